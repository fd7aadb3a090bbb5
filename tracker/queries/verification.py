"""Verifying the whole record: the chain, every row against its last revision, every issued briefing byte for byte."""

import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import String, func, select, type_coerce

from tracker.domain.chain import canonical_bytes
from tracker.domain.document.element import Kind
from tracker.domain.errors import BrokenChain
from tracker.domain.issued import find_damage
from tracker.domain.verification import Walk
from tracker.extensions import db
from tracker.models import MODELS, ChainHead, Revision
from tracker.models.content import content_of
from tracker.queries.issued_briefings import list_file_facts, read_issued_file
from tracker.queries.revisions import list_last_revisions, stream_revisions
from tracker.queries.rows import Row, read_rows
from tracker.schemas.upgrades import bring_up_to_date


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification that found no break has seen; `found` is the place of each printed head.

    `file_count` counts the issued briefings, `withheld_file_count` those of them from which words were withheld.
    """

    seq: int
    hash: str
    element_count: int
    withheld_count: int
    found: dict[str, int]
    file_count: int
    withheld_file_count: int


def verify_record(expected: Iterable[str] = ()) -> Verified:
    """Return what was verified: every revision, row and issued briefing, and the heads printed earlier.

    A head may be given by its first digits.

    :raise BrokenChain: at the first break.
    """
    walk = Walk(expected)
    with closing(stream_revisions()) as revisions:
        for revision in revisions:
            walk.follow(revision)
    moment = type_coerce(ChainHead.recorded_at, String)
    head = db.session.execute(select(ChainHead.seq, ChainHead.hash, moment).where(ChainHead.id == 1)).one_or_none()
    if head is None:
        raise BrokenChain("The head of the chain is missing.", seq=None)
    walk.finish(*head)
    _check_versions()
    count = sum(_check_rows(kind) for kind in MODELS)
    files = [_check_file(*facts) for facts in list_file_facts()]
    return Verified(walk.seq, walk.hash, count, walk.withheld_count, walk.found, len(files), sum(files))


def _check_versions() -> None:
    """Check that each element's versions are 1, 2, 3 ... in the order of the chain."""
    place = func.row_number().over(
        partition_by=(Revision.element_kind, Revision.element_id), order_by=Revision.seq
    )  # fmt: skip
    columns = (Revision.seq, Revision.element_kind, Revision.element_id, Revision.version)
    counted = select(*columns, place.label("place")).subquery()
    query = select(counted).where(counted.c.version != counted.c.place).order_by(counted.c.seq).limit(1)
    for seq, kind, id, version, number in db.session.execute(query):
        raise BrokenChain(
            f"Revision {seq} of {kind.noun} {id} says it is version {version}, but is number {number}.", seq=seq
        )


def _check_rows(kind: Kind) -> int:
    """Compare every row of a kind with its last revision and return how many there are."""
    count, after = 0, None
    while revisions := list_last_revisions(kind, after):
        after = revisions[-1].element_id
        rows = {row[0]: row for row in _read(kind, [revision.element_id for revision in revisions])}
        for revision in revisions:
            _check_row(kind, rows.get(revision.element_id), revision)
        count += len(revisions)
    model = MODELS[kind]
    known = select(Revision.seq).where(Revision.element_kind == kind, Revision.element_id == model.id)
    stray = db.session.scalar(select(model.id).where(~known.exists()).order_by(model.id).limit(1))
    if stray is not None:
        raise BrokenChain(f"There is a {kind.noun} {stray} that no revision recorded.", seq=None)
    return count


def _read(kind: Kind, ids: Sequence[str]) -> list[Row]:
    """Return some rows of a kind.

    :raise BrokenChain: one of them holds what no row of the kind can.
    """
    try:
        return read_rows(kind, MODELS[kind].__table__.c.id.in_(ids))
    except (ValueError, LookupError, ArithmeticError) as error:
        raise BrokenChain(
            f"A {kind.noun} between {ids[0]} and {ids[-1]} holds a value it cannot have ({error}).", seq=None
        ) from error


def _check_row(kind: Kind, row: Row | None, revision: Any) -> None:
    """Compare one row with its last revision.

    :raise BrokenChain: it is missing, stands at another version, or holds other values.
    """
    name = f"{kind.noun} {revision.element_id}"
    if row is None:
        raise BrokenChain(f"The {name} that revision {revision.seq} recorded is missing.", seq=revision.seq)
    if row[1] != revision.version:
        raise BrokenChain(
            f"The {name} stands at version {row[1]}, but its last revision, {revision.seq}, is version "
            f"{revision.version}.",
            seq=revision.seq,
        )
    recorded = bring_up_to_date(kind, revision.content_version, orjson.loads(revision.content))
    present = content_of(kind, row)
    if canonical_bytes(present) != canonical_bytes(recorded):
        names = [field for field in present if present[field] != recorded.get(field)]
        raise BrokenChain(
            f"The {name} was changed behind the record's back: {', '.join(names)} is not what revision "
            f"{revision.seq} recorded.",
            seq=revision.seq,
        )


def _check_file(id: str, number: str, file_sha256: str, withheld_sha256: str | None) -> bool:
    """Check the bytes of an issued briefing, and return whether words were withheld from it.

    :raise BrokenChain: they are not what was recorded.
    """
    try:
        data = read_issued_file(id)
    except zlib.error:
        data = None
    damage = find_damage(data, file_sha256=file_sha256, withheld_sha256=withheld_sha256)
    if damage is not None:
        raise BrokenChain(f"The issued briefing {number} ({id}) {damage}.", seq=None)
    return withheld_sha256 is not None
