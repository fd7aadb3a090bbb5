"""Writing reporting periods within an act: the fiscal quarters of a plan, or one of a planner's own."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.fiscal import Period, quarters_between
from tracker.domain.periods import usually_due_on
from tracker.extensions import db
from tracker.models.plan import Plan
from tracker.models.reporting_period import ReportingPeriod
from tracker.models.strategy import Strategy
from tracker.operations.act import Act
from tracker.queries.periods import list_periods


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodDays:
    """What a planner says of a period: its label, its days until before `ends_on`, and when its reports are due."""

    label: str
    starts_on: date
    ends_on: date
    reports_due_on: date | None = None

    @property
    def span(self) -> Period:
        """Return its label and days, as any period's."""
        return Period(self.starts_on, self.ends_on, self.label)

    @property
    def due_on(self) -> date:
        """Return when its reports are due: 21 days after its end where nothing is said."""
        return self.reports_due_on or usually_due_on(Period(self.starts_on, self.ends_on, self.label))


def reporting_period_id(strategy_id: str, label: str) -> str:
    """Return the id of a strategy's period: two installations give it the same."""
    return f"reporting-period.{hashlib.sha256(f'{strategy_id} {label}'.encode()).hexdigest()[:32]}"


def generate_periods(act: Act, strategy_id: str, first: date, last: date) -> list[str]:
    """Keep the fiscal quarters from the one holding a day to the one holding another, and return their ids.

    A quarter that a period kept already reaches into is left out.
    """
    starts_month = db.session.get_one(Strategy, strategy_id).fiscal_year_starts_month
    kept = [period.span for period in list_periods(strategy_id)]
    quarters = [each for each in quarters_between(first, last, starts_month) if not any(map(each.overlaps, kept))]
    return [
        keep_period(act, strategy_id, PeriodDays(label=each.label, starts_on=each.starts_on, ends_on=each.ends_on))
        for each in quarters
    ]


def keep_period(act: Act, strategy_id: str, days: PeriodDays, id: str | None = None) -> str:
    """Write a new period within an act and return its id."""
    plan = db.session.scalars(select(Plan).filter_by(strategy_id=strategy_id)).one()
    period = ReportingPeriod(
        id=id or _unused_id(strategy_id, days.label),
        strategy_id=strategy_id,
        position=act.next_position(ReportingPeriod, strategy_id=strategy_id),
        label=days.label,
        starts_on=days.starts_on,
        ends_on=days.ends_on,
        reports_due_on=days.due_on,
        state=PeriodState.OPEN,
        revision=0,
        closed_on=None,
        lifecycle=Lifecycle.ACTIVE,
        is_illustrative=plan.is_illustrative,
    )
    act.add(period)
    return period.id


def _unused_id(strategy_id: str, label: str) -> str:
    """Return the id of a period; where others of its label were cancelled, one that says how many."""
    before = select(func.count()).select_from(ReportingPeriod).filter_by(strategy_id=strategy_id, label=label)
    count = db.session.scalar(before) or 0
    return reporting_period_id(strategy_id, f"{label} {count + 1}" if count else label)
