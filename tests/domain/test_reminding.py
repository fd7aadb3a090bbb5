"""Who is reminded on which day: the schedule."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.reminding import (
    DAYS_APART,
    LATEST,
    STAGES,
    DigestPart,
    DueKind,
    DueThing,
    Person,
    is_called_for,
    make_digest,
    stage_on,
)

DUE = date(2025, 6, 1)
PERSON = Person("Lee@Example.invalid", "Lee Lead")
YEAR = st.dates(date(2025, 1, 1), date(2025, 12, 31))


def thing(due_on: date = DUE, number: str = "1.1.1-A1") -> DueThing:
    return DueThing(DueKind.MILESTONE, number, number, "Depths published", None, due_on, "harbor")


def part(on: date, *things: DueThing, is_illustrative: bool = False) -> DigestPart:
    return DigestPart("s", "harbor", "Safe approaches", "UNCLASSIFIED", None, is_illustrative, on, things)


def sent_days(things: list[DueThing], first: date, last: date, *, runs: set[date] | None = None) -> list[date]:
    """Return the days on which a person is written to, where the command runs every day, or on some days alone."""
    sent: list[date] = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        is_run = runs is None or day in runs
        if is_run and make_digest(PERSON, [part(day, *things)], sent[-1] if sent else None) is not None:
            sent.append(day)
    return sent


def test_one_thing_is_reminded_of_at_its_stages_five_days_apart() -> None:
    days = sent_days([thing()], date(2025, 1, 1), date(2025, 12, 31))
    assert [(day - DUE).days for day in days] == [-30, -7, -1, 4, 9, 30, 60]


def test_what_was_answered_is_not_reminded_of() -> None:
    assert make_digest(PERSON, [part(DUE)], None) is None


def test_a_digest_lists_what_is_near_and_late_in_the_order_of_its_days() -> None:
    near, late, far = thing(DUE + timedelta(days=7), "B"), thing(DUE - timedelta(days=20), "A"), thing(date(2026, 1, 1))
    digest = make_digest(PERSON, [part(DUE, near, late, far)], None)
    assert digest is not None
    assert [each.number for each in digest.things] == ["A", "B"]


def test_one_digest_holds_every_strategy() -> None:
    digest = make_digest(PERSON, [part(DUE, thing()), part(DUE, thing(), is_illustrative=True), part(DUE)], None)
    assert digest is not None
    assert len(digest.parts) == 2
    assert digest.is_illustrative


def test_people_are_told_apart_by_their_address_alone() -> None:
    assert PERSON.key == Person("lee@example.INVALID ", "L. Lead").key


@given(YEAR, YEAR)
def test_a_stage_has_come_and_is_one_of_the_seven(due_on: date, on: date) -> None:
    stage = stage_on(due_on, on)
    if stage is None:
        assert not -30 <= (on - due_on).days <= LATEST
    else:
        assert stage <= on
        assert (stage - due_on).days in STAGES
        assert not any((stage - due_on).days < other <= (on - due_on).days for other in STAGES)


@given(st.lists(YEAR, max_size=6))
def test_nobody_is_written_to_twice_within_five_days(due: list[date]) -> None:
    days = sent_days([thing(day) for day in due], date(2024, 11, 1), date(2026, 5, 1))
    assert all((after - before).days >= DAYS_APART for before, after in pairwise(days))


@given(st.lists(YEAR, max_size=6))
def test_no_stage_is_lost_and_none_is_invented(due: list[date]) -> None:
    days = sent_days([thing(day) for day in due], date(2024, 11, 1), date(2026, 5, 1))
    stages = [day + timedelta(days=stage) for day in due for stage in STAGES]
    assert all(any(stage <= day < stage + timedelta(days=DAYS_APART) for day in days) for stage in stages)
    assert all(any(day - timedelta(days=DAYS_APART) < stage <= day for stage in stages) for day in days)


@given(YEAR, st.sets(YEAR, min_size=1))
def test_days_without_a_run_delay_and_lose_nothing(due_on: date, runs: set[date]) -> None:
    days = sent_days([thing(due_on)], min(runs), max(runs), runs=runs)
    assert set(days) <= runs
    reminded: list[date] = []
    for run in sorted(runs):
        stage = stage_on(due_on, run)
        is_early = bool(reminded) and (run - reminded[-1]).days < DAYS_APART
        if stage is not None and not is_early and (not reminded or stage > reminded[-1]):
            reminded.append(run)
    assert days == reminded


@given(YEAR, YEAR)
def test_asking_twice_on_a_day_sends_once(due_on: date, on: date) -> None:
    things = [thing(due_on)]
    assert not is_called_for(things, on, on)
    assert is_called_for(things, on, None) is (stage_on(due_on, on) is not None)
