"""How an action stands, in JSON."""

from marshmallow import Schema, fields

from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.facts import ProgressSource
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.status import Status
from tracker.schemas.figure import choice, count, day, days, difference, exact, flag, percentage, words
from tracker.schemas.part import MilestonePartSchema


class FinishForecastSchema(Schema):
    """When an action will be finished at its pace so far."""

    finish_on = day("The day, by the pace at the last achieved milestone.", is_certain=True)
    earliest_on = day("By the best pace so far.", is_certain=True)
    latest_on = day("By the worst pace so far.", is_certain=True)
    points = count("How many achieved milestones it rests on.")


class AssessedActionSchema(Schema):
    """The figures of an action, with what they were made of."""

    number = words("The action's number.")
    status = choice(Status, "The computed status (rule 5).")
    reported = choice(Status, "The status last reported.", is_certain=False)
    reported_on = day("The day of that report.")
    is_reported_better = flag("Whether the report says better than the record shows (rule 6).")
    left_out = choice(LeftOut, "Why it is not in its objective's mean; null where it is.", is_certain=False)
    left_out_on = day("Since when, where it has left the plan.")
    is_continuing = flag("Whether it is continuing work, without a due date.")
    is_added = flag("Whether it entered the plan after its first version.")
    progress = percentage("Work done, as printed (rule 3).")
    progress_exact = exact("The exact share behind it.", "shares.progress")
    progress_source = choice(ProgressSource, "What the progress was read from.")
    floor = percentage("Work done at least: 0 where nothing is known.")
    floor_exact = exact("The exact share behind it.", "shares.floor")
    expected = percentage("Work that should be done by the dates in force (rule 4).")
    expected_exact = exact("The exact share behind it.", "shares.expected")
    expected_first = percentage("The same by the first published dates.")
    expected_first_exact = exact("The exact share behind it.", "shares.expected_first")
    points_behind = difference("Expected minus progress, in points.")
    has_yardstick = flag("Whether there is anything to judge it by.")
    days_late = days("Days by which the longest overdue milestone, or the due date, is overdue.")
    overdue = count("Milestones overdue.")
    milestones = count("Milestones that count.")
    achieved = count("Of these, achieved.")
    completed_on = day("When it was completed.")
    is_complete_late = flag("Whether that was after the due date in force.")
    kept_first_date = flag("Whether it stands by its first published date; null where it had none.", is_certain=False)
    redated_count = count("How many times its dates, or those of its milestones, were moved (rule 4).")
    freshness = choice(Freshness, "When it was last reported, in reporting periods (rule 9).")
    days_since_report = days("Days since the last report; null where there is none.")
    is_report_current = flag("Whether it was reported in this period or the last.")
    owes_reports = flag("Whether it owes reports.")
    awaiting_since_on = day("Since when a report waits for approval, which no figure counts; null where none does.")
    unchanged_since_on = day("The day of the last report in its own words, where it was confirmed since.")
    confirmations = count("How often that report was confirmed unchanged since.")
    is_blocked = flag("Whether the last report says that something stands in the way.")
    is_vacant = flag("Whether nobody leads it.")
    vacant_since_on = day("Since when, where that is known.")
    forecast_on = day("The date the lead now expects.")
    finish_forecast = fields.Nested(
        FinishForecastSchema,
        required=True,
        allow_none=True,
        metadata={"description": "Our projection, by earned schedule (rule 11); null under three points."},
    )
    parts = fields.List(
        fields.Nested(MilestonePartSchema), required=True, metadata={"description": "Its milestones' parts in them."}
    )
