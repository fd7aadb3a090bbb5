"""Plain edits: what has a meaning of its own (report, re-date, cancel, publish ...) has its own operation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models import LINKS, MODELS
from tracker.models.content import field_names
from tracker.models.organization import Contact, Organization
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.permission import require_planner
from tracker.operations.planning.checks import check
from tracker.operations.planning.edit import Edit, require_listed
from tracker.operations.planning.endings import require_active
from tracker.operations.strategies import day_of, plan_of
from tracker.queries.rows import read_row

#: What a planner may edit in place, kind by kind.
AMENDABLE: Mapping[Kind, frozenset[str]] = {
    Kind.GOAL: frozenset({"weight"}),
    Kind.OBJECTIVE: frozenset({"weight"}),
    Kind.PLAN: frozenset(
        {"known_minimum_percent", "on_track_points", "at_risk_points", "at_risk_days", "notice", "requires_approval",
         "exempt_ids"}
    ),
    Kind.ACTION: frozenset(
        {
            "title", "description", "deliverable", "resources", "organization_id", "lead_id", "deputy_id", "weight",
            "visibility", "contributing_ids", "consulted_ids", "contributes_to_ids", "depends_on_ids",
        }
    ),
    Kind.MILESTONE: frozenset({"title", "weight", "visibility"}),
    Kind.METRIC: frozenset(
        {
            "title", "definition", "unit", "direction", "kind", "baseline_value", "baseline_on", "frequency",
            "publication_lag_days", "source", "verification", "limitations", "breakdown", "organization_id", "weight",
            "visibility",
        }
    ),
    Kind.ORGANIZATION: frozenset(
        {"name", "acronym", "kind", "parent_id", "city", "state", "designation", "website", "description",
         "visibility"}
    ),
    Kind.CONTACT: frozenset(
        {"name", "title", "email", "phone", "alternate_phone", "toll_free_phone", "fax", "website", "starts_on",
         "ends_on"}
    ),
    Kind.ALIGNMENT: frozenset({"note"}),
}  # fmt: skip

#: What only a plan that was never published takes in place: afterwards dates move by `redate_action`, and targets are
#: cancelled and set anew.
AMENDABLE_IN_DRAFT: Mapping[Kind, frozenset[str]] = {
    Kind.ACTION: frozenset({"starts_on", "due_on", "is_continuing"}),
    Kind.MILESTONE: frozenset({"due_on"}),
    Kind.TARGET: frozenset({"value", "due_on"}),
}

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
    :raise Refused: a value is not one to edit or contradicts another, or the plan is published and no reason is given.
    :raise StaleEdit: somebody changed the element since; both values are given for each field that differs.
    """
    act = Act(by, at, f"amend_{kind.value}", reason=reason)
    require_planner(by, strategy_id)
    element = act.get(MODELS[kind], element_id)
    _require_here(kind, element, strategy_id)
    is_published = plan_of(strategy_id).number > 0
    _require_amendable(kind, changes, is_published)
    now = dict(zip(field_names(kind), read_row(kind, element_id), strict=True))
    differing = {name: value for name, value in changes.items() if now[name] != value}
    if not differing:
        return
    if element.version != version:
        raise StaleEdit(
            "Somebody changed this since you opened it. Nothing was saved; both values are shown.",
            theirs={"version": element.version} | {name: now[name] for name in differing},
            yours={"version": version} | differing,
        )
    if is_published and kind not in _DIRECTORY:
        act.require_reason("the plan is published, and this changes it")
    check(kind, Edit(strategy_id, day_of(strategy_id, at), element_id, now | differing, tuple(differing)))
    _write(act, kind, element, differing)


def _write(act: Act, kind: Kind, element: Any, values: Mapping[str, Any]) -> None:
    """Write new values of an element."""
    link_names = {links.name for links in LINKS.get(kind, ())}
    for name, value in values.items():
        if name not in link_names:
            setattr(element, name, value)
    act.record(element, **{name: value for name, value in values.items() if name in link_names})


def _require_here(kind: Kind, element: Any, strategy_id: str) -> None:
    """Refuse to edit what belongs to another strategy, what its directory does not list, and what has left the plan.

    :raise Refused: it does.
    """
    if isinstance(element, Organization | Contact):
        organization_id = element.id if isinstance(element, Organization) else element.organization_id
        require_listed(strategy_id, [organization_id], field="organization_id")
        return
    if strategy_id_of(kind, element) != strategy_id:
        raise Refused("This element belongs to another strategy.")
    above = {Kind.MILESTONE: (Kind.ACTION, "action_id"), Kind.TARGET: (Kind.METRIC, "metric_id")}
    if kind in above:
        parent_kind, column = above[kind]
        parent = db.session.get_one(MODELS[parent_kind], getattr(element, column))
        require_active(parent, f"{parent_kind.value.capitalize()} {parent.number}")
    if hasattr(element, "lifecycle"):
        require_active(element, f"This {kind.noun}")


def _require_amendable(kind: Kind, changes: Mapping[str, Any], is_published: bool) -> None:
    """Refuse a change of what is not edited in place.

    :raise Refused: beside the value.
    """
    allowed = AMENDABLE.get(kind, frozenset())
    if not is_published:
        allowed |= AMENDABLE_IN_DRAFT.get(kind, frozenset())
    for name in changes:
        if name not in allowed:
            raise Refused(f"“{name.replace('_', ' ').capitalize()}” is not changed by a plain edit.", field=name)
