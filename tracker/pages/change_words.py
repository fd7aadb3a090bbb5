"""What moved, and why, in words: one sentence over all, and a few words for each change."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from tracker.domain.comparison.change import Cause, Change, Compared, Moved, Why
from tracker.domain.comparison.metric import RESULT_CAUSES
from tracker.domain.comparison.since import Since
from tracker.domain.comparison.summary import Kept, Summary
from tracker.formatters import format_count, label

#: How many numbers are named before they are only counted.
_NAMED = 3

#: What is counted, in the order it is told.
_COUNTED = {
    "completed": "completed",
    "became_at_risk": "became at risk",
    "became_off_track": "went off track",
    "became_unknown": "became unknown",
    "recovered": "recovered",
    "started": "started",
    "reopened": "reopened",
    "redated": "re-dated",
    "added": "added",
    "removed": "no longer shown",
    "ended": "cancelled or superseded",
    "reinstated": "reinstated",
    "blocked": "newly blocked",
    "unblocked": "no longer blocked",
}

#: What a cause is of one element; {} is what it lies in.
_OWN = {
    Cause.ADDED: "added to the plan",
    Cause.REMOVED: "not in the later one",
    Cause.CANCELLED: "cancelled",
    Cause.SUPERSEDED: "superseded",
    Cause.ARCHIVED: "archived",
    Cause.REINSTATED: "reinstated",
    Cause.LEFT_WITH_PARENT: "left the plan with what it belongs to",
    Cause.RETURNED_WITH_PARENT: "came back with what it belongs to",
    Cause.MILESTONE_ACHIEVED: "{} achieved",
    Cause.ACHIEVEMENT_TAKEN_BACK: "{} no longer counted as achieved",
    Cause.ACHIEVEMENT_CORRECTED: "date of {} corrected",
    Cause.REPORTED: "reported for {}",
    Cause.REPORT_CORRECTED: "report for {} corrected",
    Cause.REPORT_TAKEN_BACK: "report for {} no longer counts",
    Cause.READING_NEW: "new reading of {}",
    Cause.READING_CORRECTED: "reading of {} corrected",
    Cause.READING_TAKEN_BACK: "reading of {} no longer counts",
    Cause.REDATED: "{} re-dated",
    Cause.MILESTONE_ADDED: "{} added",
    Cause.MILESTONE_ENDED: "{} ended",
    Cause.MILESTONE_REINSTATED: "{} reinstated",
    Cause.TARGET_CHANGED: "target of {} changed",
    Cause.REWEIGHTED: "weight of {} changed",
    Cause.LEAD_CHANGED: "new lead",
    Cause.AMENDED: "{} amended",
    Cause.RULES_CHANGED: "other rules or thresholds",
    Cause.DATE_PASSED: "date of {} passed",
    Cause.TIME: "nothing was recorded, but time passed",
}

#: What a cause is of all that is below a parent; {} says in how many actions, metrics or other parts.
_BELOW = {
    Cause.ADDED: "{} added",
    Cause.REMOVED: "{} not in the later one",
    Cause.CANCELLED: "{} cancelled",
    Cause.SUPERSEDED: "{} superseded",
    Cause.ARCHIVED: "{} archived",
    Cause.REINSTATED: "{} reinstated",
    Cause.LEFT_WITH_PARENT: "{} left the plan",
    Cause.RETURNED_WITH_PARENT: "{} came back",
    Cause.MILESTONE_ACHIEVED: "milestones achieved in {}",
    Cause.ACHIEVEMENT_TAKEN_BACK: "achievements taken back in {}",
    Cause.ACHIEVEMENT_CORRECTED: "dates of achievements corrected in {}",
    Cause.REPORTED: "reports on {}",
    Cause.REPORT_CORRECTED: "reports corrected on {}",
    Cause.REPORT_TAKEN_BACK: "reports that no longer count on {}",
    Cause.READING_NEW: "new readings of {}",
    Cause.READING_CORRECTED: "readings corrected of {}",
    Cause.READING_TAKEN_BACK: "readings that no longer count of {}",
    Cause.REDATED: "{} re-dated",
    Cause.MILESTONE_ADDED: "milestones added in {}",
    Cause.MILESTONE_ENDED: "milestones ended in {}",
    Cause.MILESTONE_REINSTATED: "milestones reinstated in {}",
    Cause.TARGET_CHANGED: "targets changed of {}",
    Cause.REWEIGHTED: "weights changed in {}",
    Cause.LEAD_CHANGED: "new leads of {}",
    Cause.AMENDED: "{} amended",
    Cause.RULES_CHANGED: "other rules or thresholds",
    Cause.DATE_PASSED: "dates passed in {}",
    Cause.TIME: "time alone in {}",
}


def since_sentence(since: Since, summary: Summary | None = None) -> str:
    """Return what moved since a period was closed, of all of it or of the part that is counted."""
    return f"Since {since.period} closed: {summary_words(summary or since.comparison.summary)}."


def summary_words(summary: Summary) -> str:
    """Return what moved in one sentence, without its end."""
    found = [(getattr(summary, name), words) for name, words in _COUNTED.items() if getattr(summary, name)]
    told = [f"{count} {words}" for count, words in found]
    if found:
        told[0] = f"{format_count(found[0][0], 'action')} {found[0][1]}"
    return f"{', '.join(told) or 'no action changed'}{_kept_words(summary.kept_before, summary.kept_after)}"


def why_words(change: Change) -> str:
    """Return why a change came about, in a few words."""
    is_parent = change.kind in (Compared.STRATEGY, Compared.GOAL, Compared.OBJECTIVE)
    return "; ".join(_below_words(why) if is_parent else _own_words(why) for why in change.why)


def _kept_words(before: Kept, after: Kept) -> str:
    """Return how many first dates were kept before and after; nothing where there never was one."""
    if not before.dated and not after.dated:
        return ""
    if before == after:
        return f"; kept first dates {after.kept} of {after.dated}, as before"
    if before.dated == after.dated:
        return f"; kept first dates {before.kept} → {after.kept} of {after.dated}"
    return f"; kept first dates {before.kept} of {before.dated} → {after.kept} of {after.dated}"


def _own_words(why: Why) -> str:
    """Return one cause of an element's own."""
    return _OWN[why.cause].format(_named(why.within))


def _below_words(why: Why) -> str:
    """Return one cause of what is below a parent; one that lies in nothing below is the parent's own."""
    if not why.within:
        return _OWN[why.cause].format("it")
    noun = "metric" if why.cause in RESULT_CAUSES else "part" if why.cause is Cause.REWEIGHTED else "action"
    return _BELOW[why.cause].format(_counted(why.within, noun))


def _counted(numbers: tuple[str, ...], noun: str) -> str:
    """Return how many things there are, or their numbers where they are few."""
    return format_count(len(numbers), noun) if len(numbers) > _NAMED else _listed(numbers)


def _named(numbers: tuple[str, ...]) -> str:
    """Return numbers of an element's own parts: a few by name, many counted."""
    return f"{len(numbers)} of its parts" if len(numbers) > _NAMED else _listed(numbers)


def _listed(words: Sequence[str]) -> str:
    """Return words as a list; nothing is what they would belong to.

    >>> _listed(["M1", "M2", "M3"])
    'M1, M2 and M3'
    """
    *first, last = words or ("it",)
    return f"{', '.join(first)} and {last}" if first else last


def moved_words(change: Change) -> str:
    """Return how a change shows, in a few words: status, standing, block, work done, first date."""
    told = [words for name, tell in _SHOWN.items() if (moved := change.moved(name)) and (words := tell(moved))]
    return "; ".join(told)


def _turn(moved: Moved) -> str:
    """Return a status or standing before and after."""
    before, after = (label(value).lower() for value in (moved.before, moved.after) if isinstance(value, StrEnum))
    return f"{before} → {after}"


def _percent(noun: str) -> Callable[[Moved], str]:
    """Return what says a percentage before and after; the sign is kept for figures with an address."""

    def words(moved: Moved) -> str:
        before, after = ("unknown" if value is None else value for value in (moved.before, moved.after))
        return f"{noun} {before} → {after} percent" if after != "unknown" else f"{noun} {before} percent → {after}"

    return words


def _block(moved: Moved) -> str:
    """Return whether something came to be blocked."""
    return "newly blocked" if moved.after else "no longer blocked"


def _first_date(moved: Moved) -> str:
    """Return whether a first date is no longer kept, or kept again."""
    if moved.after is False:
        return "no longer keeps its first date"
    return "keeps its first date" if moved.after and moved.before is False else ""


_SHOWN: dict[str, Callable[[Moved], str]] = {
    "status": _turn,
    "standing": _turn,
    "is_blocked": _block,
    "progress": _percent("work done"),
    "attainment": _percent("attainment"),
    "kept_first_date": _first_date,
}
