"""Every route and who may call it: a house test tries each as every role."""

from enum import StrEnum


class Access(StrEnum):
    """Who may call a route."""

    EVERYBODY = "everybody"
    READER = "whoever may read the strategy"
    SIGNED_IN = "whoever is signed in"
    REPORTER = "leads and planners of the strategy"
    APPROVER = "approvers and planners of the strategy"
    OVERSEER = "planners, approvers and leadership of the strategy"
    PLANNER = "planners of the strategy"
    BRIEFER = "briefers and planners of the strategy"
    DECIDER = "leadership, briefers and planners of the strategy"
    AUDITOR = "auditors of the strategy and administrators"
    ADMINISTRATOR = "administrators"
    DEMONSTRATION = "whoever sits at the machine of a demonstration"


ROUTES: dict[str, Access] = {
    "accounts.end_token": Access.SIGNED_IN,
    "accounts.password": Access.SIGNED_IN,
    "accounts.show": Access.SIGNED_IN,
    "accounts.tokens": Access.SIGNED_IN,
    "administration.edit": Access.ADMINISTRATOR,
    "administration.end_grant": Access.ADMINISTRATOR,
    "administration.events": Access.ADMINISTRATOR,
    "administration.grant": Access.ADMINISTRATOR,
    "administration.index": Access.ADMINISTRATOR,
    "administration.new": Access.ADMINISTRATOR,
    "administration.reset_link": Access.ADMINISTRATOR,
    "audit.index": Access.AUDITOR,
    "audit.show": Access.AUDITOR,
    "audit.verify": Access.AUDITOR,
    "explanations.show": Access.READER,
    "history.show": Access.READER,
    "redactions.close": Access.ADMINISTRATOR,
    "redactions.confirm": Access.ADMINISTRATOR,
    "redactions.index": Access.ADMINISTRATOR,
    "redactions.new": Access.ADMINISTRATOR,
    "search.index": Access.READER,
    "sessions.reset": Access.EVERYBODY,
    "health.show": Access.EVERYBODY,
    "home.index": Access.EVERYBODY,
    "method.in_force": Access.READER,
    "method.show": Access.EVERYBODY,
    "sessions.sign_in": Access.EVERYBODY,
    "sessions.sign_out": Access.EVERYBODY,
    "sessions.enter": Access.DEMONSTRATION,
    "strategies.show": Access.READER,
    "goals.show": Access.READER,
    "objectives.show": Access.READER,
    "attention.index": Access.READER,
    "charts.show": Access.READER,
    "actions.show": Access.READER,
    "metrics.show": Access.READER,
    "status_updates.new": Access.REPORTER,
    "readings.new": Access.REPORTER,
    "my_updates.index": Access.REPORTER,
    "my_updates.keep": Access.REPORTER,
    "my_updates.report": Access.REPORTER,
    "my_updates.confirm": Access.REPORTER,
    "my_updates.confirm_selected": Access.REPORTER,
    "my_updates.all_as_planned": Access.REPORTER,
    "my_updates.contribution": Access.REPORTER,
    "my_updates.reading": Access.REPORTER,
    "uploads.workbook": Access.REPORTER,
    "uploads.reports": Access.REPORTER,
    "uploads.new": Access.REPORTER,
    "uploads.show": Access.REPORTER,
    "uploads.confirm": Access.REPORTER,
    "uploads.drop": Access.REPORTER,
    "uploads.stop": Access.REPORTER,
    "reporting.index": Access.OVERSEER,
    "approvals.index": Access.APPROVER,
    "approvals.show": Access.APPROVER,
    "proposals.new": Access.REPORTER,
    "proposals.index": Access.PLANNER,
    "proposals.edit": Access.PLANNER,
    "reminders.index": Access.PLANNER,
    "decisions.index": Access.READER,
    "decisions.show": Access.READER,
    "decisions.new": Access.BRIEFER,
    "decisions.answer": Access.DECIDER,
    "decisions.close": Access.DECIDER,
    "decisions.withdraw": Access.BRIEFER,
    "briefings.show": Access.READER,
    "comparisons.show": Access.READER,
    "comparisons.table": Access.READER,
    "briefings.document": Access.READER,
    "issued_briefings.index": Access.READER,
    "issued_briefings.new": Access.BRIEFER,
    "issued_briefings.show": Access.READER,
    "issued_briefings.file": Access.READER,
    "issued_briefings.verify": Access.READER,
    "periods.index": Access.PLANNER,
    "periods.set_up": Access.PLANNER,
    "periods.new": Access.PLANNER,
    "periods.show": Access.PLANNER,
    "periods.review": Access.PLANNER,
    "periods.reopen": Access.PLANNER,
    "periods.edit": Access.PLANNER,
    "periods.cancel": Access.PLANNER,
    "plans.gaps": Access.PLANNER,
    "plans.publish": Access.PLANNER,
    "plans.settings": Access.PLANNER,
    "assignments.new": Access.PLANNER,
    "assignments.edit": Access.PLANNER,
    "assignments.redate": Access.PLANNER,
    "assignments.end": Access.PLANNER,
    "milestones.new": Access.PLANNER,
    "milestones.edit": Access.PLANNER,
    "milestones.correct": Access.PLANNER,
    "milestones.cancel": Access.PLANNER,
    "metric_plans.new_for_goal": Access.PLANNER,
    "metric_plans.new_for_objective": Access.PLANNER,
    "metric_plans.new_for_action": Access.PLANNER,
    "metric_plans.edit": Access.PLANNER,
    "metric_plans.targets": Access.PLANNER,
    "metric_plans.cancel": Access.PLANNER,
    "metric_plans.end": Access.PLANNER,
    "reinstatements.action": Access.PLANNER,
    "reinstatements.metric": Access.PLANNER,
    "goal_leaders.edit": Access.PLANNER,
    "goal_leaders.end": Access.PLANNER,
    "alignments.new_for_goal": Access.PLANNER,
    "alignments.new_for_objective": Access.PLANNER,
    "alignments.end": Access.PLANNER,
    "organizations.new": Access.PLANNER,
    "organizations.edit": Access.PLANNER,
    "contacts.new": Access.PLANNER,
    "contacts.edit": Access.PLANNER,
    "contacts.confirm": Access.PLANNER,
    "contacts.end": Access.PLANNER,
    "organizations.index": Access.READER,
    "organizations.show": Access.READER,
}

#: The routes that show a strategy as it stood where ?on= and ?known= ask for it, and whose addresses keep them: all
#: that read one, but for these. The others, which change something, are of today whatever an address says.
TIMELESS: frozenset[str] = frozenset(
    {
        "comparisons.show",
        "comparisons.table",
        "issued_briefings.index",
        "issued_briefings.show",
        "issued_briefings.file",
        "issued_briefings.verify",
    }
)
AS_IT_STOOD = frozenset(name for name, access in ROUTES.items() if access is Access.READER) - TIMELESS
