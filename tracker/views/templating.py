"""What every template may use."""

from typing import Any

from flask import Flask, current_app, request, url_for
from jinja2 import StrictUndefined
from werkzeug.routing import BuildError

from tracker import formatters
from tracker.domain.status import STATUS_ORDER
from tracker.formatters import number_label
from tracker.views.page_url import page_url
from tracker.views.navigation import ways_through
from tracker.views.session import clock, current_actor, today


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
        count=formatters.format_count, how=explanation_url, page_url=page_url, STATUS_ORDER=STATUS_ORDER,
        ways_through=ways_through
    )
    app.jinja_env.tests["route"] = lambda endpoint: endpoint in app.view_functions
    app.context_processor(_common)
