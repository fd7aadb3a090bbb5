"""Real and illustrative plans are never mixed."""

import json
from typing import Any

import pytest
from flask import Flask

from tests.factories import SET_UP, make_action, make_published_strategy, make_report, strategy_document
from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import read_document, write_document
from tracker.extensions import db
from tracker.operations.loading.load import load_elements
from tracker.operations.planning.plans import open_plan
from tracker.operations.strategies import plan_of
from tracker.queries.documents import load_document

NOTHING_BESIDE = "nothing illustrative is put beside it"
NO_REAL_BESIDE = "a real plan is never put beside it"


def load(document: dict[str, Any] | bytes) -> str:
    """Load a document and return its strategy's id."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    file = read_document(data)
    load_elements(file.rows, by=SYSTEM, at=SET_UP, source="test")
    return file.strategy_id


def open_(strategy_id: str, *, is_illustrative: bool | None) -> None:
    open_plan(strategy_id, by=SYSTEM, at=SET_UP, is_illustrative=is_illustrative)
    db.session.commit()


@pytest.mark.parametrize(("first", "sentence"), [(False, NOTHING_BESIDE), (True, NO_REAL_BESIDE)])
def test_a_plan_of_one_sort_is_not_opened_beside_one_of_the_other(app: Flask, first: bool, sentence: str) -> None:
    open_(load(strategy_document("harbor")), is_illustrative=first)
    other = load(strategy_document("river"))
    with pytest.raises(Refused, match=sentence):
        open_(other, is_illustrative=not first)


@pytest.mark.parametrize("first", [False, True])
def test_a_plan_opened_without_a_word_is_of_the_sort_of_the_others(app: Flask, first: bool) -> None:
    open_(load(strategy_document("harbor")), is_illustrative=first)
    other = load(strategy_document("river"))
    open_(other, is_illustrative=None)
    assert plan_of(other).is_illustrative is first
    assert plan_of(other).notice == ("Illustrative plan" if first else None)


def plan_file(app: Flask, *, slug: str, is_illustrative: bool) -> bytes:
    """Return the document of a strategy with a plan, which is not kept."""
    strategy_id = load(strategy_document(slug))
    open_plan(strategy_id, by=SYSTEM, at=SET_UP, is_illustrative=is_illustrative)
    data = write_document(load_document(strategy_id))
    db.session.rollback()
    return data


@pytest.mark.parametrize(("first", "sentence"), [(False, NOTHING_BESIDE), (True, NO_REAL_BESIDE)])
def test_a_plan_of_one_sort_is_not_loaded_beside_one_of_the_other(app: Flask, first: bool, sentence: str) -> None:
    data = plan_file(app, slug="river", is_illustrative=not first)
    open_(load(strategy_document("harbor")), is_illustrative=first)
    with pytest.raises(Refused, match=sentence):
        load(data)


def test_a_plan_loaded_again_keeps_its_sort(app: Flask) -> None:
    data = plan_file(app, slug="harbor", is_illustrative=True)
    load(data)
    db.session.commit()
    with pytest.raises(Refused, match=NO_REAL_BESIDE):
        load(data.replace(b'"is_illustrative": true', b'"is_illustrative": false'))


def test_an_illustrative_organization_is_not_loaded_beside_a_real_plan(app: Flask) -> None:
    open_(load(strategy_document("harbor")), is_illustrative=False)
    document = strategy_document("harbor")
    document["organizations"][2]["is_illustrative"] = True
    with pytest.raises(Refused, match=NOTHING_BESIDE):
        load(document)


def test_a_plan_that_mixes_both_is_refused(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    make_action(strategy, title="Another")
    make_report(action, by=strategy.planner)
    rows = read_document(write_document(load_document(strategy.id))).rows
    index = list(rows[Kind.ACTION][0]).index(False, 20)
    rows[Kind.ACTION][0] = (*rows[Kind.ACTION][0][:index], True, *rows[Kind.ACTION][0][index + 1 :])
    with pytest.raises(Refused, match="mixes illustrative and real"):
        load_elements(rows, by=SYSTEM, at=SET_UP, source="test")
