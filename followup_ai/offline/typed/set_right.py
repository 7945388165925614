"""Sets right the small words of a note that were typed by ear: "in a app", "before the 20 April", "@ county shelter"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from followup_ai.language.dates import MONTH

_DAYS = rf"(?i:\d{{1,2}}(?: (?:and|or) \d{{1,2}})? (?:{MONTH}))\b"


_AT_HOME = (
    r"(?:the|an?|my|our|your|his|her|their|this|that|each|every|all|home|work|school|college|uni|university|church|night|noon"
    r"|midnight|lunch|least|most|once|first|last|triage|reception)\b"
)
_RIGHT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (
            r"(?<!\w)(?<!grade )(?<!class )(?<!vitamin )(?<!plan )(?<!\d )(?P<a>[Aa]) "
            r"(?=8|1[18]\b|(?!one\b|one-|once\b|eu|ewe|u(?:ni(?!n)|se|su|k|ti|ra|bi|ro)"
            r"|(?:and|are|any|all|about|after|also|off|out|over|into|until|under|upon|as|at|in|is|it|if|of|on|or|i)\b)"
            r"[aeiou][a-z]+|(?:hour|honest|heir)|(?:MRI|NHS|HGV|LGV|HR|SLA|X-ray|RFP|FAQ|ISO)\b)",
            r"\g<a>n ",
        ),
        (rf"\b(after|before|by|until|till|since) (?:in |on |at )?the (?={_DAYS})", r"\1 "),
        (rf"\b(?:in|on|at) the (?={_DAYS})", "on "),
        (rf"(?:(?<=\s)|^)@ (?={_AT_HOME}|\d|[A-Z]|[a-z]+(?:s|ing)\b(?<!ss))", "at "),
        (r"(?:(?<=\s)|^)@ (?=[a-z])", "at the "),
        (r"\b((?:an?|the|main|big|biggest|only|no|real|one|their|your|our|my|another) )prob\b(?= |$|[,.;])", r"\1problem"),
        (r"\bprob(?= [\da-z])", "probably"),
        (
            r"\b((?:an?|the|my|our|his|her|their|one) \d+)[ -]?(?:yrs?|years?)[ -]old "
            r"(?=(?!(?:and|or|but|who|with|now|in|at)\b)[a-z])",
            r"\1-year-old ",
        ),
        (r"\b(started|began|worked|trained|been) there (?=as|in|at|for|since|\d)", r"\1 "),
        (r"\b(have|has|had|having|got) (?=(?:big |small |serious |real )?problem (?:with|in|of)\b)", r"\1 a "),
        (r"\b(have|has|had|having|got) (?=issue (?:with|in)\b)", r"\1 an "),
        (
            r"\b(at|in|from) (?=(?:last|previous|current|present) (?:place|job|post|school|farm|company|firm|shop|hospital"
            r"|office)(?:$|[,.;]| (?:and|for|as|where|when|on|with)\b))",
            r"\1 my ",
        ),
        (
            r"\b((?:the|an?|my) \d+) (day|week|month|hour|year)s? (?=(?:[a-z]+ ){0,2}(?:course|training|programme|placement"
            r"|contract|internship|apprenticeship|workshop)\b)",
            r"\1-\2 ",
        ),
        (r"\bI done (?=(?:the|a|an|my|all|two|three|\d+)\b)", "I did "),
        (r"\b(have|had|with|in|on|at|from) own (?=[a-z])", r"\1 my own "),
        (r"\b(can|could|must|should) to (?=[a-z])", r"\1 "),
        (r"\bI (do|did|know|speak|make|made|run|ran|teach|taught|drive|drove) also (?=[a-z])", r"I also \1 "),
        (
            r" (?P<when>(?:on|in|at|from|by|for) (?:the )?[A-Z\d][\w-]*(?: (?:and|or|to) [A-Z\d][\w-]*)?) only"
            r"(?=$|[,.;]| because| due)",
            r" only \g<when>",
        ),
    )
)


# "opens 7am", "the last bus leaves 11.30pm"
_AT_AN_HOUR = re.compile(
    r"\b(opens?|closes?|starts?|begins?|ends?|finish(?:es)?|leaves?|arrives?) (?=\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b)"
)
# "parents evening", "drivers hours": what many have is theirs
_THEIRS = re.compile(
    r"\b(parents|drivers|pupils|residents|teachers|students|customers|patients|visitors|members|nurses|carers|tenants|guests"
    r"|workers|managers|volunteers|employees|clients|players|farmers)"
    r" (?=(?:evenings?|hours|books|rooms?|meetings?|breaks?|homes|families|notes|views|rights|council|needs|wages|shifts"
    r"|entrance|toilets?|lounge|forum|association|questions|complaints|names|belongings|day|club)\b)"
)


@lru_cache(maxsize=512)
def set_right(line: str) -> str:
    """A clause whose "a" stands before a vowel, whose dates have a "the" too many or whose "@" is a place, as one writes it;
    and with "at" before an hour and the mark of what many have.

    Args:
        line: one clause as typed or cleaned.
    """
    for pattern, form in _RIGHT:
        line = pattern.sub(form, line)
    return _THEIRS.sub(r"\1' ", _AT_AN_HOUR.sub(r"\1 at ", line))
