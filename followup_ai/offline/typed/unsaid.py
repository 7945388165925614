"""Takes off what tells that a thing was left unsaid ("forgot to mention", "…, ran out of time"), so that the thing is left."""

from __future__ import annotations

import re

_NOT = r"(?:did ?n[o'’]?t|never|could ?n[o'’]?t|failed to)"
_SAY = (
    r"(?:say|said|tell|told|mention(?:ed)?|explain(?:ed)?"
    r"|talk(?:ed)?|bring|brought|cover(?:ed)?|touch(?:ed)?|raised?|add(?:ed)?|include)"
)
# Behind "I" no way of saying but a deed: "I should have said that I brought the cell count down"
_SAID = r"told|explained|talked|brought|covered|touched|raised|added|include|included"
_UNSAID = (
    r"(?:(?:i|we) )?(?:(?:totally|completely|clean|just|also|really|even|stupidly) )*"
    r"(?:forg[eo]t|(?:left|missed) out|(?:should(?:['’]ve| have| hv| of|a)|shoulda|ought to have"
    r"|could have(?= (?:said|told|mentioned|added)\b))(?! been\b)"
    r"|can ?n?[o'’]?t believe|wish i(?: had|['’]d)?"
    r"|would have liked|meant to|told (?:him|her|them) nothing(?= ab(?:ou)?t)"
    rf"|kicking myself|silly|doh|damn|argh?|{_NOT} (?:really |even )?(?:{_SAY}|come|came|think|manage|have time"
    rf"|(?:get|got|had|have)(?= (?:to|a?round|the chance|a chance|it|that|this|as far)\b))|(?:wanted|was going"
    rf"|hoped) to(?= {_SAY}\b)"
    r"|(?:had |there was )?no (?:chance|time|room|opportunity)(?= (?:to|for)\b)|ran out of time(?= (?:to|for)\b)"
    rf"|(?:they|he|she|nobody|no one|no-one) (?:{_NOT} )?(?:really |even )?(?:ask(?:ed)?(?= (?:me )?about\b)|(?:got|get) to))\b"
)
_SAYING = (
    rf"(?: (?:(?:i|we)(?! (?:{_SAID})\b)|to|forgot|{_SAY}|get|got|come|the chance|a chance|round|around|as far as|up|out|on"
    r"|about|for|it|this|that|them|him|her|me|so|more|enough|earlier|then|at all))*"
)
_APART = r"\s*(?:[,;.!(\u2013\u2014]|\s-)+\s*"
# "…, cant believe i forgot to say", "… (should have said this)", "… forgot to say!!"
_BEHIND = re.compile(rf"{_APART}{_UNSAID}{_SAYING}[\s!.)]*$", re.IGNORECASE)
_BEFORE = re.compile(rf"^{_UNSAID}{_SAYING}(?:\s*[:,\u2013\u2014-]\s*|\s+|$)", re.IGNORECASE)
# "…, ran out of time", "… i just said excel, stupid", "… never came up"
_HOW_IT_CAME = re.compile(
    rf"{_APART}(?:(?:but|and|as|so) )?(?:(?:i|we|my) )?(?:ran out of time|time ran out|no time\b[^,;]*"
    rf"|(?:mind )?(?:went )?blank(?:ed)?"
    r"|(?:was )?too nervous\b[^,;]*|(?:just|only) (?:said|mentioned|told)\b.*|stupid(?: me| of me)?|nobody asked"
    r"|(?:was )?not asked)"
    rf"[\s!.)]*$|(?:{_APART}|\s)(?:(?:but|and) )?(?:it |this |that )?{_NOT} (?:come|came) up[\s!.)]*$",
    re.IGNORECASE,
)
# "…, and I never mentioned it"
_NEVER_SAID = re.compile(rf"{_APART}(?:and|but|which|though) (?:that )?(?:i )?{_UNSAID}{_SAYING}[\s!.)]*$", re.IGNORECASE)
# "the part about the budget I saved" is the budget.
_THE_PART = re.compile(r"^(?:the|my) (?:part|bit|fact|thing|point|question) (?:about|of|that|on|with|where) ", re.IGNORECASE)


# "I should have asked about the budget": what was not done is nothing to add
_UNDONE = re.compile(
    rf"^(?:i )?(?:(?:should|could)(?: have|['’]ve)|ought to have|wish i(?: had|['’]d)) (?:also |just )?(?!{_SAY}\b)"
    r"(?:[a-z]{3,}(?:ed|en|ne|ght)|had|been|taken|shown|worn)\b",
    re.IGNORECASE,
)


def _but_for_i(before: re.Match[str]) -> str:
    """Of "I should have said I already hold …", the "I" of what should have been said."""
    own = re.search(rf"(?:{_SAY}|that) (?:that )?I\s+$", before[0], re.IGNORECASE)
    return "I " if own else ""


def unsaid(note: str) -> str:
    """A note without the words that tell that its thing was left unsaid, and why; "" where it tells nothing else.

    Args:
        note: plain, one note on what did not come up.
    """
    if _UNDONE.match(note):
        return ""
    note = _NEVER_SAID.sub("", _HOW_IT_CAME.sub("", note)).strip()
    note = _BEFORE.sub(_but_for_i, _BEHIND.sub("", note).strip())
    return _AND_THAT.sub(", and ", _THE_PART.sub("", note))


# "I forgot to say that I set it up, and that it is still running"
_AND_THAT = re.compile(r",? and that (?=(?:I|we|it|they|he|she)\b)")
