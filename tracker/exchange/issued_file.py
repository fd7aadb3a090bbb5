"""The file of a frozen briefing: written once, and read for as long as there is anybody to show it to."""

import json
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.selection import Selection
from tracker.domain.chain import canonical_bytes
from tracker.domain.document.cut import cut_document
from tracker.domain.document.document import Document
from tracker.domain.errors import Refused
from tracker.exchange.briefing import briefing_content, content_sha256, write_briefing
from tracker.operations.closing.issued_briefings import FrozenFile, Issue
from tracker.queries.assessments import Assessed
from tracker.queries.comparisons import find_since
from tracker.schemas.briefing import SCHEMA, SCHEMA_VERSION
from tracker.schemas.issued_upgrades import bring_file_up_to_date

File = dict[str, Any]

_NO_BRIEFING = "This is no briefing: "
#: As many signs as a number or an id may have.
_LONGEST_NAME = 200


def write_issued(document: Document, issue: Issue) -> FrozenFile:
    """Return the file of a briefing to be kept; `document` is the whole one, cut here where the issue says so."""
    cut = cut_document(document, issue.cut)
    assessed = Assessed(cut, assess(cut, on=issue.on), issue.cut, issue.head)
    known_on = issue.known_at.astimezone(ZoneInfo(document.strategy.time_zone)).date()
    content = briefing_content(assessed, Selection(), known_on=known_on, since=find_since(assessed))
    return FrozenFile(
        data=write_briefing(content, generated_at=issue.issued_at, issue=issue),
        schema_version=SCHEMA_VERSION,
        rules_version=content["rules_version"],
        content_sha256=content_sha256(content),
    )


def read_issued(data: bytes) -> File:
    """Return what stands in the file of a frozen briefing, whatever version of the product wrote it.

    It is read from the bytes alone, and has the shape in which briefings are written today.
    """
    return bring_file_up_to_date(orjson.loads(data))


def parse_claimed(data: bytes) -> File:
    """Return what stands in a file that somebody says is an issued briefing.

    :raise Refused: it is no JSON, says something twice, or does not name the strategy and number of an issued one.
    """
    try:
        file = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
        json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_key_twice)
        canonical_bytes(file)  # what cannot be written is no more to be compared than what cannot be read
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused(f"{_NO_BRIEFING}{error}.", field="file") from error
    envelope = file.get("envelope") if isinstance(file, dict) else None
    if not isinstance(envelope, dict) or envelope.get("schema") != SCHEMA:
        raise Refused(f"{_NO_BRIEFING}it has no envelope that says so.", field="file")
    if not isinstance(envelope.get("issued"), dict):
        raise Refused(
            "This briefing was never issued: it has no number. Its own digest, and the head in it, can be checked.",
            field="file",
        )
    if not all(map(_is_name, (claimed_number(file), claimed_strategy_id(file)))):
        raise Refused(f"{_NO_BRIEFING}it does not say its number and strategy.", field="file")
    return dict(file)


def _is_name(claimed: Any) -> bool:
    """Return whether something a file says could be the number or id of anything: databases take no other signs."""
    return isinstance(claimed, str) and claimed.isprintable() and len(claimed) <= _LONGEST_NAME


def claimed_number(file: File) -> Any:
    """Return the number a file says it has."""
    return file["envelope"]["issued"].get("number")


def claimed_strategy_id(file: File) -> Any:
    """Return the id of the strategy a file says it is of, or None."""
    document = file.get("document")
    strategy = document.get("strategy") if isinstance(document, dict) else None
    return strategy.get("id") if isinstance(strategy, dict) else None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> None:
    """Refuse a key given twice in one object: two readers could read two different files."""
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError(f"{next(name for name in names if names.count(name) > 1)!r} is given twice")
