"""Link sets: the many-to-many parts of an element, kept in tables of their own and told as one field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table


@dataclass(frozen=True)
class LinkSet:
    """One field of an element that is kept as rows of `table`.

    `owner` is the column naming the element, `values` the columns that make one value, `fixed` what else each row
    holds; `make` turns the values into what the node carries, `parts` turns that back.
    """

    name: str
    table: Table
    owner: str
    values: tuple[str, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)
    make: Callable[..., Any] = lambda value: value
