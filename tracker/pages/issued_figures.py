"""Figures as an issued file has them, for templates that show figures: nothing is reckoned."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.status import Status

#: The keys whose values are statuses.
_STATUSES = frozenset({"status", "lowest_status"})


class Figures:
    """The figures of one element in a file; `address` is where they stand in it.

    >>> Figures("goals/1.1", {"status": "at_risk", "actions": {"total": 3}}).actions.total
    3
    """

    __slots__ = ("_values", "address")

    def __init__(self, address: str, values: Mapping[str, Any]) -> None:
        self.address, self._values = address, values

    def __getattr__(self, name: str) -> Any:
        if name not in self._values:
            raise AttributeError(name)
        value = self._values[name]
        if isinstance(value, Mapping):
            return Figures(f"{self.address}/{name}", value)
        return Status[value.upper()] if name in _STATUSES and value is not None else value

    def of(self, status: Status) -> int:
        """Return how many there are of a status."""
        return int(self._values[status.value])
