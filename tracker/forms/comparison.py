"""Choosing the two moments that are compared; it is asked with GET and changes nothing."""

from wtforms import Form, StringField


class ComparisonForm(Form):
    """Two moments: a day, a closed period or the number of a briefing each."""

    before = StringField("From", name="from")
    after = StringField("To", name="to")
