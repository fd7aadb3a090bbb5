"""The reporting periods a strategy keeps, as their rows stand now."""

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.periods import Periods
from tracker.extensions import db
from tracker.models import reporting_period as tables
from tracker.models.content import column_names
from tracker.models.strategy import Strategy


def list_periods(strategy_id: str) -> tuple[ReportingPeriod, ...]:
    """Return the periods a strategy keeps in the order of their days, without their waivers: one SELECT."""
    table = tables.ReportingPeriod.__table__
    query = select(*(table.c[name] for name in column_names(Kind.REPORTING_PERIOD)))
    query = query.where(table.c.strategy_id == strategy_id, table.c.lifecycle == Lifecycle.ACTIVE)
    rows = db.session.execute(query.order_by(table.c.starts_on))
    return tuple(ReportingPeriod(*(*row, ())) for row in rows)


def get_periods(strategy_id: str) -> Periods:
    """Return the periods of a strategy: those it keeps, and fiscal quarters elsewhere."""
    starts_month = db.session.scalar(select(Strategy.fiscal_year_starts_month).filter_by(id=strategy_id))
    assert starts_month is not None, "there is no such strategy"
    return Periods(list_periods(strategy_id), starts_month)
