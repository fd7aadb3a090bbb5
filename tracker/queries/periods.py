"""The reporting periods a strategy keeps, as their rows stand now."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, bindparam, select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.periods import Periods
from tracker.extensions import db
from tracker.models import reporting_period as tables
from tracker.models.content import column_names
from tracker.models.strategy import Strategy

_COLUMNS = column_names(Kind.REPORTING_PERIOD)


def list_periods(strategy_id: str) -> tuple[ReportingPeriod, ...]:
    """Return the periods a strategy keeps in the order of their days, without their waivers: one SELECT.

    One that a file is only about to bring keeps none.
    """
    return _kept(_read(strategy_id))


def get_periods(strategy_id: str) -> Periods:
    """Return the periods of a strategy: those it keeps, without their waivers, and fiscal quarters elsewhere.

    One SELECT.
    """
    rows = _read(strategy_id)
    assert rows, "there is no such strategy"
    return Periods(_kept(rows), rows[0].fiscal_year_starts_month)


def _read(strategy_id: str) -> Sequence[Any]:
    """Return the rows of the SELECT below for one strategy."""
    return db.session.execute(_PERIODS, {"strategy_id": strategy_id}).all()


def _kept(rows: Sequence[Any]) -> tuple[ReportingPeriod, ...]:
    """Return the periods among them."""
    return tuple(ReportingPeriod(*(*row[1:], ())) for row in rows if row.id is not None)


def _periods_query() -> Select[Any]:
    """Return the SELECT of a strategy's fiscal year with each period it keeps; without one the period is empty."""
    strategy, period = Strategy.__table__, tables.ReportingPeriod.__table__
    mine = and_(period.c.strategy_id == strategy.c.id, period.c.lifecycle == Lifecycle.ACTIVE)
    query = select(strategy.c.fiscal_year_starts_month, *(period.c[name] for name in _COLUMNS))
    query = query.join_from(strategy, period, mine, isouter=True)
    return query.where(strategy.c.id == bindparam("strategy_id")).order_by(period.c.starts_on)


#: Put together once: nearly every operation sends it.
_PERIODS = _periods_query()
