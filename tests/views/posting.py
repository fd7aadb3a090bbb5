"""Sending the forms of a page as a browser would, hidden fields and all."""

from typing import Any
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse

from tests.page_client import PageClient


def form_of(page: TestResponse, *, holding: str | None = None) -> Element:
    """Return the page's own form that is posted: the first but for signing out, or the one that holds a field."""
    for form in page.tree.iter("form"):  # type: ignore[attr-defined]
        names = {field.get("name") for field in form.iter() if field.get("name")}
        if form.get("method") == "post" and form.get("action") != "/sign-out" and holding in (None, *names):
            return form
    raise AssertionError(f"This page has no such form: {page.get_data(as_text=True)}")


def fields_of(form: Element) -> dict[str, Any]:
    """Return what a form would send if nobody touched it; a name that stands several times has a list."""
    values: dict[str, Any] = {}
    for field in form.iter():
        name, value = field.get("name"), _value(field)
        if name and value is not None:
            values[name] = value if name not in values else [*_listed(values[name]), value]
    return values


def send(client: PageClient, page: TestResponse, *, holding: str | None = None, **typed: Any) -> TestResponse:
    """Send a page's form with what was typed."""
    form = form_of(page, holding=holding)
    address = form.get("action") or page.request.path
    return client.post(address, data=fields_of(form) | typed)


def _value(field: Element) -> str | None:
    if field.tag == "textarea":
        return (field.text or "").removeprefix("\n")
    if field.tag == "select":
        chosen = [option for option in field.iter("option") if option.get("selected") is not None]
        first = next(iter(chosen or field.iter("option")), None)
        return None if first is None else first.get("value", first.text)
    if field.tag != "input" or field.get("type") == "submit":
        return None
    if field.get("type") in ("checkbox", "radio") and field.get("checked") is None:
        return None
    return field.get("value", "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
