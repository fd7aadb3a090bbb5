"""What the page of a metric arranges."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.domain.documents import TODAY, Rows, reading
from tracker.domain.assessment.assess import assess
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric, ReadingPart
from tracker.pages.metric import MetricPage, build_metric_page
from tracker.pages.reader import Reader


def rows(*readings: dict[str, Any], **values: Any) -> Rows:
    made = Rows()
    made.goal("1.1")
    for id in ("o2", "o3", "o4"):
        made.organization(id, name=f"Office {id}")
    made.metric("1.1-K1", readings=readings, **values)
    return made


def page(made: Rows, *, of: str | None = None) -> MetricPage:
    """Return the page for somebody who sees all, or for the office `of` ("" is nobody's)."""
    whole = made.document()
    document = whole if of is None else cut_document(whole, Cut.PUBLIC)
    reader = Reader(None if of is None else document, frozenset({of} if of else ()), may_plan=False, may_report=False)
    return build_metric_page(document, assess(document, on=TODAY), _only(document), reader, whole=_only(whole))


def _only(document: Document) -> Metric:
    return document.plan.metrics[0]


def parts(**values: int) -> tuple[ReadingPart, ...]:
    return tuple(ReadingPart(id, Decimal(value)) for id, value in values.items())


def test_a_reading_stands_beside_what_corrected_it() -> None:
    lines = page(rows(reading(date(2025, 3, 31), 4), reading(date(2025, 3, 31), 5, supersedes_id="1.1-K1-V1"))).readings
    assert [(line.reading.value, line.corrected_by is not None) for line in lines] == [(5, False), (4, True)]
    assert lines[1].corrected_by is lines[0].reading


def test_who_sees_all_sees_every_value_by_name_highest_first() -> None:
    breakdown = page(rows(reading(date(2025, 3, 31), 9, parts=parts(o2=3, o3=8, o4=5)), breakdown="office")).breakdown
    assert breakdown is not None
    assert [organization.id for organization, _ in breakdown.named] == ["o3", "o4", "o2"]
    assert breakdown.is_whole


def test_others_see_how_it_is_spread_and_their_own_value() -> None:
    made = rows(reading(date(2025, 3, 31), 9, parts=parts(o2=3, o3=8, o4=5)), breakdown="office")
    own, nobody = page(made, of="o3").breakdown, page(made, of="").breakdown
    assert own is not None
    assert nobody is not None
    assert [(organization.id, value) for organization, value in own.named] == [("o3", 8)]
    assert not own.is_whole
    assert nobody.named == ()
    assert nobody.spread is not None
    assert (nobody.spread.lowest, nobody.spread.middle, nobody.spread.highest, nobody.spread.count) == (3, 5, 8, 3)


def test_a_corrected_breakdown_is_not_shown() -> None:
    made = rows(
        reading(date(2025, 3, 31), 9, parts=parts(o2=3, o3=8, o4=5)),
        reading(date(2025, 3, 31), 8, supersedes_id="1.1-K1-V1"),
        breakdown="office",
    )
    assert page(made).breakdown is None


def test_a_metric_that_left_the_plan_is_shown_without_figures() -> None:
    built = page(rows(lifecycle=Lifecycle.CANCELLED, lifecycle_on=date(2025, 1, 1)))
    assert (built.assessed, built.chart, built.is_readable) == (None, None, False)
