"""Rules of the house for code. Each message says what to do instead."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
PYTHON = sorted(path for folder in ("tracker",) for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE = 250
LONGEST_FUNCTION = 30
REFUSED_NAMES = {"utils", "helpers", "common", "misc", "core", "manager", "base_view"}


def test_imports_run_downhill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def test_what_every_request_passes_knows_no_page() -> None:
    room = ROOT / "tracker" / "views" / "request"
    upward = re.compile(r"^\s*from tracker\.views(?!\.request\b)\S* import .*", re.MULTILINE)
    found = {path.name: upward.findall(path.read_text()) for path in room.glob("*.py")}
    assert not any(found.values()), "move what both need into the room"


def test_no_file_is_longer_than_one_noun() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in PYTHON
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert not long, f"split these by noun: {long}"


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def body_lines(function: ast.FunctionDef) -> int:
    """Lines from the first statement after the docstring to the last."""
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and len(body) > 1:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{function.name}": lines
        for path in PYTHON
        for function in functions(path)
        if (lines := body_lines(function)) > LONGEST_FUNCTION
    }
    assert not long, f"give the parts of these names of their own: {long}"


def test_no_room_is_a_drawer() -> None:
    drawers = [str(path.relative_to(ROOT)) for path in PYTHON if path.stem in REFUSED_NAMES]
    assert not drawers, f"say what is in them: {drawers}"


@pytest.mark.parametrize("word", ["fusion", "HSIC", "124h"])
def test_what_belongs_to_one_strategy_comes_from_its_document(word: str) -> None:
    places = [
        str(path.relative_to(ROOT))
        for folder in ("tracker", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "dist" not in path.parts and path.suffix in (".py", ".html", ".js", ".css", ".mjs")
        if re.search(word, path.read_text(), re.IGNORECASE)
    ]
    assert not places, f"{word!r} belongs into the document, not into {places}"


def test_every_suppression_gives_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in PYTHON
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"# (noqa|type: ignore)(: [A-Z0-9, ]+|\[[a-z-]+\])?\s*$", line)
    ]
    assert not bare, f"say why on the same line: {bare}"
