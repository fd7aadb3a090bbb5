"""Steps of the metrics: added, their baselines measured, read, corrected."""

import runpy
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_W = runpy.run_path(str(Path(__file__).with_name("writing.py")))
Plain, Entry = dict[str, Any], _W["Entry"]
PLANNER = _W["PLANNER"]
_IS_LATE = runpy.run_path(str(Path(__file__).with_name("periods.py")))["is_late"]

#: The metrics of the first version entered its draft on this day; those with a baseline of a later year, afterwards.
DRAFT_DAY = date(2022, 8, 3)
_FIRST_BASELINES_END = date(2022, 9, 30)
#: A metric without a baseline was added so long before its first reading.
_BEFORE_FIRST_READING = timedelta(days=92)

_PLAIN_FIELDS = (
    "title", "unit", "direction", "kind", "frequency", "organization_id", "definition", "publication_lag_days",
    "source", "verification", "limitations", "breakdown", "weight", "visibility",
)  # fmt: skip

Reader = Callable[[Plain, str], str]


def metric_steps(metrics: list[Plain], reader_of: Reader) -> Iterator[Entry]:
    """Yield every step of the metrics; `reader_of` says who reads one on a day."""
    for metric in metrics:
        yield from _added(metric)
        yield from _read(metric, reader_of)


def _id(metric: Plain) -> str:
    """Return a metric's id."""
    return f"metric.{metric['key']}"


def _reading_id(metric: Plain, as_of_on: str) -> str:
    """Return the id of the first reading as of a day."""
    return f"reading.{metric['key']}.{as_of_on}"


def _workday(day: date) -> date:
    """Return the day, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) * (day.weekday() > 4))


def _added(metric: Plain) -> Iterator[Entry]:
    """Yield how a metric came into the plan; a baseline that was not known yet follows when it was measured."""
    baseline = {name: metric[name] for name in ("baseline_value", "baseline_on")}
    measured_on = date.fromisoformat(metric["baseline_on"]) if metric["baseline_on"] else None
    known = _workday(measured_on + timedelta(days=metric["publication_lag_days"])) if measured_on else None
    new = _new(metric)
    if measured_on is not None and known is not None and measured_on <= _FIRST_BASELINES_END:
        if measured_on < DRAFT_DAY:
            yield DRAFT_DAY, PLANNER, "add_metric", {"new": {**new, **baseline}}
        else:
            yield DRAFT_DAY, PLANNER, "add_metric", {"new": new}
            reason = "The baseline has been measured as planned."
            yield known, PLANNER, "amend", _W["amend"]("metric", _id(metric), baseline, reason)
        return
    first_read = date.fromisoformat(metric["readings"][0][0]) if known is None else date.max
    day = known or _workday(first_read - _BEFORE_FIRST_READING)
    reason = "There is something to measure now." if known is None else "The baseline has been measured."
    yield day, PLANNER, "add_metric", {"new": {**new, **baseline}, "reason": reason}


def _new(metric: Plain) -> Plain:
    """Return a metric as the planner asks for it, but for its baseline."""
    owner = {
        "goal_id": metric["goal"] and _W["ELEMENT_IDS"][metric["goal"]],
        "objective_id": metric["objective"] and _W["ELEMENT_IDS"][metric["objective"]],
        "action_id": metric["action"] and f"action.{metric['action']}",
    }
    targets = [
        {"id": f"target.{metric['key']}.{due_on}", "due_on": due_on, "value": value}
        for due_on, value in metric["targets"]
    ]
    plain = {name: metric[name] for name in _PLAIN_FIELDS}
    return {"id": _id(metric), **owner, **plain, "targets": targets}


def _read(metric: Plain, reader_of: Reader) -> Iterator[Entry]:
    """Yield the readings of a metric, what had no new data, and corrections."""

    def recorded(on: str, new: Plain, **more: Any) -> Entry:
        if _IS_LATE(new["as_of_on"], on):
            more = {"reason": "Its source publishes the figure only now.", **more}
        arguments = {"new": {"metric_id": _id(metric), **new}, **more}
        return date.fromisoformat(on), reader_of(metric, on), "record_reading", arguments

    for as_of_on, on, value in metric["readings"]:
        parts = [
            {"organization_id": organization_id, "value": part}
            for organization_id, part in metric["breakdowns"].get(as_of_on, ())
        ]
        reading = {"id": _reading_id(metric, as_of_on), "as_of_on": as_of_on, "value": value, "parts": parts}
        yield recorded(on, reading)
    for as_of_on, on, reason in metric["no_new_data"]:
        nothing = {"id": _reading_id(metric, as_of_on), "as_of_on": as_of_on, "value": None, "note": reason}
        yield recorded(on, nothing)
    for as_of_on, on, value, reason in metric["corrections"]:
        first = _reading_id(metric, as_of_on)
        corrected = {"id": f"{first}.corrected", "as_of_on": as_of_on, "value": value, "supersedes_id": first}
        yield recorded(on, corrected, reason=reason)
