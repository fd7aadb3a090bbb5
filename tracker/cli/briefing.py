"""`flask briefing`: the JSON briefing for scripts and schedules on the machine itself."""

from collections.abc import Iterator
from typing import BinaryIO

import click
from flask.cli import AppGroup

from tracker.columns import format_moment
from tracker.domain.assessment.selection import Selection
from tracker.domain.document.cut import Cut
from tracker.domain.errors import Refused, TrackerError
from tracker.domain.issued import Verdict
from tracker.exchange.briefing import briefing_content, briefing_name, write_briefing
from tracker.exchange.issued_check import check_issued
from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.access.accounts import record_access
from tracker.queries.assessments import get_assessed
from tracker.queries.comparisons import find_since
from tracker.queries.documents import get_strategy_facts
from tracker.queries.issued_briefings import IssuedFacts, RevisionsSince
from tracker.views.request.as_of import read_as_of
from tracker.views.request.session import clock

group = AppGroup("briefing", help="Export briefings, and verify those that were issued.")

#: What `flask briefing verify` ends with; 2 is a file that is no issued briefing, or a wrong call.
EXIT_CODES = {
    Verdict.GENUINE: 0,
    Verdict.CONTENT_ALTERED: 1,
    Verdict.ENVELOPE_ALTERED: 1,
    None: 3,
    Verdict.REFORMATTED: 4,
    Verdict.WITHHELD: 5,
}
#: The same where the file is as it was issued, but the record is not what it was then.
REWRITTEN = 6

_FOUND = {
    Verdict.GENUINE: "Genuine: byte for byte as it was issued.",
    Verdict.CONTENT_ALTERED: "Altered: the digest of its content is not that of what was issued.",
    Verdict.ENVELOPE_ALTERED: "Altered: its content is what was issued, but what the file says of itself is not.",
    Verdict.REFORMATTED: "Laid out anew: nothing is changed in it, but the file is not byte for byte what was issued.",
    Verdict.WITHHELD: "Genuine, but for words that were withheld from it after it was issued.",
}


@group.command("export")
@click.argument("slug")
@click.option("--on", "day", metavar="DATE", help="The day of reckoning, such as 2025-12-15; today if left out.")
@click.option(
    "--known", metavar="MOMENT", help="Up to when the record is read: a day (its end) or a moment; by itself, --on."
)
@click.option("--goal", metavar="N", help="List one goal and what is below it.")
@click.option("--organization", metavar="ID", help="List what an organization answers for.")
def export(slug: str, day: str | None, known: str | None, goal: str | None, organization: str | None) -> None:
    """Write the whole briefing of a strategy to standard output."""
    try:
        data = _briefing(slug, (day, known), Selection(goal=goal, organization_id=organization))
    except TrackerError as error:
        raise click.ClickException(str(error)) from error
    click.echo(data, nl=False)


def _briefing(slug: str, asked: tuple[str | None, str | None], selection: Selection) -> bytes:
    """Return a briefing as of a day and as known at a moment, and remember that it was taken.

    :raise TrackerError: there is no such strategy, goal, organization, day or moment.
    """
    at = clock().now()
    facts = get_strategy_facts(slug)
    as_of = read_as_of(*asked, facts, at)
    assessed = get_assessed(facts.id, cut=Cut.WHOLE, on=as_of.on, known=as_of.known, head=facts.head)
    content = briefing_content(assessed, selection, known_on=as_of.known_on, since=find_since(assessed))
    detail = f"{briefing_name(content)} (whole, on the command line)"
    record_access(AccessEventKind.EXPORT, detail, account_id=None, at=at, address=None)
    db.session.commit()
    return write_briefing(content, generated_at=at)


@group.command("verify")
@click.argument("file", type=click.File("rb"))
def verify(file: BinaryIO) -> None:
    """Say whether FILE (- is standard input) is the issued briefing it says it is, and what has moved since.

    Ends with 0: genuine, byte for byte; 1: altered; 2: no issued briefing; 3: its number is unknown here; 4: nothing
    changed, but laid out anew; 5: genuine, but words were withheld since; 6: as 0, 4 or 5, but the record no longer
    holds the place that the file names.
    """
    try:
        checked = check_issued(file.read(), may_read=lambda facts: True)
    except Refused as refusal:
        raise click.UsageError(str(refusal)) from refusal
    if checked.facts is None or checked.verdict is None or checked.since is None:
        click.echo(f"No briefing {checked.number} of this strategy was issued here.")
        raise SystemExit(EXIT_CODES[None])
    click.echo(_FOUND[checked.verdict])
    for path in checked.differences:
        click.echo(f"  It differs at {path}.")
    for line in _particulars(checked.facts, checked.since):
        click.echo(line)
    code = EXIT_CODES[checked.verdict]
    raise SystemExit(REWRITTEN if code != 1 and not checked.since.is_head_in_chain else code)


def _particulars(facts: IssuedFacts, since: RevisionsSince) -> Iterator[str]:
    """Yield which briefing it is, and what has moved since."""
    occasion = f"the seal of {facts.period}, revision {facts.period_revision}," if facts.is_seal else "issued"
    audience = f" for {facts.audience}" if facts.audience else ""
    yield f"Briefing {facts.number}: {occasion} by {facts.issued_by} at {format_moment(facts.issued_at)}{audience}."
    if facts.withheld_sha256 is not None:
        yield "Words were withheld from it since; what was issued still holds them."
    if not since.is_head_in_chain:
        yield f"Its place in the record, {facts.head_seq}, is not what it was: the record was rewritten."
        return
    yield f"Its place in the record, {facts.head_seq} {facts.head_hash}, is still there."
    yield f"Revisions that followed: {since.own_revisions:,} of this strategy, {since.revisions:,} in all."
