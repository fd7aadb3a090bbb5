"""Illustrative actions of goal 2.2; how they are written is told in ../illustrative_plan_content.py."""

from typing import Any

ACTIONS: list[dict[str, Any]] = [
    {
        "key": "rights-workshop",
        "objective": "2.2.1",
        "title": "Renew the workshop on privacy, civil rights and civil liberties",
        "deliverable": "A renewed one-day workshop with cases, offered to every center",
        "description": (
            "The workshop serves analysts, liaison officers and directors. The renewed version has three tracks and "
            "ends with a plan for the center."
        ),
        "organization_id": "org.crcl",
        "contributing": ["org.privacy", "org.doj", "org.ia.training"],
        "consulted": ["org.national-network"],
        "lead": "contact.ellis-replica",
        "assigned_on": "2022-07-14",
        "starts_on": "2022-10-03",
        "due_on": "2023-11-30",
        "weight": 2,
        "milestones": [
            (
                "needs",
                "Needs gathered from privacy officers of centers",
                "2023-02-28",
                1,
                "2023-02-09",
                "Returns of privacy officers",
                "CRCL-2023-002 (illustrative)",
            ),
            (
                "written",
                "Three tracks written",
                "2023-07-31",
                1,
                "2023-07-20",
                "Course books",
                "CRCL-2023-004 (illustrative)",
            ),
            (
                "offered",
                "Workshop offered to every center",
                "2023-11-30",
                1,
                "2023-11-15",
                "Offer and calendar",
                "CRCL-2023-008 (illustrative)",
            ),
        ],
        "noun": "the workshop",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Privacy officers of fifty centers have answered. They ask for cases on social media and on "
                    "license plate readers."
                ),
                "next_steps": "Write the tracks.",
            },
            "FY2023 Q3": {
                "summary": "Two of three tracks are written and were tried on sixty people.",
                "next_steps": "Finish the track for directors.",
            },
            "FY2023 Q4": {
                "summary": "The three tracks are complete.",
                "next_steps": "Open the calendar to all centers in November.",
            },
            "FY2024 Q1": {
                "summary": "The workshop was offered to every center on November 15, and twenty-one asked for a date.",
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "rights-technical-assistance",
        "objective": "2.2.1",
        "title": "Visit centers to help with privacy and civil rights practice",
        "deliverable": "A visit with written advice to every center that asks",
        "description": (
            "A visit looks at policy, training and sample products with the center's privacy officer. The advice "
            "belongs to the center."
        ),
        "organization_id": "org.privacy",
        "contributing": ["org.crcl", "org.doj", "org.ia.training"],
        "consulted": ["org.national-network"],
        "lead": "contact.noel-stencil",
        "assigned_on": "2022-07-14",
        "starts_on": "2022-10-03",
        "due_on": "2026-06-30",
        "milestones": [
            (
                "method",
                "Method agreed and tried at three centers",
                "2023-10-31",
                1,
                "2023-10-27",
                "Method of the visit",
                "PRIV-2023-002 (illustrative)",
            ),
            (
                "fifteen",
                "Fifteen centers visited",
                "2024-09-30",
                1,
                "2024-09-25",
                "List of fifteen visits",
                "PRIV-2024-002 (illustrative)",
            ),
            (
                "thirty",
                "Thirty centers visited",
                "2025-09-30",
                1,
                "2025-12-04",
                "List of thirty visits",
                "PRIV-2025-004 (illustrative)",
            ),
            ("forty-five", "Forty-five centers visited", "2026-06-30", 1),
        ],
        "redates": [
            {
                "on": "2025-07-30",
                "due_on": "2026-08-31",
                "milestones": {"thirty": "2025-12-12", "forty-five": "2026-08-31"},
                "reason": "Two of the four visitors were lent to another task until October.",
                "proposal": "rights-visits-later",
            },
        ],
        "noun": "the assistance visits",
        "words": {
            "FY2023 Q2": {
                "summary": "Both oversight offices have named two visitors, and three centers offered to be the first.",
                "next_steps": "Draft the method of a visit.",
            },
            "FY2023 Q4": {
                "summary": "The method was tried at two centers; it needs a day and a half on site.",
                "next_steps": "Try it at a third and agree it.",
            },
            "FY2024 Q3": {
                "summary": (
                    "Twelve centers have been visited. The advice most often given is to record why a name is kept."
                ),
                "next_steps": "Reach fifteen by September.",
            },
            "FY2025 Q2": {
                "summary": "Twenty-three centers have been visited, nine of them small.",
                "next_steps": "Reach thirty by September.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Twenty-five centers have been visited. Two visitors were lent out, and the date moved to December "
                    "with the planner's consent."
                ),
                "next_steps": "Catch up in October and November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The thirtieth center was visited on December 4. Of the first fifteen, twelve have followed the "
                    "advice in full."
                ),
                "next_steps": "Begin the next fifteen with the centers of the central region.",
            },
        },
    },
    {
        "key": "rights-policy-models",
        "objective": "2.2.1",
        "title": "Renew model policies for fusion centers",
        "deliverable": "Model policies on retention, social media and reports of suspicious activity",
        "description": (
            "Centers adapt model policies to state law. The models date from 2010 and say nothing on several practices "
            "of today."
        ),
        "organization_id": "org.crcl",
        "contributing": ["org.privacy", "org.doj"],
        "consulted": ["org.cicc", "org.national-network"],
        "lead": "contact.ellis-replica",
        "assigned_on": "2022-07-15",
        "starts_on": "2022-10-03",
        "due_on": "2024-12-20",
        "milestones": [
            (
                "chosen",
                "Subjects chosen with privacy officers",
                "2023-11-30",
                1,
                "2023-11-16",
                "Chosen subjects",
                "CRCL-2023-010 (illustrative)",
            ),
            (
                "drafts",
                "Drafts read by five state counsel",
                "2024-06-28",
                1,
                "2024-09-05",
                "Drafts with readings",
                "CRCL-2024-004 (illustrative)",
            ),
            (
                "issued",
                "Model policies issued",
                "2024-12-20",
                1,
                "2025-02-27",
                "Model policies",
                "CRCL-2025-002 (illustrative)",
            ),
        ],
        "noun": "the model policies",
        "words": {
            "FY2023 Q2": {
                "summary": (
                    "The models of 2010 were set beside the policies of fifteen centers. Centers have long gone "
                    "further on several points."
                ),
                "next_steps": "Ask privacy officers which subjects matter most.",
            },
            "FY2024 Q1": {
                "summary": "Privacy officers chose three subjects out of eleven.",
                "next_steps": "Draft them with state counsel.",
            },
            "FY2024 Q3": {
                "summary": "Drafts are with counsel of five states; two have answered.",
                "next_steps": "Gather the other readings over the summer.",
            },
            "FY2024 Q4": {
                "summary": (
                    "All five readings were in by September 5. Counsel disagree on how long an unfounded report may be "
                    "kept."
                ),
                "next_steps": "Offer two versions of that clause.",
            },
            "FY2025 Q1": {
                "summary": "The text with two versions of the clause is agreed by two of three offices.",
                "next_steps": "Obtain the last agreement.",
                "why": "One of three offices has not agreed to the text with two versions of the clause.",
                "recovery": "A meeting in the second week of January, then printing.",
                "forecast_on": "2025-02-28",
            },
            "FY2025 Q2": {
                "summary": (
                    "The model policies were issued on February 27, ten weeks late. Nine centers have begun to adapt "
                    "them."
                ),
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "training-calendar",
        "objective": "2.2.3",
        "title": "Publish one calendar of training open to fusion centers",
        "deliverable": "A calendar of all courses of the Department open to centers, kept current each week",
        "description": (
            "Courses were announced on nine pages and by many letters. One calendar shows dates, places left and who "
            "pays."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.fema", "org.ia.partner-engagement"],
        "lead": "contact.skyler-pattern",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-15",
        "starts_on": "2022-10-03",
        "due_on": "2023-05-31",
        "milestones": [
            (
                "sources",
                "Course offers of nine offices gathered",
                "2023-01-31",
                1,
                "2023-01-20",
                "List of offers",
                "IA-FC-2023-003 (illustrative)",
            ),
            (
                "open",
                "Calendar open to all centers",
                "2023-05-31",
                1,
                "2023-05-10",
                "Notice of opening",
                "IA-FC-2023-039 (illustrative)",
            ),
        ],
        "noun": "the training calendar",
        "words": {
            "FY2023 Q1": {
                "summary": "Seven offices have sent their courses; one hundred and ten are open to centers.",
                "next_steps": "Gather the last two.",
            },
            "FY2023 Q2": {
                "summary": (
                    "Nine offices have sent one hundred and thirty-four courses. The calendar is being tried at ten "
                    "centers."
                ),
                "next_steps": "Open it to all in May.",
            },
            "FY2023 Q3": {
                "summary": "The calendar has been open since May 10 and is renewed every Friday.",
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "training-in-outreach",
        "objective": "2.2.3",
        "title": "Put training news into every regular contact with centers",
        "deliverable": "A monthly training page in the bulletin, the roundtables and field visits",
        "description": (
            "Field staff meet centers every week but seldom spoke of training. A monthly page goes with every bulletin "
            "and visit."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.field-operations", "org.ia.partner-engagement"],
        "lead": "contact.skyler-pattern",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-18",
        "starts_on": "2022-10-03",
        "due_on": "2024-03-29",
        "milestones": [
            (
                "page",
                "Monthly page begun",
                "2023-08-31",
                1,
                "2023-08-09",
                "First training page",
                "IA-FC-2023-075 (illustrative)",
            ),
            (
                "field",
                "Field staff briefed in all regions",
                "2023-12-15",
                1,
                "2024-02-22",
                "Record of briefings",
                "IA-FC-2024-018 (illustrative)",
            ),
            (
                "year",
                "Twelve pages sent without a gap",
                "2024-03-29",
                1,
                "2024-07-10",
                "Twelve training pages",
                "IA-FC-2024-069 (illustrative)",
            ),
        ],
        "noun": "the training page",
        "words": {
            "FY2023 Q2": {
                "summary": (
                    "Every regular contact with centers was listed: eleven kinds, none of which speaks of training as "
                    "a rule."
                ),
                "next_steps": "Draft a page that fits all of them.",
            },
            "FY2023 Q4": {
                "summary": "The first page went out on August 9 with the dates of thirty courses.",
                "next_steps": "Brief field staff on how to use it.",
            },
            "FY2024 Q1": {
                "summary": "Five of eight regions have been briefed. The others meet only in January and February.",
                "next_steps": "Finish the briefings in February.",
                "why": "Three regions hold their staff meetings only in January and February.",
                "recovery": "The briefings are on the agenda of all three meetings.",
                "forecast_on": "2024-02-23",
            },
            "FY2024 Q2": {
                "summary": (
                    "All regions were briefed by February 22. Counting twelve pages from August means the year ends in "
                    "July, not in March as first planned."
                ),
                "next_steps": "Send the remaining pages on time.",
                "status": "at_risk",
                "why": "Twelve monthly pages from August cannot be finished before July.",
                "recovery": "The date was set four months too early; the pages themselves are on time.",
                "forecast_on": "2024-07-10",
            },
            "FY2024 Q3": {
                "summary": (
                    "Eleven of twelve pages have gone out without a gap. Enrollment from the page is about forty "
                    "people a month."
                ),
                "next_steps": "Send the July page.",
                "why": "The twelfth monthly page appears in July; the date was set four months too early.",
                "recovery": "The July page is written.",
                "forecast_on": "2024-07-12",
            },
            "FY2024 Q4": {
                "summary": (
                    "The twelfth page went out on July 10, fourteen weeks after the date first set. Two thirds of "
                    "centers pass the page on to partner agencies."
                ),
                "next_steps": "None; the page goes on.",
            },
        },
    },
    {
        "key": "training-needs-with-slic",
        "objective": "2.2.4",
        "title": "Ask the SLIC each year which training partners need",
        "deliverable": "A yearly statement of training needs, discussed in the council",
        "description": (
            "State and local members of the council name the training their people lack, in order, and hear what "
            "became of last year's statement."
        ),
        "organization_id": "org.slic",
        "contributing": ["org.ia.training"],
        "consulted": ["org.national-network"],
        "lead": "contact.b-sample",
        "assigned_on": "2022-07-18",
        "starts_on": "2022-10-03",
        "is_continuing": True,
        "milestones": [
            (
                "year-2023",
                "Statement of 2023 received",
                "2023-06-30",
                1,
                "2023-06-15",
                "Training needs, 2023",
                "SLIC-2023-002 (illustrative)",
            ),
            (
                "year-2024",
                "Statement of 2024 received",
                "2024-06-28",
                1,
                "2024-06-13",
                "Training needs, 2024",
                "SLIC-2024-004 (illustrative)",
            ),
            (
                "year-2025",
                "Statement of 2025 received",
                "2025-06-30",
                1,
                "2025-07-17",
                "Training needs, 2025",
                "SLIC-2025-004 (illustrative)",
            ),
            ("year-2026", "Statement of 2026 received", "2026-06-30", 1),
        ],
        "noun": "the yearly statement",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "The council agreed to put training on its agenda once a year and asked for a form of one page."
                ),
                "next_steps": "Send the form to members in the spring.",
            },
            "FY2023 Q3": {
                "summary": (
                    "The first statement names fourteen needs. First comes writing for readers who are not analysts."
                ),
                "next_steps": "Answer each need within ninety days.",
            },
            "FY2024 Q3": {
                "summary": "The second statement arrived on June 13. Six of the fourteen earlier needs have been met.",
                "next_steps": "Compare it with the courses on offer.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The statement of 2025 came two weeks late because the council met in July. Analysis of open "
                    "sources is now first."
                ),
                "next_steps": "Answer by the end of October.",
            },
        },
    },
    {
        "key": "training-needs-survey",
        "objective": "2.2.4",
        "title": "Survey training needs of analysts in fusion centers",
        "deliverable": "A survey of analysts by level of experience, with results open to centers",
        "description": (
            "Directors and analysts see needs differently. The survey asks analysts themselves, by years of experience."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.partner-engagement"],
        "consulted": ["org.national-network"],
        "lead": "contact.skyler-pattern",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-18",
        "starts_on": "2023-01-09",
        "due_on": "2026-07-31",
        "milestones": [
            (
                "first",
                "First survey answered",
                "2024-05-31",
                1,
                "2024-05-21",
                "Results of the first survey",
                "IA-FC-2024-054 (illustrative)",
            ),
            (
                "plan",
                "Course plan changed accordingly",
                "2024-12-20",
                1,
                "2024-12-10",
                "Changes to the course plan",
                "IA-FC-2024-126 (illustrative)",
            ),
            ("second", "Second survey answered", "2026-05-29", 1),
            ("compared", "Results compared and published", "2026-07-31", 1),
        ],
        "noun": "the training survey",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "Directors and analysts of four centers were asked about training apart from each other. Their "
                    "answers agree on one need in three."
                ),
                "next_steps": "Write a survey that speaks to analysts.",
            },
            "FY2024 Q3": {
                "summary": (
                    "Four hundred and eighty analysts answered. Those in their first year ask for writing, those after "
                    "five for statistics."
                ),
                "next_steps": "Change the course plan.",
            },
            "FY2025 Q1": {
                "summary": (
                    "The course plan has six more places for beginners in every course and a new one on statistics."
                ),
                "next_steps": "Give the new course.",
            },
            "FY2025 Q4": {
                "summary": "The course on statistics has been given three times and is full until March.",
                "next_steps": "Prepare the second survey.",
            },
        },
    },
    {
        "key": "learning-accounts",
        "objective": "2.2.5",
        "title": "Give fusion center staff accounts in the learning system",
        "deliverable": "An account within three days for every center employee who asks",
        "description": (
            "The learning system was built for employees. Accounts for partners took weeks and lapsed unseen."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.systems"],
        "lead": "contact.finley-stencil",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-19",
        "starts_on": "2022-11-01",
        "due_on": "2024-03-29",
        "kind": "percent",
        "progress_points": [
            ("2022-11-01", 0),
            ("2023-06-30", 45),
            ("2023-09-30", 65),
            ("2023-12-31", 80),
            ("2024-03-31", 85),
            ("2024-06-30", 95),
            ("2024-09-10", 100),
        ],
        "complete_in": "FY2024 Q4",
        "noun": "the accounts",
        "words": {
            "FY2023 Q1": {
                "summary": "Requests wait for nineteen days on average, of which one is work.",
                "next_steps": "Remove two steps that no rule asks for.",
            },
            "FY2023 Q4": {
                "summary": "An account now takes eight days. One step is left that must be done by hand.",
                "next_steps": "Replace it by a check of the agency's address.",
            },
            "FY2024 Q2": {
                "summary": (
                    "An account takes four days. The last step depends on a change of the system that comes in the "
                    "summer."
                ),
                "next_steps": "Make the change with the summer release.",
                "why": "The last step depends on a system change that comes only in the summer.",
                "recovery": "The change is booked for the August release.",
                "forecast_on": "2024-09-13",
            },
            "FY2024 Q3": {
                "summary": (
                    "An account takes three days. The change that removes the last manual step has been tested and "
                    "waits for the August release."
                ),
                "next_steps": "Make the change and write to all partners.",
                "why": "The last step depends on a system change that comes with the August release.",
                "recovery": "The change has been tested; nothing else is missing.",
                "forecast_on": "2024-09-13",
            },
            "FY2024 Q4": {
                "summary": "With the August release accounts take two days. Twenty-nine hundred partners have one.",
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "virtual-classroom",
        "objective": "2.2.5",
        "title": "Add a virtual classroom to the learning system",
        "deliverable": "A classroom for live remote courses with captions and records of attendance",
        "description": (
            "Remote courses are held by telephone and slides. The classroom adds video, captions and a record of who "
            "took part."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.systems", "org.dhs"],
        "lead": "contact.hayden-facsimile",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-19",
        "starts_on": "2023-01-09",
        "due_on": "2025-12-19",
        "weight": 2,
        "milestones": [
            (
                "needs",
                "Needs and accessibility rules written",
                "2024-03-29",
                1,
                "2024-03-20",
                "Statement of needs",
                "IA-FC-2024-033 (illustrative)",
            ),
            (
                "chosen",
                "Product chosen",
                "2024-11-29",
                1,
                "2025-03-13",
                "Record of choice",
                "IA-FC-2025-018 (illustrative)",
            ),
            ("bought", "Contract signed", "2025-03-31", 2),
            ("open", "First course held in the classroom", "2025-12-19", 2),
        ],
        "redates": [
            {
                "on": "2024-11-12",
                "due_on": "2025-12-19",
                "milestones": {"chosen": "2025-03-14", "bought": "2025-05-30"},
                "reason": "Two of three products failed the accessibility test and a second round was needed.",
            },
            {
                "on": "2025-05-21",
                "due_on": "2026-04-30",
                "milestones": {"bought": "2025-08-29", "open": "2026-04-30"},
                "reason": "The contract office asked for a second cost estimate.",
            },
        ],
        "blocked": {
            "since_on": "2025-09-15",
            "by": "award of the contract",
            "cleared_by": "release of funds by the budget office",
        },
        "noun": "the virtual classroom",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "Teachers of eleven remote courses described what goes wrong today; sound and attendance records "
                    "come first."
                ),
                "next_steps": "Write down needs together with accessibility staff.",
            },
            "FY2024 Q2": {
                "summary": "The statement of needs was finished on March 20 and puts captions and keyboard use first.",
                "next_steps": "Test three products.",
            },
            "FY2024 Q4": {
                "summary": "Two of three products cannot be used without a mouse.",
                "next_steps": "Hold a second round with four others.",
            },
            "FY2025 Q2": {
                "summary": "A product that passes every accessibility test was chosen on March 13.",
                "next_steps": "Sign a contract.",
            },
            "FY2025 Q3": {
                "summary": "The contract office asked for a second cost estimate, which was delivered in June.",
                "next_steps": "Sign by the end of August.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The contract was ready on August 25, but the funds were not released. Nothing further can be done "
                    "by this office."
                ),
                "next_steps": "Obtain the release of funds.",
                "why": "The funds for the contract have not been released.",
                "recovery": "The budget office decides in October, after which signing takes two weeks.",
                "forecast_on": "2025-11-14",
                "blockers": "The contract cannot be signed without funds.",
                "help_needed": "Release of the funds set aside in the fiscal year 2025 plan.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The contract is still unsigned. The offer of the supplier holds until January 31, and the program "
                    "manager's post has been empty since November 14."
                ),
                "next_steps": "Obtain the funds and name a person for the contract.",
                "why": (
                    "The funds have not been released, and the program manager left on November 14 without a successor."
                ),
                "recovery": (
                    "Funds released before the supplier's offer ends on January 31; the branch chief signs for the "
                    "branch."
                ),
                "forecast_on": "2026-02-13",
                "blockers": "No funds, and nobody named to manage the contract.",
                "help_needed": "Release the funds before January 31 and name a manager.",
            },
        },
    },
    {
        "key": "remote-courses",
        "objective": "2.2.5",
        "title": "Turn ten classroom courses into remote courses",
        "deliverable": "Ten courses that can be taken remotely with the same test at the end",
        "description": (
            "Analysts in distant places cannot travel for two days of class. Ten of the courses most asked for are "
            "rebuilt for remote use."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.analysis"],
        "lead": "contact.finley-stencil",
        "deputy": "contact.skyler-pattern",
        "lead_changes": [
            {
                "on": "2024-10-07",
                "lead": "contact.jules-testcase",
                "deputy": "contact.skyler-pattern",
                "reason": "The learning systems manager left in September; a successor has begun.",
            },
        ],
        "assigned_on": "2022-07-19",
        "starts_on": "2023-04-03",
        "due_on": "2026-09-30",
        "milestones": [
            (
                "chosen",
                "Ten courses chosen",
                "2024-05-31",
                1,
                "2024-05-09",
                "Chosen courses",
                "IA-FC-2024-048 (illustrative)",
            ),
            (
                "three",
                "Three courses ready",
                "2024-12-31",
                1,
                "2024-12-05",
                "Course notes of three courses",
                "IA-FC-2024-123 (illustrative)",
            ),
            (
                "seven",
                "Seven courses ready",
                "2025-12-19",
                2,
                "2025-10-30",
                "Course notes of seven courses",
                "IA-FC-2025-072 (illustrative)",
            ),
            ("ten", "Ten courses ready", "2026-09-30", 1),
        ],
        "noun": "the remote courses",
        "words": {
            "FY2023 Q4": {
                "summary": (
                    "A list of people waiting for a course was made for the first time: fourteen hundred, most of them "
                    "more than a day from a classroom."
                ),
                "next_steps": "Choose ten courses by demand.",
            },
            "FY2024 Q3": {
                "summary": "Ten courses were chosen by number of people waiting.",
                "next_steps": "Rebuild the first three.",
            },
            "FY2025 Q1": {
                "summary": "Three courses are ready. Test results are the same as in class.",
                "next_steps": "Rebuild four more in 2025.",
            },
            "FY2025 Q3": {
                "summary": "Five courses are ready, one more than planned at this point.",
                "next_steps": "Continue with the two on writing.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Six courses are ready. Four in ten participants now come from places more than three hours away."
                ),
                "next_steps": "Finish the seventh in October.",
            },
            "FY2026 Q1": {
                "summary": "The seventh course was ready on October 30, seven weeks early.",
                "next_steps": "Rebuild the last three in the new year.",
            },
        },
    },
    {
        "key": "sar-indicator-review",
        "objective": "2.2.6",
        "title": "Review the indicators of suspicious activity",
        "deliverable": "A reviewed set of indicators with reasons, read by privacy and civil rights staff",
        "description": (
            "Each indicator is read against reports of ten years: did it lead anywhere, and does it guard against "
            "reporting what the law protects."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.nsi", "org.fbi", "org.privacy", "org.crcl"],
        "consulted": ["org.national-network"],
        "lead": "contact.hayden-facsimile",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-20",
        "starts_on": "2023-01-23",
        "due_on": "2025-06-30",
        "redates": [
            {
                "on": "2025-02-11",
                "due_on": "2026-01-30",
                "reason": "Reports of four states became available only in January.",
            },
        ],
        "kind": "percent",
        "progress_points": [
            ("2023-01-23", 0),
            ("2023-09-30", 25),
            ("2023-12-31", 35),
            ("2024-03-31", 45),
            ("2024-06-30", 50),
            ("2024-09-30", 50),
            ("2024-12-31", 55),
            ("2025-03-31", 60),
        ],
        "silent_in": ["FY2025 Q3", "FY2025 Q4", "FY2026 Q1"],
        "noun": "the indicator review",
        "words": {
            "FY2023 Q2": {
                "summary": (
                    "A panel of twelve, half of them from centers, has begun with the indicators used most often."
                ),
                "next_steps": "Read one hundred reports for each.",
            },
            "FY2023 Q4": {
                "summary": "Four of sixteen indicators have been read. One is so general that it leads nowhere.",
                "next_steps": "Read four more by the winter.",
            },
            "FY2024 Q3": {
                "summary": (
                    "Seven of sixteen indicators have been read. Reading is slower where reports are kept on paper."
                ),
                "next_steps": "Ask four states for reports in electronic form.",
                "why": "Reports of four states are kept on paper and are read slowly.",
                "recovery": "The four states have been asked for electronic copies.",
                "forecast_on": "2025-08-29",
            },
            "FY2024 Q4": {
                "summary": (
                    "Eight of sixteen indicators have been read. The four states have not yet answered the request for "
                    "electronic reports."
                ),
                "next_steps": "Ask again through the field staff in those states.",
                "why": "Four states have not answered the request for electronic reports.",
                "recovery": "Field staff put the question in person; the panel reads the other indicators meanwhile.",
                "forecast_on": "2025-10-31",
            },
            "FY2025 Q1": {
                "summary": "Nine indicators have been read. Reports of four states are still missing.",
                "next_steps": "Ask for a later date.",
                "why": "Reports of four states are still missing, and a quarter of the indicators rests on them.",
                "recovery": "The reports are promised for January; a later date has been asked for.",
                "forecast_on": "2026-01-30",
            },
            "FY2025 Q2": {
                "summary": (
                    "Ten of sixteen indicators have been read. With the reports of four states at hand the panel "
                    "expects to be quicker."
                ),
                "next_steps": "Read the last six by the fall.",
                "why": "The panel began the last six indicators later than its new plan says.",
                "recovery": "With the reports of four states at hand it reads two indicators a month.",
                "forecast_on": "2026-01-30",
            },
        },
    },
    {
        "key": "sar-training-modules",
        "objective": "2.2.6",
        "title": "Write short training modules on suspicious activity reporting",
        "deliverable": "Five modules of fifteen minutes for police, fire, dispatch and private security",
        "description": (
            "Front line personnel have little time. Each module takes fifteen minutes and speaks to one trade."
        ),
        "organization_id": "org.nsi",
        "contributing": ["org.ia.training", "org.fbi", "org.crcl"],
        "consulted": ["org.national-network"],
        "lead": "contact.shawn-blank",
        "assigned_on": "2022-07-20",
        "starts_on": "2022-10-03",
        "due_on": "2026-07-31",
        "depends_on": ["sar-indicator-review"],
        "milestones": [
            (
                "design",
                "Design agreed with five trades",
                "2023-12-15",
                1,
                "2023-12-05",
                "Design",
                "NSI-2023-003 (illustrative)",
            ),
            (
                "police",
                "Modules for police and dispatch ready",
                "2024-09-30",
                1,
                "2024-09-26",
                "Two modules",
                "NSI-2024-003 (illustrative)",
            ),
            (
                "fire",
                "Modules for fire and emergency medical service ready",
                "2025-06-30",
                1,
                "2025-06-12",
                "Two modules",
                "NSI-2025-003 (illustrative)",
            ),
            ("private", "Module for private security ready", "2026-01-12", 1),
            ("indicators", "Modules brought in line with the reviewed indicators", "2026-07-31", 1),
        ],
        "noun": "the training modules",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "Five trades were visited at work. Dispatchers and fire crews notice different things and report "
                    "them to different people."
                ),
                "next_steps": "Design one frame for all and a story for each.",
            },
            "FY2024 Q1": {
                "summary": "Five trades agreed a design: one story, three questions, one number to call.",
                "next_steps": "Write the modules for police and dispatch.",
            },
            "FY2024 Q4": {
                "summary": "The first two modules are ready; two states made them part of basic training.",
                "next_steps": "Write the ones for fire and emergency medical service.",
            },
            "FY2025 Q3": {
                "summary": "Four modules are ready. More than twenty thousand people have taken one.",
                "next_steps": "Write the module for private security.",
            },
            "FY2025 Q4": {
                "summary": "The story for private security is being filmed at a stadium.",
                "next_steps": "Finish by the second week of January.",
            },
            "FY2026 Q1": {
                "summary": "The last module is cut and is being captioned in two languages.",
                "next_steps": "Publish it by January 12.",
            },
        },
    },
    {
        "key": "sar-front-line-rollout",
        "objective": "2.2.6",
        "title": "Bring the renewed training to front line personnel",
        "deliverable": "A roll-out by state, with a named person in each",
        "description": (
            "One person in each state carries the renewed training to academies, dispatch centers and volunteer "
            "services."
        ),
        "organization_id": "org.nsi",
        "contributing": ["org.ia.field-operations"],
        "consulted": ["org.national-network"],
        "lead": "contact.shawn-blank",
        "assigned_on": "2022-07-21",
        "starts_on": "2025-04-01",
        "due_on": "2026-12-18",
        "kind": "no_data",
        "noun": "the roll-out",
    },
    {
        "key": "tradecraft-review",
        "objective": "2.2.7",
        "title": "Review analyst courses against tradecraft standards",
        "deliverable": "A review of twelve courses with what each must add or drop",
        "description": (
            "Twelve courses were compared with the analytic standards recommended for state and local agencies."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.analysis", "org.doj"],
        "consulted": ["org.cicc"],
        "lead": "contact.skyler-pattern",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-21",
        "starts_on": "2022-10-03",
        "due_on": "2024-01-31",
        "milestones": [
            (
                "table",
                "Standards put into a table of skills",
                "2023-05-31",
                1,
                "2023-05-18",
                "Table of skills",
                "IA-FC-2023-045 (illustrative)",
            ),
            (
                "courses",
                "Twelve courses compared",
                "2023-09-29",
                1,
                "2023-12-20",
                "Comparison of courses",
                "IA-FC-2023-132 (illustrative)",
            ),
            (
                "changes",
                "Changes agreed",
                "2024-01-31",
                1,
                "2024-03-28",
                "Agreed changes",
                "IA-FC-2024-045 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2023-09-12",
                "due_on": "2024-03-29",
                "milestones": {"courses": "2023-12-22", "changes": "2024-03-29"},
                "reason": "Four courses were being rewritten and could not be compared before the fall.",
            },
        ],
        "noun": "the course review",
        "words": {
            "FY2023 Q1": {
                "summary": "Course books of twelve courses have been gathered; three are older than ten years.",
                "next_steps": "Put the recommended standards into a table.",
            },
            "FY2023 Q3": {
                "summary": "The table lists thirty-eight skills. Reviewing the work of others is taught in no course.",
                "next_steps": "Compare the courses.",
            },
            "FY2023 Q4": {
                "summary": "Eight of twelve courses are compared; four are being rewritten and must wait.",
                "next_steps": "Compare the last four in the fall.",
            },
            "FY2024 Q1": {
                "summary": "All twelve courses were compared by December 20.",
                "next_steps": "Agree the changes with the teachers.",
            },
            "FY2024 Q2": {
                "summary": "The changes were agreed on March 28. A course on review is the largest of them.",
                "next_steps": "None; the course for reviewers follows.",
            },
        },
    },
    {
        "key": "job-aids",
        "objective": "2.2.7",
        "title": "Publish job aids for analysts in fusion centers",
        "deliverable": "Twenty job aids of two pages, tested with analysts",
        "description": (
            "A job aid answers one question of daily work on two pages: how to state confidence, how to cite, how to "
            "mark."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.analysis"],
        "consulted": ["org.national-network"],
        "lead": "contact.skyler-pattern",
        "deputy": "contact.emerson-exemplar",
        "assigned_on": "2022-07-21",
        "starts_on": "2023-05-01",
        "due_on": "2026-04-30",
        "contributes_to": ["2.1.4"],
        "kind": "percent",
        "progress_points": [
            ("2023-05-01", 0),
            ("2024-03-31", 30),
            ("2024-12-31", 55),
            ("2025-06-30", 70),
            ("2025-09-30", 75),
            ("2025-12-15", 80),
        ],
        "noun": "the job aids",
        "words": {
            "FY2023 Q4": {
                "summary": (
                    "Four job aids are published. The one on confidence has been printed more than a thousand times."
                ),
                "next_steps": "Ask analysts which come next.",
            },
            "FY2024 Q3": {"summary": "Eight of twenty are published.", "next_steps": "Write the set on sources."},
            "FY2025 Q1": {
                "summary": "Eleven are published. Tests with analysts now take a week instead of a month.",
                "next_steps": "Write the set on charts.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Fourteen are published. The writer of the next three has been lent to the course for reviewers."
                ),
                "next_steps": "Find a second writer.",
            },
            "FY2025 Q4": {
                "summary": "Fifteen are published. The pace is one a quarter behind the plan.",
                "next_steps": "Share the last five between two writers.",
                "why": "The only writer has been lent to another course.",
                "recovery": "A second writer begins in November.",
                "forecast_on": "2026-05-29",
            },
            "FY2026 Q1": {
                "summary": (
                    "Sixteen of twenty are published. The second writer began on November 17 and has two drafts in "
                    "test."
                ),
                "next_steps": "Publish two more by the end of February.",
                "why": "Three months were lost while the only writer worked on another course.",
                "recovery": "Two writers share the last four; two drafts are already in test.",
                "forecast_on": "2026-05-29",
            },
        },
    },
    {
        "key": "reviewer-course",
        "objective": "2.2.7",
        "title": "Teach supervisors in centers to review analysis",
        "deliverable": "A two-day course for people who review and release products",
        "description": (
            "A product is as good as its last reader. The course teaches how to question a judgment and how to send a "
            "draft back so that it improves."
        ),
        "organization_id": "org.ia.training",
        "contributing": ["org.ia.analysis"],
        "consulted": ["org.national-network"],
        "lead": "contact.emerson-exemplar",
        "deputy": "contact.skyler-pattern",
        "assigned_on": "2022-07-22",
        "starts_on": "2024-04-01",
        "due_on": "2026-08-31",
        "depends_on": ["tradecraft-review"],
        "milestones": [
            (
                "design",
                "Course designed with ten supervisors",
                "2024-10-31",
                1,
                "2024-10-17",
                "Course design",
                "IA-FC-2024-099 (illustrative)",
            ),
            (
                "pilot",
                "Course held twice as a trial",
                "2025-04-30",
                1,
                "2025-04-24",
                "Evaluation of two courses",
                "IA-FC-2025-033 (illustrative)",
            ),
            ("regions", "Course held in four regions", "2026-02-27", 1),
            ("all", "Course held in all regions", "2026-08-31", 1),
        ],
        "noun": "the course for reviewers",
        "words": {
            "FY2024 Q4": {
                "summary": "Ten supervisors brought drafts they had once released and would not release today.",
                "next_steps": "Build the exercises from them.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Two trial courses were held by April 24. Participants found twice as many faults in a sample "
                    "draft as before."
                ),
                "next_steps": "Hold the course in four regions.",
            },
            "FY2025 Q4": {
                "summary": "Two regions have had the course and the third is booked for November.",
                "next_steps": "Hold the fourth in February.",
            },
        },
    },
    {
        "key": "threat-assessment-trainers",
        "objective": "2.2.8",
        "title": "Train instructors in behavioral threat assessment",
        "deliverable": "One hundred certified instructors in state and local agencies",
        "description": (
            "The program certifies instructors who then teach in their own state. A hundred of them reach places that "
            "a national course never would."
        ),
        "organization_id": "org.nter",
        "contributing": ["org.ia.training"],
        "consulted": ["org.national-network"],
        "lead": "contact.ariel-fictional",
        "assigned_on": "2022-07-22",
        "starts_on": "2022-11-01",
        "due_on": "2023-12-29",
        "milestones": [
            (
                "course",
                "Instructor course renewed",
                "2023-03-31",
                1,
                "2023-03-23",
                "Course book",
                "NTER-2023-002 (illustrative)",
            ),
            (
                "fifty",
                "Fifty instructors certified",
                "2023-08-31",
                1,
                "2023-11-09",
                "List of fifty instructors",
                "NTER-2023-004 (illustrative)",
            ),
            (
                "hundred",
                "One hundred instructors certified",
                "2023-12-29",
                2,
                "2024-06-06",
                "List of one hundred instructors",
                "NTER-2024-002 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2023-08-15",
                "due_on": "2024-03-29",
                "milestones": {"fifty": "2023-11-15", "hundred": "2024-03-29"},
                "reason": "Two courses were cancelled because of storms.",
            },
        ],
        "noun": "the instructor training",
        "words": {
            "FY2023 Q2": {
                "summary": "The renewed course was finished on March 23 and the first class of sixteen has begun.",
                "next_steps": "Hold five classes before the end of the summer.",
            },
            "FY2023 Q4": {
                "summary": "Two classes fell to storms. Thirty-four instructors are certified and the dates moved.",
                "next_steps": "Hold the lost classes in October.",
            },
            "FY2024 Q1": {
                "summary": "Fifty instructors were certified by November 9.",
                "next_steps": "Hold three classes before the end of March.",
            },
            "FY2024 Q2": {
                "summary": "Eighty-one instructors are certified. One class had to be moved to May for lack of a room.",
                "next_steps": "Hold it in May and one more in June.",
                "why": "One class had to be moved from March to May for lack of a room.",
                "recovery": "A state academy offers its rooms for May and June.",
                "forecast_on": "2024-06-07",
            },
            "FY2024 Q3": {
                "summary": (
                    "The hundredth instructor was certified on June 6, ten weeks after the new date. They work in "
                    "thirty-nine states."
                ),
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "threat-assessment-grants-guide",
        "objective": "2.2.8",
        "title": "Write a guide to paying for threat assessment teams",
        "deliverable": "A guide to grants and state funds for threat assessment teams",
        "description": "Many agencies would form a team if they knew how to pay for it.",
        "organization_id": "org.nter",
        "contributing": ["org.fema"],
        "consulted": ["org.saa"],
        "lead": "contact.ariel-fictional",
        "assigned_on": "2022-07-25",
        "starts_on": "2024-04-01",
        "due_on": "2025-09-30",
        "milestones": [
            (
                "sources",
                "Sources of funds listed",
                "2024-10-31",
                1,
                "2024-10-29",
                "List of sources",
                "NTER-2024-006 (illustrative)",
            ),
            ("guide", "Guide published", "2025-09-30", 1),
        ],
        "cancelled": {
            "on": "2025-05-08",
            "reason": (
                "Another office of the Department published a guide of the same kind in April; a second one would "
                "confuse readers."
            ),
        },
        "noun": "the funding guide",
        "words": {
            "FY2024 Q3": {
                "summary": "Twenty-six sources have been found, most of them at state level.",
                "next_steps": "Check each with the office that gives the money.",
            },
            "FY2025 Q1": {
                "summary": "The list of sources was finished on October 29.",
                "next_steps": "Write the guide with two states that have done it.",
            },
            "FY2025 Q2": {
                "summary": "A draft exists, but another office has announced a guide of its own for the spring.",
                "next_steps": "Read it before going on.",
            },
        },
    },
    {
        "key": "threat-assessment-teams",
        "objective": "2.2.8",
        "title": "Help agencies set up threat assessment teams",
        "deliverable": "Help on site for twenty-five agencies, with a check after a year",
        "description": (
            "A team brings police, schools and health together. The program helps to set up the rules, the records and "
            "the first cases."
        ),
        "organization_id": "org.nter",
        "contributing": ["org.ia.field-operations", "org.crcl"],
        "consulted": ["org.national-network"],
        "lead": "contact.ariel-fictional",
        "assigned_on": "2022-07-25",
        "starts_on": "2024-01-08",
        "due_on": "2026-10-30",
        "depends_on": ["threat-assessment-trainers"],
        "milestones": [
            (
                "offer",
                "Offer and rules agreed",
                "2024-06-28",
                1,
                "2024-06-18",
                "Offer to agencies",
                "NTER-2024-004 (illustrative)",
            ),
            (
                "ten",
                "Ten agencies helped",
                "2025-02-28",
                1,
                "2025-02-20",
                "List of ten agencies",
                "NTER-2025-002 (illustrative)",
            ),
            ("twenty-five", "Twenty-five agencies helped", "2026-05-29", 2),
            ("check", "First ten teams checked after a year", "2026-10-30", 1),
        ],
        "silent_in": ["FY2025 Q3", "FY2025 Q4", "FY2026 Q1"],
        "noun": "the help for new teams",
        "words": {
            "FY2024 Q3": {
                "summary": (
                    "The offer was agreed on June 18; civil rights staff wrote the part on records of people who have "
                    "done nothing wrong."
                ),
                "next_steps": "Choose the first ten agencies.",
            },
            "FY2025 Q1": {
                "summary": "Seven agencies have been helped, four of them school districts.",
                "next_steps": "Reach ten by February.",
            },
            "FY2025 Q2": {
                "summary": "Ten agencies had been helped by February 20. Two share one team, which saves a post.",
                "next_steps": "Choose the next fifteen.",
            },
        },
    },
]
