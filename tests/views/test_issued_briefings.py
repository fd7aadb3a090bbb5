"""Frozen briefings on pages: issued once, shown as they were for ever, and only to whom they are for."""

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import update

from tests.conftest import StoppedClock
from tests.factories import NOW, SmallStrategy, get_action, make_lead, save
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.tampering import tamper
from tests.views.secretive_strategy import SECRETS, exports, make_secretive_strategy
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.closing import closing_gaps
from tracker.domain.chain import sha256_hex
from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.roles import Actor, Role
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.issued_briefing import IssuedBriefing
from tracker.models.reporting_period import ReportingPeriod
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.closing.keeping_periods import reporting_period_id
from tracker.operations.closing.periods import close_period
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.amend import amend
from tracker.operations.planning.redating import redate_action
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import IssuedFacts, list_issued, read_issued_file

HOME = "/strategies/harbor"
LIST = f"{HOME}/briefings"
NEW = f"{LIST}/new"


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    """Give a published strategy with something to hide."""
    return make_secretive_strategy()


@pytest.fixture
def briefer(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    return sign_in_as(Role.BRIEFER, strategy.id, name="Bo Briefer")


def issue(strategy: SmallStrategy, **values: Any) -> IssuedFacts:
    wanted = {"audience": "The harbor board", "on": date(2025, 4, 15), "write": write_issued, "at": NOW}
    save(issue_briefing, strategy.id, by=strategy.planner, **wanted | values)
    return list_issued(strategy.id)[0]


def figures(tree: Element) -> Iterator[tuple[str, str]]:
    """Yield the address and value of every figure of a page."""
    for element in tree.iter("data"):
        if element.get("data-figure"):
            yield str(element.get("data-figure")), str(element.get("value"))


def test_a_briefer_issues_once_and_is_shown_what_was_frozen(client: PageClient, briefer: Actor) -> None:
    assert NEW in client.get(LIST).text
    values = form_values(client.get(NEW))
    assert values["on"] == "2025-04-15"
    for _ in range(2):
        response = client.post(NEW, data=values | {"audience": "The harbor board", "note": "Before the meeting"})
        assert (response.status_code, response.location) == (302, f"{LIST}/2025-01")
    page = text_of(client.get(f"{LIST}/2025-01"))
    assert "Issued for The harbor board by Bo Briefer on 15 Apr 2025, 10:00." in page
    assert "Before the meeting" in page
    listed = text_of(client.get(LIST))
    assert "1 briefing is frozen" in listed
    assert "2025-01 Issued The harbor board Before the meeting Bo Briefer" in listed


def test_what_is_wrong_comes_back_beside_its_field_with_all_that_was_typed(client: PageClient, briefer: Actor) -> None:
    values = form_values(client.get(NEW)) | {"audience": "", "on": "2025-04-16", "note": "Typed"}
    response = client.post(NEW, data=values)
    assert response.status_code == 422
    assert "audience" in errors_of(response)
    assert form_values(response)["note"] == "Typed"
    response = client.post(NEW, data=values | {"audience": "The board"})
    assert "in the future" in errors_of(response)["on"]
    response = client.post(NEW, data=values | {"audience": "The board", "on": "1900-01-01"})
    assert "more than 50 years" in errors_of(response)["on"]
    assert list_issued("harbor") == []


def test_every_figure_of_the_page_stands_in_the_file(
    client: PageClient, strategy: SmallStrategy, briefer: Actor
) -> None:
    facts = issue(strategy)
    file = json.loads(read_issued_file(facts.id))
    found = list(figures(client.get(f"{LIST}/2025-01").tree))  # type: ignore[attr-defined]
    assert len(found) > 40
    for address, value in found:
        figure: Any = file["assessment"]
        for step in address.split("/"):
            figure = figure[step]
        assert value == ("" if figure is None else str(figure)), address


def test_the_page_says_the_number_the_digest_and_where_the_rules_are(
    client: PageClient, strategy: SmallStrategy, briefer: Actor
) -> None:
    facts = issue(strategy)
    page = client.get(f"{LIST}/2025-01")
    footer = next(element for element in page.tree.iter("footer"))  # type: ignore[attr-defined]
    foot = text_of(footer)
    assert "Briefing 2025-01" in foot
    assert facts.file_sha256[:8] in foot
    rules = next(link for link in footer.iter("a") if text_of(link).startswith("rules version"))
    assert rules.get("href") == "http://localhost/method", "the whole address, which paper shows"
    assert "as of 15 Apr 2025, as known 15 Apr 2025, 10:00" in foot
    assert f"{HOME}?on=2025-04-15&amp;known=2025-04-15T14:00:00" in page.text.replace("%3A", ":")


def test_the_file_comes_byte_for_byte_and_who_took_it_is_remembered(
    client: PageClient, strategy: SmallStrategy, briefer: Actor
) -> None:
    facts = issue(strategy)
    response = client.get(f"{LIST}/2025-01.json")
    assert (response.status_code, response.mimetype) == (200, "application/json")
    assert sha256_hex(response.data) == facts.file_sha256
    assert response.headers["ETag"] == f'"{facts.file_sha256}"'
    assert 'filename="harbor-briefing-2025-01.json"' in response.headers["Content-Disposition"]
    again = client.get(f"{LIST}/2025-01.json", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert [event.detail for event in exports()] == ["harbor-briefing-2025-01.json (issued, whole)"]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR, Role.BRIEFER])
def test_those_who_read_whole_see_all(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor], role: Role
) -> None:
    issue(strategy)
    issue(strategy, cut=Cut.PUBLIC, note="For those who read whole")
    sign_in_as(role, strategy.id)
    listed = client.get(LIST)
    assert all(f"{LIST}/2025-0{n}" in listed.text for n in (1, 2))
    assert "For those who read whole" in listed.text
    assert re.search(SECRETS, client.get(f"{LIST}/2025-01").data)


def test_others_see_briefings_with_the_public_part_and_hear_of_no_other(
    client: PageClient, strategy: SmallStrategy
) -> None:
    whole = issue(strategy, audience="The inner board")
    issue(strategy, cut=Cut.PUBLIC, audience="The press", note="For those who read whole")
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    listed = client.get(LIST)
    assert "The press" in listed.text
    unknown = client.get(f"{LIST}/2025-99")
    for path in (f"{LIST}/2025-01", f"{LIST}/2025-01.json"):
        refused = client.get(path)
        assert refused.status_code == 404
        same = path.endswith(".json") or text_of(refused).replace("2025-01", "2025-99") == text_of(unknown)
        assert same
    search = client.get(f"{HOME}/search?q=2025-01")
    checked = client.post(f"{LIST}/verify", data=_upload(read_issued_file(whole.id)), content_type=_MULTIPART)
    assert "There is no such briefing" in checked.text
    for response in (listed, search, checked, client.get(f"{LIST}/2025-02"), client.get(f"{LIST}/2025-02.json")):
        assert not re.search(SECRETS + b"|inner board|For those who read whole", response.data)


def test_a_briefing_is_found_by_its_number(client: PageClient, strategy: SmallStrategy, briefer: Actor) -> None:
    issue(strategy)
    page = client.get(f"{HOME}/search?q=2025-01")
    assert f'href="{LIST}/2025-01"' in page.text
    assert "Issued for The harbor board" in text_of(page)


def test_an_old_briefing_shows_exactly_what_it_showed(
    client: PageClient, strategy: SmallStrategy, briefer: Actor, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = issue(strategy)
    before, data = client.get(f"{LIST}/2025-01"), client.get(f"{LIST}/2025-01.json").data
    clock.advance(days=20)
    _change_everything(strategy, clock)
    monkeypatch.setattr("tracker.domain.assessment.assess.RULES_VERSION", 99)
    after = client.get(f"{LIST}/2025-01")
    assert _main(after) == _main(before)
    assert text_of(next(after.tree.iter("footer"))) == text_of(next(before.tree.iter("footer")))  # type: ignore[attr-defined]
    assert client.get(f"{LIST}/2025-01.json").data == data
    assert sha256_hex(data) == facts.file_sha256
    live = text_of(client.get(HOME))
    assert "Renamed" in live or "cancelled" in live


def _main(page: Any) -> str:
    """Return the words of what a page shows."""
    return text_of(next(page.tree.iter("main")))


def _change_everything(strategy: SmallStrategy, clock: StoppedClock) -> None:
    """Rename an organization, weigh a goal anew, move an action and cancel another."""
    more: dict[str, Any] = {"by": strategy.planner, "at": clock.now(), "reason": "Since"}
    organization = strategy.organizations[0]
    renamed = {"name": "Renamed Harbor", "acronym": "RNH"}
    save(amend, Kind.ORGANIZATION, organization, renamed, version=1, strategy_id=strategy.id, **more)
    save(amend, Kind.GOAL, strategy.goals[0], {"weight": 700}, version=1, strategy_id=strategy.id, **more)
    first, second, *_ = _actions()
    save(redate_action, first, due_on=date(2027, 1, 1), milestones={}, version=get_action(first).version, **more)
    version = get_action(second).version
    save(end_action, second, lifecycle=Lifecycle.CANCELLED, version=version, **more)


def _actions() -> list[str]:
    """Return the ids of the actions, by place."""
    return [row.id for row in db.session.query(Action).order_by(Action.position)]


_MULTIPART = "multipart/form-data"


def _upload(data: bytes) -> dict[str, Any]:
    return {"file": (io.BytesIO(data), "briefing.json")}


def test_a_file_is_checked_on_the_page(client: PageClient, strategy: SmallStrategy, briefer: Actor) -> None:
    data = read_issued_file(issue(strategy).id)
    said = {
        "Yes, byte for byte": data,
        "Yes, but laid out anew": json.dumps(json.loads(data)).encode(),
        "No: its content was changed": data.replace(b'"off_track":0', b'"off_track":5', 1),
        "No: what it says of itself was changed": data.replace(b"The harbor board", b"The other board"),
        "There is no such briefing": data.replace(b'"number":"2025-01"', b'"number":"2025-77"'),
    }
    for words, file in said.items():
        page = client.post(f"{LIST}/verify", data=_upload(file), content_type=_MULTIPART)
        assert (page.status_code, words in text_of(page)) == (200, True), words


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"{}", "no envelope"), (b"not json", "This is no briefing"), (b'{"a":1,"a":1}', "given twice"), (b"", "Choose")],
)
def test_what_is_no_briefing_is_said_beside_the_field(
    client: PageClient, briefer: Actor, data: bytes, words: str
) -> None:
    sent = _upload(data) if data else {}
    page = client.post(f"{LIST}/verify", data=sent, content_type=_MULTIPART)
    assert page.status_code == 422
    assert words in errors_of(page)["file"]


def test_damaged_bytes_are_no_page(client: PageClient, strategy: SmallStrategy, briefer: Actor) -> None:
    """Nothing is shown in their place; `flask audit verify` names them."""
    issue(strategy)
    tamper(update(IssuedBriefing).values(data=b"damaged"))
    assert client.get(LIST).status_code == 200


def test_how_long_ago_does_not_matter_to_what_a_day_is_asked_for(
    client: PageClient, strategy: SmallStrategy, briefer: Actor
) -> None:
    values = form_values(client.get(NEW)) | {"audience": "The board", "on": "2025-03-01"}
    assert client.post(NEW, data=values).status_code == 302
    (facts,) = list_issued(strategy.id)
    assert (facts.as_of_on, facts.known_at - NOW < timedelta(minutes=1)) == (date(2025, 3, 1), True)
    assert "as of 1 Mar 2025" in text_of(client.get(f"{LIST}/2025-01"))


def _close(strategy: SmallStrategy) -> IssuedFacts:
    """Close the second quarter and return its seal."""
    id = reporting_period_id(strategy.id, "FY2025 Q2")
    row = db.session.get_one(ReportingPeriod, id)
    document, on = load_document(strategy.id), row.ends_on - timedelta(days=1)
    period = next(each for each in document.plan.reporting_periods if each.id == id)
    gaps = closing_gaps(document, assess(document, on=on), period)
    waivers = tuple(Waiver(gap.kind, gap.number, "The first period") for gap in gaps)
    save(
        close_period, id, waivers=waivers, write=write_issued, by=strategy.planner, at=NOW, version=row.version
    )  # fmt: skip
    return list_issued(strategy.id)[0]


def test_a_seal_says_which_period_it_seals_and_as_of_which_day(
    client: PageClient, strategy: SmallStrategy, briefer: Actor, clock: StoppedClock
) -> None:
    seal = _close(strategy)
    assert (seal.is_seal, seal.period, seal.period_revision) == (True, "FY2025 Q2", 1)
    page = client.get(f"{LIST}/2025-01")
    assert "Sealed at the close of FY2025 Q2 by Pat Planner on 15 Apr 2025" in text_of(page)
    assert "as of 31 Mar 2025" in text_of(page)
    assert "Close of FY2025 Q2, revision 1" in text_of(client.get(LIST))
    assert f'href="{LIST}/2025-01"' in client.get(f"{HOME}/search?q=FY2025").text
    clock.advance(days=30)
    issue(strategy, at=clock.now())
    later = text_of(client.get(f"{LIST}/2025-02"))
    assert "Since FY2025 Q2 Briefing 2025-01" in later
