"""The report as JSON: {"cases": [a row a line], "summary": {…}}; `read_rows` streams it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.reports import failing
from evals.scorers._base import Scorer
from evals.scoring import Row, as_line
from evals.summary import Summary
from followup_ai.errors import InputError


class FileReport:
    """Writes the file as rows come.

    Args:
        path: of the file.
        scorers: in use.
    """

    def __init__(self, path: Path, scorers: Sequence[Scorer]) -> None:
        self._scorers = scorers
        self._file = path.open("w", encoding="utf-8", errors="surrogatepass")
        self._file.write('{"cases": [\n')
        self._comma = ""

    def take(self, row: Row) -> None:
        """Writes a case."""
        self._file.write(self._comma + as_line({**row, "failing": failing(row, self._scorers)})[:-1])
        self._comma = ",\n"

    def finish(self, summary: Summary) -> None:
        """Writes the summary."""
        self._file.write(f'\n],\n"summary": {json.dumps(summary.as_json(), ensure_ascii=False)}\n}}\n')
        self._file.close()


def read_rows(path: Path) -> Iterator[Row]:
    """The cases of a report, one after the other.

    Raises:
        InputError: it cannot be read, or is no such report.
    """
    for line in _lines(path):
        if line.startswith('{"id"'):
            yield _parsed(line.rstrip(",\n"), path)


def read_summary(path: Path) -> dict[str, Any]:
    """The summary of a report.

    Raises:
        InputError: it cannot be read, or is no such report.
    """
    for line in _lines(path):
        if line.startswith('"summary": '):
            return dict(_parsed(line[len('"summary": ') :], path))
    raise InputError(f"{path} holds no summary; score the run again.")


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8", errors="surrogatepass") as file:
            yield from file
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read ({error}); score the run again.") from None


def _parsed(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise InputError(f"{path} is no report of a scored run, or it is cut off; score the run again.") from None
