"""Withholding words in the files of frozen briefings: the file stays, without them, and says so."""

import zlib

import orjson
from sqlalchemy import select

from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.issued import content_of_file
from tracker.domain.withholding import Words
from tracker.extensions import db
from tracker.models import Redaction
from tracker.models.issued_briefing import IssuedBriefing
from tracker.operations.act import Act
from tracker.operations.withholding.redactable import REASON, REDACTABLE, Target


def withhold_in_files(act: Act, redaction: Redaction, target: Target) -> None:
    """Take the words out of every frozen briefing that holds them, and record which do no longer."""
    is_own = target.field != REASON or REASON in REDACTABLE.get(target.kind, ())
    words = Words(target.words, target.id, target.field, in_sentences=is_own)
    for id in db.session.scalars(select(IssuedBriefing.id).order_by(IssuedBriefing.issued_at, IssuedBriefing.id)).all():
        briefing = act.get(IssuedBriefing, id)
        data = without_words(zlib.decompress(briefing.data), words)
        if data is not None:
            briefing.data = zlib.compress(data)
            briefing.withheld_by, briefing.withheld_sha256 = redaction.id, sha256_hex(data)
            act.record(briefing)


def without_words(data: bytes, words: Words) -> bytes | None:
    """Return a briefing's file without some words, or None where it does not hold them.

    Its envelope keeps the digest of what was issued, and gets that of what is left.
    """
    if not words.are_in(data.decode()):
        return None
    file = orjson.loads(data)
    taken = words.taken_from(file)
    if taken == file:
        return None
    taken["envelope"]["withheld_sha256"] = sha256_hex(canonical_bytes(content_of_file(taken)))
    return orjson.dumps(taken, option=orjson.OPT_APPEND_NEWLINE)
