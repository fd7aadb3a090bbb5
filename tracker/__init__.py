"""A strategy implementation tracker."""

from typing import Any

from flask import Flask

from tracker import cli, views
from tracker.config import instance_path, read_settings
from tracker.extensions import csrf, db, login, migrate


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """Return the application, wired; `config` overrides settings (tests use it)."""
    app = Flask(__name__, template_folder="../templates", static_folder=None, instance_path=instance_path())
    app.config.from_mapping(read_settings(app.instance_path))
    app.config.from_mapping(config or {})
    for extension in (db, csrf, login):
        extension.init_app(app)
    migrate.init_app(app, db)
    for part in (views, cli):
        part.init_app(app)
    return app
