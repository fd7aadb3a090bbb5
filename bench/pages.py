"""Pages that look back, ask for reports or compare: what they cost warm and after a change, and as of other moments."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from bench.client import Answer, Client, getting
from bench.importer import IMPORTED, NOW, PASSWORD
from bench.measure import Case
from bench.product import STRATEGY_PAGE
from bench.servers import Server

AS_OF = "as-of dashboard"
#: How often each element was recorded where it has a long history.
VERSIONS = 10

#: Each page with who looks at it.
_PAGES = {
    "my updates": ("lead", "/my-updates"),
    "approvals": ("approver", "/approvals"),
    "compare": ("viewer", "/compare"),
    "reporting": ("planner", "/reporting"),
}


@contextmanager
def page_cases(server: Server, change: Callable[[], None]) -> Iterator[list[Case]]:
    """Give the requests to these pages; `change` writes a report that the server has to learn of."""
    people = {who: Client(server) for who, _ in _PAGES.values()}
    for who, client in people.items():
        client.sign_in(f"{who}@bench.invalid", PASSWORD)
    cases = []
    for name, (who, path) in _PAGES.items():
        ask = getting(people[who], STRATEGY_PAGE + path)
        cases += [Case(f"{name}, warm", server, ask), Case(f"{name}, after a change", server, ask, before=change)]
    moments = Moments(people["viewer"], IMPORTED + timedelta(hours=1))
    yield [
        *cases,
        Case(f"{AS_OF}, cold", server, moments.ask_another),
        Case(f"{AS_OF}, warm", server, moments.ask_again),
    ]
    for client in people.values():
        client.close()


@contextmanager
def history_cases(server: Server, versions: int) -> Iterator[list[Case]]:
    """Give the same of a server whose elements have a history: after their last version, and in the midst."""
    reader = Client(server)
    reader.sign_in("viewer@bench.invalid", PASSWORD)
    now = Moments(reader, IMPORTED + timedelta(hours=1))
    midst = Moments(reader, IMPORTED - timedelta(hours=versions / 2 - 0.5))
    yield [
        Case(f"{AS_OF}, long history", server, now.ask_another),
        Case(f"{AS_OF}, midst of it", server, midst.ask_another),
    ]
    reader.close()


class Moments:
    """Somebody who looks at the dashboard as it was known at one moment after the other."""

    def __init__(self, client: Client, first: datetime) -> None:
        self._client = client
        self._moments = (first + timedelta(milliseconds=number) for number in itertools.count())

    def ask_another(self, **headers: str) -> Answer:
        """Ask for a moment that nobody asked for before."""
        return self._ask(next(self._moments), **headers)

    def ask_again(self, **headers: str) -> Answer:
        """Ask for the same moment each time."""
        return self._ask(IMPORTED + timedelta(hours=2), **headers)

    def _ask(self, known: datetime, **headers: str) -> Answer:
        moment = known.isoformat(timespec="microseconds").replace("+00:00", "Z")
        return self._client.get(f"{STRATEGY_PAGE}?on={NOW.date().isoformat()}&known={moment}", **headers)
