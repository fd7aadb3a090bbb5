"""Addresses, files and forms as no browser sends them: an answer in words, and nothing that is not theirs."""

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.awaiting import approve, make_approver, require_approval, send_report
from tests.closed_periods import make_closed_period
from tests.conftest import StoppedClock
from tests.databases import BOTH
from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_actor,
    make_lead,
    make_published_strategy,
    save,
)
from tests.page_client import PageClient, text_of
from tests.views.posting import fields_of, form_of
from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.roles import Actor, Role
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.models.action import Action
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.closing.keeping_periods import PeriodDays
from tracker.operations.closing.periods import add_period, cancel_period
from tracker.operations.planning.amend import amend
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued, read_issued_file

HOME = "/strategies/harbor"
SignIn = Callable[..., Actor]


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    """Give a published strategy with one action."""
    return make_published_strategy()[0]


def hide(strategy: SmallStrategy, action: str, at: datetime) -> None:
    save(
        amend, Kind.ACTION, action, {"visibility": Visibility.INTERNAL}, by=strategy.planner, at=at,
        version=get_action(action).version, strategy_id=strategy.id, reason="It names a source",
    )  # fmt: skip


@pytest.mark.parametrize("page", ["compare", "compare.csv"])
def test_two_past_days_that_were_compared_tell_nothing_of_what_became_internal_since(
    app: Flask, client: PageClient, clock: StoppedClock, strategy: SmallStrategy, page: str
) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    action = make_action(strategy, title="Soundings at night", at=datetime(2025, 5, 2, 14, 0, tzinfo=UTC))
    clock.moment = datetime(2025, 6, 1, 14, 0, tzinfo=UTC)
    address = f"{HOME}/{page}?from=2025-04-30&to=2025-05-15"
    assert b"Soundings at night" in client.get(address).data
    hide(strategy, action, clock.moment)
    assert b"Soundings at night" not in client.get(address).data


def test_why_a_report_was_approved_is_for_those_who_read_it_whole(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    require_approval(strategy)
    action = f"{HOME}/history/action/{_only_action(strategy)}"
    update = send_report(_only_action(strategy), by=make_lead(strategy.id, strategy.organizations[0]))
    approve(update, by=make_approver(strategy), note="I know of the quarrel with the yard.")
    sign_in_as(strategy.planner)
    assert b"quarrel with the yard" in client.get(action).data
    for role in (Role.COMMENTER, Role.APPROVER):
        sign_in_as(role, strategy.id, organization_id=strategy.organizations[1])
        page = client.get(action)
        assert b"Approved the report" in page.data
        assert b"quarrel with the yard" not in page.data


def _only_action(strategy: SmallStrategy) -> str:
    return db.session.scalars(select(Action.id).filter_by(strategy_id=strategy.id)).one()


def issue(strategy: SmallStrategy, **values: Any) -> bytes:
    wanted = {"audience": "The harbor board", "on": date(2025, 4, 15), "write": write_issued, "at": NOW}
    save(issue_briefing, strategy.id, by=strategy.planner, **wanted | values)
    return read_issued_file(list_issued(strategy.id)[0].id)


def verify(client: PageClient, slug: str, data: bytes) -> Any:
    return client.post(f"/strategies/{slug}/briefings/verify", data={"file": (io.BytesIO(data), "a.json")})


def test_a_file_of_a_strategy_one_has_no_part_in_is_known_to_nobody_here(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    other, _ = make_published_strategy("lagoon")
    data = issue(other, cut=Cut.PUBLIC, audience="The lagoon board")
    sign_in_as(make_actor(Role.VIEWER, strategy.id))
    page = verify(client, "harbor", data)
    assert "No briefing 2025-01 is known to you here." in text_of(page)
    assert "lagoon board" not in text_of(page)


def _forged(data: bytes, **issued: Any) -> bytes:
    file = json.loads(data)
    file["envelope"]["issued"] |= issued
    return json.dumps(file).encode()


@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_a_file_that_no_parser_expects_is_judged_in_words(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    data = issue(strategy)
    sign_in_as(strategy.planner)
    deep: Any = []
    for _ in range(900):
        deep = [deep]
    strange = [
        _forged(data, number="\x00"),
        _forged(data, number="2025-01\ud800"),
        _forged(data, number="x" * 100_000),
        _forged(data, note=2**60),
        _forged(data, note=-(2**63)),
        _forged(data, note=1e308),
        _forged(data, note=deep),
        _forged(data, **{"a\x00": "b\x00"}),
        data.replace(b'"harbor', b'"harb\\u0000or', 1),
        data.replace(b'{', b'{"x": 1e999,', 1),
        data.replace(b'{', b'{"x": ' + b"9" * 5000 + b",", 1),
        data.replace(b'{', b'{"x": NaN,', 1),
        b"[" * 100_000,
        b'{"envelope": {"issued": []}}',
        b"\xff\xfe{",
    ]  # fmt: skip
    for sent in strange:
        answer = verify(client, "harbor", sent)
        assert answer.status_code in (200, 422), sent[:200]
        assert b"Yes, byte for byte" not in answer.data


STRANGE = [
    "%00",
    "a%00b",
    "%F0%9F%92%A9",
    "%ED%A0%80",
    "x" * 3000,
    "..%2F..%2Fetc",
    "%0d%0aSet-Cookie:x",
    "'--",
    "9" * 400,
]


@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_strange_addresses_are_answered_in_words(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    sign_in_as(strategy.planner)
    places = [
        f"{HOME}/briefings/{{}}", f"{HOME}/briefings/{{}}.json", f"{HOME}/decisions/{{}}",
        f"{HOME}/decisions/{{}}/answer",
        f"{HOME}/periods/{{}}", f"{HOME}/approvals/{{}}", f"{HOME}/uploads/{{}}", f"{HOME}/history/action/{{}}",
        f"{HOME}/history/decision/{{}}", f"{HOME}/actions/{{}}", "/strategies/{}", "/strategies/{}/briefings",
        f"{HOME}/compare?from={{}}", f"{HOME}/compare.csv?from={{}}", f"{HOME}?on={{}}", f"{HOME}?known={{}}",
        f"{HOME}/reporting?period={{}}", f"{HOME}/my-updates?organization={{}}", f"{HOME}/search?q={{}}",
        f"{HOME}/workbook.xlsx?period={{}}", f"{HOME}/reports.csv?organization={{}}", f"{HOME}/briefing.json?on={{}}",
        f"{HOME}/history/action/{_only_action(strategy)}?before={{}}", f"{HOME}/decisions/new?about={{}}",
    ]  # fmt: skip
    for place in places:
        for strange in STRANGE:
            answer = client.get(place.format(strange))
            assert answer.status_code in (200, 302, 400, 403, 404, 414, 422), (place, strange, answer.status_code)
            assert "Set-Cookie:x" not in str(answer.headers)


@pytest.mark.parametrize("known", ["0001-01-01T00:00:00Z", "0001-01-01", "0001-01-02T00:00:00+14:00", "00010101"])
def test_the_first_day_of_the_calendar_is_one_on_which_nothing_was_known(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, known: str
) -> None:
    sign_in_as(strategy.planner)
    assert client.get(HOME, query_string={"known": known}).status_code in (404, 422)


@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_forms_with_forged_ids_are_answered_in_words(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    sign_in_as(strategy.planner)
    for address in (
        "decisions/new",
        "briefings/new",
        "periods/new",
        f"actions/{get_action(_only_action(strategy)).number}/report",
    ):
        page = client.get(f"{HOME}/{address}")
        if page.status_code == 404:
            continue
        plain = fields_of(form_of(page)) | {
            "question": "Which yard?", "options": "Two", "recommendation": "One", "needed_by_on": "2025-06-01",
            "audience": "The board", "label": "Spring", "starts_on": "2035-01-01", "last_on": "2035-02-01",
            "reason": "Agreed", "status": "on_track", "summary": "Going",
        }  # fmt: skip
        for id in ("\x00", "x" * 5000, "💩", "decision.1\r\nX: y", "../../etc"):
            answer = FlaskClient.open(client, f"{HOME}/{address}", method="POST", data=plain | {"id": id})
            assert answer.status_code in (200, 302, 422), (address, id)


@pytest.mark.parametrize("label", ["new", "set-up", "set up", "2025-01", "2025-02-03", "20250203"])
def test_a_period_has_no_label_whose_address_is_another_page_s_or_reads_as_a_day(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, label: str
) -> None:
    sign_in_as(strategy.planner)
    days = {"starts_on": "2035-01-01", "last_on": "2035-02-01", "reports_due_on": "2035-02-20", "reason": "Agreed"}
    page = client.get(f"{HOME}/periods/new")
    answer = client.post(f"{HOME}/periods/new", data=fields_of(form_of(page)) | days | {"label": label})
    assert answer.status_code == 422
    assert "Choose another label" in text_of(answer)


def test_a_label_in_any_script_names_a_period_and_no_file_needs_more_than_ascii(
    client: PageClient, clock: StoppedClock, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    days = PeriodDays(label="Наш квартал", starts_on=date(2025, 1, 1), ends_on=date(2025, 1, 10))
    period = next(each for each in load_document(strategy.id).plan.reporting_periods if each.label == "FY2025 Q2")
    by: dict[str, Any] = {"by": strategy.planner, "at": NOW, "reason": "As agreed"}
    save(cancel_period, period.id, version=period.version, **by)
    save(add_period, strategy.id, days, **by)
    make_closed_period(strategy, "Наш квартал", at=NOW, reason="First")
    sign_in_as(strategy.planner)
    assert client.get(f"{HOME}/periods/Наш-квартал").status_code == 200
    clock.moment = datetime(2025, 5, 2, 14, 0, tzinfo=UTC)
    for address in ("compare?from=Наш-квартал", "compare.csv?from=Наш-квартал", "workbook.xlsx?period=Наш квартал"):
        answer = client.get(f"{HOME}/{address}")
        assert answer.status_code == 200, address
        assert str(answer.headers).isascii()


@pytest.mark.parametrize(
    "name",
    [
        "a\x00b.csv",
        "../../etc/passwd",
        "C:\\up\\mine.xlsx",
        "x" * 5000 + ".csv",
        "\ud800.csv",
        "\r\nX: y.csv",
        "💩.csv",
    ],
)
@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_a_file_of_any_name_is_taken_under_a_plain_one(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, name: str
) -> None:
    sign_in_as(make_lead(strategy.id, strategy.organizations[0]))
    for data in (b"Identifier,Status\r\n", b"PK\x03\x04nothing"):
        name = name.encode("utf-8", "replace").decode()
        answer = client.post(f"{HOME}/uploads/new", data={"file": (io.BytesIO(data), name)})
        assert answer.status_code in (302, 422)
        assert client.get(answer.location or f"{HOME}/uploads/new").status_code == 200


def test_every_link_on_a_public_page_leads_to_a_page_that_is_public_too(
    app: Flask, client: PageClient, clock: StoppedClock, strategy: SmallStrategy
) -> None:
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    issue(strategy, cut=Cut.PUBLIC)
    issue(strategy)
    clock.moment = datetime(2025, 5, 2, 14, 0, tzinfo=UTC)
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    seen: set[str] = set()
    left = [HOME]
    while left and len(seen) < 150:
        address = left.pop(0)
        answer = client.get(address)
        assert answer.status_code in (200, 422), address
        if answer.mimetype == "text/html":
            found = {str(each.get("href")).partition("#")[0] for each in answer.tree.iter("a")}
            new = {each for each in found if each.startswith("/strategies/")} - seen
            seen |= new
            left += sorted(new)
    assert f"{HOME}/briefings/2025-02" in seen
    assert not {f"{HOME}/briefings/2025-01", f"{HOME}/briefings/2025-03"} & seen


@pytest.mark.parametrize(
    "query",
    ["_external=1&_scheme=javascript", "_scheme=https", "_anchor=x", "_method=POST", "slug=lagoon", "endpoint=x"],
)
def test_the_address_of_a_page_as_of_another_day_is_one_of_this_page(
    client: PageClient, clock: StoppedClock, strategy: SmallStrategy, sign_in_as: SignIn, query: str
) -> None:
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    clock.moment = datetime(2025, 5, 2, 14, 0, tzinfo=UTC)
    sign_in_as(strategy.planner)
    for page in ("", "/search", "/attention", "/decisions", "/organizations", "/method"):
        answer = client.get(f"{HOME}{page}?on=2025-04-30&{query}")
        assert answer.status_code == 200
        links = [str(each.get("href")) for each in answer.tree.iter("a")]
        assert all(link.startswith(("/", "#")) for link in links), [each for each in links if "javascript" in each]
        assert not any("lagoon" in link.partition("?")[0] for link in links)
