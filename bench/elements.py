"""What the rows of a generated file are in the tracker: elements with all their own values."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from bench.metrics import metrics, readings, targets
from bench.reporting import answers, periods, waiting
from bench.source import ACTIVE, OFFICE, PUBLIC, SLUG, STRATEGY, Source, Values
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.document.status_update import UpdateState
from tracker.domain.fiscal import fiscal_quarter
from tracker.domain.status import Status
from tracker.models.content import field_names

_STATUS = {
    "not_started": Status.NOT_STARTED,
    "on_track": Status.ON_TRACK,
    "delayed": Status.OFF_TRACK,
    "at_risk": Status.AT_RISK,
    "completed": Status.COMPLETE,
    "cancelled": Status.NOT_STARTED,
}
#: What a node need not say.
_SILENT = {
    Kind.STRATEGY: ("summary", "mandate", "notice", "source_title", "source_sha256"),
    Kind.ORGANIZATION: ("parent_id", "city", "state", "designation", "website", "description", "source"),
    Kind.CONTACT: (
        "title", "email", "phone", "alternate_phone", "toll_free_phone", "fax", "website", "as_of_on", "source",
        "starts_on", "ends_on", "confirmed_on",
    ),
    Kind.THEME: ("printed_number", "text"),
    Kind.GOAL: ("printed_number",),
    Kind.OBJECTIVE: ("printed_number",),
    Kind.PLAN: ("notice",),
    Kind.ACTION: ("deliverable", "resources", "deputy_id", "superseded_by_id"),
    Kind.STATUS_UPDATE: (
        "percent", "next_steps", "blockers", "help_needed", "blocked_by", "blocked_since_on", "cleared_by",
        "entered_by", "decided_by", "decided_on", "decision_note",
    ),
    Kind.MILESTONE: ("booked_to",),
    Kind.METRIC: ("goal_id", "action_id", "definition", "source", "verification", "limitations", "breakdown"),
    Kind.READING: ("note", "supersedes_id", "status_update_id", "booked_to"),
}  # fmt: skip


def elements(source: Source) -> Iterator[tuple[Kind, tuple[Any, ...]]]:
    """Yield every element as the tracker keeps it, parents before children."""
    for kind, make in _MAKERS.items():
        names = field_names(kind)
        silent = dict.fromkeys(_SILENT.get(kind, ()))
        for values in make(source):
            known = {"version": 1, **silent, **values}
            yield kind, tuple(known[name] for name in names)


def _strategies(source: Source) -> Iterator[Values]:
    yield {
        "id": STRATEGY, "slug": SLUG, "title": source.strategy["name"], "issuer": "Measurements", "marking": "MADE UP",
        "starts_on": source.starts_on, "ends_on": source.ends_on, "is_period_assumed": False, "theme_word": "Theme",
        "goal_word": "Goal", "objective_word": "Objective", "time_zone": "America/New_York",
        "fiscal_year_starts_month": 10,
    }  # fmt: skip


def _organizations(source: Source) -> Iterator[Values]:
    for row in source.rows("organization"):
        id = f"organization.{row['id']}"
        yield {
            "id": id,
            "name": row["name"],
            "acronym": row["abbreviation"],
            "kind": OrganizationKind.OFFICE,
            **PUBLIC,
        }


def _contacts(source: Source) -> Iterator[Values]:
    for row in source.rows("organization"):
        owner = {"organization_id": f"organization.{row['id']}", "position": 1, "is_illustrative": False}
        yield {"id": f"contact.{row['id']}", "name": f"Lead of {row['abbreviation']}", **owner}


def _listings(source: Source) -> Iterator[Values]:
    for row in source.rows("organization"):
        id = row["id"]
        listed = {"strategy_id": STRATEGY, "organization_id": f"organization.{id}", "position": id}
        yield {"id": f"listing.{id}", **listed}


def _themes(source: Source) -> Iterator[Values]:
    for row in source.rows("category"):
        id, place = f"theme.{row['id']}", {"strategy_id": STRATEGY, "position": row["id"]}
        yield {"id": id, "number": row["code"], "title": row["name"], **place}


def _goals(source: Source) -> Iterator[Values]:
    for row in source.rows("goal"):
        place = {"theme_id": f"theme.{row['category_id']}", "position": row["id"]}
        yield {"id": f"goal.{row['id']}", "number": row["code"], "text": _words(row), "weight": 1, **place, **ACTIVE}


def _objectives(source: Source) -> Iterator[Values]:
    for row in source.rows("objective"):
        place = {"goal_id": f"goal.{row['goal_id']}", "position": row["id"], "organizations": ()}
        id = f"objective.{row['id']}"
        yield {"id": id, "number": row["code"], "text": _words(row), "weight": 1, **place, **ACTIVE}


def _words(row: sqlite3.Row) -> str:
    return f"{row['name']}. {row['description']}"


def _plans(source: Source) -> Iterator[Values]:
    published = {"number": 1, "published_on": source.starts_on, "is_illustrative": False}
    thresholds = {"known_minimum_percent": 75, "on_track_points": 5, "at_risk_points": 15, "at_risk_days": 30}
    approval = {"requires_approval": False, "exempt_ids": ()}
    yield {"id": "plan.bench", "strategy_id": STRATEGY, **published, **thresholds, **approval}


def _actions(source: Source) -> Iterator[Values]:
    supporting: defaultdict[int, list[str]] = defaultdict(list)
    for row in source.rows("action_organization"):
        if row["role"] == "support":
            supporting[row["action_id"]].append(f"organization.{row['organization_id']}")
    for row in source.rows("action"):
        dates = {"starts_on": date.fromisoformat(row["start_date"]), "due_on": date.fromisoformat(row["due_date"])}
        yield {
            "id": f"action.{row['id']}", "strategy_id": STRATEGY, "objective_id": f"objective.{row['objective_id']}",
            "position": row["id"], "number": row["code"], "title": row["name"], "description": row["description"],
            "organization_id": f"organization.{row['lead_org_id']}", "lead_id": f"contact.{row['lead_org_id']}",
            **dates, **{f"first_{name}": day for name, day in dates.items()}, "is_continuing": False,
            "redated_count": 0, "published_on": source.starts_on, "weight": 1, **_lifecycle(row), **PUBLIC,
            "contributing_ids": tuple(supporting[row["id"]]), "consulted_ids": (), "contributes_to_ids": (),
            "depends_on_ids": (),
        }  # fmt: skip


def _lifecycle(row: sqlite3.Row) -> Values:
    if row["status"] != "cancelled":
        return ACTIVE
    ended_on = date.fromisoformat(row["updated_at"])
    return {"lifecycle": Lifecycle.CANCELLED, "lifecycle_reason": "Cancelled", "lifecycle_on": ended_on}


def _milestones(source: Source) -> Iterator[Values]:
    places: defaultdict[int, int] = defaultdict(int)
    codes = {row["id"]: row["code"] for row in source.rows("action")}
    for row in source.rows("milestone"):
        action = row["action_id"]
        places[action] += 1
        achieved_on = date.fromisoformat(row["completed_date"]) if row["completed_date"] else None
        evidence = ("Delivery note", f"NOTE-{row['id']}") if achieved_on else (None, None)
        due_on = date.fromisoformat(row["due_date"])
        yield {
            "id": f"milestone.{row['id']}", "action_id": f"action.{action}", "position": places[action],
            "number": f"{codes[action]}-M{places[action]}", "title": row["name"], "due_on": due_on,
            "first_due_on": due_on, "redated_count": 0, "achieved_on": achieved_on, "evidence_title": evidence[0],
            "evidence_reference": evidence[1], "weight": 1, **ACTIVE, **PUBLIC,
        }  # fmt: skip


def _status_updates(source: Source) -> Iterator[Values]:
    places: defaultdict[int, int] = defaultdict(int)
    last: dict[int, Values] = {}
    for row in source.rows("status_update", "date, id"):
        action, reported_on = row["action_id"], date.fromisoformat(row["date"])
        places[action] += 1
        status = _STATUS[row["status"]]
        is_late = status in (Status.AT_RISK, Status.OFF_TRACK)
        last[action] = {
            "id": f"status-update.{row['id']}", "action_id": f"action.{action}", "position": places[action],
            "period": fiscal_quarter(reported_on).label, "status": status, "summary": row["body"],
            "why": row["title"] if is_late else None, "recovery": "A second crew." if is_late else None,
            "forecast_on": source.ends_on if is_late else None, "state": UpdateState.SUBMITTED,
            "awaits_approval": False, "is_confirmation": False, "achievements": (), "readings": (),
            "submitted_on": reported_on, "reported_on": reported_on, "reported_by": row["author"], **PUBLIC,
        }  # fmt: skip
        yield last[action]
    for row in source.rows("action"):
        if row["lead_org_id"] == OFFICE and row["status"] != "cancelled":
            yield waiting(last[row["id"]], row["id"], places[row["id"]] + 1)


def _periods(source: Source) -> Iterator[Values]:
    return periods(STRATEGY, source.starts_on, source.ends_on)


def _contributions(source: Source) -> Iterator[Values]:
    return answers(source.rows("action_organization"))


_MAKERS = {
    Kind.STRATEGY: _strategies,
    Kind.ORGANIZATION: _organizations,
    Kind.CONTACT: _contacts,
    Kind.LISTING: _listings,
    Kind.THEME: _themes,
    Kind.GOAL: _goals,
    Kind.OBJECTIVE: _objectives,
    Kind.PLAN: _plans,
    Kind.ACTION: _actions,
    Kind.MILESTONE: _milestones,
    Kind.REPORTING_PERIOD: _periods,
    Kind.STATUS_UPDATE: _status_updates,
    Kind.CONTRIBUTION: _contributions,
    Kind.METRIC: metrics,
    Kind.TARGET: targets,
    Kind.READING: readings,
}
