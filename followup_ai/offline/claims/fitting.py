"""Asks of what the candidate tells of themselves whether its words fit their frame, and takes the frame that they do fit.

"I am a nurse diploma", "nine years of herd manager", "my workshop on bindings": each phrase is sound, but in a frame made for
another kind of thing. Where its last noun tells the kind, the frame of that kind is taken; else no more is said than is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.spells import GOOD_WORK, OF_ITSELF
from followup_ai.offline.english.finite import adjective
from followup_ai.offline.english.lexicon import PREPOSITIONS, is_gerund, takes_no_article
from followup_ai.offline.english.noun_runs import is_plural

_LONG = (
    r"(?:(?:over|about|around|nearly|almost|more than) )?[\w.+-]+(?: [\w-]+)? "
    r"(?:years?|months?|weeks|seasons|summers|winters|terms)"
)
_SPELL = re.compile(rf"^(?P<own>my|I have|I did) (?P<long>{_LONG}) (?:of )?(?P<what>.+)$")
# "lifts hydraulic and traction": which lifts they are stands before them in English
_KINDS_BEHIND = re.compile(
    r"\b(?P<at>in|on|with) (?P<things>[a-z]+s) (?P<a>[a-z]+) and (?P<b>[a-z]+)(?=$| for \S+ (?:years|months)$)"
)


def fitted(claim: Claim) -> Claim:
    """A claim in frames that its words fit; without a form for which there is none.

    Args:
        claim: as it would be said.
    """
    whole = claim.clause.startswith("I have ") and claim.np[3:].startswith(f"{claim.clause[7:]}, ")
    clause = f"I have {claim.np[3:]}" if whole else claim.clause  # "…, 5 of them as controller"
    return replace(claim, np=_fit(claim.np), clause=_fit(clause))


def telling_ones(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in their order, without "I have 5 years of experience", which tells not of what."""
    return [c for c in claims if not _OF_NOTHING.match(c.clause or c.np)]


_OF_NOTHING = re.compile(rf"^(?:I have|my) {_LONG} of experience$|^I have worked (?:for )?{_LONG}$")


def _fit(said: str) -> str:
    """A spell with the small word that its matter wants, and things behind what kinds they are of."""
    said = _KINDS_BEHIND.sub(_kinds_first, said)
    spell = _SPELL.match(said)
    if spell is None or spell["what"].startswith("experience") or spell["what"].split()[0] in PREPOSITIONS:
        return said
    own, long, what = spell["own"], spell["long"], spell["what"]
    if own == "I have" and f"{long} of {what}" in said and (worked := _worked_in(long, what)):
        return worked
    return f"{own} {long} in {what}" if f"{long} of {what}" in said and _is_field(what) else said


_HEAD = re.compile(
    r"^(?P<head>(?:[\w&'-]+ )*?[a-z][\w'-]*)(?P<rest>(?:,| (?:in|at|for|on|with|round|near|by|under|across)\b).*|)$"
)


def _worked_in(long: str, what: str) -> str:
    """Years "of" a field or a doing as the work that filled them: "8 years of transfusion" → "I have worked in transfusion"."""
    head = _HEAD.match(what)
    words = head["head"].split() if head else []
    if head is None or words[-1] in OF_ITSELF or set(words) & {"and", "or", "of"}:
        return ""
    behind, tail = re.match(r"(?P<at>[^,]*)(?P<more>.*)", head["rest"]).groups()  # type: ignore[union-attr]
    last = words[-1]
    if last.endswith("ing") and not last.endswith("eering") and len(words) > 1:
        return f"I have done {head['head']}{behind} for {long}{tail}"
    bulk = (takes_no_article(last) or last in GOOD_WORK) and (
        not is_plural(last) or last.endswith("ics") or last in ("sales", "logistics")
    )
    return f"I have worked in {head['head']}{behind} for {long}{tail}" if bulk and not is_gerund(last) else ""


def _is_field(what: str) -> bool:
    """Whether words name a field that one works in ("security", "retail banking"), and no doing of which one has years."""
    last = what.split()[-1]
    bulk = takes_no_article(last) and (last in ("sales", "logistics") or not is_plural(last))
    return what.islower() and len(what.split()) < 3 and bulk and not is_gerund(last) and last not in OF_ITSELF


def _kinds_first(match: re.Match[str]) -> str:
    a, b, things = match["a"], match["b"], match["things"]
    if not (adjective(a) or a.endswith(("ic", "al"))) or things.endswith("ss") or is_plural(b) or is_gerund(b):
        return match[0]
    return f"{match['at']} {a} and {b} {things}"
