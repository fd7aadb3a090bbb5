"""Illustrative actions of goal 2.1; how they are written is told in ../illustrative_plan_content.py."""

from typing import Any

ACTIONS: list[dict[str, Any]] = [
    {
        "key": "center-familiarization-guide",
        "objective": "2.1.1",
        "title": "Write a guide to fusion centers for newly assigned DHS staff",
        "deliverable": "A guide of thirty pages on what centers do and how to work with them",
        "description": (
            "New staff learned about centers from whoever sat next to them. The guide tells what centers do, under "
            "whose authority and what they expect of the Department."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.ia.training"],
        "consulted": ["org.national-network"],
        "lead": "contact.parker-outline",
        "deputy": "contact.drew-illustration",
        "assigned_on": "2022-07-07",
        "starts_on": "2022-10-03",
        "due_on": "2024-07-15",
        "kind": "percent",
        "progress_points": [
            ("2022-10-03", 0),
            ("2023-03-31", 25),
            ("2023-06-30", 40),
            ("2023-09-30", 55),
            ("2023-12-31", 70),
            ("2024-03-31", 85),
            ("2024-06-15", 100),
        ],
        "complete_in": "FY2024 Q3",
        "noun": "the familiarization guide",
        "words": {
            "FY2023 Q1": {
                "summary": "Forty staff were asked what they wish they had known in their first month.",
                "next_steps": "Turn the answers into a table of contents.",
            },
            "FY2023 Q3": {
                "summary": "Three of eight chapters are written, each with a center director as a second author.",
                "next_steps": "Write the chapter on state law and governance.",
            },
            "FY2024 Q1": {
                "summary": (
                    "Six of eight chapters are written. The chapter on governance had to be rewritten after reading by "
                    "counsel."
                ),
                "next_steps": "Finish the last two by spring.",
            },
            "FY2024 Q2": {
                "summary": "All chapters are written and are being read by twelve people who joined this winter.",
                "next_steps": "Correct and print in June.",
            },
            "FY2024 Q3": {
                "summary": (
                    "The guide is finished and was sent to all field staff and centers. New staff receive it before "
                    "their first day."
                ),
                "next_steps": "None; it is revised each summer.",
            },
        },
    },
    {
        "key": "center-profiles",
        "objective": "2.1.1",
        "title": "Prepare a two-page profile of every fusion center",
        "deliverable": "A profile of each center, written with it and shown to DHS staff before a visit",
        "description": (
            "A profile says whom the center serves, what it is good at, what systems it has and what it has asked for. "
            "The center approves its own."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.ia.field-operations"],
        "consulted": ["org.national-network"],
        "lead": "contact.quinn-demo",
        "deputy": "contact.taylor-mockup",
        "lead_changes": [
            {
                "on": "2024-05-06",
                "lead": "contact.quinn-demo",
                "deputy": "contact.avery-template",
                "reason": "The branch has a new chief, who becomes deputy.",
            },
        ],
        "assigned_on": "2022-07-07",
        "starts_on": "2022-10-03",
        "due_on": "2024-03-29",
        "milestones": [
            (
                "model",
                "Model profile agreed with six centers",
                "2023-04-28",
                1,
                "2023-04-20",
                "Model profile",
                "IA-FC-2023-036 (illustrative)",
            ),
            (
                "half",
                "Half of the profiles approved by their centers",
                "2023-10-31",
                1,
                "2023-11-30",
                "List of approved profiles",
                "IA-FC-2023-117 (illustrative)",
            ),
            (
                "all",
                "All profiles approved",
                "2024-03-29",
                2,
                "2024-08-22",
                "List of approved profiles, complete",
                "IA-FC-2024-087 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2024-03-12",
                "due_on": "2024-06-28",
                "milestones": {"all": "2024-06-28"},
                "reason": "Twenty-two centers wished to wait until their new directors had arrived.",
            },
        ],
        "noun": "the center profiles",
        "words": {
            "FY2023 Q1": {
                "summary": "Six centers of different size agreed to write the model profile with us.",
                "next_steps": "Agree the model in the spring.",
            },
            "FY2023 Q3": {
                "summary": (
                    "The model profile was agreed on April 20. It fits on two pages and leaves out anything a center "
                    "would not tell a visitor."
                ),
                "next_steps": "Write the first forty.",
            },
            "FY2024 Q1": {
                "summary": "Half of the profiles were approved by November 30. Centers correct about one fact in five.",
                "next_steps": "Write the remaining ones over the winter.",
            },
            "FY2024 Q2": {
                "summary": "Twenty-two centers want to wait for a new director. The date was moved to the end of June.",
                "next_steps": "Finish the other profiles first.",
            },
            "FY2024 Q3": {
                "summary": "Nine profiles are missing. Most wait for one signature.",
                "next_steps": "Call the nine directors in July.",
            },
            "FY2024 Q4": {
                "summary": (
                    "The last profile was approved on August 22. Every visitor from headquarters now receives one."
                ),
                "next_steps": "None; centers renew their profile each year.",
            },
        },
    },
    {
        "key": "headquarters-exchange-days",
        "objective": "2.1.1",
        "title": "Send headquarters staff to fusion centers for exchange days",
        "deliverable": "Two days at a center for sixty headquarters staff who work for centers",
        "description": (
            "People who write for centers should have sat in one. Each guest does a day's work beside an analyst and "
            "reports one thing to change."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.ia.analysis", "org.fema"],
        "consulted": ["org.national-network"],
        "lead": "contact.quinn-demo",
        "deputy": "contact.taylor-mockup",
        "lead_changes": [
            {
                "on": "2024-05-06",
                "lead": "contact.quinn-demo",
                "deputy": "contact.avery-template",
                "reason": "The branch has a new chief, who becomes deputy.",
            },
        ],
        "assigned_on": "2022-07-07",
        "starts_on": "2023-01-09",
        "due_on": "2026-09-30",
        "milestones": [
            (
                "hosts",
                "Fifteen host centers found",
                "2024-03-29",
                1,
                "2024-03-14",
                "List of hosts",
                "IA-FC-2024-027 (illustrative)",
            ),
            (
                "first-twenty",
                "Twenty staff sent",
                "2024-11-29",
                1,
                "2024-11-20",
                "List of first guests and their reports",
                "IA-FC-2024-111 (illustrative)",
            ),
            (
                "forty",
                "Forty staff sent",
                "2025-09-30",
                1,
                "2025-09-11",
                "List of guests and their reports",
                "IA-FC-2025-063 (illustrative)",
            ),
            ("sixty", "Sixty staff sent", "2026-07-31", 1),
            ("lessons", "Lessons collected and answered", "2026-09-30", 1),
        ],
        "noun": "the exchange days",
        "words": {
            "FY2023 Q3": {
                "summary": "Forty writers and editors were asked whether they had ever been inside a center; six had.",
                "next_steps": "Write to centers that might be hosts.",
            },
            "FY2024 Q2": {
                "summary": "Eighteen centers offered to be hosts.",
                "next_steps": "Choose the first twenty guests.",
            },
            "FY2025 Q1": {
                "summary": (
                    "Twenty guests have been sent. The change they name most often is to put the local meaning first."
                ),
                "next_steps": "Send twenty more.",
            },
            "FY2025 Q3": {
                "summary": "Thirty-two guests have been sent; six of their proposals have been taken up.",
                "next_steps": "Reach forty by September.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Forty guests had been sent by September 11. Travel funds for the next year are a third lower."
                ),
                "next_steps": "Ask whether a day by video serves some guests.",
            },
            "FY2026 Q1": {
                "summary": (
                    "No guest travels this quarter. With the funds left, twelve of the last twenty could go; a "
                    "proposal to end the visits after that is with the strategy office."
                ),
                "next_steps": "Await the answer to the proposal.",
                "status": "at_risk",
                "why": "Travel funds are a third lower, and only twelve of the last twenty visits can be paid for.",
                "recovery": "The proposal is decided, or eight guests spend their day by video.",
                "forecast_on": "2026-10-30",
                "blockers": "Travel funds for fiscal year 2026 are a third lower.",
                "help_needed": "A decision on the proposal before the spring.",
            },
        },
    },
    {
        "key": "required-training-list",
        "objective": "2.1.2",
        "title": "Settle the training that every deployed person must have",
        "deliverable": "A list of required courses, with the law or policy behind each",
        "description": (
            "Several offices had lists of their own. One list now says what must be taken before deployment, what "
            "within ninety days and what each year."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.field-operations", "org.privacy", "org.crcl"],
        "lead": "contact.emerson-exemplar",
        "deputy": "contact.skyler-pattern",
        "assigned_on": "2022-07-08",
        "starts_on": "2022-09-06",
        "due_on": "2023-05-31",
        "milestones": [
            (
                "gathered",
                "Present lists compared",
                "2022-11-30",
                1,
                "2022-11-22",
                "Comparison of five lists",
                "IA-FC-2022-006 (illustrative)",
            ),
            (
                "agreed",
                "One list agreed with oversight offices",
                "2023-02-28",
                1,
                "2023-02-24",
                "Agreed list",
                "IA-FC-2023-012 (illustrative)",
            ),
            (
                "in-force",
                "List in force with a record for every person",
                "2023-05-31",
                2,
                "2023-05-17",
                "Directive on required training",
                "IA-FC-2023-042 (illustrative)",
            ),
        ],
        "noun": "the list of required courses",
        "words": {
            "FY2022 Q4": {
                "summary": "Five lists are in use; the longest has thirty-one courses and the shortest nine.",
                "next_steps": "Compare them course by course.",
            },
            "FY2023 Q1": {
                "summary": "Fourteen courses stand on more than one list. Nothing on the others is required by law.",
                "next_steps": "Agree one list with privacy and civil rights staff.",
            },
            "FY2023 Q2": {
                "summary": "The list was agreed on February 24: eleven courses, four of them before deployment.",
                "next_steps": "Open a record for every deployed person.",
            },
            "FY2023 Q3": {
                "summary": "The list has been in force since May 17 and every deployed person has a record.",
                "next_steps": "None; completion is read as a metric.",
            },
        },
    },
    {
        "key": "field-reporting-oversight",
        "objective": "2.1.2",
        "title": "Review samples of field reporting twice a year for legal compliance",
        "deliverable": "Two reviews a year with findings, answers and training where needed",
        "description": (
            "Twice a year a sample of field reports is read by oversight staff against the rules on collection, "
            "retention and United States person information."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.privacy", "org.crcl"],
        "lead": "contact.drew-illustration",
        "deputy": "contact.parker-outline",
        "assigned_on": "2022-07-08",
        "starts_on": "2022-11-01",
        "is_continuing": True,
        "weight": 2,
        "milestones": [
            (
                "first-2023",
                "First review of 2023 complete",
                "2023-06-30",
                1,
                "2023-06-26",
                "Findings, first half of 2023",
                "IA-FC-2023-057 (illustrative)",
            ),
            (
                "second-2023",
                "Second review of 2023 complete",
                "2023-12-29",
                1,
                "2023-12-14",
                "Findings, second half of 2023",
                "IA-FC-2023-126 (illustrative)",
            ),
            (
                "first-2024",
                "First review of 2024 complete",
                "2024-06-28",
                1,
                "2024-06-20",
                "Findings, first half of 2024",
                "IA-FC-2024-066 (illustrative)",
            ),
            (
                "second-2024",
                "Second review of 2024 complete",
                "2024-12-31",
                1,
                "2025-01-16",
                "Findings, second half of 2024",
                "IA-FC-2025-009 (illustrative)",
            ),
            (
                "first-2025",
                "First review of 2025 complete",
                "2025-06-30",
                1,
                "2025-06-25",
                "Findings, first half of 2025",
                "IA-FC-2025-048 (illustrative)",
            ),
            ("second-2025", "Second review of 2025 complete", "2025-12-31", 1),
            ("first-2026", "First review of 2026 complete", "2026-06-30", 1),
            ("second-2026", "Second review of 2026 complete", "2026-12-18", 1),
        ],
        "noun": "the oversight reviews",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "The first review read two hundred and forty reports. Thirteen had to be corrected, mostly because "
                    "a name was not needed."
                ),
                "next_steps": "Take the thirteen into training.",
            },
            "FY2024 Q1": {
                "summary": "The second review found seven reports to correct among two hundred and fifty.",
                "next_steps": "Widen the sample to reports written at night.",
            },
            "FY2025 Q1": {
                "summary": (
                    "The review is finished but its findings wait for one signature, due in the second week of January."
                ),
                "next_steps": "Sign and send the findings.",
            },
            "FY2025 Q3": {
                "summary": (
                    "The first review of the year found five reports to correct. All were corrected within ten days."
                ),
                "next_steps": "Prepare the second review.",
            },
            "FY2025 Q4": {
                "summary": "The sample for the second review has been drawn and reading begins in October.",
                "next_steps": "Read through November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Reading is finished: two hundred and sixty reports, four to correct. The findings are with the "
                    "reviewing offices."
                ),
                "next_steps": "Sign the findings before December 31.",
            },
        },
    },
    {
        "key": "oversight-course-for-field",
        "objective": "2.1.2",
        "title": "Renew the privacy and civil rights course for deployed staff",
        "deliverable": "A renewed course with cases from the field, taken by all deployed staff",
        "description": (
            "The old course taught rules without cases. The new one works through situations that deployed staff have "
            "met."
        ),
        "organization_id": "org.crcl",
        "contributing": ["org.privacy", "org.ia.training", "org.ia.field-operations"],
        "lead": "contact.ellis-replica",
        "assigned_on": "2022-07-11",
        "starts_on": "2022-11-01",
        "due_on": "2026-06-30",
        "milestones": [
            (
                "cases",
                "Twenty cases written with field staff",
                "2023-10-31",
                1,
                "2023-10-19",
                "Twenty cases",
                "CRCL-2023-006 (illustrative)",
            ),
            (
                "tried",
                "Course tried in two regions",
                "2024-05-31",
                1,
                "2024-08-28",
                "Report of the trial",
                "CRCL-2024-002 (illustrative)",
            ),
            (
                "all-regions",
                "Course given in all regions",
                "2025-09-30",
                1,
                "2025-09-17",
                "Attendance by region",
                "CRCL-2025-004 (illustrative)",
            ),
            ("measured", "Effect measured six months later", "2026-06-30", 1),
        ],
        "redates": [
            {
                "on": "2024-05-14",
                "due_on": "2026-06-30",
                "milestones": {"tried": "2024-08-30"},
                "reason": "One region had elections to support and asked for a later date.",
            },
        ],
        "noun": "the course for deployed staff",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Field staff were asked for situations in which they were unsure what the rules allow. Thirty-five "
                    "have come in."
                ),
                "next_steps": "Turn them into cases.",
            },
            "FY2023 Q4": {
                "summary": "Fourteen of twenty cases are written. Field staff supply better ones than the textbooks.",
                "next_steps": "Finish in October.",
            },
            "FY2024 Q3": {
                "summary": "One region asked for a later trial; the date moved to the end of August.",
                "next_steps": "Hold the trial in July and August.",
            },
            "FY2024 Q4": {
                "summary": (
                    "The trial in two regions ended on August 28. Participants decided nine of ten cases rightly, "
                    "against six before."
                ),
                "next_steps": "Schedule the other regions.",
            },
            "FY2025 Q2": {
                "summary": "Five of eight regions have taken the course.",
                "next_steps": "Finish the others by September.",
            },
            "FY2025 Q4": {
                "summary": "All regions had taken the course by September 17. Those on leave take it online.",
                "next_steps": "Measure the effect in the spring.",
            },
        },
    },
    {
        "key": "supervisor-visits",
        "objective": "2.1.2",
        "title": "Have supervisors visit deployed staff on site",
        "deliverable": "A visit to each deployed person at least once a year, with a written record",
        "description": (
            "Some deployed staff had not seen their supervisor for two years. Visits follow a short checklist on work, "
            "training and oversight."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.ia"],
        "lead": "contact.drew-illustration",
        "deputy": "contact.parker-outline",
        "assigned_on": "2022-07-11",
        "starts_on": "2023-01-09",
        "is_continuing": True,
        "milestones": [
            (
                "checklist",
                "Checklist agreed",
                "2024-01-31",
                1,
                "2024-01-24",
                "Checklist",
                "IA-FC-2024-003 (illustrative)",
            ),
            (
                "year-one",
                "First round of visits complete",
                "2024-12-31",
                1,
                "2024-12-12",
                "Visit records of 2024",
                "IA-FC-2024-129 (illustrative)",
            ),
            ("year-two", "Second round of visits complete", "2026-01-09", 1),
            ("year-three", "Third round of visits complete", "2026-10-30", 1),
        ],
        "noun": "the supervisor visits",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "Records show that eighteen of eighty people have not been visited by a supervisor for two years "
                    "or more."
                ),
                "next_steps": "Draft a checklist with three supervisors.",
            },
            "FY2024 Q2": {
                "summary": "The checklist takes one page. Supervisors tried it on eleven visits.",
                "next_steps": "Plan the year region by region.",
            },
            "FY2025 Q1": {
                "summary": (
                    "Every deployed person was visited in 2024. In nine cases equipment promised long ago arrived "
                    "within a month."
                ),
                "next_steps": "Plan the second round.",
            },
            "FY2025 Q4": {
                "summary": "Fifty-eight of eighty-one people have been visited this year.",
                "next_steps": "Visit the others before January 9.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Seventy-six of eighty-one people have been visited; the last five visits are booked for the week "
                    "of January 5."
                ),
                "next_steps": "Complete the round.",
            },
        },
    },
    {
        "key": "placement-criteria",
        "objective": "2.1.3",
        "title": "Agree the criteria for placing intelligence staff in the field",
        "deliverable": "Seven criteria, each with a measure, agreed by the council",
        "description": (
            "Placements were often inherited. The criteria say what counts: threat, the center's need, space and "
            "systems, and work with other agencies."
        ),
        "organization_id": "org.hsic",
        "contributing": ["org.ia.field-operations", "org.fema"],
        "lead": "contact.a-placeholder",
        "assigned_on": "2022-07-11",
        "starts_on": "2022-10-03",
        "due_on": "2023-07-31",
        "milestones": [
            (
                "gathered",
                "Criteria in use gathered from components",
                "2023-01-31",
                1,
                "2023-01-18",
                "Criteria in use",
                "HSIC-2023-002 (illustrative)",
            ),
            (
                "tested",
                "Criteria tested on twenty placements",
                "2023-05-31",
                1,
                "2023-05-25",
                "Test on twenty placements",
                "HSIC-2023-006 (illustrative)",
            ),
            (
                "agreed",
                "Criteria agreed by the council",
                "2023-07-31",
                1,
                "2023-07-19",
                "Minutes with the criteria",
                "HSIC-2023-010 (illustrative)",
            ),
        ],
        "noun": "the placement criteria",
        "words": {
            "FY2023 Q1": {
                "summary": "Five components have sent the criteria they use; they agree on more than expected.",
                "next_steps": "Draft a common set.",
            },
            "FY2023 Q3": {
                "summary": (
                    "Tested on twenty real placements, the draft explained sixteen. The four others had historical "
                    "reasons."
                ),
                "next_steps": "Bring the criteria to the council.",
            },
            "FY2023 Q4": {
                "summary": (
                    "The council agreed seven criteria on July 19, in line with the federal resource allocation "
                    "criteria."
                ),
                "next_steps": "None; the framework applies them.",
            },
        },
    },
    {
        "key": "placement-framework",
        "objective": "2.1.3",
        "title": "Write the framework for placing and moving field staff",
        "deliverable": "A framework for allocation, placement and performance, approved by the council",
        "description": (
            "The framework turns the criteria into a yearly decision: where staff are placed, when they move and how "
            "the result is judged."
        ),
        "organization_id": "org.hsic",
        "contributing": ["org.ia.field-operations", "org.ia", "org.fema"],
        "consulted": ["org.national-network"],
        "lead": "contact.a-placeholder",
        "assigned_on": "2022-07-12",
        "starts_on": "2023-07-24",
        "due_on": "2026-03-31",
        "weight": 2,
        "depends_on": ["placement-criteria"],
        "milestones": [
            (
                "outline",
                "Outline discussed by the council",
                "2024-02-29",
                1,
                "2024-02-28",
                "Minutes on the outline",
                "HSIC-2024-002 (illustrative)",
            ),
            (
                "data",
                "Staffing and workload figures gathered",
                "2024-10-31",
                1,
                "2025-01-23",
                "Figures by center",
                "HSIC-2025-002 (illustrative)",
            ),
            (
                "draft",
                "Draft sent to components and centers",
                "2025-06-30",
                1,
                "2025-06-24",
                "Draft framework",
                "HSIC-2025-004 (illustrative)",
            ),
            ("approved", "Framework approved by the council", "2026-03-31", 2),
        ],
        "redates": [
            {
                "on": "2024-10-15",
                "due_on": "2026-03-31",
                "milestones": {"data": "2025-01-31"},
                "reason": "Workload figures of two components had to be counted by hand.",
            },
        ],
        "noun": "the placement framework",
        "words": {
            "FY2023 Q4": {
                "summary": "A drafting group of four components was formed after the council agreed the criteria.",
                "next_steps": "Write an outline for the winter meeting.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The council discussed the outline on February 28 and asked that the view of the host center be "
                    "part of every decision."
                ),
                "next_steps": "Gather figures on staffing and workload.",
            },
            "FY2024 Q4": {
                "summary": "Figures are complete for four of six components. The other two count by hand.",
                "next_steps": "Ask for a later date.",
            },
            "FY2025 Q2": {
                "summary": (
                    "All figures were in by January 23. Six centers with much work have nobody; four with little have "
                    "two."
                ),
                "next_steps": "Write the draft.",
            },
            "FY2025 Q3": {
                "summary": "The draft went to components and centers on June 24.",
                "next_steps": "Collect comments until September.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Ninety comments came in. Centers welcome the yearly decision and ask for six months' notice of a "
                    "move."
                ),
                "next_steps": "Answer them and prepare the council's decision.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Answers to comments are agreed with five of six components. The council reads the final text in "
                    "February."
                ),
                "next_steps": "Send the final text by the end of January.",
            },
        },
    },
    {
        "key": "yearly-placement-review",
        "objective": "2.1.3",
        "title": "Review field placements once a year",
        "deliverable": "A review each fall: posts filled, posts empty, moves proposed",
        "description": (
            "Until the framework is approved, a yearly review keeps the list of posts true and proposes moves where a "
            "post has long been empty."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.ia"],
        "lead": "contact.drew-illustration",
        "deputy": "contact.parker-outline",
        "assigned_on": "2022-07-12",
        "starts_on": "2022-10-03",
        "due_on": "2026-11-30",
        "visibility": "internal",
        "milestones": [
            (
                "review-2023",
                "Review of 2023 delivered",
                "2023-11-30",
                1,
                "2023-11-21",
                "Review of placements, 2023",
                "IA-FC-2023-114 (illustrative)",
            ),
            (
                "review-2024",
                "Review of 2024 delivered",
                "2024-11-29",
                1,
                "2024-11-26",
                "Review of placements, 2024",
                "IA-FC-2024-117 (illustrative)",
            ),
            (
                "review-2025",
                "Review of 2025 delivered",
                "2025-11-28",
                1,
                "2025-11-20",
                "Review of placements, 2025",
                "IA-FC-2025-078 (illustrative)",
            ),
            ("review-2026", "Review of 2026 delivered", "2026-11-30", 1),
        ],
        "noun": "the yearly review",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "The list of posts was compared region by region with the people in them; eleven entries were out "
                    "of date."
                ),
                "next_steps": "Write the first review in the fall.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The first review listed ninety-four posts, eighteen of them empty, three for more than two years."
                ),
                "next_steps": "Propose moves for the three.",
            },
            "FY2025 Q1": {
                "summary": "Two of the three long-empty posts were moved to centers with more work.",
                "next_steps": "Watch time to fill.",
            },
            "FY2025 Q4": {
                "summary": "Figures for this year's review are being collected from the regions.",
                "next_steps": "Deliver by the end of November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The review was delivered on November 20. Twenty-three of ninety-four posts are empty, five more "
                    "than two years ago."
                ),
                "next_steps": "Present it to the office head in January.",
            },
        },
    },
    {
        "key": "joint-production-handbook",
        "objective": "2.1.4",
        "title": "Write a handbook for products written jointly with centers",
        "deliverable": "A handbook on proposing, writing, reviewing and releasing a joint product",
        "description": (
            "Joint products failed on small questions: whose seal, whose review, whose deadline. The handbook answers "
            "them once."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.fbi"],
        "consulted": ["org.national-network"],
        "lead": "contact.sawyer-model",
        "deputy": "contact.reese-replica",
        "assigned_on": "2022-07-12",
        "starts_on": "2022-11-01",
        "due_on": "2023-10-31",
        "milestones": [
            (
                "questions",
                "Questions collected from past products",
                "2023-03-31",
                1,
                "2023-03-15",
                "Collection of questions",
                "IA-FC-2023-018 (illustrative)",
            ),
            (
                "draft",
                "Draft tried on four products",
                "2023-07-31",
                1,
                "2023-07-26",
                "Notes of four trials",
                "IA-FC-2023-072 (illustrative)",
            ),
            ("issued", "Handbook issued", "2023-10-31", 1, "2023-10-05", "Handbook", "IA-FC-2023-096 (illustrative)"),
        ],
        "noun": "the joint production handbook",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Authors of thirty joint products were asked what held them up. Review at two houses was named by "
                    "nearly all."
                ),
                "next_steps": "Sort the answers into questions.",
            },
            "FY2023 Q3": {
                "summary": "The draft is being tried on four products in two regions.",
                "next_steps": "Finish the trial in July.",
            },
            "FY2023 Q4": {
                "summary": "With the draft, four products took eight weeks on average instead of fourteen.",
                "next_steps": "Issue the handbook in October.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The handbook was issued on October 5, and twelve pairs of authors have asked for a short course."
                ),
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "joint-products",
        "objective": "2.1.4",
        "title": "Publish joint products with fusion centers every half-year",
        "deliverable": "A half-yearly set of at least eight products written with centers",
        "description": (
            "Each half-year a set of subjects is offered to centers; analysts on both sides write together and both "
            "names stand on the page."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.ia.field-operations"],
        "consulted": ["org.national-network"],
        "lead": "contact.sawyer-model",
        "deputy": "contact.reese-replica",
        "assigned_on": "2022-07-13",
        "starts_on": "2023-07-10",
        "is_continuing": True,
        "weight": 2,
        "contributes_to": ["1.1.3"],
        "depends_on": ["joint-production-handbook"],
        "milestones": [
            (
                "set-one",
                "First set published",
                "2024-01-31",
                1,
                "2024-01-25",
                "List of nine joint products",
                "IA-FC-2024-006 (illustrative)",
            ),
            (
                "set-two",
                "Second set published",
                "2024-07-31",
                1,
                "2024-07-11",
                "List of eleven joint products",
                "IA-FC-2024-072 (illustrative)",
            ),
            (
                "set-three",
                "Third set published",
                "2025-01-31",
                1,
                "2025-01-15",
                "List of ten joint products",
                "IA-FC-2025-006 (illustrative)",
            ),
            (
                "set-four",
                "Fourth set published",
                "2025-07-31",
                1,
                "2025-07-24",
                "List of fourteen joint products",
                "IA-FC-2025-051 (illustrative)",
            ),
            ("set-five", "Fifth set published", "2026-01-30", 1),
            ("set-six", "Sixth set published", "2026-07-31", 1),
        ],
        "noun": "the joint products",
        "words": {
            "FY2024 Q2": {
                "summary": "The first set has nine products by authors from eleven centers.",
                "next_steps": "Offer subjects for the second set.",
            },
            "FY2024 Q4": {
                "summary": (
                    "The second set, eleven products, appeared on July 11. Three were cited in state planning "
                    "documents."
                ),
                "next_steps": "Bring in centers that have not yet taken part.",
            },
            "FY2025 Q2": {
                "summary": "Ten products make up the third set. Half of all centers have now written at least one.",
                "next_steps": "Offer subjects with the priorities note.",
            },
            "FY2025 Q4": {
                "summary": "The fourth set has fourteen products, the most so far.",
                "next_steps": "Finish drafts of the fifth set in November.",
            },
            "FY2026 Q1": {
                "summary": "Eleven drafts of the fifth set are in review; two are already cleared by both sides.",
                "next_steps": "Publish by January 30.",
            },
        },
    },
    {
        "key": "analyst-exchange",
        "objective": "2.1.4",
        "title": "Exchange analysts with fusion centers for a month",
        "deliverable": "Twenty-four exchanges of one month, half in each direction",
        "description": (
            "A month at the other's desk teaches what no course does. Each exchange ends with one joint product."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.ia.field-operations"],
        "consulted": ["org.national-network"],
        "lead": "contact.reese-replica",
        "deputy": "contact.sawyer-model",
        "assigned_on": "2022-07-13",
        "starts_on": "2023-07-10",
        "due_on": "2026-11-30",
        "milestones": [
            (
                "rules",
                "Rules on pay, access and supervision agreed",
                "2024-09-30",
                1,
                "2024-09-18",
                "Rules of exchange",
                "IA-FC-2024-090 (illustrative)",
            ),
            (
                "six",
                "Six exchanges finished",
                "2025-04-30",
                1,
                "2025-04-10",
                "Reports of six exchanges",
                "IA-FC-2025-027 (illustrative)",
            ),
            ("twelve", "Twelve exchanges finished", "2025-12-08", 1),
            ("all", "Twenty-four exchanges finished", "2026-11-30", 1),
        ],
        "noun": "the analyst exchange",
        "words": {
            "FY2024 Q1": {
                "summary": (
                    "Twelve analysts who had worked at a center before were asked what made it worthwhile. A month was "
                    "the shortest time they found useful."
                ),
                "next_steps": "Clear pay and supervision with personnel staff.",
            },
            "FY2024 Q3": {
                "summary": "Pay and supervision stay with the sending office; access is granted for the month.",
                "next_steps": "Agree the rules by September.",
            },
            "FY2024 Q4": {
                "summary": "The rules were agreed on September 18 and seven centers have applied.",
                "next_steps": "Begin in the new year.",
            },
            "FY2025 Q3": {
                "summary": "Eight exchanges are finished, six of them by April 10. Each produced a joint product.",
                "next_steps": "Reach twelve by early December.",
            },
            "FY2025 Q4": {
                "summary": "Ten exchanges are finished and two begin in November.",
                "next_steps": "Finish both by December 8.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Eleven exchanges are finished. The twelfth ends on December 19 because its analyst was called to "
                    "an incident for a week."
                ),
                "next_steps": "Plan the spring exchanges.",
                "status": "on_track",
                "forecast_on": "2025-12-19",
            },
        },
    },
    {
        "key": "shared-topic-calendar",
        "objective": "2.1.4",
        "title": "Keep a shared calendar of analytic topics with centers",
        "deliverable": "A calendar in which centers and analysts enter planned topics",
        "description": "Two offices should not write on the same subject in the same month without knowing it.",
        "organization_id": "org.ia.analysis",
        "contributing": ["org.hsin"],
        "lead": "contact.sawyer-model",
        "assigned_on": "2022-07-14",
        "starts_on": "2025-02-03",
        "due_on": "2026-08-31",
        "kind": "no_data",
        "noun": "the shared calendar",
    },
]
