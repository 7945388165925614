"""Says several promised things in one sentence, and how each kind is kept in each format."""

from __future__ import annotations

import re

from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.promises.sendable import in_words, is_paper, is_posted, serves_application


def listed(things: list[str]) -> str:
    """Several things in a row: "the PDF, the link and the names"."""
    joint = ", and " if any(", " in thing for thing in things[:-1]) else " and "
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + joint + things[-1]


def as_one_act(promises: tuple[Promise, ...]) -> str:
    """Promises as one verb phrase: "send the PDF and the names of two referees"."""
    said: list[str] = []
    for promise in (f"{p.vp} {p.due}".strip() for p in promises):
        verb, _, rest = promise.partition(" ")
        same = said and rest and said[0].split()[0] == verb
        said.append(re.sub(r"^(?:you|him|her|them) ", "", rest) if same else promise)
    return listed(said)


_WITH_ME = re.compile(r"^(?:bring|show|wear|hand)\b")
# "the number … by WhatsApp", "text you a picture": the way that was promised is the one it goes
_BY_ANOTHER_WAY = re.compile(
    r"^(?:text|message|post|fax)\b|^(?!.*\b(?:links?|profile|pages?|account|handle|channel|group|feed|posts?|reels?)\b.* on )"
    r".* (?:by|via|on|over|through|in) (?:an? )?(?:WhatsApp|text(?: message)?|SMS|Signal|Telegram|LinkedIn|Instagram|Facebook"
    r"|Messenger|Slack|Teams|Viber|WeChat|Line|Zalo|KakaoTalk|direct message|DM|post|courier|fax|WeTransfer|Dropbox)$",
    re.IGNORECASE,
)


def _goes_another_way(promise: Promise) -> bool:
    return bool(_BY_ANOTHER_WAY.match(promise.vp)) or promise.vp.endswith(" to HR")


def kept_by(promises: tuple[Promise, ...], format_: str, *, meets: bool = True) -> tuple[str, dict[str, str]]:
    """How promises still open are kept: the key of the phrase book without "promise.", and the words it takes.

    Args:
        promises: at least one, none of them kept yet; each with its day only where that is still to come.
        format_: the format's id.
        meets: the candidate and the reader are to meet, as far as anybody was told.
    """
    things = [p.thing for p in promises]
    sent = all(things) and not any(map(_goes_another_way, promises))
    act = {"promise": as_one_act(promises)}
    if any(p.held for p in promises):
        return _held(promises, act)
    on_paper = sent and all(map(is_paper, things)) and not any(map(in_words, things))
    if on_paper and (way := {"email": "attached", "letter": "enclosed"}.get(format_, "")):
        return way, {"thing": listed(things)}
    act = act if meets else _brought_in(act)
    if any(p.due for p in promises):
        return "then", _to_you(act)
    if all(_WITH_ME.match(p.vp) for p in promises):
        return ("bring" if meets and not _TO_PLACE.search(act["promise"]) else "then"), act
    if not sent:
        return "then", act
    by_post = all(map(is_posted, things)) and not any(p.tailed for p in promises)
    key = "byemail" if on_paper and format_ == "note" else "post" if by_post else "sending"
    return key, {"thing": listed(things)}


def _held(promises: tuple[Promise, ...], act: dict[str, str]) -> tuple[str, dict[str, str]]:
    """How promises are kept that wait for something, which their own words may tell ("once I have asked my wife")."""
    behind = next((p.awaited for p in promises if p.awaited), "")
    return "held", {**_to_you(act), "awaited": behind or "as soon as I can"}


def _to_you(act: dict[str, str]) -> dict[str, str]:
    """What is sent to nobody in particular is sent to the reader: "email the date" → "email you the date"."""
    said = act["promise"]
    nobody = not re.search(r" (?:to|with|for) (?:you|[A-Z])", said)
    return {"promise": _TO_NOBODY.sub(r"\1 you ", said) if nobody else said}


_TO_NOBODY = re.compile(r"^(send|e-?mail|text|forward|post) (?=(?:the|my|an?|our|some|two|three|\d+)\b)")


def _brought_in(act: dict[str, str]) -> dict[str, str]:
    """What is brought where nobody is to meet is brought in: "bring in my licence", "bring my licence to HR"."""
    placed = _TO_PLACE.search(act["promise"]) or not re.match(r"bring (?!you\b|in\b)", act["promise"])
    return act if placed else {"promise": f"bring in {act['promise'].removeprefix('bring ')}"}


# "to HR", "to the office", "at reception"
_TO_PLACE = re.compile(
    r" (?:to|at|into|in to) (?:HR|(?:the |your )?(?:office|reception|front desk|desk|depot|school|ward|clinic|shop|yard|site"
    r"|store|gate|station|restaurant|kitchen|salon|garage|factory|warehouse|farm|hotel|surgery|practice|lab|library|studio"
    r"|workshop|agency|head office|main office))\b"
)


_GIVE = re.compile(r"^(?P<do>send|show|give|lend|bring|text|e-?mail|forward|post) (?=(?:the|my|our|an?|some|two|three|\d+)\b)")


def given_to(promise: Promise) -> str:
    """A promise as told to somebody else than the one it was made to: "send Joanne my training record"; "" where unsure."""
    given = _GIVE.sub(rf"\g<do> {promise.to} ", promise.vp)
    return given if given != promise.vp and not re.search(r"\b(?:you|your|him|her|them)\b", given) else ""


def is_gift(promise: Promise) -> bool:
    """Whether a promise is of use to the reader though the role is filled: a list or a drawing, and no paper of one's own."""
    return bool(promise.thing) and not promise.held and not serves_application(promise.thing)
