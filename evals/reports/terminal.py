"""The report on a terminal: tables by rich, and progress with the time left. What models wrote is never markup."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from evals.reports import failing, written
from evals.scorers._base import Scorer
from evals.scoring import Row
from evals.summary import Figure, Summary

if TYPE_CHECKING:
    from rich.console import Console

_EXAMPLES = 20


class TerminalReport:
    """Prints when all rows have gone by.

    Args:
        scorers: in use.
        examples: how many failing cases are listed.
        texts: whether with their texts.
    """

    def __init__(self, scorers: Sequence[Scorer], examples: int = _EXAMPLES, texts: bool = False) -> None:
        self._scorers, self._examples, self._texts = scorers, examples, texts
        self._kept: list[tuple[Row, list[str]]] = []
        self._failing = 0

    def take(self, row: Row) -> None:
        """Keeps the case, if it fails and few were kept."""
        wrong = failing(row, self._scorers)
        if wrong or row["problem"]:
            self._failing += 1
            if len(self._kept) < self._examples:
                self._kept.append((row, wrong))

    def finish(self, summary: Summary) -> None:
        """Prints it."""
        console = console_for(sys.stdout)
        model = f", {summary.model}" if summary.model else ""
        console.print(f"{summary.run}: {summary.cases:,} cases, suite {summary.suite}{model}")
        for told in filter(None, (summary.note, summary.kept_told)):
            console.print(told)
        console.print(_figures(summary.figures))
        if len(cells := _cells(summary)) > 1:
            console.print(_by_cell(summary, cells))
        for row, wrong in self._kept:
            said = row["problem"] or "; ".join(f"{name}: {row['whys'].get(name, '')}".rstrip(": ") for name in wrong)
            console.print(f"{row['id']}: {said}", soft_wrap=True)
            if self._texts:
                console.print(f"{row['text']}\n", soft_wrap=True)
        if self._failing > len(self._kept):
            console.print(f"… and {self._failing - len(self._kept):,} more cases that fail.")


def console_for(stream: Any) -> Console:
    """A console that takes text for what it is, characters that cannot be written too; wide where it is no terminal."""
    from rich.console import Console

    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    width = None if stream.isatty() else 200
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width)


def _table(*columns: str) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(name, justify="left" if name in ("measure", "format purpose", "95 % interval", "says") else "right")
    return table


def _figures(figures: Sequence[Figure]) -> Any:
    table = _table("measure", "cases", "value", "95 % interval", "± clustered", "worth")
    for one in figures:
        low, high = (written(end, one.kind, one.unit) for end in (one.low, one.high))
        error = "" if one.error is None else written(one.error, one.kind)
        cells = (f"{one.n:,}", written(one.mean, one.kind, one.unit), f"{low} to {high}", error, f"{one.n / one.design:,.0f}")
        table.add_row(one.scorer, *cells, style="bold" if one.headline else None)
    return table


def _cells(summary: Summary) -> list[str]:
    return sorted({cell for one in summary.figures if one.headline for cell in summary.cells[one.scorer]})


def _by_cell(summary: Summary, cells: Iterable[str]) -> Any:
    headline = [one for one in summary.figures if one.headline]
    table = _table("format purpose", "cases", *(one.scorer for one in headline))
    for cell in cells:
        found = [summary.cells[one.scorer].get(cell) for one in headline]
        most = max((n for n, _ in filter(None, found)), default=0)
        shown = ["" if f is None else written(f[1], one.kind, one.unit) for f, one in zip(found, headline, strict=True)]
        table.add_row(cell, f"{most:,}", *shown)
    return table


class Progressing(Protocol):
    """Is told how far something is."""

    def __call__(self, done: int, of: int, told: str = "") -> None:
        """`told` is shown beside the bar."""


@contextmanager
def progress(what: str) -> Iterator[Progressing]:
    """A bar on standard error with the time left; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _of, _told="": None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console_for(sys.stderr), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, of: int, told: str = "") -> None:
            bar.update(task, completed=done, total=of, description=f"{what} {told}".strip())

        yield show
