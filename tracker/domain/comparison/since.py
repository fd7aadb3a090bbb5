"""What moved since the last closed period."""

from dataclasses import dataclass
from datetime import datetime

from tracker.domain.comparison.compare import Comparison


@dataclass(frozen=True, slots=True)
class Since:
    """The comparison with a closed period, as it was closed: on its last day, as known at the moment of its seal.

    `number` is that of the sealed briefing, and `rules_version` that of the rules it was made by; both moments are
    reckoned here by the rules in force.
    """

    period: str
    revision: int
    number: str
    known_at: datetime
    rules_version: int
    comparison: Comparison
