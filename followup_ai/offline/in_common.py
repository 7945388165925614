"""Puts a note on something personal into a plain sentence of what is shared: "love of crosswords" is a love that both share."""

from __future__ import annotations

import re
from collections.abc import Callable

_A_WHILE = (
    r" for (?:about |over |nearly |a good )?(?:\d+|[a-z]+) (?:mins?|minutes|hours?)\b| for (?:half an|an?) (?:hour|while)\b"
)
_TALKED = r"(?:swapped|talked|chatted|compared|exchanged|laughed|bonded|geeked out|got talking|joked)"
_AS_I_AM = r",? (?:as I am|as am I|(?:and )?so am I|like me|same as me|me too|and me)$"
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
    # "both got twins", and not "both got lost"
    (
        re.compile(r"^(?:we )?both got (?=(?:an?|two|three|our|some|twins|kids) ?|(?!lost\b)[a-z]+s$)", re.IGNORECASE),
        "we both have ",
    ),
    # "grew up two streets from each other", "had the same landlord": two did so
    (
        re.compile(r"^(?P<did>grew|lived|worked|trained|studied|met|sang|played) (?=[^,;.]*\beach other\b)", re.IGNORECASE),
        lambda m: f"we {m['did'].lower()} ",
    ),
    (
        re.compile(
            r"^(?P<did>had|went to|lived (?:in|on)|worked (?:at|for)|trained at|studied (?:at|under))"
            r" (?=the same (?!.* as (?:my|his|her)\b))",
            re.IGNORECASE,
        ),
        lambda m: f"we both {m['did'].lower()} ",
    ),
    # "keen on jigsaw puzzles, as I am"
    (
        re.compile(
            rf"^(?:(?:he|she)(?:'s| is) )?(?:keen|mad|crazy|nuts) (?:on|about) (?P<what>[^,;.]+?){_AS_I_AM}", re.IGNORECASE
        ),
        r"we are both keen on \g<what>",
    ),
    (
        re.compile(rf"^(?:(?:he|she)(?:'s| is) )?(?P<so>fond|proud) of (?P<what>[^,;.]+?){_AS_I_AM}", re.IGNORECASE),
        r"we are both \g<so> of \g<what>",
    ),
    # "she's training for the same half marathon"
    (
        re.compile(
            r"^(?:he|she)(?:'s| is) (?P<doing>[a-z]+ing (?:for |in |at |on |with )?the same [^,;.]+?)(?: as (?:me|I am))?$",
            re.IGNORECASE,
        ),
        r"we are both \g<doing>",
    ),
    # "he's from Kuhmo as well"
    (re.compile(r"^(?:he|she)(?:['’]s| is) from (?P<where>[A-Z][^,;.]*?),? (?:as well|too)$"), r"we are both from \g<where>"),
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
