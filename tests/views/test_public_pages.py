"""What is internal is on no page, in no history, explanation, search or file of a reader it is not for."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask, url_for

from tests.conftest import StoppedClock
from tests.factories import NOW, make_planner, save
from tests.marked_document import SECRET_WORDS, document_of, marked_document
from tests.page_client import PageClient
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.closing import closing_gaps
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.periods import period_key
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.exchange.document_file import read_document
from tracker.exchange.issued_file import write_issued
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.closing.keeping_periods import PeriodDays
from tracker.operations.closing.periods import add_period, close_period
from tracker.operations.loading.load import load_elements
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued
from tracker.views.request.routes import AS_IT_STOOD, ROUTES, Access

SLUG = "marked"
SEALED = "FY2025 Q2"
#: The numbers of what was frozen: a seal and a briefing of the whole, and a public one.
SEAL, WHOLE, PUBLIC = "2025-01", "2025-02", "2025-03"

#: HTML's own uses of the word.
_MARKUP = re.compile(rb'aria-hidden="true"|type="hidden"| hidden(?=[ >])')


@pytest.fixture
def document(app: Flask) -> Document:
    """Load the document whose every internal text says so."""
    plain = marked_document()
    rows = read_document(json.dumps(plain).encode()).rows
    save(load_elements, rows, by=SYSTEM, at=NOW, source="marked.json")
    _freeze(plain["strategy"]["id"])
    return document_of(plain)


def _freeze(strategy_id: str) -> None:
    """Close a period, and issue a whole and a public briefing, with words for those alone who read the whole."""
    days = PeriodDays(label=SEALED, starts_on=date(2025, 1, 1), ends_on=date(2025, 4, 1))
    by: dict[str, Any] = {"by": make_planner(strategy_id), "at": NOW}
    period_id = save(add_period, strategy_id, days, reason="Open reason", **by)
    whole = load_document(strategy_id)
    period = next(each for each in whole.plan.reporting_periods if each.id == period_id)
    gaps = closing_gaps(whole, assess(whole, on=date(2025, 3, 31)), period)
    waivers = tuple(Waiver(gap.kind, gap.number, "INTERNAL-waived") for gap in gaps)
    save(close_period, period_id, waivers=waivers, write=write_issued, version=period.version, **by)
    issue = {"on": NOW.date(), "write": write_issued, "note": "INTERNAL-note"}
    save(issue_briefing, strategy_id, audience="INTERNAL-audience", **issue, **by)
    save(issue_briefing, strategy_id, audience="Open audience", cut=Cut.PUBLIC, **issue, **by)


@pytest.fixture(params=["nobody", "commenter", "approver", "lead of another organization"])
def reader(request: pytest.FixtureRequest, app: Flask, document: Document, sign_in_as: Callable[..., Actor]) -> str:
    """Sign in somebody for whom the public part is, or nobody where the dashboard is public."""
    who: str = request.param
    roles = {"commenter": Role.COMMENTER, "approver": Role.APPROVER, "lead of another organization": Role.LEAD}
    if who == "nobody":
        app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    else:
        sign_in_as(roles[who], document.strategy.id, organization_id="org.helper", name="Reader")
    return who


def elements(document: Document) -> dict[Kind, list[tuple[str, str]]]:
    """Return the ids and numbers of everything, internal things too: an address can be guessed."""
    plan = document.plan
    return {
        Kind.STRATEGY: [(document.strategy.id, "")],
        Kind.GOAL: [(each.id, each.number) for each in document.goals],
        Kind.OBJECTIVE: [(each.id, each.number) for each in document.objectives],
        Kind.ACTION: [(each.id, each.number) for each in plan.actions],
        Kind.METRIC: [(each.id, each.number) for each in plan.metrics],
        Kind.ORGANIZATION: [(each.id, "") for each in document.organizations],
        Kind.MILESTONE: [(each.id, each.number) for action in plan.actions for each in action.milestones],
        Kind.STATUS_UPDATE: [(each.id, "") for action in plan.actions for each in action.status_updates],
        Kind.CONTACT: [(each.id, "") for organization in document.organizations for each in organization.contacts],
        Kind.PROPOSAL: [(each.id, "") for each in plan.proposals],
        Kind.READING: [(each.id, "") for metric in plan.metrics for each in metric.readings],
        Kind.GOAL_LEADER: [(each.id, "") for each in plan.goal_leaders],
        Kind.REPORTING_PERIOD: [(each.id, "") for each in plan.reporting_periods],
        Kind.CONTRIBUTION: [(each.id, "") for action in plan.actions for each in action.contributions],
        Kind.DECISION: [(each.id, each.number) for each in plan.decisions],
        Kind.ISSUED_BRIEFING: [(each.id, each.number) for each in list_issued(document.strategy.id)],
    }


def addresses(document: Document) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every address a reader may try, route by route."""
    known = elements(document)
    numbered = {"goals.show": Kind.GOAL, "objectives.show": Kind.OBJECTIVE, "actions.show": Kind.ACTION,
                "metrics.show": Kind.METRIC, "decisions.show": Kind.DECISION,
                "issued_briefings.show": Kind.ISSUED_BRIEFING, "issued_briefings.file": Kind.ISSUED_BRIEFING,
                }  # fmt: skip
    for endpoint in (
        "strategies.show",
        "attention.index",
        "organizations.index",
        "briefings.show",
        "briefings.document",
        "method.in_force",
        "decisions.index",
        "comparisons.show",
        "comparisons.table",
        "issued_briefings.index",
        "issued_briefings.verify",
    ):
        yield endpoint, {}
    for endpoint, kind in numbered.items():
        yield from ((endpoint, {"number": number}) for _, number in known[kind])
    yield from (("organizations.show", {"id": id}) for id, _ in known[Kind.ORGANIZATION])
    for kind, members in known.items():
        yield from (("history.show", {"kind": kind.value, "id": id}) for id, _ in members)
    numbers = [number for kind in numbered.values() for _, number in known[kind]]
    charts = ["pace", *(f"{chart}-{number}" for chart in ("timeline", "history", "metric") for number in numbers)]
    yield from (("charts.show", {"id": id}) for id in charts)
    moments = ("2025-01-01", "2025-04-15", "FY2025-Q1", period_key(SEALED), SEAL, WHOLE, PUBLIC)
    for moment in moments:
        yield from ((name, {"from": moment, "to": "2025-04-15"}) for name in ("comparisons.show", "comparisons.table"))
    for words in ("INTERNAL", "hidden", "987654", "Open", "1", "1.1.1", "1.1.1-hidden", "report"):
        yield "search.index", {"q": words}
    yield from (("explanations.show", {"address": address}) for address in figures(known))


def figures(known: dict[Kind, list[tuple[str, str]]]) -> Iterator[str]:
    """Yield the addresses of the figures whose explanations list the most."""
    groups = ["strategy"] + [f"goals/{number}" for _, number in known[Kind.GOAL]]
    groups += [f"objectives/{number}" for _, number in known[Kind.OBJECTIVE]]
    for group in groups:
        for name in ("progress", "status", "attainment", "actions/total", "results/total"):
            yield f"{group}/{name}"
    yield from (f"actions/{number}/{name}" for _, number in known[Kind.ACTION] for name in ("progress", "status"))
    yield from (f"metrics/{number}/standing" for _, number in known[Kind.METRIC])
    yield from (f"organizations/{id}/actions/total" for id, _ in known[Kind.ORGANIZATION])


def test_nothing_internal_is_answered_at_any_address(
    app: Flask, client: PageClient, document: Document, reader: str
) -> None:
    tried: dict[str, set[int]] = {}
    for endpoint, values in addresses(document):
        with app.test_request_context():
            address = url_for(endpoint, slug=SLUG, **values)
        answer = client.get(address)
        tried.setdefault(endpoint, set()).add(answer.status_code)
        told = _MARKUP.sub(b"", answer.data)
        if reader not in ("nobody", "commenter"):
            told = told.replace(b"987654.5", b"").replace(b"987,654.5", b"")  # their own organization's value
        for value in sorted({*values.values(), *map(str.lower, values.values())}, key=len, reverse=True):
            told = told.replace(value.encode(), b"")  # what was asked for may be repeated
        assert SECRET_WORDS.findall(told) == [], (reader, address, answer.status_code)
    assert set(tried) == {endpoint for endpoint, access in ROUTES.items() if access is Access.READER}
    # Of the comparisons, a moment that there is not, or that is not theirs, is refused beside its field.
    refused = {name: {422} for name in ("comparisons.show", "comparisons.table")}
    answers = [(statuses - refused.get(name, set()), name) for name, statuses in tried.items()]
    assert all(statuses <= {200, 404} and 200 in statuses for statuses, _ in answers), tried


def test_nothing_internal_is_answered_as_of_a_past_day(
    app: Flask, client: PageClient, document: Document, clock: StoppedClock
) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    day = clock.today("America/New_York").isoformat()
    clock.advance(days=1)
    for endpoint, values in addresses(document):
        if endpoint not in AS_IT_STOOD:
            continue
        with app.test_request_context():
            address = url_for(endpoint, slug=SLUG, **values, on=day)
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        told = _MARKUP.sub(b"", answer.data)
        for value in sorted({*values.values(), *map(str.lower, values.values())}, key=len, reverse=True):
            told = told.replace(value.encode(), b"")  # what was asked for may be repeated
        assert SECRET_WORDS.findall(told) == [], (address, answer.status_code)


def test_whom_it_is_for_finds_every_word_of_it(
    app: Flask, client: PageClient, document: Document, sign_in_as: Callable[..., Actor]
) -> None:
    """The same addresses together show leadership what is internal, so that the test above looks where it stands."""
    sign_in_as(Role.VIEWER, document.strategy.id)
    told = b""
    for endpoint, values in addresses(document):
        with app.test_request_context():
            told += client.get(url_for(endpoint, slug=SLUG, **values)).data
    for word in ("action-1-resources", "report.1-1-blockers", "report.1-1-help_needed", "office-contact", "987654.5"):
        assert re.search(re.escape(word.removeprefix("office-")).encode(), told), word


def test_a_lead_s_own_office_reads_its_part_whole_but_no_single_organization_s_values(
    client: PageClient, document: Document, sign_in_as: Callable[..., Actor]
) -> None:
    sign_in_as(Role.LEAD, document.strategy.id, organization_id="org.office", name="Own lead")
    own = client.get(f"/strategies/{SLUG}/history/action/action.1").data
    assert b"INTERNAL-report.1-1-blockers" in own
    assert b"987654" not in client.get(f"/strategies/{SLUG}/history/metric/metric.1").data
