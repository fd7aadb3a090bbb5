"""What an auditor looks for in the record."""

from wtforms import StringField
from wtforms.validators import Optional, Regexp

from tracker.forms.element import ElementForm


class VerifyForm(ElementForm):
    """A head that was printed on a briefing or a page's foot; the record must hold it."""

    expected = StringField(
        "A head printed earlier",
        [Optional(), Regexp(r"^\s*[0-9a-fA-F]{8,64}\s*$", message="Give 8 to 64 hexadecimal digits, as printed.")],
    )
