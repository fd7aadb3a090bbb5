"""The demonstration was made by the tracker's own acts, so nothing in it contradicts itself."""

from tests.demonstration.conftest import SHOWN_ON
from tracker.domain.document.document import Document
from tracker.operations.loading.contradictions.find import find_contradictions


def test_three_years_of_acts_contradict_themselves_nowhere(document: Document) -> None:
    assert find_contradictions(document, today=SHOWN_ON) == []
