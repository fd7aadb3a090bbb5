"""Words that were withheld after a file was downloaded may stand in it still; uploading it does not bring them back.

The words are gone, so nobody can tell whether these are they. What can be told is of which elements words were withheld
after the file was made. Where a row would write words about one of these that do not stand there now, old or new, its
owner is asked to leave them out or to download the file anew, and nothing of the file is written. A file that does not
say how far the record went when it was made, as one whose column "Record" was taken out, counts as older than all.

Not caught are withheld words that somebody types about another element, or into a file that was downloaded afterwards,
and a name that was withheld where a planner's file says for whom they report.
"""

from collections.abc import Iterator, Mapping

from tracker.domain.withholding import WITHHELD
from tracker.exchange.upload.changes import Group
from tracker.exchange.workbook.reading import FilledRow, Finding
from tracker.exchange.workbook.share import Share
from tracker.exchange.workbook.sheets import Takes
from tracker.operations.reporting.upload_steps import AnswerStep, ReadingStep, ReportStep, Step

_ASKED = (
    "Words were withheld here after this file was downloaded, and nobody can tell whether these are they. Leave the "
    "cell blank, or download the file anew and say it there."
)
_SIGN = f"{WITHHELD} only marks where words were taken out. Say it in other words, or leave the cell blank."


def withheld_findings(share: Share, group: Group, withheld: frozenset[str]) -> Iterator[Finding]:
    """Yield the cells that may bring withheld words back, and those that would write the sign for them as words.

    `withheld` are the ids of the elements of which words were withheld after the file was made.
    """
    is_older = bool(withheld) and (
        _is_taken_from_draft(share, group.step) or not withheld.isdisjoint(_elements(share, group.step))
    )
    for row, name, text in _new_words(group):
        if WITHHELD in text:
            yield row.finding(_SIGN, name)
        elif is_older:
            yield row.finding(_ASKED, name)


def _new_words(group: Group) -> Iterator[tuple[FilledRow, str, str]]:
    """Yield the row, the column and the text of each cell of a group whose words do not stand in the record now."""
    for prefix, row in group.rows.items():
        said = row.values if prefix else _changed_words(group, row)
        yield from ((row, name, text) for name, text in said.items() if type(text) is str)


def _changed_words(group: Group, row: FilledRow) -> Mapping[str, str]:
    """Return the words that a report or an answer would say anew, by column."""
    columns = row.sheet.by_title
    changed = [(columns.get(change.label.lower()), change.after) for change in group.changes]
    return {
        column.key: text
        for column, text in changed
        if column is not None and column.takes is Takes.TEXT and text is not None
    }


def _elements(share: Share, step: Step) -> Iterator[str]:
    """Yield the ids of the elements whose words a step would write anew."""
    document = share.document
    if isinstance(step, ReadingStep):
        yield from (reading.id for reading in share.metrics[step.new.metric_id].readings)
        return
    action = document.find_action(step.action_id)
    if action is None:
        return
    if isinstance(step, AnswerStep):
        yield from (each.id for each in action.contributions if each.organization_id == step.organization_id)
        return
    yield from (update.id for update in action.status_updates)
    yield from (milestone.id for milestone in action.milestones)
    for new in step.report.readings:
        yield from (reading.id for reading in share.metrics[new.metric_id].readings)


def _is_taken_from_draft(share: Share, step: Step) -> bool:
    """Return whether words were withheld from one's own draft of a report: it does not say when."""
    return isinstance(step, ReportStep) and any(
        WITHHELD in text for text in share.drafts.get(step.action_id, {}).values()
    )
