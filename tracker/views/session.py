"""Who is asking, and what time it is for them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, request
from flask_login import UserMixin, current_user

from tracker.domain.clock import Clock
from tracker.domain.roles import Actor
from tracker.extensions import login
from tracker.operations.accounts import token_digest
from tracker.queries.accounts import find_actor, find_token_account

#: Nobody in particular: somebody who has not signed in.
ANONYMOUS = Actor(account_id=None, name="Anonymous reader")


class SignedIn(UserMixin):
    """The signed-in person, as the login extension wants to have it."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def get_id(self) -> str:
        """Return what the session remembers."""
        return str(self.actor.account_id)


def current_actor() -> Actor:
    """Return who is asking."""
    return current_user.actor if current_user.is_authenticated else ANONYMOUS


def clock() -> Clock:
    """Return the installation's clock."""
    shown: Clock = current_app.extensions["tracker_clock"]
    return shown


def now() -> datetime:
    """Return the moment of this request; it is read once."""
    if "now" not in g:
        g.now = clock().now()
    moment: datetime = g.now
    return moment


def today(time_zone: str) -> date:
    """Return the day of this request where a strategy is run."""
    return now().astimezone(ZoneInfo(time_zone)).date()


def is_loopback() -> bool:
    """Return whether the request comes from this machine and through no proxy."""
    return request.remote_addr in ("127.0.0.1", "::1") and "X-Forwarded-For" not in request.headers


@login.user_loader
def load_signed_in(account_id: str) -> SignedIn | None:
    """Return the person a session remembers, with what they may do now."""
    actor = find_actor(account_id)
    return SignedIn(actor) if actor is not None else None


@login.request_loader
def load_token(_request: object) -> SignedIn | None:
    """Return the person a read-only token acts for; it opens nothing but reading."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or request.method not in ("GET", "HEAD"):
        return None
    account_id = find_token_account(token_digest(secret.strip()), now().date())
    actor = find_actor(account_id) if account_id is not None else None
    if actor is None:
        return None
    g.is_token = True
    return SignedIn(actor)


def init_app(app: Flask) -> None:
    """Set the clock and say where one signs in."""
    app.extensions.setdefault("tracker_clock", Clock())
    login.login_view = "sessions.sign_in"
    login.session_protection = "strong"
