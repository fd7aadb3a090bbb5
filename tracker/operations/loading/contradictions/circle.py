"""Elements that follow each other in a circle: actions that wait for each other, offices that belong to each other."""

from collections.abc import Collection, Iterable, Mapping

Edges = Mapping[str, Collection[str]]


def in_circles(edges: Edges) -> set[str]:
    """Return what one comes back to, or what lies between two such circles; edges lead from an id to others.

    Each edge is looked at a few times, however long the chains are.

    >>> sorted(in_circles({"a": ["b"], "b": ["a"], "c": ["a", "d"], "d": []}))
    ['a', 'b']
    """
    left = _without_ends(edges)
    backwards: dict[str, list[str]] = {id: [] for id in left}
    for id in left:
        for other in edges[id]:
            if other in left:
                backwards[other].append(id)
    return _without_ends(backwards)


def _without_ends(edges: Edges) -> set[str]:
    """Return the ids without those that lead nowhere, nor to anything but those."""
    open_ends = {id: sum(other in edges for other in others) for id, others in edges.items()}
    leading_to: dict[str, list[str]] = {id: [] for id in edges}
    for id, other in _each(edges):
        leading_to[other].append(id)
    ended = [id for id, count in open_ends.items() if not count]
    for id in ended:  # it grows while it is gone through: by what led to nothing else
        for before in leading_to[id]:
            open_ends[before] -= 1
            if not open_ends[before]:
                ended.append(before)
    return set(edges) - set(ended)


def _each(edges: Edges) -> Iterable[tuple[str, str]]:
    """Yield every edge between two ids that are there."""
    return ((id, other) for id, others in edges.items() for other in others if other in edges)
