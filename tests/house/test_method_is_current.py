"""docs/method.md and the page /method say the same, of the rules that are in force."""

import re
from dataclasses import fields

from docs import make_method
from tracker.domain.assessment.rules import RULES
from tracker.domain.assessment.status import Thresholds
from tracker.pages.explanation_words import _ACTION, _GROUP


def test_the_file_is_current() -> None:
    assert make_method.FILE.read_text() == make_method.text(), "Run `python -m docs.make_method`."


def test_the_rules_are_numbered_as_the_design_numbers_them() -> None:
    assert [rule.number for rule in RULES] == list(range(1, 14))


def test_every_threshold_is_named_in_a_rule() -> None:
    named = {name for rule in RULES for sentence in rule.sentences for name in re.findall(r"{(\w+)}", sentence)}
    assert named == {field.name for field in fields(Thresholds)}


def test_the_file_is_short_enough_to_be_read() -> None:
    assert len(make_method.FILE.read_text().splitlines()) < 200


def test_every_figure_that_is_explained_names_a_rule_there_is() -> None:
    numbers = {rule.number for rule in RULES}
    assert {words.rule for words in (*_GROUP.values(), *_ACTION.values())} <= numbers
