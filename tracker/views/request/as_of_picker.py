"""Choosing another day in a page's head: a form that works without scripts, and the closes of reporting periods."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from flask import g, request, url_for

from tracker.domain.document.cut import Cut
from tracker.queries.issued_briefings import SealFacts, list_last_seals
from tracker.views.request.as_of import AsOf
from tracker.views.request.reading import Reading
from tracker.views.request.routes import AS_IT_STOOD

#: How many closes are offered, the latest first.
_MOST_CLOSES = 12


@dataclass(frozen=True, slots=True)
class Close:
    """A period as it was closed: what it is called, and where this page is as it stood then."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Picker:
    """What the form needs: where it goes, what it keeps of the address, the day it shows, and the last one it takes."""

    address: str
    kept: tuple[tuple[str, str], ...]
    on: date
    today: date
    closes: tuple[Close, ...]


def as_of_picker(reading: Reading) -> Picker | None:
    """Return what another day is chosen with on this page, or None where it is of today whatever is asked for."""
    if request.endpoint not in AS_IT_STOOD:
        return None
    kept = tuple((name, value) for name, value in request.args.items() if name not in ("on", "known", "before"))
    page = same_page()
    closes = tuple(_close(seal, reading.as_of, page) for seal in _seals(reading))
    return Picker(request.path, kept, reading.on, reading.as_of.today, closes)


def as_of_parameters() -> dict[str, str]:
    """Return what the addresses on this page must say to be of its day and moment."""
    parameters: dict[str, str] = g.get("as_of_parameters", {})
    return parameters


def known_caption() -> str:
    """Return what the caption of a picture adds where it is of the past: up to when the record was read."""
    reading: Reading | None = g.get("reading")
    return f" · as known {reading.as_of.known_words}" if reading is not None and reading.is_past else ""


def same_page(**parameters: str | None) -> str:
    """Return the address of this page as of another day; without parameters as it stands today."""
    asked = {name: value for name, value in request.args.items() if _is_plain(name)}
    values = {**asked, **(request.view_args or {}), "on": None, "known": None, "before": None}
    return url_for(str(request.endpoint), **{**values, **parameters})


def _is_plain(name: str) -> bool:
    """Return whether an address says something of its page by a name, and nothing to whoever builds addresses."""
    return not name.startswith("_") and name != "endpoint"


def keep_as_of(endpoint: str, values: dict[str, str | None]) -> None:
    """Let the address of a route that reads the same strategy keep the day and moment of this page."""
    parameters = g.get("as_of_parameters")
    if not parameters or endpoint not in AS_IT_STOOD or not values.keys().isdisjoint(("on", "known")):
        return
    if values.get("slug") == (request.view_args or {}).get("slug"):
        values.update(parameters)


def _seals(reading: Reading) -> list[SealFacts]:
    """Return the closes that are offered; a plan that closed no period is not asked."""
    periods = reading.document.plan.reporting_periods
    if reading.cut is Cut.TEXT or not (reading.is_past or any(period.revision for period in periods)):
        return []
    return list_last_seals(reading.strategy_id, _MOST_CLOSES)


def _close(seal: SealFacts, as_of: AsOf, page: str) -> Close:
    """Return a close with its address: the page on its last day, as known at the moment of the seal."""
    then = AsOf(seal.as_of_on, seal.known_at, as_of.today, as_of.zone)
    again = f", revision {seal.period_revision}" if seal.period_revision > 1 else ""
    address = f"{page}{'&' if '?' in page else '?'}{urlencode(then.parameters)}"
    return Close(f"{seal.period} as it was closed{again}", address)
