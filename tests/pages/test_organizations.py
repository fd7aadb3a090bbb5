"""The directory, and one organization's part."""

from datetime import date

from tests.domain.documents import TODAY, Rows, objective_with
from tracker.domain.assessment.assess import assess
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.objective import ObjectiveOrganization
from tracker.domain.document.organization import OrganizationKind
from tracker.pages.organizations import DirectoryPage, OrganizationPage, build_directory_page, build_organization_page


def directory(rows: Rows, kind: str | None = None, words: str = "") -> DirectoryPage:
    document = rows.document()
    return build_directory_page(document, assess(document, on=TODAY), kind=kind, words=words)


def page(rows: Rows, id: str = "o1", *, own: Cut = Cut.WHOLE, others: Cut = Cut.WHOLE) -> OrganizationPage:
    """Return an organization's page, its own part read in one cut and the others' in another."""
    document = rows.document()
    cuts = {cut: cut_document(document, cut) for cut in (own, others)}
    assessments = {cut: assess(cuts[cut], on=TODAY) for cut in cuts}
    organization = cuts[own].organization(id)
    return build_organization_page(cuts[others], assessments[others], organization, own=(cuts[own], assessments[own]))


def some_rows() -> Rows:
    """Return two offices and a center: one is responsible, one named in the text, one has no part."""
    rows = objective_with({}, organizations=(ObjectiveOrganization("o2", "Is trained"),))
    rows.organization("o2", name="the Academy", acronym="TA", parent_id="o1")
    rows.organization("o3", name="Bay Center", kind=OrganizationKind.CENTER, city="Example Bay", state="Ohio")
    return rows


def names(built: DirectoryPage) -> list[str]:
    return [line.organization.name for line in (*built.involved, *built.others)]


def test_who_has_a_part_or_is_named_comes_first_each_by_name() -> None:
    built = directory(some_rows())
    assert [line.organization.name for line in built.involved] == ["An office", "the Academy"]
    assert [line.organization.name for line in built.others] == ["Bay Center"]
    assert [(count.kind.value, count.count) for count in built.kinds] == [("office", 2), ("center", 1)]


def test_every_word_is_looked_for_in_name_acronym_and_place() -> None:
    assert names(directory(some_rows(), words="bay OHIO")) == ["Bay Center"]
    assert names(directory(some_rows(), words="ta")) == ["the Academy"]
    assert names(directory(some_rows(), words="ta ohio")) == []


def test_a_kind_narrows_and_an_unknown_one_does_not() -> None:
    assert names(directory(some_rows(), kind="center")) == ["Bay Center"]
    assert len(names(directory(some_rows(), kind="castle"))) == 3


def test_a_page_holds_everything_an_organization_has_to_do() -> None:
    rows = some_rows()
    rows.action("1.1.1-A2", organization_id="o2", contributing_ids=("o1",))
    rows.action("1.1.1-A3", organization_id="o2", consulted_ids=("o1",))
    rows.metric("1.1.1-K1")
    built = page(rows)
    assert [line.action.number for line in built.responsible] == ["1.1.1-A1"]
    assert [(line.action.number, line.organization) for line in built.contributing] == [("1.1.1-A2", "TA")]
    assert [line.action.number for line in built.consulted] == ["1.1.1-A3"]
    assert [line.metric.number for line in built.metrics] == ["1.1.1-K1"]
    assert [line.organization.id for line in built.below] == ["o2"]
    assert [line.part for line in page(rows, "o2").named] == ["Is trained"]


def test_what_has_left_the_plan_stands_last() -> None:
    gone = {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 1, 1)}
    lines = page(objective_with(gone, {})).responsible
    assert [line.action.number for line in lines] == ["1.1.1-A2", "1.1.1-A1"]


def test_who_served_before_stands_apart() -> None:
    rows = objective_with()
    rows.contact("c2", organization_id="o1", name="Gone", ends_on=TODAY)
    built = page(rows)
    assert [contact.id for contact in built.contacts] == ["c1"]
    assert [contact.id for contact in built.former] == ["c2"]


def test_an_offices_lead_reads_its_own_part_whole_and_the_others_as_everybody_does() -> None:
    rows = objective_with(
        {"visibility": Visibility.INTERNAL},
        {"organization_id": "o2", "contributing_ids": ("o1",)},
        {"organization_id": "o2", "contributing_ids": ("o1",), "visibility": Visibility.INTERNAL},
    )
    rows.organization("o2", parent_id="o1")
    built = page(rows, own=Cut.WHOLE, others=Cut.PUBLIC)
    assert [line.action.number for line in built.responsible] == ["1.1.1-A1"]
    assert [line.action.number for line in built.contributing] == ["1.1.1-A2"]
    (below,) = built.below
    assert below.assessed is not None
    assert below.assessed.actions.total == 1
    assert built.of is None, "its part is not a part of the public whole"
