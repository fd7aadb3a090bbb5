"""Links from a goal or objective to the entries of frameworks."""

from tracker.domain.document.document import Document
from tracker.domain.document.framework import FrameworkEntry
from tracker.formatters import shorten
from tracker.forms.element import ElementForm, pick_field, picks, prose_field
from tracker.forms.reason import reason_field
from tracker.models.plan import Alignment

#: How much of an entry's title stands in a list.
_SHORT = 110


class AlignmentForm(ElementForm):
    """A new link."""

    entry_id = pick_field("Entry", required="Choose the entry it answers to.")
    note = prose_field(Alignment.note, "Note")
    reason = reason_field()

    def offer(self, document: Document) -> None:
        """Set what can be picked: every entry, after its framework."""
        self.entry_id.choices = picks(
            (
                (entry.id, f"{framework.title}: {entry_words(entry)}")
                for framework in document.strategy.frameworks
                for entry in framework.entries
            ),
            none="",
        )


def entry_words(entry: FrameworkEntry) -> str:
    """Return an entry as it stands in a list."""
    number = f"{entry.number} " if entry.number else ""
    year = f" ({entry.year})" if entry.year else ""
    return f"{number}{shorten(entry.title, _SHORT)}{year}"
