"""The page that says how a figure was made: the rule, the parts with their weights, what is left out and why."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment, OrganizationAssessment
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.rules import RULES
from tracker.domain.assessment.status import Thresholds
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.formatters import number_label, shorten
from tracker.pages.explanation_parts import Parts, parts_of
from tracker.pages.explanation_words import FigureWords, words_of
from tracker.pages.figure_address import Figure, Owner, find_figure
from tracker.pages.method import SaidRule


@dataclass(frozen=True, slots=True)
class Whose:
    """The element a figure belongs to, in words, and where its page is."""

    kind: Kind
    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ExplanationPage:
    """Everything the page shows.

    `rule` is the rule it was reckoned by, said with the thresholds in force; `beside` names the figures of the same
    element that belong to the picture.
    """

    figure: Figure
    whose: Whose
    words: FigureWords
    rule: SaidRule
    parts: Parts
    beside: tuple[tuple[str, str], ...]
    thresholds: Thresholds | None
    on: date
    rules_version: int


_BESIDE_GROUP = (
    ("progress", "Work done where known"),
    ("floor", "At least, if the unknown stand at zero"),
    ("expected", "Due by now"),
    ("expected_first", "Due by the first published dates"),
    ("points_behind", "Points behind plan"),
    ("known", "Parts with a known progress"),
    ("counted", "Parts that count"),
    ("known_weight", "Known share of the weight"),
)
_BESIDE_ACTION = (
    ("status", "Status by the record"),
    ("reported", "Status last reported"),
    ("reported_on", "Reported on"),
    ("progress", "Work done"),
    ("expected", "Due by now"),
    ("expected_first", "Due by the first published dates"),
    ("points_behind", "Points behind plan"),
    ("days_late", "Days late"),
    ("redated_count", "Times re-dated"),
)
_BESIDE_METRIC = (
    ("baseline_value", "Baseline"),
    ("baseline_on", "Baseline of"),
    ("current_value", "Current"),
    ("current_on", "Current of"),
    ("due_value", "Target that has fallen due"),
    ("due_on", "Due"),
    ("final_value", "Last target"),
    ("final_on", "Last target for"),
    ("is_met", "Meets the target that has fallen due"),
    ("is_stale", "Should have been read again by now"),
    ("readings", "Readings with a value"),
)

#: The figures that thresholds decide.
_DECIDED = frozenset({"status", "points_behind", "progress", "known", "known_weight", "judged_weight", "lowest_status"})


def build_explanation_page(document: Document, assessment: Assessment, address: str) -> ExplanationPage:
    """Return how the figure at an address was made.

    :raise NotFound: the reader's assessment has no such figure.
    """
    figure = find_figure(assessment, address)
    words = words_of(figure)
    is_decided = figure.name in _DECIDED or figure.name.startswith("actions.")
    return ExplanationPage(
        figure=figure,
        whose=_whose(document, figure.owner),
        words=words,
        rule=_rule(words.rule, assessment.thresholds),
        parts=parts_of(document, assessment, figure),
        beside=tuple((name, words) for name, words in _beside(figure) if name != figure.name),
        thresholds=assessment.thresholds if is_decided else None,
        on=assessment.on,
        rules_version=assessment.rules_version,
    )


def _rule(number: int, thresholds: Thresholds) -> SaidRule:
    """Return a rule in words."""
    rule = next(rule for rule in RULES if rule.number == number)
    return SaidRule(rule.number, rule.title, rule.said(thresholds))


def _beside(figure: Figure) -> tuple[tuple[str, str], ...]:
    """Return the figures that stand beside one, with their words; those that say nothing here are left out."""
    owner = figure.owner
    if isinstance(owner, OrganizationAssessment) or figure.name.startswith(("actions.", "results.", "parts.")):
        return ()
    if isinstance(owner, GroupAssessment):
        return () if figure.name == "attainment" else _BESIDE_GROUP
    named = _BESIDE_METRIC if isinstance(owner, MetricAssessment) else _BESIDE_ACTION
    return tuple((name, words) for name, words in named if getattr(owner, name) is not None)


def _whose(document: Document, owner: Owner) -> Whose:
    """Return whose a figure is."""
    strategy = document.strategy
    if isinstance(owner, OrganizationAssessment):
        organization = document.organization(owner.address.partition("/")[2])
        return Whose(Kind.ORGANIZATION, organization.id, organization.name, "")
    if isinstance(owner, GroupAssessment) and not owner.number:
        return Whose(Kind.STRATEGY, strategy.id, "the strategy", strategy.title)
    element = document.numbered(owner.number)
    text = str(getattr(element, "text", None) or getattr(element, "title", ""))
    kind, word = Kind.GOAL, strategy.goal_word.lower()
    if isinstance(owner, ActionAssessment):
        kind, word = Kind.ACTION, "action"
    elif isinstance(owner, MetricAssessment):
        kind, word = Kind.METRIC, "metric"
    elif owner.address.startswith("objectives/"):
        kind, word = Kind.OBJECTIVE, strategy.objective_word.lower()
    label = number_label(owner.number, getattr(element, "printed_number", None))
    return Whose(kind, owner.number, f"{word} {label}", shorten(text, 160))
