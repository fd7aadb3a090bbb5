"""The product as it is served, in the made-up world's time, with the statements of each request counted in a header.

TRACKER_INSTANCE_PATH=... gunicorn bench.wsgi:app
"""

import threading
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlalchemy import Engine, event

import app as product
from bench.importer import set_clock
from bench.servers import STATEMENTS


class Counted:
    """An application that says how many statements each request sent; a thread serves one request at a time."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.local = threading.local()
        event.listen(Engine, "before_cursor_execute", self.count)

    def count(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        """Count a statement; the beginning of a transaction is none."""
        if not statement.startswith("BEGIN"):
            self.local.count = getattr(self.local, "count", 0) + 1

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        """Serve a request."""
        self.local.count = 0

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, (STATEMENTS, str(self.local.count))], *rest)

        return self.application(environ, start)


set_clock(product.app)
app = Counted(product.app)
