"""What an upload asks for, step by step: each is one of the ordinary operations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.errors import TrackerError
from tracker.domain.roles import Actor
from tracker.extensions import begin_writing, db
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.drafts import drop_draft
from tracker.operations.reporting.readings import NewReading, record_reading
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status


@dataclass(frozen=True, slots=True)
class ReportStep:
    """A report on an action, sent on top of the last one its author saw."""

    action_id: str
    report: Report
    seen: int

    def carry_out(self, by: Actor, at: datetime) -> None:
        """Report; a draft of the same report is not needed any more.

        :raise Refused: the operation refuses it.
        """
        report_status(self.action_id, self.report, by=by, at=at, seen=self.seen)
        if by.account_id is not None and self.report.period is not None:
            drop_draft(self.action_id, by.account_id, self.report.period)


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """A reading on its own; `reason` says why it comes only now."""

    new: NewReading
    reason: str | None

    def carry_out(self, by: Actor, at: datetime) -> None:
        """Record the reading.

        :raise Refused: the operation refuses it.
        """
        record_reading(self.new, by=by, at=at, reason=self.reason)


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """The answer of a contributing organization."""

    action_id: str
    organization_id: str
    period: str
    is_as_planned: bool
    why: str | None

    def carry_out(self, by: Actor, at: datetime) -> None:
        """Record the answer.

        :raise Refused: the operation refuses it.
        """
        answer_contribution(
            self.action_id,
            organization_id=self.organization_id,
            period=self.period,
            is_as_planned=self.is_as_planned,
            why=self.why,
            by=by,
            at=at,
        )


Step = ReportStep | ReadingStep | AnswerStep


def find_refusals(steps: Sequence[Step], *, by: Actor, at: datetime) -> list[tuple[int, TrackerError]]:
    """Return which steps would be refused and why, each tried on top of those before; nothing of it stays.

    Whatever the session did not commit before is gone too.
    """
    refusals: list[tuple[int, TrackerError]] = []
    begin_writing()
    try:
        for index, step in enumerate(steps):
            trial = db.session.begin_nested()
            try:
                step.carry_out(by, at)
                trial.commit()
            except TrackerError as error:
                trial.rollback()
                refusals.append((index, error))
    finally:
        db.session.rollback()
    return refusals
