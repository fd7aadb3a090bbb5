"""A strategy in the file format whose plan has lived: decisions in every state, periods closed, reports decided.

Nothing in it contradicts itself; a test changes one thing and sees what is said of it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.strategy_document import strategy_document
from tracker.domain.document.assemble import assemble
from tracker.exchange.document_file import read_document
from tracker.operations.loading.contradictions.find import find_contradictions

Plain = dict[str, Any]
Change = Callable[[Plain], object]

TODAY = date(2025, 12, 15)


def lived_document() -> Plain:
    """Return the document."""
    return {**strategy_document(), "plan": _plan()}


def at(document: Plain, path: str) -> Any:
    """Return what stands at a path below the plan: at(document, "actions.0.milestones.1")."""
    found: Any = document["plan"]
    for step in path.split(".") if path else ():
        found = found[int(step) if step.isdecimal() else step]
    return found


@dataclass(frozen=True)
class sets:  # noqa: N801 - it reads as what it does
    """A change that sets values of one element below the plan: sets("decisions.0", answer="One")."""

    path: str
    values: Plain

    def __init__(self, path: str, **values: Any) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "values", values)

    def __call__(self, document: Plain) -> None:
        at(document, self.path).update(self.values)

    def __str__(self) -> str:
        return f"{self.path} {self.values}"[:80]


def adds(path: str, template: int = 0, **values: Any) -> Change:
    """Return a change that adds an element to a list below the plan: like one that is there, but for some values."""

    def add(document: Plain) -> None:
        at(document, path).append({**at(document, path)[template], "id": "added", **values})

    add.__name__ = f"one more of {path}"
    return add


def said(value: Any) -> str:
    """Return what a value of a table of cases is called in the name of its test."""
    return str(getattr(value, "__name__", value))


def errors_of(document: Plain, *, today: date | None = TODAY) -> list[tuple[str, str]]:
    """Return what is said to contradict itself in a document, with the paths."""
    file = read_document(json.dumps(document).encode())
    found = find_contradictions(assemble(file.rows), today=today)
    return [(f"{file.paths[each.kind, each.id]}.{each.field}", each.words) for each in found]


def _plan() -> Plain:
    return {
        "id": "plan.harbor",
        "number": 1,
        "published_on": "2025-01-13",
        "requires_approval": True,
        "goal_leaders": [
            {"id": "leader.1", "goal_id": "harbor.goal-1", "contact_id": "harbor.contact-1", "role": "leader",
             "starts_on": "2025-01-13", "ends_on": "2025-06-01"},
            {"id": "leader.2", "goal_id": "harbor.goal-1", "contact_id": "harbor.contact-2", "role": "leader",
             "starts_on": "2025-06-01"},
        ],
        "actions": [_action(), _successor(), _dropped()],
        "metrics": [_metric()],
        "alignments": [
            {"id": "alignment.1", "goal_id": "harbor.goal-1", "entry_id": "harbor.entry-1"},
            {"id": "alignment.2", "objective_id": "harbor.objective-1.1.1", "entry_id": "harbor.entry-1"},
        ],
        "proposals": [
            {"id": "proposal.1", "action_id": "action.1", "change": "redate", "due_on": "2026-03-31",
             "reason": "The vessel is late.", "proposed_by": "Lee Lead", "proposed_on": "2025-05-02",
             "state": "accepted", "decided_by": "Pat Planner", "decided_on": "2025-05-05", "decision_reason": "Yes."},
            {"id": "proposal.2", "action_id": "action.1", "change": "cancel", "reason": "Nobody needs it.",
             "proposed_by": "Lee Lead", "proposed_on": "2025-12-01"},
        ],
        "reporting_periods": _periods(),
        "decisions": _decisions(),
    }  # fmt: skip


def _action() -> Plain:
    return {
        "id": "action.1", "objective_id": "harbor.objective-1.1.1", "number": "1.1.1-A1", "title": "Survey the channel",
        "organization_id": "harbor.harbor", "lead_id": "harbor.contact-1", "starts_on": "2025-01-01",
        "due_on": "2026-03-31", "first_starts_on": "2025-01-01", "first_due_on": "2025-12-31", "redated_count": 1,
        "published_on": "2025-01-13", "contributing_ids": ["harbor.pilots"],
        "milestones": [
            {"id": "milestone.1", "number": "1.1.1-A1-M1", "title": "Plan agreed", "due_on": "2025-03-31",
             "first_due_on": "2025-03-31", "achieved_on": "2025-03-20", "evidence_title": "Minutes",
             "evidence_reference": "HMO-1", "booked_to": "FY2025 Q3"},
            {"id": "milestone.2", "number": "1.1.1-A1-M2", "title": "Depths published", "due_on": "2026-03-31",
             "first_due_on": "2025-09-30", "redated_count": 1},
        ],
        "status_updates": [
            _report(1, "FY2025 Q2", "2025-03-20"),
            _report(2, "FY2025 Q3", "2025-05-02", state="returned", awaits_approval=True, decided_by="Abby Approver",
                    decided_on="2025-05-03", decision_note="Say which dock."),
            _report(3, "FY2025 Q3", "2025-05-06", status="at_risk", why="The vessel is late.", recovery="A second one.",
                    forecast_on="2026-02-01", awaits_approval=True, state="approved", decided_by="Abby Approver",
                    decided_on="2025-05-07"),
            _report(4, "FY2025 Q4", "2025-08-01", status="at_risk", why="The vessel is late.", recovery="A second one.",
                    forecast_on="2026-02-01", is_confirmation=True),
            _report(5, "FY2026 Q1", "2025-12-01", awaits_approval=True, blocked_by="The shipyard",
                    blocked_since_on="2025-11-01", cleared_by="A new date",
                    achievements=[{"milestone_id": "milestone.2", "achieved_on": "2025-11-20", "evidence_title": "Map",
                                   "evidence_reference": "HMO-2"}],
                    readings=[{"metric_id": "metric.1", "as_of_on": "2025-11-30", "value": "15"}]),
        ],
        "contributions": [
            {"id": "answer.1", "organization_id": "harbor.pilots", "period": "FY2025 Q3", "is_as_planned": False,
             "why": "Two pilots are ill.", "reported_on": "2025-05-02", "reported_by": "Blair Example"},
            {"id": "answer.2", "organization_id": "harbor.pilots", "period": "FY2025 Q3", "is_as_planned": True,
             "reported_on": "2025-06-02", "reported_by": "Blair Example"},
        ],
    }  # fmt: skip


def _report(number: int, period: str, day: str, **values: Any) -> Plain:
    plain = {"status": "on_track", "summary": "Going as planned.", "reported_on": day, "submitted_on": day}
    return {"id": f"report.{number}", "period": period, **plain, "reported_by": "Lee Lead", **values}


def _successor() -> Plain:
    return {
        "id": "action.2", "objective_id": "harbor.objective-1.1.2", "number": "1.1.2-A1", "title": "Dredge twice",
        "organization_id": "harbor.survey", "starts_on": "2025-02-01", "first_starts_on": "2025-02-01",
        "is_continuing": True, "published_on": "2025-02-03", "depends_on_ids": ["action.1"],
    }  # fmt: skip


def _dropped() -> Plain:
    return {
        "id": "action.3", "objective_id": "harbor.objective-1.1.2", "number": "1.1.2-A2", "title": "Dredge once",
        "organization_id": "harbor.survey", "starts_on": "2025-02-01", "due_on": "2025-06-30",
        "first_starts_on": "2025-02-01", "first_due_on": "2025-06-30", "published_on": "2025-01-13",
        "lifecycle": "superseded", "lifecycle_on": "2025-02-03", "lifecycle_reason": "It silts up again.",
        "superseded_by_id": "action.2",
    }  # fmt: skip


def _metric() -> Plain:
    return {
        "id": "metric.1", "action_id": "action.1", "number": "1.1.1-A1-K1", "title": "Depths published",
        "unit": "berths", "direction": "increase", "kind": "output", "baseline_value": "10",
        "baseline_on": "2024-12-31", "frequency": "quarterly", "organization_id": "harbor.harbor",
        "breakdown": "organization",
        "targets": [{"id": "target.1", "due_on": "2025-12-31", "value": "20"}],
        "readings": [
            {"id": "reading.1", "as_of_on": "2025-02-28", "value": "11", "reported_on": "2025-03-20",
             "status_update_id": "report.1"},
            {"id": "reading.2", "as_of_on": "2025-03-31", "value": "12", "reported_on": "2025-05-06",
             "booked_to": "FY2025 Q3", "parts": [{"organization_id": "harbor.pilots", "value": "2"}]},
            {"id": "reading.3", "as_of_on": "2025-06-30", "value": "13", "reported_on": "2025-07-04"},
            {"id": "reading.4", "as_of_on": "2025-06-30", "value": "14", "reported_on": "2025-07-08",
             "supersedes_id": "reading.3"},
        ],
    }  # fmt: skip


def _periods() -> list[Plain]:
    return [
        {"id": "period.q1", "label": "FY2025 Q1", "starts_on": "2024-10-01", "ends_on": "2025-01-01",
         "reports_due_on": "2025-01-21", "lifecycle": "cancelled", "lifecycle_on": "2025-01-14",
         "lifecycle_reason": "Nothing was published then."},
        {"id": "period.q2", "label": "FY2025 Q2", "starts_on": "2025-01-01", "ends_on": "2025-04-01",
         "reports_due_on": "2025-04-21", "state": "revised", "revision": 2, "closed_on": "2025-04-30",
         "waivers": [{"gap": "missing", "number": "1.1.2-A1", "reason": "It had just begun."}]},
        {"id": "period.q3", "label": "FY2025 Q3", "starts_on": "2025-04-01", "ends_on": "2025-07-01",
         "reports_due_on": "2025-07-21", "state": "in_review", "revision": 1, "closed_on": "2025-07-30"},
        {"id": "period.q4", "label": "FY2025 Q4", "starts_on": "2025-07-01", "ends_on": "2025-10-01",
         "reports_due_on": "2025-10-21", "state": "in_review"},
        {"id": "period.q5", "label": "FY2026 Q1", "starts_on": "2025-10-01", "ends_on": "2026-01-01",
         "reports_due_on": "2026-01-21"},
    ]  # fmt: skip


def _decisions() -> list[Plain]:
    asked = {"question": "Which berth?", "options": "One or two", "recommendation": "One", "asked_by": "Pat Planner",
             "asked_on": "2025-03-03", "needed_by_on": "2025-05-01"}  # fmt: skip
    answered = {"answer": "One", "decided_by": "The board", "meeting": "Spring meeting", "decided_on": "2025-03-10",
                "recorded_by": "Pat Planner", "owner": "Lee Lead", "due_on": "2025-04-01"}  # fmt: skip
    ended = {"result": "Berth one it is.", "closed_on": "2025-04-02"}
    return [
        {"id": "decision.1", "number": "D1", "goal_id": "harbor.goal-1", **asked},
        {"id": "decision.2", "number": "D2", "state": "answered", **asked, **answered},
        {"id": "decision.3", "number": "D3", "state": "closed", **asked, **answered, **ended},
        {"id": "decision.4", "number": "D4", "state": "withdrawn", **asked, **ended},
    ]
