"""What earlier scorings found, kept on the disk: a case of which nothing changed is not scored again.

A row is kept under a digest of all it depends on: the case and what was recorded of it, how it is played, the scorers, and
the product's and these evals' own code, word lists and prompts. So a changed reply is scored anew, and after a change of a
rule every one is; never is a row found that would come out otherwise today. The folder may be deleted at any time. Where it
cannot be used, or is damaged, scoring goes on without it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.runs import Run, Waiting
from evals.scorers._base import Scorer
from evals.versions import judging_version

FOLDER = Path(".evals_cache")
"""Where rows are kept, in the working directory as pytest, mypy and ruff do."""
MOST = 256_000_000
"""Bytes that are kept, of about 2,000 a row; those that no scoring used for longest go first."""
_AT_ONCE = 500
"""So many rows are written together."""
_PATIENCE = 2.0
"""Seconds another process is waited for."""
_DAY = 86_400


def earlier_of(run: Run, scorers: Sequence[Scorer], folder: Path = FOLDER) -> Earlier | None:
    """What earlier scorings found of a run; None where more decides than can be known here, as with a model asked now.

    Args:
        run: what is scored.
        scorers: those of `evals/scorers`; what somebody's own depend on is not known here.
        folder: where rows are kept; made where it is missing.
    """
    if run.played_by is None:
        return None
    return Earlier([judging_version(), run.suite, run.played_by, [one.id for one in scorers]], folder)


class Earlier:
    """Rows of earlier scorings, by what they depend on.

    Args:
        about: what all of them depend on, as JSON writes it.
        folder: where they are kept.

    `found` is how many were. Several processes may use a folder; a process that is forked begins with `close`d files.
    """

    def __init__(self, about: Any, folder: Path = FOLDER) -> None:
        self.found = 0
        self._about = hashlib.sha256(json.dumps(about).encode()).digest()
        self._file = folder / "rows.sqlite3"
        self._database: sqlite3.Connection | None = None
        self._usable = True
        self._new: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes, int]] = []
        self._today = int(time.time()) // _DAY

    def key(self, one: Waiting) -> bytes:
        """The digest of all that the row of a case depends on."""
        calls = [[call.request, list(call.messages), call.reply, call.error] for call in one.calls]
        told = json.dumps([one.case.id, one.case.digest, calls], sort_keys=True)
        return hashlib.blake2b(told.encode(), key=self._about, digest_size=20).digest()

    def row(self, key: bytes) -> dict[str, Any] | None:
        """The row of a key; None where none is kept, or what is kept is damaged."""
        try:
            database = self._open()
            found = database.execute("SELECT row FROM rows WHERE key = ?", (key,)).fetchall() if database else ()
        except sqlite3.Error as error:
            self._do_without(error)
            return None
        try:
            row = json.loads(zlib.decompress(found[0][0]).decode("utf-8", "surrogatepass")) if found else None
        except (zlib.error, ValueError, TypeError):  # of other bytes than were written
            return None
        return row if isinstance(row, dict) else None

    def take(self, key: bytes, row: dict[str, Any], found: bool) -> None:
        """Notes a row that was scored now, or `found`."""
        if found:
            self.found += 1
            self._used.append((self._today, key, self._today))
        else:
            told = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
            self._new.append((key, self._today, zlib.compress(told, 1)))
        if len(self._new) + len(self._used) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Writes what was noted, and lets go of the files; they are opened again when they are needed."""
        self._write()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _write(self) -> None:
        new, used = self._new, self._used
        self._new, self._used = [], []
        try:
            database = self._open() if new or used else None
            if database is None:
                return
            with database:
                database.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", new)
                database.executemany("UPDATE rows SET day = ? WHERE key = ? AND day != ?", used)
            while _bytes_in(database) > MOST:
                with database:
                    database.execute(_FORGET)
        except sqlite3.Error as error:
            self._do_without(error)

    def _open(self) -> sqlite3.Connection | None:
        if self._database is None and self._usable:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                if not (ignored := self._file.with_name(".gitignore")).exists():
                    ignored.write_text("*\n", encoding="utf-8")
                self._database = sqlite3.connect(self._file, timeout=_PATIENCE)
                self._database.execute("PRAGMA synchronous = OFF")  # after a power cut it may be damaged, and is made anew
                self._database.execute(_TABLE)
            except (OSError, sqlite3.Error) as error:
                self._do_without(error)
        return self._database

    def _do_without(self, error: Exception) -> None:
        """Ends all use of the files in this process; damaged ones are made anew by the next."""
        self._usable, self._database = False, None
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._file.unlink(missing_ok=True)


_TABLE = "CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, day INTEGER, row BLOB) WITHOUT ROWID"
_FORGET = "DELETE FROM rows WHERE key IN (SELECT key FROM rows ORDER BY day LIMIT (SELECT max(1, count(*) / 4) FROM rows))"


def _bytes_in(database: sqlite3.Connection) -> int:
    """What the rows take; pages that are free are used again before the file grows."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)
