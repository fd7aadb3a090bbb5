"""Withholding words that should never have been written: one administrator asks, another confirms.

The words go from the row, from every revision of the element, from whatever the same acts copied them to, from other
reports on the same action, from drafts, and from every briefing that was frozen; uploads that wait go with them. What
was saved elsewhere (backups, exported files, printed pages) still holds them; so do names of people who acted, which
are part of the hash.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import bindparam, or_, select, update

from tracker.domain.chain import canonical_bytes, withheld_line
from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.domain.withholding import WITHHELD
from tracker.extensions import db
from tracker.models import LINKS, MODELS, Redaction, Revision
from tracker.models.content import content_of, values_of
from tracker.models.status_update import StatusUpdate
from tracker.operations.act import Act
from tracker.operations.once import new_id
from tracker.operations.withholding.redactable import REASON, REDACTABLE, Target, words_in
from tracker.operations.withholding.redaction_checks import require_open, require_person
from tracker.operations.withholding.withheld_drafts import withhold_in_drafts
from tracker.operations.withholding.withheld_files import withhold_in_files
from tracker.operations.withholding.withheld_uploads import withhold_in_uploads
from tracker.queries.rows import read_row

_Element = tuple[Kind, str]
_Replaced = dict[int, tuple[Any, bytes, str | None]]


def request_redaction(
    kind: Kind, element_id: str, field: str, *, by: Actor, at: datetime, reason: str, id: str | None = None
) -> str:
    """Ask that the words of an element's field, now and before, be withheld, and return the request's id.

    The field `reason` means the reasons recorded with the element's changes.

    :raise Forbidden: `by` is no administrator with an account.
    :raise Refused: the field holds no words, or the published text; no reason is given; or it is asked for already.
    """
    act = Act(by, at, "request_redaction", reason=reason)
    requested_by = require_person(by)
    act.require_reason("the second administrator decides on it")
    act.get(MODELS[kind], element_id)
    _require_redactable(kind, field)
    same = {"element_kind": kind, "element_id": element_id, "field": field, "confirmed_by": None}
    if db.session.scalar(select(Redaction.id).filter_by(**same)) is not None:
        raise Refused("This is asked for already; another administrator may confirm it.", field="field")
    _find_target(kind, element_id, field)
    redaction = Redaction(
        id=id or new_id(Kind.REDACTION), reason=act.reason, requested_by=requested_by, withheld_sha256=None, **same
    )
    act.add(redaction)
    return redaction.id


def confirm_redaction(redaction_id: str, *, by: Actor, at: datetime, version: int) -> None:
    """Withhold the words another administrator asked to withhold; nothing brings them back.

    :raise Forbidden: `by` is no administrator with an account.
    :raise Refused: `by` asked for it, it was done, withdrawn or refused already, or no words are left.
    :raise StaleEdit: the request changed since it was read.
    """
    act = Act(by, at, "confirm_redaction")
    confirmed_by = require_person(by)
    redaction = act.get(Redaction, redaction_id, version=version)
    require_open(redaction)
    if redaction.requested_by == confirmed_by:
        raise Refused("Another administrator than the one who asked confirms a redaction.")
    act.reason = redaction.reason
    target = _find_target(redaction.element_kind, redaction.element_id, redaction.field)
    replaced = _replacements(target)
    redaction.confirmed_by, redaction.withheld_sha256 = confirmed_by, _cover(replaced)
    act.record(redaction)
    _replace(replaced, act.seq)
    for kind, id in sorted(_elements(replaced)):
        _withhold_in_row(act, target, kind, id)
    withhold_in_files(act, redaction, target)
    withhold_in_drafts(target)
    withhold_in_uploads(target)


def _require_redactable(kind: Kind, field: str) -> None:
    """Refuse a field whose words cannot be withheld.

    :raise Refused: beside the field.
    """
    if kind is Kind.REDACTION or (field != REASON and field not in REDACTABLE.get(kind, frozenset())):
        raise Refused(
            f"{field.replace('_', ' ').capitalize()} of a {kind.noun} cannot be withheld: it is no "
            "text, or part of the published one.",
            field="field",
        )


def _find_target(kind: Kind, id: str, field: str) -> Target:
    """Return what is to be withheld.

    :raise Refused: there are no words to withhold.
    """
    words: set[str] = set()
    for content, reason in db.session.execute(
        select(Revision.content, Revision.reason).filter_by(element_kind=kind, element_id=id)
    ):
        if field in REDACTABLE.get(kind, frozenset()):
            words.update(words_in(orjson.loads(content), field))
        if field == REASON and reason is not None:
            words.add(reason)
    words -= {WITHHELD}
    if not words:
        raise Refused("There are no words to withhold, now or before.", field="field")
    return Target(kind, id, field, frozenset(words))


def _replacements(target: Target) -> _Replaced:
    """Return, by place in the chain, the revisions this redaction answers for, with their new content and reason.

    They are those that hold the words, and all that an earlier redaction of one of them answered for: each withheld
    revision belongs to the last redaction that touched it, and that one covers everything of the earlier. An element
    the words were copied to is looked through like the one they come from.
    """
    replaced: _Replaced = {}
    found: set[_Element] = {(target.kind, target.id), *_reports_beside(target)}
    looked: set[_Element] = set()
    while found:
        for kind, id in sorted(found):
            replaced |= _replacements_near(target, kind, id)
        looked |= found
        found = _elements(replaced) - looked
    earlier = {revision.redacted_seq for revision, _, _ in replaced.values()} - {None}
    for revision in db.session.execute(select(*Revision.__table__.c).where(Revision.redacted_seq.in_(earlier))):
        replaced.setdefault(revision.seq, (revision, revision.content, revision.reason))
    return replaced


def _replacements_near(target: Target, kind: Kind, id: str) -> _Replaced:
    """Return what must be replaced in the revisions of an element and of the acts that recorded it."""
    mine = select(Revision.operation_seq).filter_by(element_kind=kind, element_id=id)
    is_near = or_(
        (Revision.element_kind == kind) & (Revision.element_id == id),
        Revision.operation_seq.in_(mine) & (Revision.element_kind != Kind.REDACTION),
    )
    replaced: _Replaced = {}
    for revision in db.session.execute(select(*Revision.__table__.c).where(is_near)):
        content, reason = _withheld_content(target, revision), revision.reason
        if reason in target.words:
            reason = WITHHELD
        if (content, reason) != (revision.content, revision.reason):
            replaced[revision.seq] = (revision, content, reason)
    return replaced


def _reports_beside(target: Target) -> set[_Element]:
    """Return the other reports on the action of a report: whoever confirms one, or is given it back, repeats it."""
    if target.kind is not Kind.STATUS_UPDATE:
        return set()
    action = select(StatusUpdate.action_id).filter_by(id=target.id).scalar_subquery()
    ids = db.session.scalars(select(StatusUpdate.id).where(StatusUpdate.action_id == action))
    return {(Kind.STATUS_UPDATE, id) for id in ids}


def _elements(replaced: _Replaced) -> set[_Element]:
    """Return the elements whose revisions are to be replaced."""
    return {(revision.element_kind, revision.element_id) for revision, _, _ in replaced.values()}


def _withheld_content(target: Target, revision: Any) -> bytes:
    """Return a revision's content without the words."""
    content = orjson.loads(revision.content)
    without = target.without_words(revision.element_kind, revision.element_id, content)
    return canonical_bytes(content | without) if without else bytes(revision.content)


def _cover(replaced: _Replaced) -> str:
    """Return the digest of what stands in the place of the words."""
    digest = hashlib.sha256()
    for seq in sorted(replaced):
        _, content, reason = replaced[seq]
        digest.update(withheld_line(seq, content, reason))
    return digest.hexdigest()


def _replace(replaced: _Replaced, redacted_seq: int) -> None:
    """Write the revisions without the words; their salt goes too, so that nobody can try words against a digest."""
    table = Revision.__table__
    statement = (
        update(table)
        .where(table.c.seq == bindparam("at"))
        .values(content=bindparam("without"), reason=bindparam("why"), salt=None, redacted_seq=redacted_seq)
    )
    rows = [{"at": seq, "without": content, "why": reason} for seq, (_, content, reason) in replaced.items()]
    db.session.execute(statement, rows)


def _withhold_in_row(act: Act, target: Target, kind: Kind, id: str) -> None:
    """Withhold the words in an element's row and link sets, where they still stand there.

    The new version keeps a form that was opened before from writing them again.
    """
    element = act.get(MODELS[kind], id)
    without = target.without_words(kind, id, content_of(kind, read_row(kind, id)))
    if not without:
        return
    names: Iterable[str] = {links.name for links in LINKS.get(kind, ())}
    values = values_of(kind, without)
    for name in values.keys() - names:
        setattr(element, name, values[name])
    act.record(element, **{name: values[name] for name in values.keys() & names})
