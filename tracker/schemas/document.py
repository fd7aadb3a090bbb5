"""The document in JSON: it names its parts, and a part that is absent is left alone."""

from marshmallow import Schema, fields, validate

from tracker.schemas.organization import OrganizationSchema
from tracker.schemas.plan import PlanSchema
from tracker.schemas.strategy import StrategySchema

FORMAT = "strategy-document"
FORMAT_VERSION = 1

#: The parts a document may have, in the order they are written.
PARTS = ("strategy", "organizations", "plan")


class DocumentSchema(Schema):
    """A strategy document: format, version, and one or more of its parts."""

    format = fields.String(required=True, validate=validate.Equal(FORMAT))
    format_version = fields.Integer(strict=True, required=True, validate=validate.Equal(FORMAT_VERSION))
    strategy_id = fields.String()
    strategy = fields.Nested(StrategySchema)
    organizations = fields.List(fields.Nested(OrganizationSchema))
    plan = fields.Nested(PlanSchema)
