"""`flask period`: the reporting periods of a strategy, for the machine's own administrator."""

from typing import Any

import click
from flask.cli import AppGroup

from tracker.domain.assessment.closing import Gap, find_gaps, state_on
from tracker.domain.document.document import Document
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.errors import TrackerError
from tracker.domain.periods import Periods
from tracker.domain.roles import Actor
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.formatters import label
from tracker.operations.closing.periods import close_period
from tracker.operations.strategies import day_of
from tracker.queries.accounts import find_actor, list_accounts
from tracker.queries.documents import get_strategy_id, load_document
from tracker.queries.issued_briefings import list_issued
from tracker.views.request.session import clock

group = AppGroup("period", help="List reporting periods, and close them.")


@group.command("list")
@click.argument("slug")
def list_periods(slug: str) -> None:
    """List the reporting periods of a strategy, and what each lacks once it has ended."""
    document = _document(slug)
    today = day_of(document.strategy.id, clock().now())
    for period in Periods.of(document).kept:
        state = "not begun" if period.starts_on > today else label(state_on(period, today)).lower()
        days = f"{period.starts_on} to {period.last_on}, reports due {period.reports_due_on}"
        click.echo(f"{period.label}: {days}, {state}")
        if today >= period.ends_on and not period.state.is_closed:
            for gap in find_gaps(document, period):
                click.echo(f"    {gap.kind.value}:{gap.number}")


@group.command("close")
@click.argument("slug")
@click.argument("key")
@click.option("--as", "email", required=True, metavar="EMAIL", help="The account of the planner who closes it.")
@click.option(
    "--waive", multiple=True, metavar="GAP=REASON", help="Why one gap is waived, such as missing:2.1.3-A1=..."
)
@click.option("--waive-all", metavar="REASON", help="Why every other gap is waived.")
@click.option("--reason", help="Why it is closed before one that comes before it.")
def close(slug: str, key: str, email: str, **reasons: Any) -> None:
    """Close a reporting period and seal its briefing; KEY is its label with hyphens, such as FY2026-Q1.

    `flask period list` shows what it lacks: --waive missing:2.1.3-A1="The office was moved".
    """
    document = _document(slug)
    period = Periods.of(document).find_by_key(key)
    if period is None:
        raise click.ClickException(f"There is no reporting period {key!r}.")
    who: dict[str, Any] = {"by": _actor(email), "at": clock().now(), "version": period.version}
    waivers = _waivers(find_gaps(document, period), reasons["waive"], reasons["waive_all"])
    try:
        close_period(period.id, waivers=waivers, write=write_issued, reason=reasons["reason"], **who)
    except TrackerError as error:
        db.session.rollback()
        raise click.ClickException(str(error)) from error
    db.session.commit()
    seal = next(each for each in list_issued(document.strategy.id) if each.reporting_period_id == period.id)
    click.echo(f"{period.label} is closed. Briefing {seal.number}, digest {seal.file_sha256}")


def _document(slug: str) -> Document:
    """Return the document of the strategy at an address.

    :raise ClickException: there is none.
    """
    try:
        return load_document(get_strategy_id(slug))
    except TrackerError as error:
        raise click.ClickException(str(error)) from error


def _waivers(gaps: tuple[Gap, ...], given: tuple[str, ...], for_others: str | None) -> tuple[Waiver, ...]:
    """Return the reasons that were given, gap by gap.

    :raise ClickException: one of them names no gap.
    """
    reasons = dict(each.partition("=")[::2] for each in given)
    named = {f"{gap.kind.value}:{gap.number}": gap for gap in gaps}
    for name in reasons:
        if name not in named:
            raise click.ClickException(f"{name!r} is no gap of this period; `flask period list` shows them.")
    reason_of = {name: reasons.get(name) or for_others or "" for name in named}
    return tuple(Waiver(gap.kind, gap.number, reason_of[name]) for name, gap in named.items())


def _actor(email: str) -> Actor:
    """Return who an account is.

    :raise ClickException: nobody has an open account with this address.
    """
    account = next((each for each in list_accounts() if each.email.casefold() == email.casefold()), None)
    actor = find_actor(account.id) if account is not None else None
    if actor is None:
        raise click.ClickException(f"Nobody has an open account with the address {email!r}.")
    return actor
