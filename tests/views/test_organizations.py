"""The directory and each organization's part."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.factories import (
    SmallStrategy,
    make_action,
    make_lead,
    make_metric,
    make_published_strategy,
    make_strategy,
    publish,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send, send_twice
from tracker.domain.document.element import Visibility
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.organization import Organization

SignIn = Callable[..., Actor]

LIST = "/strategies/harbor/organizations"
HARBOR = f"{LIST}/harbor.harbor"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with an action of each of two organizations, its planner signed in."""
    strategy = make_strategy()
    _, pilots, survey = strategy.organizations
    make_action(strategy, contributing_ids=(pilots,), consulted_ids=(survey,), lead_id=strategy.contacts[0])
    make_action(strategy, organization_id=pilots, title="Train every pilot", objective_id=strategy.objectives[3])
    make_metric(strategy)
    publish(strategy)
    client.sign_in(strategy.planner)
    return strategy


def test_the_directory_lists_everybody_and_what_they_are_responsible_for(
    client: PageClient, strategy: SmallStrategy
) -> None:
    words = text_of(client.get(LIST))
    assert "Harbor Master's Office (HMO) Office 1 action" in words
    assert "Pilots' Association Private sector 1 action 1 1 objective" in words
    assert words.index("The rest of the directory") < words.index("Survey Office")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=survey", ["Survey Office"]),
        ("?q=OFFICE", ["Harbor Master's Office", "Survey Office"]),
        ("?q=office+hmo", ["Harbor Master's Office"]),
        ("?kind=private_sector", ["Pilots' Association"]),
        ("?kind=office&q=pilots", []),
        ("?kind=nonsense", ["Harbor Master's Office", "Pilots' Association", "Survey Office"]),
    ],
)
def test_the_directory_is_narrowed_by_kind_and_words(
    client: PageClient, strategy: SmallStrategy, query: str, names: list[str]
) -> None:
    words = text_of(client.get(LIST + query))
    every = ["Harbor Master's Office", "Pilots' Association", "Survey Office"]
    assert [name for name in every if name in words] == names
    assert f"{len(names)} of 3 shown." in words


def test_an_organizations_part_is_counted_against_the_whole(client: PageClient, strategy: SmallStrategy) -> None:
    words = text_of(client.get(HARBOR))
    assert "HMO's part: 1 of 2 actions." in words
    assert "1.1.1-A1 Survey the east channel" in words
    assert "1.1-K1 Berths reachable at low tide" in words
    assert "Avery Example · avery@harbor.invalid" in words
    assert "Survey Office" in words, "what stands below it"
    pilots = text_of(client.get(f"{LIST}/harbor.pilots"))
    assert "it contributes to 1 more" in pilots
    assert "1.2.2 “Pilots are trained”" in pilots


def test_every_figure_says_where_it_stands_in_the_briefing(client: PageClient, strategy: SmallStrategy) -> None:
    briefing = client.get("/strategies/harbor/briefing.json").json
    for address in (LIST, HARBOR, f"{LIST}/harbor.pilots"):
        figures = [each for each in client.get(address).tree.iter("data") if each.get("data-figure")]  # type: ignore[attr-defined]
        assert figures
        for figure in figures:
            value = briefing["assessment"]
            for step in str(figure.get("data-figure")).split("/"):
                value = value[step]
            assert str(value if value is not None else "") == figure.get("value"), figure.get("data-figure")


def test_a_published_contact_is_marked_until_a_planner_confirms_it(client: PageClient, strategy: SmallStrategy) -> None:
    row = db.session.get_one(Organization, "harbor.harbor")
    assert row.source is None
    assert "Confirm" not in text_of(client.get(HARBOR)), "nothing says of when it is"


def test_whoever_may_not_plan_reads_without_buttons_and_without_addresses(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    sign_in_as(Role.LEAD, strategy.id, organization_id="harbor.pilots")
    words = text_of(client.get(HARBOR))
    assert "Add a point of contact" not in words
    assert "avery@harbor.invalid" not in words
    assert "Add an organization" not in text_of(client.get(LIST))


def test_an_offices_own_lead_reads_its_internal_work_and_nobody_elses(client: PageClient) -> None:
    strategy = make_strategy()
    harbor, pilots, _ = strategy.organizations
    make_action(strategy, title="Quiet soundings", visibility=Visibility.INTERNAL, contributing_ids=(pilots,))
    make_action(strategy, organization_id=pilots, title="Quiet training", visibility=Visibility.INTERNAL)
    publish(strategy)
    client.sign_in(make_lead(strategy.id, harbor))
    words = text_of(client.get(HARBOR))
    assert "Quiet soundings" in words
    assert "HMO's part: 1 action." in words
    elsewhere = text_of(client.get(f"{LIST}/{pilots}"))
    assert "Quiet" not in elsewhere
    assert "has no part in the plan" in elsewhere


def test_an_internal_organization_is_not_there_for_the_public(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    send(client, f"{LIST}/harbor.survey/edit", visibility="internal")
    assert client.get(f"{LIST}/harbor.survey").status_code == 200
    sign_in_as(Role.COMMENTER, strategy.id, organization_id="harbor.pilots")
    assert client.get(f"{LIST}/harbor.survey").status_code == 404
    assert "Survey Office" not in text_of(client.get(LIST)) + text_of(client.get(HARBOR))


def test_an_organization_is_added_once_and_edited(client: PageClient, strategy: SmallStrategy) -> None:
    typed = {"name": "Lights Office", "acronym": "LO", "kind": "agency", "parent_id": "harbor.harbor"}
    send_twice(client, f"{LIST}/new", **typed)
    row = db.session.scalars(select(Organization).filter_by(name="Lights Office")).one()
    assert (row.acronym, row.parent_id) == ("LO", "harbor.harbor")
    assert send(client, f"{LIST}/{row.id}/edit", city="Example Bay").location == f"{LIST}/{row.id}"
    assert "Example Bay" in text_of(client.get(f"{LIST}/{row.id}"))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": ""}, {"name": "Give the organization's name."}),
        ({"name": "SURVEY office"}, {"name": "The directory has an organization of this name already."}),
        ({"acronym": "x" * 41}, {"acronym": "Use at most 40 characters."}),
        ({"kind": "empire"}, {"kind": "Choose one."}),
        ({"parent_id": "canal.harbor"}, {"parent_id": "Choose one from the list."}),
    ],
)
def test_an_organization_that_cannot_be_comes_back(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    page = send(client, f"{LIST}/new", **({"name": "Lights Office", "city": "Example Bay"} | typed))
    assert (page.status_code, errors_of(page)) == (422, wrong)
    assert form_values(page)["city"] == "Example Bay"


def test_what_was_searched_in_vain_is_offered_to_be_added(client: PageClient, strategy: SmallStrategy) -> None:
    assert "No organization is called that. Add it" in text_of(client.get(f"{LIST}?q=Lights"))
    assert form_values(client.get(f"{LIST}/new?name=Lights&parent=harbor.harbor"))["name"] == "Lights"


def test_a_stale_edit_of_an_organization_shows_both_values(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(f"{HARBOR}/edit")) | {"city": "Mine", "kind": "agency"}
    send(client, f"{HARBOR}/edit", city="Theirs")
    stale = client.post(f"{HARBOR}/edit", data=typed)
    assert errors_of(stale) == {
        "city": "Now it is: Theirs. What you typed is kept here.",
        "kind": "Now it is: Office. What you typed is kept here.",
    }
    assert client.post(f"{HARBOR}/edit", data=form_values(stale)).status_code == 302
    assert db.session.get_one(Organization, "harbor.harbor").city == "Mine"


@pytest.mark.parametrize("address", [f"{LIST}/new", f"{HARBOR}/edit", f"{HARBOR}/contacts/new"])
def test_only_planners_change_the_directory(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, address: str
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(address).status_code == client.post(address, data={"name": "X"}).status_code == 403


def test_an_organization_that_is_not_there(client: PageClient, strategy: SmallStrategy) -> None:
    make_published_strategy("canal")
    for id in ("nobody", "canal.harbor"):
        assert client.get(f"{LIST}/{id}").status_code == client.get(f"{LIST}/{id}/edit").status_code == 404
