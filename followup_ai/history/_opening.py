"""Opens the database: where it is, who may read it, how it waits for others, and its way up to the newest revision."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, make_url, text

from followup_ai.errors import HistoryError
from followup_ai.history._tables import REVISION

WAIT_S = 15.0
"""Seconds one writer waits for another before it gives up."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def default_url() -> str:
    """The local file in the user's own data folder, as this system calls it."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('followup-ai', appauthor=False) / 'history.sqlite3'}"


def sqlite_file(url: str) -> Path | None:
    """The file a URL names; None where it is no SQLite URL.

    Raises:
        HistoryError: the URL cannot be read, or names a database that is in memory and would forget at once.
    """
    try:
        parsed = make_url(url)
    except exc.ArgumentError:
        raise HistoryError(
            f"FOLLOWUP_DATABASE_URL is {url[:60]!r}, which is no database URL; write one like sqlite:////home/me/history.sqlite3."
        ) from None
    if parsed.get_backend_name() != "sqlite":
        return None
    if parsed.database in (None, "", ":memory:") or str(parsed.database).startswith("file:"):
        raise HistoryError("FOLLOWUP_DATABASE_URL names no file, so all would be forgotten; write sqlite:/// and a path.")
    return Path(str(parsed.database)).expanduser()


def open_engine(url: str) -> Engine:
    """An engine on the newest revision.

    Args:
        url: any SQLAlchemy URL; a SQLite file is made where there is none, readable to its owner alone.

    Raises:
        HistoryError: it cannot be opened, holds something else, or was written by a newer program. Nothing is changed then.
    """
    file = sqlite_file(url)
    if file is not None:
        _prepare(file)
    engine = _engine(url, file)
    try:
        with troubles_told(engine), engine.connect() as connection:
            found = _revision(connection, str(file or engine.url.render_as_string(hide_password=True)))
        if found != REVISION:
            with writing(engine) as connection:
                _upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(url: str, file: Path | None) -> Engine:
    try:
        if file is None:
            return create_engine(url, pool_pre_ping=True)
        engine = create_engine(
            make_url(url).set(database=str(file)), connect_args={"timeout": WAIT_S}, pool_size=5, max_overflow=60
        )
    except ModuleNotFoundError as error:
        raise HistoryError(
            f"FOLLOWUP_DATABASE_URL needs the package {error.name}, which is not installed; install it, or use sqlite:///."
        ) from None
    except exc.SQLAlchemyError as error:
        raise HistoryError(
            f"FOLLOWUP_DATABASE_URL cannot be used ({type(error).__name__}); use sqlite:/// and a path."
        ) from None
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


# --- SQLite ----------------------------------------------------------------------------------------


def _set_up(connection: Any, _record: Any) -> None:
    """Every connection: transactions are begun by us, deleted content is overwritten, nothing spills into temporary files."""
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")  # a power cut, too, loses no word that was kept


def _begin(connection: Connection) -> None:
    # A transaction that will write asks for its turn at the start: asking later, after a read, would fail instead of waiting.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(file: Path) -> None:
    """Makes the file where there is none, and looks at one there is without touching it.

    Raises:
        HistoryError: the file cannot be made or read, or is not ours.
    """
    try:
        if file.is_dir():
            raise HistoryError(f"{file} is a folder; set FOLLOWUP_DATABASE_URL to a file in it.")
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        elif file.stat().st_size:
            _look_at(file)
        os.chmod(file, 0o600)
        _log_ahead(file)
    except OSError as error:
        raise HistoryError(
            f"{file} cannot be opened ({error.strerror}); check the folder, or set FOLLOWUP_DATABASE_URL to another file."
        ) from None
    except sqlite3.Error as error:
        raise HistoryError(f"{file} cannot be opened ({error}); set FOLLOWUP_DATABASE_URL to another file.") from None


def _log_ahead(file: Path) -> None:
    """Makes the file one that is read while it is written.

    SQLite itself refuses this at once where another program is about to write, which is so when both start on an empty file.
    """
    end = time.monotonic() + WAIT_S
    with closing(sqlite3.connect(file, timeout=WAIT_S, isolation_level=None)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
            time.sleep(0.02)


def _look_at(file: Path) -> None:
    """Refuses a file that is not ours or is newer than this program, read-only, so that not a byte of it changes."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)) as connection:
            tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            ours = "alembic_version" in tables
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if ours else None
    except sqlite3.DatabaseError as error:
        raise HistoryError(
            f"{file} cannot be read as a database ({error}); set FOLLOWUP_DATABASE_URL to another file and keep this one."
        ) from None
    _check_revision(str(row[0]) if row else None, bool(tables), str(file))


# --- revisions ---------------------------------------------------------------------------------------


def _revision(connection: Connection, name: str) -> str | None:
    """The revision a database is on; None for an empty one."""
    tables = inspect(connection).get_table_names()
    found = None
    if "alembic_version" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    _check_revision(found, bool(tables) and connection.dialect.name == "sqlite", name)
    return found


def _check_revision(found: str | None, inhabited: bool, name: str) -> None:
    if found is None and inhabited:
        raise HistoryError(
            f"{name} holds something else, not this program's history; set FOLLOWUP_DATABASE_URL to another file."
        )
    if found is not None and found not in known_revisions():
        raise HistoryError(
            f"{name} was written by a newer followup-ai (revision {found[:20]}, this one knows {REVISION}) and was left as it "
            "is; bring the program up to date, or set FOLLOWUP_DATABASE_URL to another file."
        )


def known_revisions() -> tuple[str, ...]:
    """Every revision there has been, the oldest first; told from the files' names, without Alembic."""
    return tuple(sorted(path.name[1:5] for path in (_MIGRATIONS / "versions").glob("r[0-9][0-9][0-9][0-9]_*.py")))


def _upgrade(connection: Connection) -> None:
    """Runs every revision that is missing, all of them or none; another process may have been quicker."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


# --- transactions ------------------------------------------------------------------------------------


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one state of the database.

    Raises:
        HistoryError: the database does not answer.
    """
    with troubles_told(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: done as a whole when it ends, or not at all.

    Raises:
        HistoryError: the database cannot be written.
    """
    with (
        _in_turn(engine),
        troubles_told(engine),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


_TURN = threading.Lock()


@contextmanager
def _in_turn(engine: Engine) -> Iterator[None]:
    """Lets the writers of this process follow each other.

    SQLite has whoever finds another writing sleep for ever longer, and then takes whoever wakes first: of twenty who write at
    once some would wait many times as long as all of the writing takes.
    """
    mine = engine.dialect.name == "sqlite" and _TURN.acquire(timeout=WAIT_S)
    try:
        yield
    finally:
        if mine:
            _TURN.release()


@contextmanager
def troubles_told(engine: Engine) -> Iterator[None]:
    """Turns what the database says went wrong into a sentence, without the text that was to be kept.

    Raises:
        HistoryError: in place of SQLAlchemy's errors.
    """
    try:
        yield
    except exc.DBAPIError as error:
        where = engine.url.render_as_string(hide_password=True)
        reason = " ".join(str(error.orig).split())[:120]
        advice = "another program is writing to it; try again" if "locked" in reason else "check the disk and the file"
        raise HistoryError(f"The history at {where} does not answer ({reason}); {advice}.") from None
    except exc.SQLAlchemyError as error:
        raise HistoryError(f"The history does not answer ({type(error).__name__}); try again.") from None
