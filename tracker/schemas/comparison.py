"""What moved between two moments, in JSON; the address of a figure is that in the assessment."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from marshmallow import Schema, fields

from tracker.domain.comparison.change import Cause, Compared, Fate, Trend
from tracker.domain.comparison.dates import DateName
from tracker.domain.document.decision import DecisionState
from tracker.domain.status import Status
from tracker.schemas.figure import choice, count, day, difference, flag, words


class AnyFigure(fields.Raw):
    """A figure of any kind, written as it is in the assessment."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, date):
            return value.isoformat()
        return format(value, "f") if isinstance(value, Decimal) else value


def _figure(description: str) -> AnyFigure:
    """Return the field of a figure of any kind; null where it is unknown."""
    return AnyFigure(required=True, allow_none=True, metadata={"description": description})


def _each(schema: type[Schema], description: str) -> fields.List[Any]:
    """Return the field of a list of objects."""
    return fields.List(fields.Nested(schema), required=True, metadata={"description": description})


class MovedSchema(Schema):
    """One figure before and after."""

    name = words("Its name, with dots: `actions.complete` of `goals/1.1` is `goals/1.1/actions/complete`.")
    before = _figure("What it was.")
    after = _figure("What it is; the same as in `assessment`.")


class WhySchema(Schema):
    """One cause."""

    cause = choice(Cause, "What happened; `time` stands alone: nothing was recorded, but dates passed.")
    within = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Numbers of the milestones, actions, objectives or metrics, or labels of periods."},
    )


class ChangeSchema(Schema):
    """One element that moved."""

    kind = choice(Compared, "What it is.")
    number = words("Its number; empty for the strategy.")
    title = words("Its title or text.")
    address = words("Where its figures are in `assessment`.")
    goal_number = words("The number of the goal it belongs to; empty for the strategy.")
    organization_id = words("The responsible organization of an action or metric.", is_certain=False)
    fate = choice(Fate, "What became of it; null where it stayed.", is_certain=False)
    trend = choice(Trend, "Whether it got worse or better: by status, then block, work done and first date.")
    before = choice(Status, "Its computed status before; metrics have none.", is_certain=False)
    after = choice(Status, "Its computed status.", is_certain=False)
    figures = _each(MovedSchema, "The figures that moved.")
    why = _each(WhySchema, "Why, each cause once.")
    sentence = words("Why, in plain English.")


class DateChangeSchema(Schema):
    """One date that is another than before."""

    number = words("The number of the action or milestone.")
    title = words("Its title.")
    name = choice(DateName, "Which date: its start, when it is due, or when its lead expects it.")
    first_on = day("The first published one; a forecast has none.")
    before_on = day("What it was.")
    after_on = day("What it is.")
    days = difference("By how many days it moved, later is positive; null where one of them is not set.")
    redatings_before = count("How many times its dates had been moved.")
    redatings = count("How many times they have been moved by now.")


class LateFactSchema(Schema):
    """A fact of a closed period that was learned later."""

    number = words("The number of the milestone achieved, or of the metric read.")
    title = words("Its title.")
    is_reading = flag("Whether it is a reading; else a milestone was achieved.")
    fact_on = day("Its own date.", is_certain=True)
    booked_to = words("The period it was booked to.")


class DecisionChangeSchema(Schema):
    """A decision that was asked for, answered, closed or withdrawn."""

    number = words("Its number.")
    question = words("What was asked.")
    before = choice(DecisionState, "How far it had come; null where it was not asked for yet.", is_certain=False)
    after = choice(DecisionState, "How far it has come.")
    decided_by = words("Who decided, where somebody has.", is_certain=False)


class KeptSchema(Schema):
    """How many actions stand by the date they were first published with."""

    kept = count("These.")
    dated = count("Those that had one: what the former is of.")


class SummarySchema(Schema):
    """How many actions changed in which way; every change of status is in one of the first seven."""

    completed = count("Became complete.")
    became_at_risk = count("Became at risk and asked for less attention before.")
    became_off_track = count("Went off track.")
    became_unknown = count("Became unknown.")
    recovered = count("Ask for less attention than before, and are not complete.")
    started = count("Were not started and are on track.")
    reopened = count("Were complete, or under way, and are no longer.")
    redated = count("Have other dates, or milestones with other dates.")
    added = count("Entered the plan.")
    removed = count("Are not in it, though they were: a reader may not see them any more.")
    ended = count("Were cancelled, superseded or archived.")
    reinstated = count("Came back into the plan.")
    blocked = count("Came to be marked as blocked.")
    unblocked = count("Are no longer marked so.")
    kept_before = fields.Nested(KeptSchema, required=True, metadata={"description": "First dates kept before."})
    kept_after = fields.Nested(KeptSchema, required=True, metadata={"description": "First dates kept by now."})


class SinceSchema(Schema):
    """What moved since the last closed period, as it was closed."""

    period = words("The label of that period.")
    revision = count("Which closing of it, from 1.")
    number = words("The number of the briefing that seals it.")
    as_of = day("The day it was reckoned for: its last.", is_certain=True)
    known_at = words("The moment up to which it knew the record, in UTC.")
    rules_version = count("The version of the rules that briefing was made by; here it is reckoned by those in force.")
    sentence = words("What moved, in one sentence: of everything, whatever is listed.")
    summary = fields.Nested(SummarySchema, required=True, metadata={"description": "The same counted."})
    strategy = fields.Nested(
        ChangeSchema, required=True, allow_none=True, metadata={"description": "The strategy, if any figure moved."}
    )
    goals = _each(ChangeSchema, "Goals that moved: what got worse first, then what is as grave, then what got better.")
    objectives = _each(ChangeSchema, "Objectives that moved.")
    actions = _each(ChangeSchema, "Actions that moved, came or went.")
    metrics = _each(ChangeSchema, "Metrics that moved, came or went.")
    dates = _each(DateChangeSchema, "Dates that are others than before.")
    late_facts = _each(LateFactSchema, "Facts of closed periods that were learned since.")
    new_blocks = fields.List(
        fields.String(), required=True, metadata={"description": "Numbers of actions that came to be blocked."}
    )
    cleared_blocks = fields.List(
        fields.String(), required=True, metadata={"description": "Numbers of actions that no longer are."}
    )
    decisions = _each(DecisionChangeSchema, "Decisions asked for, answered, closed or withdrawn since.")
