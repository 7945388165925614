"""Decides what of a note is let in at all: an empty answer, and what was taken back, no other module needs to know of."""

from __future__ import annotations

import re
from functools import lru_cache

from followup_ai.language.dates import MONTH, SHORT_MONTH, WEEKDAY
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, alternatives
from followup_ai.offline.typed.own_part import of_oneself
from followup_ai.offline.typed.undertaking import is_undertaking

# "nothing on my end, she'll write", "me: none", and not "no-fault certificate", "nil-return form"
_EMPTY = re.compile(
    r"\W*(?:(?:me|I|us|mine):\s*|(?:there was|we (?:agreed|said)|(?:she|he|they) said) )?"
    rf"(?:{alternatives('nothing')})(?:,?\s+(?:{alternatives('at-all')}))*\W*"
    r"(?:, (?:she|he|they|it|I|we)(?:['’]\w+)? .*)?",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:[£$€]?\d[\d.,]*(?:k|m|%)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)"
    r"(?![\w:-])"
)
_MONTHS = rf"(?:{MONTH}|{SHORT_MONTH})\b\.?"
_DAY = (
    rf"(?:(?:{WEEKDAY}|mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat|sun)(?:day)?\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}|\d{{1,2}}(?:st|nd|rd|th)\b|{_MONTHS}(?: \d{{1,2}}\b)?)"
)
_TITLED = r"(?-i:(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*)*)"
_KINDS = (_DAY, _NUMBER, _TITLED)
"""Of what kind a word can be that another puts right: a day, a number, a name."""
# "… - sorry June", "…, no wait, Bradford", "… (scratch that, Dr Nolan)", "she said Monday, then said actually …"
_RIGHTED = re.compile(
    r"(?P<apart>[,;.:(]\s*|\s[-\u2013\u2014]+\s|\s(?=oops|scratch that|make that|hmm))"
    r"(?:(?:and |but |then |she |he |they |I )*said )?(?P<mark>(?:oops|ah|er|um|hmm|well|wait)?[,\s]*"
    rf"(?:{alternatives('correction')}))(?P<stop>\s*[:,;!-]+\s*|\s+)(?:no[,\s]+)?(?P<right>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_BUT = re.compile(r"\s*\(not (?P<what>[\w'’-]+(?: [\w'’-]+)?)[,;] ?(?P<but>[\w'’-]+(?: [\w'’-]+){0,2})!?\)", re.IGNORECASE)
_STRUCK = re.compile(r"~~[^~]*~~ ?")
_OR_WHICH = re.compile(r"\(or [^()]*\?+\)|\bor (?:was|is|were) (?:it|that|they)\b")
# "a team of ten - eleven, actually"
_MARK_LAST = re.compile(r"([,;(]|\s[-\u2013\u2014])\s+([\w£$€%.]+), (actually|sorry|rather|I mean)(?=\W*$)", re.IGNORECASE)
_LONG = 1_000
# A row of blanks or brackets, over which an expression would be tried again and again
_RUN = re.compile(r"([^\w\n])\1{3,}")
_LOOSE = re.compile(r" (?:of|in) $")
_SMALL = DETERMINERS | PREPOSITIONS
_SENTENCE = re.compile(
    r"((?<=[.!?])\s+(?!(?:no|correction|edit|sorry|oops|scratch that|wait|actually)\b[,:.! ])|\n+)", re.IGNORECASE
)
# "31 November", "30 Feb"
_NO_SUCH_DAY = re.compile(
    r",? ?\b(?:(?:on|by|before|until|till|from|after) )?(?:the )?"
    r"(?:31(?:st)?(?: of)? (?:nov|sept?|apr|june?)[a-z]*|(?:30|31)(?:st|th)?(?: of)? feb[a-z]*"
    r"|(?:nov|sept?|apr|june?)[a-z]* 31(?:st)?\b|feb[a-z]* 3[01](?:st|th)?\b)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def let_in(note: str, field: str) -> str:
    """A note as far as anything may be made of it: set right where it corrects itself; "" where it says nothing.

    Args:
        note: as typed.
        field: which of the notes it is.
    """
    note = _RUN.sub(r"\1\1\1", note) if len(note) > _LONG else note
    if _EMPTY.fullmatch(note.strip()):
        return ""
    told = _NO_SUCH_DAY.sub("", corrected(_STRUCK.sub("", note)))
    if field == "promised" and not is_undertaking(told):
        return ""
    return of_oneself(told, left_out=field == "left_out") if field in ("qualifications", "left_out") else told


def corrected(note: str) -> str:
    """A note with what it takes back replaced by what it puts there, without the sentence where that cannot be told.

    Args:
        note: as typed ("the launch in May - sorry June").
    """
    if not _MAY_CORRECT.search(note):
        return note
    return "".join(piece if at % 2 else _set_right(piece) for at, piece in enumerate(_SENTENCE.split(note))).strip()


_MAY_CORRECT = re.compile(rf"\b(?:{alternatives('correction')})\b|\b(?:or|not)\b", re.IGNORECASE)


def _set_right(sentence: str) -> str:
    if _OR_WHICH.search(sentence):
        return ""
    sentence = _MARK_LAST.sub(r"\1 \3 \2", sentence)
    if (other := _NOT_BUT.search(sentence)) and other["what"].strip() in sentence[: other.start()]:
        left = sentence[: other.start()].replace(other["what"].strip(), other["but"].strip())
        return f"{left}{sentence[other.end() :]}"
    for found in _RIGHTED.finditer(sentence):
        right = found["right"]
        closed, mark = "(" in found["apart"], found["mark"].strip(" ,").lower()
        if mark in ("well", "wait") and not (closed or found["stop"].strip()):
            continue  # ", wait times at the crossing"
        inside, _, behind = right.partition(")") if closed else (right, "", "")
        put = _put_right(sentence[: found.start()], inside.strip())
        if put is not None:
            return f"{put}{behind}"
        sure = found["stop"].strip() and mark not in ("well", "no", "actually")
        if sure or (closed and re.match(_NUMBER, inside)):
            return ""  # taken back, and nobody can tell for what
    return "" if _NOT_BUT.search(sentence) else sentence


def _put_right(left: str, right: str) -> str | None:
    """What stands before a correction with its last word of the same kind replaced; None where nothing is of that kind."""
    first = right.split()[0].lower().strip(",.")
    at = left.lower().rfind(f" {first} ") + 1 or (1 if left.lower().startswith(f"{first} ") else 0)
    if first in _SMALL and at and not re.match(rf"\w+ (?:{_DAY}|{_NUMBER})", right, re.IGNORECASE):
        return left[: at - (at == 1 and left.lower().startswith(first))] + right
    for kind in _KINDS:
        new = re.match(rf"(?:(?:the|on|in|by|at|for|about|from|to) )*(?P<it>{kind})", right, re.IGNORECASE)
        old = [*re.finditer(rf"(?<![\w.]){kind}", left, re.IGNORECASE)][-1:]
        if new and old and (kind != _TITLED or old[0].end() == len(left.rstrip())):
            behind, rest = left[old[0].end() :].rstrip(" ,"), right[new.end() :]
            if kind != _TITLED and not (behind + rest).strip(" .!") and (loose := _LOOSE.search(left[: old[0].start()])):
                return left[: loose.start()]  # "a team of 8, actually 6": a team it was
            rest = re.sub(r"^,(?= (?:for|on|in|at|of|with|by|to|as)\b)", "", rest)
            doubled = rest.strip().startswith(behind.strip())
            if doubled or not rest.strip() or rest.split()[0] in PREPOSITIONS:
                return f"{left[: old[0].start()]}{new['it']}{'' if doubled else behind}{rest}"
    return None
