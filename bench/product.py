"""The tracker's part: its requests, and the changes that come before some of them."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select

from bench.client import Answer, Client, getting
from bench.importer import ORGANIZATION, PASSWORD
from bench.measure import Case
from bench.servers import Server
from bench.source import SLUG, STRATEGY
from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Actor, HeldRole, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.account import Account
from tracker.models.action import Action
from tracker.operations.reporting.status_updates import Report, report_status

STRATEGY_PAGE = f"/strategies/{SLUG}"
GOAL_PAGE = f"{STRATEGY_PAGE}/goals/G1"
ACTION_PAGE = f"{STRATEGY_PAGE}/actions/G1.1.1"
BRIEFING = f"{STRATEGY_PAGE}/briefing.json"


class Changes:
    """Reports written by the product's own operation, in this process: the server has to learn of them."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        with app.app_context():
            account_id = db.session.scalars(select(Account.id).filter_by(email="planner@bench.invalid")).one()
            self._planner = Actor(account_id, "Planner", roles=(HeldRole(STRATEGY, Role.PLANNER, None),))
            self._actions = itertools.cycle(_active_actions("G1."))

    def report(self) -> None:
        """Report on the next action of goal G1."""
        with self._app.app_context():
            at = self._app.extensions["tracker_clock"].now()
            report = Report(status=Status.ON_TRACK, summary="Going as planned.")
            report_status(next(self._actions)[0], report, by=self._planner, at=at)
            db.session.commit()


def _active_actions(prefix: str, **condition: str) -> list[tuple[str, str]]:
    """Return the id and number of the actions that are reported on and whose number begins with a prefix."""
    query = select(Action.id, Action.number).filter_by(lifecycle=Lifecycle.ACTIVE, **condition)
    query = query.where(Action.number.startswith(prefix)).order_by(Action.position)
    return [(id, number) for id, number in db.session.execute(query)]


@contextmanager
def product_cases(app: Flask, server: Server, changes: Changes) -> Iterator[list[Case]]:
    """Give the requests to the dashboards, an action and a report, sent by leadership and by a lead."""
    leadership, lead = Client(server), Client(server)
    leadership.sign_in("viewer@bench.invalid", PASSWORD)
    lead.sign_in("lead@bench.invalid", PASSWORD)
    cases = []
    pages = {"strategy dashboard": STRATEGY_PAGE, "goal dashboard": GOAL_PAGE, "briefing": BRIEFING}
    for name, path in pages.items():
        again = _Again(leadership, path)
        cases += [
            Case(f"{name}, warm", server, getting(leadership, path)),
            Case(f"{name}, after a change", server, getting(leadership, path), before=changes.report),
            Case(f"{name}, unchanged", server, again.ask, status=304, before_window=again.look),
        ]
    cases.append(Case("one action", server, getting(leadership, ACTION_PAGE)))
    with app.app_context():
        numbers = [number for _, number in _active_actions("", organization_id=ORGANIZATION)]
    report = _Reports(lead, numbers)
    cases.append(Case("report", server, report.send, status=302, before=report.open))
    yield cases
    leadership.close()
    lead.close()


def first_answer_ms(server: Server) -> float:
    """Return the milliseconds a server just started takes to show the strategy for the first time."""
    client = Client(server)
    client.sign_in("viewer@bench.invalid", PASSWORD)
    began = datetime.now(UTC)
    answer = client.get(STRATEGY_PAGE)
    taken = (datetime.now(UTC) - began).total_seconds() * 1000
    client.close()
    if answer.status != 200:
        raise RuntimeError(f"The strategy's page was answered {answer.status}.")
    return taken


class _Again:
    """A page that was seen before and is asked for again: has it changed?"""

    def __init__(self, client: Client, path: str) -> None:
        self._client, self._path, self._seen = client, path, ""

    def look(self) -> None:
        """Look at the page as it is now."""
        self._client.get(self._path)  # the first look at a page with a form changes the session, and so the page's name
        self._seen = self._client.get(self._path).etag or ""

    def ask(self, **headers: str) -> Answer:
        """Ask for the page if it has changed."""
        return self._client.get(self._path, if_none_match=self._seen, **headers)


class _Reports:
    """A lead who reports on one action after the other, by the form."""

    def __init__(self, lead: Client, numbers: list[str]) -> None:
        self._lead, self._numbers = lead, itertools.cycle(numbers)
        self._path, self._form = "", {}

    def open(self) -> None:
        """Open the form of the next action and fill it in."""
        self._path = f"{STRATEGY_PAGE}/actions/{next(self._numbers)}/reports/new"
        page = self._lead.get(self._path)
        if page.status != 200:
            raise RuntimeError(f"The form at {self._path} was answered {page.status}.")
        self._form = page.form() | {"status": "on_track", "summary": "Two more berths surveyed."}

    def send(self, **_headers: str) -> Answer:
        """Send the form."""
        return self._lead.post(self._path, self._form)
