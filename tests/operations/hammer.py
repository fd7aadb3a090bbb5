"""Several processes that write to one database as fast as they can, each printing what came of it.

`python -m tests.operations.hammer URL STRATEGY ACCOUNT ACTION ROUNDS PROCESSES`
"""

import json
import os
import sys
import time
from datetime import timedelta

from tests.databases import settings
from tests.factories import NOW
from tracker import create_app
from tracker.domain.document.element import Kind
from tracker.domain.errors import StaleEdit
from tracker.domain.roles import Actor
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.operations.planning.amend import amend
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status
from tracker.queries.accounts import find_actor

#: The report that every process sends.
SAME = "report.same"


def count_up(strategy_id: str, action_id: str, by: Actor) -> int:
    """Raise the number in an action's description by one, and return how often somebody else was faster.

    The process signs: two that set the same words would not be in each other's way.
    """
    stale = 0
    while True:
        db.session.rollback()
        action = db.session.get_one(Action, action_id)
        version, number = action.version, int((action.description or "0").split()[0])
        time.sleep(0.003)  # somebody reads the page and types
        try:
            changes = {"description": f"{number + 1} {os.getpid()}"}
            amend(
                Kind.ACTION, action_id, changes,
                by=by, at=NOW, version=version, strategy_id=strategy_id, reason="Counted",
            )  # fmt: skip
        except StaleEdit:
            stale += 1
            continue
        db.session.commit()
        return stale


def send_report(action_id: str, by: Actor, *, id: str | None = None, at: float = 0) -> None:
    """Report on an action."""
    report = Report(status=Status.ON_TRACK, summary="Going on.", id=id)
    report_status(action_id, report, by=by, at=NOW + timedelta(seconds=at))
    db.session.commit()


def hammer(url: str, strategy_id: str, account_id: str, action_id: str, rounds: int) -> None:
    """Write what one process writes, and print what came of it."""
    with create_app(settings(url)).app_context():
        by = find_actor(account_id)
        assert by is not None
        send_report(action_id, by, id=SAME)
        stale = 0
        for number in range(rounds):
            stale += count_up(strategy_id, action_id, by)
            send_report(action_id, by, at=number)
            if number == 1:
                print(json.dumps({"process": os.getpid()}), flush=True)
        db.session.remove()
        db.engine.dispose()
    print(json.dumps({"counted": rounds, "stale": stale}), flush=True)


def main() -> int:
    """Return how many processes failed."""
    url, strategy_id, account_id, action_id, rounds, processes = sys.argv[1:]
    start, children = time.time() + 0.2, []
    for _ in range(int(processes)):
        child = os.fork()
        if child == 0:
            time.sleep(max(0.0, start - time.time()))
            hammer(url, strategy_id, account_id, action_id, int(rounds))
            sys.stdout.flush()
            os._exit(0)
        children.append(child)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


if __name__ == "__main__":
    sys.exit(main())
