"""Puts a note on something personal into a plain sentence of what is shared: "love of crosswords" is a love that both share."""

from __future__ import annotations

import re
from collections.abc import Callable

_A_WHILE = (
    r" for (?:about |over |nearly |a good )?(?:\d+|[a-z]+) (?:mins?|minutes|hours?)\b| for (?:half an|an?) (?:hour|while)\b"
)
_TALKED = r"(?:swapped|talked|chatted|compared|exchanged|laughed|bonded|geeked out|got talking|joked)"
_TOLD = r"(?:tips|notes|stories|jokes|advice|photos|ideas|experiences)"
_PLAINLY: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(_A_WHILE), ""),
    # "ran the marathon in 3:58"
    (re.compile(r" in \d{1,2}:\d\d(?::\d\d)?(?=$|[,.;!])"), ""),
    (
        re.compile(
            r"^(?:(?:a|the|our|shared|mutual|common) )*(?P<felt>love|passion|fondness|weakness|soft spot|enthusiasm)"
            r" (?P<of>of|for) (?=[a-z])",
            re.IGNORECASE,
        ),
        lambda m: f"we share a{'n' * m['felt'].lower().startswith('e')} {m['felt'].lower()} {m['of']} ",
    ),
    # "I noticed the starter on her windowsill, we swapped tips"
    (
        re.compile(
            rf"^I (?:noticed|saw|spotted|admired|asked about|liked) (?P<what>[^,;]+)[,;] (?:and |so )?we {_TALKED}\b.*$",
            re.IGNORECASE,
        ),
        r"we talked about \g<what>",
    ),
    (re.compile(rf"^(?:we )?(?:swapped|compared|exchanged) {_TOLD} (?:about|on|of|from) ", re.IGNORECASE), "we talked about "),
    (re.compile(rf"^(?:we )?(?:swapped|compared|exchanged) (?!{_TOLD}\b)", re.IGNORECASE), "we talked about "),
    (
        re.compile(r"^they all (?P<do>[^,;]+?)(?:,? and (?:they )?(?:asked|invited|said|told)\b.*)?$", re.IGNORECASE),
        r"you all \g<do>",
    ),
    (re.compile(r"^(?:that )?(?P<who>he|she) also (?P<did>[a-z]+ [^,;]+)$", re.IGNORECASE), r"\g<who> \g<did> too"),
)


def in_common(note: str) -> str:
    """A note on what was found in common, in words that the reading knows.

    Args:
        note: as typed.
    """
    for pattern, form in _PLAINLY:
        note = pattern.sub(form, note)
    return note
