"""The search page: what is found, marked and escaped, with a way to each thing."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from tests.factories import SmallStrategy, make_action, make_published_strategy, make_report
from tests.page_client import PageClient, text_of
from tests.queries.test_numbers import give_old_number
from tracker.domain.document.element import Kind
from tracker.domain.roles import Actor, Role
from tracker.extensions import db


@pytest.fixture
def strategy(app: Flask, sign_in_as: Callable[..., Actor]) -> SmallStrategy:
    made, actions = make_published_strategy(actions=2)
    make_report(actions[0], by=made.planner, summary="The <b>barge</b> & crew were late.")
    sign_in_as(Role.VIEWER, made.id)
    return made


def found(client: PageClient, words: str, **more: str) -> list[tuple[str, str]]:
    """Return the words and the address of each thing found, in order."""
    page = client.get("/strategies/harbor/search", query_string={"q": words} | more)
    assert page.status_code == 200
    lists = [element for element in page.tree.iter("ul") if element.get("class") == "lines"]
    return [(text_of(link), link.get("href")) for each in lists for link in each.iter("a")]


def test_a_number_finds_present_and_printed_numbers_first(client: PageClient, strategy: SmallStrategy) -> None:
    assert found(client, "1.1.1")[:2] == [
        ("1.1.1 Survey the approaches each spring and publish the depths.", "/strategies/harbor/objectives/1.1.1"),
        ("1.2.1 (printed 1.1.1) Publish notices within one day.", "/strategies/harbor/objectives/1.2.1"),
    ]


def test_a_former_number_still_finds_its_element(client: PageClient, strategy: SmallStrategy) -> None:
    give_old_number(strategy.id, "9.9.9", Kind.OBJECTIVE, strategy.objectives[1])
    assert [address for _, address in found(client, "9.9.9")] == ["/strategies/harbor/objectives/1.1.2"]


def test_every_thing_found_has_a_page(client: PageClient, strategy: SmallStrategy) -> None:
    addresses = {
        address for words in ("1", "survey", "avery", "office", "barge") for _, address in found(client, words)
    }
    assert len(addresses) > 8
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_words_are_marked_and_everything_is_escaped(client: PageClient, strategy: SmallStrategy) -> None:
    page = client.get("/strategies/harbor/search?q=barge")
    assert [text_of(mark) for mark in page.tree.iter("mark")] == ["barge"]
    assert "The &lt;b&gt;<mark>barge</mark>&lt;/b&gt; &amp; crew" in page.text
    hostile = client.get("/strategies/harbor/search", query_string={"q": '"><script>alert(1)</script>'})
    assert "<script>alert" not in hostile.text


def test_nothing_found_says_so_and_what_to_try(client: PageClient, strategy: SmallStrategy) -> None:
    assert "Nothing was found. Try fewer or shorter words" in text_of(client.get("/strategies/harbor/search?q=zebra"))
    assert client.get("/strategies/harbor/search").status_code == 200


def test_one_kind_can_be_asked_for(client: PageClient, strategy: SmallStrategy) -> None:
    addresses = [address for _, address in found(client, "survey", kind="action")]
    assert all("/actions/" in address for address in addresses)
    assert client.get("/strategies/harbor/search?q=survey&kind=nonsense").status_code == 404


def test_the_search_box_stands_on_every_page_of_the_strategy(client: PageClient, strategy: SmallStrategy) -> None:
    for address in ("", "/goals/1.1", "/search"):
        forms = [form.get("action") for form in client.get(f"/strategies/harbor{address}").tree.iter("form")]
        assert "/strategies/harbor/search" in forms


def test_searching_takes_as_many_selects_however_much_there_is(client: PageClient, strategy: SmallStrategy) -> None:
    def selects() -> int:
        client.get("/strategies/harbor/search?q=survey")
        statements: list[str] = []

        def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
            statements.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        client.get("/strategies/harbor/search?q=survey")
        event.remove(db.engine, "before_cursor_execute", note)
        return len([each for each in statements if each.startswith("SELECT")])

    few = selects()
    for _ in range(10):
        make_action(strategy)
    assert selects() == few
