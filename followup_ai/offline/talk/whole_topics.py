"""Reads a question or a topic that was noted in whole English: "how many deliveries a shift is realistic".

What a strict grammar cannot take apart is taken as its writer typed it where nothing in it is amiss.
"""

from __future__ import annotations

import re

from followup_ai.offline.english.asked_of import topic_alone, with_its_question
from followup_ai.offline.english.finite import PRONOUNS, finite_at, is_aux, past, tokens_of
from followup_ai.offline.english.kinds import RANK, Point, kind_of
from followup_ai.offline.english.lexicon import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, WH_WORDS, base_of
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.questions import asks_in_its_order, in_statement_order
from followup_ai.offline.english.sureness import sure_phrase
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.typed.cleaning import tidy
from followup_ai.offline.typed.leads import strip_lead
from followup_ai.offline.typed.screening import is_private
from followup_ai.offline.typed.typos import slips_in, slips_mended
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer

_FEWEST, _MOST = 4, 18
_ASIDE = re.compile(r"\s*\([^()]*\)")
_TAIL = re.compile(r", ")
# Whoever is meant stands elsewhere, or the question is the candidate's own affair.
_UNCLEAR = re.compile(r"\b(?:them|he|she|him|her|his|hers|theirs|this|these|those)\b|\b(?:that|to|of|with|for|and|or)$|, [A-Z]")


def whole_topics(sentence: str, cast: Cast, names: dict[str, str], number: int, unease: int = 0) -> list[Point]:
    """What a sentence of a note asks, or names with a question of its own, as one point; none where anything is amiss.

    Args:
        sentence: one sentence of a note on what was discussed.
        cast, names: see `perspective` and `cleaning.recase`.
        number: the note's number within its field.
        unease: how much better something else would be, for what stands beside it.
    """
    noted = tidy(_ASIDE.sub("", sentence), names)
    rest, who, kind = strip_lead(noted, cast)
    words = topic_alone(slips_mended(rest if kind in ("about", "wh") and who == "we" else noted)).rstrip(" .?")
    for end in [len(words), *reversed([m.start() for m in _TAIL.finditer(words)])]:
        said = _to_say(words[:end], cast)
        if said and _is_whole(said):
            kind = kind_of(said, "discussed")
            return [Point(np=said, field="discussed", note=number, kind=kind, penalty=unease + 1 + RANK.get(kind, 0), doubt=1)]
    return []


def _to_say(words: str, cast: Cast) -> str:
    turned = len(words.split()) > 2 and is_aux(words.split()[1].lower()) and asks_in_its_order(words)
    if turned and not _asks(words):  # "how would you calm a parent?": asked of the candidate
        words = re.sub(r"\byour\b", "my", re.sub(r"\byou\b", "I", in_statement_order(words)))
    thing, asked = with_its_question(words)
    words = f"{with_article(thing)} and {asked}" if asked else words
    return to_reader(expand(words), cast) or "" if words else ""


def _is_whole(said: str) -> bool:
    if not _FEWEST <= len(said.split()) <= _MOST or _UNCLEAR.search(said) or is_private(said) or slips_in(said):
        return False
    if not nothing_amiss(said, plainer(said)):
        return False
    thing, asked = with_its_question(said)
    return sure_phrase(thing) and _asks(asked) if asked else _asks(said)


def _asks(said: str) -> bool:
    """Whether words are a question in the order of a statement: what asks, whose doing it is, and the verb."""
    tokens = tokens_of(said)
    if len(tokens) < 3 or tokens[0].word not in WH_WORDS:
        return False
    second = tokens[1].word
    if second == "to":
        return bool(base_of(tokens[2].word, "base"))
    third = tokens[2].word
    if tokens[0].word in ("who", "what") and (is_aux(second) or base_of(second, "third") or past(second)):
        return not is_aux(second) or bool(base_of(third, "base") or past(third) or third in ADVERBS | {"not", "be"})
    if second in PRONOUNS:
        return third not in PREPOSITIONS | DETERMINERS | CONJUNCTIONS | PRONOUNS
    return not is_aux(second) and finite_at(tokens, 1) > 1
