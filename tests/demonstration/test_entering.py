"""The first minute: the first page, its buttons, and who is let in from where."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import settings
from tests.demonstration.conftest import DATABASE, opened
from tests.page_client import PageClient, text_of
from tracker import create_app

DASHBOARD = "/strategies/fusion-center-engagement-2022-2026"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


def test_the_first_page_says_what_this_is_and_offers_six_ways_in(client: PageClient) -> None:
    page = client.get("/")
    words = text_of(page)
    assert "Fusion Center Engagement and Information Sharing Strategy for 2022–2026" in words
    assert "UNCLASSIFIED · Illustrative plan, not the Department's" in words
    buttons = [text_of(button) for button in page.tree.iter("button")]
    assert buttons == [
        "Enter as leadership",
        "Enter as responsible office (FEMA)",
        "Enter as planner",
        "Enter as briefer",
        "Enter as auditor",
        "Enter as approver (I&A)",
    ]


@pytest.mark.parametrize(
    ("person", "job", "actions"),
    [
        ("leadership", DASHBOARD, 92),
        ("kendall-example", f"{DASHBOARD}/my-updates", 89),
        ("planner", f"{DASHBOARD}/plan", 92),
        ("briefer", DASHBOARD, 92),
        ("auditor", DASHBOARD, 92),
    ],
)
def test_each_button_leads_to_the_job_and_from_there_to_the_counts(
    client: PageClient, person: str, job: str, actions: int
) -> None:
    """A lead reads the public part over all: three actions are internal."""
    client.post(f"/enter/account.{person}")
    assert client.get("/").headers["Location"] == job
    assert client.get(job).status_code == 200
    words = text_of(client.get(DASHBOARD))
    assert f"Of {actions} published actions: 31 complete (9 late), " in words
    assert "Illustrative plan, not the Department's" in words


def test_reporting_as_fema_in_three_clicks_moves_goal_3_1(client: PageClient) -> None:
    """Enter, open the action, open its report: what is sent shows on the goal at once."""
    client.post("/enter/account.kendall-example")
    assert goal_progress(client) == "59"
    office = client.get(client.get("/").headers["Location"])
    action = client.get(link_to(office, "3.1.3-A2"))
    address = link_to(action, "Report")
    page = client.get(address)
    hidden = {each.get("name"): each.get("value") for each in page.tree.iter("input") if each.get("type") == "hidden"}
    milestone = "milestones-milestone.state-agency-center-briefings.forty"
    report = {
        "status": "on_track",
        "summary": "The fortieth agency was briefed this morning.",
        f"{milestone}-is_achieved": "y",
        f"{milestone}-achieved_on": "2025-12-15",
        f"{milestone}-evidence_title": "List of briefings held",
        f"{milestone}-evidence_reference": "FEMA-2025-114 (illustrative)",
    }
    answer = client.post(address, data=hidden | report)
    assert answer.status_code == 302, text_of(answer)
    assert goal_progress(client) == "64"


@pytest.mark.parametrize("page", [DASHBOARD, f"{DASHBOARD}/goals/3.1"])
def test_every_file_is_named_illustrative(client: PageClient, page: str) -> None:
    client.post("/enter/account.leadership")
    links = [str(each.get("href")) for each in client.get(page).tree.iter("a")]
    files = {link for link in links if link.split("?")[0].endswith((".csv", ".json"))} | {f"{DASHBOARD}/briefing.json"}
    assert len(files) > 1
    for file in sorted(files):
        assert 'filename="illustrative-' in client.get(file).headers["Content-Disposition"], file


def test_what_is_not_there_is_said_under_the_demonstration_s_bar(client: PageClient) -> None:
    client.post("/enter/account.leadership")
    assert client.get(f"{DASHBOARD}/goals/9.9").status_code == 404
    then = client.get(f"{DASHBOARD}/actions/1.1.1-A1?on=2022-06-20")
    assert then.status_code == 404
    assert "See it as it stands today" in text_of(then)


def goal_progress(client: PageClient) -> str | None:
    """Return how far the page over all says goal 3.1 is."""
    figures = client.get(DASHBOARD).tree.iter("data")
    return next(each.get("value") for each in figures if each.get("data-figure") == "goals/3.1/progress")


def link_to(page: TestResponse, words: str) -> str:
    """Return the address of the first link of a page that begins with some words."""
    return next(str(each.get("href")) for each in page.tree.iter("a") if text_of(each).startswith(words))


def test_nobody_else_of_the_demonstration_is_entered(client: PageClient) -> None:
    assert client.post("/enter/account.quinn-demo").status_code == 404


def test_from_elsewhere_there_is_no_button_and_no_way_in(client: PageClient) -> None:
    page = client.get("/", environ_base=ELSEWHERE)
    assert "Enter as" not in text_of(page)
    assert client.post("/enter/account.planner", environ_base=ELSEWHERE).status_code == 404
    forwarded = {"X-Forwarded-For": "192.0.2.7"}
    assert "Enter as" not in text_of(client.get("/", headers=forwarded))


def test_a_session_begun_here_does_not_work_from_elsewhere(client: PageClient) -> None:
    client.post("/enter/account.leadership")
    assert client.get(DASHBOARD).status_code == 200
    answer = client.get(DASHBOARD, environ_base=ELSEWHERE)
    assert answer.status_code == 302
    assert "/sign-in" in answer.headers["Location"]


def test_the_clock_starts_on_15_december_2025_and_runs(app: Flask, client: PageClient) -> None:
    shown = app.extensions["tracker_clock"].now()
    start = datetime(2025, 12, 15, 14, tzinfo=UTC)
    assert start < shown < start + timedelta(hours=1)
    time.sleep(0.002)
    assert app.extensions["tracker_clock"].now() > shown
    assert "Its clock began on 15 Dec 2025 and runs" in text_of(client.get("/"))


def test_the_clock_goes_on_where_it_was_after_a_restart(folder: Path) -> None:
    kept_file = folder / "demonstration.json"
    kept = json.loads(kept_file.read_text())
    set_at = datetime.fromisoformat(kept["clock_set_at"]) - timedelta(days=3)
    kept_file.write_text(json.dumps(kept | {"clock_set_at": set_at.isoformat()}))
    with opened(folder) as app:
        assert app.extensions["tracker_clock"].today("America/New_York").isoformat() == "2025-12-18"


def test_the_environment_sets_the_clock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CLOCK", "2026-02-02")
    with opened(folder) as app:
        assert app.extensions["tracker_clock"].now() >= datetime(2026, 2, 2, 14, tzinfo=UTC)
        assert "Its clock began on 2 Feb 2026" in text_of(app.test_client().get("/"))


def test_installing_with_the_environments_clock_starts_it_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CLOCK", "2026-02-02T10:00")
    assert "2026-02-02 10:00" in _install(folder, monkeypatch, "--demo")
    monkeypatch.delenv("TRACKER_CLOCK")
    with opened(folder) as app:
        assert app.extensions["tracker_clock"].today("America/New_York").isoformat() == "2026-02-02"


def test_another_database_is_no_demonstration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(folder))
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{folder / 'real.sqlite'}")
    app = create_app({"SECRET_KEY": "a key for tests"})
    assert not app.config["TRACKER_DEMONSTRATION"]
    assert not app.extensions["tracker_clock"].is_shifted


def test_installing_again_keeps_the_data_and_the_clock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (folder / "demonstration.json").read_text()
    assert _install(folder, monkeypatch, "--demo") == "      Data kept.\n"
    assert (folder / "demonstration.json").read_text() == before


def test_a_demonstration_is_known_again_where_its_mark_was_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "demonstration.json").unlink()
    assert "Data kept." in _install(folder, monkeypatch, "--demo")
    with opened(folder) as app:
        assert app.config["TRACKER_DEMONSTRATION"]


def test_a_real_installation_is_refused_in_the_demonstrations_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _install(folder, monkeypatch, "--no-demo", exit_code=1)
    assert "holds an illustrative plan; a real plan is never put beside it" in said


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, exit_code: int = 0) -> str:
    """Run the command as a process of its own would, and return what it says."""
    monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(folder))
    app = create_app(settings(f"sqlite:///{folder / DATABASE}"))
    result = app.test_cli_runner().invoke(args=["install", *arguments])
    assert result.exit_code == exit_code, result.output
    return result.output
