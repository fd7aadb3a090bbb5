"""Scripts: who did what when, written as ordinary operations with their arguments in JSON types."""

import runpy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from tracker.domain.errors import Refused

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One operation: when, by whom (a key of the script's actors), which, and its arguments in JSON types."""

    at: datetime
    by: str
    operation: str
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Script:
    """A plan's whole history as operations.

    The strategy's own file is loaded at `begins_at`; a clock that shows the plan starts at `shown_at`. `actors` names
    each actor's account, None for the installation itself; `notice` is what every page of such a plan says.
    """

    notice: str
    begins_at: datetime
    shown_at: datetime
    actors: Mapping[str, str | None]
    steps: tuple[Step, ...]


def read_script(path: Path) -> Script:
    """Return the script a Python file defines by the names NOTICE, BEGINS_AT, SHOWN_AT, ACTORS and STEPS."""
    names = runpy.run_path(str(path))
    steps = tuple(Step(**step) for step in names["STEPS"])
    return Script(names["NOTICE"], names["BEGINS_AT"], names["SHOWN_AT"], names["ACTORS"], steps)


def build_arguments(owner: Any, plain: Arguments) -> dict[str, Any]:
    """Return an operation's arguments, or a dataclass's fields, from JSON types.

    :raise Refused: one is not the owner's, or not of its type.
    """
    hints = _hints(owner)
    unknown = sorted(set(plain) - set(hints))
    if unknown:
        raise Refused(f"{owner.__name__} has no {', '.join(unknown)}.")
    return {name: _build(hints[name], value) for name, value in plain.items()}


@cache
def _hints(owner: Any) -> Mapping[str, Any]:
    """Return the types of a function's arguments or a dataclass's fields by name."""
    hints = get_type_hints(owner)
    return {field.name: hints[field.name] for field in fields(owner)} if is_dataclass(owner) else hints


def _build(hint: Any, value: Any) -> Any:
    """Return a value of JSON types as what it is to be.

    :raise Refused: it cannot be that.
    """
    if isinstance(hint, UnionType):
        return None if value is None else _build(get_args(hint)[0], value)
    container = get_origin(hint)
    if container is tuple:
        return tuple(_build(get_args(hint)[0], member) for member in value)
    if container is not None and issubclass(container, Mapping):
        return {key: _build(get_args(hint)[1], member) for key, member in value.items()}
    try:
        if is_dataclass(hint):
            return hint(**build_arguments(hint, value))  # type: ignore[operator]  # it is a class, never an instance
        return _reader(hint)(value)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise Refused(f"{value!r} is not a {hint.__name__}.") from error


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return how a plain type is read."""
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Decimal | Enum):
        return hint
    return lambda value: value
