"""What moved in words: the sentence over all, single changes, and what is said of other rules."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.domain.documents import objective_with, report
from tracker.domain.assessment.assess import RULES_VERSION, assess
from tracker.domain.comparison.change import Cause
from tracker.domain.comparison.compare import compare
from tracker.domain.comparison.moment import Moment
from tracker.domain.comparison.summary import Kept, Summary, summarize
from tracker.domain.status import Status
from tracker.pages.change_words import _BELOW, _COUNTED, _OWN, moved_words, summary_words, why_words
from tracker.pages.comparison import ComparisonPage, Side, build_comparison_page

ON = date(2025, 7, 31)
NOTHING = summarize((), (), (Kept(0, 0), Kept(0, 0)))


def moment(percent: int) -> Moment:
    document = objective_with({"reports": [report(date(2025, 6, 2), Status.ON_TRACK, percent)]}).document()
    return Moment(document, assess(document, on=ON))


def page(*, rules_version: int | None) -> ComparisonPage:
    before, after = moment(60), moment(20)
    known = datetime(2025, 7, 20, tzinfo=UTC)
    sides = (Side("FY2025-Q3", "FY2025 Q3 closed", ON, known, rules_version), Side("today", "today", ON, None))
    return build_comparison_page(sides, (before, after), compare(before, after), {})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "no action changed"),
        ({"completed": 1}, "1 action completed"),
        ({"completed": 5, "became_at_risk": 3, "redated": 2, "added": 1, "kept_before": Kept(61, 90),
          "kept_after": Kept(59, 90)},
         "5 actions completed, 3 became at risk, 2 re-dated, 1 added; kept first dates 61 → 59 of 90"),
        ({"kept_before": Kept(61, 90), "kept_after": Kept(61, 90)},
         "no action changed; kept first dates 61 of 90, as before"),
        ({"ended": 2, "kept_before": Kept(61, 90), "kept_after": Kept(60, 88)},
         "2 actions cancelled or superseded; kept first dates 61 of 90 → 60 of 88"),
    ],
)  # fmt: skip
def test_the_sentence_tells_what_happened_and_nothing_that_did_not(changes: dict[str, object], words: str) -> None:
    assert summary_words(replace(NOTHING, **changes)) == words  # type: ignore[arg-type]


def test_every_count_and_every_cause_has_its_words() -> None:
    assert set(_COUNTED) | {"kept_before", "kept_after"} == set(Summary.__slots__)
    assert set(_OWN) == set(_BELOW) == set(Cause)


def test_a_change_says_how_it_shows_and_why() -> None:
    (change,) = compare(moment(60), moment(20)).actions
    assert moved_words(change) == "on track → off track; work done 60 → 20 percent"
    assert why_words(change) == "report for FY2025 Q3 corrected"
    assert [line.why for line in page(rules_version=None).worse.lines] == ["report for FY2025 Q3 corrected"]


def test_what_was_made_by_other_rules_is_said_to_be() -> None:
    assert page(rules_version=RULES_VERSION).rules_note is None
    note = page(rules_version=RULES_VERSION + 1).rules_note
    assert note == (
        f"FY2025 Q3 closed was made by rules version {RULES_VERSION + 1}; here both are reckoned by version "
        f"{RULES_VERSION}, so figures may differ from its file."
    )
