"""Sentences for quarters in which an action has no words of its own.

Fields: {noun} and {Noun} the deliverable in short; {next} and {next_on} the next milestone and its date; {done} and
{done_on} the milestone just achieved and its date; {reason} why a date was moved; {partner} and {Partner} an
organization that takes part; {percent} the share of work done.
"""

from datetime import date, timedelta
from typing import Any
from zlib import crc32

Plain = dict[str, Any]

PARTNERS = {
    "org.dhs": "the Department's cybersecurity staff",
    "org.ia": "the engagement office",
    "org.ia.field-operations": "field operations",
    "org.ia.training": "the training branch",
    "org.ia.analysis": "the production division",
    "org.ia.partner-engagement": "partner engagement staff",
    "org.ia.systems": "mission systems staff",
    "org.ia.performance": "the program performance branch",
    "org.fema": "FEMA grant staff",
    "org.hsic": "the council secretariat",
    "org.slic": "the SLIC",
    "org.cicc": "the CICC",
    "org.doj": "Department of Justice staff",
    "org.fbi": "the FBI",
    "org.odni": "ODNI staff",
    "org.hidta": "the HIDTA program",
    "org.riss": "the RISS centers",
    "org.privacy": "privacy staff",
    "org.crcl": "civil rights staff",
    "org.hsin": "the HSIN program office",
    "org.hsdn": "the HSDN service office",
    "org.leep": "the portal's owners",
    "org.nsi": "the reporting initiative's staff",
    "org.nter": "the threat evaluation program",
    "org.saa": "several State Administrative Agencies",
    "org.national-network": "a group of fusion centers",
}

POOLS = {
    # The first report, with nothing achieved yet.
    "BEGUN": [
        "Work on {noun} has begun. The first step is “{next}”, due {next_on}.",
        "The people who work on {noun} have been named, and a plan of work leads up to “{next}”, due {next_on}.",
        "The first meeting on {noun} was held with {partner}. “{next}” is due {next_on}.",
        "A start has been made on {noun}; “{next}” comes first and is due {next_on}.",
    ],
    # Milestones with nothing new and nothing overdue.
    "GOING_ON": [
        "Work on {noun} went on as planned. Next comes “{next}”, due {next_on}.",
        "The quarter went into preparing “{next}”, due {next_on}.",
        "Scope and dates of {noun} are unchanged. “{next}” is due {next_on}.",
        "Two working meetings were held with {partner}. The next step on {noun} is “{next}”, due {next_on}.",
        "{Partner} read a draft on {noun} and sent comments, which are being worked in. “{next}” is due {next_on}.",
        "Nothing stands in the way of “{next}”, due {next_on}; drafts are being read inside the office.",
        "The material needed for “{next}” is being gathered together with {partner}. Its date, {next_on}, holds.",
        "Progress on {noun} was steady. {Partner} and this office meet every two weeks until “{next}”, due {next_on}.",
        "Part of the quarter was lost to other duties, but “{next}” will be reached by {next_on}.",
        "The steps that lead to “{next}” were put in order and given to named people. It is due {next_on}.",
    ],
    # A milestone was achieved; a sentence of THEN follows.
    "ACHIEVED": [
        "“{done}” was reached on {done_on}.",
        "As of {done_on}, “{done}” is behind us.",
        "This quarter brought “{done}”, on {done_on}.",
        "“{done}” was finished on {done_on}, together with {partner}.",
    ],
    "THEN": [
        "“{next}” follows, due {next_on}.",
        "The next step is “{next}”, due {next_on}.",
        "Work now turns to “{next}”, due {next_on}.",
        "Preparation of “{next}”, due {next_on}, has begun.",
    ],
    # The next milestone was given a new date since the last report.
    "REDATED": [
        "The date of “{next}” was moved to {next_on}. {reason}",
        "“{next}” now has the date {next_on}. {reason}",
    ],
    # A milestone is past its date.
    "OVERDUE": [
        "“{next}” was due on {next_on} and is not finished.",
        "Work on “{next}” goes on past its date of {next_on}.",
        "“{next}” has taken longer than planned; it was due on {next_on}.",
    ],
    "OVERDUE_RECOVERY": [
        "The remaining steps have been given to named people with a weekly check.",
        "One more person has been added until it is finished.",
        "A meeting with {partner} is set to settle what is open.",
    ],
    "OVERDUE_WHY": [
        "“{next}” was due on {next_on} and has taken longer than planned.",
        "The last pieces of “{next}”, due on {next_on}, came in late.",
    ],
    # Work reported in percent.
    "PERCENT": [
        "Work on {noun} has reached about {percent} percent.",
        "{Partner} took part in two working meetings. About {percent} percent of the work is done.",
        "Another part of {noun} was finished with {partner}; the whole stands at about {percent} percent.",
        "Progress on {noun} was steady and stands at about {percent} percent.",
        "The quarter's share of {noun} is finished, which brings the work to about {percent} percent.",
    ],
    "PERCENT_BEGUN": [
        "Work on {noun} has begun and stands at about {percent} percent.",
        "People for {noun} have been named and the work has been divided among them.",
    ],
    "PERCENT_BEHIND": [
        "Work on {noun} stands at about {percent} percent, somewhat less than planned for this date.",
        "About {percent} percent of {noun} is done; the pace has to rise to keep the date.",
    ],
    "PERCENT_BEHIND_WHY": [
        "The work stands behind its plan because people were shared with other tasks.",
        "Parts of the work took longer than the plan allowed.",
    ],
    "PERCENT_BEHIND_RECOVERY": [
        "The next quarter's share has been divided anew, with a check every two weeks.",
        "Help from {partner} has been agreed for the coming quarter.",
    ],
    "NEXT_STEP": [
        "Finish “{next}” by {next_on}.",
        "Prepare “{next}”, due {next_on}.",
        "Work toward “{next}”, due {next_on}.",
        "Go through what is missing for “{next}” with {partner}.",
    ],
    "NEXT_STEP_PERCENT": [
        "Go on with the next part of {noun}.",
        "Take up the next part of {noun} with {partner}.",
        "Keep to the plan of work for the coming quarter.",
    ],
}


def make_sentences(action: Plain, period: str, facts: Plain, on: date, *, first: bool) -> Plain:
    """Return sentences for a quarter without words of its own."""
    partners = [PARTNERS[organization] for organization in action["contributing"] + action["consulted"]]
    partner = _pick(partners, action, period) if partners else "the offices concerned"
    done = facts["done"][-1] if facts["done"] else {}
    fields = {
        "noun": action["noun"],
        "Noun": _capital(action["noun"]),
        "partner": partner,
        "Partner": _capital(partner),
        "percent": facts["percent"],
        "next": facts["next"],
        "next_on": _in_words(facts["next_on"]),
        "done": done.get("title"),
        "done_on": _in_words(date.fromisoformat(done["achieved_on"])) if done else "",
        "reason": facts["redated"],
    }
    chosen = {part: _pick(POOLS[pool], action, period) for part, pool in _pools(action, facts, first=first).items()}
    said = {part: sentence.format(**fields) for part, sentence in chosen.items()}
    summary = " ".join(said[part] for part in ("summary", "then") if part in said)
    return {
        "summary": summary,
        "next_steps": said["next_steps"],
        "why": said.get("why"),
        "recovery": said.get("recovery"),
        "forecast_on": _forecast(facts, on).isoformat(),
    }


def _pools(action: Plain, facts: Plain, *, first: bool) -> dict[str, str]:
    """Return which pool of phrases each part of a report draws from."""
    is_late = facts["status"] in ("at_risk", "off_track")
    if action["kind"] == "percent":
        if is_late:
            late = {"why": "PERCENT_BEHIND_WHY", "recovery": "PERCENT_BEHIND_RECOVERY"}
            return {"summary": "PERCENT_BEHIND", "next_steps": "NEXT_STEP_PERCENT", **late}
        return {"summary": "PERCENT_BEGUN" if first else "PERCENT", "next_steps": "NEXT_STEP_PERCENT"}
    if is_late:
        return {
            "summary": "OVERDUE",
            "next_steps": "NEXT_STEP",
            "why": "OVERDUE_WHY",
            "recovery": "OVERDUE_RECOVERY",
        }
    if facts["done"]:
        return {"summary": "ACHIEVED", "then": "THEN", "next_steps": "NEXT_STEP"}
    if facts["redated"]:
        return {"summary": "REDATED", "next_steps": "NEXT_STEP"}
    return {"summary": "BEGUN" if first else "GOING_ON", "next_steps": "NEXT_STEP"}


def _forecast(facts: Plain, on: date) -> date:
    """Return six weeks after the date missed, for a lead who named no other day."""
    missed_on: date = facts["next_on"] or facts["due_on"]
    return max(missed_on, on - timedelta(days=21)) + timedelta(days=42)


def _pick(pool: list[str], action: Plain, period: str) -> str:
    """Return one of a pool: from an action's own place in it, one further each quarter, so neighbors differ."""
    year, quarter = int(period[2:6]), int(period[8])
    return pool[(crc32(action["key"].encode()) + year * 4 + quarter) % len(pool)]


def _in_words(day: date | None) -> str:
    """Return a day as in "March 5, 2024"."""
    return "" if day is None else f"{day:%B} {day.day}, {day.year}"


def _capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
