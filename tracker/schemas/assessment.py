"""The assessment in JSON: the address of a figure on a page is its path here."""

from marshmallow import Schema, fields

from tracker.domain.status import Status
from tracker.schemas.assessed_action import AssessedActionSchema
from tracker.schemas.assessed_group import AssessedGroupSchema
from tracker.schemas.assessed_metric import AssessedMetricSchema
from tracker.schemas.counts import ActionCountsSchema
from tracker.schemas.figure import choice, count, day, words


class ThresholdsSchema(Schema):
    """Where one status ends and the next begins."""

    known_minimum = count("Percent of its weight a parent must know; below it is unknown.")
    on_track_points = count("Up to so many points behind plan: on track.")
    at_risk_points = count("Up to so many: at risk; more: off track.")
    at_risk_days = count("Up to so many days late: at risk; more: off track.")


class AssessedOrganizationSchema(Schema):
    """An organization's part."""

    actions = fields.Nested(
        ActionCountsSchema, required=True, metadata={"description": "The actions it is responsible for."}
    )
    contributing = count("How many actions it contributes to.")


class SelectionSchema(Schema):
    """What was chosen to be listed; null is everything."""

    goal = words("The number of a goal.", is_certain=False)
    organization_id = words("The id of an organization; those below it are chosen with it.", is_certain=False)
    status = choice(Status, "The computed status of actions.", is_certain=False)
    period = words("A reporting period in which actions were reported on.", is_certain=False)


class SubtotalSchema(Schema):
    """The counts of what a filter lists: a new figure, labelled with its filter."""

    filters = fields.Nested(
        SelectionSchema, required=True, attribute="selection", metadata={"description": "What was chosen."}
    )
    actions = fields.Nested(ActionCountsSchema, required=True, metadata={"description": "The actions listed."})


class AssessmentSchema(Schema):
    """Every figure, by the number of its element (organizations by id)."""

    on = day("The day of reckoning: facts dated later do not count.", is_certain=True)
    rules_version = count("The version of the rules it was reckoned by.")
    thresholds = fields.Nested(ThresholdsSchema, required=True, metadata={"description": "The thresholds in force."})
    strategy = fields.Nested(AssessedGroupSchema, required=True, metadata={"description": "The strategy as a whole."})
    goals = fields.Dict(
        fields.String(), fields.Nested(AssessedGroupSchema), required=True, metadata={"description": "Goals by number."}
    )
    objectives = fields.Dict(
        fields.String(),
        fields.Nested(AssessedGroupSchema),
        required=True,
        metadata={"description": "Objectives by number."},
    )
    actions = fields.Dict(
        fields.String(),
        fields.Nested(AssessedActionSchema),
        required=True,
        metadata={"description": "Actions by number."},
    )
    metrics = fields.Dict(
        fields.String(),
        fields.Nested(AssessedMetricSchema),
        required=True,
        metadata={"description": "Metrics by number."},
    )
    organizations = fields.Dict(
        fields.String(),
        fields.Nested(AssessedOrganizationSchema),
        required=True,
        metadata={"description": "Organizations that have a part, by id."},
    )
    selection = fields.Nested(
        SubtotalSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The subtotal of what a filter lists; null where everything is listed."},
    )
