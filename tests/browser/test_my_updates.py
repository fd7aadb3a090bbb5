"""A lead on a phone: a line at a time, nothing typed elsewhere is lost, and the keyboard reaches everything."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import STRATEGY, Watch
from tests.browser.test_every_page import RULES, check

Enter = Callable[..., Page]
PAGE = f"{STRATEGY}/my-updates"
#: An office with three reports to give, entered for by a planner; its people have no account in the demonstration.
OFFICE = f"{PAGE}?organization=org.ia.analysis"


def line(page: Page, number: str) -> Locator:
    return page.locator(f"[id='report-{number}']")


def report(page: Page, number: str, status: str, words: str) -> Locator:
    """Fill the short report of an action."""
    own = line(page, number)
    own.get_by_role("radio", name=status).check()
    own.locator("textarea[name$=summary]").fill(words)
    if own.locator("input[name$=percent]").count():
        own.locator("input[name$=percent]").fill("60")
    return own


def no_violations(page: Page) -> None:
    violations = Axe().run(page, options=RULES).response["violations"]
    assert not violations, [(each["id"], each["nodes"][0]["html"][:160]) for each in violations]


def test_a_lead_lands_on_what_they_owe_and_sends_it_from_a_phone(enter: Enter, watch: Watch) -> None:
    page = enter("responsible office", width=390, height=844)
    assert page.url.endswith(PAGE)
    expect(page.locator("[data-count]")).to_contain_text("8 left")
    own = line(page, "3.1.3-A2")
    own.get_by_role("radio", name="At risk").check()
    own.locator("textarea[name$=summary]").fill("The fortieth briefing waits for a date.")
    expect(own.locator("textarea[name$=why]")).to_be_visible()
    own.get_by_role("button", name="Send").click()
    expect(own.locator(".usa-error-message").first).to_contain_text("Say why")
    expect(own.locator("textarea[name$=summary]")).to_have_value("The fortieth briefing waits for a date.")
    no_violations(page)
    assert [each for each in watch.complaints if "422" not in each] == [], "a refusal is no fault of the page"
    watch.complaints.clear()
    own.get_by_role("radio", name="On track").check()
    own.get_by_text("Forty states and territories briefed was due").click()
    own.locator("input[name$=evidence_title]").fill("Fortieth briefing held")
    own.locator("input[name$=evidence_reference]").fill("FEMA-GP-2025-014")
    own.get_by_role("button", name="Send").click()
    expect(page.locator("[data-count]")).to_contain_text("7 left")
    expect(page.locator(".update--done")).to_contain_text("Report on 3.1.3-A2 recorded.")

    first = page.locator("li[id^='contribution-']").first
    first.get_by_role("radio", name="No").check()
    first.locator("textarea[name$=why]").fill("Two of us are on leave.")
    first.get_by_role("button", name="Send").click()
    expect(page.locator("[data-count]")).to_contain_text("6 left")
    no_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_three_lines_are_reported_and_the_words_in_the_others_stay(enter: Enter) -> None:
    page = enter("planner", width=390, height=844)
    page.goto(OFFICE)
    numbers = [id.removeprefix("report-") for id in page.locator("li[id^='report-']").evaluate_all(
        "lines => lines.map(line => line.id)")]  # fmt: skip
    assert len(numbers) >= 3
    report(page, numbers[2], "On track", "Typed third and not sent yet.")
    for left, number in enumerate(numbers[:2]):
        own = report(page, number, "On track", "It goes on as planned.")
        if own.locator("input[name$=reported_by]").input_value() == "":
            own.locator("input[name$=reported_by]").fill("Sawyer Model")
        own.get_by_role("button", name="Send").click()
        expect(page.locator(".update--done")).to_have_count(left + 1)
    third = line(page, numbers[2])
    expect(third.locator("textarea[name$=summary]")).to_have_value("Typed third and not sent yet.")
    third.locator("textarea[name$=summary]").press("Control+Enter")
    expect(page.locator(".update--done")).to_have_count(3)


def test_what_has_not_changed_is_confirmed_for_all_ticked_lines_at_once(enter: Enter) -> None:
    page = enter("planner", width=390, height=844)
    page.goto(OFFICE)
    ticks = page.get_by_role("checkbox", name="Nothing has changed")
    expect(ticks).to_have_count(2)
    for place in (0, 1):
        ticks.nth(place).check()
    page.get_by_role("button", name="Confirm the ticked as unchanged").click()
    expect(page.locator(".usa-alert")).to_contain_text("confirmed unchanged.")
    expect(page.locator("li[id^='report-']")).to_have_count(1)


def test_a_double_click_is_one_report_and_the_keyboard_goes_to_the_next_line(enter: Enter) -> None:
    page = enter("responsible office")
    own = report(page, "3.1.3-A2", "On track", "The fortieth briefing is booked.")
    own.get_by_role("button", name="Send").dblclick()
    expect(page.locator(".update--done")).to_have_count(1)
    held = page.evaluate("document.activeElement.closest('[data-line]').id")
    assert held == page.locator("[data-line]").first.get_attribute("id")
    page.goto(f"{STRATEGY}/actions/3.1.3-A2")
    expect(page.get_by_text("The fortieth briefing is booked.")).to_have_count(1)


@pytest.mark.reads
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_the_page_is_accessible_and_fits(enter: Enter, width: int) -> None:
    page = enter("planner", width=width)
    assert not [*check(page, OFFICE), *check(page, f"{STRATEGY}/reporting")]


def test_without_scripts_a_line_is_sent_and_the_others_keep_their_words(enter: Enter) -> None:
    page = enter("planner", scripts=False)
    page.goto(OFFICE)
    first, second = (page.locator("li[id^='report-']").nth(place) for place in (0, 1))
    second.locator("textarea[name$=summary]").fill("Typed second.")
    number = str(first.get_attribute("id")).removeprefix("report-")
    own = report(page, number, "On track", "It goes on as planned.")
    if own.locator("input[name$=reported_by]").input_value() == "":
        own.locator("input[name$=reported_by]").fill("Sawyer Model")
    own.get_by_role("button", name="Send").click()
    expect(page.get_by_text(f"Report on {number} recorded.")).to_be_visible()
    expect(page.locator("li[id^='report-'] textarea[name$=summary]").first).to_have_value("Typed second.")
