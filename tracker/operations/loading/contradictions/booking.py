"""Facts of closed periods: booked to the period in which they were learned, and to no other."""

from datetime import date

from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods
from tracker.operations.loading.contradictions.finding import Findings


def find_period(periods: Periods, label: str) -> Period | None:
    """Return the period with a label, or None where there is none."""
    try:
        return periods.get(label)
    except Refused:
        return None


def label_findings(periods: Periods, label: str | None, field: str) -> Findings:
    """Yield a label that is no reporting period's."""
    try:
        if label is not None:
            periods.get(label)
    except Refused as refusal:
        yield field, str(refusal)


def said_for_period(periods: Periods, label: str, of: date, said_on: date) -> Findings:
    """Yield why something of one day was not said on another for the period with a label: not begun, or closed."""
    period = find_period(periods, label)
    if period is None:
        yield from label_findings(periods, label, "period")
        return
    if of < period.starts_on:
        yield "period", f"{label} begins on {period.starts_on.isoformat()}; nothing of {of.isoformat()} is said for it."
    sealing = periods.sealed_by(period.starts_on)
    if sealing is not None and sealing.closed_on is not None and sealing.closed_on < said_on:
        closed = f"{sealing.label} was closed on {sealing.closed_on.isoformat()}"
        yield "period", f"{closed}; nothing was said for {label} on {said_on.isoformat()}."


def booking_findings(periods: Periods, fact_on: date, booked_to: str | None, learned_on: date | None) -> Findings:
    """Yield what is wrong with the period a fact is booked to; `learned_on` None says nobody knows that day."""
    yield from label_findings(periods, booked_to, "booked_to")
    if booked_to is None:
        sealing = periods.sealed_by(fact_on)
        if sealing is not None and sealing.closed_on and learned_on is not None and sealing.closed_on < learned_on:
            words = f"{fact_on.isoformat()} lies in {sealing.label}, closed on {sealing.closed_on.isoformat()}"
            yield "booked_to", f"{words}: say in which period it was learned."
        return
    period = find_period(periods, booked_to)
    if period is None:
        return
    if period.starts_on <= fact_on:
        yield "booked_to", f"{fact_on.isoformat()} is no late fact of {booked_to}: it does not lie before that period."
    elif learned_on is not None and learned_on < period.starts_on:
        yield "booked_to", f"It was recorded on {learned_on.isoformat()}, before {booked_to} begins."
    elif not _was_late(_once_sealing(periods, fact_on), learned_on):
        yield "booked_to", f"The period of {fact_on.isoformat()} was not closed yet, so this is not late."


def _was_late(sealing: ReportingPeriod | None, learned_on: date | None) -> bool:
    """Return whether a fact could be learned late on a day: the period that sealed it had been closed by then.

    Of one that was closed more than once, nobody knows when it was closed first.
    """
    if sealing is None or sealing.revision > 1:
        return sealing is not None
    return sealing.closed_on is None or learned_on is None or sealing.closed_on <= learned_on


def _once_sealing(periods: Periods, day: date) -> ReportingPeriod | None:
    """Return the period that sealed a day once, closed now or reopened since, or None."""
    kept = periods.kept_at(day)
    if kept is not None:
        return kept if kept.revision else None
    return next((each for each in periods.kept if each.starts_on > day and each.revision), None)
