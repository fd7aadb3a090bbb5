"""Illustrative actions of goal 1.3; how they are written is told in ../illustrative_plan_content.py."""

from typing import Any

ACTIONS: list[dict[str, Any]] = [
    {
        "key": "hsin-intel-search",
        "objective": "1.3.1",
        "title": "Improve search in HSIN-Intel",
        "deliverable": "A search that ranks by relevance and finds text inside documents",
        "description": (
            "Users gave up on search and asked a colleague. The new search reads inside documents, ranks by relevance "
            "and can be narrowed by place and date."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.ia.systems"],
        "consulted": ["org.national-network"],
        "lead": "contact.marlowe-outline",
        "deputy": "contact.elliot-pattern",
        "assigned_on": "2022-06-29",
        "starts_on": "2022-10-03",
        "due_on": "2024-01-31",
        "weight": 2,
        "milestones": [
            (
                "measured",
                "Present search measured with users",
                "2023-01-31",
                1,
                "2023-01-25",
                "Measurement with thirty users",
                "HSIN-2023-004 (illustrative)",
            ),
            (
                "built",
                "New search built and tested",
                "2023-09-29",
                2,
                "2023-09-21",
                "Test report",
                "HSIN-2023-014 (illustrative)",
            ),
            (
                "live",
                "New search in use by all",
                "2024-01-31",
                1,
                "2024-01-17",
                "Release note",
                "HSIN-2024-002 (illustrative)",
            ),
        ],
        "noun": "the new search",
        "words": {
            "FY2023 Q2": {
                "summary": "Thirty users found the right document in two of five tries with the present search.",
                "next_steps": "Build an index of document text.",
            },
            "FY2023 Q3": {
                "summary": (
                    "The index covers four years of documents. Ranking by place works; ranking by date needs cleaner "
                    "data."
                ),
                "next_steps": "Test with users in August.",
            },
            "FY2023 Q4": {
                "summary": (
                    "In the September test the same thirty users found the right document in four of five tries."
                ),
                "next_steps": "Open the new search to all in January.",
            },
            "FY2024 Q2": {
                "summary": "The new search has been in use since January 17. Searches a day have grown by a third.",
                "next_steps": "None; success is read as a metric.",
            },
        },
    },
    {
        "key": "hsin-intel-alerts",
        "objective": "1.3.1",
        "title": "Let users choose the alerts they receive from HSIN-Intel",
        "deliverable": "Alerts by subject, place and urgency, chosen by each user",
        "description": (
            "Everybody received every alert and few read them. Users can now choose by subject and place, and urgent "
            "notices always come through."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.ia.analysis", "org.ia.systems"],
        "lead": "contact.marlowe-outline",
        "deputy": "contact.elliot-pattern",
        "assigned_on": "2022-06-30",
        "starts_on": "2022-11-01",
        "due_on": "2024-06-28",
        "milestones": [
            (
                "design",
                "Choices designed with twenty users",
                "2023-09-29",
                1,
                "2023-09-27",
                "Design with user comments",
                "HSIN-2023-016 (illustrative)",
            ),
            (
                "trial",
                "Trial with five centers",
                "2024-02-29",
                1,
                "2024-05-23",
                "Trial report",
                "HSIN-2024-006 (illustrative)",
            ),
            (
                "live",
                "Alerts in use by all",
                "2024-06-28",
                1,
                "2024-12-11",
                "Release note",
                "HSIN-2024-010 (illustrative)",
            ),
        ],
        "redates": [
            {
                "on": "2024-02-13",
                "due_on": "2024-09-30",
                "milestones": {"trial": "2024-05-31", "live": "2024-09-30"},
                "reason": "The message gateway had to be replaced before alerts could be sent at the needed speed.",
            },
        ],
        "noun": "the alerts",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Two hundred alerts of the past year were collected with the number of readers each one had. Half "
                    "had fewer than ten."
                ),
                "next_steps": "Sit down with twenty users.",
            },
            "FY2023 Q4": {
                "summary": "Twenty users sorted two hundred old alerts; they would have kept thirty-one.",
                "next_steps": "Build the choices for the trial.",
            },
            "FY2024 Q2": {
                "summary": (
                    "The gateway that sends alerts is too slow and is being replaced; dates moved by three months."
                ),
                "next_steps": "Begin the trial once the gateway is in place.",
            },
            "FY2024 Q3": {
                "summary": "The trial ended on May 23. Readers opened three times as many alerts as before.",
                "next_steps": "Prepare the release to all.",
            },
            "FY2024 Q4": {
                "summary": "The release waits for a security test of the new gateway, which found two faults.",
                "next_steps": "Repair both and repeat the test in October.",
                "status": "at_risk",
                "why": "The security test of the gateway found two faults.",
                "recovery": "Both are being repaired; a second test is booked for late October.",
                "forecast_on": "2024-11-29",
            },
            "FY2025 Q1": {
                "summary": "Alerts by choice have been open to all since December 11, ten weeks late.",
                "next_steps": "None.",
            },
        },
    },
    {
        "key": "product-feeds",
        "objective": "1.3.1",
        "title": "Bring federal products together in one HSIN-Intel feed",
        "deliverable": "A feed with the unclassified products of the Department and four federal partners",
        "description": (
            "Users look in five places for unclassified products. The feed shows them in one, with a link to the "
            "original."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.fbi", "org.doj", "org.ia.analysis"],
        "consulted": ["org.odni"],
        "lead": "contact.elliot-pattern",
        "deputy": "contact.marlowe-outline",
        "assigned_on": "2022-06-30",
        "starts_on": "2023-01-09",
        "due_on": "2026-05-29",
        "contributes_to": ["1.1.3"],
        "milestones": [
            (
                "sources",
                "Agreements with five sources",
                "2024-06-28",
                1,
                "2024-10-16",
                "Five agreements",
                "HSIN-2024-008 (illustrative)",
            ),
            (
                "built",
                "Feed built and tested",
                "2025-03-31",
                1,
                "2025-06-26",
                "Test report",
                "HSIN-2025-004 (illustrative)",
            ),
            (
                "open",
                "Feed open to fusion centers",
                "2025-11-28",
                1,
                "2025-11-13",
                "Release note",
                "HSIN-2025-006 (illustrative)",
            ),
            ("full", "Products of the past two years loaded", "2026-05-29", 1),
        ],
        "redates": [
            {
                "on": "2024-06-11",
                "due_on": "2026-05-29",
                "milestones": {"sources": "2024-10-18", "built": "2025-06-30"},
                "reason": "Two sources wished to see the marking rules first.",
            },
        ],
        "noun": "the product feed",
        "words": {
            "FY2023 Q3": {
                "summary": (
                    "A count of one month shows that users look for unclassified products in five places and find a "
                    "third of them."
                ),
                "next_steps": "Speak with the five owners.",
            },
            "FY2024 Q1": {
                "summary": "Three of five sources have agreed in principle.",
                "next_steps": "Write down marking rules that all can accept.",
            },
            "FY2024 Q3": {
                "summary": "Two sources asked for marking rules before they sign. Dates moved to October.",
                "next_steps": "Agree the rules in August.",
            },
            "FY2025 Q1": {"summary": "All five agreements were signed by October 16.", "next_steps": "Build the feed."},
            "FY2025 Q3": {
                "summary": "The feed passed its test on June 26 with eleven hundred products.",
                "next_steps": "Prepare the opening in November.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Fourteen centers use the feed before its opening. They asked for filters by state, which have "
                    "been added."
                ),
                "next_steps": "Open to all centers in November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The feed has been open since November 13, two weeks early. Sixty-one centers used it in its first "
                    "three weeks."
                ),
                "next_steps": "Load the products of the past two years.",
            },
        },
    },
    {
        "key": "product-tags",
        "objective": "1.3.1",
        "title": "Tag unclassified products by subject and place",
        "deliverable": "A common list of tags, applied to all new products and two years of old ones",
        "description": "Search and alerts are only as good as the tags. A short common list replaces seven local ones.",
        "organization_id": "org.ia.analysis",
        "contributing": ["org.hsin"],
        "lead": "contact.sawyer-model",
        "deputy": "contact.reese-replica",
        "assigned_on": "2024-02-05",
        "starts_on": "2024-02-26",
        "due_on": "2026-08-31",
        "contributes_to": ["1.3.5"],
        "kind": "percent",
        "progress_points": [
            ("2024-02-26", 0),
            ("2024-09-30", 30),
            ("2025-03-31", 50),
            ("2025-09-30", 70),
            ("2025-12-15", 75),
        ],
        "noun": "the tags",
        "words": {
            "FY2024 Q3": {
                "summary": "The list has eighty-four tags, cut from five hundred. New products carry them since June.",
                "next_steps": "Begin with the older products.",
            },
            "FY2025 Q1": {
                "summary": "All new products carry the tags. Of the older ones, a third are finished.",
                "next_steps": "Try tags suggested by machine on the simple cases.",
            },
            "FY2025 Q3": {
                "summary": "Suggested tags were right in nine of ten cases and are checked by a person.",
                "next_steps": "Finish the products of 2024.",
            },
            "FY2025 Q4": {
                "summary": "The products of 2024 are finished. Users narrow by tag in four of ten searches.",
                "next_steps": "Finish 2023 in the spring.",
            },
        },
    },
    {
        "key": "single-sign-on-study",
        "objective": "1.3.2",
        "title": "Study one sign-in for HSIN-Intel, RISS and the enterprise portal",
        "deliverable": "A study of the options with costs and a recommendation",
        "description": (
            "An analyst signs in to three systems to answer one question. The study compares ways to sign in once."
        ),
        "organization_id": "org.ia.systems",
        "contributing": ["org.hsin", "org.riss", "org.fbi", "org.leep"],
        "lead": "contact.blake-notional",
        "deputy": "contact.dakota-blank",
        "assigned_on": "2022-07-01",
        "starts_on": "2022-11-01",
        "due_on": "2023-08-31",
        "milestones": [
            (
                "options",
                "Options compared",
                "2023-03-31",
                1,
                "2023-03-29",
                "Comparison of four options",
                "IA-FC-2023-030 (illustrative)",
            ),
            (
                "security",
                "Security reading by all owners",
                "2023-06-30",
                1,
                "2023-06-27",
                "Statements of three owners",
                "IA-FC-2023-063 (illustrative)",
            ),
            (
                "recommended",
                "Recommendation agreed",
                "2023-08-31",
                1,
                "2023-08-17",
                "Recommendation",
                "IA-FC-2023-081 (illustrative)",
            ),
        ],
        "noun": "the sign-in study",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "The owners of the three systems have each named an engineer. Four options are on the table."
                ),
                "next_steps": "Compare cost and security.",
            },
            "FY2023 Q3": {
                "summary": "All three owners have given a security statement. Two options remain.",
                "next_steps": "Agree on one in August.",
            },
            "FY2023 Q4": {
                "summary": (
                    "The owners recommended that each system accept the others' sign-in, which needs no new product."
                ),
                "next_steps": "None; the search action builds on it.",
            },
        },
    },
    {
        "key": "shared-search-portal",
        "objective": "1.3.2",
        "title": "Build a shared search portal for three unclassified systems",
        "deliverable": "A portal that searches HSIN-Intel, RISS and the enterprise portal",
        "description": "A separate portal was to search three systems at once and show results in one list.",
        "organization_id": "org.ia.systems",
        "contributing": ["org.hsin", "org.riss", "org.fbi"],
        "lead": "contact.dakota-blank",
        "deputy": "contact.blake-notional",
        "assigned_on": "2022-07-01",
        "starts_on": "2023-01-09",
        "due_on": "2025-06-30",
        "milestones": [
            (
                "requirements",
                "Requirements agreed",
                "2023-12-15",
                1,
                "2023-12-13",
                "Requirements",
                "IA-FC-2023-123 (illustrative)",
            ),
            ("contract", "Contract awarded", "2024-06-28", 1),
            ("open", "Portal open", "2025-06-30", 2),
        ],
        "superseded": {
            "on": "2024-03-04",
            "by": "federated-search",
            "reason": "The owners chose to let each system search the others instead of building a fourth one.",
        },
        "noun": "the shared portal",
        "words": {
            "FY2023 Q2": {
                "summary": (
                    "The three owners named an engineer each for the portal and exchanged descriptions of their search."
                ),
                "next_steps": "List what a portal must do.",
            },
            "FY2023 Q3": {
                "summary": "Engineers of the three owners listed what a portal must do.",
                "next_steps": "Agree the requirements by December.",
            },
            "FY2023 Q4": {
                "summary": "The list has sixty requirements; half of them copy what each system does already.",
                "next_steps": "Ask whether a portal is the right answer.",
            },
            "FY2024 Q1": {
                "summary": (
                    "The requirements were agreed, and with them came the question whether a fourth system is needed "
                    "at all."
                ),
                "next_steps": "Decide in the first months of 2024.",
            },
        },
    },
    {
        "key": "federated-search",
        "objective": "1.3.2",
        "title": "Let three unclassified systems search one another",
        "deliverable": "One search, asked in any of three systems, answered by all of them",
        "description": (
            "Instead of a new portal, each system passes a question on to the other two and shows what the user may "
            "see there."
        ),
        "organization_id": "org.riss",
        "contributing": ["org.hsin", "org.fbi", "org.leep", "org.ia.systems"],
        "lead": "contact.arden-model",
        "assigned_on": "2024-03-04",
        "starts_on": "2024-04-01",
        "due_on": "2026-09-30",
        "weight": 2,
        "depends_on": ["single-sign-on-study"],
        "milestones": [
            (
                "standard",
                "Standard for questions and answers agreed",
                "2024-10-31",
                1,
                "2024-10-24",
                "Interface standard",
                "RISS-2024-002 (illustrative)",
            ),
            (
                "first-pair",
                "First pair of systems connected",
                "2025-05-30",
                1,
                "2025-08-14",
                "Test of the first pair",
                "RISS-2025-002 (illustrative)",
            ),
            ("all-three", "All three systems connected for test users", "2025-11-19", 2),
            ("open", "Joint search open to centers", "2026-09-30", 2),
        ],
        "redates": [
            {
                "on": "2025-05-13",
                "due_on": "2026-09-30",
                "milestones": {"first-pair": "2025-08-15"},
                "reason": "One system changed its sign-in method, and the link had to be rebuilt.",
            },
        ],
        "blocked": {
            "since_on": "2025-10-20",
            "by": "interconnection agreement with the third system",
            "cleared_by": "signature by the system's security official",
        },
        "noun": "the joint search",
        "words": {
            "FY2024 Q3": {
                "summary": "Engineers of the three owners meet every second week.",
                "next_steps": "Agree how questions and answers are written.",
            },
            "FY2025 Q1": {
                "summary": (
                    "The standard was agreed on October 24. It passes on who asks and why, so that each system can "
                    "apply its own rules."
                ),
                "next_steps": "Connect the first pair.",
            },
            "FY2025 Q3": {
                "summary": (
                    "One system changed its sign-in, and the first link is being rebuilt; the date moved to August."
                ),
                "next_steps": "Test in July.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The first pair answers in four seconds. Test users found something new in one of three searches."
                ),
                "next_steps": "Connect the third system in November.",
            },
            "FY2026 Q1": {
                "summary": (
                    "The link to the third system is built but may not be switched on until its security official "
                    "signs the interconnection agreement, which was sent on October 20."
                ),
                "next_steps": "Obtain the signature and test for two weeks.",
                "why": "The interconnection agreement with the third system is not signed.",
                "recovery": "The agreement is signed in December and the test done in January.",
                "forecast_on": "2026-01-23",
                "blockers": "The security official of the third system asked for an additional scan.",
                "help_needed": "A word between the two program directors would bring the scan forward.",
            },
        },
    },
    {
        "key": "mobile-pilot",
        "objective": "1.3.3",
        "title": "Build and try a mobile version of HSIN-Intel",
        "deliverable": "A mobile version, tried by two hundred users in ten centers",
        "description": (
            "Officers in the field need unclassified products on a telephone. The pilot offers reading, search and "
            "alerts, and leaves posting for later."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.ia.systems"],
        "consulted": ["org.national-network", "org.privacy"],
        "lead": "contact.marlowe-outline",
        "deputy": "contact.elliot-pattern",
        "assigned_on": "2022-07-01",
        "starts_on": "2023-07-10",
        "due_on": "2025-09-30",
        "weight": 2,
        "depends_on": ["mobile-requirements"],
        "milestones": [
            (
                "prototype",
                "Prototype shown to users",
                "2024-02-29",
                1,
                "2024-02-21",
                "Notes of the showing",
                "HSIN-2024-004 (illustrative)",
            ),
            (
                "built",
                "Pilot version built",
                "2024-09-30",
                1,
                "2025-01-30",
                "Test report of the pilot version",
                "HSIN-2025-002 (illustrative)",
            ),
            ("authorized", "Authority to operate granted", "2025-03-31", 2),
            ("tried", "Pilot finished in ten centers", "2025-09-30", 2),
        ],
        "redates": [
            {
                "on": "2024-09-17",
                "due_on": "2025-12-31",
                "milestones": {"built": "2025-01-31", "authorized": "2025-07-31", "tried": "2025-12-31"},
                "reason": "The sign-in for telephones had to be changed to a stronger method.",
            },
            {
                "on": "2025-07-22",
                "due_on": "2026-03-31",
                "milestones": {"authorized": "2025-11-28", "tried": "2026-03-31"},
                "reason": "The security plan was returned for a second round of questions.",
            },
        ],
        "blocked": {
            "since_on": "2025-11-12",
            "by": "authority to operate",
            "cleared_by": "decision of the Chief Information Officer",
        },
        "noun": "the mobile pilot",
        "words": {
            "FY2023 Q4": {
                "summary": "A small team has drawn the first screens from the users' requirements.",
                "next_steps": "Show a prototype in the winter.",
            },
            "FY2024 Q2": {
                "summary": (
                    "Twenty-five users saw the prototype on February 21. They asked for fewer screens and larger type."
                ),
                "next_steps": "Build the pilot version.",
            },
            "FY2024 Q4": {
                "summary": "A stronger sign-in is required for telephones, which moves the pilot version to January.",
                "next_steps": "Build the new sign-in.",
                "status": "at_risk",
                "why": "The sign-in for telephones must be changed to a stronger method.",
                "recovery": "The method already used by another system is taken over.",
                "forecast_on": "2025-01-31",
            },
            "FY2025 Q2": {
                "summary": (
                    "The pilot version passed its tests on January 30. The security plan is with the authorizing "
                    "office."
                ),
                "next_steps": "Answer questions and obtain the authority to operate.",
            },
            "FY2025 Q4": {
                "summary": (
                    "The security plan came back with thirty-one questions; the dates moved a second time. Twenty-four "
                    "are answered."
                ),
                "next_steps": "Answer the last seven in October.",
            },
            "FY2026 Q1": {
                "summary": (
                    "All questions were answered on October 30. Since November 12 the file waits for a decision by the "
                    "Chief Information Officer; without the authority to operate the pilot cannot begin."
                ),
                "next_steps": "Begin the pilot within a week of the decision.",
                "status": "at_risk",
                "why": "The authority to operate was due on November 28 and has not been granted.",
                "recovery": (
                    "The decision is taken before the end of the year and the pilot runs from January to March."
                ),
                "forecast_on": "2026-01-16",
                "blockers": "No pilot without the authority to operate; ten centers stand ready.",
                "help_needed": "A decision, or conditions for one, before the end of December.",
            },
        },
    },
    {
        "key": "mobile-release",
        "objective": "1.3.3",
        "title": "Release the mobile version to all fusion centers",
        "deliverable": "The mobile version open to every vetted user",
        "description": "After the pilot the mobile version is opened to all vetted users, region by region.",
        "organization_id": "org.hsin",
        "contributing": ["org.ia.systems"],
        "lead": "contact.marlowe-outline",
        "deputy": "contact.elliot-pattern",
        "assigned_on": "2022-07-05",
        "starts_on": "2026-04-06",
        "due_on": "2026-12-18",
        "depends_on": ["mobile-pilot"],
        "milestones": [
            ("ready", "Lessons of the pilot built in", "2026-07-31", 1),
            ("regions", "First three regions opened", "2026-09-30", 1),
            ("all", "All regions opened", "2026-12-18", 2),
        ],
        "noun": "the mobile release",
    },
    {
        "key": "mobile-requirements",
        "objective": "1.3.3",
        "title": "Write down with users what a mobile HSIN-Intel must do",
        "deliverable": "Requirements for use, security and privacy, agreed with users",
        "description": (
            "Users in patrol, fire and emergency management described a working day. The requirements follow from "
            "their days, not from the desktop version."
        ),
        "organization_id": "org.hsin",
        "contributing": ["org.privacy", "org.ia.systems"],
        "consulted": ["org.national-network"],
        "lead": "contact.elliot-pattern",
        "deputy": "contact.marlowe-outline",
        "assigned_on": "2022-07-05",
        "starts_on": "2022-09-12",
        "due_on": "2023-06-30",
        "milestones": [
            (
                "days",
                "Working days of thirty users described",
                "2023-01-31",
                1,
                "2023-01-12",
                "Thirty working days",
                "HSIN-2023-002 (illustrative)",
            ),
            (
                "agreed",
                "Requirements agreed",
                "2023-06-30",
                1,
                "2023-05-24",
                "Requirements",
                "HSIN-2023-008 (illustrative)",
            ),
        ],
        "noun": "the mobile requirements",
        "words": {
            "FY2022 Q4": {
                "summary": "Thirty users in nine places have agreed to describe a working day.",
                "next_steps": "Visit them before the winter.",
            },
            "FY2023 Q1": {
                "summary": "Twenty-two days are described. Most look at a product for under a minute, standing.",
                "next_steps": "Finish in January.",
            },
            "FY2023 Q3": {
                "summary": "Requirements were agreed on May 24, five weeks early. They fit on three pages.",
                "next_steps": "None; the pilot follows.",
            },
        },
    },
    {
        "key": "production-line-review",
        "objective": "1.3.5",
        "title": "Review the Department's production lines with centers",
        "deliverable": "A joint review of every product line, with what to keep, change and end",
        "description": (
            "Analysts and center readers judged each product line by who reads it, for what, and what would be missed "
            "without it."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.hsic"],
        "consulted": ["org.national-network", "org.slic"],
        "lead": "contact.reese-replica",
        "deputy": "contact.sawyer-model",
        "assigned_on": "2022-07-05",
        "starts_on": "2022-10-03",
        "due_on": "2023-12-15",
        "weight": 2,
        "milestones": [
            (
                "lines",
                "All product lines listed with readers",
                "2023-02-28",
                1,
                "2023-02-15",
                "List of twenty-seven lines",
                "IA-FC-2023-006 (illustrative)",
            ),
            (
                "judged",
                "Lines judged by joint panels",
                "2023-08-31",
                2,
                "2023-08-10",
                "Judgments of the panels",
                "IA-FC-2023-078 (illustrative)",
            ),
            (
                "decided",
                "Changes decided",
                "2023-12-15",
                1,
                "2023-12-07",
                "Decision on product lines",
                "IA-FC-2023-120 (illustrative)",
            ),
        ],
        "noun": "the production review",
        "words": {
            "FY2023 Q1": {
                "summary": (
                    "Twenty-four product lines are listed so far. For seven of them nobody keeps a count of readers."
                ),
                "next_steps": "Finish the list in February.",
            },
            "FY2023 Q3": {
                "summary": "Four panels have judged twenty of twenty-seven lines.",
                "next_steps": "Finish by August.",
            },
            "FY2024 Q1": {
                "summary": "Changes were decided on December 7: nineteen lines stay, five are merged and three end.",
                "next_steps": "None; the common process follows.",
            },
        },
    },
    {
        "key": "common-dissemination-process",
        "objective": "1.3.5",
        "title": "Set one process for sending products to centers and partners",
        "deliverable": "One process for marking, sending and recalling products, used by all components",
        "description": (
            "Components mark, send and recall in different ways. One process spares readers the differences and makes "
            "counting possible."
        ),
        "organization_id": "org.ia.analysis",
        "contributing": ["org.hsic", "org.hsin", "org.fema"],
        "consulted": ["org.national-network"],
        "lead": "contact.sawyer-model",
        "deputy": "contact.reese-replica",
        "assigned_on": "2022-07-06",
        "starts_on": "2024-01-08",
        "due_on": "2026-06-30",
        "depends_on": ["production-line-review"],
        "milestones": [
            (
                "draft",
                "Draft process discussed with components",
                "2024-07-31",
                1,
                "2024-07-25",
                "Draft process",
                "IA-FC-2024-078 (illustrative)",
            ),
            (
                "two",
                "Two components use it",
                "2025-01-31",
                1,
                "2025-05-08",
                "Confirmation of two components",
                "IA-FC-2025-039 (illustrative)",
            ),
            ("five", "Five components use it", "2026-01-14", 1),
            ("all", "All components use it", "2026-06-30", 1),
        ],
        "redates": [
            {
                "on": "2025-01-22",
                "due_on": "2026-06-30",
                "milestones": {"two": "2025-05-09"},
                "reason": "One component finished an audit of its distribution lists first.",
            },
        ],
        "noun": "the common process",
        "words": {
            "FY2024 Q3": {
                "summary": "The draft keeps what most components do already and changes the rest.",
                "next_steps": "Discuss it in July.",
            },
            "FY2024 Q4": {
                "summary": "Components accepted the draft on July 25 with one change: recalls go by telephone as well.",
                "next_steps": "Begin with two components.",
            },
            "FY2025 Q2": {
                "summary": (
                    "One of the two first components audits its distribution lists before changing; the date moved to "
                    "May."
                ),
                "next_steps": "Begin with the other one.",
            },
            "FY2025 Q3": {
                "summary": (
                    "Two components have used the process since May 8. A recall reached all readers in forty minutes."
                ),
                "next_steps": "Bring in three more.",
            },
            "FY2025 Q4": {
                "summary": "Three components use the process and a fourth begins in October.",
                "next_steps": "Reach five by the middle of January.",
            },
            "FY2026 Q1": {
                "summary": "Four components use the process. The fifth has trained its staff and begins on January 12.",
                "next_steps": "Record the fifth component's first month.",
            },
        },
    },
    {
        "key": "reader-feedback-form",
        "objective": "1.3.5",
        "title": "Use one feedback form and one set of measures for products",
        "deliverable": "A form of four questions under every product, with results published twice a year",
        "description": (
            "Each office asked readers different questions. Four common ones make results comparable and are answered "
            "in a minute."
        ),
        "organization_id": "org.ia.performance",
        "contributing": ["org.ia.analysis", "org.hsin"],
        "consulted": ["org.national-network"],
        "lead": "contact.lee-mockup",
        "deputy": "contact.alex-specimen",
        "assigned_on": "2022-07-06",
        "starts_on": "2022-10-03",
        "due_on": "2026-07-31",
        "milestones": [
            (
                "questions",
                "Four questions agreed",
                "2023-09-29",
                1,
                "2023-09-08",
                "Questions with reasons",
                "IA-FC-2023-087 (illustrative)",
            ),
            (
                "placed",
                "Form placed under every product",
                "2024-05-31",
                1,
                "2024-05-29",
                "Release note",
                "IA-FC-2024-057 (illustrative)",
            ),
            (
                "results",
                "First results published",
                "2025-01-31",
                1,
                "2025-01-23",
                "Results of the second half of 2024",
                "IA-FC-2025-012 (illustrative)",
            ),
            ("year", "A full year of results published", "2026-01-30", 1),
            ("use", "Offices say what they changed because of results", "2026-07-31", 1),
        ],
        "noun": "the feedback form",
        "words": {
            "FY2023 Q2": {
                "summary": (
                    "The questions that offices ask readers today have been gathered; no two offices ask the same."
                ),
                "next_steps": "Cut them down with readers.",
            },
            "FY2023 Q3": {
                "summary": "Eleven questions in use were cut to four with readers from eight centers.",
                "next_steps": "Agree them with the offices.",
            },
            "FY2024 Q3": {
                "summary": "The form has stood under every product since May 29. One reader in thirty answers.",
                "next_steps": "Find out why so few do.",
            },
            "FY2025 Q2": {
                "summary": (
                    "First results were published on January 23. Placing the form at the top doubled the answers."
                ),
                "next_steps": "Publish the second half-year.",
            },
            "FY2025 Q4": {
                "summary": (
                    "Results of the first half of 2025 are in: readers used sixty-four in a hundred products for a "
                    "decision or a briefing."
                ),
                "next_steps": "Publish the full year in January.",
            },
        },
    },
]
