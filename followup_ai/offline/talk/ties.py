"""Tells of a personal note whether it is of something that both share, and of nothing sore.

What somebody told of their own life is theirs: told back to them it helps nobody. What both do or come from is a tie.
"""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import alternatives
from followup_ai.offline.typed.screening import is_private

_SORE = re.compile(rf"\b(?:{alternatives('sore-ties')})\b", re.IGNORECASE)
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
