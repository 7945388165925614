"""Reads a topic that comes with what is asked of it: "the app and why the night staff don't trust it"."""

from __future__ import annotations

import re

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


def topic_alone(text: str) -> str:
    """A topic without the statement or remark that hangs on it, with the question of its own that a comma parts from it.

    Args:
        text: the clean words of a note, without what introduced them.
    """
    text = _A_STORY.sub("the ", _REMARK.sub("", text))
    told = _AND_THAT.match(text)
    return told["first"] if told else _PARTED.sub(r"\1 and ", text)
