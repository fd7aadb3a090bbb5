"""Processes that report for a period while another one closes it, each printing what came of it.

`python -m tests.operations.racing URL STRATEGY ACCOUNT ACTION LABEL PROCESSES`
"""

import json
import os
import sys
import time
from datetime import timedelta

from tests.closed_periods import make_closed_period
from tests.databases import settings
from tests.factories import NOW, SmallStrategy
from tracker import create_app
from tracker.domain.errors import Refused
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status
from tracker.queries.accounts import find_actor

#: How long a process goes on reporting, where nobody stops it.
LONGEST = 20.0


def report_until_closed(url: str, account_id: str, action_id: str, label: str) -> None:
    """Report for a period again and again until that is refused, and print which reports were taken."""
    taken: list[str] = []
    with create_app(settings(url)).app_context():
        by, until = find_actor(account_id), time.time() + LONGEST
        assert by is not None
        while time.time() < until:
            id = f"report.{os.getpid()}.{len(taken)}"
            report = Report(status=Status.ON_TRACK, summary=f"Words of {id}", percent=None, period=label, id=id)
            try:
                report_status(action_id, report, by=by, at=NOW + timedelta(seconds=len(taken)))
            except Refused:
                db.session.rollback()
                break
            db.session.commit()
            taken.append(id)
        db.session.remove()
        db.engine.dispose()
    print(json.dumps({"taken": taken}), flush=True)


def close(url: str, strategy_id: str, account_id: str, label: str) -> None:
    """Close the period once others are reporting, and print the id of the seal."""
    time.sleep(0.4)
    with create_app(settings(url)).app_context():
        by = find_actor(account_id)
        assert by is not None
        nothing = ("", "")
        strategy = SmallStrategy(strategy_id, "", nothing, (*nothing, *nothing), ("", "", ""), nothing, nothing, by)
        seal = make_closed_period(strategy, label, at=NOW + timedelta(hours=1))
        db.session.remove()
        db.engine.dispose()
    print(json.dumps({"seal": seal}), flush=True)


def main() -> int:
    """Return how many processes failed."""
    url, strategy_id, account_id, action_id, label, processes = sys.argv[1:]
    children = []
    for number in range(int(processes) + 1):
        child = os.fork()
        if child == 0:
            if number:
                report_until_closed(url, account_id, action_id, label)
            else:
                close(url, strategy_id, account_id, label)
            sys.stdout.flush()
            os._exit(0)
        children.append(child)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


if __name__ == "__main__":
    sys.exit(main())
