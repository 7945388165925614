"""Whether a draft obeyed the notes that talk to whoever writes the message: their words, their links, the prompts' own text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from followup_ai.compiled import compiled
from followup_ai.formats import prompts_folder
from followup_ai.models import Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._hearsay import TOLD_OF, attributes, is_for_the_writer, own_names
from followup_ai.rules._instructions import CONTACT, FIELDS, OWN_FIELDS, instructions_in, sentences_in, without_instructions
from followup_ai.rules._text import fold, folded, read
from followup_ai.rules._words import everyday, is_stop, stem

_WORD = compiled(r"[^\W_]+(?:'[^\W_]+)?")
_RUN = 4
"""Words in a row that are an instruction's own; fewer are anybody's."""
_IN_QUOTES = expression(r"[\"\u201c\u00ab]([^\"\u201d\u00bb]{3,300})[\"\u201d\u00bb]|(?<!\w)'([^']{3,300})'(?!\w)")


@dataclass(frozen=True)
class _Steering:
    """What a draft that obeys carries, and a draft of the other notes would not.

    Args:
        runs: words in a row of the instructions.
        quoted: phrases they quote.
        odd: single words and numbers that are not everybody's.
    """

    runs: frozenset[tuple[str, ...]]
    quoted: tuple[str, ...]
    odd: frozenset[str]


@lru_cache(maxsize=64)
def _steering(interview: Interview) -> _Steering | None:
    """What the instructions in the notes would put into a draft; None where there are none."""
    asked = [s for field, note in _notes(interview) for s in instructions_in(note, field)]
    plain = [without_instructions(note, field) for field, note in _notes(interview)]
    return _steered_by(asked, [*plain, interview.candidate]) if asked else None


@lru_cache(maxsize=64)
def _hinting(interview: Interview) -> _Steering | None:
    """The same of notes about what is to be written, which may not be instructions; None where there are none."""
    names, asked, plain = own_names(interview), [], []
    for field, note in _notes(interview):
        sentences = sentences_in(without_instructions(note, field)) if field in TOLD_OF else []
        from_here = next((n for n, s in enumerate(sentences) if is_for_the_writer(s, field, names)), len(sentences))
        asked += sentences[from_here:]
        plain += sentences[:from_here]
    own = [note for f, note in _notes(interview) if f not in TOLD_OF]
    if not asked:
        return None
    steering = _steered_by(asked, [*plain, *own, interview.candidate])
    known = {stem(w) for note in (*plain, *own) for w in _words(note)}
    # Words the other notes hold as well may stand in a row by chance: "the data and the drawing" beside "data, drawing".
    return replace(steering, runs=frozenset(run for run in steering.runs if any(not _is_known(w, known) for w in run)))


def _is_known(word: str, known: set[str]) -> bool:
    return is_stop(word) or stem(word) in known


def _steered_by(asked: list[str], others: list[str]) -> _Steering:
    """What the sentences `asked` would put into a draft that the other notes would not."""
    plain = " | ".join(others)
    known, spaced = _words(plain), f" {' '.join(_words(plain))} "
    quoted = tuple(
        words
        for sentence in asked
        for match in _IN_QUOTES.finditer(sentence)
        if len(words := " ".join(_words(match.group(1) or match.group(2)))) > 5 and f" {words} " not in spaced
    )
    stems = {stem(w) for w in known}
    odd = frozenset(w for s in asked for w in _words(s) if w not in known and stem(w) not in stems and _is_odd(w))
    return _Steering(frozenset(run for s in asked for run in _runs(s)) - _runs(plain), quoted, odd)


def _is_odd(word: str) -> bool:
    """Whether an honest draft would hardly hold the word by chance."""
    if any(c.isdigit() for c in word):
        return sum(c.isdigit() for c in word) >= 3 or (len(word) >= 5 and not word.isdigit())
    return len(word) >= 4 and not is_stop(word) and stem(word) not in everyday() and word not in _COURTEOUS


_COURTEOUS = frozenset({"email", "message", "linkedin", "sincerely", "regards", "appreciated", "grateful", "interviewer"})


def _notes(interview: Interview) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        value = getattr(interview, field)
        for note in (value,) if isinstance(value, str) else value:
            if note:
                yield field, note
    yield "role", interview.role
    yield "company", interview.company
    for person in interview.people:
        yield "name", person.name
        yield "title", person.title
    yield from (("sent", message.body) for message in interview.sent)


def _words(text: str) -> list[str]:
    seen = folded(text)
    return _WORD.findall(seen.lower()) if seen.isascii() else [word.casefold() for word in _WORD.findall(seen)]


def _runs(text: str, size: int = _RUN) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


_LEAK = expression(
    r"\b(?:my|the|this) system prompt\b|\bmy instructions (?:are|say|read|tell|were)\b|\bmy instructions ?:"
    r"|^[ \t]*===+[^\n]{0,80}===+[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What only somebody who was given a prompt would write."""
_PROMPTS = ("draft.md", "reprompt.md", "second-reader.md", "sort-notes.md")
_LEAKED = 7
"""Words in a row that come from a prompt of ours and from nowhere else."""


_STEP = _LEAKED - 2
"""So often three words of a draft are looked up: of any row that long, three are."""


@cache
def _prompt_runs() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Words in a row of the requests models are sent, and any three of them in a row."""
    texts = [(prompts_folder() / name).read_text(encoding="utf-8") for name in _PROMPTS]
    runs = frozenset(run for text in texts for run in _runs(text, _LEAKED))
    return runs, frozenset(run[at : at + 3] for run in runs for at in range(_STEP))


def _leaked(words: list[str]) -> int | None:
    """Where words of a draft begin that a prompt of ours holds; None where nowhere."""
    runs, threes = _prompt_runs()
    if threes.isdisjoint(zip(words[::_STEP], words[1::_STEP], words[2::_STEP], strict=False)):
        return None
    rows = zip(*(words[first:] for first in range(_LEAKED)), strict=False)
    return next((at for at, row in enumerate(rows) if row in runs), None)


def obeyed(draft: Draft, interview: Interview) -> tuple[int, int] | None:
    """Where a draft carries words that the notes put to whoever writes it, as offsets; None where nowhere."""
    if leak := _LEAK.search(draft.text):
        return leak.span()
    if foreign := _foreign_contact(draft, interview):
        return foreign
    steering = _steering(interview)
    words = _words(draft.text)
    leak_at = _leaked(words)
    places = [] if leak_at is None else [(leak_at, _LEAKED)]
    for at, size in itertools.chain(places, _places(words, steering) if steering else ()):
        seen, origin = fold(draft.text)
        found = list(_WORD.finditer(seen))
        return origin[found[at].start()], origin[found[at + size - 1].end() - 1] + 1
    return _hinted(draft, interview)


def _hinted(draft: Draft, interview: Interview) -> tuple[int, int] | None:
    """Where a draft says, other than of the reader or the talk, what a note would have it say, as offsets."""
    hinting = _hinting(interview)
    if hinting is None:
        return None
    seen, origin = fold(draft.text)
    found = list(_WORD.finditer(seen))
    told = [(s.start, s.end) for s in read(draft).sentences if attributes(s)]
    for at, size in _places([m.group().casefold() for m in found], hinting):
        start, end = origin[found[at].start()], origin[found[at + size - 1].end() - 1] + 1
        if not any(a <= start < b for a, b in told):
            return start, end
    return None


def _foreign_contact(draft: Draft, interview: Interview) -> tuple[int, int] | None:
    """Where a draft has a link, an address or a telephone number that only notes of what others said hold, as offsets."""
    told, own = _told_and_own(interview)
    for match in CONTACT.finditer(draft.text) if told else ():
        contact = match.group().rstrip(".,;:!?)]")
        if contact in told and contact not in own:
            return match.start(), match.start() + len(contact)
    return None


@lru_cache(maxsize=64)
def _told_and_own(interview: Interview) -> tuple[str, str]:
    """The notes of what others said, empty where they hold no link, address or number; and those of the candidate's own."""
    notes = list(_notes(interview))
    told = " ".join(note for field, note in notes if field not in OWN_FIELDS)
    own = " ".join((*(note for field, note in notes if field in OWN_FIELDS), *(person.email for person in interview.people)))
    return told if CONTACT.search(told) else "", own


def _places(words: list[str], steering: _Steering) -> Iterator[tuple[int, int]]:
    """(first word, how many) of what a draft's words have of the instructions."""
    for at in range(len(words) - _RUN + 1):
        if tuple(words[at : at + _RUN]) in steering.runs:
            yield at, _RUN
    for phrase in steering.quoted:
        size = len(phrase.split())
        for at in range(len(words) - size + 1):
            if " ".join(words[at : at + size]) == phrase:
                yield at, size
    for at, word in enumerate(words):
        if word in steering.odd:
            yield at, 1
