"""Random whole documents: everything a plan may hold, likely or not."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.domain.documents import PUBLISHED_ON, Rows, Values, milestone, reading, report, target
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Direction, Frequency
from tracker.domain.document.status_update import UpdateState
from tracker.domain.fiscal import fiscal_quarter
from tracker.domain.status import REPORTABLE

Draw = Callable[[st.SearchStrategy[Any]], Any]

FIRST_DAY = date(2024, 1, 1)

#: Days of the strategy's three years, and the days a document is assessed on.
days = st.integers(0, 3 * 365).map(lambda number: FIRST_DAY + timedelta(days=number))
weights = st.sampled_from([0, 1, 1, 1, 2, 3, 10, 1000])
shares = st.sampled_from([None, 0, 1, 33, 50, 99, 100])
values = st.sampled_from([None, *(Decimal(text) for text in ("-3", "0", "0.5", "10", "12.25", "40", "100", "1E3"))])


def seldom(draw: Draw, strategy: st.SearchStrategy[Any], otherwise: Any = None) -> Any:
    """Draw from a strategy now and then, and mostly give the same."""
    return draw(strategy) if draw(_sixth) == 0 else otherwise


def maybe(draw: Draw, strategy: st.SearchStrategy[Any]) -> Any:
    """Draw from a strategy, or give None."""
    return draw(strategy) if draw(_coin) else None


def several(draw: Draw, make: Callable[[Draw], Values], most: int) -> list[Values]:
    """Draw up to some values."""
    return [make(draw) for _ in range(draw(st.integers(0, most)))]


def lifecycle(draw: Draw) -> Values:
    """Draw whether an element is part of the plan."""
    drawn = seldom(draw, _lifecycles, Lifecycle.ACTIVE)
    return {"lifecycle": drawn, "lifecycle_on": maybe(draw, days) if drawn is not Lifecycle.ACTIVE else None}


def random_milestone(draw: Draw) -> Values:
    """Draw a milestone, perhaps re-dated, achieved or cancelled."""
    due_on, first_due_on = draw(days), seldom(draw, days)
    return milestone(
        due_on,
        maybe(draw, days),
        first_due_on=first_due_on or due_on,
        redated_count=1 if first_due_on else 0,
        weight=draw(weights),
        **lifecycle(draw),
    )


def random_report(draw: Draw) -> Values:
    """Draw a report; now and then it is a draft, or for another period than the one it was made in."""
    reported_on = draw(days)
    return report(
        reported_on,
        draw(_statuses),
        draw(shares),
        period=fiscal_quarter(seldom(draw, days, reported_on)).label,
        state=seldom(draw, _states, UpdateState.SUBMITTED),
        blocked_by=seldom(draw, st.just("somebody")),
        forecast_on=seldom(draw, days),
    )


def random_action(draw: Draw) -> Values:
    """Draw an action with its milestones and reports."""
    is_continuing = seldom(draw, st.just(True), False)
    starts_on = maybe(draw, days)
    due_on = None if is_continuing else maybe(draw, days)
    if starts_on and due_on and due_on < starts_on:
        starts_on, due_on = due_on, starts_on
    published_on = seldom(draw, st.none() | days, PUBLISHED_ON)
    first_due_on = seldom(draw, days, due_on) if published_on and not is_continuing else None
    return {
        "starts_on": starts_on,
        "due_on": due_on,
        "first_starts_on": starts_on if published_on else None,
        "first_due_on": first_due_on,
        "redated_count": int(first_due_on != due_on) if published_on else 0,
        "is_continuing": is_continuing,
        "published_on": published_on,
        "weight": draw(weights),
        "lead_id": draw(_leads),
        "organization_id": draw(_organizations),
        "contributing_ids": seldom(draw, st.just(("o2",)), ()),
        "milestones": several(draw, random_milestone, 3),
        "reports": several(draw, random_report, 2),
        **lifecycle(draw),
    }


def random_reading(draw: Draw) -> Values:
    """Draw a reading; now and then it has no value, or supersedes the one before it."""
    return {**reading(draw(days), None), "value": draw(values), "supersedes": seldom(draw, st.just(True), False)}


def random_metric(draw: Draw) -> Values:
    """Draw a metric with its targets and readings."""
    return {
        "direction": draw(_directions),
        "frequency": draw(_frequencies),
        "publication_lag_days": draw(_lags),
        "baseline_value": draw(values),
        "weight": draw(weights),
        "targets": several(draw, lambda draw: target(draw(days), draw(values) or 0), 2),
        "readings": several(draw, random_reading, 4),
        **lifecycle(draw),
    }


_sixth = st.integers(0, 5)
_coin = st.booleans()
_lifecycles = st.sampled_from(list(Lifecycle))
_statuses = st.sampled_from(REPORTABLE)
_states = st.sampled_from(list(UpdateState))
_leads = st.sampled_from(["c1", "c2", None])
_organizations = st.sampled_from(["o1", "o2"])
_directions = st.sampled_from(list(Direction))
_frequencies = st.sampled_from(list(Frequency))
_lags = st.sampled_from([0, 30, 90])
_minimums = st.sampled_from([75, 75, 75, 0, 50, 100])


@st.composite
def documents(draw: Draw) -> Document:
    """Draw a document."""
    rows = Rows(known_minimum_percent=draw(_minimums))
    rows.organization("o2")
    rows.contact("c2", organization_id="o2", starts_on=maybe(draw, days), ends_on=maybe(draw, days))
    for goal in range(1, draw(st.integers(1, 2)) + 1):
        rows.goal(f"1.{goal}", weight=draw(weights), **lifecycle(draw))
        _add_metrics(draw, rows, f"1.{goal}")
        for objective in range(1, draw(st.integers(0, 3)) + 1):
            _add_objective(draw, rows, f"1.{goal}.{objective}")
    return rows.document()


def _add_objective(draw: Draw, rows: Rows, number: str) -> None:
    """Add an objective with its actions and metrics."""
    rows.objective(number, weight=draw(weights), **lifecycle(draw))
    _add_metrics(draw, rows, number)
    for position, own in enumerate(several(draw, random_action, 3), 1):
        _add_metrics(draw, rows, rows.action(f"{number}-A{position}", **own))


def _add_metrics(draw: Draw, rows: Rows, owner: str) -> None:
    """Add the metrics of an element."""
    if draw(_sixth):
        return
    for position, own in enumerate(several(draw, random_metric, 2), 1):
        number = f"{owner}-K{position}"
        readings = [
            {**own_reading, "supersedes_id": f"{number}-V{place}" if own_reading["supersedes"] and place else None}
            for place, own_reading in enumerate(own["readings"])
        ]
        for own_reading in readings:
            del own_reading["supersedes"]
        rows.metric(number, **{**own, "readings": readings})
