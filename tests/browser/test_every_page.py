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
    ],
    "planner": [
        "/plan", "/plan/settings", "/proposals", "/objectives/2.1.3/actions/new", "/actions/3.1.3-A2/edit",
        "/actions/3.1.3-A2/redate", "/actions/3.1.3-A2/end", "/goals/1.2/leaders", "/goals/1.1/metrics/new",
        "/organizations/new", "/actions/3.1.3-A2/milestones/new",
    ],
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
))])  # fmt: skip
def test_the_strategy_prints_on_one_sheet_and_a_goal_on_two(enter: Enter, path: str, sheets: int) -> None:
    page = enter("leadership", width=1000)
    page.goto(STRATEGY + path)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= sheets
