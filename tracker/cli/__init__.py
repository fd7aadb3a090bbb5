"""The command line: `flask --app app ...`, one file per group of commands."""

from flask import Flask

from tracker.cli import audit, backup, briefing, install, period, remind, strategy, upload


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(audit.group)
    app.cli.add_command(backup.backup)
    app.cli.add_command(backup.restore)
    app.cli.add_command(briefing.group)
    app.cli.add_command(install.command)
    app.cli.add_command(period.group)
    app.cli.add_command(remind.command)
    app.cli.add_command(strategy.group)
    app.cli.add_command(upload.group)
