"""A browser's part without a browser: one kept connection, cookies, forms with their tokens."""

import http.client
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from bench.servers import STATEMENTS, Server

#: Sessions are bound to it.
AGENT = "bench"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    encoding: str
    etag: str | None
    location: str
    statements: int | None

    def form(self) -> dict[str, str]:
        """Return what the page's last form would send as it stands."""
        reader = _FormReader()
        reader.feed(self.body.decode())
        return reader.forms[-1]


class Client:
    """Somebody at a server; signed in once `sign_in` was called."""

    def __init__(self, server: Server) -> None:
        self._cookies: dict[str, str] = {}
        self._connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=120)

    def get(self, path: str, **headers: str) -> Answer:
        """Return what is at a path; `headers` are named as in Python: if_none_match."""
        return self._ask("GET", path, None, {name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, form: dict[str, str]) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})

    def sign_in(self, email: str, password: str) -> None:
        """Sign in as anybody does.

        :raise RuntimeError: it was refused.
        """
        form = self.get("/sign-in").form() | {"email": email, "password": password}
        answer = self.post("/sign-in", form)
        if answer.status != 302:
            raise RuntimeError(f"{email} could not sign in: {answer.status}")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        """Send a request and read the answer to its end; a connection the server has closed is opened again."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers |= {"User-Agent": AGENT, **({"Cookie": cookies} if cookies else {})}
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):
            self._connection.close()
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
        content = response.read()
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self._cookies[name] = value
        count = response.headers.get(STATEMENTS)
        return Answer(
            response.status,
            content,
            response.headers.get("Content-Encoding", ""),
            response.headers.get("ETag"),
            response.headers.get("Location", ""),
            int(count) if count is not None else None,
        )


def getting(client: Client, path: str) -> Callable[..., Answer]:
    """Return what asks for a path."""
    return lambda **headers: client.get(path, **headers)


class _FormReader(HTMLParser):
    """Reads what the forms of a page hold."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = [{}]
        self._list = ""
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a form or a field of it."""
        values = {name: value or "" for name, value in attrs}
        name, form = values.get("name", ""), self.forms[-1]
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self._list = name
        elif tag == "option" and self._list and ("selected" in values or self._list not in form):
            form[self._list] = values.get("value", "")
        elif tag == "textarea":
            self._words, form[name] = name, ""
        elif tag == "input" and name:
            is_chosen = values.get("type") not in ("radio", "checkbox") or "checked" in values
            form.update({name: values.get("value", "")} if is_chosen else {})

    def handle_data(self, data: str) -> None:
        """Take the words of a text field."""
        if self._words:
            self.forms[-1][self._words] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave a field."""
        if tag == "select":
            self._list = ""
        elif tag == "textarea":
            self._words = ""
