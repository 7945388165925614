"""Scorers that compare cases with one another, worked out when every case is known, on the disk rather than in memory."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from evals.scorers._base import Scorer
from evals.scoring import Row, as_line

_IN_MEMORY = 2_000
"""So many rows, some 20 MB, wait in memory; only what comes after them is written out and read again."""


def complete(rows: Iterable[Row], scorers: Sequence[Scorer]) -> Iterator[Row]:
    """Rows with the values of scorers that look across cases; a second pass, where there is such a scorer.

    Args:
        rows: as `evals.scoring.score` gives them.
        scorers: those in use.

    Raises:
        InputError: `rows` does.
    """
    looking = [one for one in scorers if one.across is not None]
    if not looking:
        yield from rows
        return
    with tempfile.TemporaryDirectory(prefix="evals-") as folder, Shared(Path(folder) / "held.sqlite3") as shared:
        path = Path(folder) / "rows.jsonl"
        first: list[Row] = []
        with path.open("w", encoding="utf-8") as file:
            for row in rows:
                for name, held in row.get("held", {}).items():
                    shared.hold(name, row, held)
                if len(first) < _IN_MEMORY:
                    first.append(row)
                else:
                    file.write(as_line(row))
        shared.done()
        with path.open(encoding="utf-8") as file:
            for row in itertools.chain(_emptied(first), map(json.loads, file)):
                for name, held in row.pop("held", {}).items():
                    row["values"][name] = shared.share(name, row, held)
                yield row


def _emptied(rows: list[Row]) -> Iterator[Row]:
    """The rows, each let go as it is taken."""
    rows.reverse()
    while rows:
        yield rows.pop()


class Shared:
    """Which things occur in cases of more than one interview, by kind of case; a context manager.

    Args:
        path: of a database that may be thrown away.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)

    def __enter__(self) -> Shared:
        for row in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8000"):
            self._database.execute(f"PRAGMA {row}")
        self._database.execute("CREATE TABLE held (thing BLOB PRIMARY KEY, cluster BLOB, shared INTEGER) WITHOUT ROWID")
        self._database.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def hold(self, scorer: str, row: Row, held: Iterable[tuple[str, float]]) -> None:
        """Notes what a case holds."""
        cluster = _digest(row["cluster"])
        self._database.executemany(
            "INSERT INTO held VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET shared = shared OR cluster != excluded.cluster",
            [(_thing(scorer, row, thing), cluster) for thing, _ in held],
        )

    def done(self) -> None:
        """Ends the first pass."""
        self._database.execute("COMMIT")

    def share(self, scorer: str, row: Row, held: Sequence[tuple[str, float]]) -> float | None:
        """The share of weight of a case's things that a case of another interview holds too; None where it holds nothing."""
        total = sum(weight for _, weight in held)
        if not total:
            return None
        common = sum(weight for thing, weight in held if self._is_shared(_thing(scorer, row, thing)))
        return round(common / total, 6)

    def _is_shared(self, thing: bytes) -> bool:
        found = self._database.execute("SELECT shared FROM held WHERE thing = ?", (thing,)).fetchone()
        return bool(found and found[0])


def _thing(scorer: str, row: Mapping[str, object], thing: str) -> bytes:
    return _digest(f"{scorer}|{row['format']}|{row['purpose']}|{row['seed']}|{thing}")


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
