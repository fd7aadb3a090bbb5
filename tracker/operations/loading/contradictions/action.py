"""Actions whose dates, organizations, people or links contradict each other."""

from collections.abc import Iterator

from tracker.domain.document.action import Action
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import Plan
from tracker.domain.errors import Refused
from tracker.operations.loading.contradictions.circle import in_circles
from tracker.operations.loading.contradictions.finding import Finding, Findings, before, given, twice
from tracker.operations.planning.action_checks import check_span

#: What begins with the first published version.
_FIRST_DATES = ("first_starts_on", "first_due_on")


def action_findings(plan: Plan, action: Action) -> Findings:
    """Yield what is wrong with an action by itself and with what it names."""
    try:
        check_span(action.starts_on, action.due_on, is_continuing=action.is_continuing)
    except Refused as refusal:
        yield "due_on", str(refusal)
    yield from _publication(plan, action)
    yield from _first_dates(action)
    yield from _organizations(action)
    if action.lead_id is not None and action.lead_id == action.deputy_id:
        yield "deputy_id", "The deputy stands in for the lead; name somebody else."
    if action.objective_id in action.contributes_to_ids:
        yield "contributes_to_ids", "The action is already counted under this objective."
    yield from _succession(action)


def _publication(plan: Plan, action: Action) -> Findings:
    """Yield what contradicts when the plan was published."""
    if plan.published_on is None:
        if action.published_on is not None:
            yield "published_on", "The plan is a draft: nothing of it was published."
    elif action.published_on is None:
        if action.lifecycle is Lifecycle.ACTIVE:
            yield "published_on", "The plan is published: give the day this entered it."
    else:
        first = f"The plan was first published on {plan.published_on.isoformat()}."
        yield from before(action.published_on, plan.published_on, "published_on", first)


def _first_dates(action: Action) -> Findings:
    """Yield first published dates that contradict those in force."""
    if action.published_on is None:
        yield from given(action, _FIRST_DATES, "It was never published, so it has no first published date.")
        if action.redated_count:
            yield "redated_count", "Only dates that were published are re-dated."
    elif not action.redated_count:
        words = "It was never re-dated, so this is the date in force."
        if action.first_starts_on != action.starts_on:
            yield "first_starts_on", words
        if action.first_due_on != action.due_on:
            yield "first_due_on", words


def _organizations(action: Action) -> Findings:
    """Yield organizations that would have two parts."""
    if action.organization_id in action.contributing_ids:
        yield "contributing_ids", "The responsible organization cannot also contribute."
    if action.organization_id in action.consulted_ids:
        yield "consulted_ids", "The responsible organization need not be consulted; leave it out here."
    if set(action.contributing_ids) & set(action.consulted_ids):
        yield "consulted_ids", "An organization is either contributing or consulted."


def _succession(action: Action) -> Findings:
    """Yield a successor that is missing, or that an action cannot have."""
    is_superseded = action.lifecycle is Lifecycle.SUPERSEDED
    if is_superseded and action.superseded_by_id is None:
        yield "superseded_by_id", "It is superseded: say by which action."
    elif not is_superseded and action.superseded_by_id is not None:
        yield "superseded_by_id", f"It is {action.lifecycle.value}, so no action has taken its place."


def actions_together(plan: Plan) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each action that waits for, or takes the place of, one that does so of it."""
    waiting = in_circles({action.id: action.depends_on_ids for action in plan.actions})
    succeeding = in_circles({each.id: (each.superseded_by_id,) for each in plan.actions if each.superseded_by_id})
    for action in plan.actions:
        if action.id in waiting:
            yield action.id, ("depends_on_ids", "These actions would wait for each other for ever.")
        if action.id in succeeding:
            yield action.id, ("superseded_by_id", "These actions would take each other's place.")


def repeated_organizations(named: tuple[str, ...]) -> Findings:
    """Yield the organizations that a list names twice."""
    yield from ((f"organizations[{place}]", "This organization is named above already.") for place in twice(named))
