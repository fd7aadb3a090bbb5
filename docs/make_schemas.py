"""Write what docs/ says of the JSON formats from the marshmallow schemas.

These are docs/document.schema.json, docs/briefing.schema.json and the tables of keys in docs/briefing.md. Run as
`python -m docs.make_schemas`; a house test says when they are out of date.
"""

import json
from pathlib import Path
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema, fields

from tracker.schemas.briefing import BriefingSchema
from tracker.schemas.document import DocumentSchema
from tracker.schemas.element import DecimalString

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_APISPEC, _OURS = "#/components/schemas/", "#/$defs/"
_FOLDER = Path(__file__).parent
PAGE, _MARK = "briefing.md", "edit the descriptions there. -->"

#: Each file with the schema it is made from.
FILES: dict[str, type[Schema]] = {"document.schema.json": DocumentSchema, "briefing.schema.json": BriefingSchema}


def json_schema(schema: type[Schema]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a marshmallow schema and of all it nests."""
    plugin = MarshmallowPlugin()
    spec = APISpec(title="", version="", openapi_version="3.1.0", plugins=[plugin])
    assert plugin.converter is not None
    plugin.converter.add_attribute_function(_decimal_strings)
    name = _name(schema)
    spec.components.schema(name, schema=schema)
    made = _adapted(spec.to_dict()["components"]["schemas"])
    for each in _nested(schema):
        made[_name(each)]["description"] = _first_line(each)
    return {"$schema": DIALECT, "title": name, "$ref": f"{_OURS}{name}", "$defs": dict(sorted(made.items()))}


def text(name: str) -> str:
    """Return what a file should hold."""
    if name == PAGE:
        words, mark, _ = (_FOLDER / PAGE).read_text().partition(_MARK)
        return f"{words}{mark}\n{key_tables()}"
    return json.dumps(json_schema(FILES[name]), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write both files."""
    for name in (*FILES, PAGE):
        (_FOLDER / name).write_text(text(name))


def key_tables() -> str:
    """Return a table of keys for each object of a briefing, in the order in which one meets them."""
    return "".join(_key_table(schema) for schema in _nested(BriefingSchema, without=DocumentSchema))


def _key_table(schema: type[Schema]) -> str:
    """Return the keys of one object, a line each."""
    lines = [f"\n### {_name(schema)}\n\n{_first_line(schema)}\n\n| key | what | |\n|---|---|---|\n"]
    for name, field in schema().fields.items():
        below = _below(field)
        if below is DocumentSchema:
            held = "as in `document.schema.json`"
        else:
            held = f"[{_name(below)}](#{_name(below).lower()})" if below is not None else ""
        lines.append(f"| `{name}` | {field.metadata['description']} | {held} |\n")
    return "".join(lines)


def _name(schema: type[Schema]) -> str:
    """Return what a schema's objects are called."""
    return schema.__name__.removesuffix("Schema")


def _first_line(schema: type[Schema]) -> str:
    """Return what a schema says of its objects."""
    return str(schema.__doc__).split("\n", 1)[0]


def _decimal_strings(_converter: Any, field: fields.Field[Any], *, ret: dict[str, Any]) -> dict[str, Any]:
    """Return what apispec cannot know: our decimals are strings."""
    if not isinstance(field, DecimalString):
        return {}
    return {"type": ["string", "null"] if field.allow_none else "string", "pattern": r"^-?\d{1,15}(\.\d{1,10})?$"}


def _adapted(value: Any) -> Any:
    """Return apispec's answer as plain JSON Schema: references among $defs, and patterns for the whole text."""
    if isinstance(value, list):
        return [_adapted(member) for member in value]
    if not isinstance(value, dict):
        return value
    adapted = {key: _adapted(member) for key, member in value.items()}
    if isinstance(adapted.get("$ref"), str):
        adapted["$ref"] = adapted["$ref"].replace(_APISPEC, _OURS)
    pattern = adapted.get("pattern")
    if isinstance(pattern, str) and pattern.endswith(r"\Z"):
        adapted["pattern"] = f"^{pattern.removesuffix(chr(92) + 'Z')}$"
    return adapted


def _nested(schema: type[Schema], *, without: type[Schema] | None = None) -> list[type[Schema]]:
    """Return a schema and all it nests, but for one and what only that one nests."""
    found = [schema]
    for each in found:
        for field in each().fields.values():
            below = _below(field)
            if below is not None and below is not without and below not in found:
                found.append(below)
    return found


def _below(field: fields.Field[Any]) -> type[Schema] | None:
    """Return the schema that a field nests, in a list or an object too."""
    if isinstance(field, fields.Nested):
        return type(field.schema)
    inner = field.inner if isinstance(field, fields.List) else getattr(field, "value_field", None)
    return None if inner is None else _below(inner)


if __name__ == "__main__":
    main()
