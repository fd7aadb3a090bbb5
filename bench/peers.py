"""Other ways to get such a page, measured beside it: the servers of ../shared/bench/peers, where they are there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.browser import Visit
from bench.client import Client, getting
from bench.measure import Case
from bench.servers import Server

FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "peers"

_BARS = ".barlayer .point path"
#: Each server: its virtual environment, its port, its page with charts (path, first chart), its lists (name, path).
_SERVERS: dict[str, tuple[str, int, tuple[str, str] | None, dict[str, str]]] = {
    "dash": ("dash-venv", 8102, ("/", _BARS), {}),
    "streamlit": ("streamlit-venv", 8103, ("/", _BARS), {}),
    "floor": ("flaskadmin-venv", 8107, ("/page", "svg .bar"), {"list of actions": "/actions"}),
    "flaskadmin": ("flaskadmin-venv", 8106, None, {"list of 200": "/admin/action/?page_size=200"}),
    "datasette": ("datasette-venv", 8108, None, {"list of 200, JSON": "/{scale}/action.json?_size=200&_labels=on"}),
}


def kept() -> Path:
    """Return where the peers' virtual environments are kept."""
    return Path(os.environ.get("PEERS") or Path.home() / ".cache" / "strategy-peers")


def present() -> list[str]:
    """Return the peers that can be started."""
    if not (FOLDER / "run_server.sh").exists():
        return []
    return [name for name, (venv, *_) in _SERVERS.items() if (kept() / venv / "bin").is_dir()]


def generate(path: Path, scale: str) -> bool:
    """Write the peers' own data of a scale, and return whether their generator is there."""
    generator = FOLDER / "data" / "generate.py"
    if generator.exists():
        subprocess.run(
            [sys.executable, generator, "--scale", scale, "--out", path], check=True, stdout=subprocess.DEVNULL
        )
    return generator.exists()


@contextmanager
def serve(names: list[str], scale: str, data: Path) -> Iterator[dict[str, Server]]:
    """Start peers over a file by their own script, in a folder of their own, until the context ends."""
    folder = data.parent / f"peers-{scale}"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / f"{scale}.sqlite").symlink_to(data)
    for venv in {_SERVERS[name][0] for name in names}:
        (folder / venv).symlink_to(kept() / venv)
    with ExitStack() as stack:
        for name in names:
            stack.callback(_run, folder, "stop", name)
            _run(folder, name, scale)
        yield {name: _server(folder, name) for name in names}


def _run(folder: Path, *arguments: str) -> None:
    """Run the peers' own script."""
    environment = {**os.environ, "PEERS": str(folder)}
    subprocess.run([FOLDER / "run_server.sh", *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)


def _server(folder: Path, name: str) -> Server:
    """Return a peer that was started."""
    pid = int((folder / f"{name}.pid").read_text())
    return Server(f"peer {name}", f"http://127.0.0.1:{_SERVERS[name][1]}", pid)


def cases(servers: dict[str, Server], scale: str) -> list[Case]:
    """Return the requests of the peers that answer with a list."""
    return [
        Case(f"peer {name}: {what}", server, getting(Client(server), path.format(scale=scale)))
        for name, server in servers.items()
        for what, path in _SERVERS[name][3].items()
    ]


def visits(servers: dict[str, Server]) -> list[Visit]:
    """Return the pages of the peers that draw charts: bars of status come first in each, drawn as all others are."""
    pages = {name: _SERVERS[name][2] for name in servers}
    return [
        Visit(f"peer {name}", servers[name], *page, drawn=page[1]) for name, page in pages.items() if page is not None
    ]
