"""What goals and objectives answer to."""

import pytest
from sqlalchemy import select

from tests.factories import SmallStrategy, make_published_strategy, make_strategy
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send
from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.plan import Alignment

GOAL = "/strategies/harbor/goals/1.1/alignments"
OBJECTIVE = "/strategies/harbor/objectives/1.2.1/alignments"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A draft, its planner signed in."""
    strategy = make_strategy()
    client.sign_in(strategy.planner)
    return strategy


def links() -> list[Alignment]:
    return list(db.session.scalars(select(Alignment).order_by(Alignment.position)))


@pytest.mark.parametrize("address", [GOAL, OBJECTIVE])
def test_a_link_is_added_with_its_note_and_ends_with_a_reason(
    client: PageClient, strategy: SmallStrategy, address: str
) -> None:
    assert send(client, address, entry_id="harbor.entry-1", note="In part").location == address
    (link,) = links()
    assert (link.goal_id is None, link.entry_id, link.note) == (address == OBJECTIVE, "harbor.entry-1", "In part")
    page = client.get(address)
    assert "National Ports Framework: Safe navigation In part" in text_of(page)
    end = f"/strategies/harbor/alignments/{link.id}/end"
    assert errors_of(send(client, end)) == {"reason": "Say why."}
    assert send(client, end, reason="Withdrawn").location == address
    assert links()[0].lifecycle is Lifecycle.CANCELLED
    assert client.get(end).status_code == 404, "it has ended"


def test_a_link_that_lacks_its_entry_or_is_there_already_comes_back(
    client: PageClient, strategy: SmallStrategy
) -> None:
    page = send(client, GOAL, note="In part")
    assert errors_of(page) == {"entry_id": "Choose the entry it answers to."}
    assert form_values(page)["note"] == "In part"
    send(client, GOAL, entry_id="harbor.entry-1")
    assert errors_of(send(client, GOAL, entry_id="harbor.entry-1")) == {"entry_id": "This link is there already."}


def test_a_published_plan_asks_why_it_is_linked(client: PageClient) -> None:
    strategy, _ = make_published_strategy()
    client.sign_in(strategy.planner)
    assert errors_of(send(client, GOAL, entry_id="harbor.entry-1")).keys() == {"reason"}


def test_only_planners_link(client: PageClient, strategy: SmallStrategy, sign_in_as: object) -> None:
    assert callable(sign_in_as)
    sign_in_as(Role.AUDITOR, strategy.id)
    assert client.get(GOAL).status_code == client.post(GOAL, data={}).status_code == 403


def test_what_is_not_there_answers_to_nothing(client: PageClient, strategy: SmallStrategy) -> None:
    for address in (GOAL.replace("1.1", "9.9"), "/strategies/harbor/alignments/none/end"):
        assert client.get(address).status_code == 404
