"""Signing in, and setting a new password."""

from wtforms import EmailField, PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from tracker.forms.element import ElementForm
from tracker.operations.access.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD, TOO_LONG


class SignInForm(ElementForm):
    """An address and a password."""

    email = EmailField(
        "E-mail address",
        [InputRequired("Enter your e-mail address."), Length(max=200)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        "Password",
        [InputRequired("Enter your password."), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )


class NewPasswordForm(ElementForm):
    """A new password, typed twice."""

    new_password = PasswordField(
        "New password",
        [
            InputRequired("Enter a new password."),
            Length(
                SHORTEST_PASSWORD, message=f"Use at least {SHORTEST_PASSWORD} characters; several words are easiest."
            ),
            Length(max=LONGEST_PASSWORD, message=TOO_LONG),
        ],
        render_kw={"autocomplete": "new-password"},
    )
    again_password = PasswordField(
        "The same again",
        [EqualTo("new_password", "The two are not the same.")],
        render_kw={"autocomplete": "new-password"},
    )


class ChangePasswordForm(NewPasswordForm):
    """One's present password and a new one."""

    old_password = PasswordField(
        "Present password",
        [InputRequired("Enter your present password.")],
        render_kw={"autocomplete": "current-password"},
    )
