"""What a goal or objective answers to."""

from dataclasses import dataclass

from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.framework import Framework, FrameworkEntry
from tracker.domain.document.plan import Alignment


@dataclass(frozen=True, slots=True)
class AlignmentLine:
    """A link that stands, with the entry it leads to."""

    alignment: Alignment
    entry: FrameworkEntry
    framework: Framework


def list_alignments(document: Document, element_id: str) -> tuple[AlignmentLine, ...]:
    """Return the links of a goal or objective that stand, in the order they were made."""
    frameworks = {framework.id: framework for framework in document.strategy.frameworks}
    lines = []
    for alignment in document.alignments_of(element_id):
        if alignment.lifecycle is Lifecycle.ACTIVE:
            entry = document.framework_entry(alignment.entry_id)
            lines.append(AlignmentLine(alignment, entry, frameworks[entry.framework_id]))
    return tuple(lines)
