"""An organization: it may own work without anybody having an account."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.document.contact import Contact
from tracker.domain.document.element import Visibility


class OrganizationKind(StrEnum):
    """What sort of body an organization is."""

    DEPARTMENT = "department"
    COMPONENT = "component"
    OFFICE = "office"
    AGENCY = "agency"
    COUNCIL = "council"
    NETWORK = "network"
    PROGRAM = "program"
    SYSTEM = "system"
    CENTER = "center"
    STATE_LOCAL = "state_local"
    PRIVATE_SECTOR = "private_sector"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Listing:
    """An organization's place in the directory of one strategy."""

    id: str
    version: int
    strategy_id: str
    organization_id: str
    position: int


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization with its points of contact; `parent_id` is the organization it belongs to."""

    id: str
    version: int
    name: str
    acronym: str | None
    kind: OrganizationKind
    parent_id: str | None
    city: str | None
    state: str | None
    designation: str | None
    website: str | None
    description: str | None
    source: str | None
    visibility: Visibility
    is_illustrative: bool
    contacts: tuple[Contact, ...]

    @property
    def short_name(self) -> str:
        """Return the acronym where there is one, else the name."""
        return self.acronym or self.name
