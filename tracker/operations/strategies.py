"""A strategy as an act finds it: its plan, and the day it is there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from tracker.extensions import db
from tracker.models.plan import Plan
from tracker.models.strategy import Strategy


def plan_of(strategy_id: str) -> Plan:
    """Return the plan of a strategy as it is now.

    :raise NoResultFound: the strategy was never set up.
    """
    return db.session.scalars(select(Plan).where(Plan.strategy_id == strategy_id)).one()


def day_of(strategy_id: str, at: datetime) -> date:
    """Return the day a moment falls on where the strategy is run."""
    strategy = db.session.get_one(Strategy, strategy_id)
    return at.astimezone(ZoneInfo(strategy.time_zone)).date()
