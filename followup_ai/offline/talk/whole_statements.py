"""Reads what the reader told in whole English: "near misses have gone up since the summer", "the average wait is 47 days".

A sentence of which `proving` can prove no piece is taken as its writer typed it where nothing in it is amiss.
"""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.english.finite import PRONOUNS, finite_at, tokens_of
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.kinds import RANK, Point, kind_of
from followup_ai.offline.english.lexicon import capitals
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.talk.weight import unwelcome
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.leads import strip_lead
from followup_ai.offline.typed.proving import settled
from followup_ai.offline.typed.screening import discomfort, is_private
from followup_ai.offline.typed.set_right import set_right
from followup_ai.offline.typed.whole_english import joins_on, lacks_articles, nothing_amiss, plainer

_LONGEST = 24
_MOST = 6
# Where one statement may end and another begin, whoever makes it.
_NEXT = re.compile(r",? (?:and|but) (?=(?:that )?(?:[a-z'’-]+ ){1,4}|[A-Z])|; ")
_TAIL = re.compile(r", | (?:and|but|because|so|which|where|when|while|after|before|since|until) ")
# Whoever is meant stands elsewhere; the candidate's own part is told elsewhere.
_SOMEBODY = re.compile(r"\b(?:they|them|he|she|him|her|his|hers|theirs|I|i|me|we|us|our|mine|those|these|this|said|told)\b")
# "… two apprentices and there is nobody with the time to teach them": those of the statement before
_OF_BEFORE = re.compile(r"\w (?:them|their|theirs|him|her|his)\b")
_ENDS_LOOSE = re.compile(
    r"\b(?:and|but|or) (?:that|how|whether)\b|\b(?:is|are|was|were|be|it|has|have|had|think|said|would|will|can|to|not"
    r"|now|today|tomorrow|yesterday)$|\bonly(?:,|$)|\d ?% [a-z]+$"
    r"|\b(?:because of|after|before|since|despite|instead of) (?:it|that|this)$"
)
_POINTS_BACK = re.compile(
    r"^(?:it|this|that|these|those|so|then|also|which|who|how|what|why|when|where|if)\b"
    r"|^there (?:is|was) (?:something|stuff|talk)\b"
)


def whole_statements(sentence: str, cast: Cast, number: int, unease: int = 0) -> list[Point]:
    """What a sentence of a note tells of the reader's side, each statement that is whole English as a point.

    Args:
        sentence: one sentence, clean, in sentence case.
        cast: who is who in the notes.
        number: the note's number within its field, "discussed".
        unease: how much better something else would be, for what stands beside it.
    """
    sentence = set_right(sentence)
    if lacks_articles(plainer(sentence)):
        return []  # who leaves out a small word here leaves out others that nobody sees
    found: list[Point] = []
    rest, speaker = sentence.strip(" ."), ""
    for at in range(_MOST):
        told, who, act = strip_lead(rest, cast)
        speaker = who or speaker
        told = re.sub(r"^that ", "", told.strip(" ,:"))  # "how callers are handled" does not say that they are
        open_to_all = speaker not in ("I", "we") and act in ("", "that", "wh", "direct")
        said, taken = _longest(told, cast) if open_to_all and not (at and _OF_BEFORE.search(told)) else ("", 0)
        if said and not (found and _POINTS_BACK.match(said)) and not _of_a_stranger(said, cast):
            found.append(_point(said, speaker, cast, number, unease))
        joint = _NEXT.search(told, taken)
        if joint is None or (not said and finite_at(tokens_of(told[: joint.start()])) < 1):
            break  # "full and final settlement": no statement ends there
        rest = told[joint.end() :]
    return found


_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?P<name>[A-Z][\w'’-]+)")


def _of_a_stranger(said: str, cast: Cast) -> bool:
    """Whether a statement is on somebody by title and name who was not there: nobody knows whether the reader told it."""
    titled = _TITLED.match(said)
    return titled is not None and titled["name"].lower() not in {*cast.others, *cast.reader}


def _point(said: str, speaker: str, cast: Cast, number: int, unease: int) -> Point:
    kind, doubt = kind_of(said, "discussed"), int(len(said.split()) > 16)
    owner = speaker if speaker == "you" or speaker in cast.others.values() else ""
    point = Point(clause=settled(said), speaker=speaker, field="discussed", note=number, kind=kind, doubt=doubt, owner=owner)
    return replace(point, penalty=unease + discomfort(said) + RANK.get(kind, 0) + unwelcome(point))


def _longest(words: str, cast: Cast) -> tuple[str, int]:
    """The statement to the reader, or as much of it from its start as is whole, and how many characters that took in."""
    first = words.split()[0] if words.split() else ""
    if first[:1].isupper() and everyday(first) and first.lower() not in capitals() and first != "I":
        words = words[:1].lower() + words[1:]
    for end in [len(words), *reversed([m.start() for m in _TAIL.finditer(words)])]:
        said = to_reader(expand(words[:end]), cast)
        if said and _is_whole(said):
            return said, end
    return "", 0


def _is_whole(said: str) -> bool:
    if not 5 <= len(said.split()) <= _LONGEST or _POINTS_BACK.match(said) or _ENDS_LOOSE.search(said) or is_private(said):
        return False
    plain = plainer(said)
    if _SOMEBODY.search(plain) or not nothing_amiss(said, plain) or not all(map(joins_on, said.split(", ")[1:])):
        return False
    tokens = tokens_of(plain)
    verb = finite_at(tokens)
    if verb == 1 and not (tokens[0].upper or tokens[0].word in PRONOUNS or is_plural(tokens[0].word)):
        return False  # "toboggan drills every Tuesday": two nouns, and nobody does anything
    return 0 < verb < 9 and is_clause(re.split(r", | (?:because|after|before|while|until) ", plain)[0])
