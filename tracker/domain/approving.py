"""Who decides a report that waits for approval."""

from collections.abc import Iterable, Sequence

from tracker.domain.roles import Role, RoleHolder

#: Who may decide at all.
DECIDERS = (Role.APPROVER, Role.PLANNER)


def who_decides(
    holders: Iterable[RoleHolder], line: Sequence[str], author_id: str | None, reported_by: str
) -> tuple[RoleHolder, ...]:
    """Return who may decide a report of the first organization of a line; its author never may.

    Nor does whoever it was entered for: `reported_by` is a name, all that is known of them. Those who may are the
    approvers of the organizations of the line, the nearest first; planners where there are none.
    """
    author = _plain(reported_by)
    others = [each for each in holders if each.account_id != author_id and _plain(each.name) != author]
    approvers = [each for each in others if each.role is Role.APPROVER and each.organization_id in line]
    if approvers:
        return tuple(sorted(approvers, key=lambda each: line.index(each.organization_id or "")))
    return tuple(each for each in others if each.role is Role.PLANNER)


def _plain(name: str) -> str:
    """Return a name as it is compared."""
    return " ".join(name.casefold().split())
