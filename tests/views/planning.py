"""What the tests of the planner's pages have in common."""

from typing import Any

from werkzeug.test import TestResponse

from tests.page_client import PageClient
from tests.page_form import form_values


def send(client: PageClient, address: str, **typed: Any) -> TestResponse:
    """Fill a page's form and send it."""
    return client.post(address, data=form_values(client.get(address)) | typed)


def send_twice(client: PageClient, address: str, **typed: Any) -> None:
    """Fill a page's form and press its button twice."""
    values = form_values(client.get(address)) | typed
    for _ in range(2):
        response = client.post(address, data=values)
        assert response.status_code == 302, response.get_data(as_text=True)
