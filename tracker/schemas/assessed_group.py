"""How an objective, a goal or the strategy stands, in JSON."""

from marshmallow import Schema, fields

from tracker.domain.assessment.component import LeftOut
from tracker.domain.status import Status
from tracker.schemas.counts import ActionCountsSchema, ResultCountsSchema
from tracker.schemas.figure import choice, count, difference, exact, flag, percentage, words
from tracker.schemas.part import AttainmentPartSchema, ChildPartSchema


class AssessedGroupSchema(Schema):
    """The figures of an objective, a goal or the strategy, with what they were made of."""

    number = words("The element's number; empty for the strategy.")
    status = choice(Status, "The computed status (rule 5).")
    left_out = choice(LeftOut, "Why it, or what it belongs to, has left the plan; null where not.", is_certain=False)
    is_planned = flag("Whether any action is left that is not cancelled.")
    progress = percentage("Work done where known, as printed (rule 3).")
    progress_exact = exact("The exact share behind it.", "shares.progress")
    floor = percentage("Work done if what is unknown stands at zero (rule 2).")
    floor_exact = exact("The exact share behind it.", "shares.floor")
    expected = percentage("Work that should be done by the dates in force (rule 4).")
    expected_exact = exact("The exact share behind it.", "shares.expected")
    expected_first = percentage("The same by the first published dates.")
    expected_first_exact = exact("The exact share behind it.", "shares.expected_first")
    floor_dated = percentage("The floor of the children that have dates.")
    points_behind = difference("Expected minus that floor, in points; it decides the status.")
    known = count("Children whose progress is known.")
    counted = count("Children that count: what the former is of.")
    known_weight = count("The known children's share of the weight, in percent as printed.")
    judged_weight = count("The share of the weight whose status is known as well, in percent as printed.")
    objectives = count("Objectives in it.")
    objectives_planned = count("Of these, with at least one action.")
    objectives_not_planned = count("Of these, with none.")
    objectives_known = count("Of these, with a known progress.")
    lowest = words("The number of the child that asks for most attention.", is_certain=False)
    lowest_status = choice(Status, "The status of that child.", is_certain=False)
    actions = fields.Nested(
        ActionCountsSchema, required=True, metadata={"description": "How many actions are below it, and how they go."}
    )
    results = fields.Nested(
        ResultCountsSchema,
        required=True,
        metadata={"description": "How many metrics are below it, and how they stand."},
    )
    attainment = percentage("Mean attainment of the metrics below it, each clamped to 0 to 100 (rule 8).")
    attainment_parts = fields.List(
        fields.Nested(AttainmentPartSchema), required=True, metadata={"description": "The metrics' parts in it."}
    )
    is_done_not_achieved = flag("Whether all work is complete and a target was missed (rule 7).")
    parts = fields.List(
        fields.Nested(ChildPartSchema),
        required=True,
        metadata={"description": "Its children's parts in these figures."},
    )
