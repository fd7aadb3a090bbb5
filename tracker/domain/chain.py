"""How the record is chained: canonical bytes, digests and hashes (docs/method.md, "The record")."""

import hashlib
from dataclasses import dataclass, fields

import orjson

#: What the first revision points back to.
GENESIS = "0" * 64

#: The form in which contents are written today; older ones are brought up to date when read.
CONTENT_VERSION = 2


def canonical_bytes(value: object) -> bytes:
    r"""Return the RFC 8785 form of a value made of objects, lists, strings, integers, booleans and null.

    Keys are ASCII and numbers are integers throughout the product, so sorted compact JSON is that form.

    >>> canonical_bytes({"b": 1, "a": ["\u00e9", None]})
    b'{"a":["\xc3\xa9",null],"b":1}'
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of some bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def salted_digest(salt: str, data: bytes) -> str:
    """Return the digest that stands in a revision's hash for words that may one day be withheld.

    The salt is withheld with them, so that a short text cannot be guessed from its digest.
    """
    return sha256_hex(salt.encode() + data)


def withheld_line(seq: int, content: bytes, reason: str | None) -> bytes:
    """Return what a redaction's digest covers of one revision it replaced words in.

    The salt is gone, so a revision's own digests no longer say anything about what stands there now.
    """
    return canonical_bytes([seq, sha256_hex(content), reason]) + b"\n"


@dataclass(frozen=True, slots=True)
class RevisionFacts:
    """What a revision's hash covers: everything but the words themselves, which are there by their digests."""

    seq: int
    operation_seq: int
    operation: str
    element_kind: str
    element_id: str
    strategy_id: str | None
    version: int
    content_version: int
    content_sha256: str
    reason_sha256: str
    actor_id: str | None
    actor_name: str
    behalf_of: str | None
    recorded_at: str
    known_at: str
    previous_hash: str

    def hash(self) -> str:
        """Return the revision's hash."""
        return sha256_hex(canonical_bytes({field.name: getattr(self, field.name) for field in fields(self)}))


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """A revision as it stands in the record."""

    facts: RevisionFacts
    hash: str
    content: bytes
    reason: str | None
    salt: str | None
    redacted_seq: int | None
