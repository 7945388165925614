"""Puts in the small words that join the pieces of a jotted deed: "moved 40 files no loss" → "moved 40 files, with no loss".

Each joint has one shape in notes and one in English, told by the kinds of words that meet; anything else stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import PREPOSITIONS, base_of, word_set
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.typed.cleaning import plain, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.slips import is_slip
from followup_ai.offline.typed.wording import indefinite

_CHANGE = (
    r"(?P<what>migration|switch(?:over)?|move|changeover|conversion|transition|transfer|upgrade|port|handover|shift|relocation)"
)
_SIDE = r"(?!(?:the|an?|our|my|from|to|of|all|its|their)\b)[\w+#.-]+"
_LED = r"^(?P<did>(?:I |have )*(?:[a-z]+ed|led|did|ran|done|made|oversaw|drove|built) )(?:an? |the |our )?"
_SIZE = r"(?:,? (?P<size>\d[\d.,]* ?(?:[kMGTP]B|[a-z]+s))(?=$|,| (?:in|with|no|zero|without)\b))?"
# "led mongo to pg migration 1.2 TB", "did migration excel to sage last year"
_MOVES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LED}(?P<a>{_SIDE}) to (?P<b>{_SIDE}(?: {_SIDE})??) {_CHANGE}\b{_SIZE}",
        rf"{_LED}{_CHANGE} (?:from )?(?P<a>{_SIDE}(?: {_SIDE})??) to (?P<b>{_SIDE}){_SIZE}",
    )
)
# "moved the store in a week no lost files": what did not happen hangs on nothing
_NO_LOSS = re.compile(
    r"(?P<before>[\w%)]+)(?:,| [-–—])? (?P<none>no|zero|without(?= an?\b)) (?P<what>(?:[\w-]+ ){0,2}[\w-]+)$", re.IGNORECASE
)
_PLACES = word_set("places") | {"unit", "ward", "site", "house", "practice"}
_GOVERNS_NONE = PREPOSITIONS | {"and", "or", "but", "had", "have", "has", "is", "are", "was", "were", "say", "said", "be"}
# "mentored 2 interns both converted", "supervised 4 juniors, 2 now seniors"
_ALL_DID = re.compile(r"(?P<whom>\b[\w-]+s|people|staff|children)(?:,| [-–—])? (?P<all>both|all(?: \w+)?) (?P<did>[a-z]+)$")
# "9 years as conductor so know the other end of the radio"
_SO = re.compile(r",? so (?:I )?(?P<does>[a-z]+) (?P<what>[^,;.]+)$")


# "foot trimming, level 2, did about 70 cows last winter": so many of what was named first
_DID_SOME = re.compile(r"^(?P<head>[a-z][^,]*(?:, [^,]+)?), did (?P<many>(?:about |abt |over |some |nearly )?\d[^,]*)$")
# "ran the unit 7 yrs + own two": what stands behind the plus is another matter
_AND_MORE = re.compile(r"(?P<deed>.+? \d+ ?(?:years?|yrs?|months?|mths?|seasons?|terms?)) ?\+ ?.+$", re.IGNORECASE)


# "brought falls down by a third, 40 bed unit": where it was done
_AT_SUCH_A_PLACE = re.compile(r"(?:,| [-–—]) (?P<n>\d+)[- ](?P<of>[a-z]+) (?P<place>[a-z]+)$")
# "built a tool, 9 partners used it": a tool that they used
_THEY_USED_IT = re.compile(
    r"(?:,| [-–—]| and) (?P<who>(?:the |all |my |our |about |over )?(?:\d+ )?(?:[\w-]+ ){1,3}?)(?P<adverb>still |now )?"
    r"(?P<did>use[sd]?|adopted|copied|kept|run|ran|read|bought|follow(?:ed)?) it(?P<now> now| today| still)?$"
)


def joined_up(note: str) -> tuple[str, str]:
    """A jotted note on what the candidate did, with the joints it leaves out, and what may be said behind all of it.

    Args:
        note: as typed, by a hand that jots.

    Returns:
        the note, unchanged where no joint of it is of a known kind; and words to follow the statement made of it, or "".
    """
    words = note.strip(" .")
    if match := _SO.search(words):
        does = match["does"]
        known = does in ("know", "can") or (base_of(does, "base") and not past(does))
        return (words[: match.start()], f", so I {does} {match['what']}") if known else (note, "")
    if (some := _DID_SOME.match(words)) and not past(words.split()[0]):
        return some["head"], f", and did {some['many']}"
    if not _is_deed(words):
        return note, ""
    words = more["deed"] if (more := _AND_MORE.match(words)) else words
    for move in _MOVES:
        words = move.sub(_moved, words, count=1)
    if (match := _NO_LOSS.search(words)) and match["before"].lower() not in _GOVERNS_NONE:
        return words[: match.end("before")], f", with {match['none'].lower().replace('zero', 'no')} {match['what']}"
    if (match := _ALL_DID.search(words)) and past(match["did"]):
        return words[: match.end("whom")], f", and {match['all']} {match['did']}"
    if (match := _AT_SUCH_A_PLACE.search(words)) and match["place"] in _PLACES:
        sized = indefinite(f"{match['n']}-{match['of']} {match['place']}")
        return words[: match.start()], f" {'on' if match['place'] == 'ward' else 'in'} {sized}"
    if match := _THEY_USED_IT.search(words):
        return words[: match.start()], f" that {match['who']}{match['adverb'] or ''}{match['did']}{match['now'] or ''}"
    return words, ""


def with_tail(claims: tuple[Claim, ...], tail: str) -> tuple[Claim, ...]:
    """Claims with what was noted behind them, where that is sure to read well.

    Args:
        claims: what the note says without it.
        tail: words to follow the first of them; "".
    """
    comma = ", " if tail.startswith(", ") else " "
    tail = f"{comma}{tidy(plain(tail.strip(' ,')), {})}" if tail else ""
    sure = tail and not (odd_words(tail) or lacks_article(tail.removeprefix(", ")) or is_slip(tail))
    if not sure or not claims or not claims[0].clause.startswith("I "):
        return claims
    first = claims[0]
    return (replace(first, np="", clause=f"{first.clause}{tail}", text=f"{first.text}{tail}"), *claims[1:])


def _is_deed(words: str) -> bool:
    first, *rest = _MY_DEED.sub("", words).split() or [""]
    return bool(rest) and past(first.lower()) and first.lower() not in ("had", "been", "was")


_MY_DEED = re.compile(r"^(?:that |also |and )?I (?:also )?", re.IGNORECASE)


def _moved(match: re.Match[str]) -> str:
    size = f" of {match['size']}" if match["size"] else ""
    return f"{match['did']}a {match['what']}{size} from {match['a']} to {match['b']}"
