"""What a comparison says of one element: what became of it, which of its figures moved, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.assessment.mean import NumberKey, number_key
from tracker.domain.status import Status

#: What a figure may be: a number, a status or another word, a yes or no, a day, a metric's value; None is unknown.
FigureValue = int | StrEnum | date | Decimal | None


class Compared(StrEnum):
    """The kinds of element that are compared."""

    STRATEGY = "strategy"
    GOAL = "goal"
    OBJECTIVE = "objective"
    ACTION = "action"
    METRIC = "metric"


class Trend(StrEnum):
    """Whether something got worse, stayed as grave, or got better."""

    WORSE = "worse"
    EVEN = "even"
    BETTER = "better"


class Fate(StrEnum):
    """What became of an element of the plan; `REMOVED` is what only the earlier moment holds."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ARCHIVED = "archived"
    REINSTATED = "reinstated"

    @property
    def is_ending(self) -> bool:
        """Return whether it left the plan."""
        return self in (Fate.CANCELLED, Fate.SUPERSEDED, Fate.ARCHIVED)


class Cause(StrEnum):
    """Why figures moved, in the order they are told. `TIME` is alone: nothing was recorded, but dates passed."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ARCHIVED = "archived"
    REINSTATED = "reinstated"
    LEFT_WITH_PARENT = "left_with_parent"
    RETURNED_WITH_PARENT = "returned_with_parent"
    MILESTONE_ACHIEVED = "milestone_achieved"
    ACHIEVEMENT_TAKEN_BACK = "achievement_taken_back"
    ACHIEVEMENT_CORRECTED = "achievement_corrected"
    REPORTED = "reported"
    REPORT_CORRECTED = "report_corrected"
    REPORT_TAKEN_BACK = "report_taken_back"
    READING_NEW = "reading_new"
    READING_CORRECTED = "reading_corrected"
    READING_TAKEN_BACK = "reading_taken_back"
    REDATED = "redated"
    MILESTONE_ADDED = "milestone_added"
    MILESTONE_ENDED = "milestone_ended"
    MILESTONE_REINSTATED = "milestone_reinstated"
    TARGET_CHANGED = "target_changed"
    REWEIGHTED = "reweighted"
    LEAD_CHANGED = "lead_changed"
    AMENDED = "amended"
    RULES_CHANGED = "rules_changed"
    DATE_PASSED = "date_passed"
    TIME = "time"


#: The order in which causes are told.
CAUSE_ORDER = {cause: place for place, cause in enumerate(Cause)}


@dataclass(frozen=True, slots=True)
class Why:
    """One cause, and what it lies in: numbers of milestones, actions, objectives or metrics, labels of periods."""

    cause: Cause
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure before and after, by its name in the assessment, with dots."""

    name: str
    before: FigureValue
    after: FigureValue


@dataclass(frozen=True, slots=True)
class Change:
    """One element at two moments. `before` and `after` are its computed status (metrics have none).

    `goal_number` is the goal it belongs to, empty for the strategy; `organization_id` is responsible, where one is.
    """

    kind: Compared
    id: str
    number: str
    title: str
    address: str
    goal_number: str
    organization_id: str | None
    fate: Fate | None
    trend: Trend
    before: Status | None
    after: Status | None
    figures: tuple[Moved, ...]
    why: tuple[Why, ...]

    def moved(self, name: str) -> Moved | None:
        """Return one figure that moved, or None where it did not."""
        return next((figure for figure in self.figures if figure.name == name), None)

    @property
    def is_moved(self) -> bool:
        """Return whether any of its figures moved, or it came or went."""
        return self.fate is not None or bool(self.figures)


def tell(causes: Iterable[tuple[Cause, str]], *, is_ordered: bool = False) -> tuple[Why, ...]:
    """Return causes in the order they are told, each once with all that it lies in.

    >>> told = tell([(Cause.AMENDED, ""), (Cause.REDATED, "M10"), (Cause.REDATED, "M9")])
    >>> [(why.cause.value, why.within) for why in told]
    [('redated', ('M9', 'M10')), ('amended', ())]
    """
    found: dict[Cause, dict[str, None]] = {}
    for cause, within in causes:
        places = found.setdefault(cause, {})
        if within:
            places[within] = None
    told = sorted(found.items(), key=lambda pair: CAUSE_ORDER[pair[0]]) if len(found) > 1 else found.items()
    return tuple(Why(cause, _in_order(places, is_ordered)) for cause, places in told)


def _in_order(places: Mapping[str, None], is_ordered: bool) -> tuple[str, ...]:
    """Return numbers in order; where they are given in order, it is kept."""
    if is_ordered or len(places) < 2:
        return tuple(places)
    return tuple(sorted(places, key=number_key))


def gravity(change: Change) -> tuple[int, int, int, NumberKey, str]:
    """Return the key that sorts what got worse first, and of that what asks for most attention."""
    before, after = change.before, change.after
    concern = after.concern if after is not None else 0
    step = concern - before.concern if before is not None else 0
    return (_TRENDS[change.trend], -concern, -step, number_key(change.number), change.id)


_TRENDS = {Trend.WORSE: 0, Trend.EVEN: 1, Trend.BETTER: 2}
