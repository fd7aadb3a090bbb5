"""Signing in: right or wrong, known or unknown, and slower after each failure."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from argon2 import extract_parameters
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, SET_UP, save
from tracker.domain.errors import Refused
from tracker.domain.roles import SYSTEM
from tracker.extensions import begin_writing, db
from tracker.models.account import AccessEvent, AccessEventKind, SignInFailure
from tracker.operations.access import passwords
from tracker.operations.access.accounts import add_account, change_account
from tracker.operations.access.passwords import HASHER
from tracker.operations.access.sign_in import TooManyTries, sign_in
from tracker.queries.accounts import get_account

PASSWORD = "correct horse battery"
ADDRESS = "ada@example.invalid"


@pytest.fixture
def account_id(app: Flask) -> str:
    return save(add_account, email=ADDRESS, name="Ada", password=PASSWORD, by=SYSTEM, at=SET_UP)


def attempt(email: str = ADDRESS, password: str = PASSWORD, *, at: object = NOW, **more: object) -> str:
    """Try to sign in and commit whatever it wrote, as the view does."""
    try:
        return sign_in(email, password, at=at, address="192.0.2.1", **more)
    finally:
        db.session.commit()


def test_the_right_password_opens_the_account_whatever_the_capitals(account_id: str) -> None:
    assert attempt(" ADA@Example.Invalid ") == account_id


def test_wrong_password_unknown_address_and_closed_account_are_told_the_same(account_id: str) -> None:
    closed = save(add_account, email="closed@example.invalid", name="C", password=PASSWORD, by=SYSTEM, at=SET_UP)
    line = get_account(closed)
    save(change_account, closed, name="C", is_administrator=False, is_active=False, by=SYSTEM, at=NOW,
         version=line.version, reason="Left")  # fmt: skip
    told = set()
    for email, password in (
        (ADDRESS, "wrong"),
        ("nobody@example.invalid", PASSWORD),
        ("closed@example.invalid", PASSWORD),
    ):
        with pytest.raises(Refused) as refusal:
            attempt(email, password)
        told.add((str(refusal.value), refusal.value.field))
    assert told == {("This address and password do not belong together.", "password")}


def test_an_unknown_address_takes_as_long_as_a_known_one(account_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither may be told by a clock: each try checks one hash, and all hashes are made alike."""
    checked: list[Any] = []

    class Counting:
        def verify(self, stored: str, password: str) -> bool:
            checked.append(extract_parameters(stored))
            return HASHER.verify(stored, password)

    monkeypatch.setattr(passwords, "HASHER", Counting())
    save(add_account, email="new@example.invalid", name="Without a password", by=SYSTEM, at=SET_UP)
    for email in (ADDRESS, "nobody@example.invalid", "new@example.invalid"):
        with pytest.raises(Refused):
            attempt(email, "wrong password")
    assert len(checked) == 3
    assert len(set(map(repr, checked))) == 1


def test_each_failure_makes_the_next_try_wait_longer(account_id: str) -> None:
    at, waits = NOW, []
    for _ in range(4):
        with pytest.raises(Refused):
            attempt(password="wrong", at=at)
        with pytest.raises(TooManyTries) as refusal:
            attempt(at=at)
        waits.append(refusal.value.seconds)
        at += timedelta(seconds=refusal.value.seconds)
    assert waits == [1, 2, 4, 8]
    assert attempt(at=at) == account_id


def test_the_wait_is_never_longer_than_a_quarter_of_an_hour(account_id: str) -> None:
    begin_writing()
    save(db.session.add, SignInFailure(email=ADDRESS, count=500, last_at=NOW))
    with pytest.raises(TooManyTries, match="900 seconds"):
        attempt()
    assert attempt(at=NOW + timedelta(minutes=15)) == account_id


def test_a_name_nobody_has_waits_just_as_long(app: Flask) -> None:
    with pytest.raises(Refused):
        attempt("nobody@example.invalid")
    with pytest.raises(TooManyTries):
        attempt("nobody@example.invalid")


def test_one_name_s_failures_do_not_slow_another(account_id: str) -> None:
    with pytest.raises(Refused):
        attempt("nobody@example.invalid")
    assert attempt() == account_id


def test_success_forgets_the_failures(account_id: str) -> None:
    with pytest.raises(Refused):
        attempt(password="wrong")
    attempt(at=NOW + timedelta(seconds=1))
    assert db.session.get(SignInFailure, ADDRESS) is None


def test_failures_of_long_ago_are_forgotten(app: Flask) -> None:
    """Names that were tried once do not fill the table for ever."""
    for number, at in zip(range(3), (NOW, NOW, NOW + timedelta(days=2)), strict=True):
        with pytest.raises(Refused):
            attempt(f"nobody{number}@example.invalid", at=at)
    assert db.session.scalars(select(SignInFailure.email)).all() == ["nobody2@example.invalid"]


def test_coming_and_failing_are_remembered(account_id: str) -> None:
    with pytest.raises(Refused):
        attempt(password="wrong")
    attempt(at=NOW + timedelta(minutes=1))
    events = db.session.scalars(select(AccessEvent).order_by(AccessEvent.id)).all()
    assert [(event.kind, event.account_id, event.address) for event in events] == [
        (AccessEventKind.SIGN_IN_FAILED, None, "192.0.2.1"),
        (AccessEventKind.SIGN_IN, account_id, "192.0.2.1"),
    ]


def test_the_demonstration_s_people_sign_in_from_its_machine_alone(app: Flask) -> None:
    save(add_account, email="demo@example.invalid", name="D", password=PASSWORD, is_demonstration=True, by=SYSTEM,
         at=SET_UP)  # fmt: skip
    with pytest.raises(Refused, match="do not belong together"):
        attempt("demo@example.invalid")
    attempt("demo@example.invalid", at=NOW + timedelta(minutes=1), takes_demonstration=True)


def test_an_account_without_a_password_is_opened_by_none(app: Flask) -> None:
    save(add_account, email="new@example.invalid", name="New", by=SYSTEM, at=SET_UP)
    with pytest.raises(Refused):
        attempt("new@example.invalid", "")


def test_failures_at_the_same_moment_are_all_counted(app: Flask) -> None:
    """Guessing from many machines at once saves no waiting."""
    tries = 6
    together = Barrier(tries)

    def fail(_number: int) -> None:
        with app.app_context():
            together.wait()
            with pytest.raises(Refused):
                attempt("nobody@example.invalid")

    with ThreadPoolExecutor(tries) as pool:
        list(pool.map(fail, range(tries)))
    failure = db.session.get(SignInFailure, "nobody@example.invalid")
    assert failure is not None
    events = db.session.scalars(select(AccessEvent)).all()
    assert failure.count == len(events) >= 1
