"""A lead's landing page: what is owed, one line each, each sent by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import StoppedClock
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_actor,
    make_lead,
    make_metric,
    make_milestone,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.contribution import Contribution
from tracker.models.metric import Reading
from tracker.models.report_draft import ReportDraft
from tracker.models.status_update import StatusUpdate
from tracker.operations.access.accounts import grant_role
from tracker.operations.planning.amend import amend
from tracker.operations.reporting.approvals import return_report
from tracker.queries.accounts import find_actor

SignIn = Callable[..., Actor]
PAGE = "/strategies/harbor/my-updates"


@dataclass(frozen=True, slots=True)
class Office:
    """A strategy with three actions of one office (two with milestones), one that another leads, and the lead."""

    strategy: SmallStrategy
    actions: tuple[str, str, str]
    other: str
    lead: Actor


@pytest.fixture
def office(client: PageClient) -> Office:
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    one = make_action(strategy, title="Survey the east channel")
    make_milestone(strategy, one, "Plan agreed", date(2025, 3, 31))
    two = make_action(strategy, title="Survey the west channel")
    make_milestone(strategy, two, "Depths published", date(2025, 9, 30))
    three = make_action(strategy, title="Sound the bell buoy")
    other = make_action(strategy, title="Train pilots", organization_id=second, contributing_ids=(first,))
    publish(strategy)
    lead = make_lead(strategy.id, first)
    client.sign_in(lead)
    return Office(strategy, (one, two, three), other, lead)


def updates() -> list[StatusUpdate]:
    return list(db.session.scalars(select(StatusUpdate).order_by(StatusUpdate.submitted_on, StatusUpdate.id)))


def also_leads(actor: Actor, strategy: SmallStrategy, organization_id: str) -> Actor:
    """Give somebody another office."""
    grant = {"strategy_id": strategy.id, "role": Role.LEAD, "organization_id": organization_id}
    save(grant_role, str(actor.account_id), **grant, by=SYSTEM, at=NOW)
    found = find_actor(str(actor.account_id))
    assert found is not None
    return found


def require_approval(office: Office) -> None:
    """Let reports count once they are approved."""
    plan = office.strategy.plan
    where = {"strategy_id": office.strategy.id, "version": plan.version, "reason": "Agreed"}
    save(amend, Kind.PLAN, plan.id, {"requires_approval": True}, by=office.strategy.planner, at=NOW, **where)


def line(typed: dict[str, str], number: str) -> str:
    """Return what stands before the names of an action's fields."""
    assert f"report-{number}-id" in typed
    return f"report-{number}-"


def test_everything_owed_is_there_once_with_how_many_are_left(client: PageClient, office: Office) -> None:
    page = client.get(PAGE)
    words = text_of(page)
    assert "4 left" in words
    for number in ("1.1.1-A1", "1.1.1-A2", "1.1.1-A3", "1.1.1-A4"):
        assert words.count(number + " ") >= 1
    assert "Contributing as planned?" in words
    assert "Nothing was reported yet." in words
    assert "Plan agreed was due 31 Mar 2025" in words
    assert "Depths published" not in words


def test_a_line_is_sent_by_itself_and_leads_to_the_next(client: PageClient, office: Office) -> None:
    typed = form_values(client.get(PAGE))
    mine = line(typed, "1.1.1-A1")
    typed |= {f"{mine}status": "on_track", f"{mine}summary": "Half surveyed."}
    response = client.post(f"{PAGE}/1.1.1-A1", data=typed)
    assert (response.status_code, response.location) == (302, f"{PAGE}#report-1.1.1-A2")
    (update,) = updates()
    assert (update.status, update.summary, update.period) == (Status.ON_TRACK, "Half surveyed.", "FY2025 Q2")
    page = text_of(client.get(PAGE))
    assert "Report on 1.1.1-A1 recorded. 3 left." in page
    assert "1 done" in page
    assert 'name="report-1.1.1-A1-id"' not in client.get(PAGE).text


def test_a_milestone_and_a_reading_travel_with_the_line(client: PageClient, office: Office) -> None:
    metric = make_metric(office.strategy, action_id=office.actions[0])
    page = client.get(PAGE)
    typed = form_values(page)
    mine = line(typed, "1.1.1-A1")
    milestone = next(name for name in typed if name.endswith("-evidence_title")).removesuffix("-evidence_title")
    assert f"reading-{metric}" not in page.text, "it goes with its report and stands nowhere else"
    typed |= {
        f"{mine}status": "on_track", f"{mine}summary": "Agreed.", f"{milestone}-is_achieved": "y",
        f"{milestone}-evidence_title": "Minutes", f"{milestone}-evidence_reference": "HMO-7",
        f"readings-{metric}-value": "12",
    }  # fmt: skip
    assert client.post(f"{PAGE}/1.1.1-A1", data=typed).status_code == 302
    assert db.session.scalars(select(Reading)).one().status_update_id == updates()[0].id
    assert "Plan agreed" not in text_of(client.get(PAGE))


def test_what_was_typed_into_other_lines_is_kept_for_its_author_alone(
    client: PageClient, office: Office, sign_in_as: SignIn
) -> None:
    typed = form_values(client.get(PAGE))
    typed |= {"report-1.1.1-A1-status": "on_track", "report-1.1.1-A1-summary": "Half surveyed."}
    typed |= {"report-1.1.1-A3-status": "at_risk", "report-1.1.1-A3-summary": "The bell\nis late.",
              "report-1.1.1-A3-percent": "40"}  # fmt: skip
    assert client.post(f"{PAGE}/1.1.1-A1", data=typed).status_code == 302
    page = client.get(PAGE)
    kept = form_values(page)
    mine = {name: value for name, value in typed.items() if "A3-" in name and not name.endswith("A3-id")}
    assert {name: kept[name] for name in mine} == mine
    assert "Kept for you, not sent." in text_of(page)
    assert [update.summary for update in updates()] == ["Half surveyed."]
    sign_in_as(Role.LEAD, office.strategy.id, organization_id=office.strategy.organizations[0])
    assert form_values(client.get(PAGE))["report-1.1.1-A3-summary"] == ""


def test_a_draft_is_dropped_when_its_line_is_sent(client: PageClient, office: Office) -> None:
    typed = form_values(client.get(PAGE)) | {"report-1.1.1-A3-summary": "Soon"}
    assert client.post(PAGE, data=typed).status_code == 302
    assert "What you typed in 1 report is kept for you. Nothing was sent." in text_of(client.get(PAGE))
    typed = form_values(client.get(PAGE)) | {"report-1.1.1-A3-status": "on_track", "report-1.1.1-A3-percent": "5"}
    assert client.post(f"{PAGE}/1.1.1-A3", data=typed).status_code == 302
    assert updates()[0].summary == "Soon"
    assert db.session.scalars(select(ReportDraft)).all() == []


def test_words_in_an_unsent_answer_stay_on_the_page(client: PageClient, office: Office) -> None:
    typed = form_values(client.get(PAGE))
    answer = next(name for name in typed if name.startswith("contribution-") and name.endswith("-id"))[:-2]
    typed |= {"report-1.1.1-A1-status": "on_track", "report-1.1.1-A1-summary": "Half.", f"{answer}why": "No boat"}
    response = client.post(f"{PAGE}/1.1.1-A1", data=typed)
    assert response.status_code == 200
    assert form_values(response)[f"{answer}why"] == "No boat"
    assert "Report on 1.1.1-A1 recorded. 3 left." in text_of(response)


def test_bad_input_keeps_everything_and_says_what_is_wrong_beside_its_field(client: PageClient, office: Office) -> None:
    typed = form_values(client.get(PAGE))
    del typed["csrf_token"]
    typed |= {
        "report-1.1.1-A3-status": "at_risk", "report-1.1.1-A3-summary": "Late.", "report-1.1.1-A3-percent": "lots",
        "report-1.1.1-A3-forecast_on": "2025-02-31", "report-1.1.1-A2-summary": "Something else.",
    }  # fmt: skip
    response = client.post(f"{PAGE}/1.1.1-A3", data=typed)
    assert response.status_code == 422
    assert errors_of(response) == {
        "report-1.1.1-A3-percent": "Give a whole number from 0 to 100.",
        "report-1.1.1-A3-why": "Say why it is at risk or off track.",
        "report-1.1.1-A3-recovery": "Say what would recover it.",
        "report-1.1.1-A3-forecast_on": "There is no such day in the calendar.",
    }
    kept = form_values(response)
    assert {name: kept[name] for name in typed} == typed
    assert updates() == []


def test_the_same_line_sent_twice_is_one_report(client: PageClient, office: Office) -> None:
    typed = form_values(client.get(PAGE))
    typed |= {"report-1.1.1-A1-status": "on_track", "report-1.1.1-A1-summary": "Half surveyed."}
    assert [client.post(f"{PAGE}/1.1.1-A1", data=typed).status_code for _ in range(2)] == [302, 302]
    assert len(updates()) == 1


def test_a_line_somebody_else_reported_meanwhile_comes_back_with_their_words(
    client: PageClient, office: Office
) -> None:
    typed = form_values(client.get(PAGE))
    typed |= {"report-1.1.1-A1-status": "on_track", "report-1.1.1-A1-summary": "Mine."}
    make_report(office.actions[0], by=office.strategy.planner, summary="The planner's.", period="FY2025 Q2")
    response = client.post(f"{PAGE}/1.1.1-A1", data=typed)
    assert response.status_code == 422
    assert "Somebody reported on this action while you were writing" in text_of(response)
    assert "The planner's." in text_of(response)
    again = form_values(response)
    assert again["report-1.1.1-A1-summary"] == "Mine."
    assert client.post(f"{PAGE}/1.1.1-A1", data=again).status_code == 302
    assert {update.summary for update in updates()} == {"Mine.", "The planner's."}


def reported_in_april(office: Office) -> None:
    for action in office.actions[1:]:
        more = {} if action == office.actions[1] else {"percent": 60}
        make_report(action, by=office.lead, summary="Under way.", period="FY2025 Q2", **more)


def test_no_change_repeats_the_last_report_for_this_period(
    client: PageClient, office: Office, clock: StoppedClock
) -> None:
    reported_in_april(office)
    clock.advance(days=60)
    page = client.get(PAGE)
    assert "31 Mar, on track: “Under way.”" in text_of(page)
    response = client.post(f"{PAGE}/1.1.1-A2/confirm", data=form_values(page))
    assert response.status_code == 302
    last = updates()[-1]
    assert (last.summary, last.is_confirmation, last.period) == ("Under way.", True, "FY2025 Q3")
    assert "1.1.1-A2 confirmed unchanged." in text_of(client.get(PAGE))


def test_why_it_cannot_be_confirmed_stands_where_the_button_would(client: PageClient, office: Office) -> None:
    page = client.get(PAGE)
    assert "Nothing was reported yet." in text_of(page)
    assert '/confirm" data-send' not in page.text
    response = client.post(f"{PAGE}/1.1.1-A1/confirm", data=form_values(page))
    assert response.status_code == 422
    assert "cannot be confirmed unchanged. Nothing was reported yet." in text_of(response)
    assert updates() == []


def test_several_ticked_lines_are_confirmed_at_once_and_what_cannot_be_is_named(
    client: PageClient, office: Office, clock: StoppedClock
) -> None:
    reported_in_april(office)
    clock.advance(days=60)
    typed = form_values(client.get(PAGE))
    chosen = [("selected", number) for number in ("1.1.1-A1", "1.1.1-A2", "1.1.1-A3")]
    response = client.post(f"{PAGE}/confirm", data={**typed, "selected": [number for _, number in chosen]})
    assert response.status_code == 302
    assert sum(update.is_confirmation for update in updates()) == 2
    words = text_of(client.get(PAGE))
    assert "1.1.1-A2, 1.1.1-A3 confirmed unchanged." in words
    assert "Action 1.1.1-A1 cannot be confirmed unchanged." in words


def test_no_line_ticked_is_said(client: PageClient, office: Office) -> None:
    client.post(f"{PAGE}/confirm", data=form_values(client.get(PAGE)))
    assert "Tick the lines in which nothing has changed." in text_of(client.get(PAGE))


def test_a_contribution_is_answered_in_the_same_table(client: PageClient, office: Office) -> None:
    first = office.strategy.organizations[0]
    mine = f"contribution-1.1.1-A4-{first}-"
    address = f"{PAGE}/contributions/1.1.1-A4/{first}"
    typed = form_values(client.get(PAGE))
    response = client.post(address, data=typed | {f"{mine}is_as_planned": "no"})
    assert errors_of(response) == {f"{mine}why": "Say why not."}
    typed = form_values(response) | {f"{mine}is_as_planned": "no", f"{mine}why": "No boat."}
    assert [client.post(address, data=typed).status_code for _ in range(2)] == [302, 302]
    (answer,) = db.session.scalars(select(Contribution)).all()
    assert (answer.is_as_planned, answer.why, answer.organization_id, answer.period) == (
        False, "No boat.", first, "FY2025 Q2",
    )  # fmt: skip
    assert "Contributing as planned?" not in text_of(client.get(PAGE))


def test_all_contributions_are_answered_as_planned_at_once_but_those_answered_with_no(
    client: PageClient, office: Office
) -> None:
    first, second, _ = office.strategy.organizations
    for title in ("Buoy the wreck", "Chart the bar"):
        make_action(office.strategy, title=title, organization_id=second, contributing_ids=(first,))
    page = client.get(PAGE)
    assert "All as planned" in text_of(page)
    typed = form_values(page) | {f"contribution-1.1.1-A5-{first}-why": "No boat."}
    typed["contribution-1.1.1-A4-" + first + "-is_as_planned"] = "yes"
    answered = client.post(f"{PAGE}/contributions", data=typed)
    assert "2 answers recorded: as planned. 4 left." in text_of(answered)
    assert form_values(answered)[f"contribution-1.1.1-A5-{first}-why"] == "No boat."
    client.post(f"{PAGE}/contributions", data=typed)
    answers = db.session.scalars(select(Contribution)).all()
    assert [answer.is_as_planned for answer in answers] == [True, True]


def test_a_planner_answers_for_somebody_one_by_one(client: PageClient, office: Office) -> None:
    client.sign_in(office.strategy.planner)
    address = f"{PAGE}?organization={office.strategy.organizations[0]}"
    assert "All as planned" not in text_of(client.get(address))
    assert client.post(f"{PAGE}/contributions", query_string=address.partition("?")[2]).status_code == 403


def test_an_internal_action_of_others_is_not_named_to_whom_it_is_hidden(client: PageClient) -> None:
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    make_action(strategy, title="Quiet work", organization_id=second, contributing_ids=(first,),
                visibility=Visibility.INTERNAL)  # fmt: skip
    publish(strategy)
    client.sign_in(make_lead(strategy.id, first))
    assert "Quiet work" not in client.get(PAGE).text
    assert client.post(f"{PAGE}/contributions/1.1.1-A1/{first}").status_code == 404


def test_a_reading_that_goes_with_no_report_has_its_own_line(client: PageClient, office: Office) -> None:
    metric = make_metric(office.strategy)
    make_reading(office.strategy, metric, as_of_on=date(2024, 12, 31))
    page = client.get(PAGE)
    assert "due as of 31 Mar 2025" in text_of(page)
    typed = form_values(page)
    response = client.post(f"{PAGE}/readings/1.1-K1", data=typed)
    assert errors_of(response) == {f"readings-{metric}-value": "Give a value, or why there is none."}
    assert client.post(f"{PAGE}/readings/1.1-K1", data=typed | {f"readings-{metric}-value": "14"}).status_code == 302
    assert len(db.session.scalars(select(Reading)).all()) == 2
    assert "due as of" not in text_of(client.get(PAGE))


def test_a_lead_of_two_offices_sees_both_and_whose_each_line_is(client: PageClient, office: Office) -> None:
    strategy = office.strategy
    second = strategy.organizations[1]
    client.sign_in(also_leads(office.lead, strategy, second))
    page = client.get(PAGE)
    typed = form_values(page)
    assert "report-1.1.1-A4-id" in typed
    assert f"contribution-1.1.1-A4-{strategy.organizations[0]}-id" in typed
    typed |= {"report-1.1.1-A4-status": "on_track", "report-1.1.1-A4-summary": "Trained.",
              "report-1.1.1-A4-percent": "10"}  # fmt: skip
    assert client.post(f"{PAGE}/1.1.1-A4", data=typed).status_code == 302
    assert updates()[0].reported_by == office.lead.name


def test_a_planner_enters_it_for_an_office_and_says_who_told_them(client: PageClient, office: Office) -> None:
    client.sign_in(office.strategy.planner)
    assert client.get(PAGE).location == "/strategies/harbor/reporting"
    address = f"{PAGE}?organization={office.strategy.organizations[0]}"
    page = client.get(address)
    assert "You enter for" in text_of(page)
    typed = form_values(page) | {"report-1.1.1-A1-status": "on_track", "report-1.1.1-A1-summary": "Half."}
    send = f"{PAGE}/1.1.1-A1?organization={office.strategy.organizations[0]}"
    assert errors_of(client.post(send, data=typed)) == {"report-1.1.1-A1-reported_by": "Say who reported it to you."}
    response = client.post(send, data=typed | {"report-1.1.1-A1-reported_by": "Avery Example"})
    assert response.location == f"{address}#report-1.1.1-A2"
    assert (updates()[0].reported_by, updates()[0].entered_by) == ("Avery Example", "Pat Planner")


def test_nobody_sends_for_an_office_that_is_not_theirs(client: PageClient, office: Office) -> None:
    typed = form_values(client.get(PAGE))
    second = office.strategy.organizations[1]
    assert client.get(f"{PAGE}?organization={second}").status_code == 403
    client.sign_in(make_lead(office.strategy.id, second, name="Other Lead"))
    assert client.post(f"{PAGE}/1.1.1-A1", data=typed).status_code == 403
    assert client.post(f"{PAGE}/contributions/1.1.1-A4/{office.strategy.organizations[0]}").status_code == 403
    assert updates() == []


def test_what_blocks_an_action_is_not_lost_by_a_short_report(
    client: PageClient, office: Office, clock: StoppedClock
) -> None:
    blocked = {"blocked_by": "The yard", "blocked_since_on": date(2025, 1, 20), "cleared_by": "A slot"}
    make_report(office.actions[1], by=office.lead, period="FY2025 Q2", **blocked)
    clock.advance(days=60)
    said = {"report-1.1.1-A2-status": "on_track", "report-1.1.1-A2-summary": "Still waiting."}
    page = client.get(PAGE)
    assert "No longer blocked by The yard" in text_of(page)
    assert client.post(f"{PAGE}/1.1.1-A2", data=form_values(page) | said).status_code == 302
    assert (updates()[-1].blocked_by, updates()[-1].cleared_by) == ("The yard", "A slot")


def test_a_returned_report_comes_first_with_its_note_and_its_words(client: PageClient, office: Office) -> None:
    require_approval(office)
    make_report(office.actions[1], by=office.lead, period="FY2025 Q2", summary="Going well.")
    assert "Waits for approval" in text_of(client.get(PAGE))
    (update,) = updates()
    save(return_report, update.id, by=office.strategy.planner, at=NOW, version=1, note="Say how many depths.")
    page = client.get(PAGE)
    words = text_of(page)
    assert "Returned by Pat Planner on 15 Apr 2025: Say how many depths." in words
    assert words.index("1.1.1-A2 Survey") < words.index("1.1.1-A1 Survey")
    typed = form_values(page)
    assert typed["report-1.1.1-A2-summary"] == "Going well."
    typed |= {"report-1.1.1-A2-summary": "Forty depths."}
    assert client.post(f"{PAGE}/1.1.1-A2", data=typed).status_code == 302
    words = text_of(client.get(PAGE))
    assert "Returned by" not in words
    assert "1 waiting for approval" in words


def test_what_waits_for_my_approval_is_one_line_on_top(client: PageClient, office: Office) -> None:
    require_approval(office)
    first, second, _ = office.strategy.organizations
    make_report(office.actions[1], by=office.lead, period="FY2025 Q2")
    approver = make_actor(Role.APPROVER, office.strategy.id, organization_id=first)
    client.sign_in(approver)
    assert client.get(PAGE).status_code == 403, "who leads for nobody owes nothing"
    client.sign_in(also_leads(approver, office.strategy, second))
    page = client.get(PAGE)
    assert "1 report waits for your approval" in text_of(page)
    assert 'href="/strategies/harbor/approvals"' in page.text


def test_when_all_is_answered_the_page_says_so(client: PageClient) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_report(action, by=lead, period="FY2025 Q2")
    client.sign_in(lead)
    words = text_of(client.get(PAGE))
    assert "Nothing is left." in words
    assert "is answered." in words


def test_before_the_plan_is_published_nothing_is_owed(client: PageClient, sign_in_as: SignIn) -> None:
    strategy = make_strategy()
    make_action(strategy)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert "The plan is not published yet." in text_of(client.get(PAGE))
