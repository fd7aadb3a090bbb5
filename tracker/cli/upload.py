"""`flask upload`: carrying out what was confirmed on a page, in a process of its own."""

import os
from contextlib import suppress

import click
from flask import current_app
from flask.cli import AppGroup

from tracker.domain.errors import TrackerError
from tracker.exchange.upload.progress import UploadRun
from tracker.exchange.upload.run import UploadOrder, carry_out, in_words
from tracker.extensions import db
from tracker.operations.reporting.uploads import release_upload
from tracker.queries.accounts import find_actor
from tracker.queries.documents import get_zone
from tracker.queries.uploads import find_owner, get_upload
from tracker.views.request.session import clock
from tracker.views.upload_process import unpacked_bytes

group = AppGroup("upload", help="Carry out uploaded workbooks.")


@group.command("apply")
@click.argument("upload_id")
@click.option("--lock", type=int, hidden=True, help="The open file that holds the lock already.")
def apply(upload_id: str, lock: int | None) -> None:
    """Carry out the upload ID, which its owner has confirmed: as a whole or not at all."""
    run = UploadRun(current_app.instance_path, upload_id)
    held = lock if lock is not None else run.take()
    if held is None:
        raise click.ClickException("This upload is being carried out already.")
    try:
        click.echo(f"{_apply(upload_id, run)} changes written.")
    except TrackerError as error:
        raise click.ClickException(str(error)) from error
    finally:
        run.clear()
        with suppress(OSError):
            os.close(held)


def _apply(upload_id: str, run: UploadRun) -> int:
    """Carry an upload out and commit it.

    :raise TrackerError: it was not; nothing was written but why.
    """
    owner = find_owner(upload_id)
    actor = find_actor(owner[0]) if owner is not None else None
    if owner is None or actor is None:
        raise click.ClickException("There is no such upload, or its owner has no open account.")
    upload = get_upload(upload_id, account_id=owner[0], at=clock().now())
    order = UploadOrder(upload, actor, get_zone(upload.strategy_id), unpacked_bytes())
    try:
        count = carry_out(order, run)
    except TrackerError as error:
        db.session.rollback()
        release_upload(upload_id, in_words(error), by=actor)
        db.session.commit()
        raise
    db.session.commit()
    return count
