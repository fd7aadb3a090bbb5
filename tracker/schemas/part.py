"""What a figure was made of, in JSON."""

from marshmallow import Schema

from tracker.domain.assessment.component import LeftOut
from tracker.domain.status import Status
from tracker.schemas.figure import choice, count, day, days, exact, flag, percentage, words


class MilestonePartSchema(Schema):
    """A milestone's part in the progress of its action."""

    number = words("The milestone's number.")
    weight = count("Its weight, 0 to 1000.")
    due_on = day("The date in force.", is_certain=True)
    first_due_on = day("The first published date.", is_certain=True)
    achieved_on = day("When it was achieved; what was achieved after the day of reckoning does not count.")
    is_due = flag("Whether it was due by the day of reckoning.")
    was_due_first = flag("The same by its first published date.")
    days_late = days("How many days it is overdue; 0 where it is not.")
    left_out = choice(LeftOut, "Why it does not count; null where it does.", is_certain=False)


class ChildPartSchema(Schema):
    """A child's part in the figures of its parent: an action's, an objective's or a goal's."""

    number = words("The child's number.")
    status = choice(Status, "Its computed status.")
    weight = count("Its weight, 0 to 1000.")
    progress = percentage("Its progress, as printed.")
    progress_exact = exact("Its exact progress, which is what is averaged.", "shares.progress")
    floor = percentage("What is done at least.")
    floor_exact = exact("The exact share behind it.", "shares.floor")
    expected = percentage("What should be done by the dates in force.")
    expected_exact = exact("The exact share behind it.", "shares.expected")
    expected_first = percentage("What should be done by the first published dates.")
    expected_first_exact = exact("The exact share behind it.", "shares.expected_first")
    left_out = choice(LeftOut, "Why it is not in the mean; null where it is.", is_certain=False)
    left_out_on = day("Since when.")


class AttainmentPartSchema(Schema):
    """A metric's part in the mean attainment of its parent."""

    number = words("The metric's number.")
    weight = count("Its weight, 0 to 1000.")
    attainment = percentage("Its attainment, as printed; in the mean it stays within 0 and 100.")
    attainment_exact = exact("The exact share behind it.", "share")
