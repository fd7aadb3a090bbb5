import pytest

from tests.lived_document import Change, errors_of, lived_document, said, sets

REQUESTED, ANSWERED, CLOSED, WITHDRAWN = (f"decisions.{place}" for place in range(4))

CONTRADICTORY: list[tuple[Change, list[str]]] = [
    (sets(CLOSED, answer=None), ["answer"]),
    (sets(CLOSED, decided_by=None), ["decided_by"]),
    (sets(CLOSED, decided_on=None), ["decided_on"]),
    (sets(CLOSED, recorded_by=None), ["recorded_by"]),
    (sets(CLOSED, result=None), ["result"]),
    (sets(CLOSED, closed_on=None), ["closed_on"]),
    (sets(CLOSED, closed_on="2025-03-09"), ["closed_on"]),
    (sets(ANSWERED, answer=None), ["answer"]),
    (sets(ANSWERED, result="Done."), ["result"]),
    (sets(ANSWERED, closed_on="2025-05-01"), ["closed_on"]),
    (sets(ANSWERED, decided_on="2025-03-02"), ["decided_on"]),
    (sets(ANSWERED, due_on="2025-03-09"), ["due_on"]),
    (sets(REQUESTED, needed_by_on="2025-03-02"), ["needed_by_on"]),
    (sets(REQUESTED, answer="One"), ["answer"]),
    (sets(REQUESTED, owner="Lee Lead"), ["owner"]),
    (sets(REQUESTED, due_on="2025-05-01"), ["due_on"]),
    (sets(REQUESTED, meeting="Spring meeting"), ["meeting"]),
    (sets(REQUESTED, result="Done."), ["result"]),
    (sets(REQUESTED, state="closed"), ["answer", "decided_by", "decided_on", "recorded_by", "result", "closed_on"]),
    (sets(REQUESTED, objective_id="harbor.objective-1.1.1"), ["objective_id"]),
    (sets(REQUESTED, asked_on="2025-01-12"), ["asked_on"]),
    (sets(WITHDRAWN, answer="One"), ["answer"]),
    (sets(WITHDRAWN, decided_on="2025-03-10"), ["decided_on"]),
    (sets(WITHDRAWN, result=None), ["result"]),
    (sets(WITHDRAWN, closed_on=None), ["closed_on"]),
    (sets(WITHDRAWN, closed_on="2025-03-02"), ["closed_on"]),
    (sets(REQUESTED, number="new"), ["number"]),
    (sets(REQUESTED, number="D 1"), ["number"]),
    (sets(REQUESTED, asked_on="2025-12-16", needed_by_on="2026-01-01"), ["asked_on"]),
]


@pytest.mark.parametrize(("change", "fields"), CONTRADICTORY, ids=said)
def test_a_decision_that_contradicts_itself_is_named_with_its_fields(change: Change, fields: list[str]) -> None:
    document = lived_document()
    change(document)
    places = [path for path, _ in errors_of(document)]
    assert [path.rpartition(".")[2] for path in places] == fields
    assert {path.rpartition(".")[0] for path in places} <= {f"plan.decisions[{n}]" for n in range(4)}


def test_nothing_is_asked_of_leadership_while_the_plan_is_a_draft() -> None:
    document = lived_document()
    document["plan"] |= {"number": 0, "published_on": None, "actions": [], "metrics": [], "proposals": []}
    assert [path for path, _ in errors_of(document)] == [f"plan.decisions[{n}].asked_on" for n in range(4)]


def test_a_document_that_has_lived_contradicts_itself_nowhere() -> None:
    assert errors_of(lived_document()) == []
