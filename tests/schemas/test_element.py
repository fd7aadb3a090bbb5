"""Values that no element of a file may have, each refused beside the key it stands at."""

import json

import pytest

from tests.lived_document import Change, Plain, at, lived_document, said, sets
from tracker.domain.errors import InvalidDocument
from tracker.exchange.document_file import read_document

ACTION, REPORT, PERIOD = "actions.0", "actions.0.status_updates.0", "reporting_periods.1"


def refused(data: bytes) -> list[tuple[str, str]]:
    """Return what a file is refused for."""
    with pytest.raises(InvalidDocument) as caught:
        read_document(data)
    return caught.value.errors


def name_a_part_without_a_character(document: Plain) -> None:
    """Give an organization that an objective's text names a part with a character that no text has."""
    named = document["strategy"]["themes"][0]["goals"][1]["objectives"][1]["organizations"]
    named[0]["part"] = "a\u0000b"


def name_another_strategy(document: Plain) -> None:
    """Say that the file is for another strategy than the one in it."""
    document["strategy_id"] = "river.strategy"


def add_a_key_of_nothing(document: Plain) -> None:
    """Add a key that no terminal prints."""
    document["\ud800\u001b"] = 1


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (sets(ACTION, title=" "), "plan.actions[0].title"),
        (sets(ACTION, title="\u200a\t"), "plan.actions[0].title"),
        (sets(ACTION, description=""), "plan.actions[0].description"),
        (sets(ACTION, title="a\u0000b"), "plan.actions[0].title"),
        (sets(ACTION, title="a\ud800b"), "plan.actions[0].title"),
        (sets(ACTION, title="x" * 201), "plan.actions[0].title"),
        (sets(ACTION, due_on="0001-01-01"), "plan.actions[0].due_on"),
        (sets(ACTION, due_on="9999-12-31"), "plan.actions[0].due_on"),
        (sets(ACTION, due_on="1899-12-31"), "plan.actions[0].due_on"),
        (sets(ACTION, due_on="20251231"), "plan.actions[0].due_on"),
        (sets(ACTION, due_on="2025-W01-1"), "plan.actions[0].due_on"),
        (sets(ACTION, due_on="2025-02-30"), "plan.actions[0].due_on"),
        (sets(ACTION, due_on=20251231), "plan.actions[0].due_on"),
        (sets(ACTION, redated_count=-1), "plan.actions[0].redated_count"),
        (sets(ACTION, redated_count=10**30), "plan.actions[0].redated_count"),
        (sets(ACTION, redated_count=float("inf")), "plan.actions[0].redated_count"),
        (sets(ACTION, redated_count=float("nan")), "plan.actions[0].redated_count"),
        (sets(ACTION, redated_count=True), "plan.actions[0].redated_count"),
        (sets(ACTION, is_continuing=0), "plan.actions[0].is_continuing"),
        (sets(ACTION, is_continuing="true"), "plan.actions[0].is_continuing"),
        (sets(ACTION, contributing_ids=["harbor.pilots"] * 2), "plan.actions[0].contributing_ids"),
        (sets(ACTION, status_updates=["a report"]), "plan.actions[0].status_updates[0]"),
        (sets(ACTION, status_updates=[None]), "plan.actions[0].status_updates[0]"),
        (sets("actions.0.milestones.0", number="M/1"), "plan.actions[0].milestones[0].number"),
        (sets(REPORT, state="draft"), "plan.actions[0].status_updates[0].state"),
        (sets("", issued_briefings=[]), "plan.issued_briefings"),
        (sets(REPORT, reported_on=None, submitted_on=None), "plan.actions[0].status_updates[0].reported_on"),
        (sets(f"{PERIOD}.waivers.0", number="a\u0000"), "plan.reporting_periods[1].waivers[0].number"),
        (sets(PERIOD, revision=10**20), "plan.reporting_periods[1].revision"),
        (sets("metrics.0.readings.0", value="1e400"), "plan.metrics[0].readings[0].value"),
        (sets("", number=2**63), "plan.number"),
        (name_a_part_without_a_character, "strategy.themes[0].goals[1].objectives[1].organizations[0].part"),
        (name_another_strategy, "strategy_id"),
        (add_a_key_of_nothing, "'\\ud800\\x1b'"),
    ],
    ids=said,
)  # fmt: skip
def test_a_value_that_none_can_be_is_refused_with_its_path(change: Change, path: str) -> None:
    document = lived_document()
    change(document)
    assert path in [place for place, _ in refused(json.dumps(document).encode())]


def test_a_number_of_too_many_digits_is_no_traceback() -> None:
    assert refused(b'{"format_version": ' + b"9" * 5000 + b"}") == [("", "A number in it has too many digits.")]


def test_a_report_that_does_not_say_when_it_was_sent_was_sent_on_its_day() -> None:
    document = lived_document()
    del at(document, REPORT)["submitted_on"]
    assert (
        read_document(json.dumps(document).encode()).rows == read_document(json.dumps(lived_document()).encode()).rows
    )
