"""What every page that changes something does: carry it out, or give the form back with all that was typed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from wtforms import Field
from wtforms.widgets import HiddenInput

from tracker.domain.document.strategy import Strategy
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.forms.element import ElementForm
from tracker.pages.period import outside_period_warning
from tracker.views.request.session import current_actor, now


def carry_out(form: ElementForm, *acts: Callable[..., object]) -> bool:
    """Do what a form asks for, as whoever is asking, and commit; return whether it was done.

    Where it is refused nothing is written and the form says why. After a stale edit, with both values shown, the form
    can be sent again on top of what is there now.

    :raise Forbidden: the person may not do it at all.
    """
    try:
        for act in acts:
            act(by=current_actor(), at=now())
    except Forbidden:
        raise
    except Refused as refusal:
        db.session.rollback()
        form.show(refusal)
        if isinstance(refusal, StaleEdit):
            form.restart(**_hidden(form, refusal.theirs))
        return False
    db.session.commit()
    return True


def _hidden(form: ElementForm, values: Mapping[str, object]) -> dict[str, object]:
    """Return those values a form holds in hidden fields: the versions it was filled from."""
    fields = {field.name: field for field in form}
    return {name: value for name, value in values.items() if name in fields and _is_hidden(fields[name])}


def _is_hidden(field: Field) -> bool:
    """Return whether a field is not shown."""
    return isinstance(field.widget, HiddenInput)


def answer(template: str, form: ElementForm, **context: object) -> ResponseReturnValue:
    """Return the page of a form: as it is asked for, or given back with what is wrong."""
    return render_template(template, form=form, **context), 422 if form.problems else 200


def warn_of_days_outside(strategy: Strategy, days: Iterable[date | None]) -> bool:
    """Say so where saved days lie outside the strategy's period, and return whether that was said."""
    warning = outside_period_warning(strategy, days)
    if warning is not None:
        flash(warning, "warning")
    return warning is not None
