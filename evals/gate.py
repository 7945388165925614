"""Compares the rules' scores with `baseline.json`; only `bless` moves the baseline, and it asks why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.labelled import FOLDER
from evals.rules import Score
from followup_ai.errors import InputError

BASELINE = Path(__file__).parent / "baseline.json"


def data_version(split: str, folder: Path = FOLDER) -> str:
    """Twelve hexadecimal digits that change whenever a message or label of the split does."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob(f"{split}-*.jsonl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _counts(scores: Sequence[Score]) -> dict[str, dict[str, int]]:
    return {s.rule: {"labels": s.labels, "false_alarms": s.false_alarms, "misses": s.misses} for s in scores}


def bless(scores: Sequence[Score], why: str, path: Path = BASELINE) -> None:
    """Makes these scores the baseline.

    Args:
        scores: of the dev split.
        why: a sentence for whoever reads the history.

    Raises:
        InputError: no reason is given.
    """
    if not why.strip():
        raise InputError('The baseline moves only for a reason; give one with --why "…".')
    data = {"why": why.strip(), "dev": data_version("dev"), "rules": _counts(scores)}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def regressions(scores: Sequence[Score], path: Path = BASELINE) -> list[str]:
    """What got worse since the baseline, a sentence each; rules are deterministic, so any rise is real.

    Raises:
        InputError: there is no baseline, or it is of other labelled data.
    """
    if not path.is_file():
        raise InputError(f"There is no baseline {path.name}; make one with `python -m evals bless --why …`.")
    baseline: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if baseline["dev"] != data_version("dev"):
        raise InputError("The labelled data changed since the baseline; score it and bless it with the reason.")
    worse = []
    now = _counts(scores)
    for rule, before in baseline["rules"].items():
        after = now.get(rule)
        if after is None:
            worse.append(f"{rule} is in the baseline and no longer scored.")
            continue
        worse += [
            f"{rule}: {kind.replace('_', ' ')} rose from {before[kind]} to {after[kind]}."
            for kind in ("false_alarms", "misses")
            if after[kind] > before[kind]
        ]
    return worse
