"""The JSON briefing stands up when it is challenged: its digest, its figures, its filters."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tests.marked_document import ON, assessed_of, document_of, marked_document
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.percent import exact_share
from tracker.domain.assessment.selection import Selection
from tracker.domain.chain import canonical_bytes
from tracker.domain.document.cut import Cut
from tracker.domain.errors import NotFound
from tracker.domain.status import Status
from tracker.exchange.briefing import briefing_content, briefing_name, write_briefing
from tracker.schemas.briefing import BriefingSchema, EnvelopeSchema

NOON = datetime(2025, 4, 15, 16, tzinfo=UTC)
EVENING = datetime(2025, 4, 15, 22, tzinfo=UTC)


def content_of(selection: Selection | None = None, *, on: date = ON, cut: Cut = Cut.WHOLE, **plan: Any) -> Any:
    """Return a briefing's content as a reader of the file gets it."""
    document = marked_document()
    document["plan"] |= plan
    made = briefing_content(assessed_of(document_of(document), cut, on), selection or Selection(), known_on=ON)
    return json.loads(write_briefing(made, generated_at=NOON)) | {"envelope": None}


def at(content: Any, address: str) -> Any:
    """Return what stands at an address, as pages print it."""
    value = content["assessment"]
    for step in address.split("/"):
        value = value[step]
    return value


def leaves(value: Any) -> Iterator[Any]:
    """Yield every value that is no object or list."""
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from leaves(member)
    if not isinstance(value, dict | list):
        yield value


def test_the_digest_covers_everything_but_the_envelope() -> None:
    briefing = json.loads(write_briefing(content_without_envelope(), generated_at=NOON))
    envelope = briefing.pop("envelope")
    assert envelope["content_sha256"] == hashlib.sha256(rfc8785.dumps(briefing)).hexdigest()


def test_the_digest_can_be_checked_with_the_standard_library_alone() -> None:
    briefing = json.loads(write_briefing(content_without_envelope(), generated_at=NOON))
    envelope = briefing.pop("envelope")
    canonical = json.dumps(briefing, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert envelope["content_sha256"] == hashlib.sha256(canonical.encode()).hexdigest()


def test_one_changed_figure_changes_the_digest() -> None:
    first, second = content_without_envelope(), content_without_envelope()
    second["assessment"]["goals"]["1.1"]["progress"] = 99
    digests = {
        json.loads(write_briefing(each, generated_at=NOON))["envelope"]["content_sha256"] for each in (first, second)
    }
    assert len(digests) == 2


def content_without_envelope() -> dict[str, Any]:
    return briefing_content(assessed_of(document_of(marked_document())), Selection(), known_on=ON)


def test_the_same_input_makes_the_same_bytes() -> None:
    one = write_briefing(content_without_envelope(), generated_at=NOON)
    assert one == write_briefing(content_without_envelope(), generated_at=NOON)


def test_only_the_moment_it_was_made_may_differ() -> None:
    one, two = (
        json.loads(write_briefing(content_without_envelope(), generated_at=moment)) for moment in (NOON, EVENING)
    )
    assert (one["envelope"].pop("generated_at"), two["envelope"].pop("generated_at")) == (
        "2025-04-15T16:00:00.000000Z",
        "2025-04-15T22:00:00.000000Z",
    )
    assert one == two


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner),
)


@given(json_values)
def test_the_canonical_form_is_that_of_rfc_8785(value: Any) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


def test_numbers_are_integers_or_decimal_strings() -> None:
    assert not [value for value in leaves(content_of()) if isinstance(value, float)]


def test_keys_stand_in_the_order_of_the_schema() -> None:
    data = write_briefing(content_without_envelope(), generated_at=NOON)
    assert list(json.loads(data)) == list(BriefingSchema().fields)
    only_issued = {"withheld_sha256", "issued"}
    assert list(json.loads(data)["envelope"]) == [name for name in EnvelopeSchema().fields if name not in only_issued]
    assert data.startswith(b'{"envelope":')
    assert data.endswith(b"}\n")


def test_a_percentage_is_printed_beside_its_exact_share() -> None:
    figures = at(content_of(), "actions/1.1.1-A1")
    assert (figures["progress"], figures["progress_exact"]) == (33, "0.3333")


def test_every_figure_of_the_assessment_stands_at_its_address() -> None:
    assessed = assessed_of(document_of(marked_document()))
    content = content_of()
    checked = [check(content, figures) for figures in assessed_elements(assessed.assessment)]
    assert sum(checked) > 300


def assessed_elements(assessment: Assessment) -> Iterator[Any]:
    yield assessment.strategy
    for name in ("goals", "objectives", "actions", "metrics", "organizations"):
        yield from getattr(assessment, name).values()


def check(content: Any, figures: Any, path: str = "") -> int:
    """Compare every whole number, date and text of an assessed element with the briefing; return how many."""
    count = 0
    for field in fields(figures):
        value = getattr(figures, field.name)
        if is_dataclass(value) and field.name != "shares":
            count += check(content, value, path or figures.address + f"/{field.name}")
        elif isinstance(value, int | str) and field.name != "address":
            assert at(content, f"{path or figures.address}/{field.name}") == value
            count += 1
        elif isinstance(value, date):
            assert at(content, f"{path or figures.address}/{field.name}") == value.isoformat()
            count += 1
    for name in getattr(getattr(figures, "shares", None), "__slots__", ()):
        share = getattr(figures.shares, name)
        assert at(content, f"{figures.address}/{name}_exact") == (None if share is None else exact_share(share))
    return count


def test_it_says_by_what_and_for_when_it_was_reckoned() -> None:
    content = content_of(on=date(2025, 1, 31), known_minimum_percent=60, notice="Example only")
    said = {key: content[key] for key in ("as_of", "as_known", "marking", "notice", "cut", "rules_version")}
    assert said == {
        "as_of": "2025-01-31",
        "as_known": "2025-04-15",
        "marking": "Open-strategy-marking",
        "notice": "Example only",
        "cut": "whole",
        "rules_version": content["assessment"]["rules_version"],
    }
    assert content["thresholds"] == content["assessment"]["thresholds"]
    assert content["thresholds"]["known_minimum"] == 60
    assert content["head"] == {"seq": 42, "hash": "0123456789abcdef" * 4}


def test_a_briefing_of_an_earlier_day_does_not_know_later_reports() -> None:
    """A line that spoke of a later report would tell on the day of reckoning what nobody knew."""
    document = marked_document()
    report = document["plan"]["actions"][0]["status_updates"][0]
    later = report | {
        "id": "report.later",
        "reported_on": "2025-04-01",
        "blocked_by": "Later storm",
        "cleared_by": "Calm",
    }
    document["plan"]["actions"][0]["status_updates"].append(later)
    made = briefing_content(assessed_of(document_of(document), on=date(2025, 3, 10)), Selection(), known_on=ON)
    assert "Later storm" not in "".join(item["sentence"] for item in made["attention"])
    now = briefing_content(assessed_of(document_of(document)), Selection(), known_on=ON)
    assert "Later storm" in "".join(item["sentence"] for item in now["attention"])


def test_what_needs_attention_is_said_in_plain_english_with_its_owner() -> None:
    item = next(each for each in content_of()["attention"] if each["number"] == "1.1.1-A1")
    assert (item["kind"], item["address"]) == ("action", "actions/1.1.1-A1")
    assert re.fullmatch(r"Blocked since 1 Nov 2024 by .*; milestone “.*” 46 days late.*\.", item["sentence"])
    assert item["owner"].startswith("Open-office")
    assert item["reasons"][:2] == ["blocked", "milestone_late"]


SELECTIONS = [
    Selection(goal="1.1"),
    Selection(goal="1.2"),
    Selection(organization_id="org.office"),
    Selection(goal="1.1", organization_id="org.hidden"),
    Selection(status=Status.OFF_TRACK),
    Selection(period="FY2025 Q1"),
]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_filter_never_changes_an_elements_figures(selection: Selection) -> None:
    whole, chosen = content_of(), content_of(selection)
    assert chosen["assessment"]["strategy"] == whole["assessment"]["strategy"]
    for name in ("goals", "objectives", "actions", "metrics", "organizations"):
        of_whole = whole["assessment"][name]
        assert chosen["assessment"][name].items() <= of_whole.items(), name
    assert [item for item in whole["attention"] if item in chosen["attention"]] == chosen["attention"]
    assert [item for item in whole["due_next"] if item in chosen["due_next"]] == chosen["due_next"]


def test_a_goal_lists_itself_and_what_is_below_it() -> None:
    content = content_of(Selection(goal="1.2"))
    assert list(content["assessment"]["goals"]) == ["1.2"]
    assert list(content["assessment"]["objectives"]) == ["1.2.1"]
    assert list(content["assessment"]["actions"]) == ["1.2.1-A1"]
    assert list(content["assessment"]["metrics"]) == []
    assert [action["number"] for action in content["document"]["plan"]["actions"]] == ["1.2.1-A1"]
    assert [goal["number"] for theme in content["document"]["strategy"]["themes"] for goal in theme["goals"]] == ["1.2"]


def test_an_organization_lists_its_actions_and_metrics_in_every_goal() -> None:
    content = content_of(Selection(organization_id="org.hidden"))
    assert list(content["assessment"]["goals"]) == ["1.1", "1.2"]
    assert list(content["assessment"]["organizations"]) == ["org.office", "org.hidden"]
    assert "1.3-hidden" in content["assessment"]["metrics"]
    assert "1.1-K1" in content["assessment"]["metrics"]  # the office stands below it


def test_a_subtotal_is_a_new_figure_labelled_with_its_filter() -> None:
    content = content_of(Selection(goal="1.1"))
    assert at(content, "selection/filters") == {
        "goal": "1.1",
        "organization_id": None,
        "status": None,
        "period": None,
    }
    assert at(content, "selection/actions/total") == len(content["assessment"]["actions"]) == 3
    assert at(content_of(), "selection") is None


@pytest.mark.parametrize("selection", [Selection(goal="9.9"), Selection(organization_id="org.nobody")])
def test_what_is_not_there_cannot_be_chosen(selection: Selection) -> None:
    with pytest.raises(NotFound):
        content_of(selection)


def test_the_published_text_alone_has_no_plan_and_no_figure_of_one() -> None:
    content = content_of(cut=Cut.TEXT)
    assert set(content["document"]) == {"format", "format_version", "strategy", "organizations"}
    assert at(content, "strategy/actions/total") == 0


def test_a_file_of_an_illustrative_plan_says_so_in_its_name() -> None:
    content = content_of(Selection(goal="1.1"), is_illustrative=True)
    assert briefing_name(content) == "illustrative-marked-briefing-1.1-2025-04-15.json"


def test_a_file_of_the_public_part_says_so_in_its_name() -> None:
    assert briefing_name(content_of(cut=Cut.PUBLIC)) == "marked-briefing-2025-04-15-public.json"
