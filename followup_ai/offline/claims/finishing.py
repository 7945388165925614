"""Puts the last touches on what the candidate tells of themselves, and holds back what no reader would take for English."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.claims.additions import AGED
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import adjective
from followup_ai.offline.english.lexicon import DETERMINERS, word_set
from followup_ai.offline.english.noun_runs import is_plural, lacks_article
from followup_ai.offline.typed.articles import with_articles
from followup_ai.offline.typed.splices import is_spliced, unspliced
from followup_ai.offline.typed.wording import indefinite


def finished(claim: Claim, *, composed: bool = False) -> Claim:
    """A claim with its clause joined and in the right tense; without the form that no touch makes English.

    Args:
        claim: as its note was read.
        composed: its writer's present tense means the present ("I maintain a library of 2,300 calls").
    """
    if claim.stated:
        return claim
    said = _DID_YEARS.sub(r"I spent \1", _LETTERED.sub(r"I hold \1", AGED.sub(r"\1 I was \2", claim.clause)))
    said = _KIN.sub("my ", _OF_THOSE.sub(r"\1 ", _WITHOUT.sub(r", without \1", said)))
    said = unspliced(_AND_HERE.sub(r" and \1 here", said))
    bare = lacks_article(said) or (not composed and _DID_THEN.match(said))
    articled = with_articles(said) if said.startswith("I ") and bare else said
    said = articled if articled != said and not lacks_article(articled) else said
    kept = "" if is_spliced(said) else said
    return Claim(_of_any(_sound_np(claim)), _of_any(kept), claim.text)


_DID_THEN = re.compile(r"^I (?!have\b|am\b|was\b|hold\b)[a-z]+ [a-z]")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COUNT = re.compile(
    r"(?<![\w.,£$€%+/:-])(?<!from )(?<!to )(?<!level )(?<!grade )(?<!band )(?<!year )(?<!class )(?<!stage )(?<!type )"
    r"(?P<n>[1-9]) (?=(?:(?!and\b|or\b|to\b|in\b)[a-z-]+ )?(?P<what>[A-Za-z]+))(?![^,]*\bto \d)"
)


def in_words(said: str) -> str:
    """Words of notes that were jotted with their small counts written out, as one writes them to others: "six years".

    Args:
        said: a phrase or a clause; who composed theirs has chosen how to write it.
    """
    return _COUNT.sub(_as_word, said)


def _as_word(match: re.Match[str]) -> str:
    following = match.string[match.end() :].split()
    counted = any(is_plural(word.strip(",.")) for word in following[:2]) or following[0] in ("of", "year", "month", "week")
    counted = counted or match.string[: match.start()].endswith((" the last ", " the first "))
    return f"{_SMALL[int(match['n']) - 1]} " if counted else match[0]


_HOUSES = "|".join(sorted(word_set("places") | {"company", "department", "organi[sz]ation", "team", "unit", "ward"}))
_OUR_HOUSE = re.compile(rf"\bour (?=(?:whole )?(?:{_HOUSES})\b)")
_OURS = re.compile(r"\b[Oo]ur (?!own\b)")


def without_ours(claim: Claim) -> Claim:
    """A claim that calls nothing "our": to the reader, who knows no other house, that would be theirs.

    Args:
        claim: as it would be said.
    """
    np, clause = (_OURS.sub("the ", _OUR_HOUSE.sub("my ", said)) for said in (claim.np, claim.clause))
    return replace(claim, np=np, clause=clause)


# "at the valve company": the reader does not know which
_UNNAMED = re.compile(r"(?P<at>\b(?:at|for|with) )the (?P<what>(?:[a-z]+ ){1,2}(?:company|firm|factory|plant|outfit))(?=$|,)")


# "…, mostly deleting stuff", "… for the Whitby thing", "5 years at conservation authority"
_LOOSELY = re.compile(
    r"(?:, (?:mostly|mainly) [^,]*\b| (?:for|on|in|with|of|and) (?:the |that |some )?(?:\w+ )?)(?:stuff|thing)$"
)
# "cut agency spend 30% in a year", "six years on the tools then 3 as estimator"
_BY_SO_MUCH = re.compile(
    r"^(?P<did>I (?:cut|reduced|raised|lifted|increased|grew|lowered|trimmed|boosted) "
    r"(?:(?!from\b|by\b|to\b)[a-z-]+ ){1,4})(?=\d[\d.]*%)"
)
_THEN = re.compile(r"(?<=[a-z]) then (?=\d+ |(?:two|three|four|five|six|seven|eight|nine|ten) )")
# "as CFO Tembo Packaging"
_POST_AT = re.compile(r"(?<=\bas )(?P<post>[A-Z]{2,4}) (?=[A-Z][a-z])")
_STUFF = re.compile(r"\bthe (?P<what>(?:[\w-]+ ){1,2})stuff\b")
_AT_BARE = re.compile(
    r"(?P<at>\b(?:years|months|seasons|summers|worked) at )(?P<where>(?:[a-z-]+ ){1,2}(?P<head>[a-z]+))(?=$|,| (?:in|for|on)\b)"
)


def _articled_place(match: re.Match[str]) -> str:
    first, head = match["where"].split()[0], match["head"]
    bare = first not in DETERMINERS and not is_plural(head) and head not in ("office", "level", "school", "college")
    return match["at"] + (indefinite(match["where"]) if bare else match["where"])


def _of_any(said: str) -> str:
    said = _THEN.sub(", then ", _BY_SO_MUCH.sub(r"\g<did>by ", _POST_AT.sub(r"\g<post> at ", said)))
    said = _AT_BARE.sub(_articled_place, _STUFF.sub(r"the \g<what>work", _LOOSELY.sub("", said)))
    return _UNNAMED.sub(lambda m: m["at"] + indefinite(m["what"]), said)


# "I did 2 years in an oncology ward"
_DID_YEARS = re.compile(
    r"^I did ((?:\w+ ){1,2}(?:years?|months|weeks|seasons|winters|summers) (?:in|on|at|as|with|of [a-z]+ing|[a-z]+ing)\b)"
)
# "I got C1", of a licence or a card
_LETTERED = re.compile(
    r"^I(?: have|'ve)? got ((?:my |an? |the )?(?:[A-Z]+\d+[A-Z]*(?: and [A-Z]+\d*)?|(?:[\w+&/-]+ ){0,3}"
    r"(?:licen[cs]e|ticket|card|certificate|diploma|CPC|level \d)))$"
)
# "6 years in Dubai, 2 of them in here": the two stand beside the six
_AND_HERE = re.compile(r", (\w+) of them (?:in )?here\b")
# "I did the bookings on one calendar and never a clash"
_WITHOUT = re.compile(r" and (?:never|not) (an? |one )")
# "in 31 of those shows": which ones stands in another note
_OF_THOSE = re.compile(r"(\d+) of (?:those|these) ")
_KIN = re.compile(r"(?<=\band )(?=(?:mum|mam|mom|dad|nan|gran|grandad|granddad) (?:is|was|has|had|runs?|ran|works?|worked)\b)")


# "zero drops": nobody has experience with what never happened
_OF_NONE = re.compile(r"^my experience (?:with|of|in) (?:zero|no|nil|0)\b", re.IGNORECASE)


def _sound_np(claim: Claim) -> str:
    """The phrase for what the candidate brings, where it counts what its note counts and ends in what one can have."""
    np = _AND_HERE.sub(r" and \1 here", claim.np)
    if _OF_NONE.match(np):
        return ""
    spell = re.match(r"^my (?P<long>.+) of experience$", np)
    if spell and re.search(rf"\b(?:in|over|within) (?:the |my )?(?:last |past )?{re.escape(spell['long'])}\b", claim.text):
        return ""  # "two returns in ten years"
    with_what = re.match(r"^my experience with (?P<first>[a-z]+) ", np)
    return "" if with_what and adjective(with_what["first"]) else np
