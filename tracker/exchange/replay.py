"""A script replayed in the order of its dates through the ordinary operations: what it leaves is a true history."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from inspect import signature
from typing import Any

from tracker.domain.assessment.closing import Gap, find_gaps
from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.errors import Refused, TrackerError
from tracker.domain.roles import SYSTEM, Actor
from tracker.exchange.issued_file import write_issued
from tracker.exchange.script import Arguments, Script, Step, build_arguments
from tracker.extensions import db
from tracker.models.content import values_of
from tracker.models.reporting_period import ReportingPeriod
from tracker.operations.access.accounts import add_account, change_account, grant_role
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.closing.periods import (
    add_period,
    amend_period,
    cancel_period,
    close_period,
    reopen_period,
    set_up_periods,
    start_review,
)
from tracker.operations.planning.actions import assign_action, end_action
from tracker.operations.planning.amend import amend
from tracker.operations.planning.decisions import answer_decision, close_decision, request_decision, withdraw_decision
from tracker.operations.planning.goals import align, appoint_goal_leader, end_goal_leader
from tracker.operations.planning.metrics import add_metric, add_target
from tracker.operations.planning.milestones import add_milestone
from tracker.operations.planning.organizations import add_contact, add_organization
from tracker.operations.planning.plans import publish_plan
from tracker.operations.planning.proposals import decide_proposal, propose_change
from tracker.operations.planning.redating import redate_action
from tracker.operations.reporting.approvals import approve_report, return_report
from tracker.operations.reporting.confirmations import confirm_unchanged
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.readings import record_reading
from tracker.operations.reporting.status_updates import report_status
from tracker.operations.strategies import plan_of
from tracker.queries.accounts import find_actor
from tracker.queries.documents import load_document
from tracker.queries.rows import get_version


@dataclass(frozen=True, slots=True)
class _Operation:
    """An operation a script may name; `version` says at which version what it changes stands."""

    act: Callable[..., Any]
    version: Callable[[Arguments], int] | None = None


@dataclass(slots=True)
class _Cast:
    """The actors of a script, each with the roles they hold at the moment."""

    accounts: Mapping[str, str | None]
    known: dict[str, Actor] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        """Return an actor.

        :raise Refused: the script does not name them, or they have no open account.
        """
        if key not in self.known:
            account_id = self.accounts.get(key, "")
            actor = SYSTEM if account_id is None else find_actor(account_id)
            if actor is None:
                raise Refused(f"{key!r} has no open account.")
            self.known[key] = actor
        return self.known[key]


def replay(script: Script, *, chunk: int = 100) -> Iterator[int]:
    """Carry out a script's steps, each at its own moment; yield how many are done after each chunk, and at the end.

    The caller commits: after each chunk, or once at the end, so that a script that breaks off leaves nothing.

    :raise Refused: a step is not later than the one before, names what is not allowed, or is refused by the operation;
        the sentence says which.
    """
    cast, before = _Cast(script.actors), script.begins_at
    for number, step in enumerate(script.steps, 1):
        try:
            _require_later(step.at, before)
            _take(step, cast)
        except TrackerError as error:
            what = f"Step {number}, {step.operation} by {step.by} at {step.at.isoformat()}"
            raise Refused(f"{what}: {error}") from error
        before = step.at
        if number % chunk == 0 or number == len(script.steps):
            yield number


def _require_later(at: datetime, before: datetime) -> None:
    """Refuse a step out of order: the record would give it a moment that is not its own."""
    if at <= before:
        raise Refused("It is not later than what came before it.")


def _take(step: Step, cast: _Cast) -> None:
    """Carry out one step."""
    operation = OPERATIONS.get(step.operation)
    if operation is None:
        raise Refused("A script cannot name this operation.")
    arguments = build_arguments(operation.act, step.arguments)
    if operation.version is not None:
        arguments["version"] = operation.version(step.arguments)
    arguments |= {"by": cast.actor(step.by), "at": step.at}
    try:
        signature(operation.act).bind(**arguments)
    except TypeError as error:
        raise Refused(f"{error}.") from error
    operation.act(**arguments)
    if step.operation in _CHANGE_ROLES:
        cast.known.clear()


def _version_of(kind: Kind, argument: str) -> Callable[[Arguments], int]:
    """Return how to find the version of the element that an argument names."""
    return lambda arguments: get_version(kind, arguments[argument])


def _amend(
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
    """Amend an element; what type its changes are of depends on its kind."""
    values = values_of(kind, changes)
    amend(kind, element_id, values, by=by, at=at, version=version, strategy_id=strategy_id, reason=reason)


def _close_period(
    period_id: str,
    *,
    reasons: Mapping[str, str],
    by: Actor,
    at: datetime,
    version: int,
    reason: str | None = None,
) -> None:
    """Close a period and seal its briefing; `reasons` says for each kind of gap why it was waived."""
    waivers = tuple(Waiver(gap.kind, gap.number, reasons[gap.kind.value]) for gap in _gaps(period_id))
    close_period(period_id, waivers=waivers, write=write_issued, by=by, at=at, version=version, reason=reason)


def _issue_briefing(
    strategy_id: str,
    *,
    audience: str,
    on: date,
    by: Actor,
    at: datetime,
    note: str | None = None,
    cut: Cut = Cut.WHOLE,
    id: str | None = None,
) -> None:
    """Issue a briefing."""
    issue_briefing(strategy_id, audience=audience, on=on, note=note, cut=cut, write=write_issued, by=by, at=at, id=id)


def _gaps(period_id: str) -> tuple[Gap, ...]:
    """Return what a period lacks now."""
    document = load_document(db.session.get_one(ReportingPeriod, period_id).strategy_id)
    period = next(each for each in document.plan.reporting_periods if each.id == period_id)
    return find_gaps(document, period)


#: What a script may name. Signing in, secrets and loading are no business of a script.
OPERATIONS: Mapping[str, _Operation] = {
    "add_account": _Operation(add_account),
    "add_contact": _Operation(add_contact),
    "add_metric": _Operation(add_metric),
    "add_milestone": _Operation(add_milestone),
    "add_organization": _Operation(add_organization),
    "add_period": _Operation(add_period),
    "add_target": _Operation(add_target),
    "align": _Operation(align),
    "amend": _Operation(_amend, lambda arguments: get_version(Kind(arguments["kind"]), arguments["element_id"])),
    "answer_contribution": _Operation(answer_contribution),
    "amend_period": _Operation(amend_period, _version_of(Kind.REPORTING_PERIOD, "period_id")),
    "answer_decision": _Operation(answer_decision, _version_of(Kind.DECISION, "decision_id")),
    "appoint_goal_leader": _Operation(appoint_goal_leader),
    "approve_report": _Operation(approve_report, _version_of(Kind.STATUS_UPDATE, "update_id")),
    "assign_action": _Operation(assign_action),
    "cancel_period": _Operation(cancel_period, _version_of(Kind.REPORTING_PERIOD, "period_id")),
    "change_account": _Operation(change_account, _version_of(Kind.ACCOUNT, "account_id")),
    "close_decision": _Operation(close_decision, _version_of(Kind.DECISION, "decision_id")),
    "confirm_unchanged": _Operation(confirm_unchanged),
    "close_period": _Operation(_close_period, _version_of(Kind.REPORTING_PERIOD, "period_id")),
    "decide_proposal": _Operation(decide_proposal, _version_of(Kind.PROPOSAL, "proposal_id")),
    "end_action": _Operation(end_action, _version_of(Kind.ACTION, "action_id")),
    "end_goal_leader": _Operation(end_goal_leader, _version_of(Kind.GOAL_LEADER, "leader_id")),
    "grant_role": _Operation(grant_role),
    "issue_briefing": _Operation(_issue_briefing),
    "propose_change": _Operation(propose_change),
    "publish_plan": _Operation(publish_plan, lambda arguments: plan_of(arguments["strategy_id"]).version),
    "record_reading": _Operation(record_reading),
    "redate_action": _Operation(redate_action, _version_of(Kind.ACTION, "action_id")),
    "reopen_period": _Operation(reopen_period, _version_of(Kind.REPORTING_PERIOD, "period_id")),
    "report_status": _Operation(report_status),
    "return_report": _Operation(return_report, _version_of(Kind.STATUS_UPDATE, "update_id")),
    "request_decision": _Operation(request_decision),
    "set_up_periods": _Operation(set_up_periods),
    "start_review": _Operation(start_review, _version_of(Kind.REPORTING_PERIOD, "period_id")),
    "withdraw_decision": _Operation(withdraw_decision, _version_of(Kind.DECISION, "decision_id")),
}

#: After these somebody may do more or less than before.
_CHANGE_ROLES = ("add_account", "change_account", "grant_role")
