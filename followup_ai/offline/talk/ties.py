"""Tells of a personal note whether it is of something that both share, and of nothing sore.

What somebody told of their own life is theirs: told back to them it helps nobody. What both do or come from is a tie.
"""

from __future__ import annotations

import re

from followup_ai.offline.typed.screening import is_private

_SORE = re.compile(
    r"\b(?:ill(?:ness)?|sick|unwell|(?:not|n't) (?:been )?(?:well|good|great)|poorly|hospital\w*|hospice|surgery|operation"
    r"|op|stitches"
    r"|cancer|tumou?r|stroke|chemo\w*|dialysis|dementia|alzheimer\w*|disab\w*|diagnos\w*|depress\w*|bereav\w*|miscarr\w*|ivf"
    r"|pregnan\w*|expecting|died|dies|dying|dead|death|passed away|funeral|burial|buried|grie(?:f|v\w*)|widow\w*|orphan\w*"
    r"|lost (?:his|her|their|my|an?|the) (?!ball|match|game|bet|key|hat|race|final)\w+"
    r"|late (?:husband|wife|mother|father|son|daughter|mum|dad|mom|brother|sister|partner)"
    r"|debts?|bankrupt\w*|mortgage|rent|money|salary|afford|broke"
    r"|politic\w*|vot(?:e|ed|es|ing)|elections?|trump|brexit|socialist|tory|democrats?|republicans?"
    r"|divorc\w*|separat(?:ed|ion)|split up|ex-?(?:wife|husband)|custody|affair|left (?:him|her|me))\b",
    re.IGNORECASE,
)
# Who told or asked it is no half of a tie.
_TOLD = re.compile(r"\b(?:told|showed|asked|gave|said|mentioned|to|with) (?:to )?me\b", re.IGNORECASE)
_OF_BOTH = re.compile(r"\b(?:we|both|us|I|me|my|mine)\b", re.IGNORECASE)
OF_BOTH = re.compile(r"^(?:we|our|both of us|you and I)\b|\b(?:I|me|my|mine)\b")
"""What a statement to the reader holds that tells of the candidate, too."""


def is_shared(note: str) -> bool:
    """Whether a personal note tells of both the reader and the candidate, and may be told.

    Args:
        note: as typed.
    """
    return bool(_OF_BOTH.search(_TOLD.sub("", note))) and not (is_private(note) or _SORE.search(note))
