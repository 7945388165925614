"""The report as one HTML file that needs no network: figures, plots, and every draft with its marks, to sort and to filter.

The cases are packed (gzip, base64) into the page and unpacked by the browser. Texts go into it as text, never as markup; a
content security policy forbids the page to load or to send anything.
"""

from __future__ import annotations

import base64
import json
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import IO

from evals.reports import failing, interval, is_wrong, written
from evals.reports.plots import error_bars
from evals.scorers._base import Scorer
from evals.scoring import Row
from evals.summary import Figure, Summary

MOST = 20_000
"""Cases in one page; of more, those that fail come first."""
_HERE = Path(__file__).parent
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_KEPT = ("id", "cluster", "format", "purpose", "seed", "text", "problem", "whys", "spans")


class Packed:
    """Lines of JSON, packed as they come; on the disk, not in memory."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by write_to
        self._gzip = zlib.compressobj(6, zlib.DEFLATED, 31)
        self._rest = b""

    def add(self, data: object) -> None:
        """Adds a line."""
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
        self._put(self._gzip.compress(line.encode("utf-8", "replace")))

    def _put(self, packed: bytes, last: bool = False) -> None:
        packed = self._rest + packed
        whole = len(packed) if last else len(packed) // 3 * 3
        self._rest = packed[whole:]
        self._file.write(base64.b64encode(packed[:whole]))

    def write_to(self, file: IO[str]) -> None:
        """Writes all of it, as base64."""
        self._put(self._gzip.flush(), last=True)
        self._file.seek(0)
        while piece := self._file.read(1 << 20):
            file.write(piece.decode("ascii"))
        self._file.close()


class FileReport:
    """Writes the file when all rows have gone by.

    Args:
        path: of the file.
        scorers: in use.
    """

    def __init__(self, path: Path, scorers: Sequence[Scorer]) -> None:
        self._path, self._scorers = path, scorers
        self._cases = Packed()
        self._kept = self._left = self._failing = 0

    def take(self, row: Row) -> None:
        """Packs a case."""
        wrong = failing(row, self._scorers)
        bad = bool(wrong or row["problem"])
        self._failing += bad
        if self._kept >= (2 * MOST if bad else MOST):
            self._left += 1
            return
        self._kept += 1
        values = {name: value for name, value in row["values"].items() if value is not None}
        attempts = [{"text": a["text"], "failed": a["failed"]} for a in row["attempts"]] if len(row["attempts"]) > 1 else []
        faults = [one.id for one in self._scorers if is_wrong(one, values.get(one.id))]
        kept = {name: row[name] for name in _KEPT}
        self._cases.add({**kept, "values": values, "attempts": attempts, "failing": wrong, "faults": faults})

    def finish(self, summary: Summary) -> None:
        """Writes the file."""
        with self._path.open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(head(summary.run))
            file.writelines(_top(summary, self._failing))
            file.writelines(cases_section(f"{self._left:,} more cases that pass were left out." if self._left else ""))
            file.write('</main>\n<script type="text/plain" id="data">')
            self._cases.write_to(file)
            file.write("</script>\n")
            file.writelines(foot())


def head(title: str) -> Iterator[str]:
    """The page down to its body."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>{escape(title)}</title>\n'
    yield f"<style>\n{_part('page.css')}</style>\n</head>\n<body>\n"


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def foot() -> Iterator[str]:
    """The script, and the end of the page."""
    yield f"<script>\n{_part('page.js')}</script>\n</body>\n</html>\n"


def _top(summary: Summary, wrong: int) -> Iterator[str]:
    told = [f"suite {summary.suite}", *([f"model {summary.model}"] if summary.model else []), f"scored {summary.when}"]
    told += [f"rules {summary.rules}"] if summary.rules else []
    told += [summary.kept_told] if summary.kept else []
    yield f"<header>\n<h1>{escape(summary.run)}</h1>\n<p>{summary.cases - wrong:,} of {summary.cases:,} cases pass.</p>\n"
    yield f'<p class="quiet">{escape("; ".join(told))}</p>\n'
    yield f"<p>{escape(summary.note)}</p>\n" if summary.note else ""
    yield '<nav><a href="#cases">Go to the cases</a></nav>\n</header>\n<main>\n<h2 id="figures">Figures</h2>\n'
    yield '<p class="quiet">Intervals are 95 %, on as many cases as the clustered ones are worth (column “worth”).</p>\n'
    yield from figures_table(summary.figures)
    yield from _plots(summary.figures)
    yield from _cells(summary)


def figures_table(figures: Sequence[Figure]) -> Iterator[str]:
    """The figures of one run, to sort by any column; what matters most comes first, for a phone shows three columns."""
    names = ("measure", "value", "95 % interval", "cases", "± clustered", "worth", "not applicable")
    yield table_head(names, "Figures of the run")
    for one in figures:
        found = [(one.mean, written(one.mean, one.kind, one.unit)), (one.low, interval(one))]
        error = (one.error or 0.0, "" if one.error is None else written(one.error, one.kind))
        worth = one.n / one.design
        counts = [(one.n, f"{one.n:,}"), error, (worth, f"{worth:,.0f}"), (one.not_applicable, f"{one.not_applicable:,}")]
        yield f'<tr{" class=headline" if one.headline else ""}><td title="{escape(one.about)}">{escape(one.scorer)}</td>'
        yield "".join(f'<td data-value="{value}">{escape(shown)}</td>' for value, shown in (*found, *counts)) + "</tr>\n"
    yield "</tbody></table></div>\n"


def table_head(names: Iterable[str], caption: str) -> str:
    """The beginning of a table that sorts."""
    heads = "".join(f'<th scope="col"><button type="button">{escape(name)}</button></th>' for name in names)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}"><table class="sorts">'
        f"<thead><tr>{heads}</tr></thead><tbody>\n"
    )


def _plots(figures: Sequence[Figure]) -> Iterator[str]:
    rates = [one for one in figures if one.kind == "rate" and one.better != "neither"]
    if rates:
        plot = error_bars(rates, "Rates with 95 % intervals")
        yield f'<h2>Rates with their intervals</h2>\n<div class="plots">{plot}</div>\n'


def _cells(summary: Summary) -> Iterator[str]:
    headline = [one for one in summary.figures if one.headline]
    cells = sorted({cell for one in headline for cell in summary.cells[one.scorer]})
    if len(cells) < 2:
        return
    yield "<h2>By format and purpose</h2>\n"
    yield table_head(["format and purpose", "cases", *(one.scorer for one in headline)], "By format and purpose")
    for cell in cells:
        found = [summary.cells[one.scorer].get(cell) for one in headline]
        most = max((n for n, _ in filter(None, found)), default=0)
        yield f'<tr><td>{escape(cell)}</td><td data-value="{most}">{most:,}</td>'
        for mean, one in zip(found, headline, strict=True):
            shown = "" if mean is None else written(mean[1], one.kind, one.unit)
            yield f'<td data-value="{-1 if mean is None else mean[1]}">{escape(shown)}</td>'
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def cases_section(note: str) -> Iterator[str]:
    """What filters, lists and shows the cases; the script fills it."""
    yield f'<h2 id="cases">Cases</h2>\n<p class="quiet">{escape(note)}</p>\n'
    yield _part("cases.html")
