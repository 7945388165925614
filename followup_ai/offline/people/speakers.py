"""Finds whose a note is where a name stands beside it: "Lucía: design for the daughter", "we plan on paper (Priyanka)"."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.people.names import is_calling, is_title, name_words
from followup_ai.offline.typed.screening import is_hostile, is_private

_PART = r"[^\W\d_][\w'’.-]{0,40}"
# Every word but the last has its space, so that a word without end is not cut in every way there is.
_NAME = rf"(?:{_PART}[ ]){{0,3}}{_PART}[ ]?"
_LAZY = rf"(?:{_PART}[ ]){{0,3}}?{_PART}"
_MARK = r"(?::|\s(?:->|=>|[-\u2013\u2014\u2192/|=>~])\s|\u2014|\u2192)"
_ROLE = r"(?:\([^()]{1,40}\)\s*)?"
_BEFORE = re.compile(rf"^\s*\[?(?P<name>{_NAME}){_ROLE}\]?\s*{_MARK}\s*(?P<rest>\S.*)$", re.DOTALL)
_SAYING = (
    r"(?:said|says|sais|say|told me|tells me|wrote|writes|put it|reckons|reckoned|remarked|warned me|joked"
    r"|(?:always|often|also|then) sa(?:id|ys)|goes|quote|quoted|words|on this)"
)
# "Rohan said: calm is contagious", "Sheikha said the log is our memory", "Rohan. calm is contagious", "[Rohan] calm …"
_SPEAKER = re.compile(
    rf"^\s*(?P<name>{_LAZY})(?:['’]s)?\s*(?:{_ROLE}{_SAYING}(?:\s*(?::|,|-|\u2013|\u2014|/)\s*|\s+(?:that\s+)?)"
    rf"|(?<=[\w])[.;/|~>]\s+|\s*[/|~>]\s*)(?P<rest>\S.*)$",
    re.DOTALL,
)
_BEHIND = re.compile(
    rf"^(?P<rest>.*\S)(?:\s*[,/|~<\u2013\u2014]|\s-|(?<=[.!?]))\s*(?:as\s+)?(?:{_SAYING}\s+)?(?P<name>{_LAZY})(?:\s*{_SAYING})?[\s.!]*$",
    re.DOTALL,
)
_BRACKETED = re.compile(rf"^\s*[\[(](?P<name>{_NAME})[\])]\s*[:.-]?\s*(?P<rest>\S.*)$", re.DOTALL)
_AFTER = re.compile(
    rf"^(?P<rest>.*\S)\s*(?:\((?:said |says )?(?P<inside>{_NAME})\)"
    rf"|(?:\s[-\u2013\u2014]|\u2014|,)\s*(?P<name>{_NAME}))[\s.!]*$",
    re.DOTALL,
)
_ON = re.compile(
    rf"^\s*(?P<name>{_NAME}?)\s+(?:on|re|about)\s+(?P<rest>(?:the|their|how|why|his|her|our|my|a|an)\b.*)$", re.DOTALL
)


def whose(words: str, cast: Cast) -> str:
    """Whom words name: "you" the reader, another's name, or ""."""
    for word in re.findall(r"[^\W\d_][\w'’-]+", words):
        if word.lower() in cast.reader:
            return "you"
        if word.lower() in cast.others:
            return cast.others[word.lower()]
    return ""


SOMEBODY = r"(?P<who>He|She|They|(?:[A-Z][\w'’-]*\.? ){0,3}?[A-Z][\w'’-]+)"
"""Who does something at the beginning of a note: "She", "Trevor", "Dr. Subramanian"."""


def doer(who: str, cast: Cast) -> str | None:
    """Who that is: "you" the reader, another's name, "" where it may be any of several; None where nobody so called was there.

    Args:
        who: as `SOMEBODY` has it.
        cast: see `perspective`.
    """
    if who in ("He", "She", "They"):
        return "" if cast.crowded else "you"
    return whose(who, cast) or None


def only_names(words: str, cast: Cast) -> bool:
    """Whether words are the name of somebody who was there and nothing else ("Dr. Fraser", "Owen")."""
    known = [w.lower() for w in re.findall(r"[^\W\d_][\w'’-]*", words) if not is_title(w)]
    return bool(known) and all(w in cast.reader or w in cast.others for w in known)


def told_by(note: str, cast: Cast) -> tuple[str, str]:
    """Whose a note is, by the name before or behind it, and the note without that name.

    Args:
        note: as typed.
        cast: who was there.

    Returns:
        "you", another's name, or "" where no name stands beside the note; and the note.
    """
    match = _BEFORE.match(note)
    if match and only_names(match["name"], cast):
        return whose(match["name"], cast), match["rest"]
    match = _AFTER.match(note)
    name = (match["inside"] or match["name"]) if match else ""
    if match and name and only_names(name, cast):
        return whose(name, cast), match["rest"]
    match = _ON.match(note)
    if match and only_names(match["name"], cast):
        return whose(match["name"], cast), f"{match['name'].strip()} talked about {match['rest']}"
    return "", note


def said_by(line: str, cast: Cast) -> tuple[str, str]:
    """Whose a line of their words is, by the name before or behind it in any form, and the words without that name.

    Args:
        line: as typed.
        cast: who was there.

    Returns:
        as `told_by`.
    """
    for pattern in (_BRACKETED, _SPEAKER, _BEHIND):
        match = pattern.match(line)
        name = re.sub(r"['’]s\s*$", "", match["name"]) if match else ""
        if match and only_names(name, cast):
            return whose(name, cast), match["rest"]
    return told_by(line, cast)


_HONOURED = re.compile(r"(?<=\w)-(?:san|sama|sensei|ji|bhai|didi)\b", re.IGNORECASE)


_NUMBERED = re.compile(r"(?:^|(?<=[.?!] )|(?<=[.?!]\n)|(?<=\n))[ \t]*Q\d{1,2}[.:)]?[ \t]+")


def by_name(note: str, people: tuple[str, ...], reader: str) -> str:
    """A note with those who were there called by their names: by their initials ("RL -> …") or a bare title ("Judge asked").

    Args:
        note: as typed.
        people: the names of all who were there.
        reader: the name of the reader.
    """
    note = _without_particles(_HONOURED.sub("", note), people)
    if len(_NUMBERED.findall(note)) > 1:
        note = _NUMBERED.sub("", note)  # a list of what was asked, and not the second quarter
    for person in people:
        words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", person) if not is_title(w) and not is_calling(w)]
        first = re.split("-", words[0]) if words else []
        each = [[w[0] for w in of if w[:1].isupper()] for of in (words, first)]
        for letters in (found for found in each if 2 <= len(found) <= 3):
            initials = r"\.?".join(letters)
            led = re.match(rf"^\s*{initials}(?:(?=\s?(?::|->|=>|[-\u2013\u2014\u2192/|=>]|[a-z]))|\.(?P<stop>:?)(?=\s))", note)
            labels = led and led["stop"] is not None and led[0].count(".") < 2  # "H.V. did": no label
            note = f"{words[0]}{':' * bool(labels)}{note[led.end() :]}" if led else note
    title = reader.split()[0].rstrip(".") if len(reader.split()) > 1 else ""
    if (
        len(title) > 2
        and title.lower() in note.lower()
        and (is_title(title) or is_calling(title))
        and title.lower() not in _EVERYDAY_TITLES
    ):
        called = rf"(?i:(?:^|(?<=[.;:] ))(?:the )?{title}(?P<of>['’]s)?(?![\w'-]))(?= [a-z]| [A-Z]{{2,}} [A-Z])"
        surname = name_words(reader)[-1:] or [""]
        note = re.sub(called, lambda m: f"{surname[0]}{m['of'] or ''}" if surname[0] else m[0], note)
    return note


def _without_particles(note: str, people: tuple[str, ...]) -> str:
    """A note in which a name with its particles is one word: "Mr van den Berg spoke" → "Berg spoke"."""
    for person in people:
        small = [n for n, word in enumerate(person.split()) if word.islower()]
        if small and small[0]:
            behind = r"\s+".join(map(re.escape, person.split()[small[0] :]))
            note = re.sub(rf"(?:\b[A-Z][\w'’-]*\.?\s+)*\b{behind}\b", person.split()[-1], note)
    return note


_EVERYDAY_TITLES = frozenset(
    ["mrs", "miss", "herr", "frau", "the", "sir", "lady", "lord", "don", "hon", "ing", "adv", "mag", "rev"]
)


_FEW = rf"{_PART}(?: {_PART}){{0,2}}?"
_AND_I = re.compile(
    rf"^(?:(?P<name>{_FEW}) and (?:me|I|myself)|(?:me|I) and (?P<after>{_FEW}))(?= (?:both |also |each )?[a-z])", re.IGNORECASE
)


def shared(note: str, cast: Cast) -> str:
    """A note on what the reader and the candidate have in common, told as theirs: "Marta and me both row" → "we both row"."""
    match = _AND_I.match(note)
    name = (match["name"] or match["after"]) if match else ""
    reader = name and only_names(name, cast) and whose(name, cast) == "you"
    return f"we{note[match.end() :]}" if match and reader else note


def as_theirs(point: Point, owner: str) -> Point:
    """A point as `owner`'s: to anybody but the reader, a line of another's is told with the name of who said it.

    Args:
        point: what was understood.
        owner: "you", another's name, or "" where nobody is known.
    """
    owner = owner or (point.speaker if point.quote and point.speaker not in ("", "I", "we", "you") else "") or point.owner
    if point.quote and owner not in ("", "you"):
        return replace(point, quote="", np=f'{owner}\'s line "{point.quote}"', owner=owner, penalty=point.penalty + 8)
    return replace(point, owner=owner)


_ANSWERS_AT_MOST = 400
"""Characters of a note in which the candidate's own words can be told from the story around them."""


def spoken_with(note: str, cast: Cast) -> str:
    """A note without the name beside it, where what the candidate says in it was said to this reader and may be repeated; "".

    Args:
        note: as typed.
        cast: who was there.
    """
    if is_private(note) or is_hostile(note) or len(note) > _ANSWERS_AT_MOST:
        return ""
    owner, rest = told_by(note, cast)
    return "" if cast.crowded and (owner or whose(rest, cast)) not in ("", "you") else rest
