"""What the commands `run`, `drafts` and `record` do: open, score, hand every row to every report."""

from __future__ import annotations

import re
import shutil
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.reports import failing, report_for, through
from evals.reports.terminal import TerminalReport, progress
from evals.runs import Run, open_run
from evals.scorers import Scorer, chosen
from evals.scoring import Row, score
from evals.summary import Summary, Tally
from followup_ai.errors import InputError

RUNS = Path("runs")
"""Where recordings go that name no folder."""


def run_and_report(
    name: str,
    reports: Sequence[Path] = (),
    only: Sequence[str] = (),
    folder: Path | None = None,
    as_recorded: bool = False,
    texts: bool = False,
    quiet: bool = False,
    workers: int | None = None,
    cache: bool = False,
) -> int:
    """Scores a run and writes its reports.

    Args:
        name: of the run.
        reports: files to write, by their endings.
        only: ids of scorers; all where it is empty.
        folder: of further scorers.
        as_recorded: whether a recording is scored as it is.
        texts: whether failing cases are printed with their texts.
        quiet: whether nothing is printed.
        workers: processes.
        cache: whether cases are not scored again of which nothing changed since an earlier scoring; those of a folder of
            further scorers always are.

    Returns:
        0, or 1 where a case fails.

    Raises:
        InputError: the run or a scorer cannot be used; no report is left behind then.
    """
    run = open_run(name, as_recorded=as_recorded)
    scorers = chosen(run.suite, only, folder)
    return report_on(run, scorers, reports, texts, quiet, workers, cache and folder is None)


class _Failures:
    """Counts the cases that fail."""

    def __init__(self, scorers: Sequence[Scorer]) -> None:
        self.count, self._scorers = 0, scorers

    def take(self, row: Row) -> None:
        self.count += bool(row["problem"] or failing(row, self._scorers))

    def finish(self, summary: Summary) -> None:
        pass


def report_on(
    run: Run,
    scorers: Sequence[Scorer],
    paths: Sequence[Path],
    texts: bool,
    quiet: bool,
    workers: int | None,
    cache: bool = False,
) -> int:
    """Scores an open run; see `run_and_report`."""
    from evals.across import complete

    earlier = None
    if cache:
        from evals.earlier import earlier_of

        earlier = earlier_of(run, scorers)

    failures = _Failures(scorers)
    # written beside and moved into place, so that a refused run leaves no half report
    parts = [path.with_name(f".{path.stem}.part{path.suffix}") for path in paths]
    reports: list[Any] = [failures, *(report_for(path, scorers) for path in parts)]
    if not quiet:
        reports.append(TerminalReport(scorers, texts=texts))
    tally = Tally(scorers)
    try:
        with progress(run.name) as show:
            rows = complete(score(run, scorers, workers, show, earlier), scorers)
            deque(through(tally.through(rows), reports), maxlen=0)
        summary = tally.summary(run, earlier.found if earlier else 0)
        for report in reports:
            report.finish(summary)
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return 1 if failures.count else 0


def draft_and_report(
    folder: Path | None, model: str, seeds: int, texts: bool, reports: Sequence[Path], workers: int | None
) -> int:
    """Drafts interviews now and scores the drafts: the composer at once, another model by way of a recording.

    Raises:
        InputError: the interviews cannot be read, or the model could not be recorded to the end.
    """
    from evals.recording import Pace
    from followup_ai.settings import OFFLINE_MODEL

    if model == OFFLINE_MODEL:
        options = {"seeds": range(seeds), **({"folder": folder} if folder else {})}
        run = open_run(f"drafts@{model}", options=options)
        return report_on(run, chosen("drafts"), reports, texts, False, workers)
    what = Recordable("drafts", model, None, folder, seeds)
    if status := record_and_tell(what, Pace()):
        return status
    return run_and_report(str(what.folder), reports, texts=texts, workers=workers)


# --- recording --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Recordable:
    """What is to be recorded: the options of `record`; `given` are further options of the suite's `cases`."""

    suite: str
    model: str
    into: Path | None = None
    interviews: Path | None = None
    seeds: int = 1
    attempts: int = 3
    second_reader: str | None = None
    note: str = ""
    of: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Of the recording."""
        return self.into or RUNS / re.sub(r"[^\w.-]+", "-", f"{self.suite}-{self.model}")

    def options(self) -> dict[str, Any]:
        """For the suite's `cases`."""
        if self.suite == "judged":
            return {"of": self.of}
        if self.given:
            return dict(self.given)
        given: dict[str, Any] = {"folder": self.interviews} if self.interviews else {}
        return {**given, "seeds": range(self.seeds)} if self.suite == "drafts" else given

    def asked(self) -> dict[str, Any]:
        """For the suite's `play`, kept in the recording."""
        asked: dict[str, Any] = {"max_attempts": self.attempts, "seeds": self.seeds}
        asked |= {"of": self.of} if self.of else {}
        return {**asked, "second_reader": self.second_reader} if self.second_reader else asked


def pace_of(options: Any) -> Any:
    """How fast and for how much, from the options of a command."""
    from evals.recording import Pace

    return Pace(options.concurrency, options.per_minute, options.cap, options.allow_unknown_cost)


def record_and_tell(what: Recordable, pace: Any, only_estimate: bool = False) -> int:
    """Records, telling before what it will cost and after what it did.

    Returns:
        0 where every case is recorded, 3 where the model gave out or the cap was reached.

    Raises:
        InputError: it cannot be recorded this way.
    """
    from evals.recording import estimate, record
    from evals.recordings import Manifest
    from evals.runs import NEEDS_NO_MODEL
    from evals.suites import load_suite
    from evals.versions import versions

    if what.suite in NEEDS_NO_MODEL and not (what.suite == "rules" and what.second_reader):
        raise InputError(f"The suite {what.suite} asks no model; score it with `python -m evals run {what.suite}`.")
    suite = load_suite(what.suite)
    cases = suite.cases(**what.options())
    manifest = Manifest(what.suite, what.model, versions(what.model), what.asked(), what.note)

    def play(case: Any) -> Any:
        return suite.play(case, manifest.asked)

    print(f"{len(cases):,} cases of {what.model}: {estimate(cases, play, manifest)}.", file=sys.stderr)
    if only_estimate:
        return 0
    with progress(str(what.folder)) as show:
        done = record(
            cases, play, what.folder, manifest, pace, lambda p: show(p.before + p.written, p.cases, _cost(p.cost_usd))
        )
    print(
        f"{what.folder}: {done.before + done.written:,} of {done.cases:,} cases recorded, {_cost(done.cost_usd)}.",
        file=sys.stderr,
    )
    if done.complete:
        return 0
    print(f"{done.stopped} The same command goes on from here.", file=sys.stderr)
    return 3


def record_again(name: str) -> None:
    """Records a run of the composer anew, and puts it in the place of the old one when it is complete; leaves other runs alone.

    Args:
        name: of the run.

    Raises:
        InputError: there is no such run, or it cannot be recorded.
    """
    from evals.recording import Pace
    from evals.runs import Recording
    from followup_ai.settings import OFFLINE_MODEL

    run = open_run(name)
    if not isinstance(run, Recording) or run.model != OFFLINE_MODEL:
        return
    asked, beside = run.manifest.asked, run.folder.with_name(f".{run.folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    seeds, attempts = int(asked.get("seeds", 1)), int(asked.get("max_attempts", 3))
    try:
        what = Recordable(run.suite, run.model, beside, None, seeds, attempts, note=run.note)
        if record_and_tell(what, Pace()):
            raise InputError(f"{run.folder} could not be recorded again; it is as it was.")
        shutil.rmtree(run.folder)
        beside.rename(run.folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _cost(dollars: float | None) -> str:
    return "cost not known" if dollars is None else f"${dollars:.4f}" if dollars else "free"
