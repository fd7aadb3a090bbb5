"""Steps of the actions: assigned, reported on, re-dated, handed over, ended; and what leads proposed."""

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_W = runpy.run_path(str(Path(__file__).with_name("writing.py")))
Plain, Entry = dict[str, Any], _W["Entry"]
PLANNER, business_day = _W["PLANNER"], _W["business_day"]
_PERIODS = runpy.run_path(str(Path(__file__).with_name("periods.py")))
_LEARNED_LATE = _PERIODS["LEARNED_LATE"]

_REPORT_FIELDS = (
    "period", "status", "percent", "summary", "next_steps", "why", "recovery", "forecast_on", "blockers",
    "help_needed", "blocked_by", "blocked_since_on", "cleared_by",
)  # fmt: skip


def action_steps(actions: list[Plain], proposals: list[Plain], published_on: str) -> Iterator[Entry]:
    """Yield every step of the actions, and of what was proposed for them."""
    assigned = {action["key"]: (action["assigned_on"], index) for index, action in enumerate(actions)}
    for action in actions:
        later = {key for key in action["depends_on"] if assigned[key] > assigned[action["key"]]}
        yield from _assigned(action, later, is_addition=action["assigned_on"] > published_on)
        for key in later:
            yield from _depends(action, assigned[key][0])
        yield from _changes(action)
        for report in action["reports"]:
            yield business_day(report["on"]), report["reported_by"], *_sent(action, report)
    by_key = {action["key"]: action for action in actions}
    for proposal in proposals:
        yield from _proposed(proposal, by_key[proposal["action"]])


def _id(action: Plain) -> str:
    """Return an action's id."""
    return f"action.{action['key']}"


def _milestone_id(action: Plain, key: str) -> str:
    """Return a milestone's id."""
    return f"milestone.{action['key']}.{key}"


def _assigned(action: Plain, later: set[str], *, is_addition: bool) -> Iterator[Entry]:
    """Yield the assignment; what it depends on and was not there yet is named later."""
    plain = ("title", "description", "deliverable", "organization_id", "starts_on", "due_on", "is_continuing", "weight")
    milestones = [
        {"id": _milestone_id(action, m["key"]), **{name: m[name] for name in ("title", "due_on", "weight")}}
        for m in action["milestones"]
    ]
    assignment = {
        "id": _id(action),
        "objective_id": _W["ELEMENT_IDS"][action["objective"]],
        **{name: action[name] for name in (*plain, "visibility")},
        "lead_id": action["lead"],
        "deputy_id": action["deputy"],
        "contributing_ids": action["contributing"],
        "consulted_ids": action["consulted"],
        "contributes_to_ids": [_W["ELEMENT_IDS"][number] for number in action["contributes_to"]],
        "depends_on_ids": [f"action.{key}" for key in action["depends_on"] if key not in later],
        "milestones": milestones,
    }
    arguments: Plain = {"assignment": assignment}
    if is_addition:
        arguments["reason"] = action["description"]
    yield business_day(action["assigned_on"]), PLANNER, "assign_action", arguments


def _depends(action: Plain, on: str) -> Iterator[Entry]:
    """Yield the naming of all an action depends on, once the last of it is assigned."""
    depends = {"depends_on_ids": [f"action.{key}" for key in action["depends_on"]]}
    reason = "What it depends on has been assigned since."
    yield business_day(on), PLANNER, "amend", _W["amend"]("action", _id(action), depends, reason)


def _changes(action: Plain) -> Iterator[Entry]:
    """Yield changes of lead and dates, and the end of an action that left the plan."""
    for change in action["lead_changes"]:
        people = {"lead_id": change["lead"], "deputy_id": change["deputy"]}
        amended = _W["amend"]("action", _id(action), people, change["reason"])
        yield business_day(change["on"]), PLANNER, "amend", amended
    for redate in action["redates"]:
        if redate["proposal"] is None:
            yield business_day(redate["on"]), PLANNER, "redate_action", _redated(action, redate, redate["reason"])
    for field, lifecycle in (("cancelled", "cancelled"), ("superseded", "superseded")):
        end = action[field]
        if end:
            ended = {"action_id": _id(action), "lifecycle": lifecycle, "reason": end["reason"]}
            if "by" in end:
                ended["superseded_by_id"] = f"action.{end['by']}"
            yield business_day(end["on"]), PLANNER, "end_action", ended


def _redated(action: Plain, change: Plain, reason: str) -> Plain:
    """Return the arguments of a change of dates."""
    milestones = {_milestone_id(action, key): due_on for key, due_on in change["milestones"].items()}
    return {"action_id": _id(action), "due_on": change["due_on"], "milestones": milestones, "reason": reason}


def _sent(action: Plain, report: Plain) -> tuple[str, Plain]:
    """Return the operation of a report and its arguments: it is written, or the one before is confirmed."""
    if (action["key"], report["period"]) in _PERIODS["CONFIRMED"]:
        arguments = {"action_id": _id(action), "period": report["period"], "id": _report_id(action, report)}
        return "confirm_unchanged", arguments
    return "report_status", reported(action, report)


def _report_id(action: Plain, report: Plain) -> str:
    """Return a report's id."""
    return f"status-update.{action['key']}.{report['period'].replace(' ', '').lower()}"


def reported(action: Plain, report: Plain) -> Plain:
    """Return the arguments of a report, with the milestones that travel with it."""
    sent_on = business_day(report["on"]).isoformat()
    achieved = [
        {**milestone, "achieved_on": _LEARNED_LATE.get((action["key"], milestone["key"]), milestone["achieved_on"])}
        for milestone in action["milestones"]
        if milestone["key"] in report["achieves"]
    ]
    names = ("achieved_on", "evidence_title", "evidence_reference")
    is_late = any(_PERIODS["is_late"](milestone["achieved_on"], sent_on) for milestone in achieved)
    return {
        "action_id": _id(action),
        "report": {
            "id": _report_id(action, report),
            **{name: report[name] for name in _REPORT_FIELDS},
            "late_reason": _PERIODS["LEARNED_LATE_REASON"] if is_late else None,
            "achievements": [
                {"milestone_id": _milestone_id(action, m["key"]), **{name: m[name] for name in names}} for m in achieved
            ],
        },
    }


def _proposed(proposal: Plain, action: Plain) -> Iterator[Entry]:
    """Yield a proposal and its decision; accepting one moves the due date, and milestones with it."""
    id = f"proposal.{proposal['key']}"
    asked = {"change": proposal["change"], "due_on": proposal["due_on"], "reason": proposal["reason"]}
    arguments = {"id": id, "action_id": _id(action), **asked}
    yield business_day(proposal["proposed_on"]), proposal["proposed_by"], "propose_change", arguments
    if proposal["state"] == "open":
        return
    is_accepted = proposal["state"] == "accepted"
    decision = {"proposal_id": id, "is_accepted": is_accepted, "reason": proposal["decision_reason"]}
    if is_accepted and proposal["milestones"]:
        decision["milestones"] = _redated(action, proposal, proposal["reason"])["milestones"]
    yield business_day(proposal["decided_on"]), PLANNER, "decide_proposal", decision
