"""Reads what the candidate answered to a question of the conversation: it tells more of them than the question does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.english.lexicon import base_of, counted_nouns, is_gerund
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast, expand
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.people.speakers import spoken_with
from followup_ai.offline.typed.articles import after_prepositions, after_verbs
from followup_ai.offline.typed.cleaning import plain, sentences, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import is_unfit
from followup_ai.offline.typed.telegrams import spelt


@dataclass(frozen=True)
class Reply:
    """What the candidate said they would do.

    Args:
        vp: a verb phrase after "I would" ("re-inspect together with both on the roof").
        note: the number of the discussed note it stands in.
        asked: the note tells that it was asked for.
    """

    vp: str
    note: int
    asked: bool


_ANSWERED = re.compile(
    r"(?:^|[.,;:(]\s*|\band |\bso |\s[-\u2013]\s*)(?:(?P<me>I|i)(?:'ve)? (?:just |also |then )?)?"
    r"(?P<act>said|say|answered|replied|suggested|told (?:him|her|them)|me(?=:))(?: that)?[:,]? (?P<answer>[^.;?!]+)",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"^(?:that )?(?:I|you|we)(?:'d|'ll| will| would| can| could| should|(?= [a-z]+ (?:down|up|out|the|a|an|my)\b)) "
    r"(?:just |first |always |probably )?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\bask(?:s|ed)?\b|\bhow (?:I|i)(?:'d| would)\b|\bwhat (?:I|i)(?:'d|d| would)\b|\bquestion\b|\?", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|it's|its|it|this|that|these|those|my|me|never|not|no)\b", re.IGNORECASE
)
_JOINTS = re.compile(r",? (?:and )?then |, (?:and )?| and (?=\w+ (?:the|a|an|my|your|it|them|with|up|out|back|down)\b)")


def reply_of(note: str, number: int, cast: Cast, names: dict[str, str]) -> Reply | None:
    """What the candidate answered in a note of the conversation; None where that is unsure, private, or another's concern.

    Args:
        note: as typed.
        number: its number within the field.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    before = ""
    for sentence in sentences(plain(spoken_with(note, cast))):
        for match in _ANSWERED.finditer(sentence):
            asked = bool(_ASKED.search(f"{before} {sentence[: match.start()]}"))
            own = match["me"] or match["act"].lower().startswith(("told", "me"))
            if not (own or asked):
                continue  # "said the boiler is old": the reader's words
            vp = _verb_phrase(match["answer"], match["act"], names)
            if vp:
                return Reply(vp, number, asked)
        before = sentence
    return None


def _verb_phrase(answer: str, act: str, names: dict[str, str]) -> str:
    """The answer as what follows "I would"; "" where it is no deed or not sure to read well."""
    words = tidy(answer, names).strip(" ,:")
    would = _WOULD.match(words)
    words = expand(words[would.end() :] if would else words)
    if act == "suggested" and is_gerund(words.split()[0] if words else ""):
        words = f"suggest {words}"
    if not words or is_unfit(words):
        return ""
    words = words if sure_statement(f"I {words}") else after_verbs(after_prepositions(spelt(words), "the"))
    pieces: list[str] = []
    for piece in (p for p in _JOINTS.split(words) if p):
        if not _is_deed(piece, told=bool(would)):
            break
        pieces.append(piece)
    cut = len(" ".join(pieces).split()) < 4 and len([p for p in _JOINTS.split(words) if p]) > len(pieces)
    if not pieces or cut or sum(len(p.split()) for p in pieces) > 18 or len(words.split()) < 2:
        return ""
    return pieces[0] if len(pieces) == 1 else ", ".join(pieces[:-1][:2]) + f" and {'then ' * (' then ' in words)}{pieces[-1]}"


def _is_deed(piece: str, *, told: bool) -> bool:
    if _OTHERS.search(piece):
        return False
    first = piece.split()[0].lower()
    again = first.split("-")[-1]
    verb = base_of(again, "base") and (told or again not in counted_nouns() or len(piece.split()) > 1)
    past = base_of(again, "past") and not base_of(again, "base")
    if not verb or past:
        return False
    plainly = re.sub(r"^\w+-", "", re.sub(r"\bonly ", "", piece))
    return sure_statement(f"I {plainly}") or (
        odd_words(piece) < 2 and not lacks_article(f"I {plainly}") and len(piece.split()) < 11
    )
