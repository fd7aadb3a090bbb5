"""What the illustrative plan contains: people, actions with their whole history, metrics, proposals, alignments.

Nothing here is the Department's plan; people, numbers and documents are invented. Dates are ISO strings. The words of
each goal stand in illustrative/actions_<goal>.py; this module joins them and adds the quarterly reports. It is replayed
in date order as ordinary operations, so every entry says on which day it happened.

ACTIONS, beside the plain fields of an action:
    key             the action's id is "action.<key>"; depends_on and superseded["by"] hold keys
    lead, deputy    who they were when the action was assigned; lead_changes says who followed, when and why
    due_on          the first date; redates moves it. redates[i]["milestones"] maps a milestone's key to its new date;
                    redates[i]["proposal"] names the proposal whose acceptance is this change (do not apply it twice)
    milestones      due_on is the first date; achieved ones carry their evidence
    reports         one a quarter; `achieves` lists the milestones that travel with it; `reported_by` is a contact's id,
                    or None where lead and deputy were both gone
METRICS: one of goal, objective, action (a key) is set; readings are (as_of_on, recorded_on, value),
    no_new_data (as_of_on, recorded_on, reason), corrections (as_of_on, recorded_on, value, reason),
    breakdowns {as_of_on: [(organization_id, value), ...]}. A correction supersedes the reading of the same day.
GOAL_LEADERS and CONTACTS: ends_on is the first day a person no longer serves.
ALIGNMENTS: (number of a goal or objective, clause, note).

As written in illustrative/actions_<goal>.py an action leaves out what is in DEFAULTS; a milestone is a row (key, title,
first due date, weight) and, once achieved, also (achieved_on, evidence title, document number). These fields only make
reports and are not in ACTIONS: `words` are the hand-written reports by quarter (a quarter without any is filled from
phrases.py), `kind` says what progress is read from (milestones, percent, no_data), `noun` names the deliverable in
short, `progress_points` are the percents reported, `complete_in` is the quarter in which work reported in percent was
finished, `silent_in` the quarters without a report.
"""

import runpy
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

PUBLISHED_ON = "2022-08-15"

#: What an action in illustrative/actions_<goal>.py is where it says nothing.
DEFAULTS: Plain = {
    "contributing": [],
    "consulted": [],
    "deputy": None,
    "lead_changes": [],
    "due_on": None,
    "is_continuing": False,
    "weight": 1,
    "visibility": "public",
    "contributes_to": [],
    "depends_on": [],
    "milestones": [],
    "redates": [],
    "cancelled": None,
    "superseded": None,
    "blocked": None,
}
#: The same for what only the making of reports needs.
MAKING: Plain = {
    "kind": "milestones",
    "noun": "",
    "words": {},
    "progress_points": [],
    "complete_in": None,
    "silent_in": [],
}
MILESTONE_FIELDS = ("key", "title", "due_on", "weight", "achieved_on", "evidence_title", "evidence_reference")

_FOLDER = Path(__file__).with_name("illustrative")
_GOALS = ("1_1", "1_2", "1_3", "2_1", "2_2", "3_1")


def _read(name: str) -> Plain:
    """Return the names that a file of the illustrative folder defines."""
    return runpy.run_path(str(_FOLDER / f"{name}.py"))


def _complete(written: Plain) -> Plain:
    """Return an action as written with every field filled and its reports in place of what they are made from."""
    action = {**DEFAULTS, **MAKING, **written}
    action["milestones"] = [_milestone(row) for row in action["milestones"]]
    action["redates"] = [{"milestones": {}, "proposal": None, **redate} for redate in action["redates"]]
    plain = {field: value for field, value in action.items() if field not in MAKING}
    return {**plain, "reports": _REPORTS["make_reports"](action, CONTACTS)}


def _milestone(row: tuple[Any, ...]) -> Plain:
    """Return a milestone from its row; one that is not achieved has no date and no evidence."""
    return dict(zip(MILESTONE_FIELDS, (*row, None, None, None), strict=False))


_PEOPLE = _read("people")
_REPORTS = _read("reports")

OFFICES: list[Plain] = _PEOPLE["OFFICES"]
EXAMPLE_CENTERS: list[Plain] = _PEOPLE["EXAMPLE_CENTERS"]
CONTACTS: list[Plain] = _PEOPLE["CONTACTS"]
GOAL_LEADERS: list[Plain] = _PEOPLE["GOAL_LEADERS"]
ACTIONS: list[Plain] = [_complete(written) for goal in _GOALS for written in _read(f"actions_{goal}")["ACTIONS"]]
METRICS: list[Plain] = _read("metrics")["METRICS"]
PROPOSALS: list[Plain] = _read("proposals")["PROPOSALS"]
ALIGNMENTS: list[tuple[str, str, str]] = _read("alignments")["ALIGNMENTS"]
