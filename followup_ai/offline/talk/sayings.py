"""Reads a line that somebody said, as its note gives it, and puts in the commas that a quick hand leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.lexicon import CONJUNCTIONS, WH_WORDS, base_of, capitalised, is_gerund, word_set
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.english.shapes import bounded
from followup_ai.offline.typed.cleaning import Clause, lowered, one_line
from followup_ai.offline.typed.leads import strip_lead
from followup_ai.offline.typed.slips import is_haste
from followup_ai.offline.typed.small_slips import marked

# "nobody here is a bed number (Sr B)": who said it is no part of it
_SAID_IN_SHORT = re.compile(r"\s*\((?:[A-Z][a-z]{1,4}\.? )?[A-Z]\.?(?: ?[A-Z]\.?)?\)\s*$")
# "(= plant always right)", "(re the rota)": what the candidate put in brackets, a name apart, nobody said
_NOTED_ASIDE = re.compile(r"\s*\((?![A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\))[^()]*\)")
# "something about if it's ugly": what it came to, in the candidate's words
_SOMETHING = r"(?:(?:some|any)(?:thing|think)|summat|sth|smth|smthn?g?|stuff|a line|words|the gist)"
_A_GIST = re.compile(
    rf"^\W*(?:(?:he|she|they)?(?: just)? ?said )?{_SOMETHING} (?:like|about|along|on|to|of|was|being)\b", re.IGNORECASE
)
# "summat about never trust a roof you've not stood on", "measure twice, cut once or something": the words, noted as near enough
_NEARLY = re.compile(
    rf"^\W*(?:(?:he|she|they)?(?: just)? ?said )?{_SOMETHING} (?:like|about|along the lines of)[:,]? "
    r"(?=[\"'“]|(?:never|always|do not|don['’]t|you|we|if you|if we|people|nobody|everybody|everyone|no one|there['’]s)\b)"
    rf"|,? (?:or|and) (?:{_SOMETHING}|words)"
    r"(?: (?:like that|to that effect|similar|along those lines|of (?:the|that) sort))?\W*$"
    rf"|,? (?:{_SOMETHING} like that|words to that effect)\W*$",
    re.IGNORECASE,
)


def words_alone(note: str) -> str:
    """A line of somebody's as noted, without who said it in brackets and that it was "something like that"; "" for a gist.

    Args:
        note: as typed.
    """
    line = _NEARLY.sub("", _NOTED_ASIDE.sub("", _SAID_IN_SHORT.sub("", note)))
    return "" if _A_GIST.match(line) else line


QUOTED = 24
"""Words of a line that is quoted whole."""


_TRAILS_OFF = re.compile(r"(?:\.\.+|\u2026|\s[-\u2013\u2014]+|[,:])[\s\"')]*$")
_LEADS_ON = word_set("leads-on")
_GOVERNS = frozenset(["of", "with", "without", "from", "for", "into", "at", "between", "among", "against", "during"])
# "what we are here for", "nobody to turn to": what the last word governs stands before it
_STANDS_BEFORE = WH_WORDS | {"that", "to", "nothing", "something", "anything", "everything", "nobody", "somebody", "worth"}
_WHO = r"(?:i|we|you|he|she|it|they)"
# "we are small but we are", and not "it is what it is"
_SAYS_NOT_WHAT = re.compile(rf"(?:, |\b(?:but|and|because|so) ){_WHO} (?:am|are|is|was|were|have|has|had)$", re.IGNORECASE)
_CONTACT = re.compile(
    rf"(?P<word>[a-z'’]+) (?:{_WHO}|people|nobody|everybody|(?:no|any|every)one|(?:some|most|many|few|no|every|other) [a-z]+) ",
    re.IGNORECASE,
)


def is_cut_off(line: str) -> bool:
    """Whether a line is noted only as far as it was remembered: "we don't have users here, we have", "you can teach without…".

    Args:
        line: somebody's words, as noted.
    """
    words = re.findall(r"[^\W\d_][\w'’]*", line.lower())
    if _TRAILS_OFF.search(line) or not words:
        return True
    last, led = words[-1], words[-2:-1]
    if last not in _GOVERNS:
        return last in _LEADS_ON or bool(_SAYS_NOT_WHAT.search(line.strip(" .!?\"'")))
    governed = any(is_gerund(w) or base_of(w, "participle") for w in led) or any(w in _STANDS_BEFORE for w in words[:-1])
    return not governed and not any(m["word"].lower() not in CONJUNCTIONS | {"so"} for m in _CONTACT.finditer(line))


# "we r not a shop": nobody says the letter
_ARE = re.compile(r"\b(?P<who>we|you|they|who|these|those) r\b", re.IGNORECASE)


def as_said(typed: str, words: str) -> str:
    """Their words as they were typed, where nothing but shorthand that anybody might say aloud was written out.

    Args:
        typed: the line as noted.
        words: the same, cleaned.
    """
    line = marked(one_line(typed).strip("\"' .!?,;:"))
    plain_enough = line and not is_haste(line) and re.fullmatch(r"[\w ,.'’-]+", line) and not line.isupper()
    if not plain_enough or len(line.split()) != len(words.split()):
        return words
    if line.startswith(("I'", "I ")):
        return line
    return words[:1] + line[1:] if words[:1].lower() == line[:1].lower() else words


def shouted_unknown(typed: str, names: Mapping[str, str]) -> frozenset[str]:
    """The short words of a line typed all in capitals that nobody knows, initials or a dialect's: "A GUID DRIVER".

    Args:
        typed: the line as noted.
        names: see `cleaning.recase`.
    """
    calm = lowered(typed, names)
    left = re.findall(r"(?<![\w'’])[A-Z]{2,}(?![\w'’])", calm) if calm != typed else []
    return frozenset(word for word in left if word.lower() not in names and not capitalised(word, shouted=True))


def speakable(words: Iterable[str]) -> bool:
    """Whether one of these words in capitals can be spoken, so that it may well be a dialect's and no initials ("OWER")."""
    return any(re.fullmatch(r"(?:[^AEIOU]{0,2}[AEIOUY]{1,2}){1,2}[^AEIOU]{0,2}", word) and len(word) > 2 for word in words)


def spoken(clause: Clause, cast: Cast, number: int) -> Point | None:
    """Their words without quotation marks as a point: what introduces them off, then quoted as they stand; None for none.

    Args:
        clause: the line, cleaned.
        cast: who is who in the notes.
        number: the number of the note within its field.
    """
    rest, who, act = strip_lead(clause.text, cast)
    said = who or re.match(r"(?:said|says|told (?:me|us)) ", clause.text)
    text = rest.strip(" ,:") if act == "that" and said and who != "we" else clause.text  # "we say yes first" is all theirs
    who = "" if who == "we" else who
    if who == "I":
        return None
    if text != clause.text and re.match(r"(?:they|he|she)\b", text):
        return None  # told in the candidate's words
    quote = _ARE.sub(r"\g<who> are", bounded(text, QUOTED))
    if not quote or len(quote) < 3:
        return None
    return Point(
        quote=quote, speaker=who or "you", field="their_words", note=number, penalty=0 if len(quote.split()) > 1 else 2
    )
