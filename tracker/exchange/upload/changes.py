"""Changes an uploaded file asks for, each beside the present value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.errors import TrackerError
from tracker.exchange.workbook.cells import ERASED, Value, shown
from tracker.exchange.workbook.reading import Cell, FilledRow, Finding
from tracker.exchange.workbook.sheets import REPORT_FIELDS, REPORTS
from tracker.formatters import format_date
from tracker.forms.fields import clean
from tracker.operations.reporting.upload_steps import Step

#: What a ticked box on a page is in a workbook.
_FIELDS = {"is_achieved": "achieved_on"}


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would change, in words; None is nothing."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """What one step would change, and of what.

    `rows` are the rows it comes from, by the prefix under which the operation names their fields; the first one is
    named where no other is. `theirs` says who reported since the workbook was downloaded: its owner has to choose.
    `unsaid` are the fields that are missing, for which something else stands in the step: it is never carried out.
    """

    key: str
    number: str
    title: str
    changes: tuple[Change, ...]
    step: Step
    rows: Mapping[str, FilledRow]
    theirs: str | None = None
    unsaid: frozenset[str] = frozenset()

    @property
    def first(self) -> FilledRow:
        """Return the row the group is named after."""
        return next(iter(self.rows.values()))

    @property
    def unread(self) -> set[Cell]:
        """Return its cells that could not be read."""
        return {row.finding("", name).cell for row in self.rows.values() for name in row.unread}

    def finding(self, refusal: TrackerError) -> Finding:
        """Return a refusal of the step with the cell it is about."""
        name: str | None = getattr(refusal, "field", None)
        if name is None:
            return self.first.finding(str(refusal))
        for prefix, row in self.rows.items():
            if prefix and name.startswith(prefix):
                column = name.removeprefix(prefix).lstrip("-")
                return row.finding(str(refusal), _FIELDS.get(column, column))
        row = next((row for row in self.rows.values() if name in row.letters), self.first)
        return row.finding(str(refusal), name)


@dataclass(slots=True)
class Notes:
    """What is wrong with a file, and what is only worth saying."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def merged_words(before: Mapping[str, Value], typed: Mapping[str, Value]) -> dict[str, Value]:
    """Return values with what was typed over them; what was erased is gone."""
    return {name: value for name, value in {**before, **typed}.items() if value is not ERASED}


def are_same(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Return whether two reports say the same."""
    return all(_plain(one.get(name)) == _plain(other.get(name)) for name in REPORT_FIELDS)


def word_changes(before: Mapping[str, Value], after: Mapping[str, Value]) -> list[Change]:
    """Return what a report would say anew, field by field in the order of the sheet."""
    titles = {column.key: column.title for column in REPORTS.columns}
    return [
        Change(titles[name], words(before.get(name)), words(after.get(name)))
        for name in REPORT_FIELDS
        if _plain(before.get(name)) != _plain(after.get(name))
    ]


def words(value: Any) -> str | None:
    """Return a value as a page says it."""
    if isinstance(value, date):
        return format_date(value)
    return None if value is None else shown(value)


def reason_change(row: FilledRow) -> tuple[Change, ...]:
    """Return why a fact comes only now, as it stands beside the fact; nothing where no reason is given."""
    reason = row.values.get("late_reason")
    return () if reason is None else (Change("Why only now", None, words(reason)),)


def joined_reasons(rows: Iterable[FilledRow]) -> str | None:
    """Return why several facts come only now, each reason once."""
    reasons = dict.fromkeys(str(row.values["late_reason"]) for row in rows if "late_reason" in row.values)
    return " ".join(reasons) or None


def _plain(value: Any) -> Any:
    """Return a value as it is compared: texts as they are kept."""
    return clean(value) if type(value) is str else value
