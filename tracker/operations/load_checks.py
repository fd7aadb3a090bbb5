"""What a file may not do to what is there: take over another strategy's elements, or change its text unsaid."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from tracker.domain.document.assemble import own_fields
from tracker.domain.document.element import Kind
from tracker.domain.errors import InvalidDocument, Refused
from tracker.domain.fiscal import parse_period
from tracker.extensions import db
from tracker.models import MODELS
from tracker.models.plan import Plan
from tracker.models.strategy import Strategy
from tracker.operations.act import strategy_id_of

Row = tuple[Any, ...]
Rows = Mapping[Kind, Iterable[Row]]

#: The directory belongs to the installation: one organization may stand in several strategies' files.
_SHARED = (Kind.ORGANIZATION, Kind.CONTACT, Kind.LISTING)

#: What may not appear in a strategy that is there without an amendment that adds it.
_TEXT = (Kind.THEME, Kind.GOAL, Kind.OBJECTIVE)


def strategy_of(rows: Rows) -> str:
    """Return the strategy a file's elements are for."""
    for kind, field in ((Kind.STRATEGY, "id"), (Kind.PLAN, "strategy_id"), (Kind.LISTING, "strategy_id")):
        for row in rows.get(kind, ()):
            return str(row[own_fields(kind).index(field)])
    raise Refused("The file has no part: strategy, organizations or plan.")


def check_periods(rows: Rows, paths: Mapping[tuple[Kind, str], str]) -> None:
    """Refuse reports that are for no reporting period.

    :raise InvalidDocument: with the path of every such report.
    """
    names = own_fields(Kind.STATUS_UPDATE)
    errors = []
    for row in rows.get(Kind.STATUS_UPDATE, ()):
        try:
            parse_period(row[names.index("period")], _starts_month(rows))
        except Refused as refusal:
            errors.append((f"{paths.get((Kind.STATUS_UPDATE, row[0]), row[0])}.period", str(refusal)))
    if errors:
        raise InvalidDocument(errors)


def _starts_month(rows: Rows) -> int:
    """Return the month in which fiscal years start in the strategy a file is for: October where nothing says."""
    for row in rows.get(Kind.STRATEGY, ()):
        return int(row[own_fields(Kind.STRATEGY).index("fiscal_year_starts_month")])
    stored = db.session.get(Strategy, strategy_of(rows))
    return stored.fiscal_year_starts_month if stored is not None else 10


def check_ownership(rows: Rows) -> None:
    """Refuse ids that another strategy's elements have, and a plan beside the one the strategy has.

    :raise Refused: with the first such id.
    """
    strategy_id = strategy_of(rows)
    for kind, wanted in rows.items():
        if kind in _SHARED:
            continue
        for row in wanted:
            stored = db.session.get(MODELS[kind], row[0])
            if stored is not None and strategy_id_of(kind, stored) != strategy_id:
                raise Refused(f"This id belongs to another strategy: {kind.value.replace('_', ' ')} {row[0]!r}.")
    _check_plan(rows, strategy_id)


def _check_plan(rows: Rows, strategy_id: str) -> None:
    """Refuse a second plan of one strategy."""
    plan = db.session.scalars(select(Plan).filter_by(strategy_id=strategy_id)).one_or_none()
    for row in rows.get(Kind.PLAN, ()):
        if plan is not None and plan.id != row[0]:
            raise Refused(f"The plan of this strategy has the id {plan.id!r}; the file's has {row[0]!r}.")


def adds_text(kind: Kind, rows: Rows) -> bool:
    """Return whether a new element of a kind would add to the text of a strategy that is there already."""
    return kind in _TEXT and db.session.get(MODELS[Kind.STRATEGY], strategy_of(rows)) is not None
