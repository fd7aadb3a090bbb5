"""What the whole product is for: an action is assigned, reported on, and seen."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import STRATEGY

Enter = Callable[..., Page]


def choose(page: Page, label: str, words: str) -> None:
    """Choose from a searchable list."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.fill(words)
    page.get_by_role("option", name=words).first.click()


def assign(page: Page, *, scripts: bool) -> None:
    page.goto(f"{STRATEGY}/objectives/2.1.3/actions/new")
    page.get_by_label("Title").first.fill("Agree a placement calendar with FEMA")
    if scripts:
        choose(page, "Responsible organization", "Federal Emergency Management Agency")
    else:
        page.get_by_label("Responsible organization").select_option(value="org.fema")
    page.get_by_label("Start").first.fill("2025-12-01")
    page.get_by_label("Due", exact=True).first.fill("2026-06-30")
    page.locator("input[name=milestones-0-title]").fill("Calendar drafted")
    page.locator("input[name=milestones-0-due_on]").fill("2025-12-20")
    page.locator("input[name=milestones-1-title]").fill("Calendar agreed")
    page.locator("input[name=milestones-1-due_on]").fill("2026-06-30")
    page.get_by_text("More: description").click()
    page.locator("input[name=metric-title]").fill("Placements made by the calendar")
    page.locator("input[name=metric-unit]").fill("placements")
    page.get_by_label("Reason").fill("Agreed at the December meeting")
    page.get_by_role("button", name="Assign", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("2.1.3-A4")
    expect(page.locator("main")).to_contain_text("Agree a placement calendar with FEMA")


def test_an_assigned_action_is_reported_by_its_lead_and_seen_by_everybody(enter: Enter) -> None:
    planner, lead, briefer = enter("planner"), enter("responsible office"), enter("briefer")

    def goal() -> dict:
        return json.loads(briefer.request.get(f"{STRATEGY}/briefing.json?goal=2.1").text())["assessment"]["goals"][
            "2.1"
        ]

    before = goal()
    assign(planner, scripts=True)
    number = "2.1.3-A4"
    added = goal()
    assert added["actions"]["total"] == before["actions"]["total"] + 1
    assert added["actions"]["unknown"] == before["actions"]["unknown"] + 1

    lead.goto(f"{STRATEGY}/actions/{number}/reports/new")
    lead.locator("label", has_text="It will meet its date.").click()
    lead.get_by_text("Calendar drafted").first.click()
    lead.locator("input[name$=evidence_title]:visible").first.fill("Draft calendar")
    lead.locator("input[name$=evidence_reference]:visible").first.fill("FEMA-PC-2025-001")
    lead.locator("textarea[name=summary]").fill("The calendar was drafted with the field offices.")
    lead.get_by_role("button", name="Send the report").click()
    expect(lead.get_by_role("status")).to_contain_text(f"Report on {number} recorded")

    reported = goal()
    assert reported["actions"]["on_track"] == before["actions"]["on_track"] + 1
    briefer.goto(f"{STRATEGY}/goals/2.1")
    expect(briefer.locator("#words ~ .lines")).to_contain_text("The calendar was drafted with the field offices.")
    planner.goto(f"{STRATEGY}/actions/{number}")
    planner.locator("main").get_by_role("link", name="History").first.click()
    history = planner.locator("main")
    expect(history).to_contain_text("Agreed at the December meeting")
    expect(history).to_contain_text("Kendall Example")
    expect(history).to_contain_text("Federal Emergency Management Agency")


def test_an_action_is_assigned_without_scripts(enter: Enter) -> None:
    assign(enter("planner", scripts=False), scripts=False)


def test_a_double_click_assigns_once(enter: Enter) -> None:
    page = enter("planner")
    page.goto(f"{STRATEGY}/objectives/2.1.3/actions/new")
    page.get_by_label("Title").first.fill("Assigned by an impatient hand")
    choose(page, "Responsible organization", "Federal Emergency Management Agency")
    page.get_by_label("Start").first.fill("2025-12-01")
    page.get_by_label("Due", exact=True).first.fill("2026-06-30")
    page.get_by_label("Reason").fill("Agreed")
    page.get_by_role("button", name="Assign", exact=True).dblclick()
    expect(page.get_by_role("status")).to_contain_text("2.1.3-A4")
    page.goto(f"{STRATEGY}/objectives/2.1.3")
    expect(page.locator("main th").get_by_text("Assigned by an impatient hand")).to_have_count(1)
