"""The routes, one blueprint per noun."""

from flask import Flask

from tracker.views import (
    access,
    accounts,
    actions,
    administration,
    alignments,
    assets,
    assignments,
    attention,
    audit,
    briefings,
    charts,
    contacts,
    errors,
    explanations,
    goal_leaders,
    goals,
    health,
    history,
    home,
    method,
    metric_plans,
    metrics,
    milestones,
    objectives,
    organizations,
    plans,
    proposals,
    readings,
    redactions,
    reinstatements,
    search,
    security,
    session,
    sessions,
    status_updates,
    strategies,
    templating,
)

BLUEPRINTS = (
    home.bp,
    health.bp,
    method.bp,
    sessions.bp,
    history.bp,
    search.bp,
    explanations.bp,
    audit.bp,
    accounts.bp,
    administration.bp,
    redactions.bp,
    strategies.bp,
    goals.bp,
    objectives.bp,
    attention.bp,
    charts.bp,
    actions.bp,
    metrics.bp,
    proposals.bp,
    readings.bp,
    status_updates.bp,
    briefings.bp,
    plans.bp,
    assignments.bp,
    milestones.bp,
    metric_plans.bp,
    reinstatements.bp,
    goal_leaders.bp,
    alignments.bp,
    organizations.bp,
    contacts.bp,
)


def init_app(app: Flask) -> None:
    """Register every route, its access rule and the error pages."""
    for part in (assets, templating, session, access, security, errors):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
