"""Where the elements of two documents belong: under which objective, to which goal."""

from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric


class Whereabouts:
    """Finds the objective (by id) and the goal (by number) of an action, a metric or an objective.

    What both documents hold is where the later one has it.
    """

    __slots__ = ("goal_numbers", "objective_ids")

    def __init__(self, before: Document, after: Document) -> None:
        self.goal_numbers: dict[str, str] = {}
        self.objective_ids: dict[str, str] = {}
        for document in (before, after):
            self._note(document)

    def _note(self, document: Document) -> None:
        """Take a document's elements down."""
        for goal in document.goals:
            self.goal_numbers[goal.id] = goal.number
            for objective in goal.objectives:
                self.objective_ids[objective.id] = objective.id
                self.goal_numbers[objective.id] = goal.number
        for action in document.plan.actions:
            self.objective_ids[action.id] = action.objective_id
            self.goal_numbers[action.id] = self.goal_numbers[action.objective_id]
        for metric in document.plan.metrics:
            self._note_metric(metric)

    def _note_metric(self, metric: Metric) -> None:
        """Take a metric down: it is where what it measures is."""
        owner = metric.action_id or metric.objective_id or metric.goal_id
        if owner is None:
            return
        self.goal_numbers[metric.id] = self.goal_numbers[owner]
        if metric.goal_id is None:
            self.objective_ids[metric.id] = self.objective_ids[owner]
