"""What the gate says, for people: the measures that decide or moved, and the text of the cases that are new to fail."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evals.gate import Finding, Verdict
from evals.reports.markdown import fenced, plain
from evals.reports.terminal import console_for
from evals.scoring import Row

_TEXTS = 5
"""Cases shown with their text for each measure that got worse."""


def shown(findings: Sequence[Finding]) -> list[Finding]:
    """Those worth a line: the headline measures, and others on which a case changed, that do not pass, or are ignored."""
    order = {"regressed": 0, "inconclusive": 1, "pass": 2}
    worth = [f for f in findings if f.headline or f.ending != "pass" or f.worse or f.better or f.ignored]
    return sorted(worth, key=lambda f: (order[f.ending], not f.headline))


def print_verdict(verdict: Verdict, scored: Mapping[str, Sequence[Row]]) -> None:
    """Prints it on standard output."""
    from rich import box
    from rich.table import Table

    console = console_for(sys.stdout)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("ending", "run", "measure", "before", "now", "worse", "better", "detects", "why"):
        table.add_column(name, justify="right" if name in ("before", "now", "worse", "better", "detects") else "left")
    for f in shown(verdict.findings):
        table.add_row(*_cells(f), style="bold" if f.ending == "regressed" else None)
    console.print(table)
    for f in verdict.findings:
        if f.ending == "regressed":
            _print_texts(console, f, scored.get(f.run, ()))
    for told in filter(None, (_kept(verdict, scored), summary_of(verdict))):
        console.print(told)


def _kept(verdict: Verdict, scored: Mapping[str, Sequence[Row]]) -> str:
    cases = sum(map(len, scored.values()))
    return f"{verdict.kept:,} of {cases:,} cases kept from an earlier scoring." if verdict.kept else ""


def summary_of(verdict: Verdict) -> str:
    """The ending in a sentence."""
    regressed = [f"{f.run}: {f.scorer}" for f in verdict.findings if f.ending == "regressed"]
    if verdict.ending == "regressed":
        return f"Regressed: {', '.join(regressed)}. If that is meant, `python -m evals bless --why …` makes it the baseline."
    if verdict.ending == "inconclusive":
        unsure = [f"{f.run}: {f.scorer}" for f in verdict.findings if f.ending == "inconclusive" and f.headline]
        return f"Inconclusive: {', '.join(unsure)}. More cases would tell; the ones that changed are listed."
    open_ = sum(f.ending == "inconclusive" for f in verdict.findings)
    told = f", {open_} of them inconclusive (they decide nothing)" if open_ else ""
    worse = "none shown to be worse than its margin allows (any false alarm: at most 5 %, Holm)"
    return f"Passed: {len(verdict.findings)} measures{told}, {worse}."


def _cells(f: Finding) -> tuple[str, ...]:
    d = f.difference
    if d is None:
        return f.ending, f.run, f.scorer, "", "", "", "", "", f.why
    detects = "nothing" if d.detectable == float("inf") else f"{d.detectable:.3g}"
    return f.ending, f.run, f.scorer, f"{d.before:.4f}", f"{d.after:.4f}", str(d.worse), str(d.better), detects, f.why


def _print_texts(console: Any, f: Finding, rows: Sequence[Row]) -> None:
    by_id = {row["id"]: row for row in rows}
    console.print(f"\n{f.run}, {f.scorer}: {len(f.worse)} cases got worse.")
    for id in f.worse[:_TEXTS]:
        row = by_id[id]
        console.print(f"\n{id}: {row['whys'].get(f.scorer, row['problem'])}\n{row['text']}", soft_wrap=True)


def write_verdict(verdict: Verdict, scored: Mapping[str, Sequence[Row]], path: Path) -> None:
    """Writes it to a file: Markdown where its name ends so, else JSON."""
    if path.suffix == ".md":
        path.write_text("\n".join(_markdown(verdict, scored)) + "\n", encoding="utf-8", errors="replace")
    else:
        data = {"ending": verdict.ending, "kept": verdict.kept, "findings": [asdict(f) for f in verdict.findings]}
        path.write_text(json.dumps(finite(data), indent=1, ensure_ascii=False) + "\n", encoding="utf-8", errors="replace")


def finite(value: Any) -> Any:
    """The same, with null in place of infinity, which JSON does not know."""
    if isinstance(value, dict):
        return {key: finite(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(part) for part in value]
    return None if isinstance(value, float) and value in (float("inf"), float("-inf")) else value


def _markdown(verdict: Verdict, scored: Mapping[str, Sequence[Row]]) -> list[str]:
    lines = [f"### Gate: {verdict.ending}", "", f"{plain(summary_of(verdict))} {_kept(verdict, scored)}".rstrip(), ""]
    lines += ["| ending | run | measure | before | now | worse | better | detects | why |", "| --- " * 9 + "|"]
    lines += [f"| {' | '.join(plain(cell) for cell in _cells(f))} |" for f in shown(verdict.findings)]
    for f in verdict.findings:
        by_id = {row["id"]: row for row in scored.get(f.run, ())} if f.ending == "regressed" else {}
        for id in f.worse[:_TEXTS] if by_id else ():
            lines += [
                "",
                f"<details><summary>{plain(f'{f.scorer}: {id}')}</summary>",
                "",
                *fenced(by_id[id]["text"]),
                "",
                "</details>",
            ]
    return lines
