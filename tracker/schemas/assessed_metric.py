"""How a metric stands, in JSON."""

from marshmallow import Schema, fields

from tracker.domain.assessment.result import Standing
from tracker.schemas.element import DecimalString
from tracker.schemas.figure import amount, choice, count, day, exact, flag, percentage, words


class MetricForecastSchema(Schema):
    """What a metric will stand at by its linear trend."""

    on = day("The day of the last target.", is_certain=True)
    value = DecimalString(required=True, metadata={"description": "The value on that day."})
    low = DecimalString(required=True, metadata={"description": "One standard error below."})
    high = DecimalString(required=True, metadata={"description": "One standard error above."})
    points = count("How many readings it rests on.")


class AssessedMetricSchema(Schema):
    """The figures of a metric, with what they were made of."""

    number = words("The metric's number.")
    weight = count("Its weight in the mean attainment of its parent, 0 to 1000.")
    standing = choice(Standing, "Where it stands against its targets.")
    current_value = amount("The last reading that counts.")
    current_on = day("Its day.")
    no_new_data = words("Why the last reading has no value, where it has none.", is_certain=False)
    due_value = amount("The last target that has fallen due.")
    due_on = day("Its day.")
    next_value = amount("The next target.")
    next_on = day("Its day.")
    final_value = amount("The last target of all.")
    final_on = day("Its day.")
    baseline_value = amount("What it stood at in the beginning.")
    baseline_on = day("Its day.")
    is_met = flag("Whether the last reading meets the target that has fallen due.", is_certain=False)
    is_stale = flag("Whether it should have been read again by now.")
    attainment = percentage("The way from baseline to last target, as printed; negative when it went backwards.")
    attainment_exact = exact("The exact share behind it.", "attainment_share")
    readings = count("Readings with a value, up to the day of reckoning.")
    forecast = fields.Nested(
        MetricForecastSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Our projection, by linear trend (rule 11); null under three points."},
    )
