"""A lead's one page."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.conftest import StoppedClock
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_lead,
    make_metric,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    publish,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tracker.domain.document.element import Visibility
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.forms.returning import GIVEN_BACK
from tracker.models.account import AccessEvent
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.operations.reporting.report import EXPLANATION

SignIn = Callable[..., Actor]

ADDRESS = "/strategies/harbor/actions/1.1.1-A1"
NEW = f"{ADDRESS}/reports/new"

WORDS = {"status": "on_track", "summary": "The east channel is half surveyed.", "next_steps": "The west one."}
TROUBLE = {
    "status": "at_risk",
    "summary": "The vessel is late.",
    "why": "It broke down.",
    "recovery": "A second one.",
    "forecast_on": "2026-02-01",
}


def updates() -> list[StatusUpdate]:
    return list(db.session.scalars(select(StatusUpdate).order_by(StatusUpdate.position)))


def milestones() -> list[Milestone]:
    return list(db.session.scalars(select(Milestone).order_by(Milestone.position)))


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with one action of two milestones, and its lead signed in."""
    strategy, _ = make_published_strategy()
    client.sign_in(make_lead(strategy.id, strategy.organizations[0], name="Lee Lead"))
    return strategy


def test_a_report_is_recorded_and_leads_back_to_the_action(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | WORDS | {"help_needed": "A word with the yard."}
    response = client.post(NEW, data=typed)
    assert (response.status_code, response.location) == (302, ADDRESS)
    (update,) = updates()
    assert (update.status, update.summary, update.next_steps) == (
        Status.ON_TRACK, "The east channel is half surveyed.", "The west one.",
    )  # fmt: skip
    assert (update.help_needed, update.reported_by, update.entered_by) == ("A word with the yard.", "Lee Lead", None)
    assert (update.period, update.reported_on) == ("FY2025 Q2", date(2025, 3, 31))
    assert update.submitted_on == date(2025, 4, 15)
    page = text_of(client.get(ADDRESS))
    assert "Report on 1.1.1-A1 recorded." in page
    assert "The east channel is half surveyed." in page


def test_on_track_asks_for_nothing_more_than_a_sentence(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | {"status": "on_track", "summary": "Going as planned."}
    assert client.post(NEW, data=typed).status_code == 302


@pytest.mark.parametrize("status", ["at_risk", "off_track"])
def test_trouble_asks_why_what_would_recover_it_and_when(
    client: PageClient, strategy: SmallStrategy, status: str
) -> None:
    typed = form_values(client.get(NEW)) | {"status": status, "summary": "The vessel is late."}
    response = client.post(NEW, data=typed)
    assert response.status_code == 422
    assert errors_of(response) == EXPLANATION
    assert form_values(response)["summary"] == "The vessel is late."
    assert client.post(NEW, data=typed | {name: TROUBLE[name] for name in EXPLANATION}).status_code == 302
    assert (updates()[0].why, updates()[0].forecast_on) == ("It broke down.", date(2026, 2, 1))


def test_what_belongs_to_trouble_is_not_dropped_without_a_word(client: PageClient, strategy: SmallStrategy) -> None:
    response = client.post(NEW, data=form_values(client.get(NEW)) | TROUBLE | {"status": "on_track"})
    assert set(errors_of(response)) == {"why", "recovery", "forecast_on"}
    assert form_values(response)["why"] == "It broke down."


def test_an_empty_report_says_what_is_missing_and_saves_nothing(client: PageClient, strategy: SmallStrategy) -> None:
    response = client.post(NEW, data=form_values(client.get(NEW)))
    assert response.status_code == 422
    assert set(errors_of(response)) == {"status", "summary"}
    assert "Not saved yet" in text_of(response)
    assert updates() == []


def test_everything_typed_comes_back_with_what_is_wrong(client: PageClient, strategy: SmallStrategy) -> None:
    first, _ = milestones()
    metric = make_metric(strategy, action_id=first.action_id)
    typed = form_values(client.get(NEW)) | TROUBLE | {
        "forecast_on": "soon",
        f"milestones-{first.id}-is_achieved": "y",
        f"milestones-{first.id}-achieved_on": "2025-04-31",
        f"milestones-{first.id}-evidence_title": "Minutes",
        f"readings-{metric}-value": "a dozen",
        "blocked_by": "The yard",
        "blockers": "Nobody answers.\nNot even the yard.",
    }  # fmt: skip
    response = client.post(NEW, data=typed)
    assert response.status_code == 422
    assert errors_of(response) == {
        "forecast_on": "Write the day as YYYY-MM-DD, for example 2026-03-31.",
        f"milestones-{first.id}-achieved_on": "There is no such day in the calendar.",
        f"milestones-{first.id}-evidence_reference": "Give its address or document number.",
        f"readings-{metric}-value": "Give a number such as 62 or 1,250.5, without its unit.",
    }
    kept = form_values(response)
    assert {name: kept[name] for name in typed} == typed
    assert updates() == []


def test_an_achieved_milestone_is_recorded_with_its_evidence(client: PageClient, strategy: SmallStrategy) -> None:
    first, second = (milestone.id for milestone in milestones())
    typed = form_values(client.get(NEW)) | WORDS | {
        f"milestones-{first}-is_achieved": "y",
        f"milestones-{first}-evidence_title": "Minutes of the board",
        f"milestones-{first}-evidence_reference": "HMO-2025-7",
    }  # fmt: skip
    assert typed[f"milestones-{first}-achieved_on"] == "2025-04-15"
    assert client.post(NEW, data=typed).status_code == 302
    done, open_ = milestones()
    assert (done.achieved_on, done.evidence_title) == (date(2025, 4, 15), "Minutes of the board")
    assert open_.achieved_on is None
    assert f"milestones-{first}-is_achieved" not in client.get(NEW).text
    assert f"milestones-{second}-is_achieved" in client.get(NEW).text


def test_nothing_is_achieved_tomorrow(client: PageClient, strategy: SmallStrategy) -> None:
    first = milestones()[0].id
    typed = form_values(client.get(NEW)) | WORDS | {
        f"milestones-{first}-is_achieved": "y",
        f"milestones-{first}-achieved_on": "2025-04-16",
        f"milestones-{first}-evidence_title": "Minutes",
        f"milestones-{first}-evidence_reference": "HMO-2025-7",
    }  # fmt: skip
    response = client.post(NEW, data=typed)
    assert response.status_code == 422
    assert "in the future" in errors_of(response)[f"milestones-{first}-achieved_on"]
    assert milestones()[0].achieved_on is None
    assert updates() == []


def test_evidence_without_its_tick_is_not_lost(client: PageClient, strategy: SmallStrategy) -> None:
    first = milestones()[0].id
    typed = form_values(client.get(NEW)) | WORDS | {f"milestones-{first}-evidence_title": "Minutes"}
    response = client.post(NEW, data=typed)
    assert response.status_code == 422
    assert "Tick the milestone, or clear its evidence." in text_of(response)


def test_a_percentage_is_asked_only_where_there_are_no_milestones(client: PageClient, strategy: SmallStrategy) -> None:
    assert 'name="percent"' not in client.get(NEW).text
    other = make_action(strategy, title="Sound the bell buoy")
    address = "/strategies/harbor/actions/1.1.1-A2/reports/new"
    typed = form_values(client.get(address)) | WORDS
    response = client.post(address, data=typed)
    assert "say how much is done" in errors_of(response)["percent"]
    assert "from 0 to 100" in errors_of(client.post(address, data=typed | {"percent": "140"}))["percent"]
    assert client.post(address, data=typed | {"percent": "40"}).status_code == 302
    (update,) = updates()
    assert (update.action_id, update.percent) == (other, 40)


def test_readings_travel_with_the_report(client: PageClient, strategy: SmallStrategy) -> None:
    action = milestones()[0].action_id
    metric = make_metric(strategy, action_id=action)
    elsewhere = make_metric(strategy, action_id=action, organization_id=strategy.organizations[1])
    page = client.get(NEW)
    assert elsewhere not in page.text
    typed = form_values(page) | WORDS
    assert typed[f"readings-{metric}-as_of_on"] == "2025-03-31"
    assert client.post(NEW, data=typed | {f"readings-{metric}-value": "1,250.5"}).status_code == 302
    reading = db.session.scalars(select(Reading)).one()
    assert (reading.value, reading.as_of_on, reading.status_update_id) == (
        Decimal("1250.5"), date(2025, 3, 31), updates()[0].id,
    )  # fmt: skip


def test_a_second_reading_of_a_day_is_refused_beside_its_day(client: PageClient, strategy: SmallStrategy) -> None:
    metric = make_metric(strategy, action_id=milestones()[0].action_id)
    make_reading(strategy, metric, 12)
    typed = form_values(client.get(NEW)) | WORDS
    typed |= {f"readings-{metric}-value": "13", f"readings-{metric}-as_of_on": "2025-03-31"}
    response = client.post(NEW, data=typed)
    assert "correct that one instead" in errors_of(response)[f"readings-{metric}-as_of_on"]
    assert updates() == []


def test_what_blocked_it_stands_there_until_somebody_says_it_is_over(
    client: PageClient, strategy: SmallStrategy
) -> None:
    action = milestones()[0].action_id
    blocked = {"blocked_by": "The yard", "blocked_since_on": date(2025, 3, 1), "cleared_by": "A new slot"}
    make_report(action, by=strategy.planner, **blocked)
    typed = form_values(client.get(NEW)) | WORDS
    assert (typed["blocked_by"], typed["blocked_since_on"]) == ("The yard", "2025-03-01")
    client.post(NEW, data=typed)
    assert updates()[-1].blocked_by == "The yard"
    client.post(NEW, data=form_values(client.get(NEW)) | WORDS | {"is_cleared": "y"})
    assert (updates()[-1].blocked_by, updates()[-1].blocked_since_on, updates()[-1].cleared_by) == (None, None, None)


def test_a_report_by_somebody_else_meanwhile_is_shown_and_nothing_typed_is_lost(
    client: PageClient, strategy: SmallStrategy
) -> None:
    first = milestones()[0]
    opened = form_values(client.get(NEW))
    make_report(first.action_id, by=strategy.planner, summary="The planner wrote this meanwhile.", seen=0)
    response = client.post(NEW, data=opened | TROUBLE)
    assert response.status_code == 422
    page = text_of(response)
    assert "Somebody reported on this action while you were writing" in page
    assert "The planner wrote this meanwhile." in page
    kept = form_values(response)
    assert {name: kept[name] for name in TROUBLE} == TROUBLE
    assert len(updates()) == 1
    assert client.post(NEW, data=kept).status_code == 302
    assert [update.summary for update in updates()] == ["The planner wrote this meanwhile.", "The vessel is late."]


def test_a_milestone_somebody_else_reported_meanwhile_is_shown_beside_what_was_typed(
    client: PageClient, strategy: SmallStrategy
) -> None:
    first = milestones()[0].id
    proof = {
        f"milestones-{first}-is_achieved": "y",
        f"milestones-{first}-evidence_title": "Minutes",
        f"milestones-{first}-evidence_reference": "HMO-2025-7",
    }
    mine = form_values(client.get(NEW)) | WORDS | proof
    client.sign_in(strategy.planner)
    theirs = form_values(client.get(NEW)) | WORDS | proof | {f"milestones-{first}-evidence_title": "The charter"}
    assert client.post(NEW, data=theirs | {"reported_by": "Lee Lead"}).status_code == 302
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    response = client.post(NEW, data=mine)
    page = text_of(response)
    assert "was reported achieved on 15 Apr 2025 while you were writing: The charter" in page
    assert "You had typed: Minutes HMO-2025-7" in page
    assert client.post(NEW, data=form_values(response)).status_code == 302
    assert milestones()[0].evidence_title == "The charter"


def test_the_same_page_sent_twice_is_one_report(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | WORDS
    assert [client.post(NEW, data=typed).status_code for _ in range(2)] == [302, 302]
    assert len(updates()) == 1


def test_the_same_page_sent_again_with_other_words_is_not_swallowed(
    client: PageClient, strategy: SmallStrategy
) -> None:
    typed = form_values(client.get(NEW)) | WORDS
    client.post(NEW, data=typed)
    response = client.post(NEW, data=typed | {"summary": "No, it is all surveyed."})
    assert response.status_code == 422
    assert "sent before, with other words" in text_of(response)
    kept = form_values(response)
    assert kept["summary"] == "No, it is all surveyed."
    assert client.post(NEW, data=kept).status_code == 302
    assert len(updates()) == 2


def test_a_planner_enters_it_for_somebody_and_says_for_whom(client: PageClient, strategy: SmallStrategy) -> None:
    client.sign_in(strategy.planner)
    typed = form_values(client.get(NEW)) | WORDS | {"reported_by": ""}
    assert set(errors_of(client.post(NEW, data=typed))) == {"reported_by"}
    assert client.post(NEW, data=typed | {"reported_by": "Avery Example"}).status_code == 302
    assert (updates()[0].reported_by, updates()[0].entered_by) == ("Avery Example", "Pat Planner")


def test_the_last_quarter_can_still_be_reported_on(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW))
    assert typed["period"] == "FY2025 Q2", "within three weeks after its end, that is what people report on"
    client.post(NEW, data=typed | WORDS | {"period": "FY2025 Q2"})
    assert updates()[0].period == "FY2025 Q2"
    assert form_values(client.get(NEW))["period"] == "FY2025 Q3"
    forged = client.post(NEW, data=form_values(client.get(NEW)) | WORDS | {"period": "FY2030 Q1"})
    assert forged.status_code == 422


@pytest.mark.parametrize(
    ("role", "organization"),
    [(Role.LEAD, 1), (Role.VIEWER, None), (Role.BRIEFER, None), (Role.AUDITOR, None), (Role.APPROVER, 0)],
)
def test_others_are_told_whom_to_ask(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, role: Role, organization: int | None
) -> None:
    typed = form_values(client.get(NEW)) | WORDS
    of = strategy.organizations[organization] if organization is not None else None
    sign_in_as(role, strategy.id, organization_id=of)
    for response in (client.get(NEW), client.post(NEW, data=typed)):
        assert response.status_code == 403
        assert "ask a planner of this strategy" in text_of(response)
    assert updates() == []
    assert db.session.scalars(select(AccessEvent).filter_by(kind="refused")).first() is not None


def test_whoever_is_not_signed_in_signs_in_and_comes_back(client: PageClient, strategy: SmallStrategy) -> None:
    with client.session_transaction() as session:
        session.clear()
    response = client.get(NEW)
    assert response.status_code == 302
    assert response.location.startswith("/sign-in?next=")
    assert NEW.replace("/", "%2F") in response.location or NEW in response.location


def test_an_internal_action_is_not_there_for_another_office(client: PageClient, sign_in_as: SignIn) -> None:
    strategy = make_strategy()
    make_action(strategy, visibility=Visibility.INTERNAL)
    publish(strategy)
    client.sign_in(make_lead(strategy.id, strategy.organizations[1]))
    assert client.get(NEW).status_code == 404
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    assert client.get(NEW).status_code == 200


def test_nothing_unprintable_is_kept(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | WORDS | {"summary": "One\r\ntwo\x00\x0bthree "}
    assert client.post(NEW, data=typed).status_code == 302
    assert updates()[0].summary == "One\ntwo\nthree"


def test_too_long_a_text_comes_back_whole(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | WORDS | {"summary": "x" * 10_001}
    response = client.post(NEW, data=typed)
    assert errors_of(response) == {"summary": "Use at most 10,000 characters."}
    assert form_values(response)["summary"] == "x" * 10_001


def test_after_saving_the_next_report_that_is_owed_is_one_click_away(client: PageClient, clock: StoppedClock) -> None:
    strategy, actions = make_published_strategy(actions=3)
    for action in actions:
        make_report(action, by=strategy.planner)
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    clock.moment = NOW
    clock.advance(days=120)
    typed = form_values(client.get(NEW)) | TROUBLE
    client.post(NEW, data=typed)
    page = client.get(ADDRESS)
    assert "2 reports left for HMO in these days. Next: 1.1.2-A1" in text_of(page)
    assert "/strategies/harbor/actions/1.1.2-A1/reports/new" in page.text


def test_a_report_given_back_after_signing_in_is_shown_and_not_yet_sent(
    client: PageClient, strategy: SmallStrategy
) -> None:
    first = milestones()[0].id
    typed = form_values(client.get(NEW)) | WORDS | {f"milestones-{first}-evidence_title": "Minutes"}
    response = client.post(NEW, data=typed | {GIVEN_BACK: "1"})
    assert response.status_code == 200
    kept = form_values(response)
    assert {name: kept[name] for name in typed} == typed
    assert updates() == []
