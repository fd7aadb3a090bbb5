"""How a figure was made, on a page of its own that scripts may open in place."""

import json
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.factories import NOW, make_action, make_lead, make_published_strategy, make_report, publish, save
from tests.factories import make_strategy as make_small_strategy
from tests.marked_document import marked_document
from tests.page_client import PageClient, text_of
from tests.pages.test_explanation import leaves
from tracker.domain.document.element import Visibility
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.exchange.document_file import read_document
from tracker.operations.loading.load import load_elements


@pytest.fixture
def viewer(app: Flask, sign_in_as: Callable[..., Actor]) -> Actor:
    """Load the document with everything in it and sign in leadership."""
    rows = read_document(json.dumps(marked_document()).encode()).rows
    save(load_elements, rows, by=SYSTEM, at=NOW, source="marked.json")
    return sign_in_as(Role.VIEWER, "strategy.marked")


def kinds_of_figure(assessment: dict[str, object]) -> Iterator[tuple[str, ...]]:
    """Yield the path of one figure of each kind: of the first goal, the first action ..."""
    for collection in ("strategy", "goals", "objectives", "actions", "metrics", "organizations"):
        seen = set()
        for path in leaves(assessment[collection], (collection,)):
            kind = path[1 if collection == "strategy" else 2 :]
            if kind not in seen:
                seen.add(kind)
                yield path


def test_every_kind_of_figure_has_a_page_whose_figures_are_those_of_the_briefing(
    client: PageClient, viewer: Actor
) -> None:
    assessment = client.get("/strategies/marked/briefing.json").json["assessment"]
    tried = 0
    for path in kinds_of_figure(assessment):
        page = client.get(f"/strategies/marked/figures/{'/'.join(path)}")
        assert page.status_code == 200, path
        for element in page.tree.iter("data"):
            figure = assessment
            for step in element.get("data-figure").split("/"):
                figure = figure[int(step)] if isinstance(figure, list) else figure[step]
            assert element.get("value") == ("" if figure is None else str(figure)), (path, element.get("data-figure"))
        tried += 1
    assert tried > 150


def test_a_goal_s_progress_shows_parts_weights_what_is_left_out_the_floor_and_the_rule(
    client: PageClient, sign_in_as: Callable[..., Actor]
) -> None:
    strategy, actions = make_published_strategy(actions=1)
    make_report(actions[0], by=strategy.planner)
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get("/strategies/harbor/figures/goals/1.1/progress")
    words = text_of(page)
    for expected in (
        "Work done of goal 1.1",
        "1.1.2 Dredge where",
        "not planned, left out of the mean",
        "At least, if the unknown stand at zero",
        "a parent must know 75 percent of its weight",
        "Rule 3: Progress The progress of an action is the weight of its achieved milestones",
        "As of 15 Apr 2025, as known today",
    ):
        assert expected in words
    [article] = [element for element in page.tree.iter("article") if element.get("data-explanation") is not None]
    rules = [link.get("href") for link in article.iter("a") if text_of(link) == "All rules"]
    assert rules == ["/strategies/harbor/method#rule-3"]


def test_the_office_that_answers_for_an_internal_action_has_its_figures_explained(
    client: PageClient, sign_in_as: Callable[..., Actor]
) -> None:
    """The page of the action is whole for them, so what its figures were made of is too."""
    strategy = make_small_strategy()
    make_action(strategy, title="Secret soundings", visibility=Visibility.INTERNAL)
    publish(strategy)
    address = "/strategies/harbor/figures/actions/1.1.1-A1/progress"
    for organization, status in ((strategy.organizations[0], 200), (strategy.organizations[1], 404)):
        client.sign_in(make_lead(strategy.id, organization))
        assert client.get(address).status_code == status
        assert client.get("/strategies/harbor/figures/goals/1.1/actions/total").status_code == 200
        assert "Secret" not in client.get("/strategies/harbor/figures/goals/1.1/actions/total").text


@pytest.mark.parametrize("address", ["goals/9.9/progress", "goals/1.1/nonsense", "strategy", "x"])
def test_an_unknown_figure_is_not_found(client: PageClient, sign_in_as: Callable[..., Actor], address: str) -> None:
    strategy, _ = make_published_strategy()
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(f"/strategies/harbor/figures/{address}").status_code == 404


def test_every_percentage_on_a_dashboard_leads_to_how_it_was_made(
    client: PageClient, sign_in_as: Callable[..., Actor]
) -> None:
    strategy, actions = make_published_strategy(actions=3)
    make_report(actions[0], by=strategy.planner)
    sign_in_as(Role.VIEWER, strategy.id)
    for address in ("", "/goals/1.1", "/objectives/1.1.1"):
        page = client.get(f"/strategies/harbor{address}")
        links = [link.get("href") for link in page.tree.iter("a") if "/figures/" in link.get("href", "")]
        assert links, address
        for link in links:
            assert client.get(link).status_code == 200, link
