"""Reads what has happened since the conversation, as news that the candidate can tell."""

from __future__ import annotations

import re

from followup_ai.offline.claims import Claim
from followup_ai.offline.cleaning import Clause
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.lexicon import base_of
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.points import understand
from followup_ai.offline.shapes import bounded
from followup_ai.offline.stages import OVER
from followup_ai.offline.sureness import sure_phrase, sure_statement

_WHEN = re.compile(
    r"\s*\b(?:on|last|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s*\b(?:yesterday"
    r"|today|last week|this week|this morning)\b|\s*\b(?:on )?(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b\.?",
    re.IGNORECASE,
)
# "Letter of 5 February": the reader's own, and no news to them
_A_MESSAGE = re.compile(
    r"^(?:an? |the |their |his |her )?(?:letter|e-?mail|mail|(?:phone )?call|text|message|voicemail|reply|answer|note|news"
    r"|word) (?:of|on|from|dated|came|arrived|received|\d)",
    re.IGNORECASE,
)


# That they wrote to each other is no news to either, and nobody is pleased to see that something went down.
_IN_TOUCH = re.compile(
    r"^(?:I|you|we|HR) (?:have |had |also |then )*(?:phoned|rang|rung|called|e-?mailed|mailed|texted|wrote|written|messaged"
    r"|chased|repl(?:y|ied)|answered|responded|asked|told|said|heard|received|spoke|spoken|left (?:a|you) (?:message|voicemail)"
    r"|got (?:an? |your |the )?(?:e-?mail|mail|call|text|message|letter|reply))\b"
)
_ILL = re.compile(
    r"\b(?:went|gone|is|are|was|were|broke|shut|fell) (?:\w+ )?(?:down|out|off|under|over)\b"
    r"|\b(?:broken?|crash\w*|clos(?:ed|ing)|cancel\w*|delay\w*|postpon\w*|los(?:t|es|ing)|left|leaving|laid off|fire[sd]?|fined"
    r"|failed|sued|cut|short|late|freez\w*|froze|hold|again|took|chose|gave|hired|other|another|someone|somebody)\b"
)


def news_of(line: str, cast: Cast) -> Claim | None:
    """What a line of news lets the candidate tell; None where nothing is sure to read well, or only a message came.

    Args:
        line: one clean line of a note.
        cast: who is who in the notes.
    """
    found = _told_since(line, cast)
    if found is None or not (sure_statement(found.clause) if found.clause else sure_phrase(found.np)):
        return None
    theirs = found.clause and not found.clause.startswith(("I ", "my "))
    return None if _IN_TOUCH.match(found.clause) or (theirs and _ILL.search(found.clause)) else found


def _told_since(line: str, cast: Cast) -> Claim | None:
    """What a line of news says, sure to read well or not."""
    line = _WHEN.sub("", line).strip()
    if not line or _A_MESSAGE.match(line) or OVER.search(line):
        return None
    first = line.split()[0].lower()
    did = base_of(first, "past") and not base_of(first, "base")
    if first == "i" or did:
        line = to_reader(expand(line), cast) or ""  # "saw they won a prize": the reader's people won it
    if first == "i" and is_clause(line) and bounded(line) == line:
        return Claim(clause=line, text=line)
    if did:
        said = bounded(line)
        return Claim(clause=f"I {said}", text=line) if said else None
    point = understand(Clause(line), cast, "news")
    if point is None or point.quote or point.jotted or re.search(r"\bon \d+$", point.text):
        return None
    return Claim(np=point.np, clause=point.clause, text=line) if len(point.text.split()) > 2 else None
