"""`python -m evals`: `drafts` drafts interviews and counts what was accepted; `rules` scores the rules on labelled messages;
`mutants` breaks good messages on purpose."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from evals.drafts import draft_all, report
from evals.gate import bless as bless_scores
from evals.gate import regressions
from evals.labelled import FOLDER, SPLITS, read_split
from evals.mutants import survivors, tally_all
from evals.mutants import table as mutant_table
from evals.rules import Score, score, table, total, wrong_verdicts
from followup_ai.errors import FollowupError
from followup_ai.rules import rule_set_version

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
INTERVIEWS = Path(__file__).parent / "datasets" / "interviews"


@app.callback()
def suite() -> None:
    """The offline eval suite."""


@app.command()
def drafts(
    folder: Annotated[Path, typer.Argument(help="A folder of interview files.")] = INTERVIEWS,
    model: Annotated[str, typer.Option(help="Any LiteLLM model.")] = "offline/composer",
    seeds: Annotated[int, typer.Option(help="How many seeds, from 0.", min=1)] = 3,
) -> None:
    """Every interview × format × purpose × seed: accepted, on the first attempt, alike, and how fast."""
    paths = [p for p in folder.iterdir() if p.suffix in (".yaml", ".yml", ".json")]
    outcomes = draft_all(paths, range(seeds), model)
    print(report(outcomes))
    sys.exit(0 if all(o.result and o.result.accepted for o in outcomes) else 1)


@app.command()
def rules(
    split: Annotated[str, typer.Option(help=f"One of {', '.join(SPLITS)}.")] = "dev",
    folder: Annotated[Path, typer.Option(help="Where the labelled messages are.")] = FOLDER,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False,
    wrong: Annotated[bool, typer.Option(help="List each wrong verdict with its text; only on dev, test stays unread.")] = False,
) -> None:
    """Every rule against the labelled messages: false alarms, misses, accuracy, with 95 % Wilson intervals."""
    scores = score(read_split(split, folder))
    if split == "test":
        _log(total(scores), folder)
    if as_json:
        print(json.dumps([one.figures() for one in [*scores, total(scores)]], indent=1))
    else:
        print(table(scores))
    if wrong and split == "dev":
        print("\n" + wrong_verdicts(scores))


def _log(summed: Score, folder: Path) -> None:
    """Notes that the frozen split was scored: how often it is looked at is part of what its score means."""
    line = {"when": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%MZ}", "rules": rule_set_version(), **summed.figures()}
    with (folder / "test-log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


@app.command()
def gate() -> None:
    """Whether any rule does worse on the dev split than the baseline: exit status 1 if so, 2 where they cannot be compared."""
    try:
        worse = regressions(score(read_split("dev")))
    except FollowupError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    print("\n".join(worse) if worse else "No rule does worse than the baseline.")
    sys.exit(1 if worse else 0)


@app.command()
def bless(why: Annotated[str, typer.Option(help="Why the baseline moves.")] = "") -> None:
    """Make the scores of now the baseline."""
    try:
        bless_scores(score(read_split("dev")), why)
    except FollowupError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)


@app.command()
def mutants(
    rule: Annotated[list[str] | None, typer.Argument(help="Rules, by id; all where none is named.")] = None,
    wrong: Annotated[bool, typer.Option(help="List each mutant that lived and each variant whose verdict changed.")] = False,
) -> None:
    """Good messages changed so that a rule must fail (killed), or so that no verdict may change (kept)."""
    tallies = tally_all(rule or ())
    print(mutant_table(tallies))
    if wrong:
        print("\n" + survivors(tallies))


if __name__ == "__main__":
    app()
