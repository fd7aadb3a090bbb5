"""What a file may not do to closed periods: change what they sealed, report for them, or add to them unsaid."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.domain.document.assemble import own_fields
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.errors import InvalidDocument, Refused
from tracker.domain.periods import Periods
from tracker.extensions import db
from tracker.models.content import content_of
from tracker.models.strategy import Strategy
from tracker.operations.loading.load_checks import strategy_of
from tracker.operations.loading.rows import Row, Rows, stored_rows
from tracker.queries.periods import get_periods

Values = Mapping[str, Any]
#: Yields what is wrong with an element, each with the field it lies in; the values stored are None where it is new.
Check = Callable[[Periods, Values | None, Values], Iterator[tuple[str, str]]]

#: What makes a milestone achieved.
_ACHIEVEMENT = ("achieved_on", "evidence_title", "evidence_reference", "booked_to")


def check_sealed(rows: Rows, paths: Mapping[tuple[Kind, str], str] | None = None) -> None:
    """Refuse a file that would change what a closed period sealed, report for it, or add to it unsaid.

    What a strategy that is not there yet brings with it, closed periods and all, is its history.

    :raise InvalidDocument: with the path of everything that would.
    """
    strategy_id = strategy_of(rows)
    if db.session.get(Strategy, strategy_id) is None:
        return
    periods = get_periods(strategy_id)
    if not any(period.revision for period in periods.kept):
        return
    errors = []
    for kind, check in _CHECKS.items():
        wanted = list(rows.get(kind, ()))
        stored = _stored(kind, [row[0] for row in wanted])
        for row in wanted:
            before, after = stored.get(row[0]), _values(kind, row)
            if before is None or content_of(kind, tuple(before.values())) != content_of(kind, row):
                path = (paths or {}).get((kind, row[0]), f"{kind.value} {row[0]}")
                errors += [(f"{path}.{name}", words) for name, words in check(periods, before, after)]
    if errors:
        raise InvalidDocument(errors)


def _check_strategy(periods: Periods, before: Values | None, after: Values) -> Iterator[tuple[str, str]]:
    """Find a fiscal year that would start in another month: labels would name other days than were sealed."""
    if before is not None and before["fiscal_year_starts_month"] != after["fiscal_year_starts_month"]:
        yield "fiscal_year_starts_month", "A reporting period was closed; the fiscal year starts when it did then."


def _check_period(periods: Periods, before: Values | None, after: Values) -> Iterator[tuple[str, str]]:
    """Find periods that a file would close, open again or change once they were closed: people do that, and say why."""
    was, will = (before or {}).get("revision", 0), after["revision"]
    if was or will:
        yield "state", "A period is closed and reopened in the tracker, where its briefing is sealed; a file cannot."


def _check_report(periods: Periods, before: Values | None, after: Values) -> Iterator[tuple[str, str]]:
    """Find reports and contributions for a closed period that are new or other than they were."""
    for values in (before, after):
        sealing = _sealed_by_label(periods, values["period"]) if values is not None else None
        if sealing is not None:
            yield "period", f"{sealing.label} is closed: nothing more is reported for it, and nothing reported changes."
            return


def _check_milestone(periods: Periods, before: Values | None, after: Values) -> Iterator[tuple[str, str]]:
    """Find achievements that a closed period sealed and would change, and late ones that say nothing of it."""
    if before is not None and all(before[name] == after[name] for name in _ACHIEVEMENT):
        return
    was_achieved = before is not None and before["achieved_on"] is not None
    changes = list(_change_of_sealed(periods, before, "achieved_on")) if before is not None and was_achieved else []
    if changes or after["achieved_on"] is not None:
        yield from changes or _unbooked(periods, after, "achieved_on")


def _check_reading(periods: Periods, before: Values | None, after: Values) -> Iterator[tuple[str, str]]:
    """Find readings that a closed period sealed and would change, and late ones that say nothing of it."""
    changes = list(_change_of_sealed(periods, before, "as_of_on")) if before is not None else []
    yield from changes or _unbooked(periods, after, "as_of_on")
    if before is None and after["supersedes_id"] is not None:
        for corrected in _stored(Kind.READING, [after["supersedes_id"]]).values():
            yield from _change_of_sealed(periods, corrected, "as_of_on", place="supersedes_id")


_CHECKS: Mapping[Kind, Check] = {
    Kind.STRATEGY: _check_strategy,
    Kind.REPORTING_PERIOD: _check_period,
    Kind.MILESTONE: _check_milestone,
    Kind.STATUS_UPDATE: _check_report,
    Kind.READING: _check_reading,
    Kind.CONTRIBUTION: _check_report,
}


def _change_of_sealed(
    periods: Periods, fact: Values, name: str, *, place: str | None = None
) -> Iterator[tuple[str, str]]:
    """Yield what is said of a change of a fact that a closed period sealed."""
    booked_to = fact["booked_to"]
    sealing = _sealed_by_label(periods, booked_to) if booked_to else periods.sealed_by(fact[name])
    if sealing is not None:
        yield place or name, f"This is part of {sealing.label}, which is closed: what was sealed does not change."


def _unbooked(periods: Periods, fact: Values, name: str) -> Iterator[tuple[str, str]]:
    """Yield what is said of a fact of a closed period that does not say in which open one it was learned."""
    sealing, booked_to = periods.sealed_by(fact[name]), fact["booked_to"]
    if sealing is None:
        return
    if booked_to is None:
        day = fact[name].isoformat()
        yield "booked_to", f"{day} lies in {sealing.label}, which is closed: say which period it is for."
    elif (closed := _sealed_by_label(periods, booked_to)) is not None:
        yield "booked_to", f"{closed.label} is closed; nothing is booked to it."


def _sealed_by_label(periods: Periods, label: str) -> ReportingPeriod | None:
    """Return the closed period that sealed what is said for the period with a label, or None."""
    try:
        return periods.sealed_by_label(label)
    except Refused:
        return None  # said elsewhere: it is no period at all


def _values(kind: Kind, row: Row) -> Values:
    """Return an element's own values by their names."""
    return dict(zip(own_fields(kind), row, strict=True))


def _stored(kind: Kind, ids: list[str]) -> dict[str, Values]:
    """Return the values of those elements that are stored, by id."""
    return {row[0]: _values(kind, row) for row in stored_rows(kind, ids)}
