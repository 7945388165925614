"""Says in a later message of promises what is still true of them: attached, ahead, or offered to whoever may not have it yet.

An act that should long be done and that the message cannot do ("I will finish the tests") only tells that it is not done yet.
"""

from __future__ import annotations

import re

from followup_ai.offline.enumerating import kept_by, listed
from followup_ai.offline.noun_runs import is_plural
from followup_ai.offline.occasions import tells_when
from followup_ai.offline.promises import Promise
from followup_ai.offline.topics import head_of

_WITH_THE_MESSAGE = ("attached", "enclosed", "byemail", "words", "spoken", "sending")
# What is still open however late: "introduce you to my old foreman"
_OPEN = re.compile(r"^(?:introduce you to|put you in touch with|show you|talk you through) (?!.* to [A-Z])")
_HANDED = re.compile(
    r"^(?P<do>bring|drop|hand|give|lend|text|message|post|e-?mail|send|share|forward|leave|print|scan)"
    r"(?: (?:in|off|over|round|by|you|out))*"
    r" (?P<thing>(?:the|my|our|an?|some|two|three|four|five|\d+|[a-z-]+s)\b.*?)"
    r"(?P<where> (?:to|at|into|by|via|on|over|in) (?:HR|reception|(?:the|your) [a-z]+(?: office| desk)?|WhatsApp|text|SMS|post"
    r"|courier|Signal|Telegram|fax))?$"
)
_TO_SOMEBODY = re.compile(r"\b(?:to|for|with) (?:(?:Mr|Mrs|Ms|Dr)\.? )?(?!HR\b|WhatsApp\b)[A-Z][a-z]+(?:$| and\b)")
_ONE_OF_MANY = re.compile(r"(?!(?:the|my|our)\b)")
_GIVEN = {"bring": " in", "drop": " in", "hand": " in", "leave": " with you", "print": " for you", "scan": " for you"}


def kept_late(promises: tuple[Promise, ...], format_: str, *, meets: bool) -> list[tuple[str, dict[str, str]]]:
    """How promises are taken up that should long be kept: keys of the phrase book without "promise.", each with its words.

    Args:
        promises: none of them known to be kept; each with its day only where that is still to come.
        format_: the format's id.
        meets: the candidate and the reader are to meet, as far as anybody was told.

    Returns:
        one or two sentences' worth; [] where nothing of it can be said that is true and kind to the candidate.
    """
    ahead = tuple(p for p in promises if _is_ahead(p, meets=meets))
    rest = tuple(p for p in promises if p not in ahead)
    sent = tuple(p for p in rest if kept_by((p,), format_, meets=meets)[0] in _WITH_THE_MESSAGE)
    said = [_later(kept_by(group, format_, meets=meets)) for group in (sent, ahead) if group]
    acts = [p.vp for p in rest if p not in sent and not tells_when(p.vp) and not _TO_SOMEBODY.search(p.vp)]
    handed = [h for vp in acts if (h := _HANDED.match(vp))]
    if handed:
        said.append(_offer(handed))
    said += [("offeredact", {"promise": vp}) for vp in acts if _OPEN.match(vp)][:1]
    return said[:2]


def _is_ahead(promise: Promise, *, meets: bool) -> bool:
    """Whether a promise is not due yet: its day is to come, it waits for something, or the two are to meet."""
    met = meets and (tells_when(promise.vp) or promise.vp.startswith("bring "))
    return bool(promise.due or promise.held or met)


def _later(kept: tuple[str, dict[str, str]]) -> tuple[str, dict[str, str]]:
    return f"{kept[0]}later", kept[1]


def _offer(handed: list[re.Match[str]]) -> tuple[str, dict[str, str]]:
    things, first = [h["thing"] for h in handed], handed[0]
    several = len(things) > 1 or re.search(r" and (?:the|my|an?) ", things[0]) or is_plural(head_of(things[0].split()))
    it = "them" if several else "it"
    inside = " in" if first["do"] in ("hand", "drop") and first["where"] else ""  # "hand it in at reception"
    given = f"{inside}{first['where'] or ''}" or _GIVEN.get(first["do"], " to you")
    if any((h["do"], h["where"]) != (first["do"], first["where"]) for h in handed):
        return "offered", {"thing": listed(things), "give": f"get {it} to you"}
    if _ONE_OF_MANY.match(things[0]):  # nobody asks for "a note" whether it has come
        joint = {" to you": " you", " in": " in"}.get(given, "")
        give = f"{first['do']}{joint} {listed(things)}{'' if joint else given}"
        return "offeredone", {"give": give, "it": it}
    return "offered", {"thing": listed(things), "give": f"{first['do']} {it}{given}"}
