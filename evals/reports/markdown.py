"""The report as Markdown, for the summary of a CI job: what decides, then what else is not as it should be, then examples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from evals.reports import failing, written
from evals.scorers._base import Scorer
from evals.scoring import Row
from evals.summary import Figure, Summary

_EXAMPLES = 10


class FileReport:
    """Keeps a few failing cases, and writes the file at the end.

    Args:
        path: of the file.
        scorers: in use.
    """

    def __init__(self, path: Path, scorers: Sequence[Scorer]) -> None:
        self._path, self._scorers = path, scorers
        self._examples: list[tuple[Row, list[str]]] = []
        self._failing = 0

    def take(self, row: Row) -> None:
        """Keeps the case, if it fails and few were kept."""
        wrong = failing(row, self._scorers)
        if wrong or row["problem"]:
            self._failing += 1
            if len(self._examples) < _EXAMPLES:
                self._examples.append((row, wrong))

    def finish(self, summary: Summary) -> None:
        """Writes the file."""
        self._path.write_text("\n".join(self._lines(summary)) + "\n", encoding="utf-8", errors="replace")

    def _lines(self, summary: Summary) -> list[str]:
        model = f", model {plain(summary.model)}" if summary.model else ""
        lines = [
            f"### {plain(summary.run)}: {summary.cases - self._failing:,} of {summary.cases:,} cases pass",
            "",
            f"Suite {plain(summary.suite)}{model}. {plain(summary.note)} {summary.kept_told}".strip(),
            "",
            *table(summary.figures),
        ]
        for row, wrong in self._examples:
            told = "; ".join(f"{name}: {row['whys'].get(name, '')}".rstrip(": ") for name in wrong)
            said = row["problem"] or told
            lines += [
                "",
                f"<details><summary>{plain(row['id'])}: {plain(said)}</summary>",
                "",
                *fenced(row["text"]),
                "",
                "</details>",
            ]
        if self._failing > len(self._examples):
            lines += ["", f"… and {self._failing - len(self._examples):,} more."]
        return lines


def table(figures: Sequence[Figure]) -> list[str]:
    """The figures as a table: the headline ones, and those rates that are not all as they should be."""
    rows = ["| measure | cases | value | 95 % interval |", "| --- | ---: | ---: | --- |"]
    for one in figures:
        if one.headline or one.kind == "number" or (one.mean != (1.0 if one.better == "higher" else 0.0)):
            name = f"**{one.scorer}**" if one.headline else one.scorer
            low, high = (written(end, one.kind, one.unit) for end in (one.low, one.high))
            rows.append(f"| {name} | {one.n:,} | {written(one.mean, one.kind, one.unit)} | {low} to {high} |")
    return rows


def plain(text: str) -> str:
    """Text as Markdown shows it letter for letter, on one line."""
    line = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>#|!~&])", r"\\\1", line)


def fenced(text: str) -> list[str]:
    """Text in a fence longer than any within it."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    return ["`" * (longest + 1) + "text", text, "`" * (longest + 1)]
