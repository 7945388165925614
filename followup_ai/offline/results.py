"""Reads what came of the candidate's work where a note gives it as a bare figure: "comebacks 12 to 2", "0 rods lost"."""

from __future__ import annotations

import re

from followup_ai.offline.articles import after_prepositions
from followup_ai.offline.doubts import odd_words
from followup_ai.offline.finite import past
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.lexicon import base_of, is_gerund
from followup_ai.offline.noun_runs import is_plural, lacks_article
from followup_ai.offline.screening import is_unfit
from followup_ai.offline.slips import is_slip

_FIGURE = r"[£$€]?\d[\d.,]*(?: ?%| per ?cent| in (?:a )?(?:hundred|thousand)|(?:k|m|ms|kg|g|t|s)\b)?"
_MANY = r"(?:no|zero|\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_WENT = "went|was|were|fell|dropped|came|rose|is|are|brought|cut|reduced|taken|got"
# "comebacks went from 12 to 2 in hundred", "my rota gaps 9 to 1"
_FROM_TO = re.compile(
    r"^(?:my |our |the )?"
    rf"(?P<what>(?!I\b|we\b|from\b|down\b|up\b|by\b)(?:[a-z][\w-]*|[A-Z]{{2,5}})(?: (?!from\b|down\b|up\b|"
    rf"(?:{_WENT})\b)[a-z][\w-]*){{0,3}}?)"
    rf"(?: (?:{_WENT}))?(?: (?:down|up))? (?:from )?(?P<a>{_FIGURE})(?P<unit>(?: (?!an?\b|per\b)[a-z]+)?"
    rf"(?: (?:an?|per) [a-z]+)?) to (?P<b>{_FIGURE})"
    r"(?P<rest>(?: [a-z]+)?(?: (?:in|per|a|an|within|over|on|by|at|since) .+)?)$"
)
_GONE = "lost|missed|dropped|broken|late"
_UNITS = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[a-z-]+ )?[a-z-]+s"
# "0 rods lost in 26 months at Leonora", "only 2 callbacks in my last 90 roofs"
_FEW = re.compile(
    rf"^(?P<few>only |just )?(?P<n>{_MANY}) (?P<what>(?:[a-z-]+ )?(?!{_GONE})[a-z-]+)(?: (?P<lost>{_GONE}))?"
    rf" in (?P<span>(?:(?:my|the) )?(?:(?:last|past|first) )?(?:over )?{_UNITS})"
    r"(?P<where> (?:at|in|on|with) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?(?:,? because (?P<why>(?:I|we) .+))?$"
)
# "214 m in a single shift is my best"
_BEST = re.compile(r"^(?P<figure>\d[^,]{2,50}?) (?:is|was) my (?P<what>(?:personal )?(?:best|record|fastest|longest|most))$")
_NOT_GOOD = re.compile(r"\b(?:salary|wage|wages|pay|age|hours?|shifts?|mon|fri|sat|sun|am|pm|years?|yrs?)\b")


def result_told(line: str) -> str:
    """What a bare figure on the candidate's work tells, as a clause ("I brought comebacks down from 12 to 2"); "" for none.

    Args:
        line: a clean line of a note; where several pieces stand in it, the first that gives a figure is read.
    """
    pieces = line.strip(" .;").split(", ")
    for start in range(len(pieces)):
        whole, alone = ", ".join(pieces[start:]), pieces[start]
        found = _best(alone)
        if not found and (not start or _leads(pieces[:start])):
            found = _from_to(whole) or _few(whole) or _from_to(alone) or _few(alone)
        elif not found and _TOLD_FROM.match(alone) and not any(past(p.split()[0]) for p in pieces[:start] if p):
            found = _from_to(alone)
        if found and not is_unfit(found) and not is_slip(found):
            return found
    return ""


# "waste from 9% to 2%": the small word leaves no doubt that the first is a thing
_TOLD_FROM = re.compile(rf"(?:[a-z]+ )?(?!(?:{_WENT})\b)[a-z][\w-]* from {_FIGURE}[^,]* to {_FIGURE}")
_SPOILT = frozenset(
    ["lost", "missed", "failed", "broken", "late", "returned", "rejected", "spoiled", "spoilt", "damaged", "unpaid"]
)


def _leads(before: list[str]) -> bool:
    """Whether the pieces before a figure only name what it is about, or tell how it came to be."""
    named = len(before) == 1 and len(before[0].split()) < 4 and not re.search(r"\d", before[0])
    return named or before[0].startswith("in ")


def _from_to(words: str) -> str:
    match = _FROM_TO.match(words)
    if match is None or odd_words(match["what"]) > 1 or _NOT_GOOD.search(match["what"]) or is_gerund(match["what"].split()[0]):
        return ""
    first = match["what"].split()[0]
    object_follows = is_plural([*match["what"].split(), "s"][1]) and not _TOLD_FROM.match(words)
    spoilt = first in _SPOILT and is_plural(match["what"].split()[-1])
    if (past(first) and not spoilt) or (base_of(first, "base") and object_follows and not is_plural(first)):
        return ""
    what = f"the {match['what']}" if lacks_article(match["what"]) else match["what"]
    low, high = _as_number(match["a"]), _as_number(match["b"])
    if low is None or high is None or low == high:
        return ""
    rest = re.sub(r"\bin (?=hundred|thousand)", "in a ", f"{match['b']}{match['rest']}")
    rest = re.sub(r"\bby (?=[A-Z])", "at ", rest)  # a learner's "by" of the place where one worked
    told = f"I brought {what} {'down' if low > high else 'up'} from {match['a']}{match['unit'] or ''} to {rest}"
    return told if odd_words(rest) < 2 and not lacks_article(rest) else ""


def _as_number(figure: str) -> float | None:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", figure)
    return float(digits[0].replace(",", "")) if digits else None


def _few(words: str) -> str:
    match = _FEW.match(words)
    if match is None or odd_words(match["what"]) or odd_words(match["span"]) > 1:
        return ""
    none = match["n"] in ("0", "no", "zero")
    what = match["what"] if is_plural(match["what"]) or match["n"] in ("1", "one") else f"{match['what']}s"
    count = "no" if none else f"{(match['few'] or '')}{match['n']}"
    did = "I lost" if match["lost"] == "lost" else "I missed" if match["lost"] == "missed" else "I have had"
    behind = f" {match['lost']}" if match["lost"] in ("dropped", "broken", "late") else ""
    return f"{did} {count} {what}{behind} in {match['span']}{match['where'] or ''}{_why(match['why'])}"


def _why(told: str | None) -> str:
    """The reason as far as it reads well: ", because I gauge every thread"."""
    for said in (told or "", after_prepositions(told or "", "a"), re.sub(r" (?:at|in|on|for|with) [^,]*$", "", told or "")):
        if said and is_clause(said) and not lacks_article(_SUBJECT.sub("", said)) and not is_slip(said) and not odd_words(said):
            return f", because {said}"
    return ""


# the verb behind "I" or "we" is no noun that lacks its article ("I gauge every thread")
_SUBJECT = re.compile(r"\b(?:I|we) [a-z]+ |(?<=and )[a-z]+ [a-z]+ (?=before|after|when|until)")


def _best(words: str) -> str:
    match = _BEST.match(words)
    return f"my {match['what']} is {match['figure']}" if match and not lacks_article(match["figure"]) else ""
