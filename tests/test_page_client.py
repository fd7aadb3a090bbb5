"""The test client refuses what a strict reader, a policy or a server would."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import StoppedClock
from tests.factories import make_published_strategy
from tests.page_client import PageClient, check_page, text_of
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.account import AccessEvent, AccessEventKind
from tracker.operations.access.accounts import record_access

PAGE = "<!doctype html><html lang=en><head><title>A page</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<p id=a></p><p id=a></p>", "stand twice"),
        ("<table><p>Not in a table</table>", "no valid HTML"),
        ("<p style='color: red'></p>", "policy blocks"),
        ("<button onclick='go()'>Go</button>", "policy blocks"),
        ("<script>go()</script>", "policy blocks"),
    ],
)
def test_a_page_that_breaks_a_rule_is_refused(body: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check_page(PAGE.format(body))


def test_data_for_a_chart_may_stand_in_a_page_and_is_not_read_as_words() -> None:
    tree = check_page(PAGE.format('<p>Counted  <b>once</b>.</p><script type="application/json">{"a": 1}</script>'))
    assert text_of(tree) == "A page Counted once."


@pytest.mark.parametrize("commits", [True, False])
def test_what_a_request_does_not_commit_is_lost(app: Flask, client: PageClient, commits: bool) -> None:
    def leave() -> str:
        record_access(AccessEventKind.EXPORT, "A file", account_id=None, at=StoppedClock().now(), address=None)
        if commits:
            db.session.commit()
        return PAGE.format("<p>Done.</p>")

    app.view_functions["health.show"] = leave
    client.get("/health")
    assert db.session.scalar(select(func.count()).select_from(AccessEvent)) == int(commits)


def test_two_people_of_one_test_are_told_apart(
    client: PageClient, sign_in_as: Callable[..., Actor], clock: StoppedClock
) -> None:
    strategy, _ = make_published_strategy()
    address = f"/strategies/{strategy.slug}"
    assert client.get(address).status_code == 302
    viewer = sign_in_as(Role.VIEWER, strategy.id)
    words = text_of(client.get(address))
    assert viewer.name in words
    assert strategy.planner.name not in words
    sign_in_as(strategy.planner)
    clock.advance(days=1)
    words = text_of(client.get(address))
    assert strategy.planner.name in words
    assert viewer.name not in words
