"""Reports race the close of their period: each is in the sealed briefing or refused, and none is lost."""

import json
import os
import subprocess
import sys

from flask import Flask
from sqlalchemy import select

from tests.conftest import ROOT
from tests.factories import make_published_strategy
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.status_update import StatusUpdate
from tracker.queries.issued_briefings import list_issued, read_issued_file
from tracker.queries.verification import verify_record

LABEL = "FY2025 Q2"
PROCESSES = 3


def test_a_report_that_races_the_close_is_sealed_or_refused(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    db.session.remove()
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    arguments = [url, strategy.id, str(strategy.planner.account_id), action, LABEL, str(PROCESSES)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.operations.racing", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=90, check=False,
    )  # fmt: skip
    assert ran.returncode == 0
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    taken = {id for each in told for id in each.get("taken", ())}
    updates = db.session.scalars(select(StatusUpdate).order_by(StatusUpdate.position)).all()
    assert len(taken) > PROCESSES, "nobody reported before the close"
    assert {update.id for update in updates} == taken
    seal = list_issued(strategy.id)[0]
    after = select(Revision.element_id).where(Revision.seq > seal.head_seq, Revision.element_kind == Kind.STATUS_UPDATE)
    assert db.session.scalars(after).all() == [], "a report came in after its period was sealed"
    assert updates[-1].summary.encode() in read_issued_file(seal.id)
    verify_record()
