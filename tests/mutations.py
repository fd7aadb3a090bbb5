"""One document, and what becomes of it where a single value is another: every field of the format, nasty values."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from marshmallow import fields

from tests.lived_document import Plain
from tracker.schemas.document import DocumentSchema

#: What no field of any type is safe from.
_ANYWHERE = (
    None, "", " ", [], {}, 0, -1, 10**30, float("inf"), float("nan"), True, "x" * 10_000, "x" * 10_001, "a\u0000b",
    "\ud800", "\u202e\u2028", "<b>&\"'", "../%2F", "-", "nobody",
)  # fmt: skip
_DAYS = ("0001-01-01", "9999-12-31", "1900-01-01", "2199-12-31", "2025-13-01", "2025-01-13", "2027-01-01")
_NUMBERS = (1, 2, 99, 100, 1000, 9999, 2**63)
_NAMES = ("new", "1", "D1", "1.1", "1.1.1-A1", "FY2025 Q2", "FY2025 Q4", "FY9999 Q4", "UTC", "Factory", "x" * 40)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A document in which one value was changed or left out (`value` is ...)."""

    path: str
    field: str
    value: Any
    document: Plain

    @property
    def data(self) -> bytes:
        """Return it as a file."""
        return json.dumps(self.document).encode()

    def __str__(self) -> str:
        value = "left out" if self.value is ... else ascii(self.value)
        return f"{self.path}.{self.field} = {value[:40]}"


def mutations(document: Plain) -> Iterator[Mutation]:
    """Yield a document with one value changed, for every field of every sort of element, always in the same order."""
    ids = sorted({element["id"] for _, element, _ in _elements(document, DocumentSchema) if "id" in element})
    seen: set[tuple[Any, ...]] = set()
    for path, element, schema in _elements(document, DocumentSchema):
        for name, field in schema().fields.items():
            sort = (schema, name, name in element, element.get("state"), element.get("lifecycle"))
            if sort in seen:
                continue  # one of each sort is enough, in each state it may be in
            seen.add(sort)
            for value in _values(name, field, element, ids):
                yield Mutation(_words(path), name, value, _changed(document, path, name, value))


def _elements(node: Any, schema: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Plain, Any]]:
    """Yield every object of a document with its path and its schema."""
    yield path, node, schema
    for name, field in schema().fields.items():
        below = field.inner if isinstance(field, fields.List) else field
        if name not in node or not isinstance(below, fields.Nested):
            continue
        if isinstance(field, fields.List):
            for place, each in enumerate(node[name]):
                yield from _elements(each, type(below.schema), (*path, name, place))
        else:
            yield from _elements(node[name], type(below.schema), (*path, name))


def _values(name: str, field: fields.Field[Any], element: Plain, ids: list[str]) -> list[Any]:
    """Return the values a field is tried with: those of every field, those of its type, and none."""
    tried: list[Any] = [..., *_ANYWHERE]
    if isinstance(field, fields.Date):
        near = [date.fromisoformat(value) for key, value in element.items() if key.endswith("_on") and value]
        tried += [*_DAYS, *((day + timedelta(days=by)).isoformat() for day in near for by in (-1, 0, 1))]
    elif isinstance(field, fields.Enum):
        tried += [member.value for member in field.enum]
    elif isinstance(field, fields.Integer):
        tried += _NUMBERS
    elif name == "id" or name.endswith("_id"):
        tried += [*ids[:: len(ids) // 8], element.get("id")]
    elif isinstance(field, fields.List):
        present = element.get(name) or []
        tried += [present * 2, present[::-1], present[:1], [None], ["nobody"], [{}], ids[-3:]]
    else:
        tried += _NAMES
    return [value for place, value in enumerate(tried) if repr(value) not in map(repr, tried[:place])]


def _changed(document: Plain, path: tuple[Any, ...], name: str, value: Any) -> Plain:
    """Return a document in which a field of the element at a path has another value, or is left out."""
    changed = copy.deepcopy(document)
    element: Any = changed
    for step in path:
        element = element[step]
    element.pop(name, None)
    if value is not ...:
        element[name] = value
    return changed


def _words(path: tuple[Any, ...]) -> str:
    """Return a path as errors give it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
