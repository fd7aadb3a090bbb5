"""An action: work under one objective."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.contribution import Contribution
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.status_update import StatusUpdate


@dataclass(frozen=True, slots=True)
class Action:
    """One action with its milestones, its reports and the answers of contributing organizations in order.

    It is counted under `objective_id` and only listed under `contributes_to_ids`. `organization_id` is the one
    responsible organization; `lead_id` and `deputy_id` are its points of contact. `is_continuing` actions have no
    `due_on`. `first_due_on` and `first_starts_on` are the first published dates; `published_on` the day the action
    entered the published plan; `weight` is 0 to 1000.
    """

    id: str
    version: int
    strategy_id: str
    objective_id: str
    position: int
    number: str
    title: str
    description: str | None
    deliverable: str | None
    resources: str | None
    organization_id: str
    lead_id: str | None
    deputy_id: str | None
    starts_on: date | None
    due_on: date | None
    first_starts_on: date | None
    first_due_on: date | None
    is_continuing: bool
    redated_count: int
    published_on: date | None
    weight: int
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    superseded_by_id: str | None
    visibility: Visibility
    is_illustrative: bool
    contributing_ids: tuple[str, ...]
    consulted_ids: tuple[str, ...]
    contributes_to_ids: tuple[str, ...]
    depends_on_ids: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    status_updates: tuple[StatusUpdate, ...]
    contributions: tuple[Contribution, ...]
