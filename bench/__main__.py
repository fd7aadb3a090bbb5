"""`python -m bench`: everything is made in a temporary folder, measured in one run, and thrown away."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flask import Flask

from bench import data, peers, report
from bench.acts import carried_out
from bench.browser import Visit, look
from bench.client import Client, getting
from bench.importer import PASSWORD, make_database, set_clock
from bench.measure import Case, measure
from bench.pages import VERSIONS, history_cases, page_cases
from bench.product import GOAL_PAGE, STRATEGY_PAGE, Changes, first_answer_ms, product_cases
from bench.report import ACTION, EXPORT, LIST, Measured
from bench.servers import Server, serve
from tracker import create_app
from tracker.extensions import db

#: How often a whole operation is carried out at most.
_ACTS = 3
_READER = ("viewer@bench.invalid", PASSWORD)


def main(arguments: list[str]) -> int:
    """Measure, print the tables, and return 0."""
    options = _options(arguments)
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        del os.environ[name]  # whatever it is set up for, it is measured as it comes
    measured = []
    for scale in options.scale:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            measured.append(_measure(scale, Path(folder), options))
        print("\n".join(report.tables(measured[-1])))
        if options.out:
            with options.out.open("a") as file:
                file.writelines(f"{line}\n" for line in report.json_lines(measured[-1]))
    for each in measured:
        if each.scale == "S":
            print("\n".join(report.targets(each)))
    if len(measured) > 1:
        print("\n".join(report.statements_growth(measured[0], measured[-1])))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", default=["S", "M"], type=_scales, metavar="S,M", help="which sizes")
    parser.add_argument(
        "--peers", choices=("auto", "none"), default="auto", help="beside other products, if they are there"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="append every figure to FILE as a line of JSON")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5, help="of a window")
    parser.add_argument("--runs", type=int, default=7, help="visits in a browser; 0 for none")
    parser.add_argument("--quick", action="store_true", help="one short round, no browser: does it run at all?")
    options = parser.parse_args(arguments)
    options.versions = 2 if options.quick else VERSIONS
    options.starts = 1 if options.quick else 3
    if options.quick:
        options.rounds, options.seconds, options.runs = 1, 0.05, 0
    return options


def _scales(words: str) -> list[str]:
    """Return the sizes that are named."""
    scales = words.split(",")
    if unknown := set(scales) - set(data.SCALES):
        raise argparse.ArgumentTypeError(f"there is no scale {', '.join(sorted(unknown))}")
    return scales


def _measure(scale: str, folder: Path, options: argparse.Namespace) -> Measured:
    """Return everything measured at a scale."""
    file, instance = folder / f"{scale}.sqlite", folder / "instance"
    beside = peers.present() if options.peers == "auto" else []
    if options.peers == "none" or not peers.generate(file, scale):
        data.write(file, data.SCALES[scale])
    _log(f"{scale}: importing")
    with ExitStack() as stack:
        app = stack.enter_context(_database(file, instance))
        first = [_first_answer(instance) for _ in range(options.starts)]
        servers = {
            "the floor": stack.enter_context(serve("floor", "bench.floor:app", ready="/hello", BENCH_DATA=str(file))),
            "the tracker": stack.enter_context(_tracker(instance)),
        }
        others = stack.enter_context(peers.serve(beside, scale, file)) if beside else {}
        changes = Changes(app)
        own = stack.enter_context(product_cases(app, servers["the tracker"], changes))
        own += stack.enter_context(page_cases(servers["the tracker"], changes.report))
        own += stack.enter_context(_with_history(file, folder, options.versions)) if scale == "S" else []
        cases = [*_floor_cases(servers["the floor"]), *own, *peers.cases(others, scale)]
        results = measure(
            cases, rounds=options.rounds, seconds=options.seconds, log=lambda line: _log(f"{scale}: {line}")
        )
        memory = {name: server.memory() for name, server in {**servers, **others}.items()}
        measured = Measured(scale, results, memory, first)
        _log(f"{scale}: whole operations")
        measured.done = carried_out(instance, min(options.rounds, _ACTS))
        if options.runs:
            _log(f"{scale}: in a browser")
            measured.seen = look([*_visits(servers["the tracker"]), *peers.visits(others)], runs=options.runs)
        return measured


@contextmanager
def _with_history(file: Path, folder: Path, versions: int) -> Iterator[list[Case]]:
    """Give the requests to a tracker over the same elements, each of which was recorded many times."""
    instance = folder / "history"
    _log(f"importing {versions} versions of everything")
    with (
        _database(file, instance, versions=versions),
        _tracker(instance) as server,
        history_cases(server, versions) as cases,
    ):
        yield cases


@contextmanager
def _database(file: Path, instance: Path, *, versions: int = 1) -> Iterator[Flask]:
    """Give an app whose database was filled from a generated file."""
    instance.mkdir()
    os.environ["TRACKER_INSTANCE_PATH"] = str(instance)
    app = create_app()
    set_clock(app)
    with app.app_context():
        make_database(file, versions=versions)
    yield app
    with app.app_context():
        db.engine.dispose()


def _tracker(instance: Path):
    """Serve the tracker over a database."""
    return serve("tracker", "bench.wsgi:app", ready="/health", TRACKER_INSTANCE_PATH=str(instance))


def _first_answer(instance: Path) -> float:
    """Return how long a server just started takes for its first page."""
    with _tracker(instance) as server:
        return first_answer_ms(server)


def _floor_cases(server: Server) -> list[Case]:
    """Return the requests to the floor."""
    paths = {"floor: constant": "/hello", LIST: "/actions", ACTION: "/actions/1", EXPORT: "/export"}
    client = Client(server)
    return [Case(name, server, getting(client, path)) for name, path in paths.items()]


def _visits(server: Server) -> list[Visit]:
    """Return the tracker's pages with charts: bars of status, which the server draws, and below them Plotly's."""
    pages = {"strategy dashboard": (STRATEGY_PAGE, "svg.counts-bar"), "goal dashboard": (GOAL_PAGE, "svg.progress")}
    return [
        Visit(name, server, path, chart=chart, drawn="[data-drawn]", sign_in=_READER)
        for name, (path, chart) in pages.items()
    ]


def _log(line: str) -> None:
    """Say how far it is."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
