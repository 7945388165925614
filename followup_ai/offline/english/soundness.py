"""A last look at words about to be said: refuses those that show a sign of a broken reading, so that the next item is taken."""

from __future__ import annotations

import re
from collections.abc import Container

from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import PREPOSITIONS, capitals, counted_nouns, word_set
from followup_ai.offline.english.noun_runs import is_plural

_NO_VOWEL = word_set("without-a-vowel")
_OBJECT_PRONOUN = re.compile(r"(?<=[a-z] )(?:it|them|em|'em|dem)\b(?! (?:is|are|was|were|has|have|had|will|would|can|could)\b)")
# Behind these a pronoun may mean what stood before them.
_JOINT = re.compile(
    r",|\b(?:and|or|but|so|because|when|if|who|that|which|where|before|after|until|while|since|although|than|to be|once)\b"
)
# "make it easier to", "get it right", "find it hard": the pronoun means nothing that was named
_IDLE = re.compile(
    r"\b(?:mak|find|found|made|think|thought|tak|keep|kept|put|call)\w* it (?:\w+ )?(?:[a-z]+(?:er|y|ful|ing|al|ant)|hard"
    r"|right|simple|clear|clean|short|safe|possible|together)\b"
    r"|\b(?:get|got|do|did|doing|getting) it (?:right|done|wrong|well)\b"
    r"|\bthe way \w+ \w+ it\b"
)
# A story's first words are not what was said: "you began with a hearing last spring"
_BEGINS = re.compile(
    r"^(?:you|we) (?:began|started|opened|finished|ended|closed) (?:off )?(?:with|by)\b"
    r"|^(?:the )?(?:talked|chatted|discussed|spoke) (?!about\b)"
    r"|\bI (?!have\b|am\b|was\b)[a-z]+ [^,]*\bsince I was\b"
    r"|^you were (?:very |quite |so )?(?:open|honest|frank|candid|clear) (?:that|about)\b"
)
# "whether to match the old stone or bring": what was to be brought is cut off
_CUT_OFF = re.compile(
    r"\b(?:whether|to|can|could|will|would|should) .*\bor (?:bring|take|make|use|put|get|give|send|buy|find|let|keep)$"
)
# "I ran the stock book three counts all passed": where a voice made a stop and its taker none
_NO_STOP = re.compile(r"[a-z] (?:\d+|two|three|four|five|six|seven|eight|nine|ten) [a-z]+s all (?:[a-z]+ed|came|went|done)\b")
_UNITS = re.compile(
    r"\b\w+ of them (?:in|on|at|with) (?:tonnes?|tons?|litres?|gallons?|miles|hours?|kilos?|pounds|acres?|hectares?|pallets?)\b"
)
# "designed on scanner 600 units", "in Alice 2 years": a learner's order
_BEFORE_FIGURE = re.compile(r"\b(?P<small>[a-z]+) (?P<noun>[A-Za-z]+) (?P<n>\d[\d,.]*) (?P<what>[a-z]+)\b")
_TIME_OF = re.compile(
    r"\b(?P<before>[\w'’]+) (?:\d+|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:years|months|weeks|summers|seasons|winters|terms)\b(?! (?:old|later|ago|early|before|after|in)\b)"
)
_NUMBERED = word_set("numbered")
_BEFORE_TIME = PREPOSITIONS | word_set("before-a-length-of-time")
# "you snapped 6 last swing": what there were six of stands elsewhere
_COUNTS_NOTHING = re.compile(r"\b(?:you|I|we) [a-z]+ \d[\d,]* (?:last|this|every|each) ")
_DISAGREES = re.compile(
    r"(?:^|, )you (?:[\w']+ )?(?:was|is|has)\b(?! (?:what|why|how))"
    r"|\byou [^,;]*? and (?:still |also |now )?(?:has|is|was|does)\b"
)
# "Bev does the labels yourself": what was somebody else's
_YOURSELF = re.compile(r"\byourself\b|\byourselves\b")
_YOU = re.compile(r"\byou\b")
# "you do 70 crown in week"
_MANY_OF_ONE = re.compile(
    r"\b(?:[2-9]|(?!(?:19|20)\d\d\b)\d{2,}|two|three|four|five|six|seven|eight|nine|ten) (?P<what>[a-z]+)"
    r"(?=$|,| (?:in|on|at|for|from|an?|per|every|and|but|with|to|is|are|was|were|come|by)\b)"
)
_DIALECT = re.compile(
    r"\b(?:ah|divn['’]?t|gan|doon|oot|noo|aal|iz|radge|canny|wor)\b"
    r"|\b(?:wis|fae|frae|tae|aboot|didnae|cannae|nae|wi|yer|ye|folk wi|wha|owt|nowt|summat|nobbut|dem|dat|dey|n|u|ur)\b"
    r"|\b(?:na|eh|lah|lor|meh|fair play)$"
    r"|\b[A-Z]/[A-Z]\b"
)


# "whether to match the sandstone or bring": the object was cut off
_CUT_OFF = re.compile(r"\b(?:or|and|to) (?:bring|take|put|get|make|have|find|give|keep|let|send|use|buy|hold|carry)$")


def is_broken(text: str) -> bool:
    """Whether words show that their reading went wrong.

    Args:
        text: a noun phrase or a clause about to be said, in the second or first person; nobody's quoted words.
    """
    return bool(
        _BEGINS.match(text)
        or _CUT_OFF.search(text)
        or _UNITS.search(text)
        or _NO_STOP.search(text)
        or _DIALECT.search(text)
        or _unspelt(text)
        or _COUNTS_NOTHING.search(text)
        or _DISAGREES.search(text)
        or _CUT_OFF.search(text)
        or (_YOURSELF.search(text) and not _YOU.search(text))
        or any(
            m["what"] in counted_nouns() and not is_plural(m["what"]) and not _names_it(text[: m.start()])
            for m in _MANY_OF_ONE.finditer(text)
        )
        or text.startswith(("* ", "• "))
        or _means_nothing(text)
    )


def _names_it(before: str) -> bool:
    """Whether the word before a figure makes it a name: "the Year 9 | corridor", "the ISO 27001 | project"."""
    last = before.split()[-1] if before.split() else ""
    return last.lower() in _NUMBERED or bool(re.fullmatch(r"[A-Z]{2,5}", last))


def _unspelt(text: str) -> bool:
    """Whether a small word is left that has no vowel and so is somebody's shorthand ("frm", "bttr")."""
    words = re.findall(r"(?<![\w.'-])[a-z]{3,}(?![\w.'-])", text)
    return any(not re.search(r"[aeiouyàâäéèêëíîïóôöúûü]", w) and w not in _NO_VOWEL and w not in capitals() for w in words)


def is_ill_ordered(told: str) -> bool:
    """Whether a length of time or a number stands where a learner puts it: "in Alice 2 years", "on scanner 600 units"."""
    if any(m["before"].lower() not in _BEFORE_TIME and not past(m["before"]) for m in _TIME_OF.finditer(told)):
        return True
    return any(
        m["small"] in PREPOSITIONS - {"from", "to", "by"} and m["noun"].lower() in counted_nouns() and is_plural(m["what"])
        for m in _BEFORE_FIGURE.finditer(told)
    )


def _means_nothing(text: str) -> bool:
    """Whether a "them" or "it" stands behind the first verb with nothing before that it could mean."""
    match = _OBJECT_PRONOUN.search(text)
    if match is None or _IDLE.search(text):
        return False
    before = text[: match.start()]
    named = len(re.findall(r"\b(?:the|an?|my|your|our|\d+|\w+s)\b \w+", before)) > 1
    return not _JOINT.search(before) and not named


def tells_of_one(np: str, names: Container[str]) -> bool:
    """Whether a phrase begins with what somebody by name did: "the Vikrant asked DNS question".

    Args:
        np: a noun phrase about to be said.
        names: lower-case names of those who were there.
    """
    words = [*np.removeprefix("the ").split(), "", ""]
    return words[0].lower() in names and past(words[1])
