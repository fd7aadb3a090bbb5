"""Whether a file is the briefing it says it is, and what has happened since."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import orjson

from tracker.domain.errors import NotFound
from tracker.domain.issued import KeptFile, Verdict, judge, list_differences
from tracker.exchange.issued_file import claimed_number, claimed_strategy_id, parse_claimed
from tracker.queries.issued_briefings import (
    IssuedFacts,
    RevisionsSince,
    count_revisions_since,
    get_issued,
    list_withheld_digests,
    read_issued_file,
)

#: How many places that differ are named.
_NAMED = 5
#: As much of the name of a place is shown; who altered a file chose it.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file turned out to be. Without `facts` no briefing of this number is known to whoever asks.

    `differences` are the first places at which it says something else than the one that is kept.
    """

    number: str
    verdict: Verdict | None
    facts: IssuedFacts | None
    since: RevisionsSince | None
    differences: tuple[str, ...] = ()


def check_issued(data: bytes, *, may_read: Callable[[IssuedFacts], bool]) -> Checked:
    """Return what a file is that says it is an issued briefing; what somebody may not read is not there for them.

    :raise Refused: it is no issued briefing at all.
    """
    file = parse_claimed(data)
    number = claimed_number(file)
    facts = _find(claimed_strategy_id(file), number, may_read)
    if facts is None:
        return Checked(number, None, None, None)
    present = orjson.loads(read_issued_file(facts.id))
    kept = KeptFile(facts.file_sha256, facts.content_sha256, list_withheld_digests(facts.id), present)
    verdict = judge(data, file, kept)
    is_altered = verdict in (Verdict.ENVELOPE_ALTERED, Verdict.CONTENT_ALTERED)
    paths = islice(list_differences(present, file), _NAMED) if is_altered else ()
    differences = tuple("".join(sign for sign in path[:_LONGEST] if sign.isprintable()) for path in paths)
    return Checked(number, verdict, facts, count_revisions_since(facts), differences)


def _find(strategy_id: str, number: str, may_read: Callable[[IssuedFacts], bool]) -> IssuedFacts | None:
    """Return the briefing of a strategy and number, or None where there is none for whoever asks."""
    try:
        facts = get_issued(strategy_id, number)
    except NotFound:
        return None
    return facts if may_read(facts) else None
