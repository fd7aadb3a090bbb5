"""Loading a document file: the difference first, then the elements it names; nothing it does not name is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.domain.document.element import Kind
from tracker.domain.errors import InvalidDocument, Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models import LINKS, MODELS
from tracker.models.content import column_names, content_of, field_names
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.loading.illustrative import check_sorts
from tracker.operations.loading.load_checks import NUMBERED, adds_text, check_ownership, strategy_of
from tracker.operations.loading.load_sealing import check_sealed
from tracker.operations.loading.places import as_placed
from tracker.operations.loading.rows import Row, Rows, stored_ids, stored_rows
from tracker.operations.permission import require_administrator
from tracker.operations.planning.numbering import take_number
from tracker.queries.documents import belongs_to

#: The order in which kinds are written, so that what is referred to is there.
_ORDER = (
    Kind.STRATEGY,
    Kind.FRAMEWORK,
    Kind.FRAMEWORK_ENTRY,
    Kind.ORGANIZATION,
    Kind.CONTACT,
    Kind.LISTING,
    Kind.THEME,
    Kind.GOAL,
    Kind.OBJECTIVE,
    Kind.PLAN,
    Kind.REPORTING_PERIOD,
    Kind.GOAL_LEADER,
    Kind.ACTION,
    Kind.MILESTONE,
    Kind.METRIC,
    Kind.TARGET,
    Kind.STATUS_UPDATE,
    Kind.READING,
    Kind.CONTRIBUTION,
    Kind.ALIGNMENT,
    Kind.PROPOSAL,
    Kind.DECISION,
)

#: What the published text is made of: it changes only by a recorded amendment with its source.
OFFICIAL: Mapping[Kind, frozenset[str]] = {
    Kind.STRATEGY: frozenset({"title", "issuer", "summary", "mandate", "starts_on", "ends_on", "source_sha256"}),
    Kind.THEME: frozenset({"number", "printed_number", "title", "text", "position"}),
    Kind.GOAL: frozenset({"number", "printed_number", "text", "position", "theme_id", "lifecycle"}),
    Kind.OBJECTIVE: frozenset({"number", "printed_number", "text", "position", "goal_id", "lifecycle"}),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One element a load would add (`before` is None) or change; only the values that differ."""

    kind: Kind
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]

    @property
    def amends(self) -> tuple[str, ...]:
        """Return the values of the published text it would change."""
        return () if self.before is None else tuple(sorted(OFFICIAL.get(self.kind, frozenset()) & set(self.after)))


def find_differences(rows: Rows) -> list[Difference]:
    """Return what loading these elements would add or change, in the order they would be written."""
    return _compare(as_placed(rows))


def _compare(rows: Rows) -> list[Difference]:
    """Return what differs from what is stored; the elements have their places."""
    differences = []
    for kind in _ORDER:
        wanted = list(rows.get(kind, ()))
        stored = {row[0]: content_of(kind, row) for row in stored_rows(kind, [row[0] for row in wanted])}
        for row in wanted:
            after = content_of(kind, row)
            before = stored.get(row[0])
            if before is None:
                differences.append(Difference(kind, row[0], None, after))
            elif before != after:
                changed = [name for name in after if before[name] != after[name]]
                old, new = ({name: values[name] for name in changed} for values in (before, after))
                differences.append(Difference(kind, row[0], old, new))
    return differences


def check_references(rows: Rows, paths: Mapping[tuple[Kind, str], str]) -> None:
    """Refuse elements that name others which are neither among them nor in the strategy they are for.

    :raise InvalidDocument: with the path of every such reference.
    """
    present = {kind: {row[0] for row in rows.get(kind, ())} for kind in _ORDER}
    errors = []
    for kind in _ORDER:
        for name, target in _references(kind):
            index = field_names(kind).index(name)
            named = {id for row in rows.get(kind, ()) for id in _ids(row[index])} - present[target]
            missing = named - _existing(target, named, rows)
            errors += [
                (f"{paths.get((kind, row[0]), kind.value)}.{name}", f"There is no {target.value} {id!r}.")
                for row in rows.get(kind, ())
                for id in _ids(row[index])
                if id in missing
            ]
    if errors:
        raise InvalidDocument(errors)


def load_elements(
    rows: Rows, *, by: Actor, at: datetime, source: str, amendment: str | None = None
) -> list[Difference]:
    """Write the elements of a document that are new or differ, and return what was written.

    :raise Refused: official text would change and no `amendment` (its source) is given, or something illustrative
        would stand beside a real plan.
    :raise InvalidDocument: it would change what a closed period sealed, or add to it unsaid.
    """
    act = Act(by, at, "load_document", reason=_reason(source, amendment))
    require_administrator(by)
    rows = as_placed(rows)
    check_sorts(rows)
    check_ownership(rows)
    differences = _compare(rows)
    check_sealed(rows)
    if amendment is None:
        _require_same_text(differences, rows)
    wanted = {(kind, row[0]): row for kind in _ORDER for row in rows.get(kind, ())}
    for difference in differences:
        _write(act, difference, wanted[difference.kind, difference.id])
    for kind in NUMBERED:
        for row in rows.get(kind, ()):
            _take_number(kind, row)
    return differences


def _require_same_text(differences: list[Difference], rows: Rows) -> None:
    """Refuse to change or add to published text that is there already.

    :raise Refused: with the first element that would.
    """
    for difference in differences:
        adds = difference.before is None and adds_text(difference.kind, rows)
        if difference.amends or adds:
            what = ", ".join(difference.amends) or "it"
            raise Refused(
                f"{difference.kind.value} {difference.id}: {what} of the published text would change. "
                "Name the amendment's source to change it."
            )


def _reason(source: str, amendment: str | None) -> str:
    """Return the reason recorded with each revision."""
    return f"Loaded from {source}" if amendment is None else f"Amendment: {amendment} (loaded from {source})"


def _write(act: Act, difference: Difference, row: Row) -> None:
    """Write one element's row and revision."""
    kind, columns = difference.kind, column_names(difference.kind)
    values = dict(zip(field_names(kind), row, strict=True))
    links = {link_set.name: values[link_set.name] for link_set in LINKS.get(kind, ())}
    if difference.before is None:
        act.add(MODELS[kind](**{name: values[name] for name in columns if name != "version"}), **links)
        return
    element = act.get(MODELS[kind], difference.id)
    for name in difference.after:
        if name not in links:
            setattr(element, name, values[name])
    act.record(element, **{name: value for name, value in links.items() if name in difference.after})


def _take_number(kind: Kind, row: Row) -> None:
    """Reserve an element's number in its strategy."""
    element = db.session.get_one(MODELS[kind], row[0])
    strategy_id = strategy_id_of(kind, element)
    assert strategy_id is not None
    take_number(strategy_id, element.number, kind, element.id)


def _references(kind: Kind) -> list[tuple[str, Kind]]:
    """Return the fields of a kind that name other elements, and what they name."""
    kinds = {model.__tablename__: kind for kind, model in MODELS.items()}
    found = [
        (column.key, kinds[key.column.table.name])
        for column in MODELS[kind].__table__.columns
        for key in column.foreign_keys
    ]
    for links in LINKS.get(kind, ()):
        found += [(links.name, kinds[key.column.table.name]) for key in links.table.c[links.values[0]].foreign_keys]
    return found


def _ids(value: Any) -> Iterable[str]:
    """Return the ids a field holds."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(member if isinstance(member, str) else getattr(member, member.__slots__[0]) for member in value)


def _existing(kind: Kind, ids: set[str], rows: Rows) -> set[str]:
    """Return those of the ids that are stored, in the strategy that a file is for; people too of what it will list."""
    existing = stored_ids(kind, sorted(ids), belongs_to(kind, strategy_of(rows)))
    if kind is Kind.CONTACT:
        listed = {row[0] for row in rows.get(Kind.ORGANIZATION, ())}
        place = field_names(kind).index("organization_id")
        existing |= {row[0] for row in stored_rows(kind, sorted(ids)) if row[place] in listed}
    return existing
