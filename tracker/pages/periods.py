"""The reporting periods of a strategy, and what one lacks before it is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.domain.assessment.asking import AskedPeriod
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.closing import Gap, closing_gaps, state_on
from tracker.domain.assessment.reporting import Reporting, find_reporting, total_of
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.organization import Organization
from tracker.domain.document.reporting_period import GapKind, PeriodState, ReportingPeriod
from tracker.domain.periods import Periods, period_key
from tracker.queries.issued_briefings import IssuedFacts

#: What is said of each gap, about an action.
GAP_SENTENCES: Mapping[GapKind, str] = {
    GapKind.MISSING: "Nobody reported on it for this period.",
    GapKind.AWAITING: "Its report waits for approval and does not count yet.",
    GapKind.RETURNED: "Its report was returned and not sent again.",
    GapKind.DISAGREEING: "It is reported better than its milestones and dates show.",
    GapKind.UNKNOWN: "Nothing is known of how it stands.",
    GapKind.VACANT: "Nobody leads it.",
}


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period: how far it has come, how many reported where it is not closed, and its seals, the last first."""

    period: ReportingPeriod
    key: str
    last_on: date
    state: PeriodState
    reporting: Reporting | None
    seals: tuple[IssuedFacts, ...]


@dataclass(frozen=True, slots=True)
class PeriodsPage:
    """The periods kept, the last first; whether fiscal quarters are yet to be set up."""

    lines: tuple[PeriodLine, ...]
    can_be_set_up: bool


@dataclass(frozen=True, slots=True)
class GapLine:
    """One gap, the action that has it, and what is said of it."""

    gap: Gap
    action: Action
    sentence: str


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """One period with what it lacks, by organization; `open_before` is the first one before it that is not closed."""

    line: PeriodLine
    has_ended: bool
    gaps: tuple[Gap, ...]
    by_organization: tuple[tuple[Organization, tuple[GapLine, ...]], ...]
    open_before: ReportingPeriod | None


def build_periods_page(document: Document, assessment: Assessment, issued: Sequence[IssuedFacts]) -> PeriodsPage:
    """Return the list of periods, the last first."""
    lines = [build_line(document, assessment, period, issued) for period in reversed(Periods.of(document).kept)]
    return PeriodsPage(tuple(lines), can_be_set_up=document.plan.number > 0 and not lines)


def build_line(
    document: Document, assessment: Assessment, period: ReportingPeriod, issued: Sequence[IssuedFacts]
) -> PeriodLine:
    """Return what is said of one period."""
    asked = AskedPeriod(period.span, period.reports_due_on, period.state is PeriodState.IN_REVIEW)
    is_counted = period.starts_on <= assessment.on and not period.state.is_closed
    return PeriodLine(
        period=period,
        key=period_key(period.label),
        last_on=period.last_on,
        state=state_on(period, assessment.on),
        reporting=total_of(find_reporting(document, assessment, asked).values()) if is_counted else None,
        seals=tuple(each for each in issued if each.reporting_period_id == period.id),
    )


def build_period_page(document: Document, line: PeriodLine, at_its_end: Assessment | None) -> PeriodPage:
    """Return one period with what it lacks; `at_its_end` assesses its last day, None where it is not to be closed."""
    period = line.period
    gaps = closing_gaps(document, at_its_end, period) if at_its_end is not None else ()
    kept = Periods.of(document).kept
    before = (each for each in kept if each.starts_on < period.starts_on and not each.state.is_closed)
    return PeriodPage(
        line=line,
        has_ended=line.state is not PeriodState.OPEN,
        gaps=gaps,
        by_organization=_by_organization(document, gaps),
        open_before=next(before, None),
    )


def _by_organization(document: Document, gaps: Sequence[Gap]) -> tuple[tuple[Organization, tuple[GapLine, ...]], ...]:
    """Return gaps by who is responsible, in the order of their names."""
    actions = {action.number: action for action in document.plan.actions}
    named = sorted(gaps, key=lambda gap: (document.organization(gap.organization_id).name, gap.organization_id))
    return tuple(
        (
            document.organization(id),
            tuple(GapLine(gap, actions[gap.number], GAP_SENTENCES[gap.kind]) for gap in those),
        )
        for id, those in groupby(named, key=lambda gap: gap.organization_id)
    )
