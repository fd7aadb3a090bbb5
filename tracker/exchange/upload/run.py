"""From an upload to what it would do: whose part it is of, what it says, and carrying it out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tracker.domain.assessment.asking import Asking
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.errors import NotFound, Refused, TrackerError
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods
from tracker.domain.roles import Actor, Role
from tracker.exchange.upload.changes import Group
from tracker.exchange.upload.plan import UploadPlan, plan_upload
from tracker.exchange.upload.progress import Progress, UploadRun
from tracker.exchange.workbook.reading import Filled, Finding, read_upload
from tracker.exchange.workbook.share import Share
from tracker.models.upload import UploadState
from tracker.operations.permission import may_plan, require_reporter
from tracker.operations.reporting.upload_steps import find_refusals
from tracker.operations.reporting.uploads import Cancelled, StepRefused, apply_upload
from tracker.queries.assessments import get_assessed
from tracker.queries.documents import Head
from tracker.queries.drafts import list_drafts
from tracker.queries.redactions import list_withheld_since
from tracker.queries.uploads import UploadFacts, read_upload_data


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody's part of a strategy, and the head of the chain it was read at."""

    share: Share
    head: Head


def read_share(strategy_id: str, actor: Actor, *, on: date, label: str | None, only: str | None = None) -> Offered:
    """Return what somebody may fill in for a period, by default the one people report for; `only` names one office.

    :raise Forbidden: they report for nobody, or not for that office.
    :raise NotFound: there is no such office.
    :raise Refused: there is no such period, or it has not begun.
    """
    assessed = get_assessed(strategy_id, cut=Cut.WHOLE, on=on)
    document = assessed.document
    is_planner = may_plan(actor, strategy_id)
    leads = actor.organizations(Role.LEAD, strategy_id)
    own = frozenset(each.id for each in document.organizations) if is_planner else frozenset(leads)
    if only is not None or not own:
        require_reporter(actor, strategy_id, only or "")
    if only is not None and only not in own:
        raise NotFound(f"There is no organization {only!r}.")
    period = _period(document, on, label)
    drafts = {id: kept.fields for (id, of), kept in list_drafts(actor.account_id).items() if of == period.label}
    share = Share(document, on, own & {only} if only else own, period, drafts, is_planner)
    return Offered(share, assessed.head)


def offered_periods(document: Document, on: date) -> tuple[Period, ...]:
    """Return the periods a workbook is for, the one people report for first: of the last two those not closed."""
    asking = Asking(Periods.of(document), on)
    last, current = asking.last.span, asking.current.span
    both = (last, current) if asking.is_collecting_last else (current, last)
    kept = (asking.periods.find_kept(each.label) for each in both)
    return tuple(span for span, own in zip(both, kept, strict=True) if own is None or not own.state.is_closed) or both


def _period(document: Document, on: date, label: str | None) -> Period:
    """Return the period asked for.

    :raise Refused: there is none, or it has not begun.
    """
    period = offered_periods(document, on)[0] if label is None else Periods.of(document).get(label)
    if period.starts_on > on:
        raise Refused(f"{period.label} has not begun.", field="period")
    return period


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent."""

    name: str
    data: bytes


def read_plan(strategy_id: str, actor: Actor, sent: SentFile, *, on: date, most_unpacked: int) -> UploadPlan:
    """Return what a file would change.

    :raise Forbidden: they report for nobody.
    """
    filled = read_upload(sent.name, sent.data, most_unpacked=most_unpacked)
    if filled.period is None:
        return UploadPlan(tuple(filled.findings), tuple(filled.notes), ())
    return _plan(strategy_id, actor, filled, on)


def _plan(strategy_id: str, actor: Actor, filled: Filled, on: date) -> UploadPlan:
    """Return what a file that was read would change."""
    if filled.strategy_id not in (None, strategy_id):
        elsewhere = Finding(None, None, None, "This workbook is of another strategy.")
        return UploadPlan((elsewhere,), (), ())
    try:
        offered = read_share(strategy_id, actor, on=on, label=filled.period)
    except Refused as refusal:
        return UploadPlan((Finding(None, None, None, str(refusal)),), (), ())
    return plan_upload(offered.share, filled, list_withheld_since(filled.record or 0))


def try_plan(plan: UploadPlan, *, by: Actor, at: datetime) -> str | None:
    """Return what the operations would refuse of a plan, to be kept beside it; None where nothing is to be tried.

    Of a cell that cannot be read it is not said that it is missing.
    """
    tried = (*plan.groups, *plan.unfinished)
    if not tried:
        return None
    unfinished = [group.step for group in plan.unfinished]
    refusals = find_refusals(plan.steps(), unfinished=unfinished, by=by, at=at)
    unread = {cell for group in tried for cell in group.unread}
    found = [
        (tried[index].key, tried[index].finding(refusal))
        for index, refusal in refusals
        if getattr(refusal, "field", None) not in tried[index].unsaid
    ]
    kept = [(key, each) for key, each in found if each.cell not in unread]
    lines = [[each.sheet, each.row, each.column, each.message] for _, each in kept]
    return json.dumps([plan.digest, [key for key, _ in kept], lines])


def tried_findings(plan: UploadPlan, kept: str | None, dropped: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what a trial of the same plan was refused for; of another one it says nothing."""
    if kept is None:
        return ()
    digest, keys, lines = json.loads(kept)
    if digest != plan.digest:
        return ()
    return tuple(Finding(*line) for key, line in zip(keys, lines, strict=True) if key not in dropped)


@dataclass(frozen=True, slots=True)
class UploadOrder:
    """An upload that was confirmed, its owner, where the strategy's days begin, and how far a workbook may unpack."""

    upload: UploadFacts
    actor: Actor
    zone: ZoneInfo
    most_unpacked: int


def carry_out(order: UploadOrder, run: UploadRun) -> int:
    """Carry out what was confirmed and return how many changes that were; the caller commits.

    :raise Refused: it is not what was confirmed any more, a step is refused, or its owner stopped it.
    """
    groups, at = _confirmed(order)
    run.start(len(groups))

    def on_step(done: int) -> None:
        run.say(Progress(done, len(groups)))
        if run.is_asked_to_stop:
            raise Cancelled("You stopped it. Nothing was written.")

    try:
        apply_upload(order.upload.id, [group.step for group in groups], by=order.actor, at=at, on_step=on_step)
    except StepRefused as refused:
        finding = groups[refused.index].finding(refused)
        raise Refused(f"{finding.place}: {finding.message} Nothing was written.") from refused
    return len(groups)


def _confirmed(order: UploadOrder) -> tuple[tuple[Group, ...], datetime]:
    """Return what was confirmed, and when.

    :raise Refused: it was not confirmed, or would change something else by now.
    """
    upload = order.upload
    if upload.state is not UploadState.APPLYING or upload.confirmed_at is None:
        raise Refused("This upload was not confirmed.")
    chosen = json.loads(upload.chosen or "{}")
    day = upload.confirmed_at.astimezone(order.zone).date()
    data = read_upload_data(upload.id)
    name, most = upload.name, order.most_unpacked
    plan = read_plan(upload.strategy_id, order.actor, SentFile(name, data), on=day, most_unpacked=most)
    if plan.findings or plan.digest != chosen["digest"]:
        raise Refused("Something changed while you were reading. Nothing was written; read the changes again.")
    return plan.chosen(chosen["dropped"]), upload.confirmed_at


def in_words(error: TrackerError) -> str:
    """Return why an upload failed, as it is kept."""
    return str(error)[:2_000]
