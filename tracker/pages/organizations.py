"""The directory of a strategy, and one organization's part."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment, OrganizationAssessment
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.comparison.since import Since
from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization, OrganizationKind
from tracker.domain.document.plan import LeaderRole
from tracker.pages.people import goal_office
from tracker.pages.since import SinceLine, organization_line


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """An organization in the directory; `assessed` None has no part in the plan."""

    organization: Organization
    parent: Organization | None
    assessed: OrganizationAssessment | None
    named_in: int

    @property
    def is_involved(self) -> bool:
        """Return whether the organization has a part in the plan, or the text names it."""
        return self.assessed is not None or self.named_in > 0


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of organization, and how many there are of it."""

    kind: OrganizationKind
    count: int


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """Everything the directory shows: the lines that were asked for, out of all there are.

    `involved` have a part in the plan or are named in the text; `others` are not.
    """

    involved: tuple[DirectoryLine, ...]
    others: tuple[DirectoryLine, ...]
    total: int
    kinds: tuple[KindCount, ...]
    kind: OrganizationKind | None
    words: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action an organization has a part in."""

    action: Action
    assessed: ActionAssessment
    organization: str
    lead: str | None


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A metric an organization reads."""

    metric: Metric
    assessed: MetricAssessment


@dataclass(frozen=True, slots=True)
class NamedPart:
    """An objective whose text names the organization, and the part it is given."""

    objective: Objective
    part: str


@dataclass(frozen=True, slots=True)
class Leading:
    """A goal somebody of the organization leads, or stands in for."""

    number: str
    role: LeaderRole
    contact: Contact


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """Everything the page of one organization shows.

    `assessed` is None where it has no part in the plan; `of` is the strategy its part is a part of, or None where
    the two were not assessed from the same document.
    """

    organization: Organization
    parent: Organization | None
    assessed: OrganizationAssessment | None
    of: GroupAssessment | None
    since: SinceLine | None
    below: tuple[DirectoryLine, ...]
    responsible: tuple[ActionLine, ...]
    contributing: tuple[ActionLine, ...]
    consulted: tuple[ActionLine, ...]
    metrics: tuple[MetricLine, ...]
    named: tuple[NamedPart, ...]
    leading: tuple[Leading, ...]
    contacts: tuple[Contact, ...]
    former: tuple[Contact, ...]


def build_directory_page(
    document: Document, assessment: Assessment, *, kind: str | None = None, words: str = ""
) -> DirectoryPage:
    """Return the directory, narrowed to a kind and to those that hold every one of some words."""
    lines = _lines(document, assessment, document.organizations)
    chosen = next((member for member in OrganizationKind if member.value == kind), None)
    wanted = words.casefold().split()
    kept = [
        line
        for line in lines
        if (chosen is None or line.organization.kind is chosen) and _holds(line.organization, wanted)
    ]
    numbers = Counter(organization.kind for organization in document.organizations)
    kinds = tuple(KindCount(member, numbers[member]) for member in OrganizationKind if numbers[member])
    involved = tuple(line for line in kept if line.is_involved)
    others = tuple(line for line in kept if not line.is_involved)
    return DirectoryPage(involved, others, len(lines), kinds, chosen, words)


def build_organization_page(
    document: Document,
    assessment: Assessment,
    organization: Organization,
    *,
    own: tuple[Document, Assessment],
    since: Since | None = None,
) -> OrganizationPage:
    """Return the page of an organization.

    `own` is the document its own part is read from: its leads read that part whole, and all else as everybody does;
    `since` is the comparison of that one with the last closed period.
    """
    id, on = organization.id, assessment.on
    below = [each for each in document.organizations if each.parent_id == id]
    own_document, own_assessment = own
    responsible = [action for action in own_document.plan.actions if action.organization_id == id]
    return OrganizationPage(
        organization=organization,
        parent=document.find_organization(organization.parent_id),
        assessed=own_assessment.organizations.get(id),
        of=assessment.strategy if own_assessment is assessment else None,
        since=organization_line(since, id),
        below=_lines(document, assessment, below),
        responsible=_actions(own_document, own_assessment, responsible),
        contributing=_actions(document, assessment, (a for a in document.plan.actions if id in a.contributing_ids)),
        consulted=_actions(document, assessment, (a for a in document.plan.actions if id in a.consulted_ids)),
        metrics=tuple(
            MetricLine(metric, own_assessment.metrics[metric.number])
            for metric in own_document.plan.metrics
            if metric.organization_id == id and metric.number in own_assessment.metrics
        ),
        named=_named(document, id),
        leading=_leading(document, id, on),
        contacts=tuple(contact for contact in organization.contacts if not _has_ended(contact, on)),
        former=tuple(contact for contact in organization.contacts if _has_ended(contact, on)),
    )


def _lines(
    document: Document, assessment: Assessment, organizations: Iterable[Organization]
) -> tuple[DirectoryLine, ...]:
    """Return organizations as lines of the directory, by name."""
    named = Counter(part.organization_id for objective in document.objectives for part in objective.organizations)
    return tuple(
        DirectoryLine(
            organization,
            document.find_organization(organization.parent_id),
            assessment.organizations.get(organization.id),
            named[organization.id],
        )
        for organization in sorted(organizations, key=lambda each: (each.name.casefold(), each.id))
    )


def _holds(organization: Organization, wanted: list[str]) -> bool:
    """Return whether an organization's own words hold every one of some words."""
    parts = (organization.name, organization.acronym, organization.city, organization.state, organization.designation)
    words = " ".join(part for part in parts if part).casefold()
    return all(word in words for word in wanted)


def _actions(document: Document, assessment: Assessment, actions: Iterable[Action]) -> tuple[ActionLine, ...]:
    """Return actions as lines: those in the plan first, then what was cancelled or superseded."""
    lines = []
    for action in actions:
        assessed = assessment.actions.get(action.number)
        if assessed is not None:
            lead = document.find_contact(action.lead_id)
            responsible = document.find_organization(action.organization_id)
            name = responsible.short_name if responsible is not None else ""
            lines.append(ActionLine(action, assessed, name, lead.name if lead is not None else None))
    return tuple(sorted(lines, key=lambda line: line.action.lifecycle is not Lifecycle.ACTIVE))


def _named(document: Document, organization_id: str) -> tuple[NamedPart, ...]:
    """Return the objectives whose text names an organization."""
    return tuple(
        NamedPart(objective, part.part)
        for objective in document.objectives
        for part in objective.organizations
        if part.organization_id == organization_id
    )


def _leading(document: Document, organization_id: str, on: date) -> tuple[Leading, ...]:
    """Return the goals led by somebody of an organization on a day."""
    offices = [
        (goal.number, role, goal_office(document, goal, role, on).contact)
        for goal in document.goals
        for role in LeaderRole
    ]
    return tuple(
        Leading(number, role, contact)
        for number, role, contact in offices
        if contact is not None and contact.organization_id == organization_id
    )


def _has_ended(contact: Contact, on: date) -> bool:
    """Return whether a point of contact serves no more."""
    return contact.ends_on is not None and contact.ends_on <= on
