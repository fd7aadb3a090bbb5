"""What a file may not do to what is there: take over another strategy's elements, or change its text unsaid."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sqlalchemy import select

from tracker.domain.document.assemble import own_fields
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.errors import InvalidDocument, Refused
from tracker.domain.periods import Periods, period_key
from tracker.extensions import db
from tracker.models import MODELS
from tracker.models.plan import Plan
from tracker.models.strategy import Strategy
from tracker.operations.act import strategy_id_of
from tracker.operations.loading.rows import Rows
from tracker.queries.periods import get_periods

#: The directory belongs to the installation: one organization may stand in several strategies' files.
_SHARED = (Kind.ORGANIZATION, Kind.CONTACT, Kind.LISTING)

#: What may not appear in a strategy that is there without an amendment that adds it.
_TEXT = (Kind.THEME, Kind.GOAL, Kind.OBJECTIVE)

#: What names a reporting period by its label.
_LABELLED = (
    (Kind.STATUS_UPDATE, "period"),
    (Kind.CONTRIBUTION, "period"),
    (Kind.MILESTONE, "booked_to"),
    (Kind.READING, "booked_to"),
)


def strategy_of(rows: Rows) -> str:
    """Return the strategy a file's elements are for."""
    for kind, field in ((Kind.STRATEGY, "id"), (Kind.PLAN, "strategy_id"), (Kind.LISTING, "strategy_id")):
        for row in rows.get(kind, ()):
            return str(row[own_fields(kind).index(field)])
    raise Refused("The file has no part: strategy, organizations or plan.")


def check_periods(rows: Rows, paths: Mapping[tuple[Kind, str], str]) -> None:
    """Refuse reporting periods that overlap, and what is for no reporting period.

    :raise InvalidDocument: with the path of every such element.
    """
    periods = _periods(rows)
    errors = [(f"{_path(Kind.REPORTING_PERIOD, id, paths)}.{name}", words) for id, name, words in _overlaps(periods)]
    for kind, name in _LABELLED:
        index = own_fields(kind).index(name)
        for row in rows.get(kind, ()):
            try:
                if row[index] is not None:
                    periods.get(row[index])
            except Refused as refusal:
                errors.append((f"{_path(kind, row[0], paths)}.{name}", str(refusal)))
    if errors:
        raise InvalidDocument(errors)


def _path(kind: Kind, id: str, paths: Mapping[tuple[Kind, str], str]) -> str:
    """Return where in the file an element stands; its id, where it is not known."""
    return paths.get((kind, id), id)


def _periods(rows: Rows) -> Periods:
    """Return the periods there would be: those stored, with those of the file in their place.

    Fiscal years start in October where nothing says otherwise.
    """
    strategy_id = strategy_of(rows)
    is_new = db.session.get(Strategy, strategy_id) is None
    stored = Periods((), 10) if is_new else get_periods(strategy_id)
    kept = {period.id: period for period in stored.kept}
    kept |= {row[0]: ReportingPeriod(*row) for row in rows.get(Kind.REPORTING_PERIOD, ())}
    month = own_fields(Kind.STRATEGY).index("fiscal_year_starts_month")
    starts_month = next((int(row[month]) for row in rows.get(Kind.STRATEGY, ())), stored.starts_month)
    return Periods(kept.values(), starts_month)


def _overlaps(periods: Periods) -> Iterator[tuple[str, str, str]]:
    """Yield the id, the field and what is wrong of periods that share days or a label."""
    labels = Counter(period_key(period.label) for period in periods.kept)
    for before, after in pairwise(periods.kept):
        if after.starts_on < before.ends_on:
            yield after.id, "starts_on", f"Overlaps {before.label}: every day is in one reporting period."
    for period in periods.kept:
        if labels[period_key(period.label)] > 1:
            yield period.id, "label", f"There is more than one period {period.label}."


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
                raise Refused(f"This id belongs to another strategy: {kind.noun} {row[0]!r}.")
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
