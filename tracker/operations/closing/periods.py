"""Reporting periods: setting them up, and their life from open to sealed."""

from datetime import datetime, timedelta

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.forward import bring_forward
from tracker.domain.document.reporting_period import PeriodState, Waiver
from tracker.domain.errors import Refused
from tracker.domain.issued import Occasion
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.reporting_period import ReportingPeriod
from tracker.models.strategy import Strategy
from tracker.operations.act import Act
from tracker.operations.closing.issued_briefings import WriteBriefing, freeze
from tracker.operations.closing.keeping_periods import PeriodDays, generate_periods, keep_period
from tracker.operations.closing.period_checks import check_span, check_unused, get_period, require_never_sealed
from tracker.operations.closing.waiving import require_waived
from tracker.operations.once import is_made
from tracker.operations.permission import require_planner
from tracker.operations.planning.endings import take_out
from tracker.operations.strategies import day_of, plan_of
from tracker.queries.documents import load_document
from tracker.queries.periods import list_periods
from tracker.queries.rows import read_row


def set_up_periods(strategy_id: str, *, by: Actor, at: datetime) -> list[str]:
    """Keep the fiscal quarters of a plan that was published before periods were kept, and return their ids.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the plan is not published yet; it sets them up itself.
    """
    act = Act(by, at, "set_up_periods")
    require_planner(by, strategy_id)
    published_on = plan_of(strategy_id).published_on
    if published_on is None:
        raise Refused("The periods are set up when the plan is published.")
    return generate_periods(act, strategy_id, published_on, db.session.get_one(Strategy, strategy_id).ends_on)


def add_period(
    strategy_id: str, days: PeriodDays, *, by: Actor, at: datetime, reason: str | None = None, id: str | None = None
) -> str:
    """Keep a period of a planner's own and return its id; the same one sent twice is kept once.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it overlaps another one, its label is taken, or the plan is published and no reason is given.
    """
    act = Act(by, at, "add_period", reason=reason)
    require_planner(by, strategy_id)
    if is_made(Kind.REPORTING_PERIOD, id, strategy_id):
        return str(id)
    if plan_of(strategy_id).number:
        act.require_reason("the plan is published, and this adds to it")
    check_span(strategy_id, days.span, days.due_on)
    return keep_period(act, strategy_id, days, id)


def amend_period(
    period_id: str, days: PeriodDays, *, by: Actor, at: datetime, version: int, reason: str | None = None
) -> None:
    """Change the label, the days or the due date of a period that was never closed.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it was closed once, overlaps another one, reports name it by its label, or a reason is missing.
    :raise StaleEdit: somebody changed it since.
    """
    act = Act(by, at, "amend_period", reason=reason)
    period = get_period(act, period_id, version)
    require_never_sealed(period)
    check_span(period.strategy_id, days.span, days.due_on, period)
    now = (period.label, period.starts_on, period.ends_on, period.reports_due_on)
    if now == (days.label, days.starts_on, days.ends_on, days.due_on):
        return
    if days.label != period.label:
        check_unused(period, "its label stays")
    if plan_of(period.strategy_id).number:
        act.require_reason("the plan is published, and this changes it")
    period.label, period.starts_on, period.ends_on = days.label, days.starts_on, days.ends_on
    period.reports_due_on = days.due_on
    act.record(period)


def cancel_period(period_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Cancel a period; its days are in their fiscal quarter again unless another period holds them.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, it was closed once, or reports name it.
    """
    act = Act(by, at, "cancel_period", reason=reason)
    period = get_period(act, period_id, version)
    require_never_sealed(period)
    check_unused(period, "it stays")
    take_out(act, period, period.label, period.strategy_id, lifecycle=Lifecycle.CANCELLED)


def start_review(period_id: str, *, by: Actor, at: datetime, version: int) -> None:
    """Begin to check the reports of a period that has ended: from now on only what was returned comes in anew.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it has not ended, or is past this.
    """
    act = Act(by, at, "start_review")
    period = get_period(act, period_id, version)
    if not period.state.takes_reports:
        raise Refused(f"{period.label} is in review already, or closed.")
    if day_of(period.strategy_id, at) < period.ends_on:
        raise Refused(f"{period.label} has not ended; its reports are reviewed afterwards.")
    period.state = PeriodState.IN_REVIEW
    act.record(period)


def close_period(
    period_id: str,
    *,
    waivers: tuple[Waiver, ...],
    write: WriteBriefing,
    by: Actor,
    at: datetime,
    version: int,
    reason: str | None = None,
) -> str:
    """Close a period that has ended and seal its briefing as of its last day; return the id of the seal.

    Every gap must be waived with a reason; waivers of what has been filled meanwhile are left out. One that was
    closed before and reopened is revised.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it has not ended or is closed, a gap has no reason, or one before it is open and no reason is given.
    """
    act = Act(by, at, "close_period", reason=reason)
    period = get_period(act, period_id, version)
    _require_closable(act, period)
    document = load_document(period.strategy_id)
    used = require_waived(document, period_id, waivers)
    period.state = PeriodState.REVISED if period.revision else PeriodState.CLOSED
    period.revision += 1
    period.closed_on = day_of(period.strategy_id, at)
    act.record(period, waivers=used)
    sealed = bring_forward(document, {Kind.REPORTING_PERIOD: [read_row(Kind.REPORTING_PERIOD, period_id)]})
    last_on = period.ends_on - timedelta(days=1)
    return freeze(
        act, period.strategy_id, document=sealed, on=last_on, write=write, occasion=Occasion.CLOSE, period=period
    )


def reopen_period(period_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Open a closed period again for review; its seal stays, and it is revised when it is closed anew.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it is not closed, or no reason is given.
    """
    act = Act(by, at, "reopen_period", reason=reason)
    period = get_period(act, period_id, version)
    if not period.state.is_closed:
        raise Refused(f"{period.label} is not closed.")
    act.require_reason("it stands in the record beside the seal")
    period.state = PeriodState.IN_REVIEW
    act.record(period)


def _require_closable(act: Act, period: ReportingPeriod) -> None:
    """Refuse to close what is closed or still runs, and what comes after an open period, unless a reason is given."""
    if period.state.is_closed:
        raise Refused(f"{period.label} is closed already.")
    if day_of(period.strategy_id, act.at) < period.ends_on:
        raise Refused(f"{period.label} has not ended; it is closed afterwards.")
    kept = list_periods(period.strategy_id)
    before = [each.label for each in kept if each.starts_on < period.starts_on and not each.state.is_closed]
    if before:
        act.require_reason(f"{before[0]} comes before it and is not closed")
