"""The lines of "My updates" with their forms, as a request asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request

from tracker.domain.document.action import Action
from tracker.domain.document.metric import Metric
from tracker.domain.errors import Forbidden, NotFound
from tracker.domain.roles import Role
from tracker.formatters import format_period
from tracker.forms.my_updates import ContributionForm, ReadingLineForm, ReportLineForm
from tracker.forms.reading import ReadingForm
from tracker.forms.status_update import ticked
from tracker.operations.permission import may_plan
from tracker.operations.reporting.report import BLOCK, WORDS
from tracker.pages.my_updates import (
    ContributionLine,
    MyUpdatesPage,
    ReadingLine,
    ReportLine,
    build_my_updates_page,
    contribution_line,
    reading_line,
)
from tracker.queries.drafts import Draft, list_drafts
from tracker.views.request.reading import Reading, read
from tracker.views.request.session import current_actor

LineForm = ReportLineForm | ContributionForm | ReadingLineForm


@dataclass(frozen=True, slots=True)
class Board:
    """The page with the form of every line, in the order of the page."""

    reading: Reading
    page: MyUpdatesPage
    reports: list[tuple[ReportLine, ReportLineForm]]
    contributions: list[tuple[ContributionLine, ContributionForm]]
    readings: list[tuple[ReadingLine, ReadingLineForm]]
    drafts: dict[tuple[str, str], Draft]

    @property
    def forms(self) -> Iterator[LineForm]:
        """Yield the form of every line."""
        yield from (form for _, form in self.reports)
        yield from (form for _, form in self.contributions)
        yield from (form for _, form in self.readings)

    def touched(self, but: str) -> list[tuple[ReportLine, ReportLineForm]]:
        """Return the lines of reports that hold something typed and were not sent."""
        return [(line, form) for line, form in self.reports if form.key != but and form.is_touched]

    def has_loose_words(self, but: str) -> bool:
        """Return whether something was typed into a line that is kept nowhere: one without a draft."""
        loose = [form for _, form in (*self.contributions, *self.readings) if form.key != but]
        return request.method == "POST" and any(form.is_touched for form in loose)

    def draft_of(self, line: ReportLine) -> Draft | None:
        """Return what was kept of a line."""
        return self.drafts.get((line.due.action.id, line.due.period.label))


def offices_of(strategy_id: str) -> tuple[str, ...]:
    """Return the organizations whose updates are asked for: a lead's own, or the one a planner enters for.

    :raise Forbidden: a lead asks for another's.
    """
    actor, asked = current_actor(), request.args.get("organization")
    own = actor.organizations(Role.LEAD, strategy_id)
    if asked is None or asked in own:
        return own
    if not may_plan(actor, strategy_id):
        raise Forbidden("Only a lead of this organization, or a planner for them, may report for it.")
    return (asked,)


def read_board(slug: str, *, sent: Action | None = None) -> Board:
    """Return the page of whoever is asking with its forms; `sent` is the action whose line was sent.

    :raise NotFound: there is no such strategy or organization.
    :raise Forbidden: a lead asks for another's organization.
    """
    public = read(slug)
    strategy_id, actor = public.strategy_id, current_actor()
    offices = offices_of(strategy_id)
    if not offices and sent is not None:
        offices = (sent.organization_id,)
    sees_all = may_plan(actor, strategy_id)
    reading = public if sees_all or not offices else read(slug, for_organization=offices[0])
    for id in offices:
        if reading.document.find_organization(id) is None:
            raise NotFound(f"There is no organization {id!r}.")
    page = build_my_updates_page(
        reading.document,
        reading.assessment,
        offices,
        public=None if sees_all else public.document,
        is_for_somebody=not set(offices) <= set(actor.organizations(Role.LEAD, strategy_id)),
        sent=sent if sent is not None and sent.organization_id in offices else None,
    )
    drafts = list_drafts(str(actor.account_id))
    return Board(
        reading,
        page,
        [(line, report_form(page, line, drafts)) for line in page.reports],
        [(line, contribution_form(page, line)) for line in page.contributions],
        [(line, _reading_form(line)) for line in page.readings],
        drafts,
    )


def report_form(page: MyUpdatesPage, line: ReportLine, drafts: dict[tuple[str, str], Draft]) -> ReportLineForm:
    """Return the form of an action's line: as it begins, with what was kept, or with what was typed."""
    on, label = page.assessment.on, line.due.period.label
    periods = {period.label: format_period(period) for period in (line.due.period.span, *line.page.periods)}
    form = ReportLineForm(
        line.key,
        milestones=_milestones(line),
        readings=[ReadingForm(each.metric, each.due.as_of_on) for each in line.metrics],
        periods=list(periods.items()),
        today=on,
        is_for_somebody=page.is_for_somebody,
        **_begun(page, line),
    )
    if line.page.is_counted_by_milestones or line.due.action.is_continuing:
        del form.percent
    draft = drafts.get((line.due.action.id, label))
    if draft is not None and f"{line.key}-id" not in request.form:
        form.fill(draft.fields)
    return form


def contribution_form(page: MyUpdatesPage, line: ContributionLine) -> ContributionForm:
    """Return the form of a contributing organization's line."""
    return ContributionForm(line.key, is_for_somebody=page.is_for_somebody, period=line.due.period.label)


def report_line(slug: str, action: Action) -> tuple[Board, ReportLineForm]:
    """Return the page with the form of an action's line, be it still owed or not."""
    board = read_board(slug, sent=action)
    return board, next(form for line, form in board.reports if line.due.action.id == action.id)


def contribution_line_of(slug: str, action: Action, organization_id: str) -> tuple[Board, ContributionForm]:
    """Return the page with the form of a contributing organization's line, be it still owed or not."""
    board = read_board(slug)
    document = board.reading.document
    line = contribution_line(document, board.reading.assessment, document.action(action.id), organization_id)
    form = next((form for each, form in board.contributions if each.key == line.key), None)
    if form is None:
        form = contribution_form(board.page, line)
        board.contributions.insert(0, (line, form))
    return board, form


def reading_line_of(slug: str, metric: Metric) -> tuple[Board, ReadingLineForm]:
    """Return the page with the form of a metric's line, be it still owed or not."""
    board = read_board(slug)
    line = reading_line(board.reading.assessment, board.reading.document.metric(metric.id))
    form = next((form for each, form in board.readings if each.key == line.key), None)
    if form is None:
        form = _reading_form(line)
        board.readings.insert(0, (line, form))
    return board, form


def _reading_form(line: ReadingLine) -> ReadingLineForm:
    """Return the form of a metric's line."""
    return ReadingLineForm(line.key, line.owed.metric, line.owed.due.as_of_on)


def _milestones(line: ReportLine) -> list[Any]:
    """Return the milestones to tick: those due, and any that somebody else reported while this was typed."""
    return [*line.milestones, *ticked(line.page.done_milestones)]


def _begun(page: MyUpdatesPage, line: ReportLine) -> dict[str, Any]:
    """Return what a line begins with: no answer, but the words that were returned, and what blocks it."""
    begun: dict[str, Any] = {"seen": line.page.seen, "period": line.due.period.label}
    if line.said is not None:
        kept = WORDS if line.is_returned else BLOCK
        begun |= {name: getattr(line.said, name) for name in kept}
    lead = page.document.find_serving(line.due.action.lead_id, page.assessment.on)
    if page.is_for_somebody and lead is not None:
        begun["reported_by"] = lead.name
    return begun
