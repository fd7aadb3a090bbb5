"""The errors this product raises on purpose, each with words a user can act on."""

from collections.abc import Mapping


class TrackerError(Exception):
    """An expected failure; `str()` of it is a sentence for the user."""


class NotFound(TrackerError):
    """No such element, or none that this reader may know of."""


class Refused(TrackerError):
    """An operation was not carried out; nothing was written.

    `field` names the form field the sentence belongs beside, or is None.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Forbidden(Refused):
    """The person's role does not allow it; `ask` says who can."""

    def __init__(self, message: str, *, ask: str = "a planner of this strategy") -> None:
        super().__init__(message)
        self.ask = ask


class StaleEdit(Refused):
    """Somebody else changed the element since the form was opened.

    `theirs` and `yours` map a field's name to its value now and the value just sent.
    """

    def __init__(self, message: str, *, theirs: Mapping[str, object], yours: Mapping[str, object]) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.yours = yours


class InvalidDocument(TrackerError):
    """A document file has errors; `errors` lists every one as (path in the file, sentence)."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__("\n".join(f"{path}: {message}" for path, message in errors))
        self.errors = errors


class BrokenChain(TrackerError):
    """Verification found the record altered; `seq` is the first place where it breaks, if one can be named."""

    def __init__(self, message: str, *, seq: int | None) -> None:
        super().__init__(message)
        self.seq = seq
