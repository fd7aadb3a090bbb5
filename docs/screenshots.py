"""Take the README's pictures, and any page at every width and on paper.

    python docs/screenshots.py                                    the README's pictures into docs/pictures
    python docs/screenshots.py --out DIR --as PERSONA PATH ...    some pages at 1440, 768 and 390, and as PDF

A path that begins with a slash is one of the installation, any other one of its strategy ("goals/1.1"); a persona is
a word of its button on the first page ("leadership", "FEMA", "planner", "briefer", "auditor", "approver"). It installs
a demonstration into a temporary folder, or uses the one in TRACKER_INSTANCE_PATH, and serves it on loopback.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.machine import CHROMIUM_FLAGS, chromium_path  # noqa: E402 - the checkout is not installed
from tests.server import served  # noqa: E402 - the checkout is not installed

STRATEGY = "/strategies/fusion-center-engagement-2022-2026"
WIDTHS = (1440, 768, 390)
PRINTED_FROM = 1000  # the width of the window a sheet is printed from


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the README: as whom, of which page of the strategy, how wide and how high."""

    persona: str
    path: str
    width: int
    height: int


PICTURES = {
    "strategy": Picture("leadership", "", 1280, 1212),
    "goal": Picture("leadership", "goals/3.1", 1280, 905),
    "figure": Picture("leadership", "figures/goals/3.1/progress", 1100, 840),
    "report-on-a-phone": Picture("FEMA", "actions/3.1.3-A2/reports/new", 390, 1130),
    "assignment": Picture("planner", "objectives/3.1.3/actions/new", 1280, 990),
    "my-updates": Picture("FEMA", "my-updates", 390, 1130),
    "approval": Picture("approver", "approvals/status-update.feedback-roundtables.fy2026q1", 1280, 860),
    "closed": Picture("planner", "periods/FY2025-Q4", 1280, 900),
    "issued-briefing": Picture("briefer", "briefings/2025-06", 1280, 1000),
    "compare": Picture("leadership", "compare", 1280, 1000),
    "as-it-stood": Picture("leadership", "?on=2024-06-30", 1280, 700),
}


def install(instance: Path) -> None:
    """Install a demonstration where there is none."""
    if not (instance / "tracker.sqlite").exists():
        command = [sys.executable, "-m", "flask", "--app", "app", "install", "--demo"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "TRACKER_INSTANCE_PATH": str(instance)}, check=True)


def address_of(path: str) -> str:
    """Return the whole path of a page that may be named within the strategy."""
    return path if path.startswith("/") else f"{STRATEGY}/{path}".rstrip("/").replace("/?", "?")


def name_of(path: str) -> str:
    """Return what the files of a page are called."""
    return re.sub(r"[^\w.-]+", "_", path).strip("_") or ("home" if path else "strategy")


def entered(browser: Browser, address: str, persona: str) -> Page:
    """Return a page signed in as one of the demonstration's people."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("button", name=persona).first.click()
    return page


def show(page: Page, address: str, width: int, height: int = 900) -> None:
    """Open a page, let every chart of it be drawn, and scroll back to its top."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    for y in range(0, page.evaluate("document.documentElement.scrollHeight"), 600):
        page.evaluate(f"scrollTo(0, {y})")
        page.wait_for_timeout(120)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)


def take_pictures(browser: Browser, address: str, out: Path) -> None:
    """Take the README's pictures."""
    for name, picture in PICTURES.items():
        page = entered(browser, address, picture.persona)
        show(page, address + address_of(picture.path), picture.width, picture.height)
        page.screenshot(path=out / f"{name}.png")
        page.close()


def take_pages(browser: Browser, address: str, out: Path, persona: str, paths: list[str]) -> None:
    """Take some pages at every width and on paper."""
    page = entered(browser, address, persona)
    for path in paths:
        for width in WIDTHS:
            show(page, address + address_of(path), width)
            page.screenshot(path=out / f"{name_of(path)}-{width}.png", full_page=True)
        show(page, address + address_of(path), PRINTED_FROM)
        page.pdf(path=out / f"{name_of(path)}.pdf", prefer_css_page_size=True, print_background=True)


def main() -> None:
    """Take what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--as", dest="persona", default="leadership")
    parser.add_argument("paths", nargs="*")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        instance = Path(os.environ.get("TRACKER_INSTANCE_PATH") or folder)
        install(instance)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        with served(instance) as address:
            if chosen.paths:
                take_pages(browser, address, chosen.out, chosen.persona, chosen.paths)
            else:
                take_pictures(browser, address, chosen.out)
        browser.close()


if __name__ == "__main__":
    main()
