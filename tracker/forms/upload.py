"""Uploading a filled-in workbook, and saying yes to what it would change."""

from collections.abc import Iterable
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import FileField, Form, HiddenField
from wtforms.fields import RadioField, SelectChoice

from tracker.forms.element import ElementForm, pick_field, picks, sent_fields
from tracker.forms.fields import Required

#: What may be chosen where somebody else reported since.
MINE, THEIRS = "mine", "theirs"
_CHOOSE_FILE = "Choose a file."
_CHOOSE = "Choose whose report stands."


class UploadForm(ElementForm):
    """Choosing the file. `most` is how many bytes it may have."""

    file = FileField("The workbook (.xlsx), or reports.csv", [Required(_CHOOSE_FILE)])

    def __init__(self, most: int, **values: Any) -> None:
        super().__init__(**values)
        self.most = most
        self.content = b""

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether there is a file of a size that is taken; it is read here, and no further than that."""
        if not super().validate(extra_validators):
            return False
        if not isinstance(self.file.data, FileStorage):
            self.file.errors = [_CHOOSE_FILE]
            return False
        with self.file.data.stream as sent:
            self.content = sent.read(self.most + 1)
        if len(self.content) > self.most:
            self.file.errors = [f"This file is larger than {self.most // 2**20} MiB, which is the most that is taken."]
        elif not self.content:
            self.file.errors = ["This file is empty."]
        return not self.file.errors

    @property
    def name(self) -> str:
        """Return the name of the file, without any folder."""
        name = str(self.file.data.filename or "").replace("\\", "/").rpartition("/")[2]
        return "".join(sign for sign in name if sign.isprintable()) or "workbook"


class DownloadForm(ElementForm):
    """Choosing for which period and whose part a workbook is downloaded; it is sent as an address."""

    period = pick_field("Period")
    organization = pick_field("Of")

    def __init__(self, periods: Iterable[tuple[str, str]], organizations: Iterable[tuple[str, str]]) -> None:
        super().__init__(formdata=None, meta={"csrf": False})
        self.period.choices = picks(periods)
        self.organization.choices = picks(organizations, none="all my organizations")


class StaleForm(Form):
    """Whose report stands where both reported."""

    choice = RadioField("Whose report stands", [Required(_CHOOSE)], invalid_choice_message=_CHOOSE)

    def __init__(self, index: int, key: str) -> None:
        super().__init__(sent_fields(), prefix=f"stale-{index}-")
        self.key = key
        words = ((MINE, "Send mine after theirs"), (THEIRS, "Keep theirs, drop mine"))
        self.choice.choices = [SelectChoice(value, said) for value, said in words]


class ConfirmForm(ElementForm):
    """Saying yes; `digest` names the changes that were read."""

    digest = HiddenField("Changes")

    def __init__(self, digest: str, stale: Iterable[str]) -> None:
        super().__init__()
        if self.digest.raw_data is None or not self.digest.raw_data:
            self.digest.data = digest
        self.choices = tuple(StaleForm(index, key) for index, key in enumerate(stale))

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return a choice for each row somebody else reported on."""
        return self.choices

    @property
    def dropped(self) -> list[str]:
        """Return what was dropped, by its keys."""
        return [form.key for form in self.choices if form.choice.data == THEIRS]
