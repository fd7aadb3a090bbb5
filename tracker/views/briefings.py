"""The JSON briefing, and the document it speaks of."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from tracker.exchange.briefing import briefing_content, briefing_name, file_name, parts_of, write_briefing
from tracker.exchange.document_file import write_document
from tracker.queries.assessments import get_assessed
from tracker.views.json_file import Asked, JsonFile, answer, ask
from tracker.views.reading import read_day
from tracker.views.selection import read_selection
from tracker.views.session import now

bp = Blueprint("briefings", __name__, url_prefix="/strategies/<slug>")


@bp.get("/briefing.json")
def show(slug: str) -> ResponseReturnValue:
    """Answer the briefing: ?goal=, ?organization=, ?status= and ?period= choose what is listed, ?on= the day."""
    asked = ask(slug, "goal", "organization", "status", "period", "on")
    return answer(asked, lambda: _briefing(asked))


@bp.get("/document.json")
def document(slug: str) -> ResponseReturnValue:
    """Answer the strategy document as the reader may know it."""
    asked = ask(slug)
    return answer(asked, lambda: _document(asked))


def _briefing(asked: Asked) -> JsonFile:
    """Return the briefing asked for.

    :raise NotFound: it is of a goal or an organization that is not in the reader's document.
    :raise Refused: the day is none, in the future, or far from the strategy's own.
    """
    facts = asked.facts
    on = read_day(request.args.get("on"), facts, asked.today)
    assessed = get_assessed(facts.id, cut=asked.cut, on=on, head=facts.head)
    content = briefing_content(assessed, read_selection(assessed.document), known_on=asked.today)
    return JsonFile(briefing_name(content), write_briefing(content, generated_at=now()))


def _document(asked: Asked) -> JsonFile:
    """Return the document asked for."""
    facts = asked.facts
    node = get_assessed(facts.id, cut=asked.cut, on=asked.today, head=facts.head).document
    words = (node.strategy.slug, "document", asked.today.isoformat())
    name = file_name(*words, cut=asked.cut, is_illustrative=node.plan.is_illustrative)
    return JsonFile(name, write_document(node, parts_of(asked.cut)))
