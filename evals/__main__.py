"""`python -m evals`: records models, scores runs, compares them, and tells whether anything got worse. See docs/evals.md."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from followup_ai.errors import FollowupError, InputError

Options = argparse.Namespace
Option = tuple[tuple[str, ...], dict[str, Any]]
OFFLINE = "offline/composer"

_commands: dict[str, tuple[Callable[[Options], int], tuple[Option, ...]]] = {}


def option(*names: str, **how: Any) -> Option:
    """One argument of a command, as argparse takes it."""
    return names, how


def command(name: str, *options: Option) -> Callable[[Callable[[Options], int]], Callable[[Options], int]]:
    """Makes a function a command; its docstring is the help, what it returns the exit status."""

    def register(function: Callable[[Options], int]) -> Callable[[Options], int]:
        _commands[name] = (function, options)
        return function

    return register


def from_(least: float, whole: bool = True) -> Callable[[str], float]:
    """A number of `least` or more."""

    def number(text: str) -> float:
        value = int(text) if whole else float(text)
        if not value >= least:
            raise ValueError
        return value

    number.__name__ = f"number of {least:g} or more,"
    return number


REPORTS = option(
    "--report", type=Path, action="append", default=[], metavar="FILE", help=".html, .json, .xml (JUnit), .md; repeat"
)
WORKERS = option("--workers", type=from_(1), help="processes; one for each core where it is left out")
BASELINE = option("--baseline", type=Path, metavar="FILE", help="evals/baseline.json where it is left out")
RUNS = option(
    "--run", action="append", dest="names", metavar="RUN", help="a run; the repository's own where none is named; repeat"
)
NO_CACHE = option("--no-cache", action="store_true", help="score all anew, and keep nothing in .evals_cache")
TEXTS = option("--texts", action="store_true", help="list failing cases with their texts")

PACE = (
    option("--concurrency", type=from_(1), default=4, help="cases at once"),
    option("--per-minute", type=from_(0.1, whole=False), help="the most requests a minute"),
    option("--cap", type=from_(0, whole=False), metavar="DOLLARS", help="the most it may cost"),
    option("--allow-unknown-cost", action="store_true", help="ask a model without a known price despite --cap"),
    option("--estimate", action="store_true", help="only say what it would cost"),
)


# --- scoring ----------------------------------------------------------------------------------------------


@command(
    "run",
    option("name", metavar="RUN", help="`python -m evals runs` lists them; or the folder of a recording"),
    REPORTS,
    option("--scorer", action="append", default=[], metavar="ID", help="a scorer; all where none is named; repeat"),
    option("--scorers", type=Path, metavar="FOLDER", help="your own scorers; they alone, where none is named"),
    option("--as-recorded", action="store_true", help="score the replies as recorded, even if they are stale"),
    TEXTS,
    option("--quiet", action="store_true", help="print nothing; write the reports"),
    WORKERS,
    NO_CACHE,
)
def run(o: Options) -> int:
    """Score a run, replaying a recording without a network; exit status 1 if a case fails."""
    from evals.running import run_and_report

    how = (o.as_recorded, o.texts, o.quiet, o.workers, not o.no_cache)
    return run_and_report(o.name, o.report, o.scorer, o.scorers, *how)


@command(
    "drafts",
    option("folder", nargs="?", type=Path, help="of interview files; the samples where it is left out"),
    option("--model", default=OFFLINE, help="any LiteLLM model"),
    option("--seeds", type=from_(1), default=3, help="how many seeds, from 0"),
    REPORTS,
    WORKERS,
)
def drafts(o: Options) -> int:
    """Draft every interview × format × purpose × seed now, and score it; exit status 1 if a draft is not accepted."""
    from evals.running import draft_and_report

    return draft_and_report(o.folder, o.model, o.seeds, True, o.report, o.workers)


@command(
    "rules",
    option("--split", default="dev", choices=("dev", "test")),
    option("--folder", type=Path, help="where the labelled messages are"),
    option("--json", action="store_true", dest="as_json", help="figures as JSON"),
    option("--wrong", action="store_true", help="list each wrong verdict with its text; only on dev, test stays unread"),
    option("--second-reader", metavar="MODEL", help="a model that reads each message too; recorded, and replayed from then on"),
    option("--into", type=Path, metavar="FOLDER", help="of that recording; runs/rules-<model> where left out"),
    *PACE,
)
def rules(o: Options) -> int:
    """Every rule against the labelled messages: false alarms, misses, accuracy, with 95 %% intervals, clustered."""
    import json

    from evals.labelled import FOLDER, read_split
    from evals.rules import by_both_readers, by_the_rules, log_scoring, score, table, total, wrong_verdicts

    folder = o.folder or FOLDER
    judge: Callable[..., Any] = by_the_rules
    if o.second_reader:
        from evals.running import Recordable, pace_of, record_and_tell

        into, options = o.into, {"split": o.split, "folder": folder}
        what = Recordable("rules", o.second_reader, into, second_reader=o.second_reader, given=options)
        if (status := record_and_tell(what, pace_of(o), o.estimate)) or o.estimate:
            return status
        judge = by_both_readers(what.folder)
    scores = score(read_split(o.split, folder), judge)
    if o.split == "test":
        log_scoring(total(scores), folder)
    print(json.dumps([one.figures() for one in [*scores, total(scores)]], indent=1) if o.as_json else table(scores))
    if o.wrong and o.split == "dev":
        print("\n" + wrong_verdicts(scores))
    return 0


@command(
    "mutants",
    option("rule", nargs="*", help="rules, by id; all where none is named"),
    option("--wrong", action="store_true", help="list each mutant that lived and each variant whose verdict changed"),
)
def mutants(o: Options) -> int:
    """Good messages changed so that a rule must fail (killed), or so that no verdict may change (kept)."""
    from evals.mutants import survivors, table, tally_all

    tallies = tally_all(o.rule)
    print(table(tallies))
    if o.wrong:
        print("\n" + survivors(tallies))
    return 0


@command("train", option("rule", nargs="?", default="", help="only this rule"))
def train(o: Options) -> int:
    """Learn the weights of the rules' sentence classifier anew, and print how they do on hands left out (some minutes)."""
    from evals.train import train_and_write

    train_and_write(o.rule)
    return 0


# --- recording --------------------------------------------------------------------------------------------


@command(
    "record",
    option("--suite", default="drafts", help="drafts, safety, or judged (the model judges messages)"),
    option("--of", default="", metavar="RUN", help="whose messages are judged; the labelled replies are in any case"),
    option("--model", default=OFFLINE, help="any LiteLLM model"),
    option("--into", type=Path, metavar="FOLDER", help="of the recording; runs/<suite>-<model> where left out"),
    option("--interviews", type=Path, metavar="FOLDER", help="of interview files; the samples where left out"),
    option("--seeds", type=from_(1), default=1, help="how many seeds, from 0 (drafts only)"),
    option("--attempts", type=from_(1), default=3, help="drafts the model may write for one case"),
    option("--second-reader", metavar="MODEL", help="a model that reads accepted drafts"),
    *PACE,
    option("--note", default="", help="a sentence for whoever opens the recording"),
)
def record(o: Options) -> int:
    """Record what a model answers to every case; the same command goes on after it was stopped."""
    from evals.running import Recordable, pace_of, record_and_tell

    what = Recordable(o.suite, o.model, o.into, o.interviews, o.seeds, o.attempts, o.second_reader, o.note, o.of)
    return record_and_tell(what, pace_of(o), only_estimate=o.estimate)


# --- comparing --------------------------------------------------------------------------------------------


@command(
    "compare",
    option("names", nargs="+", metavar="RUN", help="two runs or more, or JSON reports of runs scored earlier"),
    option("--report", type=Path, action="append", default=[], metavar="FILE", help=".html, .md or .json; repeat"),
    WORKERS,
)
def compare(o: Options) -> int:
    """Hold runs against the first of them: models, prompts or commits side by side, with every case that changed."""
    from evals.comparing import compare_runs
    from evals.reports.comparison import print_comparison, write_comparison

    comparison = compare_runs(o.names, o.workers)
    print_comparison(comparison)
    for path in o.report:
        write_comparison(comparison, path)
    return 0


@command(
    "gate",
    BASELINE,
    RUNS,
    option("--report", type=Path, action="append", default=[], metavar="FILE", help=".md or .json to write besides; repeat"),
    option("--every", type=from_(1), default=1, metavar="N", help="judge each Nth labelled message and mutant, not all"),
    WORKERS,
    NO_CACHE,
)
def gate(o: Options) -> int:
    """Is anything worse than the baseline? Exit status 0 passed, 1 regressed, 3 inconclusive; 2 if it cannot be told."""
    from evals import baseline
    from evals.gate import gate as decide
    from evals.gate import gated_runs
    from evals.reports.verdict import print_verdict, write_verdict

    path = o.baseline or baseline.BASELINE
    verdict, scored = decide(o.names or gated_runs(path), path, o.workers, o.every, not o.no_cache)
    print_verdict(verdict, scored)
    for path in o.report:
        write_verdict(verdict, scored, path)
    return verdict.status


@command(
    "bless",
    option("--why", default="", help="why the baseline moves"),
    option("--who", default="", help="who asked for it; git's user, or else the login, where it is left out"),
    option("--scorer", action="append", default=[], metavar="ID", help="a measure that moves; all where none is named; repeat"),
    option("--record", action="store_true", help="record the composer's drafts anew first"),
    RUNS,
    BASELINE,
    WORKERS,
)
def bless(o: Options) -> int:
    """Make the scores of now the baseline; nothing else moves it."""
    from evals import baseline
    from evals.gate import bless as move
    from evals.gate import gated_runs

    path = o.baseline or baseline.BASELINE
    names = o.names or gated_runs(path)
    if o.record:
        from evals.running import record_again

        baseline.blessing(o.who, o.why)  # without a reason nothing is recorded either
        for name in names:
            record_again(name)
    for name, moved in move(names, o.why, o.who, o.scorer, path, o.workers).items():
        print(f"{name}: {len(moved)} measures moved" + (f": {', '.join(moved)}" if 0 < len(moved) <= 10 else ""))
    return 0


# --- what there is ------------------------------------------------------------------------------------------


@command("runs", option("--names", action="store_true", help="their names alone, which takes no reading"))
def runs(o: Options) -> int:
    """What can be scored."""
    from evals.runs import open_run, run_names

    if o.names:
        print("\n".join(run_names()))
        return 0
    for name in run_names():
        found = open_run(name)
        print(f"{name:<28}{found.suite:<8}{found.size:>6} cases  {found.model}")
    print("drafts@offline/composer     drafts          played now; so is safety@offline/composer")
    return 0


@command("scorers", option("suite", nargs="?", default="", help="only those for a suite"))
def list_scorers(o: Options) -> int:
    """Every scorer with what it says, its margin in the gate, and its suites."""
    from evals.scorers import all_scorers

    for one in all_scorers():
        if not o.suite or one.applies_to(o.suite):
            margin = "not gated" if one.margin is None else f"margin {one.margin:g}"
            decides = ", decides" if one.headline else ""
            print(f"{one.id:<32}{margin}{decides}; {', '.join(one.suites) or 'every suite'}: {one.about}")
    return 0


# --- the way in -----------------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """Of the whole command line."""
    made = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    chosen = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (function, options) in _commands.items():
        one = chosen.add_parser(name, help=function.__doc__, description=(function.__doc__ or "").replace("%%", "%"))
        for names, how in options:
            one.add_argument(*names, **how)
    return made


_LIBRARIES = ("numpy", "scipy")
"""What only evals need, so that `make app` does not install it (the extra `evals`)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; errors are one sentence on standard error, and status 2."""
    options = parser().parse_args(arguments)
    gc.set_threshold(50_000, 20, 100)  # what scoring makes is let go by counting: looking for rings cost a tenth of the time
    try:
        return _commands[options.command][0](options)
    except FollowupError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_status
    except ModuleNotFoundError as problem:
        if problem.name is None or problem.name.partition(".")[0] not in _LIBRARIES:
            raise
        error = InputError(f"Evals need {problem.name}, which this environment lacks; run `make .venv/.test` in the checkout.")
        print(error, file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:  # whoever read the output has left (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as problem:
        error = InputError(f"{problem.filename or 'A file'} cannot be used ({problem.strerror or problem}); check the path.")
        print(error, file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
