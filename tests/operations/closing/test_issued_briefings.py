"""Briefings that are frozen say what was known at their moment, and go on saying it."""

from datetime import date, timedelta
from typing import Any

import orjson
import pytest
from flask import Flask

from tests.factories import NOW, SmallStrategy, make_actor, make_published_strategy, make_report, make_strategy, save
from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.document.cut import Cut
from tracker.domain.errors import Forbidden, NotFound, Refused
from tracker.domain.issued import Occasion
from tracker.domain.roles import Actor, Role
from tracker.exchange.issued_file import write_issued
from tracker.operations.act import Act
from tracker.operations.closing.issued_briefings import freeze, issue_briefing
from tracker.queries.documents import get_head
from tracker.queries.issued_briefings import IssuedFacts, get_issued, list_issued, read_issued_file
from tracker.queries.verification import verify_record

TODAY = date(2025, 4, 15)


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, blockers="A quarrel")
    return strategy


def issue(strategy: SmallStrategy, by: Actor | None = None, **values: Any) -> IssuedFacts:
    wanted = {"audience": "The harbor board", "on": TODAY, "write": write_issued, "at": NOW + timedelta(hours=1)}
    id = save(issue_briefing, strategy.id, by=by or strategy.planner, **wanted | values)
    return next(facts for facts in list_issued(strategy.id) if facts.id == id)


def test_an_issued_briefing_says_who_issued_what_to_whom_and_when(strategy: SmallStrategy) -> None:
    briefer = make_actor(Role.BRIEFER, strategy.id, name="Bo Briefer")
    head = get_head()
    facts = issue(strategy, by=briefer, note="Before the spring meeting")
    assert (facts.number, facts.audience, facts.issued_by) == ("2025-01", "The harbor board", "Bo Briefer")
    assert (facts.note, facts.as_of_on, facts.cut) == ("Before the spring meeting", TODAY, Cut.WHOLE)
    assert (facts.head_seq, facts.head_hash) == (head.seq, head.hash)
    assert facts.issued_at == facts.known_at == NOW + timedelta(hours=1)
    file = orjson.loads(read_issued_file(facts.id))
    assert file["envelope"]["issued"] == {
        "number": "2025-01", "occasion": "issue", "audience": "The harbor board", "issued_by": "Bo Briefer",
        "issued_at": "2025-04-15T15:00:00.000000Z", "known_at": "2025-04-15T15:00:00.000000Z", "period": None,
        "revision": None,
    }  # fmt: skip
    assert file["head"] == {"seq": head.seq, "hash": head.hash}


def test_its_digests_are_those_of_the_file(strategy: SmallStrategy) -> None:
    facts = issue(strategy)
    data = read_issued_file(facts.id)
    assert (sha256_hex(data), len(data)) == (facts.file_sha256, facts.byte_count)
    content = orjson.loads(data)
    assert content.pop("envelope")["content_sha256"] == facts.content_sha256 == sha256_hex(canonical_bytes(content))
    verify_record()


def test_numbers_count_the_briefings_of_a_strategy_and_year(strategy: SmallStrategy) -> None:
    other, _ = make_published_strategy("river")
    later = NOW + timedelta(days=366)
    issued = [issue(strategy), issue(strategy), issue(other), issue(strategy, at=later)]
    assert [facts.number for facts in issued] == ["2025-01", "2025-02", "2025-01", "2026-01"]
    assert [facts.number for facts in list_issued(strategy.id)] == ["2026-01", "2025-02", "2025-01"]
    with pytest.raises(NotFound, match="2025-03"):
        get_issued(strategy.id, "2025-03")


def test_the_same_form_sent_twice_issues_one(strategy: SmallStrategy) -> None:
    first, second = (issue(strategy, id="issued-briefing.once") for _ in range(2))
    assert first == second
    assert len(list_issued(strategy.id)) == 1
    other, _ = make_published_strategy("river")
    with pytest.raises(Refused, match="out of date"):
        issue(other, id="issued-briefing.once")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR, Role.LEAD])
def test_only_briefers_and_planners_issue(strategy: SmallStrategy, role: Role) -> None:
    organization = strategy.organizations[0] if role.is_held_in_organization else None
    with pytest.raises(Forbidden):
        issue(strategy, by=make_actor(role, strategy.id, organization_id=organization))
    assert list_issued(strategy.id) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [({"audience": " "}, "audience"), ({"on": date(2025, 4, 16)}, "on")],
)
def test_an_audience_is_named_and_the_day_has_come(strategy: SmallStrategy, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        issue(strategy, **values)
    assert refusal.value.field == field
    assert list_issued(strategy.id) == []


def test_a_plan_that_is_not_published_is_not_briefed_on(app: Flask) -> None:
    with pytest.raises(Refused, match="not published"):
        issue(make_strategy())


def test_the_public_cut_holds_nothing_internal(strategy: SmallStrategy) -> None:
    whole, public = issue(strategy), issue(strategy, cut=Cut.PUBLIC)
    assert public.cut is Cut.PUBLIC
    assert b"A quarrel" in read_issued_file(whole.id)
    assert b"A quarrel" not in read_issued_file(public.id)


def test_a_seal_knows_what_its_act_did_before_it_and_nothing_after(strategy: SmallStrategy) -> None:
    act = Act(strategy.planner, NOW + timedelta(hours=2), "close_period")
    plan = act.get(type(strategy.plan), strategy.plan.id)
    plan.notice = "Said before"
    act.record(plan)
    id = freeze(act, strategy.id, on=date(2025, 3, 31), write=write_issued, occasion=Occasion.ISSUE)
    seal = next(facts for facts in list_issued(strategy.id) if facts.id == id)
    assert seal.head_seq == act.seq - 1
    assert seal.known_at > NOW + timedelta(hours=2)
    assert orjson.loads(read_issued_file(id))["notice"] == "Said before"
