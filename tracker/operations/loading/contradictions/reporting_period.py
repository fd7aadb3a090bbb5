"""Reporting periods that contradict themselves or each other."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import PeriodState, ReportingPeriod
from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods, period_key
from tracker.operations.closing.period_checks import check_name
from tracker.operations.loading.contradictions.finding import Finding, Findings, before, given, lacking, twice


def period_findings(period: ReportingPeriod, starts_month: int) -> Findings:
    """Yield what is wrong with a reporting period; fiscal years start with `starts_month`.

    What was cancelled is no period any more, and only its days must be days.
    """
    if period.ends_on <= period.starts_on:
        yield "ends_on", "It ends before it begins; `ends_on` is the first day after it."
        return
    late = "Reports are due on its last day or later."
    yield from before(period.reports_due_on, period.last_on, "reports_due_on", late)
    yield from _closing(period)
    if period.lifecycle is Lifecycle.ACTIVE:
        yield from _name(period.span, starts_month)
    elif period.revision:
        yield "lifecycle", "It was closed once; its seal names it, so it stays."


def shared_days_or_labels(periods: Periods) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each period that shares days or a label with another one, and what is wrong."""
    labels = Counter(period_key(period.label) for period in periods.kept)
    for earlier, later in pairwise(periods.kept):
        if later.starts_on < earlier.ends_on:
            yield later.id, ("starts_on", f"Overlaps {earlier.label}: every day is in one reporting period.")
    for period in periods.kept:
        if labels[period_key(period.label)] > 1:
            yield period.id, ("label", f"There is more than one period {period.label}.")


def _name(span: Period, starts_month: int) -> Findings:
    """Yield a label that no period of these days can have."""
    try:
        check_name(span, starts_month)
    except Refused as refusal:
        yield "label", str(refusal)


def _closing(period: ReportingPeriod) -> Findings:
    """Yield what contradicts how often, and when, a period was closed."""
    yield from _state(period)
    if not period.revision:
        yield from given(period, ("closed_on",), "It was never closed: its revision is 0.")
        if period.waivers:
            yield "waivers", "Gaps are waived when a period is closed, and this one never was."
    else:
        yield from lacking(period, ("closed_on",), "It was closed: give the day.")
        ended = f"It ends with {period.last_on.isoformat()} and is closed afterwards."
        yield from before(period.closed_on, period.ends_on, "closed_on", ended)
    gaps = [(waiver.gap, waiver.number) for waiver in period.waivers]
    yield from ((f"waivers[{place}]", "This gap is waived above already.") for place in twice(gaps))


def _state(period: ReportingPeriod) -> Findings:
    """Yield a state that contradicts how often a period was closed."""
    closed, revised, review = PeriodState.CLOSED, PeriodState.REVISED, PeriodState.IN_REVIEW
    if period.state is PeriodState.COLLECTING:
        yield "state", "That reports are collected follows from its last day; it is still open."
    elif period.state is closed and period.revision != 1:
        yield "state", "Closed is what was closed once: its revision is 1."
    elif period.state is revised and period.revision < 2:
        yield "state", "Revised is what was closed anew: its revision is 2 or more."
    elif period.revision and period.state not in (closed, revised, review):
        yield "state", "It was closed once; opened again it is in review."
