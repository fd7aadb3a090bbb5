"""Accounts, the roles they hold, and their tokens."""

from typing import Any

from wtforms import BooleanField
from wtforms.validators import Regexp

from tracker.domain.roles import Role
from tracker.forms.element import ElementForm, choice_field, date_field, hidden_whole_field, pick_field, text_field
from tracker.models.account import Account, Grant, Token


class NewAccountForm(ElementForm):
    """A person who is to sign in."""

    name = text_field(Account.name, "Name", required="Give the person's name.")
    email = text_field(
        Account.email,
        "E-mail address",
        required="Give the address they sign in with.",
        render_kw={"type": "email", "autocomplete": "off"},
    )
    is_administrator = BooleanField("Administrator of this installation")

    def validate_email(self, field: Any) -> None:
        """Refuse what is no address."""
        Regexp(r"^[^@\s]+@[^@\s]+$", message="Write it as name@example.gov.")(self, field)


class AccountForm(ElementForm):
    """What an administrator changes of an account; an account that is not open is closed."""

    name = text_field(Account.name, "Name", required="Give the person's name.")
    is_administrator = BooleanField("Administrator of this installation")
    is_active = BooleanField("Open: this person may sign in")
    reason = text_field(Grant.lifecycle_reason, "Why")
    version = hidden_whole_field()


class GrantForm(ElementForm):
    """A role for an account in a strategy."""

    strategy_id = pick_field("Strategy", required="Choose the strategy.")
    role = choice_field(Role, "Role")
    organization_id = pick_field("Organization")
    reason = text_field(Grant.lifecycle_reason, "Why", required="Say why, for the record.")


class EndGrantForm(ElementForm):
    """Why a role is taken back."""

    reason = text_field(Grant.lifecycle_reason, "Why", required="Say why, for the record.")
    version = hidden_whole_field()


class TokenForm(ElementForm):
    """A read-only token for a script."""

    name = text_field(Token.name, "What it is for", required="Say which script will use it.")
    expires_on = date_field("Last day it works", required="Give the last day it works.")
