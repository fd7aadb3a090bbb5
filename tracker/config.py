"""Settings: defaults, then TRACKER_* environment variables."""

import hashlib
import json
import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

#: What made a file, and what an ETag depends on; the same version stands in pyproject.toml.
PRODUCT, VERSION = "strategy-tracker", "0.1.0"

_DEFAULTS: dict[str, Any] = {
    "AGENCY": "Strategy office",
    "TIME_ZONE": "America/New_York",
    "PUBLIC_DASHBOARD": False,
    "CLOCK": None,
    "DATABASE_URL": None,
    "DEMONSTRATION": False,
    "SECRET_KEY": None,
    "SECURE_COOKIES": False,
    "MAX_REQUEST_MIB": 16,
    "SESSION_HOURS": 12,
    "UPLOAD_MIB": 10,
    "UPLOAD_UNPACKED_MIB": 64,
    "UPLOAD_HOURS": 48,
    "UPLOAD_AT_ONCE": 20,
    "URL": "http://127.0.0.1:8000",
    "OUTBOX": None,
    "SMTP_HOST": None,
    "SMTP_PORT": 587,
    "SMTP_STARTTLS": True,
    "SMTP_USER": None,
    "SMTP_PASSWORD_FILE": None,
    "SMTP_FROM": None,
}


#: In the instance folder of a demonstration: that it is one, and how its clock is set.
_DEMONSTRATION_FILE = "demonstration.json"


def instance_path() -> str | None:
    """Return the folder of the installation's data, or None for the usual one beside the code."""
    chosen = os.environ.get("TRACKER_INSTANCE_PATH")
    return str(Path(chosen).resolve()) if chosen else None


def read_settings(instance_path: str) -> dict[str, Any]:
    """Return the Flask configuration made of the defaults and the environment's TRACKER_* variables."""
    chosen = {name: _read(name, default) for name, default in _DEFAULTS.items()}
    kept_clock = _kept_clock(Path(instance_path), chosen["DATABASE_URL"])
    chosen["DEMONSTRATION"] = chosen["DEMONSTRATION"] or kept_clock is not None
    database = chosen["DATABASE_URL"] or f"sqlite:///{Path(instance_path) / 'tracker.sqlite'}"
    return {
        "SECRET_KEY": chosen["SECRET_KEY"] or _kept_secret(Path(instance_path)),
        "SQLALCHEMY_DATABASE_URI": database,
        "SQLALCHEMY_ENGINE_OPTIONS": {},
        "MAX_CONTENT_LENGTH": int(chosen["MAX_REQUEST_MIB"]) * 1024 * 1024,
        "SESSION_COOKIE_NAME": "tracker_session",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": chosen["SECURE_COOKIES"],
        "WTF_CSRF_TIME_LIMIT": None,
        "TRACKER_KEPT_CLOCK": kept_clock,
        **{f"TRACKER_{name}": value for name, value in chosen.items() if name not in ("SECRET_KEY", "DATABASE_URL")},
    }


def keep_demonstration(instance_path: str, *, starts_at: datetime, anchor: datetime) -> None:
    """Remember that an installation is a demonstration, whose clock showed `starts_at` at the machine's `anchor`."""
    kept = {
        "database_sha256": _database_digest(_read("DATABASE_URL", None)),
        "clock_starts_at": starts_at.isoformat(),
        "clock_set_at": anchor.isoformat(),
    }
    path = Path(instance_path) / _DEMONSTRATION_FILE
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps(kept, indent=2) + "\n")
    unfinished.replace(path)


def _kept_clock(instance: Path, database_url: str | None) -> tuple[datetime, datetime] | None:
    """Return where a demonstration's clock started and when, by the machine; None where there is no demonstration.

    What is remembered of one database says nothing of another: a real plan is never shown on a clock that is set.
    """
    try:
        kept = json.loads((instance / _DEMONSTRATION_FILE).read_text())
    except FileNotFoundError:
        return None
    if kept["database_sha256"] != _database_digest(database_url):
        return None
    return datetime.fromisoformat(kept["clock_starts_at"]), datetime.fromisoformat(kept["clock_set_at"])


def _database_digest(database_url: str | None) -> str | None:
    """Return what tells databases apart; the one in the instance folder itself needs no name."""
    return None if database_url is None else hashlib.sha256(database_url.encode()).hexdigest()


def _read(name: str, default: Any) -> Any:
    """Return a setting from the environment, in the type of its default."""
    value = os.environ.get(f"TRACKER_{name}")
    if value is None or value == "":
        return default
    if isinstance(default, bool):
        return value.lower() in ("1", "true", "yes", "on")
    return int(value) if isinstance(default, int) else value


def _kept_secret(instance: Path) -> str:
    """Return the installation's secret key, made on first use and readable by its owner alone."""
    path = instance / "secret_key"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        _make_secret(path)
    return path.read_text()


def _make_secret(path: Path) -> None:
    """Write a new key whole or not at all; where another process was faster, its key stands."""
    own = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    with suppress(FileExistsError):
        os.link(own, path)
    own.unlink()
