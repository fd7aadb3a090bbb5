"""Invented offices, centers, people and goal leaders of the illustrative plan. Nobody here exists."""


def _office(slug: str, name: str, acronym: str) -> dict[str, object]:
    """Return an illustrative sub-office of the Office of Intelligence and Analysis."""
    return {
        "id": f"org.ia.{slug}",
        "name": name,
        "acronym": acronym,
        "kind": "office",
        "parent_id": "org.ia",
        "is_illustrative": True,
    }


def _contact(
    slug: str,
    name: str,
    organization_id: str,
    title: str,
    domain: str,
    *,
    starts_on: str = "2022-06-01",
    ends_on: str | None = None,
) -> dict[str, object]:
    """Return a person; `ends_on` is the first day they no longer serve."""
    return {
        "id": f"contact.{slug}",
        "organization_id": organization_id,
        "name": name,
        "title": title,
        "email": f"{slug.replace('-', '.')}@{domain}.invalid",
        "starts_on": starts_on,
        "ends_on": ends_on,
        "is_illustrative": True,
    }


def _leader(goal: str, role: str, contact: str, starts_on: str, ends_on: str | None = None) -> dict[str, object]:
    """Return a person's time as leader or deputy of a goal; `ends_on` is the first day they no longer are."""
    return {
        "goal": goal,
        "role": role,
        "contact_id": f"contact.{contact}",
        "starts_on": starts_on,
        "ends_on": ends_on,
    }


OFFICES = [
    _office("field-operations", "Field Operations Division", "I&A-FOD"),
    _office("training", "Training Branch", "I&A-TRN"),
    _office("analysis", "Production and Dissemination Division", "I&A-PDD"),
    _office("partner-engagement", "Partner Engagement Branch", "I&A-PEB"),
    _office("systems", "Mission Systems Division", "I&A-MSD"),
    _office("performance", "Program Performance Branch", "I&A-PPB"),
]

EXAMPLE_CENTERS = [
    {
        "id": f"org.example-center-{number:02d}",
        "name": f"Example Center {number:02d}",
        "kind": "center",
        "parent_id": None,
        "is_illustrative": True,
    }
    for number in range(1, 13)
]

CONTACTS = [
    # Office of Intelligence and Analysis
    _contact("jordan-example", "Jordan Example", "org.ia", "Director, Fusion Center Engagement", "ia.dhs"),
    _contact("casey-sample", "Casey Sample", "org.ia", "Deputy Director, Fusion Center Engagement", "ia.dhs"),
    # Left on 3 October 2025 without a successor: goal 1.2 and one action have nobody.
    _contact(
        "morgan-placeholder",
        "Morgan Placeholder",
        "org.ia",
        "Chief, Information Sharing Policy",
        "ia.dhs",
        ends_on="2025-10-03",
    ),
    _contact(
        "riley-specimen",
        "Riley Specimen",
        "org.ia",
        "Deputy Chief, Information Sharing Policy",
        "ia.dhs",
        starts_on="2023-01-09",
    ),
    # Partner engagement
    _contact(
        "taylor-mockup",
        "Taylor Mockup",
        "org.ia.partner-engagement",
        "Chief, Partner Engagement",
        "ia.dhs",
        ends_on="2024-04-27",
    ),
    _contact(
        "avery-template",
        "Avery Template",
        "org.ia.partner-engagement",
        "Chief, Partner Engagement",
        "ia.dhs",
        starts_on="2024-05-06",
    ),
    _contact(
        "quinn-demo", "Quinn Demo", "org.ia.partner-engagement", "Liaison Officer, Councils and Associations", "ia.dhs"
    ),
    # Field operations
    _contact("drew-illustration", "Drew Illustration", "org.ia.field-operations", "Chief, Field Operations", "ia.dhs"),
    _contact("parker-outline", "Parker Outline", "org.ia.field-operations", "Regional Operations Manager", "ia.dhs"),
    # Training
    _contact("emerson-exemplar", "Emerson Exemplar", "org.ia.training", "Chief, Training", "ia.dhs"),
    # Left on 14 November 2025 without a successor.
    _contact(
        "hayden-facsimile",
        "Hayden Facsimile",
        "org.ia.training",
        "Training Program Manager",
        "ia.dhs",
        ends_on="2025-11-14",
    ),
    _contact("skyler-pattern", "Skyler Pattern", "org.ia.training", "Curriculum Lead", "ia.dhs"),
    _contact(
        "finley-stencil",
        "Finley Stencil",
        "org.ia.training",
        "Learning Systems Manager",
        "ia.dhs",
        ends_on="2024-09-14",
    ),
    _contact(
        "jules-testcase",
        "Jules Testcase",
        "org.ia.training",
        "Learning Systems Manager",
        "ia.dhs",
        starts_on="2024-10-07",
    ),
    # Production and dissemination
    _contact("reese-replica", "Reese Replica", "org.ia.analysis", "Chief, Production and Dissemination", "ia.dhs"),
    _contact("sawyer-model", "Sawyer Model", "org.ia.analysis", "Joint Production Manager", "ia.dhs"),
    # Mission systems
    _contact("blake-notional", "Blake Notional", "org.ia.systems", "Chief, Mission Systems", "ia.dhs"),
    # Left on 26 September 2025 without a successor.
    _contact(
        "cameron-fictional",
        "Cameron Fictional",
        "org.ia.systems",
        "HSDN Outreach Coordinator",
        "ia.dhs",
        ends_on="2025-09-26",
    ),
    _contact("dakota-blank", "Dakota Blank", "org.ia.systems", "Network Services Manager", "ia.dhs"),
    _contact("jamie-sample", "Jamie Sample", "org.ia.systems", "Cybersecurity Liaison", "ia.dhs"),
    # Program performance
    _contact("alex-specimen", "Alex Specimen", "org.ia.performance", "Chief, Program Performance", "ia.dhs"),
    _contact("lee-mockup", "Lee Mockup", "org.ia.performance", "Evaluation Analyst", "ia.dhs"),
    # Federal Emergency Management Agency
    _contact("kendall-example", "Kendall Example", "org.fema", "Chief, Preparedness Grants Policy", "fema"),
    _contact(
        "harper-placeholder", "Harper Placeholder", "org.fema", "Grants Program Analyst", "fema", ends_on="2024-02-24"
    ),
    _contact(
        "charlie-template", "Charlie Template", "org.fema", "Grants Program Analyst", "fema", starts_on="2024-03-04"
    ),
    # Other responsible organizations
    _contact("sidney-demo", "Sidney Demo", "org.doj", "Senior Policy Adviser, Justice Information Sharing", "doj"),
    _contact("devon-illustration", "Devon Illustration", "org.fbi", "Portal Program Manager", "fbi"),
    _contact("elliot-pattern", "Elliot Pattern", "org.hsin", "Program Manager", "hsin.dhs"),
    _contact("marlowe-outline", "Marlowe Outline", "org.hsin", "Product Owner, HSIN-Intel", "hsin.dhs"),
    _contact("tatum-exemplar", "Tatum Exemplar", "org.hsdn", "Service Manager", "hsdn.dhs"),
    _contact("noel-stencil", "Noel Stencil", "org.privacy", "Senior Privacy Analyst", "privacy.dhs"),
    _contact("ellis-replica", "Ellis Replica", "org.crcl", "Senior Policy Adviser", "crcl.dhs"),
    _contact("arden-model", "Arden Model", "org.riss", "Technology Program Manager", "riss"),
    _contact("remy-notional", "Remy Notional", "org.hidta", "Investigative Support Liaison", "hidta"),
    _contact("shawn-blank", "Shawn Blank", "org.nsi", "Program Coordinator", "nsi"),
    _contact("ariel-fictional", "Ariel Fictional", "org.nter", "Program Manager", "nter.dhs"),
    _contact("a-placeholder", "A. Placeholder", "org.hsic", "Executive Secretary", "hsic.dhs"),
    _contact("b-sample", "B. Sample", "org.slic", "Council Coordinator", "slic"),
]

GOAL_LEADERS = [
    _leader("1.1", "leader", "jordan-example", "2022-07-11"),
    _leader("1.1", "deputy", "casey-sample", "2022-07-11"),
    # Vacant since 3 October 2025.
    _leader("1.2", "leader", "morgan-placeholder", "2022-07-11", "2025-10-03"),
    _leader("1.2", "deputy", "riley-specimen", "2023-01-09"),
    _leader("1.3", "leader", "blake-notional", "2022-07-12"),
    _leader("1.3", "deputy", "reese-replica", "2022-07-12"),
    # Changed in 2024.
    _leader("2.1", "leader", "taylor-mockup", "2022-07-12", "2024-04-27"),
    _leader("2.1", "leader", "avery-template", "2024-05-06"),
    _leader("2.1", "deputy", "drew-illustration", "2022-07-12"),
    _leader("2.2", "leader", "emerson-exemplar", "2022-07-13"),
    _leader("2.2", "deputy", "skyler-pattern", "2023-03-06"),
    _leader("3.1", "leader", "alex-specimen", "2022-07-13"),
    _leader("3.1", "deputy", "kendall-example", "2022-07-13"),
]
