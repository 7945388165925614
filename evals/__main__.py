"""`python -m evals`: records models, scores runs, compares them, and tells whether anything got worse. See docs/evals.md."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from followup_ai.errors import FollowupError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True)
OFFLINE = "offline/composer"

RunName = Annotated[str, typer.Argument(help="A run: `python -m evals runs` lists them; or the folder of a recording.")]
Reports = Annotated[
    list[Path] | None, typer.Option("--report", help="A file to write: .html, .json, .xml (JUnit) or .md; may be repeated.")
]
Workers = Annotated[int | None, typer.Option(help="Processes; one for each core where it is left out.", min=1)]
Baseline = Annotated[Path | None, typer.Option(help="The baseline; evals/baseline.json where it is left out.")]
Named = Annotated[list[str] | None, typer.Option("--run", help="A run; the repository's own where none is named.")]


def command(name: str) -> Callable[[Callable[..., int | None]], Callable[..., None]]:
    """A command that ends with the status its function returns, and tells errors in one sentence."""

    def register(function: Callable[..., int | None]) -> Callable[..., None]:
        @functools.wraps(function)
        def told(*arguments: Any, **options: Any) -> None:
            try:
                status = function(*arguments, **options)
            except FollowupError as problem:
                print(problem, file=sys.stderr)
                status = problem.exit_status
            except KeyboardInterrupt:
                print("Stopped.", file=sys.stderr)
                status = 130
            sys.exit(status or 0)

        app.command(name)(told)
        return told

    return register


@app.callback()
def suite() -> None:
    """Evals: cases, runs and scorers. Nothing here needs a network but `record` with a model that is not offline."""


# --- scoring ----------------------------------------------------------------------------------------------


@command("run")
def run(
    name: RunName,
    report: Reports = None,
    scorer: Annotated[list[str] | None, typer.Option("--scorer", help="A scorer; all where none is named.")] = None,
    scorers: Annotated[Path | None, typer.Option(help="A folder of your own scorers; they alone, where none is named.")] = None,
    as_recorded: Annotated[bool, typer.Option(help="Score the replies as recorded, even if they are stale.")] = False,
    texts: Annotated[bool, typer.Option(help="List failing cases with their texts.")] = False,
    quiet: Annotated[bool, typer.Option(help="Print nothing; write the reports.")] = False,
    workers: Workers = None,
) -> int:
    """Score a run, replaying a recording without a network; exit status 1 if a case fails."""
    from evals.running import run_and_report

    return run_and_report(name, report or (), scorer or (), scorers, as_recorded, texts, quiet, workers)


@command("drafts")
def drafts(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of interview files; the samples where it is left out.")
    ] = None,
    model: Annotated[str, typer.Option(help="Any LiteLLM model.")] = OFFLINE,
    seeds: Annotated[int, typer.Option(help="How many seeds, from 0.", min=1)] = 3,
    texts: Annotated[bool, typer.Option(help="List failing drafts with their texts.")] = True,
    report: Reports = None,
    workers: Workers = None,
) -> int:
    """Draft every interview × format × purpose × seed now, and score it; exit status 1 if a draft is not accepted."""
    from evals.running import draft_and_report

    return draft_and_report(folder, model, seeds, texts, report or (), workers)


@command("rules")
def rules(
    split: Annotated[str, typer.Option(help="dev or test.")] = "dev",
    folder: Annotated[Path | None, typer.Option(help="Where the labelled messages are.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False,
    wrong: Annotated[bool, typer.Option(help="List each wrong verdict with its text; only on dev, test stays unread.")] = False,
) -> int:
    """Every rule against the labelled messages: false alarms, misses, accuracy, with 95 % Wilson intervals."""
    import json

    from evals.labelled import FOLDER, read_split
    from evals.rules import log_scoring, score, table, total, wrong_verdicts

    scores = score(read_split(split, folder or FOLDER))
    if split == "test":
        log_scoring(total(scores), folder or FOLDER)
    print(json.dumps([one.figures() for one in [*scores, total(scores)]], indent=1) if as_json else table(scores))
    if wrong and split == "dev":
        print("\n" + wrong_verdicts(scores))
    return 0


@command("mutants")
def mutants(
    rule: Annotated[list[str] | None, typer.Argument(help="Rules, by id; all where none is named.")] = None,
    wrong: Annotated[bool, typer.Option(help="List each mutant that lived and each variant whose verdict changed.")] = False,
) -> int:
    """Good messages changed so that a rule must fail (killed), or so that no verdict may change (kept)."""
    from evals.mutants import survivors, table, tally_all

    tallies = tally_all(rule or ())
    print(table(tallies))
    if wrong:
        print("\n" + survivors(tallies))
    return 0


# --- recording --------------------------------------------------------------------------------------------


@command("train")
def train(
    rule: Annotated[str, typer.Argument(help="Only this rule.")] = "",
) -> None:
    """Learn the weights of the rules' sentence classifier anew, and print how they do on hands left out (some minutes)."""
    from evals.train import train_and_write

    train_and_write(rule)


@command("record")
def record(
    suite: Annotated[str, typer.Option(help="drafts or safety.")] = "drafts",
    model: Annotated[str, typer.Option(help="Any LiteLLM model.")] = OFFLINE,
    into: Annotated[Path | None, typer.Option(help="The folder of the recording; runs/<suite>-<model> where left out.")] = None,
    interviews: Annotated[Path | None, typer.Option(help="A folder of interview files; the samples where left out.")] = None,
    seeds: Annotated[int, typer.Option(help="How many seeds, from 0 (drafts only).", min=1)] = 1,
    attempts: Annotated[int, typer.Option(help="Drafts the model may write for one case.", min=1, max=20)] = 3,
    second_reader: Annotated[str | None, typer.Option(help="A model that reads accepted drafts.")] = None,
    concurrency: Annotated[int, typer.Option(help="Cases at once.", min=1, max=100)] = 4,
    per_minute: Annotated[float | None, typer.Option(help="The most requests a minute.", min=0.1)] = None,
    cap: Annotated[float | None, typer.Option(help="The most dollars it may cost.", min=0)] = None,
    allow_unknown_cost: Annotated[bool, typer.Option(help="Ask a model without a known price despite --cap.")] = False,
    estimate: Annotated[bool, typer.Option(help="Only say what it would cost.")] = False,
    note: Annotated[str, typer.Option(help="A sentence for whoever opens the recording.")] = "",
) -> int:
    """Record what a model answers to every case; the same command goes on after it was stopped."""
    from evals.recording import Pace
    from evals.running import Recordable, record_and_tell

    what = Recordable(suite, model, into, interviews, seeds, attempts, second_reader, note)
    pace = Pace(concurrency, per_minute, cap, allow_unknown_cost)
    return record_and_tell(what, pace, only_estimate=estimate)


@command("compare")
def compare(
    names: Annotated[list[str], typer.Argument(help="Two runs or more, or JSON reports of runs scored earlier.")],
    report: Annotated[list[Path] | None, typer.Option("--report", help="A file to write: .html, .md or .json.")] = None,
    workers: Workers = None,
) -> int:
    """Hold runs against the first of them: models, prompts or commits side by side, with every case that changed."""
    from evals.comparing import compare_runs
    from evals.reports.comparison import print_comparison, write_comparison

    comparison = compare_runs(names, workers)
    print_comparison(comparison)
    for path in report or ():
        write_comparison(comparison, path)
    return 0


# --- the baseline --------------------------------------------------------------------------------------------


@command("gate")
def gate(
    baseline: Baseline = None,
    names: Named = None,
    report: Annotated[Path | None, typer.Option(help="A Markdown file (.md) or JSON (.json) to write besides.")] = None,
    workers: Workers = None,
) -> int:
    """Is anything worse than the baseline? Exit status 0 passed, 1 regressed, 3 inconclusive; 2 if it cannot be told."""
    from evals.baseline import BASELINE
    from evals.gate import GATED
    from evals.gate import gate as decide
    from evals.reports.verdict import print_verdict, write_verdict

    verdict, scored = decide(names or GATED, baseline or BASELINE, workers)
    print_verdict(verdict, scored)
    if report:
        write_verdict(verdict, scored, report)
    return verdict.status


@command("bless")
def bless(
    why: Annotated[str, typer.Option(help="Why the baseline moves.")] = "",
    who: Annotated[str, typer.Option(help="Who asked for it; git's user where it is left out.")] = "",
    only: Annotated[list[str] | None, typer.Option("--scorer", help="A measure that moves; all where none is named.")] = None,
    names: Named = None,
    baseline: Baseline = None,
    workers: Workers = None,
) -> int:
    """Make the scores of now the baseline; nothing else moves it."""
    from evals.baseline import BASELINE
    from evals.gate import GATED
    from evals.gate import bless as move

    for name, moved in move(names or GATED, why, who, only or (), baseline or BASELINE, workers).items():
        print(f"{name}: {len(moved)} measures moved" + (f": {', '.join(moved)}" if 0 < len(moved) <= 10 else ""))
    return 0


# --- what there is ------------------------------------------------------------------------------------------


@command("runs")
def runs() -> int:
    """What can be scored."""
    from evals.runs import open_run, run_names

    for name in run_names():
        found = open_run(name)
        print(f"{name:<28}{found.suite:<8}{found.size:>6} cases  {found.model}")
    print("drafts@offline/composer     drafts          played now; so is safety@offline/composer")
    return 0


@command("scorers")
def list_scorers(suite: Annotated[str, typer.Argument(help="Only those for a suite.")] = "") -> int:
    """Every scorer with what it says, its margin in the gate, and its suites."""
    from evals.scorers import all_scorers

    for one in all_scorers():
        if not suite or one.applies_to(suite):
            margin = "not gated" if one.margin is None else f"margin {one.margin:g}"
            decides = ", decides" if one.headline else ""
            print(f"{one.id:<32}{margin}{decides}; {', '.join(one.suites) or 'every suite'}: {one.about}")
    return 0


if __name__ == "__main__":
    app()
