"""Assigning actions, changing them, moving their dates, ending them."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_published_strategy,
    make_strategy,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send
from tracker.domain.document.action import Action as ActionNode
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.models.organization import Contact
from tracker.operations.planning.amend import amend
from tracker.queries.documents import load_document

NEW = "/strategies/harbor/objectives/1.2.1/actions/new"
ACTION = "/strategies/harbor/actions/1.1.1-A1"

TYPED = {
    "title": "Publish notices by radio",
    "deliverable": "A daily broadcast",
    "organization_id": "harbor.survey",
    "lead_id": "harbor.contact-1",
    "contributing_ids-0-picked": "harbor.pilots",
    "starts_on": "2025-05-01",
    "due_on": "2025-12-31",
    "milestones-0-title": "Frequency granted",
    "milestones-0-due_on": "2025-06-30",
    "milestones-2-title": "First broadcast",
    "milestones-2-due_on": "2025-09-30",
}


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A draft, its planner signed in."""
    strategy = make_strategy()
    client.sign_in(strategy.planner)
    return strategy


@pytest.fixture
def published(client: PageClient) -> SmallStrategy:
    """A published plan with two actions, its planner signed in."""
    strategy, _ = make_published_strategy(actions=2)
    client.sign_in(strategy.planner)
    return strategy


def assigned(strategy: SmallStrategy) -> ActionNode:
    return load_document(strategy.id).plan.actions[-1]


def count_actions() -> int:
    return len(db.session.scalars(select(Action.id)).all())


def test_one_page_assigns_an_action_with_everything(client: PageClient, strategy: SmallStrategy) -> None:
    before = make_action(strategy)
    more = {
        "consulted_ids-0-picked": "harbor.harbor",
        "depends_on_ids-0-picked": before,
        "contributes_to_ids-0-picked": strategy.objectives[3],
        "description": "Masters without a telephone hear of a change.",
        "weight": "3",
        "visibility": "internal",
        "metric-title": "Notices broadcast",
        "metric-unit": "percent",
        "metric-baseline_value": "0",
        "metric-baseline_on": "2025-04-01",
        "metric-target_value": "95.5",
        "metric-target_on": "2025-12-31",
    }
    response = send(client, NEW, **TYPED, **more)
    assert (response.status_code, response.location) == (302, "/strategies/harbor/plan#objective-1.2.1")
    action = assigned(strategy)
    assert (action.number, action.title, action.weight) == ("1.2.1-A1", "Publish notices by radio", 3)
    assert (action.organization_id, action.lead_id) == ("harbor.survey", "harbor.contact-1")
    assert (action.contributing_ids, action.consulted_ids) == (("harbor.pilots",), ("harbor.harbor",))
    assert (action.depends_on_ids, action.contributes_to_ids) == ((before,), (strategy.objectives[3],))
    assert (action.starts_on, action.due_on, action.visibility) == (
        date(2025, 5, 1), date(2025, 12, 31), Visibility.INTERNAL,
    )  # fmt: skip
    assert [(each.title, each.due_on) for each in action.milestones] == [
        ("Frequency granted", date(2025, 6, 30)),
        ("First broadcast", date(2025, 9, 30)),
    ]
    metric = db.session.scalars(select(Metric)).one()
    assert (metric.number, metric.title, metric.organization_id) == (
        "1.2.1-A1-K1", "Notices broadcast", "harbor.survey",
    )  # fmt: skip
    page = client.get("/strategies/harbor/plan")
    assert "Action 1.2.1-A1 assigned to Survey Office." in text_of(page)


def test_the_page_shows_the_official_words_and_whom_they_name(client: PageClient, strategy: SmallStrategy) -> None:
    page = text_of(client.get("/strategies/harbor/objectives/1.2.2/actions/new"))
    assert "Train pilots on each new light." in page
    assert "Pilots' Association “Pilots are trained”" in page
    assert "1.2.1 (printed 1.1.1)" in text_of(client.get(NEW))


def test_a_double_click_assigns_one_action(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | TYPED | {"new_deputy-name": "Casey Example"}
    for _ in range(2):
        assert client.post(NEW, data=typed).status_code == 302
    assert count_actions() == 1
    assert len(db.session.scalars(select(Contact).filter_by(name="Casey Example")).all()) == 1


def test_somebody_new_is_named_right_there(client: PageClient, strategy: SmallStrategy) -> None:
    person = {"new_lead-name": "Casey Example", "new_lead-title": "Surveyor", "new_lead-email": "casey@bay.invalid"}
    send(client, NEW, **(TYPED | {"lead_id": ""} | person))
    contact = db.session.get_one(Contact, assigned(strategy).lead_id)
    assert (contact.name, contact.title, contact.email) == ("Casey Example", "Surveyor", "casey@bay.invalid")
    assert contact.organization_id == "harbor.survey"


def test_continuing_work_has_no_due_date(client: PageClient, strategy: SmallStrategy) -> None:
    send(client, NEW, **(TYPED | {"due_on": "", "is_continuing": "y"}))
    assert (assigned(strategy).is_continuing, assigned(strategy).due_on) == (True, None)


def test_another_action_can_follow_at_once(client: PageClient, strategy: SmallStrategy) -> None:
    response = send(client, NEW, **TYPED, then="another")
    assert response.location == NEW
    assert form_values(client.get(NEW))["title"] == ""


def test_a_form_given_back_after_signing_in_again_holds_everything_and_waits(
    client: PageClient, strategy: SmallStrategy
) -> None:
    page = send(client, NEW, **TYPED, given_back="1")
    assert (page.status_code, errors_of(page), count_actions()) == (200, {}, 0)
    values = form_values(page)
    assert (values["title"], values["milestones-1-title"]) == ("Publish notices by radio", "First broadcast")


@pytest.mark.parametrize("name", ["milestones", "contributing_ids"])
def test_another_line_is_given_without_losing_anything(client: PageClient, strategy: SmallStrategy, name: str) -> None:
    page = send(client, NEW, **TYPED, add=name)
    assert (page.status_code, errors_of(page), count_actions()) == (200, {}, 0)
    values = form_values(page)
    kept = {name: value for name, value in TYPED.items() if not name.startswith("milestones")}
    assert {name: values[name] for name in kept} == kept
    assert (values["milestones-0-title"], values["milestones-1-title"]) == ("Frequency granted", "First broadcast")
    added = {"milestones": "milestones-3-title", "contributing_ids": "contributing_ids-2-picked"}
    assert values[added[name]] == ""


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"title": " "}, "title", "Give the action a title."),
        ({"title": "x" * 201}, "title", "Use at most 200 characters."),
        ({"organization_id": ""}, "organization_id", "Choose the responsible organization."),
        ({"organization_id": "canal.harbor"}, "organization_id", "Choose the responsible organization."),
        ({"due_on": "2025-04-30"}, "due_on", "The due date is before the start."),
        ({"due_on": "31.12.2025"}, "due_on", "Write the day as YYYY-MM-DD, for example 2026-03-31."),
        ({"is_continuing": "y"}, "due_on", "A continuing action has no due date; leave one of the two out."),
        ({"milestones-2-due_on": ""}, "milestones-1-due_on", "Give the day it is due."),
        ({"milestones-0-title": ""}, "milestones-0-title", "Say what is achieved."),
        (
            {"milestones-2-due_on": "2026-01-31"},
            "milestones-1-due_on",
            "The milestone due 2026-01-31 is after the action is due.",
        ),
        (
            {"contributing_ids-0-picked": "harbor.survey"},
            "contributing_ids-0-picked",
            "The responsible organization cannot also contribute.",
        ),
        ({"consulted_ids-1-picked": "nobody"}, "consulted_ids-0-picked", "Choose one from the list."),
        (
            {"lead_id": "harbor.contact-2"},
            "lead_id",
            "This person is no point of contact of the responsible organization or of one above it.",
        ),
        ({"deputy_id": "harbor.contact-1"}, "deputy_id", "The deputy stands in for the lead; name somebody else."),
        ({"new_deputy-email": "casey@bay.invalid"}, "new_deputy-name", "Give the person's name."),
        (
            {"new_deputy-name": "Casey", "new_deputy-email": "casey at bay"},
            "new_deputy-email",
            "This is no e-mail address; it looks like name@example.gov.",
        ),
        ({"weight": "1001"}, "weight", "Give a whole number from 0 to 1000."),
        ({"metric-title": "Notices"}, "metric-unit", "Say in what it is counted: reports, days, percent ..."),
        (
            {"metric-title": "Notices", "metric-unit": "notices", "metric-baseline_value": "5"},
            "metric-baseline_on",
            "Give the day of this value.",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], field: str, words: str
) -> None:
    page = send(client, NEW, **(TYPED | typed))
    assert page.status_code == 422
    assert errors_of(page) == {field: words}
    assert words in text_of(page)
    values = form_values(page)
    sent = TYPED | typed
    for name in ("title", "deliverable", "starts_on", "due_on", "milestones-0-due_on"):
        assert values[name] == sent[name].strip() or field == name
    assert count_actions() == 0
    assert db.session.scalars(select(Contact).filter_by(name="Casey")).all() == []


def test_nothing_at_all_asks_for_what_is_needed(client: PageClient, strategy: SmallStrategy) -> None:
    page = send(client, NEW)
    assert set(errors_of(page)) == {"title", "organization_id"}


def test_a_published_plan_asks_why(client: PageClient, published: SmallStrategy) -> None:
    page = send(client, NEW, **TYPED)
    assert (page.status_code, list(errors_of(page))) == (422, ["reason"])
    assert send(client, NEW, **TYPED, reason="The council asked for it.").status_code == 302
    assert assigned(published).first_due_on == date(2025, 12, 31)


def test_days_outside_the_strategys_period_are_saved_with_a_warning(
    client: PageClient, strategy: SmallStrategy
) -> None:
    send(client, NEW, **(TYPED | {"due_on": "2028-03-31", "milestones-2-due_on": "2028-02-29"}))
    assert assigned(strategy).due_on == date(2028, 3, 31)
    words = text_of(client.get("/strategies/harbor/plan"))
    assert "29 Feb 2028 and 31 Mar 2028 lie outside the period of the strategy (1 Jan 2024 to 31 Dec 2027)" in words


@pytest.mark.parametrize("address", [NEW, f"{ACTION}/edit", f"{ACTION}/redate", f"{ACTION}/end"])
@pytest.mark.parametrize("role", [Role.VIEWER, Role.BRIEFER, Role.LEAD, Role.AUDITOR])
def test_only_planners_come_here(
    client: PageClient, published: SmallStrategy, sign_in_as: Callable[..., Actor], address: str, role: Role
) -> None:
    more = {"organization_id": published.organizations[0]} if role.is_held_in_organization else {}
    sign_in_as(role, published.id, **more)
    for response in (client.get(address), client.post(address, data=TYPED | {"reason": "Because"})):
        assert response.status_code == 403
        assert "a planner of this strategy" in text_of(response)
    assert count_actions() == 2


def test_there_is_a_way_back_from_what_is_not_there(client: PageClient, strategy: SmallStrategy) -> None:
    for address in (NEW.replace("1.2.1", "9.9.9"), NEW.replace("1.2.1", "1.2"), f"{ACTION}/edit"):
        assert client.get(address).status_code == 404


def test_a_draft_is_edited_with_its_dates(client: PageClient, strategy: SmallStrategy) -> None:
    id = make_action(strategy, contributing_ids=(strategy.organizations[1],))
    page = client.get(f"{ACTION}/edit")
    assert form_values(page)["contributing_ids-0-picked"] == "harbor.pilots"
    typed = {"title": "Survey every channel", "contributing_ids-0-picked": "", "due_on": "2026-01-31"}
    response = send(client, f"{ACTION}/edit", **typed)
    assert response.location == ACTION
    action = load_document(strategy.id).action(id)
    assert (action.title, action.contributing_ids, action.due_on) == ("Survey every channel", (), date(2026, 1, 31))


def test_a_published_action_is_edited_with_a_reason_and_without_its_dates(
    client: PageClient, published: SmallStrategy
) -> None:
    page = client.get(f"{ACTION}/edit")
    assert "due_on" not in form_values(page)
    refused = send(client, f"{ACTION}/edit", title="Survey all")
    assert errors_of(refused) == {"reason": "Please give a reason: the plan is published, and this changes it."}
    assert form_values(refused)["title"] == "Survey all"
    send(client, f"{ACTION}/edit", title="Survey all", reason="The west channel is in it.", due_on="2030-01-01")
    action = load_document(published.id).plan.actions[0]
    assert (action.title, action.due_on) == ("Survey all", date(2025, 12, 31))


def test_a_stale_edit_shows_both_values_keeps_what_was_typed_and_can_be_sent_again(
    client: PageClient, strategy: SmallStrategy
) -> None:
    id = make_action(strategy)
    page = client.get(f"{ACTION}/edit")
    theirs = {"title": "Survey all", "lead_id": strategy.contacts[0], "contributing_ids": ("harbor.pilots",)}
    save(amend, Kind.ACTION, id, theirs, by=strategy.planner, at=NOW, version=1, strategy_id=strategy.id)
    stale = client.post(f"{ACTION}/edit", data=form_values(page) | {"title": "Survey some"})
    assert stale.status_code == 422
    assert errors_of(stale) == {
        "title": "Now it is: Survey all. What you typed is kept here.",
        "lead_id": "Now it is: Avery Example (HMO). What you typed is kept here.",
        "contributing_ids-0-picked": "Now it is: Pilots' Association. What you typed is kept here.",
    }
    assert "Somebody changed this since you opened it." in text_of(stale)
    assert (form_values(stale)["title"], get_action(id).title) == ("Survey some", "Survey all")
    again = client.post(f"{ACTION}/edit", data=form_values(stale) | {"lead_id": strategy.contacts[0]})
    assert again.status_code == 302
    assert (get_action(id).title, get_action(id).lead_id) == ("Survey some", strategy.contacts[0])


def test_dates_move_openly_with_a_reason(client: PageClient, published: SmallStrategy) -> None:
    page = client.get(f"{ACTION}/redate")
    action = load_document(published.id).plan.actions[0]
    field = f"milestones-{action.milestones[1].id}"
    assert (form_values(page)["due_on"], form_values(page)[field]) == ("2025-12-31", "2025-09-30")
    refused = send(client, f"{ACTION}/redate", due_on="2026-06-30")
    assert errors_of(refused) == {"reason": "Say why the dates move."}
    typed = {"due_on": "2026-06-30", field: "2026-05-31", "reason": "The vessel is late."}
    assert send(client, f"{ACTION}/redate", **typed).location == ACTION
    action = load_document(published.id).plan.actions[0]
    assert (action.due_on, action.first_due_on, action.redated_count) == (date(2026, 6, 30), date(2025, 12, 31), 1)
    assert action.milestones[1].due_on == date(2026, 5, 31)


def test_a_date_that_leaves_a_milestone_outside_is_refused_beside_it(
    client: PageClient, published: SmallStrategy
) -> None:
    page = send(client, f"{ACTION}/redate", due_on="2025-06-30", reason="Sooner")
    milestone = load_document(published.id).plan.actions[0].milestones[1]
    assert errors_of(page) == {f"milestones-{milestone.id}": "The milestone due 2025-09-30 is after the action is due."}
    assert form_values(page)["due_on"] == "2025-06-30"


def test_a_stale_redating_shows_both_dates(client: PageClient, published: SmallStrategy) -> None:
    typed = form_values(client.get(f"{ACTION}/redate")) | {"due_on": "2026-03-31", "reason": "Late"}
    assert send(client, f"{ACTION}/redate", due_on="2026-06-30", reason="Very late").status_code == 302
    stale = client.post(f"{ACTION}/redate", data=typed)
    assert errors_of(stale) == {"due_on": "Now it is: 30 Jun 2026. What you typed is kept here."}
    assert form_values(stale)["due_on"] == "2026-03-31"
    assert client.post(f"{ACTION}/redate", data=form_values(stale)).status_code == 302


def test_a_drafts_dates_move_by_editing(client: PageClient, strategy: SmallStrategy) -> None:
    make_action(strategy)
    assert client.get(f"{ACTION}/redate").location == f"{ACTION}/edit"


def test_an_action_ends_with_a_reason(client: PageClient, published: SmallStrategy) -> None:
    page = send(client, f"{ACTION}/end")
    assert errors_of(page) == {"lifecycle": "Choose how the action ends.", "reason": "Say why."}
    page = send(client, f"{ACTION}/end", lifecycle="superseded", reason="Taken over")
    assert errors_of(page) == {"superseded_by_id": "Say which action supersedes this one."}
    first, second = load_document(published.id).plan.actions
    typed = {"lifecycle": "superseded", "superseded_by_id": second.id, "reason": "Taken over"}
    assert send(client, f"{ACTION}/end", **typed).location == ACTION
    ended = get_action(first.id)
    assert (ended.lifecycle, ended.superseded_by_id) == (Lifecycle.SUPERSEDED, second.id)
    again = send(client, f"{ACTION}/end", **typed)
    assert (again.status_code, errors_of(again)) == (422, {})
    assert "Action 1.1.1-A1 is superseded; it no longer changes." in text_of(again)
