"""What was in the plan on a day: nothing that entered it later, and nothing that was dropped while it was a draft."""

from datetime import date

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import is_in_force
from tracker.domain.document.metric import Metric
from tracker.domain.document.plan import Plan


def exists(action: Action, plan: Plan, on: date) -> bool:
    """Return whether an action had entered the plan on a day; one in a plan never published is always there.

    What ended while it was a draft never entered the published plan: no reader is told of it, on any day.
    """
    if plan.never_held(action):
        return False
    return action.published_on is None or action.published_on <= on


def counts(metric: Metric, document: Document, on: date) -> bool:
    """Return whether a metric is in force on a day and what it measures had entered the plan."""
    if not is_in_force(metric.lifecycle, metric.lifecycle_on, on):
        return False
    action = document.find_action(metric.action_id)
    return action is None or exists(action, document.plan, on)
