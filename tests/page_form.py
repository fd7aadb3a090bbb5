"""A page's form as a browser would send it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse


def form_values(response: TestResponse) -> dict[str, str]:
    """Return what the form in the middle of a page would send if its button were pressed now."""
    main = next(element for element in _tree(response).iter("main"))
    forms = [form for form in main.iter("form") if form.get("method") == "post"]
    assert len(forms) == 1, f"This page has {len(forms)} forms to send."
    return dict(pair for element in forms[0].iter() for pair in _pairs(element))


def errors_of(response: TestResponse) -> dict[str, str]:
    """Return what stands beside each field as wrong, by the field's id."""
    found = {}
    for element in _tree(response).iter("span"):
        if "usa-error-message" in element.get("class", ""):
            field_id = element.get("id", "").rpartition("-error-")[0]
            found[field_id] = "".join(element.itertext()).strip()
    return found


def _tree(response: TestResponse) -> Element:
    tree: Element = response.tree  # type: ignore[attr-defined]
    return tree


def _pairs(element: Element) -> Iterator[tuple[str, str]]:
    name = element.get("name")
    if name is None or element.tag == "button":
        return
    if element.tag == "textarea":
        yield name, "".join(element.itertext())
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        yield from ((name, option.get("value", "")) for option in chosen)
    elif element.get("type") not in ("radio", "checkbox") or element.get("checked") is not None:
        yield name, element.get("value", "y")
