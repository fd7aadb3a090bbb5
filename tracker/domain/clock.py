"""The clock at the edge: what time it is, and which day that is somewhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker.domain.errors import Refused


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


def parse_start(text: str, time_zone: str) -> datetime:
    """Return the moment a clock is to start at; a day alone means nine in the morning.

    :raise Refused: it is no day or moment.

    >>> parse_start("2025-12-15", "America/New_York").isoformat()
    '2025-12-15T14:00:00+00:00'
    >>> parse_start("2025-12-15T16:30", "America/New_York").isoformat()
    '2025-12-15T21:30:00+00:00'
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"{text!r} is not a day or moment such as 2025-12-15 or 2025-12-15T09:00.") from error
    if len(text) <= len("2025-12-15"):
        moment = datetime.combine(moment, time(9))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(time_zone))
    return moment.astimezone(UTC)
