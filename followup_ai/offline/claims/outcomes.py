"""Says behind a deed what came of it, where its note gives that as a telegram: "…, failed lots 9 to 1"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import base_of, is_gerund
from followup_ai.offline.english.noun_runs import is_plural, lacks_article
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import is_unfit
from followup_ai.offline.typed.slips import is_slip

_FIGURE = r"[£$€]?\d[\d.,]*(?: ?%| per ?cent)?"
_UNIT = r"(?: (?:an?|per) [a-z]+| [a-z]+)?"
# "failed lots fell from 9 to 1 in a season", "on-time running 71 % to 88 %"
_CAME = re.compile(
    r"^(?P<what>(?!and\b|but\b|with\b|of\b|from\b|up\b|down\b|in\b|by\b)"
    r"(?:the )?[a-z][\w-]*(?: (?!fell|went|dropped|rose|from)[a-z][\w-]*){0,2})"
    rf"(?: (?P<did>fell|went|dropped|rose))?(?P<way> down| up)?(?: from)? (?P<a>{_FIGURE})(?P<unit>{_UNIT}) to (?P<b>{_FIGURE})"
    r"(?P<rest>(?: (?:in|within|over|by|at|per|an?) [\w ]{1,25}| [a-z]+)?)$"
)
# "brought what was owing from 48,000 down to 9,000 pounds"
_BROUGHT = re.compile(
    rf"^(?:brought|cut|took|got|raised|lowered|reduced) (?P<what>[a-z][\w' -]{{2,40}}?) (?:down |up )?from {_FIGURE}{_UNIT}"
    rf" (?:down |up )?to {_FIGURE}(?: [a-z]+){{0,5}}$"
)
_NOT_GOOD = re.compile(r"\b(?:salary|wages?|pay|age|hours?|shifts?|mon|fri|sat|sun|am|pm|years?|yrs?)\b")


def outcome_of(piece: str) -> str:
    """What came of a deed, to follow it ("failed lots fell from 9 to 1 in a season"); "" where a piece tells none surely."""
    if is_unfit(piece) or is_slip(piece) or odd_words(piece) or _NOT_GOOD.search(piece):
        return ""
    match = _CAME.match(piece)
    if match is None:
        return f" and {piece}" if (told := _BROUGHT.match(piece)) and not lacks_article(told["what"]) else ""
    what = match["what"].split()
    first, last = what[0], what[-1]
    named = "the" in what or is_plural(last) or is_gerund(last)
    deed = past(first) and not is_gerund(first) and not (match["did"] and is_plural(last))
    # "pupils 11 to 16", "weekends 9 to 3" are a range; that something changed is told by a verb, a share or a rate.
    changed = match["did"] or ("%" in match["a"] and "%" in match["b"]) or re.match(r" (?:an?|per) ", match["unit"] or "")
    if not changed or deed or (base_of(first, "base") and not is_plural(last)) or match["a"] == match["b"] or not named:
        return ""
    went = f"{match['did'] or 'went'}{match['way'] or ''} from {match['a']}{match['unit']} to {match['b']}{match['rest']}"
    return f", and {match['what']} {went}"


def told_on(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Each claim with what came of the deed told behind it, where no other claim tells that, and the claim as it was.

    Args:
        claims: what the notes let the candidate say.
    """
    found = list(claims)
    said = " ".join(c.np + c.clause for c in found)
    return [(_told_on(claim, said), claim) for claim in found]


def _told_on(claim: Claim, said: str) -> Claim:
    first, *pieces = claim.text.strip(" .;").split(", ")
    if not claim.clause.startswith("I ") or len(claim.clause.split()) > 24 or not pieces:
        return claim
    head, _, tail = claim.clause.partition(", ")
    if tail:  # two statements with nothing but a comma between them
        came = outcome_of(tail)
        return replace(claim, clause=f"{head}{came}") if came.startswith(", and") else claim
    came = outcome_of(pieces[0]) if head.split()[-2:] == first.split()[-2:] else ""
    if not came or any(figure in said for figure in re.findall(r"\d[\d,.]*\d", came)):
        return claim
    return replace(claim, np="", clause=f"{head}{came}")
