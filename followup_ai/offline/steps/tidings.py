"""Reads how the reader brought the answer ("Karen telephoned", "she wrote by hand under it"), to thank for that."""

from __future__ import annotations

import re

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.refusals import repeatable

_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Sister|Frau|Herr|Chef)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_WHO = rf"(?P<who>{_NAME}|[Hh]e|[Ss]he)"
_SOON = r"(?: (?:had|has|then|also|just|kindly|even|personally|himself|herself|finally))*"
_ONCE = r"(?!$| (?:off|it|for|this|that|the \w+ a|me (?:an?|the|one)|back my|about my)\b)"
_RANG = rf"(?:rang|called{_ONCE}|phoned|telephoned)"
_HAND = r"(?:by hand|handwritten|hand-written|in (?:his|her) own hand)"
# How it was told, and what one thanks for; the first that fits decides.
_TOLD = tuple(
    (re.compile(pattern), thanks)
    for pattern, thanks in (
        (rf"\b{_WHO}{_SOON} (?:wrote|added|put|scribbled|signed)\b[^.;]{{0,30}}\b{_HAND}", "the line you wrote by hand"),
        (rf"\b{_HAND}[^.;]{{0,30}} (?:from|by) {_WHO}\b", "the line you wrote by hand"),
        (rf"\b{_WHO}{_SOON} {_RANG}\b", "your call"),
        (rf"\b(?:rung|called|phoned|telephoned|a (?:\w+ )?(?:phone )?call|voicemail) (?:by|from) {_WHO}\b", "your call"),
        (rf"\b{_WHO}{_SOON} (?:e-?mailed|mailed)\b", "your email"),
        (rf"\b(?:e-?mail|mail) from {_WHO}\b", "your email"),
        (rf"\b{_WHO}{_SOON} (?:texted|messaged|msge?d|message'd|whatsapped|sent (?:me )?a (?:text|message))\b", "your message"),
        (rf"\b(?:text|message|msg|whatsapp) from {_WHO}\b", "your message"),
        (
            rf"\b{_WHO}{_SOON} (?:wrote|sent (?:me )?a (?:\w+ )?(?:letter|card|note))\b(?! (?:down|up|off|about)\b)",
            "writing to me",
        ),
        (rf"\b(?:letter|card|note) from {_WHO}\b", "your letter"),
    )
)


def tidings(texts: list[str], cast: Cast, names: dict[str, str]) -> str:
    """What to thank the reader for who brought the answer, to follow "thank you for"; "" where another did, or none is told.

    Args:
        texts: what was noted of the answer.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    for pattern, thanks in _TOLD:
        for words in (said for one in texts for said in repeatable(one, names)):
            if any(_is_reader(match["who"], cast) for match in pattern.finditer(words)):
                return thanks
    return ""


def _is_reader(who: str, cast: Cast) -> bool:
    words = [w.lower() for w in re.findall(r"[^\W\d_][\w'’-]*", who)]
    return not cast.crowded if words[-1] in ("he", "she") else any(w in cast.reader for w in words)
