from datetime import date

import pytest
from flask import Flask

from tests.factories import (
    SmallStrategy,
    make_action,
    make_metric,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    publish,
)
from tests.page_client import PageClient, text_of
from tracker.domain.roles import Role
from tracker.domain.status import Status
from tracker.operations.planning.milestones import NewMilestone


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    strategy, actions = make_published_strategy(actions=3)
    make_report(actions[0], by=strategy.planner, status=Status.AT_RISK)
    metric = make_metric(strategy)
    make_reading(strategy, metric)
    return strategy


def test_counts_come_first_and_every_goal_has_a_row(client: PageClient, strategy: SmallStrategy, sign_in_as) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(f"/strategies/{strategy.slug}")
    words = text_of(page)
    assert "Of 3 published actions: 3 at risk." in words
    assert "1.1 Goal 1.1 Every berth can be reached" in words
    assert "1.2 Goal 1.2 Masters and pilots hear" in words
    assert "VACANT" not in words
    assert "Vacant" in words


def test_attention_is_plain_english_with_office_and_days(
    client: PageClient, strategy: SmallStrategy, sign_in_as
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    words = text_of(client.get(f"/strategies/{strategy.slug}/attention"))
    assert "Survey part 0" in words
    assert "Milestone “Plan agreed” 15 days late" in words
    assert "HMO" in words


def test_a_goal_shows_objectives_words_timeline_and_results(
    client: PageClient, strategy: SmallStrategy, sign_in_as
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(f"/strategies/{strategy.slug}/goals/1.1")
    words = text_of(page)
    assert "Going as planned." in words
    assert "Timeline of actions" in words
    assert "Berths reachable at low tide" in words
    assert "Status as reported, by period" in words
    assert 'id="timeline-1.1"' in page.text


def test_a_number_reads_with_what_the_source_prints(client: PageClient, strategy: SmallStrategy, sign_in_as) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    assert "1.2.1 (printed 1.1.1)" in text_of(client.get(f"/strategies/{strategy.slug}/goals/1.2"))
    assert "1.2.1 (printed 1.1.1)" in text_of(client.get(f"/strategies/{strategy.slug}/objectives/1.2.1"))


def test_an_objective_without_actions_is_not_planned_and_has_no_percentage(
    client: PageClient, strategy: SmallStrategy, sign_in_as
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    assert "Not planned" in text_of(client.get(f"/strategies/{strategy.slug}/goals/1.2"))
    assert "No action is planned under this objective yet." in text_of(
        client.get(f"/strategies/{strategy.slug}/objectives/1.2.2")
    )


def test_an_objective_names_the_organizations_its_text_names(
    client: PageClient, strategy: SmallStrategy, sign_in_as
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    words = text_of(client.get(f"/strategies/{strategy.slug}/objectives/1.2.2"))
    assert "Pilots' Association “Pilots are trained”" in words


def test_a_draft_plan_is_the_published_text_alone_to_readers(client: PageClient, app: Flask, sign_in_as) -> None:
    strategy = make_strategy()
    make_action(strategy, title="Secret so far")
    sign_in_as(Role.VIEWER, strategy.id)
    for path in ("", "/goals/1.1", "/objectives/1.1.1", "/attention"):
        page = client.get(f"/strategies/{strategy.slug}{path}")
        assert page.status_code == 200
        assert "Secret so far" not in page.text
    sign_in_as(strategy.planner)
    assert "Secret so far" in client.get(f"/strategies/{strategy.slug}/objectives/1.1.1").text


def test_a_filter_lists_less_and_changes_no_figure(client: PageClient, app: Flask, sign_in_as) -> None:
    strategy = make_strategy()
    one = make_action(strategy, title="Of the office", milestones=(NewMilestone("Due", date(2025, 2, 1)),))
    make_action(strategy, title="Of the pilots", organization_id=strategy.organizations[1])
    publish(strategy)
    make_report(one, by=strategy.planner)
    sign_in_as(Role.VIEWER, strategy.id)
    address = f"/strategies/{strategy.slug}/goals/1.1"
    whole, part = client.get(address), client.get(f"{address}?organization={strategy.organizations[1]}")

    def figures(page) -> dict[str, str]:
        found = [e for e in page.tree.iter("data") if "data-figure" in e.attrib]
        return {e.get("data-figure"): e.get("value") for e in found if not e.get("data-figure").startswith("selection")}

    assert {k: v for k, v in figures(part).items() if k in figures(whole)} == {
        k: v for k, v in figures(whole).items() if k in figures(part)
    }
    assert "Of the office" not in text_of(part).split("Timeline of actions")[1]
    assert "Pilots' Association: 1 actions are listed below" in text_of(part)


@pytest.mark.parametrize(
    ("query", "status"),
    [("organization=nobody", 404), ("status=splendid", 404), ("period=soon", 422), ("goal=9.9", 404)],
)
def test_a_filter_that_names_nothing_is_refused(
    client: PageClient, strategy: SmallStrategy, sign_in_as, query: str, status: int
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(f"/strategies/{strategy.slug}/attention?{query}").status_code == status


@pytest.mark.parametrize("id", ["pace", "timeline-1.1", "timeline-1.1.1", "history-1.1", "metric-1.1-K1"])
def test_a_chart_is_a_file_of_its_numbers(client: PageClient, strategy: SmallStrategy, sign_in_as, id: str) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    answer = client.get(f"/strategies/{strategy.slug}/charts/{id}.csv")
    assert answer.status_code == 200
    lines = answer.get_data().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("# UNCLASSIFIED") or lines[0].startswith('"# UNCLASSIFIED')
    assert "as of 15 Apr 2025" in lines[0]
    assert len(lines) > 2
    assert f'filename="harbor-{id}-2025-04-15.csv"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("id", ["pace-1", "timeline-9.9", "pie", "metric-1.1"])
def test_there_is_no_file_of_a_chart_that_is_none(
    client: PageClient, strategy: SmallStrategy, sign_in_as, id: str
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(f"/strategies/{strategy.slug}/charts/{id}.csv").status_code == 404
