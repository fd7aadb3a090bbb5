"""The clock at the edge: what time it is, and which day that is somewhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs, shifted by `offset` against the machine's (nothing but a demonstration shifts it)."""

    offset: timedelta = timedelta()

    @property
    def is_shifted(self) -> bool:
        """Return whether the clock tells another time than the machine."""
        return bool(self.offset)

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC) + self.offset

    def today(self, time_zone: str) -> date:
        """Return the day it is in a time zone."""
        return self.now().astimezone(ZoneInfo(time_zone)).date()


def clock_starting(start: datetime, anchor: datetime) -> Clock:
    """Return a clock that showed `start` at the machine's moment `anchor` and has run since."""
    return Clock(offset=start - anchor)
