"""The Flask extensions, made once and bound to an app by the factory."""

import sqlite3
from typing import Any

from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase, Session, registry

from tracker.columns import TYPE_ANNOTATION_MAP


class Base(DeclarativeBase):
    """The declarative base: names for every constraint, so that a migration can speak of them."""

    registry = registry(
        type_annotation_map=TYPE_ANNOTATION_MAP,
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(column_0_label)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
    )


db = SQLAlchemy(model_class=Base)
migrate = Migrate()
csrf = CSRFProtect()
login = LoginManager()

#: Execution option of a connection whose next transaction will write.
_WRITING = "tracker_writing"
#: Where a session keeps which transaction was begun to write.
_WRITING_IN = "tracker_writing_in"

STRAY_WRITE = "Write within an operation: it begins with an Act, or with begin_writing()."


def begin_writing() -> bool:
    """Begin a transaction that may write, unless one is under way; return whether it was begun now.

    What was read before is forgotten: whoever writes decides on what stands there now.

    :raise RuntimeError: something was changed before; it would be lost without a word.
    """
    session = db.session()
    if _is_writing(session):
        return False
    if session.new or session.dirty or session.deleted:
        raise RuntimeError(STRAY_WRITE)
    session.rollback()
    session.connection(execution_options={_WRITING: True})
    session.info[_WRITING_IN] = session.get_transaction()
    return True


def is_writing() -> bool:
    """Return whether the session is in a transaction that may write: what it reads may never come to pass."""
    return _is_writing(db.session())


def _is_writing(session: Session) -> bool:
    transaction = session.get_transaction()
    return transaction is not None and session.info.get(_WRITING_IN) is transaction


@event.listens_for(db.session, "before_flush")
def refuse_stray_write(session: Session, _context: Any, _instances: Any) -> None:
    """Refuse a write in a transaction that began as a read: another's change could be lost, or this one."""
    if not _is_writing(session):
        raise RuntimeError(STRAY_WRITE)


@event.listens_for(Engine, "connect")
def prepare_sqlite(connection: Any, _record: Any) -> None:
    """Set SQLite up for several processes: WAL, foreign keys, and transactions begun by us, not by the driver."""
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # NORMAL may lose the last commits when the power fails, after somebody was told "saved" and a head was printed
        # that the record then no longer has. FULL waits for the disk at each commit: a report took 2.8 ms instead of
        # 2.4, and twice as long while others kept the disk busy.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=30000")
        cursor.execute("PRAGMA secure_delete=ON")  # withheld words leave the file too
        cursor.close()


@event.listens_for(Engine, "begin")
def begin_transaction(connection: Connection) -> None:
    """Begin a transaction as a reader or as a writer.

    A reader sees one moment throughout, however many SELECTs it takes. A writer takes the write lock at once on SQLite
    (one that reads first and asks for the lock later can lose another's update, or fail); on PostgreSQL it waits for
    the head of the chain and then sees all that was committed before it.
    """
    writing = connection.get_execution_options().get(_WRITING, False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")
    else:
        from psycopg import IsolationLevel  # not loaded where nobody uses PostgreSQL

        driver: Any = connection.connection.driver_connection
        driver.isolation_level = IsolationLevel.READ_COMMITTED if writing else IsolationLevel.REPEATABLE_READ
