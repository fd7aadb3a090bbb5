"""What the metrics of a generated file are in the tracker, with their targets and readings."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bench.source import ACTIVE, PUBLIC, STRATEGY, Source, Values
from tracker.domain.document.metric import Direction, Frequency, MetricKind


def metrics(source: Source) -> Iterator[Values]:
    """Yield every metric."""
    organizations = sum(1 for _ in source.rows("organization"))
    for row in source.rows("metric"):
        yield {
            "id": f"metric.{row['id']}", "strategy_id": STRATEGY, "objective_id": f"objective.{row['objective_id']}",
            "position": row["id"], "number": row["code"], "title": row["name"], "unit": row["unit"],
            "direction": Direction.INCREASE if row["direction"] == "up" else Direction.DECREASE,
            "kind": MetricKind.OUTCOME, "baseline_value": Decimal(str(row["baseline"])),
            "baseline_on": date(source.starts_on.year - 2, 12, 31), "frequency": Frequency.QUARTERLY,
            "publication_lag_days": 30, "organization_id": f"organization.{row['id'] % organizations + 1}",
            "weight": 1, **ACTIVE, **PUBLIC,
        }  # fmt: skip


def targets(source: Source) -> Iterator[Values]:
    """Yield every target."""
    for row in source.rows("metric"):
        aim = {"due_on": source.ends_on, "value": Decimal(str(row["target"]))}
        owner = {"metric_id": f"metric.{row['id']}", "position": 1, "is_illustrative": False}
        yield {"id": f"target.{row['id']}", **owner, **aim, **ACTIVE}


def readings(source: Source) -> Iterator[Values]:
    """Yield every reading."""
    places: defaultdict[int, int] = defaultdict(int)
    for row in source.rows("metric_value", "date, id"):
        places[row["metric_id"]] += 1
        owner = {"metric_id": f"metric.{row['metric_id']}", "position": places[row["metric_id"]], "parts": ()}
        day = date.fromisoformat(row["date"])
        read = {"as_of_on": day, "reported_on": day, "value": Decimal(str(row["value"])), "is_illustrative": False}
        yield {"id": f"reading.{row['id']}", **owner, **read}
