import pytest
from flask import Flask

from tests.conftest import StoppedClock
from tests.factories import SmallStrategy, make_published_strategy, make_report
from tests.page_client import PageClient
from tracker.domain.roles import Role

PAGES = ("", "/goals/1.1", "/objectives/1.1.1")


@pytest.fixture
def strategy(app: Flask) -> tuple[SmallStrategy, str]:
    strategy, actions = make_published_strategy()
    return strategy, actions[0]


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_is_not_sent_again(client: PageClient, strategy, sign_in_as, path: str) -> None:
    sign_in_as(Role.VIEWER, strategy[0].id)
    address = f"/strategies/{strategy[0].slug}{path}"
    client.get(address)
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_a_change_a_new_day_another_reader_and_another_address_each_make_it_new(
    client: PageClient, strategy, sign_in_as, clock: StoppedClock, path: str
) -> None:
    harbor, action = strategy
    sign_in_as(Role.VIEWER, harbor.id)
    address = f"/strategies/{harbor.slug}{path}"

    def etag(query: str = "") -> str:
        client.get(address)
        return client.get(address + query).headers["ETag"]

    seen = [etag()]
    seen.append(etag("?status=at_risk"))
    make_report(action, by=harbor.planner, at=clock.now())
    seen.append(etag())
    clock.advance(days=1)
    seen.append(etag())
    sign_in_as(Role.BRIEFER, harbor.id)
    seen.append(etag())
    assert len(set(seen)) == len(seen)


def test_a_page_that_says_something_once_is_not_kept(client: PageClient, strategy, sign_in_as) -> None:
    sign_in_as(Role.VIEWER, strategy[0].id)
    with client.session_transaction() as session:
        session["_flashes"] = [("message", "Report recorded")]
    told = client.get(f"/strategies/{strategy[0].slug}")
    assert "Report recorded" in told.text
    assert "ETag" not in told.headers
