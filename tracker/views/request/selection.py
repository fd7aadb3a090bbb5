"""The filter in an address: ?goal=...&organization=...&status=...&period=..."""

from flask import request

from tracker.domain.assessment.selection import Selection
from tracker.domain.document.document import Document
from tracker.domain.errors import NotFound
from tracker.domain.periods import Periods
from tracker.domain.status import Status


def read_selection(document: Document, *, goal: str | None = None) -> Selection:
    """Return the selection an address asks for.

    :raise NotFound: it names a goal, an organization or a status that there is not.
    :raise Refused: it names a period that is none.
    """
    goal = goal or request.args.get("goal") or None
    if goal is not None and goal not in {known.number for known in document.goals}:
        raise NotFound(f"There is no {document.strategy.goal_word.lower()} {goal}.")
    organization_id = request.args.get("organization") or None
    status = request.args.get("status") or None
    period = request.args.get("period") or None
    if organization_id is not None:
        document.organization(organization_id)
    statuses = {member.value: member for member in Status}
    if status is not None and status not in statuses:
        raise NotFound(f"There is no status {status!r}.")
    if period is not None:
        Periods.of(document).get(period)
    return Selection(goal, organization_id, statuses[status] if status else None, period)
