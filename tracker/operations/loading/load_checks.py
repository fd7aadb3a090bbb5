"""What a file may not do to what is there: take over ids and numbers of others, or change published text unsaid."""

from collections.abc import Iterator

from sqlalchemy import select

from tracker.domain.document.assemble import own_fields
from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models import MODELS, Numbering
from tracker.models.plan import Plan
from tracker.operations.loading.rows import Rows, portions, stored_ids
from tracker.queries.documents import belongs_to, find_strategy_id

#: The directory belongs to the installation: one organization may stand in several strategies' files.
_SHARED = (Kind.ORGANIZATION, Kind.CONTACT, Kind.LISTING)

#: What may not appear in a strategy that is there without an amendment that adds it.
_TEXT = (Kind.THEME, Kind.GOAL, Kind.OBJECTIVE)

#: What has a number that is never given to another.
NUMBERED = (Kind.GOAL, Kind.OBJECTIVE, Kind.ACTION, Kind.METRIC, Kind.DECISION)

#: What is wrong with an element: its kind and id, the field, and a sentence.
Error = tuple[Kind, str, str, str]


def strategy_of(rows: Rows) -> str:
    """Return the strategy a file's elements are for."""
    for kind, field in ((Kind.STRATEGY, "id"), (Kind.PLAN, "strategy_id"), (Kind.LISTING, "strategy_id")):
        for row in rows.get(kind, ()):
            return str(row[own_fields(kind).index(field)])
    raise Refused("The file has no part: strategy, organizations or plan.")


def check_ownership(rows: Rows) -> None:
    """Refuse ids that another strategy's elements have, and a plan beside the one the strategy has.

    :raise Refused: with the first such id.
    """
    for _, _, _, words in ownership_errors(rows):
        raise Refused(words)


def ownership_errors(rows: Rows) -> Iterator[Error]:
    """Yield the ids that another strategy's elements have, a slug that one has, and a second plan of one strategy."""
    strategy_id = strategy_of(rows)
    for kind, wanted in rows.items():
        ids = [row[0] for row in wanted] if kind not in _SHARED else []
        for id in sorted(stored_ids(kind, ids) - stored_ids(kind, ids, belongs_to(kind, strategy_id))):
            yield kind, id, "id", f"This id belongs to another strategy: {kind.noun} {id!r}."
    for row in rows.get(Kind.STRATEGY, ()):
        slug = row[own_fields(Kind.STRATEGY).index("slug")]
        if find_strategy_id(slug) not in (None, strategy_id):
            yield Kind.STRATEGY, strategy_id, "slug", f"Another strategy is at {slug!r} already."
    plan = db.session.scalars(select(Plan).filter_by(strategy_id=strategy_id)).one_or_none()
    for row in rows.get(Kind.PLAN, ()):
        if plan is not None and plan.id != row[0]:
            words = f"The plan of this strategy has the id {plan.id!r}; the file's has {row[0]!r}."
            yield Kind.PLAN, row[0], "id", words


def number_errors(rows: Rows) -> Iterator[Error]:
    """Yield the numbers that the strategy has given to other elements, be it long ago."""
    strategy_id = strategy_of(rows)
    for kind in NUMBERED:
        index = own_fields(kind).index("number")
        wanted = {row[index]: row[0] for row in rows.get(kind, ())}
        for some in portions(sorted(wanted)):
            query = select(Numbering).where(Numbering.strategy_id == strategy_id, Numbering.number.in_(some))
            for given in db.session.scalars(query.order_by(Numbering.number)):
                id = wanted[given.number]
                if given.element_id != id:
                    noun = given.element_kind.noun
                    yield kind, id, "number", f"Number {given.number} belongs or once belonged to another {noun}."


def adds_text(kind: Kind, rows: Rows) -> bool:
    """Return whether a new element of a kind would add to the text of a strategy that is there already."""
    return kind in _TEXT and db.session.get(MODELS[Kind.STRATEGY], strategy_of(rows)) is not None
