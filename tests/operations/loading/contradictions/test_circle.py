import pytest

from tracker.operations.loading.contradictions.circle import Edges, in_circles


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ({}, set()),
        ({"a": ["a"]}, {"a"}),
        ({"a": ["b"], "b": ["c"], "c": []}, set()),
        ({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"], "e": []}, {"a", "b", "c"}),
        ({"a": ["b", "gone"], "b": ["gone"]}, set()),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, set()),
    ],
    ids=["none", "itself", "a line", "a circle that one leads to", "what is not there", "two ways"],
)
def test_what_comes_back_to_itself_is_found(edges: Edges, expected: set[str]) -> None:
    assert in_circles(edges) == expected


def test_a_very_long_line_is_no_matter() -> None:
    line = {str(place): [str(place + 1)] for place in range(50_000)}
    assert in_circles(line) == set()
    assert len(in_circles({**line, "50000": ["0"]})) == 50_001
