"""Puts a telegram on the candidate's background into the words it leaves out: "was foreman 3 years for a crew of 9"."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.offline.claims.spells import AGENT
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import PREPOSITIONS, alternatives, base_of, is_gerund, participle
from followup_ai.offline.english.shapes import NOUN_VERBS

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEARS = rf"(?:\d+|{_NUMBER}) (?:years?|months?|seasons?|terms?)"
_WHO = (
    r"(?P<who>(?!I\b|been\b|have\b)(?:[\w&'/-]+ ){0,4}?"
    r"(?:[a-z]{2,}(?:er|or|ist|ian|eer)|nurse|chef|cook|mechanic|foreman|guard|coach|lead|deputy|pilot|clerk|midwife"
    r"|medic|paramedic|vet|captain|assistant|steward|apprentice))"
)


def _in_a_field(match: re.Match[str]) -> str:
    what = match["what"]
    first = what.split()[0]
    spent = first in PREPOSITIONS or first == "as" or is_gerund(first) or AGENT.search(what)
    bare = not spent and not re.search(r"(?:experience|qualified|desk|side)$", what)
    return f"{match['long']} {'in ' * bare}{what} "


def _never(match: re.Match[str]) -> str:
    base = base_of(match["did"], "past")
    done = participle(base) if base else ""
    return f"I have never {done}" if done else match[0]


_IN_FULL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        # a break is nobody's business where the years before it are told
        (
            r" before (?:my |the |a |having )?(?:career |long )?"
            r"(?:break|gap|maternity(?: leave)?|kids?|children|family|baby|twins)(?=,|$)",
            "",
        ),
        (r"\blive in (?=(?:care|nanny|housekeeper|companion|maid|cook|tutor|au pair)\w*)", "live-in "),
        (rf"^(?P<long>{_YEARS}) (?P<what>[a-z]+(?: [a-z]+){{0,2}}) (?=(?:at|in|for|with) )", _in_a_field),
        (
            rf"^(?:I )?(?:was|worked as|been|have been) (?:an? |the )?{_WHO} (?:for )?(?P<long>{_YEARS})(?P<rest> .+)?$",
            r"\g<long> as \g<who>\g<rest>",
        ),
        (r"^(?:I )?never (?P<did>[a-z]+)(?= \S)", _never),
    )
)


def in_full(line: str) -> str:
    """A note on the background in the words it leaves out: "was foreman 3 years for a crew" → "3 years as foreman for a crew".

    Args:
        line: the clean note.
    """
    for pattern, form in _IN_FULL:
        match = pattern.search(line)
        if match:
            said = match.expand(form) if isinstance(form, str) else form(match)
            line = f"{line[: match.start()]}{said}{line[match.end() :]}"
    return line.strip()


def belittles(line: str) -> bool:
    """Whether a note tells what the candidate lacks, lost or failed: nobody offers that."""
    return bool(_BELITTLES.search(line))


_BELITTLES = re.compile(
    rf"^(?:{alternatives('belittling')})"
    r"|\bto answer for\b|\bfailed (?!parts?\b|items?\b)|\bdid ?n[o']?t\b|\b(?:expired|lapsed)\b",
    re.IGNORECASE,
)


def as_worked(clause: str) -> str:
    """ "I have spent 19 years on towers" as one says it: "I have worked on towers for 19 years"; others as they are.

    Args:
        clause: what the candidate may say of themselves; what follows a slip of its tense goes.
    """
    clause = _BEFORE_A_BREAK.sub(r"\g<what>", clause)
    if _THEN.search(clause):
        return clause.replace("I have spent ", "I spent ", 1)
    clause = _SEASONS.sub(r"I have worked \g<long>", _SPENT.sub(_worked, clause))
    slip = _SLIPS_BACK.match(clause)
    if slip is None or _GOVERNS.search(slip["told"]):
        return clause
    told, do = past(slip["did"]), slip["do"]
    now = base_of(do, "base") and not past(do) and (do not in NOUN_VERBS or slip["at"] == "there")
    return slip["told"] if told and now else clause


# "I did my apprenticeship in Graz and stay there for 5 years": a tense that its verb does not keep
_SLIPS_BACK = re.compile(
    r"^(?P<told>I (?P<did>[a-z]+) .+?),? and (?P<do>[a-z]+) (?P<at>there|at|in|for|with|from|until|the|my|an?|\d).*$"
)
_GOVERNS = re.compile(r"\b(?:to|can|could|would|will|should|must|help\w*|let|make|made|watch\w*|who|that|which|I still|we) ")


# what came between the years and now is nobody's business
_BEFORE_A_BREAK = re.compile(r"(?<=^I have spent )(?P<what>.+?) before (?:my|having) [a-z' -]+(?=$|,)")
# "two years on the gates while I was at college": a time that is over
_THEN = re.compile(r" (?:while|when|until|before) I (?:was|had|left|went|started|moved|came)\b")
# "nine seasons, the last three as second in charge"
_SEASONS = re.compile(r"^I have (?P<long>[\w.-]+ (?:seasons|harvests|vintages))(?=,|$)")
# Years are spent "at" a place and doing a thing; "on", "in", "as" and "with" go with work.
_SPENT = re.compile(
    r"^I have spent (?P<long>(?:over |about |nearly |almost )?[\w+-]+ (?:years|months|seasons|summers)) "
    r"(?P<how>(?:on(?! the road\b)|in|as|with(?! an? [a-z-]+ (?:in|at|of))) .+)$"
)


def _worked(match: re.Match[str]) -> str:
    long_or_parted = len(match["how"].split()) > 6 or re.search(rf" and (?:\d+|{_NUMBER})\b", match["how"])
    return match[0] if long_or_parted else f"I have worked {match['how']} for {match['long']}"
