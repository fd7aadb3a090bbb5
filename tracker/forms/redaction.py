"""Asking that words be withheld, and confirming it."""

from wtforms import BooleanField
from wtforms.validators import InputRequired

from tracker.forms.element import ElementForm, hidden_whole_field, pick_field, text_field
from tracker.models import Redaction


class RedactionForm(ElementForm):
    """Which words of an element, and why."""

    field = pick_field("Which words", required="Choose what is to be withheld.")
    reason = text_field(Redaction.reason, "Why", required="Say why, for the second administrator and the record.")


class ConfirmRedactionForm(ElementForm):
    """The second person's word."""

    is_certain = BooleanField(
        "I have read the words and the reason. They are withheld for good.",
        [InputRequired("Tick this; nothing brings the words back.")],
    )
    version = hidden_whole_field()
