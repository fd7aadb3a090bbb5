"""The rules of reckoning in words: what the page /method prints and docs/method.md is made of.

A change of any rule changes `RULES_VERSION` in assess.py and its words here.
"""

from dataclasses import asdict, dataclass

from tracker.domain.assessment.status import Thresholds


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; its sentences name the thresholds by the fields of `Thresholds`."""

    number: int
    title: str
    sentences: tuple[str, ...]

    def said(self, thresholds: Thresholds) -> tuple[str, ...]:
        """Return its sentences with the thresholds in force.

        >>> Rule(1, "Late", ("More than {at_risk_days} days is late.",)).said(Thresholds())
        ('More than 30 days is late.',)
        """
        return tuple(sentence.format(**asdict(thresholds)) for sentence in self.sentences)


RULES = (
    Rule(
        1,
        "Counts first",
        (
            "A sentence begins with counts: how many actions there are, and how many of them are complete (and of "
            "these, late), on track, at risk, off track, unknown and not started.",
            "Continuing actions are counted apart; so are those cancelled, superseded or archived, and those added "
            "after the first version was published. What ended while it was a draft was never in the published plan "
            "and is not counted.",
            "A percentage comes second.",
        ),
    ),
    Rule(
        2,
        "Unknown is not zero, and silence does not pay",
        (
            "What has no data is left out of a mean and shown beside it with the floor: the same with everything "
            "unknown at zero.",
            "A milestone that fell due without a report is missed, not unknown.",
            "An objective without actions is not planned; its weight counts as unknown.",
            "An objective, a goal or the strategy is unknown where the progress, or the status, of less than "
            "{known_minimum} percent of its weight is known.",
            "The floor of a goal holds what is surely done in an objective that is itself unknown, so it may pass "
            "the goal's progress, which leaves that objective out.",
            "Unknown asks for as much attention as off track.",
        ),
    ),
    Rule(
        3,
        "Progress",
        (
            "The progress of an action is the weight of its achieved milestones divided by the weight of all.",
            "Without milestones that count it is the percentage last reported, marked self-reported. A last report "
            "of complete stands for 100, and one of not started without a number for 0.",
            "Otherwise it is unknown; before the start it is a known 0.",
            "The progress of an objective, a goal or the strategy is the weighted mean of what is known below it, "
            "divided by the sum of the weights.",
            "Weights are whole numbers from 0 to 1000; what weighs 0 is shown and not counted, and where all weigh 0 "
            "the mean is unknown.",
            "Continuing actions are not in the mean.",
            "What is cancelled, superseded or archived is out from that day with all below it: listed as left out, "
            "standing as it stood, late with nothing and asked for nothing.",
        ),
    ),
    Rule(
        4,
        "Expected progress",
        (
            "What should be done on a day is the weight of the milestones due by then, that day included, divided by "
            "the weight of all.",
            "Without milestones it grows evenly from start to due date; before the start it is 0.",
            "Further up it is the weighted mean over what has dates.",
            "It goes by the dates in force. The same by the first published dates stands beside it always, and no "
            "re-dating changes that one.",
            "Each act of re-dating counts once for the action, whether its own dates move, those of its milestones or "
            "both; an action was never re-dated less often than the one of its milestones that moved most.",
            "An action keeps its first date while that has not passed and it is not due later, or once it was "
            "complete by it.",
            "What was published without a date has no first one.",
        ),
    ),
    Rule(
        5,
        "Computed status",
        (
            "An action is complete when all its milestones are achieved, or without any when it is reported "
            "complete; 100 percent self-reported is not enough.",
            "Before its start, with nothing done and nothing due, it is not started.",
            "Without dates, or with no report since the start and no milestone achieved or missed, it is unknown.",
            "With milestones it goes by the longest overdue one: none, on track; up to {at_risk_days} days, at risk; "
            "more, off track.",
            "Without milestones it goes by points behind plan, which is expected minus progress: up to "
            "{on_track_points}, on track; up to {at_risk_points}, at risk; more, off track.",
            "Past its own due date and not complete, it is at least at risk, and after {at_risk_days} days off track.",
            "Continuing work without milestones goes by its metrics: at risk while one is off target, unknown while "
            "one is not read; it is complete only when reported so.",
            "An objective, a goal or the strategy is complete when all its parts are, and not started when none that "
            "is planned has begun. Otherwise it goes by its points: expected minus the floor of the parts that have "
            "dates, so that silence counts against it and never for it.",
            "With nothing but continuing work it stands as the part that asks for most attention.",
            "It shows the counts of its parts and the lowest by number; statuses are never averaged.",
            "Where one status is shown, it is the computed one.",
        ),
    ),
    Rule(
        6,
        "Reported and computed",
        (
            "What a lead reports and what the record shows stand side by side; neither overwrites the other.",
            "A report that is better than the record is flagged.",
            "An unknown record contradicts nothing.",
        ),
    ),
    Rule(
        7,
        "Work and results",
        (
            "These are two lines: progress is of actions, attainment of metrics, and they are never mixed.",
            "All work complete with a target missed is flagged as done, not achieved.",
        ),
    ),
    Rule(
        8,
        "Attainment",
        (
            "The attainment of a metric is (current - baseline) / (target - baseline), towards its last target: "
            "negative when it went backwards, above 100 percent when the target was passed.",
            "In a weighted mean, and only there, it is kept within 0 and 100 percent.",
            "A metric that is to stay at or above, or at or below, a line is met or not met, and so is one whose "
            "target is its baseline; without a target it is undefined.",
            "A target is judged by a reading of the interval that ends with it, or later; until its publication lag "
            "has passed, the target before it is.",
            "A metric that should have been read and was not, or not for twice its frequency and the lag, is unknown.",
            "A superseded reading no longer counts; no new data, with a reason, is an answer and keeps the last value.",
        ),
    ),
    Rule(
        9,
        "Last reported",
        (
            "Silence is counted in reporting periods: reported this period or the last, missed one, missed two or "
            "more, never.",
            "A period is missed once it has ended. Reports are owed from the first whole period after the action "
            "began and was published until it is complete or has left the plan.",
            "Days are shown and not judged; nobody reports ahead, and correcting a typo is no report.",
            "Where a plan asks for approval, a report, and the milestones and readings that travel with it, count for "
            "nothing until an approver has approved it; since when it waits is shown beside the last one that counts. "
            "A returned report never counts.",
            "A report speaks of the day it is sent, or of the last day of its period where it comes later.",
            "A lead may confirm the last report unchanged instead of writing a new one, twice in a row at most: not "
            "once a date it rests on has passed, and not where it says better than the record shows. A confirmation "
            "is a report; since when the words are unchanged is shown.",
            "A contributing organization answers whether its part is as planned; its last answer for a period counts, "
            "and no figure is made of it.",
            "A closed period is sealed: nothing more is reported for it, and nothing in it changes. What is learned "
            "later of its days is booked, with a reason, to the period in which it was learned.",
        ),
    ),
    Rule(
        10,
        "The printed number decides",
        (
            "Percentages are rounded half up to whole numbers; 0 and 100 are printed only when exact.",
            "Points, and what share is known, are compared as printed, so that no colour contradicts its number and "
            "bands meet without a gap.",
        ),
    ),
    Rule(
        11,
        "Projections",
        (
            "Ours stand beside the lead's own forecast: for actions by earned schedule (the time used over the "
            "planned time of the weight achieved), for metrics by the straight line through their readings.",
            "They come with a range and the number of points; fewer than three points make none.",
            "While the next milestone is overdue, waiting for it moves the end.",
        ),
    ),
    Rule(
        12,
        "Every figure explains itself",
        ("Its parts, weights, what was left out and why, dates and rule open beside it and are in the briefing.",),
    ),
    Rule(
        13,
        "Days",
        (
            "The day of reckoning is read once, from a clock in the strategy's time zone, and facts dated later do "
            "not count.",
            "Periods run from their first day until before the first of the next; a federal fiscal year N begins on "
            "1 October N-1.",
        ),
    ),
)
