"""What somebody typed into a form whose session had ended: kept in the page, signed, and given back."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from tracker.forms.returning import GIVEN_BACK

#: How long a page with a kept form may be left before signing in.
_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where a form was sent and what was in it, all but passwords."""

    path: str
    fields: tuple[tuple[str, str], ...]


def keep_form() -> str:
    """Return what this request's form holds as a text that is safe to carry in a page."""
    fields = [[name, value] for name, value in request.form.items(multi=True) if _is_kept(name)]
    return _serializer().dumps({"path": request.full_path.rstrip("?"), "fields": fields})


def read_kept_form(text: str | None) -> KeptForm | None:
    """Return the form a page carried, or None where it carried none, or one that we did not write or is too old."""
    try:
        values = _serializer().loads(text, max_age=_SECONDS) if text else None
    except BadData:
        return None
    if values is None:
        return None
    return KeptForm(values["path"], tuple((name, value) for name, value in values["fields"]))


def is_from_elsewhere() -> bool:
    """Return whether a browser says that another site sent this form: that is not what somebody typed here."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def _is_kept(name: str) -> bool:
    """Return whether a field is what somebody typed, and no secret."""
    return name not in ("csrf_token", "kept", GIVEN_BACK) and "password" not in name


def _serializer() -> URLSafeTimedSerializer:
    """Return what signs a kept form."""
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="kept-form")
