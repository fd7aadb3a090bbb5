"""The strategies of the installation, as its first page names them."""

from dataclasses import dataclass

from sqlalchemy import select

from tracker.extensions import db
from tracker.models.plan import Plan
from tracker.models.strategy import Strategy


@dataclass(frozen=True, slots=True)
class StrategyLine:
    """A strategy with its marking and what is to be said of its plan."""

    id: str
    slug: str
    title: str
    marking: str
    notice: str | None


def list_strategy_lines() -> list[StrategyLine]:
    """Return every strategy, by title."""
    query = select(Strategy.id, Strategy.slug, Strategy.title, Strategy.marking, Plan.notice)
    query = query.outerjoin(Plan, Plan.strategy_id == Strategy.id).order_by(Strategy.title, Strategy.id)
    return [StrategyLine(*row) for row in db.session.execute(query)]
