"""A point of contact of an organization: a person, or an office's published number."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Contact:
    """A point of contact, from `starts_on` to `ends_on` (the first day it no longer serves).

    `as_of_on` is the day of the source it was taken from; nothing is sent to it until a planner
    confirms it (`confirmed_on`).
    """

    id: str
    version: int
    organization_id: str
    position: int
    name: str
    title: str | None
    email: str | None
    phone: str | None
    alternate_phone: str | None
    toll_free_phone: str | None
    fax: str | None
    website: str | None
    as_of_on: date | None
    source: str | None
    starts_on: date | None
    ends_on: date | None
    confirmed_on: date | None
    is_illustrative: bool

    def serves(self, on: date) -> bool:
        """Return whether the contact serves on that day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on < self.ends_on)
