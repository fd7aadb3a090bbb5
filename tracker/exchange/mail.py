"""Mail: plain text to one person, over SMTP or as a file in an outbox folder."""

import os
import secrets
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Protocol

from tracker.domain.errors import Refused, TrackerError

#: How long a mail server may take to answer, in seconds.
_PATIENCE = 30


class MailRefused(TrackerError):
    """The mail server did not take one message."""


class MailUnavailable(TrackerError):
    """The mail server does not answer, or not in the way the settings ask for."""


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """How a mail server is reached; without STARTTLS a password is sent to this machine alone."""

    host: str
    port: int
    uses_starttls: bool
    user: str | None
    password: str | None


class Post(Protocol):
    """A way for a message to leave."""

    @property
    def way(self) -> str:
        """Return what the way is called."""

    def send(self, message: EmailMessage) -> None:
        """Send a message.

        :raise MailRefused: it was not taken.
        :raise MailUnavailable: nothing is taken.
        """


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder of messages as files, readable by their owner alone: nothing leaves the machine."""

    folder: Path

    @property
    def way(self) -> str:
        """Return what the way is called."""
        return "outbox"

    def send(self, message: EmailMessage) -> None:
        """Write a message whole or not at all; the same message again replaces the first."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in message["Message-ID"])
            path = self.folder / f"{name.strip('-')}.eml"
            unfinished = path.with_name(f"{path.stem}.{secrets.token_hex(4)}.new")
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(message.as_bytes())
            unfinished.replace(path)
        except OSError as error:
            raise MailUnavailable(f"The outbox {self.folder} cannot be written: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class SmtpPost:
    """A mail server; each message has a connection of its own."""

    settings: SmtpSettings

    @property
    def way(self) -> str:
        """Return what the way is called."""
        return f"{self.settings.host}:{self.settings.port}"

    def send(self, message: EmailMessage) -> None:
        """Hand a message to the server."""
        settings = self.settings
        if settings.user and not settings.uses_starttls and not _is_here(settings.host):
            raise MailUnavailable("A password is not sent to another machine in the clear; leave STARTTLS on.")
        try:
            with smtplib.SMTP(settings.host, settings.port, timeout=_PATIENCE) as server:
                if settings.uses_starttls:
                    server.starttls(context=ssl.create_default_context())
                if settings.user:
                    server.login(settings.user, settings.password or "")
                server.send_message(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
            raise MailRefused(f"{self.way} did not take the message: {_reply(error)}.") from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailUnavailable(f"{self.way} cannot be used: {_reply(error)}.") from error


def build_message(
    *, to: tuple[str, str], sender: str, subject: str, body: str, message_id: str, at: datetime
) -> EmailMessage:
    """Return a message in plain text to one person, given as name and address.

    :raise Refused: a name, an address or the subject would break out of its line, or an address is none.
    """
    name, address = to
    message = EmailMessage(policy=SMTP)
    message["From"] = _address("", sender)
    message["To"] = _address(name, address)
    message["Subject"] = _one_line(subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _one_line(message_id)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def _address(name: str, address: str) -> Address:
    """Return an address with the name before it."""
    try:
        return Address(_one_line(name), addr_spec=_one_line(address))
    except (ValueError, IndexError) as error:
        raise Refused(f"{address!r} is no e-mail address.") from error


def _one_line(text: str) -> str:
    """Return a text that stays within its line of the head."""
    if any(not sign.isprintable() for sign in text):
        raise Refused(f"{text!r} has a line break or another sign that does not belong into the head of a message.")
    return text


def _reply(error: Exception) -> str:
    """Return what a server or the system said, in one line."""
    said: object = getattr(error, "smtp_error", None) or str(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        _, said = next(iter(error.recipients.values()))
    words = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return " ".join(words.split())[:150] or type(error).__name__


def _is_here(host: str) -> bool:
    """Return whether a mail server is on this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
