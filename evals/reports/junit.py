"""The report as JUnit XML: a test a case, failed where the case is on the wrong side of a measure that decides."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from evals.reports import failing
from evals.scorers._base import Scorer
from evals.scoring import Row
from evals.summary import Summary

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters XML 1.0 cannot hold."""


class FileReport:
    """Writes the file as rows come.

    Args:
        path: of the file.
        scorers: in use.
    """

    def __init__(self, path: Path, scorers: Sequence[Scorer]) -> None:
        self._path, self._scorers = path, scorers
        self._body = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by finish
        self._tests = self._failures = self._errors = 0

    def take(self, row: Row) -> None:
        """Writes a case."""
        self._tests += 1
        seconds = sum(attempt["seconds"] for attempt in row["attempts"])
        name, group = (quoteattr(_clean(text)) for text in (row["id"], f"{row['format']}.{row['purpose']}"))
        head = f"  <testcase classname={group} name={name} time={quoteattr(f'{seconds:.4f}')}"
        if row["problem"]:
            self._errors += 1
            inner = f"<error message={quoteattr(_clean(row['problem']))}/>"
        elif wrong := failing(row, self._scorers):
            self._failures += 1
            said = "; ".join(f"{name}: {row['whys'].get(name, '')}".rstrip(": ") for name in wrong)
            inner = f"<failure message={quoteattr(_clean(said))}>{escape(_clean(row['text']))}</failure>"
        else:
            self._body.write(f"{head}/>\n")
            return
        self._body.write(f"{head}>{inner}</testcase>\n")

    def finish(self, summary: Summary) -> None:
        """Writes the file."""
        counts = f'tests="{self._tests}" failures="{self._failures}" errors="{self._errors}"'
        with self._path.open("w", encoding="utf-8") as file, self._body:
            file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n')
            file.write(f"<testsuite name={quoteattr(_clean(summary.run))} timestamp={quoteattr(summary.when)} {counts}>\n")
            self._body.seek(0)
            shutil.copyfileobj(self._body, file)
            file.write("</testsuite>\n</testsuites>\n")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
