"""A strategy document in the file format in which every text says where it stands and whether it is internal.

A text that only planners, leadership and its own office may read holds the word `INTERNAL`, an id or number of such an
element the word `hidden`; both look for one word, in any case: `SECRET_WORDS`.
"""

import json
import re
from datetime import date
from typing import Any

from marshmallow import Schema, fields, validate

from tracker.domain.assessment.assess import assess
from tracker.domain.document.assemble import assemble
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.exchange.document_file import read_document
from tracker.queries.assessments import Assessed
from tracker.queries.documents import Head
from tracker.schemas.action import ActionSchema, ContributionSchema, MilestoneSchema, StatusUpdateSchema
from tracker.schemas.document import FORMAT, FORMAT_VERSION
from tracker.schemas.metric import MetricSchema, ReadingSchema, TargetSchema
from tracker.schemas.organization import ContactSchema, OrganizationSchema
from tracker.schemas.plan import (
    AlignmentSchema,
    DecisionSchema,
    GoalLeaderSchema,
    PlanSchema,
    ProposalSchema,
    ReportingPeriodSchema,
)
from tracker.schemas.strategy import GoalSchema, ObjectiveSchema, StrategySchema, ThemeSchema

SECRET_WORDS = re.compile(rb"internal-|hidden|987654", re.IGNORECASE)

#: Texts of a public element that are not public. A new field of a schema is public unless it is named here.
INTERNAL_FIELDS = {
    ActionSchema: {"resources"},
    StatusUpdateSchema: {"blockers", "help_needed", "decided_by", "decision_note"},
    ContributionSchema: {"why", "reported_by", "entered_by"},
    ContactSchema: {"email", "phone", "alternate_phone", "toll_free_phone", "fax", "website"},
}

Plain = dict[str, Any]

ON = date(2025, 4, 15)
HEAD = Head(42, "0123456789abcdef" * 4)


def marked(schema: type[Schema], path: str, /, is_internal: bool = False, **values: Any) -> Plain:
    """Return an element with the values given and a text that names its place in every other field of text."""
    secret = INTERNAL_FIELDS.get(schema, set())
    texts = {
        name: f"{'INTERNAL' if is_internal or name in secret else 'Open'}-{path}-{name}"[:40]
        for name, field in schema().fields.items()
        if _is_free_text(field) and name not in values
    }
    return texts | {name: value for name, value in values.items() if value is not None}


def marked_document() -> Plain:
    """Return the document: each kind of element once public and, where it may be, once internal."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "strategy": _strategy(),
        "organizations": _organizations(),
        "plan": _plan(),
    }


def document_of(plain: Plain) -> Document:
    """Return a document file's elements as a document."""
    return assemble(read_document(json.dumps(plain).encode()).rows)


def assessed_of(document: Document, cut: Cut = Cut.WHOLE, on: date = ON) -> Assessed:
    """Return what a reader with a cut gets of a document on a day."""
    known = cut_document(document, cut)
    return Assessed(known, assess(known, on=on), cut, HEAD)


def _is_free_text(field: fields.Field[Any]) -> bool:
    patterns = [check for check in field.validators if isinstance(check, validate.Regexp)]
    return type(field) is fields.String and not patterns


def _strategy() -> Plain:
    named = [
        {"organization_id": "org.office", "part": "Open-part"},
        {"organization_id": "org.hidden", "part": "INTERNAL-part"},
    ]
    objectives = [
        marked(ObjectiveSchema, "objective-1", id="objective.1", number="1.1.1", organizations=named),
        marked(ObjectiveSchema, "objective-2", id="objective.2", number="1.1.2"),
        marked(ObjectiveSchema, "objective-3", id="objective.3", number="1.2.1"),
    ]
    goals = [
        marked(GoalSchema, "goal-1", id="goal.1", number="1.1", objectives=objectives[:2]),
        marked(GoalSchema, "goal-2", id="goal.2", number="1.2", objectives=objectives[2:]),
    ]
    return marked(
        StrategySchema,
        "strategy",
        id="strategy.marked",
        slug="marked",
        starts_on="2024-01-01",
        ends_on="2027-12-31",
        time_zone="Etc/UTC",
        source_sha256=None,
        frameworks=[
            {"id": "framework.1", "title": "Open-framework", "entries": [{"id": "entry.1", "title": "Open-entry"}]}
        ],
        themes=[marked(ThemeSchema, "theme", id="theme.1", number="1", goals=goals)],
    )  # fmt: skip


def _organizations() -> list[Plain]:
    contacts = [
        marked(ContactSchema, "contact", id="contact.lead", source=None),
        {"id": "contact.published", "name": "Open-published", "source": "A list", "email": "open@published.invalid"},
    ]
    return [
        marked(OrganizationSchema, "office", id="org.office", kind="office", parent_id="org.hidden", contacts=contacts),
        marked(OrganizationSchema, "helper", id="org.helper", kind="center"),
        marked(
            OrganizationSchema,
            "bureau",
            True,
            id="org.hidden",
            kind="office",
            visibility="internal",
            contacts=[marked(ContactSchema, "contact", True, id="contact.hidden")],
        ),
    ]


def _plan() -> Plain:
    return marked(
        PlanSchema,
        "plan",
        id="plan.marked",
        number=1,
        published_on="2024-01-15",
        goal_leaders=[
            marked(GoalLeaderSchema, "leader", id="leader.1", goal_id="goal.1", contact_id="contact.lead",
                   role="leader", starts_on="2024-01-15"),
            marked(GoalLeaderSchema, "leader", True, id="leader.hidden", goal_id="goal.1",
                   contact_id="contact.hidden", role="deputy", starts_on="2024-01-15"),
        ],
        actions=[
            _action("action.1", "1.1.1-A1", depends_on_ids=["action.2", "action.hidden"]),
            _action("action.2", "1.2.1-A1", objective_id="objective.3", lead_id="contact.hidden",
                    lifecycle="superseded", lifecycle_on="2024-09-01", superseded_by_id="action.hidden"),
            _action("action.hidden", "1.1.1-hidden", is_internal=True, visibility="internal"),
            _action("action.hidden2", "1.1.2-hidden", is_internal=True, organization_id="org.hidden",
                    objective_id="objective.2"),
        ],
        metrics=[
            _metric("metric.1", "1.1-K1", goal_id="goal.1"),
            _metric("metric.2", "1.1.1-A1-K1", action_id="action.1"),
            _metric("metric.hidden", "1.1-hidden", is_internal=True, goal_id="goal.1", visibility="internal"),
            _metric("metric.hidden2", "1.2-hidden", is_internal=True, action_id="action.hidden"),
            _metric("metric.hidden3", "1.3-hidden", is_internal=True, goal_id="goal.1", organization_id="org.hidden"),
        ],
        alignments=[marked(AlignmentSchema, "alignment", id="alignment.1", goal_id="goal.1", entry_id="entry.1")],
        proposals=[
            marked(ProposalSchema, "proposal", True, id="proposal.hidden", action_id="action.1", change="redate",
                   due_on="2026-06-30", proposed_on="2025-02-01"),
        ],
        exempt_ids=["org.hidden"],
        reporting_periods=[
            marked(ReportingPeriodSchema, "period", id="period.1", label="FY2025 Q1", starts_on="2024-10-01",
                   ends_on="2025-01-01", reports_due_on="2025-01-21", state="closed", revision=1,
                   closed_on="2025-02-03",
                   waivers=[{"gap": "missing", "number": "1.1.1-hidden", "reason": "INTERNAL-waiver"}]),
        ],
        decisions=[
            marked(DecisionSchema, "decision", id="decision.1", action_id="action.hidden", visibility="public",
                   **_asked),
            marked(DecisionSchema, "decision-hidden", True, id="decision.hidden", goal_id="goal.1", **_asked),
        ],
    )  # fmt: skip


_asked = {"needed_by_on": "2025-05-01", "asked_on": "2025-03-01", "state": "answered", "decided_on": "2025-03-20"}


def _action(id: str, number: str, *, is_internal: bool = False, **values: Any) -> Plain:
    """Return an action with a public and an internal milestone, and a report of each sort."""
    key = id.removeprefix("action.")
    dated = {"starts_on": "2024-02-01", "due_on": "2026-12-31", "first_due_on": "2025-12-31"}
    plain: Plain = {
        "objective_id": "objective.1",
        "organization_id": "org.office",
        "lead_id": "contact.lead",
        "published_on": "2024-01-15",
        "contributing_ids": ["org.helper", "org.hidden"],
        "milestones": [
            _milestone(f"milestone.{key}-1", f"{number}-M1", "2024-12-31", is_internal, achieved_on="2025-01-20"),
            _milestone(f"milestone.{key}-2", f"{number}-M2", "2025-02-28", is_internal),
            _milestone(f"milestone.{key}-hidden", f"{number}-hidden", "2025-03-31", True, visibility="internal"),
        ],
        "status_updates": [
            _report(
                f"report.{key}-1",
                "FY2025 Q1",
                "2024-12-01",
                is_internal,
                state="approved",
                achievements=[
                    {
                        "milestone_id": f"milestone.{key}-hidden",
                        "achieved_on": "2024-11-20",
                        "evidence_title": f"INTERNAL-{key}-carried",
                        "evidence_reference": f"INTERNAL-{key}-carried-reference",
                    }
                ],
                readings=[
                    {"metric_id": "metric.hidden", "as_of_on": "2024-11-20", "note": f"INTERNAL-{key}-carried-note"}
                ],
            ),
            _report(f"report.{key}-hidden", "FY2025 Q1", "2024-12-02", True, visibility="internal"),
            _report(f"report.{key}-hidden2", "FY2025 Q2", "2025-03-01", True, state="returned"),
            _report(f"report.{key}-hidden3", "FY2025 Q2", "2025-03-20", True, awaits_approval=True),
        ],
        "contributions": [
            marked(
                ContributionSchema,
                f"contribution-{key}",
                True,
                id=f"contribution.{key}-hidden",
                organization_id="org.helper",
                period="FY2025 Q1",
                is_as_planned=False,
                reported_on="2024-12-05",
            ),
        ],
    }
    return marked(ActionSchema, f"action-{key}", is_internal, id=id, number=number, **(dated | plain | values))


def _milestone(id: str, number: str, due_on: str, is_internal: bool, **values: Any) -> Plain:
    dated = {"due_on": due_on, "first_due_on": due_on}
    return marked(MilestoneSchema, id, is_internal, id=id, number=number, **dated, **values)


def _report(id: str, period: str, day: str, is_internal: bool, **values: Any) -> Plain:
    plain = {"status": "at_risk", "forecast_on": "2026-03-31", "blocked_since_on": "2024-11-01", "reported_on": day}
    return marked(StatusUpdateSchema, id, is_internal, id=id, period=period, **plain, **values)


def _metric(id: str, number: str, *, is_internal: bool = False, **values: Any) -> Plain:
    """Return a metric whose reading is broken down by organization and came with an internal report."""
    parts = [
        {"organization_id": "org.helper", "value": "987654.5"},
        {"organization_id": "org.hidden", "value": "987654"},
    ]
    key = id.removeprefix("metric.")
    reading = {"id": f"reading.{key}", "as_of_on": "2024-12-31", "value": "14.50", "reported_on": "2025-01-10"}
    plain: Plain = {
        "direction": "increase",
        "kind": "outcome",
        "frequency": "quarterly",
        "baseline_value": "10",
        "baseline_on": "2024-01-01",
        "organization_id": "org.office",
        "targets": [
            marked(TargetSchema, f"target-{key}", is_internal, id=f"target.{key}", due_on="2024-12-31", value="12"),
        ],
        "readings": [
            marked(
                ReadingSchema, f"reading-{key}", is_internal, status_update_id="report.1-hidden", parts=parts, **reading
            )
        ],
    }
    return marked(MetricSchema, f"metric-{key}", is_internal, id=id, number=number, **(plain | values))
