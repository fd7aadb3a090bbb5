"""Checking a document file on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.factories import make_action, make_published_strategy, make_report
from tests.lived_document import lived_document
from tracker.exchange.document_file import write_document
from tracker.queries.documents import list_strategies, load_document


def test_a_report_for_no_period_is_named_beside_every_other_error(tmp_path: Path, run: Callable[..., Any]) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner)
    make_action(strategy)
    document = json.loads(write_document(load_document(strategy.id)))
    first, second = document["plan"]["actions"]
    first["status_updates"][0]["period"] = "Q1 2025"
    second["organization_id"] = "nobody"
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(document))
    result = run("strategy", "check", str(file))
    assert result.exit_code == 1
    assert "plan.actions[0].status_updates[0].period: 'Q1 2025' is not a reporting period" in result.output
    assert "plan.actions[1].organization_id: There is no organization 'nobody'." in result.output


def test_a_decision_that_contradicts_itself_is_neither_checked_nor_loaded(
    tmp_path: Path, run: Callable[..., Any]
) -> None:
    document = lived_document()
    document["plan"]["decisions"][1] |= {"state": "closed", "answer": None}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(document))
    for command in ("check", "load"):
        result = run("strategy", command, str(file))
        assert result.exit_code == 1
        assert f"{file}: plan.decisions[1].answer: It is closed, so it was answered: give this." in result.output
        assert f"{file}: plan.decisions[1].closed_on: It is closed: give its result and the day." in result.output
    assert list_strategies() == []


def test_of_very_many_errors_the_first_are_printed_and_the_others_counted(
    tmp_path: Path, run: Callable[..., Any]
) -> None:
    document = lived_document()
    action = document["plan"]["actions"][1]
    document["plan"]["actions"] = [
        {**action, "id": f"action.{n}", "number": f"1.1.2-A{n}", "title": " ", "depends_on_ids": []} for n in range(500)
    ]
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(document))
    lines = run("strategy", "check", str(file)).output.splitlines()
    assert len(lines) == 201
    assert lines[0] == f"{file}: plan.actions[0].title: Says nothing: leave it out, or write something."
    assert lines[200] == f"{file}: and 300 more errors."


def test_a_key_that_no_terminal_prints_is_no_traceback(tmp_path: Path, run: Callable[..., Any]) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({**lived_document(), "\ud800\u001b[2J": 1}))
    result = run("strategy", "check", str(file))
    assert result.exit_code == 1
    assert result.output == f"{file}: '\\ud800\\x1b[2J': Unknown field.\n"
