"""What a figure was made of: the parts below it, the actions or metrics it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment, OrganizationAssessment
from tracker.domain.assessment.component import ChildPart, MilestonePart, is_gone
from tracker.domain.assessment.counts import count_actions, count_results
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.formatters import number_label
from tracker.pages.figure_address import Figure, Owner


@dataclass(frozen=True, slots=True)
class PartRow:
    """A goal, objective or action in the figures of its parent; `assessed` is where its own figures stand."""

    kind: Kind
    number: str
    label: str
    part: ChildPart
    assessed: GroupAssessment | ActionAssessment


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action that a count counts."""

    action: Action
    assessed: ActionAssessment


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric that a count or a mean counts; `weight` is None where it is only counted."""

    metric: Metric
    assessed: MetricAssessment
    weight: int | None


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone of an action, and its place there."""

    place: int
    part: MilestonePart


@dataclass(frozen=True, slots=True)
class Parts:
    """What a figure was made of, as tables: `names` are the figures of the parts that go into it."""

    below: tuple[PartRow, ...] = ()
    names: tuple[str, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    metrics: tuple[MetricRow, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()


#: Which figures of its parts a parent's figure is made of.
_MADE_OF = {
    "progress": ("progress",),
    "floor": ("floor",),
    "expected": ("expected",),
    "expected_first": ("expected_first",),
    "points_behind": ("expected", "floor"),
    "floor_dated": ("expected", "floor"),
    "status": ("status", "progress", "expected", "floor"),
    "lowest_status": ("status", "progress"),
    "lowest": ("status", "progress"),
}

#: The figures of an action that its milestones make.
_BY_MILESTONES = frozenset(
    {"progress", "floor", "expected", "expected_first", "points_behind", "status", "days_late", "overdue",
     "milestones", "achieved", "completed_on"}
)  # fmt: skip


def parts_of(document: Document, assessment: Assessment, figure: Figure) -> Parts:
    """Return what a figure was made of, as far as it was made of others."""
    owner, name = figure.owner, figure.name
    if isinstance(owner, ActionAssessment):
        rows = tuple(MilestoneRow(place, part) for place, part in enumerate(owner.parts))
        return Parts(milestones=rows if name in _BY_MILESTONES or name.startswith("finish_forecast") else ())
    if isinstance(owner, MetricAssessment):
        return Parts()
    if name.startswith("actions."):
        return Parts(actions=_counted_actions(document, assessment, owner, name.removeprefix("actions.")))
    if isinstance(owner, OrganizationAssessment):
        return Parts(actions=_contributing(document, assessment, owner) if name == "contributing" else ())
    if name.startswith("results."):
        return Parts(metrics=_counted_metrics(document, assessment, owner, name.removeprefix("results.")))
    if name == "attainment":
        return Parts(metrics=tuple(_averaged_metrics(document, assessment, owner)))
    names = _MADE_OF.get(name, ("progress",))
    return Parts(below=tuple(_rows_below(document, assessment, owner)), names=names)


def _rows_below(document: Document, assessment: Assessment, owner: GroupAssessment) -> Iterable[PartRow]:
    """Yield the children of a strategy, goal or objective."""
    for part in owner.parts:
        element = document.numbered(part.number)
        label = number_label(part.number, getattr(element, "printed_number", None))
        if part.number in assessment.actions:
            yield PartRow(Kind.ACTION, part.number, label, part, assessment.actions[part.number])
        elif part.number in assessment.objectives:
            yield PartRow(Kind.OBJECTIVE, part.number, label, part, assessment.objectives[part.number])
        else:
            yield PartRow(Kind.GOAL, part.number, label, part, assessment.goals[part.number])


def _counted_actions(document: Document, assessment: Assessment, owner: Owner, name: str) -> tuple[ActionRow, ...]:
    """Return the actions a count counts: each is counted alone by the rule that made the count."""
    return tuple(
        ActionRow(action, assessed)
        for action in _actions_of(document, owner)
        if (assessed := assessment.actions.get(action.number)) is not None
        and getattr(count_actions((assessed,)), name)
    )  # fmt: skip


def _actions_of(document: Document, owner: Owner) -> Iterable[Action]:
    """Return the actions below an element, or those an organization is responsible for."""
    if isinstance(owner, OrganizationAssessment):
        id = owner.address.partition("/")[2]
        return [action for action in document.plan.actions if action.organization_id == id]
    if not owner.number:
        return document.plan.actions
    objectives = {objective.id for objective in document.objectives if objective.number == owner.number}
    objectives |= {o.id for goal in document.goals if goal.number == owner.number for o in goal.objectives}
    return [action for action in document.plan.actions if action.objective_id in objectives]


def _contributing(document: Document, assessment: Assessment, owner: OrganizationAssessment) -> tuple[ActionRow, ...]:
    """Return the actions an organization contributes to: none that has left the plan."""
    id = owner.address.partition("/")[2]
    return tuple(
        ActionRow(action, assessed)
        for action in document.plan.actions
        if id in action.contributing_ids
        and (assessed := assessment.actions.get(action.number)) is not None
        and not _is_gone(assessment, action.number)
    )


def _counted_metrics(
    document: Document, assessment: Assessment, owner: GroupAssessment, name: str
) -> tuple[MetricRow, ...]:
    """Return the metrics a count counts: each is counted alone by the rule that made the count."""
    return tuple(
        MetricRow(metric, assessed, None)
        for metric, assessed in _metrics_of(document, assessment, owner)
        if getattr(count_results((assessed,)), name)
    )


def _averaged_metrics(document: Document, assessment: Assessment, owner: GroupAssessment) -> Iterable[MetricRow]:
    """Yield the metrics whose mean an attainment is."""
    for part in owner.attainment_parts:
        metric = document.numbered(part.number)
        if isinstance(metric, Metric):
            yield MetricRow(metric, assessment.metrics[part.number], part.weight)


def _metrics_of(
    document: Document, assessment: Assessment, owner: GroupAssessment
) -> Iterable[tuple[Metric, MetricAssessment]]:
    """Yield the metrics that count below an element: none of what has left the plan."""
    for place in _places_of(document, owner):
        if not _is_gone(assessment, place.number):
            for metric in document.metrics_of(place.id):
                if metric.number in assessment.metrics:
                    yield metric, assessment.metrics[metric.number]


def _is_gone(assessment: Assessment, number: str) -> bool:
    """Return whether an element has left the plan, or never entered it."""
    below = assessment.goals.get(number) or assessment.objectives.get(number) or assessment.actions.get(number)
    return below is None or is_gone(below)


def _places_of(document: Document, owner: GroupAssessment) -> Iterable[Goal | Objective | Action]:
    """Yield an element and all that is below it, in order."""
    for goal in document.goals:
        if owner.number in ("", goal.number):
            yield goal
        for objective in goal.objectives:
            if owner.number in ("", goal.number, objective.number):
                yield objective
                yield from document.actions_of(objective.id)
