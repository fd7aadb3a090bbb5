"""The briefing in JSON: the document and its assessment, and all that must be known to rely on them."""

from marshmallow import Schema, fields, validate

from tracker.domain.assessment.attention import Reason
from tracker.domain.document.cut import Cut
from tracker.domain.status import Status
from tracker.schemas.assessment import AssessmentSchema, SelectionSchema, ThresholdsSchema
from tracker.schemas.document import DocumentSchema
from tracker.schemas.figure import choice, count, day, days, flag, words

SCHEMA = "strategy-briefing"
SCHEMA_VERSION = 1


class GeneratorSchema(Schema):
    """What made the file."""

    name = words("The product's name.")
    version = words("Its version.")


class EnvelopeSchema(Schema):
    """About the file, not about the strategy: `content_sha256` covers everything but this."""

    schema = fields.String(
        required=True, validate=validate.Equal(SCHEMA), metadata={"description": "What this file is."}
    )
    schema_version = fields.Integer(
        required=True, validate=validate.Equal(SCHEMA_VERSION), metadata={"description": "The version of its shape."}
    )
    generated_at = words("The moment it was made, in UTC.")
    generator = fields.Nested(GeneratorSchema, required=True, metadata={"description": "What made it."})
    content_sha256 = words("The SHA-256 of the RFC 8785 form of the file without `envelope`, in hexadecimal.")


class HeadSchema(Schema):
    """The last place in the chain of revisions that counts."""

    seq = count("Its place.")
    hash = words("Its hash; `flask audit verify --expect` takes it.")


class AttentionSchema(Schema):
    """One thing that needs attention."""

    number = words("The number of the action, objective or goal.")
    address = words("Where its figures are in `assessment`.")
    kind = words("`action`, `objective` or `goal`.")
    title = words("Its title or text.")
    status = choice(Status, "Its computed status.")
    is_blocked = flag("Whether something stands in the way.")
    reasons = fields.List(
        fields.Enum(Reason, by_value=True), required=True, metadata={"description": "Why, gravest first."}
    )
    days_late = days("How many days it is late; 0 where it is not.")
    sentence = words("The same in plain English.")
    owner = words("The responsible organization and person; empty for an objective or goal.")


class DueNextSchema(Schema):
    """Something that falls due soon."""

    number = words("The number of the milestone, or of the action where it has none.")
    action_number = words("The number of its action.")
    title = words("Its title.")
    due_on = day("The date in force.", is_certain=True)
    organization_id = words("The responsible organization.")


class BriefingSchema(Schema):
    """A briefing. All but the envelope is its content: the same input makes the same content."""

    envelope = fields.Nested(EnvelopeSchema, required=True, metadata={"description": "About the file itself."})
    rules_version = count("The version of the rules everything was reckoned by.")
    thresholds = fields.Nested(ThresholdsSchema, required=True, metadata={"description": "The thresholds in force."})
    as_of = day("The day of reckoning: facts dated later do not count.", is_certain=True)
    as_known = day("The day up to whose present moment changes were known.", is_certain=True)
    marking = words("The marking, to be printed wherever anything of this is.")
    notice = words("What must be said beside it, if anything.", is_certain=False)
    is_illustrative = flag("Whether the plan is invented.")
    filters = fields.Nested(
        SelectionSchema, required=True, metadata={"description": "What is listed; never changes a figure."}
    )
    cut = choice(Cut, "What of the document was assessed: the whole, its public part, or the published text alone.")
    head = fields.Nested(HeadSchema, required=True, metadata={"description": "The chain's head when it was read."})
    document = fields.Nested(
        DocumentSchema, required=True, metadata={"description": "What is listed of the strategy document."}
    )
    assessment = fields.Nested(
        AssessmentSchema, required=True, metadata={"description": "Every figure; an address on a page is a path in it."}
    )
    attention = fields.List(
        fields.Nested(AttentionSchema), required=True, metadata={"description": "What needs attention, gravest first."}
    )
    due_next = fields.List(
        fields.Nested(DueNextSchema), required=True, metadata={"description": "What falls due in the next 30 days."}
    )
