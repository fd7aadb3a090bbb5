"""What the tests need of the machine beside Python: a Chromium, a PostgreSQL, and what saves it.

`python -m tests.machine` installs what is missing where it may (root, apt), else says what to install and fails.
"""

import os
import shutil
import subprocess
import sys

from tests.postgres import has_postgres

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

#: What makes a Chromium run as root, quietly, without talking to anybody.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """Return the browser the tests drive: the one CHROMIUM names, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [*CHROMIUM_NAMES, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    return next((found for name in candidates if (found := shutil.which(name))), None)


def has_backup_programs() -> bool:
    """Say whether a PostgreSQL database can be saved and restored; the server's own folder is not on every path."""
    return all(shutil.which(program) for program in ("pg_dump", "pg_restore"))


NEEDS = {
    "openssl": (lambda: shutil.which("openssl"), "openssl on the path, which makes a mail server's certificate"),
    "chromium": (chromium_path, "a Chromium on the path, or its address in CHROMIUM"),
    "postgresql": (has_postgres, "PostgreSQL's server programs, or a server's address in TEST_DATABASE_URL"),
    "postgresql-client": (has_backup_programs, "pg_dump and pg_restore on the path, which save a PostgreSQL database"),
}


def _missing() -> list[str]:
    return [package for package, (is_there, _) in NEEDS.items() if not is_there()]


def _install(packages: list[str]) -> None:
    print(f"    installing {' and '.join(packages)} for the tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], check=False, stdout=subprocess.DEVNULL, env=environment)


def main() -> int:
    """Return 0 when everything is there, installed now or before."""
    missing = _missing()
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(missing)
        missing = _missing()
    for package in missing:
        print(f"The tests need {NEEDS[package][1]} (Debian and Ubuntu: apt install {package}).", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
