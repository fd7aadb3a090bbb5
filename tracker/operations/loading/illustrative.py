"""An installation holds real plans or illustrative ones, never both: nobody may take one for the other."""

from collections.abc import Iterator

from sqlalchemy import select

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.content import field_names
from tracker.models.plan import Plan
from tracker.operations.loading.load_checks import Error
from tracker.operations.loading.rows import Rows

#: What a plan is made of; organizations and their contacts are in the directory, where both sorts may stand.
_PLAN_KINDS = (
    Kind.PLAN,
    Kind.GOAL_LEADER,
    Kind.ACTION,
    Kind.MILESTONE,
    Kind.STATUS_UPDATE,
    Kind.METRIC,
    Kind.TARGET,
    Kind.READING,
    Kind.ALIGNMENT,
    Kind.PROPOSAL,
    Kind.REPORTING_PERIOD,
    Kind.CONTRIBUTION,
    Kind.DECISION,
)
_DIRECTORY_KINDS = (Kind.ORGANIZATION, Kind.CONTACT)


def holds_plan(*, is_illustrative: bool) -> bool:
    """Return whether the installation holds a plan of this sort."""
    return db.session.scalar(select(Plan.id).filter_by(is_illustrative=is_illustrative).limit(1)) is not None


def require_one_sort(*, is_illustrative: bool) -> None:
    """Refuse a plan of one sort where there is one of the other.

    :raise Refused: with what to do instead.
    """
    if not holds_plan(is_illustrative=not is_illustrative):
        return
    if is_illustrative:
        raise Refused(
            "This installation holds a real plan; nothing illustrative is put beside it. "
            "Use another instance folder (TRACKER_INSTANCE_PATH)."
        )
    raise Refused(
        "This installation holds an illustrative plan; a real plan is never put beside it. "
        "Use another instance folder (TRACKER_INSTANCE_PATH)."
    )


def check_sorts(rows: Rows) -> None:
    """Refuse elements that would mix what is real with what is illustrative.

    :raise Refused: the plan among them says one thing and its elements another, or the installation holds the other.
    """
    for _, _, _, words in sort_errors(rows):
        raise Refused(words)


def sort_errors(rows: Rows) -> Iterator[Error]:
    """Yield the elements that would mix what is real with what is illustrative.

    The plan says of which sort it is; the elements of a file without it are all of the sort of the first.
    """
    flags = [(kind, *each) for kind in _PLAN_KINDS for each in _flags(kind, rows)]
    for kind, flag, id in flags:
        if flag is not flags[0][1]:
            words = "This plan mixes illustrative and real elements; it has to be one or the other."
            yield kind, id, "is_illustrative", words
    invented = [(kind, *each) for kind in _DIRECTORY_KINDS for each in _flags(kind, rows) if each[0]]
    for kind, flag, id in (*flags[:1], *invented):
        try:
            require_one_sort(is_illustrative=flag)
        except Refused as refusal:
            yield kind, id, "is_illustrative", str(refusal)


def _flags(kind: Kind, rows: Rows) -> list[tuple[bool, str]]:
    """Return what each row of a kind says of itself, with its id."""
    index = field_names(kind).index("is_illustrative")
    return [(row[index], row[0]) for row in rows.get(kind, ())]
