"""A script replayed in the order of its dates through the ordinary operations: what it leaves is a true history."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from inspect import signature
from typing import Any

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused, TrackerError
from tracker.domain.roles import SYSTEM, Actor
from tracker.exchange.script import Arguments, Script, Step, build_arguments
from tracker.models.content import values_of
from tracker.operations.accounts import add_account, change_account, grant_role
from tracker.operations.actions import assign_action, end_action
from tracker.operations.amend import amend
from tracker.operations.goals import align, appoint_goal_leader, end_goal_leader
from tracker.operations.metrics import add_metric, add_target
from tracker.operations.milestones import add_milestone
from tracker.operations.organizations import add_contact, add_organization
from tracker.operations.plans import plan_of, publish_plan
from tracker.operations.proposals import decide_proposal, propose_change
from tracker.operations.readings import record_reading
from tracker.operations.redating import redate_action
from tracker.operations.status_updates import report_status
from tracker.queries.accounts import find_actor
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


#: What a script may name. Signing in, secrets and loading are no business of a script.
OPERATIONS: Mapping[str, _Operation] = {
    "add_account": _Operation(add_account),
    "add_contact": _Operation(add_contact),
    "add_metric": _Operation(add_metric),
    "add_milestone": _Operation(add_milestone),
    "add_organization": _Operation(add_organization),
    "add_target": _Operation(add_target),
    "align": _Operation(align),
    "amend": _Operation(_amend, lambda arguments: get_version(Kind(arguments["kind"]), arguments["element_id"])),
    "appoint_goal_leader": _Operation(appoint_goal_leader),
    "assign_action": _Operation(assign_action),
    "change_account": _Operation(change_account, _version_of(Kind.ACCOUNT, "account_id")),
    "decide_proposal": _Operation(decide_proposal, _version_of(Kind.PROPOSAL, "proposal_id")),
    "end_action": _Operation(end_action, _version_of(Kind.ACTION, "action_id")),
    "end_goal_leader": _Operation(end_goal_leader, _version_of(Kind.GOAL_LEADER, "leader_id")),
    "grant_role": _Operation(grant_role),
    "propose_change": _Operation(propose_change),
    "publish_plan": _Operation(publish_plan, lambda arguments: plan_of(arguments["strategy_id"]).version),
    "record_reading": _Operation(record_reading),
    "redate_action": _Operation(redate_action, _version_of(Kind.ACTION, "action_id")),
    "report_status": _Operation(report_status),
}

#: After these somebody may do more or less than before.
_CHANGE_ROLES = ("add_account", "change_account", "grant_role")
