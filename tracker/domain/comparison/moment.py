"""One of the two moments that are compared."""

from dataclasses import dataclass

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.document import Document


@dataclass(frozen=True, slots=True)
class Moment:
    """A document as it was known, with its assessment on a day."""

    document: Document
    assessment: Assessment
