"""Issuing a briefing, and asking whether a file is one."""

from flask_wtf.file import FileField
from wtforms import BooleanField

from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind
from tracker.forms.element import ElementForm, date_field, prose_field, text_field
from tracker.forms.fields import Required
from tracker.forms.once import new_id_field
from tracker.models.issued_briefing import IssuedBriefing


class IssueForm(ElementForm):
    """Whom a briefing is for, of which day it is, and how much of it they may know."""

    id = new_id_field(Kind.ISSUED_BRIEFING)
    audience = text_field(IssuedBriefing.audience, "For whom", required="Name whom it is for.")
    on = date_field("As of", required="Give the day it is of.")
    is_public = BooleanField("Only the public part")
    note = prose_field(IssuedBriefing.note, "Note")

    @property
    def cut(self) -> Cut:
        """Return how much of the strategy goes into the file."""
        return Cut.PUBLIC if self.is_public.data else Cut.WHOLE


class FileForm(ElementForm):
    """A file that somebody brings."""

    file = FileField("The file", [Required("Choose the file of a briefing.")])
