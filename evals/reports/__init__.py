"""Reports of a scored run: they take rows as these pass by, so that none holds them all, and a summary at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from evals.scorers._base import Scorer
from evals.scoring import Row
from evals.summary import Figure, Summary


class Report(Protocol):
    """One report coming about."""

    def take(self, row: Row) -> None:
        """Takes the next case."""

    def finish(self, summary: Summary) -> None:
        """Writes what is left."""


def failing(row: Row, scorers: Sequence[Scorer]) -> list[str]:
    """The scorers a case is on the wrong side of: the headline ones, or where there is none, every rate.

    A rate is on the wrong side where it says no though yes is better, or the reverse; a number of which less is better
    where it is not nought.
    """
    deciding = [one for one in scorers if one.headline] or [one for one in scorers if one.kind == "rate"]
    return [one.id for one in deciding if is_wrong(one, row["values"].get(one.id))]


def is_wrong(one: Scorer, value: float | None) -> bool:
    """Whether a value is on the wrong side."""
    if value is None or one.better == "neither":
        return False
    if one.kind == "number":
        return one.better == "lower" and value > 0
    return bool(value) != (one.better == "higher")


def percent(value: float) -> str:
    """A rate for people: "99.8 %"."""
    return f"{100 * value:.1f} %"


def written(value: float, kind: str, unit: str = "") -> str:
    """A figure for people."""
    if kind == "rate":
        return percent(value)
    digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 20 else 2 if abs(value) >= 1 or not value else 3
    text = f"{value:,.{digits}f}"
    return f"${text}" if unit == "$" else f"{text} {unit}".strip()


def interval(one: Figure) -> str:
    """The ends of a figure's interval for people: "17.0 to 34.2 %"; the unit stands beside the figure itself."""
    if one.kind == "rate":
        return f"{100 * one.low:.1f} to {100 * one.high:.1f} %"
    unit = one.unit if one.unit == "$" else ""
    return f"{written(one.low, one.kind, unit)} to {written(one.high, one.kind, unit)}"


def through(rows: Iterable[Row], reports: Sequence[Report]) -> Iterator[Row]:
    """The rows, handed to each report as they go by."""
    for row in rows:
        for report in reports:
            report.take(row)
        yield row


KINDS: Mapping[str, str] = {
    ".json": "json_file",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
}
"""The ending of a report's file → the module that writes it."""


def report_for(path: Path, scorers: Sequence[Scorer]) -> Report:
    """The report a file's name asks for.

    Raises:
        InputError: no report has this ending.
    """
    import importlib

    from followup_ai.errors import InputError

    name = KINDS.get(path.suffix)
    if name is None:
        raise InputError(f"No report is written as {path.name!r}; give it one of the endings {', '.join(KINDS)}.")
    make: Callable[[Path, Sequence[Scorer]], Report] = importlib.import_module(f"{__name__}.{name}").FileReport
    path.parent.mkdir(parents=True, exist_ok=True)
    return make(path, scorers)
