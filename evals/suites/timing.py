"""Timing: what the planner proposes after an interview, held against plans worked out by hand from the guidance's table.

A case is one file of `datasets/timing`, named for why it exists:

    interview: {decision_date: 2026-05-28}     # what differs from a bare interview on Tuesday 12 May 2026 in London
    now: 2026-05-12 18:00                      # the reader's time; the evening of the interview where it is left out
    country: GB                                # whose public holidays, where one is chosen
    told_on: 2026-06-01                        # the day a no came, where it is known
    steps:                                     # the whole plan, in order; `because` are words its reason must hold
      - {purpose: check-in, format: email, at: 2026-05-29 09:00, state: upcoming, because: [28 May]}

A file that is a list holds many, each with an `id`, and may write a step as [purpose, format, at, state].
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from evals.suites.drafts import told_of
from followup_ai.errors import FollowupError, InputError
from followup_ai.interviews import interview_from
from followup_ai.timing import plan

NAME = "timing"
FOLDER = Path(__file__).parent.parent / "datasets" / "timing"
BASE = {
    "candidate": "Sam Okafor",
    "interviewer": "Dana Whitfield",
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": "2026-05-12",
    "timezone": "Europe/London",
}
_KEYS = {"id", "interview", "now", "country", "told_on", "steps"}
_STEP = {"purpose", "format", "at", "state", "because"}


def cases(folder: Path = FOLDER) -> list[Case]:
    """Every case of the folder.

    Raises:
        InputError: a file cannot be used; the sentence names it.
    """
    made = [case for path in sorted(folder.glob("*.yaml")) for case in _cases(path)]
    seen: set[str] = set()
    for case in made:
        if case.id in seen:
            raise InputError(f"Two timing cases have the id {case.id!r}; give each an id of its own.")
        seen.add(case.id)
    return made


def _cases(path: Path) -> Iterator[Case]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(f"{path.name} cannot be read ({str(error).splitlines()[0]}); mend it.") from None
    for number, one in enumerate(data if isinstance(data, list) else [data], start=1):
        place = f"{path.name}, case {number}" if isinstance(data, list) else path.name
        yield _case(one, place, str(one.get("id") or path.stem) if isinstance(one, dict) else path.stem)


def _case(data: Any, place: str, id: str) -> Case:
    if not isinstance(data, dict) or not isinstance(data.get("steps"), list):
        raise InputError(f"{place} lists no steps; give the whole plan under `steps`.")
    if unknown := sorted(set(data) - _KEYS):
        raise InputError(f"{place}: {unknown[0]!r} is not a field of a timing case; there are {', '.join(sorted(_KEYS))}.")
    steps = [_step(step, place) for step in data["steps"]]
    interview = interview_from(BASE | (data.get("interview") or {}), place)
    now = _moment(data.get("now") or f"{interview.date} 18:00", place)
    told_on = str(data["told_on"]) if data.get("told_on") else None
    expected = {"steps": steps, "country": data.get("country"), "told_on": told_on}
    return Case(id, NAME, id, told_of(interview), now=now, expected=expected)


def _step(step: Any, place: str) -> dict[str, Any]:
    if isinstance(step, list) and len(step) >= 4:
        step = dict(zip(("purpose", "format", "at", "state"), step, strict=False))
    if not isinstance(step, dict) or set(step) | {"because"} != _STEP:
        raise InputError(f"{place}: the step {step!r} cannot be used; give purpose, format, at, state and because.")
    return {
        **step,
        "at": _moment(step["at"], place)[:16].replace("T", " "),
        "because": [str(words) for words in step.get("because") or ()],
    }


def _moment(given: object, place: str) -> str:
    try:
        return (given if isinstance(given, dt.datetime) else dt.datetime.fromisoformat(str(given))).isoformat()
    except ValueError:
        raise InputError(f"{place}: {given!r} is not a moment; write it like 2026-05-13 09:00.") from None


def play(case: Case, _asked: Mapping[str, Any]) -> Play[Exchange]:
    """One interview being planned for."""
    yield from ()
    interview = case.told
    if interview is None:
        return Exchange(case, problem="The case has no interview.")
    told_on = case.expected.get("told_on")
    try:
        planned = plan(
            interview,
            dt.datetime.fromisoformat(case.now),
            case.expected.get("country"),
            told_on=dt.date.fromisoformat(told_on) if told_on else None,
        )
    except FollowupError as problem:
        return Exchange(case, problem=str(problem))
    return Exchange(case, plan=planned)
