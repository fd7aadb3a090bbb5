"""Every number a strategy ever gave leads to its element."""

from flask import Flask

from tests.factories import get_action, make_action, make_strategy, save
from tracker.domain.document.element import Kind
from tracker.extensions import begin_writing, db
from tracker.models import Numbering
from tracker.queries.numbers import Numbered, find_element_by_number


def give_old_number(strategy_id: str, number: str, kind: Kind, element_id: str) -> None:
    begin_writing()
    save(
        db.session.add,
        Numbering(strategy_id=strategy_id, number=number, element_kind=kind, element_id=element_id),
    )


def test_a_number_leads_to_its_element_in_its_strategy_alone(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("river")
    action_id = make_action(strategy)
    number = get_action(action_id).number
    assert find_element_by_number(strategy.id, number) == Numbered(Kind.ACTION, action_id, number)
    assert find_element_by_number(strategy.id, "1.2.1") == Numbered(Kind.OBJECTIVE, strategy.objectives[2], "1.2.1")
    assert find_element_by_number(other.id, number) is None


def test_a_former_number_leads_to_the_element_with_its_present_one(app: Flask) -> None:
    strategy = make_strategy()
    give_old_number(strategy.id, "9.9.9", Kind.OBJECTIVE, strategy.objectives[0])
    assert find_element_by_number(strategy.id, "9.9.9") == Numbered(Kind.OBJECTIVE, strategy.objectives[0], "1.1.1")


def test_a_number_never_given_leads_nowhere(app: Flask) -> None:
    assert find_element_by_number(make_strategy().id, "7.7") is None
