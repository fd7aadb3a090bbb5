"""What was ended by mistake comes back, on pages that need no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import STRATEGY
from tests.browser.test_every_page import check

Enter = Callable[..., Page]
ACTION = f"{STRATEGY}/actions/3.1.3-A2"


@pytest.mark.parametrize(("scripts", "width"), [(False, 1440), (True, 390)])
def test_a_planner_cancels_an_action_and_brings_it_back(enter: Enter, scripts: bool, width: int) -> None:
    page = enter("planner", scripts=scripts, width=width)
    page.goto(f"{ACTION}/end")
    page.get_by_text("Cancelled", exact=True).click()
    page.get_by_label("Reason").fill("Taken for another action")
    page.get_by_role("button", name="End the action").click()
    expect(page.locator("main")).to_contain_text("Taken for another action")
    page.get_by_role("link", name="Reinstate").click()
    if scripts:
        assert check(page, f"{ACTION}/reinstate") == []
    page.get_by_label("Reason").fill("It was the other one")
    page.get_by_role("button", name="Reinstate the action").click()
    expect(page.get_by_role("status")).to_contain_text("is active again, with the dates it had")
    expect(page.get_by_role("link", name="Reinstate")).to_have_count(0)
    page.locator("main").get_by_role("link", name="History").click()
    expect(page.locator("main")).to_contain_text("Reinstated the action")
    expect(page.locator("main")).to_contain_text("It was the other one")
