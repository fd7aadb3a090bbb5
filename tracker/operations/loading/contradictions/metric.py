"""Metrics, targets and readings that contradict themselves or each other."""

from collections.abc import Iterator

from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric, Reading
from tracker.domain.periods import Periods
from tracker.operations.loading.contradictions.booking import booking_findings
from tracker.operations.loading.contradictions.finding import Finding, Findings, before, together, twice


def metric_findings(metric: Metric) -> Findings:
    """Yield what is wrong with a metric by itself."""
    yield from together(
        metric, ("baseline_value", "baseline_on"), "A baseline is a value and its day; give both or neither."
    )


def targets_together(metric: Metric) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each target for a day that has one already."""
    targets = [target for target in metric.targets if target.lifecycle is Lifecycle.ACTIVE]
    for place in twice(target.due_on for target in targets):
        target = targets[place]
        yield target.id, ("due_on", f"There is a target for {target.due_on.isoformat()} already.")


def reading_findings(document: Document, metric: Metric, reading: Reading, periods: Periods) -> Findings:
    """Yield what is wrong with a reading of a metric."""
    if reading.value is None and reading.note is None:
        yield "value", "Give a value, or say in a note why there is no new data."
    early = "It was reported before the day it speaks of."
    yield from before(reading.reported_on, reading.as_of_on, "reported_on", early)
    if metric.lifecycle_on is not None and reading.reported_on > metric.lifecycle_on:
        yield "reported_on", f"Its metric left the plan on {metric.lifecycle_on.isoformat()}; it is not read after."
    yield from booking_findings(periods, reading.as_of_on, reading.booked_to, reading.reported_on)
    action = document.find_action(metric.action_id)
    if reading.status_update_id is not None:
        updates = {update.id: update for update in action.status_updates} if action is not None else {}
        update = updates.get(reading.status_update_id)
        if update is None:
            yield "status_update_id", "It came with no report on the action that the metric belongs to."
        elif not update.is_effective:
            yield "status_update_id", "It came with a report that does not count, so it would not be here."
    for place in twice(part.organization_id for part in reading.parts):
        yield f"parts[{place}].organization_id", "This organization is named above already."


def readings_together(metric: Metric) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each reading that contradicts another one of its metric, and what is wrong."""
    before_it: dict[str, Reading] = {}
    for reading in metric.readings:
        if reading.supersedes_id is not None and reading.supersedes_id not in before_it:
            yield reading.id, ("supersedes_id", "A reading corrects one of the same metric that stands above it.")
        before_it[reading.id] = reading
    for place in twice(reading.supersedes_id for reading in metric.readings):
        yield metric.readings[place].id, ("supersedes_id", "This reading was corrected already.")
    corrected = {reading.supersedes_id for reading in metric.readings}
    standing = [reading for reading in metric.readings if reading.id not in corrected]
    for place in twice(reading.as_of_on for reading in standing):
        day = standing[place].as_of_on.isoformat()
        yield standing[place].id, ("as_of_on", f"There is a reading as of {day} already; correct that one instead.")
