"""What moved since the last closed period, as the reader of a page may know it."""

from tracker.domain.comparison.since import Since
from tracker.queries.assessments import Assessed
from tracker.queries.comparisons import find_since
from tracker.queries.documents import Head
from tracker.views.request.reading import Reading


def since_of(reading: Reading) -> Since | None:
    """Return what moved since the last closed period before the day of a reading, or None where none was closed."""
    head = Head(reading.head_seq, reading.head_hash)
    return find_since(Assessed(reading.document, reading.assessment, reading.cut, head, reading.known))
