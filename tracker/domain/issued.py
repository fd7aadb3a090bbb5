"""What an issued briefing is: sealed at the close of a period, or issued on any day to an audience.

And what a file that claims to be one turns out to be, compared with the one that is kept.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.withholding import WITHHELD

File = Mapping[str, Any]


class Occasion(StrEnum):
    """Why a briefing was frozen."""

    CLOSE = "close"
    ISSUE = "issue"


class Verdict(StrEnum):
    """What a file turns out to be: the one that was issued, or what is wrong with it."""

    GENUINE = "genuine"
    WITHHELD = "withheld"
    REFORMATTED = "reformatted"
    ENVELOPE_ALTERED = "envelope_altered"
    CONTENT_ALTERED = "content_altered"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What is kept of an issued file: its digests on the day, the file as it stands, and its digests since.

    `withheld_sha256s` are of the file after words were withheld from it, once or more often.
    """

    file_sha256: str
    content_sha256: str
    withheld_sha256s: Collection[str]
    present: File


def judge(data: bytes, given: File, kept: KeptFile) -> Verdict:
    """Return what a file is, compared with the one that is kept; `given` is `data` read as JSON.

    The words of the verdicts: issued byte for byte; so, but for words that were withheld since; laid out anew, with
    nothing changed; what it says of itself was changed; or what it says of the strategy.
    """
    digest = sha256_hex(data)
    if digest == kept.file_sha256:
        return Verdict.GENUINE
    if digest in kept.withheld_sha256s:
        return Verdict.WITHHELD
    if canonical_bytes(given) == canonical_bytes(kept.present):
        return Verdict.REFORMATTED
    content = canonical_bytes(content_of_file(given))
    if content != canonical_bytes(content_of_file(kept.present)) and sha256_hex(content) != kept.content_sha256:
        return Verdict.CONTENT_ALTERED
    is_same = bool(kept.withheld_sha256s) and _same_but_withheld(given["envelope"], kept.present["envelope"])
    return Verdict.REFORMATTED if is_same else Verdict.ENVELOPE_ALTERED


def content_of_file(file: File) -> dict[str, Any]:
    """Return all of a file but its envelope."""
    return {name: value for name, value in file.items() if name != "envelope"}


def list_differences(issued: Any, given: Any, path: str = "") -> Iterator[str]:
    """Yield the paths at which a file says something else than the one that was issued.

    >>> list(list_differences({"a": [1, {"b": 2}], "c": 3}, {"a": [1, {"b": 4}]}))
    ['a[1].b', 'c']
    """
    if isinstance(issued, Mapping) and isinstance(given, Mapping):
        for name in [*issued, *(name for name in given if name not in issued)]:
            inner = f"{path}.{name}" if path else name
            if name not in issued or name not in given:
                yield inner
            else:
                yield from list_differences(issued[name], given[name], inner)
    elif isinstance(issued, list) and isinstance(given, list) and len(issued) == len(given):
        for index, (one, other) in enumerate(zip(issued, given, strict=True)):
            yield from list_differences(one, other, f"{path}[{index}]")
    elif canonical_bytes(issued) != canonical_bytes(given):
        yield path


def find_damage(data: bytes | None, *, file_sha256: str, withheld_sha256: str | None) -> str | None:
    """Return what is wrong with the bytes that are kept of an issued file, or None.

    `data` is None where the bytes cannot even be read. Where words were withheld the file has the later digest.
    """
    if data is None:
        return "cannot be read: its bytes were damaged"
    if sha256_hex(data) == (withheld_sha256 or file_sha256):
        return None
    return "was changed: its bytes do not fit the digest that was recorded" + (
        " when words were withheld from it" if withheld_sha256 else " when it was issued"
    )


def _same_but_withheld(given: File, present: File) -> bool:
    """Return whether one envelope says what the other does, but for words that were withheld from that."""
    return all(
        name == "withheld_sha256"
        or _is_withheld(value)
        or value == given.get(name)
        or (
            isinstance(value, Mapping)
            and isinstance(given.get(name), Mapping)
            and _same_but_withheld(given[name], value)
        )
        for name, value in present.items()
    )


def _is_withheld(value: Any) -> bool:
    """Return whether words were withheld from a value."""
    return isinstance(value, str) and WITHHELD in value
