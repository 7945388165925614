"""Drafts: every interview × format × purpose × seed, drafted through the product's own loop."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from followup_ai.conversation import drafting
from followup_ai.errors import FollowupError
from followup_ai.formats import format_names, purpose_names
from followup_ai.interviews import read_interview
from followup_ai.models import DraftResult, Interview
from followup_ai.timing import fitting

NAME = "drafts"
INTERVIEWS = Path(__file__).parent.parent / "datasets" / "interviews"
MAX_ATTEMPTS = 3
_DAYS = {"thank-you": 1, "check-in": 15, "feedback": 22, "keep-in-touch": 15}
"""Days after the interview on which a message is written where the plan has no place for it."""


def interview_files(folder: Path) -> list[Path]:
    """The interview files of a folder, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml", ".json"))


def cases(folder: Path = INTERVIEWS, seeds: Iterable[int] = (0,)) -> list[Case]:
    """Every case of the suite.

    Args:
        folder: of interview files; the name of a file is the cluster of its cases.
        seeds: each is a case of its own.

    Raises:
        InputError: an interview cannot be read.
    """
    seeds = tuple(seeds)
    made = []
    for path in interview_files(folder):
        interview = read_interview(path)
        told = told_of(interview)
        for format, purpose, seed in itertools.product(format_names(), purpose_names(), seeds):
            now = moment_of_writing(interview, format, purpose).isoformat()
            id = f"{path.stem}/{format}/{purpose}/{seed}"
            made.append(Case(id, NAME, path.stem, told, format, purpose, seed=seed, now=now))
    return made


def told_of(interview: Interview) -> dict[str, Any]:
    """An interview as plain values, as a case holds it."""
    return interview.model_dump(mode="json", exclude_defaults=True)


def moment_of_writing(interview: Interview, format: str, purpose: str) -> dt.datetime:
    """When a message is written: the moment the plan names, or where it names none so many days after the interview."""
    evening = dt.datetime.combine(interview.date, dt.time(18), dt.UTC)
    step = fitting(interview, purpose, format, evening).step
    return step.at if step else evening.replace(hour=10) + dt.timedelta(days=_DAYS.get(purpose, 1))


def play(case: Case, asked: Mapping[str, Any]) -> Play[Exchange]:
    """One case being drafted.

    Args:
        case: what to draft.
        asked: the options of the run: `max_attempts`, `second_reader`.
    """
    try:
        result = yield from loop(case, asked)
    except FollowupError as problem:
        return Exchange(case, problem=str(problem))
    return Exchange(case, text=result.text, result=result)


def loop(case: Case, asked: Mapping[str, Any]) -> Play[DraftResult]:
    """The product's own loop over a case.

    Raises:
        FollowupError: there is nothing to judge; the sentence says why.
    """
    return drafting(
        case.context(),
        max_attempts=int(asked.get("max_attempts", MAX_ATTEMPTS)),
        second_reader=bool(asked.get("second_reader")),
    )
