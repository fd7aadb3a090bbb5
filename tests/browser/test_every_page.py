"""Every page, wide and narrow: nothing overflows, nothing is blocked, and axe finds nothing to object to."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import STRATEGY

Enter = Callable[..., Page]
pytestmark = pytest.mark.reads

PAGES = {
    "leadership": [
        "", "/goals/1.2", "/objectives/2.1.1", "/actions/3.1.3-A2", "/metrics/1.2-K1", "/attention",
        "/attention?status=off_track", "/organizations", "/organizations/org.fema", "/search?q=2.2.1",
        "/figures/goals/1.2/progress", "/history/action/action.state-agency-center-briefings", "/method", "/reporting",
        "?on=2024-06-30", "/actions/3.1.3-A2?on=2024-06-30", "/compare", "/compare?from=FY2025-Q2&to=FY2025-Q4",
        "/decisions", "/decisions/D3",
    ],
    "planner": [
        "/plan", "/plan/settings", "/proposals", "/objectives/2.1.3/actions/new", "/actions/3.1.3-A2/edit",
        "/actions/3.1.3-A2/redate", "/actions/3.1.3-A2/end", "/goals/1.2/leaders", "/goals/1.1/metrics/new",
        "/organizations/new", "/actions/3.1.3-A2/milestones/new", "/approvals", "/periods", "/periods/FY2025-Q4",
        "/periods/FY2026-Q1", "/decisions/new", "/reminders", "/uploads/new",
    ],
    "briefer": ["/briefings", "/briefings/2025-06", "/briefings/new", "/briefings/verify"],
    "approver": ["/approvals", "/approvals/status-update.feedback-roundtables.fy2026q1"],
    "responsible office": ["/my-updates", "/actions/3.1.3-A2/reports/new", "/actions/3.1.3-A2/proposals/new"],
    "auditor": ["/record"],
}  # fmt: skip

#: WCAG 2.2 at levels A and AA.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def check(page: Page, path: str) -> list[str]:
    """What is wrong with a page."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200, path
    wrong = []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        wrong.append(f"{path}: {overflow} pixels too wide")
    for violation in Axe().run(page, options=RULES).response["violations"]:
        places = [node["html"][:120] for node in violation["nodes"][:3]]
        wrong.append(f"{path}: {violation['id']}: {violation['help']} {places}")
    return wrong


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("persona", PAGES)
def test_pages_are_accessible_and_fit(enter: Enter, persona: str, width: int) -> None:
    page = enter(persona, width=width)
    wrong = [complaint for path in PAGES[persona] for complaint in check(page, STRATEGY + path)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/method", "/no-such-page"])
def test_open_pages_are_accessible(browser, address: str, path: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto(path)
    violations = Axe().run(page, options=RULES).response["violations"]
    page.context.close()
    assert not violations, [(violation["id"], violation["nodes"][0]["html"]) for violation in violations]


@pytest.mark.parametrize(("path", "sheets"), [("", 1), *((f"/goals/{number}", 2) for number in (
    "1.1", "1.2", "1.3", "2.1", "2.2", "3.1"
)), *((f"/briefings/{number}", 2) for number in ("2024-02", "2025-03", "2025-06"))])  # fmt: skip
def test_the_strategy_prints_on_one_sheet_a_goal_and_a_seal_on_two(enter: Enter, path: str, sheets: int) -> None:
    page = enter("leadership", width=1000)
    page.goto(STRATEGY + path)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= sheets


@pytest.mark.parametrize("persona", [*PAGES])
def test_the_ways_of_every_role_stand_in_one_line_beside_the_name(enter: Enter, persona: str) -> None:
    page = enter(persona, width=1280)
    page.goto(STRATEGY)
    name = page.locator(".masthead__name").bounding_box()
    ways = [way.bounding_box() for way in page.locator(".masthead__nav > *").all()]
    assert name is not None
    assert len(ways) > 5
    assert all(way and abs(way["y"] - name["y"]) < way["height"] / 2 for way in ways)


def test_the_rarer_ways_open_from_the_keyboard_and_close_with_escape(enter: Enter) -> None:
    page = enter("planner", width=390)
    more = page.locator("summary", has_text="More")
    more.press("Enter")
    reminders = page.get_by_role("link", name="Reminders")
    assert reminders.is_visible()
    reminders.focus()
    page.keyboard.press("Escape")
    assert not reminders.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "More"
    more.press("Enter")
    page.locator("main").click()
    assert not reminders.is_visible()


def test_without_scripts_the_rarer_ways_open_too(enter: Enter) -> None:
    page = enter("planner", scripts=False)
    page.locator("summary", has_text="More").press("Enter")
    page.get_by_role("link", name="Reminders").click()
    assert page.url.endswith("/reminders")
