"""What an issued briefing is: sealed at the close of a period, or issued on any day to an audience."""

from enum import StrEnum


class Occasion(StrEnum):
    """Why a briefing was frozen."""

    CLOSE = "close"
    ISSUE = "issue"
