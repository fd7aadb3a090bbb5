"""Forms that come back with what was typed when the session had ended before they were sent."""

from flask import request
from flask_wtf import FlaskForm

#: The hidden field that marks what is given back: it is shown to whoever typed it, and not yet acted on.
GIVEN_BACK = "given_back"


class ReturningForm(FlaskForm):
    """A form that waits to be sent again after it was given back."""

    def is_submitted(self) -> bool:
        """Return whether the form was sent, and not merely given back after signing in again."""
        return bool(super().is_submitted()) and GIVEN_BACK not in request.form
