"""The briefing in JSON: the document and its assessment, and all that must be known to rely on them."""

from marshmallow import Schema, fields, validate

from tracker.domain.assessment.attention import Reason
from tracker.domain.document.cut import Cut
from tracker.domain.issued import Occasion
from tracker.domain.status import Status
from tracker.schemas.assessment import AssessmentSchema, SelectionSchema, ThresholdsSchema
from tracker.schemas.briefed_decision import BriefedDecisionSchema
from tracker.schemas.comparison import SinceSchema
from tracker.schemas.document import DocumentSchema
from tracker.schemas.figure import choice, count, day, days, flag, words

SCHEMA = "strategy-briefing"
SCHEMA_VERSION = 1


class GeneratorSchema(Schema):
    """What made the file."""

    name = words("The product's name.")
    version = words("Its version.")


class IssuedSchema(Schema):
    """What a frozen briefing says of itself."""

    number = words("Its number among those of the strategy; `flask briefing verify` finds it by that.")
    occasion = choice(Occasion, "Sealed at the close of a period, or issued to an audience.")
    audience = words("Whom it was issued to.", is_certain=False)
    issued_by = words("Who issued it, or closed the period.")
    issued_at = words("When, in UTC.")
    known_at = words("The moment up to which it knows the record, in UTC.")
    period = words("The label of the period it seals.", is_certain=False)
    revision = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "Which closing of the period it seals, from 1.", "minimum": 1},
    )


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
    withheld_sha256 = fields.String(
        metadata={"description": "Only where words were withheld since: the same digest of what is left."}
    )
    issued = fields.Nested(IssuedSchema, metadata={"description": "Only in a frozen briefing: which one it is."})


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
    decisions = fields.List(
        fields.Nested(BriefedDecisionSchema),
        required=True,
        metadata={
            "description": "Decisions asked of leadership: the open ones, then those ended since the last closed "
            "period or, where none was closed, in the last 90 days."
        },
    )
    since = fields.Nested(
        SinceSchema,
        required=True,
        allow_none=True,
        metadata={"description": "What moved since the last closed period; null where none was closed."},
    )
