"""Comparing two moments of a strategy."""

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import StringField

from tracker.domain.comparison.compare import Comparison
from tracker.domain.comparison.moment import Moment
from tracker.domain.document.cut import Cut
from tracker.domain.errors import NotFound, Refused
from tracker.exchange.csv_file import write_csv
from tracker.exchange.file_name import file_name
from tracker.forms.comparison import ComparisonForm
from tracker.pages.comparison import ComparisonPage, Side, build_comparison_page, comparison_sentence
from tracker.pages.comparison_table import comparison_table
from tracker.queries.assessments import Assessed, get_assessed
from tracker.queries.comparisons import get_comparison, list_redating_reasons
from tracker.queries.documents import StrategyFacts, get_strategy_facts
from tracker.views.compared_sides import Sides
from tracker.views.request.as_of import AsOf
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.exports import remember_export
from tracker.views.request.reading import Reading, cut_for, read

bp = Blueprint("comparisons", __name__, url_prefix="/strategies/<slug>")


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was compared, and why dates were moved."""

    sides: tuple[Side, Side]
    read: tuple[Assessed, Assessed]
    comparison: Comparison
    reasons: dict[str, tuple[str, ...]]


@bp.get("/compare")
@unless_unchanged
def show(slug: str) -> ResponseReturnValue:
    """Show what moved between two moments: ?from= and ?to= are each a day, a closed period or a briefing."""
    reading, facts = read(slug), get_strategy_facts(slug)
    sides = Sides.of(reading, facts)
    form = _asked(sides)
    compared = _compare(form, sides)
    page = _page(compared) if compared is not None else None
    pasts = [_parameters(side, facts, reading) for side in compared.sides] if compared is not None else []
    html = render_template(
        "comparisons/show.html", page=page, pasts=pasts, form=form, choices=sides.choices, reading=reading
    )
    return html, 200 if page is not None else 422


def _page(compared: _Compared) -> ComparisonPage:
    """Return what the page shows."""
    before, after = (Moment(each.document, each.assessment) for each in compared.read)
    return build_comparison_page(compared.sides, (before, after), compared.comparison, compared.reasons)


@bp.get("/compare.csv")
def table(slug: str) -> ResponseReturnValue:
    """Answer the same as one table, in CSV.

    :raise Refused: one of the moments is none.
    """
    reading = read(slug)
    sides = Sides.of(reading, get_strategy_facts(slug))
    form = _asked(sides)
    compared = _compare(form, sides)
    if compared is None:
        raise Refused(" ".join(error for errors in form.errors.values() for error in errors))
    strategy, plan = reading.document.strategy, reading.document.plan
    title = comparison_sentence(compared.sides, compared.comparison)
    caption = " · ".join(part for part in (strategy.marking, strategy.title, title, plan.notice) if part)
    remember_export(request.full_path)
    words = (strategy.slug, "compare", *(side.key for side in compared.sides))
    name = file_name(*words, cut=Cut.WHOLE, is_illustrative=plan.is_illustrative, ending="csv")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    rows = comparison_table(compared.comparison, compared.reasons)
    return Response(write_csv(caption, rows), mimetype="text/csv", headers=headers)


def _asked(sides: Sides) -> ComparisonForm:
    """Return the form with what was asked for, and the last closed period and today where nothing was."""
    form = ComparisonForm(request.args)
    form.before.data = (form.before.data or "").strip() or sides.default_from()
    form.after.data = (form.after.data or "").strip() or sides.reading.on.isoformat()
    return form


def _compare(form: ComparisonForm, sides: Sides) -> _Compared | None:
    """Return the comparison that is asked for, or None where one side is none: the form then says why."""
    found = [_find(field, sides) for field in (form.before, form.after)]
    before, after = found
    if before is None or after is None:
        return None
    if before[0].on > after[0].on:
        form.before.errors = [f"This is later than {after[0].words}; put the earlier one first."]
        return None
    comparison = get_comparison(before[1], after[1])
    reasons = _reasons(comparison, before[1], after[1], sides.reading)
    return _Compared((before[0], after[0]), (before[1], after[1]), comparison, reasons)


def _find(field: StringField, sides: Sides) -> tuple[Side, Assessed] | None:
    """Return one side with what its reader may know of it, or None: the field then says why."""
    reading, facts = sides.reading, sides.facts
    try:
        side = sides.find(field.data)
        cut = cut_for(reading.actor, facts, side.known)
        return side, get_assessed(facts.id, cut=cut, on=side.on, known=side.known, head=facts.head)
    except (NotFound, Refused) as error:
        field.errors = [str(error)]
        return None


def _reasons(comparison: Comparison, before: Assessed, after: Assessed, reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return why dates were moved, for readers with a name: the record tells reasons to no others."""
    if reading.actor.account_id is None:
        return {}
    moved = {each.id for each in comparison.dates}
    return dict(list_redating_reasons(reading.strategy_id, moved, before.head.seq, after.head.seq))


def _parameters(side: Side, facts: StrategyFacts, reading: Reading) -> dict[str, str]:
    """Return what the address of a figure must say to be of one side."""
    return AsOf(side.on, side.known, reading.on, facts.zone).parameters
