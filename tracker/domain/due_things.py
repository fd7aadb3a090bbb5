"""Everything a strategy's people are reminded of, and whom each thing concerns."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.dues import find_dues
from tracker.domain.assessment.owing import after_months, reading_due
from tracker.domain.assessment.reading_dues import readings_owed
from tracker.domain.assessment.reports import waiting_updates
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric
from tracker.domain.reminding import DueKind, DueThing, Person
from tracker.domain.roles import Role, RoleHolder
from tracker.domain.status import Status


def find_due_things(document: Document, assessment: Assessment) -> tuple[DueThing, ...]:
    """Return what offices owe or will: reports, milestones, actions without any, readings; nothing that is answered."""
    every = {organization.id for organization in document.organizations}
    found = [
        DueThing(
            DueKind.REPORT, due.action.number, due.action.number, due.action.title, due.period.label,
            due.period.due_on, due.action.organization_id,
        )
        for due in find_dues(document, assessment, every).reports
    ]  # fmt: skip
    for action in document.plan.actions:
        assessed = assessment.actions.get(action.number)
        if assessed is not None and assessed.is_open:
            found += _dated(action, assessed)
    return (*found, *_readings(document, assessment, every))


def whom_it_concerns(
    document: Document, thing: DueThing, holders: Sequence[RoleHolder], on: date
) -> tuple[Person, ...]:
    """Return who is reminded of something an office owes.

    The action's lead, where a planner confirmed their address; else the accounts that lead for the organization; else
    its confirmed points of contact; else the planners.
    """
    action = document.numbered(thing.action_number) if thing.action_number else None
    lead = document.find_contact(action.lead_id) if isinstance(action, Action) else None
    organization = document.find_organization(thing.organization_id)
    contacts = organization.contacts if organization is not None else ()
    chain = (
        _reachable([lead] if lead is not None else [], on),
        [_person(each) for each in holders if each.role is Role.LEAD and each.organization_id == thing.organization_id],
        _reachable(contacts, on),
        [_person(each) for each in holders if each.role is Role.PLANNER],
    )
    return _distinct(next((people for people in chain if people), []))


def people_of(holders: Iterable[RoleHolder], account_ids: Iterable[str]) -> tuple[Person, ...]:
    """Return the people some accounts belong to."""
    wanted = set(account_ids)
    return _distinct(_person(each) for each in holders if each.account_id in wanted)


def _reachable(contacts: Iterable[Contact], on: date) -> list[Person]:
    """Return the points of contact who serve, with an address that a planner confirmed."""
    return [
        Person(contact.email, contact.name)
        for contact in contacts
        if contact.email and contact.confirmed_on is not None and contact.confirmed_on <= on and contact.serves(on)
    ]


def _person(holder: RoleHolder) -> Person:
    """Return who holds a role."""
    return Person(holder.email, holder.name)


def _distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return people in order, each once."""
    return tuple({person.key: person for person in people}.values())


def _dated(action: Action, assessed: ActionAssessment) -> Iterator[DueThing]:
    """Yield an action's open milestones, or the action itself where it has none; not what waits for approval."""
    waiting = waiting_updates(action)
    sent = {carried.milestone_id for update in waiting for carried in update.achievements}
    answered = {milestone.number for milestone in action.milestones if milestone.id in sent}
    counted = [part for part in assessed.parts if part.left_out is None]
    for part in counted:
        if part.achieved_on is None and part.number not in answered:
            yield DueThing(
                DueKind.MILESTONE, part.number, action.number, part.title, None, part.due_on, action.organization_id
            )
    is_said_complete = any(update.status is Status.COMPLETE for update in waiting)
    if not counted and action.due_on is not None and not is_said_complete:
        yield DueThing(
            DueKind.ACTION, action.number, action.number, action.title, None, action.due_on, action.organization_id
        )


def _readings(document: Document, assessment: Assessment, every: set[str]) -> Iterator[DueThing]:
    """Yield the readings that are owed or will be; not what came with a report that waits for approval."""
    on = assessment.on
    owed = {each.metric.id for each in readings_owed(document, assessment, frozenset(every))}
    for metric in document.plan.metrics:
        action = document.find_action(metric.action_id)
        assessed = assessment.actions.get(action.number) if action is not None else None
        if metric.number not in assessment.metrics or (action is not None and not (assessed and assessed.is_open)):
            continue
        due_on = _reading_due_on(document, metric, on)
        if due_on is not None and (due_on > on or metric.id in owed):
            yield DueThing(
                DueKind.READING, metric.number, action.number if action else None, metric.title, None, due_on,
                metric.organization_id,
            )  # fmt: skip


def _reading_due_on(document: Document, metric: Metric, on: date) -> date | None:
    """Return the day the reading that is asked for, or the next one, is due: the lag after the day it is for.

    A metric that was never read and has no baseline is first read one turn after the plan was published.
    """
    readings = readings_in_force(metric, on)
    last = readings[-1].as_of_on if readings else metric.baseline_on or document.plan.published_on
    if last is None:
        return None
    coming = after_months(last, metric.frequency.months)
    is_rhythm_known = bool(readings) or metric.baseline_on is not None
    day = reading_due(metric, on).as_of_on if coming <= on and is_rhythm_known else coming
    return day + timedelta(days=metric.publication_lag_days)
