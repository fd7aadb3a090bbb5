"""`flask remind`: one digest a person, once a day, and nothing lost when a run is killed."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import ROOT, StoppedClock
from tests.databases import BOTH
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_actor,
    make_lead,
    make_metric,
    make_milestone,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    publish,
    save,
)
from tests.smtp_server import smtp_server
from tracker.domain.document.element import Kind
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.models.organization import Contact
from tracker.models.reminder import Reminder, ReminderState
from tracker.operations.planning.amend import amend
from tracker.operations.planning.organizations import confirm_contact
from tracker.operations.planning.plans import open_plan
from tracker.operations.reporting.achievements import Achievement
from tracker.pages.reminders import thing_words
from tracker.queries.reminders import list_digests

Run = Callable[..., Result]
pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)


@pytest.fixture
def strategy(app: Flask, clock: StoppedClock) -> SmallStrategy:
    """A published plan with one action, 15 days late with its first milestone."""
    return make_published_strategy()[0]


def outbox(tmp_path: Path) -> list[EmailMessage]:
    files = sorted((tmp_path / "outbox").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


def reminders() -> list[Reminder]:
    db.session.rollback()
    return list(db.session.scalars(select(Reminder).order_by(Reminder.day, Reminder.email)))


def addressed_to(messages: list[EmailMessage]) -> list[str]:
    return [message["To"].addresses[0].addr_spec for message in messages]


def test_the_lead_of_the_organization_gets_one_digest_in_the_outbox(
    strategy: SmallStrategy, run: Run, tmp_path: Path
) -> None:
    lead = make_lead(strategy.id, strategy.organizations[0], email="lee@example.invalid")
    result = run("remind")
    assert (result.exit_code, result.output) == (0, "Sent 1 digest.\n")
    (message,) = outbox(tmp_path)
    assert addressed_to([message]) == ["lee@example.invalid"]
    text = message.get_content()
    assert text.startswith(f"{lead.name},")
    assert "UNCLASSIFIED" in text
    assert "1.1.1-A1-M1 Plan agreed: due 31 Mar 2025, 15 days overdue" in text
    assert "http://127.0.0.1:8000/strategies/harbor/actions/1.1.1-A1" in text
    (row,) = reminders()
    assert (row.state, row.sent_by, row.day) == (ReminderState.SENT, "outbox", date(2025, 4, 15))


def test_running_it_twice_on_a_day_sends_once(strategy: SmallStrategy, run: Run, tmp_path: Path) -> None:
    make_lead(strategy.id, strategy.organizations[0])
    run("remind")
    assert run("remind").output == "Sent 0 digests.\n"
    assert len(outbox(tmp_path)) == len(reminders()) == 1


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(strategy: SmallStrategy, run: Run, tmp_path: Path) -> None:
    make_lead(strategy.id, strategy.organizations[0], email="lee@example.invalid")
    result = run("remind", "--dry-run")
    assert "Lee Lead <lee@example.invalid>" in result.output
    assert "1 digest would be sent." in result.output
    assert (outbox(tmp_path), reminders()) == ([], [])


def reminded(clock: StoppedClock, **later: float) -> dict[str, list[str]]:
    """Return of what whom a run would remind some time later."""
    digests = list_digests(["harbor"], clock.now() + timedelta(**later))
    return {digest.person.name: [thing_words(thing) for thing in digest.things] for digest in digests}


def test_it_stops_when_it_is_answered(strategy: SmallStrategy, run: Run, clock: StoppedClock) -> None:
    lead = make_lead(strategy.id, strategy.organizations[0])
    assert run("remind").output == "Sent 1 digest.\n"
    assert "1.1.1-A1-M1" in reminders()[0].things
    assert "milestone 1.1.1-A1-M1, due 31 Mar 2025" in reminded(clock, days=20)["Lee Lead"]
    action = db.session.scalars(select(Action.id)).one()
    milestone = db.session.scalars(select(Milestone.id).order_by(Milestone.position)).all()[0]
    achieved = Achievement(milestone, date(2025, 4, 1), "Minutes", "DOC-1")
    make_report(action, by=lead, achievements=(achieved,))
    assert "milestone 1.1.1-A1-M1, due 31 Mar 2025" not in reminded(clock, days=20).get("Lee Lead", [])


def test_a_confirmed_lead_comes_first_then_accounts_then_contacts_then_planners(
    app: Flask, clock: StoppedClock
) -> None:
    strategy = make_strategy()
    avery = strategy.contacts[0]
    make_milestone(strategy, make_action(strategy, lead_id=avery), due_on=date(2025, 4, 16))
    publish(strategy)
    assert list(reminded(clock)) == ["Pat Planner"]
    make_lead(strategy.id, strategy.organizations[0])
    assert list(reminded(clock)) == ["Lee Lead"]
    version = db.session.get_one(Contact, avery).version
    save(confirm_contact, strategy.id, avery, by=strategy.planner, at=NOW, version=version)
    assert list(reminded(clock)) == ["Avery Example"]


def test_a_confirmed_contact_of_the_organization_is_better_than_a_planner(app: Flask, clock: StoppedClock) -> None:
    strategy = make_strategy()
    make_milestone(strategy, make_action(strategy), due_on=date(2025, 4, 16))
    publish(strategy)
    version = db.session.get_one(Contact, strategy.contacts[0]).version
    save(confirm_contact, strategy.id, strategy.contacts[0], by=strategy.planner, at=NOW, version=version)
    assert list(reminded(clock)) == ["Avery Example"]


def test_approvers_are_reminded_of_what_waits(strategy: SmallStrategy, clock: StoppedClock) -> None:
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_actor(Role.APPROVER, strategy.id, organization_id=strategy.organizations[0], name="Ann Approver")
    plan = strategy.plan
    values, why = {"requires_approval": True}, {"strategy_id": strategy.id, "reason": "Agreed"}
    save(amend, Kind.PLAN, plan.id, values, by=strategy.planner, at=NOW, version=plan.version, **why)
    make_report(db.session.scalars(select(Action.id)).one(), by=lead)
    assert "Ann Approver" not in reminded(clock)
    assert reminded(clock, days=1)["Ann Approver"] == ["approval 1.1.1-A1 for FY2025 Q3, waits since 15 Apr 2025"]


def test_readings_are_asked_for_when_they_are_due(app: Flask, clock: StoppedClock) -> None:
    strategy = make_strategy()
    make_action(strategy)
    metric = make_metric(strategy)
    publish(strategy)
    lead = make_lead(strategy.id, strategy.organizations[0])
    assert "reading 1.1-K1, due 31 Mar 2025" in reminded(clock)[lead.name]
    make_reading(strategy, metric)
    assert "reading 1.1-K1, due 31 Mar 2025" not in reminded(clock).get(lead.name, [])
    assert "reading 1.1-K1, due 30 Jun 2025" in reminded(clock, days=50)[lead.name]


def test_one_strategy_can_be_named_and_one_that_is_not_there_is_said(
    strategy: SmallStrategy, run: Run, tmp_path: Path
) -> None:
    make_published_strategy("river")
    assert run("remind", "--strategy", "river").output == "Sent 1 digest.\n"
    assert "/strategies/river/" in outbox(tmp_path)[0].get_content()
    result = run("remind", "--strategy", "lake")
    assert result.exit_code == 1
    assert "There is no strategy at 'lake'." in result.output


def test_a_draft_reminds_nobody(app: Flask, run: Run) -> None:
    strategy = make_strategy()
    make_milestone(strategy, make_action(strategy), due_on=date(2025, 4, 16))
    assert run("remind").output == "Sent 0 digests.\n"


def use_server(app: Flask, port: int) -> None:
    app.config.update(
        TRACKER_SMTP_HOST="127.0.0.1",
        TRACKER_SMTP_PORT=port,
        TRACKER_SMTP_STARTTLS=False,
        TRACKER_SMTP_FROM="reminders@example.invalid",
    )


def test_a_mail_server_gets_it_where_one_is_set(app: Flask, strategy: SmallStrategy, run: Run, tmp_path: Path) -> None:
    with smtp_server() as mailbox:
        use_server(app, mailbox.port)
        assert run("remind").output == "Sent 1 digest.\n"
    assert len(mailbox.messages) == 1
    assert outbox(tmp_path) == []
    assert reminders()[0].sent_by == f"127.0.0.1:{mailbox.port}"


def test_what_is_illustrative_never_leaves_the_machine(
    app: Flask, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factories, "open_plan", partial(open_plan, is_illustrative=True))
    strategy = make_strategy(title="Invented Approaches")
    make_milestone(strategy, make_action(strategy), due_on=date(2025, 4, 16))
    publish(strategy)
    with smtp_server() as mailbox:
        use_server(app, mailbox.port)
        run("remind")
    assert mailbox.messages == []
    assert outbox(tmp_path)[0]["Subject"].startswith("Illustrative: ")


def test_somebody_the_server_refuses_does_not_keep_the_others_from_theirs(
    app: Flask, strategy: SmallStrategy, run: Run, clock: StoppedClock
) -> None:
    for name in ("ann", "bob", "cid"):
        make_lead(strategy.id, strategy.organizations[0], name=name.title(), email=f"{name}@example.invalid")
    with smtp_server(refused="bob@example.invalid") as mailbox:
        use_server(app, mailbox.port)
        result = run("remind")
        assert result.exit_code == 1
        assert "bob@example.invalid" in result.output
        assert mailbox.recipients == ["ann@example.invalid", "cid@example.invalid"]
        mailbox.refused = None
        assert run("remind").output == "Sent 1 digest.\n"
    assert mailbox.recipients[-1] == "bob@example.invalid"
    assert {row.state for row in reminders()} == {ReminderState.SENT}


def test_a_server_that_is_not_there_loses_nothing(app: Flask, strategy: SmallStrategy, run: Run) -> None:
    with smtp_server() as mailbox:
        pass
    use_server(app, mailbox.port)
    result = run("remind")
    assert result.exit_code == 1
    assert "cannot be used" in result.output
    assert reminders()[0].state is ReminderState.FAILED
    with smtp_server() as mailbox:
        use_server(app, mailbox.port)
        assert run("remind").output == "Sent 1 digest.\n"


def test_a_run_that_is_killed_between_two_messages_sends_the_rest_and_at_worst_one_twice(
    app: Flask, strategy: SmallStrategy, database: str, tmp_path: Path
) -> None:
    for name in ("ann", "bob", "cid"):
        make_lead(strategy.id, strategy.organizations[0], name=name.title(), email=f"{name}@example.invalid")
    killed: list[subprocess.Popen[bytes]] = []

    def kill_at_the_second() -> None:
        if len(mailbox.messages) == 2:
            killed[0].send_signal(signal.SIGKILL)
            killed[0].wait()

    with smtp_server(after=kill_at_the_second) as mailbox:
        environment = os.environ | {
            "TRACKER_INSTANCE_PATH": str(tmp_path),
            "TRACKER_DATABASE_URL": database,
            "TRACKER_DEMONSTRATION": "1",
            "TRACKER_CLOCK": "2025-04-15",
            "TRACKER_SMTP_HOST": "127.0.0.1",
            "TRACKER_SMTP_PORT": str(mailbox.port),
            "TRACKER_SMTP_STARTTLS": "0",
            "TRACKER_SMTP_FROM": "reminders@example.invalid",
        }
        command = [sys.executable, "-m", "flask", "--app", "app", "remind"]
        killed.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL))
        assert killed[0].wait(timeout=60) == -signal.SIGKILL
        states = [(row.email.partition("@")[0], row.state) for row in reminders()]
        assert states == [("ann", ReminderState.SENT), ("bob", ReminderState.RECORDED)]
        mailbox.after = None
        again = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        assert again.stdout == "Sent 2 digests.\n"
    assert [each.partition("@")[0] for each in mailbox.recipients] == ["ann", "bob", "bob", "cid"]
    first, second = (message["Message-ID"] for message in mailbox.messages[1:3])
    assert first == second


def test_two_runs_at_once_are_one(strategy: SmallStrategy, run: Run, tmp_path: Path) -> None:
    with (tmp_path / "remind.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run("remind")
    assert result.exit_code == 1
    assert "Another run is under way." in result.output
