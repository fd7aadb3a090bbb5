"""Somebody's part of a small strategy, to make workbooks of without a database."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.domain.documents import TODAY, Rows, Values, milestone, objective_with, report
from tracker.domain.fiscal import fiscal_quarter
from tracker.exchange.upload.plan import UploadPlan, plan_upload
from tracker.exchange.workbook.book import write_reports, write_workbook
from tracker.exchange.workbook.reading import read_upload
from tracker.exchange.workbook.rows import workbook_content
from tracker.exchange.workbook.share import Share
from tracker.queries.documents import Head

HEAD = Head(7, "f" * 64)
MOST = 64 * 2**20


def share_of(rows: Rows, **changes: Any) -> Share:
    """Return the part of everybody in a document, on `TODAY`."""
    document = rows.document()
    own = frozenset(each.id for each in document.organizations)
    period = fiscal_quarter(TODAY)
    return replace(Share(document, TODAY, own, period, {}, is_planner=False), **changes)


def one_action(drafts: Mapping[str, Mapping[str, str]] | None = None, **action: Any) -> Share:
    """Return a part with one action of one milestone."""
    action = {"milestones": [milestone(TODAY)]} | action
    return share_of(objective_with(action), drafts=drafts or {})


def one_report(**words: Any) -> Share:
    """Return a part with one action that was reported on in the period."""
    return one_action(reports=[told(**words)])


def told(**words: Any) -> Values:
    """Return a report of the period."""
    return report(TODAY, **words)


def xlsx(share: Share) -> bytes:
    """Return a part's workbook."""
    return write_workbook(workbook_content(share, HEAD))


def csv(share: Share) -> bytes:
    """Return a part's reports as CSV."""
    return write_reports(workbook_content(share, HEAD))


def plan(share: Share, data: bytes, name: str = "mine.xlsx") -> UploadPlan:
    """Return what a file would change of a part."""
    return plan_upload(share, read_upload(name, data, most_unpacked=MOST))


def said(found: UploadPlan) -> list[tuple[str | None, int | None, str | None, str]]:
    """Return what is wrong with a file."""
    return [(each.sheet, each.row, each.column, each.message) for each in found.findings]
