"""Illustrative actions of goal 3.1; how they are written is told in ../illustrative_plan_content.py."""

from typing import Any

ACTIONS: list[dict[str, Any]] = [
    {
        "key": "performance-program-review",
        "objective": "3.1.1",
        "title": "Review the Fusion Center Performance Program",
        "deliverable": "A review of what the program measures, what it costs centers and what it tells",
        "description": (
            "The yearly assessment takes each center about two weeks. The review asks which of its questions changed a "
            "decision anywhere."
        ),
        "organization_id": "org.ia.performance",
        "contributing": ["org.ia"],
        "consulted": ["org.national-network", "org.slic"],
        "lead": "contact.alex-specimen",
        "deputy": "contact.lee-mockup",
        "assigned_on": "2022-07-25",
        "starts_on": "2022-10-03",
        "due_on": "2024-01-31",
        "weight": 2,
        "kind": "percent",
        "progress_points": [("2022-10-03", 0), ("2023-03-31", 35), ("2023-09-30", 75), ("2023-12-10", 100)],
        "complete_in": "FY2024 Q1",
        "noun": "the program review",
        "words": {
            "FY2023 Q1": {
                "summary": "The questions of five years were set beside the decisions made from them.",
                "next_steps": "Ask twenty centers for their own count.",
            },
            "FY2023 Q2": {
                "summary": (
                    "Twenty centers have been asked. They spend sixty-eight hours on the assessment at the median."
                ),
                "next_steps": "Sort the questions by use.",
            },
            "FY2023 Q4": {
                "summary": (
                    "Of one hundred and sixty questions, fifty-three have been used for a decision in five years."
                ),
                "next_steps": "Write the report.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The review is complete and was presented to the council: keep fifty-three questions, change "
                    "thirty and drop the rest."
                ),
                "next_steps": "None; new measures follow.",
            },
        },
    },
    {
        "key": "new-capability-measures",
        "objective": "3.1.1",
        "title": "Write new measures of capability for the National Network",
        "deliverable": "Thirty measures of capability and result, tried before they are used",
        "description": (
            "The new measures ask what a center can do and what came of it, rather than whether a document exists."
        ),
        "organization_id": "org.ia.performance",
        "contributing": ["org.fema"],
        "consulted": ["org.national-network", "org.slic", "org.cicc"],
        "lead": "contact.lee-mockup",
        "deputy": "contact.alex-specimen",
        "assigned_on": "2022-07-26",
        "starts_on": "2024-02-05",
        "due_on": "2026-09-30",
        "weight": 2,
        "depends_on": ["performance-program-review"],
        "milestones": [
            (
                "draft",
                "Draft measures discussed with centers",
                "2024-08-30",
                1,
                "2024-08-15",
                "Draft with comments",
                "IA-FC-2024-081 (illustrative)",
            ),
            (
                "trial",
                "Trial at twelve centers",
                "2025-03-31",
                1,
                "2025-05-22",
                "Trial report",
                "IA-FC-2025-042 (illustrative)",
            ),
            ("agreed", "Measures agreed by the councils", "2025-12-19", 1),
            ("used", "First yearly assessment with the new measures", "2026-09-30", 2),
        ],
        "redates": [
            {
                "on": "2025-03-11",
                "due_on": "2026-09-30",
                "milestones": {"trial": "2025-05-30"},
                "reason": "Four of the twelve centers were in the middle of their yearly audit.",
            },
        ],
        "noun": "the new measures",
        "words": {
            "FY2024 Q3": {
                "summary": "Forty draft measures were sent to centers.",
                "next_steps": "Discuss them in July and cut them to thirty.",
            },
            "FY2024 Q4": {
                "summary": "Centers cut the draft from forty measures to thirty-one on August 15.",
                "next_steps": "Find twelve centers for a trial.",
            },
            "FY2025 Q2": {
                "summary": (
                    "Eight of twelve centers have tried the measures; four are in the middle of an audit, so the date "
                    "moved to May."
                ),
                "next_steps": "Finish the trial in May.",
            },
            "FY2025 Q3": {
                "summary": (
                    "The trial ended on May 22. Answering takes eleven hours; before, the same part took thirty."
                ),
                "next_steps": "Bring the measures to the councils.",
            },
            "FY2025 Q4": {
                "summary": "One council has agreed. The other asked for two measures to be reworded.",
                "next_steps": "Obtain its agreement by December 19.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The reworded measures were sent out on November 24, and the second council votes on December 17."
                ),
                "next_steps": "Publish the measures in January.",
            },
        },
    },
    {
        "key": "assessment-made-shorter",
        "objective": "3.1.1",
        "title": "Shorten the yearly assessment of fusion centers",
        "deliverable": "An assessment that takes a center no more than twenty-five hours",
        "description": (
            "Answers that do not change are carried over, questions nobody uses are gone, and documents are asked for "
            "once."
        ),
        "organization_id": "org.ia.performance",
        "contributing": ["org.hsin"],
        "consulted": ["org.national-network"],
        "lead": "contact.alex-specimen",
        "deputy": "contact.lee-mockup",
        "assigned_on": "2022-07-26",
        "starts_on": "2022-10-03",
        "due_on": "2026-05-29",
        "milestones": [
            (
                "dropped",
                "Unused questions dropped",
                "2024-03-29",
                1,
                "2024-03-07",
                "List of dropped questions",
                "IA-FC-2024-021 (illustrative)",
            ),
            (
                "carried",
                "Answers carried over from year to year",
                "2025-01-31",
                1,
                "2024-12-18",
                "Release note",
                "IA-FC-2024-132 (illustrative)",
            ),
            (
                "timed",
                "Time measured at all centers",
                "2025-10-31",
                1,
                "2025-10-09",
                "Hours by center",
                "IA-FC-2025-066 (illustrative)",
            ),
            ("final", "Final form used", "2026-05-29", 1),
        ],
        "noun": "the shorter assessment",
        "words": {
            "FY2023 Q3": {
                "summary": "Centers marked the questions they answer with the same words every year: two in three.",
                "next_steps": "List the questions nobody uses.",
            },
            "FY2024 Q2": {
                "summary": "Seventy-seven questions were dropped on March 7.",
                "next_steps": "Carry over answers that do not change.",
            },
            "FY2025 Q1": {
                "summary": (
                    "From this year unchanged answers are carried over; centers confirm them with one check mark."
                ),
                "next_steps": "Measure the time it takes.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Sixty-nine centers have reported their hours. The median is thirty-one, down from sixty-eight."
                ),
                "next_steps": "Collect the last nine by October.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Hours of all centers were in by October 9: thirty-one at the median, twelve at the quickest. Two "
                    "questions take a third of the time."
                ),
                "next_steps": "Rewrite these two before the final form.",
            },
        },
    },
    {
        "key": "guidance-inventory",
        "objective": "3.1.2",
        "title": "List the guidance that governs fusion centers and its age",
        "deliverable": "An inventory of guidance with age, owner and what has overtaken it",
        "description": (
            "Guidelines, baseline capabilities and training standards were written between 2006 and 2012. The "
            "inventory shows which parts still hold."
        ),
        "organization_id": "org.doj",
        "contributing": ["org.ia"],
        "consulted": ["org.cicc", "org.national-network"],
        "lead": "contact.sidney-demo",
        "assigned_on": "2022-07-26",
        "starts_on": "2022-11-01",
        "due_on": "2023-08-31",
        "milestones": [
            (
                "listed",
                "Guidance listed with owner and date",
                "2023-02-28",
                1,
                "2023-02-22",
                "List of guidance",
                "DOJ-FC-2023-002 (illustrative)",
            ),
            (
                "read",
                "Each document read against present law and practice",
                "2023-08-31",
                2,
                "2023-08-03",
                "Readings",
                "DOJ-FC-2023-004 (illustrative)",
            ),
        ],
        "noun": "the inventory of guidance",
        "words": {
            "FY2023 Q1": {
                "summary": "Twenty-three documents have been found so far, three of them in two versions.",
                "next_steps": "Finish the list in February.",
            },
            "FY2023 Q2": {
                "summary": "The list counts twenty-nine documents. The oldest in use is from 2006.",
                "next_steps": "Read each against present law.",
            },
            "FY2023 Q4": {
                "summary": (
                    "All readings were finished by August 3. Nine documents hold, twelve need changes and eight should "
                    "be retired."
                ),
                "next_steps": "None; the revision follows.",
            },
        },
    },
    {
        "key": "fusion-guidelines-revision",
        "objective": "3.1.2",
        "title": "Revise the Fusion Center Guidelines with the CICC",
        "deliverable": "Revised guidelines, adopted by the council",
        "description": (
            "Eighteen guidelines from 2006 are brought up to the present: cyber, private sector partners, oversight "
            "and mutual help among centers."
        ),
        "organization_id": "org.doj",
        "contributing": ["org.ia", "org.crcl", "org.privacy"],
        "consulted": ["org.cicc", "org.national-network"],
        "lead": "contact.sidney-demo",
        "assigned_on": "2022-07-27",
        "starts_on": "2023-08-14",
        "due_on": "2025-12-31",
        "weight": 2,
        "depends_on": ["guidance-inventory"],
        "milestones": [
            (
                "plan",
                "Plan and writers agreed",
                "2024-01-31",
                1,
                "2024-01-18",
                "Plan and list of writers",
                "DOJ-FC-2024-002 (illustrative)",
            ),
            (
                "first",
                "First draft read by twenty centers",
                "2024-09-30",
                1,
                "2025-02-20",
                "First draft with readings",
                "DOJ-FC-2025-002 (illustrative)",
            ),
            ("second", "Second draft sent to the council", "2025-04-30", 2),
            ("adopted", "Guidelines adopted", "2025-12-31", 2),
        ],
        "redates": [
            {
                "on": "2024-09-11",
                "due_on": "2026-04-30",
                "milestones": {"first": "2025-02-28", "second": "2025-08-29", "adopted": "2026-04-30"},
                "reason": "Writers from three centers were called to support a national event.",
            },
            {
                "on": "2025-08-12",
                "due_on": "2026-06-30",
                "milestones": {"second": "2025-10-31", "adopted": "2026-06-30"},
                "reason": "The part on oversight was rewritten after comments by privacy and civil rights staff.",
            },
        ],
        "noun": "the revised guidelines",
        "words": {
            "FY2023 Q4": {
                "summary": (
                    "With the inventory finished, the council asked for a plan to revise the guidelines of 2006."
                ),
                "next_steps": "Find writers in centers and agencies.",
            },
            "FY2024 Q2": {
                "summary": "Eighteen writers, ten of them from centers, have divided the guidelines among themselves.",
                "next_steps": "Write the first draft.",
            },
            "FY2024 Q4": {
                "summary": (
                    "Eleven of eighteen guidelines are drafted. Writers from three centers were called away, and the "
                    "dates moved."
                ),
                "next_steps": "Finish the draft in the winter.",
            },
            "FY2025 Q2": {
                "summary": (
                    "The first draft was read by twenty centers by February 20. They ask for shorter text and more "
                    "examples."
                ),
                "next_steps": "Write the second draft.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Sixteen guidelines are in their second form. The part on oversight was rewritten, which moved the "
                    "date to the end of October."
                ),
                "next_steps": "Settle the last two guidelines.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Seventeen of eighteen guidelines are settled. The one on sharing with the private sector is "
                    "disputed between two groups of writers."
                ),
                "next_steps": "Offer both versions to the council and let it decide.",
                "status": "at_risk",
                "why": "Two groups of writers do not agree on the guideline for sharing with the private sector.",
                "recovery": "Both versions go to the council, which decides in March.",
                "forecast_on": "2026-01-30",
                "help_needed": "A chair from outside both groups for one meeting in January.",
            },
        },
    },
    {
        "key": "baseline-capabilities-rights-part",
        "objective": "3.1.2",
        "title": "Renew the privacy part of the baseline capabilities",
        "deliverable": "A renewed privacy, civil rights and civil liberties part, agreed with centers",
        "description": (
            "The part on privacy protections is renewed first, because it can be used before the rest is finished."
        ),
        "organization_id": "org.doj",
        "contributing": ["org.crcl", "org.privacy", "org.ia"],
        "consulted": ["org.cicc", "org.national-network"],
        "lead": "contact.sidney-demo",
        "assigned_on": "2022-07-27",
        "starts_on": "2023-07-10",
        "due_on": "2026-08-31",
        "contributes_to": ["2.2.1"],
        "milestones": [
            (
                "compared",
                "Present text compared with model policies",
                "2024-09-30",
                1,
                "2024-09-12",
                "Comparison",
                "DOJ-FC-2024-004 (illustrative)",
            ),
            (
                "draft",
                "Draft read by privacy officers of centers",
                "2025-06-30",
                1,
                "2025-08-27",
                "Draft with readings",
                "DOJ-FC-2025-004 (illustrative)",
            ),
            ("agreed", "Text agreed with centers", "2026-02-27", 1),
            ("adopted", "Text adopted by the council", "2026-08-31", 1),
        ],
        "redates": [
            {
                "on": "2025-06-10",
                "due_on": "2026-08-31",
                "milestones": {"draft": "2025-08-29"},
                "reason": "Privacy officers asked to read it after their yearly meeting in July.",
            },
        ],
        "noun": "the privacy part",
        "words": {
            "FY2024 Q1": {
                "summary": (
                    "Privacy officers of ten centers were asked which requirements they find hardest to meet. Training "
                    "of new staff was named by eight."
                ),
                "next_steps": "Set the present text beside the draft model policies.",
            },
            "FY2024 Q4": {
                "summary": (
                    "The comparison with the new model policies was finished on September 12. Six requirements are met "
                    "by all centers already."
                ),
                "next_steps": "Draft the new text.",
            },
            "FY2025 Q3": {
                "summary": (
                    "The draft is finished. Privacy officers read it after their meeting in July, so the date moved to "
                    "August."
                ),
                "next_steps": "Collect the readings.",
            },
            "FY2025 Q4": {
                "summary": "Forty-four privacy officers have read the draft. Most comments ask for examples.",
                "next_steps": "Add examples and agree the text in February.",
            },
        },
    },
    {
        "key": "state-agency-orientation",
        "objective": "3.1.3",
        "title": "Write an orientation on fusion centers for State Administrative Agencies",
        "deliverable": "An orientation of one hour with a leaflet, given to every agency",
        "description": (
            "Agencies that pass on grants change staff often. The orientation says what a center is, what it may be "
            "paid for and whom to ask."
        ),
        "organization_id": "org.fema",
        "contributing": ["org.ia.partner-engagement"],
        "consulted": ["org.saa"],
        "lead": "contact.harper-placeholder",
        "deputy": "contact.kendall-example",
        "assigned_on": "2022-07-28",
        "starts_on": "2022-11-01",
        "due_on": "2023-10-31",
        "milestones": [
            (
                "leaflet",
                "Leaflet written with five agencies",
                "2023-03-31",
                1,
                "2023-03-30",
                "Leaflet",
                "FEMA-GP-2023-006 (illustrative)",
            ),
            (
                "tried",
                "Orientation tried at a regional meeting",
                "2023-06-30",
                1,
                "2023-08-16",
                "Notes of the trial",
                "FEMA-GP-2023-009 (illustrative)",
            ),
            (
                "given",
                "Orientation offered to every agency",
                "2023-10-31",
                1,
                "2023-12-06",
                "List of sessions",
                "FEMA-GP-2023-018 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2023-06-20",
                "due_on": "2023-12-15",
                "milestones": {"tried": "2023-08-31", "given": "2023-12-15"},
                "reason": "The regional meeting was moved from June to August.",
            },
        ],
        "noun": "the orientation",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Five agencies are helping with the leaflet. Their first question is always what a center costs."
                ),
                "next_steps": "Finish the leaflet in March.",
            },
            "FY2023 Q3": {
                "summary": "The regional meeting moved to August, and the dates with it.",
                "next_steps": "Prepare two speakers, one from an agency.",
            },
            "FY2023 Q4": {
                "summary": (
                    "The trial on August 16 reached fourteen agencies. They asked for the names of their centers on "
                    "one sheet."
                ),
                "next_steps": "Offer the orientation to all in the fall.",
            },
            "FY2024 Q1": {
                "summary": "Every agency had been offered the orientation by December 6 and forty-one have taken it.",
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "state-agency-center-briefings",
        "objective": "3.1.3",
        "title": "Brief every State Administrative Agency with its fusion center",
        "deliverable": "A joint briefing by agency and center before each grant season",
        "description": (
            "Agency and center sit at one table before the season opens, go through last year's projects and name next "
            "year's needs."
        ),
        "organization_id": "org.fema",
        "contributing": ["org.ia.partner-engagement"],
        "consulted": ["org.saa", "org.national-network"],
        "lead": "contact.harper-placeholder",
        "deputy": "contact.kendall-example",
        "lead_changes": [
            {
                "on": "2024-03-04",
                "lead": "contact.charlie-template",
                "deputy": "contact.kendall-example",
                "reason": "The analyst left in February; a successor has begun.",
            },
        ],
        "assigned_on": "2022-07-28",
        "starts_on": "2024-01-08",
        "due_on": "2026-09-30",
        "weight": 2,
        "depends_on": ["state-agency-orientation"],
        "milestones": [
            (
                "format",
                "Format agreed with six states",
                "2024-07-31",
                1,
                "2024-07-10",
                "Format of the briefing",
                "FEMA-GP-2024-003 (illustrative)",
            ),
            (
                "twenty",
                "Twenty states briefed",
                "2025-01-31",
                1,
                "2025-03-20",
                "List of twenty briefings",
                "FEMA-GP-2025-003 (illustrative)",
            ),
            ("forty", "Forty states and territories briefed", "2025-12-01", 2),
            ("all", "All states and territories briefed", "2026-09-30", 1),
        ],
        "redates": [
            {
                "on": "2025-01-22",
                "due_on": "2026-09-30",
                "milestones": {"twenty": "2025-03-31"},
                "reason": "Eleven agencies asked to wait until their new fiscal staff had arrived.",
            },
        ],
        "noun": "the joint briefings",
        "words": {
            "FY2024 Q2": {
                "summary": "Six states have offered to try a format.",
                "next_steps": "Agree it by the summer.",
            },
            "FY2024 Q4": {
                "summary": "The format was agreed on July 10: ninety minutes, last year's projects first.",
                "next_steps": "Begin with states where agency and center are far apart.",
            },
            "FY2025 Q2": {
                "summary": (
                    "Twenty states had been briefed by March 20. In seven of them agency and center had not met for "
                    "more than a year."
                ),
                "next_steps": "Continue in the summer.",
            },
            "FY2025 Q3": {
                "summary": "Twenty-seven states have been briefed.",
                "next_steps": "Reach forty before the next season.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Thirty-four states and territories have been briefed and six are booked for October and November."
                ),
                "next_steps": "Hold the six briefings and record them by December 1.",
                "forecast_on": "2025-12-01",
            },
        },
    },
    {
        "key": "grant-season-call",
        "objective": "3.1.3",
        "title": "Hold a call with centers and agencies when grant notices appear",
        "deliverable": "A call within ten days of each yearly notice, with questions answered in writing",
        "description": (
            "Centers hear of changes in the notice from each other. A call with agencies and centers together answers "
            "questions once for all."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.fema"],
        "consulted": ["org.saa", "org.national-network"],
        "lead": "contact.taylor-mockup",
        "deputy": "contact.quinn-demo",
        "lead_changes": [
            {
                "on": "2024-05-06",
                "lead": "contact.avery-template",
                "deputy": "contact.quinn-demo",
                "reason": "The branch has a new chief.",
            },
        ],
        "assigned_on": "2022-07-28",
        "starts_on": "2024-01-08",
        "due_on": "2026-08-31",
        "milestones": [
            (
                "season-2025",
                "Call for the 2025 notice held",
                "2025-08-29",
                1,
                "2025-08-07",
                "Questions and answers, 2025",
                "IA-FC-2025-054 (illustrative)",
            ),
            ("lessons", "Questions sorted and passed on to grant policy staff", "2026-01-30", 1),
            ("season-2026", "Call for the 2026 notice held", "2026-08-31", 1),
        ],
        "noun": "the grant season call",
        "words": {
            "FY2024 Q3": {
                "summary": (
                    "Questions that reached this office after the last notice were counted: two hundred and forty, a "
                    "third of them the same five."
                ),
                "next_steps": "Settle the form of a call with grant policy staff.",
            },
            "FY2025 Q1": {
                "summary": "The form of the call was agreed with grant policy staff.",
                "next_steps": "Wait for the notice.",
            },
            "FY2025 Q3": {
                "summary": "Twelve frequent questions of last year have been answered in advance.",
                "next_steps": "Hold the call when the notice appears.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The call on August 7 drew one hundred and ninety people from all but two states. Sixty-three "
                    "questions were answered in writing."
                ),
                "next_steps": "Sort the questions for grant policy staff.",
            },
        },
    },
    {
        "key": "allowable-activities-review",
        "objective": "3.1.4",
        "title": "Review which intelligence activities grants may pay for",
        "deliverable": "A review of allowable activities with unclear cases decided",
        "description": (
            "The same request was allowed in one state and refused in the next. The review takes two hundred past "
            "requests and decides the unclear ones."
        ),
        "organization_id": "org.fema",
        "contributing": ["org.ia.partner-engagement", "org.ia.performance"],
        "consulted": ["org.saa", "org.national-network"],
        "lead": "contact.kendall-example",
        "assigned_on": "2022-07-29",
        "starts_on": "2022-10-03",
        "due_on": "2023-12-15",
        "milestones": [
            (
                "requests",
                "Two hundred past requests read",
                "2023-03-31",
                1,
                "2023-03-21",
                "Table of requests",
                "FEMA-GP-2023-003 (illustrative)",
            ),
            (
                "unclear",
                "Unclear kinds of request decided",
                "2023-09-29",
                2,
                "2023-09-19",
                "Decisions on nine kinds of request",
                "FEMA-GP-2023-012 (illustrative)",
            ),
            (
                "published",
                "Decisions published",
                "2023-12-15",
                1,
                "2023-11-29",
                "Published decisions",
                "FEMA-GP-2023-015 (illustrative)",
            ),
        ],
        "noun": "the review of allowable activities",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "One hundred and thirty requests have been read. Analysts' travel and software licenses are the "
                    "unclear cases."
                ),
                "next_steps": "Read the rest by March.",
            },
            "FY2023 Q3": {
                "summary": "Nine kinds of request were treated differently from state to state. Six have been decided.",
                "next_steps": "Decide the last three.",
            },
            "FY2023 Q4": {
                "summary": "All nine were decided by September 19.",
                "next_steps": "Publish the decisions before the winter.",
            },
            "FY2024 Q1": {
                "summary": "The decisions were published on November 29 with an example for each.",
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "plain-grant-requirements",
        "objective": "3.1.4",
        "title": "State the grant requirements for fusion centers in plain words",
        "deliverable": "A guide to yearly requirements, with examples, agreed with agencies and centers",
        "description": (
            "Requirements for centers stand in four documents. The guide puts them in order of the year, says who must "
            "do what and shows a good example."
        ),
        "organization_id": "org.fema",
        "contributing": ["org.ia.performance"],
        "consulted": ["org.saa", "org.national-network"],
        "lead": "contact.kendall-example",
        "deputy": "contact.harper-placeholder",
        "lead_changes": [
            {
                "on": "2024-03-04",
                "lead": "contact.kendall-example",
                "deputy": "contact.charlie-template",
                "reason": "The analyst left in February; a successor has begun.",
            },
        ],
        "assigned_on": "2022-07-29",
        "starts_on": "2024-04-01",
        "due_on": "2026-09-30",
        "depends_on": ["allowable-activities-review"],
        "kind": "percent",
        "progress_points": [
            ("2024-04-01", 0),
            ("2024-12-31", 30),
            ("2025-06-30", 50),
            ("2025-09-30", 60),
            ("2025-12-15", 70),
        ],
        "noun": "the plain guide",
        "words": {
            "FY2024 Q3": {
                "summary": (
                    "The requirements of four documents have been put in one table; eleven appear twice in different "
                    "words."
                ),
                "next_steps": "Settle the eleven.",
            },
            "FY2025 Q1": {
                "summary": "Nine of eleven doubles are settled. The first chapter has been read by four agencies.",
                "next_steps": "Write the chapters on investments and on reporting.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Three of six chapters are written. Readers at centers found what they had to do in four minutes "
                    "instead of twenty."
                ),
                "next_steps": "Write the chapter on national priority areas.",
            },
            "FY2025 Q4": {
                "summary": "The chapter on national priority areas is written and is being read by policy staff.",
                "next_steps": "Write the last two chapters by spring.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Four chapters have been cleared and the fifth is half written. The guide keeps to its date."
                ),
                "next_steps": "Send the fifth chapter to agencies in February.",
            },
        },
    },
    {
        "key": "overtime-preapproval-trial",
        "objective": "3.1.4",
        "title": "Try a quicker pre-approval of operational overtime",
        "deliverable": "A trial with six states: an answer to overtime requests within ten days",
        "description": (
            "Overtime for intelligence work needs approval beforehand and often comes too late. Six states try a "
            "standing approval with limits and a later check."
        ),
        "organization_id": "org.fema",
        "contributing": ["org.ia.partner-engagement"],
        "consulted": ["org.saa"],
        "lead": "contact.charlie-template",
        "deputy": "contact.kendall-example",
        "assigned_on": "2025-09-15",
        "starts_on": "2026-01-20",
        "due_on": "2026-11-30",
        "contributes_to": ["3.1.3"],
        "milestones": [
            ("rules", "Rules and limits of the trial agreed", "2026-04-30", 1),
            ("begun", "Trial begun in six states", "2026-06-30", 1),
            ("report", "Trial reported", "2026-11-30", 1),
        ],
        "noun": "the overtime trial",
    },
]
