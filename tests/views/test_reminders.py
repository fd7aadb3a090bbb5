"""The planner's page of reminders."""

from collections.abc import Callable

import pytest
from click.testing import Result

from tests.factories import SmallStrategy, make_lead, make_published_strategy
from tests.page_client import PageClient, text_of
from tracker.extensions import begin_writing, db
from tracker.models.reminder import Reminder, ReminderState

PAGE = "/strategies/harbor/reminders"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with one action that is late, and its planner signed in."""
    strategy, _ = make_published_strategy()
    make_lead(strategy.id, strategy.organizations[0], email="lee@example.invalid")
    client.sign_in(strategy.planner)
    return strategy


def test_it_says_what_would_be_sent_today_and_sends_nothing(client: PageClient, strategy: SmallStrategy) -> None:
    page = text_of(client.get(PAGE))
    assert "1 person would be reminded today." in page
    assert "Lee Lead lee@example.invalid" in page
    assert "milestone 1.1.1-A1-M1, due 31 Mar 2025" in page
    assert "Nobody was reminded yet." in page
    assert "written to the outbox" in page


def test_what_was_sent_is_listed_and_not_sent_again(
    client: PageClient, strategy: SmallStrategy, run: Callable[..., Result]
) -> None:
    run("remind")
    page = text_of(client.get(PAGE))
    assert "Nobody would be reminded today." in page
    assert "15 Apr 2025 Lee Lead lee@example.invalid, 15 Apr 2025, 10:00 by outbox" in page


def test_what_was_not_sent_says_so(client: PageClient, strategy: SmallStrategy, run: Callable[..., Result]) -> None:
    run("remind")
    begin_writing()
    row = db.session.query(Reminder).one()
    row.state, row.error = ReminderState.FAILED, "no such mailbox"
    db.session.commit()
    page = text_of(client.get(PAGE))
    assert "Not sent: no such mailbox" in page
    assert "1 person would be reminded today." in page


def test_another_strategy_s_reminders_are_not_here(
    client: PageClient, strategy: SmallStrategy, run: Callable[..., Result]
) -> None:
    other, _ = make_published_strategy("river")
    make_lead(other.id, other.organizations[0], name="Rae River")
    assert "Rae River" not in client.get(PAGE).text
    run("remind")
    assert "Rae River" not in client.get(PAGE).text
