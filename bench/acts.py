"""What whole operations cost, in a process of their own over an imported database.

TRACKER_INSTANCE_PATH=... python -m bench.acts ROUNDS

A line of JSON for each: milliseconds on the clock and of the processor, statements, sizes, rows, peak memory.
"""

import csv
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, event, func, select

from bench.importer import actor_of, close_last_period, set_clock
from bench.reporting import TO_CLOSE
from bench.source import STRATEGY
from tracker import create_app
from tracker.domain.document.element import Kind
from tracker.domain.roles import Actor, Role
from tracker.exchange.upload.progress import UploadRun
from tracker.exchange.upload.run import (
    SentFile,
    UploadOrder,
    carry_out,
    read_plan,
    read_share,
    tried_findings,
    try_plan,
)
from tracker.exchange.workbook.book import write_reports
from tracker.exchange.workbook.rows import workbook_content
from tracker.exchange.workbook.sheets import REPORTS_FILE
from tracker.extensions import db
from tracker.models.issued_briefing import IssuedBriefing
from tracker.operations.closing.keeping_periods import reporting_period_id
from tracker.operations.closing.periods import reopen_period
from tracker.operations.reporting.uploads import NewUpload, confirm_upload, keep_upload
from tracker.queries.documents import get_zone
from tracker.queries.rows import get_version
from tracker.queries.uploads import get_upload

_ROOT = Path(__file__).parents[1]
#: How many reports an upload brings, where there are so many to write.
_ROWS = 200
_MOST_UNPACKED = 2**28


@dataclass(slots=True)
class Done:
    """How often an operation was carried out, and what it took each time.

    `bytes` is how large its file is, `stored` how much of that is kept, `rows` how many rows it writes.
    """

    act: str
    milliseconds: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    bytes: int = 0
    stored: int = 0
    rows: int = 0
    peak_mib: float = 0.0

    def percentile(self, percent: int) -> float:
        """Return the milliseconds within which it was done so many percent of the times."""
        return sorted(self.milliseconds)[round((len(self.milliseconds) - 1) * percent / 100)]

    @property
    def statements_a_row(self) -> int:
        """Return how many statements it sent, where it writes rows for each of them."""
        return round(self.statements[-1] / (self.rows or 1))

    @contextmanager
    def once(self) -> Iterator[None]:
        """Measure what is done once, with its commit."""
        sent: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            if not statement.startswith("BEGIN"):
                sent.append(statement)

        db.session.rollback()
        event.listen(Engine, "before_cursor_execute", note)
        clock, cpu = time.perf_counter(), time.process_time()
        yield
        self.milliseconds.append((time.perf_counter() - clock) * 1000)
        self.cpu_ms.append((time.process_time() - cpu) * 1000)
        self.statements.append(len(sent))
        event.remove(Engine, "before_cursor_execute", note)
        self.peak_mib = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def close(done: Done, planner: Actor, at: datetime) -> None:
    """Close the last period, which was reopened before."""
    period_id = reporting_period_id(STRATEGY, TO_CLOSE.label)
    version = get_version(Kind.REPORTING_PERIOD, period_id)
    db.session.rollback()
    reopen_period(period_id, by=planner, at=at, version=version, reason="A report came late")
    db.session.commit()
    with done.once():
        seal = close_last_period()
    stored = select(func.length(IssuedBriefing.data), IssuedBriefing.byte_count).where(IssuedBriefing.id == seal)
    done.stored, done.bytes = db.session.execute(stored).one()


def upload(tried: Done, confirmed: Done, instance: str, planner: Actor, at: datetime) -> None:
    """Try a file of many reports, and carry it out."""
    zone = get_zone(STRATEGY)
    day = at.astimezone(zone).date()
    sent, rows = _file(planner, at, day)
    with tried.once():
        plan = read_plan(STRATEGY, planner, sent, on=day, most_unpacked=_MOST_UNPACKED)
        refusals = try_plan(plan, by=planner, at=at)
    if plan.findings or tried_findings(plan, refusals) or len(plan.groups) != rows:
        raise RuntimeError(f"The upload of {rows} rows was refused: {plan.findings[:3]} {refusals}")
    kept = NewUpload(sent.name, sent.data, plan.period, refusals)
    upload_id = keep_upload(STRATEGY, kept, by=planner, at=at, hours=1)
    confirm_upload(upload_id, {"digest": plan.digest, "dropped": []}, count=rows, by=planner, at=at)
    db.session.commit()
    facts = get_upload(upload_id, account_id=planner.account_id, at=at)
    run = UploadRun(instance, upload_id)
    run.take()
    with confirmed.once():
        carry_out(UploadOrder(facts, planner, zone, _MOST_UNPACKED), run)
        db.session.commit()
    run.clear()
    tried.rows = confirmed.rows = rows
    tried.bytes = confirmed.bytes = len(sent.data)


def _file(planner: Actor, at: datetime, day: date) -> tuple[SentFile, int]:
    """Return the file of reports as it is downloaded, with as many rows filled in as are wanted, and how many."""
    offered = read_share(STRATEGY, planner, on=day, label=None)
    written = write_reports(workbook_content(offered.share, offered.head))
    marking, heads, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig")))
    titles = {column.key: column.title for column in REPORTS_FILE.columns}
    status, summary = heads.index(titles["status"]), heads.index(titles["summary"])
    for row in rows[:_ROWS]:
        row[status], row[summary] = "On track", f"As planned at {at.isoformat()}."
    out = io.StringIO()
    csv.writer(out).writerows([marking, heads, *rows[:_ROWS]])
    return SentFile("reports.csv", out.getvalue().encode()), len(rows[:_ROWS])


def carried_out(instance: Path, rounds: int) -> list[Done]:
    """Return what each operation took, from a process of its own."""
    command = [sys.executable, "-m", "bench.acts", str(rounds)]
    environment = {**os.environ, "TRACKER_INSTANCE_PATH": str(instance)}
    run = subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    return [Done(**json.loads(line)) for line in run.stdout.splitlines()]


def main(rounds: int) -> None:
    """Carry each operation out so often and print what it took."""
    app: Flask = create_app()
    set_clock(app)
    closed, tried, confirmed = Done("close of a period"), Done("upload, dry run"), Done("upload, confirm")
    with app.app_context():
        planner = actor_of(Role.PLANNER)
        for _ in range(rounds):
            close(closed, planner, app.extensions["tracker_clock"].now())
            upload(tried, confirmed, app.instance_path, planner, app.extensions["tracker_clock"].now())
    for each in (closed, tried, confirmed):
        print(json.dumps(asdict(each)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
