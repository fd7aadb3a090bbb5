"""Decisions that contradict themselves: answered without an answer, closed before they were asked ..."""

from tracker.domain.document.decision import Decision, DecisionState
from tracker.domain.document.plan import Plan
from tracker.operations.loading.contradictions.finding import Findings, before, given, lacking

_ABOUT = ("goal_id", "objective_id", "action_id")
#: What every answer has, and what it may have.
_ANSWER = ("answer", "decided_by", "decided_on", "recorded_by")
_OF_ANSWER = (*_ANSWER, "meeting", "owner", "due_on")
_END = ("result", "closed_on")


def decision_findings(plan: Plan, decision: Decision) -> Findings:
    """Yield what is wrong with a decision."""
    yield from _subject(decision)
    yield from _asked(plan, decision)
    yield from _answered(decision)
    yield from _ended(decision)
    yield from _days(decision)


def _subject(decision: Decision) -> Findings:
    """Yield a second thing that a decision is about."""
    named = [name for name in _ABOUT if getattr(decision, name) is not None]
    yield from ((name, "A decision is about one thing, or about the whole strategy.") for name in named[1:])


def _asked(plan: Plan, decision: Decision) -> Findings:
    """Yield a request that could not have been made yet."""
    if plan.published_on is None:
        yield "asked_on", "Leadership reads no request before the plan is published."
        return
    published = f"The plan was published on {plan.published_on.isoformat()}; leadership reads no request before."
    yield from before(decision.asked_on, plan.published_on, "asked_on", published)


def _answered(decision: Decision) -> Findings:
    """Yield what an answered decision lacks, and what one that was never answered has."""
    if decision.state is DecisionState.REQUESTED:
        yield from given(decision, _OF_ANSWER, "It is only requested, so it has no answer yet.")
    elif decision.state is DecisionState.WITHDRAWN:
        yield from given(decision, _OF_ANSWER, "It was withdrawn, and a request is withdrawn before it is answered.")
    else:
        yield from lacking(decision, _ANSWER, f"It is {decision.state.value}, so it was answered: give this.")


def _ended(decision: Decision) -> Findings:
    """Yield what a decision that has ended lacks, and what one that is open has."""
    if decision.state.is_open:
        yield from given(decision, _END, f"It is {decision.state.value}, so it has not ended.")
    else:
        yield from lacking(decision, _END, f"It is {decision.state.value}: give its result and the day.")


def _days(decision: Decision) -> Findings:
    """Yield the days that contradict each other."""
    asked = f"It was asked on {decision.asked_on.isoformat()}, after that day."
    yield from before(decision.needed_by_on, decision.asked_on, "needed_by_on", asked)
    yield from before(decision.decided_on, decision.asked_on, "decided_on", asked)
    yield from before(decision.due_on, decision.decided_on, "due_on", "It would be due before it was decided.")
    if decision.decided_on is None:
        yield from before(decision.closed_on, decision.asked_on, "closed_on", asked)
    yield from before(decision.closed_on, decision.decided_on, "closed_on", "It would be closed before it was decided.")
