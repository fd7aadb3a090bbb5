"""What the lead of an action reported between two moments."""

from datetime import date
from operator import attrgetter

from tracker.domain.assessment.reports import effective_updates
from tracker.domain.comparison.change import Cause
from tracker.domain.comparison.side import ActionSide
from tracker.domain.document.status_update import StatusUpdate

#: What of a report moves figures.
_told = attrgetter("status", "percent", "period", "reported_on", "forecast_on", "blocked_by")


def report_causes(before: ActionSide, after: ActionSide) -> list[tuple[Cause, str]]:
    """Return the reports that came to count, were put right or no longer count, by the label of their period."""
    old, new = _counted(before), _counted(after)
    causes = [(Cause.REPORTED, new[id].period) for id in new.keys() - old.keys()]
    causes += [(Cause.REPORT_TAKEN_BACK, old[id].period) for id in old.keys() - new.keys()]
    causes += [
        (Cause.REPORT_CORRECTED, new[id].period)
        for id in new.keys() & old.keys()
        if new[id] is not old[id] and _told(new[id]) != _told(old[id])
    ]
    return causes


def _counted(side: ActionSide) -> dict[str, StatusUpdate]:
    """Return the reports of an action that count, by id: what has left the plan stands as it stood on that day."""
    left_on = side.assessed.left_out_on
    until: date = side.on if left_on is None else min(side.on, left_on)
    return {update.id: update for update in effective_updates(side.action.status_updates, until)}
