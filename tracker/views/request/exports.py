"""Remembering who took which file."""

from flask import request

from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.access.accounts import record_access
from tracker.views.request.session import current_actor, now


def remember_export(detail: str) -> None:
    """Remember that whoever is asking took a file; a HEAD request takes none."""
    if request.method == "HEAD":
        return
    account_id = current_actor().account_id
    record_access(AccessEventKind.EXPORT, detail, account_id=account_id, at=now(), address=request.remote_addr)
    db.session.commit()
