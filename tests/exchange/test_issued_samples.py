"""Files of issued briefings that any version of the product wrote are read, whatever has changed since.

A sample once stored stays as it is. Where a test here fails, the product has forgotten how to read an old file: raise
SCHEMA_VERSION, write the step in tracker/schemas/issued_upgrades.py, and store samples of the new version beside these.
"""

from pathlib import Path

import orjson
import pytest

from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.issued import content_of_file
from tracker.exchange.issued_file import parse_claimed, read_issued
from tracker.formatters import STATUS_LABELS
from tracker.pages.issued_briefings import build_issued_page
from tracker.schemas import issued_upgrades
from tracker.schemas.briefing import SCHEMA_VERSION
from tracker.schemas.issued_upgrades import STEPS, bring_file_up_to_date

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(SAMPLES.glob("briefing_v*/*.json"))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_there_are_samples_of_every_version_and_a_step_from_each_to_the_next(version: int) -> None:
    assert [file for file in FILES if file.parent.name == f"briefing_v{version}"]
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_stored_sample_is_still_shown(file: Path) -> None:
    data = file.read_bytes()
    page = build_issued_page(read_issued(data))
    said = orjson.loads(data)
    assert page.issued["number"] == said["envelope"]["issued"]["number"]
    assert {goal.number: goal.assessed.progress for goal in page.goals} == {
        number: goal["progress"] for number, goal in said["assessment"]["goals"].items()
    }
    for goal in page.goals:
        assert sum(goal.assessed.actions.of(status) for status in STATUS_LABELS) <= goal.assessed.actions.total
        assert goal.objectives
    assert [line.sentence for line in page.attention] == [line["sentence"] for line in said["attention"]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_digest_of_a_stored_sample_still_fits(file: Path) -> None:
    claimed = parse_claimed(file.read_bytes())
    assert sha256_hex(canonical_bytes(content_of_file(claimed))) == claimed["envelope"]["content_sha256"]


def test_an_older_file_goes_through_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {1: lambda file: file | {"one": 1}, 2: lambda file: file | {"two": file["one"] + 1}}
    monkeypatch.setattr(issued_upgrades, "STEPS", steps)
    monkeypatch.setattr(issued_upgrades, "SCHEMA_VERSION", 3)
    assert bring_file_up_to_date({"envelope": {"schema_version": 1}})["two"] == 2
    assert bring_file_up_to_date({"envelope": {"schema_version": 3}}).keys() == {"envelope"}


def test_a_file_of_a_newer_version_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="newer than this version"):
        bring_file_up_to_date({"envelope": {"schema_version": SCHEMA_VERSION + 1}})
