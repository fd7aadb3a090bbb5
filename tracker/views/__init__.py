"""The routes, one blueprint per noun."""

from flask import Flask

from tracker.views import (
    access,
    assets,
    briefings,
    errors,
    goals,
    health,
    home,
    method,
    security,
    session,
    sessions,
    strategies,
    templating,
)

BLUEPRINTS = (
    home.bp,
    health.bp,
    method.bp,
    sessions.bp,
    strategies.bp,
    goals.bp,
    briefings.bp,
)


def init_app(app: Flask) -> None:
    """Register every route, its access rule and the error pages."""
    for part in (assets, templating, session, access, security, errors):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
