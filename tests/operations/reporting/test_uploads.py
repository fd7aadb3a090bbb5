"""Uploads: kept for their owner, carried out as a whole or not at all."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import NOW, SmallStrategy, make_lead, make_published_strategy, make_report, save
from tracker.domain.errors import Forbidden, NotFound, Refused
from tracker.domain.roles import Actor
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.status_update import StatusUpdate
from tracker.models.upload import Upload, UploadState
from tracker.operations.reporting.drafts import save_draft
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.upload_steps import ReportStep, find_refusals
from tracker.operations.reporting.uploads import (
    NewUpload,
    StepRefused,
    apply_upload,
    confirm_upload,
    drop_upload,
    keep_upload,
    release_upload,
)
from tracker.queries.drafts import list_drafts
from tracker.queries.uploads import get_upload, list_uploads, read_upload_data
from tracker.queries.verification import verify_record

Made = tuple[SmallStrategy, tuple[str, ...], Actor]


@pytest.fixture
def made(app: Flask) -> Made:
    strategy, actions = make_published_strategy(actions=3)
    return strategy, actions, make_lead(strategy.id, strategy.organizations[0])


def upload(strategy: SmallStrategy, by: Actor, **more: object) -> str:
    new = NewUpload("mine.xlsx", b"the file", "FY2025 Q2")
    return save(keep_upload, strategy.id, new, **{"by": by, "at": NOW, "hours": 48} | more)


def step(action_id: str, summary: str = "Half done.", seen: int = 0) -> ReportStep:
    return ReportStep(action_id, Report(status=Status.ON_TRACK, summary=summary, period="FY2025 Q2"), seen)


def count(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def nothing(_done: int) -> None:
    """Take no notice."""


def test_only_its_owner_sees_an_upload_and_only_until_it_expires(made: Made) -> None:
    strategy, _, lead = made
    id = upload(strategy, lead)
    found = get_upload(id, account_id=lead.account_id, at=NOW)
    assert (found.state, found.byte_count, read_upload_data(id)) == (UploadState.CHECKED, 8, b"the file")
    assert [each.id for each in list_uploads(strategy.id, account_id=lead.account_id, at=NOW)] == [id]
    assert list_uploads(strategy.id, account_id=strategy.planner.account_id, at=NOW) == []
    for account, at in ((strategy.planner.account_id, NOW), (None, NOW), (lead.account_id, NOW + timedelta(hours=49))):
        with pytest.raises(NotFound):
            get_upload(id, account_id=account, at=at)
    with pytest.raises(NotFound):
        save(drop_upload, id, by=strategy.planner)


def test_the_next_upload_forgets_those_that_have_expired(made: Made) -> None:
    strategy, _, lead = made
    upload(strategy, lead)
    upload(strategy, lead, at=NOW + timedelta(hours=49))
    assert count(Upload) == 1


def test_who_reports_for_nobody_uploads_nothing(made: Made) -> None:
    strategy, _, _ = made
    other, _ = make_published_strategy("river")
    with pytest.raises(Forbidden):
        upload(strategy, make_lead(other.id, other.organizations[0]))


def test_everything_is_carried_out_and_the_file_is_not_kept(made: Made) -> None:
    strategy, actions, lead = made
    id, done = upload(strategy, lead), []
    save(save_draft, actions[0], str(lead.account_id), "FY2025 Q2", {"summary": "x"}, NOW)
    save(confirm_upload, id, {}, count=3, by=lead, at=NOW)
    save(apply_upload, id, [step(action) for action in actions], by=lead, at=NOW, on_step=done.append)
    assert done == [1, 2, 3]
    assert count(StatusUpdate) == 3
    assert get_upload(id, account_id=lead.account_id, at=NOW).state is UploadState.APPLIED
    assert read_upload_data(id) == b""
    assert list_drafts(lead.account_id) == {}
    verify_record()


def test_a_refusal_in_the_middle_leaves_nothing(made: Made) -> None:
    strategy, actions, lead = made
    id = upload(strategy, lead)
    save(confirm_upload, id, {}, count=3, by=lead, at=NOW)
    before = count(Revision)
    steps = [step(actions[0]), step(actions[1], summary=" "), step(actions[2])]
    with pytest.raises(StepRefused, match="sentence or two") as refused:
        save(apply_upload, id, steps, by=lead, at=NOW, on_step=nothing)
    assert (refused.value.index, refused.value.field) == (1, "summary")
    assert (count(StatusUpdate), count(Revision)) == (0, before)
    save(release_upload, id, "It was refused.", by=lead)
    found = get_upload(id, account_id=lead.account_id, at=NOW)
    assert (found.state, found.message) == (UploadState.FAILED, "It was refused.")
    save(confirm_upload, id, {}, count=1, by=lead, at=NOW)
    save(apply_upload, id, [step(actions[0])], by=lead, at=NOW, on_step=nothing)
    assert count(StatusUpdate) == 1
    verify_record()


def test_stopping_in_the_middle_leaves_nothing(made: Made) -> None:
    strategy, actions, lead = made
    id = upload(strategy, lead)
    save(confirm_upload, id, {}, count=3, by=lead, at=NOW)

    def stop(done: int) -> None:
        if done == 2:
            raise Refused("Stopped.")

    with pytest.raises(Refused, match="Stopped"):
        save(apply_upload, id, [step(action) for action in actions], by=lead, at=NOW, on_step=stop)
    assert count(StatusUpdate) == 0


def test_a_trial_says_what_would_be_refused_and_leaves_nothing(made: Made) -> None:
    strategy, actions, lead = made
    make_report(actions[1], by=strategy.planner)
    before = count(Revision)
    steps = [step(actions[0]), step(actions[1]), step(actions[2], summary=""), step(actions[2])]
    refusals = find_refusals(steps, by=lead, at=NOW)
    assert [index for index, _ in refusals] == [1, 2]
    assert "Somebody reported" in str(refusals[0][1])
    assert (count(StatusUpdate), count(Revision)) == (1, before)
    verify_record()


@pytest.mark.parametrize("act", ["confirm", "drop"])
def test_what_is_carried_out_or_dropped_is_neither_confirmed_nor_dropped(made: Made, act: str) -> None:
    strategy, _, lead = made
    acts: dict[str, Callable[[str], object]] = {
        "confirm": lambda id: save(confirm_upload, id, {}, count=1, by=lead, at=NOW),
        "drop": lambda id: save(drop_upload, id, by=lead),
    }
    carried, dropped = upload(strategy, lead), upload(strategy, lead)
    acts["confirm"](carried)
    acts["drop"](dropped)
    for id in (carried, dropped):
        with pytest.raises(Refused):
            acts[act](id)
    assert read_upload_data(dropped) == b""


def test_an_upload_that_nobody_confirmed_is_not_carried_out(made: Made) -> None:
    strategy, actions, lead = made
    id = upload(strategy, lead)
    with pytest.raises(Refused, match="not confirmed"):
        save(apply_upload, id, [step(actions[0])], by=lead, at=NOW, on_step=nothing)
    assert count(StatusUpdate) == 0
