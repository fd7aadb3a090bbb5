"""Strategy documents as JSON files: read with every error and its path, written byte for byte the same."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from marshmallow import ValidationError

from tracker.domain.document.assemble import CHILDREN, PARENT, own_fields
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.errors import InvalidDocument
from tracker.schemas.document import FORMAT, FORMAT_VERSION, PARTS, DocumentSchema
from tracker.schemas.dump import dump

Row = tuple[Any, ...]

#: The kind of the elements in each field that holds elements.
_CHILD_KINDS: Mapping[str, Kind] = {
    "frameworks": Kind.FRAMEWORK,
    "entries": Kind.FRAMEWORK_ENTRY,
    "themes": Kind.THEME,
    "goals": Kind.GOAL,
    "objectives": Kind.OBJECTIVE,
    "contacts": Kind.CONTACT,
    "goal_leaders": Kind.GOAL_LEADER,
    "actions": Kind.ACTION,
    "metrics": Kind.METRIC,
    "alignments": Kind.ALIGNMENT,
    "proposals": Kind.PROPOSAL,
    "reporting_periods": Kind.REPORTING_PERIOD,
    "decisions": Kind.DECISION,
    "milestones": Kind.MILESTONE,
    "status_updates": Kind.STATUS_UPDATE,
    "contributions": Kind.CONTRIBUTION,
    "targets": Kind.TARGET,
    "readings": Kind.READING,
}


@dataclass(slots=True)
class DocumentFile:
    """A document file taken apart: its parts, its elements as rows, and where in the file each stands."""

    strategy_id: str
    parts: tuple[str, ...]
    sha256: str
    rows: dict[Kind, list[Row]] = field(default_factory=lambda: defaultdict(list))
    paths: dict[tuple[Kind, str], str] = field(default_factory=dict)


def read_document(data: bytes) -> DocumentFile:
    """Return a document file's elements.

    :raise InvalidDocument: it is no JSON, not of this shape, or uses an id twice; every error is named by its path.
    """
    try:
        loaded = DocumentSchema().load(_parse(data))
    except ValidationError as error:
        raise InvalidDocument(list(_flat_messages(error.messages))) from error
    parts = tuple(part for part in PARTS if part in loaded)
    named = loaded.get("strategy_id")
    strategy_id = loaded["strategy"]["id"] if "strategy" in loaded else named
    if not parts or strategy_id is None:
        raise InvalidDocument([("", "Has no part: strategy, organizations or plan (with strategy_id).")])
    if named not in (None, strategy_id):
        raise InvalidDocument([("strategy_id", f"The strategy in this file has the id {strategy_id!r}.")])
    file = DocumentFile(strategy_id, parts, hashlib.sha256(data).hexdigest())
    errors: list[tuple[str, str]] = []
    for part in parts:
        _take_part(file, part, loaded[part], errors)
    if errors:
        raise InvalidDocument(errors)
    return file


def write_document(document: Document, parts: tuple[str, ...] = PARTS) -> bytes:
    """Return parts of a document as a file: UTF-8, keys in the order of the schema, ended by a line break."""
    data = document_parts(document, parts)
    return orjson.dumps(dump(DocumentSchema, data), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def document_parts(document: Document, parts: tuple[str, ...]) -> dict[str, Any]:
    """Return parts of a document as its schema dumps them."""
    data: dict[str, Any] = {"format": FORMAT, "format_version": FORMAT_VERSION}
    if "strategy" not in parts:
        data["strategy_id"] = document.strategy.id
    return data | {part: getattr(document, part) for part in parts}


def listing_id(strategy_id: str, organization_id: str) -> str:
    """Return the id of an organization's place in a strategy's directory; files do not carry it."""
    return "listing." + hashlib.sha256(f"{strategy_id}|{organization_id}".encode()).hexdigest()[:32]


def _parse(data: bytes) -> Any:
    """Return the JSON value of a file, refusing keys given twice."""
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_key_twice)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise InvalidDocument([("", f"Not a JSON file in UTF-8: {error}")]) from error
    except ValueError as error:  # Python reads no number of more than some thousand digits
        raise InvalidDocument([("", "A number in it has too many digits.")]) from error


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object, refusing a key given twice: one of the two values would be lost."""
    value = dict(pairs)
    if len(value) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidDocument([(_step("", twice), "This key is given twice in one object.")])
    return value


def _take_part(file: DocumentFile, part: str, loaded: Any, errors: list[tuple[str, str]]) -> None:
    """Add a part's elements to a file's rows."""
    if part == "organizations":
        for index, data in enumerate(loaded):
            _take(file, Kind.ORGANIZATION, data, f"organizations[{index}]", errors, position=index + 1)
            listing = (listing_id(file.strategy_id, data["id"]), 0, file.strategy_id, data["id"], index + 1)
            file.rows[Kind.LISTING].append(listing)
    else:
        _take(file, Kind(part), loaded, part, errors)


def _take(
    file: DocumentFile,
    kind: Kind,
    data: Mapping[str, Any],
    path: str,
    errors: list[tuple[str, str]],
    *,
    parent_id: str | None = None,
    position: int = 1,
) -> None:
    """Add one element and all below it to a file's rows."""
    if (kind, data["id"]) in file.paths:
        errors.append((f"{path}.id", f"{data['id']!r} is also the id of {file.paths[kind, data['id']]}."))
    file.paths[kind, data["id"]] = path
    context = {"version": 0, "position": position, "strategy_id": file.strategy_id}
    if kind in PARENT and PARENT[kind] not in data and parent_id is not None:
        context[PARENT[kind]] = file.strategy_id if PARENT[kind] == "strategy_id" else parent_id
    file.rows[kind].append(tuple(_value(data, context, name) for name in own_fields(kind)))
    for name in CHILDREN.get(kind, ()):
        for index, child in enumerate(data[name]):
            _take(
                file,
                _CHILD_KINDS[name],
                child,
                f"{path}.{name}[{index}]",
                errors,
                parent_id=data["id"],
                position=index + 1,
            )


def _value(data: Mapping[str, Any], context: Mapping[str, Any], name: str) -> Any:
    """Return an own value of an element: from the file, or from where it stands in it."""
    value = data[name] if name in data else context[name]
    return tuple(value) if isinstance(value, list) else value


def _step(path: str, key: str | int) -> str:
    """Return the path of what stands below another path: a place in a list, or a key, whatever that is made of."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    name = key if key.isidentifier() else ascii(key)
    return f"{path}.{name}" if path else name


def _flat_messages(messages: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every message of a validation error with its path, such as plan.actions[3].due_on."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _flat_messages(inner, path if key == "_schema" else _step(path, key))
    else:
        for message in messages if isinstance(messages, list) else [messages]:
            yield path, str(message)
