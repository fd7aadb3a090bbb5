"""Mail leaves as it should, or says why not."""

import os
import shutil
import ssl
import stat
import subprocess
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.smtp_server import smtp_server
from tracker.domain.errors import Refused
from tracker.exchange.mail import MailRefused, MailUnavailable, Outbox, SmtpPost, SmtpSettings, build_message

LEE = ("Lee Lead", "lee@example.invalid")
AT = datetime(2025, 4, 15, 14, tzinfo=UTC)


def message(**changes: Any) -> EmailMessage:
    usual: dict[str, Any] = {
        "to": LEE,
        "sender": "reminders@example.invalid",
        "subject": "1 thing due",
        "body": "Bald fällig: “Tiefe”\n",
        "message_id": "<reminder-1@example.invalid>",
        "at": AT,
    }
    return build_message(**usual | changes)


def post(port: int, **changes: Any) -> SmtpPost:
    usual = {"host": "127.0.0.1", "port": port, "uses_starttls": False, "user": None, "password": None}
    return SmtpPost(SmtpSettings(**usual | changes))


def test_a_message_arrives_as_it_was_written() -> None:
    with smtp_server() as mailbox:
        post(mailbox.port).send(message())
    (arrived,) = mailbox.messages
    assert mailbox.recipients == ["lee@example.invalid"]
    assert arrived["To"] == "Lee Lead <lee@example.invalid>"
    assert (arrived["Subject"], arrived["Message-ID"]) == ("1 thing due", "<reminder-1@example.invalid>")
    assert arrived["Date"].datetime == AT
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_content_type() == "text/plain"
    assert arrived.get_content().replace("\r\n", "\n") == "Bald fällig: “Tiefe”\n"


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Due\r\nBcc: everybody@example.invalid"},
        {"subject": "Due\nnow"},
        {"to": ("Lee\r\nBcc: everybody@example.invalid", LEE[1])},
        {"to": ("Lee", "lee@example.invalid\r\nBcc: everybody@example.invalid")},
        {"to": ("Lee", "lee@example.invalid, everybody@example.invalid")},
        {"to": ("Lee", "nobody")},
        {"to": ("Lee", "")},
        {"to": ("Lee\u2028Lead", LEE[1])},
        {"sender": "me@example.invalid\nBcc: everybody@example.invalid"},
        {"message_id": "<a@b>\r\nBcc: everybody@example.invalid"},
    ],
)
def test_what_would_break_out_of_its_line_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        message(**changes)


def test_a_name_with_commas_and_quotes_stays_a_name() -> None:
    with smtp_server() as mailbox:
        post(mailbox.port).send(message(to=('Lead, "Lee" É.', LEE[1])))
    (address,) = mailbox.messages[0]["To"].addresses
    assert (address.display_name, address.addr_spec) == ('Lead, "Lee" É.', LEE[1])


def test_a_server_that_wants_a_password_gets_it() -> None:
    with smtp_server(password="open sesame") as mailbox:
        post(mailbox.port, user="tracker", password="open sesame").send(message())
        with pytest.raises(MailUnavailable, match="wrong password"):
            post(mailbox.port, user="tracker", password="guess").send(message())
    assert len(mailbox.messages) == 1


def test_a_password_never_leaves_in_the_clear() -> None:
    with pytest.raises(MailUnavailable, match="STARTTLS"):
        post(25, host="mail.example.invalid", user="tracker", password="secret").send(message())


def test_somebody_the_server_does_not_know_is_said_with_its_words() -> None:
    with smtp_server(refused=LEE[1]) as mailbox, pytest.raises(MailRefused, match="no such mailbox"):
        post(mailbox.port).send(message())


def test_a_server_that_is_not_there_is_said() -> None:
    with smtp_server() as mailbox:
        port = mailbox.port
    with pytest.raises(MailUnavailable, match=f"127.0.0.1:{port} cannot be used"):
        post(port).send(message())


def test_a_server_without_starttls_gets_nothing() -> None:
    with smtp_server() as mailbox, pytest.raises(MailUnavailable, match="STARTTLS"):
        post(mailbox.port, uses_starttls=True).send(message())
    assert mailbox.messages == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of this machine's own address, with its key in the same file."""
    openssl = shutil.which("openssl")
    assert openssl is not None, "openssl makes the certificate; python -m tests.machine installs it"
    file = tmp_path / "server.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", file, "-out",
         tmp_path / "certificate.pem", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    file.write_text(file.read_text() + (tmp_path / "certificate.pem").read_text())
    return file


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_starttls_encrypts_where_the_certificate_is_trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(context=server_context(certificate), password="open sesame") as mailbox:
        post(mailbox.port, uses_starttls=True, user="tracker", password="open sesame").send(message())
    assert mailbox.was_encrypted == [True]


def test_a_certificate_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with (
        smtp_server(context=server_context(certificate)) as mailbox,
        pytest.raises(MailUnavailable, match=r"(?i)certificate"),
    ):
        post(mailbox.port, uses_starttls=True).send(message())
    assert mailbox.messages == []


def test_the_outbox_holds_the_message_for_its_owner_alone(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "new" / "outbox")
    for _ in range(2):
        outbox.send(message())
    (file,) = outbox.folder.iterdir()
    assert file.suffix == ".eml"
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    kept = message_from_bytes(file.read_bytes(), policy=default)
    assert kept["To"] == "Lee Lead <lee@example.invalid>"
    assert kept.get_content().replace("\r\n", "\n") == "Bald fällig: “Tiefe”\n"


def test_an_outbox_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file")
    with pytest.raises(MailUnavailable, match="cannot be written"):
        Outbox(tmp_path / "outbox").send(message())
