"""The demonstration in a real browser: served on loopback, watched for what the policy blocks and for other hosts."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.demonstration.conftest import installed
from tests.machine import CHROMIUM_FLAGS, chromium_path
from tests.server import served

__all__ = ["installed"]

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
