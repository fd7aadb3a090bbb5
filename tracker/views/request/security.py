"""The headers every answer carries: pages, data, built files and errors alike."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}


class SecureAnswers:
    """A WSGI application whose every answer carries the headers: what serves the built files knows no Flask."""

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        wanted = HEADERS | _ENCRYPTED if environ["wsgi.url_scheme"] == "https" else HEADERS

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            present = {name.lower() for name, _ in headers}
            more = [(name, value) for name, value in wanted.items() if name.lower() not in present]
            return start_response(status, headers + more, exc_info)

        return self.application(environ, start)


def refuse_garbled_address() -> Response | None:
    """Answer an address with signs that no page has and no database takes, before anything is looked up by it."""
    asked = (request.path, *(text for pair in request.args.items(multi=True) for text in pair))
    if not any(map(_CONTROL.search, asked)):
        return None
    return Response("This address is garbled: it holds signs that no address has.\n", 400, mimetype="text/plain")


def keep_private(response: Response) -> Response:
    """Return the answer so that what belongs to a reader is kept by nobody else."""
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store" if request.method == "POST" else "private, no-cache"
    response.vary.add("Cookie")
    response.vary.add("Authorization")
    return response


def init_app(app: Flask) -> None:
    """Add the headers to every answer, and answer no garbled address."""
    app.before_request(refuse_garbled_address)
    app.after_request(keep_private)
    app.wsgi_app = SecureAnswers(app.wsgi_app)  # type: ignore[method-assign]  # the documented way to wrap an application
