"""Read-only tokens for scripts."""

import hashlib
import secrets
from datetime import date, datetime

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.account import Token
from tracker.operations.act import Act
from tracker.operations.once import new_id
from tracker.operations.permission import require_administrator

#: The most days a token works.
LONGEST_DAYS = 366


def issue_token(account_id: str, *, name: str, expires_on: date, by: Actor, at: datetime) -> str:
    """Return the secret of a new read-only token of one's own account; it is shown once.

    :raise Refused: it is somebody else's account, or the token would last over a year or has ended already.
    """
    act = Act(by, at, "issue_token")
    if by.account_id != account_id:
        raise Refused("A token is made for one's own account.")
    days = (expires_on - at.date()).days
    if not 0 < days <= LONGEST_DAYS:
        raise Refused("Choose a day within the next year.", field="expires_on")
    secret = secrets.token_urlsafe(32)
    token = Token(
        id=new_id(Kind.TOKEN),
        account_id=account_id,
        name=name,
        expires_on=expires_on,
        lifecycle=Lifecycle.ACTIVE,
        digest=token_digest(secret),
    )
    act.add(token)
    return secret


def end_token(token_id: str, *, by: Actor, at: datetime) -> None:
    """End a token of one's own, or anybody's as an administrator; one that has ended stays as it is.

    :raise Forbidden: it is neither.
    """
    act = Act(by, at, "end_token")
    token = act.get(Token, token_id)
    if token.account_id != by.account_id:
        require_administrator(by)
    if token.lifecycle is Lifecycle.ACTIVE:
        token.lifecycle = Lifecycle.CANCELLED
        act.record(token)


def token_digest(secret: str) -> str:
    """Return what is kept of a token or link: it is random, so a plain digest is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
