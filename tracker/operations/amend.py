"""Plain edits: what has a meaning of its own (report, re-date, cancel, publish ...) has its own operation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.models import LINKS, MODELS
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.permission import require_planner
from tracker.operations.plans import plan_of
from tracker.queries.rows import read_links

#: What a planner may edit in place, kind by kind. Dates that were published move by `redate_action`.
AMENDABLE: Mapping[Kind, frozenset[str]] = {
    Kind.GOAL: frozenset({"weight"}),
    Kind.OBJECTIVE: frozenset({"weight"}),
    Kind.PLAN: frozenset({"known_minimum_percent", "on_track_points", "at_risk_points", "at_risk_days", "notice"}),
    Kind.ACTION: frozenset(
        {
            "title", "description", "deliverable", "resources", "organization_id", "lead_id", "deputy_id", "weight",
            "visibility", "contributing_ids", "consulted_ids", "contributes_to_ids", "depends_on_ids",
        }
    ),
    Kind.MILESTONE: frozenset(
        {"title", "weight", "visibility", "achieved_on", "evidence_title", "evidence_reference", "lifecycle",
         "lifecycle_reason", "lifecycle_on"}
    ),
    Kind.METRIC: frozenset(
        {
            "title", "definition", "unit", "direction", "kind", "baseline_value", "baseline_on", "frequency",
            "publication_lag_days", "source", "verification", "limitations", "breakdown", "organization_id", "weight",
            "visibility", "lifecycle", "lifecycle_reason", "lifecycle_on",
        }
    ),
    Kind.TARGET: frozenset({"value", "lifecycle", "lifecycle_reason", "lifecycle_on"}),
    Kind.ORGANIZATION: frozenset(
        {"name", "acronym", "kind", "parent_id", "city", "state", "designation", "website", "description",
         "visibility"}
    ),
    Kind.CONTACT: frozenset(
        {"name", "title", "email", "phone", "alternate_phone", "toll_free_phone", "fax", "website", "starts_on",
         "ends_on", "confirmed_on"}
    ),
    Kind.GOAL_LEADER: frozenset({"ends_on"}),
    Kind.ALIGNMENT: frozenset({"note", "lifecycle", "lifecycle_reason", "lifecycle_on"}),
}  # fmt: skip

#: What only a plan that was never published takes without a redating.
_DRAFT_DATES = frozenset({"starts_on", "due_on", "is_continuing"})

#: Kinds whose edits need no reason even in a published plan: the directory.
_DIRECTORY = (Kind.ORGANIZATION, Kind.CONTACT)


def amend(
    kind: Kind,
    element_id: str,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    version: int,
    strategy_id: str,
    reason: str | None = None,
) -> None:
    """Change plain values of one element; `strategy_id` is the strategy it is edited in.

    Nothing is written where nothing differs.

    :raise Forbidden: `by` is no planner.
    :raise Refused: a value is not one to edit, or the plan is published and no reason is given.
    :raise StaleEdit: somebody changed the element since; both values are given for each field that differs.
    """
    act = Act(by, at, f"amend_{kind.value}", reason=reason)
    require_planner(by, strategy_id)
    element = act.get(MODELS[kind], element_id)
    if kind not in _DIRECTORY and strategy_id_of(kind, element) != strategy_id:
        raise Refused("This element belongs to another strategy.")
    is_published = plan_of(strategy_id).number > 0
    _require_amendable(kind, changes, is_published)
    now = _current(kind, element, changes)
    differing = {name: value for name, value in changes.items() if now[name] != value}
    if element.version != version:
        raise StaleEdit(
            "Somebody changed this since you opened it. Nothing was saved; both values are shown.",
            theirs={name: now[name] for name in differing},
            yours=differing,
        )
    if not differing:
        return
    if is_published and kind not in _DIRECTORY:
        act.require_reason("the plan is published, and this changes it")
    link_names = {links.name for links in LINKS.get(kind, ())}
    for name, value in differing.items():
        if name not in link_names:
            setattr(element, name, value)
    act.record(element, **{name: value for name, value in differing.items() if name in link_names})


def _require_amendable(kind: Kind, changes: Mapping[str, Any], is_published: bool) -> None:
    """Refuse a change of what is not edited in place."""
    allowed = AMENDABLE.get(kind, frozenset())
    if not is_published and kind in (Kind.ACTION, Kind.MILESTONE):
        allowed |= _DRAFT_DATES
    for name in changes:
        if name not in allowed:
            raise Refused(f"{name.replace('_', ' ')} is not changed by a plain edit.", field=name)


def _current(kind: Kind, element: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values now of what is to change."""
    links = {link_set.name: link_set for link_set in LINKS.get(kind, ())}
    return {
        name: read_links(links[name], element.id).get(element.id, ()) if name in links else getattr(element, name)
        for name in changes
    }
