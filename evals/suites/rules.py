"""Rules: labelled messages, each judged by every rule; no model is asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from evals.labelled import FOLDER, read_split
from evals.suites.drafts import told_of

NAME = "rules"


def cases(split: str = "dev", folder: Path = FOLDER) -> list[Case]:
    """Every labelled message of a split, with its text and labels under `expected`.

    Raises:
        InputError: a message cannot be used.
    """
    return [
        Case(
            m.id,
            NAME,
            f"{m.interview.company}/{m.interview.interviewer.name}",
            told_of(m.interview),
            m.format,
            m.purpose,
            now=m.now.isoformat(),
            expected={"text": m.body, "subject": m.subject, "labels": m.labels},
        )
        for m in read_split(split, folder)
    ]


def play(case: Case, _asked: Mapping[str, Any]) -> Play[Exchange]:
    """One message being read."""
    yield from ()
    return Exchange(case, text=case.expected["text"], subject=case.expected["subject"])
