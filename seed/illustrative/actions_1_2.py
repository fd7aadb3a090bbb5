"""Illustrative actions of goal 1.2; how they are written is told in ../illustrative_plan_content.py."""

from typing import Any

ACTIONS: list[dict[str, Any]] = [
    {
        "key": "network-assessment",
        "objective": "1.2.1",
        "title": "Assess the networks that carry information to fusion centers",
        "deliverable": "An assessment of classified and unclassified networks, with findings ranked by effect",
        "description": (
            "The assessment asks, center by center, what each network is used for, what stands in the way and what it "
            "would cost to remove it."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.hsin", "org.hsdn", "org.leep"],
        "consulted": ["org.national-network"],
        "lead": "contact.dakota-blank",
        "deputy": "contact.blake-notional",
        "assigned_on": "2022-06-21",
        "starts_on": "2022-10-03",
        "due_on": "2023-09-29",
        "milestones": [
            (
                "plan",
                "Assessment plan and questions agreed",
                "2022-12-16",
                1,
                "2022-12-15",
                "Assessment plan",
                "IA-FC-2022-012 (illustrative)",
            ),
            (
                "visits",
                "Fifteen centers visited",
                "2023-05-31",
                2,
                "2023-07-20",
                "Notes of fifteen visits",
                "IA-FC-2023-069 (illustrative)",
            ),
            (
                "report",
                "Report with ranked findings delivered",
                "2023-09-29",
                2,
                "2024-01-26",
                "Network assessment report",
                "IA-FC-2024-009 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2023-06-06",
                "due_on": "2023-12-15",
                "milestones": {"visits": "2023-07-31", "report": "2023-12-15"},
                "reason": "Travel funds for six of the fifteen visits were released late.",
            },
        ],
        "noun": "the network assessment",
        "words": {
            "FY2023 Q1": {
                "summary": "The plan names four networks and twenty-two questions; it was agreed on December 15.",
                "next_steps": "Choose fifteen centers of different size.",
            },
            "FY2023 Q3": {
                "summary": (
                    "Nine of fifteen visits are done. Funds for the other six came late and the dates were moved to "
                    "July and December."
                ),
                "next_steps": "Finish the visits in July.",
                "help_needed": "The travel authorization for the six remaining visits should be signed this month.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The findings are written. Two of them touch contracts of another office, which asked for time to "
                    "check the figures."
                ),
                "next_steps": "Deliver the report in January.",
                "why": "Another office asked for time to check figures on two contracts.",
                "recovery": "The office has promised its answer before January 15.",
                "forecast_on": "2024-01-26",
            },
            "FY2024 Q2": {
                "summary": (
                    "The report was delivered on January 26, six weeks after its new date. Its first finding: one "
                    "center in five shares a single terminal among more than ten people."
                ),
                "next_steps": "None; the improvement plan takes up the findings.",
            },
        },
    },
    {
        "key": "network-improvement-plan",
        "objective": "1.2.1",
        "title": "Turn the assessment into a costed plan for better network access",
        "deliverable": "A plan with costs, order of work and an owner for each improvement",
        "description": (
            "The findings of the assessment are worth little without money and owners. The plan sets the order of work "
            "and what each step costs."
        ),
        "organization_id": "org.ia",
        "contributing": ["org.ia.systems", "org.hsin", "org.hsdn"],
        "consulted": ["org.slic"],
        "lead": "contact.morgan-placeholder",
        "lead_changes": [
            {
                "on": "2023-01-09",
                "lead": "contact.morgan-placeholder",
                "deputy": "contact.riley-specimen",
                "reason": "A deputy chief has joined the office.",
            },
        ],
        "assigned_on": "2022-06-22",
        "starts_on": "2024-02-05",
        "due_on": "2026-06-30",
        "weight": 2,
        "depends_on": ["network-assessment"],
        "milestones": [
            (
                "options",
                "Options for the eight first findings priced",
                "2024-09-30",
                1,
                "2024-09-19",
                "Price sheet of options",
                "IA-FC-2024-093 (illustrative)",
            ),
            (
                "draft",
                "Draft plan reviewed by system owners",
                "2025-01-31",
                1,
                "2025-04-10",
                "Draft plan with comments",
                "IA-FC-2025-024 (illustrative)",
            ),
            ("funded", "Costs agreed with the budget office", "2025-05-30", 3),
            ("approved", "Plan approved", "2026-06-30", 1),
        ],
        "redates": [
            {
                "on": "2024-12-17",
                "due_on": "2026-06-30",
                "milestones": {"draft": "2025-04-11"},
                "reason": "A system owner announced a change of supplier, and three options had to be priced again.",
            },
            {
                "on": "2025-05-20",
                "due_on": "2026-06-30",
                "milestones": {"funded": "2025-09-30"},
                "reason": "The budget office asked for figures over five years instead of two.",
            },
        ],
        "noun": "the improvement plan",
        "words": {
            "FY2024 Q2": {
                "summary": (
                    "The eight findings with the greatest effect were taken up first. System owners name a person for "
                    "each."
                ),
                "next_steps": "Price two options for each finding.",
            },
            "FY2024 Q4": {
                "summary": (
                    "All eight findings have two priced options. Extra terminals cost less than expected; extra lines "
                    "cost more."
                ),
                "next_steps": "Write the draft plan.",
            },
            "FY2025 Q1": {
                "summary": (
                    "One system owner changes supplier, which voids three prices. The review of the draft moves to "
                    "April."
                ),
                "next_steps": "Price the three options again.",
                "status": "at_risk",
                "why": "Three options had to be priced again after a change of supplier.",
                "recovery": "The new supplier answers before February; the review follows in April.",
                "forecast_on": "2025-04-11",
            },
            "FY2025 Q3": {
                "summary": (
                    "The draft plan was reviewed on April 10. The budget office asked for figures over five years, so "
                    "the date for the costs moved to September."
                ),
                "next_steps": "Extend the cost figures to five years.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Five-year figures exist for six of eight improvements. The two that are missing are the largest."
                ),
                "next_steps": "Complete the figures and meet the budget office.",
                "status": "at_risk",
                "why": "Figures for the two largest improvements are missing.",
                "recovery": "The system owners have been asked for them by the middle of October.",
                "forecast_on": "2025-10-31",
            },
            "FY2026 Q1": {
                "summary": (
                    "All eight figures are in, but the meeting with the budget office has not taken place: the office "
                    "chief left on October 3 and nobody has been named to sign for the plan."
                ),
                "next_steps": "Agree who signs while the post is vacant.",
                "status": "at_risk",
                "why": (
                    "The post that signs for the plan is vacant, so the budget office has nobody to settle the costs "
                    "with."
                ),
                "recovery": "An acting official is named, or the deputy is given authority to sign.",
                "forecast_on": "2026-02-27",
                "blockers": "No official with authority to commit the costs.",
                "help_needed": "Name an acting chief, or delegate the signature to the deputy chief.",
            },
        },
    },
    {
        "key": "terminal-sharing",
        "objective": "1.2.1",
        "title": "Add terminals at centers where many people share one",
        "deliverable": "At least one terminal for every four cleared users at each center",
        "description": (
            "The assessment found centers where more than ten cleared people share a terminal. The action places "
            "terminals where the ratio is worst."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.hsdn"],
        "consulted": ["org.national-network"],
        "lead": "contact.dakota-blank",
        "deputy": "contact.blake-notional",
        "assigned_on": "2022-06-22",
        "starts_on": "2024-01-08",
        "due_on": "2026-09-30",
        "depends_on": ["network-assessment"],
        "kind": "percent",
        "progress_points": [
            ("2024-01-08", 0),
            ("2024-06-30", 15),
            ("2024-09-30", 25),
            ("2025-03-31", 45),
            ("2025-09-30", 65),
            ("2025-12-15", 70),
        ],
        "noun": "the terminal program",
        "words": {
            "FY2024 Q2": {
                "summary": (
                    "Sixteen centers fall short of one terminal for four users. Orders for the first five are written."
                ),
                "next_steps": "Place the first five terminals by the summer.",
            },
            "FY2024 Q4": {
                "summary": (
                    "Seven terminals are in place at five centers. Two rooms need a new lock before they can be used."
                ),
                "next_steps": "Order the second set.",
            },
            "FY2025 Q2": {
                "summary": (
                    "Fourteen of thirty-one terminals are in place. Room approvals now take six weeks instead of "
                    "eleven."
                ),
                "next_steps": "Place eight more before the end of the fiscal year.",
            },
            "FY2025 Q4": {
                "summary": "Twenty terminals are in place. Eleven of the sixteen centers reach the ratio.",
                "next_steps": "Place five more by the turn of the year.",
            },
            "FY2026 Q1": {
                "summary": "Twenty-two of thirty-one terminals are in place. The last nine need no building work.",
                "next_steps": "Order the last set in January.",
            },
        },
    },
    {
        "key": "hsin-intel-policy-review",
        "objective": "1.2.2",
        "title": "Review the policies and requirements of HSIN-Intel with its users",
        "deliverable": "A review of membership, posting and retention rules with proposals for change",
        "description": (
            "Users described rules that contradicted each other. The review read all of them side by side with users "
            "and with privacy and civil rights staff."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.ia", "org.privacy", "org.crcl"],
        "consulted": ["org.national-network"],
        "lead": "contact.elliot-pattern",
        "deputy": "contact.marlowe-outline",
        "assigned_on": "2022-06-22",
        "starts_on": "2022-09-12",
        "due_on": "2023-06-30",
        "milestones": [
            (
                "inventory",
                "Inventory of rules complete",
                "2022-12-30",
                1,
                "2022-12-09",
                "Inventory of forty-four rules",
                "HSIN-2022-002 (illustrative)",
            ),
            (
                "workshops",
                "Four workshops held with users",
                "2023-03-31",
                1,
                "2023-03-30",
                "Notes of four workshops",
                "HSIN-2023-006 (illustrative)",
            ),
            (
                "proposals",
                "Proposals agreed with privacy and civil rights staff",
                "2023-06-30",
                1,
                "2023-09-14",
                "Proposals for change",
                "HSIN-2023-012 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2023-06-13",
                "due_on": "2023-09-15",
                "milestones": {"proposals": "2023-09-15"},
                "reason": "Privacy staff asked for a separate reading of the retention rules.",
            },
        ],
        "noun": "the policy review",
        "words": {
            "FY2022 Q4": {
                "summary": "The product owner and two analysts have collected rules from nine sources.",
                "next_steps": "Complete the inventory by the end of December.",
            },
            "FY2023 Q1": {
                "summary": "Forty-four rules apply to a user of HSIN-Intel; eleven say something another one denies.",
                "next_steps": "Discuss them with users in four workshops.",
            },
            "FY2023 Q2": {
                "summary": (
                    "The last workshop was held on March 30. Users care most about membership that lapses without "
                    "warning."
                ),
                "next_steps": "Draft proposals with privacy and civil rights staff.",
            },
            "FY2023 Q4": {
                "summary": (
                    "Nineteen proposals were agreed on September 14. Membership now warns thirty days before it lapses."
                ),
                "next_steps": "None; the rewrite of the user rules follows.",
            },
        },
    },
    {
        "key": "hsin-intel-user-rules",
        "objective": "1.2.2",
        "title": "Rewrite the HSIN-Intel user rules in plain language",
        "deliverable": "One set of user rules, in plain words, in place of forty-four separate ones",
        "description": (
            "After the policy review, the rules are written anew as a single text that a user can read in fifteen "
            "minutes."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.privacy", "org.crcl", "org.ia"],
        "lead": "contact.marlowe-outline",
        "deputy": "contact.elliot-pattern",
        "assigned_on": "2022-06-23",
        "starts_on": "2023-10-02",
        "due_on": "2026-03-31",
        "depends_on": ["hsin-intel-policy-review"],
        "kind": "percent",
        "progress_points": [
            ("2023-10-02", 0),
            ("2024-06-30", 30),
            ("2024-12-31", 50),
            ("2025-03-31", 60),
            ("2025-06-30", 65),
            ("2025-09-30", 70),
            ("2025-12-15", 75),
        ],
        "noun": "the user rules",
        "words": {
            "FY2024 Q1": {
                "summary": "Writing began with membership and posting, the rules users ask about most.",
                "next_steps": "Test the first chapters with ten users.",
            },
            "FY2024 Q3": {
                "summary": (
                    "Two chapters are written and tested. Readers found the right rule in a third of the former time."
                ),
                "next_steps": "Write the chapter on sharing outside the platform.",
            },
            "FY2025 Q1": {
                "summary": "Four of seven chapters are written. The chapter on retention waits for a records schedule.",
                "next_steps": "Write the chapter on privacy protections.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Five chapters are complete. The records schedule has been returned once for changes, so the "
                    "retention chapter stands still."
                ),
                "next_steps": "Bring the records officers together.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Work has slowed: the retention chapter still waits for the records schedule. The other six "
                    "chapters are nearly finished."
                ),
                "next_steps": "Publish the finished chapters if the schedule is not settled by December.",
                "why": "The retention chapter cannot be written without a records schedule.",
                "recovery": (
                    "A meeting of both records officers in October; if it fails, the chapter is published later."
                ),
                "forecast_on": "2026-05-29",
            },
            "FY2026 Q1": {
                "summary": (
                    "Six of seven chapters are finished and have been read by privacy and civil rights staff. The "
                    "records schedule is expected in January."
                ),
                "next_steps": "Publish six chapters in February and the last one when it can be written.",
                "why": "The records schedule that the retention chapter depends on is three months behind.",
                "recovery": "Six chapters are published on their own in February; the seventh follows in May.",
                "forecast_on": "2026-05-29",
            },
        },
    },
    {
        "key": "hsin-intel-rights-check",
        "objective": "1.2.2",
        "title": "Build a privacy and civil rights check into changes of HSIN-Intel",
        "deliverable": "A short check, done before every change that touches personal information",
        "description": (
            "Changes to the platform were checked late, when altering them was costly. The check comes at the start "
            "and takes a day."
        ),
        "organization_id": "org.privacy",
        "contributing": ["org.crcl", "org.hsin"],
        "lead": "contact.noel-stencil",
        "assigned_on": "2022-06-23",
        "starts_on": "2022-10-03",
        "due_on": "2026-04-30",
        "milestones": [
            (
                "drafted",
                "Check drafted with both offices",
                "2023-12-15",
                1,
                "2023-12-08",
                "Draft of the check",
                "PRIV-2023-004 (illustrative)",
            ),
            (
                "tried",
                "Check tried on ten changes",
                "2024-09-30",
                1,
                "2024-12-12",
                "Results of ten trials",
                "PRIV-2024-004 (illustrative)",
            ),
            (
                "routine",
                "Check made part of every release",
                "2025-09-30",
                1,
                "2025-09-23",
                "Release procedure with the check",
                "PRIV-2025-002 (illustrative)",
            ),
            ("reviewed", "A year of checks reviewed", "2026-04-30", 1),
        ],
        "redates": [
            {
                "on": "2024-09-10",
                "due_on": "2026-04-30",
                "milestones": {"tried": "2024-12-13"},
                "reason": "Only six changes touched personal information by September; the trial needed ten.",
            },
        ],
        "noun": "the privacy and civil rights check",
        "words": {
            "FY2023 Q2": {
                "summary": (
                    "Thirty past changes were looked at; nine would have been built differently if privacy staff had "
                    "seen them in the first week."
                ),
                "next_steps": "Draft questions from the nine.",
            },
            "FY2024 Q1": {
                "summary": "Both offices agreed on December 8 on fourteen questions that can be answered in a day.",
                "next_steps": "Try the check on the next ten changes.",
            },
            "FY2024 Q4": {
                "summary": (
                    "Six changes have passed through the check; there were fewer changes than expected, so the date "
                    "moved to December."
                ),
                "next_steps": "Finish the trial with the winter release.",
            },
            "FY2025 Q1": {
                "summary": (
                    "Ten changes were tried. Two were altered before they were built and none was delayed by more than "
                    "a day."
                ),
                "next_steps": "Write the check into the release procedure.",
            },
            "FY2025 Q4": {
                "summary": "Since September 23 no release leaves without the check.",
                "next_steps": "Count the changes it alters.",
            },
        },
    },
    {
        "key": "hsin-intel-help-desk",
        "objective": "1.2.2",
        "title": "Set up a help desk for HSIN-Intel users in fusion centers",
        "deliverable": "A help desk of its own, open around the clock",
        "description": (
            "Users of HSIN-Intel share a help desk with all other users of the network and wait for people who know "
            "the platform."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.ia.systems"],
        "consulted": ["org.national-network"],
        "lead": "contact.elliot-pattern",
        "deputy": "contact.marlowe-outline",
        "assigned_on": "2022-06-24",
        "starts_on": "2022-10-03",
        "due_on": "2024-09-30",
        "milestones": [
            (
                "demand",
                "Calls of one year counted and sorted",
                "2023-06-30",
                1,
                "2023-06-21",
                "Count of calls by kind",
                "HSIN-2023-010 (illustrative)",
            ),
            ("staffed", "Desk staffed", "2024-03-29", 2),
            ("open", "Desk open around the clock", "2024-09-30", 1),
        ],
        "cancelled": {
            "on": "2024-02-14",
            "reason": (
                "The count of calls showed fewer than three a night. Six people of the shared desk were trained "
                "instead, at a tenth of the cost."
            ),
        },
        "noun": "the help desk",
        "words": {
            "FY2023 Q1": {
                "summary": "Users in twelve centers report waiting times between four minutes and two days.",
                "next_steps": "Count the calls of a full year.",
            },
            "FY2023 Q2": {
                "summary": "A year of calls is being sorted by hand, because the old system kept no categories.",
                "next_steps": "Finish the count by the end of June.",
            },
            "FY2023 Q3": {
                "summary": "The count is finished: calls at night are few, and most concern passwords.",
                "next_steps": "Put the figures to the program board.",
            },
            "FY2024 Q1": {
                "summary": "The board doubts that a desk of its own is worth its price and asked for an alternative.",
                "next_steps": "Price the training of staff at the shared desk.",
            },
        },
    },
    {
        "key": "hsdn-course-review",
        "objective": "1.2.3",
        "title": "Review the HSDN course for fusion center personnel",
        "deliverable": "A reviewed course outline with what to keep, drop and add",
        "description": (
            "The course dated from the first installation of the network. It was compared with what users in centers "
            "do today."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.hsdn"],
        "consulted": ["org.national-network"],
        "lead": "contact.skyler-pattern",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-06-24",
        "starts_on": "2022-11-01",
        "due_on": "2023-10-31",
        "milestones": [
            (
                "tasks",
                "Tasks of present users described",
                "2023-03-31",
                1,
                "2023-03-24",
                "Description of user tasks",
                "IA-FC-2023-024 (illustrative)",
            ),
            (
                "compared",
                "Course compared with tasks",
                "2023-06-30",
                1,
                "2023-06-29",
                "Comparison of course and tasks",
                "IA-FC-2023-066 (illustrative)",
            ),
            (
                "outline",
                "New outline agreed",
                "2023-10-31",
                1,
                "2023-10-12",
                "New course outline",
                "IA-FC-2023-099 (illustrative)",
            ),
        ],
        "noun": "the course review",
        "words": {
            "FY2023 Q1": {
                "summary": "Thirty users in twelve centers described what they do on the network in a week.",
                "next_steps": "Turn the descriptions into a list of tasks.",
            },
            "FY2023 Q3": {
                "summary": (
                    "Only half of the course serves a task that users still have. Searching, which they do daily, "
                    "takes ten minutes of two days."
                ),
                "next_steps": "Draft the new outline.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The new outline was agreed on October 12: one day instead of two, half of it searching and saving."
                ),
                "next_steps": "None; the refresher uses the new outline.",
            },
        },
    },
    {
        "key": "hsdn-refresher",
        "objective": "1.2.3",
        "title": "Give a yearly HSDN refresher to fusion center users",
        "deliverable": "A half-day refresher, given to users of every connected center",
        "description": (
            "Users who sign in rarely forget how and then stop. A half-day refresher, given on site or online, keeps "
            "the habit."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.hsdn", "org.ia.training"],
        "lead": "contact.cameron-fictional",
        "deputy": "contact.dakota-blank",
        "assigned_on": "2022-06-24",
        "starts_on": "2023-10-16",
        "due_on": "2026-07-31",
        "weight": 2,
        "depends_on": ["hsdn-course-review"],
        "milestones": [
            (
                "material",
                "Refresher material ready",
                "2024-06-28",
                1,
                "2024-06-20",
                "Refresher material",
                "IA-FC-2024-063 (illustrative)",
            ),
            ("half", "Half of the connected centers reached", "2025-06-30", 2),
            ("all", "All connected centers reached", "2026-07-31", 2),
        ],
        "redates": [
            {
                "on": "2025-06-17",
                "due_on": "2026-07-31",
                "milestones": {"half": "2025-10-10"},
                "reason": "Sessions were suspended for ten weeks while the network was moved to new equipment.",
            },
        ],
        "noun": "the refresher",
        "words": {
            "FY2024 Q1": {
                "summary": (
                    "From the new course outline, the exercises that take least time and help most were picked out."
                ),
                "next_steps": "Try them at two centers.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The first version of the material was tried at two centers and proved too long for half a day."
                ),
                "next_steps": "Cut it to four exercises.",
            },
            "FY2024 Q3": {
                "summary": "The material is ready and takes three and a half hours.",
                "next_steps": "Begin with the centers that sign in least.",
            },
            "FY2025 Q1": {
                "summary": "Fourteen centers have been reached. Sign-ins there rose by about half in the month after.",
                "next_steps": "Reach ten more by the spring.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Twenty-three of seventy-one connected centers have been reached. Sessions stopped for ten weeks "
                    "while the network changed its equipment, and the date moved to October."
                ),
                "next_steps": "Resume in July with two sessions a week.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Twenty-nine centers have been reached. The person who holds most of the sessions leaves on "
                    "September 26 and the post is not yet filled."
                ),
                "next_steps": "Share the sessions among the trainers of the branch.",
                "status": "at_risk",
                "why": "The coordinator leaves on September 26 and no successor has been chosen.",
                "recovery": "Two trainers are released one day a week from November.",
                "forecast_on": "2025-12-12",
            },
            "FY2026 Q1": {
                "summary": (
                    "Thirty of seventy-one centers have been reached, one since September. The coordinator's post is "
                    "vacant and the two trainers promised for November were needed elsewhere."
                ),
                "next_steps": "Fill the post, or hold the remaining sessions online only.",
                "why": "The coordinator's post has been vacant since September 26 and no trainer has been released.",
                "recovery": "The sessions are held online only from January, which needs one trainer instead of three.",
                "forecast_on": "2026-03-13",
                "blockers": "No trainer is assigned.",
                "help_needed": "Release one trainer for two days a week, or approve the change to online sessions.",
            },
        },
    },
    {
        "key": "hsdn-mission-advocates",
        "objective": "1.2.3",
        "title": "Try Mission Advocates for HSDN at ten fusion centers",
        "deliverable": "A trial at ten centers with a report on what it changed",
        "description": (
            "A Mission Advocate is a colleague at the center who knows the network well and has two hours a week to "
            "show others. The trial asks whether use grows."
        ),
        "organization_id": "org.hsdn",
        "contributing": ["org.ia.systems", "org.ia.field-operations"],
        "consulted": ["org.national-network"],
        "lead": "contact.tatum-exemplar",
        "assigned_on": "2022-06-27",
        "starts_on": "2023-07-10",
        "due_on": "2026-05-29",
        "milestones": [
            (
                "chosen",
                "Ten centers and advocates chosen",
                "2024-09-30",
                1,
                "2024-09-12",
                "List of centers and advocates",
                "HSDN-2024-002 (illustrative)",
            ),
            (
                "trained",
                "Advocates trained",
                "2025-01-31",
                1,
                "2025-01-29",
                "Attendance record",
                "HSDN-2025-002 (illustrative)",
            ),
            ("halfway", "Halfway results read", "2025-12-05", 1),
            ("report", "Report of the trial", "2026-05-29", 1),
        ],
        "noun": "the Mission Advocate trial",
        "words": {
            "FY2024 Q1": {
                "summary": (
                    "Three centers that already have an informal advocate were visited. Use there is about twice that "
                    "of their neighbors."
                ),
                "next_steps": "Write the rules of a trial.",
            },
            "FY2024 Q3": {
                "summary": "Seventeen centers applied for ten places.",
                "next_steps": "Choose centers of different size and distance.",
            },
            "FY2024 Q4": {
                "summary": "Ten centers were chosen on September 12, four of them small.",
                "next_steps": "Train the advocates in January.",
            },
            "FY2025 Q2": {
                "summary": "All advocates were trained by January 29 and have their two hours a week.",
                "next_steps": "Read sign-ins monthly.",
            },
            "FY2025 Q4": {
                "summary": (
                    "At seven of ten centers use has grown; at three the advocate changed post and a new one is being "
                    "trained."
                ),
                "next_steps": "Read the halfway results in early December.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The halfway reading is a week late: figures for November came in on December 9 and one center's "
                    "must be checked."
                ),
                "next_steps": "Finish the reading before the holidays.",
                "why": "November's figures came late and one center's must be checked.",
                "recovery": "The check takes a few days; the reading follows at once.",
                "forecast_on": "2025-12-19",
            },
        },
    },
    {
        "key": "hsdn-guide-for-directors",
        "objective": "1.2.3",
        "title": "Write a short HSDN guide for fusion center directors",
        "deliverable": "A guide of four pages on what the network offers and how to keep it in use",
        "description": (
            "Directors decide who has time for the network. The guide tells them what it offers their center."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.hsdn"],
        "lead": "contact.dakota-blank",
        "assigned_on": "2022-06-27",
        "starts_on": "2024-10-01",
        "due_on": "2026-09-30",
        "kind": "no_data",
        "noun": "the guide for directors",
    },
    {
        "key": "dataset-wish-list",
        "objective": "1.2.5",
        "title": "Agree with centers on the federal data they most need",
        "deliverable": "A list of twenty data sets, in order, with the reason for each",
        "description": (
            "Requests for data reached the Department one by one. Centers and analysts put them in one order of "
            "importance, with the question each would answer."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.ia", "org.fbi"],
        "consulted": ["org.national-network", "org.slic"],
        "lead": "contact.reese-replica",
        "deputy": "contact.sawyer-model",
        "assigned_on": "2022-06-27",
        "starts_on": "2023-01-09",
        "due_on": "2026-08-31",
        "milestones": [
            (
                "asked",
                "All centers asked",
                "2024-03-29",
                1,
                "2024-03-25",
                "Returns of seventy centers",
                "IA-FC-2024-039 (illustrative)",
            ),
            (
                "ranked",
                "List put in order by a joint panel",
                "2024-11-29",
                1,
                "2024-11-14",
                "List of twenty data sets",
                "IA-FC-2024-105 (illustrative)",
            ),
            (
                "owners",
                "Owner and access rule found for each",
                "2025-08-29",
                1,
                "2025-08-21",
                "Owners and access rules",
                "IA-FC-2025-057 (illustrative)",
            ),
            ("renewed", "List renewed with centers", "2026-08-31", 1),
        ],
        "noun": "the list of data sets",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "The question to centers was tried with nine analysts, who asked that it name the problem first "
                    "and the data second."
                ),
                "next_steps": "Send it to all centers in the winter.",
            },
            "FY2024 Q2": {
                "summary": (
                    "Seventy centers answered and named one hundred and thirty data sets, many of them the same under "
                    "another name."
                ),
                "next_steps": "Remove doubles and form a panel.",
            },
            "FY2025 Q1": {
                "summary": (
                    "The panel put twenty data sets in order on November 14. The first three concern border crossings, "
                    "firearms traces and critical infrastructure incidents."
                ),
                "next_steps": "Find the owner and access rule of each.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Each data set now has an owner and a written access rule. Seven need nothing but an account."
                ),
                "next_steps": "Tell centers how to ask for those seven.",
            },
        },
    },
    {
        "key": "component-data-access",
        "objective": "1.2.5",
        "title": "Open component data to vetted fusion center analysts",
        "deliverable": "Access agreements for the ten data sets at the head of the list",
        "description": (
            "For each data set an agreement says who may see what, for what purpose, and how its use is audited."
        ),
        "organization_id": "org.ia",
        "contributing": ["org.odni", "org.fbi", "org.privacy", "org.crcl"],
        "consulted": ["org.national-network"],
        "lead": "contact.morgan-placeholder",
        "deputy": "contact.jordan-example",
        "lead_changes": [
            {
                "on": "2023-01-09",
                "lead": "contact.riley-specimen",
                "deputy": "contact.jordan-example",
                "reason": "The deputy chief, who has joined the office, takes over the negotiations.",
            },
        ],
        "assigned_on": "2022-06-28",
        "starts_on": "2023-07-10",
        "due_on": "2026-09-30",
        "weight": 2,
        "depends_on": ["dataset-wish-list"],
        "kind": "percent",
        "progress_points": [
            ("2023-07-10", 0),
            ("2024-03-31", 20),
            ("2024-12-31", 45),
            ("2025-06-30", 60),
            ("2025-12-15", 75),
        ],
        "noun": "the access agreements",
        "words": {
            "FY2023 Q4": {
                "summary": (
                    "A model agreement is being written with privacy and civil rights staff so that each component "
                    "need not invent its own."
                ),
                "next_steps": "Try the model with one component.",
            },
            "FY2024 Q2": {
                "summary": "The model agreement was tried with one component and signed in eleven weeks.",
                "next_steps": "Use it for the next three data sets.",
            },
            "FY2025 Q1": {
                "summary": "Four agreements are signed. Audit rules took the most time; they are now the same in all.",
                "next_steps": "Negotiate the fifth and sixth.",
            },
            "FY2025 Q3": {
                "summary": "Six agreements are signed and one hundred and forty analysts have access.",
                "next_steps": "Take up the two data sets that belong to another department.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Seven agreements are signed. The owner of the eighth asks that access be limited to analysts with "
                    "a recent privacy course."
                ),
                "next_steps": "Arrange the course with the training branch.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The eighth agreement was initialed on December 2. Two remain, both with owners outside the "
                    "Department."
                ),
                "next_steps": "Meet both owners in January.",
            },
        },
    },
    {
        "key": "data-access-yearly-report",
        "objective": "1.2.5",
        "title": "Report each year on data access gained and used",
        "deliverable": "A yearly report: data opened, analysts with access, use made of it",
        "description": "Access that nobody uses is no gain. The report counts both and asks centers for examples.",
        "organization_id": "org.ia",
        "contributing": ["org.ia.performance"],
        "lead": "contact.morgan-placeholder",
        "lead_changes": [
            {
                "on": "2023-01-09",
                "lead": "contact.riley-specimen",
                "deputy": None,
                "reason": "The deputy chief, who has joined the office, takes over work on data access.",
            },
        ],
        "assigned_on": "2022-06-28",
        "starts_on": "2026-01-12",
        "due_on": "2026-11-30",
        "visibility": "internal",
        "depends_on": ["component-data-access"],
        "milestones": [
            ("method", "Method of counting agreed", "2026-03-31", 1),
            ("first", "First report delivered", "2026-11-30", 2),
        ],
        "noun": "the yearly report on data access",
    },
    {
        "key": "cyber-self-assessment",
        "objective": "1.2.6",
        "title": "Offer centers a self-assessment of their cybersecurity",
        "deliverable": "A self-assessment of forty questions, with a private result for each center",
        "description": (
            "Centers hold sensitive data on systems run by their state or city. The self-assessment shows a director "
            "in half a day where the center stands."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.dhs"],
        "consulted": ["org.national-network"],
        "lead": "contact.jamie-sample",
        "deputy": "contact.dakota-blank",
        "assigned_on": "2022-06-29",
        "starts_on": "2022-10-03",
        "due_on": "2024-03-29",
        "milestones": [
            (
                "questions",
                "Questions written with five centers",
                "2023-06-30",
                1,
                "2023-06-15",
                "Forty questions",
                "IA-FC-2023-051 (illustrative)",
            ),
            (
                "tried",
                "Tried at ten centers",
                "2023-10-31",
                1,
                "2023-10-26",
                "Results of the trial",
                "IA-FC-2023-108 (illustrative)",
            ),
            (
                "offered",
                "Offered to all centers",
                "2024-03-29",
                1,
                "2024-03-13",
                "Offer to all centers",
                "IA-FC-2024-024 (illustrative)",
            ),
        ],
        "noun": "the self-assessment",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Questions from six existing assessments were collected. Most are written for large agencies and "
                    "do not fit a center of twenty people."
                ),
                "next_steps": "Choose and rewrite with five centers.",
            },
            "FY2023 Q2": {
                "summary": "Five centers helped to cut ninety questions to forty.",
                "next_steps": "Write short help for each question.",
            },
            "FY2023 Q4": {
                "summary": (
                    "The trial began at six centers. Those whose systems are run by the city needed a city employee in "
                    "the room."
                ),
                "next_steps": "Finish the trial in October.",
            },
            "FY2024 Q1": {
                "summary": (
                    "Ten centers have tried it; the median time is four hours. Results stay with the center unless it "
                    "chooses to share them."
                ),
                "next_steps": "Offer it to all centers in March.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The self-assessment was offered to all centers on March 13 and nineteen asked for it within days."
                ),
                "next_steps": "None; uptake is read as a metric.",
            },
        },
    },
    {
        "key": "cyber-incident-support",
        "objective": "1.2.6",
        "title": "Arrange help for centers during a cyber incident",
        "deliverable": "An arrangement for on-call help, tried with three centers",
        "description": (
            "A center under attack needs to know within the hour who will help it and with what. The arrangement names "
            "the people and the tools."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.dhs", "org.fbi"],
        "lead": "contact.jamie-sample",
        "deputy": "contact.dakota-blank",
        "assigned_on": "2022-06-29",
        "starts_on": "2023-07-10",
        "due_on": "2026-03-31",
        "weight": 2,
        "visibility": "internal",
        "milestones": [
            (
                "agreed",
                "Roles agreed among three offices",
                "2024-09-30",
                1,
                "2024-12-05",
                "Agreed roles",
                "IA-FC-2024-120 (illustrative)",
            ),
            ("tried", "Tried with three centers", "2025-03-31", 1),
            ("ready", "Arrangement in force for all centers", "2026-03-31", 1),
        ],
        "redates": [
            {
                "on": "2025-01-14",
                "due_on": "2026-03-31",
                "milestones": {"tried": "2025-06-30"},
                "reason": "Two of the three centers asked to postpone the trial to the summer.",
            },
        ],
        "silent_in": ["FY2025 Q2", "FY2025 Q3", "FY2025 Q4", "FY2026 Q1"],
        "noun": "the incident support arrangement",
        "words": {
            "FY2024 Q1": {
                "summary": (
                    "Five centers that have been attacked in the past three years told whom they called first. Each "
                    "called someone else."
                ),
                "next_steps": "Bring the offices concerned together.",
            },
            "FY2024 Q3": {
                "summary": "Three offices each believed another one was in charge; a first meeting sorted that out.",
                "next_steps": "Write down who does what.",
            },
            "FY2024 Q4": {
                "summary": "The roles are drafted but one office has not agreed to be called at night.",
                "next_steps": "Settle the night calls by December.",
                "why": "One office has not agreed to be called at night.",
                "recovery": "A roster shared by two offices is offered to it.",
                "forecast_on": "2024-12-06",
            },
            "FY2025 Q1": {
                "summary": (
                    "The roles were agreed on December 5. Two of three trial centers asked to wait for the summer, so "
                    "the trial moves to June."
                ),
                "next_steps": "Prepare the trial with the first center.",
            },
        },
    },
    {
        "key": "cyber-hygiene-scans",
        "objective": "1.2.6",
        "title": "Enroll centers in regular scans of their public systems",
        "deliverable": "Weekly scans for every center that wants them, with a readable report",
        "description": (
            "Scans of systems open to the internet find most weaknesses that are used in attacks. Centers enroll with "
            "a one-page form."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.dhs"],
        "consulted": ["org.national-network"],
        "lead": "contact.jamie-sample",
        "deputy": "contact.dakota-blank",
        "assigned_on": "2024-05-20",
        "starts_on": "2024-07-01",
        "due_on": "2026-09-30",
        "depends_on": ["cyber-self-assessment"],
        "milestones": [
            (
                "form",
                "Form and report agreed",
                "2024-11-29",
                1,
                "2024-11-21",
                "Form and sample report",
                "IA-FC-2024-114 (illustrative)",
            ),
            (
                "twenty",
                "Twenty centers enrolled",
                "2025-06-30",
                1,
                "2025-05-07",
                "List of twenty centers",
                "IA-FC-2025-036 (illustrative)",
            ),
            ("forty", "Forty centers enrolled", "2026-01-13", 1),
            ("sixty", "Sixty centers enrolled", "2026-09-30", 1),
        ],
        "noun": "the scanning offer",
        "words": {
            "FY2024 Q4": {
                "summary": "The form fits on one page; counsel of three states has read it.",
                "next_steps": "Agree the weekly report.",
            },
            "FY2025 Q1": {
                "summary": "The form and the report were agreed on November 21. Nine centers enrolled at once.",
                "next_steps": "Visit centers whose systems are run by a city.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Twenty centers were enrolled by May 7, seven weeks early. The scans found an average of six "
                    "weaknesses at the first run."
                ),
                "next_steps": "Go on to forty.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Thirty-three centers are enrolled. Weaknesses rated high are closed in nineteen days at the "
                    "median."
                ),
                "next_steps": "Reach forty by the middle of January.",
            },
            "FY2026 Q1": {
                "summary": "Thirty-eight centers are enrolled and three more have signed the form.",
                "next_steps": "Start the scans for the three in the first week of January.",
            },
        },
    },
]
