"""The command line: `flask --app app ...`, one file per group of commands."""

from flask import Flask

from tracker.cli import install, strategy


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(install.command)
    app.cli.add_command(strategy.group)
