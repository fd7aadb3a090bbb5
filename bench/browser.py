"""What a reader waits for: the time to the first chart in a real Chromium, with nothing kept and on a second visit.

Each visit with nothing kept is a fresh context; the second is the same address again in it. Times are the page's own
(performance.now(), from the start of the navigation); bytes are what came over the wire, headers included.
"""

import json
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.servers import Server

_ARGUMENTS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --host-resolver-rules=MAP~*~~NOTFOUND,EXCLUDE~127.0.0.1"
)
_WAIT_SECONDS = 60

#: Notes when the first chart is there, and the first and last that a script draws; looked at at every frame, and the
#: first frame comes when the style sheets are there.
_WATCH = """(() => {
  const [chart, drawn, least] = %s;
  const seen = (window.__seen = {});
  const look = () => {
    if (seen.first === undefined && document.querySelector(chart)) seen.first = performance.now();
    const there = document.querySelectorAll(drawn).length;
    if (there && seen.drawn === undefined) seen.drawn = performance.now();
    if (there >= least) seen.all = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page with charts: `chart` selects the first that is read, the bars of status.

    `drawn` selects those that a script draws, `least` is how many of them there are without scrolling.
    """

    name: str
    server: Server
    path: str
    chart: str
    drawn: str
    least: int = 1
    sign_in: tuple[str, str] | None = None


@dataclass(slots=True)
class Seen:
    """What the visits to a page met, with nothing kept and again: first_ms, drawn_ms, kib, requests, server_cpu_ms."""

    visit: Visit
    cold: list[dict[str, float]] = field(default_factory=list)
    warm: list[dict[str, float]] = field(default_factory=list)

    def median(self, kind: str, name: str) -> float:
        """Return the median of what one kind of visit met."""
        return statistics.median(each[name] for each in getattr(self, kind))


def look(visits: list[Visit], *, runs: int) -> dict[str, Seen]:
    """Return what visits met, by name; the pages are visited in turn, run after run."""
    seen = {visit.name: Seen(visit) for visit in visits}
    with _chromium() as browser:
        states = {visit.name: _signed_in(browser, visit) for visit in visits}
        for _ in range(runs):
            for visit in visits:
                with _page(browser, visit, states[visit.name]) as (page, session):
                    seen[visit.name].cold.append(_visit(page, session, visit))
                    seen[visit.name].warm.append(_visit(page, session, visit))
    return seen


@contextmanager
def _chromium() -> Iterator[Browser]:
    """Give a Chromium that reaches nothing but this machine."""
    arguments = [argument.replace("~", " ") for argument in _ARGUMENTS.split()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium_path(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def _chromium_path() -> str:
    """Return where Chromium is.

    :raise RuntimeError: it is not installed.
    """
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("No Chromium is installed. On Debian and Ubuntu: apt install chromium")


def _signed_in(browser: Browser, visit: Visit) -> Any:
    """Return the cookies of somebody who has signed in to a visit's server."""
    if visit.sign_in is None:
        return None
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{visit.server.url}/sign-in")
    email, password = visit.sign_in
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.click("form:has(input[name=password]) button[type=submit]")
    page.wait_for_load_state()
    state = {"cookies": context.cookies()}
    context.close()
    return state


@contextmanager
def _page(browser: Browser, visit: Visit, state: Any) -> Iterator[tuple[Page, CDPSession]]:
    """Give a page of a fresh context, and its wire."""
    context: BrowserContext = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=state)
    context.add_init_script(_WATCH % json.dumps([visit.chart, visit.drawn, visit.least]))
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    yield page, session
    context.close()


def _visit(page: Page, session: CDPSession, visit: Visit) -> dict[str, float]:
    """Go to a page, wait for its charts, and return what it took."""
    met = {"kib": 0.0, "requests": 0.0}

    def finished(event: dict[str, Any]) -> None:
        met["kib"] += event["encodedDataLength"] / 1024
        met["requests"] += 1

    session.on("Network.loadingFinished", finished)
    before = visit.server.cpu_seconds()
    page.goto(visit.server.url + visit.path, wait_until="commit")
    deadline = time.monotonic() + _WAIT_SECONDS
    while (seen := page.evaluate("window.__seen || {}")).get("all") is None:
        if time.monotonic() > deadline:
            raise RuntimeError(f"{visit.name}: {visit.least} of {visit.drawn} were not drawn: {seen}")
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)  # the rest of the network
    session.remove_listener("Network.loadingFinished", finished)
    met |= {"first_ms": seen["first"], "drawn_ms": seen["drawn"], "all_ms": seen["all"]}
    met["server_cpu_ms"] = (visit.server.cpu_seconds() - before) * 1000
    return met
