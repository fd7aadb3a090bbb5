"""Where an element's page is."""

from flask import url_for

from tracker.domain.document.action import Action
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective

_PAGES = {Goal: "goals.show", Objective: "objectives.show", Action: "actions.show", Metric: "metrics.show"}


def url_of(slug: str, element: Goal | Objective | Action | Metric) -> str:
    """Return the address of the page of a numbered element."""
    return url_for(_PAGES[type(element)], slug=slug, number=element.number)
