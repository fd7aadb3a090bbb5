"""The values an element would have after an edit, and where those may point."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.organization import Listing, Organization

#: The heaviest weight; 0 is shown and not counted.
HEAVIEST = 1000


@dataclass(frozen=True, slots=True)
class Edit:
    """The values an element would have, which of them are new, and where and when it is edited."""

    strategy_id: str
    day: date
    element_id: str | None
    values: Mapping[str, Any]
    changed: Collection[str]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def touches(self, *names: str) -> bool:
        """Return whether one of these values is new."""
        return any(name in self.changed for name in names)


def require_listed(strategy_id: str, ids: Iterable[str], *, field: str) -> None:
    """Refuse organizations that are not in the directory of a strategy, or are named twice.

    :raise Refused: beside the field.
    """
    wanted = list(ids)
    if len(set(wanted)) < len(wanted):
        raise Refused("The same organization is named twice.", field=field)
    query = select(Listing.organization_id).where(
        Listing.strategy_id == strategy_id, Listing.organization_id.in_(wanted)
    )
    if set(db.session.scalars(query)) < set(wanted):
        raise Refused("This organization is not in the directory of the strategy.", field=field)


def with_those_above(organization_id: str) -> list[str]:
    """Return an organization and those it belongs to."""
    line: list[str] = []
    above: str | None = organization_id
    while above is not None and above not in line:
        line.append(above)
        above = db.session.scalar(select(Organization.parent_id).filter_by(id=above))
    return line


def check_weight(weight: int, *, field: str = "weight") -> None:
    """Refuse a weight out of bounds.

    :raise Refused: beside the field.
    """
    if not 0 <= weight <= HEAVIEST:
        raise Refused(f"A weight is a whole number from 0 to {HEAVIEST}.", field=field)
