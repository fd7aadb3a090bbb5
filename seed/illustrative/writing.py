"""What the makers of steps share: who acts, how a step is written, and the ids of the published strategy."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Plain = dict[str, Any]
#: Day, by whom, operation, arguments.
Entry = tuple[date, str, str, Plain]

INSTALLATION = "installation"
PLANNER = "planner"

_STRATEGY = json.loads((Path(__file__).parents[1] / "strategy_2022_2026.json").read_text("utf-8"))["strategy"]
_GOALS = [goal for theme in _STRATEGY["themes"] for goal in theme["goals"]]

STRATEGY_ID: str = _STRATEGY["id"]
#: The ids of goals and objectives by number.
ELEMENT_IDS: dict[str, str] = {
    element["number"]: element["id"] for goal in _GOALS for element in (goal, *goal["objectives"])
}
#: The ids of framework entries by the framework's title and their number: "6 U.S.C. 124h(j)(1)(A)".
ENTRY_IDS: dict[str, str] = {
    f"{framework['title']}{entry['number']}": entry["id"]
    for framework in _STRATEGY["frameworks"]
    for entry in framework["entries"]
}


def business_day(text: str) -> date:
    """Return the day on which something of an ISO date was recorded: itself, or the Friday before a weekend."""
    day = date.fromisoformat(text)
    return day - timedelta(days=max(0, day.weekday() - 4))


def amend(kind: str, element_id: str, changes: Plain, reason: str | None = None) -> Plain:
    """Return the arguments of a plain edit."""
    where = {"kind": kind, "element_id": element_id, "strategy_id": STRATEGY_ID}
    return {**where, "changes": changes, "reason": reason}


def without(plain: Plain, *names: str) -> Plain:
    """Return all values but some."""
    return {name: value for name, value in plain.items() if name not in names}
