"""Everything that would be refused of what is sent, not only the first: whoever mends a file mends it once.

Each operation stops at its first refusal. These look on, through the same checks, and write nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.operations.act import Act
from tracker.operations.closing.sealing import book_fact
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.achievements import milestone_prefix
from tracker.operations.reporting.carried import check_carried
from tracker.operations.reporting.contributions import check_answer, require_contributor
from tracker.operations.reporting.readings import NewReading, check_new_reading, reading_prefix
from tracker.operations.reporting.report import Report, report_flaws, without_blanks
from tracker.operations.reporting.status_updates import period_of, require_reportable
from tracker.operations.strategies import day_of


def find_report_refusals(action_id: str, report: Report, *, by: Actor, at: datetime) -> Iterator[Refused]:
    """Yield what a report would be refused for, with its milestones and readings, each beside its field.

    :raise Refused: nothing may be reported on the action at all, or not by them.
    """
    report = without_blanks(report)
    act = Act(by, at, "report_status", reason=report.late_reason)
    action = act.get(Action, action_id)
    require_reporter(by, action.strategy_id, action.organization_id)
    require_reportable(action)
    day = day_of(action.strategy_id, at)
    yield from report_flaws(report, action, day)
    yield from _refused(period_of, report, action, day)
    for prefix, part in _parts(report):
        for refusal in _refused(check_carried, act, action, part, day):
            if refusal.field == "late_reason":
                refusal.field = f"{prefix}-late_reason"
            yield refusal


def find_reading_refusals(new: NewReading, *, by: Actor, at: datetime, reason: str | None) -> Iterator[Refused]:
    """Yield what a reading would be refused for, each beside its field.

    :raise Refused: they may not report it.
    """
    act = Act(by, at, "record_reading", reason=reason)
    metric = act.get(Metric, new.metric_id)
    require_reporter(by, metric.strategy_id, metric.organization_id)
    day = day_of(metric.strategy_id, at)
    yield from _refused(check_new_reading, act, metric, new, day)
    yield from _refused(book_fact, act, metric.strategy_id, new.as_of_on, day)


def find_answer_refusals(
    action_id: str, organization_id: str, period: str, *, is_as_planned: bool, why: str | None, by: Actor, at: datetime
) -> Iterator[Refused]:
    """Yield what a contributing organization's answer would be refused for, each beside its field.

    :raise Refused: nothing may be answered for the action at all, or not by them.
    """
    action = Act(by, at, "answer_contribution").get(Action, action_id)
    require_contributor(by, action, organization_id)
    require_reportable(action)
    day = day_of(action.strategy_id, at)
    yield from _refused(check_answer, action, period, is_as_planned, why, day)
    if not is_as_planned and why is None:
        yield from _refused(check_answer, action, period, True, None, day)


def _parts(report: Report) -> Iterator[tuple[str, Report]]:
    """Yield each milestone and reading of a report on its own, with what stands before the names of its fields."""
    for achievement in report.achievements:
        yield milestone_prefix(achievement.milestone_id), replace(report, achievements=(achievement,), readings=())
    for reading in report.readings:
        yield reading_prefix(reading.metric_id), replace(report, achievements=(), readings=(reading,))


def _refused(check: Callable[..., Any], *arguments: Any) -> Iterator[Refused]:
    """Yield what a check refuses, if anything."""
    try:
        check(*arguments)
    except Refused as refusal:
        yield refusal
