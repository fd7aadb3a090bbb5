"""The measurements run, and what they measure is the product: not how fast it is."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

from flask import Flask

from bench import data
from bench.importer import import_file
from bench.source import STRATEGY
from tracker.queries.documents import load_document
from tracker.queries.verification import verify_record

ROOT = Path(__file__).parents[2]


def test_the_same_scale_gives_the_same_rows() -> None:
    rows = list(data.generate(data.SCALES["S"]))
    assert rows == list(data.generate(data.SCALES["S"]))
    assert rows != list(data.generate(data.SCALES["S"], seed="2"))
    counts = {table: sum(1 for name, _ in rows if name == table) for table in data.TABLES}
    assert counts["goal"] == 6
    assert counts["objective"] == 32
    assert (counts["action"], counts["milestone"], counts["status_update"]) == (200, 800, 2400)
    assert (counts["metric"], counts["metric_value"], counts["organization"]) == (60, 1200, 24)


def test_an_import_is_a_plan_whose_record_verifies(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "S.sqlite"
    data.write(file, data.SCALES["S"])
    import_file(file)
    verify_record()
    document = load_document(STRATEGY)
    with sqlite3.connect(file) as source:
        actions = source.execute("SELECT count(*) FROM action").fetchone()[0]
        partners = source.execute("SELECT count(*) FROM action_organization WHERE role = 'support'").fetchone()[0]
    assert len(document.plan.actions) == actions
    assert sum(len(action.contributing_ids) for action in document.plan.actions) == partners


def test_a_quick_run_measures_every_request_and_says_what_is_met(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "bench", "--scale", "S", "--peers", "none", "--quick", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    requests = {line["request"]: line for line in lines if "request" in line}
    kinds = ("warm", "after a change", "unchanged")
    pages = {f"{page}, {kind}" for page in ("strategy dashboard", "goal dashboard", "briefing") for kind in kinds}
    assert pages | {"one action", "report", "floor: list of actions"} <= requests.keys()
    assert requests["goal dashboard, unchanged"]["bytes"] == 0
    warm, changed = (requests[f"goal dashboard, {kind}"]["statements"] for kind in ("warm", "after a change"))
    assert warm < changed <= warm + 3, "what is newer is read, and what moved since the last close"
    pages = ("my updates", "approvals", "compare", "reporting", "as-of dashboard")
    assert {f"{page}, warm" for page in pages} | {"as-of dashboard, long history"} <= requests.keys()
    acts = {line["act"]: line for line in lines if "act" in line}
    assert acts.keys() == {"close of a period", "upload, dry run", "upload, confirm"}
    assert 0 < acts["close of a period"]["stored"] < acts["close of a period"]["bytes"]
    assert acts["upload, confirm"]["rows"] > 100
    assert "x list of actions" in run.stdout
    assert "Goal dashboard after a change" in run.stdout
