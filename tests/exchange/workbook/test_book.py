"""A workbook says what there is, and the same file up again changes nothing."""

import html
import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.documents import TODAY, milestone, objective_with, reading
from tests.exchange.shares import csv, one_action, one_report, plan, said, share_of, told, xlsx
from tests.workbooks import Book
from tracker.domain.document.status_update import CarriedAchievement
from tracker.domain.status import Status
from tracker.exchange.workbook.cells import guard, unguard
from tracker.exchange.workbook.sheets import SHEETS

#: Making a workbook takes its time.
quick = settings(max_examples=60, deadline=None)

#: What spreadsheets take for formulas, and what could be taken for what guards them.
TRICKY = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["=", "+", "-", "@", "\t", "\r", "'", "'=", "''-", "(clear", "", "12", "=cmd|' /C calc'!A0"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
)


def text() -> st.SearchStrategy[str]:
    """A text as a report may hold it."""
    return TRICKY.map(str.strip).filter(lambda words: words and words.lower() != "(clear)")


@given(st.text())
def test_what_was_guarded_is_the_same_again(words: str) -> None:
    assert unguard(guard(words)) == words
    assert not guard(words).startswith(("=", "+", "-", "@", "\t", "\r"))


@quick
@given(summary=text(), blockers=text(), blocked_by=text())
def test_a_workbook_uploaded_as_it_is_changes_nothing(summary: str, blockers: str, blocked_by: str) -> None:
    share = one_report(
        summary=summary, blockers=blockers, blocked_by=blocked_by[:200], blocked_since_on=TODAY, cleared_by="=1+1"
    )
    for data, name in ((xlsx(share), "mine.xlsx"), (csv(share), "mine.csv")):
        found = plan(share, data, name)
        assert (said(found), found.groups) == ([], ()), name


@quick
@given(summary=text())
def test_words_typed_into_a_workbook_arrive_as_they_are(summary: str) -> None:
    share = one_action()
    book = Book(xlsx(share))
    book.fill("Reports", 1, status="At risk", summary=summary)
    (group,) = plan(share, book.data).groups
    assert group.step.report.summary == summary  # type: ignore[union-attr]


def test_no_cell_of_the_file_is_a_formula() -> None:
    share = one_report(summary='=HYPERLINK("http://example.invalid")', why="@SUM(1)", recovery="-1+1")
    assert b"<f>" not in b"".join(_parts(xlsx(share)))
    for line in csv(share).decode("utf-8-sig").splitlines():
        for cell in line.split(","):
            assert not cell.strip('"').startswith(("=", "+", "@"))


def _parts(data: bytes) -> list[bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if "worksheets" in name]


def test_it_is_filled_with_what_was_reported_and_says_who_is_to_see_it() -> None:
    rows = objective_with({"reports": [told(status=Status.AT_RISK, summary="Late.", forecast_on=date(2025, 9, 1))]})
    rows.metric("1.1.1-K1", readings=[reading(date(2025, 3, 31), "12.50")])
    book = Book(xlsx(share_of(rows)))
    assert book.cell("Reports", 1, "status") == "At risk"
    assert book.cell("Reports", 1, "forecast_on") == date(2025, 9, 1)
    assert (book.cell("Reports", 1, "seen"), book.cell("Reports", 1, "last_words")) == (1, "Late.")
    assert book.cell("Readings", 1, "last") == "12.50 (31 Mar 2025)"
    assert book.cell("Readings", 1, "as_of_on") == date(2025, 6, 30)
    assert book.sheets["Instructions"][0][0] == "NONE"
    for sheet in SHEETS:
        marking = book.sheets[sheet.name][0]
        assert (
            next(cell for cell, column in zip(marking, sheet.columns, strict=False) if not column.is_hidden) == "NONE"
        )


def test_identifiers_are_locked_and_what_is_filled_in_is_not() -> None:
    sheet = b"".join(part for part in _parts(xlsx(one_action())) if b"Reports" not in part)
    assert sheet.count(b"<sheetProtection") == 6
    assert b'"On track,At risk,Off track,Complete,Not started"' in sheet


def test_a_row_is_as_tall_as_its_words_and_grows_with_them() -> None:
    words = "The east channel is half surveyed, and the vessel is late. " * 8
    rows = b"".join(_parts(xlsx(one_report(summary=words))))
    height = max(int(found) for found in re.findall(rb'<row r="4"[^>]* ht="(\d+)"', rows))
    assert 15 * 8 < height < 15 * 16
    assert b"customHeight" not in rows


def test_a_sheet_without_rows_says_so() -> None:
    rows = objective_with({})
    book = Book(xlsx(share_of(rows)))
    assert str(book.sheets["Readings"][1][1]).endswith(". There is nothing to fill in here")
    assert not str(book.sheets["Reports"][1][1]).endswith("here")


def test_a_blank_cell_leaves_what_there_is_and_clear_erases_it() -> None:
    share = one_report(next_steps="The west channel.", blockers="A quarrel")
    book = Book(xlsx(share))
    book.fill("Reports", 1, summary="", next_steps="", blockers="(Clear)")
    (group,) = plan(share, book.data).groups
    assert [(each.label, each.before, each.after) for each in group.changes] == [
        ("What stands in the way (internal)", "A quarrel", None)
    ]
    assert group.step.report.next_steps == "The west channel."  # type: ignore[union-attr]


def test_a_rule_never_reckons_with_a_text() -> None:
    """OR and AND look at all they are given: INT of "(clear)" would make the rule an error, and the cell refuse it."""
    with zipfile.ZipFile(io.BytesIO(xlsx(one_report()))) as book:
        sheet = html.unescape(book.read("xl/worksheets/sheet2.xml").decode())
    rules = dict(
        re.findall(r'<dataValidation type="custom"[^>]* sqref="([A-Z]+)\d[^>]*><formula1>(.*?)</formula1>', sheet)
    )
    assert rules["H"] == 'IF(ISNUMBER(H4),AND(H4>=0,H4<=100,H4=INT(H4)),H4="(clear)")'
    days = {rule.replace(f"{column}4", "X4") for column, rule in rules.items() if column != "H"}
    assert days == {'OR(X4="(clear)",ISNUMBER(X4),LEN(X4)=10)'}


def test_what_cannot_be_erased_says_so() -> None:
    share = one_report()
    book = Book(xlsx(share))
    book.fill("Reports", 1, summary="(clear)")
    assert said(plan(share, book.data)) == [("Reports", 4, "I", "What happened cannot be erased.")]


DRAFT = {"status": "on_track", "summary": "Begun.", "csrf_token": "x", "forecast_on": "soon"}


def test_a_draft_stands_in_the_workbook_and_stays_one_until_it_is_sent() -> None:
    share = one_action(drafts={"1.1.1-A1": DRAFT})
    book = Book(xlsx(share))
    assert (book.cell("Reports", 1, "summary"), book.cell("Reports", 1, "send_draft")) == ("Begun.", "no")
    found = plan(share, book.data)
    assert [each.message for each in found.notes] == ["This is your draft as it was; it stays one."]
    assert found.groups == ()
    book.fill("Reports", 1, send_draft="yes")
    (group,) = plan(share, book.data).groups
    assert group.step.report.summary == "Begun."  # type: ignore[union-attr]


def test_a_milestone_goes_with_a_report() -> None:
    share = one_action()
    book = Book(xlsx(share))
    book.fill("Milestones", 1, achieved_on=date(2025, 7, 1), evidence_title="Chart", evidence_reference="DOC-1")
    words = "A milestone goes with a report: give the status of 1.1.1-A1 and what happened on Reports."
    assert said(plan(share, book.data)) == [("Milestones", 4, "F", words)]
    book.fill("Reports", 1, status="on track", summary="Done.")
    (group,) = plan(share, book.data).groups
    (achievement,) = group.step.report.achievements  # type: ignore[union-attr]
    assert (achievement.achieved_on, achievement.evidence_title) == (date(2025, 7, 1), "Chart")


def test_a_milestone_after_the_report_sends_its_words_again() -> None:
    share = one_report(summary="As it was.")
    book = Book(xlsx(share))
    book.fill("Milestones", 1, achieved_on="2025-07-01", evidence_title="Chart", evidence_reference="DOC-1")
    (group,) = plan(share, book.data).groups
    assert group.step.report.summary == "As it was."  # type: ignore[union-attr]
    assert [each.label for each in group.changes] == ["Milestone 1.1.1-A1-M1 achieved"]


def test_half_a_milestone_says_what_is_missing() -> None:
    share = one_report()
    book = Book(xlsx(share))
    book.fill("Milestones", 1, evidence_title="Chart")
    assert [each[2:] for each in said(plan(share, book.data))] == [
        ("F", "Give the day it was achieved."), ("H", "Give its address or document number."),
    ]  # fmt: skip


def test_of_a_cell_nobody_can_read_it_is_not_said_that_it_is_missing() -> None:
    share = one_report()
    book = Book(xlsx(share))
    book.fill("Milestones", 1, achieved_on="in July")
    book.fill("Reports", 1, status="fine")
    assert [(sheet, column, words[:12]) for sheet, _, column, words in said(plan(share, book.data))] == [
        ("Reports", "G", "Choose one f"), ("Milestones", "F", "Write the da"),
        ("Milestones", "G", "Name what sh"), ("Milestones", "H", "Give its add"),
    ]  # fmt: skip


def test_why_a_fact_comes_only_now_stands_beside_it() -> None:
    rows = objective_with({"milestones": [milestone(TODAY)], "reports": [told()]})
    rows.metric("1.1.1-K1")
    share = share_of(rows)
    book = Book(xlsx(share))
    evidence = {"evidence_title": "Chart", "evidence_reference": "DOC-1"}
    book.fill("Milestones", 1, achieved_on="2025-07-01", **evidence, late_reason="The post was late.")
    book.fill("Readings", 1, value=3, late_reason="The boat was late.")
    milestone_group, reading_group = plan(share, book.data).groups
    assert [(each.label, each.after) for each in milestone_group.changes] == [
        ("Milestone 1.1.1-A1-M1 achieved", "1 Jul 2025: Chart, DOC-1"),
        ("Why only now", "The post was late."),
    ]
    assert [(each.label, each.after) for each in reading_group.changes][1:] == [("Why only now", "The boat was late.")]


@pytest.mark.parametrize(("typed", "value"), [(12.5, "12.5"), ("1,250.50", "1250.50"), (3.0, "3"), ("-4", "-4")])
def test_a_reading_is_a_number_be_it_typed_as_text(typed: object, value: str) -> None:
    rows = objective_with({})
    rows.metric("1.1.1-K1")
    share = share_of(rows)
    book = Book(xlsx(share))
    book.fill("Readings", 1, value=typed)
    (group,) = plan(share, book.data).groups
    assert group.step.new.value == Decimal(value)  # type: ignore[union-attr]


def test_a_contribution_is_answered_and_not_answered_twice() -> None:
    rows = objective_with({"contributing_ids": ("o2",)})
    rows.organization("o2", name="Second office")
    share = share_of(rows, organization_ids=frozenset({"o2"}))
    book = Book(xlsx(share))
    assert book.rows("Reports") == []
    book.fill("Contributions", 1, is_as_planned="no", why="No boat.")
    (group,) = plan(share, book.data).groups
    assert (group.step.is_as_planned, group.step.why) == (False, "No boat.")  # type: ignore[union-attr]


@pytest.mark.parametrize("value", [45839, 45839.75, "2025-07-01", "2025-07-01 00:00:00", date(2025, 7, 1)])
def test_days_are_read_however_they_are_kept(value: object) -> None:
    share = one_report()
    book = Book(xlsx(share))
    book.fill("Milestones", 1, achieved_on=value, evidence_title="Chart", evidence_reference="DOC-1")
    (group,) = plan(share, book.data).groups
    assert group.step.report.achievements[0].achieved_on == date(2025, 7, 1)  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["1/7/2025", "July", "2025-02-30", 0, 999_999, True])
def test_what_is_no_day_says_so(value: object) -> None:
    share = one_report()
    book = Book(xlsx(share))
    book.fill("Milestones", 1, achieved_on=value, evidence_title="Chart", evidence_reference="DOC-1")
    assert ("Milestones", 4, "F") in [each[:3] for each in said(plan(share, book.data))]


def test_trailing_spaces_change_nothing() -> None:
    share = one_report(summary="As it was.")
    book = Book(xlsx(share))
    book.fill("Reports", 1, summary="  As it was.  \n", status=" On track ")
    assert plan(share, book.data).groups == ()


def test_somebody_reported_since_and_both_stand_side_by_side() -> None:
    before, after = one_action(), one_action(reports=[told(summary="Theirs.", reported_by="Ann")])
    book = Book(xlsx(before))
    assert plan(after, book.data).groups == ()  # nothing was typed
    book.fill("Reports", 1, status="On track", summary="Mine.")
    (group,) = plan(after, book.data).groups
    assert group.theirs == "Ann reported for FY2025 Q4 on 31 Jul 2025, after this workbook was downloaded: “Theirs.”"
    assert [(each.before, each.after) for each in group.changes] == [("Theirs.", "Mine.")]


def test_words_that_stood_there_at_the_download_are_not_said_again_over_newer_ones() -> None:
    before = one_action(reports=[told(summary="First.")])
    after = one_action(reports=[told(summary="First."), told(summary="Second.")])
    assert plan(after, xlsx(before)).groups == ()


def test_what_waits_for_approval_is_no_change_the_second_time() -> None:
    before = one_report(summary="As it was.")
    book = Book(xlsx(before))
    book.fill("Milestones", 1, achieved_on="2025-07-01", evidence_title="Chart", evidence_reference="DOC-1")
    carried = CarriedAchievement("1.1.1-A1-M1", date(2025, 7, 1), "Chart", "DOC-1")
    waiting = told(summary="As it was.", awaits_approval=True, achievements=(carried,))
    after = one_action(reports=[told(summary="As it was."), waiting])
    found = plan(after, book.data)
    assert (said(found), found.groups) == ([], ())
    assert Book(xlsx(after)).rows("Milestones") == []


def test_a_milestone_that_was_achieved_otherwise_is_not_changed_by_a_workbook() -> None:
    book = Book(xlsx(one_report()))
    book.fill("Milestones", 1, achieved_on="2025-07-01", evidence_title="Chart", evidence_reference="DOC-1")
    after = one_action(reports=[told()], milestones=[milestone(TODAY, date(2025, 6, 1))])
    words = "Milestone 1.1.1-A1-M1 was reported achieved already, on 1 Jun 2025; correct it on its page."
    assert said(plan(after, book.data)) == [("Milestones", 4, "F", words)]


def test_a_reading_of_a_day_that_has_one_is_corrected_on_its_page() -> None:
    rows, later = objective_with({}), objective_with({})
    rows.metric("1.1.1-K1")
    later.metric("1.1.1-K1", readings=[reading(date(2025, 6, 30), "12.50")])
    book = Book(xlsx(share_of(rows)))
    book.fill("Readings", 1, value=12.5)
    assert plan(share_of(later), book.data).groups == ()
    assert said(plan(share_of(later), book.data)) == []
    book.fill("Readings", 1, value=13)
    words = "There is a reading as of 30 Jun 2025 already; correct it on the metric's page."
    assert said(plan(share_of(later), book.data)) == [("Readings", 4, "H", words)]
