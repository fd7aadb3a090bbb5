"""A strategy with one of everything, and one person of every sort, for tests of who may do what."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, url_for

from tests import factories
from tests.awaiting import require_approval
from tests.factories import NOW, SET_UP, SmallStrategy, save
from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.plan import LeaderRole, ProposedChange
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.exchange.issued_file import write_issued
from tracker.operations.access.accounts import grant_role
from tracker.operations.access.passwords import issue_reset_link
from tracker.operations.access.tokens import issue_token
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.planning.decisions import DecisionAnswer, DecisionRequest, answer_decision, request_decision
from tracker.operations.planning.goals import align, appoint_goal_leader
from tracker.operations.planning.proposals import propose_change
from tracker.operations.reporting.uploads import NewUpload, keep_upload
from tracker.operations.withholding.redactions import request_redaction
from tracker.queries.accounts import find_actor, list_grants, list_tokens
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued


@dataclass(frozen=True, slots=True)
class World:
    """Everybody by what they are (None is who has not signed in), and what stands in addresses by its name."""

    strategy: SmallStrategy
    people: dict[str, Actor | None]
    names: dict[str, str]

    def address(self, app: Flask, endpoint: str) -> str:
        """Return an address of a route, of something that is there."""
        own = {name.partition("/")[2]: value for name, value in self.names.items() if name.startswith(f"{endpoint}/")}
        rule = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
        values: dict[str, Any] = {name: own.get(name) or self._value(rule.rule, name) for name in rule.arguments}
        more = {"kind": "action", "id": self.names["action"]} if endpoint == "redactions.new" else {}
        with app.test_request_context():
            return url_for(endpoint, **values | more)

    def _value(self, rule: str, name: str) -> str:
        """Return what stands for a part of an address: by its name, or by the noun before it."""
        return self.names.get(name) or self.names[f"{rule.partition(f'<{name}>')[0].rstrip('/').rpartition('/')[2]}/"]


def make_world() -> World:
    """Make the world."""
    strategy = factories.make_strategy()
    _, second, third = strategy.organizations
    action = factories.make_action(strategy, title="Survey the east channel", resources="Two internal boats",
                                   contributing_ids=(second,))  # fmt: skip
    factories.make_milestone(strategy, action)
    factories.make_action(strategy, title="Secret soundings", visibility=Visibility.INTERNAL)
    factories.make_action(strategy, title="Train pilots", organization_id=second, objective_id=strategy.objectives[3])
    metric = factories.make_metric(strategy)
    factories.publish(strategy)
    people = _people(strategy)
    lead, planner = people["lead"], strategy.planner
    assert lead is not None
    factories.make_report(action, by=lead, status=Status.AT_RISK, blockers="A quarrel")
    factories.make_reading(strategy, metric)
    by_planner: dict[str, Any] = {"by": planner, "at": NOW, "reason": "For the test"}
    by_lead = by_planner | {"by": lead}
    proposal = save(propose_change, action, change=ProposedChange.REDATE, due_on=date(2026, 3, 1), **by_lead)
    contact = strategy.contacts[0]
    leader = save(appoint_goal_leader, strategy.goals[0], contact, role=LeaderRole.LEADER,
                  starts_on=date(2025, 1, 13), **by_planner)  # fmt: skip
    alignment = save(align, strategy.entries[0], goal_id=strategy.goals[0], **by_planner)
    viewer = people["viewer"]
    assert viewer is not None
    first = DecisionRequest("Which berth?", "One or two", "One", date(2025, 5, 1), visibility=Visibility.PUBLIC)
    save(request_decision, strategy.id, first, by=planner, at=NOW)
    asked = DecisionRequest("Who pays in secret?", "Harbor or pilots", "Harbor", date(2025, 5, 1))
    answered = save(request_decision, strategy.id, asked, by=planner, at=NOW)
    save(answer_decision, answered, DecisionAnswer("Harbor", "The board", NOW.date()), by=viewer, at=NOW, version=1)
    names = {
        "slug": strategy.slug,
        "briefings/": _issue(strategy),
        "goals/": "1.1",
        "objectives/": "1.1.1",
        "actions/": "1.1.1-A1",
        "metrics/": "1.1-K1",
        "milestones/": "1.1.1-A1-M1",
        "organizations/": third,
        "contacts/": contact,
        "alignments/": alignment,
        "leaders/": leader,
        "proposals/": proposal,
        "periods/": "FY2025-Q2",
        "decisions/": "D1",
        "decisions.close/number": "D2",
        "approvals/": _await_approval(strategy, people["other lead"]),
        "uploads/": _upload(strategy),
        "targets/": load_document(strategy.id).metric(metric).targets[0].id,
        "my_updates.report/number": "1.1.1-A1",
        "my_updates.confirm/number": "1.1.1-A1",
        "my_updates.reading/number": "1.1-K1",
        "my_updates.contribution/number": "1.1.1-A1",
        "organization_id": second,
        "action": action,
        "seq": "1",
        "kind": "action",
        "history.show/id": action,
        "charts.show/id": "timeline-1.1",
        "address": "goals/1.1/progress",
        "audit.show/seq": "10",
    }
    return World(strategy, people, names | _accounts(strategy, people, action))


def _await_approval(strategy: SmallStrategy, lead: Actor | None) -> str:
    """Let the second organization's reports need approval, and return the id of one that waits."""
    first, second, third = strategy.organizations
    require_approval(strategy, exempt=(first, third))
    assert lead is not None
    action = next(each for each in load_document(strategy.id).plan.actions if each.organization_id == second)
    return factories.make_report(action.id, by=lead, percent=10)


def _upload(strategy: SmallStrategy) -> str:
    """Upload a file that is none, and return the upload's id."""
    return save(keep_upload, strategy.id, NewUpload("none.csv", b"", None), by=strategy.planner, at=NOW, hours=48)


def _issue(strategy: SmallStrategy) -> str:
    """Issue a briefing that everybody may read who reads anything, and return its number."""
    save(issue_briefing, strategy.id, audience="The board", on=date(2025, 4, 15), cut=Cut.PUBLIC, write=write_issued,
         by=strategy.planner, at=NOW)  # fmt: skip
    return list_issued(strategy.id)[0].number


def _people(strategy: SmallStrategy) -> dict[str, Actor | None]:
    """Return one person of every sort."""
    first, second, _ = strategy.organizations
    other = factories.make_strategy("river")
    held = {
        "viewer": (Role.VIEWER, None),
        "briefer": (Role.BRIEFER, None),
        "commenter": (Role.COMMENTER, second),
        "lead": (Role.LEAD, first),
        "other lead": (Role.LEAD, second),
        "approver": (Role.APPROVER, second),
        "auditor": (Role.AUDITOR, None),
    }
    people: dict[str, Actor | None] = {
        name: factories.make_actor(role, strategy.id, organization_id=organization, name=name.capitalize())
        for name, (role, organization) in held.items()
    }
    # Nobody by default, and somebody with every role in another strategy: neither has a part in this one.
    stranger = factories.make_actor(Role.PLANNER, other.id, name="Stranger")
    for role in (Role.VIEWER, Role.AUDITOR):
        save(grant_role, str(stranger.account_id), strategy_id=other.id, role=role, by=factories.SYSTEM, at=SET_UP)
    found = find_actor(str(stranger.account_id))
    return people | {
        "nobody": None,
        "stranger": found,
        "planner": strategy.planner,
        "administrator": factories.make_administrator(name="Ada Admin"),
    }


def _accounts(strategy: SmallStrategy, people: dict[str, Actor | None], action: str) -> dict[str, str]:
    """Return the names of what administrators work on: an account of its own, with a role and a token."""
    someone = factories.make_actor(Role.VIEWER, strategy.id, name="Someone")
    id = str(someone.account_id)
    save(issue_token, id, name="Nightly", expires_on=date(2025, 12, 31), by=someone, at=NOW)
    asking = factories.make_administrator(name="Asking Admin")
    redaction = save(request_redaction, Kind.ACTION, action, "resources", by=asking, at=NOW, reason="A spill")
    return {
        "account_id": id,
        "grant_id": list_grants(id)[0].id,
        "token_id": list_tokens(id)[0].id,
        "redaction_id": redaction,
        "secret": save(issue_reset_link, str(asking.account_id), by=factories.SYSTEM, at=NOW),
    }
