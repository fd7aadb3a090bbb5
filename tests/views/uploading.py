"""Downloading a workbook, sending one, and saying yes to what it would change, as its owner does."""

import io
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.factories import PUBLISHED
from tests.page_client import PageClient, text_of
from tests.workbooks import Book
from tracker.extensions import db

STRATEGY = "/strategies/harbor"
NEW = f"{STRATEGY}/uploads/new"
#: When something is added to the published plan.
AFTER = PUBLISHED + timedelta(days=1)
WORDS = {"status": "On track", "summary": "The east channel is half surveyed."}


def download(client: PageClient, **chosen: str) -> Book:
    response = client.get(f"{STRATEGY}/workbook.xlsx", query_string=chosen)
    assert response.status_code == 200, response.text
    return Book(response.data)


def send(client: PageClient, data: bytes, name: str = "mine.xlsx") -> str:
    response = client.post(NEW, data={"file": (io.BytesIO(data), name)})
    assert response.status_code == 302, text_of(response)
    return str(response.location)


def confirm(client: PageClient, address: str, **more: str) -> TestResponse:
    page = client.get(address)
    fields = [each for each in page.tree.iter("input") if each.get("name") == "digest"]  # type: ignore[attr-defined]
    assert fields, text_of(page)
    return client.post(f"{address}/confirm", data={"digest": fields[0].get("value"), **more})


def count(model: type[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0
