"""Judged: a model says of finished messages whether they are warm, in the candidate's own voice, and natural.

Every such run holds the labelled replies (`recorded/hand-written`, marked by a careful reader) besides the messages that are to
be judged, so that it proves by itself how far its judge can be believed. The gate ignores the judge where that is too little
(`evals.gate`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange, Mark
from evals.handwritten import MARKS
from followup_ai.conversation import Ask
from followup_ai.errors import InputError, ModelError
from followup_ai.templates import new_fence

NAME = "judged"
LABELLED = "hand-written"
"""The run whose replies a careful reader has marked."""
_PROMPT = Path(__file__).parent.parent / "judging.md"
_LINE = re.compile(r"^[^\w\n]*(warm|own[- ]voice|natural)[^\w\n]*[:=|][^\w\n]*(yes|no)\b(.*)$", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile('["“«](.{3,}?)["”»]')


def cases(of: str = "") -> list[Case]:
    """The labelled replies, and the messages of a run.

    Args:
        of: the run whose messages are judged; none but the labelled replies where it is empty.

    Raises:
        InputError: there is no such run, or it cannot be replayed.
    """
    made = [_case(f"labelled/{e.case.id}", e.case, e.text, e.case.expected["marks"]) for e in _messages(LABELLED)]
    return made + [_case(e.case.id, e.case, e.text, {}) for e in (_messages(of) if of else ()) if e.text]


def _messages(name: str) -> list[Exchange]:
    from evals.runs import Missed, exchanges, open_run

    found = []
    for exchange in exchanges(open_run(name)):
        if isinstance(exchange, Missed):
            raise InputError(f"{name} is stale, so its messages are not today's; record it again before they are judged.")
        found.append(exchange)
    return found


def _case(id: str, case: Case, text: str, marks: Mapping[str, bool]) -> Case:
    expected = {"text": text, "marks": dict(marks)}
    return Case(id, NAME, case.cluster, None, case.format, case.purpose, seed=case.seed, now=case.now, expected=expected)


@cache
def _prompt() -> str:
    return _PROMPT.read_text(encoding="utf-8")


def play(case: Case, _asked: Mapping[str, Any]) -> Play[Exchange]:
    """One message being judged; what the judge leaves out has no mark."""
    fence = new_fence()
    exchange = Exchange(case, text=case.expected["text"])
    about = f"A message of the kind {case.format}, purpose {case.purpose}.\n\n{fence}\n{exchange.text}\n{fence}\n"
    system = _prompt().replace("{fence}", fence)
    turns = ({"role": "system", "content": system}, {"role": "user", "content": about})
    try:
        reply = yield Ask(turns)
    except ModelError as problem:
        exchange.unjudged = str(problem)
    else:
        exchange.marks = marks_in(reply.text, exchange.text)
    return exchange


def marks_in(reply: str, text: str) -> dict[str, Mark]:
    """What a judge's reply says: mark → yes or no, with the words it points at where they stand in the message.

    A mark that is given twice, and not alike, is not given.
    """
    found: dict[str, Mark] = {}
    doubtful = set()
    for name, answer, rest in _LINE.findall(reply):
        mark = name.lower().replace(" ", "-")
        value = answer.lower() == "yes"
        if mark in found and found[mark].value != value:
            doubtful.add(mark)
        spans = [(at, at + len(words)) for words in _QUOTED.findall(rest) if (at := text.find(words)) >= 0]
        found.setdefault(mark, Mark(value, " ".join(rest.split())[:200], tuple(spans)))
    return {name: found[name] for name in MARKS if name in found and name not in doubtful}
