"""Settings: defaults, then TRACKER_* environment variables."""

import os
import secrets
from pathlib import Path
from typing import Any

_DEFAULTS: dict[str, Any] = {
    "AGENCY": "Strategy office",
    "PUBLIC_DASHBOARD": False,
    "CLOCK": None,
    "DATABASE_URL": None,
    "DEMONSTRATION": False,
    "SECRET_KEY": None,
    "SECURE_COOKIES": False,
    "MAX_REQUEST_MIB": 16,
}


def instance_path() -> str | None:
    """Return the folder of the installation's data, or None for the usual one beside the code."""
    chosen = os.environ.get("TRACKER_INSTANCE_PATH")
    return str(Path(chosen).resolve()) if chosen else None


def read_settings(instance_path: str) -> dict[str, Any]:
    """Return the Flask configuration made of the defaults and the environment's TRACKER_* variables."""
    chosen = {name: _read(name, default) for name, default in _DEFAULTS.items()}
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
        **{f"TRACKER_{name}": value for name, value in chosen.items() if name not in ("SECRET_KEY", "DATABASE_URL")},
    }


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
    try:
        return path.read_text()
    except FileNotFoundError:
        instance.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            secret = secrets.token_hex(32)
            file.write(secret)
        return secret
