"""Everything a file may be refused for, said at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from tracker.domain.document.element import Kind
from tracker.domain.errors import InvalidDocument
from tracker.operations.loading.illustrative import sort_errors
from tracker.operations.loading.load import check_references
from tracker.operations.loading.load_checks import Error, number_errors, ownership_errors
from tracker.operations.loading.load_meaning import find_new_contradictions
from tracker.operations.loading.load_sealing import check_sealed
from tracker.operations.loading.rows import Rows

Paths = Mapping[tuple[Kind, str], str]


def check_file(rows: Rows, paths: Paths, *, at: datetime) -> None:
    """Refuse a file that could not be loaded, or would leave what no act of the tracker leaves.

    :raise InvalidDocument: with everything that is wrong and its path, in the order of the file.
    """
    errors: list[tuple[str, str]] = []
    for refuse in (check_references, check_sealed):
        errors += _refused(refuse, rows, paths)
    contradictions = ((each.kind, each.id, each.field, each.words) for each in find_new_contradictions(rows, at))
    for found in (ownership_errors(rows), number_errors(rows), sort_errors(rows), contradictions):
        errors += _placed(found, paths)
    if errors:
        raise InvalidDocument(sorted(dict.fromkeys(errors), key=_place))


def _refused(refuse: Callable[[Rows, Paths], None], rows: Rows, paths: Paths) -> list[tuple[str, str]]:
    """Return what one check refuses a file for."""
    try:
        refuse(rows, paths)
    except InvalidDocument as error:
        return error.errors
    return []


def _placed(found: Iterable[Error], paths: Paths) -> Iterator[tuple[str, str]]:
    """Yield errors with where they stand in the file; what it only changes the meaning of is named by its id."""
    for kind, id, field, words in found:
        yield f"{paths.get((kind, id), f'{kind.noun} {id}')}.{field}", words


def _place(error: tuple[str, str]) -> list[int | str]:
    """Return what sorts errors by their place in the file: the tenth of a list after the ninth."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"([0-9]+)", error[0])]
