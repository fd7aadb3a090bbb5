"""As of which day, and as known when, a strategy is looked at: ?on= and ?known= in an address."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker import columns
from tracker.domain.errors import Refused
from tracker.formatters import format_date, format_moment
from tracker.queries.documents import StrategyFacts

#: How many years before a strategy begins, and after it ends, a day may be asked for.
YEARS_AROUND = 50

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day of reckoning, the moment up to which the record is read (None is now), and what day it is today."""

    on: date
    known: datetime | None
    today: date
    zone: ZoneInfo

    @property
    def is_past(self) -> bool:
        """Return whether it is anything but the strategy as it stands."""
        return self.known is not None or self.on != self.today

    @property
    def known_on(self) -> date:
        """Return the day of the moment up to which the record is read."""
        return self.today if self.known is None else self.known.astimezone(self.zone).date()

    @property
    def known_words(self) -> str:
        """Return when it was known in words: today, a day (its end), or a moment."""
        if self.known is None:
            return "today"
        is_whole_day = self.known == end_of_day(self.known_on, self.zone)
        return format_date(self.known_on) if is_whole_day else format_moment(self.known, self.zone.key)

    @property
    def parameters(self) -> dict[str, str]:
        """Return what an address must say to be of this day and moment; nothing for the strategy as it stands."""
        if not self.is_past:
            return {}
        if self.on != self.today and self.known == end_of_day(self.on, self.zone):
            return {"on": self.on.isoformat()}
        return {"on": self.on.isoformat(), "known": self._known_text()}

    def _known_text(self) -> str:
        """Return the moment as an address says it: a day stands for its end."""
        if self.known is None or self.known == end_of_day(self.known_on, self.zone):
            return self.known_on.isoformat()
        return columns.format_moment(self.known)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the last moment of a day where a strategy is run.

    >>> end_of_day(date(2024, 6, 30), ZoneInfo("America/New_York")).isoformat()
    '2024-07-01T03:59:59.999999+00:00'
    """
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC) - _INSTANT


def as_it_stands(facts: StrategyFacts, now: datetime) -> AsOf:
    """Return today, with all that is known."""
    return AsOf(now.astimezone(facts.zone).date(), None, now.astimezone(facts.zone).date(), facts.zone)


def read_as_of(on: str | None, known: str | None, facts: StrategyFacts, now: datetime) -> AsOf:
    """Return the day and moment asked for: a day alone is as known at its end, nothing is the strategy as it stands.

    :raise Refused: one is no day or moment, in the future, or the day is far from the strategy's own.
    """
    today = now.astimezone(facts.zone).date()
    day = read_day(on, facts, today)
    if known:
        return AsOf(day, _read_known(known, facts.zone, now), today, facts.zone)
    return AsOf(day, end_of_day(day, facts.zone) if day < today else None, today, facts.zone)


def read_day(text: str | None, facts: StrategyFacts, today: date) -> date:
    """Return the day of reckoning that is asked for: today where none is.

    :raise Refused: it is no ISO date, in the future, or more than 50 years before or after the strategy.
    """
    if not text:
        return today
    day = _parse_day(text)
    if day is None:
        raise Refused(f"{text!r} is not a day such as {today.isoformat()}.", field="on")
    if day > today:
        raise Refused(f"{day.isoformat()} is in the future; nothing is known of it.", field="on")
    if _years_later(day, YEARS_AROUND) < _years_later(facts.starts_on, 0):
        raise Refused(_far(day, f"before the strategy begins, on {facts.starts_on.isoformat()}"), field="on")
    if _years_later(day, 0) > _years_later(facts.ends_on, YEARS_AROUND):
        raise Refused(_far(day, f"after the strategy ends, on {facts.ends_on.isoformat()}"), field="on")
    return day


def _read_known(text: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return the moment that is asked for, a day's its end; None where it is today or now.

    :raise Refused: it is neither a day nor a moment, or in the future.
    """
    today, day = now.astimezone(zone).date(), _parse_day(text)
    if day is not None and day < today:
        return end_of_day(day, zone)
    moment = _parse_moment(text, zone) if day is None else None
    if day is None and moment is None:
        example = f"a day such as {today.isoformat()} or a moment such as {today.isoformat()}T14:00:00Z"
        raise Refused(f"{text!r} is not {example}.", field="known")
    if (day is not None and day > today) or (moment is not None and moment > now):
        raise Refused(f"{text} is in the future; nothing is known of it.", field="known")
    return moment


def _parse_day(text: str) -> date | None:
    """Return the day a text says, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _parse_moment(text: str, zone: ZoneInfo) -> datetime | None:
    """Return the moment a text says, where the strategy is run unless it names its zone, or None."""
    try:
        moment = datetime.fromisoformat(text)
        known = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        known.astimezone(zone)  # there may be no such day in the strategy's calendar
        return known
    except (ValueError, OverflowError):
        return None


def _years_later(day: date, years: int) -> tuple[int, int, int]:
    """Return year, month and day some years after a day, be they beyond the calendar: to compare and nothing else."""
    return day.year + years, day.month, day.day


def _far(day: date, words: str) -> str:
    """Return what is said of a day far from the strategy."""
    return f"{day.isoformat()} is more than {YEARS_AROUND} years {words}; nothing is reckoned for it."
