"""Who is asking, and what time it is for them."""

import ipaddress
import time
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import Flask, Request, Response, current_app, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_login import current_user, user_logged_in

from tracker.domain.clock import Clock, clock_starting, parse_start
from tracker.domain.roles import Actor
from tracker.extensions import login
from tracker.operations.access.tokens import token_digest
from tracker.queries.accounts import Holder, find_holder, find_token_account

#: Nobody in particular: somebody who has not signed in.
ANONYMOUS = Actor(account_id=None, name="Anonymous reader")

#: What a session remembers beside whose it is: when it began, and which password it began with.
_BEGAN, _PASSWORD = "began", "password"


class SignedIn:
    """The signed-in person, as the login extension wants to have it."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def get_id(self) -> str:
        """Return what the session remembers."""
        return str(self.actor.account_id)


class SessionInterface(SecureCookieSessionInterface):
    """Sessions in a signed cookie; a request with a token has none, so that a script needs no cookies."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of a request."""
        return self.session_class() if _bearer(request) else super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the session's cookie."""
        if not _bearer(request):
            super().save_session(app, session, response)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Return whether the cookie is for encrypted connections alone: always where this is one."""
        return super().get_cookie_secure(app) or request.is_secure


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
    """Return whether the request comes from this machine, through no proxy and under this machine's own name."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    # A page elsewhere whose name was made to point here would send its own name.
    return _is_here(request.remote_addr) and _is_here(urlsplit(f"//{request.host}").hostname)


def takes_demonstration() -> bool:
    """Return whether the demonstration's people may come: this is one, and the request is from its own machine."""
    return bool(current_app.config["TRACKER_DEMONSTRATION"]) and is_loopback()


def is_token_request() -> bool:
    """Return whether somebody is asking by a read-only token."""
    return bool(g.get("is_token", False))


def load_signed_in(account_id: str) -> SignedIn | None:
    """Return the person a session remembers with what they may do now, or None where the session has ended.

    It ends with its time, when the account is closed and when its password is changed.
    """
    holder = _find_welcome(account_id)
    if holder is None or session.get(_PASSWORD) != _password_mark(holder):
        return None
    age = time.time() - float(session.get(_BEGAN, 0))
    return SignedIn(holder.actor) if age < current_app.config["TRACKER_SESSION_HOURS"] * 3600 else None


def load_token(asked: Request) -> SignedIn | None:
    """Return the person a read-only token acts for; it opens nothing but reading."""
    secret = _bearer(asked)
    if not secret or asked.method not in ("GET", "HEAD"):
        return None
    account_id = find_token_account(token_digest(secret), now().date())
    holder = _find_welcome(account_id) if account_id is not None else None
    if holder is None:
        return None
    g.is_token = True
    return SignedIn(holder.actor)


def begin_session(_app: Flask, user: SignedIn, **_more: Any) -> None:
    """Remember when a session began and which password it began with: the account's, whatever was typed."""
    holder = find_holder(user.get_id())
    session[_BEGAN] = int(time.time())
    session[_PASSWORD] = _password_mark(holder) if holder is not None else None


def _find_welcome(account_id: str) -> Holder | None:
    """Return who an account is, or None where it is closed or may not come from where the request comes from."""
    holder = find_holder(account_id)
    if holder is None or (holder.is_demonstration and not takes_demonstration()):
        return None
    return holder


def _password_mark(holder: Holder) -> str:
    """Return what stands for an account's password in its sessions."""
    changed_at = holder.password_changed_at
    return "" if changed_at is None else changed_at.isoformat()


def _bearer(asked: Request) -> str:
    """Return the token a request brings, or nothing."""
    scheme, _, secret = asked.headers.get("Authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _is_here(address: str | None) -> bool:
    """Return whether an address or name is this machine's own."""
    if address is None or address == "localhost":
        return address is not None
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def _clock_settings(app: Flask) -> tuple[datetime, datetime] | None:
    """Return what a demonstration's clock showed and when, by the machine's; None where the machine's own is shown.

    TRACKER_CLOCK sets it from now on, unless it was set to that already when the demonstration was brought up.
    """
    kept, asked = app.config["TRACKER_KEPT_CLOCK"], app.config["TRACKER_CLOCK"]
    if asked is None or not app.config["TRACKER_DEMONSTRATION"]:
        return kept if app.config["TRACKER_DEMONSTRATION"] else None
    start = parse_start(asked, app.config["TRACKER_TIME_ZONE"])
    return kept if kept is not None and kept[0] == start else (start, datetime.now(UTC))


def init_app(app: Flask) -> None:
    """Set the clock, and say who is signed in."""
    settings = _clock_settings(app)
    zone = ZoneInfo(app.config["TRACKER_TIME_ZONE"])
    app.config["TRACKER_CLOCK_STARTED_ON"] = settings and settings[0].astimezone(zone).date()
    app.extensions.setdefault("tracker_clock", clock_starting(*settings) if settings else Clock())
    app.session_interface = SessionInterface()
    login.login_view = "sessions.sign_in"
    login.session_protection = "strong"
    login.user_loader(load_signed_in)
    login.request_loader(load_token)
    user_logged_in.connect(begin_session, app)
