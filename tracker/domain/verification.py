"""Whether the record is what was written, revision by revision: each follows from the one before."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from json import JSONDecodeError, loads

from tracker.domain.chain import GENESIS, RevisionFacts, StoredRevision, salted_digest, withheld_line
from tracker.domain.document.assemble import NODES
from tracker.domain.document.element import Kind
from tracker.domain.errors import BrokenChain

#: The fewest digits of a printed head that are worth comparing; paper carries the first eight.
SHORTEST_HEAD = 8

_DOCUMENT_KINDS = frozenset(kind.value for kind in NODES)


@dataclass(slots=True)
class Walk:
    """A walk along the chain from its beginning; `expected` are heads printed earlier, or their first digits.

    What it remembers does not grow with the length of the chain.
    """

    expected: Iterable[str] = ()
    seq: int = 0
    hash: str = GENESIS
    recorded_at: str = ""
    withheld_count: int = 0
    found: dict[str, int] = field(default_factory=dict)
    _learned: dict[str, tuple[str, bool]] = field(default_factory=dict)
    _withheld: dict[int, "hashlib._Hash"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.expected = tuple(head.lower() for head in self.expected)
        self.found = {head: 0 for head in self.expected if GENESIS.startswith(head)}

    def follow(self, revision: StoredRevision) -> None:
        """Take the next revision.

        :raise BrokenChain: it is not what was written, or not at its place.
        """
        self._check_link(revision)
        self._check_times(revision.facts)
        self._check_words(revision)
        if revision.facts.element_kind == Kind.REDACTION.value:
            self._check_redaction(revision)
        facts = revision.facts
        self.seq, self.hash, self.recorded_at = facts.seq, revision.hash, facts.recorded_at
        for head in self.expected:
            if revision.hash.startswith(head):
                self.found.setdefault(head, facts.seq)

    def finish(self, head_seq: int, head_hash: str, head_recorded_at: str | None) -> None:
        """Compare the end of the walk with the head of the chain and with the heads that were printed.

        :raise BrokenChain: the chain ends elsewhere, or never went where a printed head says it did.
        """
        if self._withheld:
            raise BrokenChain(
                f"Words are marked as withheld by revision {min(self._withheld)}, which records no redaction.",
                seq=min(self._withheld),
            )
        if head_seq != self.seq:
            raise BrokenChain(
                f"The chain ends with revision {self.seq}, but its head says {head_seq}: the end was cut off.",
                seq=self.seq + 1,
            )
        if head_hash != self.hash:
            raise BrokenChain(f"The head does not carry the hash of revision {self.seq}.", seq=self.seq)
        if (head_recorded_at or "") != self.recorded_at:
            raise BrokenChain(f"The head does not carry the moment of revision {self.seq}.", seq=self.seq)
        for head in self.expected:
            if head not in self.found:
                raise BrokenChain(
                    f"The printed head {head} does not occur in the chain: it was rewritten, or cut before that place.",
                    seq=None,
                )

    def _check_link(self, revision: StoredRevision) -> None:
        """Check a revision's place, its hash, and that it points to the one before."""
        facts = revision.facts
        if facts.seq != self.seq + 1:
            raise BrokenChain(f"Revision {self.seq + 1} is missing; after {self.seq} comes {facts.seq}.", seq=facts.seq)
        if facts.hash() != revision.hash:
            raise _broken(facts, "was changed: its hash does not fit what it says")
        if facts.previous_hash != self.hash:
            raise _broken(facts, f"does not follow from revision {self.seq}: one of the two was replaced")

    def _check_times(self, facts: RevisionFacts) -> None:
        """Check that time goes forward, and that imported history stands before anything recorded as it happened."""
        if facts.recorded_at <= self.recorded_at:
            raise _broken(facts, "was recorded no later than the one before it")
        is_native = facts.known_at == facts.recorded_at
        if facts.element_kind not in _DOCUMENT_KINDS:
            if not is_native:
                raise _broken(facts, "says it was known at another time than it was recorded")
            return
        scope = facts.strategy_id or f"{facts.element_kind} {facts.element_id}"
        known_at, had_native = self._learned.get(scope, ("", False))
        if not is_native and (had_native or facts.known_at > facts.recorded_at):
            raise _broken(facts, "says it was known before it was recorded, where history may no longer be imported")
        if facts.known_at < known_at:
            raise _broken(facts, "says it was known before what was recorded earlier")
        self._learned[scope] = (facts.known_at, had_native or is_native)

    def _check_words(self, revision: StoredRevision) -> None:
        """Check a revision's content and reason against their digests; its redaction answers for a withheld one's."""
        facts = revision.facts
        if revision.redacted_seq is not None:
            if revision.redacted_seq <= facts.seq or revision.salt is not None:
                raise _broken(facts, "is marked as withheld, but not by a redaction")
            digest = self._withheld.setdefault(revision.redacted_seq, hashlib.sha256())
            digest.update(withheld_line(facts.seq, revision.content, revision.reason))
            self.withheld_count += 1
            return
        if revision.salt is None or salted_digest(revision.salt, revision.content) != facts.content_sha256:
            raise _broken(facts, "was changed: its content does not fit its digest")
        if salted_digest(revision.salt, (revision.reason or "").encode()) != facts.reason_sha256:
            raise _broken(facts, "was changed: its reason does not fit its digest")

    def _check_redaction(self, revision: StoredRevision) -> None:
        """Check that a redaction's digest covers what stands where its words stood.

        One that touched the same revisions later covers them instead.
        """
        digest = self._withheld.pop(revision.facts.seq, None)
        if digest is not None and digest.hexdigest() != _withheld_sha256(revision.content):
            raise _broken(revision.facts, "does not cover what stands in the place of the words it withheld")


def _withheld_sha256(content: bytes) -> str | None:
    """Return the digest a redaction's content carries."""
    try:
        digest = loads(content)["withheld_sha256"]
    except (JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        return None
    return digest if isinstance(digest, str) else None


def _broken(facts: RevisionFacts, what: str) -> BrokenChain:
    """Return the error that names a revision and its element."""
    name = f"{facts.element_kind.replace('_', ' ')} {facts.element_id}, version {facts.version}"
    return BrokenChain(f"Revision {facts.seq} ({name}) {what}.", seq=facts.seq)
