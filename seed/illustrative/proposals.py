"""What leads asked the planner for: two open, one accepted, one declined.

An accepted one is the change of date in the action's `redates` that names its key.
"""

from typing import Any

PROPOSALS: list[dict[str, Any]] = [
    {
        "key": "rights-visits-later",
        "action": "rights-technical-assistance",
        "change": "redate",
        "proposed_by": "contact.noel-stencil",
        "proposed_on": "2025-07-22",
        "due_on": "2026-08-31",
        "milestones": {"thirty": "2025-12-12", "forty-five": "2026-08-31"},
        "reason": "Two of the four visitors were lent to another task until October.",
        "state": "accepted",
        "decided_on": "2025-07-30",
        "decision_reason": (
            "The visitors return in October and the new dates leave room for the centers that have been promised a "
            "visit."
        ),
    },
    {
        "key": "network-plan-later",
        "action": "network-improvement-plan",
        "change": "redate",
        "proposed_by": "contact.morgan-placeholder",
        "proposed_on": "2025-08-19",
        "due_on": "2026-09-30",
        "milestones": {"funded": "2025-12-19", "approved": "2026-09-30"},
        "reason": (
            "The two largest improvements need a study by the system owner before they can be priced over five years."
        ),
        "state": "declined",
        "decided_on": "2025-08-27",
        "decision_reason": (
            "The costs have been moved twice. An estimate is enough for the budget office; the study can follow the "
            "approval."
        ),
    },
    {
        "key": "exchange-days-end",
        "action": "headquarters-exchange-days",
        "change": "cancel",
        "proposed_by": "contact.quinn-demo",
        "proposed_on": "2025-12-03",
        "due_on": None,
        "milestones": {},
        "reason": (
            "Travel funds for fiscal year 2026 are a third lower. Twelve more visits can be paid for, not twenty, and "
            "days by video with a host center have served guests nearly as well. We propose to end the action after "
            "the forty visits made."
        ),
        "state": "open",
        "decided_on": None,
        "decision_reason": None,
    },
    {
        "key": "guidelines-later",
        "action": "fusion-guidelines-revision",
        "change": "redate",
        "proposed_by": "contact.sidney-demo",
        "proposed_on": "2025-12-08",
        "due_on": "2026-09-30",
        "milestones": {"second": "2026-01-30", "adopted": "2026-09-30"},
        "reason": (
            "One of eighteen guidelines is disputed between two groups of writers. The council can decide between two "
            "versions in March, which leaves the summer for the last reading."
        ),
        "state": "open",
        "decided_on": None,
        "decision_reason": None,
    },
]
