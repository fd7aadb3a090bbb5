"""Counts of actions and metrics in JSON."""

from marshmallow import Schema

from tracker.schemas.figure import count


class ActionCountsSchema(Schema):
    """How many actions there are, and how they go."""

    total = count("All actions, cancelled ones included.")
    complete = count("Complete.")
    complete_late = count("Of these, finished after the due date in force.")
    on_track = count("On track.")
    at_risk = count("At risk.")
    off_track = count("Off track.")
    unknown = count("Unknown.")  # type: ignore[assignment]  # a field, not the option of this name
    not_started = count("Not started.")
    continuing = count("Continuing: without a due date, counted apart from the six above.")
    continuing_on_track = count("Of these, not at risk, off track or unknown.")
    cancelled = count("Cancelled, superseded or archived.")
    added = count("Entered the plan after its first version.")
    blocked = count("Marked as blocked in their last report.")
    kept_first_date = count("Stand by the date they were first published with, or met it.")
    dated = count("Were first published with a date: what the former is of.")
    redatings = count("How many times dates were moved.")
    current_reports = count("Reported in this period or the last.")
    owing_reports = count("Owe reports: what the former is of.")


class ResultCountsSchema(Schema):
    """How many metrics there are, and how they stand."""

    total = count("All metrics in force.")
    judged = count("Have a target that has fallen due.")
    on_target = count("Met the last target that fell due.")
    off_target = count("Missed it.")
    unknown = count("Have no reading, or none that is recent enough.")  # type: ignore[assignment]  # a field, not the option of this name
    not_due = count("Have targets of which none has fallen due.")
    no_target = count("Have no target.")
