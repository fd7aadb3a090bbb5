"""What every template may use."""

from typing import Any

from flask import Flask, current_app
from jinja2 import StrictUndefined

from tracker import formatters
from tracker.domain.status import STATUS_ORDER
from tracker.formatters import number_label
from tracker.views.session import clock, current_actor, now


def _common() -> dict[str, Any]:
    """Return what the layout of every page needs."""
    return {
        "actor": current_actor(),
        "agency": current_app.config["TRACKER_AGENCY"],
        "is_demonstration": current_app.config["TRACKER_DEMONSTRATION"],
        "clock_is_shifted": clock().is_shifted,
        "now": now(),
    }


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
    app.jinja_env.globals.update(count=formatters.format_count, STATUS_ORDER=STATUS_ORDER)
    app.context_processor(_common)
