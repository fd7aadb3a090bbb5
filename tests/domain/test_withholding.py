"""Words are taken out of a file wherever they stand as words, and nothing else is."""

import pytest

from tracker.domain.withholding import Words

SPILL = "Call Jo Doe"


def taken(value: object, *words: str, id: str = "action.1", field: str = "title") -> object:
    return Words(words or (SPILL,), id, field).taken_from(value)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (SPILL, "[withheld]"),
        (f"blocked by {SPILL}.", "blocked by [withheld]."),
        ("call jo doe", "call jo doe"),
        (f"{SPILL}; {SPILL}", "[withheld]; [withheld]"),
        ("Call Jo Doering", "Call Jo Doering"),
        ("Recall Jo Doe", "Recall Jo Doe"),
    ],
)
def test_words_go_from_a_sentence_and_the_rest_stays(text: str, left: str) -> None:
    assert taken({"sentence": text}) == {"sentence": left}


def test_words_of_one_field_within_another_go_whole_and_the_longer_first() -> None:
    assert taken({"a": "Jo Doe, Harbor", "b": "Jo"}, "Jo Doe", "Jo Doe, Harbor") == {"a": "[withheld]", "b": "Jo"}


def test_ids_days_and_fixed_words_stay() -> None:
    file = {"owner_id": SPILL, "status": SPILL, "ids": [SPILL], "contributing_ids": [SPILL], "due_on": SPILL}
    assert taken(file) == file | {"ids": ["[withheld]"]}


def test_the_published_text_stays_and_its_notice_does_not() -> None:
    file = {"document": {"strategy": {"text": SPILL, "notice": f"{SPILL}!", "goals": [{"text": SPILL}]}}}
    strategy = {"text": SPILL, "notice": "[withheld]!", "goals": [{"text": SPILL}]}
    assert taken(file) == {"document": {"strategy": strategy}}


def test_a_word_too_short_to_look_for_goes_from_its_own_field_alone() -> None:
    organizations = [{"id": "a", "state": "VA", "city": "VA"}, {"id": "b", "state": "VA"}]
    left = [{"id": "a", "state": "[withheld]", "city": "VA"}, {"id": "b", "state": "VA"}]
    assert taken(organizations, "VA", id="a", field="state") == left


def test_words_are_found_as_json_writes_them() -> None:
    words = Words(('He said "no"\nÉcole',), "x", "y")
    assert words.are_in(r'{"a":"He said \"no\"\nÉcole"}')
    assert not words.are_in('{"a":"He said no"}')


def test_a_reason_goes_only_where_it_stands_alone() -> None:
    words = Words(("Late",), "action.1", "reason", in_sentences=False)
    assert words.taken_from(["Late", "Late again"]) == ["[withheld]", "Late again"]
