"""What an uploaded file would change, and everything that is wrong with it: nothing is written to find out."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.assessment.reports import last_position
from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.document.action import Action
from tracker.domain.status import Status
from tracker.exchange.upload.changes import (
    Group,
    Notes,
    are_same,
    joined_reasons,
    merged_words,
    word_changes,
)
from tracker.exchange.upload.facts import (
    STRANGE,
    UNSAID,
    NewFact,
    answer_groups,
    new_achievements,
    new_readings,
    says_something,
)
from tracker.exchange.upload.withheld import withheld_findings
from tracker.exchange.workbook.cells import Value, read_count
from tracker.exchange.workbook.reading import Filled, FilledRow, Finding
from tracker.exchange.workbook.share import Share, recorded_words, shown_words
from tracker.exchange.workbook.sheets import CONTRIBUTIONS, MILESTONES, READINGS, REPORT_FIELDS, REPORTS
from tracker.formatters import format_date, shorten
from tracker.operations.reporting.achievements import milestone_prefix
from tracker.operations.reporting.readings import reading_prefix
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.upload_steps import ReadingStep, ReportStep, Step

#: What every report says, and what is said where it is missing.
_WANTED = {"status": "Choose a status.", "summary": "Say in a sentence or two what happened."}
#: What stands for it while one looks for what else is wrong.
_STAND_INS: Mapping[str, Value] = {"status": Status.UNKNOWN, "summary": UNSAID}


@dataclass(frozen=True, slots=True)
class UploadPlan:
    """What a file would change: `findings` forbid it, `notes` do not. `period` is the one it is for, once known.

    `unfinished` are changes that lack something: they are only looked at for what else is wrong with them.
    """

    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    groups: tuple[Group, ...]
    period: str | None = None
    unfinished: tuple[Group, ...] = ()

    @property
    def digest(self) -> str:
        """Return what names these changes and the values beside them: others have another."""
        said = [
            [group.key, group.theirs, [[change.label, change.before, change.after] for change in group.changes]]
            for group in (*self.groups, *self.unfinished)
        ]
        return sha256_hex(canonical_bytes(said))

    @property
    def stale(self) -> tuple[Group, ...]:
        """Return what somebody else reported on since."""
        return tuple(group for group in self.groups if group.theirs is not None)

    def chosen(self, dropped: Sequence[str]) -> tuple[Group, ...]:
        """Return what is left where some groups are dropped, by their keys."""
        return tuple(group for group in self.groups if group.key not in dropped)

    def steps(self, dropped: Sequence[str] = ()) -> list[Step]:
        """Return what is left to carry out where some groups are dropped."""
        return [group.step for group in self.chosen(dropped)]


def plan_upload(share: Share, filled: Filled, withheld: Collection[str] = ()) -> UploadPlan:
    """Return what a file would change of somebody's part.

    `withheld` are the ids of the elements of which words were withheld after the file was made.
    """
    notes = Notes(list(filled.findings), list(filled.notes))
    rows = _Rows.of(filled)
    achievements = _by_action(new_achievements(share, rows.of_sheet(MILESTONES.name), notes))
    readings = new_readings(share, rows.of_sheet(READINGS.name), notes)
    travelling = _by_action([fact for fact in readings if fact.action_id is not None])
    groups: list[Group] = []
    sent: set[str] = set()
    for action in share.actions.values():
        facts = (achievements.get(action.id, []), travelling.get(action.id, []))
        group = _report_group(share, action, rows.reports.get(action.id), facts, notes)
        if group is not None:
            groups.append(group)
            sent.add(action.id)
    alone = [fact for fact in readings if fact.action_id is None or fact.action_id not in sent]
    groups += [_reading_group(share, fact) for fact in alone]
    groups += answer_groups(share, rows.of_sheet(CONTRIBUTIONS.name), notes)
    strange = [row for id, row in rows.reports.items() if id not in share.actions and says_something(row)]
    notes.findings += [row.finding(STRANGE.format(noun="action"), "id") for row in strange]
    for group in groups:
        notes.findings += withheld_findings(share, group, frozenset(withheld))
    finished = tuple(group for group in groups if not group.unsaid)
    unfinished = tuple(group for group in groups if group.unsaid)
    return UploadPlan(tuple(notes.findings), tuple(notes.notes), finished, share.period.label, unfinished)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a file by sheet, and the reports among them by action."""

    by_sheet: Mapping[str, list[FilledRow]]
    reports: Mapping[str, FilledRow]

    @classmethod
    def of(cls, filled: Filled) -> "_Rows":
        """Return the rows of a file."""
        by_sheet: defaultdict[str, list[FilledRow]] = defaultdict(list)
        for row in filled.rows:
            by_sheet[row.sheet.name].append(row)
        return cls(by_sheet, {row.about["id"]: row for row in by_sheet[REPORTS.name]})

    def of_sheet(self, name: str) -> list[FilledRow]:
        """Return the rows of a sheet."""
        return self.by_sheet.get(name, [])


def _by_action(facts: Sequence[NewFact]) -> dict[str, list[NewFact]]:
    """Return milestones or readings by the action they belong to."""
    found: defaultdict[str, list[NewFact]] = defaultdict(list)
    for fact in facts:
        found[str(fact.action_id)].append(fact)
    return found


def _report_group(
    share: Share,
    action: Action,
    row: FilledRow | None,
    facts: tuple[list[NewFact], list[NewFact]],
    notes: Notes,
) -> Group | None:
    """Return what a report on an action would change, or None where none is to be sent."""
    achievements, readings = facts
    recorded = recorded_words(share, action)
    after = _sent_words(share, action, row, notes)
    if after is None and not achievements:
        return None
    words = recorded if after is None else after
    by_prefix = {milestone_prefix(fact.fact.milestone_id): fact for fact in achievements}
    by_prefix |= {reading_prefix(fact.fact.metric_id): fact for fact in readings}
    own = {"": row} if row is not None and after is not None else {}
    rows = own | {prefix: fact.row for prefix, fact in by_prefix.items()}
    changes = [*word_changes(recorded, words), *(change for fact in by_prefix.values() for change in fact.changes)]
    unsaid = {f"{prefix}-{name}" for prefix, fact in by_prefix.items() for name in fact.unsaid}
    unsaid |= _note_missing(action, rows, words, notes)
    if row is not None and not changes:
        unsaid |= row.unread
    name = row.values.get("reported_by") if row is not None and share.is_planner else None
    values: dict[str, Any] = {
        **_STAND_INS,
        **words,
        "period": share.period.label,
        "reported_by": name,
        "late_reason": joined_reasons(fact.row for fact in by_prefix.values()),
        "achievements": tuple(fact.fact for fact in achievements),
        "readings": tuple(fact.fact for fact in readings),
    }
    theirs = _theirs(action, row) if after is not None else None
    step = ReportStep(action.id, Report(**values), last_position(action))
    return Group(action.id, action.number, action.title, tuple(changes), step, rows, theirs, frozenset(unsaid))


def _sent_words(share: Share, action: Action, row: FilledRow | None, notes: Notes) -> dict[str, Value] | None:
    """Return what a row's report says, or None where it says nothing new."""
    if row is None:
        return None
    typed = {name: value for name, value in row.values.items() if name in REPORT_FIELDS}
    recorded, shown = recorded_words(share, action), shown_words(share, action)
    after = merged_words(shown, typed)
    if row.unread & set(REPORT_FIELDS):
        return after
    if are_same(after, recorded) or _is_untouched(share, action, row, typed):
        return None
    if action.id in share.drafts and are_same(after, shown) and row.values.get("send_draft") is not True:
        notes.notes.append(row.finding("This is your draft as it was; it stays one.", "send_draft"))
        return None
    return after


def _is_untouched(share: Share, action: Action, row: FilledRow, typed: Mapping[str, Value]) -> bool:
    """Return whether a row says what stood there when it was downloaded, though somebody reported since."""
    seen = _seen(row)
    if seen is None or seen == last_position(action):
        return False
    then = recorded_words(share, action, seen=seen)
    return are_same(merged_words(then, typed), then)


def _seen(row: FilledRow) -> int | None:
    """Return how many reports the action had when the workbook was downloaded."""
    return read_count(row.about.get("seen", ""))


def _theirs(action: Action, row: FilledRow | None) -> str | None:
    """Return who reported on an action since the workbook was downloaded, or None where nobody did."""
    seen = _seen(row) if row is not None else None
    since = [update for update in action.status_updates if seen is None or update.position > seen]
    if row is None or not since:
        return None
    last = max(since, key=lambda update: update.position)
    when = f"for {last.period} on {format_date(last.submitted_on)}, after this workbook was downloaded"
    return f"{last.reported_by} reported {when}: “{shorten(last.summary, 200)}”"


def _note_missing(action: Action, rows: Mapping[str, FilledRow], words: Mapping[str, Value], notes: Notes) -> set[str]:
    """Return what a report needs and has not got, and say so."""
    missing = {name for name in _WANTED if name not in words}
    if "" in rows:
        said = [name for name in _WANTED if name in missing - rows[""].unread]
        notes.findings += [rows[""].finding(_WANTED[name], name) for name in said]
    elif missing:
        sentence = f"A milestone goes with a report: give the status of {action.number} and what happened on Reports."
        notes.findings.append(next(iter(rows.values())).finding(sentence, "achieved_on"))
    return missing


def _reading_group(share: Share, fact: NewFact) -> Group:
    """Return what a reading on its own would change."""
    metric = share.metrics[fact.fact.metric_id]
    late = fact.row.values.get("late_reason")
    step = ReadingStep(fact.fact, None if late is None else str(late))
    rows = {reading_prefix(metric.id): fact.row}
    unsaid = frozenset(f"{reading_prefix(metric.id)}-{name}" for name in fact.unsaid)
    return Group(metric.id, metric.number, metric.title, fact.changes, step, rows, unsaid=unsaid)
