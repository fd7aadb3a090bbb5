"""Withholding words in what was typed and not sent yet: the drafts stay, without them."""

import json

from sqlalchemy import select

from tracker.domain.withholding import Words
from tracker.extensions import db
from tracker.models.report_draft import ReportDraft
from tracker.operations.withholding.redactable import Target


def withhold_in_drafts(target: Target) -> None:
    """Take the words out of every draft that holds them; the page would offer them to be sent again."""
    words = Words(target.words, target.id, target.field)
    for draft in db.session.scalars(select(ReportDraft)).all():
        if words.are_in(draft.fields):
            fields = {name: words.taken_from(text, name) for name, text in json.loads(draft.fields).items()}
            draft.fields = json.dumps(fields, ensure_ascii=False)
    db.session.flush()
