"""What stands in each row of a period's workbook when it is downloaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.assessment.reports import last_position
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.metric import Metric
from tracker.exchange.workbook.cells import shown
from tracker.exchange.workbook.share import (
    Share,
    last_answer,
    owed_day,
    reporter_name,
    shown_words,
    standing_achievement,
)
from tracker.exchange.workbook.sheets import CONTRIBUTIONS, LAYOUT, MILESTONES, READINGS, REPORTS, Sheet
from tracker.formatters import format_date
from tracker.queries.documents import Head

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """A workbook before it has a format: what it is of, and the rows of each sheet by column."""

    share: Share
    head: Head
    rows: Mapping[Sheet, tuple[Cells, ...]]

    @property
    def about(self) -> dict[str, str]:
        """Return what the hidden sheet says."""
        strategy = self.share.document.strategy
        return {
            "layout": str(LAYOUT),
            "strategy": strategy.id,
            "period": self.share.period.label,
            "as of": self.share.on.isoformat(),
            "record": str(self.head.seq),
            "record hash": self.head.hash,
        }

    @property
    def marking(self) -> str:
        """Return the marking, and the notice of a plan that has one."""
        document = self.share.document
        notice = document.plan.notice
        return f"{document.strategy.marking} · {notice}" if notice else document.strategy.marking


def workbook_content(share: Share, head: Head) -> Content:
    """Return what a person's workbook of a period holds."""
    rows: dict[Sheet, tuple[Cells, ...]] = {
        REPORTS: tuple(_report(share, action, head) for action in share.actions.values()),
        MILESTONES: tuple(_milestones(share)),
        READINGS: tuple(_readings(share)),
        CONTRIBUTIONS: tuple(_contributions(share)),
    }
    return Content(share, head, rows)


def _report(share: Share, action: Action, head: Head) -> Cells:
    """Return the row of an action."""
    last = max(action.status_updates, key=lambda update: update.position, default=None)
    about: dict[str, Any] = {
        "id": action.id,
        "number": action.number,
        "title": action.title,
        "organization": share.organization_name(action.organization_id),
        "last_status": f"{shown(last.status)} ({last.period})" if last is not None else None,
        "last_words": last.summary if last is not None else None,
        "reported_by": reporter_name(share, action) if share.is_planner else None,
        "send_draft": False if action.id in share.drafts else None,
        "seen": last_position(action),
        "period": share.period.label,
        "record": head.seq,
    }
    return about | shown_words(share, action)


def _milestones(share: Share) -> Iterator[Cells]:
    """Return the rows of the milestones that are still to be achieved."""
    for milestone in share.milestones.values():
        if standing_achievement(share, milestone) is None:
            action = share.actions[milestone.action_id]
            yield {
                "id": milestone.id,
                "number": milestone.number,
                "title": milestone.title,
                "organization": share.organization_name(action.organization_id),
                "due_on": milestone.due_on,
            }


def _readings(share: Share) -> Iterator[Cells]:
    """Return the rows of the metrics whose reading is owed."""
    for metric in share.metrics.values():
        as_of_on = owed_day(share, metric)
        if as_of_on is not None:
            yield {
                "id": metric.id,
                "number": metric.number,
                "title": metric.title,
                "organization": share.organization_name(metric.organization_id),
                "unit": metric.unit,
                "last": _last_reading(metric, share.on),
                "as_of_on": as_of_on,
            }


def _last_reading(metric: Metric, on: date) -> str | None:
    """Return the last reading of a metric in words."""
    readings = readings_in_force(metric, on)
    if not readings:
        return None
    last = readings[-1]
    return f"{'no new data' if last.value is None else shown(last.value)} ({format_date(last.as_of_on)})"


def _contributions(share: Share) -> Iterator[Cells]:
    """Return the rows of the answers contributing organizations give."""
    for (action_id, organization_id), action in share.contributions.items():
        answer = last_answer(action, organization_id, share.period.label)
        yield {
            "id": action_id,
            "organization_id": organization_id,
            "number": action.number,
            "title": action.title,
            "organization": share.organization_name(organization_id),
            "is_as_planned": answer.is_as_planned if answer is not None else None,
            "why": answer.why if answer is not None else None,
        }
