"""Compares runs over the cases they share: models, prompts, or commits, the first against each of the others.

A run is named as for `run`; a JSON report of a run scored earlier (`--report before.json`) stands for that run as it was.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.across import complete
from evals.reports import failing, is_wrong
from evals.reports.json_file import read_rows, read_summary
from evals.reports.terminal import progress
from evals.runs import open_run
from evals.scorers import Scorer, chosen
from evals.scoring import Row, score
from evals.statistics import Difference, Paired, compare, holm, numbered
from evals.summary import Figure, Summary, Tally
from followup_ai.errors import InputError

_CALLED_AT = 0.05


@dataclass(frozen=True)
class Scored:
    """A run with its cases by id and its figures."""

    name: str
    summary: Summary
    rows: dict[str, Row]


@dataclass(frozen=True)
class Change:
    """One measure in one of the other runs against the first: `p` is two-sided and adjusted for all measures and runs."""

    run: str
    scorer: Scorer
    difference: Difference
    p: float


@dataclass(frozen=True)
class Flip:
    """A case that fails in one of two runs and not in the other; `rules` are the rules and measures it is newly wrong in."""

    id: str
    before: Row
    after: Row
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """The first run against the others: changes, and for each other run the cases newly failing and newly passing."""

    runs: tuple[Scored, ...]
    scorers: tuple[Scorer, ...]
    changes: tuple[Change, ...]
    failing: dict[str, list[Flip]]
    passing: dict[str, list[Flip]]
    shared: dict[str, int]
    """Cases each other run shares with the first."""
    unlike: dict[str, int]
    """Cases that have a name in common and are not the same: the interview is another by now, or the moment of writing."""


def compare_runs(names: Sequence[str], workers: int | None = None) -> Comparison:
    """Scores the runs and compares them.

    Args:
        names: two or more; the first is what the others are held against.
        workers: see `evals.scoring.score`.

    Raises:
        InputError: a run cannot be scored, or shares no case with the first.
    """
    if len(names) < 2:
        raise InputError("One run cannot be compared; name two or more.")
    runs = tuple(_scored(name, workers) for name in names)
    first, *others = _distinct(runs)
    scorers = chosen(first.summary.suite)
    changes, newly_failing, newly_passing, shared, unlike = [], {}, {}, {}, {}
    for other in others:
        named = [id for id in first.rows if id in other.rows]
        ids = [id for id in named if _is_same(first.rows[id], other.rows[id])]
        if not ids:
            raise InputError(f"{first.name} and {other.name} share no case; compare runs of the same cases.")
        shared[other.name], unlike[other.name] = len(ids), len(named) - len(ids)
        changes += _changes(first, other, ids, scorers, len(others))
        newly_failing[other.name] = _flips(first, other, ids, scorers)
        newly_passing[other.name] = _flips(other, first, ids, scorers)
    adjusted = holm([change.difference.p for change in changes])
    final = tuple(dataclasses.replace(change, p=p) for change, p in zip(changes, adjusted, strict=True))
    return Comparison((first, *others), scorers, final, newly_failing, newly_passing, shared, unlike)


def _is_same(one: Row, other: Row) -> bool:
    """Whether two rows of one name are of the same case; an old report tells nothing but the digest of all of it."""
    told = "asked" if "asked" in one and "asked" in other else "digest"
    return bool(one[told] == other[told])


def _distinct(runs: Sequence[Scored]) -> list[Scored]:
    """The runs, with numbers after names that occur twice."""
    named: list[Scored] = []
    for run in runs:
        count = sum(other.name.partition(" #")[0] == run.name for other in named)
        named.append(dataclasses.replace(run, name=f"{run.name} #{count + 1}") if count else run)
    return named


def _scored(name: str, workers: int | None) -> Scored:
    if name.endswith(".json"):
        path = Path(name)
        told = read_summary(path)
        summary = Summary(**{**told, "figures": [Figure(**figure) for figure in told["figures"]]})
        return Scored(path.stem, summary, {row["id"]: row for row in read_rows(path)})
    run = open_run(name)
    scorers = chosen(run.suite)
    tally = Tally(scorers)
    with progress(run.name) as show:
        rows = {row["id"]: row for row in tally.through(complete(score(run, scorers, workers, show), scorers))}
    return Scored(run.name, tally.summary(run), rows)


def _changes(first: Scored, other: Scored, ids: Sequence[str], scorers: Sequence[Scorer], others: int) -> list[Change]:
    """What changed in one of so many others; what is detected is what is called among all their measures (two-sided, Holm)."""
    pairs_of: list[tuple[Scorer, Paired]] = []
    for one in scorers:
        pairs = [(first.rows[id]["values"].get(one.id), other.rows[id]["values"].get(one.id), first.rows[id]) for id in ids]
        both = [(a, b, row["cluster"]) for a, b, row in pairs if a is not None and b is not None]
        if not both:
            continue
        before, after, clusters = zip(*both, strict=True)
        paired = Paired(np.array(before), np.array(after), numbered(clusters), one.kind == "rate", one.better != "lower")
        pairs_of.append((one, paired))
    level = _CALLED_AT / 2 / max(1, len(pairs_of) * others)
    return [Change(other.name, one, compare(paired, level), 1.0) for one, paired in pairs_of]


def _flips(good: Scored, bad: Scored, ids: Sequence[str], scorers: Sequence[Scorer]) -> list[Flip]:
    """The cases that fail in `bad` and not in `good`."""
    flips = []
    for id in ids:
        one, other = good.rows[id], bad.rows[id]
        if (other["problem"] or failing(other, scorers)) and not (one["problem"] or failing(one, scorers)):
            wrong = [
                s.id for s in scorers if is_wrong(s, other["values"].get(s.id)) and not is_wrong(s, one["values"].get(s.id))
            ]
            flips.append(Flip(id, one, other, tuple(wrong)))
    return flips
