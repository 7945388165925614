"""The baseline: what each measure was when somebody last said that it may be so. Only `bless` writes it.

`baseline.json` holds, for each run and scorer, the value of every case, so that a later run is compared case by case, and who
asked for it, when and why. Lists of cases are kept once each. A measure is blessed by itself: a better rule moves its own
entry and no other.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.scorers._base import Scorer
from evals.scoring import Row
from followup_ai.errors import InputError

BASELINE = Path(__file__).parent / "baseline.json"
FORMAT = 2
_ABSENT = "-"


@dataclass(frozen=True)
class Known:
    """A measure as it was blessed: case id → (digest of the case, value), where the scorer applied."""

    values: Mapping[str, tuple[str, float]]
    blessed: Mapping[str, str]


class Baseline:
    """The blessed measures of every run.

    Args:
        data: as `baseline.json` holds it.
    """

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        data = data or {"runs": {}, "cases": {}}
        self._runs: dict[str, dict[str, Any]] = {run: dict(measures) for run, measures in data["runs"].items()}
        self._cases: dict[str, list[list[str]]] = dict(data["cases"])

    @classmethod
    def read(cls, path: Path = BASELINE) -> Baseline:
        """The baseline of a file.

        Raises:
            InputError: there is none, or it cannot be used.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise InputError(f"There is no baseline {path}; make one with `python -m evals bless --why …`.") from None
        except (OSError, ValueError) as error:
            raise InputError(f"{path} cannot be read ({error}); restore it, or bless again.") from None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise InputError(f"{path} is not a baseline of format {FORMAT}; restore it, or bless again.")
        return cls(data)

    def runs(self) -> tuple[str, ...]:
        """The names of its runs."""
        return tuple(self._runs)

    def measures(self, run: str) -> dict[str, Known]:
        """Scorer id → the measure, of one run."""
        return {scorer: self._known(entry) for scorer, entry in self._runs.get(run, {}).items()}

    def _known(self, entry: Mapping[str, Any]) -> Known:
        cases = self._cases[entry["cases"]]
        pairs = zip(cases, _decoded(entry["values"]), strict=True)
        return Known({id: (digest, value) for (id, digest), value in pairs if value is not None}, entry["blessed"])

    def bless(self, run: str, rows: Sequence[Row], scorers: Iterable[Scorer], blessed: Mapping[str, str]) -> list[str]:
        """Makes the values of these rows the baseline of some measures of a run.

        Args:
            run: its name.
            rows: its scored cases.
            scorers: the measures that move.
            blessed: when, who, why.

        Returns:
            the ids of the measures that moved, those with new values only.
        """
        cases = [[row["id"], row["digest"]] for row in rows]
        key = hashlib.sha256(json.dumps(cases).encode()).hexdigest()[:8]
        entries = self._runs.setdefault(run, {})
        moved = []
        for one in scorers:
            values = _encoded([row["values"].get(one.id) for row in rows])
            old = entries.get(one.id)
            if values is None or (old and old["values"] == values and old["cases"] == key):
                continue
            entries[one.id] = {"cases": key, "values": values, "blessed": dict(blessed)}
            moved.append(one.id)
        if moved:
            self._cases[key] = cases
        return moved

    def forget(self, run: str, keep: Iterable[str]) -> list[str]:
        """Drops measures of a run that are no longer scored; returns their ids."""
        kept = set(keep)
        gone = [scorer for scorer in self._runs.get(run, {}) if scorer not in kept]
        for scorer in gone:
            del self._runs[run][scorer]
        return gone

    def write(self, path: Path = BASELINE) -> None:
        """Writes the file, a measure to a line, so that two people's blessings of two rules merge."""
        used = {entry["cases"] for measures in self._runs.values() for entry in measures.values()}
        data = {"format": FORMAT, "runs": self._runs, "cases": {key: self._cases[key] for key in sorted(used)}}
        path.write_text("".join(_lines(data)), encoding="utf-8")


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    """JSON, with a line for each measure and each list of cases."""
    yield f'{{\n"format": {data["format"]},\n"runs": {{\n'
    runs = [
        f" {json.dumps(run)}: {{\n"
        + ",\n".join(f"  {json.dumps(s)}: {json.dumps(e, ensure_ascii=False)}" for s, e in m.items())
        + "\n }"
        for run, m in data["runs"].items()
    ]
    yield ",\n".join(runs) + '\n},\n"cases": {\n'
    yield ",\n".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in data["cases"].items()) + "\n}\n}\n"


def _encoded(values: Sequence[float | None]) -> str | list[float | int | None] | None:
    """Yes and no as a string of 1, 0 and - (does not apply); numbers as a list; None where no case has a value."""
    if all(value is None for value in values):
        return None
    if all(value in (None, 0.0, 1.0) for value in values):
        return "".join(_ABSENT if value is None else str(int(value)) for value in values)
    return [value if value is None or value % 1 else int(value) for value in values]


def _decoded(values: str | Sequence[float | None]) -> list[float | None]:
    if isinstance(values, str):
        return [None if value == _ABSENT else float(value) for value in values]
    return list(values)


def blessing(who: str, why: str) -> dict[str, str]:
    """Who asked for a new baseline, when, and why.

    Args:
        who: a name; where it is empty, git's user or the login.
        why: a sentence for whoever reads the history.

    Raises:
        InputError: no reason is given.
    """
    if not why.strip():
        raise InputError('The baseline moves only for a reason; give one with --why "…".')
    return {"when": f"{dt.datetime.now(dt.UTC):%Y-%m-%d}", "who": who.strip() or _somebody(), "why": " ".join(why.split())}


def _somebody() -> str:
    try:
        told = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False).stdout
        return told.strip() or getpass.getuser()
    except (OSError, KeyError, subprocess.SubprocessError):
        return "unknown"
