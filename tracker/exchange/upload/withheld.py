"""Words that were withheld after a workbook was downloaded stand in it still; uploading it does not bring them back."""

from collections.abc import Mapping
from dataclasses import replace

from tracker.domain.withholding import WITHHELD
from tracker.exchange.workbook.cells import Value
from tracker.exchange.workbook.reading import Filled, FilledRow
from tracker.exchange.workbook.share import Share, last_answer, shown_words
from tracker.exchange.workbook.sheets import CONTRIBUTIONS, REPORTS

_NOT_READ = (
    "Words here were withheld after this file was downloaded, so the cell is not read. Download the file anew to say "
    "something else."
)


def without_withheld(share: Share, filled: Filled, withheld_at: int | None) -> Filled:
    """Return what a file says without the cells whose words were withheld since; a note stands for each.

    `withheld_at` is the place in the record where words were withheld last. A file that does not say how far the record
    went when it was downloaded counts as older.
    """
    if withheld_at is None or (filled.record or 0) >= withheld_at:
        return filled
    rows, notes = [], list(filled.notes)
    for row in filled.rows:
        standing = _standing(share, row)
        gone = [name for name, value in row.values.items() if _is_withheld(standing.get(name), value)]
        notes += [row.finding(_NOT_READ, name) for name in gone]
        rows.append(replace(row, values={name: value for name, value in row.values.items() if name not in gone}))
    return replace(filled, rows=rows, notes=notes)


def _standing(share: Share, row: FilledRow) -> Mapping[str, Value | None]:
    """Return what a row would hold if it were downloaded now."""
    action = share.actions.get(row.about["id"])
    if row.sheet.name == REPORTS.name and action is not None:
        return shown_words(share, action)
    contribution = share.contributions.get((row.key[0], row.key[-1]))
    if row.sheet.name == CONTRIBUTIONS.name and contribution is not None:
        last = last_answer(contribution, row.key[1], share.period.label)
        return {"why": last.why if last is not None else None}
    return {}


def _is_withheld(now: Value | None, typed: Value) -> bool:
    """Return whether words were withheld where something else stands in a cell."""
    return isinstance(now, str) and WITHHELD in now and isinstance(typed, str) and typed != now
