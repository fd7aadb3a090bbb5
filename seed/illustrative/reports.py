"""The quarterly reports of an action, made from its hand-written words and, for quarters without, from phrases.py.

Everything is decided by the action and the period: the same content always gives the same reports. A report knows only
what had happened by its own day: milestones achieved, dates in force.
"""

import runpy
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from zlib import crc32

Plain = dict[str, Any]

SAY: Plain = runpy.run_path(str(Path(__file__).with_name("phrases.py")))
PUBLISHED_ON = date(2022, 8, 15)
#: From better to worse.
WORSE = ("on_track", "at_risk", "off_track")
LAST_QUARTER = "FY2026 Q1"
#: Reports of the open quarter have been coming in since the first of December.
LAST_WINDOW = (date(2025, 12, 1), date(2025, 12, 12))
#: When late reports come, so long after the end of their quarter: they are due on the 21st day, review begins later.
LATE = (timedelta(days=23), timedelta(days=28))
#: Federal holidays and the days around the turn of the year that fall into a reporting window.
NO_REPORTS_ON = {(6, 19), (7, 4), *((12, day) for day in range(24, 32)), (1, 1), (1, 2)}
#: Columbus Day, the second Monday of October.
COLUMBUS_DAYS = {date(2022, 10, 10), date(2023, 10, 9), date(2024, 10, 14), date(2025, 10, 13)}


def make_reports(action: Plain, contacts: list[Plain]) -> list[Plain]:
    """Return the reports of an action, oldest first."""
    reports: list[Plain] = []
    words = action["words"]
    for period, ends_on in _quarters():
        if not _is_asked(action, period, ends_on, words) or (reports and reports[-1]["status"] == "complete"):
            continue
        after = date.fromisoformat(reports[-1]["on"]) if reports else date.min
        on = _report_day(action, period, ends_on, after)
        if _has_ended(action, on):
            break
        report = _make_report(action, period, on, after, words.get(period, {}))
        reports.append({**report, "reported_by": _reporter(action, contacts, on)})
    return reports


def _quarters() -> list[tuple[str, date]]:
    """Return label and first day after of each fiscal quarter from publication to the open one."""
    first_days_after = ((1, 1), (2, 4), (3, 7), (4, 10))
    quarters = [(f"FY{year} Q{q}", date(year, month, 1)) for year in range(2022, 2027) for q, month in first_days_after]
    labels = [label for label, _ in quarters]
    return quarters[labels.index("FY2022 Q4") : labels.index(LAST_QUARTER) + 1]


def _is_asked(action: Plain, period: str, ends_on: date, words: Plain) -> bool:
    """Return whether there is a report for the quarter: in the open one, only from those who have found their words."""
    if action["kind"] == "no_data" or period in action["silent_in"]:
        return False
    if period == LAST_QUARTER and period not in words:
        return False
    return date.fromisoformat(action["starts_on"]) <= ends_on - timedelta(days=15)


def _has_ended(action: Plain, on: date) -> bool:
    """Return whether the action was cancelled or superseded by the day."""
    end = action["cancelled"] or action["superseded"]
    return end is not None and date.fromisoformat(end["on"]) <= on


def _report_day(action: Plain, period: str, ends_on: date, after: date) -> date:
    """Return the business day of the report: after everything the quarter achieved, else as the name falls."""
    first, last = (
        LAST_WINDOW if period == LAST_QUARTER else (ends_on - timedelta(days=21), ends_on + timedelta(days=13))
    )
    if _is_sent_late(action, period):
        first, last = ends_on + LATE[0], ends_on + LATE[1]
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    earliest = max(PUBLISHED_ON, _day(action["starts_on"]))
    days = [day for day in days if _is_business_day(day) and day > earliest]
    achieved = [_day(m["achieved_on"]) for m in action["milestones"] if m["achieved_on"]]
    latest = max((day for day in achieved if after < day < ends_on), default=after)
    days = [day for day in days if day >= latest and day > after]
    return days[crc32(f"{action['key']} {period}".encode()) % len(days)]


def _is_sent_late(action: Plain, period: str) -> bool:
    """Return whether the report came after the day it was due on; from the first period that was closed, few do."""
    return "FY2024 Q1" <= period < LAST_QUARTER and crc32(f"{period} {action['key']}".encode()) % 23 == 0


def _is_business_day(day: date) -> bool:
    """Return whether offices report on the day."""
    return day.weekday() < 5 and (day.month, day.day) not in NO_REPORTS_ON and day not in COLUMBUS_DAYS


def _make_report(action: Plain, period: str, on: date, after: date, words: Plain) -> Plain:
    """Return one report: the record's own status unless the words say otherwise."""
    is_percent = action["kind"] == "percent"
    facts = _percent_facts(action, period, on) if is_percent else _milestone_facts(action, on, after)
    generic = SAY["make_sentences"](action, period, facts, on, first=after == date.min)
    status = words.get("status", facts["status"])
    is_late = status in ("at_risk", "off_track")
    blocked = action["blocked"] if action["blocked"] and _day(action["blocked"]["since_on"]) <= on else {}
    return {
        "on": on.isoformat(),
        "period": period,
        "status": status,
        "percent": facts["percent"],
        "summary": words.get("summary", generic["summary"]),
        "next_steps": words.get("next_steps", generic["next_steps"]),
        "blockers": words.get("blockers"),
        "help_needed": words.get("help_needed"),
        "why": words.get("why", generic["why"]) if is_late else None,
        "recovery": words.get("recovery", generic["recovery"]) if is_late else None,
        "forecast_on": words.get("forecast_on", generic["forecast_on"] if is_late else None),
        "blocked_by": blocked.get("by"),
        "blocked_since_on": blocked.get("since_on"),
        "cleared_by": blocked.get("cleared_by"),
        "achieves": [m["key"] for m in facts["done"]],
    }


def _percent_facts(action: Plain, period: str, on: date) -> Plain:
    """Return what the record says on a day of work reported in percent."""
    due_on, _ = _dates_in_force(action, on)
    percent = _percent_on(action, on)
    behind = _expected_percent(_day(action["starts_on"]), due_on, on) - percent
    late = _status((on - due_on).days, 0, 30)
    by_points = _status(behind, 5, 15)
    status = "complete" if period == action["complete_in"] else max(late, by_points, key=WORSE.index)
    nothing: Plain = {"done": [], "redated": "", "next": None, "next_on": None}
    return {**nothing, "status": status, "percent": percent, "due_on": due_on}


def _milestone_facts(action: Plain, on: date, after: date) -> Plain:
    """Return what the record says on a day: what was done since the last report, what comes next, how late it is."""
    due_on, dues = _dates_in_force(action, on)
    milestones = action["milestones"]
    is_achieved = {m["key"]: m["achieved_on"] is not None and _day(m["achieved_on"]) <= on for m in milestones}
    open_ones = sorted((dues[m["key"]], m["title"]) for m in milestones if not is_achieved[m["key"]])
    overdue = max([(on - due).days for due, _ in open_ones], default=0)
    status = _status(overdue, 0, 30) if open_ones else "complete"
    done = [m for m in milestones if is_achieved[m["key"]] and after < _day(m["achieved_on"])]
    next_on, next_title = open_ones[0] if open_ones else (None, None)
    return {
        "status": status,
        "percent": None,
        "done": done,
        "redated": _redated(action, on, after),
        "next": next_title,
        "next_on": next_on,
        "due_on": due_on,
    }


def _redated(action: Plain, on: date, after: date) -> str:
    """Return why a date was moved since the last report, or nothing."""
    return next((redate["reason"] for redate in action["redates"] if after < _day(redate["on"]) <= on), "")


def _status(measure: int, on_track: int, at_risk: int) -> str:
    """Return the status that a number of days or points gives."""
    return "on_track" if measure <= on_track else "at_risk" if measure <= at_risk else "off_track"


def _dates_in_force(action: Plain, on: date) -> tuple[date, dict[str, date]]:
    """Return the due dates of the action and its milestones after the changes made by a day."""
    due_on = action["due_on"]
    dues = {m["key"]: m["due_on"] for m in action["milestones"]}
    for redate in action["redates"]:
        if _day(redate["on"]) <= on:
            due_on = redate["due_on"]
            dues.update(redate["milestones"])
    return _day(due_on or "9999-12-31"), {key: _day(due) for key, due in dues.items()}


def _percent_on(action: Plain, on: date) -> int:
    """Return the percent a lead would report: between the written points, in steps of five."""
    points = [(_day(day), percent) for day, percent in action["progress_points"]]
    later = next((i for i, (day, _) in enumerate(points) if day > on), len(points))
    if later == len(points):
        return int(points[-1][1])
    (from_day, low), (to_day, high) = points[later - 1], points[later]
    exact = low + (high - low) * (on - from_day).days / (to_day - from_day).days
    return int(exact / 5 + 0.5) * 5


def _expected_percent(starts_on: date, due_on: date, on: date) -> int:
    """Return the share of time used, rounded half up."""
    share = Decimal(100 * (on - starts_on).days) / (due_on - starts_on).days
    return min(100, int(share.quantize(Decimal(1), ROUND_HALF_UP)))


def _reporter(action: Plain, contacts: list[Plain], on: date) -> str | None:
    """Return who reports on a day: the lead, in their absence the deputy."""
    people = [action["lead"], action["deputy"]]
    for change in action["lead_changes"]:
        if _day(change["on"]) <= on:
            people = [change["lead"], change["deputy"]]
    serving = {person["id"] for person in contacts if on < _day(person["ends_on"] or "9999-12-31")}
    return next((person for person in people if person in serving), None)


def _day(text: str) -> date:
    """Return the date an ISO text names."""
    return date.fromisoformat(text)
