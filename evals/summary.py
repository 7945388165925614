"""What a run amounts to: for every scorer a figure with its interval, over all cases and by format and purpose."""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from evals import intervals
from evals.runs import Run
from evals.scorers._base import Better, Kind, Scorer
from evals.scoring import Row


@dataclass(frozen=True)
class Figure:
    """One scorer over the cases of a run.

    Args:
        scorer, about, better, kind, unit, headline: as of the scorer.
        n: cases it applies to; `not_applicable` those it does not.
        clusters: interviews among them.
        mean, low, high: with the ends of the 95 % interval: Wilson's of a rate, Student's of a number.
        error: the standard error, clustered by interview; None where there is one interview only.
        design: by how much clustering widens the variance.
        least, most: the ends of the values.
    """

    scorer: str
    about: str
    better: Better
    kind: Kind
    unit: str
    headline: bool
    n: int
    not_applicable: int
    clusters: int
    mean: float
    low: float
    high: float
    error: float | None
    design: float
    least: float
    most: float


@dataclass
class _Column:
    """What is kept of a scorer's values while rows pass by; grows with the interviews, not with the cases."""

    clusters: dict[str, list[float]] = field(default_factory=dict)
    cells: dict[str, list[float]] = field(default_factory=dict)
    squares: float = 0.0
    missing: int = 0
    least: float = float("inf")
    most: float = float("-inf")

    def add(self, value: float, cluster: str, cell: str) -> None:
        for sums, key in ((self.clusters, cluster), (self.cells, cell)):
            kept = sums.setdefault(key, [0.0, 0.0])
            kept[0] += 1
            kept[1] += value
        self.squares += value * value
        if value < self.least:  # min() and max() take three times as long
            self.least = value
        if value > self.most:
            self.most = value


@dataclass
class Summary:
    """A run's figures; `cells` holds scorer → "format purpose" → (cases, mean); `kept` cases were scored earlier."""

    run: str
    suite: str
    model: str
    note: str
    cases: int
    problems: int
    figures: list[Figure]
    cells: dict[str, dict[str, tuple[int, float]]]
    rules: str
    when: str
    kept: int = 0

    def figure(self, scorer: str) -> Figure | None:
        """The figure of a scorer, if it applied to any case."""
        return next((figure for figure in self.figures if figure.scorer == scorer), None)

    @property
    def kept_told(self) -> str:
        """How many cases were scored earlier, in a sentence; empty where none was."""
        return f"{self.kept:,} of {self.cases:,} cases kept from an earlier scoring." if self.kept else ""

    def as_json(self) -> dict[str, Any]:
        """For a report."""
        return asdict(self)


class Tally:
    """Adds up rows as they pass by.

    Args:
        scorers: those whose values the rows hold.
    """

    def __init__(self, scorers: Sequence[Scorer]) -> None:
        self._scorers = {one.id: one for one in scorers}
        self._columns: dict[str, _Column] = defaultdict(_Column)
        self._cases = self._problems = 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, counted as they go by."""
        for row in rows:
            self.add(row)
            yield row

    def add(self, row: Row) -> None:
        """Counts one case."""
        self._cases += 1
        self._problems += bool(row["problem"])
        cell = f"{row['format']} {row['purpose']}"
        for name, value in row["values"].items():
            column = self._columns[name]
            if value is None:
                column.missing += 1
            else:
                column.add(value, row["cluster"], cell)

    def summary(self, run: Run, kept: int = 0) -> Summary:
        """What it comes to, where `kept` of the cases were scored earlier."""
        figures = [_figure(one, self._columns[one.id]) for one in self._scorers.values() if self._columns[one.id].clusters]
        return Summary(
            run=run.name,
            suite=run.suite,
            model=run.model,
            note=run.note,
            cases=self._cases,
            problems=self._problems,
            figures=figures,
            cells={f.scorer: _means(self._columns[f.scorer].cells) for f in figures},
            rules=_rules(),
            when=f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
            kept=kept,
        )


def _means(cells: Mapping[str, list[float]]) -> dict[str, tuple[int, float]]:
    return {cell: (int(n), total / n) for cell, (n, total) in sorted(cells.items())}


def _rules() -> str:
    """The version of the rules, where any was asked."""
    if "followup_ai.rules" not in sys.modules:
        return ""
    from followup_ai.rules import rule_set_version

    return rule_set_version()


def _figure(one: Scorer, column: _Column) -> Figure:
    clusters: dict[str, tuple[int, float]] = {key: (int(n), total) for key, (n, total) in column.clusters.items()}
    found = intervals.rate(clusters) if one.kind == "rate" else intervals.number(clusters, column.squares)
    return Figure(
        scorer=one.id,
        about=one.about,
        better=one.better,
        kind=one.kind,
        unit=one.unit,
        headline=one.headline,
        n=found.n,
        not_applicable=column.missing,
        clusters=found.clusters,
        mean=found.mean,
        low=found.low,
        high=found.high,
        error=None if found.error != found.error else found.error,
        design=found.design,
        least=column.least,
        most=column.most,
    )
