"""The page of a metric, and recording its readings."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import insert, select

from tests.factories import NOW, SmallStrategy, make_action, make_metric, make_reading, make_strategy, publish, save
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.metric import ReadingPart
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models import Numbering
from tracker.models.metric import Reading
from tracker.operations.reporting.readings import NewReading, record_reading

SignIn = Callable[..., Actor]

ADDRESS = "/strategies/harbor/metrics/1.1-K1"
NEW = f"{ADDRESS}/readings/new"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with one metric, and its planner signed in."""
    strategy = make_strategy()
    make_action(strategy)
    make_metric(strategy, id="metric.berths", breakdown="berth", source="Tide tables", limitations="Calm days only.")
    publish(strategy)
    client.sign_in(strategy.planner)
    return strategy


def readings() -> list[Reading]:
    return list(db.session.scalars(select(Reading).order_by(Reading.position)))


def broken_down(strategy: SmallStrategy, count: int) -> None:
    ids = strategy.organizations[:count]
    parts = tuple(ReadingPart(id, Decimal(n * 10 + 7)) for n, id in enumerate(ids, 1))
    new = NewReading(metric_id="metric.berths", as_of_on=date(2025, 3, 31), value=Decimal(12), parts=parts)
    save(record_reading, new, by=strategy.planner, at=NOW)


def test_it_says_where_the_metric_stands_and_how_far_to_trust_it(client: PageClient, strategy: SmallStrategy) -> None:
    make_reading(strategy, "metric.berths", 12)
    page = text_of(client.get(ADDRESS))
    assert "12 berths as of 31 Mar 2025" in page
    assert "The next is 20 berths by 31 Dec 2025" in page
    assert "It has come 20 % of the way from its baseline to its last target" in page
    assert "Tide tables" in page
    assert "Calm days only." in page


def test_a_corrected_reading_stands_struck_through_beside_its_correction(
    client: PageClient, strategy: SmallStrategy
) -> None:
    first = make_reading(strategy, "metric.berths", 12)
    address = f"{NEW}?corrects={first}"
    typed = form_values(client.get(address))
    assert (typed["supersedes_id"], typed["readings-metric.berths-as_of_on"]) == (first, "2025-03-31")
    typed["readings-metric.berths-value"] = "11"
    response = client.post(address, data=typed)
    assert "Please give a reason" in errors_of(response)["reason"]
    assert form_values(response)["readings-metric.berths-value"] == "11"
    assert client.post(address, data=form_values(response) | {"reason": "One berth twice."}).status_code == 302
    page = client.get(ADDRESS)
    assert "<s>12</s>" in page.text
    assert "corrected to 11 on 15 Apr 2025: One berth twice." in text_of(page)
    assert "11 berths as of 31 Mar 2025" in text_of(page)


def test_a_value_is_recorded_once_however_often_it_is_sent(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | {"readings-metric.berths-value": "12.50"}
    assert typed["readings-metric.berths-as_of_on"] == "2025-03-31", "the quarter that ended last"
    for _ in range(2):
        response = client.post(NEW, data=typed)
        assert (response.status_code, response.location) == (302, ADDRESS)
    assert [str(reading.value) for reading in readings()] == ["12.50"]


def test_no_new_data_is_an_answer(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | {"readings-metric.berths-note": "The gauge was away."}
    assert client.post(NEW, data=typed).status_code == 302
    assert (readings()[0].value, readings()[0].note) == (None, "The gauge was away.")
    assert "no new data: The gauge was away." in text_of(client.get(ADDRESS)).replace("asked for there was ", "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "value"),
        ({"value": "twelve"}, "value"),
        ({"value": "1e3"}, "value"),
        ({"value": "12", "note": "Away."}, "note"),
        ({"value": "12", "as_of_on": "2025-04-16"}, "as_of_on"),
        ({"value": "12", "as_of_on": "31.03.2025"}, "as_of_on"),
        ({"value": "12", "as_of_on": "0025-03-31"}, "as_of_on"),
    ],
)
def test_what_is_no_reading_comes_back_with_what_is_wrong(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], field: str
) -> None:
    values = {f"readings-metric.berths-{name}": value for name, value in typed.items()}
    response = client.post(NEW, data=form_values(client.get(NEW)) | values)
    assert response.status_code == 422
    assert set(errors_of(response)) == {f"readings-metric.berths-{field}"}
    kept = form_values(response)
    assert {name: kept[name] for name in values} == values
    assert readings() == []


def test_named_values_are_for_their_own_organization_planners_and_leadership(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    broken_down(strategy, 3)
    spread = "3 values: lowest 17, median 27, highest 37 berths"
    for role in (Role.VIEWER, Role.AUDITOR):
        sign_in_as(role, strategy.id)
        page = text_of(client.get(ADDRESS))
        assert spread in page
        assert "Pilots' Association 27" in page.replace("Association27", "Association 27")
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    page = text_of(client.get(ADDRESS))
    assert spread in page
    assert "Your own: seen by you, planners and leadership only" in page
    assert "Pilots' Association27" in page.replace("Association 27", "Association27")
    assert "Survey Office" not in page
    sign_in_as(Role.COMMENTER, strategy.id, organization_id=strategy.organizations[1])
    page = text_of(client.get(ADDRESS))
    assert spread in page
    assert "Pilots' Association" not in page


def test_the_office_that_reads_a_metric_sees_no_other_organizations_value(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    broken_down(strategy, 3)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    page = text_of(client.get(ADDRESS))
    assert "Pilots' Association" not in page
    assert "Survey Office" not in page


def test_a_spread_over_two_would_name_them(client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn) -> None:
    broken_down(strategy, 2)
    sign_in_as(Role.COMMENTER, strategy.id, organization_id=strategy.organizations[2])
    page = text_of(client.get(ADDRESS))
    assert "So few values that their spread would name them." in page
    assert "17" not in page.replace("2017", "")


@pytest.mark.parametrize(("role", "organization"), [(Role.LEAD, 1), (Role.VIEWER, None), (Role.AUDITOR, None)])
def test_others_do_not_read_it(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, role: Role, organization: int | None
) -> None:
    typed = form_values(client.get(NEW)) | {"readings-metric.berths-value": "12"}
    of = strategy.organizations[organization] if organization is not None else None
    sign_in_as(role, strategy.id, organization_id=of)
    for response in (client.get(NEW), client.post(NEW, data=typed)):
        assert response.status_code == 403
        assert "ask a planner of this strategy" in text_of(response)
    assert readings() == []
    assert NEW not in client.get(ADDRESS).text


def test_an_internal_metric_is_not_there_for_whoever_may_not_see_it(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    make_metric(strategy, visibility=Visibility.INTERNAL)
    address = "/strategies/harbor/metrics/1.1-K2"
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    assert client.get(address).status_code == 404
    assert client.get(f"{address}/readings/new").status_code == 404
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert client.get(address).status_code == 200


def test_the_metric_of_an_internal_action_gives_the_action_not_away(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    hidden = make_action(strategy, visibility=Visibility.INTERNAL, title="Look into the books")
    make_metric(strategy, action_id=hidden, organization_id=strategy.organizations[1])
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    response = client.get("/strategies/harbor/metrics/1.1.1-A2-K1")
    assert response.status_code == 404
    assert "books" not in response.text


def test_an_old_number_leads_to_the_present_one(client: PageClient, strategy: SmallStrategy) -> None:
    db.session.execute(
        insert(Numbering).values(
            strategy_id=strategy.id, number="K9", element_kind=Kind.METRIC, element_id="metric.berths"
        )
    )
    db.session.commit()
    assert client.get("/strategies/harbor/metrics/K9").location == ADDRESS
    assert client.get("/strategies/harbor/metrics/1.1.1-A1").status_code == 404
