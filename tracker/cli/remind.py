"""`flask remind`: one digest a person of what is due, sent when something calls for it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from tracker.domain.errors import Refused, TrackerError
from tracker.domain.reminding import Digest
from tracker.exchange.mail import MailRefused, MailUnavailable, Outbox, Post, SmtpPost, SmtpSettings, build_message
from tracker.exchange.reminder_letter import digest_subject, digest_text
from tracker.extensions import db
from tracker.formatters import format_count
from tracker.operations.reporting.reminders import mark_failed, mark_sent, record_reminder
from tracker.queries.documents import list_strategies
from tracker.queries.reminders import list_digests
from tracker.views.request.session import clock


@click.command("remind")
@click.option("--dry-run", "is_dry_run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--strategy", "slug", metavar="SLUG", help="One strategy; all of them if left out.")
@with_appcontext
def command(is_dry_run: bool, slug: str | None) -> None:
    """Send each person one digest of what is due, where something calls for it."""
    try:
        with _alone():
            digests = list_digests([slug] if slug else [each.slug for each in list_strategies()], clock().now())
            if is_dry_run:
                _say_what_would_be_sent(digests)
            else:
                _send_all(digests)
    except TrackerError as error:
        raise click.ClickException(str(error)) from error


def _say_what_would_be_sent(digests: tuple[Digest, ...]) -> None:
    """Print each digest in a line."""
    for digest in digests:
        click.echo(f"{digest.person.name} <{digest.person.key}>: {digest_subject(digest)}")
    click.echo(f"{format_count(len(digests), 'digest')} would be sent.")


def _send_all(digests: tuple[Digest, ...]) -> None:
    """Send digests one after the other; what the server does not take is remembered and said at the end.

    :raise MailUnavailable: nothing is taken; the next run goes on from there.
    """
    sent, refused = 0, []
    for digest in digests:
        ids = record_reminder(digest, at=clock().now())
        db.session.commit()
        try:
            sent += _send(digest, ids) if ids else 0
        except (MailRefused, Refused) as error:
            _remember_failure(ids, error)
            refused.append(f"{digest.person.key}: {error}")
        except MailUnavailable as error:
            _remember_failure(ids, error)
            raise
    click.echo(f"Sent {format_count(sent, 'digest')}.")
    if refused:
        raise click.ClickException("\n".join(["Not sent:", *refused]))


def _remember_failure(ids: tuple[int, ...], error: Exception) -> None:
    """Remember that a digest was not sent."""
    mark_failed(ids, error=str(error))
    db.session.commit()


def _send(digest: Digest, ids: tuple[int, ...]) -> bool:
    """Send one digest and remember that it was sent."""
    config, post = current_app.config, _post(digest)
    sender = config["TRACKER_SMTP_FROM"] or "reminders@localhost"
    message = build_message(
        to=(digest.person.name, digest.person.email.strip()),
        sender=sender,
        subject=digest_subject(digest),
        body=digest_text(digest, url=config["TRACKER_URL"].rstrip("/")),
        message_id=f"<reminder-{digest.parts[0].on}-{ids[0]}@{sender.rpartition('@')[2]}>",
        at=clock().now(),
    )
    post.send(message)
    mark_sent(ids, way=post.way, at=clock().now())
    db.session.commit()
    return True


def _post(digest: Digest) -> Post:
    """Return the way a digest leaves: what is illustrative goes to the outbox, whatever the settings.

    :raise MailUnavailable: a mail server is set without the address to send from, or its password cannot be read.
    """
    config = current_app.config
    if digest.is_illustrative or not config["TRACKER_SMTP_HOST"]:
        return Outbox(Path(config["TRACKER_OUTBOX"] or Path(current_app.instance_path) / "outbox"))
    if not config["TRACKER_SMTP_FROM"]:
        raise MailUnavailable("Set TRACKER_SMTP_FROM to the address reminders come from.")
    return SmtpPost(
        SmtpSettings(
            host=config["TRACKER_SMTP_HOST"],
            port=config["TRACKER_SMTP_PORT"],
            uses_starttls=config["TRACKER_SMTP_STARTTLS"],
            user=config["TRACKER_SMTP_USER"],
            password=_password(config["TRACKER_SMTP_PASSWORD_FILE"]),
        )
    )


def _password(file: str | None) -> str | None:
    """Return what the password's file holds, without the line break at its end."""
    try:
        return Path(file).read_text().rstrip("\r\n") if file else None
    except OSError as error:
        raise MailUnavailable(f"The password file {file} cannot be read: {error.strerror}.") from error


@contextmanager
def _alone() -> Iterator[None]:
    """Let no second run begin on this machine while one is under way; the lock ends with the process."""
    path = Path(current_app.instance_path) / "remind.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise click.ClickException("Another run is under way.") from error
        yield
