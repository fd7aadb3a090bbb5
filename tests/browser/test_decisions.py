"""A decision is asked for, stands on the one sheet of paper, is answered and closed, on pages that need no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import STRATEGY
from tests.browser.test_every_page import check

Enter = Callable[..., Page]
ASKED = f"{STRATEGY}/decisions"


def ask(page: Page, question: str, *, about: str, needed_by: str = "2026-01-15") -> None:
    page.goto(f"{ASKED}/new?about={about}")
    page.get_by_label("The question").fill(question)
    page.get_by_label("Options").fill("One that costs less and takes longer, and one that costs more and ends in May.")
    page.get_by_label("Recommendation").fill("The second, as the centers wait for it and a tender takes nine months.")
    page.get_by_label("Needed by").fill(needed_by)
    page.get_by_role("button", name="Ask for the decision").click()
    expect(page.get_by_role("status")).to_contain_text("is asked of leadership")


@pytest.mark.parametrize(("scripts", "width"), [(False, 1440), (True, 390)])
def test_leadership_is_asked_answers_and_is_told_the_result(enter: Enter, scripts: bool, width: int) -> None:
    planner = enter("planner", scripts=scripts, width=width)
    ask(planner, "Shall the refresher be tendered anew?", about="1.2.3")
    leadership = enter("leadership", scripts=scripts, width=width)
    leadership.goto(STRATEGY)
    leadership.get_by_role("link", name="Shall the refresher be tendered anew?").click()
    leadership.get_by_role("link", name="Record the answer").click()
    leadership.get_by_label("The decision").fill("No; the contract is extended.")
    leadership.get_by_label("Decided by").fill("Under Secretary")
    leadership.get_by_label("In which meeting").fill("Quarterly review")
    leadership.get_by_role("button", name="Record the answer").click()
    expect(leadership.locator("main")).to_contain_text("Quarterly review")
    leadership.get_by_role("link", name="Close with its result").click()
    leadership.get_by_label("What came of it").fill("Extended until May.")
    leadership.get_by_role("button", name="Close the decision").click()
    expect(leadership.locator("main")).to_contain_text("Extended until May.")
    leadership.goto(STRATEGY)
    expect(leadership.locator("main")).not_to_contain_text("Shall the refresher be tendered anew?")


def test_decisions_stand_on_the_one_sheet_and_fit_a_phone(enter: Enter) -> None:
    planner = enter("planner")
    question = "Shall the offices go on with what they began before the money ran out in its third year ({})?"
    for number, about in enumerate(("", "2.1", "1.2.3", "3.1.3-A2", "1.1")):
        ask(planner, question.format(number), about=about)
    paper = enter("leadership", width=1000)
    paper.goto(STRATEGY)
    expect(paper.get_by_role("heading", name="Decisions requested")).to_be_visible()
    printed = paper.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
    wrong = []
    for width in (1440, 390):
        leadership, planner = enter("leadership", width=width), enter("planner", width=width)
        for path in ("", "/decisions", "/decisions/D1", "/decisions/D1/answer", "/goals/2.1"):
            wrong += check(leadership, STRATEGY + path)
        for path in ("/decisions/new", "/decisions/D2/withdraw", "/reminders"):
            wrong += check(planner, STRATEGY + path)
    assert not wrong, "\n".join(wrong)
