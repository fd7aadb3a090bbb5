"""The illustrative plan as a script: ordinary operations in the order in which they happened.

Nothing here is the Department's plan; what it holds stands in illustrative_plan_content.py. This module and the
illustrative/*_steps.py only decide who did what when. What replays it (tracker/exchange/replay.py) reads these names:

    NOTICE      what every page and file of such a plan says
    BEGINS_AT   when the strategy's own file was loaded
    SHOWN_AT    where a clock that shows the plan starts
    ACTORS      key of each person -> the id of their account; the installation has none
    STEPS       {"at", "by" (a key of ACTORS), "operation", "arguments" in JSON types}, each later than the one before

A day's steps fall into its business hours, in the order of `_RANKS`.
"""

import runpy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

Plain = dict[str, Any]

_HERE = Path(__file__).parent
_ZONE = ZoneInfo("America/New_York")
_OPENS, _CLOSES = time(9), time(17)

NOTICE = "Illustrative plan, not the Department's"
BEGINS_AT = datetime(2022, 5, 31, 8, 30, tzinfo=_ZONE).astimezone(UTC)
SHOWN_AT = datetime(2025, 12, 15, 9, 0, tzinfo=_ZONE).astimezone(UTC)

#: The order of operations within a day.
_RANKS = (
    "add_organization", "add_contact", "add_account", "grant_role", "appoint_goal_leader", "decide_proposal",
    "redate_action", "assign_action", "end_action", "amend", "align", "add_metric", "publish_plan", "cancel_period",
    "reopen_period", "record_reading", "report_status", "confirm_unchanged", "answer_contribution", "approve_report",
    "return_report", "propose_change", "end_goal_leader", "change_account", "start_review", "close_period",
    "issue_briefing", "request_decision", "answer_decision", "close_decision",
)  # fmt: skip


def _read(name: str) -> Plain:
    """Return the names that a file beside or below this one defines."""
    return runpy.run_path(str(_HERE / f"{name}.py"))


_CONTENT = _read("illustrative_plan_content")
_WRITING = _read("illustrative/writing")
_PEOPLE = _read("illustrative/people_steps")
_ACTIONS = _read("illustrative/action_steps")
_METRICS = _read("illustrative/metric_steps")
_PERIODS = _read("illustrative/period_steps")
Entry = _WRITING["Entry"]


def _entries() -> Iterator[Entry]:
    """Yield everything that happened, in no order."""
    contacts, published_on = _CONTENT["CONTACTS"], _CONTENT["PUBLISHED_ON"]
    yield from _PEOPLE["people_steps"](_CONTENT)
    yield from _alignments()
    yield from _ACTIONS["action_steps"](_CONTENT["ACTIONS"], _CONTENT["PROPOSALS"], published_on)
    yield from _PERIODS["period_steps"](_CONTENT)
    yield from _PERIODS["approval_steps"](_CONTENT["ACTIONS"], _ACTIONS["reported"])
    yield from _PERIODS["contribution_steps"](_CONTENT)
    yield from _PERIODS["briefing_steps"]()
    yield from _PERIODS["decision_steps"]()
    yield from _METRICS["metric_steps"](
        _CONTENT["METRICS"], lambda metric, on: _PEOPLE["reader_of"](metric, on, contacts)
    )
    yield date.fromisoformat(published_on), _WRITING["PLANNER"], "publish_plan", {
        "strategy_id": _WRITING["STRATEGY_ID"],
        "reason": "The first version, agreed with the responsible offices and the three councils.",
    }  # fmt: skip


def _alignments() -> Iterator[Entry]:
    """Yield the links of goals and objectives to the clauses they answer."""
    for index, (number, clause, note) in enumerate(_CONTENT["ALIGNMENTS"], 1):
        owner = "goal_id" if number.count(".") == 1 else "objective_id"
        entry_id = _WRITING["ENTRY_IDS"][f"6 U.S.C. {clause}"]
        link = {owner: _WRITING["ELEMENT_IDS"][number], "entry_id": entry_id, "note": note}
        yield _METRICS["DRAFT_DAY"], _WRITING["PLANNER"], "align", {**link, "id": f"alignment.illustrative-{index}"}


def _timed(entries: Iterable[Entry]) -> Iterator[Plain]:
    """Yield entries as steps in the order of time, each day's spread over its business hours."""
    days: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        days[entry[0]].append(entry)
    for day in sorted(days):
        opens_at, closes_at = (datetime.combine(day, hour, _ZONE) for hour in (_OPENS, _CLOSES))
        slot = int((closes_at - opens_at).total_seconds()) // len(days[day])
        in_order = sorted(days[day], key=lambda entry: _RANKS.index(entry[2]))
        for index, (_, by, operation, arguments) in enumerate(in_order):
            second = slot * index + crc32(f"{day}{operation}{index}".encode()) % slot
            at = (opens_at + timedelta(seconds=second)).astimezone(UTC)
            yield {"at": at, "by": by, "operation": operation, "arguments": arguments}


STEPS: list[Plain] = list(_timed(_entries()))
ACTORS: dict[str, str | None] = {
    step["by"]: None if step["by"] == _WRITING["INSTALLATION"] else _PEOPLE["account_of"](step["by"]) for step in STEPS
}
