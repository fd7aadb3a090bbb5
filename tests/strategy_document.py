"""A small fictional strategy in the file format, about a port."""

from typing import Any


def strategy_document(slug: str = "harbor", **changes: Any) -> dict[str, Any]:
    """Return a fictional strategy in the file format: one theme, two goals, four objectives, three organizations."""

    def id(name: str) -> str:
        return f"{slug}.{name}"

    def objective(number: str, text: str, **more: Any) -> dict[str, Any]:
        return {"id": id(f"objective-{number}"), "number": number, "text": text, **more}

    goals = [
        {
            "id": id("goal-1"),
            "number": "1.1",
            "text": "Goal 1.1 Every berth can be reached at every tide.",
            "objectives": [
                objective("1.1.1", "Survey the approaches each spring and publish the depths."),
                objective("1.1.2", "Dredge where the surveyed depth is below the published one."),
            ],
        },
        {
            "id": id("goal-2"),
            "number": "1.2",
            "text": "Goal 1.2 Masters and pilots hear of a change before they meet it.",
            "objectives": [
                objective("1.2.1", "Publish notices within one day.", printed_number="1.1.1"),
                objective("1.2.2", "Train pilots on each new light.", organizations=[
                    {"organization_id": id("pilots"), "part": "Pilots are trained"}
                ]),
            ],
        },
    ]  # fmt: skip
    strategy = {
        "id": id("strategy"),
        "slug": slug,
        "title": "Safe Approaches Strategy 2024-2027",
        "issuer": "Port of Example Bay",
        "marking": "UNCLASSIFIED",
        "starts_on": "2024-01-01",
        "ends_on": "2027-12-31",
        "theme_word": "Theme",
        "goal_word": "Goal",
        "objective_word": "Objective",
        "time_zone": "America/New_York",
        "fiscal_year_starts_month": 10,
        "frameworks": [
            {
                "id": id("framework"),
                "title": "National Ports Framework",
                "entries": [
                    {"id": id("entry-1"), "title": "Safe navigation"},
                    {"id": id("entry-2"), "title": "Timely notice"},
                ],
            }
        ],
        "themes": [{"id": id("theme-1"), "number": "1", "title": "Approaches", "goals": goals}],
    }
    organizations = [
        {"id": id("harbor"), "name": "Harbor Master's Office", "acronym": "HMO", "kind": "office",
         "contacts": [{"id": id("contact-1"), "name": "Avery Example", "email": "avery@harbor.invalid"}]},
        {"id": id("pilots"), "name": "Pilots' Association", "kind": "private_sector",
         "contacts": [{"id": id("contact-2"), "name": "Blair Example", "phone": "555-0100"}]},
        {"id": id("survey"), "name": "Survey Office", "kind": "office", "parent_id": id("harbor")},
    ]  # fmt: skip
    return {
        "format": "strategy-document",
        "format_version": 1,
        "strategy": strategy | changes,
        "organizations": organizations,
    }
