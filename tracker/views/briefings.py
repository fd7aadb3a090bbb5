"""The JSON briefing, and the document it speaks of."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.exchange.briefing import briefing_content, briefing_name, parts_of, write_briefing
from tracker.exchange.document_file import write_document
from tracker.exchange.file_name import file_name
from tracker.queries.comparisons import find_since
from tracker.views.request.json_file import Asked, JsonFile, answer, ask
from tracker.views.request.selection import read_selection
from tracker.views.request.session import now

bp = Blueprint("briefings", __name__, url_prefix="/strategies/<slug>")


@bp.get("/briefing.json")
def show(slug: str) -> ResponseReturnValue:
    """Answer the briefing: ?goal=, ?organization=, ?status= and ?period= choose what is listed."""
    asked = ask(slug, "goal", "organization", "status", "period")
    return answer(asked, lambda: _briefing(asked))


@bp.get("/document.json")
def document(slug: str) -> ResponseReturnValue:
    """Answer the strategy document as the reader may know it."""
    asked = ask(slug)
    return answer(asked, lambda: _document(asked))


def _briefing(asked: Asked) -> JsonFile:
    """Return the briefing asked for.

    :raise NotFound: it is of a goal or an organization that is not in the reader's document.
    """
    assessed = asked.assessed()
    content = briefing_content(
        assessed, read_selection(assessed.document), known_on=asked.as_of.known_on, since=find_since(assessed)
    )
    return JsonFile(briefing_name(content), write_briefing(content, generated_at=now()))


def _document(asked: Asked) -> JsonFile:
    """Return the document asked for."""
    node = asked.assessed().document
    words = (node.strategy.slug, "document", asked.as_of.known_on.isoformat())
    name = file_name(*words, cut=asked.cut, is_illustrative=node.plan.is_illustrative)
    return JsonFile(name, write_document(node, parts_of(asked.cut)))
