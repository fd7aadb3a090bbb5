"""Reporting periods: their days, and the reasons with which one is closed in spite of its gaps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from flask import request
from wtforms import Field

from tracker.domain.assessment.closing import Gap
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import GapKind, Waiver
from tracker.domain.document.reporting_period import ReportingPeriod as ReportingPeriodNode
from tracker.formatters import format_count
from tracker.forms.element import (
    ElementForm,
    Problem,
    date_field,
    hidden_whole_field,
    prose_field,
    text_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.reason import reason_field
from tracker.models.reporting_period import ReportingPeriod
from tracker.models.revision import Revision
from tracker.operations.closing.keeping_periods import PeriodDays
from tracker.operations.closing.waiving import waiver_field


class PeriodForm(ElementForm):
    """The label and the days of a period. People name its last day; it ends with the day after."""

    label = text_field(ReportingPeriod.label, "Label", required="Give it a label.")
    starts_on = date_field("First day", required="Give its first day.")
    last_on = date_field("Last day", required="Give its last day.")
    reports_due_on = date_field("Reports due")
    reason = reason_field()

    def days(self) -> PeriodDays:
        """Return what was typed."""
        last_on: date = self.last_on.data
        return PeriodDays(
            label=self.label.data,
            starts_on=self.starts_on.data,
            ends_on=last_on + timedelta(days=1),
            reports_due_on=self.reports_due_on.data,
        )


class NewPeriodForm(PeriodForm):
    """A period of a planner's own."""

    id = new_id_field(Kind.REPORTING_PERIOD)


class PeriodEditForm(PeriodForm):
    """Other days, or another label, for a period."""

    version = hidden_whole_field()

    @classmethod
    def of(cls, period: ReportingPeriodNode) -> "PeriodEditForm":
        """Return the form filled with what is in force."""
        return cls(obj=period, data={"last_on": period.last_on})


class ReviewForm(ElementForm):
    """The button that begins the review of what was shown."""

    version = hidden_whole_field()


class CloseForm(ElementForm):
    """A reason for each gap of a period: its own, or the one that serves every gap of its kind.

    `lacking` are the gaps that were found without any.
    """

    reason = prose_field(Revision.reason, "Why it is closed before the one before it")
    version = hidden_whole_field()
    gaps: Sequence[Gap] = ()
    lacking: Sequence[Gap] = ()

    @classmethod
    def of(cls, period: ReportingPeriodNode, gaps: Sequence[Gap]) -> "CloseForm":
        """Return the form for the gaps a period has now; the reasons of its last closing stand in it.

        A kind keeps the reason that was typed for it when all its gaps but one were filled meanwhile.
        """
        kinds = {kind: found for kind in GapKind if (found := _of_kind(kind, gaps))}
        several = {kind: found for kind, found in kinds.items() if len(found) > 1 or _kind_field(kind) in request.form}
        fields = {_kind_field(kind): _reason_field(_actions(found)) for kind, found in several.items()}
        fields |= {waiver_field(gap): _reason_field(f"Reason for {gap.number}") for gap in gaps}
        own: Any = type("CloseForm", (cls,), {**fields, "gaps": tuple(gaps)})
        form: CloseForm = own(data={**_given(period, gaps, several), "version": period.version})
        return form

    @property
    def kind_fields(self) -> list[Field]:
        """Return the fields of the reasons that serve a whole kind, where there are several gaps of it."""
        names = [_kind_field(kind) for kind in GapKind]
        return [self._fields[name] for name in names if name in self._fields]

    def field_of(self, gap: Gap) -> Any:
        """Return the field of the reason for a gap."""
        return self._fields[waiver_field(gap)]

    def is_new(self, gap: Gap) -> bool:
        """Return whether a gap appeared after the page was sent to whoever sends it back."""
        return self.is_submitted() and waiver_field(gap) not in request.form

    def waivers(self) -> tuple[Waiver, ...]:
        """Return the reasons that were given."""
        given = ((gap, self._reason_of(gap)) for gap in self.gaps)
        return tuple(Waiver(gap.kind, gap.number, reason) for gap, reason in given if reason)

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether every gap has a reason; one that appeared since the page was opened says so."""
        is_valid = bool(super().validate(extra_validators))
        self.lacking = [gap for gap in self.gaps if not self._reason_of(gap)]
        for gap in self.lacking:
            self._say(self.field_of(gap), _IS_NEW if self.is_new(gap) else _LACKS)
        return is_valid and not self.lacking

    @property
    def problems(self) -> list[Problem]:
        """Return everything that is wrong; of the gaps without a reason, one sentence for each kind."""
        kinds = [found for kind in GapKind if (found := _of_kind(kind, self.lacking))]
        said = {self.field_of(gap).id for gap in self.lacking}
        rest = [problem for problem in super().problems if problem.field_id not in said]
        return [self._problem(found) for found in kinds] + rest

    def _reason_of(self, gap: Gap) -> str | None:
        """Return why a gap is waived. What was typed for its kind was not meant for one that nobody had seen."""
        own, of_kind = self.field_of(gap), self._fields.get(_kind_field(gap.kind))
        reason: str | None = own.data if own.data or of_kind is None or self.is_new(gap) else of_kind.data
        return reason

    def _problem(self, found: Sequence[Gap]) -> Problem:
        """Return what is said of the gaps of a kind without a reason, and the field of the first of them."""
        words = f"{_actions(found)} {'needs' if len(found) == 1 else 'need'} a reason"
        words += ": one for all, or each its own." if len(found) > 1 else "."
        new = sum(self.is_new(gap) for gap in found)
        words += f" Since you opened the page, {new} appeared." if new else ""
        return Problem(words, self.field_of(found[0]).id)


#: What is said beside a gap without a reason, and beside one that appeared since the page was opened.
_LACKS = "Give a reason."
_IS_NEW = "This appeared since you opened the page. Give a reason."

#: What is said of actions with a gap of each kind.
_WITH_GAP: Mapping[GapKind, str] = {
    GapKind.MISSING: "without a report for this period",
    GapKind.AWAITING: "whose report waits for approval",
    GapKind.RETURNED: "whose report was returned",
    GapKind.DISAGREEING: "reported better than the record shows",
    GapKind.UNKNOWN: "of which nothing is known",
    GapKind.VACANT: "that nobody leads",
}


def _actions(found: Sequence[Gap]) -> str:
    """Return how many actions have a gap of one kind, in words."""
    return f"{format_count(len(found), 'action')} {_WITH_GAP[found[0].kind]}"


def _of_kind(kind: GapKind, gaps: Iterable[Gap]) -> list[Gap]:
    """Return the gaps of one kind."""
    return [gap for gap in gaps if gap.kind is kind]


def _kind_field(kind: GapKind) -> str:
    """Return the name of the field with the reason for every gap of a kind."""
    return f"kinds-{kind.value}"


def _reason_field(label: str) -> Field:
    """Return a field for a reason; whether it has to be filled is the form's to say."""
    return prose_field(Revision.reason, label)


def _given(
    period: ReportingPeriodNode, gaps: Iterable[Gap], several: Mapping[GapKind, Sequence[Gap]]
) -> dict[str, str | None]:
    """Return the reasons of the last closing by their fields: once for a kind whose gaps all have the same."""
    reasons = {(waiver.gap, waiver.number): waiver.reason for waiver in period.waivers}
    given = {waiver_field(gap): reasons.get((gap.kind, gap.number)) for gap in gaps}
    for kind, found in several.items():
        names = [waiver_field(gap) for gap in found]
        if len({given[name] for name in names}) == 1:
            given |= {_kind_field(kind): given[names[0]], **dict.fromkeys(names)}
    return given
