"""`flask audit`: whether the record is what was written."""

import re

import click
from flask.cli import AppGroup

from tracker.domain.errors import BrokenChain
from tracker.domain.verification import SHORTEST_HEAD
from tracker.queries.verification import verify_record

group = AppGroup("audit", help="Verify the record of revisions.")


def _check_head(_context: click.Context, _option: click.Parameter, heads: tuple[str, ...]) -> tuple[str, ...]:
    """Return the printed heads, refusing what cannot be one."""
    for head in heads:
        if not re.fullmatch(rf"[0-9a-fA-F]{{{SHORTEST_HEAD},64}}", head):
            raise click.BadParameter(f"{head!r} is no head: give {SHORTEST_HEAD} to 64 hexadecimal digits.")
    return heads


@group.command("verify")
@click.option(
    "--expect",
    metavar="HASH",
    multiple=True,
    callback=_check_head,
    help="A head of the chain printed earlier, or its first digits; it must occur in the chain.",
)
def verify(expect: tuple[str, ...]) -> None:
    """Walk the whole chain and compare every row with its last revision; name the first break."""
    try:
        verified = verify_record(expect)
    except BrokenChain as error:
        raise click.ClickException(f"The record is broken. {error}") from error
    click.echo(f"{verified.seq:,} revisions of {verified.element_count:,} elements are as they were written", nl=False)
    if count := verified.withheld_count:
        click.echo(f"; words of {count:,} {'revision' if count == 1 else 'revisions'} are withheld", nl=False)
    click.echo(".")
    if count := verified.file_count:
        briefings = "issued briefing is" if count == 1 else "issued briefings are"
        withheld = f"; words are withheld from {verified.withheld_file_count:,}" if verified.withheld_file_count else ""
        click.echo(f"{count:,} {briefings} byte for byte as recorded{withheld}.")
    for head, seq in verified.found.items():
        click.echo(f"The printed head {head} is revision {seq:,}.")
    click.echo(f"Head: {verified.seq} {verified.hash}")
