"""Accounts and the roles they hold."""

from typing import Any

import pytest
from flask import Flask

from tests.factories import NOW, SET_UP, SmallStrategy, make_administrator, make_strategy, save
from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.operations.access.accounts import add_account, change_account, end_grant, grant_role
from tracker.queries.accounts import find_actor, get_account, list_accounts, list_grants


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    return make_strategy()


@pytest.fixture
def account_id(strategy: SmallStrategy) -> str:
    return save(add_account, email="Ada@Example.Invalid", name="Ada", by=SYSTEM, at=SET_UP)


def change(account_id: str, **values: Any) -> None:
    line = get_account(account_id)
    known = {name: getattr(line, name) for name in ("name", "is_administrator", "is_active", "version")}
    save(change_account, account_id, by=SYSTEM, at=NOW, **({"reason": "For the test"} | known | values))


def give(account_id: str, strategy: SmallStrategy, role: Role = Role.VIEWER, **more: Any) -> str:
    return save(grant_role, account_id, strategy_id=strategy.id, role=role, by=SYSTEM, at=NOW, reason="New job", **more)


def test_an_address_is_kept_in_small_letters_and_given_once(account_id: str) -> None:
    assert get_account(account_id).email == "ada@example.invalid"
    with pytest.raises(Refused) as refusal:
        save(add_account, email="ADA@example.invalid", name="Another", by=SYSTEM, at=NOW)
    assert refusal.value.field == "email"


def test_only_administrators_keep_accounts(account_id: str, strategy: SmallStrategy) -> None:
    nobody = Actor(account_id, "Ada")
    with pytest.raises(Forbidden, match="administrator"):
        save(add_account, email="x@example.invalid", name="X", by=nobody, at=NOW)
    with pytest.raises(Forbidden):
        save(grant_role, account_id, strategy_id=strategy.id, role=Role.PLANNER, by=nobody, at=NOW)
    with pytest.raises(Forbidden):
        save(change_account, account_id, name="Ada", is_administrator=True, is_active=True, by=nobody, at=NOW,
             version=1, reason="I want it")  # fmt: skip


def test_a_role_is_held_until_it_is_taken_back(account_id: str, strategy: SmallStrategy) -> None:
    grant_id = give(account_id, strategy)
    actor = find_actor(account_id)
    assert actor is not None
    assert actor.has(Role.VIEWER, strategy.id)
    save(end_grant, grant_id, by=SYSTEM, at=NOW, version=1, reason="Moved on")
    actor = find_actor(account_id)
    assert actor is not None
    assert not actor.has(Role.VIEWER, strategy.id)
    [held] = list_grants(account_id)
    assert (held.lifecycle, held.lifecycle_reason, held.is_held) == (Lifecycle.CANCELLED, "Moved on", False)


def test_taking_a_role_back_needs_a_reason_and_is_done_once(account_id: str, strategy: SmallStrategy) -> None:
    grant_id = give(account_id, strategy)
    with pytest.raises(Refused) as refusal:
        save(end_grant, grant_id, by=SYSTEM, at=NOW, version=1, reason=" ")
    assert refusal.value.field == "reason"
    save(end_grant, grant_id, by=SYSTEM, at=NOW, version=1, reason="Moved on")
    with pytest.raises(Refused, match="already"):
        save(end_grant, grant_id, by=SYSTEM, at=NOW, version=2, reason="Again")


@pytest.mark.parametrize("role", [role for role in Role if role.is_held_in_organization])
def test_a_role_for_an_organization_needs_one_of_the_directory(
    account_id: str, strategy: SmallStrategy, role: Role
) -> None:
    for organization_id in (None, "nowhere"):
        with pytest.raises(Refused) as refusal:
            give(account_id, strategy, role, organization_id=organization_id)
        assert refusal.value.field == "organization_id"
    give(account_id, strategy, role, organization_id=strategy.organizations[0])


def test_a_role_in_the_whole_strategy_takes_no_organization(account_id: str, strategy: SmallStrategy) -> None:
    with pytest.raises(Refused) as refusal:
        give(account_id, strategy, Role.PLANNER, organization_id=strategy.organizations[0])
    assert refusal.value.field == "organization_id"


def test_the_organization_of_another_strategy_is_refused(account_id: str, strategy: SmallStrategy) -> None:
    other = make_strategy("river")
    with pytest.raises(Refused, match="directory"):
        give(account_id, strategy, Role.LEAD, organization_id=other.organizations[0])


def test_nobody_holds_a_role_twice(account_id: str, strategy: SmallStrategy) -> None:
    give(account_id, strategy)
    with pytest.raises(Refused) as refusal:
        give(account_id, strategy)
    assert refusal.value.field == "role"


def test_a_closed_account_is_nobody_and_gets_no_role(account_id: str, strategy: SmallStrategy) -> None:
    change(account_id, is_active=False)
    assert find_actor(account_id) is None
    with pytest.raises(Refused, match="closed"):
        give(account_id, strategy)
    change(account_id, is_active=True)
    assert find_actor(account_id) is not None


def test_power_does_not_change_without_a_reason_but_a_name_may(account_id: str) -> None:
    for values in ({"is_active": False}, {"is_administrator": True}):
        with pytest.raises(Refused) as refusal:
            change(account_id, reason=None, **values)
        assert refusal.value.field == "reason"
    change(account_id, reason=None, name="Ada Example")
    assert get_account(account_id).name == "Ada Example"


@pytest.mark.parametrize("values", [{"is_active": False}, {"is_administrator": False}])
def test_one_administrator_is_always_left(app: Flask, values: dict[str, bool]) -> None:
    first, second = make_administrator(), make_administrator()
    change(str(first.account_id), **values)
    with pytest.raises(Refused, match="one administrator left"):
        change(str(second.account_id), **values)


def test_a_stale_edit_is_refused_with_both_values(account_id: str) -> None:
    change(account_id, name="Ada Example")
    with pytest.raises(StaleEdit) as stale:
        change(account_id, name="Ada Other", version=1)
    assert (stale.value.theirs, stale.value.yours) == ({"name": "Ada Example"}, {"name": "Ada Other"})


def test_an_edit_that_changes_nothing_writes_nothing(account_id: str) -> None:
    change(account_id)
    assert get_account(account_id).version == 1


def test_the_list_of_accounts_shows_their_roles(account_id: str, strategy: SmallStrategy) -> None:
    give(account_id, strategy)
    give(account_id, strategy, Role.LEAD, organization_id=strategy.organizations[0])
    give(account_id, strategy, Role.LEAD, organization_id=strategy.organizations[1])
    roles = {line.name: line.roles for line in list_accounts()}
    assert roles["Ada"] == (Role.LEAD, Role.VIEWER)
