"""The demonstration in a real browser: served on loopback, watched for what the policy blocks and for other hosts."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.demonstration.conftest import installed
from tests.machine import CHROMIUM_FLAGS, chromium_path

__all__ = ["installed"]

ROOT = Path(__file__).parents[2]
STRATEGY = "/strategies/fusion-center-engagement-2022-2026"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a headless Chromium."""
    path = chromium_path()
    assert path, "No Chromium was found: install it (Debian and Ubuntu: apt install chromium), or name it in CHROMIUM."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@contextmanager
def served(instance: Path) -> Iterator[str]:
    """Give the address of an installation, served as in production."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "TRACKER_INSTANCE_PATH": str(instance)}
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    server = subprocess.Popen(
        [*command, "--threads", "4", "--no-control-socket", "--log-level", "error", "app:app"],
        cwd=ROOT,
        env=environment,
    )
    try:
        yield answering(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="session")
def shared_address(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a demonstration for tests that only read."""
    with served(shutil.copytree(installed, tmp_path_factory.mktemp("shared") / "instance")) as address:
        yield address


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a demonstration: this test's own, or the shared one where it is marked `reads`."""
    if request.node.get_closest_marker("reads"):
        yield request.getfixturevalue("shared_address")
        return
    instance = request.getfixturevalue("tmp_path") / "instance"
    with served(shutil.copytree(request.getfixturevalue("installed"), instance)) as address:
        yield address


def answering(address: str) -> str:
    """Return an address once it answers."""
    for _ in range(150):
        try:
            urlopen(f"{address}/health").read()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise TimeoutError(f"{address} does not answer")


@dataclass
class Watch:
    """What a browser complained of, and whom it asked."""

    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def on_request(self, request: Request) -> None:
        """Note a request to anybody else."""
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.strangers.append(request.url)

    def follow(self, page: Page) -> None:
        """Watch a page."""
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self.on_request)


@pytest.fixture
def watch(address: str) -> Iterator[Watch]:
    """Give what watches every page of a test; at its end nothing may have been blocked, and nobody else asked."""
    watch = Watch(address)
    yield watch
    assert not watch.complaints, watch.complaints
    assert not watch.strangers, watch.strangers


@pytest.fixture
def enter(browser: Browser, address: str, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Give a function that enters the demonstration as one of its people: enter("planner", width=390)."""
    contexts: list[BrowserContext] = []

    def enter(persona: str, *, width: int = 1440, height: int = 900, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, base_url=address
        )
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        page.goto("/")
        page.get_by_role("button", name=f"Enter as {persona}").click()
        return page

    yield enter
    for context in contexts:
        context.close()
