"""Closing a period in spite of what it lacks: every gap is waived with a reason."""

from collections.abc import Sequence

from tracker.domain.assessment.closing import Gap, find_gaps
from tracker.domain.document.document import Document
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.errors import Refused


def waiver_field(gap: Gap) -> str:
    """Return the name of the field with the reason why a gap is waived."""
    return f"waivers-{gap.kind.value}-{gap.number}"


def require_waived(document: Document, period_id: str, waivers: Sequence[Waiver]) -> list[Waiver]:
    """Return the waivers of the gaps a period has; those of what has been filled meanwhile are left out.

    :raise Refused: a gap has no reason; beside the first one.
    """
    period = next(each for each in document.plan.reporting_periods if each.id == period_id)
    gaps = find_gaps(document, period)
    given = {(waiver.gap, waiver.number): waiver for waiver in waivers if waiver.reason.strip()}
    missing = [gap for gap in gaps if (gap.kind, gap.number) not in given]
    if missing:
        count = "One gap has" if len(missing) == 1 else f"{len(missing)} gaps have"
        raise Refused(f"{count} no reason yet; {period.label} was not closed.", field=waiver_field(missing[0]))
    return [given[gap.kind, gap.number] for gap in gaps]
