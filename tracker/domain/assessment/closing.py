"""What a reporting period lacks when it is to be closed (docs/method.md, rule 9)."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import is_gone
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.reports import last_sent
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.reporting_period import GapKind, PeriodState, ReportingPeriod
from tracker.domain.document.status_update import UpdateState
from tracker.domain.status import Status

#: What an action that owes a report for the period under way has not given.
_SILENT = (Freshness.LAST_PERIOD, Freshness.MISSED_ONE, Freshness.MISSED_MORE, Freshness.NEVER)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing a period lacks: of what kind, the number of the action that has it, and who is responsible for that."""

    kind: GapKind
    number: str
    organization_id: str


def state_on(period: ReportingPeriod, on: date) -> PeriodState:
    """Return how far a period has come on a day: once an open one has ended, its reports are being collected."""
    if period.state is PeriodState.OPEN and on >= period.ends_on:
        return PeriodState.COLLECTING
    return period.state


def find_gaps(document: Document, period: ReportingPeriod) -> tuple[Gap, ...]:
    """Return what a period lacks on its last day."""
    return closing_gaps(document, assess(document, on=period.last_on), period)


def closing_gaps(document: Document, assessment: Assessment, period: ReportingPeriod) -> tuple[Gap, ...]:
    """Return what a period lacks, action by action in the order of the plan.

    `assessment` is that of the period's last day: what its seal will say. What has left the plan lacks nothing.
    """
    gaps = []
    for action in document.plan.actions:
        assessed = assessment.actions.get(action.number)
        if assessed is None or is_gone(assessed):
            continue
        kinds = (_report_gap(action, assessed, period.label), *_record_gaps(assessed))
        gaps += [Gap(kind, action.number, action.organization_id) for kind in kinds if kind is not None]
    return tuple(gaps)


def _report_gap(action: Action, assessed: ActionAssessment, label: str) -> GapKind | None:
    """Return what is wrong with the report of an action for a period: the last one sent says."""
    last = last_sent(action, label)
    if last is not None and last.is_waiting:
        return GapKind.AWAITING
    if last is not None and last.state is UpdateState.RETURNED:
        return GapKind.RETURNED
    return GapKind.MISSING if last is None and assessed.freshness in _SILENT else None


def _record_gaps(assessed: ActionAssessment) -> list[GapKind]:
    """Return what else is open about an action: it is reported better than its record, unknown, or led by nobody."""
    found = {
        GapKind.DISAGREEING: assessed.is_reported_better,
        GapKind.UNKNOWN: assessed.status is Status.UNKNOWN,
        GapKind.VACANT: assessed.is_vacant,
    }
    return [kind for kind, is_so in found.items() if is_so]
