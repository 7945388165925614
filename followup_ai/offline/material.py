"""Gathers from a request all that may be said: points to take up, the candidate's background, promises, names, dates."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from followup_ai.offline.background import Claim, clean_lines, concern, promise, qualification
from followup_ai.offline.cleaning import Clause, clauses, one_line, plain, sentences
from followup_ai.offline.names import name_words
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.phrasing import content
from followup_ai.offline.points import Point, bounded, understand
from followup_ai.offline.request import Request
from followup_ai.offline.screening import discomfort, is_hostile, is_private, is_unfit

_LONGEST_NOTE = 4_000


@dataclass(frozen=True)
class Material:
    """What a draft can be made of.

    Args:
        request: what is asked for.
        seed: chooses among points of equal worth.
        banned: lower-case words that must not be written.
    """

    request: Request
    seed: str
    banned: tuple[str, ...] = ()
    _memo: dict[str, object] = field(default_factory=dict, compare=False)

    @cached_property
    def names(self) -> dict[str, str]:
        """Lower-case word → spelling, for the people, company and role of this interview."""
        notes = self.request.notes
        found: dict[str, str] = {}
        people = [self.request.candidate, *self._people]
        for source in (*people, str(notes.get("company", ""))):
            for word in re.findall(r"[^\W\d_][\w’-]+", source):
                if word[:1].isupper():
                    found[word.lower()] = word
        return found

    @cached_property
    def _people(self) -> tuple[str, ...]:
        notes = self.request.notes
        persons = [notes.get("interviewer"), *(notes.get("panel") or []), notes.get("writing_to")]
        names = [str(p.get("name", "")) if isinstance(p, dict) else str(p or "") for p in persons]
        return tuple(dict.fromkeys(n for n in names if n))

    @cached_property
    def position(self) -> int:
        """The reader's place among the people in the room, from 0."""
        room = [name.casefold() for name in self._people]
        reader = self.request.reader.casefold()
        return room.index(reader) if reader in room else 0

    @cached_property
    def cast(self) -> Cast:
        """Who is who in the notes."""
        reader = frozenset(w.lower() for w in name_words(self.request.reader))
        others = {
            w.lower(): w for name in self._people if name.casefold() != self.request.reader.casefold() for w in name_words(name)
        }
        return Cast(reader, {k: v for k, v in others.items() if k not in reader}, len(self._people) > 1)

    def _allowed(self, text: str) -> bool:
        low = text.lower()
        return not any(words in low or (len(low) > 8 and low in words) for words in self.banned)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """What can be taken up of the conversation, best first; different for each person of a panel."""
        found: list[Point] = []
        for name in ("discussed", "their_words", "personal"):
            for number, note in enumerate(self.request.texts(name)):
                found += self._of_note(note[:_LONGEST_NOTE], name, number)
        chance = random.Random(self.seed + "points")  # noqa: S311 - a choice of topic
        ranked = sorted(found, key=lambda p: (p.penalty + self._worth(p) + chance.random() * 2.4, p.text))
        return self._rotated(_apart(ranked))

    def _rotated(self, points: list[Point]) -> tuple[Point, ...]:
        good = [p for p in points if p.penalty < 8]
        if len(good) < 2 or not self.position:
            return tuple(points)
        turn = self.position * max(1, len(good) // max(2, len(self._people))) % len(good)
        return tuple([*good[turn:], *good[:turn], *(p for p in points if p.penalty >= 8)])

    def _of_note(self, note: str, name: str, number: int) -> list[Point]:
        found = []
        pieces = sentences(plain(note))
        private = {i for i, s in enumerate(pieces) if is_private(s)}
        near = {j for i in private for j in (i - 1, i, i + 1)}
        short = len(note.split()) <= 40
        for at, sentence in enumerate(pieces[:80]):
            if at in private or (private and short and at in near) or is_hostile(sentence):
                continue
            for clause in clauses(sentence, self.names, at):
                for point in self._points_of(clause, name, number):
                    extra = 6 * (at in near) + (4 if is_unfit(sentence) else 0) + discomfort(sentence)
                    found.append(replace(point, penalty=point.penalty + extra + min(at, 3)))
        if not found and name == "their_words":
            found = self._as_quote(note, number)
        return found

    def _points_of(self, clause: Clause, name: str, number: int) -> list[Point]:
        whole = clause.text
        for mark, inner in clause.quotes.items():
            whole = whole.replace(mark, inner)
        if is_unfit(whole) or is_private(whole) or not self._allowed(whole):
            return []
        if name == "their_words" and not clause.quotes:
            point = _spoken(clause, self.cast, number)
            return [point] if point and self._allowed(point.text) else []
        point = understand(clause, self.cast, name, number)
        return [point] if point and self._allowed(point.text) and re.search(r"\w", point.text) else []

    def _as_quote(self, note: str, number: int) -> list[Point]:
        line = one_line(plain(note)).strip("\"' .!?")
        if is_private(line) or is_unfit(line) or not line or not self._allowed(line) or '"' in line:
            return []
        quote = bounded(line, 16)
        return [Point(quote=quote, speaker="you", field="their_words", note=number)] if quote else []

    def _worth(self, point: Point) -> float:
        words = point.text.split()
        worth = {"discussed": 0.0, "their_words": 0.6, "personal": 2.5}[point.field]
        worth += 2.0 if len(words) < 2 else 0.0
        worth += 1.0 if len(words) > 13 else 0.0
        worth += 1.2 if point.clause and point.speaker == "I" else 0.0
        worth -= 0.6 if re.search(r"\d|[A-Z]", point.text[1:]) else 0.0
        worth -= 0.8 if point.np and 3 <= len(words) <= 10 else 0.0
        return worth

    @cached_property
    def qualifications(self) -> tuple[Claim, ...]:
        """What the candidate may say of their background, as noted."""
        found = [qualification(note[:_LONGEST_NOTE], self.cast, self.names) for note in self.request.texts("qualifications")]
        return tuple(c for c in found if c and self._allowed(c.text) and self._allowed(c.np or c.clause))

    @cached_property
    def left_out(self) -> tuple[Claim, ...]:
        """What did not come up and is worth adding."""
        found = [qualification(note[:_LONGEST_NOTE], self.cast, self.names) for note in self.request.texts("left_out")]
        return tuple(c for c in found if c and self._allowed(c.text) and self._allowed(c.np or c.clause))

    @cached_property
    def promises(self) -> tuple[str, ...]:
        """Promises as verb phrases after "I will"."""
        found = [promise(note[:_LONGEST_NOTE], self.cast, self.names) for note in self.request.texts("promised")]
        return tuple(p for p in dict.fromkeys(found) if p and self._allowed(p))

    @cached_property
    def concern(self) -> Claim | None:
        """The doubt that was raised."""
        found = concern(self.request.text("concern")[:_LONGEST_NOTE], self.cast, self.names)
        return found if found and self._allowed(found.np or found.clause) else None

    @cached_property
    def news(self) -> Claim | None:
        """What the candidate has learned or done since."""
        for note in self.request.texts("news"):
            for line in clean_lines(note[:_LONGEST_NOTE], self.names):
                point = understand(Clause(line), self.cast, "news")
                if point and self._allowed(point.text) and discomfort(line) < 5:
                    if point.clause and point.clause.split()[0].lower() in ("i", "my", "we"):
                        return Claim(clause=point.clause, text=line)
                    claim = qualification(line, self.cast, self.names)
                    if claim and claim.clause and claim.clause.startswith("I ") and not point.clause:
                        return claim
                    if point.clause:
                        return Claim(clause=f"I read that {point.clause}" if False else point.clause, text=line)
                    if point.np:
                        return Claim(np=point.np, text=line)
        return None

    @cached_property
    def steps(self) -> str:
        """What was said of the next steps, as a clause to the reader ("you decide within two weeks"); "" where unclear."""
        for line in clean_lines(self.request.text("next_steps")[:_LONGEST_NOTE], self.names):
            words = to_reader(expand(line), self.cast)
            point = understand(Clause(line), self.cast, "next_steps") if words else None
            if point and point.clause and point.clause.split()[0].lower() in ("you", "the", "there", "your") and len(point.clause.split()) <= 14:
                said = point.clause
                return said if self._allowed(said) else ""
        return ""

    @cached_property
    def decision(self) -> str:
        """The day of the decision as words, where it still lies ahead; "" otherwise."""
        day, today = self.request.day("decision_date"), self.request.today
        return self.spelt(day) if day and (today is None or day > today) else ""

    @cached_property
    def decision_passed(self) -> bool:
        """Whether the day of the decision is behind the day of writing."""
        day, today = self.request.day("decision_date"), self.request.today
        return bool(day and today and day <= today)

    def spelt(self, day: dt.date) -> str:
        """A day without its year, as the candidate's part of the world writes it."""
        american = str(self.request.notes.get("timezone", "")).startswith("America/")
        return f"{day:%B} {day.day}" if american else f"{day.day} {day:%B}"

    @cached_property
    def rejected(self) -> bool:
        """Whether the answer was a no."""
        return str(self.request.notes.get("outcome", "")) == "rejected"


def _spoken(clause: Clause, cast: Cast, number: int) -> Point | None:
    """Their words without quotation marks: speech-act lead off, then quoted as they stand."""
    from followup_ai.offline.points import strip_lead

    rest, who, act = strip_lead(clause.text, cast)
    text = rest.strip(" ,:") if act in ("that",) else clause.text
    if who == "I":
        return None
    quote = bounded(text, 16)
    if not quote or len(quote) < 3:
        return None
    return Point(quote=quote, speaker=who or "you", field="their_words", note=number, penalty=0 if len(quote.split()) > 1 else 2)


def _apart(points: list[Point]) -> list[Point]:
    """The points without those that say again what a better one says."""
    kept: list[Point] = []
    for point in points:
        mine = content(point.text)
        if not any(len(mine & content(p.text)) > 0.5 * max(1, min(len(mine), len(content(p.text)))) for p in kept):
            kept.append(point)
    return kept
