"""What an interview supports: its words, names, quantities and days, each with the field it stands in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from followup_ai.compiled import compiled
from followup_ai.models import Interview
from followup_ai.rules._calculus import measured
from followup_ai.rules._hearsay import hearsay_in, name_alone, own_names, title_alone
from followup_ai.rules._implied import add_implied
from followup_ai.rules._instructions import sentences_in, without_instructions
from followup_ai.rules._quantities import Key, bare_value, date_keys, in_thousands, single_units
from followup_ai.rules._text import Sentence, fold
from followup_ai.rules._words import WORD, is_stop, plain, root, stem, synonyms

_TEXTS = (
    "company",
    "role",
    "discussed",
    "their_words",
    "personal",
    "qualifications",
    "left_out",
    "promised",
    "concern",
    "news",
)
OWN_FIELDS = ("qualifications", "left_out", "promised", "news", "concern", "sent")
"""Fields in which the candidate speaks of themselves."""
_FIRST_PERSON = compiled(r"\b(?:I|i|my|My|MY|me|we both|We both)\b")
DENIED = compiled(r"\b(?:never|no|not|haven't|hasn't|didn't|don't|without|lack(?:s|ing)?|yet to|only)\b")
"""What a concern says the candidate has not done: it supports no claim that they have."""
_OWN_ACCOUNT = compiled(r"\b(?:I|i|my|My|MY|we both|We both)\b")
"""What others do to "me" is their doing: "the host introduced me as a pilot" makes nobody one."""
_OF_THE_TALK = ("discussed", "their_words", "personal", "left_out", "sent")
_HABIT = compiled(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* ?(?:-|\u2013|to|till|through) ?(?:mon|tue|wed|thu|fri|sat|sun)"
    r"|\b(?:every|each|most) (?:mon|tue|wed|thu|fri|sat|sun)|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
    re.IGNORECASE,
)
"""Weekdays of a habit ("Mon-Fri nights", "on Mondays") are not days of the conversation."""
_MORE = ("next_steps", "candidate", "timezone", "preferred_channel")


@dataclass(frozen=True, eq=False)
class Evidence:
    """An interview, made findable. Values name the source: the field and its words."""

    interview: Interview
    words: dict[str, str]
    """Plain words and their stems and families."""
    groups: dict[int, str]
    """Synonym groups of those words."""
    quantities: dict[Key, str]
    notes: tuple[tuple[str, str], ...]
    """(field, folded lower-case text) of every note."""
    own: frozenset[str | int]
    """Stems, families and synonym groups of what the candidate notes of themselves."""
    talk_days: dict[int, str]
    """Weekdays that may be said of the conversation: the interview's, and those the notes on it name."""
    digits: str
    """All digits of the notes, for telephone numbers."""

    @cached_property
    def initials(self) -> dict[str, str]:
        """Acronyms that names and phrases of the notes form, in lower case."""
        found: dict[str, str] = {}
        for name, note in sorted(self.notes, key=lambda told: told[0] not in OWN_FIELDS):
            source = f"{name}: {note[:120]}"
            tokens = [plain(m.group()) for m in WORD.finditer(note)]
            kept = [t for t in tokens if t not in ("of", "and", "the", "for", "in")]
            for words in (tokens, kept):
                letters = "".join(t[0] for t in words)
                for size in range(2, 7):
                    for at in range(len(words) - size + 1):
                        found.setdefault(letters[at : at + size], source)
        return found

    def word(self, word: str) -> str:
        """The source of a plain word in whatever form; empty where there is none."""
        form = stem(word)
        return self.words.get(word) or self.words.get(form) or self.words.get(root(form)) or ""

    def is_own(self, word: str) -> bool:
        """Whether a plain word, or one a reader takes for it, stands in what the candidate notes of themselves."""
        form = stem(word)
        return form in self.own or root(form) in self.own or not self.own.isdisjoint(synonyms(form))

    def kin(self, word: str) -> str:
        """The source of a plain word or of one a reader takes for it."""
        return self.word(word) or next((self.groups[g] for g in synonyms(stem(word)) if g in self.groups), "")


@lru_cache(maxsize=64)
def notes_of(interview: Interview) -> tuple[tuple[str, str], ...]:
    """(field, text) of every note and name of an interview, messages already sent included.

    What talks to whoever writes the message is left out: it supports nothing.
    """
    return tuple(_notes(interview))


def _notes(interview: Interview) -> Iterator[tuple[str, str]]:
    for name in (*_TEXTS, *_MORE):
        value = getattr(interview, name)
        for text in (value,) if isinstance(value, str) else value or ():
            if evidence := without_instructions(text, name):
                yield name, evidence
    for person in interview.people:
        for text in (name_alone(without_instructions(person.name, "name")), title_alone(person.title), person.email):
            if text:
                yield "interviewer" if person is interview.interviewer else "panel", text
    for message in interview.sent:
        yield "sent", f"{message.to} {message.subject} {without_instructions(message.body, 'sent')}"


@lru_cache(maxsize=64)
def holds_hearsay(interview: Interview) -> bool:
    """Whether some notes of an interview may be another's words."""
    return any(_without_hearsay(text, name, interview) != text for name, text in notes_of(interview))


def _without_hearsay(note: str, field: str, interview: Interview) -> str:
    """A note without the sentences that may be another's words."""
    for sentence in hearsay_in(sentences_in(note), field, own_names(interview)):
        note = note.replace(sentence, " ")
    return note


HEARSAY = frozenset({"hearsay"})
TOLD = frozenset({"hearsay", "told"})
_UTTERED = compiled(
    r"[\"\u201c\u00ab](?:[^\s\"\u201d\u00bb]+\s+){3,40}[^\"\u201d\u00bb]{1,80}[\"\u201d\u00bb]"
    r"|(?<!\w)['\u2018](?:[^\s'\u2019]+\s+){3,40}[^'\u2019]{1,80}['\u2019](?!\w)"
    r"|(?<!\w)['\"\u2018\u201c](?:I|My|We)\b[^'\"\u2019\u201d\n]{1,200}['\"\u2019\u201d](?!\w)"
)
"""A sentence in quotation marks: somebody said it, which makes it no deed of the candidate's."""
_OF_OTHERS = compiled(r"\b(?:she|he|they|her|his|their|him|them)\b", re.IGNORECASE)


def _kept_notes(interview: Interview, without: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The notes without those left out."""
    for name, text in notes_of(interview):
        kept = _without_hearsay(text, name, interview) if "hearsay" in without else text
        if "told" in without:
            kept = _UTTERED.sub(" ", kept)
            if tells_of_others(name, kept):
                continue
        if kept.strip():
            yield name, kept


def tells_of_others(field: str, note: str) -> bool:
    """Whether a note tells of the talk or of others, and not of the candidate."""
    told = field in ("discussed", "next_steps", "news") or (field == "personal" and bool(_OF_OTHERS.search(note)))
    return field == "their_words" or (told and not _OWN_ACCOUNT.search(note))


@lru_cache(maxsize=64)
def evidence_of(interview: Interview, without: frozenset[str] = frozenset()) -> Evidence:
    """The interview, made findable; kept for the interviews judged last.

    Args:
        interview: whose notes are read.
        without: what is left out: "hearsay", or "told", which is all that tells of others than the candidate.
    """
    words: dict[str, str] = {}
    own: set[str | int] = set()
    groups: dict[int, str] = {}
    found: dict[Key, str] = {}
    notes = []
    for name, text in _kept_notes(interview, without):
        folded = fold(text)[0]
        source = f"{name}: {folded[:120]}"
        notes.append((name, folded.casefold()))
        _add_words(folded, source, words, groups)
        own_matter = name in OWN_FIELDS or (name != "their_words" and _FIRST_PERSON.search(folded))
        if own_matter and not (name == "concern" and DENIED.search(folded.lower())):
            for form in (stem(plain(m.group())) for m in WORD.finditer(folded)):
                own |= {form, root(form), *synonyms(form)}
        for quantity in (*measured(folded), *single_units(folded.lower())):
            for key in (*quantity.keys, *in_thousands(quantity)):
                found.setdefault(key, source)
            if quantity.kind == "duration" and (value := bare_value(quantity)):
                found.setdefault(("count", value), source)
    talk_days = {int(k[1]): s for k, s in found.items() if k[0] == "weekday" and s.startswith(_OF_THE_TALK)}
    talk_days = {day: source for day, source in talk_days.items() if not _HABIT.search(source)}
    if not without and holds_hearsay(interview):
        talk_days = evidence_of(interview, HEARSAY).talk_days
    talk_days = {**talk_days, interview.date.weekday(): f"date: {interview.date}"}
    _add_days(interview, found)
    add_implied(interview, notes, found)
    digits = "|".join(re.sub(r"\D", "", text) for _, text in notes)
    return Evidence(interview, words, groups, found, tuple(notes), frozenset(own), talk_days, digits)


_GLUED = compiled(r"([a-z]{3,})\d{1,2}")
"""Letters with a number stuck to them: "NVQ3"."""


_NTH_QUARTER = {
    "first": "q1",
    "1st": "q1",
    "second": "q2",
    "2nd": "q2",
    "third": "q3",
    "3rd": "q3",
    "fourth": "q4",
    "4th": "q4",
}


def _add_words(folded: str, source: str, words: dict[str, str], groups: dict[int, str]) -> None:
    tokens = [plain(m.group()) for m in WORD.finditer(folded)]
    for word in tokens:
        form = stem(word)
        for variant in (word, form, root(form), *([m[1]] if (m := _GLUED.fullmatch(word)) else [])):
            words.setdefault(variant, source)
        for group in synonyms(form):
            groups.setdefault(group, source)
    for first, second in pairwise(tokens):
        words.setdefault(first + second, source)
        if second.startswith("quarter") and (nth := _NTH_QUARTER.get(first)):
            words.setdefault(nth, source)


def _add_days(interview: Interview, found: dict[Key, str]) -> None:
    days = [("date", interview.date), ("decision_date", interview.decision_date)]
    days += [("sent", message.date) for message in interview.sent]
    for name, day in days:
        for key in date_keys(day) if day else ():
            found.setdefault(key, f"{name}: {day}")
            if key[0] == "weekday":
                found.setdefault((f"weekday of {name}", key[1]), f"{name}: {day}")
    for key in [k for k in found if k[0] == "date"]:
        _, month, number = key
        try:
            day = dt.date(interview.date.year, int(month), int(number))
        except ValueError:
            continue
        for known in date_keys(day) - {("year", day.year)}:
            found.setdefault(known, found[key])


_CAPITALS = compiled(r"[A-Z][\w'-]*(?:,? (?:(?:of|and|for|the|in|&) )*[A-Z][\w'-]*)+")


def spelt_out(sentence: Sentence, at: int, evidence: Evidence) -> str:
    """The source of initials that a row of capitalised words spells out: "Royal Town Planning Institute" for RTPI.

    Args:
        sentence: of a draft.
        at: where in its text one of the words begins.
        evidence: the interview.
    """
    first = max(0, at - _NAME)
    rows = _CAPITALS.finditer(sentence.text[first : at + _NAME])
    row, begins = next(((m.group(), first + m.start()) for m in rows if first + m.start() <= at < first + m.end()), ("", 0))
    initials = "".join(_CAPITAL.findall(row)).lower()
    spans = [initials[i:j] for i in range(len(initials)) for j in range(len(initials), i + 2, -1)]
    spans += [grade + span for span in spans for grade in "mfa"]  # "MNIQS" is a member of the NIQS
    for m in _JOINED.finditer(row):  # "SA", "NZ"
        if begins + m.start() <= at < begins + m.end() and not is_stop(short := (m[1] + m[2]).lower()):
            spans.append(short)
    return next((evidence.words[span] for span in spans if span in evidence.words), "")


_JOINED = compiled(r"\b([A-Z])[\w'-]+ ([A-Z])[\w'-]+")
_CAPITAL = compiled(r"\b[A-Z]")
_NAME = 100
"""Characters either side in which a name stands that initials are short for."""
