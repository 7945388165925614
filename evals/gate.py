"""The gate: is anything worse than the baseline, and is that more than noise?

Each measure is compared case by case with its baseline and ends in one of three ways:

    regressed      it got worse by more than chance explains, and perhaps by more than its margin
    pass           whatever the truth, it is not worse by more than its margin
    inconclusive   neither can be said: too few cases, or too noisy ones

Where no case got worse, nothing speaks for a worsening, and replays of an unchanged product are the same to the letter; what
is left open is only what further cases would have shown. So such a measure passes if its cases rule out a worsening by
`UNCHANGED` margins (of a rate with a margin of three points: by fifteen, which takes 23 independent cases). Five cases
cannot tell even then. Measures that do not decide pass without a worse case, however few they are. A case that had a value
and has none any more is not compared; where those are too many, a measure cannot pass, for they may be the very ones that
got worse.

The chance of any false "regressed" in one call is at most 5 %: 4 % are spent on the headline measures and 1 % on all others,
within each by Holm's method. "Whatever the truth" is a one-sided bound of 97.5 %. The gate ends regressed if any measure
does; else inconclusive if a headline measure is; else it passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from evals.across import complete
from evals.baseline import BASELINE, Baseline, Known, blessing
from evals.cases import Case
from evals.earlier import earlier_of
from evals.intervals import rate
from evals.runs import Run, open_run
from evals.scorers import Scorer, chosen
from evals.scoring import Row, score
from evals.statistics import Difference, Paired, compare, holm, numbered
from followup_ai.errors import InputError

Ending = Literal["pass", "regressed", "inconclusive"]
STATUS: Mapping[Ending, int] = {"pass": 0, "regressed": 1, "inconclusive": 3}
"""What the process ends with."""
GATED = ("rules", "mutants", "timing", "offline-composer", "safety-offline-composer", "hand-written")
"""The repository's own runs, which the gate always looks at."""
THOUSANDS = ("rules", "mutants")
"""Runs of so many cases that a spread of them finds a rule that got much worse, in a fraction of the time."""
HEADLINE_ALPHA, OTHER_ALPHA = 0.04, 0.01
BELIEVED = 0.75
"""What a model-judge's agreement with labels must exceed, at the lower end of its 95 % interval; and what always giving the
commoner answer would get."""
LOST = 0.05
"""The share of cases that may lose their value before a number cannot pass; of a rate it is the margin, which they would use up
if all of them had got worse."""
UNCHANGED = 5.0
"""How many margins a measure must rule out to pass where no case got worse."""


@dataclass(frozen=True)
class Measure:
    """A scorer's values on the cases that a run and its baseline share; `lost` cases more had a value in the baseline alone."""

    run: str
    scorer: Scorer
    ids: tuple[str, ...]
    pairs: Paired
    lost: int = 0


@dataclass(frozen=True)
class Finding:
    """What the gate says of one measure.

    `p` is adjusted for the number of measures. `worse` and `better` are ids of cases. `why` is a sentence.
    """

    run: str
    scorer: str
    headline: bool
    ending: Ending
    why: str
    difference: Difference | None = None
    p: float = 1.0
    margin: float | None = None
    worse: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    ignored: bool = False


@dataclass(frozen=True)
class Verdict:
    """How the gate ended, and on what grounds."""

    ending: Ending
    findings: tuple[Finding, ...]
    kept: int = 0
    """Cases that an earlier scoring had scored."""

    @property
    def status(self) -> int:
        """The exit status."""
        return STATUS[self.ending]


def decide(measures: Sequence[Measure]) -> list[Finding]:
    """What is to be said of measures that have a baseline, all of them together."""
    findings: dict[int, Finding] = {}
    for headline, alpha in ((True, HEADLINE_ALPHA), (False, OTHER_ALPHA)):
        mine = [at for at, measure in enumerate(measures) if measure.scorer.headline is headline]
        found = [compare(measures[at].pairs, alpha / len(mine)) for at in mine]  # what is detected is what is called here
        for at, difference, p in zip(mine, found, holm([d.p_worse for d in found]), strict=True):
            # so that 5 % is the line for every measure
            findings[at] = _finding(measures[at], difference, min(1.0, p * 0.05 / alpha))
    return [findings[at] for at in range(len(measures))]


def _finding(measure: Measure, difference: Difference, p: float) -> Finding:
    margin = measure.scorer.margin or 0.0
    gain = measure.pairs.after - measure.pairs.before
    gain = gain if measure.pairs.higher_is_better else -gain
    worse = tuple(measure.ids[at] for at in np.flatnonzero(gain < 0))
    better = tuple(measure.ids[at] for at in np.flatnonzero(gain > 0))
    ending: Ending
    unchanged = "the same on every case" if not better else "no case got worse"
    if p > 0.05 and measure.lost > (margin if measure.scorer.kind == "rate" else LOST) * (measure.lost + difference.n):
        ending, why = "inconclusive", f"{measure.lost} cases that had a value have none now; bless it if they need none"
    elif not worse and (not measure.scorer.headline or difference.floor >= -margin * UNCHANGED):
        ending, why = "pass", unchanged
    elif not worse:
        ending, why = "inconclusive", f"{unchanged}, but so few ({difference.n}) cannot tell"
    elif difference.floor >= -margin:
        ending, why = "pass", f"not worse by more than {margin:g}"
    elif p <= 0.05:
        ending, why = "regressed", f"worse on {len(worse)} cases, better on {len(better)} ({difference.method}, p {p:.2g})"
    else:
        ending = "inconclusive"
        why = f"it may be worse by {-difference.floor:.2g} where {margin:g} is the margin, and {difference.n} cases cannot tell"
    return Finding(measure.run, measure.scorer.id, measure.scorer.headline, ending, why, difference, p, margin, worse, better)


def ending_of(findings: Iterable[Finding]) -> Ending:
    """How the gate ends on these findings."""
    findings = list(findings)
    if any(f.ending == "regressed" for f in findings):
        return "regressed"
    return "inconclusive" if any(f.ending == "inconclusive" and f.headline for f in findings) else "pass"


# --- runs against the baseline ---------------------------------------------------------------------------


def measures_of(
    run: str, rows: Sequence[Row], scorers: Sequence[Scorer], known: Mapping[str, Known]
) -> tuple[list[Measure], list[Finding]]:
    """A run's measures that have a baseline, and what is to be said of those that cannot be compared."""
    measures, findings = [], []
    for one in scorers:
        if one.margin is None or one.better == "neither":
            continue
        if one.believed_by and (doubt := doubted(one, rows)):
            findings.append(Finding(run, one.id, False, "pass", f"ignored: {doubt}", ignored=True))
            continue
        before = known.get(one.id)
        shared = [
            (row["id"], before.values[row["id"]][1], row["values"][one.id], row["cluster"])
            for row in rows
            if before and row["values"].get(one.id) is not None and before.values.get(row["id"], ("",))[0] == row["digest"]
        ]
        if not shared:
            findings += _uncompared(run, one, rows, before)
            continue
        ids, was, now, clusters = zip(*shared, strict=True)
        pairs = Paired(np.array(was), np.array(now), numbered(clusters), one.kind == "rate", one.better == "higher")
        measures.append(Measure(run, one, tuple(ids), pairs, _lost(one, rows, before)))
    gone = set(known) - {one.id for one in scorers}
    findings += [Finding(run, id, False, "regressed", "it is in the baseline and no longer scored") for id in sorted(gone)]
    return measures, findings


def _lost(one: Scorer, rows: Sequence[Row], before: Known | None) -> int:
    """How many cases are as they were, had a value, and have none any more."""
    was = before.values if before else {}
    return sum(row["values"].get(one.id) is None and was.get(row["id"], ("",))[0] == row["digest"] for row in rows)


def doubted(one: Scorer, rows: Sequence[Row]) -> str:
    """Why a model-judge's scorer is not believed, in a sentence; empty where it is.

    Args:
        one: a scorer with `believed_by`.
        rows: of a run that holds labelled cases too.
    """
    clusters: dict[str, tuple[int, float]] = {}
    for row in rows:
        if (agrees := row["values"].get(one.believed_by)) is not None:
            count, total = clusters.get(row["cluster"], (0, 0.0))
            clusters[row["cluster"]] = count + 1, total + agrees
    if not clusters:
        return "the judge was never held against labels"
    labels = [label for row in rows if (label := row["values"].get(f"{one.id}:label")) is not None]
    yes = sum(labels) / len(labels) if labels else 0.5
    level, found = max(BELIEVED, yes, 1 - yes), rate(clusters)
    if found.low > level:
        return ""
    return (
        f"the judge agrees with {found.mean:.0%} of {found.n} labels, at least {found.low:.0%}, and is believed from "
        f"more than {level:.0%} on"
    )


def _uncompared(run: str, one: Scorer, rows: Sequence[Row], before: Known | None) -> list[Finding]:
    if not any(row["values"].get(one.id) is not None for row in rows) and before is None:
        return []
    if lost := _lost(one, rows, before):
        return [Finding(run, one.id, one.headline, "regressed", f"{lost} cases had a value, and none has one now")]
    why = "it has no baseline yet; bless it" if before is None else "no case is as it was when the baseline was made; bless it"
    return [Finding(run, one.id, one.headline, "inconclusive", why)]


def gated_runs(path: Path = BASELINE) -> tuple[str, ...]:
    """The runs the gate looks at where none is named: the repository's own, and every other that was blessed.

    Raises:
        InputError: the baseline cannot be read.
    """
    blessed = Baseline.read(path).runs() if path.exists() else ()
    return (*GATED, *(name for name in blessed if name not in GATED))


def gate(
    names: Sequence[str] = GATED, path: Path = BASELINE, workers: int | None = None, every: int = 1, cache: bool = False
) -> tuple[Verdict, dict[str, list[Row]]]:
    """Compares runs with the baseline.

    Args:
        names: of the runs.
        path: the baseline.
        workers: see `evals.scoring.score`.
        every: of the `THOUSANDS`, only each so-manieth case is judged; all other runs are whole.
        cache: whether cases are not scored again of which nothing changed since an earlier scoring.

    Returns:
        the verdict, and the scored cases of each run.

    Raises:
        InputError: there is no baseline, or a run cannot be scored.
    """
    baseline = Baseline.read(path)
    measures: list[Measure] = []
    findings: list[Finding] = []
    scored: dict[str, list[Row]] = {}
    kept = 0
    for name in names:
        scored[name], scorers, found = scored_now(name, workers, every, cache)
        kept += found
        known = baseline.measures(name)
        if not known:
            findings.append(Finding(name, "*", True, "inconclusive", f"{path.name} has no run {name}; bless it"))
            continue
        mine, apart = measures_of(name, scored[name], scorers, known)
        measures += mine
        findings += apart
    findings = [*decide(measures), *findings]
    return Verdict(ending_of(findings), tuple(findings), kept), scored


def scored_now(
    name: str, workers: int | None = None, every: int = 1, cache: bool = False
) -> tuple[list[Row], tuple[Scorer, ...], int]:
    """A run's scored cases as the product is today, its scorers, and how many cases an earlier scoring had scored.

    Of the `THOUSANDS`, each `every`th case. A recording of the composer that is stale is not refused here: the composer
    needs no network, so the same cases are played again, which is what a changed prompt or composer must be measured by.
    """
    run = open_run(name, options={"every": every} if name in THOUSANDS else None)
    scorers = chosen(run.suite)
    try:
        return _scored(composed_anew(run) or run, scorers, workers, cache)
    except InputError:
        again = composed_anew(run, whatever=True)
        if again is None:
            raise
        return _scored(again, scorers, workers, cache)


def _scored(
    run: Run, scorers: tuple[Scorer, ...], workers: int | None, cache: bool
) -> tuple[list[Row], tuple[Scorer, ...], int]:
    earlier = earlier_of(run, scorers) if cache else None
    rows = list(complete(score(run, scorers, workers, earlier=earlier), scorers))
    return rows, scorers, earlier.found if earlier else 0


def composed_anew(run: Run, whatever: bool = False) -> Run | None:
    """The cases of a recording of the composer, to be played now; None where the recording will do or is of another model.

    Args:
        run: any run.
        whatever: play it even if prompts and composer are those it was recorded with.
    """
    from evals.played import Played
    from evals.recordings import read_recording
    from evals.runs import Recording
    from evals.versions import versions
    from followup_ai.settings import OFFLINE_MODEL

    if not isinstance(run, Recording) or run.model != OFFLINE_MODEL or run.as_recorded:
        return None
    if not whatever and dict(run.manifest.version) == versions(OFFLINE_MODEL):
        return None
    cases: list[Case] = [recorded.case for recorded in read_recording(run.folder)]
    return Played(run.suite, run.model, asked=run.manifest.asked, given=cases)


def bless(
    names: Sequence[str], why: str, who: str = "", only: Sequence[str] = (), path: Path = BASELINE, workers: int | None = None
) -> dict[str, list[str]]:
    """Makes what runs score now their baseline.

    Args:
        names: of the runs.
        why: a sentence for whoever reads the history.
        who: asked for it.
        only: ids of the measures that move; all where it is empty.
        path: of the baseline; made where it is missing.
        workers: see `evals.scoring.score`.

    Returns:
        run → the measures that moved.

    Raises:
        InputError: no reason is given, a run cannot be scored, or a scorer does not exist.
    """
    blessed = blessing(who, why)
    baseline = Baseline.read(path) if path.is_file() and '"format": 2' in path.read_text(encoding="utf-8")[:40] else Baseline()
    moved = {}
    for name in names:
        rows, scorers, _ = scored_now(name, workers)
        gated = [s for s in scorers if s.margin is not None and s.better != "neither"]
        if unknown := sorted(set(only) - {s.id for s in scorers}):
            raise InputError(f"{name} has no measure {unknown[0]!r}; `python -m evals scorers` lists them.")
        moved[name] = baseline.bless(name, rows, [s for s in gated if not only or s.id in only], blessed)
        if not only:
            moved[name] += baseline.forget(name, [s.id for s in gated])
    baseline.write(path)
    return moved
