"""Gathers from a request all that may be said, for one draft: what the notes hold, in the order that suits it."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import Doubt
from followup_ai.offline.claims.meeting import OwnAnswer, own_answer
from followup_ai.offline.claims.news import start_told
from followup_ai.offline.english.days import Span, span_of
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.message.reading import LONGEST_NOTE, Reading, reading_of
from followup_ai.offline.people.names import name_words
from followup_ai.offline.people.request import Request
from followup_ai.offline.people.speakers import whose
from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.steps.answers import Answer, answer_told, is_told
from followup_ai.offline.steps.doors import Door, door_left
from followup_ai.offline.steps.offers import as_told
from followup_ai.offline.steps.refusals import Praise, praised, reason_of, tells_of_no
from followup_ai.offline.steps.stages import OTHERS_SEEN, OVER, Stage, stages, week_named, when_told
from followup_ai.offline.steps.tidings import tidings
from followup_ai.offline.talk.told_days import dated, how_long, tells_how_it_goes_on, tells_time
from followup_ai.offline.typed.cleaning import lowered
from followup_ai.offline.typed.phrasing import content

_TOLD = 0.7
"""The share of a claim's telling words from which on a message has told it."""
_FIRST = -9.0
"""The worth of what comes before all else: lower is better, and this is far below what any point of a note gets."""

_LAST = 9.0
"""How much better any other topic is than hours, pay and parking."""


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

    @cached_property
    def reading(self) -> Reading:
        """What the notes hold."""
        return reading_of(self.request, self.banned)

    @cached_property
    def position(self) -> int:
        """The reader's place among the people in the room, from 0."""
        return self.reading.position

    @cached_property
    def cast(self) -> Cast:
        """Who is who in the notes."""
        return self.reading.cast

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """What can be taken up of the conversation, best first; different for each person of a panel."""
        # One order for thanks and check-in, so that the later message can begin with another topic than the first.
        chance = random.Random(self.seed.replace(self.request.purpose, "points"))  # noqa: S311 - a choice of topic
        found = [*((p, _FIRST + p.penalty) for p in self.missed), *self.reading.found]
        ranked = sorted(
            (
                (worth + chance.random() * 2.4 + _LAST * (p.kind == "logistics"), p.text, n, p)
                for n, (p, worth) in enumerate(found)
            )
        )
        return self._rotated(_apart([p for *_, p in ranked]))

    @cached_property
    def missed(self) -> tuple[Point, ...]:
        """What else there is where nothing is to be taken up, or little of which an earlier draft took up nothing."""
        rules = (f.rule for findings in self.request.findings for f in findings)
        few = not self.reading.found or (len(self.reading.found) < 3 and "specific-reference" in rules)
        return (*self.reading.noted, *self.reading.spare) if few else ()

    def _rotated(self, points: list[Point]) -> tuple[Point, ...]:
        """The reader's own topics, then those of nobody in particular, beginning elsewhere for each reader; others' last."""
        if not self.cast.crowded:
            return tuple(points)
        own = [p for p in points if p.owner == "you" and p.penalty < 5]
        rest = [p for p in points if p not in own]
        good = [p for p in rest if p.penalty < 8 and not p.owner]
        last = [p for p in rest if p not in good]
        if len(good) > 1 and self.position:
            turn = self.position * max(1, len(good) // max(2, len(self.reading.people))) % len(good)
            good = [*good[turn:], *good[:turn]]
        if own or good:
            last = [replace(p, penalty=max(p.penalty, 8)) if p.owner not in ("", "you") else p for p in last]
        else:
            last = [self._ascribed(p) for p in last]
        work, shared = [p for p in own if p.field != "personal"], [p for p in own if p.field == "personal"]
        return (*work, *(good[:1] if not work else ()), *shared, *(good if work else good[1:]), *last)

    def _ascribed(self, point: Point) -> Point:
        """Another's topic, for somebody of the panel who has none of their own, with the name of who brought it up."""
        name = next((p for p in self.reading.people if point.owner and point.owner in name_words(p)), "")
        bare = point.np and point.kind not in ("question", "shared") and '"' not in point.np and "'s " not in point.np
        return replace(point, np=f"{point.np} that {self.request.called(name)} brought up") if name and bare else point

    @cached_property
    def qualifications(self) -> tuple[Claim, ...]:
        """What the candidate may say of their background, as noted; what no earlier message told, where there is such."""
        found = self.reading.qualifications
        return tuple(c for c in found if not self._is_told(c, self._written)) or found

    @staticmethod
    def _is_told(claim: Claim, written: Iterable[frozenset[str]]) -> bool:
        """Whether one of the messages that were written already, each as its words, tells a claim."""
        telling = content(claim.clause or claim.np)
        return bool(telling) and any(len(telling & said) >= _TOLD * len(telling) for said in written)

    @cached_property
    def _written(self) -> tuple[frozenset[str], ...]:
        """The words of each message that the notes hold as sent."""
        return tuple(frozenset(content(str(m.get("body", "")))) for m in self.request.sent)

    @cached_property
    def left_out(self) -> tuple[Claim, ...]:
        """What did not come up and is worth adding, and has not been added in an earlier message to this reader."""
        mine = [m for m in self.request.sent if whose(str(m.get("to") or ""), self.cast) in ("", "you")]
        told = [frozenset(content(str(m.get("body", "")))) for m in mine]
        return tuple(c for c in self.reading.left_out if not self._is_told(c, told))

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """What is to be done for this reader; what was promised to somebody else on the panel is left out."""
        return tuple(p for p in self.reading.promises if p.to in ("", "you"))

    @cached_property
    def waits_for_promise(self) -> bool:
        """Whether the next step waits for something that the candidate promised: "when she has seen the samples we meet"."""
        awaited = _WHEN_SEEN.search(self.request.text("next_steps"))
        words = content(awaited["what"]) if awaited else frozenset()
        return any(words & content(p.thing or p.vp) for p in self.promises if not p.sent)

    @cached_property
    def promised_to_others(self) -> tuple[Promise, ...]:
        """What was promised to others on the panel, each to be named as one greets them: for whoever leads it to know of."""
        if self.position:
            return ()
        others = [p for p in self.reading.promises if p.to not in ("", "you") and not p.sent and not p.held]
        return tuple(replace(p, to=name) for p in others if (name := self._greeted(p.to)))

    def _greeted(self, word: str) -> str:
        """How one greets the person in whose name a word stands; "" for somebody who was not there."""
        name = next((p for p in self.reading.people if word in name_words(p)), "")
        return self.request.called(name) if name else ""

    @cached_property
    def doubt(self) -> Doubt | None:
        """The doubt that was raised about the candidate; None where it is nobody's business."""
        return self.reading.doubt

    @cached_property
    def own_answer(self) -> OwnAnswer | None:
        """What the note on the doubt says against it itself, or what was learned since of one's notice; None for neither."""
        found = own_answer(self.request.text("concern")[:LONGEST_NOTE], self.cast) if self.doubt else None
        if self.doubt and self.doubt.kind == "terms" and (start := start_told(self.request.texts("news"))):
            found = OwnAnswer(fact=f"{'with my notice ' * ('notice' in self.request.text('concern').lower())}{start}")
        return found if found and self.reading.allows(found.act + found.fact + found.known) else None

    @cached_property
    def news(self) -> Claim | None:
        """What the candidate has learned or done since."""
        return self.reading.news

    @cached_property
    def steps(self) -> str:
        """What was said of the next steps, as a clause to the reader ("you decide within two weeks"); "" where unclear."""
        return self.reading.steps

    @cached_property
    def was_told(self) -> bool:
        """Whether the candidate was told anything of the next steps or of the time of the decision, wherever that stands."""
        if self.request.day("decision_date"):
            return True
        told = self.request.text("next_steps")
        elsewhere = [n for field in ("news", "discussed", "their_words", "personal") for n in self.request.texts(field)]
        return is_told(told) or any(tells_how_it_goes_on(note[:LONGEST_NOTE]) for note in elsewhere)

    @cached_property
    def tells_time(self) -> bool:
        """Whether the notes on the next steps, or what was learned since, name any day or week, understood or not."""
        return any(tells_time(n) for field in ("next_steps", "news") for n in self.request.texts(field))

    @cached_property
    def next_day(self) -> str:
        """The first day ahead that the next steps name, to follow "before" ("9 February", "Friday"); "" where unsure."""
        note = _START_OF_WORK.sub("", self._dated(self.request.text("next_steps")))
        if OVER.search(note) or not is_told(note):
            return ""
        pieces = [week_named(piece) for piece in re.split(r"[,.;] ", note)]
        piece, when = next(((p, w) for p in pieces if (w := when_told(p, stale=False))), ("", ""))
        if _NO_DAY.search(piece) or OTHERS_SEEN.search(piece):
            return ""
        span = None if when.startswith("within") else self._span(when)  # no day to send anything before
        if not (span and span.form in ("on", "by", "week") and self.today and span.first > self.today):
            return ""
        when = when if self._fresh(span) else span.told_on(self.today)
        return _FIRST_OF_TWO.sub(r"\g<first>", re.sub(r"^(?:on|by|in|before) ", "", when)) if self.reading.allows(when) else ""

    @cached_property
    def not_before(self) -> str:
        """The time within which news was announced, while it lasts: "within about 3 weeks"; "" for none."""
        note = _START_OF_WORK.sub("", self.request.text("next_steps"))
        length = how_long(note) if is_told(note) and not OVER.search(note) else ""
        span = self._span(f"within {length}") if length else None
        return f"within {length}" if span and self.today and span.last > self.today else ""

    @cached_property
    def answer(self) -> Answer | None:
        """By whom and when an answer was announced; None where that is not known, or the time was a day that has passed."""
        found = self.announced
        if found is None or not found.when:
            return found
        if _NO_TIME.search(self.request.text("next_steps")) and not re.search(r"\b(?:about|around|or)\b", found.when):
            return replace(found, when="")
        span = self._span(found.when)
        if span and span.last == self.request.day("decision_date") and self.decision:
            return replace(found, when=f"{'by' if span.form == 'by' else 'on'} {self.decision}")
        if self._fresh(span):
            return found
        if self.overdue and self.request.purpose != "check-in":
            return None  # what has passed is not looked forward to
        return replace(found, when=span.told_on(self.today) if span else "")

    @cached_property
    def overdue(self) -> bool:
        """Whether the time for which an answer was announced has passed."""
        span = self._span(self.announced.when) if self.announced else None
        return bool(span and self.today and span.last < self.today)

    @cached_property
    def named_day_passed(self) -> bool:
        """Whether the days that the next steps name, of whatever, have passed ("when his wife is back on the 19th")."""
        pieces = re.split(r"[,.;] ", week_named(self._dated(self.request.text("next_steps"))))
        spans = [span for piece in pieces if (span := self._span(when_told(piece, stale=False)))]
        return bool(spans and self.today) and all(span.last < self.today for span in spans if self.today)

    @cached_property
    def announced(self) -> Answer | None:
        """The answer that was announced, whether or not its time has passed; None where none was."""
        found = answer_told(self._dated(self.request.text("next_steps")), self.cast, self.reading.names, stale=False)
        return found if found and self.reading.allows(f"{found.expected} {found.when}") else None

    @cached_property
    def today(self) -> dt.date | None:
        """The day the message is for.

        Nobody thanks for a talk a month after it. Notes that old are of a message that belongs to the day after the talk,
        for which all that was then ahead still is; a letter bears the day it is printed, so there the day stays what it is.
        """
        held, today = self.request.day("date"), self.request.today
        thanks = self.request.purpose == "thank-you" and self.request.format != "letter" and not self.rejected
        belated = thanks and held and today and (today - held).days > _A_MONTH
        return held + dt.timedelta(days=1) if belated and held else today

    @property
    def stale(self) -> bool:
        """Whether "Friday" and "next week" may no longer mean the days they meant."""
        held, today = self.request.day("date"), self.today
        return self.request.purpose != "thank-you" or bool(held and today and (today - held).days > 3)

    @property
    def just_met(self) -> bool:
        """Whether the conversation was no more than two days ago, too early for anything to have been decided."""
        held, today = self.request.day("date"), self.today
        return bool(held and today and 0 <= (today - held).days <= 2)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that were said to lie ahead, without those whose day has passed."""
        found = self._stages_of(self.request.text("next_steps"))
        # A day that was named while talking need not be asked for again.
        talked = self.request.texts("discussed") if any(not s.when for s in found) else []
        told = [s for n in talked for s in self._stages_of(n) if s.when]
        dated = [next((t for t in told if t.kind == s.kind and not s.when), s) for s in found]
        # What was learned since then counts: "the weld test is moved to Thursday 6 August".
        since = [s for n in self.request.texts("news") for s in self._stages_of(n) if s.when]
        dated = [next((t for t in since if t.kind == s.kind), s) for s in dated]
        placed = [self._placed(s) for s in dated]
        return tuple(s for s in placed if s and self.reading.allows(f"{s.np} {s.when}"))

    @cached_property
    def meets(self) -> bool:
        """Whether the candidate and the reader are to meet, as far as anybody was told."""
        return any(s.kind in _FACE_TO_FACE and not s.theirs and not s.iffy for s in self.stages)

    def still(self, when: str) -> str:
        """A day as it must be said today, "" where it has passed or nobody knows which it was.

        Args:
            when: as told on the day of the conversation ("by Friday"); "".
        """
        placed = self._placed(Stage("promise", "", when)) if when else None
        return placed.when if placed else ""

    def _placed(self, stage: Stage) -> Stage | None:
        """A stage with its time as it must be said today; None where that has passed."""
        span, today = self._span(stage.when), self.today
        if span and today and (span.last < today or (span.form == "on" and span.last == today)):
            return None
        if self._fresh(span):
            return stage
        return replace(stage, when=span.told_on(self.today) if span else "")

    def _fresh(self, span: Span | None) -> bool:
        """Whether a time still means today what it meant when it was said."""
        held, today = self.request.day("date"), self.today
        if self.stale or not (span and held and today):
            return not self.stale
        same_week = held.isocalendar()[:2] == today.isocalendar()[:2]
        return today < span.last and (same_week or span.form in ("on", "told", "after"))

    def _span(self, when: str) -> Span | None:
        held = self.request.day("date")
        return span_of(when, held) if when and held else None

    def _stages_of(self, note: str) -> tuple[Stage, ...]:
        return stages(self._dated(note), self.cast, self.reading.names)

    def _dated(self, note: str) -> str:
        held, note = self.request.day("date"), lowered(note[:LONGEST_NOTE], self.reading.names)
        return dated(note, held, american=self._american) if held else note

    @property
    def _american(self) -> bool:
        return bool(_MONTH_FIRST.match(str(self.request.notes.get("timezone", ""))))

    @cached_property
    def decision(self) -> str:
        """The day of the decision as words, where it still lies ahead; "" otherwise."""
        day, today = self.request.day("decision_date"), self.today
        said = self.spelt(day) if day and (today is None or day > today) else ""
        return said if self.reading.allows(said) else ""

    @cached_property
    def decision_passed(self) -> bool:
        """Whether the day of the decision is behind the day of writing."""
        day, today = self.request.day("decision_date"), self.today
        return bool(day and today and day <= today)

    def spelt(self, day: dt.date) -> str:
        """A day without its year, as the candidate's part of the world writes it."""
        return f"{day:%B} {day.day}" if self._american else f"{day.day} {day:%B}"

    @cached_property
    def rejected(self) -> bool:
        """Whether the answer was a no."""
        return self.reading.rejected

    @cached_property
    def door(self) -> Door | None:
        """What a no leaves open; None where there was none, or it left nothing."""
        if not self.rejected:
            return None
        found = door_left([*self._of_the_no, *self._said_to_me], self.reading.names, self.cast)
        return found if found and self.reading.allows(" ".join(found.slots.values())) else None

    @cached_property
    def tidings(self) -> str:
        """What the reader is thanked for who brought the no ("your call"); "" where another did, or it is not told."""
        found = tidings(self.request.texts("news"), self.cast, self.reading.names) if self.rejected else ""
        return found if self.reading.allows(found) else ""

    @cached_property
    def asked_back(self) -> str:
        """When the candidate was told to ask again, to follow "I will" ("ask again after Labor Day"); "" after a no."""
        told = None if self.rejected or self.offered else door_left(self.request.texts("news"), self.reading.names)
        move = told.move if told and not told.later and told.act in _ASKING else ""
        return move if self.reading.allows(move) else ""

    @cached_property
    def praise(self) -> Praise | None:
        """What the reader spoke well of with the no, or before it; None where there was no praise, or it may be too early."""
        if not self.rejected and self.request.purpose not in ("feedback", "keep-in-touch"):
            return None
        of_the_no = praised(self._of_the_no, self.reading.names) if self.rejected else None
        found = of_the_no or praised(self._of_the_talk, self.reading.names)
        return found if found and self.reading.allows(found.thing + found.told) else None

    @cached_property
    def reason(self) -> str:
        """Why the choice fell on another, as a clause to the reader; "" where there was no no, or it was not told."""
        found = reason_of(self._of_the_no, self.cast, self.reading.names) if self.rejected else ""
        return found if self.reading.allows(found) else ""

    @property
    def _of_the_no(self) -> list[str]:
        """What was noted of the no, wherever it stands."""
        elsewhere = [n for field in ("discussed", "their_words", "personal") for n in self.request.texts(field)]
        later = [n for n in elsewhere if tells_of_no(n)]
        return [*self.request.texts("next_steps"), *self.request.texts("news"), *later]

    @property
    def _said_to_me(self) -> list[str]:
        return [as_told(line) for line in self.request.texts("their_words")]

    def opens_door(self, line: str) -> bool:
        """Whether a line of the reader's leaves something open after a no, which is taken up and not quoted.

        Args:
            line: what the reader said.
        """
        return bool(line) and self.rejected and door_left([as_told(line)], self.reading.names, self.cast) is not None

    @property
    def _of_the_talk(self) -> list[str]:
        """What the reader, and nobody else, was noted to have said or thought when they talked."""
        return [n for n in self.request.texts("discussed") if not self.cast.crowded and n.lower().startswith(_THEIRS)]

    @cached_property
    def offered(self) -> bool:
        """Whether the candidate has been offered the role."""
        return str(self.request.notes.get("outcome", "")) == "offer"


_ASKING = ("ask again", "call again", "write again", "get in touch again", "come back")
_A_MONTH = 31
# Stages at which one meets the reader, and can hand something over.
_FACE_TO_FACE = ("trial", "ride-along", "visit", "interview", "meeting", "panel", "presentation")
# Where dates are written with the month first; the rest of the Americas has the day first.
_MONTH_FIRST = re.compile(
    r"America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Juneau|Indiana|Kentucky|North_Dakota"
    r"|Puerto_Rico|Toronto|Montreal|Vancouver|Halifax|Moncton|Winnipeg|Edmonton|Regina|St_Johns|Nome|Adak)"
)
_WHEN_SEEN = re.compile(
    r"\b(?:when|once|after|as soon as) (?:he|she|they|we|you|(?:the )?[\w.]+(?: [A-Z]\w+)?) (?:has|have|had|is|are|gets?"
    r"|receives?|sees|saw|reads|tastes|tries|looks) (?P<what>[^,.;]+)",
    re.IGNORECASE,
)
# "around the 20th" is not the 20th, and until the day that somebody is back nobody sends them anything
_NO_DAY = re.compile(
    r"(?:\b(?:around|about|approx\w*|roughly|circa|maybe|perhaps|possibly)|~)(?: the| on)? \d|\b(?:away|holidays?|leave|off)\b"
    r"|\bback (?:on|from|in|by|after)\b|\b(?:until|till) (?:the )?\d",
    re.IGNORECASE,
)
# "maybe one week", "this week or the next": no time that anything may be looked forward to
_NO_TIME = re.compile(
    r"\b(?:maybe|perhaps|possibly)\b|\bweek or (?:the )?(?:next|other|so|two|the week|week)\b"
    r"|(?:\b(?:around|approx\w*|roughly|circa)|~)(?: the| on)? \d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
# "decision end of month, start 1 September": when the work would begin is no day of the choosing
_START_OF_WORK = re.compile(
    r"(?:^|[,;.:(] ?|\band |\bthen )(?:to |I(?:['’]d| would)? )?(?:start(?:s|ing)?|begin(?:s|ning)?|first day|contract)"
    r"(?: date| work)?(?: is| would be)?(?: on| from| in)? (?:the )?(?=\d|[A-Z])[^,;.)]*"
)
_FIRST_OF_TWO = re.compile(r"(?P<first>\d{1,2}) ?(?:and|&|to|[-–]) ?\d{1,2}\b")
_THEIRS = ("he ", "she ", "they ")


def _apart(points: list[Point]) -> list[Point]:
    """The points without those that say again what a better one says."""
    kept: list[Point] = []
    for point in points:
        mine = content(point.text)
        if not any(len(mine & content(p.text)) > 0.5 * max(1, min(len(mine), len(content(p.text)))) for p in kept):
            kept.append(point)
    return kept
