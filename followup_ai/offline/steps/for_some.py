"""Tells whether what lies ahead is for all of the candidates or for those only who are still to be chosen."""

from __future__ import annotations

import re

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|ten|some|a few|half|few)"
_WHO = r"(?:candidates?|applicants?|finalists?|contenders?|interviewees?|people|persons?)"
_OF_THEM = rf"(?:us|them|(?:the|those|these) (?:{_COUNT} )?(?:of us|{_WHO})|the {_COUNT})\b"
_CHOSEN = r"(?:chosen|successful|selected|short-?listed|preferred|picked|strongest|best|top|most suitable|winning)"
FOR_SOME = re.compile(
    # "two of the five of us", "for three of the candidates"; "the three of us" are all
    rf"\b(?<!all )(?<!the )(?<!both )(?<!each of ){_COUNT}(?: or {_COUNT})? of {_OF_THEM}"
    # "the last three candidates", "the best two come", and not "the last three weeks"
    rf"|\b(?:last|final|leading|{_CHOSEN}) {_COUNT} (?:{_WHO}|of us)\b"
    rf"|\b(?:last|final|leading|{_CHOSEN}) {_COUNT}(?=$|[,.;:)]| (?:will|would|are|come|go|do|get|meet|then|only|who)\b)"
    rf"|\b(?:the|only) {_CHOSEN} (?:{_WHO}|ones?|few)\b|^{_CHOSEN} {_WHO}\b|\bshort-?list(?:ed|ing)?\b"
    rf"|\b(?:whoever|(?:those|anyone|anybody|everyone|the ones?|the {_WHO}) (?:who |that |whom )?"
    rf"(?:(?:he|she|they|you|is|are|was|were|has|have|gets?|do|does) )*"
    rf"(?:{_CHOSEN}|on the list|through|left|(?:choose|pick|like|want|select|pass(?:es)?|progress)\b))"
    # "they narrow it down to two", "they ask three back", "pick two for a trial"
    rf"|\b(?:narrow|whittl|cut|pick|choos|select|tak|invit|ask|call|bring|send)\w* (?:it |us |them |the \w+ )?"
    rf"(?:down )?(?:to |forward |back |through )?{_COUNT}(?: {_WHO})?(?=$|[,.;:]| (?:for|to|who|back|through|on to) )",
    re.IGNORECASE,
)
"""What says that some of the candidates only, none of them named yet, will come to something."""
# "I am one of the last three", "he put me through"
_AM_AMONG = re.compile(
    r"\b(?:I(?:['’]m| am| was|['’]ve been| have been)|me) (?:already |now |as |down as )?"
    r"(?:one of|among|through|short-?listed|on (?:the|their|his|her) (?:short-?)?list|in the (?:last|final))\b",
    re.IGNORECASE,
)
_WHATEVER_COMES = re.compile(
    r"\b(?:me|us|I|either way|whatever|whether or not|in any case|all|each|every(?:one|body)?|both)\b", re.IGNORECASE
)


# "a test and a second interview for the three on the shortlist": for whom both are stands behind the second
_BEHIND = re.compile(rf"\bfor (?:{FOR_SOME.pattern}|the (?:{_COUNT} )?(?=on the short-?list|who\b))", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\b(?:then|after(?:wards)?|followed|before|once|when)\b", re.IGNORECASE)


def is_for_some(told: str, sentence: str = "") -> bool:
    """Whether a note, as far as it is read, tells that what follows is for some who are still to be chosen.

    Args:
        told: the note from its beginning up to the end of the piece that names a stage or an answer.
        sentence: the one that the piece is of; for whom its stages are may stand at its end.
    """
    behind = _BEHIND.search(sentence)
    meant = FOR_SOME.search(told) or (behind and not _AFTERWARDS.search(sentence[: behind.start()]))
    return bool(meant) and not _AM_AMONG.search(told)


_SOME = re.compile(rf"(?:\b(?:all|each|every(?:one|body)?)(?: of)? )?(?:{FOR_SOME.pattern})", re.IGNORECASE)


def is_for_all(piece: str) -> bool:
    """Whether a piece of a note that announces an answer says that the candidate will have it, however it turns out."""
    return bool(_WHATEVER_COMES.search(_SOME.sub("", piece)))
