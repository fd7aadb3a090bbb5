"""Words that were reported again, or typed and not sent yet, are withheld with the report they were said in first."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_lead, make_published_strategy, make_report, save
from tests.operations.withholding.test_redactions import stored_texts
from tests.operations.withholding.test_withheld_files import SPILL, redact
from tracker.domain.document.element import Kind
from tracker.domain.status import Status
from tracker.domain.withholding import WITHHELD
from tracker.extensions import db
from tracker.models.report_draft import ReportDraft
from tracker.models.status_update import StatusUpdate
from tracker.operations.reporting.confirmations import confirm_unchanged
from tracker.operations.reporting.drafts import save_draft
from tracker.queries.drafts import find_draft
from tracker.queries.verification import verify_record

JULY = NOW + timedelta(days=80)


@pytest.fixture
def action(app: Flask) -> str:
    """Give an action whose report with a spill was confirmed unchanged for the next period."""
    strategy, (action, other) = make_published_strategy(actions=2)
    blocked = {"blocked_by": SPILL, "blocked_since_on": date(2025, 4, 1), "cleared_by": "The board"}
    make_report(action, by=strategy.planner, id="report.spill", status=Status.OFF_TRACK, **blocked)
    save(confirm_unchanged, action, period="FY2025 Q4", by=strategy.planner, at=JULY, id="report.again")
    lead = str(make_lead(strategy.id, strategy.organizations[0]).account_id)
    save(save_draft, action, lead, "FY2025 Q4", {"blocked_by": f"Still: {SPILL}", "summary": "Mine"}, JULY)
    save(save_draft, other, lead, "FY2025 Q4", {"summary": "Mine too"}, JULY)
    return action


def test_a_report_that_was_confirmed_is_withheld_with_its_confirmations(action: str) -> None:
    redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    again = db.session.get_one(StatusUpdate, "report.again", populate_existing=True)
    assert (again.blocked_by, again.cleared_by) == (WITHHELD, "The board")
    assert not [text for text in stored_texts() if "Secretname" in text]
    assert verify_record().withheld_count == 2


def test_a_confirmation_is_withheld_with_the_report_before_it(action: str) -> None:
    redact(Kind.STATUS_UPDATE, "report.again", "blocked_by")
    first = db.session.get_one(StatusUpdate, "report.spill", populate_existing=True)
    assert first.blocked_by == WITHHELD
    assert not [text for text in stored_texts() if "Secretname" in text]


def test_what_somebody_typed_and_did_not_send_is_kept_but_for_the_words(action: str) -> None:
    redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    drafts = {row.action_id: row for row in db.session.scalars(select(ReportDraft))}
    kept = find_draft(action, drafts[action].account_id, "FY2025 Q4")
    assert kept is not None
    assert kept.fields == {"blocked_by": f"Still: {WITHHELD}", "summary": "Mine"}
    assert len(drafts) == 2
