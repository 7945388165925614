"""Puts the article before a thing that was promised and is to be sent."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, is_gerund
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.topics import head_of, with_article
from followup_ai.offline.typed.wording import indefinite

OF_SOMEBODY = r"(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+(?:['’]s|s['’]) "
"""A name of up to three words as whose a thing is: "Pat Lyons' number"."""
_WHOSE = re.compile(rf"\w+['’]s |{OF_SOMEBODY}")
_IN_BULK = frozenset(["feedback", "information", "data", "proof", "evidence", "paperwork", "software", "bread", "honey"])


_ONE_MADE = re.compile(r"(?:(?:photo)?copy|scan|photo|example|sample|draft|picture|couple|few|list|reference)$", re.IGNORECASE)
# "the contents of security pack": one thing whose part is sent
_OF_ONE = re.compile(
    r"^(?:the |an? )?(?:table of |[a-z]+ )?(?:contents|outline|summary|overview|layout|plan|map|photo|picture|sketch|drawing"
    r"|cover|list"
    r"|index) of (?=(?!(?:the|an?|my|our|your|his|her|their|all|some|how|what|where)\b)(?:[a-z]+ )?"
    r"(?:pack|handbook|guide|manual|kit|report|course|workshop|garden|kitchen|stand|stall|display|building|room|system|machine"
    r"|project|trial|rota|programme|leaflet|site|shed|book|plan|model|design|bench|boat|roof|wall|stairs|staircase)$)"
)


def as_sent(phrase: str) -> str:
    """A thing that is to be sent, with the article that its note leaves out: "recipe for soup" → "the recipe for soup".

    Args:
        phrase: the thing, clean.
    """
    phrase = _OF_ONE.sub(lambda m: f"{m[0]}the ", phrase)
    words = phrase.split()
    head = head_of(words)
    figured = re.match(r"\d+(?:[-/]\d+)*(?:-(?:day|week|month|year|page|minute|point|step))?$", words[0])
    if figured and re.search(r"[-/]", words[0]) and len(words) > 1 and not head.endswith("s"):
        return f"the {phrase}"  # "30/60/90 plan", "90-day plan"
    if words[0].lower() in DETERMINERS or _WHOSE.match(phrase) or words[0][:1].isdigit():
        return phrase
    if words[0].lower() in ("half", "both", "all", "proof", "evidence"):
        named = words[0].lower() == "half" and is_plural(words[1])  # "half maps"
        return f"the {phrase}" if named else phrase  # "half a page on the tea round", "proof of address"
    several = is_plural(head)
    if _ONE_MADE.match(words[0]) and not (several and words[1].lower() not in PREPOSITIONS):  # "picture cards from Elif"
        return indefinite(phrase)
    if several:
        return phrase
    settled = with_article(phrase)
    unsettled = settled == phrase and phrase[:1].islower() and not is_gerund(words[0]) and head not in _IN_BULK
    return f"the {phrase}" if unsettled else settled
