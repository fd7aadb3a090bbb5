"""The planner's pages of reporting periods."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    SmallStrategy,
    make_metric,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of
from tests.views.planning import send
from tests.views.posting import fields_of, form_of
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import GapKind, PeriodState, ReportingPeriod, Waiver
from tracker.extensions import db
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.operations.closing.periods import cancel_period
from tracker.operations.planning.amend import amend
from tracker.operations.reporting.achievements import Achievement
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued
from tracker.queries.periods import list_periods
from tracker.queries.rows import get_version

PERIODS = "/strategies/harbor/periods"
PERIOD = f"{PERIODS}/FY2025-Q2"
UNKNOWN, VACANT = "waivers-unknown-1.1.1-A1", "waivers-vacant-1.1.1-A1"
#: The one reason for every gap of a kind.
ALL_UNKNOWN, ALL_VACANT = "kinds-unknown", "kinds-vacant"
REPORT = "/strategies/harbor/actions/1.1.1-A1/reports/new"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with one action, its planner signed in a fortnight after the end of March."""
    strategy, _ = make_published_strategy()
    client.sign_in(strategy.planner)
    return strategy


def kept(strategy: SmallStrategy, label: str = "FY2025 Q2") -> ReportingPeriod:
    return next(period for period in list_periods(strategy.id) if period.label == label)


def close(client: PageClient, **typed: Any) -> Any:
    """Fill the form of the period's page and send it."""
    form = form_of(client.get(PERIOD), holding=VACANT)
    return client.post(PERIOD, data=fields_of(form) | typed)


def sign_in_over(client: PageClient, *, actions: int) -> SmallStrategy:
    """Sign in the planner of a published plan of some actions, of which nothing is known and which nobody leads."""
    strategy, _ = make_published_strategy(actions=actions)
    client.sign_in(strategy.planner)
    return strategy


def summary_of(page: Any) -> dict[str, str]:
    """Return what the summary at the top says, and the field each sentence leads to."""
    (box,) = (each for each in page.tree.iter("div") if "data-error-summary" in each.attrib)
    return {text_of(link): link.get("href").removeprefix("#") for link in box.iter("a")}


def test_the_list_shows_how_far_each_period_has_come(client: PageClient, strategy: SmallStrategy) -> None:
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    page = text_of(client.get(PERIODS))
    assert "FY2025 Q2" in page
    assert "21 Apr 2025" in page
    assert "Closed" in page
    assert "Not begun" in page
    assert list_issued(strategy.id)[0].number in page


def test_a_plan_from_before_periods_is_set_up_with_one_button(client: PageClient, strategy: SmallStrategy) -> None:
    for period in list_periods(strategy.id):
        save(cancel_period, period.id, by=strategy.planner, at=NOW, version=period.version, reason="As before")
    assert "published before periods were kept" in text_of(client.get(PERIODS))
    assert client.post(f"{PERIODS}/set-up").status_code == 302
    assert kept(strategy).starts_on == date(2025, 1, 1)


def test_a_draft_says_when_its_periods_are_set_up(client: PageClient) -> None:
    client.sign_in(make_strategy().planner)
    assert "when the plan is published" in text_of(client.get(PERIODS))


def test_a_period_that_runs_says_when_it_is_closed(client: PageClient, strategy: SmallStrategy) -> None:
    assert "closed after its last day" in text_of(client.get(f"{PERIODS}/FY2025-Q3"))
    assert client.get(f"{PERIODS}/FY1999-Q1").status_code == 404


def test_the_review_starts_with_a_button(client: PageClient, strategy: SmallStrategy) -> None:
    assert client.post(f"{PERIOD}/review", data={"version": kept(strategy).version}).status_code == 302
    assert kept(strategy).state is PeriodState.IN_REVIEW
    client.post(f"{PERIOD}/review", data={"version": kept(strategy).version})
    assert "in review already" in text_of(client.get(PERIOD))


def test_every_gap_stands_under_its_organization_and_needs_a_reason(
    client: PageClient, strategy: SmallStrategy
) -> None:
    page = client.get(PERIOD)
    assert "Harbor Master" in text_of(page)
    assert "Nobody leads it." in text_of(page)
    answer = close(client, **{VACANT: "Named next week"})
    assert answer.status_code == 422
    assert list(errors_of(answer)) == [UNKNOWN]
    assert fields_of(form_of(answer, holding=VACANT))[VACANT] == "Named next week"
    assert kept(strategy).state is PeriodState.OPEN


def test_closing_seals_a_briefing_and_names_its_number_and_digest(client: PageClient, strategy: SmallStrategy) -> None:
    assert close(client, **{UNKNOWN: "It has just begun", VACANT: "Named next week"}).status_code == 302
    seal = list_issued(strategy.id)[0]
    page = text_of(client.get(PERIOD))
    for words in (seal.number, seal.file_sha256, "Named next week", "Nothing more is reported for it"):
        assert words in page
    assert f"/strategies/harbor/briefings/{seal.number}" in client.get(PERIOD).get_data(as_text=True)


def test_what_several_gaps_lack_is_one_sentence_and_each_says_its_own_beside_it(client: PageClient) -> None:
    sign_in_over(client, actions=3)
    answer = close(client, **{"waivers-vacant-1.1.2-A1": "Named next week"})
    assert answer.status_code == 422
    assert summary_of(answer) == {
        "3 actions of which nothing is known need a reason: one for all, or each its own.": UNKNOWN,
        "2 actions that nobody leads need a reason: one for all, or each its own.": VACANT,
    }
    beside = errors_of(answer)
    assert len(beside) == 5
    assert set(beside.values()) == {"Give a reason."}


def test_a_single_gap_is_one_sentence_too(client: PageClient, strategy: SmallStrategy) -> None:
    assert summary_of(close(client, **{UNKNOWN: "New"})) == {"1 action that nobody leads needs a reason.": VACANT}
    assert not [name for name in fields_of(form_of(client.get(PERIOD), holding=VACANT)) if name.startswith("kinds-")]


def test_one_reason_serves_every_gap_of_a_kind_but_those_with_their_own(client: PageClient) -> None:
    strategy = sign_in_over(client, actions=3)
    typed = {ALL_UNKNOWN: "The plan is new", ALL_VACANT: "Named next week", VACANT: "Left in May"}
    assert close(client, **typed).status_code == 302
    given = {(each.gap, each.number): each.reason for each in read_waivers(strategy)}
    numbers = ("1.1.1-A1", "1.1.2-A1", "1.2.1-A1")
    assert given == {
        **{(GapKind.UNKNOWN, number): "The plan is new" for number in numbers},
        **{(GapKind.VACANT, number): "Named next week" for number in numbers},
        (GapKind.VACANT, "1.1.1-A1"): "Left in May",
    }


def read_waivers(strategy: SmallStrategy) -> tuple[Waiver, ...]:
    return next(each for each in load_document(strategy.id).plan.reporting_periods if each.revision).waivers


def test_a_reason_for_a_kind_stays_where_it_was_typed_while_others_lack_theirs(client: PageClient) -> None:
    strategy = sign_in_over(client, actions=3)
    answer = close(client, **{ALL_UNKNOWN: "The plan is old", VACANT: "Left in May"})
    assert list(summary_of(answer).values()) == ["waivers-vacant-1.1.2-A1"]
    kept_words = fields_of(form_of(answer, holding=VACANT))
    assert [kept_words[name] for name in (ALL_UNKNOWN, UNKNOWN, VACANT)] == ["The plan is old", "", "Left in May"]
    assert client.post(PERIOD, data=kept_words | {ALL_UNKNOWN: "It is new", ALL_VACANT: "Soon"}).status_code == 302
    reasons = {each.reason for each in read_waivers(strategy)}
    assert reasons == {"It is new", "Soon", "Left in May"}, "what was typed first was corrected"


def test_a_reason_that_is_too_long_is_said_once(client: PageClient) -> None:
    sign_in_over(client, actions=3)
    answer = close(client, **{ALL_UNKNOWN: "x" * 20_000, ALL_VACANT: "Soon"})
    (problem,) = summary_of(answer).items()
    assert problem[0].startswith("Use at most")
    assert problem[1] == ALL_UNKNOWN


def test_closed_anew_a_kind_has_the_one_reason_it_had(client: PageClient) -> None:
    strategy = sign_in_over(client, actions=3)
    close(client, **{ALL_UNKNOWN: "The plan is new", ALL_VACANT: "Soon", VACANT: "Left in May"})
    first = read_waivers(strategy)
    assert send(client, f"{PERIOD}/reopen", reason="Wrong minutes").status_code == 302
    form = fields_of(form_of(client.get(PERIOD), holding=VACANT))
    assert (form[ALL_UNKNOWN], form[UNKNOWN]) == ("The plan is new", "")
    assert (form[ALL_VACANT], form[VACANT], form["waivers-vacant-1.1.2-A1"]) == ("", "Left in May", "Soon")
    assert client.post(PERIOD, data=form).status_code == 302
    assert read_waivers(strategy) == first


def test_a_gap_that_appeared_since_is_marked_and_what_was_typed_stays(
    client: PageClient, strategy: SmallStrategy
) -> None:
    action = make_published_action(strategy)
    make_report(action, by=strategy.planner, period="FY2025 Q2")
    form = fields_of(form_of(client.get(PERIOD), holding=VACANT))
    assert UNKNOWN not in form
    require_approval(strategy)
    make_report(action, by=strategy.planner, period="FY2025 Q2", summary="Newer words.")
    answer = client.post(PERIOD, data=form | {VACANT: "Named next week"})
    assert answer.status_code == 422
    assert "waits for approval" in text_of(answer)
    assert "appeared since you opened the page" in errors_of(answer)["waivers-awaiting-1.1.1-A1"]
    assert fields_of(form_of(answer, holding=VACANT))[VACANT] == "Named next week"


def test_the_reason_for_a_kind_was_not_meant_for_what_nobody_had_seen(client: PageClient) -> None:
    strategy = sign_in_over(client, actions=3)
    require_approval(strategy)
    *early, late = db.session.scalars(select(Milestone.action_id).distinct().order_by(Milestone.action_id)).all()
    for action in early:
        make_report(action, by=strategy.planner, period="FY2025 Q2")
    form = fields_of(form_of(client.get(PERIOD), holding=VACANT))
    make_report(late, by=strategy.planner, period="FY2025 Q2")
    reasons = {"kinds-awaiting": "The approver is away", ALL_UNKNOWN: "The plan is new", ALL_VACANT: "Soon"}
    answer = client.post(PERIOD, data=form | reasons)
    (sentence,) = summary_of(answer)
    assert sentence.startswith("1 action whose report waits for approval needs a reason.")
    assert sentence.endswith("Since you opened the page, 1 appeared.")
    again = fields_of(form_of(answer, holding=VACANT))
    assert client.post(PERIOD, data=again).status_code == 302, "seen, it is one of its kind"


def test_a_reason_typed_for_a_kind_stays_when_its_gaps_but_one_are_filled_meanwhile(client: PageClient) -> None:
    strategy = sign_in_over(client, actions=3)
    form = fields_of(form_of(client.get(PERIOD), holding=ALL_UNKNOWN))
    first, second, _ = db.session.scalars(select(Milestone.action_id).distinct().order_by(Milestone.action_id)).all()
    for action in (first, second):
        make_report(action, by=strategy.planner, period="FY2025 Q2")
    answer = client.post(PERIOD, data=form | {ALL_UNKNOWN: "The plan is new"})
    assert answer.status_code == 422, "other gaps lack a reason"
    assert fields_of(form_of(answer, holding=VACANT))[ALL_UNKNOWN] == "The plan is new"
    assert not [sentence for sentence in summary_of(answer) if "nothing is known" in sentence], "it serves the one left"


def make_published_action(strategy: SmallStrategy) -> str:
    return db.session.scalars(select(Milestone.action_id).distinct()).one()


def require_approval(strategy: SmallStrategy) -> None:
    plan = strategy.plan.id
    save(amend, Kind.PLAN, plan, {"requires_approval": True}, by=strategy.planner, at=NOW,
         version=get_version(Kind.PLAN, plan), strategy_id=strategy.id, reason="Agreed")  # fmt: skip


def test_a_form_from_before_somebody_closed_it_is_refused(client: PageClient, strategy: SmallStrategy) -> None:
    form = fields_of(form_of(client.get(PERIOD), holding=VACANT))
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    answer = client.post(PERIOD, data=form | {UNKNOWN: "New", VACANT: "New"})
    assert answer.status_code == 422
    assert len(list_issued(strategy.id)) == 1


def test_a_closed_period_is_reopened_with_a_reason(client: PageClient, strategy: SmallStrategy) -> None:
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    assert send(client, f"{PERIOD}/reopen").status_code == 422
    assert send(client, f"{PERIOD}/reopen", reason="Wrong minutes").status_code == 302
    assert kept(strategy).state is PeriodState.IN_REVIEW
    assert "In review reopened" in text_of(client.get(PERIODS))
    assert "It was closed on 15 Apr 2025 and reopened; closing it anew seals revision 2." in text_of(client.get(PERIOD))
    assert close(client).status_code == 302, "the reasons of the first closing stand in the form"
    assert [each.period_revision for each in list_issued(strategy.id)] == [2, 1]
    (history,) = (link.get("href") for link in client.get(PERIOD).tree.iter("a") if text_of(link) == "History")
    assert "Wrong minutes" in text_of(client.get(history)), "why it was reopened is found from its page"


def test_a_period_of_ones_own_is_added_changed_and_cancelled(client: PageClient, strategy: SmallStrategy) -> None:
    assert send(client, f"{PERIOD}/cancel", reason="We report by month").status_code == 302
    typed = {"label": "January 2025", "starts_on": "2025-01-01", "last_on": "2025-04-30", "reason": "Months"}
    answer = send(client, f"{PERIODS}/new", **typed)
    assert answer.status_code == 422
    assert "lie in FY2025 Q3" in errors_of(answer)["starts_on"]
    assert send(client, f"{PERIODS}/new", **(typed | {"last_on": "2025-01-31"})).status_code == 302
    assert kept(strategy, "January 2025").ends_on == date(2025, 2, 1)
    january = f"{PERIODS}/January-2025"
    assert send(client, f"{january}/edit", reports_due_on="2025-03-03", reason="Later").status_code == 302
    assert kept(strategy, "January 2025").reports_due_on == date(2025, 3, 3)
    assert "February" not in text_of(client.get(january))


def test_the_page_of_a_report_refuses_a_closed_period_and_keeps_the_words(
    client: PageClient, strategy: SmallStrategy
) -> None:
    form = fields_of(form_of(client.get(REPORT), holding="summary"))
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    typed = {"status": "on_track", "summary": "Going well.", "period": "FY2025 Q2"}
    answer = client.post(REPORT, data=form | typed)
    assert answer.status_code == 422
    assert "Going well." in answer.get_data(as_text=True)
    assert db.session.scalars(select(Milestone.booked_to)).all() == [None, None]


def test_the_page_of_a_reading_asks_why_it_comes_late(client: PageClient, strategy: SmallStrategy) -> None:
    metric = make_metric(strategy)
    make_reading(strategy, metric, as_of_on=date(2025, 2, 28))
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    address = "/strategies/harbor/metrics/1.1-K1/readings/new"
    value, day = f"readings-{metric}-value", f"readings-{metric}-as_of_on"
    answer = send(client, address, **{value: "14", day: "2025-03-20"})
    assert answer.status_code == 422
    assert "which is closed" in errors_of(answer)["late_reason"]
    form = fields_of(form_of(answer, holding="late_reason"))
    assert client.post(address, data=form | {"late_reason": "The post was slow"}).status_code == 302
    late = db.session.scalars(select(Reading.booked_to).filter_by(as_of_on=date(2025, 3, 20))).one()
    assert late == "FY2025 Q3"
    sealed = db.session.scalars(select(Reading.id).filter_by(as_of_on=date(2025, 2, 28))).one()
    answer = send(client, f"{address}?corrects={sealed}", reason="A typo", **{value: "15", day: "2025-02-28"})
    assert "what was sealed does not change" in text_of(answer)


def test_the_page_of_a_milestone_refuses_to_correct_what_was_sealed(
    client: PageClient, strategy: SmallStrategy
) -> None:
    first = db.session.scalars(select(Milestone).filter_by(position=1)).one()
    achievement = Achievement(first.id, date(2025, 3, 20), "Minutes", "HMO-1")
    make_report(first.action_id, by=strategy.planner, period="FY2025 Q2", achievements=(achievement,))
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    answer = send(client, "/strategies/harbor/milestones/1.1.1-A1-M1/correct", achieved_on="2025-03-21", reason="Typo")
    assert answer.status_code == 422
    assert "what was sealed does not change" in text_of(answer)
