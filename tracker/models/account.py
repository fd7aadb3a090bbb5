"""The tables of accounts, what they may do, and how they sign in."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Sha256, Short
from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Role
from tracker.extensions import db

#: Column mark: the value is a secret; it is never written into the record of revisions.
SECRET = {"secret": True}


class Account(db.Model):
    """A person who can sign in. Everything marked secret stays out of the record."""

    __tablename__ = "account"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    email: Mapped[Short] = mapped_column(unique=True)
    name: Mapped[Short]
    is_administrator: Mapped[bool]
    is_active: Mapped[bool]
    is_demonstration: Mapped[bool]
    password_changed_at: Mapped[datetime | None]
    password_hash: Mapped[Short | None] = mapped_column(info=SECRET)
    reset_digest: Mapped[Sha256 | None] = mapped_column(info=SECRET)
    reset_expires_at: Mapped[datetime | None] = mapped_column(info=SECRET)


class Grant(db.Model):
    """A role an account holds in one strategy, for some roles in one organization."""

    __tablename__ = "grant_"
    __table_args__ = (
        CheckConstraint(
            "(role IN ('lead', 'approver', 'commenter')) = (organization_id IS NOT NULL)", name="organization"
        ),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    account_id: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    role: Mapped[Role]
    organization_id: Mapped[Id | None] = mapped_column(ForeignKey("organization.id"))
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Short | None]
    lifecycle_on: Mapped[date | None]


class Token(db.Model):
    """A read-only key for a script. Only its digest is kept."""

    __tablename__ = "token"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    account_id: Mapped[Id] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[Short]
    expires_on: Mapped[date]
    lifecycle: Mapped[Lifecycle]
    digest: Mapped[Sha256] = mapped_column(unique=True, info=SECRET)


class SignInFailure(db.Model):
    """How often signing in under a name has failed, and when last: the next try has to wait."""

    __tablename__ = "sign_in_failure"

    email: Mapped[Short] = mapped_column(primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]


class AccessEventKind(StrEnum):
    """What is worth remembering though it changes no element."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    REFUSED = "refused"
    EXPORT = "export"


class AccessEvent(db.Model):
    """A sign-in, a refusal or an export."""

    __tablename__ = "access_event"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[AccessEventKind]
    account_id: Mapped[Id | None] = mapped_column(ForeignKey("account.id"))
    detail: Mapped[Short]
    address: Mapped[Short | None]
