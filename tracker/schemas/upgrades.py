"""Bringing the content of old revisions up to date: one pure step for each content version there has been."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.domain.chain import CONTENT_VERSION
from tracker.domain.document.element import Kind

Content = dict[str, Any]
Step = Callable[[Kind, Content], Content]

#: For each content version but the present one, the step to the next. A stored sample of every version is read in
#: the tests for ever, so a step once written stays right.
STEPS: Mapping[int, Step] = {}


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
