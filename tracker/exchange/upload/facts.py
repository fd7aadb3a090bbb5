"""The rows of milestones, readings and contributions that say something new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.exchange.upload.changes import Change, Group, Notes, words
from tracker.exchange.workbook.cells import ERASED
from tracker.exchange.workbook.reading import FilledRow
from tracker.exchange.workbook.share import Share, last_answer, standing_achievement, standing_readings
from tracker.formatters import format_date
from tracker.operations.reporting.achievements import EVIDENCE, Achievement
from tracker.operations.reporting.readings import NewReading
from tracker.operations.reporting.upload_steps import AnswerStep

#: What is filled in beforehand says nothing new by itself.
_BEFOREHAND = ("as_of_on", "late_reason", "reported_by", "send_draft")

STRANGE = "There is no such {noun} in your part of this strategy for the period."


@dataclass(frozen=True, slots=True)
class NewFact:
    """A milestone or reading that is new: the row it stands in, the action it belongs to, and what it changes."""

    row: FilledRow
    action_id: str | None
    fact: Any
    changes: tuple[Change, ...]


def says_something(row: FilledRow) -> bool:
    """Return whether something was filled in that did not stand there beforehand."""
    return any(name not in _BEFOREHAND for name in row.values)


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
    notes.findings += [row.finding(EVIDENCE[name], name) for name in missing]
    if missing:
        return None
    day, title, reference = typed
    changes = [Change(f"Milestone {milestone.number} achieved", None, f"{words(day)}: {title}, {reference}")]
    achievement = Achievement(milestone.id, day, str(title), str(reference))  # type: ignore[arg-type]  # a day column
    return NewFact(row, milestone.action_id, achievement, tuple(changes))


def new_readings(share: Share, rows: Iterable[FilledRow], notes: Notes) -> list[NewFact]:
    """Return the readings that are new; what contradicts the record is noted."""
    return [fact for row in rows if says_something(row) and (fact := _reading(share, row, notes)) is not None]


def _reading(share: Share, row: FilledRow, notes: Notes) -> NewFact | None:
    """Return a row's reading, or None where it is nothing new or is wrong."""
    metric = share.metrics.get(row.about["id"])
    if metric is None:
        notes.findings.append(row.finding(STRANGE.format(noun="metric"), "id"))
        return None
    day, value, note = (row.values.get(name) for name in ("as_of_on", "value", "note"))
    if value is not None and note is not None:
        notes.findings.append(row.finding("Give a value or a reason why there is none, not both.", "note"))
        return None
    if not isinstance(day, date):
        notes.findings.append(row.finding("Give the day the value is of.", "as_of_on"))
        return None
    standing = standing_readings(share, metric).get(day)
    if standing is not None:
        if (standing.value, None if value is not None else standing.note) != (value, note):
            message = f"There is a reading as of {format_date(day)} already; correct it on the metric's page."
            notes.findings.append(row.finding(message, "value"))
        return None
    exact = value if isinstance(value, Decimal) else None
    reading = NewReading(metric_id=metric.id, as_of_on=day, value=exact, note=words(note))
    after = f"{words(value)} {metric.unit}" if value is not None else f"no new data: {note}"
    travels = metric.action_id is not None and metric.action_id in share.actions
    change = Change(f"Reading of {metric.number} as of {format_date(day)}", None, after)
    return NewFact(row, metric.action_id if travels else None, reading, (change,))


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
    if not isinstance(answer, bool):
        notes.findings.append(row.finding("Answer yes or no.", "is_as_planned"))
        return None
    if after == before:
        return None
    labels = ("Contributing as planned", "Why not")
    changes = [
        Change(label, words(old), words(new))
        for label, old, new in zip(labels, before, after, strict=True)
        if old != new
    ]
    organization = share.organization_name(row.key[1])
    step = AnswerStep(action.id, row.key[1], share.period.label, answer, words(after[1]))
    title = f"{action.title}: contribution of {organization}"
    return Group("|".join(row.key), action.number, title, tuple(changes), step, {"": row})
