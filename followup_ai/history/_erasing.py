"""Deletes so that nothing can be read back from the file's bytes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, delete

from followup_ai.errors import HistoryError
from followup_ai.history._opening import troubles_told
from followup_ai.history._tables import interviews, preferences, sent, versions


def delete_rows(connection: Connection, interview_id: str | None = None) -> None:
    """Deletes one interview's rows, or every row where the id is None; inside the caller's transaction."""
    for table in (sent, versions):
        rows = delete(table)
        connection.execute(rows.where(table.c.interview_id == interview_id) if interview_id else rows)
    rows = delete(interviews)
    connection.execute(rows.where(interviews.c.id == interview_id) if interview_id else rows)
    if interview_id is None:
        connection.execute(delete(preferences))


def erase_traces(engine: Engine) -> None:
    """Rewrites a SQLite file without what was deleted and empties its write-ahead log; other databases see to it themselves.

    Raises:
        HistoryError: another program kept reading, so that the log, with what was deleted, is still there.
    """
    if engine.dialect.name != "sqlite":
        return
    with troubles_told(engine), engine.connect() as connection:
        # Neither may run inside a transaction, and SQLAlchemy begins one for every statement of its own.
        raw: Any = connection.connection.driver_connection
        raw.execute("VACUUM")
        busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()  # waits for readers as long as a writer would
        if busy:
            raise HistoryError(
                "It is deleted, but another program was reading the history and its log still holds traces; "
                "close other windows of the program and delete again."
            )
