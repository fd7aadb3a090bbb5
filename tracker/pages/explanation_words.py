"""How figures are made, in words: what each is called, its rule (docs/method.md), and how it was reckoned."""

from dataclasses import dataclass

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.facts import ProgressSource
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.pages.figure_address import Figure


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a figure is called, the number of its rule, and how it is reckoned where its description does not say."""

    title: str
    rule: int
    sentence: str = ""


_WEIGHTED = "Weights are divided by their sum; exact values are averaged and only the result is rounded."

_GROUP = {
    "progress": FigureWords(
        "Work done",
        3,
        f"The weighted mean of what is known below. {_WEIGHTED} What is left out stands with its reason.",
    ),
    "floor": FigureWords(
        "Work done at least", 2, "The same mean with everything that is unknown or not planned standing at zero."
    ),
    "expected": FigureWords(
        "Work due by now", 4, "The weighted mean of what should be done by the dates in force, over what has dates."
    ),
    "expected_first": FigureWords(
        "Work due by the first dates",
        4,
        "The same by the dates that were published first; moving a date later does not change it.",
    ),
    "points_behind": FigureWords(
        "Points behind plan", 5, "Work due by now minus work done at least, over the same parts: those that have dates."
    ),
    "status": FigureWords(
        "Status",
        5,
        "By the points behind plan, as printed. Complete where all parts are; not started where all planned ones are; "
        "unknown where too little of the weight is known.",
    ),
    "attainment": FigureWords(
        "Results",
        8,
        "The weighted mean of the metrics' attainment, each kept within 0 and 100 in the mean and only there. It says "
        "nothing of the work, nor the work of it (rule 7).",
    ),
}

_ACTION = {
    "floor": FigureWords("Work done at least", 2, "Work done, or zero where it is unknown."),
    "points_behind": FigureWords("Points behind plan", 5, "Work due by now minus work done, as printed."),
    "status": FigureWords(
        "Status",
        5,
        "Complete when every milestone is achieved. Until then by the days of the longest overdue milestone; without "
        "milestones by the points behind plan; past the action's own due date at least at risk. Nothing known after "
        "the start is unknown.",
    ),
    "days_late": FigureWords("Days late", 5, "Of the longest overdue milestone, or of the action's own due date."),
    "freshness": FigureWords("Last reported", 9),
    "kept_first_date": FigureWords("Kept its first date", 4),
    "redated_count": FigureWords("Times re-dated", 4),
}

_PROGRESS = {
    ProgressSource.MILESTONES: "The weight of the achieved milestones divided by the weight of all that count.",
    ProgressSource.SELF_REPORTED: "It has no milestones: this is the last percentage reported, self-reported.",
    ProgressSource.NOT_BEGUN: "It has not begun: a known zero.",
    ProgressSource.NONE: "It has no milestones and no percentage was reported: unknown, which is not zero.",
}

_EXPECTED = "The weight of the milestones due by now divided by the weight of all; without milestones the share of the \
time from start to due date that has passed."

_METRIC = {
    "attainment": FigureWords(
        "Attainment",
        8,
        "Current minus baseline, divided by last target minus baseline: negative where it went backwards, above 100 "
        "where the target was passed. Undefined for what has only to hold a line.",
    ),
    "standing": FigureWords("Standing", 8),
}

_RULES = {
    "actions": 1,
    "results": 8,
    "finish_forecast": 11,
    "forecast": 11,
    "current_reports": 9,
    "owing_reports": 9,
    "days_since_report": 9,
    "is_report_current": 9,
    "owes_reports": 9,
    "is_reported_better": 6,
    "reported": 6,
    "is_done_not_achieved": 7,
}


#: What the counts of an element count.
_COUNTED = {"actions": "actions", "results": "metrics"}


def words_of(figure: Figure) -> FigureWords:
    """Return what a figure is called, its rule, and how it is reckoned."""
    own = _own_words(figure)
    if own is not None:
        return own
    whole, _, name = figure.name.rpartition(".")
    rule = _RULES.get(name) or _RULES.get(figure.name.partition(".")[0]) or 3
    words = name.replace("_", " ").capitalize()
    counted = _COUNTED.get(whole)
    if counted is None:
        return FigureWords(words, rule)
    said = figure.description[:1].lower() + figure.description[1:]
    return FigureWords(f"{counted.capitalize()}, {words.lower()}", rule, f"A count of {counted}: {said}")


def _own_words(figure: Figure) -> FigureWords | None:
    """Return the words written for a figure, or None where its description in the briefing says enough."""
    owner, name = figure.owner, figure.name
    if isinstance(owner, GroupAssessment):
        return _GROUP.get(name)
    if isinstance(owner, MetricAssessment):
        return _METRIC.get(name)
    if not isinstance(owner, ActionAssessment):
        return None
    if name == "progress":
        return FigureWords("Work done", 3, _PROGRESS[owner.progress_source])
    if name in ("expected", "expected_first"):
        last = " Here by the dates that were published first." if name == "expected_first" else ""
        return FigureWords(_GROUP[name].title, 4, _EXPECTED + last)
    return _ACTION.get(name)
