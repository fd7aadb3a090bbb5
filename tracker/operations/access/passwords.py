"""Passwords: their hashes, changing one's own, and the link that sets a new one."""

import secrets
from base64 import b64encode
from datetime import datetime, timedelta

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.account import Account
from tracker.operations.access.tokens import token_digest
from tracker.operations.act import Act
from tracker.operations.permission import require_administrator

#: The fewest and the most characters of a password; long ones are what makes them hard to guess (NIST SP 800-63B).
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1000
TOO_SHORT = f"Use at least {SHORTEST_PASSWORD} characters; several words are easiest."
TOO_LONG = f"Use at most {LONGEST_PASSWORD:,} characters."

#: How long a reset link works.
RESET_HOURS = 24

#: Argon2id with 64 MiB, three passes and four lanes: the second choice of RFC 9106 for memory-bound machines.
HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, hash_len=32, salt_len=16, type=Type.ID)


def _hash_of_nothing() -> str:
    """Return what looks like a hash made by HASHER, without the work of making one: no password is known to fit."""
    salt, hashed = (
        b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (HASHER.salt_len, HASHER.hash_len)
    )
    return f"$argon2id$v=19$m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}${salt}${hashed}"


_NOBODY = _hash_of_nothing()


def password_matches(account: Account | None, password: str) -> bool:
    """Return whether a password is the account's; an unknown or closed account takes as long as any other."""
    stored = account.password_hash if account is not None and account.is_active else None
    try:
        HASHER.verify(stored or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def change_password(account_id: str, *, old: str, new: str, by: Actor, at: datetime) -> None:
    """Change one's own password; whoever is signed in with the old one is signed out.

    :raise Refused: the old one is wrong, or the new one too short, too long or the same.
    """
    act = Act(by, at, "change_password")
    account = act.get(Account, account_id)
    if by.account_id != account_id or not password_matches(account, old):
        raise Refused("This is not your present password.", field="old_password")
    if new == old:
        raise Refused("This is the password you have; choose another.", field="new_password")
    _set_password(act, account, new)


def issue_reset_link(account_id: str, *, by: Actor, at: datetime) -> str:
    """Return the secret of a link that sets a new password once, within a day; an older link stops working.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: the account is closed, or is the demonstration's, which needs no password.
    """
    act = Act(by, at, "issue_reset_link")
    require_administrator(by)
    account = act.get(Account, account_id)
    if not account.is_active:
        raise Refused("This account is closed; open it again first.")
    if account.is_demonstration:
        raise Refused("The demonstration's people are entered from its first page, without a password.")
    secret = secrets.token_urlsafe(32)
    account.reset_digest = token_digest(secret)
    account.reset_expires_at = at + timedelta(hours=RESET_HOURS)
    act.record(account)
    return secret


def reset_password(account_id: str, *, secret: str, new: str, at: datetime) -> None:
    """Set a password by a reset link, which stops working.

    :raise Refused: the link was used, replaced or has expired, or the password is too short or too long.
    """
    name = db.session.get_one(Account, account_id).name
    act = Act(Actor(account_id, name), at, "reset_password")
    account = act.get(Account, account_id)
    if not account.is_active or account.reset_digest != token_digest(secret) or _has_expired(account, at):
        raise Refused("This link works no more.")
    account.reset_digest = account.reset_expires_at = None
    _set_password(act, account, new)


def hash_password(password: str) -> str:
    """Return what is kept of a password.

    :raise Refused: it is too short or too long.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(TOO_SHORT, field="new_password")
    if len(password) > LONGEST_PASSWORD:
        raise Refused(TOO_LONG, field="new_password")
    return HASHER.hash(password)


def _has_expired(account: Account, at: datetime) -> bool:
    """Return whether an account's reset link has run out."""
    return account.reset_expires_at is None or account.reset_expires_at < at


def _set_password(act: Act, account: Account, new: str) -> None:
    """Store a new password's hash."""
    account.password_hash, account.password_changed_at = hash_password(new), act.at
    act.record(account)
