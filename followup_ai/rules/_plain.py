"""Plain wording: a sentence as it would be said without contractions, intensifiers or spelling variants.

"I'm really, truly sorry I couldn't come" reads "i am sorry i could not come", so that a pattern states grammar once.
Every character leads back to the one it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent
# Words that add nothing to who does what; adverbs in -ly go too, but for those a rule needs and what only looks like one.
_DROPPED = "|".join((_HERE / "_intensifiers.txt").read_text(encoding="utf-8").split())
_NO_ADVERBS = "|".join((_HERE / "_no_adverbs.txt").read_text(encoding="utf-8").split())

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bwo(?:n't|nt)\b", "will not"),
        (r"\b(?:can't|cant|cannot)\b", "can not"),
        (r"\bshan't\b", "shall not"),
        (r"\bain't\b", "am not"),
        (r"(?<=[a-z])n't\b", " not"),
        (r"\b(do|does|did|is|was|were|have|has|would|could|should|must|need)nt\b", r"\1 not"),
        (r"\bneedn't\b", "need not"),
        (r"\b(i|you|we|they)'ve\b", r"\1 have"),
        (r"\b(could|would|should|might|must)'ve\b", r"\1 have"),
        (r"\bive\b", "i have"),
        (r"\bi'?m\b", "i am"),
        (r"(?<=[a-z])'re\b", " are"),
        (r"(?<=[a-z])'ll\b", " will"),
        (r"(?<=[a-z])'d\b", " would"),
        (r"\bid (?=love|like|appreciate|be)\b", "i would "),
        (r"\b(it|that|there|here|what|who|when|where|how|he|she)'s\b", r"\1 is"),
        (r"\blet's\b", "let us"),
        (r"\b(?:thank ?(?:u|ya)|thank-?you|thankyou)\b", "thank you"),
        (r"\b(?:thx|thnx|tnx)\b", "thanks"),
        (r"\b(?:pls|plz|plse)\b", "please"),
        (r"\bu\b(?![-.])", "you"),
        (r"\bur\b", "your"),
        (r"\br (?=you\b)", "are "),
        (r"\bud\b", "you would"),
        (r"\bwk\b", "week"),
        (r"\bnxt\b", "next"),
        (r"\b(?:tmrw|tmr|tmw)\b", "tomorrow"),
        (r"\b(know|think) say\b", r"\1 that"),
        (r"\bwanna\b", "want to"),
        (r"\bgonna\b", "going to"),
        (r"\bapologis", "apologiz"),
        (r"\brealis", "realiz"),
        (r"\bapologiz(?=e|ing|ed)", "apologiz"),
        (r"\benquir", "inquir"),
        (r"\bfavour", "favor"),
        (r"\bhonour", "honor"),
        (r"\bprogramme\b", "program"),
    )
)
_INTENSIFIER = re.compile(
    rf"(?:\b(?:{_DROPPED}|(?!(?:{_NO_ADVERBS})\b)[a-z]{{4,18}}ly),? (?=\w))"
    rf"|(?:, (?:{_DROPPED}|of course|however|though|as ever|in fact)(?=[,.!?]))"
)
_TRIGGER = re.compile(
    r"'|nt\b|\b(?:ive|im|id|u|ur|thx|thnx|tnx|pls|plz|plse|wanna|gonna|r u|ud|wk|nxt|tmrw|tmr|tmw|say)\b"
    r"|\b(?:apologis|realis|enquir|favour|honour|programme|thank)"
)


def plain_words(low: str) -> tuple[str, Sequence[int]]:
    """`low` (folded, lower case) in plain wording, and for each of its characters and its end the offset in `low`."""
    text: str = low
    origin: Sequence[int] = range(len(low) + 1)
    if _TRIGGER.search(low):
        for pattern, replacement in _STEPS:
            text, origin = _substituted(pattern, replacement, text, origin)
    return _substituted(_INTENSIFIER, "", text, origin)


def _substituted(pattern: re.Pattern[str], replacement: str, text: str, origin: Sequence[int]) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = match.expand(replacement)
        pieces += (text[last:start], new)
        places += origin[last:start]
        # Each new character points into what it replaces, the last ones at its last character.
        width = end - start
        places += (origin[start + min(i, width - 1)] for i in range(len(new)))
        last = end
    if not last:
        return text, origin
    pieces.append(text[last:])
    places += origin[last:]
    return "".join(pieces), places
