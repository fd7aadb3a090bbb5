"""Passwords: what is kept of them, how they change, and the link that sets a new one."""

from datetime import timedelta

import orjson
import pytest
from argon2 import extract_parameters
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, SET_UP, make_administrator, save
from tracker.domain.errors import Forbidden, Refused
from tracker.domain.roles import SYSTEM, Actor
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.account import Account
from tracker.operations.access.accounts import add_account, change_account
from tracker.operations.access.passwords import change_password, issue_reset_link, password_matches, reset_password
from tracker.operations.access.tokens import token_digest
from tracker.queries.accounts import find_reset_account, get_account

OLD, NEW = "correct horse battery", "a wholly different one"


@pytest.fixture
def owner(app: Flask) -> Actor:
    id = save(add_account, email="ada@example.invalid", name="Ada", password=OLD, by=SYSTEM, at=SET_UP)
    return Actor(id, "Ada")


def row(owner: Actor) -> Account:
    return db.session.get_one(Account, owner.account_id, populate_existing=True)


def set_password(owner: Actor, old: str = OLD, new: str = NEW) -> None:
    save(change_password, owner.account_id, old=old, new=new, by=owner, at=NOW)


def test_a_password_is_kept_as_argon2id_alone(owner: Actor) -> None:
    """RFC 9106's second choice: 64 MiB, three passes, four lanes."""
    kept = extract_parameters(row(owner).password_hash)
    assert (kept.type.name, kept.memory_cost, kept.time_cost, kept.parallelism) == ("ID", 65536, 3, 4)
    assert (kept.salt_len, kept.hash_len) == (16, 32)


def test_no_secret_is_written_into_the_record(owner: Actor) -> None:
    set_password(owner)
    secret = save(issue_reset_link, owner.account_id, by=SYSTEM, at=NOW)
    kept = b"".join(db.session.scalars(select(Revision.content)))
    account = row(owner)
    for word in (OLD, NEW, secret, account.password_hash, account.reset_digest):
        assert str(word).encode() not in kept
    assert "password_hash" not in orjson.loads(db.session.scalars(select(Revision.content)).first())


def test_changing_the_password_changes_it(owner: Actor) -> None:
    set_password(owner)
    assert password_matches(row(owner), NEW)
    assert not password_matches(row(owner), OLD)
    assert row(owner).password_changed_at == NOW


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("wrong", NEW, "old_password"), (OLD, "too short", "new_password"), (OLD, "x" * 1001, "new_password"),
     (OLD, OLD, "new_password")],
)  # fmt: skip
def test_a_password_is_not_changed_without_the_old_one_nor_to_a_bad_one(
    owner: Actor, old: str, new: str, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        set_password(owner, old, new)
    assert refusal.value.field == field
    assert password_matches(row(owner), OLD)


def test_nobody_changes_another_s_password(owner: Actor) -> None:
    with pytest.raises(Refused):
        save(change_password, owner.account_id, old=OLD, new=NEW, by=make_administrator(), at=NOW)


def test_a_reset_link_sets_a_password_once(owner: Actor) -> None:
    secret = save(issue_reset_link, owner.account_id, by=SYSTEM, at=NOW)
    save(reset_password, owner.account_id, secret=secret, new=NEW, at=NOW)
    assert password_matches(row(owner), NEW)
    with pytest.raises(Refused, match="works no more"):
        save(reset_password, owner.account_id, secret=secret, new="yet another password", at=NOW)
    assert password_matches(row(owner), NEW)


def test_a_reset_link_works_for_a_day(owner: Actor) -> None:
    secret = save(issue_reset_link, owner.account_id, by=SYSTEM, at=NOW)
    digest = token_digest(secret)
    assert find_reset_account(digest, NOW + timedelta(hours=24)) is not None
    assert find_reset_account(digest, NOW + timedelta(hours=24, seconds=1)) is None
    with pytest.raises(Refused):
        save(reset_password, owner.account_id, secret=secret, new=NEW, at=NOW + timedelta(hours=24, seconds=1))


def test_a_newer_link_replaces_the_older(owner: Actor) -> None:
    first, second = (save(issue_reset_link, owner.account_id, by=SYSTEM, at=NOW) for _ in range(2))
    assert find_reset_account(token_digest(first), NOW) is None
    assert find_reset_account(token_digest(second), NOW) is not None


def test_the_secret_of_a_link_is_not_kept(owner: Actor) -> None:
    secret = save(issue_reset_link, owner.account_id, by=SYSTEM, at=NOW)
    assert secret not in str(row(owner).__dict__)


def test_closing_an_account_ends_its_link(owner: Actor) -> None:
    secret = save(issue_reset_link, owner.account_id, by=SYSTEM, at=NOW)
    version = get_account(str(owner.account_id)).version
    closing = {"name": "Ada", "is_administrator": False, "by": SYSTEM, "at": NOW}
    save(change_account, owner.account_id, is_active=False, version=version, reason="Left", **closing)
    assert find_reset_account(token_digest(secret), NOW) is None
    save(change_account, owner.account_id, is_active=True, version=version + 1, reason="Back", **closing)
    assert find_reset_account(token_digest(secret), NOW) is None


def test_only_an_administrator_makes_a_link_and_not_for_everybody(owner: Actor) -> None:
    with pytest.raises(Forbidden):
        save(issue_reset_link, owner.account_id, by=owner, at=NOW)
    persona = save(add_account, email="demo@example.invalid", name="D", is_demonstration=True, by=SYSTEM, at=SET_UP)
    with pytest.raises(Refused, match="without a password"):
        save(issue_reset_link, persona, by=SYSTEM, at=NOW)
