"""What was written by any version of the product can be read: a stored sample of every kind and content version."""

from pathlib import Path

import orjson
import pytest

from tracker.domain.chain import CONTENT_VERSION, canonical_bytes
from tracker.domain.document.element import Kind
from tracker.models import MODELS
from tracker.models.content import content_of, row_of
from tracker.schemas import upgrades
from tracker.schemas.upgrades import STEPS, Step, bring_up_to_date

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(SAMPLES.glob("content_v*/*.json"))

CHANGED = (
    "The content of a {kind} is no longer what version {version} of the record holds. Raise CONTENT_VERSION, write the "
    "step in tracker/schemas/upgrades.py, and store samples of the new version beside these, which stay as they are."
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_stored_sample_is_still_read(file: Path) -> None:
    kind, version = Kind(file.stem), int(file.parent.name.removeprefix("content_v"))
    content = bring_up_to_date(kind, version, orjson.loads(file.read_bytes()))
    try:
        read = content_of(kind, row_of(kind, "an-id", 3, content))
    except KeyError as error:
        pytest.fail(CHANGED.format(kind=kind, version=version) + f" ({error})")
    assert read == content, CHANGED.format(kind=kind, version=version)
    if version == CONTENT_VERSION:
        assert canonical_bytes(read) == file.read_bytes(), CHANGED.format(kind=kind, version=version)


@pytest.mark.parametrize("version", range(1, CONTENT_VERSION + 1))
def test_there_is_a_sample_of_every_kind_in_every_version(version: int) -> None:
    stored = {file.stem for file in FILES if file.parent.name == f"content_v{version}"}
    assert stored >= {kind.value for kind in MODELS} if version == CONTENT_VERSION else stored


def test_there_is_a_step_from_every_version_but_the_last() -> None:
    assert sorted(STEPS) == list(range(1, CONTENT_VERSION))


def test_old_content_takes_every_step_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(name: str) -> Step:
        return lambda kind, content: content | {kind.value: [*content.get(kind.value, ()), name]}

    monkeypatch.setattr(upgrades, "STEPS", {number: step(f"from {number}") for number in (1, 2, 3)})
    monkeypatch.setattr(upgrades, "CONTENT_VERSION", 4)
    assert bring_up_to_date(Kind.THEME, 2, {}) == {"theme": ["from 2", "from 3"]}
    assert bring_up_to_date(Kind.THEME, 4, {}) == {}


def test_content_of_a_newer_version_is_refused() -> None:
    with pytest.raises(ValueError, match="newer"):
        bring_up_to_date(Kind.THEME, CONTENT_VERSION + 1, {})
