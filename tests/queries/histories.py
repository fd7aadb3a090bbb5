"""What may happen to a strategy, one act a function: `save(step, strategy, choice, at)` does it, or is refused."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from tests import factories
from tests.factories import SmallStrategy, get_action, publish
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.plan import LeaderRole, ProposedChange
from tracker.domain.errors import Refused
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.decision import Decision
from tracker.models.metric import Metric
from tracker.models.plan import Proposal
from tracker.models.reporting_period import ReportingPeriod
from tracker.operations.closing.keeping_periods import PeriodDays
from tracker.operations.closing.periods import add_period, cancel_period
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.amend import amend
from tracker.operations.planning.decisions import DecisionAnswer, DecisionRequest, answer_decision, request_decision
from tracker.operations.planning.goals import align, appoint_goal_leader
from tracker.operations.planning.organizations import NewContact, add_contact
from tracker.operations.planning.proposals import decide_proposal, propose_change
from tracker.operations.planning.redating import redate_action
from tracker.operations.planning.reinstating import reinstate_action
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.readings import NewReading, record_reading

Step = Callable[[SmallStrategy, int, datetime], object]


def chosen(model: type, choice: int) -> str:
    """Return the id of one of the elements there are."""
    ids = list(db.session.scalars(db.select(model.id).order_by(model.id)))  # type: ignore[attr-defined]
    if not ids:
        raise Refused("There is none yet.")
    return str(ids[choice % len(ids)])


def assign(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    links = {"contributes_to_ids": (strategy.objectives[3],)} if choice % 4 != 3 else {}
    links |= {"contributing_ids": strategy.organizations[2:]}
    factories.make_action(strategy, objective_id=strategy.objectives[choice % 4], at=at, weight=choice, **links)


def publish_once(strategy: SmallStrategy, _choice: int, at: datetime) -> None:
    publish(strategy, at=at)


def report(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    status = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)[choice % 3]
    factories.make_report(chosen(Action, choice), by=strategy.planner, at=at, status=status, percent=choice * 10)


def change(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    action = chosen(Action, choice)
    changes = {"title": f"Title {choice}", "consulted_ids": strategy.organizations[1 : 1 + choice // 2 % 2]}
    amend(Kind.ACTION, action, changes, by=strategy.planner, at=at, version=get_action(action).version,
          strategy_id=strategy.id, reason=f"Reason {choice}")  # fmt: skip


def redate(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    action = chosen(Action, choice)
    redate_action(action, due_on=date(2026, 1, 1) + timedelta(days=choice), milestones={}, by=strategy.planner, at=at,
                  version=get_action(action).version, reason="The ship is late")  # fmt: skip


def end(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    action = chosen(Action, choice)
    end_action(action, lifecycle=Lifecycle.ARCHIVED, by=strategy.planner, at=at, version=get_action(action).version,
               reason="Done elsewhere")  # fmt: skip


def come_back(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    action = chosen(Action, choice)
    reinstate_action(action, by=strategy.planner, at=at, version=get_action(action).version, reason="Not done at all")


def measure(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    factories.make_metric(strategy, goal_id=strategy.goals[choice % 2], at=at)


def read(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    new = NewReading(metric_id=chosen(Metric, choice), as_of_on=date(2025, 3, 1 + choice), value=Decimal(choice))
    record_reading(new, by=strategy.planner, at=at)


def meet(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    new = NewContact(organization_id=strategy.organizations[choice % 3], name=f"Person {choice}")
    add_contact(strategy.id, new, by=strategy.planner, at=at)


def appoint(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    appoint_goal_leader(strategy.goals[choice % 2], strategy.contacts[choice % 2], role=LeaderRole.DEPUTY,
                        starts_on=at.date(), by=strategy.planner, at=at, reason="Agreed")  # fmt: skip


def connect(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    align(strategy.entries[choice % 2], goal_id=strategy.goals[choice // 2 % 2], by=strategy.planner, at=at,
          reason="It answers it")  # fmt: skip


def propose(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    propose_change(chosen(Action, choice), change=ProposedChange.REDATE, due_on=date(2027, 1, 1 + choice),
                   by=strategy.planner, at=at, reason="The yard is closed")  # fmt: skip


def decide(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    proposal = chosen(Proposal, choice)
    version = db.session.get_one(Proposal, proposal).version
    decide_proposal(proposal, is_accepted=choice % 2 == 0, by=strategy.planner, at=at, version=version, reason="Seen")


def contribute(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    why = None if choice % 2 else "The boat is in the yard"
    answer_contribution(chosen(Action, choice), organization_id=strategy.organizations[2], period="FY2025 Q3",
                        is_as_planned=why is None, why=why, by=strategy.planner, at=at)  # fmt: skip


def keep_a_period(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    starts_on = date(2030 + choice, 1, 1)
    days = PeriodDays(label=f"Year {choice}", starts_on=starts_on, ends_on=date(2031 + choice, 1, 1))
    add_period(strategy.id, days, by=strategy.planner, at=at, reason="A year of its own")


def cancel_a_period(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    ids = list(db.session.scalars(db.select(ReportingPeriod.id).where(ReportingPeriod.label.like("Year%"))))
    if not ids:
        raise Refused("There is none yet.")
    version = db.session.get_one(ReportingPeriod, ids[choice % len(ids)]).version
    cancel_period(ids[choice % len(ids)], by=strategy.planner, at=at, version=version, reason="Not needed")


def ask(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    seen = (Visibility.PUBLIC, Visibility.INTERNAL)[choice % 2]
    request = DecisionRequest(
        f"Who pays for {choice}?", "Harbor or pilots", "Harbor", date(2027, 5, 1), visibility=seen
    )
    request_decision(strategy.id, request, by=strategy.planner, at=at)


def answer(strategy: SmallStrategy, choice: int, at: datetime) -> None:
    decision = chosen(Decision, choice)
    version = db.session.get_one(Decision, decision).version
    answer_decision(decision, DecisionAnswer(f"Harbor pays {choice}.", "The board", at.date()), by=strategy.planner,
                    at=at, version=version, reason="Said again")  # fmt: skip


STEPS: tuple[Step, ...] = (
    assign, assign, publish_once, report, report, change, redate, end, come_back, measure, read, meet, appoint, connect,
    propose, decide, contribute, keep_a_period, cancel_a_period, ask, answer,
)  # fmt: skip
