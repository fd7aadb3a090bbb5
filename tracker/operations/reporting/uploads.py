"""Uploads: kept until their owner confirms or drops them, then carried out as a whole or not at all.

Keeping and carrying out hold the head of the chain before the row, as acts do: withholding words takes them in this
order too, and so meets every file that was kept before it.
"""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete

from tracker.domain.chain import sha256_hex
from tracker.domain.errors import Forbidden, NotFound, Refused, TrackerError
from tracker.domain.roles import Actor, Role
from tracker.extensions import begin_writing, db
from tracker.models.upload import Upload, UploadState
from tracker.operations.act import Act
from tracker.operations.permission import may_plan
from tracker.operations.reporting.upload_steps import Step

_UNCHANGEABLE = {
    UploadState.APPLYING: "This upload is being carried out.",
    UploadState.APPLIED: "This upload was carried out already.",
    UploadState.DROPPED: "This upload was dropped.",
}


@dataclass(frozen=True, slots=True)
class NewUpload:
    """A file as it was sent, with what a trial of it was refused for."""

    name: str
    data: bytes
    period: str | None
    refusals: str | None = None


class StepRefused(Refused):
    """One step of an upload was refused, and so nothing of it was written; `index` says which, from 0."""

    def __init__(self, index: int, refusal: TrackerError) -> None:
        super().__init__(str(refusal), field=getattr(refusal, "field", None))
        self.index = index


class Cancelled(Refused):
    """Its owner stopped an upload before it was committed; nothing of it was written."""


def keep_upload(strategy_id: str, new: NewUpload, *, by: Actor, at: datetime, hours: int) -> str:
    """Keep an uploaded file for its owner until it expires, and return its id; forget those that have expired.

    :raise Forbidden: `by` neither leads for an organization of the strategy nor plans.
    """
    Act(by, at, "keep_upload")
    _require_uploader(by, strategy_id)
    moment = at.astimezone(UTC)
    expired = Upload.expires_at <= moment, Upload.state != UploadState.APPLYING
    db.session.execute(delete(Upload).where(*expired))
    upload = Upload(
        id=f"upload.{secrets.token_hex(10)}",
        account_id=by.account_id,
        strategy_id=strategy_id,
        period=new.period,
        name=new.name[-200:],
        sha256=sha256_hex(new.data),
        byte_count=len(new.data),
        state=UploadState.CHECKED,
        refusals=new.refusals,
        uploaded_at=moment,
        expires_at=moment + timedelta(hours=hours),
        data=new.data,
    )
    db.session.add(upload)
    db.session.flush()
    return upload.id


def drop_upload(upload_id: str, *, by: Actor) -> None:
    """Forget an uploaded file.

    :raise NotFound: it is not theirs.
    :raise Refused: it is being carried out, or was.
    """
    upload = _get_open(upload_id, by)
    upload.state, upload.data = UploadState.DROPPED, b""
    upload.message = upload.refusals = upload.chosen = None
    db.session.flush()


def confirm_upload(upload_id: str, chosen: dict[str, Any], *, count: int, by: Actor, at: datetime) -> None:
    """Remember what its owner confirmed: from now on it is being carried out.

    :raise NotFound: it is not theirs.
    :raise Refused: it is being carried out, or was.
    """
    upload = _get_open(upload_id, by)
    upload.state, upload.message = UploadState.APPLYING, None
    upload.chosen, upload.change_count = json.dumps(chosen), count
    upload.confirmed_at = at.astimezone(UTC)
    db.session.flush()


def release_upload(upload_id: str, message: str, *, by: Actor) -> None:
    """Let an upload that was not carried out to the end be confirmed again; nothing of it was written.

    :raise NotFound: it is not theirs.
    """
    upload = _get(upload_id, by)
    if upload.state is UploadState.APPLYING:
        upload.state, upload.message = UploadState.FAILED, message
        db.session.flush()


def apply_upload(
    upload_id: str, steps: Sequence[Step], *, by: Actor, at: datetime, on_step: Callable[[int], None]
) -> None:
    """Carry out everything an upload asks for; the caller commits, and then all of it is there at once.

    `on_step` is told how many steps are done and may raise to stop.

    :raise Refused: it was not confirmed, or one of its steps is refused; nothing may be committed then.
    """
    Act(by, at, "apply_upload")
    upload = _get(upload_id, by)
    _require_uploader(by, upload.strategy_id)
    if upload.state is not UploadState.APPLYING:
        raise Refused(_UNCHANGEABLE.get(upload.state, "This upload was not confirmed."))
    for index, step in enumerate(steps):
        try:
            step.carry_out(by, at)
        except TrackerError as error:
            raise StepRefused(index, error) from error
        on_step(index + 1)
    upload.state, upload.data = UploadState.APPLIED, b""
    db.session.flush()


def _get(upload_id: str, by: Actor) -> Upload:
    """Return an upload, locked until the transaction ends.

    :raise NotFound: there is none of this id, or it is somebody else's.
    """
    begin_writing()
    upload = db.session.get(Upload, upload_id, with_for_update=True, populate_existing=True)
    if upload is None or upload.account_id != by.account_id:
        raise NotFound("There is no such upload, or it is somebody else's.")
    return upload


def _get_open(upload_id: str, by: Actor) -> Upload:
    """Return an upload that can still be confirmed or dropped.

    :raise Refused: it cannot.
    """
    upload = _get(upload_id, by)
    if not upload.state.is_open:
        raise Refused(_UNCHANGEABLE[upload.state])
    return upload


def _require_uploader(by: Actor, strategy_id: str) -> None:
    """Refuse everyone who reports for nobody.

    :raise Forbidden: `by` neither leads for an organization of the strategy nor plans.
    """
    if not may_plan(by, strategy_id) and not by.has(Role.LEAD, strategy_id):
        raise Forbidden("Only a lead of one of its organizations, or a planner for them, may upload a workbook.")
