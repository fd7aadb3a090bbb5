"""A made-up strategy of a given size as a plain SQLite file: what the floor serves and the importer reads.

The tables are those of the side-by-side measurements of other products (../shared/bench/peers), so that either file
serves either purpose. The same scale and seed give the same rows.
"""

import argparse
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

Row = tuple[Any, ...]

#: The day the made-up world is looked at.
TODAY = date(2026, 6, 30)
STARTS_ON, ENDS_ON = date(2022, 1, 1), date(2030, 12, 31)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything there is; three themes, six goals and 32 objectives stand at every scale."""

    actions: int
    updates: int
    metrics: int
    organizations: int
    readings: int = 20
    milestones: int = 4


SCALES = {
    "S": Scale(actions=200, updates=2_400, metrics=60, organizations=24),
    "M": Scale(actions=5_000, updates=100_000, metrics=1_500, organizations=120),
}

#: Every table with its columns; `id` is an integer, what ends in `_id` names a row of another table.
TABLES = {
    "organization": "id name abbreviation",
    "strategy": "id name starts ends",
    "category": "id strategy_id code name",
    "goal": "id category_id code name description",
    "objective": "id goal_id code name description",
    "action": "id objective_id code name description status completion start_date due_date updated_at lead_org_id",
    "action_organization": "id action_id organization_id role",
    "milestone": "id action_id name due_date completed_date state",
    "metric": "id objective_id code name unit direction baseline target",
    "metric_action": "id metric_id action_id",
    "metric_value": "id metric_id period date value",
    "status_update": "id action_id date status title body author",
}
_INDEXES = {
    "action": ("objective_id", "lead_org_id"),
    "action_organization": ("action_id",),
    "milestone": ("action_id",),
    "metric": ("objective_id",),
    "metric_action": ("action_id", "metric_id"),
    "metric_value": ("metric_id, date",),
    "status_update": ("action_id, date",),
}

_THEMES = ("Safe shores", "Open waters", "Working harbours")
_OBJECTIVES_OF_GOALS = (6, 5, 6, 5, 5, 5)
_STATUSES = {"not_started": 14, "on_track": 38, "delayed": 14, "at_risk": 8, "completed": 22, "cancelled": 4}
_VERBS = ("Survey", "Renew", "Open", "Agree", "Train for", "Publish", "Measure", "Replace", "Extend", "Review")
_THINGS = (
    "the northern fairway", "pilot boarding grounds", "the lights register", "berth allocation", "tide gauges",
    "the dredging contract", "harbour patrols", "oil spill stores", "the notice service", "apprenticeships afloat",
    "shore power", "ice reports", "the quay wall", "ferry landings", "radar coverage", "the incident log",
)  # fmt: skip
_WORDS = (
    "pilotage", "soundings", "agreement", "schedule", "inspection", "contractors", "weather", "delivered", "before",
    "season", "funding", "partners", "replacement", "training", "published", "certified", "approach", "channel",
    "procedure", "reviewed", "vessels", "terminal", "operators", "equipment", "installed", "navigation", "authority",
    "consulted", "measured", "improvement",
)  # fmt: skip
_UNITS = ("%", "berths", "hours", "days", "people", "tonnes", "index")


def _sentence(random: Random, length: int) -> str:
    """Return some words that begin with a capital and end with a full stop."""
    words = " ".join(random.choices(_WORDS, k=length))
    return f"{words[0].upper()}{words[1:]}."


def _text(random: Random) -> Iterator[tuple[str, Row]]:
    """Yield the published text."""
    yield "strategy", (1, "Safe Harbours Strategy 2022-2030", STARTS_ON.isoformat(), ENDS_ON.isoformat())
    for number, name in enumerate(_THEMES, 1):
        yield "category", (number, 1, f"C{number}", name)
    objective = 0
    for goal, below in enumerate(_OBJECTIVES_OF_GOALS, 1):
        yield "goal", (goal, (goal + 1) // 2, f"G{goal}", _sentence(random, 5), _sentence(random, 40))
        for number in range(1, below + 1):
            objective += 1
            code = f"G{goal}.{number}"
            yield "objective", (objective, goal, code, _sentence(random, 8), _sentence(random, 30))


def _objective_codes() -> list[str]:
    """Return the code of every objective, in order."""
    return [f"G{goal}.{number}" for goal, below in enumerate(_OBJECTIVES_OF_GOALS, 1) for number in range(1, below + 1)]


@dataclass(frozen=True, slots=True)
class _Action:
    """What the rows below an action are made from."""

    id: int
    starts_on: date
    due_on: date
    status: str
    completion: int
    lead: int


def _actions(random: Random, scale: Scale) -> Iterator[tuple[_Action, Row]]:
    """Yield every action with its row; they are dealt out over the objectives in turn."""
    codes = _objective_codes()
    for id in range(1, scale.actions + 1):
        turn, objective = divmod(id - 1, len(codes))
        status = random.choices(tuple(_STATUSES), tuple(_STATUSES.values()))[0]
        starts_on = STARTS_ON + timedelta(days=random.randrange(1300))
        due_on = starts_on + timedelta(days=random.randrange(120, 1100))
        completion = {"not_started": 0, "completed": 100}.get(status, random.randrange(5, 96))
        action = _Action(id, starts_on, due_on, status, completion, random.randrange(1, scale.organizations + 1))
        updated_on = TODAY - timedelta(days=random.randrange(200))
        name = f"{random.choice(_VERBS)} {random.choice(_THINGS)} ({id})"
        row = (id, objective + 1, f"{codes[objective]}.{turn + 1}", name, _sentence(random, 80), status, completion,
               starts_on.isoformat(), due_on.isoformat(), updated_on.isoformat(), action.lead)  # fmt: skip
        yield action, row


def _links(random: Random, scale: Scale, actions: list[_Action]) -> Iterator[tuple[str, Row]]:
    """Yield who takes part in each action."""
    id = 0
    for action in actions:
        others = random.sample(range(1, scale.organizations + 1), random.randrange(4))
        for organization in [action.lead, *(other for other in others if other != action.lead)]:
            id += 1
            role = "lead" if organization == action.lead else "support"
            yield "action_organization", (id, action.id, organization, role)


def _milestones(random: Random, scale: Scale, actions: list[_Action]) -> Iterator[tuple[str, Row]]:
    """Yield the milestones of each action, evenly spread over its time."""
    for action in actions:
        for number in range(1, scale.milestones + 1):
            due_on = action.starts_on + (action.due_on - action.starts_on) * number // scale.milestones
            is_done = number * 100 <= action.completion * scale.milestones
            done_on = min(TODAY, due_on + timedelta(days=random.randrange(-20, 40))).isoformat() if is_done else None
            state = "completed" if is_done else "in_progress" if due_on < TODAY else "not_started"
            id = (action.id - 1) * scale.milestones + number
            yield "milestone", (id, action.id, f"{number}: {_sentence(random, 5)}", due_on.isoformat(), done_on, state)


def _metrics(random: Random, scale: Scale) -> Iterator[tuple[str, Row]]:
    """Yield the metrics, which actions they touch, and their readings quarter by quarter."""
    objectives = len(_objective_codes())
    links, readings = [], []
    for id in range(1, scale.metrics + 1):
        baseline = random.uniform(20, 400)
        is_up = random.random() < 0.6
        target = baseline * (random.uniform(1.2, 2) if is_up else random.uniform(0.3, 0.8))
        direction, numbers = "up" if is_up else "down", (round(baseline, 2), round(target, 2))
        name = f"Metric {id}: {_sentence(random, 4)}"
        yield "metric", (id, (id - 1) % objectives + 1, f"M{id}", name, random.choice(_UNITS), direction, *numbers)
        links += [(id, action) for action in random.sample(range(1, scale.actions + 1), 3)]
        for quarter in range(scale.readings):
            day = date(2021 + quarter // 4, quarter % 4 * 3 + 1, 1)
            way = (target - baseline) * quarter / (scale.readings + 8)
            value = round(baseline + way * random.uniform(0.6, 1.3), 2)
            readings.append((id, f"{day.year}-Q{quarter % 4 + 1}", day.isoformat(), value))
    for place, link in enumerate(links, 1):
        yield "metric_action", (place, *link)
    for place, reading in enumerate(readings, 1):
        yield "metric_value", (place, *reading)


def _updates(random: Random, scale: Scale, actions: list[_Action]) -> Iterator[tuple[str, Row]]:
    """Yield the reports; the last round says what the action's status is."""
    rounds = scale.updates // scale.actions
    for place in range(scale.updates):
        turn, index = divmod(place, scale.actions)
        action = actions[index]
        day = min(TODAY, action.starts_on + timedelta(days=random.randrange(1600)))
        status = action.status if turn == rounds - 1 else random.choice(tuple(_STATUSES))
        yield "status_update", (place + 1, action.id, day.isoformat(), status, f"Report {turn + 1} on {action.id}",
                                _sentence(random, 35), f"user{random.randrange(1, 60)}")  # fmt: skip


def generate(scale: Scale, seed: str = "1") -> Iterator[tuple[str, Row]]:
    """Yield every row with the table it goes into, parents before children."""
    random = Random(f"{seed} {scale}")
    for id in range(1, scale.organizations + 1):
        yield "organization", (id, f"Office for {_THINGS[id % len(_THINGS)]} {id:03d}", f"O{id:03d}")
    yield from _text(random)
    actions = []
    for action, row in _actions(random, scale):
        actions.append(action)
        yield "action", row
    yield from _links(random, scale, actions)
    yield from _milestones(random, scale, actions)
    yield from _metrics(random, scale)
    yield from _updates(random, scale, actions)


def write(path: Path, scale: Scale, seed: str = "1") -> None:
    """Write the SQLite file of a scale, in place of one that is there."""
    path.unlink(missing_ok=True)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for table, row in generate(scale, seed):
        rows[table].append(row)
    connection = sqlite3.connect(path)
    with connection:
        for table, columns in TABLES.items():
            names = columns.split()
            connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {', '.join(names[1:])})")
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", rows[table])
        for table, keys in _INDEXES.items():
            for number, key in enumerate(keys, 1):
                connection.execute(f"CREATE INDEX {table}_{number} ON {table} ({key})")
        connection.execute("ANALYZE")
    connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--scale", choices=SCALES, default="S")
    chosen = parser.parse_args()
    write(chosen.path, SCALES[chosen.scale])
