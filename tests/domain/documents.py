"""Small documents for tests, put together from rows as every document is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.document.action import Action
from tracker.domain.document.assemble import assemble, own_fields
from tracker.domain.document.decision import DecisionState
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.document.plan import Plan
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.document.status_update import UpdateState
from tracker.domain.fiscal import fiscal_quarter
from tracker.domain.status import Status

Values = dict[str, Any]

PUBLISHED_ON = date(2024, 1, 1)
#: The day of most cases: in FY2025 Q4.
TODAY = date(2025, 7, 31)

_LIFECYCLE: Values = {"lifecycle": Lifecycle.ACTIVE, "lifecycle_reason": None, "lifecycle_on": None}
_SHOWN: Values = {"visibility": Visibility.PUBLIC, "is_illustrative": False}
_DEFAULTS: Mapping[Kind, Values] = {
    Kind.STRATEGY: {
        "slug": "s", "title": "A strategy", "issuer": "An issuer", "summary": None, "mandate": None, "marking": "NONE",
        "notice": None, "starts_on": date(2024, 1, 1), "ends_on": date(2026, 12, 31), "is_period_assumed": False,
        "source_title": None, "source_sha256": None, "theme_word": "Theme", "goal_word": "Goal",
        "objective_word": "Objective", "time_zone": "America/New_York", "fiscal_year_starts_month": 10,
    },
    Kind.THEME: {"number": "T1", "printed_number": None, "title": "A theme", "text": None},
    Kind.GOAL: {"printed_number": None, "text": "A goal", "weight": 1, **_LIFECYCLE},
    Kind.OBJECTIVE: {
        "printed_number": None, "text": "An objective", "weight": 1, "organizations": (), **_LIFECYCLE,
    },
    Kind.ORGANIZATION: {
        "name": "An office", "acronym": None, "kind": OrganizationKind.OFFICE, "parent_id": None, "city": None,
        "state": None, "designation": None, "website": None, "description": None, "source": None, **_SHOWN,
    },
    Kind.CONTACT: {
        "name": "A lead", "title": None, "email": None, "phone": None, "alternate_phone": None,
        "toll_free_phone": None, "fax": None, "website": None, "as_of_on": None, "source": None, "starts_on": None,
        "ends_on": None, "confirmed_on": None, "is_illustrative": False,
    },
    Kind.LISTING: {},
    Kind.PLAN: {
        "number": 1, "published_on": PUBLISHED_ON, "is_illustrative": False, "notice": None,
        "known_minimum_percent": 75, "on_track_points": 5, "at_risk_points": 15, "at_risk_days": 30,
        "requires_approval": False, "exempt_ids": (),
    },
    Kind.ACTION: {
        "title": "An action", "description": None, "deliverable": None, "resources": None, "organization_id": "o1",
        "lead_id": "c1", "deputy_id": None, "starts_on": date(2025, 1, 1), "due_on": date(2025, 12, 31),
        "is_continuing": False, "redated_count": 0, "published_on": PUBLISHED_ON, "weight": 1,
        "superseded_by_id": None, "contributing_ids": (), "consulted_ids": (), "contributes_to_ids": (),
        "depends_on_ids": (), **_LIFECYCLE, **_SHOWN,
    },
    Kind.MILESTONE: {
        "title": "A milestone", "redated_count": 0, "achieved_on": None, "booked_to": None, "weight": 1, **_LIFECYCLE,
        **_SHOWN,
    },
    Kind.STATUS_UPDATE: {
        "status": Status.ON_TRACK, "percent": None, "summary": "Some words.", "next_steps": None, "why": None,
        "recovery": None, "forecast_on": None, "blockers": None, "help_needed": None, "blocked_by": None,
        "blocked_since_on": None, "cleared_by": None, "state": UpdateState.SUBMITTED, "awaits_approval": False,
        "is_confirmation": False, "reported_by": "A lead", "entered_by": None, "decided_by": None, "decided_on": None,
        "decision_note": None, "achievements": (), "readings": (), **_SHOWN,
    },
    Kind.REPORTING_PERIOD: {
        "state": PeriodState.OPEN, "revision": 0, "closed_on": None, "is_illustrative": False, "waivers": (),
        **_LIFECYCLE,
    },
    Kind.CONTRIBUTION: {
        "is_as_planned": True, "why": None, "reported_by": "A lead", "entered_by": None, "is_illustrative": False,
    },
    Kind.DECISION: {
        "goal_id": None, "objective_id": None, "action_id": None, "question": "A question?", "options": "One or two.",
        "recommendation": "One.", "asked_by": "A planner", "asked_on": PUBLISHED_ON,
        "state": DecisionState.REQUESTED, "answer": None, "decided_by": None, "meeting": None, "decided_on": None,
        "recorded_by": None, "owner": None, "due_on": None, "result": None, "closed_on": None, **_SHOWN,
    },
    Kind.METRIC: {
        "goal_id": None, "objective_id": None, "action_id": None, "title": "A metric", "definition": None,
        "unit": "reports", "direction": Direction.INCREASE, "kind": MetricKind.OUTPUT, "baseline_value": Decimal(0),
        "baseline_on": date(2023, 12, 31), "frequency": Frequency.QUARTERLY, "publication_lag_days": 0, "source": None,
        "verification": None, "limitations": None, "breakdown": None, "organization_id": "o1", "weight": 1,
        **_LIFECYCLE, **_SHOWN,
    },
    Kind.TARGET: {"is_illustrative": False, **_LIFECYCLE},
    Kind.READING: {
        "note": None, "supersedes_id": None, "status_update_id": None, "booked_to": None, "is_illustrative": False,
        "parts": (),
    },
}  # fmt: skip


def milestone(due_on: date, achieved_on: date | None = None, **values: Any) -> Values:
    """Return a milestone's values."""
    return {"due_on": due_on, "achieved_on": achieved_on, **values}


def report(reported_on: date, status: Status = Status.ON_TRACK, percent: int | None = None, **values: Any) -> Values:
    """Return a report's values; it is for the period it was made in."""
    period = fiscal_quarter(reported_on).label
    sent = {"reported_on": reported_on, "submitted_on": reported_on}
    return {**sent, "status": status, "percent": percent, "period": period, **values}


def target(due_on: date, value: int | str, **values: Any) -> Values:
    """Return a target's values."""
    return {"due_on": due_on, "value": Decimal(value), **values}


def reading(as_of_on: date, value: int | str | None, **values: Any) -> Values:
    """Return a reading's values."""
    return {"as_of_on": as_of_on, "value": None if value is None else Decimal(value), "reported_on": as_of_on, **values}


class Rows:
    """The rows of a document in the making. What is added returns its number, which is also its id."""

    def __init__(self, **plan: Any) -> None:
        self.rows: defaultdict[Kind, list[tuple[Any, ...]]] = defaultdict(list)
        self._add(Kind.STRATEGY, "s")
        self._add(Kind.PLAN, "p", strategy_id="s", **plan)
        self._add(Kind.THEME, "t", strategy_id="s", position=1)
        self.organization("o1")
        self.contact("c1", organization_id="o1")

    def organization(self, id: str, **values: Any) -> str:
        """Add an organization and list it."""
        self._add(Kind.ORGANIZATION, id, **values)
        return self._add(Kind.LISTING, f"l-{id}", strategy_id="s", organization_id=id)

    def contact(self, id: str, **values: Any) -> str:
        """Add a point of contact."""
        return self._add(Kind.CONTACT, id, **values)

    def goal(self, number: str, **values: Any) -> str:
        """Add a goal."""
        return self._add(Kind.GOAL, number, theme_id="t", number=number, **values)

    def objective(self, number: str, **values: Any) -> str:
        """Add an objective to the goal its number begins with."""
        return self._add(Kind.OBJECTIVE, number, goal_id=number.rsplit(".", 1)[0], number=number, **values)

    def action(
        self, number: str, *, milestones: Sequence[Values] = (), reports: Sequence[Values] = (), **values: Any
    ) -> str:
        """Add an action to the objective its number begins with; first dates are those in force, if not given."""
        dates = {name: values.get(name, _DEFAULTS[Kind.ACTION][name]) for name in ("starts_on", "due_on")}
        values = {"first_starts_on": dates["starts_on"], "first_due_on": dates["due_on"]} | values
        objective_id = number.rsplit("-", 1)[0]
        self._add(Kind.ACTION, number, strategy_id="s", objective_id=objective_id, number=number, **values)
        for position, own in enumerate(milestones, 1):
            id = f"{number}-M{position}"
            own = {"first_due_on": own["due_on"], "number": id} | own
            if own["achieved_on"] is not None:
                own = {"evidence_title": "A document", "evidence_reference": "DOC-1"} | own
            self._add(Kind.MILESTONE, id, action_id=number, position=position, **_without_evidence(own))
        for position, own in enumerate(reports, 1):
            self._add(Kind.STATUS_UPDATE, f"{number}-R{position}", action_id=number, position=position, **own)
        return number

    def metric(
        self, number: str, *, targets: Sequence[Values] = (), readings: Sequence[Values] = (), **values: Any
    ) -> str:
        """Add a metric to what its number begins with."""
        owner = number.rsplit("-", 1)[0]
        if not {"goal_id", "objective_id", "action_id"} & set(values):
            kind = "action_id" if "-" in owner else "objective_id" if owner.count(".") > 1 else "goal_id"
            values[kind] = owner
        self._add(Kind.METRIC, number, strategy_id="s", number=number, **values)
        for position, own in enumerate(targets, 1):
            self._add(Kind.TARGET, f"{number}-T{position}", metric_id=number, position=position, **own)
        for position, own in enumerate(readings, 1):
            self._add(Kind.READING, f"{number}-V{position}", metric_id=number, position=position, **own)
        return number

    def period(self, label: str, starts_on: date, ends_on: date, **values: Any) -> str:
        """Add a reporting period that the strategy keeps; its reports are due three weeks after its end."""
        days = {"starts_on": starts_on, "ends_on": ends_on, "reports_due_on": ends_on + timedelta(days=21)}
        return self._add(Kind.REPORTING_PERIOD, label, strategy_id="s", label=label, **(days | values))

    def document(self) -> Document:
        """Return the document made of the rows."""
        return assemble(self.rows)

    def _add(self, kind: Kind, id: str, /, **values: Any) -> str:
        """Add one row."""
        position = len(self.rows[kind]) + 1
        filled = {"id": id, "version": 1, "position": position, **_DEFAULTS[kind], **values}
        names = own_fields(kind)
        unknown = set(filled) - set(names) - {"position"}
        assert not unknown, f"{kind.value} has no {', '.join(sorted(unknown))}"
        self.rows[kind].append(tuple(filled[name] for name in names))
        return id


def _without_evidence(own: Values) -> Values:
    """Return a milestone's values with empty evidence where nothing was achieved."""
    return {"evidence_title": None, "evidence_reference": None} | own


def objective_with(*actions: Values, plan: Values | None = None, **objective: Any) -> Rows:
    """Return the rows of goal 1.1 with objective 1.1.1 and these actions, 1.1.1-A1 and on."""
    rows = Rows(**(plan or {}))
    rows.goal("1.1")
    rows.objective("1.1.1", **objective)
    for position, values in enumerate(actions, 1):
        rows.action(f"1.1.1-A{position}", **values)
    return rows


def assessed_objective(*actions: Values, on: date = TODAY, plan: Values | None = None) -> GroupAssessment:
    """Return how an objective with these actions stands."""
    return assess(objective_with(*actions, plan=plan).document(), on=on).objectives["1.1.1"]


def assessed_action(on: date = TODAY, **values: Any) -> ActionAssessment:
    """Return how one action stands."""
    return assess(objective_with(values).document(), on=on).actions["1.1.1-A1"]


def assessed_metric(on: date = TODAY, **values: Any) -> MetricAssessment:
    """Return how one metric of an objective stands."""
    rows = objective_with()
    rows.metric("1.1.1-K1", **values)
    return assess(rows.document(), on=on).metrics["1.1.1-K1"]


#: Dated actions of each status on `TODAY`, without milestones and without anything else amiss.
DONE: Values = {"reports": [report(date(2025, 7, 1), Status.COMPLETE, 100)]}
ON_TRACK: Values = {"reports": [report(date(2025, 7, 1), Status.ON_TRACK, 60)]}
SILENT: Values = {}
NOT_BEGUN: Values = {"starts_on": date(2025, 10, 1)}


_START, _DUE = TODAY - timedelta(days=50), TODAY + timedelta(days=50)


def told(percent: int, **values: Any) -> Values:
    """Return an action of which half is expected by `TODAY` and some percent reported."""
    return {"starts_on": _START, "due_on": _DUE, "reports": [report(TODAY, Status.ON_TRACK, percent)], **values}


def untold(**values: Any) -> Values:
    """Return an action of which half is expected by `TODAY` and nothing reported."""
    return {"starts_on": _START, "due_on": _DUE, **values}


def with_plan(document: Document, **changes: Any) -> Document:
    """Return a document with another plan."""
    plan: Plan = replace(document.plan, **changes)
    return Document(document.strategy, document.organizations, document.listings, plan)


def with_action(document: Document, id: str, **changes: Any) -> Document:
    """Return a document in which one action is another."""
    actions = tuple(replace(action, **changes) if action.id == id else action for action in document.plan.actions)
    return with_plan(document, actions=actions)


def without_action(document: Document, id: str) -> Document:
    """Return a document without an action and its metrics."""
    actions = tuple(action for action in document.plan.actions if action.id != id)
    metrics = tuple(metric for metric in document.plan.metrics if metric.action_id != id)
    return with_plan(document, actions=actions, metrics=metrics)


def silenced(action: Action) -> Values:
    """Return the changes that take away all an action ever reported and achieved."""
    return {
        "status_updates": (),
        "milestones": tuple(replace(milestone, achieved_on=None) for milestone in action.milestones),
    }
