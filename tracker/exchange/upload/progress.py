"""How far an upload has come, in the instance folder: a database that is being written to could not say so.

Whoever carries an upload out holds a lock for as long as they live, so that one can tell from outside whether they do.
"""

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many rows are done."""

    done: int
    total: int


class UploadRun:
    """The files of one upload's run."""

    def __init__(self, instance_path: str, upload_id: str) -> None:
        folder = Path(instance_path) / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = folder / f"{upload_id}.lock"
        self._progress = folder / f"{upload_id}.json"
        self._cancel = folder / f"{upload_id}.cancel"

    def take(self) -> int | None:
        """Return the open file that holds the lock, or None where somebody else holds it.

        It is held until every process that was handed the file has ended or closed it.
        """
        file = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return None
        return file

    def is_running(self) -> bool:
        """Return whether somebody is carrying the upload out."""
        file = self.take()
        if file is None:
            return True
        os.close(file)
        return False

    def start(self, total: int) -> None:
        """Say that nothing is done yet, and that nobody asked to stop."""
        self._cancel.unlink(missing_ok=True)
        self.say(Progress(0, total))

    def say(self, progress: Progress) -> None:
        """Say how far it is."""
        new = self._progress.with_suffix(".new")
        new.write_text(json.dumps([progress.done, progress.total]))
        new.replace(self._progress)

    def read(self) -> Progress | None:
        """Return how far it is, or None where nothing was said."""
        try:
            return Progress(*json.loads(self._progress.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def ask_to_stop(self) -> None:
        """Ask whoever carries it out to stop."""
        self._cancel.touch()

    @property
    def is_asked_to_stop(self) -> bool:
        """Return whether it is to be stopped."""
        return self._cancel.exists()

    def clear(self) -> None:
        """Remove the files, by whoever holds the lock; that nothing is carried out twice is seen to by the database."""
        for file in (self._progress, self._cancel, self._lock):
            with suppress(FileNotFoundError):
                file.unlink()
