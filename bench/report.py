"""What was measured, as a table, as lines of JSON, and beside what was to be reached."""

import json
import statistics
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.acts import Done
from bench.browser import Seen
from bench.measure import Result

LIVE = "strategy dashboard, after a change"
LIST, ACTION, EXPORT = "floor: list of actions", "floor: one action", "floor: whole file"

#: What of the floor each of the product's answers is held against.
_BESIDE = {
    "one action": ACTION,
    "briefing, warm": EXPORT,
    "briefing, after a change": EXPORT,
}


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached at scale S; `value` says where it stands, or None where that was not measured."""

    words: str
    limit: float
    unit: str
    value: Callable[["Measured"], float | None]


@dataclass(slots=True)
class Measured:
    """Everything measured at one scale."""

    scale: str
    results: dict[str, Result]
    memory: dict[str, dict[str, float]]
    first_answer_ms: list[float]
    seen: dict[str, Seen] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)

    def ratio(self, name: str, floor: str) -> float | None:
        """Return how many times the floor's processor time a request takes."""
        own, its = self.results.get(name), self.results.get(floor)
        return own.ratio(its) if own and its else None

    def beside(self, name: str) -> tuple[str, float] | None:
        """Return what of the floor a request is held against, and how many times its processor time it takes."""
        floor = _BESIDE.get(name, LIST)
        ratio = None if name.startswith(("floor", "peer")) else self.ratio(name, floor)
        return None if ratio is None else (floor, ratio)

    def cpu(self, name: str) -> float | None:
        """Return the processor milliseconds of a request."""
        return self.results[name].cpu_ms if name in self.results else None

    def first_chart(self, name: str, kind: str = "cold", what: str = "first_ms") -> float | None:
        """Return what a visit met, at the median."""
        return self.seen[name].median(kind, what) if name in self.seen else None

    def first_chart_beside(self, name: str, peer: str, what: str = "first_ms") -> float | None:
        """Return a page's time to the first chart as a share of a peer's."""
        own, its = self.first_chart(name, what=what), self.first_chart(peer)
        return own / its if own and its else None


TARGETS = (
    Target("Goal dashboard after a change, times the floor's list", 5, "x",
           lambda m: m.ratio("goal dashboard, after a change", LIST)),
    Target("Goal dashboard warm, times the floor's list", 2, "x", lambda m: m.ratio("goal dashboard, warm", LIST)),
    Target("Goal dashboard unchanged (304), processor time", 1, "ms", lambda m: m.cpu("goal dashboard, unchanged")),
    Target("One action, times the floor's", 5, "x", lambda m: m.ratio("one action", ACTION)),
    Target("Whole briefing after a change, times the floor's export", 3, "x",
           lambda m: m.ratio("briefing, after a change", EXPORT)),
    Target("Whole briefing warm, times the floor's export", 3, "x", lambda m: m.ratio("briefing, warm", EXPORT)),
    Target("Goal dashboard, first chart cold, as a share of Dash's", 0.2, "x",
           lambda m: m.first_chart_beside("goal dashboard", "peer dash")),
    Target("Strategy dashboard, first chart cold, as a share of Dash's", 0.2, "x",
           lambda m: m.first_chart_beside("strategy dashboard", "peer dash")),
    Target("Goal dashboard, first of Plotly's charts cold, as a share of Dash's first", 0.2, "x",
           lambda m: m.first_chart_beside("goal dashboard", "peer dash", "drawn_ms")),
    Target("Strategy dashboard, first of Plotly's charts cold, as a share of Dash's first", 0.2, "x",
           lambda m: m.first_chart_beside("strategy dashboard", "peer dash", "drawn_ms")),
    Target("Goal dashboard, over the wire cold", 700, "KiB", lambda m: m.first_chart("goal dashboard", what="kib")),
    Target("Strategy dashboard, over the wire cold", 700, "KiB",
           lambda m: m.first_chart("strategy dashboard", what="kib")),
    Target("As-of dashboard of a moment not asked for before, times the live one after a change", 5, "x",
           lambda m: m.ratio("as-of dashboard, cold", LIVE)),
    Target("The same with ten times the history", 5, "x", lambda m: m.ratio("as-of dashboard, long history", LIVE)),
    Target("The same in the midst of it, where every element was another", 5, "x",
           lambda m: m.ratio("as-of dashboard, midst of it", LIVE)),
    Target("As-of dashboard with ten times the history, times without", 2, "x",
           lambda m: m.ratio("as-of dashboard, long history", "as-of dashboard, cold")),
)  # fmt: skip


def tables(measured: Measured) -> Iterator[str]:
    """Yield the lines of the tables of one scale."""
    yield f"\nScale {measured.scale}\n"
    yield _line("request", "p50 ms", "p95 ms", "cpu ms", "SQL", "kB", "gzip kB", "times the floor's")
    for name, result in measured.results.items():
        beside = measured.beside(name)
        compressed = f"{result.compressed / 1000:.0f}" + ("" if result.is_compressed else " *")
        yield _line(
            name,
            f"{result.percentile(50):.2f}",
            f"{result.percentile(95):.2f}",
            f"{result.cpu_ms:.2f}",
            "" if result.statements is None else str(result.statements),
            f"{result.bytes / 1000:.1f}",
            compressed,
            "" if beside is None else f"{beside[1]:.2f} x {beside[0].removeprefix('floor: ')}",
        )
    yield "(* the server sends it plain; gzip would make it so small)"
    first = ", ".join(f"{each:.0f}" for each in measured.first_answer_ms)
    yield f"First answer of a server just started: {first} ms"
    for name, memory in measured.memory.items():
        yield f"Memory of {name}: {memory['peak_mib']} MiB at most in one process, {memory['pss_mib']} MiB all together"
    noise = sorted(window.others for result in measured.results.values() for window in result.windows)
    yield f"Other work on the machine: {noise[len(noise) // 2]:.2f} cores at the median, {noise[-1]:.2f} at most"
    if measured.done:
        yield ""
        yield _line("whole operation", "p50 ms", "p95 ms", "cpu ms", "SQL", "kB", "stored kB", "rows", "peak MiB")
        yield from map(_done, measured.done)
    if measured.seen:
        yield ""
        yield _line(
            "page in a browser",
            "first ms",
            "drawn ms",
            "all ms",
            "warm ms",
            "requests",
            "KiB",
            "warm KiB",
            "server cpu ms",
        )
        for name, seen in measured.seen.items():
            cells = [*(seen.median("cold", each) for each in ("first_ms", "drawn_ms", "all_ms")),
                     seen.median("warm", "first_ms"),
                     seen.median("cold", "requests"), seen.median("cold", "kib"), seen.median("warm", "kib"),
                     seen.median("cold", "server_cpu_ms")]  # fmt: skip
            yield _line(name, *(f"{cell:.0f}" for cell in cells))


def _done(done: Done) -> str:
    """Return the line of an operation."""
    times = (f"{done.percentile(50):.0f}", f"{done.percentile(95):.0f}", f"{statistics.median(done.cpu_ms):.0f}")
    sizes = (f"{done.bytes / 1000:.1f}", f"{done.stored / 1000:.1f}", str(done.rows or ""), f"{done.peak_mib:.0f}")
    return _line(done.act, *times, str(done.statements[-1]), *sizes)


def targets(measured: Measured) -> Iterator[str]:
    """Yield where each target stands."""
    yield f"\nTo reach at scale {measured.scale}"
    for target in TARGETS:
        value = target.value(measured)
        if value is None:
            yield f"  not measured  {target.words} (at most {target.limit:g} {target.unit})"
        else:
            verdict = "met    " if value <= target.limit else "NOT MET"
            yield f"  {verdict}  {target.words}: {value:.2f} {target.unit} (at most {target.limit:g})"


def statements_growth(small: Measured, large: Measured) -> Iterator[str]:
    """Yield whether any request sends more statements at the larger scale."""
    pairs = {
        name: (result.statements, large.results[name].statements)
        for name, result in small.results.items()
        if result.statements is not None and name in large.results
    }
    later = {done.act: done.statements_a_row for done in large.done}
    pairs |= {done.act: (done.statements_a_row, later[done.act]) for done in small.done}
    grown = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    yield f"\nStatements from scale {small.scale} to {large.scale}: " + (
        "the same for every request" if not grown else f"NOT the same: {grown}"
    )


def json_lines(measured: Measured) -> Iterator[str]:
    """Yield everything as a line of JSON a figure."""
    for figures in (*_requests(measured), *_others(measured)):
        yield json.dumps({"scale": measured.scale, **figures})
    if measured.scale == "S":
        for target in TARGETS:
            yield json.dumps({"target": target.words, "limit": target.limit, "value": target.value(measured)})


def _requests(measured: Measured) -> Iterator[dict[str, Any]]:
    """Yield the figures of each request."""
    for name, result in measured.results.items():
        beside = measured.beside(name)
        figures: dict[str, Any] = {
            "request": name, "p50_ms": round(result.percentile(50), 3), "p95_ms": round(result.percentile(95), 3),
            "cpu_ms": round(result.cpu_ms, 3), "statements": result.statements, "bytes": result.bytes,
            "gzip_bytes": result.compressed, "is_compressed": result.is_compressed,
            "requests": sum(len(window.milliseconds) for window in result.windows),
            "other_cores": round(max(window.others for window in result.windows), 2),
        }  # fmt: skip
        if beside is not None:
            figures |= {"floor": beside[0], "times": round(beside[1], 3)}
        yield figures


def _others(measured: Measured) -> Iterator[dict[str, Any]]:
    """Yield the figures of whole operations, of memory and of the browser."""
    yield from map(asdict, measured.done)
    for name, memory in measured.memory.items():
        yield {"memory": name, **memory}
    yield {"first_answer_ms": [round(each) for each in measured.first_answer_ms]}
    for name, seen in measured.seen.items():
        for kind in ("cold", "warm"):
            figures = {each: round(seen.median(kind, each), 1) for each in seen.cold[0]}
            yield {"page": name, "visit": kind, **figures}


def _line(name: str, *cells: str) -> str:
    """Return a line of a table."""
    return f"{name:<36}" + "".join(f"{cell:>11}" for cell in cells[:-1]) + f"   {cells[-1]}"
