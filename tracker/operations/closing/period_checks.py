"""What a reporting period may not be: without days, over another one, or changed once reports name it."""

import re
from datetime import date

from sqlalchemy import select

from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period, parse_period
from tracker.domain.periods import period_key
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.contribution import Contribution
from tracker.models.metric import Metric, Reading
from tracker.models.milestone import Milestone
from tracker.models.reporting_period import ReportingPeriod
from tracker.models.status_update import StatusUpdate
from tracker.models.strategy import Strategy
from tracker.operations.act import Act
from tracker.operations.permission import require_planner
from tracker.operations.planning.endings import require_active
from tracker.queries.periods import list_periods

#: What addresses can hold.
_LABEL = re.compile(r"[^\W_]+([ .-][^\W_]+)*")
#: What addresses hold in the place of a period and means something else: other pages, days, numbers of briefings.
_TAKEN = re.compile(r"new|set-up|[0-9-]+")


def check_span(strategy_id: str, span: Period, due_on: date, changed: ReportingPeriod | None = None) -> None:
    """Refuse days and a label that a period cannot have; `changed` is the one that is to have them.

    :raise Refused: beside the field.
    """
    check_name(span, db.session.get_one(Strategy, strategy_id).fiscal_year_starts_month)
    if span.ends_on <= span.starts_on:
        raise Refused("Its last day is before its first.", field="last_on")
    if due_on < span.last_on:
        raise Refused("Reports are due on its last day or later.", field="reports_due_on")
    for other in list_periods(strategy_id):
        if changed is not None and other.id == changed.id:
            continue
        if period_key(other.label) == period_key(span.label):
            raise Refused(f"There is a period {other.label} already.", field="label")
        if other.span.overlaps(span):
            raise Refused(f"These days lie in {other.label}; periods do not overlap.", field="starts_on")


def check_name(span: Period, starts_month: int) -> None:
    """Refuse a label that addresses cannot hold or take for something else, and the name of a quarter of other days.

    :raise Refused: beside the label.
    """
    if _LABEL.fullmatch(span.label) is None:
        raise Refused("A label is made of letters, digits, spaces and hyphens, for example FY2026 Q1.", field="label")
    if _TAKEN.fullmatch(period_key(span.label)):
        words = "Choose another label: this one could be a day or a number. For example FY2026 Q1."
        raise Refused(words, field="label")
    try:
        quarter = parse_period(span.label, starts_month)
    except Refused:
        return  # it is no quarter's name
    if not quarter.overlaps(span):
        raise Refused(f"{span.label} is the fiscal quarter from {quarter.starts_on.isoformat()} on.", field="label")


def get_period(act: Act, period_id: str, version: int) -> ReportingPeriod:
    """Return a period that a planner changes.

    :raise Forbidden: the act is no planner's.
    :raise Refused: the period was cancelled.
    :raise StaleEdit: somebody changed it since.
    """
    require_planner(act.by, act.get(ReportingPeriod, period_id).strategy_id)
    period = act.get(ReportingPeriod, period_id, version=version)
    require_active(period, period.label)
    return period


def require_never_sealed(period: ReportingPeriod) -> None:
    """Refuse to change what a seal names.

    :raise Refused: it was closed once.
    """
    if period.revision:
        raise Refused(f"{period.label} was closed once; its seal names its label and its days.")


def check_unused(period: ReportingPeriod, what: str) -> None:
    """Refuse to take its label from what reports or facts name.

    :raise Refused: something names it.
    """
    actions = select(Action.id).filter_by(strategy_id=period.strategy_id)
    metrics = select(Metric.id).filter_by(strategy_id=period.strategy_id)
    naming = (
        select(StatusUpdate.id).where(StatusUpdate.period == period.label, StatusUpdate.action_id.in_(actions)),
        select(Contribution.id).where(Contribution.period == period.label, Contribution.action_id.in_(actions)),
        select(Milestone.id).where(Milestone.booked_to == period.label, Milestone.action_id.in_(actions)),
        select(Reading.id).where(Reading.booked_to == period.label, Reading.metric_id.in_(metrics)),
    )
    if any(db.session.scalar(query.limit(1)) is not None for query in naming):
        raise Refused(f"Reports name {period.label}; {what}.", field="label")
