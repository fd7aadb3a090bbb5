"""The sheets of a period's workbook: their columns, which of them are filled in, and what these take."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from tracker.columns import PROSE_LENGTH
from tracker.domain.status import Status
from tracker.models.contribution import Contribution
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate


class Takes(Enum):
    """What a column's cells hold."""

    TEXT = auto()
    DAY = auto()
    PERCENT = auto()
    NUMBER = auto()
    STATUS = auto()
    YES_OR_NO = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in code and in its head, what it takes, and how wide it is, in characters.

    One that is locked says what a row is about. `longest` is the most characters a text may have; one that is
    `clearable` takes (clear) to erase what stands there.
    """

    key: str
    title: str
    takes: Takes = Takes.TEXT
    width: int = 14
    is_locked: bool = False
    longest: int = PROSE_LENGTH
    clearable: bool = False

    @property
    def is_hidden(self) -> bool:
        """Return whether nobody sees the column: it is there for whoever reads the file again."""
        return self.key in ("id", "organization_id", "seen")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its columns; the values of `identity` together name what a row is about."""

    name: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...] = ("id",)

    @property
    def by_title(self) -> Mapping[str, Column]:
        """Return the columns by what stands in their heads, in small letters."""
        return {column.title.lower(): column for column in self.columns}

    @property
    def first_shown(self) -> int:
        """Return the place of the first column people see, counted from 0: what a row is known by."""
        return next(index for index, column in enumerate(self.columns) if not column.is_hidden)

    @property
    def needed(self) -> tuple[Column, ...]:
        """Return the columns a file must have: those that name a row, and those to fill in."""
        kept = (*self.identity, "seen", "period")
        return tuple(column for column in self.columns if not column.is_locked or column.key in kept)


#: What erases a value.
CLEAR = "(clear)"
#: The sheet that says of what strategy and period a workbook is; people do not see it.
ABOUT = "_tracker"
#: The sheet that says how to fill in the others.
INSTRUCTIONS = "Instructions"
#: Where the heads of the columns stand, counted from 1; above are the marking and what the sheet is.
HEAD_ROW = 3
#: The version of this layout; another one is refused.
LAYOUT = 1

#: What stands in drop-downs, and what it means.
STATUSES: Mapping[str, Status] = {
    "On track": Status.ON_TRACK,
    "At risk": Status.AT_RISK,
    "Off track": Status.OFF_TRACK,
    "Complete": Status.COMPLETE,
    "Not started": Status.NOT_STARTED,
}
ANSWERS: Mapping[str, bool] = {"yes": True, "no": False}


def _about(key: str, title: str, width: int = 14, takes: Takes = Takes.TEXT) -> Column:
    """Return a locked column."""
    return Column(key, title, takes, width, is_locked=True)


def _text(key: str, title: str, column: Any, width: int = 40, *, clearable: bool = False) -> Column:
    """Return a column of texts, as long as what they are kept in."""
    return Column(key, title, Takes.TEXT, width, longest=column.type.length, clearable=clearable)


def _reports(*more: Column) -> Sheet:
    """Return the sheet of reports."""
    return Sheet(
        "Reports",
        (
            _about("id", "Identifier", 12),
            _about("number", "Number", 12),
            _about("title", "Action", 40),
            _about("organization", "Organization", 16),
            _about("last_status", "Last reported", 20),
            _about("last_words", "Last words", 40),
            Column("status", "Status", Takes.STATUS, 13),
            Column("percent", "Percent done", Takes.PERCENT, 13, clearable=True),
            _text("summary", "What happened", StatusUpdate.summary, 50),
            _text("next_steps", "What happens next", StatusUpdate.next_steps, clearable=True),
            _text("why", "Why", StatusUpdate.why, clearable=True),
            _text("recovery", "What would recover it", StatusUpdate.recovery, clearable=True),
            Column("forecast_on", "Expected on", Takes.DAY, clearable=True),
            _text("blocked_by", "Blocked by", StatusUpdate.blocked_by, 24, clearable=True),
            Column("blocked_since_on", "Blocked since", Takes.DAY, clearable=True),
            _text("cleared_by", "Cleared by what", StatusUpdate.cleared_by, 24, clearable=True),
            _text("blockers", "What stands in the way (internal)", StatusUpdate.blockers, clearable=True),
            _text("help_needed", "Help needed (internal)", StatusUpdate.help_needed, clearable=True),
            _text("reported_by", "Reported by", StatusUpdate.reported_by, 20),
            Column("send_draft", "Send the draft", Takes.YES_OR_NO),
            _about("seen", "Reports so far", 10, Takes.NUMBER),
            *more,
        ),
    )


REPORTS = _reports()
#: The same as a file of its own, in which every row says how far the record went, and of what period it is.
REPORTS_FILE = _reports(_about("record", "Record", 10, Takes.NUMBER), _about("period", "Period"))

MILESTONES = Sheet(
    "Milestones",
    (
        _about("id", "Identifier", 12),
        _about("number", "Number", 14),
        _about("title", "Milestone", 40),
        _about("organization", "Organization", 16),
        _about("due_on", "Due", 12, Takes.DAY),
        Column("achieved_on", "Achieved on", Takes.DAY),
        _text("evidence_title", "What shows it", Milestone.evidence_title),
        _text("evidence_reference", "Its address or document number", Milestone.evidence_reference),
        Column("late_reason", "Why only now", width=30),
    ),
)

READINGS = Sheet(
    "Readings",
    (
        _about("id", "Identifier", 12),
        _about("number", "Number", 12),
        _about("title", "Metric", 40),
        _about("organization", "Organization", 16),
        _about("unit", "Unit", 16),
        _about("last", "Last reading", 24),
        Column("as_of_on", "As of", Takes.DAY),
        Column("value", "Value", Takes.NUMBER),
        _text("note", "No new data, because", Reading.note),
        Column("late_reason", "Why only now", width=30),
    ),
)

CONTRIBUTIONS = Sheet(
    "Contributions",
    (
        _about("id", "Identifier", 12),
        _about("organization_id", "Organization identifier", 12),
        _about("number", "Number", 12),
        _about("title", "Action", 40),
        _about("organization", "Contributing organization", 24),
        Column("is_as_planned", "Contributing as planned", Takes.YES_OR_NO, 14),
        _text("why", "Why not", Contribution.why, clearable=True),
    ),
    identity=("id", "organization_id"),
)

SHEETS = (REPORTS, MILESTONES, READINGS, CONTRIBUTIONS)

#: The columns of a report that are its own words, by the names they have in a report.
REPORT_FIELDS = (
    "status", "percent", "summary", "next_steps", "why", "recovery", "forecast_on", "blocked_by", "blocked_since_on",
    "cleared_by", "blockers", "help_needed",
)  # fmt: skip
