"""Illustrative actions of goal 1.1; how they are written is told in ../illustrative_plan_content.py."""

from typing import Any

ACTIONS: list[dict[str, Any]] = [
    {
        "key": "notice-time-standard",
        "objective": "1.1.1",
        "title": "Set a time standard for passing threat notices to fusion centers",
        "deliverable": "A written standard of hours from receipt to release, for each kind of notice",
        "description": (
            "Centers could not say when to expect a notice, and offices could not say when one was late. The standard "
            "gives both a number of hours to plan by and names who answers for it."
        ),
        "organization_id": "org.ia",
        "contributing": ["org.ia.analysis"],
        "consulted": ["org.national-network"],
        "lead": "contact.jordan-example",
        "deputy": "contact.casey-sample",
        "assigned_on": "2022-06-13",
        "starts_on": "2022-09-06",
        "due_on": "2023-09-29",
        "weight": 2,
        "milestones": [
            (
                "baseline",
                "Release times of the past year measured",
                "2022-12-16",
                1,
                "2022-12-14",
                "Baseline of release times, fiscal year 2022",
                "IA-FC-2022-009 (illustrative)",
            ),
            (
                "draft",
                "Draft standard sent to centers",
                "2023-03-31",
                1,
                "2023-03-28",
                "Draft standard with comment sheet",
                "IA-FC-2023-027 (illustrative)",
            ),
            (
                "comments",
                "Comments answered and standard agreed",
                "2023-06-30",
                1,
                "2023-06-22",
                "Record of comments and answers",
                "IA-FC-2023-054 (illustrative)",
            ),
            (
                "issued",
                "Standard issued and in use",
                "2023-09-29",
                2,
                "2023-09-20",
                "Signed memorandum of the time standard",
                "IA-FC-2023-090 (illustrative)",
            ),
        ],
        "noun": "the time standard",
        "words": {
            "FY2022 Q4": {
                "summary": (
                    "A four-person team is in place and has asked each releasing office for its log of notices sent "
                    "since October 2021."
                ),
                "next_steps": "Load the logs into one table and measure the hours between receipt and release.",
            },
            "FY2023 Q1": {
                "summary": (
                    "Twelve months of notices were measured. Half reached centers within nineteen hours; the slowest "
                    "tenth took more than three days, nearly always because of a second legal reading."
                ),
                "next_steps": "Draft a standard that separates urgent notices from routine ones.",
            },
            "FY2023 Q2": {
                "summary": (
                    "The draft standard went to all centers on March 28 with a one-page comment sheet. It proposes "
                    "four hours for urgent notices and twenty-four for routine ones."
                ),
                "next_steps": "Collect comments until the end of April.",
            },
            "FY2023 Q3": {
                "summary": (
                    "Forty-one centers commented. The four-hour figure stands; the routine figure was changed to one "
                    "business day at the centers' request."
                ),
                "next_steps": "Prepare the memorandum for signature.",
            },
            "FY2023 Q4": {
                "summary": (
                    "The memorandum was signed on September 20 and the standard is in use in every releasing office. "
                    "Results will be read quarterly through the median release time."
                ),
                "next_steps": "None; the metric carries on under this objective.",
            },
        },
    },
    {
        "key": "release-path",
        "objective": "1.1.1",
        "title": "Shorten the release path for unclassified threat reports",
        "deliverable": "A release path with no more than three approvals, adopted by all releasing offices",
        "description": (
            "A routine report passes through up to seven approvals. The action maps them, tries a shorter path in two "
            "offices and adopts what worked."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.ia", "org.hsin"],
        "consulted": ["org.privacy", "org.crcl"],
        "lead": "contact.reese-replica",
        "deputy": "contact.sawyer-model",
        "assigned_on": "2022-06-13",
        "starts_on": "2023-07-10",
        "due_on": "2026-06-30",
        "contributes_to": ["1.3.5"],
        "depends_on": ["notice-time-standard"],
        "milestones": [
            (
                "mapped",
                "Present approvals mapped and timed",
                "2024-03-29",
                1,
                "2024-03-27",
                "Map of approvals with times",
                "IA-FC-2024-042 (illustrative)",
            ),
            (
                "pilot",
                "Trial of the short path begun in two offices",
                "2024-09-30",
                1,
                "2024-11-20",
                "Trial order and list of participants",
                "IA-FC-2024-108 (illustrative)",
            ),
            (
                "results",
                "Trial results reviewed with privacy and civil rights staff",
                "2025-03-31",
                1,
                "2025-05-29",
                "Review of trial results",
                "IA-FC-2025-045 (illustrative)",
            ),
            ("adopted", "Short path adopted by all releasing offices", "2026-01-09", 2),
            ("check", "Check of errors and corrections after adoption", "2026-06-30", 1),
        ],
        "redates": [
            {
                "on": "2024-09-16",
                "due_on": "2026-06-30",
                "milestones": {"pilot": "2024-11-22", "results": "2025-05-30"},
                "reason": (
                    "The second trial office changed its editing system over the summer and could not begin before "
                    "November."
                ),
            },
        ],
        "noun": "the shorter release path",
        "words": {
            "FY2023 Q4": {
                "summary": (
                    "Editors of five offices agreed to keep a diary of one week, from the arrival of a report to its "
                    "release."
                ),
                "next_steps": "Read the diaries and talk to the editors.",
            },
            "FY2024 Q1": {
                "summary": (
                    "Interviews with editors in five offices are under way. Two approvals turned out to be customs "
                    "that no rule asks for."
                ),
                "next_steps": "Time each step on a sample of one hundred reports.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The map is finished: seven approvals, of which three account for most of the waiting. It was "
                    "shown to the office heads on March 27."
                ),
                "next_steps": "Choose two offices for the trial.",
            },
            "FY2024 Q4": {
                "summary": (
                    "The trial could not begin in September because the second office was moving to a new editing "
                    "system. The date was moved to November with the office's agreement."
                ),
                "next_steps": "Train twelve editors in the short path.",
            },
            "FY2025 Q1": {
                "summary": (
                    "The trial began on November 20 with two offices and twelve editors. The first forty reports were "
                    "released in a median of six hours."
                ),
                "next_steps": "Collect errors and recalls weekly until March.",
            },
            "FY2025 Q3": {
                "summary": (
                    "The trial results were reviewed with privacy and civil rights staff on May 29. No recall was "
                    "caused by a missing approval; one extra check was kept for reports that name a person."
                ),
                "next_steps": "Write the directive for all offices.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The directive that makes the short path the rule has been drafted and is with the heads of the "
                    "five releasing offices."
                ),
                "next_steps": "Settle the two remaining comments and sign in early January.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Four of five offices have agreed to the directive. The last asked for two weeks to adapt its "
                    "night desk; the January 9 date holds."
                ),
                "next_steps": "Sign the directive and brief the editors.",
            },
        },
    },
    {
        "key": "duty-desk-contacts",
        "objective": "1.1.1",
        "title": "Keep one duty contact list for fusion centers and DHS watch desks",
        "deliverable": "A tested list of round-the-clock contacts, renewed every quarter",
        "description": (
            "Watch officers lost time looking for a working number at night. One list, tested by call, replaces eleven "
            "local ones."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.ia"],
        "consulted": ["org.national-network"],
        "lead": "contact.drew-illustration",
        "deputy": "contact.parker-outline",
        "assigned_on": "2022-06-13",
        "starts_on": "2022-10-03",
        "due_on": "2023-12-29",
        "milestones": [
            (
                "collected",
                "Contacts collected from all centers",
                "2023-05-31",
                1,
                "2023-06-14",
                "Return sheet of the collection",
                "IA-FC-2023-048 (illustrative)",
            ),
            (
                "tested",
                "Every number tested by a night call",
                "2023-10-31",
                1,
                "2023-12-18",
                "Log of the test calls",
                "IA-FC-2023-129 (illustrative)",
            ),
            (
                "published",
                "List published to watch desks and centers",
                "2023-12-29",
                1,
                "2024-02-15",
                "Duty contact list, first edition",
                "IA-FC-2024-012 (illustrative)",
            ),
        ],
        "noun": "the duty contact list",
        "words": {
            "FY2023 Q1": {
                "summary": "Watch desks handed over the lists they use; eleven are in circulation and no two agree.",
                "next_steps": "Ask centers for their own entry.",
            },
            "FY2023 Q2": {
                "summary": "The request for contacts went to all centers in February; fifty-two have answered.",
                "next_steps": "Ask the remaining centers by telephone.",
            },
            "FY2023 Q4": {
                "summary": (
                    "All centers have given a contact. Nineteen have no night desk and named a duty officer instead."
                ),
                "next_steps": "Begin the test calls in October.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The test calls took longer than planned: one number in six failed the first time and had to be "
                    "corrected and called again. All were tested by December 18."
                ),
                "next_steps": "Publish the list once the last corrections are confirmed.",
                "why": "One number in six failed its test call and had to be corrected and called again.",
                "recovery": (
                    "Two duty officers were added to the calls; the list follows as soon as the corrections are "
                    "confirmed."
                ),
                "forecast_on": "2024-02-16",
            },
            "FY2024 Q2": {
                "summary": (
                    "The list was published on February 15, seven weeks late, and replaces eleven local lists. A test "
                    "of thirty numbers in March found one wrong."
                ),
                "next_steps": "None; the list is renewed each quarter by the watch desk.",
            },
        },
    },
    {
        "key": "incident-call-in-two-hours",
        "objective": "1.1.1",
        "title": "Hold a call with affected centers within two hours of a major incident",
        "deliverable": "A standing procedure and roster for first calls, with all centers enrolled",
        "description": (
            "After a major incident the centers nearest to it should hear from the Department, and the Department from "
            "them, before the first written notice is ready."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.ia.analysis", "org.fbi"],
        "consulted": ["org.fema"],
        "lead": "contact.parker-outline",
        "deputy": "contact.drew-illustration",
        "assigned_on": "2023-11-13",
        "starts_on": "2024-01-08",
        "due_on": "2026-09-30",
        "contributes_to": ["1.1.4"],
        "milestones": [
            (
                "procedure",
                "Procedure and call roster agreed",
                "2024-06-28",
                1,
                "2024-06-12",
                "First-call procedure",
                "IA-FC-2024-060 (illustrative)",
            ),
            (
                "trials",
                "Six trial calls held and reviewed",
                "2025-03-31",
                1,
                "2025-01-30",
                "Review of six trial calls",
                "IA-FC-2025-015 (illustrative)",
            ),
            (
                "enrolled",
                "All centers enrolled in the roster",
                "2026-03-31",
                2,
                "2025-11-05",
                "Enrolment record of all centers",
                "IA-FC-2025-075 (illustrative)",
            ),
            ("review", "First year of calls reviewed", "2026-09-30", 1),
        ],
        "noun": "the first-call procedure",
        "words": {
            "FY2024 Q2": {
                "summary": (
                    "The roster is modeled on the duty contact list. Drafting began in January with two regions."
                ),
                "next_steps": "Agree the threshold for what counts as a major incident.",
            },
            "FY2024 Q3": {
                "summary": (
                    "The procedure was agreed on June 12. The threshold is simple: any event for which a center "
                    "activates its own operations desk."
                ),
                "next_steps": "Plan six trial calls, two of them at night.",
            },
            "FY2025 Q2": {
                "summary": (
                    "The six trial calls were finished two months early. The median time to the first call was "
                    "seventy-four minutes; the slowest, a Sunday, took three hours."
                ),
                "next_steps": "Enroll the remaining centers region by region.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Seventy-one centers are enrolled. Enrollment runs ahead because the regions folded it into their "
                    "yearly visits."
                ),
                "next_steps": "Enroll the seven centers that share a duty desk with another agency.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The last seven centers joined on November 5, almost five months before the date. The procedure "
                    "was used for nine real incidents this year."
                ),
                "next_steps": "Gather notes for the review due next September.",
            },
        },
    },
    {
        "key": "information-needs-survey",
        "objective": "1.1.2",
        "title": "Design a yearly survey of information needs with fusion centers",
        "deliverable": "A survey agreed with centers, answered once and ready to be repeated each year",
        "description": (
            "Earlier questionnaires asked what the Department wanted to know. This one is written with a group of "
            "center directors and asks what would change their work."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.ia.analysis"],
        "consulted": ["org.national-network", "org.slic"],
        "lead": "contact.taylor-mockup",
        "deputy": "contact.quinn-demo",
        "assigned_on": "2022-06-14",
        "starts_on": "2022-10-03",
        "due_on": "2023-08-31",
        "milestones": [
            (
                "group",
                "Working group of eight center directors formed",
                "2022-11-30",
                1,
                "2022-11-17",
                "Terms of reference of the working group",
                "IA-FC-2022-003 (illustrative)",
            ),
            (
                "questions",
                "Questions tested with twelve centers",
                "2023-03-15",
                1,
                "2023-03-09",
                "Report of the test",
                "IA-FC-2023-015 (illustrative)",
            ),
            (
                "answered",
                "First survey answered",
                "2023-08-31",
                2,
                "2023-08-24",
                "Results of the first information needs survey",
                "IA-FC-2023-084 (illustrative)",
            ),
        ],
        "noun": "the information needs survey",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Eight directors joined the working group and met twice. They struck out half of the old questions."
                ),
                "next_steps": "Test the new questions with twelve centers.",
            },
            "FY2023 Q2": {
                "summary": (
                    "Twelve centers tested the survey. The median time to answer fell from fifty minutes to eighteen."
                ),
                "next_steps": "Send the survey to all centers in June.",
            },
            "FY2023 Q4": {
                "summary": (
                    "Sixty-six centers answered by August 24. The need named most often was local context in reports "
                    "on cyber intrusions."
                ),
                "next_steps": "None; the survey is repeated each summer and read as a metric.",
            },
        },
    },
    {
        "key": "feedback-roundtables",
        "objective": "1.1.2",
        "title": "Hold feedback roundtables with fusion centers twice a year",
        "deliverable": "Two roundtables a year, each with a published list of recommendations",
        "description": (
            "A standing occasion at which centers tell the Department what helped, what did not and what is missing. "
            "Each ends with a numbered list of recommendations."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.ia"],
        "consulted": ["org.national-network", "org.slic", "org.cicc"],
        "lead": "contact.taylor-mockup",
        "deputy": "contact.quinn-demo",
        "lead_changes": [
            {
                "on": "2024-05-06",
                "lead": "contact.avery-template",
                "deputy": "contact.quinn-demo",
                "reason": "The branch chief changed office; the successor takes over the roundtables.",
            },
        ],
        "assigned_on": "2022-06-14",
        "starts_on": "2022-10-03",
        "is_continuing": True,
        "milestones": [
            (
                "spring-2023",
                "Spring 2023 roundtable held",
                "2023-04-28",
                1,
                "2023-04-19",
                "Recommendations of the spring 2023 roundtable",
                "IA-FC-2023-033 (illustrative)",
            ),
            (
                "fall-2023",
                "Fall 2023 roundtable held",
                "2023-10-31",
                1,
                "2023-10-25",
                "Recommendations of the fall 2023 roundtable",
                "IA-FC-2023-105 (illustrative)",
            ),
            (
                "spring-2024",
                "Spring 2024 roundtable held",
                "2024-04-30",
                1,
                "2024-05-14",
                "Recommendations of the spring 2024 roundtable",
                "IA-FC-2024-051 (illustrative)",
            ),
            (
                "fall-2024",
                "Fall 2024 roundtable held",
                "2024-10-31",
                1,
                "2024-10-23",
                "Recommendations of the fall 2024 roundtable",
                "IA-FC-2024-102 (illustrative)",
            ),
            (
                "spring-2025",
                "Spring 2025 roundtable held",
                "2025-04-30",
                1,
                "2025-04-16",
                "Recommendations of the spring 2025 roundtable",
                "IA-FC-2025-030 (illustrative)",
            ),
            (
                "fall-2025",
                "Fall 2025 roundtable held",
                "2025-10-31",
                1,
                "2025-10-29",
                "Recommendations of the fall 2025 roundtable",
                "IA-FC-2025-069 (illustrative)",
            ),
            ("spring-2026", "Spring 2026 roundtable held", "2026-04-30", 1),
            ("fall-2026", "Fall 2026 roundtable held", "2026-10-30", 1),
        ],
        "noun": "the roundtables",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "The first roundtable was held on April 19 with thirty-eight centers and produced twenty-two "
                    "recommendations."
                ),
                "next_steps": "Publish the list with an owner for each entry.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The fall roundtable drew forty-four centers. For the first time the list opens with what became "
                    "of the previous one."
                ),
                "next_steps": "Choose the host for the spring.",
            },
            "FY2024 Q3": {
                "summary": (
                    "The spring roundtable was held on May 14, two weeks late, because it was joined to a national "
                    "conference. Forty-nine centers took part."
                ),
                "next_steps": "Set the fall date earlier so that small centers can plan travel.",
            },
            "FY2025 Q1": {
                "summary": (
                    "The fall roundtable was held on October 23, half of it by video. Remote places doubled the number "
                    "of territories represented."
                ),
                "next_steps": "Keep the mixed form for the spring.",
            },
            "FY2025 Q3": {
                "summary": (
                    "The spring roundtable took place on April 16 and closed fourteen of the older recommendations."
                ),
                "next_steps": "Prepare the fall meeting with the SLIC secretariat.",
            },
            "FY2025 Q4": {
                "summary": "The fall meeting is set for October 29 and fifty-three centers have registered.",
                "next_steps": "Send the agenda and the state of earlier recommendations two weeks before.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Fifty-six centers took part in the October 29 roundtable, the most so far. Nineteen "
                    "recommendations were recorded, five of them about the timing of grant notices."
                ),
                "next_steps": "Assign an owner to each recommendation by mid-January.",
            },
        },
    },
    {
        "key": "recommendation-register",
        "objective": "1.1.2",
        "title": "Publish what became of each recommendation from fusion centers",
        "deliverable": "A register open to centers, with an answer to every recommendation",
        "description": (
            "Centers say that they are asked often and answered seldom. The register shows each recommendation, who "
            "owns it and the answer."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.ia.performance"],
        "consulted": ["org.slic"],
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
        "assigned_on": "2022-06-14",
        "starts_on": "2022-10-03",
        "due_on": "2026-05-29",
        "milestones": [
            (
                "opened",
                "Register opened to all centers",
                "2023-06-30",
                1,
                "2023-06-27",
                "Notice of the opening of the register",
                "IA-FC-2023-060 (illustrative)",
            ),
            (
                "backlog",
                "Answers to the 2022 and 2023 recommendations published",
                "2024-04-30",
                1,
                "2024-08-21",
                "Answers to earlier recommendations",
                "IA-FC-2024-084 (illustrative)",
            ),
            ("answers-2025", "Answers to the spring 2025 recommendations published", "2025-11-26", 1),
            ("survey", "Centers asked whether the answers are useful", "2026-05-29", 1),
        ],
        "redates": [
            {
                "on": "2024-04-16",
                "due_on": "2026-05-29",
                "milestones": {"backlog": "2024-08-30"},
                "reason": "Two offices needed more time to answer thirty-one older recommendations with substance.",
            },
        ],
        "noun": "the recommendation register",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Recommendations of the past two years have been found in four offices, in minutes, letters and "
                    "slides."
                ),
                "next_steps": "Agree what an entry must hold.",
            },
            "FY2023 Q3": {
                "summary": (
                    "The register opened on June 27 with the twenty-two recommendations of the first roundtable."
                ),
                "next_steps": "Load the recommendations collected in 2022.",
            },
            "FY2024 Q2": {
                "summary": (
                    "Seventy-three older recommendations are loaded; thirty-one still lack an answer from the office "
                    "that owns them."
                ),
                "next_steps": "Agree a later date with the two offices concerned.",
                "status": "at_risk",
                "why": "Two offices have not answered thirty-one recommendations and the April date is near.",
                "recovery": (
                    "A date in August, agreed with both office heads, and a list every two weeks of what is open."
                ),
                "forecast_on": "2024-08-30",
            },
            "FY2024 Q4": {
                "summary": (
                    "All seventy-three older recommendations have been answered. About a third were accepted, a third "
                    "noted and a third declined with a reason."
                ),
                "next_steps": "Shorten the time to an answer from now on.",
            },
            "FY2025 Q3": {
                "summary": "Twenty-four recommendations came from the spring roundtable and each has an owner.",
                "next_steps": "Publish the answers before the fall ends.",
            },
            "FY2025 Q4": {
                "summary": "Owners have drafted fifteen of the twenty-four answers.",
                "next_steps": "Collect the remaining nine in October and publish in November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Twenty-one of twenty-four answers are ready and the page is built. The three that remain concern "
                    "clearances and are with another office."
                ),
                "next_steps": "Publish all answers together once the three are in.",
                "status": "on_track",
                "blockers": "Three answers wait for the office that handles clearances.",
                "help_needed": "A word to that office would settle the three answers in a day.",
            },
        },
    },
    {
        "key": "component-report-template",
        "objective": "1.1.3",
        "title": "Agree one template for component reports sent to fusion centers",
        "deliverable": "A two-page template used by all intelligence components of the Department",
        "description": (
            "Reports from different components looked so different that centers filed them differently. The council "
            "agreed a single layout with the facts a center needs first."
        ),
        "organization_id": "org.hsic",
        "contributing": ["org.ia.analysis", "org.fema"],
        "consulted": ["org.national-network"],
        "lead": "contact.a-placeholder",
        "assigned_on": "2022-06-15",
        "starts_on": "2022-09-19",
        "due_on": "2023-06-30",
        "milestones": [
            (
                "compared",
                "Present layouts compared",
                "2022-12-30",
                1,
                "2022-12-13",
                "Comparison of component report layouts",
                "HSIC-2022-002 (illustrative)",
            ),
            (
                "agreed",
                "Template agreed by the council",
                "2023-03-31",
                1,
                "2023-03-22",
                "Minutes of the council with the template",
                "HSIC-2023-004 (illustrative)",
            ),
            (
                "in-use",
                "Template in use in all components",
                "2023-06-30",
                2,
                "2023-06-28",
                "Confirmation by each component",
                "HSIC-2023-008 (illustrative)",
            ),
        ],
        "noun": "the common template",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Nine layouts were compared with readers from six centers. Readers wanted the local meaning on the "
                    "first page and sources at the end."
                ),
                "next_steps": "Put a template to the council in March.",
            },
            "FY2023 Q2": {
                "summary": "The council agreed the template on March 22 without dissent.",
                "next_steps": "Components change over by the end of June.",
            },
            "FY2023 Q3": {
                "summary": (
                    "Every component confirmed the change by June 28. The first reports in the new layout were read in "
                    "a third less time by a test group."
                ),
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "component-contact-directory",
        "objective": "1.1.3",
        "title": "Build a directory of component contacts for fusion centers",
        "deliverable": "A directory naming, for each center and component, one person to call",
        "description": (
            "A center that needs a component in its area should find a named person, not a mailbox. The directory is "
            "filled component by component and kept current by them."
        ),
        "organization_id": "org.hsic",
        "contributing": ["org.ia.field-operations", "org.fema"],
        "consulted": ["org.national-network"],
        "lead": "contact.a-placeholder",
        "assigned_on": "2022-06-15",
        "starts_on": "2023-01-09",
        "due_on": "2026-06-30",
        "kind": "percent",
        "progress_points": [
            ("2023-01-09", 0),
            ("2023-09-30", 20),
            ("2024-06-30", 45),
            ("2025-03-31", 65),
            ("2025-09-30", 75),
            ("2025-12-15", 80),
        ],
        "noun": "the contact directory",
        "words": {
            "FY2023 Q2": {
                "summary": "Two components agreed to name contacts first; their forms are being filled.",
                "next_steps": "Bring in the remaining components over the year.",
            },
            "FY2023 Q4": {
                "summary": "Contacts of two components are complete for every center.",
                "next_steps": "Open the directory for reading to all centers.",
            },
            "FY2024 Q3": {
                "summary": (
                    "Five components have named contacts and the directory is open for reading. Centers looked up a "
                    "contact about ninety times a month."
                ),
                "next_steps": "Ask the components with few field offices how they wish to appear.",
            },
            "FY2025 Q2": {
                "summary": (
                    "Six of nine components are complete. Keeping names current is harder than collecting them, so "
                    "each entry now expires after a year."
                ),
                "next_steps": "Renew the entries of the first two components.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Seven of nine components are complete and renewed. The two left have field offices in only half "
                    "of the states."
                ),
                "next_steps": "Agree regional contacts where there is no field office.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The eighth component has named regional contacts. Renewals run at nine in ten within the month."
                ),
                "next_steps": "Complete the ninth component in the spring.",
            },
        },
    },
    {
        "key": "component-priorities-note",
        "objective": "1.1.3",
        "title": "Send centers a quarterly note of component priorities",
        "deliverable": "A short note each quarter: what each component most wants to know, and why",
        "description": (
            "Centers cannot contribute to questions they have not heard. The note gives, on two pages, the questions "
            "of each component in plain words."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.hsic"],
        "consulted": ["org.national-network"],
        "lead": "contact.sawyer-model",
        "deputy": "contact.reese-replica",
        "assigned_on": "2022-06-16",
        "starts_on": "2023-01-09",
        "due_on": "2026-09-30",
        "contributes_to": ["2.1.4"],
        "milestones": [
            (
                "first",
                "First note sent to all centers",
                "2024-03-29",
                1,
                "2024-03-21",
                "Priorities note, second quarter 2024",
                "IA-FC-2024-036 (illustrative)",
            ),
            (
                "four",
                "Four notes sent without a gap",
                "2025-01-31",
                1,
                "2025-01-15",
                "Priorities notes of 2024",
                "IA-FC-2025-003 (illustrative)",
            ),
            (
                "revised",
                "Note revised after a reader survey",
                "2025-08-29",
                1,
                "2025-08-26",
                "Reader survey and revised layout",
                "IA-FC-2025-060 (illustrative)",
            ),
            (
                "linked",
                "Note linked to the yearly information needs survey",
                "2026-04-30",
                1,
                "2025-12-03",
                "Agreement between the note and the survey",
                "IA-FC-2025-081 (illustrative)",
            ),
            ("handover", "Note made a standing duty of the council", "2026-09-30", 1),
        ],
        "noun": "the priorities note",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "Centers were shown three sample notes. They preferred questions to themes, and a name beside each "
                    "question."
                ),
                "next_steps": "Ask components for three questions each.",
            },
            "FY2024 Q1": {
                "summary": (
                    "Components were asked for three questions each, no more. The first replies were too general and "
                    "have gone back."
                ),
                "next_steps": "Send the first note before the end of March.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The first note reached all centers on March 21, with twenty-six questions from nine components."
                ),
                "next_steps": "Ask ten centers what they did with it.",
            },
            "FY2025 Q2": {
                "summary": (
                    "Four notes have been sent without a gap. Centers answered eleven of the questions with reports of "
                    "their own."
                ),
                "next_steps": "Survey the readers.",
            },
            "FY2025 Q4": {
                "summary": (
                    "After the reader survey the note was cut to one page and now names a person for each question."
                ),
                "next_steps": "Line the questions up with the next survey of information needs.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The December note is out, and sixteen of its questions came from the information needs survey. "
                    "How questions pass from one to the other was agreed on December 3, well before April."
                ),
                "next_steps": "Write down what the council takes over.",
            },
        },
    },
    {
        "key": "component-product-index",
        "objective": "1.1.3",
        "title": "Make one index of component products open to fusion centers",
        "deliverable": "An index, searched by title and subject, of products from all components",
        "description": (
            "Products sit on the pages of nine components. The index lists them in one place and leaves them where "
            "they are."
        ),
        "organization_id": "org.hsic",
        "contributing": ["org.ia.systems", "org.hsin"],
        "lead": "contact.a-placeholder",
        "assigned_on": "2025-06-16",
        "starts_on": "2025-07-07",
        "due_on": "2026-09-30",
        "contributes_to": ["1.3.1"],
        "kind": "no_data",
        "noun": "the product index",
    },
    {
        "key": "critical-incident-protocol",
        "objective": "1.1.4",
        "title": "Write one federal protocol for critical incident messages to centers",
        "deliverable": "A protocol, signed by the agencies concerned, for who tells centers what and when",
        "description": (
            "During a critical incident, centers receive differing messages from several agencies. The protocol "
            "settles the order, the sender and the form."
        ),
        "organization_id": "org.ia",
        "contributing": ["org.fbi", "org.fema", "org.doj", "org.odni"],
        "consulted": ["org.slic", "org.cicc"],
        "lead": "contact.jordan-example",
        "deputy": "contact.casey-sample",
        "assigned_on": "2022-06-16",
        "starts_on": "2022-11-01",
        "due_on": "2026-06-30",
        "weight": 3,
        "depends_on": ["incident-lessons"],
        "milestones": [
            (
                "scope",
                "Scope agreed with four agencies",
                "2023-09-29",
                1,
                "2023-09-27",
                "Agreed scope of the protocol",
                "IA-FC-2023-093 (illustrative)",
            ),
            (
                "outline",
                "Outline reviewed by the SLIC",
                "2024-03-29",
                1,
                "2024-07-18",
                "Minutes of the review of the outline",
                "IA-FC-2024-075 (illustrative)",
            ),
            ("draft", "Protocol draft sent to the SLIC", "2024-12-31", 2),
            ("signed", "Protocol signed by all agencies", "2025-09-30", 2),
            ("trained", "Watch desks trained in the protocol", "2026-06-30", 1),
        ],
        "redates": [
            {
                "on": "2024-03-12",
                "due_on": "2026-06-30",
                "milestones": {"outline": "2024-07-31", "draft": "2025-06-30"},
                "reason": (
                    "One agency asked that its own incident rules be revised first, which moved the outline by four "
                    "months."
                ),
            },
            {
                "on": "2025-06-10",
                "due_on": "2026-06-30",
                "milestones": {"draft": "2026-01-06", "signed": "2026-04-30"},
                "reason": (
                    "The review of past incidents changed the order of messages, and the draft had to be rewritten in "
                    "its second part."
                ),
            },
        ],
        "noun": "the protocol",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "The four agencies were told of the task in November and have asked what the protocol would add to "
                    "their own rules."
                ),
                "next_steps": "Answer with three examples from past incidents.",
            },
            "FY2023 Q2": {
                "summary": (
                    "Three examples in which centers received four differing messages convinced the agencies that a "
                    "protocol is needed."
                ),
                "next_steps": "Ask each agency to name a drafter.",
            },
            "FY2023 Q3": {
                "summary": "Four agencies were asked to name a drafter; three have done so.",
                "next_steps": "Hold the first meeting in July.",
            },
            "FY2023 Q4": {
                "summary": (
                    "The scope was agreed on September 27: attacks, credible threats and disasters with a security "
                    "side; cyber incidents keep their own plan."
                ),
                "next_steps": "Draft an outline.",
            },
            "FY2024 Q2": {
                "summary": (
                    "One agency is revising its own rules and asked for four more months before the outline is "
                    "reviewed."
                ),
                "next_steps": "Use the time to gather examples from past incidents.",
                "status": "at_risk",
                "why": "The outline depends on an agency's own rules, which are being revised.",
                "recovery": "A new date in July, agreed with that agency.",
                "forecast_on": "2024-07-31",
            },
            "FY2024 Q4": {
                "summary": (
                    "The council reviewed the outline in July and asked for a part on messages to the public safety "
                    "answering points."
                ),
                "next_steps": "Write the full draft.",
            },
            "FY2025 Q3": {
                "summary": (
                    "The lessons from past incidents turned the order around: a first short message to centers, then "
                    "the joint notice. The second part is being rewritten, and the dates moved for a second time."
                ),
                "next_steps": "Finish the rewrite by December.",
                "blockers": "The two lead drafters are shared with another task until August.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The first part is settled among the agencies. The rewritten second part is with legal staff of "
                    "two of them."
                ),
                "next_steps": "Send the whole draft to the SLIC in the first week of January.",
            },
            "FY2026 Q1": {
                "summary": (
                    "Legal staff cleared the second part on December 1 with minor edits. The draft goes to the SLIC on "
                    "January 6."
                ),
                "next_steps": "Hold a reading with the watch desks before the council meets.",
                "forecast_on": "2026-01-06",
            },
        },
    },
    {
        "key": "incident-lessons",
        "objective": "1.1.4",
        "title": "Review how centers were informed in twelve past incidents",
        "deliverable": "A report with a timeline of messages for each incident and the lessons drawn",
        "description": (
            "Twelve incidents between 2017 and 2022 were followed message by message, with the centers' own logs, to "
            "see what arrived when."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.ia.field-operations", "org.fbi"],
        "consulted": ["org.national-network"],
        "lead": "contact.sawyer-model",
        "deputy": "contact.reese-replica",
        "assigned_on": "2022-06-16",
        "starts_on": "2022-10-03",
        "due_on": "2024-02-29",
        "milestones": [
            (
                "chosen",
                "Incidents chosen with centers",
                "2023-03-31",
                1,
                "2023-03-16",
                "List of incidents and reasons",
                "IA-FC-2023-021 (illustrative)",
            ),
            (
                "timelines",
                "Timelines completed",
                "2023-10-31",
                2,
                "2023-10-18",
                "Timelines of twelve incidents",
                "IA-FC-2023-102 (illustrative)",
            ),
            (
                "report",
                "Report delivered",
                "2024-02-29",
                1,
                "2024-02-22",
                "Review of messages in twelve incidents",
                "IA-FC-2024-015 (illustrative)",
            ),
        ],
        "noun": "the incident review",
        "words": {
            "FY2023 Q1": {
                "summary": "Forty incidents have been named by centers and watch desks as worth a closer look.",
                "next_steps": "Choose twelve with a group of centers.",
            },
            "FY2023 Q2": {
                "summary": "Twelve incidents were chosen with nine centers, among them three natural disasters.",
                "next_steps": "Ask the centers for their message logs.",
            },
            "FY2023 Q4": {
                "summary": (
                    "Nine of twelve timelines are complete. In most cases the first word came from a neighbor center, "
                    "not from a federal agency."
                ),
                "next_steps": "Complete the last three in October.",
            },
            "FY2024 Q1": {
                "summary": (
                    "All timelines are complete. The gap between the first call and the first written notice was "
                    "seldom less than five hours."
                ),
                "next_steps": "Write the report.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The report was delivered on February 22. Its main lesson, a short first message before the joint "
                    "notice, goes into the protocol."
                ),
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "incident-message-templates",
        "objective": "1.1.4",
        "title": "Prepare message templates for the first hours of an incident",
        "deliverable": "Eight templates, agreed with centers and stored at every watch desk",
        "description": (
            "Under pressure, a blank page costs time. The templates hold the questions that a first message must "
            "answer."
        ),
        "organization_id": "org.ia.field-operations",
        "contributing": ["org.ia.analysis"],
        "consulted": ["org.fema"],
        "lead": "contact.parker-outline",
        "deputy": "contact.drew-illustration",
        "assigned_on": "2022-06-17",
        "starts_on": "2023-07-10",
        "due_on": "2026-08-31",
        "milestones": [
            (
                "collected",
                "Examples collected from ten centers",
                "2024-09-30",
                1,
                "2024-09-24",
                "Collection of examples",
                "IA-FC-2024-096 (illustrative)",
            ),
            (
                "drafted",
                "Eight templates drafted",
                "2025-03-31",
                1,
                "2025-03-18",
                "Draft templates",
                "IA-FC-2025-021 (illustrative)",
            ),
            ("tried", "Templates tried in two exercises", "2026-03-31", 1),
            ("stored", "Templates stored at every watch desk", "2026-08-31", 1),
        ],
        "silent_in": ["FY2025 Q3", "FY2025 Q4", "FY2026 Q1"],
        "noun": "the message templates",
        "words": {
            "FY2024 Q1": {
                "summary": (
                    "Watch officers at four desks showed how they begin a first message; two copy the last one they "
                    "can find."
                ),
                "next_steps": "Ask centers for examples of good messages.",
            },
            "FY2024 Q3": {
                "summary": "Ten centers have offered examples of messages they found useful.",
                "next_steps": "Sort them by kind of incident.",
            },
            "FY2024 Q4": {
                "summary": (
                    "Forty-six examples are collected. The best ones answer five questions in under a hundred words."
                ),
                "next_steps": "Draft eight templates from them.",
            },
            "FY2025 Q2": {
                "summary": (
                    "Eight templates are drafted and were read by four centers, who asked for a line on what is not "
                    "known."
                ),
                "next_steps": "Find two exercises in which to try them.",
            },
        },
    },
    {
        "key": "field-bodies-map",
        "objective": "1.1.5",
        "title": "Map the field bodies that share intelligence in each state",
        "deliverable": "A map of centers, HIDTA and RISS centers and major intelligence units, with their links",
        "description": (
            "No single list showed which information sharing bodies work in a state and which of them work together. "
            "The map does, and is kept by the bodies themselves."
        ),
        "organization_id": "org.ia.partner-engagement",
        "contributing": ["org.hidta", "org.riss", "org.fbi"],
        "consulted": ["org.cicc", "org.slic"],
        "lead": "contact.quinn-demo",
        "deputy": "contact.taylor-mockup",
        "assigned_on": "2022-06-17",
        "starts_on": "2022-11-01",
        "due_on": "2023-11-30",
        "milestones": [
            (
                "list",
                "List of bodies agreed by four networks",
                "2023-02-28",
                1,
                "2023-02-23",
                "Agreed list of bodies",
                "IA-FC-2023-009 (illustrative)",
            ),
            (
                "links",
                "Links described state by state",
                "2023-07-31",
                1,
                "2023-11-15",
                "Descriptions of links by state",
                "IA-FC-2023-111 (illustrative)",
            ),
            (
                "map",
                "Map opened to all bodies listed",
                "2023-11-30",
                1,
                "2024-03-20",
                "Map, first edition",
                "IA-FC-2024-030 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2023-07-18",
                "due_on": "2024-01-31",
                "milestones": {"links": "2023-11-17", "map": "2024-01-31"},
                "reason": "Descriptions from eleven states were missing and had to be gathered by visit.",
            },
        ],
        "noun": "the map of field bodies",
        "words": {
            "FY2023 Q1": {
                "summary": "The four networks named a person each and exchanged their lists.",
                "next_steps": "Agree one list by February.",
            },
            "FY2023 Q2": {
                "summary": "The list counts two hundred and eighteen bodies in all states and territories.",
                "next_steps": "Ask each state for a one-page description of who works with whom.",
            },
            "FY2023 Q4": {
                "summary": (
                    "Descriptions from eleven states are missing. Field staff will gather them on visits, and the "
                    "dates were moved by two months."
                ),
                "next_steps": "Finish the descriptions in November.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The map opened on March 20, seven weeks after its new date, because its access rules had to be "
                    "agreed among the four networks. It lists two hundred and fourteen bodies."
                ),
                "next_steps": "None; the bodies update their own entries.",
            },
        },
    },
    {
        "key": "hidta-center-arrangements",
        "objective": "1.1.5",
        "title": "Put working arrangements between centers and HIDTA centers in writing",
        "deliverable": "A one-page arrangement for every pair of centers that serves the same area",
        "description": (
            "Where a fusion center and an Investigative Support Center serve the same area, a page says who "
            "deconflicts, who shares which reports and who calls whom."
        ),
        "organization_id": "org.hidta",
        "contributing": ["org.ia.field-operations", "org.riss"],
        "consulted": ["org.national-network"],
        "lead": "contact.remy-notional",
        "assigned_on": "2022-06-17",
        "starts_on": "2023-04-03",
        "due_on": "2026-12-18",
        "depends_on": ["field-bodies-map"],
        "kind": "percent",
        "progress_points": [
            ("2023-04-03", 0),
            ("2023-12-31", 20),
            ("2024-06-30", 30),
            ("2024-12-31", 45),
            ("2025-09-30", 65),
            ("2025-12-15", 70),
        ],
        "noun": "the written arrangements",
        "words": {
            "FY2023 Q3": {
                "summary": "A model page was drafted with three pairs of centers.",
                "next_steps": "Try it in one region.",
            },
            "FY2023 Q4": {
                "summary": "The model page works; two of the three pairs have signed.",
                "next_steps": "Bring in the pairs of the northern region.",
            },
            "FY2024 Q4": {
                "summary": (
                    "Twenty-three pairs have signed. Pairs that share a building sign quickly; the others need a visit."
                ),
                "next_steps": "Plan visits for the winter.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Thirty-four of fifty-six pairs have signed. Deconfliction calls between signed pairs have doubled."
                ),
                "next_steps": "Visit the pairs in the mountain states.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Thirty-seven pairs have signed. Three prefer to add the page to an existing agreement, which is "
                    "accepted."
                ),
                "next_steps": "Visit eight pairs before spring.",
            },
            "FY2026 Q1": {
                "summary": "Thirty-nine of fifty-six pairs have signed; two more are with counsel.",
                "next_steps": "Visit the six pairs of the southern region in February.",
            },
        },
    },
    {
        "key": "sharing-architecture-paper",
        "objective": "1.1.5",
        "title": "Agree a paper on the domestic information sharing architecture",
        "deliverable": "A paper of ten pages, agreed by the federal councils, on who does what",
        "description": (
            "The paper says in plain words which body does what, how a report travels between them and who decides "
            "when two of them disagree."
        ),
        "organization_id": "org.slic",
        "contributing": ["org.ia", "org.doj", "org.odni", "org.hidta", "org.riss"],
        "consulted": ["org.cicc", "org.national-network"],
        "lead": "contact.b-sample",
        "assigned_on": "2022-06-21",
        "starts_on": "2023-07-10",
        "due_on": "2026-09-30",
        "weight": 2,
        "depends_on": ["field-bodies-map"],
        "milestones": [
            (
                "issues",
                "Issues paper discussed by both councils",
                "2024-04-30",
                1,
                "2024-04-24",
                "Issues paper",
                "SLIC-2024-002 (illustrative)",
            ),
            (
                "draft-one",
                "First draft circulated",
                "2024-12-20",
                1,
                "2025-03-27",
                "First draft of the paper",
                "SLIC-2025-002 (illustrative)",
            ),
            ("draft-two", "Second draft circulated with answers to comments", "2025-11-21", 1),
            ("adopted", "Paper adopted by both councils", "2026-09-30", 2),
        ],
        "redates": [
            {
                "on": "2024-12-06",
                "due_on": "2026-09-30",
                "milestones": {"draft-one": "2025-03-31"},
                "reason": "The councils asked that the map of field bodies be annexed, which added three months.",
            },
        ],
        "noun": "the architecture paper",
        "words": {
            "FY2023 Q4": {
                "summary": "Both councils agreed that a paper is wanted and that it should not exceed ten pages.",
                "next_steps": "Ask six networks for their position.",
            },
            "FY2024 Q1": {
                "summary": "The council secretariat has gathered positions from six networks.",
                "next_steps": "Put the differences into an issues paper.",
            },
            "FY2024 Q3": {
                "summary": (
                    "Both councils discussed the issues paper in April. Seven points of difference remain; none "
                    "concerns the role of the centers."
                ),
                "next_steps": "Write a first draft.",
            },
            "FY2025 Q2": {
                "summary": "The first draft was circulated on March 27 with the map as an annex.",
                "next_steps": "Collect comments until June.",
            },
            "FY2025 Q4": {
                "summary": (
                    "One hundred and twelve comments came in, twice what was expected. Most ask for clearer words on "
                    "who decides."
                ),
                "next_steps": "Answer them with the second draft in November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The second draft is written but was not sent out on November 21: two networks asked to see the "
                    "answers to their comments first. Both have them now."
                ),
                "next_steps": "Circulate the draft before the holidays or in the first week of January.",
                "status": "at_risk",
                "why": "Two networks asked to read the answers to their comments before circulation.",
                "recovery": "Both have had the answers since November 26 and have promised a word within two weeks.",
                "forecast_on": "2026-01-08",
            },
        },
    },
]
