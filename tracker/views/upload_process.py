"""Carrying out an upload: at once where it is small, else in a process of its own that pages can watch."""

import os
import subprocess
import sys
from pathlib import Path

from flask import current_app

from tracker.domain.errors import Refused, TrackerError
from tracker.domain.roles import Actor
from tracker.exchange.upload.progress import UploadRun
from tracker.exchange.upload.run import UploadOrder, carry_out, in_words
from tracker.extensions import db
from tracker.operations.reporting.uploads import release_upload
from tracker.queries.documents import get_zone
from tracker.queries.uploads import UploadFacts, get_upload

#: Processes this one has started; they are let go once they have ended.
_started: list[subprocess.Popen[bytes]] = []


def run_of(upload_id: str) -> UploadRun:
    """Return the run of an upload."""
    return UploadRun(current_app.instance_path, upload_id)


def unpacked_bytes() -> int:
    """Return to how many bytes a workbook may unpack."""
    return int(current_app.config["TRACKER_UPLOAD_UNPACKED_MIB"]) * 2**20


def carry_out_at_once(upload: UploadFacts, actor: Actor, lock: int) -> str | None:
    """Carry out a small upload within the request and commit it; return why not, where it was refused."""
    run = run_of(upload.id)
    order = UploadOrder(
        get_upload(upload.id, account_id=actor.account_id, at=upload.uploaded_at),
        actor,
        get_zone(upload.strategy_id),
        unpacked_bytes(),
    )
    try:
        carry_out(order, run)
        db.session.commit()
    except TrackerError as error:
        db.session.rollback()
        release_upload(upload.id, in_words(error), by=actor)
        db.session.commit()
        return in_words(error)
    finally:
        run.clear()
        os.close(lock)
    return None


def take_run(upload_id: str) -> int:
    """Return the open file that holds the lock of an upload's run.

    :raise Refused: it is being carried out.
    """
    lock = run_of(upload_id).take()
    if lock is None:
        raise Refused("This upload is being carried out.")
    return lock


def start_process(upload_id: str, lock: int, total: int) -> None:
    """Carry out an upload in a process of its own, which inherits the lock and frees it however it ends.

    It outlives the request, and the server that started it.
    """
    _started[:] = [process for process in _started if process.poll() is None]
    run_of(upload_id).start(total)
    command = [sys.executable, "-m", "flask", "--app", "tracker:create_app", "upload", "apply", upload_id]
    settings = {
        "TRACKER_INSTANCE_PATH": current_app.instance_path,
        "TRACKER_DATABASE_URL": str(current_app.config["SQLALCHEMY_DATABASE_URI"]),
    }
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, and an id we made
            [*command, "--lock", str(lock)],
            cwd=Path(current_app.root_path).parent,
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(lock,),
            start_new_session=True,
        )
    finally:
        os.close(lock)
    _started.append(process)
