"""What a reader may see of a document that was read whole because a part of it is their office's."""

from dataclasses import dataclass

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric
from tracker.domain.errors import NotFound


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody reading a page, who sees what is in `public` and what is their organizations'; all where it is None.

    `may_plan` and `may_report` say what they may do on this page beside reading it.
    """

    public: Document | None
    organization_ids: frozenset[str]
    may_plan: bool
    may_report: bool

    @property
    def sees_all(self) -> bool:
        """Return whether nothing of the strategy is withheld from them."""
        return self.public is None

    def sees_internals_of(self, organization_id: str) -> bool:
        """Return whether they see what an organization says to planners and leadership alone."""
        return self.public is None or organization_id in self.organization_ids

    def sees_action(self, action: Action) -> bool:
        """Return whether an action is theirs to see."""
        if self.public is None or action.organization_id in self.organization_ids:
            return True
        return self.public.find_action(action.id) is not None

    def sees_metric(self, metric: Metric) -> bool:
        """Return whether a metric is theirs to see."""
        if self.public is None or metric.organization_id in self.organization_ids:
            return True
        try:
            self.public.metric(metric.id)
        except NotFound:
            return False
        return True
