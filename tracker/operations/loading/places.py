"""Where a file's elements stand among those that are stored: a file that names only some of them moves none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from tracker.domain.document.assemble import PARENT, own_fields
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import MODELS
from tracker.models.organization import Listing
from tracker.operations.loading.rows import Row, Rows, portions

#: The position of each element that is stored, by its id; and the last one below each parent.
Places = tuple[Mapping[str, int], Mapping[str, int]]


def as_placed(rows: Rows) -> Rows:
    """Return the rows of a file with what only the database knows: ids of directory entries, and positions.

    Elements that are stored keep their positions where the file repeats their order, and what is new stands after what
    it follows there. Where the file gives another order, its own positions count.
    """
    listed = _as_listed(rows)
    return {kind: _placed(kind, list(wanted)) if kind in PARENT else wanted for kind, wanted in listed.items()}


def _as_listed(rows: Rows) -> Rows:
    """Return the rows of a file with the ids that the strategy's directory gave to its entries; files carry none."""
    listings = list(rows.get(Kind.LISTING, ()))
    if not listings:
        return rows
    strategy, organization = (own_fields(Kind.LISTING).index(name) for name in ("strategy_id", "organization_id"))
    query = select(Listing.organization_id, Listing.id).filter_by(strategy_id=listings[0][strategy])
    given = {organization_id: id for organization_id, id in db.session.execute(query)}
    return {**rows, Kind.LISTING: [(given.get(row[organization], row[0]), *row[1:]) for row in listings]}


def _placed(kind: Kind, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a kind with their positions."""
    if "position" not in own_fields(kind):
        return list(rows)
    index, parent = own_fields(kind).index("position"), own_fields(kind).index(PARENT[kind])
    below: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        below[row[parent]].append(row)
    stored, last = _stored_places(kind, [row[0] for row in rows], list(below))
    places: dict[str, int] = {}
    for id, siblings in below.items():
        places |= _places([row[0] for row in siblings], stored, last.get(id, 0)) or {}
    return [(*row[:index], places.get(row[0], row[index]), *row[index + 1 :]) for row in rows]


def _places(ids: Sequence[str], stored: Mapping[str, int], last: int) -> dict[str, int] | None:
    """Return the positions of siblings in the order of a file, or None where its own positions count.

    `last` is the last position that is taken. None of them may be stored: then they stand after those that are.

    >>> _places(["a", "c", "new"], {"a": 1, "c": 3}, 3), _places(["new"], {}, 3)
    ({'a': 1, 'c': 3, 'new': 4}, {'new': 4})
    >>> _places(["a", "new", "b"], {"a": 1, "b": 2}, 2), _places(["b", "a"], {"a": 1, "b": 2}, 2)
    (None, None)
    """
    places: dict[str, int] = {}
    before = 0 if any(id in stored for id in ids) else last
    for id in ids:
        if stored.get(id, before + 1) <= before:
            return None
        before = places[id] = stored.get(id, before + 1)
    return places


def _stored_places(kind: Kind, ids: Sequence[str], parents: Sequence[str]) -> Places:
    """Return where elements stand that are stored, and the last place below each parent."""
    table = MODELS[kind].__table__
    above = table.c[PARENT[kind]]
    stored: dict[str, int] = {}
    for some in portions(ids):
        stored |= {id: place for id, place in db.session.execute(
            select(table.c.id, table.c.position).where(table.c.id.in_(some)))}  # fmt: skip
    last: dict[str, int] = {}
    for some in portions(parents):
        query = select(above, func.max(table.c.position)).where(above.in_(some)).group_by(above)
        last |= {id: place for id, place in db.session.execute(query)}
    return stored, last
