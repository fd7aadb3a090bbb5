"""The ids of new elements: what is sent twice with one id is made once."""

import secrets

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models import MODELS
from tracker.operations.act import strategy_id_of


def new_id(kind: Kind) -> str:
    """Return an id that nothing has."""
    return f"{kind.value.replace('_', '-')}.{secrets.token_hex(10)}"


def is_made(kind: Kind, id: str | None, strategy_id: str | None) -> bool:
    """Return whether an element with this id was made already: the same form was sent twice.

    :raise Refused: it was made in another strategy.
    """
    made = db.session.get(MODELS[kind], id) if id is not None else None
    if made is None:
        return False
    if strategy_id_of(kind, made) != strategy_id:
        raise Refused("This form is out of date; please load it again.")
    return True
