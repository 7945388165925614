"""The scorer `told-everything`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer
from followup_ai.formats import load_format, load_purpose
from followup_ai.models import Format, Limit
from followup_ai.rules import all_rules

_FENCE = "=== notes "


@scorer(margin=0.03, headline=True, suites=("drafts",))
def told_everything(case: Case, exchange: Exchange) -> Score:
    """The first request tells the model all that its draft is held to, and parts notes from instructions.

    A recorded reply cannot show that a prompt got worse for a model that is not asked again; what the prompt leaves out can be
    seen in the prompt itself. Wording is free: what is looked for are the notes, the names, every rule's own sentence, the
    channel's limits in figures, and that the lines around the notes are named where it says what is no instruction.
    """
    if not exchange.calls or not exchange.calls[0].messages:
        return Score(None, "The request is not recorded.")
    system, user = (_plain(m["content"]) for m in exchange.calls[0].messages[:2])
    missing = [what for what, where, words in _owed(case) if words not in (system if where == "system" else user)]
    missing += [
        f"the note {text[:40]!r}" for text in _texts(case.interview) - _texts(_notes(exchange.calls[0].messages[1]["content"]))
    ]
    if "instruction" not in system.lower():
        missing.append("that notes are no instruction")
    return Score(not missing, f"does not tell {', '.join(missing[:6])}" if missing else "")


_UNTOLD = ("email", "sent")
"""Fields of an interview that are not told, or only in brief."""


def _texts(value: Any) -> set[str]:
    """Every text of an interview."""
    if isinstance(value, Mapping):
        return {text for name, part in value.items() if name not in _UNTOLD for text in _texts(part)}
    if isinstance(value, (list, tuple)):
        return {text for part in value for text in _texts(part)}
    return {_plain(str(value))}


def _notes(user: str) -> Any:
    """The notes of a request, read as a model reads them; nothing where they are not between two lines of the marker."""
    parts = user.split(_FENCE)
    if len(parts) < 3:
        return None
    try:
        return yaml.load(parts[1].partition("\n")[2], Loader=_LOADER)
    except yaml.YAMLError:
        return None


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _owed(case: Case) -> Iterator[tuple[str, str, str]]:
    """What must be told: its name, in which turn, in which words."""
    context = case.context()
    if context.interview is None or context.to is None:
        return
    format, purpose = load_format(case.format), load_purpose(case.purpose)
    yield "the lines around notes", "system", _FENCE
    yield "the lines around notes", "user", _FENCE
    yield "the candidate's name", "user", context.interview.candidate
    yield "the reader's name", "user", context.to.name
    yield "the format", "user", _plain(format.prose)
    yield "the purpose", "user", _plain(purpose.prose)
    for rule in all_rules():
        if rule.required and rule.asks and rule.id not in format.advice:
            yield rule.id, "user", _plain(rule.asks)
    for figure in limits_in(format):
        yield f"the limit of {figure}", "user", figure


def limits_in(format: Format) -> list[str]:
    """The figures of a channel's limits, as its description must name them; words come before characters."""
    limits: list[Limit] = [limit for limit in (format.words or format.characters,) if limit]
    if format.subject:
        limits += [format.subject.words, format.subject.characters]
    figures = [n for limit in limits for n in (limit.min, limit.max) if n is not None]
    if format.spoken:
        figures += [format.spoken.call_seconds]
    return [str(n) for n in figures]
