"""What one person may fill in of a strategy for one period: its actions, milestones, metrics and contributions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tracker.domain.assessment.owing import reading_due
from tracker.domain.assessment.reports import waiting_updates
from tracker.domain.document.action import Action
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.metric import Metric, Reading
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.status_update import CarriedAchievement, CarriedReading, StatusUpdate
from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period
from tracker.exchange.workbook.cells import Value, read_cell
from tracker.exchange.workbook.sheets import REPORT_FIELDS, REPORTS
from tracker.operations.reporting.report import BLOCK, WORDS

Words = Mapping[str, Value]


@dataclass(frozen=True)
class Share:
    """One person's part: `document` is whole, and nothing of it but this part is shown.

    `organization_ids` are those they fill in for. `drafts` are their own unsent reports for the period, each field as
    it was typed, by action. `is_planner` enters for somebody.
    """

    document: Document
    on: date
    organization_ids: frozenset[str]
    period: Period
    drafts: Mapping[str, Mapping[str, str]]
    is_planner: bool

    @cached_property
    def actions(self) -> dict[str, Action]:
        """Return the actions they report on, by id, in the order of the plan."""
        return {action.id: action for action in self.document.plan.actions if self._reports_on(action)}

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """Return the milestones of these actions that count or are achieved, by id."""
        return {
            milestone.id: milestone
            for action in self.actions.values()
            for milestone in action.milestones
            if milestone.lifecycle is Lifecycle.ACTIVE
        }

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Return the metrics they read, by id."""
        return {
            metric.id: metric
            for metric in self.document.plan.metrics
            if metric.organization_id in self.organization_ids and metric.lifecycle is Lifecycle.ACTIVE
        }

    @cached_property
    def contributions(self) -> dict[tuple[str, str], Action]:
        """Return the actions to which their organizations contribute, by the ids of both."""
        return {
            (action.id, organization_id): action
            for action in self.document.plan.actions
            if self._is_reported(action) and self._sees(action)
            for organization_id in action.contributing_ids
            if organization_id in self.organization_ids
        }

    def organization_name(self, id: str) -> str:
        """Return what an organization is called in a narrow column."""
        return self.document.organization(id).short_name

    def _reports_on(self, action: Action) -> bool:
        """Return whether they report on an action for the period."""
        return action.organization_id in self.organization_ids and self._is_reported(action)

    def _is_reported(self, action: Action) -> bool:
        """Return whether an action is reported on for the period: one that begins later owes nothing for it."""
        if action.lifecycle is not Lifecycle.ACTIVE or action.published_on is None:
            return False
        begins = max(day for day in (action.starts_on, action.published_on) if day)
        return self.on in self.period or begins < self.period.ends_on

    def _sees(self, action: Action) -> bool:
        """Return whether an action that somebody else answers for is theirs to see."""
        is_open = action.visibility is Visibility.PUBLIC
        return is_open or self.is_planner or action.organization_id in self.organization_ids


def recorded_words(share: Share, action: Action, *, seen: int | None = None) -> dict[str, Value]:
    """Return what the last report of the period says, field by field, be it waiting or returned.

    Where nobody reported for the period it is what still blocks the action. `seen` asks for what stood there when so
    many reports had been made.
    """
    updates = [update for update in action.status_updates if seen is None or update.position <= seen]
    updates.sort(key=lambda update: update.position)
    own = [update for update in updates if update.period == share.period.label]
    if own:
        return _values_of(own[-1], WORDS)
    return _values_of(updates[-1], BLOCK) if updates else {}


def shown_words(share: Share, action: Action) -> dict[str, Value]:
    """Return what stands in the workbook for an action: what is recorded, and over it one's own draft."""
    return recorded_words(share, action) | drafted_words(share.drafts.get(action.id, {}))


def drafted_words(fields: Mapping[str, str]) -> dict[str, Value]:
    """Return the words of a draft; what could not be read as it was typed is left out."""
    columns = {column.key: column for column in REPORTS.columns if column.key in REPORT_FIELDS}
    words: dict[str, Value] = {}
    for name, text in fields.items():
        if name in columns:
            try:
                value = read_cell(columns[name], text)
            except Refused:
                continue
            if value is not None:
                words[name] = value
    return words


def standing_achievement(share: Share, milestone: Milestone) -> CarriedAchievement | None:
    """Return how a milestone was achieved, or is in a report that waits for approval; None where it is open."""
    if milestone.achieved_on is not None:
        evidence = (milestone.evidence_title or "", milestone.evidence_reference or "")
        return CarriedAchievement(milestone.id, milestone.achieved_on, *evidence)
    waiting = (each for update in _waiting(share, milestone.action_id) for each in update.achievements)
    return next((each for each in waiting if each.milestone_id == milestone.id), None)


def standing_readings(share: Share, metric: Metric) -> dict[date, Reading | CarriedReading]:
    """Return the readings of a metric that no other one corrects, by their day; those that wait for approval too."""
    corrected = {reading.supersedes_id for reading in metric.readings}
    standing: dict[date, Reading | CarriedReading] = {
        reading.as_of_on: reading for reading in metric.readings if reading.id not in corrected
    }
    for update in _waiting(share, metric.action_id):
        for each in update.readings:
            if each.metric_id == metric.id:
                standing.setdefault(each.as_of_on, each)
    return standing


def last_answer(action: Action, organization_id: str, label: str) -> Contribution | None:
    """Return the last answer of a contributing organization for a period, or None."""
    answers = [
        answer for answer in action.contributions if (answer.organization_id, answer.period) == (organization_id, label)
    ]
    return max(answers, key=lambda answer: answer.position, default=None)


def owed_day(share: Share, metric: Metric) -> date | None:
    """Return the day the next reading of a metric is for, or None where none is owed.

    A reading that was given for that day, with a report that waits, is owed no more.
    """
    due = reading_due(metric, share.on)
    return due.as_of_on if due.is_owed and due.as_of_on not in standing_readings(share, metric) else None


def reporter_name(share: Share, action: Action) -> str | None:
    """Return whom a planner most likely reports for: the action's lead."""
    lead = share.document.find_serving(action.lead_id, share.on)
    return lead.name if lead is not None else None


def _waiting(share: Share, action_id: str | None) -> list[StatusUpdate]:
    """Return the reports on an action that wait for approval."""
    return waiting_updates(share.document.find_action(action_id))


def _values_of(report: StatusUpdate, names: tuple[str, ...]) -> dict[str, Value]:
    """Return those values of a report that say something."""
    values: dict[str, Any] = {name: getattr(report, name) for name in names}
    return {name: value for name, value in values.items() if value is not None}
