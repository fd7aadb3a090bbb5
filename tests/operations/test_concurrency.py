"""Several processes write at once: nothing is lost, nothing forks, and one that is killed leaves a sound record."""

import json
import os
import signal
import subprocess
import sys
import time

from flask import Flask
from sqlalchemy import select

from tests.conftest import ROOT
from tests.factories import SmallStrategy, get_action, make_published_strategy, make_report
from tests.operations.hammer import SAME
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.status_update import StatusUpdate
from tracker.queries.documents import load_document
from tracker.queries.known_at import load_document_known_at
from tracker.queries.verification import verify_record

PROCESSES, ROUNDS = 4, 12


def start(app: Flask, strategy: SmallStrategy, action: str, rounds: int, processes: int) -> subprocess.Popen[str]:
    """Start processes that write to the app's database."""
    db.session.remove()
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    arguments = [url, strategy.id, strategy.planner.account_id, action, str(rounds), str(processes)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.operations.hammer", *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_four_processes_lose_nothing_and_the_chain_does_not_fork(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    before = verify_record().seq
    with start(app, strategy, action, ROUNDS, PROCESSES) as running:
        output, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    results = [line for line in map(json.loads, output.splitlines()) if "counted" in line]
    assert len(results) == PROCESSES

    assert str(get_action(action).description).split()[0] == str(PROCESSES * ROUNDS)
    assert sum(result["stale"] for result in results) > 0, "nobody was in anybody's way"
    updates = db.session.scalars(select(StatusUpdate).order_by(StatusUpdate.position)).all()
    assert [update.position for update in updates] == list(range(1, PROCESSES * ROUNDS + 2))
    assert [update.id for update in updates].count(SAME) == 1
    written = db.session.scalars(select(Revision.seq).where(Revision.seq > before).order_by(Revision.seq)).all()
    assert list(written) == list(range(before + 1, before + 2 * PROCESSES * ROUNDS + 2))
    verified = verify_record()
    last = db.session.get_one(Revision, verified.seq)
    assert load_document(strategy.id).plan == load_document_known_at(strategy.id, last.known_at).plan


def test_a_process_killed_in_the_middle_leaves_a_sound_record_and_no_lock(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    for wait in (0.0, 0.05):
        with start(app, strategy, action, 100_000, 2) as running:
            assert running.stdout is not None
            assert "process" in running.stdout.readline()
            time.sleep(wait)
            os.killpg(running.pid, signal.SIGKILL)
    before = verify_record()
    assert before.seq > 30
    make_report(action, by=strategy.planner)
    assert verify_record().seq == before.seq + 1
