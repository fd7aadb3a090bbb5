"""Reporting periods: their days, and the reasons with which one is closed in spite of its gaps."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import request
from wtforms import BooleanField

from tracker.domain.assessment.closing import Gap
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import ReportingPeriod as ReportingPeriodNode
from tracker.domain.document.reporting_period import Waiver
from tracker.forms.element import (
    ElementForm,
    Problem,
    date_field,
    hidden_whole_field,
    pick_several_field,
    picks,
    prose_field,
    text_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.reason import reason_field
from tracker.models.reporting_period import ReportingPeriod
from tracker.models.revision import Revision
from tracker.operations.closing.keeping_periods import PeriodDays
from tracker.operations.closing.waiving import waiver_field

#: The button that gives the one reason to the gaps that are ticked, and closes nothing.
APPLY = "apply"


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
    """A reason for each gap of a period; one reason can be given to several of them.

    `is_applying` says that the one reason is only to be filled in: nothing is closed yet.
    """

    picked = pick_several_field("Gaps", validate_choice=False)
    for_all = BooleanField("Every gap without a reason of its own")
    shared = prose_field(Revision.reason, "Reason")
    reason = prose_field(Revision.reason, "Why it is closed before the one before it")
    version = hidden_whole_field()
    gaps: Sequence[Gap] = ()

    @classmethod
    def of(cls, period: ReportingPeriodNode, gaps: Sequence[Gap]) -> "CloseForm":
        """Return the form for the gaps a period has now; a reason that was given at the last closing stands there."""
        fields = {waiver_field(gap): prose_field(Revision.reason, f"Reason for {gap.number}") for gap in gaps}
        given = {(waiver.gap, waiver.number): waiver.reason for waiver in period.waivers}
        values = {waiver_field(gap): given.get((gap.kind, gap.number)) for gap in gaps}
        own: Any = type("CloseForm", (cls,), {**fields, "gaps": tuple(gaps)})
        form: CloseForm = own(data={**values, "version": period.version})
        form.picked.choices = picks([(waiver_field(gap), gap.number) for gap in gaps])
        form._share()
        return form

    @property
    def is_applying(self) -> bool:
        """Return whether the one reason is only to be filled in."""
        return APPLY in request.form

    def field_of(self, gap: Gap) -> Any:
        """Return the field of the reason for a gap."""
        return self._fields[waiver_field(gap)]

    def is_picked(self, gap: Gap) -> bool:
        """Return whether a gap is ticked."""
        return waiver_field(gap) in (self.picked.data or ())

    def is_new(self, gap: Gap) -> bool:
        """Return whether a gap appeared after the page was sent to whoever sends it back."""
        return self.is_submitted() and waiver_field(gap) not in request.form

    def waivers(self) -> tuple[Waiver, ...]:
        """Return the reasons that were given."""
        given = ((gap, self.field_of(gap).data) for gap in self.gaps)
        return tuple(Waiver(gap.kind, gap.number, reason) for gap, reason in given if reason)

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether every gap has a reason; one that appeared since the page was opened says so."""
        is_valid = bool(super().validate(extra_validators))
        for gap in self.gaps:
            field = self.field_of(gap)
            if not field.data and not field.errors:
                new = "This appeared since you opened the page. " if self.is_new(gap) else ""
                field.errors = [f"{new}Give a reason for {gap.number}, or see that it is filled."]
        return is_valid and not any(self.field_of(gap).errors for gap in self.gaps)

    def _share(self) -> None:
        """Give the one reason to the gaps it is meant for that have none of their own."""
        if not self.is_submitted() or not self.shared.data:
            return
        for gap in self.gaps:
            field = self.field_of(gap)
            if not field.data and not self.is_new(gap) and (self.for_all.data or self.is_picked(gap)):
                field.data = self.shared.data

    @property
    def problems(self) -> list[Problem]:
        """Return everything that is wrong; nothing, while a reason is only filled in."""
        return [] if self.is_submitted() and self.is_applying else super().problems
