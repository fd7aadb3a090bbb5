"""The rows of milestones, readings and contributions that say something new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.exchange.upload.changes import Change, Group, Notes, reason_change, words
from tracker.exchange.workbook.cells import ERASED
from tracker.exchange.workbook.reading import FilledRow
from tracker.exchange.workbook.share import Share, last_answer, standing_achievement, standing_readings
from tracker.formatters import format_date
from tracker.operations.reporting.achievements import EVIDENCE, Achievement
from tracker.operations.reporting.readings import NewReading
from tracker.operations.reporting.upload_steps import AnswerStep

#: What is filled in beforehand says nothing new by itself.
_BEFOREHAND = ("as_of_on", "late_reason", "reported_by", "send_draft")

#: What stands for words that are missing while one looks for what else is wrong; it is never written.
UNSAID = "?"

STRANGE = "There is no such {noun} in your part of this strategy for the period."


@dataclass(frozen=True, slots=True)
class NewFact:
    """A milestone or reading that is new: the row it stands in, the action it belongs to, and what it changes.

    `unsaid` are what it lacks, for which something else stands in it: it is never written.
    """

    row: FilledRow
    action_id: str | None
    fact: Any
    changes: tuple[Change, ...]
    unsaid: frozenset[str] = frozenset()


def says_something(row: FilledRow) -> bool:
    """Return whether something was filled in that did not stand there beforehand."""
    return any(name not in _BEFOREHAND for name in (*row.values, *row.unread))


def new_achievements(share: Share, rows: Iterable[FilledRow], notes: Notes) -> list[NewFact]:
    """Return the milestones that are newly achieved; what contradicts the record is noted."""
    return [fact for row in rows if says_something(row) and (fact := _achievement(share, row, notes)) is not None]


def _achievement(share: Share, row: FilledRow, notes: Notes) -> NewFact | None:
    """Return a row's milestone as achieved, or None where it is nothing new or is wrong."""
    milestone = share.milestones.get(row.about["id"])
    if milestone is None:
        notes.findings.append(row.finding(STRANGE.format(noun="milestone"), "id"))
        return None
    typed = [row.values.get(name) for name in EVIDENCE]
    standing = standing_achievement(share, milestone)
    if standing is not None:
        present = [getattr(standing, name) for name in EVIDENCE]
        if any(new is not None and new != old for new, old in zip(typed, present, strict=True)):
            on = format_date(standing.achieved_on)
            message = f"Milestone {milestone.number} was reported achieved already, on {on}; correct it on its page."
            notes.findings.append(row.finding(message, "achieved_on"))
        return None
    missing = [name for name, value in zip(EVIDENCE, typed, strict=True) if value is None]
    notes.findings += [row.finding(EVIDENCE[name], name) for name in missing if name not in row.unread]
    day, title, reference = typed
    if not isinstance(day, date):
        return None
    change = Change(f"Milestone {milestone.number} achieved", None, f"{words(day)}: {title}, {reference}")
    achievement = Achievement(milestone.id, day, str(title or UNSAID), str(reference or UNSAID))
    return NewFact(row, milestone.action_id, achievement, (change, *reason_change(row)), frozenset(missing))


def new_readings(share: Share, rows: Iterable[FilledRow], notes: Notes) -> list[NewFact]:
    """Return the readings that are new; what contradicts the record is noted."""
    return [fact for row in rows if says_something(row) and (fact := _reading(share, row, notes)) is not None]


def _reading(share: Share, row: FilledRow, notes: Notes) -> NewFact | None:
    """Return a row's reading, or None where it is nothing new or is wrong."""
    metric = share.metrics.get(row.about["id"])
    if metric is None:
        notes.findings.append(row.finding(STRANGE.format(noun="metric"), "id"))
        return None
    _check_reading(row, notes)
    day, value, note = (row.values.get(name) for name in ("as_of_on", "value", "note"))
    if not isinstance(day, date):
        return None
    unsaid = row.unread & {"value", "note"} or frozenset(["value"] if value is not None and note is not None else ())
    standing = standing_readings(share, metric).get(day)
    if standing is not None:
        if not unsaid and (standing.value, None if value is not None else standing.note) != (value, note):
            message = f"There is a reading as of {format_date(day)} already; correct it on the metric's page."
            notes.findings.append(row.finding(message, "value"))
        return None
    exact = value if isinstance(value, Decimal) else None
    said = UNSAID if unsaid else words(note)
    reading = NewReading(metric_id=metric.id, as_of_on=day, value=exact, note=said)
    after = f"{words(value)} {metric.unit}" if value is not None else f"no new data: {note}"
    travels = metric.action_id is not None and metric.action_id in share.actions
    change = Change(f"Reading of {metric.number} as of {format_date(day)}", None, after)
    return NewFact(row, metric.action_id if travels else None, reading, (change, *reason_change(row)), unsaid)


def _check_reading(row: FilledRow, notes: Notes) -> None:
    """Note what a row's reading lacks, or says twice."""
    if "value" in row.values and "note" in row.values:
        notes.findings.append(row.finding("Give a value or a reason why there is none, not both.", "note"))
    if "as_of_on" not in row.values and "as_of_on" not in row.unread:
        notes.findings.append(row.finding("Give the day the value is of.", "as_of_on"))


def answer_groups(share: Share, rows: Iterable[FilledRow], notes: Notes) -> list[Group]:
    """Return the answers of contributing organizations that are new."""
    return [group for row in rows if says_something(row) and (group := _answer(share, row, notes)) is not None]


def _answer(share: Share, row: FilledRow, notes: Notes) -> Group | None:
    """Return a row's answer, or None where it is nothing new or is wrong."""
    action = share.contributions.get((row.key[0], row.key[1]))
    if action is None:
        notes.findings.append(row.finding(STRANGE.format(noun="contribution"), "id"))
        return None
    last = last_answer(action, row.key[1], share.period.label)
    before = (last.is_as_planned, last.why) if last is not None else (None, None)
    answer = row.values.get("is_as_planned", before[0])
    why = row.values.get("why", before[1])
    after = (answer, None if why is ERASED else why)
    if answer is None and not row.unread:
        notes.findings.append(row.finding("Answer yes or no.", "is_as_planned"))
    unsaid = row.unread | frozenset(["is_as_planned"] if answer is None else ())
    if after == before and not unsaid:
        return None
    labels = ("Contributing as planned", "Why not")
    changes = [
        Change(label, words(old), words(new))
        for label, old, new in zip(labels, before, after, strict=True)
        if old != new
    ]
    organization = share.organization_name(row.key[1])
    step = AnswerStep(action.id, row.key[1], share.period.label, answer is not False, words(after[1]))
    title = f"{action.title}: contribution of {organization}"
    return Group("|".join(row.key), action.number, title, tuple(changes), step, {"": row}, unsaid=unsaid)
