"""Reporting periods on the command line: the same rules as on the page."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import make_lead, make_published_strategy
from tracker.extensions import db
from tracker.models.account import Account
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued

PERIOD = "FY2025-Q2"


def email_of(account_id: str | None) -> str:
    assert account_id is not None
    return db.session.get_one(Account, account_id).email


def test_periods_are_listed_with_what_they_lack_and_closed_with_a_reason_for_each(run: Callable[..., Any]) -> None:
    strategy, _ = make_published_strategy()
    result = run("period", "list", "harbor")
    assert "FY2025 Q2: 2025-01-01 to 2025-03-31, reports due 2025-04-21, collecting" in result.output
    assert "    vacant:1.1.1-A1" in result.output
    planner = email_of(strategy.planner.account_id)
    refused = run("period", "close", "harbor", PERIOD, "--as", planner, "--waive", "vacant:1.1.1-A1=Named soon")
    assert refused.exit_code == 1
    assert "no reason yet" in refused.output
    options = ("--waive", "vacant:1.1.1-A1=Named soon", "--waive-all", "The plan is new")
    closed = run("period", "close", "harbor", PERIOD, "--as", planner, *options)
    assert closed.exit_code == 0, closed.output
    seal = list_issued(strategy.id)[0]
    assert f"Briefing {seal.number}, digest {seal.file_sha256}" in closed.output
    period = next(each for each in load_document(strategy.id).plan.reporting_periods if each.revision)
    assert "Named soon" in [waiver.reason for waiver in period.waivers]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("harbor", "FY1999-Q1"), "There is no reporting period"),
        (("harbor", PERIOD, "--waive", "vacant:9.9.9-A9=Gone"), "is no gap of this period"),
        (("nowhere", PERIOD), "There is no strategy"),
    ],
)
def test_what_is_not_there_is_named(run: Callable[..., Any], arguments: tuple[str, ...], words: str) -> None:
    strategy, _ = make_published_strategy()
    result = run("period", "close", *arguments, "--as", email_of(strategy.planner.account_id))
    assert result.exit_code == 1
    assert words in result.output


def test_only_a_planner_closes(run: Callable[..., Any]) -> None:
    strategy, _ = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    for who, words in ((email_of(lead.account_id), "Only a planner"), ("nobody@example.invalid", "open account")):
        result = run("period", "close", "harbor", PERIOD, "--as", who, "--waive-all", "Mine")
        assert result.exit_code == 1
        assert words in result.output
