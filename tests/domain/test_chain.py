"""The bytes and digests the record is made of."""

import hashlib

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.chain import GENESIS, RevisionFacts, canonical_bytes, salted_digest, withheld_line

KEYS = st.text(st.characters(codec="ascii"), max_size=8)
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)

FACTS = RevisionFacts(
    seq=1,
    operation_seq=1,
    operation="amend_action",
    element_kind="action",
    element_id="action.1",
    strategy_id=None,
    version=1,
    content_version=1,
    content_sha256="c" * 64,
    reason_sha256="d" * 64,
    actor_id=None,
    actor_name="Ärztin",
    behalf_of=None,
    recorded_at="2025-04-15T14:00:00.000000Z",
    known_at="2025-04-15T14:00:00.000000Z",
    previous_hash=GENESIS,
)


@given(VALUES)
def test_canonical_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_the_hash_is_what_anybody_can_compute_from_the_printed_rule() -> None:
    text = (
        '{"actor_id":null,"actor_name":"Ärztin","behalf_of":null,"content_sha256":"' + "c" * 64 + '",'
        '"content_version":1,"element_id":"action.1","element_kind":"action","known_at":"2025-04-15T14:00:00.000000Z",'
        '"operation":"amend_action","operation_seq":1,"previous_hash":"' + GENESIS + '","reason_sha256":"'
        + "d" * 64 + '","recorded_at":"2025-04-15T14:00:00.000000Z","seq":1,"strategy_id":null,"version":1}'
    )  # fmt: skip
    assert FACTS.hash() == hashlib.sha256(text.encode()).hexdigest()


def test_a_digest_depends_on_its_salt() -> None:
    assert salted_digest("a", b"none") != salted_digest("b", b"none")
    assert salted_digest("a", b"none") == hashlib.sha256(b"anone").hexdigest()


def test_what_replaced_withheld_words_is_told_apart_by_place_content_and_reason() -> None:
    lines = [withheld_line(*parts) for parts in ((1, b"x", None), (2, b"x", None), (1, b"y", None), (1, b"x", ""))]
    assert len(set(lines)) == 4
