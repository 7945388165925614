"""Says several promised things in one sentence, and how each kind is kept in each format."""

from __future__ import annotations

import re

from followup_ai.offline.occasions import tells_when
from followup_ai.offline.promises import Promise


def listed(things: list[str]) -> str:
    """Several things in a row: "the PDF, the link and the names"."""
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]


def as_one_act(promises: tuple[Promise, ...]) -> str:
    """Promises as one verb phrase: "send the PDF and the names of two referees"."""
    said: list[str] = []
    for promise in (p.vp for p in promises):
        verb, _, rest = promise.partition(" ")
        same = said and rest and said[0].split()[0] == verb
        said.append(re.sub(r"^(?:you|him|her|them) ", "", rest) if same else promise)
    return listed(said)


# What goes by hand or by post, and what is a line of text rather than a paper.
_BY_HAND = re.compile(
    r"(?:biscuits?|booklets?|books?|kits?|bags?|parts?|pots?|jars?|seeds?|swatch\w*|bricks?|tiles?|specimens?|tools?|jam|bread"
    r"|honey|samples?)$"
)
_IN_WORDS = re.compile(
    r"^(?:the |my |a |an |two |your )?(?:[\w'-]+ ){0,3}"
    r"(?:names?|numbers?|contacts?|details|address(?:es)?|links?|dates?|availability|PIN)\b"
)
_WITH_ME = re.compile(r"^(?:bring|show|wear|hand)\b")
_AT_ONCE = re.compile(r"^(?:give|email|text|send|share|forward|message|tell)\b")


# "the number … by WhatsApp", "text you a picture": the way that was promised is the one it goes
_BY_ANOTHER_WAY = re.compile(
    r"^(?:text|message|post|fax)\b|^(?!.*\b(?:links?|profile|pages?|account|handle|channel|group|feed|posts?|reels?)\b.* on )"
    r".* (?:by|via|on|over|through|in) (?:an? )?(?:WhatsApp|text(?: message)?|SMS|Signal|Telegram|LinkedIn|Instagram|Facebook"
    r"|Messenger|Slack|Teams|Viber|WeChat|Line|Zalo|KakaoTalk|direct message|DM|post|courier|fax|WeTransfer|Dropbox)$",
    re.IGNORECASE,
)


def _goes_another_way(promise: Promise) -> bool:
    return bool(_BY_ANOTHER_WAY.match(promise.vp))


def _goes_by_hand(thing: str) -> bool:
    head = re.split(r" (?:of|for|with|from|that|in|on|by|about|to|I|we)\b", thing)[0]
    return bool(_BY_HAND.search(head)) and not re.search(r"\b(?:work|writing|code|design) samples?$|samples? of my", thing)


def kept_by(promises: tuple[Promise, ...], format_: str) -> tuple[str, dict[str, str]]:
    """How promises still open are kept: the key of the phrase book without "promise.", and the words it takes.

    Args:
        promises: at least one, none of them kept yet.
        format_: the format's id.
    """
    act = {"promise": as_one_act(promises)}
    if any(p.held for p in promises):
        behind = next((p.awaited for p in promises if p.awaited), "")
        return "held", {**act, "awaited": behind or "as soon as I can"}
    things = [p.thing for p in promises]
    if not all(things) and any(tells_when(p.vp) for p in promises):
        return "then", act
    if all(_WITH_ME.match(p.vp) for p in promises):
        return "bring", act
    if not all(things) or any(map(_goes_another_way, promises)) or any(_goes_by_hand(t) for t in things):
        return ("atonce" if all(_AT_ONCE.match(p.vp) for p in promises) else "vp"), act
    on_paper = not all(_IN_WORDS.match(t) for t in things)
    way = {"email": "attached", "letter": "enclosed"}.get(format_) if on_paper else ""
    return way or {"note": "byemail", "letter": "byemail", "email": "separately"}.get(format_, "sending"), {
        "thing": listed(things)
    }


# What only an applicant is asked for.
_FOR_APPLYING = re.compile(
    r"\b(?:certificat\w*|licen[cs]es?|refere\w+|references?|availability|CV|r[eé]sum[eé]|permits?|print-?outs?|registration"
    r"|transcripts?|PIN|passport|payslips?|IELTS|cards?|tickets?)\b"
)


def is_gift(promise: Promise) -> bool:
    """Whether a promise is of use to the reader though the role is filled: a list or a drawing, and no paper of one's own."""
    return bool(promise.thing) and not promise.held and not _FOR_APPLYING.search(promise.thing)
