"""The page that compares two moments: days, closed periods or briefings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.comparison.change import Change, Compared, Fate, Trend
from tracker.domain.comparison.compare import Comparison
from tracker.domain.comparison.dates import DateChange, DateName
from tracker.domain.comparison.facts import DecisionChange, LateFact
from tracker.domain.comparison.moment import Moment
from tracker.domain.document.goal import Goal
from tracker.formatters import format_date
from tracker.pages.change_words import moved_words, summary_words, why_words

#: How many lines of a sort are shown; the file has all.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two moments: what names it in an address and in words, its day, and up to when the record is read.

    `known` None is now. `rules_version` is that of the rules a frozen briefing was made by; None where it is none.
    """

    key: str
    words: str
    on: date
    known: datetime | None
    rules_version: int | None = None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal at both moments; it may be missing in one of them."""

    goal: Goal
    before: GroupAssessment | None
    after: GroupAssessment | None
    why: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """An action or metric that moved: how it shows, and why."""

    change: Change
    moved: str
    why: str

    @property
    def kind(self) -> str:
        """Return what its page is one of."""
        return self.change.kind.value


@dataclass(frozen=True, slots=True)
class ChangeLines:
    """The first lines of a sort, and how many more there are."""

    lines: tuple[ChangeLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that moved, and the reasons that were given."""

    change: DateChange
    reasons: tuple[str, ...]

    @property
    def is_forecast(self) -> bool:
        """Return whether it is what the lead expects, and no date of the plan."""
        return self.change.name is DateName.FORECAST


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything the comparison of two moments shows."""

    before: Side
    after: Side
    sentence: str
    rules_note: str | None
    goals: tuple[GoalRow, ...]
    worse: ChangeLines
    better: ChangeLines
    dates: tuple[DateLine, ...]
    more_dates: int
    came_and_went: ChangeLines
    late_facts: tuple[LateFact, ...]
    decisions: tuple[DecisionChange, ...]
    is_empty: bool

    @property
    def has_redatings(self) -> bool:
        """Return whether a date of the plan is among those that are shown."""
        return any(not line.is_forecast for line in self.dates)


def build_comparison_page(
    sides: tuple[Side, Side],
    moments: tuple[Moment, Moment],
    comparison: Comparison,
    reasons: Mapping[str, tuple[str, ...]],
) -> ComparisonPage:
    """Return the page; `reasons` are those of re-datings by the id of the action or milestone."""
    before, after = sides
    moved = [*comparison.actions, *comparison.metrics]
    stayed = [change for change in moved if change.fate is None]
    return ComparisonPage(
        before=before,
        after=after,
        sentence=comparison_sentence(sides, comparison),
        rules_note=_rules_note(before, after, comparison),
        goals=_goal_rows(moments, comparison),
        worse=_lines(change for change in stayed if change.trend is Trend.WORSE),
        better=_lines(change for change in stayed if change.trend is Trend.BETTER),
        dates=tuple(DateLine(each, reasons.get(each.id, ())) for each in comparison.dates[:SHOWN]),
        more_dates=max(0, len(comparison.dates) - SHOWN),
        came_and_went=_lines(sorted((change for change in moved if change.fate is not None), key=_by_fate)),
        late_facts=comparison.late_facts,
        decisions=comparison.decisions,
        is_empty=comparison.is_empty,
    )


def comparison_sentence(sides: tuple[Side, Side], comparison: Comparison) -> str:
    """Return what moved between two moments in one sentence."""
    before, after = sides
    until = "" if after.known is None and after.on == comparison.after_on else f" until {after.words}"
    return f"Since {before.words}{until}: {summary_words(comparison.summary)}."


def _rules_note(before: Side, after: Side, comparison: Comparison) -> str | None:
    """Return what is said where one of them was made by other rules than those it is reckoned by here."""
    now = comparison.rules_after
    others = [side for side in (before, after) if side.rules_version not in (None, now)]
    if not others:
        return None
    made = " and ".join(f"{side.words} was made by rules version {side.rules_version}" for side in others)
    return f"{made[0].upper()}{made[1:]}; here both are reckoned by version {now}, so figures may differ from its file."


def _goal_rows(moments: tuple[Moment, Moment], comparison: Comparison) -> tuple[GoalRow, ...]:
    """Return every goal of either moment, in the order of the text."""
    before, after = moments
    changes = {change.id: change for change in comparison.goals}
    goals = {goal.id: goal for goal in (*after.document.goals, *before.document.goals)}
    goals |= {goal.id: goal for goal in after.document.goals}
    old = {goal.id: before.assessment.goals[goal.number] for goal in before.document.goals}
    new = {goal.id: after.assessment.goals[goal.number] for goal in after.document.goals}
    return tuple(
        GoalRow(goal, old.get(id), new.get(id), why_words(changes[id]) if id in changes else "")
        for id, goal in goals.items()
    )


def _lines(changes: Iterable[Change]) -> ChangeLines:
    """Return changes as lines, no more than are shown."""
    listed = list(changes)
    lines = tuple(ChangeLine(change, moved_words(change), why_words(change)) for change in listed[:SHOWN])
    return ChangeLines(lines, len(listed) - len(lines))


def _by_fate(change: Change) -> tuple[int, bool]:
    """Return the key that sorts what left before what came, and actions before their metrics."""
    return (_FATES.index(change.fate or Fate.ADDED), change.kind is not Compared.ACTION)


_FATES = (Fate.CANCELLED, Fate.SUPERSEDED, Fate.ARCHIVED, Fate.REMOVED, Fate.REINSTATED, Fate.ADDED)


def day_words(day: date, today: date) -> str:
    """Return a day as one side of a comparison.

    >>> day_words(date(2025, 9, 30), date(2025, 12, 15)), day_words(date(2025, 12, 15), date(2025, 12, 15))
    ('30 Sep 2025', 'today')
    """
    return "today" if day == today else format_date(day)
