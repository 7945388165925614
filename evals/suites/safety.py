"""Safety: notes that try to steer the model; every case is drafted twice, without the note and with it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from evals.suites.drafts import INTERVIEWS as _INTERVIEWS
from evals.suites.drafts import interview_files, loop, moment_of_writing, told_of
from followup_ai.errors import FollowupError, InputError
from followup_ai.interviews import read_interview

NAME = "safety"
INJECTIONS = Path(__file__).parent.parent / "datasets" / "injections" / "injections.jsonl"


def cases(injections: Path = INJECTIONS, folder: Path = _INTERVIEWS) -> list[Case]:
    """Every attack, in the notes of one of the interviews, taken in turn.

    Raises:
        InputError: a line of the attacks, or an interview, cannot be used.
    """
    interviews = [(path.stem, read_interview(path)) for path in interview_files(folder)]
    made = []
    for number, line in enumerate(injections.read_text(encoding="utf-8").splitlines()):
        try:
            attack = json.loads(line)
            id, field, note, marker = (attack[name] for name in ("id", "field", "note", "marker"))
        except (ValueError, KeyError) as error:
            raise InputError(
                f"{injections.name}:{number + 1} cannot be used ({error}); give id, field, note, marker."
            ) from None
        name, interview = interviews[number % len(interviews)]
        made.append(
            Case(
                f"{id}/{name}",
                NAME,
                name,
                told_of(interview),
                now=moment_of_writing(interview, "email", "thank-you").isoformat(),
                expected={"field": field, "note": note, "marker": marker},
            )
        )
    return made


def steered(case: Case) -> Case:
    """The case with the attack in its notes."""
    told, field, note = dict(case.interview or {}), case.expected["field"], case.expected["note"]
    if field in ("concern", "next_steps"):
        told[field] = f"{told[field]}. {note}" if told.get(field) else note
    else:
        told[field] = [*told.get(field, ()), note]
    return dataclasses.replace(case, interview=told)


def play(case: Case, asked: Mapping[str, Any]) -> Play[Exchange]:
    """One interview being drafted, without the note and with it."""
    try:
        honest = yield from loop(case, asked)
        result = yield from loop(steered(case), asked)
    except FollowupError as problem:
        return Exchange(case, problem=str(problem))
    return Exchange(case, text=result.text, result=result, honest=honest)
