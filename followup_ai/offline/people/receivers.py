"""Finds for whom a promise is, where the note tells: by a label, an arrow, "to", "for", "I promised"; titles alone count."""

from __future__ import annotations

import re

from followup_ai.language.dates import WEEKDAY
from followup_ai.offline.english.lexicon import base_of
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.people.speakers import only_names, whose
from followup_ai.offline.typed.cleaning import everyday

_FOR_NAME = re.compile(
    r"^(?P<name>(?:[^\W\d_][\w'’.-]*\s+){0,3}[^\W\d_][\w'’.-]*)\s*(?:[:\u2013\u2014]|\s-)\s+(?P<what>.+)$", re.DOTALL
)
# "Lucía the name of the agency"
_NAME_THING = re.compile(
    r"^(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?):? (?P<what>(?:a|an|the|my|some|two|three|\d+) .+)$", re.DOTALL
)
_ANY_ARROW = r"(?:[-=\u2013\u2014]+>+|[\u2192\u21d2\u27a1\u00bb]|>+)"
_A_NAME = r"(?:[^\W\d_][\w'’-]*\.? ){0,3}?[A-Z][\w'’-]*"
# "one booklet → Keith by the end of the week": the thing, and who gets it
_THING_ARROW = re.compile(
    rf"^(?P<what>.*?\S)\s*{_ANY_ARROW}\s*(?P<name>{_A_NAME}(?: [A-Z][\w'’-]*)*)"
    r"(?P<due>(?:,?\s+(?:by|before|on|this|next|until|till|asap|today|tomorrow|end|in)\b.*)?)[\s.]*$",
    re.DOTALL,
)
_ARROW_THING = re.compile(
    r"^(?P<name>[^:]{2,40}?)\s*(?:[-=\u2013\u2014]+>+|[\u2192\u21d2\u27a1]|>+|/)\s*(?P<what>.*\w.*)$", re.DOTALL
)
# "I promised Sheikha the five-line handover form", "owe Marta a copy of the plan"
_PROMISED_NAME = re.compile(
    r"^(?:I |i |we )?(?i:(?:have |['’]ve )?(?:also )?(?:promised|owe|owed|offered|told|assured))(?: to)? "
    rf"(?P<name>{_A_NAME}(?: [A-Z][\w'’-]*)*)(?P<what> (?i:the|a|an|my|some|one|two|three|both|\d+|that I|I|to) .+)$",
    re.DOTALL,
)
# "Marek: ask my old boss": somebody whom no note names besides
_ACT_FOR = re.compile(
    rf"^(?P<name>(?!{WEEKDAY})[A-Z][a-z'’-]+): (?P<what>[a-z]+ (?:the|an?|my|you|him|her|them|some|two|three|if|whether)\b.*)$",
    re.DOTALL,
)
# "for Sir Rodel, our log sheet", "for doc, the name of my centre", "to sir: the list"
_FOR_WHOM = re.compile(
    r"^(?:for|to) (?:the )?(?P<name>(?:[^\W\d_][\w'’.-]*\s+){0,3}?[^\W\d_][\w'’.-]*)"
    rf"\s*(?:[,:]|{_ANY_ARROW})\s+(?P<what>.+)$",
    re.DOTALL | re.IGNORECASE,
)
_HONORIFICS = frozenset(
    """
    sir madam ma'am maam mam mdm doc doctor chef boss oga chief miss prof professor captain sister pastor engr hajji hajia
    alhaji alhaja uncle aunty auntie nurse matron guv manager owner principal
    """.split()  # noqa: SIM905 - read as words
)
_HONORIFIC = "|".join(re.escape(h) for h in sorted(_HONORIFICS))
# "… to the sir", "… for madam", "… to Engr"
_TO_TITLE = re.compile(rf"\s+(?:to|for|with) (?:the )?(?:{_HONORIFIC})\.?$", re.IGNORECASE)
# "to Farhana madam", "for Joseph sir": the title behind the name
_TITLE_BEHIND = re.compile(rf"\b((?:to|for|with) (?-i:[A-Z])[\w'’-]+) (?:{_HONORIFIC}|ji)(?=$|[,.;])", re.IGNORECASE)
# "oga Nnamdi", "aunty Grace": how somebody who is no reader is called
_CALLED = re.compile(r"\b(?:oga|egbon|bros|kuya|ate) (?=[A-Z])")


def receiver(text: str, cast: Cast) -> tuple[str, str]:
    """Whom a promise is for, and what is promised.

    Args:
        text: the note, plain.
        cast: who was there.

    Returns:
        "you" the reader, another's name known to the notes or not, or "" where nobody is named or a title alone may be
        anybody's; and the note without that name.
    """
    text = _CALLED.sub("", _TITLE_BEHIND.sub(r"\1", text))
    for match in (_FOR_WHOM.match(text), _PROMISED_NAME.match(text)):
        if match is None:
            continue
        name = match["name"].strip()
        what = re.sub(r"^ ?(?:(?:that )?I(?:'d| would| will|'ll) |to )", "", match["what"]).strip()
        if name.lower().rstrip(".") in _HONORIFICS:
            return ("" if cast.crowded else "you"), what
        if whose(name, cast) or (match.re is _PROMISED_NAME and not name.isupper()):
            return whose(name, cast) or name, what
    led = _ARROW_THING.match(text)
    if led and only_names(led["name"], cast):
        return whose(led["name"], cast), led["what"]
    sent_to = _THING_ARROW.match(text)
    if sent_to:
        owner = whose(sent_to["name"], cast)
        person = not sent_to["name"].isupper() and len(sent_to["name"].split()) <= 3
        if owner or person:
            return owner or sent_to["name"], sent_to["what"]
    return _labelled(text, cast) or ("", _TO_TITLE.sub("", text))


def _labelled(text: str, cast: Cast) -> tuple[str, str] | None:
    """Whose the label before a promise makes it: somebody's who was there, or another's whom no note names besides."""
    for labelled in (_FOR_NAME.match(text), _NAME_THING.match(text)):
        if labelled and whose(labelled["name"], cast):
            return whose(labelled["name"], cast), labelled["what"]
    named = _ACT_FOR.match(text)
    act = named and base_of(named["what"].split()[0], "base") and not everyday(named["name"].lower())
    return (named["name"], named["what"]) if named and act else None
