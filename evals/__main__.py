"""`python -m evals drafts`: draft the sample interviews (or others) and count what was accepted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from evals.drafts import draft_all, report

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


if __name__ == "__main__":
    app()
