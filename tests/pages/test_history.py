"""A history tells its reader what they may know, in words."""

from dataclasses import fields

import pytest

from tests.marked_document import SECRET_WORDS, document_of, marked_document
from tracker.domain.document.assemble import NODES, own_fields
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import GapKind, Waiver
from tracker.pages.field_words import UNSAID, Names, element_words, field_label, name_of, value_words
from tracker.pages.history import INTERNAL_FIELDS, PRIVATE_CONTACT_FIELDS
from tracker.pages.history_scope import history_scope


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(marked_document())


def nodes(document: Document) -> dict[tuple[Kind, str], object]:
    """Return every node of a document that may hold something internal, by kind and id."""
    plan = document.plan
    found = {
        Kind.ACTION: plan.actions,
        Kind.MILESTONE: [each for action in plan.actions for each in action.milestones],
        Kind.STATUS_UPDATE: [each for action in plan.actions for each in action.status_updates],
        Kind.METRIC: plan.metrics,
        Kind.TARGET: [each for metric in plan.metrics for each in metric.targets],
        Kind.READING: [each for metric in plan.metrics for each in metric.readings],
        Kind.ORGANIZATION: document.organizations,
        Kind.CONTACT: [each for organization in document.organizations for each in organization.contacts],
        Kind.GOAL_LEADER: plan.goal_leaders,
        Kind.ALIGNMENT: plan.alignments,
        Kind.REPORTING_PERIOD: plan.reporting_periods,
        Kind.DECISION: plan.decisions,
        Kind.OBJECTIVE: document.objectives,
        Kind.GOAL: document.goals,
    }
    return {(kind, node.id): node for kind, members in found.items() for node in members}


def test_history_hides_what_the_cut_hides(document: Document) -> None:
    """Texts the public document drops from an element that it keeps are hidden in every version of it."""
    whole, public = nodes(document), nodes(cut_document(document, Cut.PUBLIC))
    dropped: dict[Kind, set[str]] = {}
    for (kind, id), node in public.items():
        for field in fields(NODES[kind]):
            before, after = getattr(whole[kind, id], field.name), getattr(node, field.name)
            if before != after and not after and (isinstance(before, str | tuple) and field.name in own_fields(kind)):
                dropped.setdefault(kind, set()).add(field.name)
    named = {  # ids: history looks names up in the public document, which does not hold them
        kind: {name for name in names if not name.endswith(("_id", "_ids"))} for kind, names in dropped.items()
    }
    hidden = {**INTERNAL_FIELDS, Kind.CONTACT: PRIVATE_CONTACT_FIELDS}
    assert {kind: names for kind, names in named.items() if names} == {
        kind: set(names) for kind, names in hidden.items()
    }


def test_what_the_cut_leaves_out_has_no_history(document: Document) -> None:
    public = cut_document(document, Cut.PUBLIC)
    assert history_scope(public, Kind.ACTION, "action.1").elements[Kind.PROPOSAL] == ()
    told = repr([history_scope(public, Kind.ACTION, "action.1"), history_scope(public, Kind.GOAL, "goal.1"),
                 history_scope(public, Kind.METRIC, "metric.1")])  # fmt: skip
    assert SECRET_WORDS.findall(told.encode()) == []


@pytest.mark.parametrize(
    ("kind", "id", "owner"),
    [
        (Kind.MILESTONE, "milestone.1-1", "action.1"),
        (Kind.STATUS_UPDATE, "report.1-1", "action.1"),
        (Kind.READING, "reading.1", "metric.1"),
        (Kind.CONTACT, "contact.lead", "org.office"),
        (Kind.GOAL_LEADER, "leader.1", "goal.1"),
        (Kind.PLAN, "plan.marked", "strategy.marked"),
    ],
)
def test_what_hangs_below_something_leads_to_its_history(document: Document, kind: Kind, id: str, owner: str) -> None:
    assert history_scope(document, kind, id).id == owner


def test_an_action_s_history_has_its_milestones_reports_and_metrics(document: Document) -> None:
    elements = history_scope(document, Kind.ACTION, "action.1").elements
    assert elements[Kind.ACTION] == ("action.1",)
    assert "milestone.1-1" in elements[Kind.MILESTONE]
    assert "report.1-1" in elements[Kind.STATUS_UPDATE]
    assert elements[Kind.METRIC] == ("metric.2",)


def test_names_stand_for_ids_and_only_for_those_the_reader_may_know(document: Document) -> None:
    whole, public = Names(document), Names(cut_document(document, Cut.PUBLIC))
    assert value_words(whole, "organization_id", "org.hidden") == document.organization("org.hidden").name
    assert value_words(public, "organization_id", "org.hidden") == "not shown"
    assert value_words(public, "lead_id", "contact.lead") == document.contact("contact.lead").name
    assert value_words(public, "depends_on_ids", ("action.hidden", "action.2")) == name_of(public, "action.2")
    assert value_words(Names(document, {"account.1": "Ada"}), "account_id", "account.1") == "Ada"


def test_gaps_that_were_waived_for_one_reason_are_said_together(document: Document) -> None:
    asked, known = "Asked twice.", "It has just begun."
    waivers = (
        Waiver(GapKind.MISSING, "1.1.1-A2", asked),
        Waiver(GapKind.UNKNOWN, "1.1.1-A1", known),
        Waiver(GapKind.MISSING, "1.1.1-A1", asked),
        Waiver(GapKind.MISSING, "1.1.1-A3", known),
    )
    assert value_words(Names(document), "waivers", waivers) == (
        "missing 1.1.1-A2, 1.1.1-A1: Asked twice. · unknown 1.1.1-A1: It has just begun. · "
        "missing 1.1.1-A3: It has just begun."
    )


def test_every_field_of_every_element_has_a_label_in_words() -> None:
    for kind, node in NODES.items():
        for field in fields(node):
            label = field_label(field.name)
            assert label[0].isupper(), (kind, field.name)
            assert "_" not in label or field.name in UNSAID


def test_every_kind_of_element_has_words(document: Document) -> None:
    names = Names(document)
    for (kind, _), node in nodes(document).items():
        values = {field.name: getattr(node, field.name) for field in fields(NODES[kind])}
        assert element_words(names, kind, values).strip()
