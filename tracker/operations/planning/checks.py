"""What must hold of an element's values, whichever way they come: a new element or a plain edit.

Each check is given all values the element would have, and the names of those that are new: what was agreed long ago
is not refused because something else changes today.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import func, select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Target
from tracker.models.organization import Listing, Organization
from tracker.operations.planning.action_checks import check_action, check_milestone_date
from tracker.operations.planning.edit import Edit, check_weight, require_listed, with_those_above


def check(kind: Kind, edit: Edit) -> None:
    """Refuse values that contradict each other or point elsewhere.

    :raise Refused: with the field the sentence belongs beside.
    """
    if edit.touches("weight"):
        check_weight(edit["weight"])
    if kind in _CHECKS:
        _CHECKS[kind](edit)


def _check_metric(edit: Edit) -> None:
    """Refuse a metric whose organization is not listed, or whose baseline is half given."""
    if edit.touches("organization_id"):
        require_listed(edit.strategy_id, [edit["organization_id"]], field="organization_id")
    if edit.touches("publication_lag_days") and edit["publication_lag_days"] < 0:
        raise Refused("The lag is a number of days, 0 or more.", field="publication_lag_days")
    if (edit["baseline_value"] is None) != (edit["baseline_on"] is None):
        missing = "baseline_on" if edit["baseline_on"] is None else "baseline_value"
        raise Refused("A baseline is a value and its day; give both or neither.", field=missing)


def _check_milestone(edit: Edit) -> None:
    """Refuse a milestone outside its action's dates."""
    if edit.touches("due_on"):
        action = db.session.get_one(Action, edit["action_id"])
        check_milestone_date(edit["due_on"], action.starts_on, action.due_on, field="due_on")


def _check_target(edit: Edit) -> None:
    """Refuse a second target for the same day."""
    same_day = select(Target.id).filter_by(
        metric_id=edit["metric_id"], due_on=edit["due_on"], lifecycle=Lifecycle.ACTIVE
    )
    if any(id != edit.element_id for id in db.session.scalars(same_day)):
        raise Refused(f"There is a target for {edit['due_on'].isoformat()} already.", field="due_on")


def _check_organization(edit: Edit) -> None:
    """Refuse a name the directory has already, and a parent that is not listed or stands below the organization."""
    if edit.touches("name"):
        _check_name(edit)
    parent_id = edit["parent_id"]
    if not edit.touches("parent_id") or parent_id is None:
        return
    require_listed(edit.strategy_id, [parent_id], field="parent_id")
    if edit.element_id in with_those_above(parent_id):
        raise Refused("An organization cannot belong to itself or to one below it.", field="parent_id")


def _check_name(edit: Edit) -> None:
    """Refuse a second organization of one name in a strategy's directory."""
    query = select(Organization.id).join(Listing, Listing.organization_id == Organization.id)
    query = query.where(Listing.strategy_id == edit.strategy_id, func.lower(Organization.name) == edit["name"].lower())
    if any(id != edit.element_id for id in db.session.scalars(query)):
        raise Refused("The directory has an organization of this name already.", field="name")


def _check_contact(edit: Edit) -> None:
    """Refuse a person who ends before they start."""
    starts_on, ends_on = edit["starts_on"], edit["ends_on"]
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise Refused("The last day is before the first.", field="ends_on")


def _check_plan(edit: Edit) -> None:
    """Refuse thresholds whose bands overlap, and an illustrative plan that does not say so."""
    if not 0 <= edit["known_minimum_percent"] <= 100:
        raise Refused("Give a percentage from 0 to 100.", field="known_minimum_percent")
    if not 0 <= edit["on_track_points"] < edit["at_risk_points"] <= 100:
        raise Refused("“At risk” must begin above “on track”, and end at 100 at most.", field="at_risk_points")
    if not 0 <= edit["at_risk_days"] <= 3650:
        raise Refused("Give a number of days, 0 or more.", field="at_risk_days")
    if edit.touches("notice") and edit["is_illustrative"]:
        raise Refused("An illustrative plan always says that it is one.", field="notice")
    if edit.touches("exempt_ids"):
        require_listed(edit.strategy_id, edit["exempt_ids"], field="exempt_ids")


_CHECKS: Mapping[Kind, Callable[[Edit], None]] = {
    Kind.ACTION: check_action,
    Kind.MILESTONE: _check_milestone,
    Kind.METRIC: _check_metric,
    Kind.TARGET: _check_target,
    Kind.ORGANIZATION: _check_organization,
    Kind.CONTACT: _check_contact,
    Kind.PLAN: _check_plan,
}
