"""What an upload asks for, step by step: each is one of the ordinary operations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.errors import TrackerError
from tracker.domain.roles import Actor
from tracker.extensions import begin_writing, db
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.drafts import drop_draft
from tracker.operations.reporting.readings import NewReading, record_reading
from tracker.operations.reporting.refusals import find_answer_refusals, find_reading_refusals, find_report_refusals
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

    def find_refusals(self, by: Actor, at: datetime) -> Iterator[TrackerError]:
        """Yield everything it would be refused for.

        :raise TrackerError: there is no more to say.
        """
        yield from find_report_refusals(self.action_id, self.report, by=by, at=at)


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

    def find_refusals(self, by: Actor, at: datetime) -> Iterator[TrackerError]:
        """Yield everything it would be refused for.

        :raise TrackerError: there is no more to say.
        """
        yield from find_reading_refusals(self.new, by=by, at=at, reason=self.reason)


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

    def find_refusals(self, by: Actor, at: datetime) -> Iterator[TrackerError]:
        """Yield everything it would be refused for.

        :raise TrackerError: there is no more to say.
        """
        names = (self.action_id, self.organization_id, self.period)
        yield from find_answer_refusals(*names, is_as_planned=self.is_as_planned, why=self.why, by=by, at=at)


Step = ReportStep | ReadingStep | AnswerStep


def find_refusals(
    steps: Sequence[Step], *, unfinished: Sequence[Step] = (), by: Actor, at: datetime
) -> list[tuple[int, TrackerError]]:
    """Return which steps would be refused, and all they would be refused for; nothing of it stays.

    Each step is tried on top of those before. What is `unfinished` cannot be carried out and is only looked at; it is
    counted on after the steps. Whatever the session did not commit before is gone too.
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
                refusals += [(index, each) for each in _all_refusals(step, by, at, error)]
        for index, step in enumerate(unfinished, len(steps)):
            refusals += [(index, each) for each in _all_refusals(step, by, at)]
    finally:
        db.session.rollback()
    return refusals


def _all_refusals(step: Step, by: Actor, at: datetime, *known: TrackerError) -> list[TrackerError]:
    """Return everything a step would be refused for; what it was refused for is `known` and not said twice."""
    found: list[TrackerError] = []
    try:
        found.extend(step.find_refusals(by, at))
    except TrackerError as error:
        found.append(error)
    return found + [error for error in known if str(error) not in map(str, found)]
