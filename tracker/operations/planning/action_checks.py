"""What must hold of an action's dates, organizations, people and links."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.action import Action, action_dependency
from tracker.models.goal import Goal
from tracker.models.milestone import Milestone
from tracker.models.objective import Objective
from tracker.models.organization import Contact
from tracker.models.theme import Theme
from tracker.operations.planning.edit import Edit, require_listed, with_those_above


def check_action(edit: Edit) -> None:
    """Refuse an action whose dates, organizations, people or links contradict each other."""
    if edit.touches("starts_on", "due_on", "is_continuing"):
        _check_dates(edit)
    if edit.touches("organization_id", "contributing_ids", "consulted_ids"):
        _check_parts(edit)
    for role in ("lead_id", "deputy_id"):
        if edit.touches("organization_id", role) and edit[role] is not None:
            _check_person(edit, role)
    if edit.touches("lead_id", "deputy_id") and edit["lead_id"] is not None and edit["lead_id"] == edit["deputy_id"]:
        raise Refused("The deputy stands in for the lead; name somebody else.", field="deputy_id")
    _check_objectives(edit)
    _check_dependencies(edit)


def check_span(starts_on: date | None, due_on: date | None, *, is_continuing: bool) -> None:
    """Refuse a start and a due date that contradict each other.

    :raise Refused: beside the due date.
    """
    if is_continuing and due_on is not None:
        raise Refused("A continuing action has no due date; leave one of the two out.", field="due_on")
    if starts_on is not None and due_on is not None and due_on < starts_on:
        raise Refused("The due date is before the start.", field="due_on")


def check_milestone_date(due_on: date, starts_on: date | None, ends_on: date | None, *, field: str) -> None:
    """Refuse a milestone outside its action's dates.

    :raise Refused: beside the field.
    """
    if starts_on is not None and due_on < starts_on:
        raise Refused(f"The milestone due {due_on.isoformat()} is before the action starts.", field=field)
    if ends_on is not None and due_on > ends_on:
        raise Refused(f"The milestone due {due_on.isoformat()} is after the action is due.", field=field)


def _check_dates(edit: Edit) -> None:
    """Refuse dates that contradict each other or leave an open milestone outside."""
    starts_on, due_on = edit["starts_on"], edit["due_on"]
    check_span(starts_on, due_on, is_continuing=edit["is_continuing"])
    if edit.element_id is not None:
        open_ones = select(Milestone.due_on).filter_by(
            action_id=edit.element_id, lifecycle=Lifecycle.ACTIVE, achieved_on=None
        )
        for milestone_due_on in db.session.scalars(open_ones):
            check_milestone_date(milestone_due_on, starts_on, due_on, field="due_on")


def _check_parts(edit: Edit) -> None:
    """Refuse organizations that are not in the directory or would have two parts."""
    responsible, contributing, consulted = edit["organization_id"], edit["contributing_ids"], edit["consulted_ids"]
    require_listed(edit.strategy_id, [responsible], field="organization_id")
    require_listed(edit.strategy_id, contributing, field="contributing_ids")
    require_listed(edit.strategy_id, consulted, field="consulted_ids")
    if responsible in contributing:
        raise Refused("The responsible organization cannot also contribute.", field="contributing_ids")
    if responsible in consulted:
        raise Refused("The responsible organization need not be consulted; leave it out here.", field="consulted_ids")
    if set(contributing) & set(consulted):
        raise Refused("An organization is either contributing or consulted.", field="consulted_ids")


def _check_person(edit: Edit, role: str) -> None:
    """Refuse a lead or deputy who belongs elsewhere, or who is newly named and serves no more."""
    contact = db.session.get(Contact, edit[role])
    if contact is None or contact.organization_id not in with_those_above(edit["organization_id"]):
        raise Refused(
            "This person is no point of contact of the responsible organization or of one above it.", field=role
        )
    if role in edit.changed and contact.ends_on is not None and contact.ends_on <= edit.day:
        raise Refused(f"{contact.name} no longer serves.", field=role)


def _check_objectives(edit: Edit) -> None:
    """Refuse contributions to the action's own objective or to another strategy's."""
    if not edit.touches("contributes_to_ids"):
        return
    wanted = edit["contributes_to_ids"]
    if edit["objective_id"] in wanted:
        raise Refused("The action is already counted under this objective.", field="contributes_to_ids")
    query = select(Objective.id).join(Goal, Goal.id == Objective.goal_id).join(Theme, Theme.id == Goal.theme_id)
    query = query.where(Theme.strategy_id == edit.strategy_id, Objective.id.in_(wanted))
    if len(set(wanted)) < len(wanted) or set(db.session.scalars(query)) < set(wanted):
        raise Refused("Name objectives of this strategy, each once.", field="contributes_to_ids")


def _check_dependencies(edit: Edit) -> None:
    """Refuse dependencies on other strategies' actions, on itself, or in a circle."""
    if not edit.touches("depends_on_ids"):
        return
    wanted = edit["depends_on_ids"]
    query = select(Action.id).where(Action.strategy_id == edit.strategy_id, Action.id.in_(wanted))
    if len(set(wanted)) < len(wanted) or set(db.session.scalars(query)) < set(wanted):
        raise Refused("Name actions of this strategy, each once.", field="depends_on_ids")
    if edit.element_id in _needed_by(wanted):
        raise Refused("These actions would wait for each other for ever.", field="depends_on_ids")


def _needed_by(action_ids: Iterable[str]) -> set[str]:
    """Return some actions and everything they depend on."""
    found: set[str] = set()
    wave = set(action_ids)
    while wave:
        found |= wave
        query = select(action_dependency.c.depends_on_id).where(action_dependency.c.action_id.in_(wave))
        wave = set(db.session.scalars(query)) - found
    return found
