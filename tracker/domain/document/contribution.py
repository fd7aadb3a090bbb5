"""What a contributing organization says of its part in an action: as planned, or why not."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Contribution:
    """One answer for one period; the last one for a period counts. `why` is given where it is not as planned."""

    id: str
    version: int
    action_id: str
    position: int
    organization_id: str
    period: str
    is_as_planned: bool
    why: str | None
    reported_on: date
    reported_by: str
    entered_by: str | None
    is_illustrative: bool
