"""What a file turns out to be, compared with the briefing that is kept."""

from typing import Any

import orjson
import pytest

from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.issued import KeptFile, Verdict, find_damage, judge, list_differences

FILE: dict[str, Any] = {
    "envelope": {"issued": {"number": "2025-01", "issued_by": "Jo Doe"}, "content_sha256": "said"},
    "progress": 62,
    "owner": "Harbor, Jo Doe",
}
DATA = orjson.dumps(FILE)


def content_sha256(file: dict[str, Any]) -> str:
    return sha256_hex(canonical_bytes({name: value for name, value in file.items() if name != "envelope"}))


def kept(present: dict[str, Any] = FILE) -> KeptFile:
    since = [] if present is FILE else ["0" * 64, sha256_hex(orjson.dumps(present))]
    return KeptFile(sha256_hex(DATA), content_sha256(FILE), since, present)


def changed(**changes: Any) -> dict[str, Any]:
    return FILE | changes


WITHHELD = {
    "envelope": {"issued": {"number": "2025-01", "issued_by": "[withheld]"}, "content_sha256": "said",
                 "withheld_sha256": "left"},
    "progress": 62,
    "owner": "Harbor, [withheld]",
}  # fmt: skip
FORGED_NAME = changed(envelope={"issued": {"number": "2025-01", "issued_by": "Nobody"}, "content_sha256": "said"})


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (FILE, Verdict.GENUINE),
        (changed(progress=63), Verdict.CONTENT_ALTERED),
        (changed(progress=62.0), Verdict.CONTENT_ALTERED),
        (changed(more=None), Verdict.CONTENT_ALTERED),
        (FORGED_NAME, Verdict.ENVELOPE_ALTERED),
        (changed(envelope=FILE["envelope"] | {"seen": True}), Verdict.ENVELOPE_ALTERED),
    ],
)
def test_what_a_file_says_is_compared_with_what_was_issued(given: dict[str, Any], verdict: Verdict) -> None:
    assert judge(orjson.dumps(given), given, kept()) is verdict


def test_a_file_laid_out_anew_says_the_same() -> None:
    assert judge(orjson.dumps(FILE, option=orjson.OPT_INDENT_2), FILE, kept()) is Verdict.REFORMATTED


def test_after_words_were_withheld_both_files_are_known() -> None:
    assert judge(DATA, FILE, kept(WITHHELD)) is Verdict.GENUINE
    assert judge(orjson.dumps(WITHHELD), WITHHELD, kept(WITHHELD)) is Verdict.WITHHELD
    indented = orjson.dumps(FILE, option=orjson.OPT_INDENT_2)
    assert judge(indented, FILE, kept(WITHHELD)) is Verdict.REFORMATTED
    forged = WITHHELD | {"progress": 80}
    assert judge(orjson.dumps(forged), forged, kept(WITHHELD)) is Verdict.CONTENT_ALTERED
    other = changed(envelope=FILE["envelope"] | {"content_sha256": "another"})
    assert judge(orjson.dumps(other), other, kept(WITHHELD)) is Verdict.ENVELOPE_ALTERED


def test_the_places_that_differ_are_named() -> None:
    assert list(list_differences({"a": [1, {"b": True}], "c": 1}, {"a": [1, {"b": 1}], "d": 1})) == ["a[1].b", "c", "d"]
    assert list(list_differences({"a": [1]}, {"a": [1, 2]})) == ["a"]


def test_damage_is_named_by_what_the_bytes_should_fit() -> None:
    digest = sha256_hex(DATA)
    assert find_damage(DATA, file_sha256=digest, withheld_sha256=None) is None
    assert find_damage(DATA, file_sha256="0" * 64, withheld_sha256=digest) is None
    assert "when it was issued" in str(find_damage(DATA + b" ", file_sha256=digest, withheld_sha256=None))
    assert "when words were withheld" in str(find_damage(DATA, file_sha256=digest, withheld_sha256="0" * 64))
    assert "cannot be read" in str(find_damage(None, file_sha256=digest, withheld_sha256=None))
