"""Readings: what metrics stood at. They are superseded, never edited."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.metric import ReadingPart
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.metric import Metric, Reading
from tracker.models.organization import Listing
from tracker.operations.act import Act
from tracker.operations.closing.sealing import book_fact, require_unsealed
from tracker.operations.once import new_id
from tracker.operations.permission import require_reporter
from tracker.operations.strategies import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReading:
    """A reading as it is sent in; without a value the note says why there is no new data.

    `supersedes_id` names the reading it corrects; `parts` are what single organizations contributed.
    """

    metric_id: str
    as_of_on: date
    value: Decimal | None
    note: str | None = None
    supersedes_id: str | None = None
    parts: tuple[ReadingPart, ...] = ()
    id: str | None = None


def reading_prefix(metric_id: str) -> str:
    """Return what stands before the names of the fields of a metric's reading, the same on every form."""
    return f"readings-{metric_id}"


def record_reading(new: NewReading, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Record what a metric stood at, and return the reading's id; the same one sent twice is recorded once.

    :raise Forbidden: `by` neither leads for the metric's organization nor plans.
    :raise Refused: it lies in the future, has neither value nor note, or corrects another without a reason.
    """
    act = Act(by, at, "record_reading", reason=reason)
    metric = act.get(Metric, new.metric_id)
    require_reporter(by, metric.strategy_id, metric.organization_id)
    if _is_recorded(new):
        return str(new.id)
    if new.supersedes_id is not None:
        act.require_reason("a reading that was published is corrected")
    return write_reading(act, metric, new, day_of(metric.strategy_id, at))


def write_reading(act: Act, metric: Metric, new: NewReading, day: date, *, status_update_id: str | None = None) -> str:
    """Write a reading within an act and return its id.

    :raise Refused: the metric has left the plan, what was sent contradicts itself or what was read before, or it lies
        in a closed period and the act has no reason.
    """
    note = check_new_reading(act, metric, new, day)
    booked_to = book_fact(act, metric.strategy_id, new.as_of_on, day)
    reading = Reading(
        id=new.id or new_id(Kind.READING),
        metric_id=metric.id,
        position=act.next_position(Reading, metric_id=metric.id),
        as_of_on=new.as_of_on,
        value=new.value,
        note=note,
        supersedes_id=new.supersedes_id,
        status_update_id=status_update_id,
        booked_to=booked_to,
        reported_on=day,
        is_illustrative=metric.is_illustrative,
    )
    act.add(reading, parts=new.parts)
    return reading.id


def check_new_reading(act: Act, metric: Metric, new: NewReading, day: date) -> str | None:
    """Return the note of a reading that may be written; nothing is written yet.

    :raise Refused: the metric has left the plan, or what was sent contradicts itself or what was read before.
    """
    note = (new.note or "").strip() or None
    _check_reading(metric, new, note, day)
    _check_correction(act, metric, new)
    return note


def _is_recorded(new: NewReading) -> bool:
    """Return whether this very reading was recorded before.

    :raise Refused: its id belongs to another one; what was sent would be lost without a word.
    """
    recorded = db.session.get(Reading, new.id) if new.id is not None else None
    if recorded is None:
        return False
    names = ("metric_id", "as_of_on", "value", "supersedes_id")
    if any(getattr(recorded, name) != getattr(new, name) for name in names):
        raise Refused("This page was sent before with another value, which is recorded. Open it again to correct it.")
    return True


def _check_reading(metric: Metric, new: NewReading, note: str | None, day: date) -> None:
    """Refuse a reading that says nothing, comes too early, or is of a metric that left the plan.

    :raise Refused: with the field it belongs beside.
    """
    if metric.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Metric {metric.number} is {metric.lifecycle.value}; it is no longer read.")
    if new.as_of_on > day:
        raise Refused("The day of the reading is in the future.", field=_field(metric, "as_of_on"))
    if new.value is None and note is None:
        raise Refused("Give a value, or say why there is no new data.", field=_field(metric, "value"))
    if new.value is not None and not new.value.is_finite():
        raise Refused("Give a number.", field=_field(metric, "value"))
    _check_parts(metric, new)


def _check_parts(metric: Metric, new: NewReading) -> None:
    """Refuse parts of a metric that has none, and of organizations the strategy's directory does not list."""
    if not new.parts:
        return
    ids = {part.organization_id for part in new.parts}
    if metric.breakdown is None or len(ids) < len(new.parts):
        raise Refused("This metric is not broken down so.", field=_field(metric, "parts"))
    listed = select(Listing.organization_id).where(
        Listing.strategy_id == metric.strategy_id, Listing.organization_id.in_(ids)
    )
    if set(db.session.scalars(listed)) != ids:
        raise Refused("This organization is not in the directory of the strategy.", field=_field(metric, "parts"))


def _check_correction(act: Act, metric: Metric, new: NewReading) -> None:
    """Refuse a second reading of one day, and a second correction of one reading.

    :raise Refused: with the field it belongs beside.
    """
    if new.supersedes_id is not None:
        corrected = act.get(Reading, new.supersedes_id)
        if corrected.metric_id != metric.id:
            raise Refused("The corrected reading belongs to another metric.", field="supersedes_id")
        require_unsealed(metric.strategy_id, corrected.as_of_on, corrected.booked_to, field="supersedes_id")
    standing = _standing_readings(metric)
    if new.supersedes_id is not None and new.supersedes_id not in standing:
        raise Refused("This reading was corrected already.", field="supersedes_id")
    others = [id for id, on in standing.items() if on == new.as_of_on and id != new.supersedes_id]
    if others:
        raise Refused(
            f"There is a reading as of {new.as_of_on.isoformat()} already; correct that one instead.",
            field=_field(metric, "as_of_on"),
        )


def _standing_readings(metric: Metric) -> dict[str, date]:
    """Return the readings of a metric that no other one corrects: the day of each by its id."""
    query = select(Reading.id, Reading.as_of_on, Reading.supersedes_id).filter_by(metric_id=metric.id)
    rows = db.session.execute(query.order_by(Reading.position)).all()
    corrected = {row.supersedes_id for row in rows}
    return {row.id: row.as_of_on for row in rows if row.id not in corrected}


def _field(metric: Metric, name: str) -> str:
    """Return the name of a field of a reading."""
    return f"{reading_prefix(metric.id)}-{name}"
