"""Reads a topic that comes with what is asked of it: "the app and why the night staff don't trust it"."""

from __future__ import annotations

import re

from followup_ai.offline.cleaning import everyday
from followup_ai.offline.finite import finite_at, tokens_of

_WH = r"(?:how|why|what|who|whose|where|whether)"
_WITH_ITS = re.compile(rf"^(?P<thing>(?!(?:{_WH}|which|when)\b)[^,]+?),? and (?P<asked>{_WH} \S+ .+)$")
# "the drivers, and who checks their hours"
_PARTED = re.compile(rf"^([^,]+), and (?={_WH} \S+ \S)")
# "how the desk works and that I would be on it one day a week"
_AND_THAT = re.compile(
    r"^(?P<first>(?:(?! that )[^,])+?),? and that (?:I|we|it|he|she|they|there|the|my|their|your|you"
    r"|not|no|nobody|everybody|everyone|most|some|all|people)(?:['’]\w+)? .+$"
)
# "a funny story about their first customer": its teller knows which one
_A_STORY = re.compile(r"^an? (?=(?:[\w-]+ ){0,2}(?:story|anecdote) (?:about|of)\b)", re.IGNORECASE)
# "night nurses, agency mostly": of what kind they are is no second topic
_REMARK = re.compile(r", (?:[\w-]+ ){1,3}(?:mostly|mainly)$")


def with_its_question(text: str) -> tuple[str, str]:
    """A thing and what is asked of it as the two halves of a phrase; twice "" where it is none such.

    Args:
        text: what should follow "about".
    """
    match = _WITH_ITS.match(text)
    return (match["thing"], match["asked"]) if match else ("", "")


# "discounting - who signs off over 15%", "the new till: who trains on it": a heading, and what is asked of it
_HEADED = re.compile(
    r"^(?P<thing>(?!(?:re|q|questions?|asked|note|nb|ps|also)\b)[A-Za-z][\w'’-]*(?: [\w'’&-]+){0,3}?)"
    rf"(?: [-–—]+ |: |; )(?P<asked>(?:and )?{_WH} [\w'’-]+ [^;:]+)$",
    re.IGNORECASE,
)


def heading_joined(note: str) -> str:
    """A heading with the question behind its dash as one topic: "discounting - who signs" → "discounting and who signs".

    Args:
        note: as typed; anything else is given back as it is.
    """
    match = _HEADED.match(note.strip(" ."))
    if match is None or finite_at(tokens_of(match["thing"])) > 0:
        return note
    if match["thing"][0].isupper() and not everyday(match["thing"].split()[0]):
        return note  # "Lucas: who picks the fonts"
    asked = re.sub(r"^and ", "", match["asked"])
    # "returns - why they doubled": who "they" are stands in the heading
    if match["thing"].endswith("s") and re.match(r"\w+ (?:they|these|those)\b", asked, re.IGNORECASE):
        return match["thing"]
    return f"{match['thing']} and {asked}"


def topic_alone(text: str) -> str:
    """A topic without the statement or remark that hangs on it, with the question of its own that a comma parts from it.

    Args:
        text: the clean words of a note, without what introduced them.
    """
    text = _A_STORY.sub("the ", _REMARK.sub("", text))
    told = _AND_THAT.match(text)
    return told["first"] if told else _PARTED.sub(r"\1 and ", text)
