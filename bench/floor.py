"""The floor: the least a Flask application can do to send the same facts. Flask and sqlite3, nothing else.

    BENCH_DATA=S.sqlite gunicorn bench.floor:app

/hello is a constant, /actions every action in three SELECTs, /actions/<id> one with everything, /export the whole file.
"""

import json
import os
import sqlite3
from collections import defaultdict
from typing import Any

from flask import Flask, Response, g

from bench.data import TABLES

app = Flask(__name__)


def _select(query: str, *values: object) -> list[dict[str, Any]]:
    """Return the rows of a SELECT."""
    if "connection" not in g:
        g.connection = sqlite3.connect(f"file:{os.environ['BENCH_DATA']}?mode=ro", uri=True)
    cursor = g.connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _json(value: object) -> Response:
    """Return an answer of JSON."""
    return Response(json.dumps(value), mimetype="application/json")


@app.teardown_appcontext
def close(_error: BaseException | None) -> None:
    """Close the connection of a request."""
    if "connection" in g:
        g.connection.close()


@app.get("/hello")
def hello() -> str:
    """Answer a constant."""
    return "hello"


@app.get("/actions")
def actions() -> Response:
    """Answer every action with where it belongs, who takes part and its milestones: three SELECTs."""
    listed = _select(
        "SELECT action.id, action.code, action.name, status, completion, start_date, due_date, updated_at, "
        "objective.id AS objective_id, objective.code AS objective, goal.id AS goal_id, goal.code AS goal, "
        "organization.name AS lead FROM action JOIN objective ON objective.id = objective_id "
        "JOIN goal ON goal.id = goal_id JOIN organization ON organization.id = lead_org_id ORDER BY action.id"
    )
    partners, milestones = defaultdict(list), defaultdict(list)
    for row in _select(
        "SELECT action_id, role, organization.* FROM action_organization "
        "JOIN organization ON organization.id = organization_id ORDER BY action_organization.id"
    ):
        partners[row.pop("action_id")].append(row)
    for row in _select("SELECT action_id, id, state, due_date FROM milestone ORDER BY id"):
        milestones[row.pop("action_id")].append(row)
    for row in listed:
        row |= {"organizations": partners[row["id"]], "milestones": milestones[row["id"]]}
    return _json(listed)


@app.get("/actions/<int:id>")
def action(id: int) -> Response:
    """Answer one action with everything: six SELECTs."""
    [found] = _select(
        "SELECT action.*, objective.name AS objective, goal.name AS goal FROM action "
        "JOIN objective ON objective.id = objective_id JOIN goal ON goal.id = goal_id WHERE action.id = ?",
        id,
    )
    of_action = "JOIN metric_action USING (metric_id) WHERE action_id = ?"
    values = defaultdict(list)
    for row in _select(f"SELECT metric_value.* FROM metric_value {of_action} ORDER BY date", id):
        values[row["metric_id"]].append(row)
    metrics = _select("SELECT metric.* FROM metric JOIN metric_action ON metric_id = metric.id WHERE action_id = ?", id)
    found["organizations"] = _select(
        "SELECT role, organization.* FROM action_organization JOIN organization ON organization.id = organization_id "
        "WHERE action_id = ?",
        id,
    )
    found["milestones"] = _select("SELECT * FROM milestone WHERE action_id = ? ORDER BY due_date", id)
    found["updates"] = _select("SELECT * FROM status_update WHERE action_id = ? ORDER BY date DESC", id)
    found["metrics"] = [{**metric, "values": values[metric["id"]]} for metric in metrics]
    return _json(found)


@app.get("/export")
def export() -> Response:
    """Answer the whole file: a SELECT for each table."""
    return _json({table: _select(f"SELECT * FROM {table} ORDER BY id") for table in TABLES})
