"""A PostgreSQL server for the tests: the one that is named, the one that is there, or a private one.

Call postgres_url() once in pytest_configure: it leaves the answer in TEST_DATABASE_URL, so that the workers of
pytest-xdist, which inherit the environment, share the one server.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

VARIABLE = "TEST_DATABASE_URL"
LOCAL_SERVER = URL.create("postgresql", "postgres", host="127.0.0.1", port=5432, database="postgres")
START_SECONDS = 30
# The data is thrown away: nothing needs to reach the disk.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
MISSING = (
    "The tests need PostgreSQL. Set TEST_DATABASE_URL to a server where databases may be created, or install its "
    "server programs (Debian and Ubuntu: apt install postgresql)."
)


def postgres_url() -> str | None:
    """Return the URL of a server on which databases may be created, or None where there is none.

    :raise RuntimeError: if there is none and CI is set, since nobody would notice the tests that did not run.
    """
    if VARIABLE not in os.environ:
        url = _local_server() or _private_server()
        if url is None and os.environ.get("CI"):
            raise RuntimeError(MISSING)
        if url is None:
            return None
        os.environ[VARIABLE] = url
    return os.environ[VARIABLE]


@contextmanager
def fresh_database(server: str, name: str = "test", *, template: str = "template0") -> Iterator[str]:
    """Give the URL of a database that belongs to this process alone, and drop it afterwards.

    It is empty, or a copy of `template`.
    """
    own = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    _execute(server, f'CREATE DATABASE "{own}" TEMPLATE "{template}"')
    try:
        yield make_url(server).set(database=own).render_as_string(hide_password=False)
    finally:
        _execute(server, f'DROP DATABASE "{own}" WITH (FORCE)')


def has_postgres() -> bool:
    """Say whether postgres_url() will find or start a server."""
    return bool(os.environ.get(VARIABLE) or _local_server() or _programs())


def _execute(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


def _answers(url: URL) -> bool:
    try:
        _execute(url.render_as_string(hide_password=False), "SELECT 1")
    except OperationalError:
        return False
    return True


def _local_server() -> str | None:
    """Find a server on this machine's own port that asks for no password."""
    return LOCAL_SERVER.render_as_string() if _answers(LOCAL_SERVER) else None


def _programs() -> Path | None:
    """Find the folder that holds initdb and postgres; Debian keeps it off the path."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for pattern in ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql*/bin"):
        folders += sorted(Path("/").glob(pattern), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def _private_server() -> str | None:
    """Start a server of our own on a socket in a temporary folder; it ends with this process."""
    programs = _programs()
    if programs is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    server = _start(programs, folder)
    atexit.register(_stop, server)

    url = URL.create("postgresql", "postgres", database="postgres", query={"host": str(folder)})
    deadline = time.monotonic() + START_SECONDS
    while not _answers(url):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.05)
    return url.render_as_string()


def _start(programs: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Make a cluster in the folder and start its server, without waiting for it to answer."""
    identity = _identity()
    if identity:
        os.chown(folder, identity["user"], identity["group"])
    data = folder / "data"
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    initdb = [programs / "initdb", *options, data]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **identity)
    settings = [part for name, value in FAST.items() for part in ("-c", f"{name}={value}")]
    command = [programs / "postgres", "-D", data, "-k", folder, "-h", "", *settings]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **identity)


def _identity() -> dict[str, Any]:
    """Say whom to run as when root does, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
