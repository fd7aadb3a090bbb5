"""An action at one of two moments."""

from datetime import date
from typing import NamedTuple

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.document.action import Action


class ActionSide(NamedTuple):
    """An action at one moment."""

    action: Action
    assessed: ActionAssessment
    on: date
