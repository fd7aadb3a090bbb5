"""The sign-in page, wherever it is shown, and giving back what was typed before it."""

from flask import Response, make_response, render_template, request

from tracker.forms.returning import GIVEN_BACK
from tracker.forms.session import SignInForm
from tracker.queries.demonstration import list_personas
from tracker.views.request.kept_form import KeptForm, keep_form
from tracker.views.request.session import takes_demonstration


def sign_in_page(form: SignInForm, kept: str | None, status: int, message: str | None = None) -> Response:
    """Return the sign-in page."""
    page = render_template(
        "sessions/sign_in.html",
        form=form,
        kept=kept,
        message=message,
        next=wanted_page(),
        personas=list_personas() if takes_demonstration() else (),
    )
    return make_response(page, status, {"Cache-Control": "no-store"})


def ask_to_sign_in(message: str = "Your session has ended. Sign in, and what you typed comes back.") -> Response:
    """Return the sign-in form for somebody who sent a form without a session; what they typed waits in it."""
    return sign_in_page(SignInForm(formdata=None), keep_form(), 401, message)


def sign_in_anew() -> Response:
    """Return the sign-in form again where its own session had ended."""
    message = "This page was open for long. Please enter your password once more."
    return sign_in_page(SignInForm(), request.form.get("kept"), 400, message)


def give_back(kept: KeptForm, status: int = 200) -> Response:
    """Return the page that leads back to a form with all that was typed."""
    page = render_template("sessions/give_back.html", kept=kept, given_back=GIVEN_BACK)
    return make_response(page, status, {"Cache-Control": "no-store"})


def wanted_page() -> str | None:
    """Return the page somebody was on their way to, where it is one of ours, or None.

    A browser reads a backslash as a slash and drops control characters: both could make "//elsewhere" of a path.
    """
    target = request.args.get("next", "")
    is_path = target.startswith("/") and not target.startswith("//")
    return target if is_path and "\\" not in target and target.isprintable() else None
