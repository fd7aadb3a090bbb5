"""What a planner picks from."""

from tests.domain.documents import TODAY, Rows, objective_with
from tracker.domain.document.element import Lifecycle
from tracker.forms.choices import (
    action_choices,
    contact_choices,
    objective_choices,
    organization_choices,
    responsible_choices,
)


def rows() -> Rows:
    made = objective_with({"title": "Survey"}, {"lifecycle": Lifecycle.CANCELLED}, {})
    made.objective("1.1.2", printed_number="2.2.2", text="Dredge")
    made.organization("o2", name="Academy", acronym="AC", parent_id="o1")
    made.contact("c2", organization_id="o2", name="Gone", ends_on=TODAY)
    made.contact("c3", organization_id="o2", name="Blair", title="Chief")
    return made


def test_organizations_stand_by_name_with_what_they_are_called() -> None:
    choices = organization_choices(rows().document())
    assert [(choice.value, choice.label) for choice in choices] == [
        ("", ""),
        ("o2", "Academy (AC)"),
        ("o1", "An office"),
    ]


def test_a_responsible_organization_says_whose_people_may_lead_for_it() -> None:
    _, academy, office = responsible_choices(rows().document())
    assert academy.render_kw == {"data-line": "o2 o1"}
    assert office.render_kw == {"data-line": "o1"}


def test_people_who_serve_stand_by_name_and_who_is_kept_stays() -> None:
    document = rows().document()
    assert [choice.label for choice in contact_choices(document, TODAY)] == [
        "",
        "A lead (An office)",
        "Blair, Chief (AC)",
    ]
    kept = contact_choices(document, TODAY, keep=("c2",))
    assert [choice.value for choice in kept] == ["", "c1", "c3", "c2"]
    assert kept[2].render_kw == {"data-organization": "o2"}


def test_objectives_stand_with_both_numbers_and_without_the_one_in_hand() -> None:
    choices = objective_choices(rows().document(), but="1.1.1")
    assert [choice.label for choice in choices] == ["", "1.1.2 (printed 2.2.2) Dredge"]


def test_actions_in_the_plan_are_offered_but_the_one_in_hand() -> None:
    document = rows().document()
    assert [choice.value for choice in action_choices(document, but="1.1.1-A3")] == ["", "1.1.1-A1"]
    assert "1.1.1-A2" in {choice.value for choice in action_choices(document, keep=("1.1.1-A2",))}
