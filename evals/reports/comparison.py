"""What a comparison says: on a terminal, and as Markdown, JSON or one HTML file with plots."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from evals.comparing import Change, Comparison, Flip
from evals.reports import written
from evals.reports.html import foot, head, table_head
from evals.reports.markdown import fenced, plain
from evals.reports.plots import Point, against
from evals.reports.terminal import console_for
from evals.reports.verdict import finite
from followup_ai.errors import InputError

_TEXTS = 12
"""Changed cases shown with their texts on a terminal and in Markdown."""
NOTE = (
    "Cases are paired; p is two-sided and adjusted for all measures and runs (Holm). “Detects” is the smallest worsening that "
    "four of five such comparisons would find."
)


def worth_showing(comparison: Comparison) -> list[Change]:
    """The changes of headline measures, and of all others on which a case changed."""
    shown = [c for c in comparison.changes if c.scorer.headline or c.difference.worse or c.difference.better]
    return sorted(shown, key=lambda c: (not c.scorer.headline, c.p))


def cells(change: Change) -> tuple[str, ...]:
    """One change as the texts of a table's cells."""
    d, one = change.difference, change.scorer
    before, after = (written(value, one.kind, one.unit) for value in (d.before, d.after))
    interval = "" if math.isinf(d.low) else f"{_signed(d.low, one.kind)} to {_signed(d.high, one.kind)}"
    detects = "nothing" if math.isinf(d.detectable) else written(d.detectable, one.kind, one.unit)
    moved = _signed(d.change, one.kind)
    return change.run, one.id, str(d.n), before, after, moved, interval, f"{change.p:.2g}", detects, d.method


COLUMNS = ("run", "measure", "cases", "before", "after", "change", "95 % interval", "p (Holm)", "detects", "method")


def _signed(value: float, kind: str) -> str:
    return f"{100 * value:+.1f}" if kind == "rate" else f"{value:+.3g}"


def summary_of(comparison: Comparison, run: str) -> str:
    """One sentence on one of the other runs."""
    first = comparison.runs[0].name
    worse, better = len(comparison.failing[run]), len(comparison.passing[run])
    clear = [c.scorer.id for c in comparison.changes if c.run == run and c.p <= 0.05]
    told = f"clear of noise: {', '.join(clear)}" if clear else "nothing is clear of noise"
    unlike = comparison.unlike[run]
    cases = f"{comparison.shared[run]:,} cases" + (
        f" ({unlike:,} more of that name are not the same in both)" if unlike else ""
    )
    return f"{run} against {first}, {cases}: {worse} newly failing, {better} newly passing; {told}."


def print_comparison(comparison: Comparison) -> None:
    """Prints it on standard output, with the texts of what changed."""
    from rich import box
    from rich.table import Table

    console = console_for(sys.stdout)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in COLUMNS:
        table.add_column(name, justify="left" if name in ("run", "measure", "method") else "right")
    for change in worth_showing(comparison):
        table.add_row(*cells(change), style="bold" if change.p <= 0.05 else None)
    console.print(table)
    console.print(NOTE)
    for run in comparison.failing:
        console.print(f"\n{summary_of(comparison, run)}")
        for kind, flips in (("newly failing", comparison.failing[run]), ("newly passing", comparison.passing[run])):
            for flip in flips[:_TEXTS]:
                text = flip.after["text"] or flip.after["problem"]
                console.print(f"\n{kind}: {flip.id} ({_why(flip)})\n{text}", soft_wrap=True)


def _why(flip: Flip) -> str:
    return "; ".join(f"{name}: {flip.after['whys'].get(name, '')}".rstrip(": ") for name in flip.rules) or flip.after["problem"]


def write_comparison(comparison: Comparison, path: Path) -> None:
    """Writes it to a file, as its name ends.

    Raises:
        InputError: it is not written as such a file.
    """
    kinds = {".md": _markdown, ".json": _json, ".html": _html}
    if path.suffix not in kinds:
        raise InputError(f"A comparison is not written as {path.name!r}; give it one of the endings {', '.join(kinds)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", errors="replace") as file:
        file.writelines(kinds[path.suffix](comparison))


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"### {plain(' against '.join(run.name for run in reversed(comparison.runs)))}\n\n{plain(NOTE)}\n\n"
    yield f"| {' | '.join(COLUMNS)} |\n{'| --- ' * len(COLUMNS)}|\n"
    for change in worth_showing(comparison):
        yield f"| {' | '.join(plain(cell) for cell in cells(change))} |\n"
    for run, flips in comparison.failing.items():
        yield f"\n{plain(summary_of(comparison, run))}\n"
        for flip in flips[:_TEXTS]:
            told = "\n".join(fenced(flip.after["text"]))
            yield f"\n<details><summary>{plain(f'{flip.id}: {_why(flip)}')}</summary>\n\n{told}\n\n</details>\n"


def _json(comparison: Comparison) -> Iterator[str]:
    changes = [
        {"run": c.run, "measure": c.scorer.id, "headline": c.scorer.headline, "p": c.p, **asdict(c.difference)}
        for c in comparison.changes
    ]
    flips = {
        run: {
            "newly_failing": [_flip(f) for f in comparison.failing[run]],
            "newly_passing": [_flip(f) for f in comparison.passing[run]],
        }
        for run in comparison.failing
    }
    yield json.dumps(
        finite({"runs": [r.name for r in comparison.runs], "changes": changes, "cases": flips}), ensure_ascii=False, indent=1
    )
    yield "\n"


def _flip(flip: Flip) -> dict[str, Any]:
    return {"id": flip.id, "rules": flip.rules, "before": flip.before["text"], "after": flip.after["text"]}


# --- one HTML file -----------------------------------------------------------------------------------------


def _html(comparison: Comparison) -> Iterator[str]:
    title = " against ".join(run.name for run in reversed(comparison.runs))
    yield from head(title)
    yield f"<header>\n<h1>{escape(title)}</h1>\n"
    for run in comparison.failing:
        yield f"<p>{escape(summary_of(comparison, run))}</p>\n"
    yield f'<p class="quiet">{escape(NOTE)}</p>\n</header>\n<main>\n<h2>Changes</h2>\n'
    yield table_head(COLUMNS, "Changes")
    for change in comparison.changes:
        row = "".join(f"<td{' class=left' if n in (1, 9) else ''}>{escape(cell)}</td>" for n, cell in enumerate(cells(change)))
        yield f"<tr{' class=headline' if change.scorer.headline else ''}>{row}</tr>\n"
    yield "</tbody></table></div>\n"
    yield from _plots(comparison)
    for run in comparison.failing:
        yield from _changed(f"Newly failing in {run}", comparison.failing[run])
        yield from _changed(f"Newly passing in {run}", comparison.passing[run])
    yield "</main>\n"
    yield from foot()


def _plots(comparison: Comparison) -> Iterator[str]:
    drawn = []
    for scorer, name, unit in (("cost", "cost of a draft", "$"), ("seconds", "seconds for a draft", "s")):
        if points := points_of(comparison, scorer):
            drawn.append(against(points, name, "accepted", unit))
    if drawn:
        yield f'<h2>Quality against cost and time</h2>\n<div class="plots">{"".join(drawn)}</div>\n'


def points_of(comparison: Comparison, scorer: str, quality: str = "accepted") -> list[Point]:
    """The runs as points: a figure across, a rate upwards; runs that lack one are left out."""
    points = []
    for run in comparison.runs:
        x, y = run.summary.figure(scorer), run.summary.figure(quality)
        if x is not None and y is not None:
            points.append(Point(run.name, x.mean, x.low, x.high, y.mean, y.low, y.high))
    return points


def _changed(title: str, flips: Sequence[Flip]) -> Iterator[str]:
    yield f"<h2>{escape(title)} ({len(flips)})</h2>\n"
    for flip in flips:
        yield f"<details><summary>{escape(flip.id)}: {escape(_why(flip))}</summary>\n"
        for name, row in (("before", flip.before), ("after", flip.after)):
            yield f'<h3>{name}</h3><div class="text">{escape(row["text"] or row["problem"])}</div>\n'
        yield "</details>\n"
