"""What the tests say of a machine they cannot run on."""

from pathlib import Path

import pytest

from tests import machine


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who may install nothing, on a machine with everything else."""
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    for package in ("chromium", "postgresql"):
        monkeypatch.setitem(machine.NEEDS, package, (lambda: True, "nothing"))


def programs(folder: Path, *names: str) -> str:
    """Return a path that holds these programs alone."""
    for name in names:
        (folder / name).touch(mode=0o755)
    return str(folder)


@pytest.mark.parametrize("there", [(), ("pg_dump",), ("pg_restore",)])
def test_the_programs_a_backup_runs_are_asked_for(
    nobody: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    there: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", programs(tmp_path, *there))
    assert machine.main() == 1
    said = capsys.readouterr().err
    assert "pg_dump and pg_restore" in said
    assert "apt install postgresql-client" in said


def test_a_machine_with_everything_needs_nothing(
    nobody: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", programs(tmp_path, "pg_dump", "pg_restore", "openssl"))
    assert machine.main() == 0
    assert capsys.readouterr().err == ""
