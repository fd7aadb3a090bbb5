"""Who has not reported: by organization, how far its reports for a period have come, and whom to ask."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.asking import AskedPeriod, Asking
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.reporting import Reporting, find_reporting, total_of
from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.organization import Organization
from tracker.domain.periods import Periods, period_key


@dataclass(frozen=True, slots=True)
class PersonToAsk:
    """A point of contact to ask; how to reach them is to be believed once it was confirmed."""

    contact: Contact
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An organization with its reports and whom to ask for those it has not sent."""

    organization: Organization
    reporting: Reporting
    people: tuple[PersonToAsk, ...]


@dataclass(frozen=True, slots=True)
class UnchangedLine:
    """An action whose last report was confirmed and not written anew."""

    action: Action
    assessed: ActionAssessment
    organization: str


@dataclass(frozen=True, slots=True)
class ReportingPage:
    """Everything the page shows for `period`.

    `choices` are the last period and the one under way by their keys, before them an earlier one that is asked for.
    """

    document: Document
    assessment: Assessment
    period: AskedPeriod
    choices: tuple[tuple[str, AskedPeriod], ...]
    total: Reporting
    offices: tuple[OfficeLine, ...]
    unchanged: tuple[UnchangedLine, ...]


def build_reporting_page(
    document: Document,
    assessment: Assessment,
    *,
    key: str | None = None,
    organization_ids: Collection[str] | None = None,
) -> ReportingPage:
    """Return how reporting stands in some organizations, or all (None), for the period with a key.

    Without the key of one that is kept and has begun it is the period people report for first.
    """
    asking = Asking(Periods.of(document), assessment.on)
    offered = (asking.find_earlier(key or ""), asking.last, asking.current)
    choices = tuple((period_key(each.label), each) for each in offered if each is not None)
    period = dict(choices).get(key or "", asking.first_asked)
    found = find_reporting(document, assessment, period, organization_ids)
    return ReportingPage(
        document=document,
        assessment=assessment,
        period=period,
        choices=choices,
        total=total_of(found.values()),
        offices=tuple(_office(document, assessment, id, reporting) for id, reporting in found.items()),
        unchanged=tuple(_unchanged(document, assessment, organization_ids)),
    )


def _office(document: Document, assessment: Assessment, id: str, reporting: Reporting) -> OfficeLine:
    """Return the line of an organization."""
    organization = document.organization(id)
    people = _people(document, assessment, organization, reporting) if reporting.left else ()
    return OfficeLine(organization, reporting, people)


def _people(
    document: Document, assessment: Assessment, organization: Organization, reporting: Reporting
) -> tuple[PersonToAsk, ...]:
    """Return who leads what was not sent; where nobody does, who serves the organization, the confirmed first."""
    on = assessment.on
    named = (document.find_serving(line.action.lead_id, on) for line in reporting.left)
    leads = {contact.id: contact for contact in named if contact is not None}
    if leads:
        return tuple(_person(contact) for contact in leads.values())
    serving = [_person(contact) for contact in organization.contacts if contact.serves(on)]
    return tuple(sorted(serving, key=lambda person: not person.is_confirmed)[:1])


def _person(contact: Contact) -> PersonToAsk:
    """Return a point of contact; one that was taken from a publication is to be confirmed first."""
    return PersonToAsk(contact, contact.confirmed_on is not None or contact.as_of_on is None)


def _unchanged(
    document: Document, assessment: Assessment, organization_ids: Collection[str] | None
) -> Iterable[UnchangedLine]:
    """Return the actions whose last report was a confirmation, the longest unchanged first."""
    lines = [
        UnchangedLine(action, assessed, document.organization(action.organization_id).short_name)
        for action in document.plan.actions
        if (assessed := assessment.actions.get(action.number)) is not None
        and assessed.confirmations
        and assessed.left_out_on is None
        and (organization_ids is None or action.organization_id in organization_ids)
    ]
    return sorted(lines, key=lambda line: (line.assessed.unchanged_since_on or assessment.on, line.action.number))
