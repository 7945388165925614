"""Reads what a tidy phrase tells that the candidate did or does: "own two collies", "admitted in 2020"."""

from __future__ import annotations

import re

from followup_ai.offline.claims.spells import AMOUNT, is_agent
from followup_ai.offline.claims.sure_claims import is_credential
from followup_ai.offline.english.finite import adjective, past
from followup_ai.offline.english.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    counted_nouns,
    is_gerund,
    participle,
    word_set,
)
from followup_ai.offline.english.noun_runs import is_plural, is_single
from followup_ai.offline.english.posts import BEING

BRACKET = re.compile(r"\s*\([^()]*\)")
_WHEN = r"(?: (?:in|by|from) [^,]*\b(?:19|20)\d\d\b.*| last \w+| (?:19|20)\d\d$)"
_OTHERS_DID = re.compile(
    r"^(?P<did>admitted|raised(?= (?:in|on|by|among)\b)|born|brought up|educated|licen[cs]ed|certified|registered"
    r"|accredited|appointed|promoted|elected|invited|nominated"
    r"|shortlisted"
    r"|seconded|called|ordained|chartered|sworn|cleared|insured|vetted|authorised|authorized|awarded(?= (?:by|in"
    r"|for)\b)|selected"
    r"|chosen|commended|enrolled|approved|endorsed|rated|graded|dbs checked|security cleared) "
    r"(?P<rest>(?:in|as|to|for|by|on|with|at|since|until|under|into|from|of|within|through|up)\b.*)$",
    re.IGNORECASE,
)
_LEARNT = re.compile(r"^(?P<did>trained|qualified|apprenticed) (?P<rest>.+)$", re.IGNORECASE)
# "trained in sugar work for six months in Lyon": how long, when or where makes it a thing of the past
_ONCE_TRAINED = re.compile(
    rf"{_WHEN}| for {AMOUNT.pattern.lstrip('^')}| (?:in|at|under|with) (?:the )?[A-Z][a-z]|^ (?:in|at|with) (?:an?|the|my) ",
)
COUNTED = re.compile(r"^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*\+?|an?|several) ")
DOES = word_set("does-not-noun")
"""Verbs that are hardly ever nouns, so that what stands behind one is what is done."""


def only(clause: str) -> tuple[str, str]:
    """A clause that has no noun phrase beside it."""
    return clause, ""


def first_word(words: str) -> str:
    """The first word in small letters, without a mark behind it."""
    return words.split()[0].lower().strip(",.;:")


def second_word(words: str) -> str:
    """The second word as it stands; "" where there is none."""
    return [*words.split(), "", ""][1].strip(",.;:")


_NO_DOING = frozenset(
    ["building", "evening", "morning", "wedding", "ceiling", "clothing", "shipping", "lighting", "wiring", "string"]
)


def doing(word: str) -> bool:
    """Whether a word tells what is done: a known verb's -ing form, or a trade's own ("roguing")."""
    return is_gerund(word) or (
        word.endswith("ing") and len(word) > 5 and word.isalpha() and word.islower() and word not in _NO_DOING
    )


def head_of(words: str) -> str:
    """What stands before the first preposition, bracket or relative word."""
    bare = BRACKET.sub("", words)
    return re.split(rf" (?:{'|'.join(sorted(PREPOSITIONS))}|since|who|which|where|pending|as) ", f"{bare} ")[0].strip()


def of_others(phrase: str) -> tuple[str, str] | None:
    """What others made of one: "admitted in 2020", "licensed as a tea ceremony instructor"."""
    if match := _LEARNT.match(phrase):
        rest, first = match["rest"], first_word(match["rest"])
        if match["did"] == "trained" and first in ("on", "in", "to") and not _ONCE_TRAINED.search(f" {rest}"):
            return only(f"I am trained {rest}")
        others = head_of(rest).split()[-1:]  # "trained new staff", and not "trained nurse"
        taught = (
            match["did"] == "trained" and others and (is_plural(others[0]) or others[0] in ("staff", "people", "colleagues"))
        )
        return only(f"I {match['did']} {rest}") if taught or first in PREPOSITIONS | {"last", "this"} else None
    match = _OTHERS_DID.match(phrase)
    if match is None:
        return None
    rest = match["rest"]
    be = (
        "have been"
        if re.search(r"\bsince\b", rest)
        else "was"
        if re.search(_WHEN, f" {rest}") or match["did"].split()[0] in word_set("made-once")
        else "am"
    )
    return only(f"I {be} {phrase}")


def deed(phrase: str) -> tuple[str, str] | None:
    """What the candidate did: "closed 160 files last year", "lambed five seasons in Caithness"."""
    first, second = first_word(phrase), second_word(phrase)
    rest = phrase.partition(" ")[2]
    verb = first.rpartition("-")[2]  # "co-taught"
    if not rest or not verb.isalpha() or is_gerund(first):
        return None
    done = past(verb) and (not base_of(first, "base") or first in ("cut", "set", "put", "split", "beat", "hit", "spread"))
    if not done or first in ("had", "been", "used"):
        return None
    object_follows = second.lower() in DETERMINERS or second[:1].isdigit() or second[:1] in "$£€" or COUNTED.match(rest)
    if first in word_set("like-adjectives") or adjective(first):
        plain = object_follows or second in PREPOSITIONS
        if not plain or BEING.match(phrase):
            return None
    return only(f"I {phrase}")


def habit(phrase: str) -> tuple[str, str] | None:
    """What one does or has: "own two working collies", "do my own repairs", "grow perennials at home"."""
    first, second = first_word(phrase), second_word(phrase).lower()
    if not base_of(first, "base") or past(first) or len(phrase.split()) < 2:
        return None
    object_follows = second in DETERMINERS or bool(COUNTED.match(phrase.partition(" ")[2]))
    if object_follows and (first not in ("work", "cover", "study", "research") or second in DETERMINERS):
        return only(f"I {phrase}")
    words = head_of(phrase).split()
    compound = len(words) > 1 and (is_credential(words[-1]) or (is_single(words[-1]) and words[-1] in counted_nouns()))
    if first in DOES and not compound and not is_agent(head_of(phrase)) and len(words) > 1:
        return only(f"I {phrase}")
    return only(f"I {phrase}") if first in _AT_WORK and second in PREPOSITIONS else None


_AT_WORK = ("volunteer", "work", "live", "coach", "sing", "speak", "write", "read", "teach", "ride", "sail", "row", "play")


def is_done(clause: str) -> bool:
    """Whether a clause tells a deed ("I closed 160 files"), and not what one is or has."""
    match = _DEED_CLAUSE.match(clause)
    return bool(match and past(match["did"]))


_DEED_CLAUSE = re.compile(
    r"^I (?:have |also )?(?!have\b|am\b|hold\b|speak\b|was\b|can\b|had\b|an?\b|held\b|been\b|worked as\b|spent\b"
    r"|\d)(?P<did>[a-z]+) \S"
)


def perfect(gerund: str) -> str:
    """The participle of a verb: "managing" → "managed"; "" where it is not known."""
    base = base_of(gerund, "gerund")
    return participle(base) or "" if base else ""
