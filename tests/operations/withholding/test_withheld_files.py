"""Words that are withheld leave every briefing that was frozen; the rest of it stays, and says what happened."""

from datetime import date, timedelta
from typing import Any

import orjson
import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.factories import NOW, SmallStrategy, make_administrator, make_published_strategy, make_report, save
from tests.tampering import tamper
from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.reporting_period import GapKind, PeriodState, Waiver
from tracker.domain.document.status_update import CarriedAchievement
from tracker.domain.errors import BrokenChain
from tracker.exchange.issued_check import check_issued
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.models import LINKS, Revision
from tracker.models.issued_briefing import IssuedBriefing
from tracker.models.milestone import Milestone
from tracker.models.reporting_period import ReportingPeriod
from tracker.models.status_update import StatusUpdate
from tracker.operations.act import Act
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries.issued_briefings import IssuedFacts, list_issued, read_issued_file
from tracker.queries.redactions import find_words
from tracker.queries.rows import read_links
from tracker.queries.verification import verify_record

SPILL = "Call Jordan Secretname on 555-0199"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, id="report.spill", blocked_by=SPILL, blocked_since_on=date(2025, 4, 1),
                cleared_by="The board")  # fmt: skip
    return strategy


def issue(strategy: SmallStrategy, **values: Any) -> IssuedFacts:
    wanted = {"audience": "The board", "on": date(2025, 4, 15), "write": write_issued, "at": LATER}
    save(issue_briefing, strategy.id, by=strategy.planner, **wanted | values)
    return list_issued(strategy.id)[0]


def redact(kind: Kind, id: str, field: str) -> str:
    asks, confirms = make_administrator(), make_administrator()
    redaction = save(request_redaction, kind, id, field, by=asks, at=NOW, reason="Names a person")
    save(confirm_redaction, redaction, by=confirms, at=NOW, version=1)
    return redaction


def links_of(kind: Kind, id: str, name: str) -> tuple[Any, ...]:
    """Return the values of a link set as they stand."""
    links = next(links for links in LINKS[kind] if links.name == name)
    return read_links(links, id)[id]


def check(data: bytes) -> str | None:
    checked = check_issued(data, may_read=lambda facts: True)
    return checked.verdict.value if checked.verdict else None


def test_the_words_leave_the_file_and_the_sentences_made_of_them(strategy: SmallStrategy) -> None:
    facts = issue(strategy)
    before = read_issued_file(facts.id)
    assert before.count(b"Secretname") > 1
    redaction = redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    after, now = read_issued_file(facts.id), list_issued(strategy.id)[0]
    assert b"Secretname" not in after
    assert b"[withheld]" in after
    assert (now.file_sha256, now.content_sha256) == (facts.file_sha256, facts.content_sha256)
    assert now.withheld_sha256 == sha256_hex(after)
    assert db.session.get_one(IssuedBriefing, facts.id).withheld_by == redaction
    file = orjson.loads(after)
    envelope = file.pop("envelope")
    assert envelope["content_sha256"] == facts.content_sha256
    assert envelope["withheld_sha256"] == sha256_hex(canonical_bytes(file))
    assert orjson.loads(before)["assessment"] == file["assessment"]


def test_verification_reports_it_as_withheld_and_both_files_stay_known(strategy: SmallStrategy) -> None:
    facts = issue(strategy)
    before = read_issued_file(facts.id)
    redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    between = read_issued_file(facts.id)
    redact(Kind.STATUS_UPDATE, "report.spill", "summary")
    verified = verify_record()
    assert (verified.file_count, verified.withheld_file_count) == (1, 1)
    assert [check(data) for data in (before, between, read_issued_file(facts.id))] == [
        "genuine",
        "withheld",
        "withheld",
    ]


def test_a_briefing_without_the_words_stays_byte_for_byte(strategy: SmallStrategy) -> None:
    earlier = issue(strategy, on=date(2025, 3, 1))
    other, _ = make_published_strategy("river")
    facts = issue(other)
    redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    assert sha256_hex(read_issued_file(facts.id)) == facts.file_sha256
    assert list_issued(other.id)[0].withheld_sha256 is None
    assert b"Secretname" not in read_issued_file(earlier.id)


def test_the_audience_is_withheld_in_the_list_and_in_the_file(strategy: SmallStrategy) -> None:
    facts = issue(strategy, audience=SPILL)
    redact(Kind.ISSUED_BRIEFING, facts.id, "audience")
    assert list_issued(strategy.id)[0].audience == "[withheld]"
    assert orjson.loads(read_issued_file(facts.id))["envelope"]["issued"]["audience"] == "[withheld]"
    verify_record()


def test_what_replaced_the_words_in_a_file_is_protected_too(strategy: SmallStrategy) -> None:
    facts = issue(strategy)
    original = db.session.get_one(IssuedBriefing, facts.id).data
    redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    tamper(update(IssuedBriefing).values(data=original))
    with pytest.raises(BrokenChain, match=r"2025-01 .* digest that was recorded when words were withheld"):
        verify_record()


def test_words_that_travel_with_a_report_can_be_withheld(strategy: SmallStrategy) -> None:
    milestone = db.session.scalars(select(Milestone.id).order_by(Milestone.id)).first()
    assert milestone is not None
    act = Act(strategy.planner, LATER, "report_status")
    report = act.get(StatusUpdate, "report.spill")
    act.record(report, achievements=(CarriedAchievement(milestone, date(2025, 4, 1), SPILL, "A-1"),))
    db.session.commit()
    facts = issue(strategy, at=LATER + timedelta(hours=1))
    assert find_words(Kind.STATUS_UPDATE, "report.spill", "achievements.evidence_title") == SPILL
    redact(Kind.STATUS_UPDATE, "report.spill", "achievements.evidence_title")
    (carried,) = links_of(Kind.STATUS_UPDATE, "report.spill", "achievements")
    assert (carried.evidence_title, carried.evidence_reference) == ("[withheld]", "A-1")
    assert b"Secretname" not in read_issued_file(facts.id)
    verify_record()


def test_what_a_report_carried_is_withheld_with_what_its_approval_wrote(strategy: SmallStrategy) -> None:
    milestone_id = db.session.scalars(select(Milestone.id).order_by(Milestone.id)).first()
    assert milestone_id is not None
    act = Act(strategy.planner, LATER, "report_status")
    carried = (CarriedAchievement(milestone_id, date(2025, 4, 1), SPILL, "A-1"),)
    act.record(act.get(StatusUpdate, "report.spill"), achievements=carried)
    act = Act(strategy.planner, LATER, "approve_report")
    milestone = act.get(Milestone, milestone_id)
    milestone.evidence_title = SPILL
    act.record(milestone)
    act.record(act.get(StatusUpdate, "report.spill"))
    db.session.commit()
    redact(Kind.MILESTONE, milestone_id, "evidence_title")
    contents = db.session.scalars(select(Revision.content)).all()
    assert not [content for content in contents if SPILL.encode() in content and b"evidence_title" in content]
    (left,) = links_of(Kind.STATUS_UPDATE, "report.spill", "achievements")
    assert left.evidence_title == "[withheld]"
    verify_record()


def test_why_a_gap_was_waived_can_be_withheld(strategy: SmallStrategy) -> None:
    act = Act(strategy.planner, LATER, "close_period")
    period = ReportingPeriod(
        id="period.early", strategy_id=strategy.id, position=1, label="FY2020 Q1", starts_on=date(2019, 10, 1),
        ends_on=date(2020, 1, 1), reports_due_on=date(2020, 1, 15), state=PeriodState.CLOSED, revision=1,
        closed_on=date(2020, 1, 20), lifecycle=Lifecycle.ACTIVE, lifecycle_reason=None, lifecycle_on=None,
        is_illustrative=False,
    )  # fmt: skip
    act.add(period, waivers=(Waiver(GapKind.VACANT, "1.1", SPILL), Waiver(GapKind.UNKNOWN, "1.2", "No data yet")))
    db.session.commit()
    redact(Kind.REPORTING_PERIOD, "period.early", "waivers.reason")
    reasons = {waiver.reason for waiver in links_of(Kind.REPORTING_PERIOD, "period.early", "waivers")}
    assert reasons == {"[withheld]"}
    verify_record()
