"""Safe by default: headers, cookies, limits, secrets."""

import os
import re
import stat
from pathlib import Path

import pytest
from flask import Flask, abort

from tests.factories import make_strategy
from tests.page_client import PageClient
from tracker import create_app
from tracker.config import read_settings
from tracker.views.request.security import HEADERS, POLICY

ROOT = Path(__file__).parents[2]


@pytest.fixture
def served(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Give an app with a strategy in which going to /method fails, as nobody planned it."""
    make_strategy()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.view_functions["method.show"] = lambda: 1 / 0
    app.view_functions["health.show"] = lambda: abort(429)
    return app


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/sign-in", 200),
        ("GET", "/account", 302),
        ("GET", "/nowhere", 404),
        ("GET", "/strategies/harbor/briefing.json", 401),
        ("POST", "/sign-in", 422),
        ("POST", "/account/tokens", 401),
        ("PUT", "/sign-in", 405),
        ("GET", "/health", 429),
        ("GET", "/method", 500),
        ("GET", "/static/dist/nowhere.css", 404),
    ],
)
def test_every_answer_carries_the_headers(
    served: Flask, client: PageClient, method: str, address: str, status: int
) -> None:
    answer = client.open(address, method=method)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers.getlist(name) == [value], name
    assert "Strict-Transport-Security" not in answer.headers


def test_built_files_carry_the_headers_too(client: PageClient, app: Flask) -> None:
    with app.test_request_context():
        address = app.jinja_env.globals["asset_url"]("tracker.css")  # type: ignore[operator]
    answer = client.get(address, buffered=True)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "immutable" in answer.headers["Cache-Control"]


def test_an_encrypted_connection_stays_one(client: PageClient) -> None:
    answer = client.get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    """No inline script or style, no other host, no frame around a page, no form that leads away."""
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "*" not in POLICY
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert set(" ".join(rules.values()).split()) == {"'none'", "'self'", "blob:"}


def test_no_template_or_script_names_another_host() -> None:
    kinds = ("*.html", "*.js", "*.css")
    files = [
        file for kind in kinds for folder in ("templates", "tracker/static") for file in (ROOT / folder).rglob(kind)
    ]
    own = [file for file in files if not any(part.startswith("dist") for part in file.parts)]
    for file in own:
        hosts = set(re.findall(r"https?://([\w.-]+)", file.read_text())) - {"www.w3.org"}
        assert not hosts, f"{file}: the pages ask no other host for anything, not even {hosts}"


def test_what_belongs_to_a_reader_is_kept_by_nobody_else(served: Flask, client: PageClient) -> None:
    page = client.get("/sign-in")
    assert page.headers["Cache-Control"] == "no-store"
    assert {"Cookie", "Authorization"} <= set(page.vary)
    assert client.get("/").headers["Cache-Control"] == "private, no-cache"


def test_more_than_the_limit_is_refused_in_the_house_s_words(app: Flask, client: PageClient) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] == 16 * 1024 * 1024
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = client.post("/sign-in", data={"email": "x" * 2000})
    assert answer.status_code == 413
    assert b"larger than this installation takes" in answer.data


def test_the_secret_is_made_once_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    instance = tmp_path / "new" / "instance"
    secret = read_settings(str(instance))["SECRET_KEY"]
    assert len(secret) == 64
    assert read_settings(str(instance))["SECRET_KEY"] == secret
    assert stat.S_IMODE(os.stat(instance / "secret_key").st_mode) == 0o600


def test_the_cookie_s_flags_are_set_whatever_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(tmp_path))
    config = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"}).config
    assert config["SESSION_COOKIE_HTTPONLY"]
    assert config["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert config["TRACKER_SESSION_HOURS"] == 12
    assert not config["DEBUG"]
    monkeypatch.setenv("TRACKER_SECURE_COOKIES", "1")
    assert create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"}).config["SESSION_COOKIE_SECURE"]


def test_sessions_are_bound_to_their_browser() -> None:
    from tracker.extensions import login

    assert login.session_protection == "strong"
