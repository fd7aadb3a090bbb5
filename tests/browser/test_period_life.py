"""A reporting period from the first report to the second seal, by the people who live through it."""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import STRATEGY, Watch
from tests.browser.test_every_page import RULES, check
from tests.demonstration.conftest import opened
from tests.server import served
from tracker.domain.roles import SYSTEM, Role
from tracker.extensions import db
from tracker.operations.access.accounts import end_grant, grant_role
from tracker.queries.accounts import list_grants
from tracker.queries.demonstration import list_personas
from tracker.queries.documents import list_strategies

Enter = Callable[..., Page]

#: After the end of FY2026 Q1, while its reports still come in.
TODAY = "2026-01-20"
OFFICE = "org.ia.partner-engagement"
ACTION, LATE = "3.1.3-A3", "2.1.1-A3"
PERIOD, BEFORE = "FY2026-Q1", "FY2025-Q4"
#: The first seal of the period, and the one when it is closed anew.
FIRST, SECOND = "2026-01", "2026-02"
WORDS = "The questions are sorted and with the staff who answer them."


@pytest.fixture
def address(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a demonstration of its own in which the lead's office has an approver above it."""
    folder = Path(shutil.copytree(installed, tmp_path / "instance"))
    _move_lead(folder)
    monkeypatch.setenv("TRACKER_CLOCK", TODAY)
    with served(folder) as address:
        yield address


def _move_lead(folder: Path) -> None:
    """Let the lead of the demonstration lead for an office whose reports are approved, and for no other."""
    with opened(folder):
        (strategy,) = list_strategies()
        lead = next(each.account_id for each in list_personas() if each.role is Role.LEAD)
        at = datetime(2025, 12, 16, 14, 0, tzinfo=UTC)
        (grant,) = list_grants(lead)
        end_grant(grant.id, by=SYSTEM, at=at, version=grant.version, reason="Moved")
        grant_role(lead, strategy_id=strategy.id, role=Role.LEAD, organization_id=OFFICE, by=SYSTEM, at=at)
        db.session.commit()


def no_violations(page: Page) -> None:
    """See that nothing on the page keeps anybody out."""
    violations = Axe().run(page, options=RULES).response["violations"]
    assert not violations, [(page.url, each["id"], each["nodes"][0]["html"][:160]) for each in violations]


def forgive_refusal(watch: Watch) -> None:
    """Forget that a refused form was answered 422: it is no fault of the page."""
    assert [each for each in watch.complaints if "422" not in each] == []
    watch.complaints.clear()


def done(page: Page) -> str:
    """Return how much of the action is done, as its page says."""
    page.goto(f"{STRATEGY}/actions/{ACTION}")
    return page.locator(f"[data-figure='actions/{ACTION}/progress']").first.inner_text()


def close(page: Page) -> None:
    """Close the period, with one reason for the gaps of a kind, and one of its own for what is alone of its kind."""
    page.goto(f"{STRATEGY}/periods/{PERIOD}")
    of_kinds, of_gaps = page.locator("[name^=kinds-]"), page.locator("[name^=waivers-]")
    kinds = [field.get_attribute("name").removeprefix("kinds-") for field in of_kinds.all()]
    assert "missing" in kinds
    for field in of_kinds.all():
        field.fill("Agreed with the offices.")
    for field in of_gaps.all():
        if field.get_attribute("name").split("-")[1] not in kinds:
            field.fill("Agreed with the office.")
    page.get_by_role("button", name=f"Close {PERIOD.replace('-', ' ')}").click()
    expect(page.get_by_text("is closed, and its briefing is sealed.")).to_be_visible()


def digest_of(page: Page, number: str) -> str:
    """Return the digest of a seal's file, once it has been seen to be that of the file."""
    page.goto(f"{STRATEGY}/briefings/{number}")
    expect(page.locator("main")).to_contain_text(f"Briefing {number}")
    file = page.request.get(f"{STRATEGY}/briefings/{number}.json").body()
    digest = hashlib.sha256(file).hexdigest()
    expect(page.locator("main")).to_contain_text(digest[:8])
    return digest


def test_a_report_is_returned_sent_again_and_approved_and_its_period_closed_reopened_and_closed_anew(
    enter: Enter, watch: Watch
) -> None:
    lead, approver, planner = enter("responsible office"), enter("approver"), enter("planner")
    before = done(lead)

    _send_with_a_milestone(lead)
    assert done(lead) == before, "what waits counts for nothing"
    expect(lead.get_by_text("Newer report awaiting approval")).to_be_visible()
    _return(approver, "Say who answers them.")
    _send_again(lead)
    _approve(approver)
    assert done(lead) != before, "approved, it counts at once"

    lead.goto(f"{STRATEGY}/actions/{LATE}/reports/new")
    lead.locator("#summary").fill(WORDS)
    planner.goto(f"{STRATEGY}/periods/{PERIOD}")
    no_violations(planner)
    planner.get_by_role("button", name="Start the review").click()
    close(planner)
    no_violations(planner)
    first = planner.locator("code.digest").first.inner_text()
    assert digest_of(planner, FIRST) == first
    no_violations(planner)

    lead.get_by_role("button", name="Send the report").click()
    expect(lead.locator("main")).to_contain_text("FY2026 Q1 is closed")
    expect(lead.locator("#summary")).to_have_value(WORDS)
    no_violations(lead)
    forgive_refusal(watch)

    _reopen(planner)
    close(planner)
    expect(planner.locator("main")).to_contain_text("revision 2")
    assert digest_of(planner, SECOND) != first
    assert digest_of(planner, FIRST) == first, "the first seal stays as it was"
    _look_back(planner)


def _send_with_a_milestone(lead: Page) -> None:
    """Report on the action for the period that has ended, with a milestone that was achieved in it."""
    lead.goto(f"{STRATEGY}/actions/{ACTION}/reports/new")
    expect(lead.locator("main")).to_contain_text("For FY2026 Q1")
    lead.locator("label[for='status-0']").click()
    lead.locator("#summary").fill("The questions are sorted.")
    lead.locator("label", has_text="Questions sorted and passed on").click()
    lead.locator("[name$=achieved_on]").first.fill("2025-12-19")
    lead.locator("[name$=evidence_title]").first.fill("Sorted questions")
    lead.locator("[name$=evidence_reference]").first.fill("IA-PEB-2025-112")
    no_violations(lead)
    lead.get_by_role("button", name="Send the report").click()
    expect(lead.get_by_text("It counts once it is approved.")).to_be_visible()


def _return(approver: Page, note: str) -> None:
    """Send the report back with a note."""
    approver.goto(f"{STRATEGY}/approvals")
    no_violations(approver)
    approver.locator("main table").first.get_by_role("link", name=re.compile(f"^{re.escape(ACTION)}")).click()
    expect(approver.locator("main")).to_contain_text("IA-PEB-2025-112")
    approver.locator("#note").fill(note)
    no_violations(approver)
    approver.get_by_role("button", name="Return with the note").click()
    expect(approver.get_by_text("its lead reads your note")).to_be_visible()


def _send_again(lead: Page) -> None:
    """Send what came back, with what was asked for; what was said before stands in the form."""
    lead.goto(f"{STRATEGY}/actions/{ACTION}/reports/new")
    expect(lead.get_by_text("Say who answers them.")).to_be_visible()
    expect(lead.locator("#summary")).to_have_value("The questions are sorted.")
    expect(lead.locator("[name$=evidence_reference]").first).to_have_value("IA-PEB-2025-112")
    lead.locator("#summary").fill(WORDS)
    no_violations(lead)
    lead.get_by_role("button", name="Send the report").click()
    expect(lead.get_by_text("It counts once it is approved.")).to_be_visible()


def _approve(approver: Page) -> None:
    """Approve the report that was sent again."""
    approver.goto(f"{STRATEGY}/approvals")
    approver.locator("main table").first.get_by_role("link", name=re.compile(f"^{re.escape(ACTION)}")).click()
    expect(approver.locator("main")).to_contain_text(WORDS)
    approver.get_by_role("button", name="Approve").click()
    expect(approver.get_by_text("it counts from now on")).to_be_visible()


def _reopen(planner: Page) -> None:
    """Reopen the period and see that its seal is still there."""
    planner.goto(f"{STRATEGY}/periods/{PERIOD}")
    planner.get_by_role("link", name="Reopen it").click()
    planner.locator("#reason").fill("A milestone was dated wrongly.")
    no_violations(planner)
    planner.get_by_role("button", name="Reopen the period").click()
    expect(planner.get_by_text("is in review again")).to_be_visible()
    expect(planner.get_by_role("link", name=f"Briefing {FIRST}")).to_be_visible()


def _look_back(planner: Page) -> None:
    """Compare the two last periods, and open the strategy as it stood: a strip says so, and nothing can be changed."""
    wrong = check(planner, f"{STRATEGY}/compare?from={BEFORE}&to={SECOND}")
    moved = re.compile(rf"milestones achieved in [^;]*{re.escape(ACTION)}")
    expect(planner.locator("table.compared").first).to_contain_text(moved)
    for path in (f"{STRATEGY}?on=2025-12-31", f"{STRATEGY}/actions/{ACTION}?on=2025-12-31"):
        wrong += check(planner, path)
        expect(planner.get_by_role("region", name="As it stood")).to_contain_text("as of 31 Dec 2025")
        expect(planner.locator("main form[method='post']")).to_have_count(0)
    assert not wrong, "\n".join(wrong)
