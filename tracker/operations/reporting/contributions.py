"""What contributing organizations say of their part in an action."""

from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.document.element import Kind
from tracker.domain.errors import Forbidden, Refused
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.action import Action, action_organization
from tracker.models.contribution import Contribution
from tracker.models.organization import Organization
from tracker.operations.act import Act
from tracker.operations.closing.sealing import require_open_period
from tracker.operations.once import new_id
from tracker.operations.permission import may_report
from tracker.operations.reporting.status_updates import require_reportable
from tracker.operations.strategies import day_of
from tracker.queries.periods import get_periods


def answer_contribution(
    action_id: str,
    *,
    organization_id: str,
    period: str,
    is_as_planned: bool,
    why: str | None,
    by: Actor,
    at: datetime,
    id: str | None = None,
    reported_by: str | None = None,
) -> str:
    """Record whether an organization contributes as planned, and return the answer's id; the last one counts.

    `reported_by` is whom a planner enters it for. The same answer sent twice (by its id) is recorded once.

    :raise Forbidden: `by` neither leads for the organization nor plans.
    :raise Refused: it does not contribute to the action, the period takes no answers, or it does not say why not.
    """
    act = Act(by, at, "answer_contribution")
    action = act.get(Action, action_id)
    require_contributor(by, action, organization_id)
    why = (why or "").strip() or None
    if _is_recorded(id, (action_id, organization_id, period, is_as_planned)):
        return str(id)
    require_reportable(action)
    day = day_of(action.strategy_id, at)
    check_answer(action, period, is_as_planned, why, day)
    is_own = organization_id in by.organizations(Role.LEAD, action.strategy_id)
    answer = Contribution(
        id=id or new_id(Kind.CONTRIBUTION),
        action_id=action_id,
        position=act.next_position(Contribution, action_id=action_id),
        organization_id=organization_id,
        period=period,
        is_as_planned=is_as_planned,
        why=why,
        reported_on=day,
        reported_by=((reported_by or "").strip() if not is_own else "") or by.name,
        entered_by=None if is_own else by.name,
        is_illustrative=action.is_illustrative,
    )
    act.behalf_of = db.session.get_one(Organization, organization_id).name
    act.add(answer)
    return answer.id


def require_contributor(by: Actor, action: Action, organization_id: str) -> None:
    """Refuse an answer for an organization that does not contribute, and from who does not speak for it.

    :raise Forbidden: `by` neither leads for it nor plans.
    :raise Refused: it does not contribute to the action.
    """
    if not may_report(by, action.strategy_id, organization_id):
        raise Forbidden("Only a lead of the contributing organization, or a planner for them, may answer this.")
    query = select(action_organization.c.position).filter_by(
        action_id=action.id, organization_id=organization_id, part="contributing"
    )
    if db.session.execute(query).first() is None:
        raise Refused(f"This organization does not contribute to action {action.number}.", field="organization_id")


def check_answer(action: Action, period: str, is_as_planned: bool, why: str | None, day: date) -> None:
    """Refuse an answer that says nothing, or for a period that takes none.

    :raise Refused: with the field it belongs beside.
    """
    if not is_as_planned and why is None:
        raise Refused("Say why it is not as planned.", field="why")
    periods = get_periods(action.strategy_id)
    periods.get_begun(period, day)
    require_open_period(periods, period)


def _is_recorded(id: str | None, answer: tuple[str, str, str, bool]) -> bool:
    """Return whether this very answer was recorded before.

    :raise Refused: its id belongs to another one; what was sent would be lost without a word.
    """
    recorded = db.session.get(Contribution, id) if id is not None else None
    if recorded is None:
        return False
    if (recorded.action_id, recorded.organization_id, recorded.period, recorded.is_as_planned) != answer:
        raise Refused("This form was sent before with another answer, which is recorded. Load it again to change it.")
    return True
