"""A framework: something outside the strategy that its goals answer to, such as a statute or a set of capabilities."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameworkEntry:
    """One entry of a framework: a clause, a capability, a published strategy.

    `year` is the year of publication where the entry is a publication.
    """

    id: str
    version: int
    framework_id: str
    position: int
    number: str | None
    title: str
    text: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework with its entries in order."""

    id: str
    version: int
    strategy_id: str
    position: int
    title: str
    issuer: str | None
    description: str | None
    entries: tuple[FrameworkEntry, ...]
