"""Servers on this machine: started on free ports of the loopback, watched through /proc, ended by their id."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: The header that says how many statements a request sent to the database.
STATEMENTS = "X-Statements"

_ROOT = Path(__file__).parents[1]
_TICKS = os.sysconf("SC_CLK_TCK")
_START_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    name: str
    url: str
    pid: int

    def cpu_seconds(self) -> float:
        """Return the processor time its processes have used so far."""
        return sum(_cpu_seconds(pid) for pid in _tree(self.pid))

    def memory(self) -> dict[str, float]:
        """Return the peak of its largest process and what all take together, shared pages once, in MiB."""
        peaks, shared = [], 0
        for pid in _tree(self.pid):
            peaks.append(_kib(Path(f"/proc/{pid}/status"), "VmHWM"))
            shared += _kib(Path(f"/proc/{pid}/smaps_rollup"), "Pss")
        return {"peak_mib": round(max(peaks) / 1024, 1), "pss_mib": round(shared / 1024, 1)}


@contextmanager
def serve(name: str, application: str, *, ready: str, **environment: str) -> Iterator[Server]:
    """Serve an application as `make run` does, by two processes of four threads, until the context ends.

    `ready` is the path that answers once it is up.
    """
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    options = "--worker-class gthread --workers 2 --threads 4 --keep-alive 60 --no-control-socket --log-level warning"
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *options.split(), application]
    process = subprocess.Popen(command, cwd=_ROOT, env={**os.environ, **environment})
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(process, url + ready)
        yield Server(name, url, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    """Wait until a server answers.

    :raise RuntimeError: it ended, or took too long.
    """
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"Nothing answers at {url}.")


def machine_cpu_seconds() -> float:
    """Return the processor time the whole machine has used so far."""
    with open("/proc/stat") as file:
        used = [int(part) for part in file.readline().split()[1:9]]
    return (sum(used) - used[3] - used[4]) / _TICKS  # all but idle and waiting for a disk


def _tree(root: int) -> list[int]:
    """Return a process and all below it."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (fields := _stat(int(name))):
            children.setdefault(int(fields[1]), []).append(int(name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], ())
    return found


def _stat(pid: int) -> list[str]:
    """Return the fields of a process from its state on; none where it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _cpu_seconds(pid: int) -> float:
    """Return the processor time of a process: to the nanosecond where the kernel says so, else to its tick."""
    try:
        threads = [thread.read_text().split()[0] for thread in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    except OSError:
        threads = []
    if threads:
        return sum(map(int, threads)) / 1e9
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def _kib(path: Path, name: str) -> int:
    """Return a number of KiB from a file of `Name: number kB` lines."""
    lines = path.read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)
