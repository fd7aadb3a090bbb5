"""Bringing the files of old briefings up to date when they are shown: one pure step for each schema version."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.schemas.briefing import SCHEMA_VERSION

File = dict[str, Any]
Step = Callable[[File], File]

#: For each schema version but the present one, the step to the next. A stored sample of every version is read in the
#: tests for ever. A key that was added since is no new version: whoever reads a file does without it.
STEPS: Mapping[int, Step] = {}


def bring_file_up_to_date(file: File) -> File:
    """Return a briefing's file in the shape that is written today; the stored bytes stay as they are.

    :raise ValueError: it was written by a newer version of the product.
    """
    version = file["envelope"]["schema_version"]
    if version > SCHEMA_VERSION:
        raise ValueError(f"Schema version {version} is newer than this version of the product.")
    for each in range(version, SCHEMA_VERSION):
        file = STEPS[each](file)
    return file
