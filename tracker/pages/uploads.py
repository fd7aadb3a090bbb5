"""The pages of an uploaded workbook: what is wrong with it, what it would change, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.exchange.upload.changes import Group
from tracker.exchange.upload.plan import UploadPlan
from tracker.exchange.upload.progress import Progress
from tracker.exchange.upload.run import tried_findings
from tracker.exchange.workbook.reading import Finding
from tracker.exchange.workbook.sheets import SHEETS
from tracker.queries.uploads import UploadFacts

_SHEETS = [sheet.name for sheet in SHEETS]
#: The most findings a page lists; who has more mends these first.
MOST_FINDINGS = 200


@dataclass(frozen=True, slots=True)
class DryRunPage:
    """What an upload would do, nothing of which is written yet. `left_out` is how many findings are not listed.

    One that `is_unusable` could not be read so far as to tell for what period it is.
    """

    upload: UploadFacts
    findings: tuple[Finding, ...]
    left_out: int
    notes: tuple[Finding, ...]
    groups: tuple[Group, ...]
    change_count: int
    digest: str
    is_changed: bool
    can_be_confirmed: bool
    is_unusable: bool

    @property
    def stale(self) -> tuple[Group, ...]:
        """Return what somebody else reported on since the download."""
        return tuple(group for group in self.groups if group.theirs is not None)


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far an upload is: no number before the first row."""

    upload: UploadFacts
    progress: Progress | None
    is_stopping: bool


def build_dry_run_page(
    upload: UploadFacts, plan: UploadPlan, *, dropped: Sequence[str] | None = None, is_changed: bool = False
) -> DryRunPage:
    """Return the page of an upload that waits for its owner; `is_changed`: it is not what they read before.

    `dropped` is what they chose to drop, None where they did not choose yet.
    """
    tried = {(each.sheet, each.row, each.column, each.message): each for each in plan.findings}
    for each in tried_findings(plan, upload.refusals, dropped or ()):
        tried.setdefault((each.sheet, each.row, each.column, each.message), each)
    droppable = [group.key for group in plan.stale] if dropped is None else dropped
    is_forbidden = plan.findings or tried_findings(plan, upload.refusals, droppable)
    findings = tuple(sorted(tried.values(), key=_by_place))
    return DryRunPage(
        upload=upload,
        findings=findings[:MOST_FINDINGS],
        left_out=max(0, len(findings) - MOST_FINDINGS),
        notes=plan.notes[:MOST_FINDINGS],
        groups=plan.groups,
        change_count=sum(len(group.changes) for group in plan.groups),
        digest=plan.digest,
        is_changed=is_changed,
        can_be_confirmed=bool(plan.groups) and not is_forbidden,
        is_unusable=bool(plan.findings) and plan.period is None,
    )


def _by_place(finding: Finding) -> tuple[int, int, int, str]:
    """Return the key that sorts findings as one goes through the file: sheet by sheet, row by row."""
    sheet, column = finding.sheet or "", finding.column or ""
    return (_SHEETS.index(sheet) if sheet in _SHEETS else -1, finding.row or 0, len(column), column)
