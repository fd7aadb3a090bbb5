"""The product served as in production, for tests and pictures."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]


@contextmanager
def served(instance: Path) -> Iterator[str]:
    """Give the loopback address of an installation while it is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "TRACKER_INSTANCE_PATH": str(instance)}
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    server = subprocess.Popen(
        [*command, "--threads", "4", "--no-control-socket", "--log-level", "error", "app:app"],
        cwd=ROOT,
        env=environment,
    )
    try:
        yield _answering(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()


def _answering(address: str) -> str:
    """Return an address once it answers."""
    for _ in range(200):
        try:
            urlopen(f"{address}/health").read()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise TimeoutError(f"{address} does not answer")
