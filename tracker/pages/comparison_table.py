"""A comparison as one table: a row for each figure, date, fact or decision that is another than before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.comparison.change import Change, FigureValue
from tracker.domain.comparison.compare import Comparison
from tracker.domain.comparison.dates import DateChange
from tracker.pages.change_words import why_words

Row = tuple[str, ...]

HEADINGS: Row = ("Kind", "Number", "Title", "Trend", "What", "Before", "After", "Why")


def comparison_table(comparison: Comparison, reasons: Mapping[str, tuple[str, ...]]) -> list[Sequence[str]]:
    """Return the table, headings first; dates are ISO dates and statuses the words of the JSON."""
    whole = (comparison.strategy,) if comparison.strategy is not None else ()
    changes = (*whole, *comparison.goals, *comparison.objectives, *comparison.actions, *comparison.metrics)
    rows: list[Sequence[str]] = [HEADINGS]
    for change in changes:
        rows += _change_rows(change)
    rows += [_date_row(each, reasons.get(each.id, ())) for each in comparison.dates]
    rows += [
        ("late fact", fact.number, fact.title, "", "reading" if fact.is_reading else "milestone achieved", "",
         fact.fact_on.isoformat(), f"booked to {fact.booked_to}")
        for fact in comparison.late_facts
    ]  # fmt: skip
    rows += [
        ("decision", each.number, each.question, "", "state", _cell(each.before), _cell(each.after),
         each.decided_by or "")
        for each in comparison.decisions
    ]  # fmt: skip
    return rows


def _change_rows(change: Change) -> Iterator[Row]:
    """Yield what became of an element, and each of its figures that moved."""
    head, why = (change.kind.value, change.number, change.title, change.trend.value), why_words(change)
    if change.fate is not None:
        yield (*head, change.fate.value, _cell(change.before), _cell(change.after), why)
    for moved in change.figures:
        yield (*head, moved.name, _cell(moved.before), _cell(moved.after), why)


def _date_row(change: DateChange, reasons: tuple[str, ...]) -> Row:
    """Return one date that moved."""
    kind = "milestone" if change.is_milestone else "action"
    first = f"; first {change.first_on.isoformat()}" if change.first_on is not None else ""
    what = f"{change.name.value} date{first}; re-dated {change.redatings} times"
    before, after = _cell(change.before_on), _cell(change.after_on)
    return (kind, change.number, change.title, "", what, before, after, "; ".join(reasons))


def _cell(value: FigureValue) -> str:
    """Return a value as a file has it.

    >>> [_cell(value) for value in (None, True, 7, date(2025, 9, 30), Decimal("1E2"))]
    ['', 'yes', '7', '2025-09-30', '100']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return format(value, "f") if isinstance(value, Decimal) else str(value)
