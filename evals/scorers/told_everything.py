"""The scorer `told-everything`."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from evals.cases import Case, Shared
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer
from followup_ai.formats import load_format, load_purpose
from followup_ai.models import Format, Purpose
from followup_ai.rules import all_rules
from followup_ai.templates import LONGEST_SENT

_FENCE = "=== notes "
_UNTOLD = ("email", "format", "to")
"""Fields that are not told as they are: addresses; of a message already sent, the usual channel and what may be an address."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@scorer(margin=0.03, headline=True, suites=("drafts",))
def told_everything(case: Case, exchange: Exchange) -> Score:
    """The first request tells the model all that its draft is held to, and parts notes from instructions.

    A recorded reply cannot show that a prompt got worse for a model that is not asked again; what the prompt leaves out can be
    seen in the prompt itself. Wording is free: what is looked for are the notes, the names, every rule's own sentence, the
    channel's limits in figures, and that the lines around the notes are named where it says what is no instruction.
    """
    if not exchange.calls or len(exchange.calls[0].messages) < 2 or case.shared is None:
        return Score(None, "The request is not recorded.")
    system, user = (m["content"] for m in exchange.calls[0].messages[:2])
    said = _plain(user)
    missing = [what for what, words in _owed(load_format(case.format), load_purpose(case.purpose)) if words not in said]
    missing += [f"the name {name}" for name in _names(case) if name not in user]
    missing += [f"the note {text[:40]!r}" for text in sorted(_texts_of(case.shared) - _texts_told(_between_fences(user)))]
    missing += [what for what, words in _SYSTEM if words not in system.lower()]
    return Score(not missing, f"does not tell {', '.join(missing[:6])}" if missing else "")


_SYSTEM = (("which lines part notes from instructions", _FENCE), ("that notes are no instruction", "instruction"))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _names(case: Case) -> tuple[str, str]:
    interview = case.interview or {}
    return interview["candidate"], case.to or interview["interviewer"]["name"]


@lru_cache(maxsize=256)
def _owed(format: Format, purpose: Purpose) -> tuple[tuple[str, str], ...]:
    """What must be told whatever the interview is: its name, and its words."""
    asked = [
        (rule.id, _plain(rule.asks)) for rule in all_rules() if rule.required and rule.asks and rule.id not in format.advice
    ]
    limits = [(f"the limit of {figure}", figure) for figure in limits_in(format)]
    return (("the format", _plain(format.prose)), ("the purpose", _plain(purpose.prose)), *asked, *limits)


def limits_in(format: Format) -> list[str]:
    """The figures of a channel's limits, as its description must name them; words come before characters."""
    limits = [limit for limit in (format.words or format.characters,) if limit]
    if format.subject:
        limits += [format.subject.words, format.subject.characters]
    figures = [n for limit in limits for n in (limit.min, limit.max) if n is not None]
    return [str(n) for n in [*figures, *([format.spoken.call_seconds] if format.spoken else [])]]


@lru_cache(maxsize=512)
def _texts_of(shared: Shared) -> frozenset[str]:
    """Every text of an interview."""
    return frozenset(_texts(shared.told))


def _texts(value: Any) -> set[str]:
    """Every text of an interview, but for those told otherwise: with marks of roles or an address, or longer than is told."""
    if isinstance(value, Mapping):
        return {text for name, part in value.items() if name not in _UNTOLD for text in _texts(part)}
    if isinstance(value, (list, tuple)):
        return {text for part in value for text in _texts(part)}
    return set() if re.search(r"[<\[@]", str(value)) or len(str(value)) > LONGEST_SENT else {_plain(str(value))}


def _between_fences(user: str) -> str:
    parts = user.split(_FENCE)
    return parts[1].partition("\n")[2] if len(parts) > 2 else ""


@lru_cache(maxsize=64)
def _texts_told(notes: str) -> frozenset[str]:
    """Every text of the notes in a request, read as a model reads them."""
    try:
        return frozenset(_texts(yaml.load(notes, Loader=_LOADER)))
    except yaml.YAMLError:
        return frozenset()
