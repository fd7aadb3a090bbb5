"""Reporting how an action is going."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form

from tracker.domain.document.element import Kind
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.status_update import StatusUpdate as StatusUpdateNode
from tracker.domain.errors import Refused
from tracker.domain.status import Status
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    hidden_whole_field,
    pick_field,
    picks,
    prose_field,
    sent_fields,
    text_field,
    whole_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.reading import ReadingForm
from tracker.models.milestone import Milestone as MilestoneRow
from tracker.models.revision import Revision
from tracker.models.status_update import StatusUpdate
from tracker.operations.reporting.achievements import EVIDENCE, Achievement, milestone_prefix
from tracker.operations.reporting.readings import reading_prefix
from tracker.operations.reporting.report import EXPLANATION, TROUBLED, WORDS, Report

#: What a form holds that is no word of its author's: it is not kept in a draft.
_NO_WORDS = ("csrf_token", "id", "seen", "draft", "drafted_for", "given_back")

#: The statuses in the order of the page; the first three are what most reports say.
ORDER = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.COMPLETE, Status.NOT_STARTED)


class AchievementForm(Form):
    """A milestone that may be achieved, and what shows it."""

    is_achieved = BooleanField("Achieved")
    achieved_on = date_field("Achieved on")
    evidence_title = text_field(MilestoneRow.evidence_title, "What shows it")
    evidence_reference = text_field(MilestoneRow.evidence_reference, "Its address or document number")

    def __init__(self, milestone: Milestone, today: date) -> None:
        super().__init__(sent_fields(), prefix=milestone_prefix(milestone.id), data={"achieved_on": today})
        self.milestone = milestone
        if self.achieved_on.raw_data == []:
            self.achieved_on.data = today

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether a tick comes with its day and evidence, and evidence with its tick."""
        is_valid = bool(super().validate(extra_validators))
        if self.is_achieved.data:
            wanted = {self._fields[name]: words for name, words in EVIDENCE.items()}
            missing = {field: words for field, words in wanted.items() if field.data is None and not field.errors}
        else:
            is_typed = self.evidence_title.data or self.evidence_reference.data
            missing = {self.is_achieved: "Tick the milestone, or clear its evidence."} if is_typed else {}
        for field, words in missing.items():
            field.errors = [*field.errors, words]
        return is_valid and not missing

    def achievement(self) -> Achievement:
        """Return the milestone as it was achieved."""
        return Achievement(
            self.milestone.id, self.achieved_on.data, self.evidence_title.data, self.evidence_reference.data
        )


class StatusUpdateForm(ElementForm):
    """One report: the public part, what only planners, leadership and the office see, and what travels with it.

    `is_for_somebody` is a planner's entry of what a lead told them: it names the lead.
    """

    id = new_id_field(Kind.STATUS_UPDATE)
    seen = hidden_whole_field()
    period = pick_field("Period", required="Choose the period.", validate_choice=False)
    reported_by = text_field(StatusUpdate.reported_by, "Who reported it")
    status = choice_field(ORDER, "How is it going?", required="Choose how it is going.", as_radios=True)
    percent = whole_field("How much is done, in percent", lowest=0, highest=100)
    why = prose_field(StatusUpdate.why, "Why")
    recovery = prose_field(StatusUpdate.recovery, "What would recover it")
    forecast_on = date_field("The date you now expect")
    summary = prose_field(StatusUpdate.summary, "What happened", required="Say in a sentence or two what happened.")
    next_steps = prose_field(StatusUpdate.next_steps, "What happens next")
    is_cleared = BooleanField("No longer blocked")
    blocked_by = text_field(StatusUpdate.blocked_by, "Blocked by whom or what")
    blocked_since_on = date_field("Since")
    cleared_by = text_field(StatusUpdate.cleared_by, "What would clear it")
    blockers = prose_field(StatusUpdate.blockers, "What stands in the way")
    help_needed = prose_field(StatusUpdate.help_needed, "Help needed, and from whom")
    late_reason = prose_field(Revision.reason, "Why a milestone or reading comes only now")

    def __init__(
        self,
        *,
        milestones: Iterable[Milestone],
        readings: Sequence[ReadingForm],
        periods: Sequence[tuple[str, str]],
        today: date,
        is_for_somebody: bool,
        **values: Any,
    ) -> None:
        super().__init__(**({"period": periods[0][0]} | values))
        self.is_for_somebody = is_for_somebody
        self._begun = {name: values.get(name) for name in ("seen", "period", "reported_by")}
        self.period.choices = picks(periods)
        self.achievements = tuple(AchievementForm(milestone, today) for milestone in milestones)
        self.readings = tuple(readings)

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return the forms of milestones and readings."""
        return (*self.achievements, *self.readings)

    def show(self, refusal: Refused) -> None:
        """Show a refusal; a period that takes no reports any more gives way to the one the form is for now."""
        super().show(refusal)
        if refusal.field == "period":
            self.restart(period=self.period.object_data)

    def take_up(self, fields: Mapping[str, str]) -> None:
        """Show what was typed earlier: a draft, or the words of a report that came back."""
        typed = MultiDict(fields)
        self.process(typed, data=self._begun)
        for part in self.parts:
            if any(field.name in typed for field in part):
                part.process(typed)

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether what was typed can be read and is what the status asks for."""
        is_valid = super().validate(extra_validators)
        wrong = self._explanation_errors()
        if self.is_for_somebody and self.reported_by.data is None:
            wrong["reported_by"] = "Say who reported it to you."
        for name, words in wrong.items():
            self._fields[name].errors = [*self._fields[name].errors, words]
        return is_valid and not wrong

    def _explanation_errors(self) -> dict[str, str]:
        """Return what is missing where something is at risk or off track, and what is too much where nothing is."""
        if self.status.data is None:
            return {}
        fields = {name: self._fields[name] for name in EXPLANATION if not self._fields[name].errors}
        if self.status.data in TROUBLED:
            return {name: EXPLANATION[name] for name, field in fields.items() if field.data is None}
        too_much = "Only for at risk or off track: clear this, or choose one of them."
        return {name: too_much for name, field in fields.items() if field.data is not None}

    def report(self) -> Report:
        """Return the report as it is sent in."""
        is_blocked = not self.is_cleared.data
        return Report(
            id=self.id.data,
            period=self.period.data,
            reported_by=self.reported_by.data,
            status=self.status.data,
            percent=self.percent.data if self.percent is not None else None,
            summary=self.summary.data,
            next_steps=self.next_steps.data,
            why=self.why.data,
            recovery=self.recovery.data,
            forecast_on=self.forecast_on.data,
            blocked_by=self.blocked_by.data if is_blocked else None,
            blocked_since_on=self.blocked_since_on.data if is_blocked else None,
            cleared_by=self.cleared_by.data if is_blocked else None,
            blockers=self.blockers.data,
            help_needed=self.help_needed.data,
            late_reason=self.late_reason.data if self.late_reason is not None else None,
            achievements=tuple(form.achievement() for form in self.achievements if form.is_achieved.data),
            readings=tuple(form.reading() for form in self.readings if form.is_typed),
        )


def ticked(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Return the milestones that are ticked in what was sent."""
    return [each for each in milestones if f"{milestone_prefix(each.id)}-is_achieved" in request.form]


def typed_fields(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed into the form, as a draft keeps it."""
    return {name: value for name, value in sent.items() if name not in _NO_WORDS and value.strip()}


def fields_of(update: StatusUpdateNode) -> dict[str, str]:
    """Return the words of a report, and what came with it, as they would be typed again."""
    said = {name: getattr(update, name) for name in ("period", "reported_by", *WORDS)}
    for achievement in update.achievements:
        prefix = milestone_prefix(achievement.milestone_id)
        said |= {
            f"{prefix}-is_achieved": "y",
            f"{prefix}-achieved_on": achievement.achieved_on,
            f"{prefix}-evidence_title": achievement.evidence_title,
            f"{prefix}-evidence_reference": achievement.evidence_reference,
        }
    for reading in update.readings:
        prefix = reading_prefix(reading.metric_id)
        said |= {
            f"{prefix}-value": reading.value, f"{prefix}-note": reading.note, f"{prefix}-as_of_on": reading.as_of_on
        }  # fmt: skip
    return {name: str(value) for name, value in said.items() if value is not None}
