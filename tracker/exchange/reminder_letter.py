"""A digest as a letter: its subject and its text, with the addresses of the pages."""

from collections.abc import Iterator
from urllib.parse import quote

from tracker.domain.reminding import Digest, DigestPart, DueKind, DueThing
from tracker.formatters import format_count, format_date, format_days_left, shorten

_HEADS = {
    DueKind.REPORT: "Reports",
    DueKind.MILESTONE: "Milestones",
    DueKind.ACTION: "Actions",
    DueKind.READING: "Readings",
    DueKind.APPROVAL: "Reports that wait for your approval",
}


def digest_subject(digest: Digest) -> str:
    """Return the subject of a digest, in one line: how much is due, how much of it is late, and in what strategy."""
    late = sum(thing.due_on < part.on for part in digest.parts for thing in part.things)
    counts = format_count(len(digest.things), "thing") + " due" + (f", {late} of them late" if late else "")
    titles = "; ".join(_line(part.title) for part in digest.parts)
    return ("Illustrative: " if digest.is_illustrative else "") + shorten(f"{counts}: {titles}", 150)


def digest_text(digest: Digest, *, url: str) -> str:
    """Return the text of a digest; `url` is the address of the installation."""
    lines = [f"{_line(digest.person.name)},", ""]
    for part in digest.parts:
        lines += [*_part_lines(part, url), ""]
    lines += ["You are written to because this is yours to answer; once it is answered, nobody reminds you of it."]
    return "\n".join(lines) + "\n"


def _part_lines(part: DigestPart, url: str) -> Iterator[str]:
    """Yield what is due in one strategy."""
    yield " · ".join(_line(words) for words in (part.marking, part.notice) if words)
    yield f"Due in “{_line(part.title)}”:"
    for kind, head in _HEADS.items():
        things = [thing for thing in part.things if thing.kind is kind]
        if things:
            yield ""
            yield head
        for thing in things:
            yield f"  {thing.number} {_line(thing.title)}: {_due_words(thing, part)}"
            yield f"  {url}/strategies/{quote(part.slug)}/{_path(thing)}"


def _due_words(thing: DueThing, part: DigestPart) -> str:
    """Return when something is due, in words."""
    period = f"for {thing.period}, " if thing.period else ""
    if thing.kind is DueKind.APPROVAL:
        return f"{period}waits since {format_date(thing.due_on)}"
    return f"{period}due {format_date(thing.due_on)}, {format_days_left((thing.due_on - part.on).days)}"


def _path(thing: DueThing) -> str:
    """Return where something is answered, within its strategy."""
    number = quote(thing.number)
    return {
        DueKind.REPORT: f"actions/{number}/reports/new",
        DueKind.READING: f"metrics/{number}",
        DueKind.APPROVAL: "approvals",
    }.get(thing.kind, f"actions/{quote(thing.action_number or thing.number)}")


def _line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())
