"""Bringing the content of old revisions up to date: one pure step for each content version there has been."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.domain.chain import CONTENT_VERSION
from tracker.domain.document.element import Kind

Content = dict[str, Any]
Step = Callable[[Kind, Content], Content]

#: What the second version added, and what it is in a revision of the first: nobody approved reports, and no period
#: was closed.
_SINCE_2: Mapping[Kind, Content] = {
    Kind.PLAN: {"requires_approval": False, "exempt_ids": []},
    Kind.MILESTONE: {"booked_to": None},
    Kind.READING: {"booked_to": None},
    Kind.STATUS_UPDATE: {
        "awaits_approval": False, "is_confirmation": False, "decided_by": None, "decided_on": None,
        "decision_note": None, "achievements": [], "readings": [],
    },
}  # fmt: skip


def _reports_through_time(kind: Kind, content: Content) -> Content:
    """Return content of version 1 in version 2: reports are approved, and what is learned late is booked."""
    added = dict(_SINCE_2.get(kind, {}))
    if kind is Kind.STATUS_UPDATE:
        added["submitted_on"] = content["reported_on"]
        if content["state"] == "draft":  # drafts left the record; like what was returned, they never counted
            added["state"] = "returned"
    return content | added


#: For each content version but the present one, the step to the next. A stored sample of every version is read in
#: the tests for ever, so a step once written stays right.
STEPS: Mapping[int, Step] = {1: _reports_through_time}


def bring_up_to_date(kind: Kind, content_version: int, content: Content) -> Content:
    """Return a revision's content in the form that is written today.

    :raise ValueError: it was written by a newer version of the product.

    >>> bring_up_to_date(Kind.THEME, CONTENT_VERSION, {"number": "1"})
    {'number': '1'}
    """
    if content_version > CONTENT_VERSION:
        raise ValueError(f"Content version {content_version} is newer than this version of the product.")
    for version in range(content_version, CONTENT_VERSION):
        content = STEPS[version](kind, content)
    return content
