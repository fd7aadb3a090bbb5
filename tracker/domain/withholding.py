"""Taking words out of the file of a frozen briefing: what is left is the same file without them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from json import dumps
from typing import Any

#: What stands where words were withheld.
WITHHELD = "[withheld]"

#: Fewer letters than these say too little to be looked for elsewhere than in their own field.
FEWEST_LETTERS = 3

#: What is no words: ids, days, moments, digests, figures' addresses, and words out of a fixed list.
_ENDINGS = ("_id", "_ids", "_on", "_at", "_sha256")
_FIXED = frozenset(
    {
        "id", "number", "printed_number", "action_number", "kind", "status", "address", "cut", "lifecycle",
        "visibility", "state", "role", "reasons", "schema", "version", "format", "hash", "slug", "time_zone",
        "occasion", "as_of", "as_known", "marking", "fate", "trend", "cause", "before", "after", "within",
        "new_blocks", "cleared_blocks", "period", "label", "value",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Words to take out: wherever they stand, alone or in a sentence, and in the field `own_field` of element `id`.

    The published text stays as it is: no redaction touches it. Without `in_sentences` they go only where they stand
    alone: a reason such as "Late" is no spill in every sentence with that word.
    """

    words: Collection[str]
    id: str
    own_field: str
    in_sentences: bool = True
    _pattern: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        found = sorted((word for word in self.words if len(word) >= FEWEST_LETTERS), key=len, reverse=True)
        pattern = re.compile("|".join(_whole(word) for word in found)) if found else None
        object.__setattr__(self, "_pattern", pattern)

    def are_in(self, text: str) -> bool:
        """Return whether JSON text may hold the words."""
        return any(_in_json(word) in text for word in self.words)

    def taken_from(self, value: Any, key: str = "") -> Any:
        """Return a JSON value without the words; `key` is the one it stands under.

        >>> Words({"Jo Doe"}, "action.1", "title").taken_from({"owner": "Harbor, Jo Doe", "action_id": "Jo Doe"})
        {'owner': 'Harbor, [withheld]', 'action_id': 'Jo Doe'}
        """
        if isinstance(value, str):
            return value if _is_fixed(key) or self._pattern is None else self._without(value, self._pattern)
        if isinstance(value, list):
            return [self.taken_from(each, key) for each in value]
        if isinstance(value, Mapping):
            return self._taken_from_object(value, key)
        return value

    def _without(self, text: str, pattern: re.Pattern[str]) -> str:
        """Return a text without the words."""
        if self.in_sentences:
            return pattern.sub(WITHHELD, text)
        return WITHHELD if text in self.words else text

    def _taken_from_object(self, value: Mapping[str, Any], key: str) -> dict[str, Any]:
        """Return a JSON object without the words."""
        if key == "strategy":
            notice = {"notice": self.taken_from(value["notice"], "notice")} if "notice" in value else {}
            return dict(value) | notice
        taken = {name: self.taken_from(each, name) for name, each in value.items()}
        if value.get("id") == self.id and value.get(self.own_field) in self.words:
            taken[self.own_field] = WITHHELD
        return taken


def _whole(word: str) -> str:
    """Return the pattern of a word that is no part of a longer one."""
    before = r"(?<!\w)" if re.match(r"\w", word[0]) else ""
    after = r"(?!\w)" if re.match(r"\w", word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def _is_fixed(key: str) -> bool:
    """Return whether what stands under a key is no words."""
    return key in _FIXED or key.endswith(_ENDINGS)


def _in_json(word: str) -> str:
    """Return how JSON writes a word between its quotation marks."""
    return dumps(word, ensure_ascii=False)[1:-1]
