"""The life of the reporting periods: reviewed, closed, one reopened; who approves; what leadership was asked.

The first five quarters were reported by e-mail before there were reporting periods; closing begins with FY2024 Q1.
"""

from datetime import date
from typing import Any

Plain = dict[str, Any]

#: Quarters that were no reporting periods, and when that was said.
BY_E_MAIL = ("FY2022 Q4", "FY2023 Q1", "FY2023 Q2", "FY2023 Q3", "FY2023 Q4")
BY_E_MAIL_ON = "2022-08-16"
BY_E_MAIL_REASON = "Reports come by e-mail until the offices are trained; reporting periods begin with FY2024 Q1."

#: label, first day, first day after, when review began, when it was closed.
CLOSES: list[tuple[str, str, str, str, str]] = [
    ("FY2024 Q1", "2023-10-01", "2024-01-01", "2024-01-31", "2024-02-13"),
    ("FY2024 Q2", "2024-01-01", "2024-04-01", "2024-05-01", "2024-05-14"),
    ("FY2024 Q3", "2024-04-01", "2024-07-01", "2024-07-31", "2024-08-13"),
    ("FY2024 Q4", "2024-07-01", "2024-10-01", "2024-10-31", "2024-11-13"),
    ("FY2025 Q1", "2024-10-01", "2025-01-01", "2025-01-31", "2025-02-12"),
    ("FY2025 Q2", "2025-01-01", "2025-04-01", "2025-05-01", "2025-05-13"),
    ("FY2025 Q3", "2025-04-01", "2025-07-01", "2025-07-31", "2025-08-13"),
    ("FY2025 Q4", "2025-07-01", "2025-10-01", "2025-10-31", "2025-11-13"),
]
#: Why a period was closed in spite of a gap, by its kind.
WAIVED: dict[str, str] = {
    "missing": "The office was asked twice and did not report; the action stands as unreported.",
    "disagreeing": "The office and the record were compared; both stand in the briefing.",
    "unknown": "There is nothing to judge the action by yet; it counts as unknown.",
    "vacant": "The office has been asked for a successor.",
    "awaiting": "The approver could not decide before the close; the report counts for the next period.",
    "returned": "The office did not send the report again before the close.",
}
#: label, when and why it was opened again, when it was closed anew.
REOPENED: list[tuple[str, str, str, str]] = [
    (
        "FY2025 Q1",
        "2025-03-10",
        "Requests that had been withdrawn were counted as answered; the figure is corrected and sealed anew.",
        "2025-03-14",
    ),
]

#: Since when reports of these offices are approved before they count; all others are exempt.
APPROVAL_SINCE = "2025-07-02"
APPROVAL_REASON = "The two offices asked that their director reads what they report before it counts."
APPROVED_OFFICES = ("org.ia.field-operations", "org.ia.partner-engagement")
#: What the approver sent back: action, period, note, and what the lead wrote then; without words it is still open.
RETURNED: list[tuple[str, str, str, str | None]] = [
    (
        "recommendation-register",
        "FY2025 Q4",
        "Say how many recommendations are still without an answer; the councils will ask.",
        "All but four recommendations of the quarter were answered in writing. The four wait for another department.",
    ),
    (
        "headquarters-exchange-days",
        "FY2026 Q1",
        "The date you expect is after the end of the strategy. Agree a nearer one with the training branch first.",
        None,
    ),
]
#: Reports of the open quarter that nobody has read yet: action and period.
WAITING = (("feedback-roundtables", "FY2026 Q1"), ("yearly-placement-review", "FY2026 Q1"))

#: Quarters in which a lead confirmed the report before instead of writing another one: action and period.
CONFIRMED = {
    ("analyst-exchange", "FY2025 Q4"),
    ("cyber-hygiene-scans", "FY2026 Q1"),
    ("fusion-guidelines-revision", "FY2025 Q1"),
    ("hsdn-mission-advocates", "FY2025 Q4"),
    ("placement-framework", "FY2025 Q4"),
    ("placement-framework", "FY2026 Q1"),
    ("sar-training-modules", "FY2025 Q4"),
}
#: A milestone that was achieved earlier than anybody had said, in a quarter that was closed by then.
LEARNED_LATE = {("assessment-made-shorter", "timed"): "2025-09-29"}
LEARNED_LATE_REASON = "The hours were timed in September; the report of that quarter had been written before."

#: The periods contributing organizations were asked for, and on which day they answered.
ASKED: list[tuple[str, str]] = [("FY2025 Q3", "2025-06-24"), ("FY2025 Q4", "2025-09-23"), ("FY2026 Q1", "2025-12-09")]
#: Those who have not answered yet for the open one.
NOT_ANSWERED = ("org.fema", "org.hsin")
#: Where something is not as planned: action, organization, period, why.
NOT_AS_PLANNED: list[tuple[str, str, str, str]] = [
    (
        "hsdn-refresher",
        "org.ia.training",
        "FY2025 Q4",
        "The trainer who gave the refresher was lent to another course until November.",
    ),
    (
        "component-contact-directory",
        "org.ia.field-operations",
        "FY2026 Q1",
        "Two regions have not sent their names yet; they are expected in January.",
    ),
]

#: Briefings that were issued: key, day, day they are of, audience, cut, note.
ISSUED: list[Plain] = [
    {
        "id": "issued-briefing.committee-2024",
        "on": "2024-11-20",
        "of": "2024-11-20",
        "audience": "Staff of the oversight committee",
        "cut": "public",
        "note": "For the hearing of 4 December 2024.",
    },
    {
        "id": "issued-briefing.deputy-2025",
        "on": "2025-09-04",
        "of": "2025-09-04",
        "audience": "Deputy Secretary",
        "cut": "whole",
        "note": "For the quarterly review.",
    },
]

#: What leadership was asked, and what came of it; `about` is a goal's number or an action's key.
DECISIONS: list[Plain] = [
    {
        "id": "decision.illustrative-1",
        "asked_on": "2024-04-16",
        "about": "2.1",
        "question": "Who leads goal 2.1 after the Chief of Partner Engagement leaves?",
        "options": "Appoint the successor from the day of arrival, or let the deputy lead until the end of the year.",
        "recommendation": "Appoint the successor from the day of arrival.",
        "needed_by_on": "2024-05-03",
        "answered_on": "2024-04-30",
        "answer": "The successor leads the goal from the day of arrival.",
        "decided_by": "Under Secretary",
        "meeting": "Strategy review of 29 April 2024",
        "decided_on": "2024-04-29",
        "owner": "Robin Template",
        "due_on": "2024-05-10",
        "closed_on": "2024-05-07",
        "result": "Avery Template leads goal 2.1 since 6 May 2024.",
    },
    {
        "id": "decision.illustrative-2",
        "asked_on": "2025-10-14",
        "about": "1.2",
        "question": "May the vacant lead of goal 1.2 be filled by the deputy?",
        "options": "Let the deputy lead, advertise the post, or give the goal to Mission Systems until it is filled.",
        "recommendation": "Let the deputy lead until the post is filled.",
        "needed_by_on": "2025-11-14",
        "answered_on": "2025-11-18",
        "answer": "Advertise the post; the deputy acts for the lead but does not take the goal over.",
        "decided_by": "Under Secretary",
        "meeting": "Strategy review of 17 November 2025",
        "decided_on": "2025-11-17",
        "owner": "Riley Specimen",
        "due_on": "2026-01-30",
    },
    {
        "id": "decision.illustrative-3",
        "asked_on": "2025-11-24",
        "about": "virtual-classroom",
        "question": "Release this year's funds for the virtual classroom before the full budget is known?",
        "options": "Release half now, wait for the full budget in February, or end the procurement.",
        "recommendation": "Release half now: the contract can be awarded in January and the milestone is met by June.",
        "needed_by_on": "2026-01-09",
    },
    {
        "id": "decision.illustrative-4",
        "asked_on": "2025-12-08",
        "about": "mobile-pilot",
        "question": "Begin the mobile pilot with a provisional authority to operate?",
        "options": "Begin with 20 users under a provisional authority, or wait for the full one.",
        "recommendation": "Begin with 20 users; the security officer agrees to 90 days.",
        "needed_by_on": "2025-12-19",
    },
]


def sealed_on(day: str) -> str | None:
    """Return when the period that holds a day was first closed, or None."""
    return next((closed for _, first, after, _, closed in CLOSES if first <= day < after), None)


def is_late(fact_on: str, recorded_on: str) -> bool:
    """Return whether something dated on one day was recorded after its period had been closed."""
    closed = sealed_on(fact_on)
    return closed is not None and closed < recorded_on and not _was_open_again(fact_on, recorded_on)


def _was_open_again(fact_on: str, recorded_on: str) -> bool:
    """Return whether the period that holds a day was open again on another one."""
    labels = [label for label, first, after, _, _ in CLOSES if first <= fact_on < after]
    return any(label in labels and opened <= recorded_on < closed for label, opened, _, closed in REOPENED)


def is_approved(organization_id: str, sent_on: date) -> bool:
    """Return whether a report of an office sent on a day waits for approval."""
    return organization_id in APPROVED_OFFICES and sent_on >= date.fromisoformat(APPROVAL_SINCE)
