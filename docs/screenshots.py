"""Take the README's pictures, and any page at every width and on paper.

    python docs/screenshots.py                       the README's pictures into docs/pictures
    python docs/screenshots.py --out DIR PATH ...    some pages of the demonstration at 1440, 768 and 390, and as PDF

It installs a demonstration into a temporary folder, or uses the one in TRACKER_INSTANCE_PATH, and serves it on
loopback.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.machine import CHROMIUM_FLAGS, chromium_path  # noqa: E402 - the checkout is not installed
from tests.server import served  # noqa: E402 - the checkout is not installed

STRATEGY = "/strategies/fusion-center-engagement-2022-2026"
WIDTHS = (1440, 768, 390)
PICTURES = {
    "first-page": (None, "/", 1440),
    "strategy": ("leadership", STRATEGY, 1440),
    "goal": ("leadership", f"{STRATEGY}/goals/3.1", 1440),
    "action": ("leadership", f"{STRATEGY}/actions/3.1.3-A2", 1440),
    "report": ("FEMA", f"{STRATEGY}/actions/3.1.3-A2/reports/new", 1440),
    "figure": ("leadership", f"{STRATEGY}/figures/goals/3.1/progress", 1440),
    "plan": ("planner", f"{STRATEGY}/plan", 1440),
    "phone": ("FEMA", f"{STRATEGY}/actions/3.1.3-A2/reports/new", 390),
}


def install(instance: Path) -> None:
    """Install a demonstration where there is none."""
    if not (instance / "tracker.sqlite").exists():
        command = [sys.executable, "-m", "flask", "--app", "app", "install", "--demo"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "TRACKER_INSTANCE_PATH": str(instance)}, check=True)


def entered(browser: Browser, address: str, persona: str | None) -> Page:
    """A page signed in as one of the demonstration's people."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    if persona:
        page.get_by_role("button", name=persona).first.click()
    return page


def settle(page: Page) -> None:
    """Scroll through a page so that every chart is drawn, and back to its top."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for y in range(0, height, 600):
        page.evaluate(f"scrollTo(0, {y})")
        page.wait_for_timeout(120)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)


def take_pictures(browser: Browser, address: str, out: Path) -> None:
    """The README's pictures."""
    for name, (persona, path, width) in PICTURES.items():
        page = entered(browser, address, persona)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        settle(page)
        page.screenshot(path=out / f"{name}.png", full_page=width < 600 or name in ("goal", "report"))
        page.context.close()


def take_pages(browser: Browser, address: str, out: Path, persona: str, paths: list[str]) -> None:
    """Some pages at every width and on paper."""
    page = entered(browser, address, persona)
    for path in paths:
        name = path.strip("/").replace("/", "_") or "home"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + path)
            settle(page)
            page.screenshot(path=out / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1000, "height": 900})
        page.goto(address + path)
        settle(page)
        page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True, print_background=True)


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
