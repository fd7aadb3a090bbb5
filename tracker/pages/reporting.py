"""Who has not reported: by organization, how far its reports for a period have come, and whom to ask."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.asking import AskedPeriod, Asking
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.dues import ReportDue
from tracker.domain.assessment.reporting import Reporting, find_reporting, total_of, watched_period
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
    """An organization with its reports, and whom to ask for them where any can still be sent (`is_asked`)."""

    organization: Organization
    reporting: Reporting
    is_asked: bool
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
    `is_asked` says that its reports may still come in, `closing_key` under which key it waits to be closed. Where it is
    closed, `late_facts_count_in` is the period in which what is learned of its days counts now.
    """

    document: Document
    assessment: Assessment
    period: AskedPeriod
    is_asked: bool
    is_closed: bool
    closing_key: str | None
    late_facts_count_in: str | None
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

    Without the key of one that is kept and has begun it is the period that is watched first.
    """
    periods = Periods.of(document)
    asking = Asking(periods, assessment.on)
    offered = (asking.find_earlier(key or ""), asking.last, asking.current)
    choices = tuple((period_key(each.label), each) for each in offered if each is not None)
    period = dict(choices).get(key or "") or watched_period(document, assessment, organization_ids)
    found = find_reporting(document, assessment, period, organization_ids)
    is_asked = period in (*asking.asked, asking.current)
    is_closed = periods.sealed_by(period.span.starts_on) is not None
    can_be_closed = not is_closed and period != asking.current and periods.find_kept(period.label) is not None
    return ReportingPage(
        document=document,
        assessment=assessment,
        period=period,
        is_asked=is_asked,
        is_closed=is_closed,
        closing_key=period_key(period.label) if can_be_closed else None,
        late_facts_count_in=asking.current.label if is_closed else None,
        choices=choices,
        total=total_of(found.values()),
        offices=tuple(
            _office(document, assessment, id, own, own.still_asked(period) if is_asked else ())
            for id, own in found.items()
        ),
        unchanged=tuple(_unchanged(document, assessment, organization_ids)),
    )


def _office(
    document: Document, assessment: Assessment, id: str, reporting: Reporting, asked: Sequence[ReportDue]
) -> OfficeLine:
    """Return the line of an organization; `asked` are the reports it may still send."""
    organization = document.organization(id)
    people = _people(document, assessment, organization, asked) if asked else ()
    return OfficeLine(organization, reporting, bool(asked), people)


def _people(
    document: Document, assessment: Assessment, organization: Organization, asked: Sequence[ReportDue]
) -> tuple[PersonToAsk, ...]:
    """Return who leads what is asked for; where nobody does, who serves the organization, the confirmed first."""
    on = assessment.on
    named = (document.find_serving(line.action.lead_id, on) for line in asked)
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
