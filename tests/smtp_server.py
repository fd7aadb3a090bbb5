"""A real SMTP server on loopback, for tests: it takes messages, wants STARTTLS or a password, or refuses somebody."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any


@dataclass
class Mailbox:
    """What a server took, and how it behaves; `after` is called when a message was taken, before it is acknowledged."""

    port: int = 0
    context: ssl.SSLContext | None = None
    password: str | None = None
    refused: str | None = None
    after: Any = None
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    was_encrypted: list[bool] = field(default_factory=list)


class _Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    server: Any

    def handle(self) -> None:
        """Answer line by line."""
        self.is_encrypted = self.is_known = self.is_over = False
        self._say("220 loopback")
        while not self.is_over and (line := self.rfile.readline().decode().strip()):
            verb, _, rest = line.partition(" ")
            if verb.upper() == "QUIT":
                self._say("221 bye")
                return
            getattr(self, f"_{verb.lower()}", self._unknown)(rest)

    def finish(self) -> None:
        """Close what STARTTLS put in the place of the first connection too."""
        super().finish()
        self.request.close()

    def _ehlo(self, _rest: str) -> None:
        box = self.server.mailbox
        offers = ["loopback", "STARTTLS"] if box.context is not None and not self.is_encrypted else ["loopback"]
        offers += ["AUTH PLAIN"] if box.password is not None else []
        for offer in offers[:-1]:
            self._say(f"250-{offer}")
        self._say(f"250 {offers[-1]}")

    def _starttls(self, _rest: str) -> None:
        self._say("220 go ahead")
        plain = (self.rfile, self.wfile)
        try:
            self.request = self.server.mailbox.context.wrap_socket(self.request, server_side=True)
        except OSError:  # the client did not trust us
            self.is_over = True
            return
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", buffering=0)
        for file in plain:
            file.close()
        self.is_encrypted = True

    def _auth(self, rest: str) -> None:
        given = base64.b64decode(rest.split(" ")[1]).decode().split("\0")[2]
        self.is_known = given == self.server.mailbox.password
        self._say("235 welcome" if self.is_known else "535 wrong password")

    def _mail(self, _rest: str) -> None:
        is_asked = self.server.mailbox.password is not None and not self.is_known
        self._say("530 sign in first" if is_asked else "250 ok")

    def _rcpt(self, rest: str) -> None:
        self.to = rest.removeprefix("TO:").strip("<>")
        is_refused = self.to == self.server.mailbox.refused
        self._say("550 no such mailbox" if is_refused else "250 ok")

    def _data(self, _rest: str) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        box = self.server.mailbox
        box.messages.append(message_from_bytes(b"".join(lines), policy=default))
        box.recipients.append(self.to)
        box.was_encrypted.append(self.is_encrypted)
        if box.after is not None:
            box.after()
        self._say("250 taken")

    def _rset(self, _rest: str) -> None:
        self._say("250 ok")

    def _unknown(self, _rest: str) -> None:
        self._say("502 what?")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, _request: Any, _address: Any) -> None:
        """Say nothing: a client may go away at any time."""


@contextmanager
def smtp_server(**behaviour: Any) -> Iterator[Mailbox]:
    """Give the mailbox of a server that listens on loopback."""
    mailbox = Mailbox(**behaviour)
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.mailbox = mailbox  # type: ignore[attr-defined]
        mailbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield mailbox
        server.shutdown()
