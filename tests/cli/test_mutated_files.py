"""A file in which one value is nasty is refused with the path of it, or loaded, and then every page bears it."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.conftest import StoppedClock
from tests.factories import make_lead, make_planner
from tests.lived_document import Plain, lived_document
from tests.mutations import Mutation, mutations
from tests.page_client import PageClient
from tracker.domain.errors import InvalidDocument
from tracker.exchange.document_file import read_document
from tracker.operations.loading.check import check_file
from tracker.queries.documents import load_document

NOW = datetime(2025, 12, 15, 14, 0, tzinfo=UTC)

#: Of some 17,000 changed files, one in so many is checked, and one in so many of those is loaded and looked at. All
#: of them were, once; change these to 1 and do so again after a change of the format.
CHECKED, LOADED = 113, 6


def refusals(data: bytes) -> list[str]:
    """Return the paths of what a file is refused for."""
    try:
        file = read_document(data)
        check_file(file.rows, file.paths, at=NOW)
    except InvalidDocument as refused:
        return [path for path, _ in refused.errors]
    return []


def renamed(document: Plain, slug: str) -> Plain:
    """Return a document as that of another strategy: every id in it begins with the slug."""
    text = json.dumps(document).replace("harbor", slug)
    for id in sorted({each for each in _ids(document) if not each.startswith("harbor")}):
        text = text.replace(f'"{id}"', f'"{slug}.{id}"')
    renamed: Plain = json.loads(text)
    return renamed


def _ids(node: Any) -> Iterator[str]:
    """Yield the id of every element."""
    members = node if isinstance(node, list) else node.values() if isinstance(node, dict) else ()
    for each in members:
        yield from _ids(each)
    if isinstance(node, dict) and isinstance(node.get("id"), str):
        yield node["id"]


def addresses(strategy_id: str) -> Iterator[tuple[str, str]]:
    """Yield who looks at which pages of a strategy."""
    document = load_document(strategy_id)
    plan, here = document.plan, f"/strategies/{document.strategy.slug}"
    yield from (("planner", here), ("planner", f"{here}/briefing.json"), ("lead", f"{here}/my-updates"))
    yield from (("planner", f"{here}/goals/{goal.number}") for goal in document.goals[:1])
    yield from (("planner", f"{here}/actions/{action.number}") for action in plan.actions[:1])
    yield from (("planner", f"{here}/metrics/{metric.number}") for metric in plan.metrics[:1])
    yield from (("planner", f"{here}/decisions/{decision.number}") for decision in plan.decisions)
    yield from (("planner", f"{here}/{page}") for page in ("organizations", "periods", "reporting", "attention"))


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


def test_a_nasty_value_is_refused_with_its_path_or_borne_by_every_page(
    app: Flask, run: Callable[..., Any], tmp_path: Path
) -> None:
    borne: list[Mutation] = []
    for mutation in islice(mutations(lived_document()), 0, None, CHECKED):
        paths = refusals(mutation.data)
        assert all(paths) or not mutation.path, (str(mutation), paths)
        borne += [] if paths else [mutation]
    assert len(borne) > 20
    failures = {}
    for number, mutation in enumerate(islice(borne, 0, None, LOADED)):
        document = renamed(mutation.document, f"h{number}")
        file = tmp_path / "file.json"
        file.write_text(json.dumps(document))
        result = run("strategy", "load", str(file))
        assert result.exit_code == 0, (str(mutation), result.output)
        failures |= {f"{mutation}: {page}": why for page, why in visit(app, document["strategy"]["id"])}
    assert failures == {}


def visit(app: Flask, strategy_id: str) -> Iterator[tuple[str, str]]:
    """Yield the pages of a strategy that are not shown, and why."""
    organization = load_document(strategy_id).organizations[0].id
    people = {"planner": make_planner(strategy_id, at=NOW), "lead": make_lead(strategy_id, organization, at=NOW)}
    clients = {}
    for who, actor in people.items():
        clients[who] = app.test_client()
        assert isinstance(clients[who], PageClient)
        clients[who].sign_in(actor)
    for who, address in list(addresses(strategy_id)):
        try:
            status = clients[who].get(address).status_code
        except Exception as error:  # every page is tried, whatever became of the one before
            yield address, repr(error)
        else:
            if status != 200:
                yield address, str(status)
