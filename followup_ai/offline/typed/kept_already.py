"""Tells of a promise that its note marks as kept already: "(sent this morning)", "- done", "sent her the paper"."""

from __future__ import annotations

import re

DONE = (
    r"(?:sent|e-?mailed|mailed|posted|texted|whatsapped|messaged|forwarded|shared|delivered|dropped off|handed over|handed in"
    r"|given|gave it|done|gone|uploaded|submitted|faxed|couriered|passed on|brought it|kept)"
)
"""What tells that a promise has been kept."""
_NOT_YET = re.compile(
    r"\b(?:not|n['’]t|never|to be|will be|yet|must be|should be|half)\b[^,;()]*$|\bonce\b|\bwhen\b|\?", re.IGNORECASE
)
# "(already sent this morning)", "(Monday 23, sent)", "- done, sent from the airport", ", sent them same night", "✓"
_GONE = re.compile(
    rf"\s*[(\[](?P<in>[^()\[\]]*\b{DONE}\b[^()\[\]]*)[)\]]"
    rf"|(?:\s*[,;:\u2013\u2014]|\s-+|\s->|\s\u2192|\.(?=\s))\s*"
    rf"(?P<end>(?:I |i |it |was |is |all |have |i['’]ve |already |now )*{DONE}\b(?! by\b)[^;]*)$"
    rf"|\s+(?P<already>(?:I |i )?(?:have )?already {DONE}\b[^,;]*)$",
    re.IGNORECASE,
)
# "sent her the paper", "emailed Keith the booklet", "already posted the samples": what was done told as what was to be done.
_DID = re.compile(
    r"^(?:I |i )?(?:have |['’]ve )?(?:already |just )?(?:sent|e-?mailed|mailed|posted|texted|whatsapped|forwarded|gave|shared) "
    r"(?:off |over |on )?(?:(?:her|him|them|you|all|everyone) (?=\w)"
    r"|(?=(?:the|my|a|an|one|two|three|some|both|\d+) |(?-i:[A-Z])))",
    re.IGNORECASE,
)
_ON_DAY = (
    r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}"
    r"|(?:the )?same (?:night|day|evening)|yesterday|today|last night)"
)
_DAY_BEHIND = re.compile(rf"[\s,;]*(?:[,;]\s*|\bon ){_ON_DAY}\s*$", re.IGNORECASE)


def without_mark(text: str) -> tuple[str, bool]:
    """A promise without the mark that it was kept, and whether there was one: "rain timetable (Monday 23, sent)".

    Args:
        text: the promise, plain.
    """
    mark = _GONE.search(text)
    said = next((g for g in mark.groups() if g), "") if mark else ""
    if mark and not _NOT_YET.search(said):
        return f"{text[: mark.start()]} {text[mark.end() :]}".strip(" ,;.-\u2013\u2014"), True
    did = _DID.match(text)
    if did and not re.match(rf"(?:{DONE})$", text):
        return _DAY_BEHIND.sub("", f"send {re.sub(r' already$', '', text[did.end() :])}"), True
    return text, False
