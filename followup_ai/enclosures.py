"""Reads what a draft says goes with it, so that the candidate is reminded before sending: nothing here attaches anything."""

from __future__ import annotations

import re

_AS_SAID = r"(?:,? as (?:promised|agreed|discussed|I (?:said|promised|told you)(?: when we spoke)?),?)?"
_GOES = r"attach(?:ed|ing)?|enclos(?:e|ed|ing)"
_END = (
    r"(?=[.;:!?]*$|,? as (?:promised|agreed|discussed|I said|I told you)\b|; "
    r"| to (?:this|the) (?:e-?mail|letter|message|note)\b"
    r"|, (?:and|which|so)\b)"
)
_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:promised|told) you (?:of )?(?P<what>.+?), which I (?:have |am )?(?P<how>{_GOES})\b",
        r"\b(?P<how>attached|enclosed)[^:]*\bwhat I [^:]+: (?P<what>.+?)[.!]*$",
        r"\b(?P<how>attach|enclose) what I [^:]+: (?P<what>.+?)[.!]*$",
        rf"\bfind (?P<how>attached|enclosed){_AS_SAID} (?P<what>.+?){_END}",
        rf"^(?:as (?:promised|agreed), )?(?P<how>attached|enclosed) (?:is|are|you will find){_AS_SAID} (?P<what>.+?){_END}",
        rf"\bI(?:['’]m| am|['’]ve| have|['’]ll| will)? (?:also )?(?P<how>{_GOES}){_AS_SAID} (?P<what>.+?){_END}",
        r"^(?:as (?:promised|agreed),? )?(?P<what>.+?),? (?:is|are|comes?) (?:also )?(?P<how>attached|enclosed)\b",
    )
)
# "I was attached to the night ward", "I have not attached it", "Shall I attach it?"
_NOTHING_GOES = re.compile(
    r"\b(?:not|never|n['’]t)\b[^.]{0,12}(?:attach|enclos)|\b(?:was|were|been|grew|became|am|very|so|still) attached\b"
    r"|\battached to (?!this\b|the (?:e-?mail|letter|message))|\?\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n\s*\n")


def to_attach(body: str) -> str:
    """One line that reminds of what a message says is attached or enclosed: "Attach before sending: the rota."; "" for nothing.

    Args:
        body: the text of the message, however it was written; its own words name the things.
    """
    things: dict[str, str] = {}
    for sentence in _SENTENCE.split(body):
        said = " ".join(sentence.split())
        if _NOTHING_GOES.search(said):
            continue
        match = next((m for pattern in _NAMED if (m := pattern.search(said))), None)
        if match:
            what = match["what"].strip(" ,.")
            things.setdefault(what, "Enclose" if match["how"].lower().startswith("enclos") else "Attach")
    if not things:
        return ""
    how = next(iter(things.values()))
    return f"{how} before sending: {'; '.join(things)}."
