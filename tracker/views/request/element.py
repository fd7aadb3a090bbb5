"""Finding the action or metric an address names, read as whole as this reader may."""

from dataclasses import dataclass

from tracker.domain.document.action import Action
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric
from tracker.domain.errors import NotFound
from tracker.operations.permission import may_read_whole, may_report
from tracker.pages.reader import Reader
from tracker.queries.addresses import Address, find_action_at, find_metric_at
from tracker.queries.assessments import get_assessed
from tracker.queries.documents import get_strategy_facts
from tracker.views.request.reading import Reading, organizations_read_whole, read
from tracker.views.request.session import current_actor


@dataclass(frozen=True, slots=True)
class ReadAction:
    """An action with the strategy as this reader may know it."""

    reading: Reading
    reader: Reader
    action: Action

    @property
    def is_held(self) -> bool:
        """Return whether the plan holds the action, or did, so that it has figures."""
        return self.action.number in self.reading.assessment.actions


@dataclass(frozen=True, slots=True)
class ReadMetric:
    """A metric with the strategy as this reader may know it.

    `whole` is the metric with what single organizations contributed: to reckon with, not to show.
    """

    reading: Reading
    reader: Reader
    metric: Metric
    whole: Metric


def read_action(slug: str, number: str) -> ReadAction:
    """Return the action with a number, be it an old one.

    :raise NotFound: there is no such strategy or action, or it is not theirs to see.
    """
    found = read_recorded_action(slug, number)
    if not found.is_held:
        raise _no_action(number)
    return found


def read_recorded_action(slug: str, number: str) -> ReadAction:
    """Return the action with a number, be it an old one; who reads all reads those dropped from the draft too.

    :raise NotFound: there is no such strategy or action, or it is not theirs to see.
    """
    address = find_action_at(slug, number)
    reading, reader = _read(slug, address)
    action = reading.document.find_action(address.element_id) if address else None
    if action is None:
        raise _no_action(number)
    found = ReadAction(reading, reader, action)
    if reading.is_past and not reader.sees_action(action):
        raise _no_action(number)
    if not found.is_held and not (reader.sees_all and reading.document.plan.never_held(action)):
        raise _no_action(number)
    return found


def _no_action(number: str) -> NotFound:
    """Return what is said where an action is not there or not the reader's to see."""
    return NotFound(f"There is no action {number}, or it is not yours to see.")


def read_metric(slug: str, number: str) -> ReadMetric:
    """Return the metric with a number, be it an old one.

    :raise NotFound: there is no such strategy or metric, or it is not theirs to see.
    """
    address = find_metric_at(slug, number)
    reading, reader = _read(slug, address)
    metric = next((each for each in reading.document.plan.metrics if address and each.id == address.element_id), None)
    if metric is None or not _sees_owner(reading.document, reader, metric):
        raise NotFound(f"There is no metric {number}, or it is not yours to see.")
    assessed = get_assessed(reading.strategy_id, cut=Cut.WHOLE, on=reading.on, known=reading.known)
    whole = assessed.document.metric(metric.id)
    return ReadMetric(reading, reader, metric, whole)


def _read(slug: str, address: Address | None) -> tuple[Reading, Reader]:
    """Return the strategy as whole as this reader may know it around an element, and what else they may see."""
    organization_id = address.organization_id if address else ""
    shown = read(slug)
    actor, strategy_id = current_actor(), shown.strategy_id
    own = organizations_read_whole(actor, get_strategy_facts(slug))
    reader = Reader(
        public=None if may_read_whole(actor, strategy_id) else shown.document,
        organization_ids=own,
        may_plan=shown.may_plan,
        may_report=not shown.is_past and may_report(actor, strategy_id, organization_id),
    )
    return (read(slug, for_organization=organization_id) if organization_id in own else shown), reader


def _sees_owner(document: Document, reader: Reader, metric: Metric) -> bool:
    """Return whether the action a metric belongs to, if it is one's, is this reader's to see."""
    action = document.find_action(metric.action_id)
    if action is None or reader.sees_all:
        return True
    return reader.sees_action(action) and not document.plan.never_held(action)
