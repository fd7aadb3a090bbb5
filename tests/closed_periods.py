"""Periods that are closed, for tests of what comes after."""

from datetime import datetime, timedelta
from typing import Any

from tests.factories import SmallStrategy, save
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.closing import closing_gaps
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.periods import Periods
from tracker.exchange.issued_file import write_issued
from tracker.operations.closing.periods import close_period
from tracker.queries.documents import load_document


def make_closed_period(strategy: SmallStrategy, label: str, *, at: datetime, **values: Any) -> str:
    """Close a period with a reason for every gap, and return the id of its seal."""
    document = load_document(strategy.id)
    period = Periods.of(document).find_kept(label)
    assert period is not None, f"there is no {label}"
    assessment = assess(document, on=period.ends_on - timedelta(days=1))
    gaps = closing_gaps(document, assessment, period)
    waivers = tuple(Waiver(gap.kind, gap.number, "Agreed for the test") for gap in gaps)
    named: dict[str, Any] = {"waivers": waivers, "write": write_issued, "by": strategy.planner, "at": at}
    return save(close_period, period.id, version=period.version, **named | values)
