"""Dumping as `schema.dump` does and from the same fields, but compiled once per schema: some ten times as fast.

A briefing holds thousands of elements, and marshmallow looks up every attribute of each anew. As the standard library
does for a dataclass's `__init__`, a function is written out for each schema, one line or two for each of its fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any

from marshmallow import Schema, fields, missing

from tracker.schemas.element import Day, ElementSchema, Flag

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """How one field is written: `convert` makes its JSON value (None: it is one); `default` is not written."""

    key: str
    attribute: str
    convert: Convert | None
    default: Any

    def is_written(self, value: Any) -> bool:
        """Return whether a value is written."""
        return bool(self.default is missing or value != self.default)

    def converted(self, value: Any) -> Any:
        """Return the JSON value."""
        return value if value is None or self.convert is None else self.convert(value)

    def source(self, number: int) -> str:
        """Return the lines that write this field of an object `o` into `dumped`."""
        json = "value" if self.convert is None else f"convert{number}(value)"
        if self.default is missing:
            return f" value = o.{self.attribute}\n dumped[{self.key!r}] = None if value is None else {json}"
        test = "value is not None" if self.default is None else f"value != default{number}"
        return f" value = o.{self.attribute}\n if {test}:\n  dumped[{self.key!r}] = {json}"


def dump(schema: type[Schema], value: Any) -> dict[str, Any]:
    """Return what `schema().dump(value)` returns."""
    dumped: dict[str, Any] = _compiled(schema)(value)
    return dumped


@cache
def _compiled(schema: type[Schema]) -> Convert:
    """Return the function that dumps objects, or dicts from which keys may be missing."""
    steps = [_step(name, field, schema) for name, field in schema().dump_fields.items()]
    lines = [step.source(number) for number, step in enumerate(steps)]
    names: dict[str, Any] = {"from_dict": partial(_dump_dict, steps)}
    names |= {f"convert{number}": step.convert for number, step in enumerate(steps)}
    names |= {f"default{number}": step.default for number, step in enumerate(steps)}
    head = "def dump_one(o):\n if type(o) is dict:\n  return from_dict(o)\n dumped = {}\n"
    exec(head + "\n".join(lines) + "\n return dumped\n", names)  # noqa: S102 - its parts are names of our own schemas
    compiled: Convert = names["dump_one"]
    return compiled


def _dump_dict(steps: list[_Step], value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a dict dumped; what it lacks is left out."""
    return {
        step.key: step.converted(value[step.attribute])
        for step in steps
        if step.attribute in value and step.is_written(value[step.attribute])
    }


def _step(name: str, field: fields.Field[Any], schema: type[Schema]) -> _Step:
    """Return how a field is written."""
    default = field.load_default if issubclass(schema, ElementSchema) else missing
    return _Step(field.data_key or name, field.attribute or name, _converter(field), default)


def _converter(field: fields.Field[Any] | None) -> Convert | None:
    """Return what makes a field's value, unless it is None, a JSON value; None where it is one already."""
    if isinstance(field, fields.Nested):
        return _compiled(type(field.schema))
    if isinstance(field, fields.List):
        return _each(_converter(field.inner))
    if isinstance(field, fields.Dict):
        return _each_value(_converter(field.value_field))
    if isinstance(field, fields.Enum):
        return attrgetter("_value_")
    if field is None:
        return None
    return _PLAIN[type(field)] if type(field) in _PLAIN else _by_field(field)


#: Fields whose values are JSON values already, or become them by one call.
_PLAIN: Mapping[type, Convert | None] = {
    fields.String: None,
    fields.Integer: None,
    fields.Boolean: None,
    fields.Date: date.isoformat,
    Day: date.isoformat,
    Flag: None,
}


def _by_field(field: fields.Field[Any]) -> Convert:
    """Return the field's own way to write a value."""
    write: Any = field._serialize  # what marshmallow documents to override, and calls itself
    return lambda value: write(value, None, None)


def _each(convert: Convert | None) -> Convert:
    """Return what writes a list."""
    return list if convert is None else lambda values: [convert(value) for value in values]


def _each_value(convert: Convert | None) -> Convert:
    """Return what writes an object whose keys are strings."""
    return dict if convert is None else lambda values: {key: convert(value) for key, value in values.items()}
