"""The page of one action."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import MilestonePart
from tracker.domain.assessment.dues import ReportDue, find_dues
from tracker.domain.assessment.reports import effective_updates, last_returned, waiting_updates
from tracker.domain.document.action import Action
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.goal import Goal
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.domain.document.plan import Proposal
from tracker.domain.document.status_update import StatusUpdate
from tracker.pages.attention import AttentionLine, attention_line
from tracker.pages.chart import Chart
from tracker.pages.metric_panel import MetricPanel, metric_panels
from tracker.pages.people import Office
from tracker.pages.reader import Reader
from tracker.pages.timeline import timeline_chart


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone and its part in the action's progress; `part_name` is its place among the figures' parts."""

    milestone: Milestone
    part: MilestonePart
    part_name: str


@dataclass(frozen=True, slots=True)
class ContributionAnswer:
    """What a contributing organization answered last."""

    organization: Organization
    answer: Contribution


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What only who sees internals is shown, and what no figure counts.

    `waiting` are reports that nobody has approved yet, the newest first; `returned` is one that came back and nobody
    has answered; `contributions` are the last answers of contributing organizations.
    """

    waiting: tuple[StatusUpdate, ...] = ()
    returned: StatusUpdate | None = None
    contributions: tuple[ContributionAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPage:
    """Everything the page of an action shows.

    `proposals` is None where they are not this reader's to see; `sees_internals` says the same of the internal part
    of the reports, and `unsettled` is empty where it is off. `owed` are the reports the responsible organization owes
    in these days, for who may give them.
    """

    document: Document
    assessment: Assessment
    goal: Goal
    objective: Objective
    action: Action
    assessed: ActionAssessment
    reader: Reader
    organization: Organization
    lead: Office
    deputy: Office
    contributing: tuple[Organization, ...]
    consulted: tuple[Organization, ...]
    contributes_to: tuple[Objective, ...]
    depends_on: tuple[Action, ...]
    needed_by: tuple[Action, ...]
    superseded_by: Action | None
    attention: AttentionLine | None
    milestones: tuple[MilestoneLine, ...]
    reports: tuple[StatusUpdate, ...]
    unsettled: Unsettled
    sees_internals: bool
    proposals: tuple[Proposal, ...] | None
    metrics: tuple[MetricPanel, ...]
    timeline: Chart | None
    owed: tuple[ReportDue, ...]

    @property
    def last(self) -> StatusUpdate | None:
        """Return the last report."""
        return self.reports[0] if self.reports else None

    @property
    def is_reportable(self) -> bool:
        """Return whether reports on this action are still taken."""
        return self.action.lifecycle is Lifecycle.ACTIVE and self.action.published_on is not None


@dataclass(frozen=True, slots=True)
class DroppedActionPage:
    """What is shown of an action that ended while the plan was a draft: no figure, for the plan never held it."""

    document: Document
    goal: Goal
    objective: Objective
    action: Action
    reader: Reader
    organization: Organization
    superseded_by: Action | None
    milestones: tuple[Milestone, ...]


def build_dropped_action_page(document: Document, action: Action, reader: Reader) -> DroppedActionPage:
    """Return the page of an action that ended while the plan was a draft, for who reads the whole record."""
    return DroppedActionPage(
        document=document,
        goal=document.goal_of(action.objective_id),
        objective=document.objective(action.objective_id),
        action=action,
        reader=reader,
        organization=document.organization(action.organization_id),
        superseded_by=document.find_action(action.superseded_by_id),
        milestones=tuple(sorted(action.milestones, key=lambda each: (each.due_on, each.position))),
    )


def build_action_page(document: Document, assessment: Assessment, action: Action, reader: Reader) -> ActionPage:
    """Return the page of an action for a reader."""
    sees_internals = reader.sees_internals_of(action.organization_id)
    on, assessed = assessment.on, assessment.actions[action.number]
    return ActionPage(
        document=document,
        assessment=assessment,
        goal=document.goal_of(action.objective_id),
        objective=document.objective(action.objective_id),
        action=action,
        assessed=assessed,
        reader=reader,
        organization=document.organization(action.organization_id),
        lead=_office(document, action.lead_id, on),
        deputy=_office(document, action.deputy_id, on),
        contributing=_organizations(document, action.contributing_ids),
        consulted=_organizations(document, action.consulted_ids),
        contributes_to=tuple(document.objective(id) for id in action.contributes_to_ids),
        depends_on=_seen(reader, assessment, [document.find_action(id) for id in action.depends_on_ids]),
        needed_by=_seen(reader, assessment, _needing(document, action)),
        superseded_by=next(iter(_seen(reader, assessment, [document.find_action(action.superseded_by_id)])), None),
        attention=_attention(document, assessment, action),
        milestones=_milestone_lines(action, assessed),
        reports=tuple(reversed(effective_updates(action.status_updates, on))),
        unsettled=_unsettled(document, action, on) if sees_internals else Unsettled(),
        sees_internals=sees_internals,
        proposals=document.proposals_of(action.id)[::-1] if sees_internals else None,
        metrics=_metrics(document, assessment, action, reader),
        timeline=timeline_chart(document, assessment, [action], f"timeline-{action.number}"),
        owed=find_dues(document, assessment, [action.organization_id]).reports if reader.may_report else (),
    )


def _unsettled(document: Document, action: Action, on: date) -> Unsettled:
    """Return the reports that do not count yet, and what contributing organizations answered last."""
    waits = sorted(waiting_updates(action, on), key=lambda update: update.position, reverse=True)
    return Unsettled(tuple(waits), last_returned(action, on), _contributions(document, action, on))


def _contributions(document: Document, action: Action, on: date) -> tuple[ContributionAnswer, ...]:
    """Return what each contributing organization answered last, in the order of the organizations."""
    last = {each.organization_id: each for each in action.contributions if each.reported_on <= on}
    found = [(document.find_organization(id), last[id]) for id in action.contributing_ids if id in last]
    return tuple(ContributionAnswer(organization, answer) for organization, answer in found if organization is not None)


def _office(document: Document, contact_id: str | None, on: date) -> Office:
    """Return who leads an action, or since when nobody does."""
    contact = document.find_contact(contact_id)
    if contact is None or contact.serves(on):
        return Office(contact, None)
    return Office(None, contact.ends_on if contact.ends_on is not None and contact.ends_on <= on else None)


def _organizations(document: Document, ids: tuple[str, ...]) -> tuple[Organization, ...]:
    """Return the organizations with these ids that the document holds."""
    return tuple(found for id in ids if (found := document.find_organization(id)) is not None)


def _seen(reader: Reader, assessment: Assessment, actions: list[Action | None] | list[Action]) -> tuple[Action, ...]:
    """Return those of some actions that are the reader's to see: who sees all sees those dropped from a draft too."""
    return tuple(
        action
        for action in actions
        if action is not None
        and reader.sees_action(action)
        and (reader.sees_all or action.number in assessment.actions)
    )


def _needing(document: Document, action: Action) -> list[Action]:
    """Return the actions that depend on another."""
    return [each for each in document.plan.actions if action.id in each.depends_on_ids]


def _attention(document: Document, assessment: Assessment, action: Action) -> AttentionLine | None:
    """Return why the action needs attention, or None."""
    found = next((item for item in assessment.attention if item.number == action.number), None)
    return attention_line(document, assessment, found) if found is not None else None


def _milestone_lines(action: Action, assessed: ActionAssessment) -> tuple[MilestoneLine, ...]:
    """Return the milestones in the order in which they fall due."""
    lines = [
        MilestoneLine(milestone, part, f"parts.{index}")
        for index, (milestone, part) in enumerate(zip(action.milestones, assessed.parts, strict=True))
    ]
    return tuple(sorted(lines, key=lambda line: (line.milestone.due_on, line.milestone.position)))


def _metrics(document: Document, assessment: Assessment, action: Action, reader: Reader) -> tuple[MetricPanel, ...]:
    """Return the metrics of the action that are the reader's to see."""
    panels = metric_panels(document, assessment, [action.id])
    return tuple(panel for panel in panels if reader.sees_metric(panel.metric))
