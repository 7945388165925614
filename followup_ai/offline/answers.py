"""Understands by whom, how and when the candidate was told to expect an answer: nothing of it need be asked again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.language.dates import WEEKDAY
from followup_ai.offline.cleaning import clauses, everyday, plain, sentences
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.hedges import without_hedges
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.screening import discomfort, is_hostile, is_private, is_unfit
from followup_ai.offline.stages import BETWEEN, IF_CHOSEN, week_named, when_told
from followup_ai.offline.sureness import sure_phrase


@dataclass(frozen=True)
class Answer:
    """The answer that was announced.

    Args:
        expected: what follows "I look forward to": "your call", "hearing from HR".
        when: as told, to follow it ("on Friday", "after the Aberdeen sale"); "" where that is not
            told, stale, or not sure to read well.
    """

    expected: str
    when: str = ""


_CALL = re.compile(r"\b(?:ring(?:s|ing)?|phon(?:e|es|ing)|telephon(?:e|es|ing)|call(?:s|ing)?)\b", re.IGNORECASE)
_WORD = re.compile(
    r"\b(?:in touch|get(?:s|ting)? back|com(?:e|es|ing) back to me|let(?:s|ting)? (?:\w+ )?know|(?:hear(?:s|ing)?|know)\b"
    r"(?! (?:about|of|how))"
    r"|(?:contact|email|text|message|answer|repl[iy]|writ)(?:e|s|es|ing)?\b)",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"\bdecid(?:e|es|ing)\b|\bdecision\b|\bmake (?:up )?(?:his|her|their) minds?\b", re.IGNORECASE)
# What the candidate is to do is no answer, nor is what the reader only thinks of doing.
_OWN_MOVE = re.compile(
    r"\bI(?:'m| am|'ll| will| have| need| must| should| can| ought)? ?(?:to |going to )?(?:\w+ly )?"
    r"(?:ring|phone|call|email|write|contact|chase|let (?:him|her|them) know|decide|get back|be in touch)\b"
    r"|^(?:to )?(?:chase|if)\b|^(?:to |I should |I can |just )?(?:ring|phone|call|email|text|write|write to|message|contact)"
    r" (?:her|him|them|back)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r" and (?=(?:then )?(?:I|they|she|he|we|you|will|then|calls?|rings?|phones?|lets?|emails?|writes?|answers?|decides?)\b)"
)
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Sister|Frau|Herr"
_OFFICES = re.compile(r"\b(?:the |an? )?(HR|human resources|recruit(?:er|ment)|agency|head office|personnel)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\b(?:don'?t know|unclear|(?:did ?n[o']t|never) say|no idea|not sure|nothing (?:said|told|fixed)|unsure"
    r"|not (?:told|said|clear)"
    r"|forgot to ask|no(?:t)? (?:date|timeline|mention)|unknown|tb[cda]|n/?a|none)\b|^\W*$",
    re.IGNORECASE,
)


def is_told(text: str) -> bool:
    """Whether a note on the next steps tells anything of them that a question must not ask for again.

    Args:
        text: the note as typed.
    """
    return not (_UNTOLD.search(text) or is_private(text) or is_hostile(text))


def answer_told(text: str, cast: Cast, names: dict[str, str], *, stale: bool) -> Answer | None:
    """The answer that a note on the next steps announces; None where it announces none, or only to whoever is chosen.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
        stale: written so long after the interview that "Friday" and "next week" no longer mean the days they meant.
    """
    if not is_told(text):
        return None
    before = ""
    for sentence in sentences(plain(week_named(without_hedges(text))))[:8]:
        for clause in clauses(sentence, names):
            if IF_CHOSEN.search(clause.text) or is_unfit(clause.text):
                continue
            for piece in (p for told in BETWEEN.split(clause.text) for p in _ANOTHER.split(told)):
                expected = "" if _OWN_MOVE.search(piece) else _expected(piece, cast)
                if expected:
                    when = _when(piece, cast, stale=stale)
                    day = when_told(before, stale=stale) if _AFTERWARDS.search(piece) and not when else ""
                    # "she talks to the owner Tuesday and calls me after": the call is not on that day
                    return Answer(expected, re.sub(r"^(?:on )?", "after ", day) if day else when)
                before = piece
    return None


def _expected(piece: str, cast: Cast) -> str:
    call, word = _CALL.search(piece), _WORD.search(piece)
    if not (call or word or _DECIDES.search(piece)):
        return ""
    office = _OFFICES.search(piece)
    if office:
        bare = office[1].lower()
        who = {
            "hr": "HR",
            "human resources": "HR",
            "recruitment": "the recruiter",
            "head office": "head office",
            "personnel": "personnel",
        }
        return f"hearing from {who.get(bare, f'the {bare}')}"
    named = [w.lower() for w in re.findall(r"[^\W\d_][\w'’-]+", piece) if w[:1].isupper()]
    if not any(w in cast.reader for w in named):
        other = next((cast.others[w] for w in named if w in cast.others), "")
        if other:
            called = re.search(rf"\b({_TITLES})\.? {re.escape(other)}\b", piece, re.IGNORECASE)
            return f"hearing from {called[1].capitalize() + ' ' if called else ''}{other}"
        if any(not everyday(w) and not re.search(r"day$|ember$|uary$|tober$", w) for w in named[:1]):
            return "hearing more"  # somebody who was not in the room
        if cast.crowded and re.match(r"(?:he|she)\b", piece, re.IGNORECASE):
            return "hearing more"
    if call:
        return "your call"
    return "hearing from you" if word else "hearing your decision"


_AFTERWARDS = re.compile(r"\b(?:the (?:next )?day )?after(?:wards| that)?\W*$", re.IGNORECASE)
_SPAN = r"(?:a|an|one|two|three|four|five|six|seven|ten|\d+|a couple of|a few)"
_AROUND = re.compile(
    rf"\b(?:(?:by|before|at|towards|until) (?:the )?end of (?:(?:the|this|next) )?(?:week|month)"
    rf"|(?:with)?in {_SPAN}(?: or (?:two|three|so))? (?:working )?(?:days|weeks|week|months|fortnight)|(?:by|early"
    rf"|later) next week)\b",
    re.IGNORECASE,
)
_UPON = re.compile(
    r"\b(?P<joint>after|before|once|when|as soon as) (?P<what>.+?)(?=,| (?:he|she|they|I|we|you)(?:'ll| will| would)\b|$)",
    re.IGNORECASE,
)
_TOO_NEAR = re.compile(
    r"\b(?:today|tonight|tomorrow|tmrw|same day|yesterday|this (?:evening|afternoon|morning))\b", re.IGNORECASE
)
_FEASTS = re.compile(r"(?:thanksgiving|christmas|new year|easter|diwali|ramadan|eid|advent|hanukkah|passover)$", re.IGNORECASE)


def _when(piece: str, cast: Cast, *, stale: bool) -> str:
    """When the answer is to come, as words to follow "your call"; "" where that is not sure to read well."""
    if _TOO_NEAR.search(piece):
        return ""  # by the time it is read, the day has passed
    around = _AROUND.search(piece)
    if around:
        return (
            ""
            if stale
            else re.sub(r"\bend of (?:the )?(?=week|month)", "the end of the ", around[0].lower()).replace("the the", "the")
        )
    upon = _UPON.search(piece)
    if upon is None:
        return when_told(piece, stale=stale).replace("mid ", "mid-")
    joint, what = upon["joint"].lower(), to_reader(expand(upon["what"].strip(" .,;:")), cast) or ""
    if _FEASTS.match(what):
        return f"{joint} {what[:1].upper()}{what[1:]}"
    whole = (is_clause(what) and discomfort(what) < 3) or (
        joint in ("after", "before") and (sure_phrase(what) or what.istitle())
    )
    if whole and len(what.split()) <= 8 and not (stale and _RELATIVE.search(what)):
        return f"{joint} {what}"
    return f"{joint} {what}" if what == "the weekend" and not stale else ""


_RELATIVE = re.compile(rf"\b(?:weekend|week|tomorrow|{WEEKDAY})\b", re.IGNORECASE)
