"""The page that says how everything is reckoned: words, marks, rules, thresholds and the record."""

from dataclasses import dataclass

from tracker.domain.assessment.assess import RULES_VERSION
from tracker.domain.assessment.rules import RULES
from tracker.domain.assessment.status import Thresholds
from tracker.domain.status import STATUS_ORDER, Status
from tracker.formatters import STATUS_LABELS, STATUS_SHAPES


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the product and what it means here."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that stands beside work: its shape, its word and what it says."""

    shape: str
    word: str
    meaning: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class SaidRule:
    """A rule with the thresholds in force."""

    number: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where one status ends and the next begins."""

    words: str
    value: int


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Everything the page shows."""

    rules_version: int
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]
    rules: tuple[SaidRule, ...]
    thresholds: tuple[Threshold, ...]
    record: tuple[Word, ...]
    sources: tuple[str, ...]


_MEANINGS = {
    Status.COMPLETE: "The work is done.",
    Status.ON_TRACK: "It will meet its date.",
    Status.AT_RISK: "It will miss its date unless something named changes.",
    Status.OFF_TRACK: "It has missed its date or will.",
    Status.UNKNOWN: "Nothing is known that it could be judged by; nobody reports it.",
    Status.NOT_STARTED: "Work has not begun and was not to begin yet.",
}

_WORDS = (
    Word(
        "Strategy, theme, goal, objective",
        "The published text, word for word; it changes only by a recorded amendment that names its source.",
    ),
    Word("Number", "Unique and never given again; where the source prints another, both are shown."),
    Word(
        "Action",
        "Work under one objective, counted there once; it may contribute to others, where it is listed apart. One "
        "organization is responsible for it.",
    ),
    Word("Continuing action", "One without a due date, judged by recurring milestones or its metric."),
    Word("Milestone", "The scheduled end of a deliverable; achieved on a day, with evidence."),
    Word(
        "Metric, target, reading",
        "A measure of a goal, objective or action, what it is to reach by a day, and what it stood at on a day.",
    ),
    Word("Report", "What the responsible organization says of one action for one period."),
    Word("Organization, point of contact", "Who owns work, with or without an account, and the people to ask."),
    Word("First date, date in force", "The date that was published first, which stays; and the one that counts now."),
    Word("Weight", "How much something counts in what is above it: one that weighs 2 counts twice."),
    Word("Work done", "Progress, where it is known."),
    Word("At least", "The floor: work that is surely done."),
    Word("Work due", "Expected progress: what should be done by the day."),
    Word("Points behind plan", "Percentage points between work due and work done."),
    Word("Results", "Attainment of metrics, apart from work."),
    Word("As of, as known", "The day of reckoning; and up to when the record was read."),
    Word("Public part", "What everybody may see; its figures are reckoned from it alone and say so."),
)

_RECORD = (
    Word(
        "One chain",
        "Every change is a revision: which element, its content, who, for whom, when and why. Each carries the hash "
        "of the one before it, so none can be changed, dropped or put in between unseen. The database refuses to "
        "change or remove one.",
    ),
    Word(
        "Hash",
        "SHA-256 over the canonical form (RFC 8785) of a revision's facts. The words themselves, content and "
        "reason, are there by salted digests, so that they can be withheld one day without breaking the chain.",
    ),
    Word(
        "Redaction",
        "Two people may withhold words that should never have been written. They go wherever the record keeps them; "
        "a tombstone stays, and verification reports it as withheld, not as broken.",
    ),
    Word(
        "Verification",
        "Reads the chain from its beginning, compares each element with its last revision, and looks for a head "
        "printed on paper earlier: a cut tail or a rewritten chain shows.",
    ),
    Word(
        "Three dates",
        "When the record learned a fact, the fact's own date, and the reporting period a report is for. They are "
        "never mixed: figures as of a day count facts dated by then; as known at a moment, only what was recorded "
        "by then.",
    ),
)

_SOURCES = (
    "31 U.S.C. 1115: goals, performance indicators, milestones and the officials who answer for them.",
    "31 U.S.C. 1116: actual against target, and the reasons where a target was missed.",
    "31 U.S.C. 1120 and 1121: priority goals, their leaders, and a review every quarter.",
    "performance.gov: attainment, and targets that are held or not held; its published rows come out the same here.",
    "W. Lipke, Schedule is Different, 2003: earned schedule.",
    "RFC 8785: the canonical form of JSON.",
)


def build_method_page(thresholds: Thresholds) -> MethodPage:
    """Return the page with the thresholds in force."""
    marks = [Mark(STATUS_SHAPES[status], STATUS_LABELS[status], _MEANINGS[status], status) for status in STATUS_ORDER]
    blocked = Mark("⊘", "Blocked", "Stands beside a status: by whom, since when, and what would clear it.", None)
    return MethodPage(
        rules_version=RULES_VERSION,
        words=_WORDS,
        marks=(*marks, blocked),
        rules=tuple(SaidRule(rule.number, rule.title, rule.said(thresholds)) for rule in RULES),
        thresholds=(
            Threshold("Percent of its weight that must be known; with less it is unknown", thresholds.known_minimum),
            Threshold("Points behind plan up to which work is on track", thresholds.on_track_points),
            Threshold("Points behind plan up to which it is at risk; with more it is off track",
                      thresholds.at_risk_points),
            Threshold("Days late up to which it is at risk; with more it is off track", thresholds.at_risk_days),
        ),
        record=_RECORD,
        sources=_SOURCES,
    )  # fmt: skip
