"""What every template may use."""

from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from jinja2 import StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup
from werkzeug.routing import BuildError

from tracker import formatters
from tracker.charts.kept import Kept
from tracker.domain.status import STATUS_ORDER
from tracker.formatters import number_label
from tracker.views.request.as_of_picker import as_of_parameters, as_of_picker, keep_as_of, known_caption, same_page
from tracker.views.request.navigation import decision_url, ways_through
from tracker.views.request.page_url import history_url, page_url
from tracker.views.request.session import clock, current_actor, today


def _common() -> dict[str, Any]:
    """Return what the layout of every page needs."""
    return {
        "actor": current_actor(),
        "agency": current_app.config["TRACKER_AGENCY"],
        "is_demonstration": current_app.config["TRACKER_DEMONSTRATION"],
        "clock_is_shifted": clock().is_shifted,
        "clock_started_on": current_app.config["TRACKER_CLOCK_STARTED_ON"],
        "today": today(current_app.config["TRACKER_TIME_ZONE"]),
    }


def explanation_url(owner: Any, name: str) -> str | None:
    """Return the address of how a figure was made, or None outside a strategy."""
    slug = (request.view_args or {}).get("slug")
    address = f"{owner.address}/{name.replace('.', '/')}"
    try:
        return url_for("explanations.show", slug=slug, address=address) if slug else None
    except BuildError:
        return None


def then() -> str:
    """Return what an address that a template writes itself ends with to be of the page's day and moment."""
    parameters = as_of_parameters()
    return f"?{urlencode(parameters)}" if parameters else ""


def once(component: Macro, *values: Any) -> Markup:
    """Return a component made of plain values; one that was made of the same of late is not made again."""
    return Markup(_components.text(component, *values))  # noqa: S704 - the component has escaped what it was given


#: The components this process made last. Each is a function of what it is given and of nothing else.
_components = Kept()


def init_app(app: Flask) -> None:
    """Refuse what is undefined, and let templates say values as the product says them."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        date=formatters.format_date,
        day=formatters.format_day,
        label=formatters.label,
        moment=formatters.format_moment,
        number_label=lambda element: number_label(element.number, element.printed_number),
        shape=lambda status: formatters.STATUS_SHAPES[status],
        shorten=formatters.shorten,
        value=formatters.format_value,
    )
    app.jinja_env.globals.update(
        as_of_parameters=as_of_parameters,
        as_of_picker=as_of_picker,
        count=formatters.format_count,
        decision_url=decision_url,
        history_url=history_url,
        how=explanation_url,
        known_caption=known_caption,
        once=once,
        page_url=page_url,
        same_page=same_page,
        STATUS_ORDER=STATUS_ORDER,
        then=then,
        ways_through=ways_through,
    )
    app.jinja_env.tests["route"] = lambda endpoint: endpoint in app.view_functions
    app.context_processor(_common)
    app.url_defaults(keep_as_of)
