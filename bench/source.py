"""A generated file, and what every element made of it has in common."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tracker.domain.document.element import Lifecycle, Visibility

Values = Mapping[str, Any]

STRATEGY = "strategy.bench"
#: The office whose lead reports, and whose reports wait for its approver.
OFFICE = 1
SLUG = "bench"

ACTIVE = {"lifecycle": Lifecycle.ACTIVE, "lifecycle_reason": None, "lifecycle_on": None}
PUBLIC = {"visibility": Visibility.PUBLIC, "is_illustrative": False}


class Source:
    """A generated file."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._connection.row_factory = sqlite3.Row
        [self.strategy] = self.rows("strategy")
        self.starts_on = date.fromisoformat(self.strategy["starts"])
        self.ends_on = date.fromisoformat(self.strategy["ends"])

    def rows(self, table: str, order: str = "id") -> Iterator[sqlite3.Row]:
        """Yield the rows of a table."""
        return iter(self._connection.execute(f"SELECT * FROM {table} ORDER BY {order}"))
