"""Tells which promises a later message can still speak of: what goes with it or can be handed over, and what is still ahead.

An act that should long be done and that the message cannot do ("I will finish the tests") only tells that it is not done yet.
"""

from __future__ import annotations

import re

from followup_ai.offline.promises.enumerating import kept_by
from followup_ai.offline.promises.promises import Promise

_WITH_THE_MESSAGE = ("attached", "enclosed", "byemail", "sending", "post")
# What is still open however late: "introduce you to my old foreman"
_OPEN = re.compile(r"^(?:introduce you to|put you in touch with|show you|talk you through) (?!.* to [A-Z])")


def can_be_kept(promise: Promise, format_: str, *, meets: bool) -> bool:
    """Whether a promise that should long be kept can be spoken of in words that are true and kind to the candidate.

    Args:
        promise: not known to be kept; with its day only where that is still to come.
        format_: the format's id.
        meets: the candidate and the reader are to meet, as far as anybody was told.
    """
    met = meets and promise.vp.startswith("bring ")
    ahead = bool(promise.due) or promise.held or met or is_open(promise)
    return ahead or kept_by((promise,), format_, meets=meets)[0] in _WITH_THE_MESSAGE


def is_open(promise: Promise) -> bool:
    """Whether a promise stays open however late: an introduction, or something to be shown."""
    return bool(_OPEN.match(promise.vp))
