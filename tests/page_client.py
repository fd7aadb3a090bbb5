"""A test client that reads every page the way a strict reader would."""

import contextvars
import re
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from flask_login import login_user
from werkzeug.test import TestResponse

from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.views.request.session import SignedIn

_DATA_BLOCK = "application/json"
#: Elements that stand within a line of words.
_INLINE = {"a", "abbr", "b", "code", "data", "em", "i", "label", "small", "span", "strong", "sub", "sup", "time"}


class PageClient(FlaskClient):
    """A client that parses every HTML answer strictly and leaves nothing behind from one request to the next.

    Each request runs in a context of its own, as it would on a server, so a forgotten commit is lost with it. What the
    test's own session has read is forgotten too. `response.tree` is the parsed page.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and check the page that comes back."""
        db.session.rollback()
        response: TestResponse = contextvars.Context().run(super().open, *args, **kwargs)
        db.session.rollback()
        if response.mimetype == "text/html" and response.data:
            response.tree = check_page(response.get_data(as_text=True))  # type: ignore[attr-defined]
        return response

    def sign_in(self, actor: Actor) -> None:
        """Sign somebody in without asking for a password."""
        kept = contextvars.Context().run(self._session_of, actor)
        with self.session_transaction() as session:
            session.clear()
            session.update(kept)

    def _session_of(self, actor: Actor) -> dict[str, Any]:
        """Return what the session of a signed-in person holds."""
        from flask import session

        with self.application.test_request_context(environ_base=self.environ_base):
            login_user(SignedIn(actor))
            return dict(session)


def check_page(html: str) -> Element:
    """Return a page's tree; refuse what no page may hold.

    :raise AssertionError: it is no valid HTML, an id stands twice, or the content policy would block a part of it.
    """
    try:
        tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    except html5lib.html5parser.ParseError as error:
        raise AssertionError(f"This page is no valid HTML: {error}\n{html}") from error
    twice = [id for id, count in Counter(each.get("id") for each in tree.iter() if each.get("id")).items() if count > 1]
    assert not twice, f"These ids stand twice: {twice}"
    for element in tree.iter():
        blocked = [name for name in element.attrib if name == "style" or name.startswith("on")]
        assert not blocked, f"The content policy blocks {blocked} of <{element.tag}>."
        inline = element.tag == "style" or (element.tag == "script" and element.get("src") is None)
        assert not inline or element.get("type") == _DATA_BLOCK, f"The content policy blocks an inline <{element.tag}>."
    return tree


def text_of(element: Element | TestResponse) -> str:
    """Return the words of a page or of a part of it, each gap as one space; data blocks are left out."""
    tree = element.tree if isinstance(element, TestResponse) else element  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", "".join(_pieces(tree))).strip()


def _pieces(element: Element) -> list[str]:
    """Return the texts of an element in order."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return []
    gap = "" if element.tag in _INLINE else " "
    own = [gap, element.text or ""]
    for child in element:
        own += [*_pieces(child), child.tail or ""]
    return [*own, gap]
