"""Every figure on every page is the one in the JSON briefing."""

import json
import re
from typing import Any

import pytest
from flask import Flask

from tests.page_client import PageClient
from tracker.domain.document.document import Document
from tracker.domain.roles import Role
from tracker.queries.accounts import find_actor
from tracker.queries.demonstration import list_personas

STRATEGY = "/strategies/fusion-center-engagement-2022-2026"
FIGURE = re.compile(r'<data value="([^"]*)" data-figure="([^"]*)"')


@pytest.fixture
def client(app: Flask) -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


def enter(client: PageClient, role: Role) -> None:
    persona = next(persona for persona in list_personas() if persona.role is role)
    actor = find_actor(persona.account_id)
    assert actor is not None
    client.sign_in(actor)


def paths(document: Document, *, is_public: bool) -> list[str]:
    """The pages that show figures; a sample of actions is enough for each kind of reader."""
    visible = [action for action in document.plan.actions if not is_public or action.visibility.value == "public"]
    return [
        "",
        "/attention",
        "/compare",
        *(f"/goals/{goal.number}" for goal in document.goals),
        *(f"/objectives/{objective.number}" for objective in document.objectives),
        *(f"/actions/{action.number}" for action in visible[:: 3 if is_public else 1]),
        *(f"/metrics/{metric.number}" for metric in document.plan.metrics if metric.visibility.value == "public"),
        *(f"/organizations/{action.organization_id}" for action in visible[::12]),
        *(f"/figures/goals/{goal.number}/progress" for goal in document.goals),
    ]


def resolve(assessment: dict[str, Any], address: str) -> Any:
    """What stands at an address; a number may itself hold dots, not slashes."""
    value: Any = assessment
    for step in address.split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def as_written(value: Any) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEAD])
def test_every_figure_on_every_page_is_the_one_in_the_briefing(
    client: PageClient, document: Document, role: Role
) -> None:
    enter(client, role)
    assessment = json.loads(client.get(f"{STRATEGY}/briefing.json").data)["assessment"]
    seen, wrong = 0, []
    for path in paths(document, is_public=role is Role.LEAD):
        page = client.get(STRATEGY + path)
        assert page.status_code in (200, 404), path
        for value, address in FIGURE.findall(page.text):
            seen += 1
            try:
                expected = as_written(resolve(assessment, address))
            except (KeyError, IndexError, TypeError, ValueError):
                expected = "nothing"
            if expected != value:
                wrong.append(f"{path or '/'}: {address} shows {value!r}, the briefing says {expected!r}")
    assert seen > 1500
    assert not wrong, "\n".join(wrong[:20])
