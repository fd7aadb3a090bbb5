"""The examples in docs/briefing.md run, and the example strategy loads."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.factories import NOW
from tests.marked_document import ON, assessed_of, document_of, marked_document
from tracker.domain.assessment.selection import Selection
from tracker.exchange.briefing import briefing_content, write_briefing
from tracker.queries.documents import get_strategy_id, load_document

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "seed" / "example_strategy.json"


def _example() -> str:
    return re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "briefing.md").read_text(), re.DOTALL)[0]


def _run(folder: Path, data: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "briefing.json").write_bytes(data)
    return subprocess.run([sys.executable, "-c", _example()], cwd=folder, capture_output=True, text=True, check=False)


def _briefing() -> bytes:
    content = briefing_content(assessed_of(document_of(marked_document())), Selection(), known_on=ON)
    return write_briefing(content, generated_at=NOW)


def test_the_python_example_checks_the_file_and_prints_its_goals(tmp_path: Path) -> None:
    result = _run(tmp_path, _briefing())
    assert result.stderr == ""
    assert result.stdout.splitlines()[0].startswith("Open-strategy-marking, as of 2025-04-15, as known 2025-04-15")
    assert re.search(r"^1\.1 +\w+ +(\d+ %|unknown)", result.stdout, re.MULTILINE)


def test_the_python_example_notices_a_changed_figure(tmp_path: Path) -> None:
    result = _run(tmp_path, _briefing().replace(b'"progress":33', b'"progress":99', 1))
    assert result.returncode == 1
    assert "changed" in result.stderr


def test_the_example_strategy_is_short_and_loads(app: Any, run: Callable[..., Any]) -> None:
    assert len(EXAMPLE.read_text().splitlines()) <= 30
    result = run("strategy", "load", str(EXAMPLE))
    assert result.exit_code == 0, result.output
    document = load_document(get_strategy_id("lakeside-libraries-2026-2028"))
    assert [objective.number for objective in document.objectives] == ["1.1", "1.2"]
    assert document.organization("lakeside.bus").parent_id == "lakeside.libraries"
    assert "No change" in run("strategy", "load", str(EXAMPLE)).output
