"""Checking a document file on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.factories import make_action, make_published_strategy, make_report
from tracker.exchange.document_file import write_document
from tracker.queries.documents import load_document


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
