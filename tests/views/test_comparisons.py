"""Comparing two moments of a strategy: what the page says, who may see it, and what it refuses."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from tests.closed_periods import make_closed_period
from tests.conftest import StoppedClock
from tests.factories import (
    SmallStrategy,
    get_action,
    make_action,
    make_lead,
    make_milestone,
    make_published_strategy,
    make_report,
    save,
)
from tests.page_client import PageClient, text_of
from tracker.domain.document.element import Visibility
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.exchange.issued_file import write_issued
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.planning.redating import redate_action

CLOSED = datetime(2025, 4, 20, 14, 0, tzinfo=UTC)
LATER = datetime(2025, 5, 2, 14, 0, tzinfo=UTC)
PAGE = "/strategies/harbor/compare"


@pytest.fixture
def strategy(app: Flask, clock: StoppedClock) -> SmallStrategy:
    """Two actions, the second internal; FY2025 Q2 closed, then a report, a re-dating and a new action."""
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, at=datetime(2025, 3, 20, 14, 0, tzinfo=UTC), status=Status.ON_TRACK)
    make_closed_period(strategy, "FY2025 Q2", at=CLOSED)
    redate(strategy, action, date(2026, 3, 31))
    make_action(strategy, title="Buoys renewed", at=LATER)
    make_action(strategy, title="Secret soundings", visibility=Visibility.INTERNAL, at=LATER)
    make_report(action, by=strategy.planner, at=LATER, status=Status.AT_RISK, blocked_by="The yard",
                blocked_since_on=date(2025, 4, 28), cleared_by="A berth")  # fmt: skip
    clock.moment = LATER
    return strategy


def redate(strategy: SmallStrategy, action: str, due_on: date) -> None:
    save(
        redate_action, action, due_on=due_on, milestones={}, by=strategy.planner, at=LATER,
        version=get_action(action).version, reason="The vessel is in the yard",
    )  # fmt: skip


SignIn = Callable[..., Actor]


def test_without_a_choice_it_compares_the_last_closed_period_with_today(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(PAGE)
    words = text_of(page)
    assert "Since FY2025 Q2 closed: 1 action" in words
    assert "2 added" in words
    assert "kept first dates" in words
    assert "newly blocked" in words
    assert "1.1.1-A1-M1" in words
    assert "31 Dec 2025" in words
    assert "31 Mar 2026" in words
    assert "90 days later" in words
    assert "The vessel is in the yard" in words


def test_its_figures_of_today_are_those_of_the_briefing_and_the_others_lead_to_theirs(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    briefing = json.loads(client.get("/strategies/harbor/briefing.json").data)
    page = client.get(PAGE)
    found = re.findall(r'<data value="([^"]*)" data-figure="([^"]*)"', page.text)
    assert len(found) >= 4
    for value, address in found:
        figure = briefing["assessment"]
        for step in address.split("/"):
            figure = figure[step]
        assert value == ("" if figure is None else str(figure))
    then = re.findall(r'href="([^"]*/figures/goals/1\.1/progress\?on=[^"]*)"', page.text)
    assert client.get(then[0].replace("&amp;", "&")).status_code == 200


def test_the_briefing_says_the_same_as_the_page(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    since = json.loads(client.get("/strategies/harbor/briefing.json").data)["since"]
    assert (since["period"], since["as_of"], since["revision"]) == ("FY2025 Q2", "2025-03-31", 1)
    assert since["sentence"] in text_of(client.get(PAGE))
    for path in ("", "/goals/1.1", f"/organizations/{strategy.organizations[0]}"):
        assert "Since FY2025 Q2 closed: 1 action" in text_of(client.get(f"/strategies/harbor{path}"))
    assert since["sentence"] in text_of(client.get("/strategies/harbor"))
    assert since["new_blocks"] == ["1.1.1-A1"]
    assert since["summary"]["added"] == 2
    assert [each["number"] for each in since["dates"]] == ["1.1.1-A1", "1.1.1-A1"]


def test_a_reader_of_the_public_part_learns_nothing_more(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn, app: Flask
) -> None:
    sign_in_as(make_lead(strategy.id, strategy.organizations[1]))
    for path in (PAGE, f"{PAGE}.csv", "/strategies/harbor/briefing.json"):
        answer = client.get(path)
        assert "Secret soundings" not in answer.text
        assert "Buoys renewed" in answer.text
    assert "1 added" in text_of(client.get(PAGE))
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    nobody = app.test_client().get(PAGE)
    assert nobody.status_code == 200
    assert "The vessel is in the yard" not in nobody.text
    assert "Secret soundings" not in nobody.text


def test_days_periods_and_briefings_may_be_compared(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn
) -> None:
    save(issue_briefing, strategy.id, audience="The board", on=date(2025, 5, 2), write=write_issued,
         by=strategy.planner, at=LATER)  # fmt: skip
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(PAGE)
    assert {"FY2025-Q2", "2025-02"} <= set(re.findall(r'<option value="([^"]*)"', page.text))
    assert "Since 1 Mar 2025" in text_of(client.get(f"{PAGE}?from=2025-03-01"))
    assert "Since 1 Feb 2025 until FY2025 Q2 closed" in text_of(client.get(f"{PAGE}?from=2025-02-01&to=FY2025-Q2"))
    assert "Since FY2025 Q2 closed until briefing 2025-02" in text_of(client.get(f"{PAGE}?from=FY2025-Q2&to=2025-02"))
    assert "Since FY2025 Q2 closed" in text_of(client.get(f"{PAGE}?from=FY2025+Q2")), "as it is called everywhere"
    assert "Briefing 2025-02, as of 2 May 2025" in text_of(client.get(f"{PAGE}?from=FY2025-Q2&to=2025-02"))
    same = client.get(f"{PAGE}?from=FY2025-Q2&to=FY2025-Q2")
    assert "Nothing moved between these two." in text_of(same)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("from=yesterday", "'yesterday' is neither a day such as 2025-05-02"),
        ("from=FY2025-Q3", "FY2025 Q3 is not closed; choose a day instead."),
        ("from=2025-01&to=2099-01-01", "2099-01-01 is in the future"),
        ("from=2025-04-30&to=2025-02-01", "This is later than 1 Feb 2025; put the earlier one first."),
        ("from=2024-06-01", "Nothing was known then."),
        ("from=7", "'7' is neither"),
    ],
)
def test_what_cannot_be_compared_comes_back_with_what_was_typed(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn, asked: str, words: str
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(f"{PAGE}?{asked}")
    assert page.status_code == 422
    assert words in text_of(page)
    assert f'value="{asked.split("&")[0].split("=")[1]}"' in page.text
    assert client.get(f"{PAGE}.csv?{asked}").status_code == 422


def test_where_no_period_was_closed_it_begins_when_the_strategy_was_first_known(
    app: Flask, client: PageClient, sign_in_as: SignIn
) -> None:
    strategy, _ = make_published_strategy()
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Since 15 Jan 2025" in text_of(page)
    assert "Since " not in text_of(client.get("/strategies/harbor"))
    assert json.loads(client.get("/strategies/harbor/briefing.json").data)["since"] is None


def test_the_table_has_a_row_for_each_figure_that_moved(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    answer = client.get(f"{PAGE}.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="harbor-compare-FY2025-Q2-2025-05-02.csv"'
    caption, heading, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert "Since FY2025 Q2 closed" in caption[0]
    assert heading[0] == "Kind"
    assert ["action", "1.1.1-A1", "Survey part 0", "worse", "is_blocked", "no", "yes"] in [row[:7] for row in rows]


def test_the_page_of_an_earlier_day_compares_with_the_period_closed_then(
    strategy: SmallStrategy, client: PageClient, sign_in_as: SignIn
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    then = client.get("/strategies/harbor?on=2025-04-22")
    assert "Since FY2025 Q2 closed: 1 action went off track" not in text_of(then)
    assert "Since FY2025 Q2 closed: " in text_of(then)
    assert "to=2025-04-22" in then.text
    assert "Since" not in text_of(client.get("/strategies/harbor?on=2025-04-10"))


def test_a_milestone_that_was_added_is_why_its_action_moved(
    app: Flask, client: PageClient, sign_in_as: SignIn, clock: StoppedClock
) -> None:
    strategy, (action,) = make_published_strategy()
    make_milestone(strategy, action, at=CLOSED)
    clock.moment = LATER
    sign_in_as(Role.VIEWER, strategy.id)
    rows = list(csv.reader(io.StringIO(client.get(f"{PAGE}.csv?from=2025-04-18").data.decode("utf-8-sig"))))
    assert ["milestones", "2", "3", "1.1.1-A1-M3 added"] in [
        row[4:] for row in rows if row[:2] == ["action", "1.1.1-A1"]
    ]
