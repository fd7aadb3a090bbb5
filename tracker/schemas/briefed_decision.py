"""A decision as a briefing brings it: in full, and what it is about."""

from marshmallow import Schema

from tracker.domain.document.decision import DecisionState
from tracker.schemas.figure import choice, day, difference, flag, words


class BriefedDecisionSchema(Schema):
    """A decision asked of leadership, as it stood on the day of reckoning."""

    number = words("Its number.")
    about = words("The number of what it is about; null where that is the whole strategy.", is_certain=False)
    about_kind = words("`goal`, `objective` or `action`; null where it is the whole strategy.", is_certain=False)
    question = words("What is asked.")
    options = words("The options.")
    recommendation = words("What is recommended.")
    needed_by_on = day("The day it is needed by.", is_certain=True)
    asked_by = words("Who asked.")
    asked_on = day("When.", is_certain=True)
    state = choice(DecisionState, "`requested`, `answered`, `closed` or `withdrawn`.")
    days_left = difference("Days left until it is needed or, once answered, due; negative where overdue, null if none.")
    is_overdue = flag("Whether that day has passed.")
    answer = words("What was decided.", is_certain=False)
    decided_by = words("Who decided.", is_certain=False)
    meeting = words("In which meeting.", is_certain=False)
    decided_on = day("When.")
    owner = words("Who carries it out.", is_certain=False)
    due_on = day("Until when.")
    result = words("What came of it, or why it was withdrawn.", is_certain=False)
    closed_on = day("When it was closed or withdrawn.")
