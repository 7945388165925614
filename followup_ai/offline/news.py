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


def news_of(line: str, cast: Cast) -> Claim | None:
    """What a line of news lets the candidate tell; None where nothing is sure to read well, or only a message came.

    Args:
        line: one clean line of a note.
        cast: who is who in the notes.
    """
    found = _told_since(line, cast)
    sure = found and (sure_statement(found.clause) if found.clause else sure_phrase(found.np))
    return found if sure else None


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
