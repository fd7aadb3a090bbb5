"""A strategy whose briefing has something to hide, and ways to look at what is answered."""

from datetime import date
from typing import Any

from sqlalchemy import select

from tests.factories import (
    SmallStrategy,
    make_action,
    make_lead,
    make_metric,
    make_milestone,
    make_reading,
    make_report,
    make_strategy,
    publish,
)
from tracker.domain.document.element import Visibility
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.account import AccessEvent, AccessEventKind

BRIEFING = "/strategies/harbor/briefing.json"
DOCUMENT = "/strategies/harbor/document.json"

#: What of the strategy is internal, as a pattern of bytes.
SECRETS = b"Secret soundings|Two internal boats|A quarrel|avery@"


def make_secretive_strategy() -> SmallStrategy:
    """Make a published strategy with public and internal work, reports and a metric."""
    made = make_strategy()
    public = make_action(made, title="Survey the east channel", resources="Two internal boats")
    for title, due_on in (("Plan agreed", date(2025, 3, 31)), ("Depths published", date(2025, 9, 30))):
        make_milestone(made, public, title, due_on)
    make_action(made, title="Secret soundings", visibility=Visibility.INTERNAL, objective_id=made.objectives[1])
    make_action(made, title="Train pilots", organization_id=made.organizations[1], objective_id=made.objectives[3])
    publish(made)
    make_report(public, by=make_lead(made.id, made.organizations[0]), status=Status.AT_RISK, blockers="A quarrel")
    make_reading(made, make_metric(made))
    return made


def exports() -> list[AccessEvent]:
    """Return what was taken, earliest first."""
    query = select(AccessEvent).filter_by(kind=AccessEventKind.EXPORT).order_by(AccessEvent.id)
    return list(db.session.scalars(query))


def at(briefing: Any, address: str) -> Any:
    """Return what stands at an address."""
    value = briefing["assessment"]
    for step in address.split("/"):
        value = value[step]
    return value
