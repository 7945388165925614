"""Takes the hedges off a note on the next steps: "after the check I think" names the check, and no "check I think"."""

from __future__ import annotations

import re

_HOW_SURE = (
    r"(?:or so |so )?I (?:think|guess|believe|suppose|reckon|gather|hope)(?! (?:so|that|of|about|to)\b)"
    r"|prob(?:ably|ly|s)?\.?|hopefully|presumably|apparently|please god|god willing|thank god|d\.v\.|in ?sha['’ ]?allah"
    r"|touch wood"
    r"|fingers crossed|all being well|iirc|if I (?:remember|heard|understood)(?: it)? (?:right|rightly|correctly)"
)
_OPEN = r"maybe|perhaps|possibly"
# What a hedge leaves behind it: "the sale, " at the end, or two commas in a row.
_LOOSE_COMMA = re.compile(r",\s*(?=[,.;)\n]|$)")


def _hedged(words: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t]*\((?:{words})\)|[ \t]*(?<![\w'’-])(?:{words})(?![\w'’-])", re.IGNORECASE)


_HEDGE = _hedged(_HOW_SURE)
_ANY_HEDGE = _hedged(f"{_HOW_SURE}|{_OPEN}")


def without_hedges(note: str, *, doubts: bool = True) -> str:
    """A note on the next steps without what only says how sure its writer is.

    Args:
        note: the note, as typed.
        doubts: take off "maybe" and the like as well, which leave it open whether a step will come at all.
    """
    return _LOOSE_COMMA.sub("", (_ANY_HEDGE if doubts else _HEDGE).sub("", note)).strip()
