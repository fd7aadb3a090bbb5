"""What the two sides of a comparison are: a day, a closed period or a frozen briefing, by what an address says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.domain.periods import Periods, period_key
from tracker.formatters import format_date
from tracker.pages.comparison import Side, day_words
from tracker.queries.documents import StrategyFacts
from tracker.queries.issued_briefings import IssuedFacts, list_issued
from tracker.queries.known_at import find_first_known_at
from tracker.views.issued_briefings import may_read_issued
from tracker.views.request.as_of import end_of_day, read_day
from tracker.views.request.reading import Reading

#: How far back one looks where no period was closed.
_DEFAULT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Choice:
    """A moment that is offered: what stands in the address, and what it is called."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds the sides of a comparison for one reader."""

    reading: Reading
    facts: StrategyFacts
    issued: Sequence[IssuedFacts]

    @classmethod
    def of(cls, reading: Reading, facts: StrategyFacts) -> "Sides":
        """Return what may be compared: seals, and the briefings the reader may read."""
        listed = [] if reading.cut is Cut.TEXT else list_issued(facts.id)
        listed = [each for each in listed if each.is_seal or may_read_issued(each)]
        return cls(reading, facts, listed)

    @property
    def choices(self) -> list[Choice]:
        """Return the closed periods and briefings that are offered, the last first."""
        seals = sorted(self._seals().items(), key=lambda item: item[1].as_of_on, reverse=True)
        closes = [Choice(key, _close_words(seal)) for key, seal in seals]
        issued = [Choice(each.number, _briefing_words(each)) for each in self.issued if not each.is_seal]
        return closes + issued

    def default_from(self) -> str:
        """Return what names the last closed period; where there is none, the day 90 days ago or the first known."""
        period = Periods.of(self.reading.document).last_ended(self.reading.on)
        if period is not None and period_key(period.label) in self._seals():
            return period_key(period.label)
        first = find_first_known_at(Kind.PLAN, self.facts.plan_id)
        known = first.astimezone(self.facts.zone).date() if first is not None else self.reading.on
        return max(self.reading.on - _DEFAULT, min(known, self.reading.on)).isoformat()

    def find(self, text: str) -> Side:
        """Return the side that a text names.

        :raise Refused: it names nothing that there is, or a day in the future or far away.
        """
        seal = self._seals().get(period_key(text))
        if seal is not None:
            return Side(period_key(text), _close_words(seal), seal.as_of_on, seal.known_at, seal.rules_version)
        briefing = next((each for each in self.issued if each.number == text and may_read_issued(each)), None)
        if briefing is not None:
            words = _briefing_words(briefing)
            return Side(text, words, briefing.as_of_on, briefing.known_at, briefing.rules_version)
        if _is_day(text):
            return self._day(text)
        if Periods.of(self.reading.document).find_by_key(period_key(text)) is not None:
            raise Refused(f"{text.replace('-', ' ')} is not closed; choose a day instead.")
        example = self.reading.on.isoformat()
        raise Refused(f"{text!r} is neither a day such as {example}, nor a closed period, nor a briefing's number.")

    def _day(self, text: str) -> Side:
        """Return a day, as known at its end."""
        today = self.reading.on
        day = read_day(text, self.facts, today)
        known = end_of_day(day, self.facts.zone) if day < today else None
        return Side(day.isoformat(), day_words(day, today), day, known)

    def _seals(self) -> dict[str, IssuedFacts]:
        """Return the last seal of each period, by its key."""
        seals: dict[str, IssuedFacts] = {}
        for each in self.issued:
            if each.is_seal and each.period is not None:
                seals.setdefault(period_key(each.period), each)
        return seals


def _close_words(seal: IssuedFacts) -> str:
    """Return what a closed period is called."""
    again = f" anew (revision {seal.period_revision})" if (seal.period_revision or 1) > 1 else ""
    return f"{seal.period} closed{again}"


def _briefing_words(briefing: IssuedFacts) -> str:
    """Return what a briefing is called."""
    return f"briefing {briefing.number}, as of {format_date(briefing.as_of_on)}"


def _is_day(text: str) -> bool:
    """Return whether a text is a day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
