"""The first sixty seconds, as the README promises them."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import STRATEGY

Enter = Callable[..., Page]


def briefing(page: Page) -> dict:
    return json.loads(page.request.get(f"{STRATEGY}/briefing.json").text())


@pytest.mark.reads
def test_leadership_sees_counts_six_goals_and_three_lines_without_scrolling(enter: Enter) -> None:
    page = enter("leadership")
    expect(page.locator(".counts-sentence")).to_contain_text("Of 92 published actions: 31 complete (9 late)")
    rows = page.locator("table.goals tbody tr")
    expect(rows).to_have_count(6)
    expect(rows.nth(1)).to_contain_text("Vacant since 3 Oct 2025")
    third = page.locator("#attention ~ .lines li").nth(2).bounding_box()
    assert third is not None
    assert third["y"] + third["height"] <= 900
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.reads
def test_a_click_on_a_percentage_opens_its_parts_in_place(enter: Enter) -> None:
    page = enter("leadership")
    page.locator("table.goals tbody tr").nth(1).locator("a.how").first.click()
    opened = page.locator("dialog[open]")
    expect(opened).to_contain_text("1.2.4")
    expect(opened).to_contain_text("not planned")
    expect(opened).to_contain_text("48 %")
    assert page.url.endswith(STRATEGY)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.reads
def test_without_scripts_a_percentage_leads_to_its_parts(enter: Enter) -> None:
    page = enter("leadership", scripts=False)
    page.locator("table.goals tbody tr").nth(1).locator("a.how").first.click()
    expect(page.locator("main")).to_contain_text("not planned")
    assert "/figures/goals/1.2/progress" in page.url


def test_try_it_reporting_as_fema_in_three_clicks_moves_goal_3_1(enter: Enter) -> None:
    leadership = enter("leadership")
    before = briefing(leadership)["assessment"]["goals"]["3.1"]
    assert before["status"] == "at_risk"

    office = enter("responsible office")
    office.locator("main").get_by_role("link", name="3.1.3-A2").first.click()
    office.get_by_role("link", name="Report", exact=True).click()
    office.locator("label", has_text="It will meet its date.").click()
    office.get_by_text("Forty states and territories briefed").first.click()
    office.locator("input[name$=evidence_title]:visible").first.fill("Fortieth briefing held")
    office.locator("input[name$=evidence_reference]:visible").first.fill("FEMA-GP-2025-014")
    office.locator("textarea[name=summary]").fill("The fortieth briefing was held on December 12.")
    office.get_by_role("button", name="Send the report").click()
    expect(office.get_by_role("status")).to_contain_text("Report on 3.1.3-A2 recorded")

    after = briefing(leadership)["assessment"]["goals"]["3.1"]
    assert after["progress"] > before["progress"]
    assert after["status"] == "on_track"
    leadership.goto(f"{STRATEGY}/goals/3.1")
    shown = leadership.locator("[data-figure='goals/3.1/progress']").first
    expect(shown).to_have_attribute("value", str(after["progress"]))
    expect(leadership.locator("#words ~ .lines")).to_contain_text("The fortieth briefing was held")


@pytest.mark.reads
def test_charts_are_drawn_and_their_pictures_can_be_taken_away(enter: Enter) -> None:
    page = enter("leadership")
    page.goto(f"{STRATEGY}/goals/3.1")
    timeline = page.locator("#figure-timeline-3\\.1")
    timeline.scroll_into_view_if_needed()
    expect(timeline.locator(".chart-plot[data-drawn]")).to_have_count(1)
    assert timeline.locator(".chart-plot svg .bars path").count() > 10
    timeline.get_by_text("The numbers").click()
    with page.expect_download() as download:
        timeline.get_by_role("button", name="Picture as SVG").click()
    picture = download.value.path().read_text()
    assert download.value.suggested_filename.startswith("illustrative-")
    for words in ("UNCLASSIFIED", "Illustrative plan, not the Department", "as of 15 Dec 2025"):
        assert words in picture
    expect(page.locator("[data-failed]")).to_have_count(0)
