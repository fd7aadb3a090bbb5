"""`flask briefing`: the JSON briefing for scripts and schedules on the machine itself."""

from datetime import date

import click
from flask.cli import AppGroup

from tracker.domain.assessment.selection import Selection
from tracker.domain.document.cut import Cut
from tracker.domain.errors import TrackerError
from tracker.exchange.briefing import briefing_content, briefing_name, write_briefing
from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.accounts import record_access
from tracker.queries.assessments import get_assessed
from tracker.queries.documents import get_strategy_facts
from tracker.views.reading import read_day
from tracker.views.session import clock

group = AppGroup("briefing", help="Export briefings.")


@group.command("export")
@click.argument("slug")
@click.option("--on", "day", metavar="DATE", help="The day of reckoning, such as 2025-12-15; today if left out.")
@click.option("--goal", metavar="N", help="List one goal and what is below it.")
@click.option("--organization", metavar="ID", help="List what an organization answers for.")
def export(slug: str, day: str | None, goal: str | None, organization: str | None) -> None:
    """Write the whole briefing of a strategy to standard output."""
    try:
        data = _briefing(slug, day, Selection(goal=goal, organization_id=organization))
    except TrackerError as error:
        raise click.ClickException(str(error)) from error
    click.echo(data, nl=False)


def _briefing(slug: str, day: str | None, selection: Selection) -> bytes:
    """Return a briefing, and remember that it was taken.

    :raise TrackerError: there is no such strategy, goal, organization or day.
    """
    at = clock().now()
    facts = get_strategy_facts(slug)
    today: date = at.astimezone(facts.zone).date()
    assessed = get_assessed(facts.id, cut=Cut.WHOLE, on=read_day(day, facts, today), head=facts.head)
    content = briefing_content(assessed, selection, known_on=today)
    detail = f"{briefing_name(content)} (whole, on the command line)"
    record_access(AccessEventKind.EXPORT, detail, account_id=None, at=at, address=None)
    db.session.commit()
    return write_briefing(content, generated_at=at)
