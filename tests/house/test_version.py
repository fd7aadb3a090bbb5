"""The version that files and ETags carry is the one that is released."""

import tomllib
from pathlib import Path

from tracker.config import PRODUCT, VERSION


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert (project["name"], project["version"]) == (PRODUCT, VERSION)
