"""Steps of the reporting periods, of approvals, of issued briefings and of decisions."""

import hashlib
import runpy
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_W = runpy.run_path(str(_HERE / "writing.py"))
_P = runpy.run_path(str(_HERE / "periods.py"))
Plain, Entry = dict[str, Any], _W["Entry"]
PLANNER, STRATEGY_ID, business_day = _W["PLANNER"], _W["STRATEGY_ID"], _W["business_day"]
APPROVER, BRIEFER, LEADERSHIP = "approver", "briefer", "leadership"


def period_steps(content: Plain) -> Iterator[Entry]:
    """Yield every step of the periods themselves, and when approval began."""
    for label in _P["BY_E_MAIL"]:
        yield _on(_P["BY_E_MAIL_ON"], PLANNER, "cancel_period", label, reason=_P["BY_E_MAIL_REASON"])
    for label, _, _, reviewed_on, closed_on in _P["CLOSES"]:
        yield _on(reviewed_on, PLANNER, "start_review", label)
        yield _on(closed_on, PLANNER, "close_period", label, reasons=_P["WAIVED"])
    for label, opened_on, reason, closed_on in _P["REOPENED"]:
        yield _on(opened_on, PLANNER, "reopen_period", label, reason=reason)
        yield _on(closed_on, PLANNER, "close_period", label, reasons=_P["WAIVED"])
    responsible = {action["organization_id"] for action in content["ACTIONS"]} - set(_P["APPROVED_OFFICES"])
    settings = {"requires_approval": True, "exempt_ids": sorted(responsible)}
    plan_id = f"plan.{hashlib.sha256(STRATEGY_ID.encode()).hexdigest()[:32]}"
    amended = _W["amend"]("plan", plan_id, settings, _P["APPROVAL_REASON"])
    yield business_day(_P["APPROVAL_SINCE"]), PLANNER, "amend", amended


def approval_steps(actions: list[Plain], reported: Any) -> Iterator[Entry]:
    """Yield what the approver did with the reports of the offices that asked for it.

    `reported` gives the arguments of a report's step.
    """
    returned = {(key, period): (note, words) for key, period, note, words in _P["RETURNED"]}
    for action in actions:
        for report in action["reports"]:
            sent_on = business_day(report["on"])
            place = (action["key"], report["period"])
            if not _P["is_approved"](action["organization_id"], sent_on) or place in _P["WAITING"]:
                continue
            arguments = reported(action, report)
            if place in returned:
                yield from _returned(arguments, report, sent_on, *returned[place])
            else:
                yield _decided(sent_on, 1, "approve_report", arguments["report"]["id"])


def _returned(arguments: Plain, report: Plain, sent_on: date, note: str, words: str | None) -> Iterator[Entry]:
    """Yield that a report came back, and, where the lead has done so, that it was sent again and approved."""
    id = arguments["report"]["id"]
    yield _decided(sent_on, 1, "return_report", id, note=note)
    if words is not None:
        again = {**arguments, "report": {**arguments["report"], "id": f"{id}.again", "summary": words}}
        yield _later(sent_on, 2), report["reported_by"], "report_status", again
        yield _decided(sent_on, 3, "approve_report", f"{id}.again")


def contribution_steps(content: Plain) -> Iterator[Entry]:
    """Yield what contributing organizations answered, each by the first of its people who reports at all."""
    reporting = {report["reported_by"] for action in content["ACTIONS"] for report in action["reports"]}
    responsible = {
        (report["reported_by"], action["organization_id"])
        for action in content["ACTIONS"]
        for report in action["reports"]
    }
    people = [
        contact
        for contact in content["CONTACTS"]
        if contact["id"] in reporting and (contact["id"], contact["organization_id"]) in responsible
    ]
    for action in content["ACTIONS"]:
        for period, on in _P["ASKED"]:
            if not _is_under_way(action, on):
                continue
            for organization_id in action["contributing"]:
                yield from _answered(action, organization_id, period, on, people)


def _answered(action: Plain, organization_id: str, period: str, on: str, people: list[Plain]) -> Iterator[Entry]:
    """Yield what one organization answered for a period, where somebody of it answers."""
    own = [each["id"] for each in people if each["organization_id"] == organization_id and _serves(each, on)]
    if not own or (organization_id in _P["NOT_ANSWERED"] and period == _P["ASKED"][-1][0]):
        return
    place = (action["key"], organization_id, period)
    why = next((why for *where, why in _P["NOT_AS_PLANNED"] if tuple(where) == place), None)
    number = hashlib.sha256(" ".join(place).encode()).hexdigest()[:20]
    yield business_day(on), own[0], "answer_contribution", {
        "action_id": f"action.{action['key']}", "organization_id": organization_id, "period": period,
        "is_as_planned": why is None, "why": why, "id": f"contribution.{number}",
    }  # fmt: skip


def _serves(contact: Plain, on: str) -> bool:
    """Return whether a person serves on a day."""
    return contact["starts_on"] <= on < (contact["ends_on"] or "9999-12-31")


def _is_under_way(action: Plain, on: str) -> bool:
    """Return whether an action had begun by a day and was not complete and had not ended."""
    end = action["cancelled"] or action["superseded"]
    is_complete = any(report["status"] == "complete" and report["on"] <= on for report in action["reports"])
    has_begun = max(action["starts_on"], action["assigned_on"]) < on
    return has_begun and not is_complete and not (end and end["on"] <= on)


def briefing_steps() -> Iterator[Entry]:
    """Yield the briefings that were issued."""
    for issued in _P["ISSUED"]:
        arguments = {name: issued[name] for name in ("id", "audience", "cut", "note")} | {"on": issued["of"]}
        yield business_day(issued["on"]), BRIEFER, "issue_briefing", {"strategy_id": STRATEGY_ID, **arguments}


def decision_steps() -> Iterator[Entry]:
    """Yield what leadership was asked, answered, and what came of it."""
    for decision in _P["DECISIONS"]:
        id, about = decision["id"], decision["about"]
        subject = (
            "action_id" if about not in _W["ELEMENT_IDS"] else "goal_id" if about.count(".") == 1 else "objective_id"
        )
        names = ("question", "options", "recommendation", "needed_by_on")
        request = {name: decision[name] for name in names} | {subject: _W["ELEMENT_IDS"].get(about, f"action.{about}")}
        yield business_day(decision["asked_on"]), PLANNER, "request_decision", {
            "strategy_id": STRATEGY_ID, "request": {"id": id, **request},
        }  # fmt: skip
        if "answer" not in decision:
            continue
        answered = ("answer", "decided_by", "decided_on", "meeting", "owner", "due_on")
        answer = {"decision_id": id, "answer": {name: decision[name] for name in answered}}
        yield business_day(decision["answered_on"]), BRIEFER, "answer_decision", answer
        if "result" in decision:
            closed = {"decision_id": id, "result": decision["result"]}
            yield business_day(decision["closed_on"]), BRIEFER, "close_decision", closed


def _on(day: str, by: str, operation: str, label: str, **arguments: Any) -> Entry:
    """Return a step of one period."""
    named = f"{STRATEGY_ID} {label}".encode()
    id = f"reporting-period.{hashlib.sha256(named).hexdigest()[:32]}"
    return business_day(day), by, operation, {"period_id": id, **arguments}


def _decided(sent_on: date, days: int, operation: str, id: str, **arguments: Any) -> Entry:
    """Return a step of the approver, some business days after a report was sent."""
    return _later(sent_on, days), APPROVER, operation, {"update_id": id, **arguments}


def _later(day: date, days: int) -> date:
    """Return the day some business days later."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day
