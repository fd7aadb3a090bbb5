"""The built front-end files: where each one is, and how it is served."""

import json
from functools import cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

_STATIC = Path(__file__).parents[2] / "static"
_MANIFEST = _STATIC / "dist" / "manifest.json"


@cache
def _manifest() -> dict[str, str]:
    """Return the hashed path of each built file by its name."""
    if not _MANIFEST.exists():
        raise FileNotFoundError("The front-end files are not built; run `make assets`.")
    return dict(json.loads(_MANIFEST.read_text()))


def asset_url(name: str) -> str:
    """Return the address of a built file; it changes with the file's content."""
    return f"/static/{_manifest()[name]}"


def build_id() -> str:
    """Return what names this build in an ETag."""
    return _manifest()["tracker.css"] + _manifest()["charts.js"]


def init_app(app: Flask) -> None:
    """Serve the built files compressed and for ever, and let templates name them."""
    served = WhiteNoise(app.wsgi_app, immutable_file_test=r"\.[0-9a-f]{12}\.", allow_all_origins=False)
    if (_STATIC / "dist").exists():
        served.add_files(str(_STATIC / "dist"), prefix="static/dist/")
    app.wsgi_app = served  # type: ignore[method-assign]  # the documented way to wrap an application
    app.jinja_env.globals["asset_url"] = asset_url
