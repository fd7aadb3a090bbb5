"""Steps of the directory: invented organizations, people, their accounts, and who led each goal."""

import runpy
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_W = runpy.run_path(str(Path(__file__).with_name("writing.py")))
Plain, Entry = dict[str, Any], _W["Entry"]
INSTALLATION, PLANNER, STRATEGY_ID = _W["INSTALLATION"], _W["PLANNER"], _W["STRATEGY_ID"]

#: Those who can be entered, beside one lead: key, name, role, and for whom it is held.
ENTRANCES = (
    ("leadership", "Dana Example", "viewer", None),
    (PLANNER, "Robin Template", "planner", None),
    ("briefer", "Sage Sample", "briefer", None),
    ("auditor", "Val Specimen", "auditor", None),
    ("approver", "Lane Placeholder", "approver", "org.ia"),
)
#: The lead whose account can be entered, too.
ENTERED_LEAD = "contact.kendall-example"
#: The strategy was loaded and its planner let in; the directory followed the next day.
FIRST_DAY, DIRECTORY_DAY = "2022-05-31", "2022-06-01"


def account_of(key: str) -> str:
    """Return the id of the account of an entrance or a contact."""
    return f"account.{key.removeprefix('contact.')}"


def people_steps(content: Plain) -> Iterator[Entry]:
    """Yield every step of the directory."""
    yield from _entrances()
    for organization in (*content["OFFICES"], *content["EXAMPLE_CENTERS"]):
        new = {"strategy_id": STRATEGY_ID, "new": _W["without"](organization, "is_illustrative")}
        yield _W["business_day"](DIRECTORY_DAY), PLANNER, "add_organization", new
    led = _organizations_led(content)
    for contact in content["CONTACTS"]:
        yield from _contact(contact)
        if contact["id"] in led:
            yield from _contact_account(contact, sorted(led[contact["id"]]))
    names = {contact["id"]: contact["name"] for contact in content["CONTACTS"]}
    for index, leader in enumerate(content["GOAL_LEADERS"], 1):
        yield from _leader(leader, names[leader["contact_id"]], f"goal-leader.illustrative-{index}")


def reader_of(metric: Plain, on: str, contacts: list[Plain]) -> str:
    """Return the contact who reads a metric on a day: the first of its organization who serves."""
    return next(
        contact["id"]
        for contact in contacts
        if contact["organization_id"] == metric["organization_id"]
        and contact["starts_on"] <= on < (contact["ends_on"] or "9999-12-31")
    )


def _entrances() -> Iterator[Entry]:
    """Yield the accounts that can be entered and are no contact's."""
    day = _W["business_day"](FIRST_DAY)
    for key, name, role, organization_id in ENTRANCES:
        id, email = account_of(key), f"{name.lower().replace(' ', '.')}@dhs.invalid"
        account = {"id": id, "email": email, "name": name, "is_demonstration": True}
        yield day, INSTALLATION, "add_account", account
        grant = {"account_id": id, "strategy_id": STRATEGY_ID, "role": role, "organization_id": organization_id}
        yield day, INSTALLATION, "grant_role", grant


def _organizations_led(content: Plain) -> dict[str, set[str]]:
    """Return for each contact who reports the organizations whose actions and metrics they report on."""
    led: defaultdict[str, set[str]] = defaultdict(set)
    organizations = {action["key"]: action["organization_id"] for action in content["ACTIONS"]}
    for action in content["ACTIONS"]:
        for report in action["reports"]:
            led[report["reported_by"]].add(action["organization_id"])
    for proposal in content["PROPOSALS"]:
        led[proposal["proposed_by"]].add(organizations[proposal["action"]])
    for metric in content["METRICS"]:
        for _, on, *_ in (*metric["readings"], *metric["no_new_data"], *metric["corrections"]):
            led[reader_of(metric, on, content["CONTACTS"])].add(metric["organization_id"])
    return led


def _contact(contact: Plain) -> Iterator[Entry]:
    """Yield how a contact came, and left."""
    new = _W["without"](contact, "is_illustrative", "ends_on")
    yield _W["business_day"](contact["starts_on"]), PLANNER, "add_contact", {"strategy_id": STRATEGY_ID, "new": new}
    if contact["ends_on"]:
        ends = _W["amend"]("contact", contact["id"], {"ends_on": contact["ends_on"]})
        yield _W["business_day"](contact["ends_on"]), PLANNER, "amend", ends


def _contact_account(contact: Plain, organization_ids: list[str]) -> Iterator[Entry]:
    """Yield the account of a contact who reports, and its closing when they leave.

    It has no password, so but for one nobody enters it: it is there so that the record says who reported.
    """
    id, name, day = account_of(contact["id"]), contact["name"], _W["business_day"](contact["starts_on"])
    account = {"id": id, "email": contact["email"], "name": name}
    yield day, INSTALLATION, "add_account", {**account, "is_demonstration": contact["id"] == ENTERED_LEAD}
    for organization_id in organization_ids:
        grant = {"account_id": id, "strategy_id": STRATEGY_ID, "role": "lead", "organization_id": organization_id}
        yield day, INSTALLATION, "grant_role", grant
    if contact["ends_on"]:
        closed = {"account_id": id, "name": name, "is_administrator": False, "is_active": False}
        reason = f"{name} has left the office."
        yield _W["business_day"](contact["ends_on"]), INSTALLATION, "change_account", {**closed, "reason": reason}


def _leader(leader: Plain, name: str, id: str) -> Iterator[Entry]:
    """Yield how somebody came to lead a goal, and ceased to."""
    goal_id, contact_id = _W["ELEMENT_IDS"][leader["goal"]], leader["contact_id"]
    appointed = {"goal_id": goal_id, "contact_id": contact_id, "role": leader["role"], "id": id}
    appointed["reason"] = f"{name} was named {leader['role']} of the goal."
    starts_on = leader["starts_on"]
    yield _W["business_day"](starts_on), PLANNER, "appoint_goal_leader", {**appointed, "starts_on": starts_on}
    if leader["ends_on"]:
        ended = {"leader_id": id, "ends_on": leader["ends_on"], "reason": f"{name} has left the office."}
        yield _W["business_day"](leader["ends_on"]), PLANNER, "end_goal_leader", ended
