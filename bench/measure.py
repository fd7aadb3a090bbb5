"""What a request costs: many of one kind in a short window, all kinds in turn, round after round.

The processor time a server spends on a request is moved least by what else the machine does; ratios to the floor's
are taken within a round, so that a slow minute slows both.
"""

import gzip
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.client import Answer
from bench.servers import Server, machine_cpu_seconds

#: The fewest requests of a window.
FEWEST = 12
#: What a server does once its answer is out belongs to the request: so long is waited for it.
_TAIL_SECONDS = 0.002


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of request: `ask` sends it. What happens before each window and before each request is not measured."""

    name: str
    server: Server
    ask: Callable[..., Answer]
    status: int = 200
    before_window: Callable[[], None] = lambda: None
    before: Callable[[], None] | None = None


@dataclass(slots=True)
class Window:
    """What one window measured: milliseconds each request took, processor milliseconds a request."""

    milliseconds: list[float]
    cpu_ms: float
    others: float


@dataclass(slots=True)
class Result:
    """All windows of a case."""

    case: Case
    bytes: int = 0
    compressed: int = 0
    is_compressed: bool = False
    statements: int | None = None
    windows: list[Window] = field(default_factory=list)

    @property
    def cpu_ms(self) -> float:
        """Return the processor milliseconds a request: the median window's."""
        return statistics.median(window.cpu_ms for window in self.windows)

    def percentile(self, percent: int) -> float:
        """Return the milliseconds within which so many percent of the requests were answered."""
        ordered = sorted(each for window in self.windows for each in window.milliseconds)
        return ordered[round((len(ordered) - 1) * percent / 100)]

    def ratio(self, floor: "Result") -> float:
        """Return how many times the floor's processor time a request takes: the median round's."""
        pairs = zip(self.windows, floor.windows, strict=True)
        return statistics.median(own.cpu_ms / its.cpu_ms for own, its in pairs)


def measure(cases: list[Case], *, rounds: int, seconds: float, log: Callable[[str], None]) -> dict[str, Result]:
    """Return what each case costs, by its name."""
    results = {case.name: _first(case) for case in cases}
    for number in range(1, rounds + 1):
        log(f"round {number} of {rounds}")
        for case in cases:
            results[case.name].windows.append(_window(case, seconds))
    return results


def _first(case: Case) -> Result:
    """Return a case's result with its sizes, after a few requests that are not measured."""
    case.before_window()
    answers = {}
    for encoding in ("identity", "identity", "gzip", "identity"):
        if case.before is not None:
            case.before()
        answers[encoding] = _send(case, accept_encoding=encoding)[0]
    answer, compressed = answers["identity"], answers["gzip"]
    result = Result(case, bytes=len(answer.body), statements=answer.statements)
    result.is_compressed = compressed.encoding == "gzip"
    result.compressed = len(compressed.body if result.is_compressed else gzip.compress(answer.body, 6))
    return result


def _window(case: Case, seconds: float) -> Window:
    """Send requests one after the other until the time is over."""
    case.before_window()
    milliseconds: list[float] = []
    server_seconds = 0.0
    machine, own, began = machine_cpu_seconds(), time.process_time(), time.perf_counter()
    whole = case.server.cpu_seconds()
    while time.perf_counter() - began < seconds or len(milliseconds) < FEWEST:
        if case.before is not None:
            case.before()
            before = case.server.cpu_seconds()
            milliseconds.append(_send(case)[1])
            time.sleep(_TAIL_SECONDS)
            server_seconds += case.server.cpu_seconds() - before
        else:
            milliseconds.append(_send(case)[1])
    wall = time.perf_counter() - began
    time.sleep(_TAIL_SECONDS)
    whole = case.server.cpu_seconds() - whole
    others = (machine_cpu_seconds() - machine - whole - (time.process_time() - own)) / wall
    used = whole if case.before is None else server_seconds
    return Window(milliseconds, used / len(milliseconds) * 1000, max(0.0, others))


def _send(case: Case, **headers: str) -> tuple[Answer, float]:
    """Send one request and return the answer and the milliseconds it took.

    :raise RuntimeError: the answer is not what the case expects.
    """
    began = time.perf_counter()
    answer = case.ask(**headers)
    taken = (time.perf_counter() - began) * 1000
    if answer.status != case.status:
        raise RuntimeError(f"{case.name} was answered {answer.status}, not {case.status}: {answer.body[:300]!r}")
    return answer, taken
