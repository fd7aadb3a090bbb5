"""Everything that contradicts itself in a document."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.domain.document.action import Action
from tracker.domain.document.assemble import NODES
from tracker.domain.document.disassemble import nodes_of
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.objective import Objective
from tracker.domain.periods import Periods
from tracker.operations.loading.contradictions.action import action_findings, actions_together, repeated_organizations
from tracker.operations.loading.contradictions.decision import decision_findings
from tracker.operations.loading.contradictions.directory import (
    contact_findings,
    organization_findings,
    organizations_together,
)
from tracker.operations.loading.contradictions.finding import Contradiction, Finding, Findings
from tracker.operations.loading.contradictions.future import future_findings
from tracker.operations.loading.contradictions.goal_leader import leader_findings, leaders_together
from tracker.operations.loading.contradictions.lifecycle import lifecycle_findings
from tracker.operations.loading.contradictions.metric import (
    metric_findings,
    reading_findings,
    readings_together,
    targets_together,
)
from tracker.operations.loading.contradictions.milestone import milestone_findings
from tracker.operations.loading.contradictions.number import number_contradictions
from tracker.operations.loading.contradictions.plan import (
    alignment_findings,
    alignments_together,
    plan_findings,
    proposal_findings,
    proposals_together,
)
from tracker.operations.loading.contradictions.report import report_findings
from tracker.operations.loading.contradictions.reporting_period import period_findings, shared_days_or_labels
from tracker.operations.loading.contradictions.reports import (
    contribution_findings,
    contributions_together,
    reports_together,
)

#: An element with what is wrong with it.
Found = tuple[Kind, str, Findings]


def find_contradictions(document: Document, *, today: date | None = None) -> list[Contradiction]:
    """Return everything that contradicts itself in a document, element by element.

    `today` None leaves it open which days have come: an illustrative plan has a clock of its own.
    """
    found = [
        Contradiction(kind, id, field, words)
        for kind, id, findings in _alone(document, Periods.of(document))
        for field, words in findings
    ]
    found += (Contradiction(kind, id, *finding) for kind, id, finding in _together(document))
    found += number_contradictions(document)
    for kind in NODES:
        for node in nodes_of(document, kind):
            found += _of(kind, node, _by_itself(kind, node, today))
    return found


def _by_itself(kind: Kind, node: Any, today: date | None) -> Findings:
    """Yield what is wrong with how a node left the plan, and with what it says has happened."""
    if hasattr(node, "lifecycle"):
        yield from lifecycle_findings(kind, node)
    if today is not None:
        yield from future_findings(kind, node, today)


def _of(kind: Kind, node: Any, findings: Findings) -> Iterator[Contradiction]:
    """Yield what is wrong with a node."""
    yield from (Contradiction(kind, node.id, field, words) for field, words in findings)


def _alone(document: Document, periods: Periods) -> Iterator[Found]:
    """Yield the elements of a document, each with what is wrong with it and with what it hangs below."""
    plan = document.plan
    for objective in document.objectives:
        yield Kind.OBJECTIVE, objective.id, _objective_findings(objective)
    for organization in document.organizations:
        yield Kind.ORGANIZATION, organization.id, organization_findings(organization)
        yield from ((Kind.CONTACT, each.id, contact_findings(each)) for each in organization.contacts)
    yield Kind.PLAN, plan.id, plan_findings(plan)
    yield from ((Kind.GOAL_LEADER, each.id, leader_findings(each)) for each in plan.goal_leaders)
    for action in plan.actions:
        yield from _of_action(document, action, periods)
    for metric in plan.metrics:
        yield Kind.METRIC, metric.id, metric_findings(metric)
        for reading in metric.readings:
            yield Kind.READING, reading.id, reading_findings(document, metric, reading, periods)
    yield from ((Kind.ALIGNMENT, each.id, alignment_findings(each)) for each in plan.alignments)
    yield from ((Kind.PROPOSAL, each.id, proposal_findings(document, each)) for each in plan.proposals)
    for period in plan.reporting_periods:
        yield Kind.REPORTING_PERIOD, period.id, period_findings(period, periods.starts_month)
    yield from ((Kind.DECISION, each.id, decision_findings(plan, each)) for each in plan.decisions)


def _of_action(document: Document, action: Action, periods: Periods) -> Iterator[Found]:
    """Yield an action and what hangs below it, each with what is wrong with it."""
    yield Kind.ACTION, action.id, action_findings(document.plan, action)
    for milestone in action.milestones:
        yield Kind.MILESTONE, milestone.id, milestone_findings(action, milestone, periods)
    for update in action.status_updates:
        yield Kind.STATUS_UPDATE, update.id, report_findings(document, action, update, periods)
    for answer in action.contributions:
        yield Kind.CONTRIBUTION, answer.id, contribution_findings(action, answer, periods)


def _together(document: Document) -> Iterator[tuple[Kind, str, Finding]]:
    """Yield the elements that contradict others of their kind."""
    plan = document.plan
    for id, finding in shared_days_or_labels(Periods.of(document)):
        yield Kind.REPORTING_PERIOD, id, finding
    yield from ((Kind.ORGANIZATION, *each) for each in organizations_together(document))
    yield from ((Kind.GOAL_LEADER, *each) for each in leaders_together(document))
    yield from ((Kind.ALIGNMENT, *each) for each in alignments_together(plan))
    yield from ((Kind.PROPOSAL, *each) for each in proposals_together(plan))
    yield from ((Kind.ACTION, *each) for each in actions_together(plan))
    for action in plan.actions:
        yield from ((Kind.STATUS_UPDATE, *each) for each in reports_together(action))
        yield from ((Kind.CONTRIBUTION, *each) for each in contributions_together(action))
    for metric in plan.metrics:
        yield from ((Kind.TARGET, *each) for each in targets_together(metric))
        yield from ((Kind.READING, *each) for each in readings_together(metric))


def _objective_findings(objective: Objective) -> Findings:
    """Yield the organizations that the text of an objective is said to name twice."""
    yield from repeated_organizations(tuple(each.organization_id for each in objective.organizations))
