"""Drafts of reports: kept for whoever types them, and no part of the record."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import NOW, make_lead, make_published_strategy, save
from tracker.domain.errors import NotFound, Refused
from tracker.extensions import db
from tracker.models import Revision
from tracker.operations.reporting.drafts import LONGEST, drop_draft, save_draft
from tracker.queries.drafts import find_draft, list_drafts


def test_a_draft_is_kept_for_its_author_and_period_and_leaves_no_trace_in_the_record(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead, other = (str(make_lead(strategy.id, strategy.organizations[0], name=n).account_id) for n in ("A", "B"))
    before = db.session.scalar(select(func.count()).select_from(Revision))
    save(save_draft, action, lead, "FY2025 Q3", {"summary": "Half"}, NOW)
    save(save_draft, action, lead, "FY2025 Q3", {"summary": "Half surveyed. ⚓"}, NOW + timedelta(hours=1))
    draft = find_draft(action, lead, "FY2025 Q3")
    assert draft is not None
    assert (draft.fields, draft.saved_at) == ({"summary": "Half surveyed. ⚓"}, NOW + timedelta(hours=1))
    assert find_draft(action, lead, "FY2025 Q2") is None
    assert find_draft(action, other, "FY2025 Q3") is None
    assert set(list_drafts(lead)) == {(action, "FY2025 Q3")}
    assert db.session.scalar(select(func.count()).select_from(Revision)) == before


def test_a_dropped_draft_is_gone(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = str(make_lead(strategy.id, strategy.organizations[0]).account_id)
    save(save_draft, action, lead, "FY2025 Q3", {"summary": "Half"}, NOW)
    save(drop_draft, action, lead, "FY2025 Q3")
    save(drop_draft, action, lead, "FY2025 Q3")
    assert find_draft(action, lead, "FY2025 Q3") is None


def test_a_draft_of_nothing_and_one_that_is_too_long_are_refused(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = str(make_lead(strategy.id, strategy.organizations[0]).account_id)
    with pytest.raises(NotFound):
        save(save_draft, "action.none", lead, "FY2025 Q3", {}, NOW)
    with pytest.raises(Refused, match="too long"):
        save(save_draft, action, lead, "FY2025 Q3", {"summary": "x" * LONGEST}, NOW)


def test_a_draft_that_is_kept_from_two_windows_at_once_is_kept(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = str(make_lead(strategy.id, strategy.organizations[0]).account_id)

    def keep(words: str) -> None:
        with app.app_context():
            save(save_draft, action, lead, "FY2025 Q3", {"summary": words}, NOW)

    db.session.rollback()
    save_draft(action, lead, "FY2025 Q3", {"summary": "One"}, NOW)
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(keep, "Two")
        time.sleep(0.5)  # it waits by now, for the lock or for the row
        db.session.commit()
        other.result(timeout=20)
    draft = find_draft(action, lead, "FY2025 Q3")
    assert draft is not None
    assert draft.fields == {"summary": "Two"}
