"""Mends small slips of hasty and second-language notes where what was meant leaves no doubt."""

from __future__ import annotations

import re

# "the market who is growing"
_THING_WHO = re.compile(r"\b([a-z]{3,}) who (is|has|was|grows|needs)\b")
_PERSON = re.compile(
    r"(?:[eo]r|ist|ian|ant|ent|ee|man|person|child|one|body|lad|girl|boy|nurse|chef|student|guest|lady|guy|coach|cook|kid|friend"
    r"|partner|head|lead|host|staff|team|uncle|aunt|cousin|clerk|boss)$"
)


def small_slips_mended(line: str) -> str:
    """A clause with "on march" as "in march", "there own" as "their own", "interested on" as "interested in" and the like.

    Args:
        line: one clause, shorthand written out.
    """
    line = re.sub(r"\bthere (?=own\b)", "their ", line)
    line = re.sub(r" (?:at|for) the (?:mo|min|minute)\b| atm\b", " at the moment", line)
    line = re.sub(
        r"\bon (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d))",
        "in ",
        line,
        flags=re.IGNORECASE,
    )
    line = re.sub(
        r"\b((?:the |a )?(?:new )?)([a-z]{3,}) only (?=(?:ward|room|shop|class|school|day|night|area|side|unit|lane)\b)",
        r"\1\2-only ",
        line,
    )
    line = re.sub(
        r"^([A-Z]\w+) and me (?:both )?(?=(?:have|are|were|had|like|love|did|grew|went|live)\b)", r"\1 and I both ", line
    )
    line = re.sub(
        r"\b(we|they) talked (?!about\b|to\b|with\b|through\b|over\b|of\b|at\b|for\b|again\b|too\b|a\b|more\b|on\b)(?=\w)",
        r"\1 talked about ",
        line,
    )
    line = re.sub(r"\binterested (?:on|for)\b", "interested in", line)
    line = re.sub(
        r"\b(explained|described|presented|mentioned) me (?=the\b|a\b|how\b|why\b|what\b|their\b|your\b)", r"\1 to me ", line
    )
    line = re.sub(r"\bon (?=(?:night|day|late|early) shifts?\b)", "on the ", line)
    line = re.sub(r"\b(from|in|at|on|to|with|of|for) (?=same [a-z])", r"\1 the ", line)
    return _THING_WHO.sub(lambda m: m[0] if _PERSON.search(m[1]) else f"{m[1]} that {m[2]}", line)
