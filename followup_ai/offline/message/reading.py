"""Reads what the notes of one interview hold, apart from the format, the purpose and the seed of any draft of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import Doubt, doubt_of
from followup_ai.offline.claims.finishing import finished, in_words, without_ours
from followup_ai.offline.claims.fitting import fitted, telling_ones
from followup_ai.offline.claims.news import news_in
from followup_ai.offline.claims.noted_claims import Noted
from followup_ai.offline.claims.plain_claims import statement_of
from followup_ai.offline.claims.proved import proved_part, said_to_them
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.lexicon import word_set
from followup_ai.offline.english.loose_ends import breaks_off
from followup_ai.offline.english.perspective import Cast, refers_back
from followup_ai.offline.english.shapes import bounded
from followup_ai.offline.english.soundness import is_broken, is_ill_ordered, tells_of_one
from followup_ai.offline.people.names import contrary_pronouns, is_title, name_words, names_namesake, spellings
from followup_ai.offline.people.request import Request
from followup_ai.offline.people.speakers import as_theirs, by_name, said_by, shared, told_by, whose
from followup_ai.offline.promises.pledges import has_gone, pledged
from followup_ai.offline.promises.promises import Promise, is_sure, promises_of
from followup_ai.offline.promises.sendable import short
from followup_ai.offline.promises.sure_things import surely
from followup_ai.offline.promises.warrant import may_promise, may_take_up, named, safest, spared, warranted, without_statements
from followup_ai.offline.steps.step_told import step_told
from followup_ai.offline.talk.as_noted import as_noted, bare_thing
from followup_ai.offline.talk.bearing import is_of_the_role
from followup_ai.offline.talk.in_the_room import of_the_work, weighed_by_room
from followup_ai.offline.talk.matters import matters
from followup_ai.offline.talk.own_telling import OWN_SHOW, OWN_TELLING, as_lived, is_of_the_day, own_topic, turns_to_them
from followup_ai.offline.talk.own_words import stands_as_typed
from followup_ai.offline.talk.owners import to_their_owner
from followup_ai.offline.talk.points import understand
from followup_ai.offline.talk.sayings import QUOTED, as_said, is_cut_off, shouted_unknown, speakable, spoken, words_alone
from followup_ai.offline.talk.thoughts import Thought, thoughts_in
from followup_ai.offline.talk.tidy_topics import with_what_was_said
from followup_ai.offline.talk.ties import OF_BOTH, is_shared
from followup_ai.offline.talk.weight import unwelcome, worth_of
from followup_ai.offline.talk.whole_questions import with_whole_questions
from followup_ai.offline.talk.whole_statements import whole_statements
from followup_ai.offline.talk.whole_topics import whole_topics
from followup_ai.offline.typed.cleaning import Clause, clauses, lowered, one_line, plain, sentences, take_quotes, tidy
from followup_ai.offline.typed.manner import Manner, manner_of, parted
from followup_ai.offline.typed.phrasing import content
from followup_ai.offline.typed.proving import weighed
from followup_ai.offline.typed.screening import (
    before_orders,
    discomfort,
    fit_head,
    has_markup,
    is_hostile,
    is_insult,
    is_private,
    is_to_self,
    is_unfit,
)
from followup_ai.offline.typed.shorthand import counted_small, shorthand_spelt
from followup_ai.offline.typed.slips import is_haste
from followup_ai.offline.typed.tactless import is_foreign, is_no_topic, is_slight, is_tactless, is_unquotable, trustworthy
from followup_ai.offline.typed.typos import slips_mended

_OF_THE_ROLE = 12.0
"""How much better any other topic is than one that the name of the role holds already."""
LONGEST_NOTE = 4_000
"""Characters of one note that are read."""


@dataclass(frozen=True)
class _Read:
    """What a reading depends on; `request` brings the notes and is the same wherever `notes` is."""

    notes: str
    candidate: str
    reader: str
    banned: tuple[str, ...]
    request: Request = field(compare=False)


def reading_of(request: Request, banned: tuple[str, ...] = ()) -> Reading:
    """The reading of a request's notes for its reader, kept for the drafts that follow.

    Args:
        request: what is asked for.
        banned: lower-case words that must not be written.
    """
    notes = json.dumps(request.notes, sort_keys=True, default=repr)
    return _kept(_Read(notes, request.candidate, request.reader, banned, request))


@lru_cache(maxsize=64)  # as many people may press at once
def _kept(read: _Read) -> Reading:
    return Reading(read.request, read.banned)


@dataclass(frozen=True)
class Reading:
    """What the notes let anybody say to this reader.

    Args:
        request: what is asked for; of it only the notes and the two names are read.
        banned: lower-case words that must not be written.
    """

    request: Request
    banned: tuple[str, ...] = ()

    @cached_property
    def names(self) -> dict[str, str]:
        """Lower-case word → spelling, for the people, company and role of this interview."""
        typed = " ".join(t for name in _NAMING for t in self.request.texts(name))
        company = str(self.request.notes.get("company", ""))
        return spellings([self.request.candidate, *self.people], company, typed, LONGEST_NOTE)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody the notes name as having been there, the interviewer first."""
        notes = self.request.notes
        persons = [notes.get("interviewer"), *(notes.get("panel") or []), notes.get("writing_to")]
        names = [str(p.get("name", "")) if isinstance(p, dict) else str(p or "") for p in persons]
        return tuple(dict.fromkeys(n for n in names if n))

    @cached_property
    def position(self) -> int:
        """The reader's place among the people in the room, from 0."""
        room = [name.casefold() for name in self.people]
        reader = self.request.reader.casefold()
        return room.index(reader) if reader in room else 0

    @cached_property
    def cast(self) -> Cast:
        """Who is who in the notes."""
        reader = frozenset(w.lower() for w in name_words(self.request.reader))
        others = {
            w.lower(): w for name in self.people if name.casefold() != self.request.reader.casefold() for w in name_words(name)
        }
        return Cast(
            reader,
            {k: v for k, v in others.items() if k not in reader},
            len(self.people) > 1,
            contrary_pronouns(self.request.reader),
        )

    def allows(self, text: str) -> bool:
        """Whether a text holds none of the banned words, and breaks off nowhere."""
        return not (breaks_off(text) or self._bans(text))

    def _bans(self, text: str) -> bool:
        low = text.lower()
        return any(words in low or (len(low) > 8 and low in words) for words in self.banned)

    @cached_property
    def found(self) -> tuple[tuple[Point, float], ...]:
        """What can be taken up of the conversation, with how much better another point would be, in the order of the notes."""
        said = {p.note for p in self.read if p.field == "discussed" and p.penalty < 8}
        told = safest([to_their_owner(p) for p in self.read], self.manner)
        found = without_statements(told)
        phrases = [p for p in self.noted if may_take_up(p, Manner(tidy=True))]
        noted = weighed_by_room(phrases, self._typed("discussed"), self.cast)
        own = matters(self.thoughts, found, self.cast, self._points_of, composed=self.manner.composed)
        found += [to_their_owner(p) for p in own if p.kind == "said" or may_take_up(p, self.manner)]
        # two colons in a letter are one too many
        found += [to_their_owner(p) for p in noted if p.note not in said][: 1 if said else None]
        if not self.manner.composed:
            found = [replace(p, np=in_words(p.np), clause=in_words(p.clause)) for p in found]
        return tuple((p, self._worth(p)) for p in found if p.quote or self._may_tell(p))

    def _worth(self, point: Point) -> float:
        little = _OF_THE_ROLE * bool(point.np and is_of_the_role(point.np, self.request.text("role")))
        return point.penalty + worth_of(point, self._brought) + self._others_share(point) + little

    @cached_property
    def read(self) -> tuple[Point, ...]:
        """What the notes tell of the conversation, as they tell it."""
        found = safest(self._taken, self.manner)
        if not self.manner.loose:
            found = with_what_was_said(found, self._unlabelled_notes(), self.cast, trusted=self.manner.composed)
        if self.manner.composed:
            found = [p for p in with_whole_questions(found, self._typed("discussed"), self.cast) if self.allows(p.text)]
        return tuple(of_the_work(found, self._typed("discussed"), self.cast))

    @cached_property
    def _taken(self) -> tuple[Point, ...]:
        """All that can be made of the notes on the conversation, whether or not it may be said."""
        found: list[Point] = []
        for name in ("discussed", "their_words", "personal"):
            for number, note in enumerate(self._typed(name)):
                found += self._of_note(note[:LONGEST_NOTE], name, number)
        return tuple(found)

    @cached_property
    def spare(self) -> tuple[Point, ...]:
        """What may be taken up where all else was too little: phrases of jotted notes that are not proved, and bare things."""
        taken = {p.text for p, _ in self.found}
        kept = spared(p for p in self._taken if p.text not in taken and self._may_tell(p))
        notes = [(n, note) for n, note in enumerate(self._typed("discussed")) if not self._is_nobodys_topic(note)]
        things = [thing for n, note in notes if (thing := bare_thing(note, n)) and self._may_tell(thing)]
        return (*kept, *things)

    def _unlabelled_notes(self) -> list[str]:
        """The notes of what was discussed, without the label of whose they are; "" for what is nobody's topic."""
        notes = [lowered(by_name(note, self.people, self.request.reader), self.names) for note in self._typed("discussed")]
        notes = [told_by(note, self.cast)[1] for note in notes]
        unfit = (has_markup, OWN_SHOW.match, is_of_the_day, self._is_nobodys_topic, lambda n: not self.allows(n))
        return ["" if any(check(note) for check in unfit) else note for note in notes]

    @cached_property
    def noted(self) -> tuple[Point, ...]:
        """Short notes of what was talked about as they stand, for where no sentence can be made of them."""
        notes = [(n, note) for n, note in enumerate(self._typed("discussed")) if not self._is_nobodys_topic(note)]
        read = named((as_noted(tidy(note, self.names), n, self.cast) for n, note in notes), self.manner)
        return tuple(p for p in read if self._may_tell(p) and not is_unfit(p.text) and not self._is_nobodys_topic(p.text))

    def _of_note(self, note: str, name: str, number: int) -> list[Point]:
        if (has_markup(note) and len(note) < 600) or OWN_SHOW.match(note):
            return []
        note = by_name(note, self.people, self.request.reader)
        note = words_alone(note) if name == "their_words" else note
        if name == "their_words" and (match := _SOMEBODYS.match(note)) and not whose(match["a"] or match["b"], self.cast):
            said = self._unlabelled(match["words"] or match["rest"], name, number)
            return [
                replace(p, quote="", np=f'{match["a"] or match["b"]}\'s line "{p.quote}"', penalty=1) for p in said if p.quote
            ]
        if self.cast.crowded:
            note = _ANOTHER_THING_OF_THEIRS.sub("", note)
        label = said_by if name == "their_words" else told_by
        owner, note = label(note, self.cast) if name != "personal" else ("", note)
        if not owner and name == "personal" and self.cast.crowded and whose(note, self.cast) == "you":
            owner = "you"  # what was found in common with one of a panel is for that one
        if owner and self.cast.crowded:  # "Oliver: … and he wants 5 by June"
            named = name_words(self.request.reader)[:1] if owner == "you" else [owner]
            note = re.sub(r"\b(?:he|she)\b(?!['’])", named[0], note) if named else note
        if name == "personal":
            return [replace(p, owner=owner) for p in self._tied(shared(note, self.cast), number)]
        return [as_theirs(p, owner) for p in self._unlabelled(shared(note, self.cast), name, number)]

    def _tied(self, note: str, number: int) -> list[Point]:
        """What a personal note tells of both the reader and the candidate."""
        note = plain(lowered(before_orders(note), self.names))
        another = any(w.lower() in self.cast.others for w in re.findall(r"[^\W\d_][\w-]*", note))
        found = self._unlabelled(note, "personal", number) if is_shared(note) and not another else []
        return [p for p in found if (OF_BOTH.search(p.clause) or (p.np and p.speaker == "we")) and self.allows(p.text)]

    def _unlabelled(self, note: str, name: str, number: int) -> list[Point]:
        found: list[Point] = []
        unknown = shouted_unknown(note, self.names)
        if unknown and name == "their_words":
            return []  # "A GUID DRIVER": a dialect's words are no initials, and nobody could tell them apart
        note = _ANSWERED.sub(". ", lowered(before_orders(note), self.names))
        pieces = sentences(plain(note))
        private = {i for i, s in enumerate(pieces) if is_private(s)}
        short = len(note.split()) <= 40
        near = {j for i in private for j in range(0 if short else i - 1, i + 2)}  # a mark is on what stands before it, too
        if name == "their_words" and not take_quotes(plain(note))[1]:
            return self._said(note, pieces, private, number)
        for at, sentence in enumerate(pieces[:80]):
            brief = at and len(sentence.split()) < 3 and sentence[:1].islower()  # "felt daft": said of what stands before it
            if not sentence or brief or at in private or (private and short and at in near) or self._is_nobodys_topic(sentence):
                continue
            unease = 6 * (at in near) + 4 * is_unfit(sentence) + (min(at, 3) if short else 0)
            told: list[Point] = []
            for clause in self._theirs(sentence, at):
                extra = unease + max(discomfort(clause.text), min(2, discomfort(sentence)))
                for point in self._points_of(clause, name, number):
                    hard_case = point.kind == "question" and _HARD_CASE.match(point.np)
                    told.append(replace(point, penalty=point.penalty + (0 if hard_case else extra)))
            told = as_lived(told, sentence, heads=not at and len(pieces) > 1) if name == "discussed" else told
            told += self._as_typed(sentence, told, number, unease) if name == "discussed" else ()
            topic = own_topic(sentence) if name == "discussed" and all(p.penalty >= 8 for p in told) else ""
            if topic:
                mine = self._points_of(Clause(topic), name, number)
                told += [replace(p, kind="shared", penalty=p.penalty + unease + 7) for p in mine]
            found += [p for p in told if not speakable(unknown & set(p.text.split()))]
        if name == "their_words" and not found:
            return self._as_quote(note, number)
        touchy = 3 if short and any(discomfort(s) >= 5 for s in pieces) else 0
        return [replace(p, penalty=p.penalty + touchy * (p.penalty < 5 and not _HARD_CASE.match(p.np))) for p in found]

    def _as_typed(self, sentence: str, told: list[Point], number: int, unease: int) -> list[Point]:
        """What a sentence tells or asks in whole English, where what was understood of it tells too little."""
        found: list[Point] = []
        if not any(p.penalty < 4 and p.doubt < 3 for p in told):
            found += whole_statements(sentence, self.cast, number, unease)
        if not any(p.penalty < 8 and may_take_up(p, self.manner) for p in [*told, *found]):
            found += whole_topics(sentence, self.cast, self.names, number, unease)
        return [p for p in found if self._may_tell(p)]

    def _may_tell(self, point: Point) -> bool:
        unfit = any(check(point.text) for check in (is_of_the_day, is_private, is_tactless))
        return self.allows(point.text) and not unfit and not is_no_topic(point.np)

    def _is_nobodys_topic(self, sentence: str) -> bool:
        """Whether a sentence is unfit to take up: hostile, a slight, a reminder to oneself, or of the reader's namesake."""
        unfit = any(check(sentence) for check in (is_hostile, is_insult, is_to_self, is_slight, is_foreign))
        return unfit or names_namesake(sentence, self.request.reader)

    def _theirs(self, sentence: str, number: int) -> list[Clause]:
        """The clauses of a sentence without those that refer back and those in which the candidate tells what they told."""
        found: list[Clause] = []
        own = bool(OWN_TELLING.match(sentence))
        for clause in clauses(sentence, self.names, number):
            own = bool(own or OWN_TELLING.match(clause.text)) and not turns_to_them(clause.text, self.cast)
            if not own and not refers_back(clause.text, found[-1].text if found else ""):
                found.append(clause)
        return found

    def _said(self, note: str, pieces: Sequence[str], private: set[int], number: int) -> list[Point]:
        """Their words typed without quotation marks, sentence by sentence, "they said" taken off."""
        if private and len(note.split()) <= 40:
            return []
        found = []
        if is_cut_off(note):
            pieces = pieces[:-1]  # its end nobody remembers
        elif len(pieces) > 1 and len(note.split()) <= QUOTED and not private:
            pieces = [note]  # the second half of a saying is its point: "I can sell a roof once. I can't sell it twice"
        for at, sentence in enumerate(pieces[:20]):
            words = tidy(sentence, self.names)
            if at in private or is_hostile(sentence) or is_unquotable(words) or not self.allows(words):
                continue
            point = spoken(Clause(as_said(sentence, words)), self.cast, number)
            if point:
                found.append(replace(point, penalty=point.penalty + min(at, 3) + 3 * bool(re.search(r"!!|\?$", sentence))))
        return found

    def _points_of(self, clause: Clause, name: str, number: int) -> list[Point]:
        whole = clause.text
        for mark, inner in clause.quotes.items():
            whole = whole.replace(mark, inner)
        if name == "discussed" and is_unfit(whole) and (head := fit_head(clause.text)):
            clause, whole = replace(clause, text=head), head
        unfit = is_unquotable(whole) if name == "their_words" else is_unfit(whole) or is_of_the_day(whole)
        unfit = unfit or is_private(whole) or is_haste(whole) or any(map(is_cut_off, clause.quotes.values()))
        point = None if unfit or not self.allows(whole) else understand(clause, self.cast, name, number)
        if point is None or not self.allows(point.text) or self._only_names(point.text) or self._names_reader(point.text):
            return []
        if not point.quote and (is_broken(point.text) or tells_of_one(point.np, {*self.cast.reader, *self.cast.others})):
            return []
        point = point if self.manner.composed and stands_as_typed(point, clause) else weighed(point)
        return [replace(point, penalty=point.penalty + unwelcome(point))]

    def _names_reader(self, text: str) -> bool:
        """Whether words speak of the reader by name, which no message to the reader does."""
        return any(w.lower() in self.cast.reader and not w.islower() for w in re.findall(r"[^\W\d_][\w’'-]+", text))

    def _only_names(self, text: str) -> bool:
        words = {w.lower() for w in re.findall(r"[^\W\d_]+", text) if not is_title(w)} - {"the", "a", "and", "your"}
        return words <= (self.cast.reader | set(self.cast.others))

    def _as_quote(self, note: str, number: int) -> list[Point]:
        line = re.sub(r"^[\" .!?]+|^'(?!.*\w' )|[\"' .!?]+$", "", one_line(plain(note)))  # "'I don't know' was right"
        unfit = is_private(line) or is_unquotable(line) or is_cut_off(one_line(plain(note)))
        if unfit or not line or not self.allows(line) or '"' in line:
            return []
        quote = bounded(line, QUOTED)
        return [Point(quote=quote, speaker="you", field="their_words", note=number)] if quote else []

    @cached_property
    def _brought(self) -> frozenset[str]:
        """What the candidate brings, word by word: a point that it bears on is the one to take up."""
        claims = [*self.qualifications, *self.left_out]
        return frozenset(w for c in claims for w in content(c.text) if len(w) > 3 and w not in _ANYBODYS)

    def _others_share(self, point: Point) -> float:
        """How much a point is somebody else's rather than the reader's; negative where it is the reader's own."""
        if self.cast.crowded and self.position and point.quote and not point.owner:
            return 2.5  # nobody knows whose line it was
        if point.owner:
            return -3.0 if point.owner == "you" else 7.0
        note = self.request.texts(point.field)[point.note].lower() if point.note < len(self.request.texts(point.field)) else ""
        words = set(re.findall(r"[^\W\d_][\w-]*", note))
        if words & self.cast.reader:
            return -1.5
        return (5.0 if point.field == "personal" else 4.0) if words & set(self.cast.others) else 0.0

    @cached_property
    def qualifications(self) -> tuple[Claim, ...]:
        """What the candidate may say of their background, as noted."""
        return self._sayable("qualifications", qualifications_of)

    @cached_property
    def left_out(self) -> tuple[Claim, ...]:
        """What did not come up and is worth adding."""
        return self._sayable("left_out", additions_of)

    def _sayable(self, name: str, read: Callable[[str, Cast, dict[str, str]], tuple[Claim, ...]]) -> tuple[Claim, ...]:
        """What the notes of a field let the candidate say, as one may say it."""
        composed, reached = self.manner.composed, (note[:LONGEST_NOTE] for note in self._typed(name))
        notes = [lowered(note, self.names) for note in trustworthy(reached)]
        noted = Noted(self.cast, self.names, self.manner, self.request.text("discussed"))
        found = [c for n in notes for c in noted.claims(n, read)]
        fit = (self._proved(fitted(warranted(finished(c, composed=composed), self.manner))) for c in found)
        said = map(without_ours, filter(self._may_say, fit))
        full = telling_ones(fitted(replace(c, clause=c.clause or statement_of(c.np))) for c in said)
        return tuple(full if composed else (replace(c, np=in_words(c.np), clause=in_words(c.clause)) for c in full))

    def _proved(self, claim: Claim) -> Claim:
        said = said_to_them(claim)
        return proved_part(said) if self.manner.jotted else said

    @cached_property
    def manner(self) -> Manner:
        """How the notes were typed, all of them together."""
        return manner_of(lowered(note[:LONGEST_NOTE], self.names) for field in _TYPED for note in self.request.texts(field))

    def _typed(self, name: str) -> list[str]:
        """The notes of a field, with slips of the hand mended where their writer makes many."""
        notes = [slips_mended(n) if self.manner.misspelt else n for n in self.request.texts(name)]
        notes = [shorthand_spelt(n) for n in notes] if self.manner.loose else notes
        notes = [counted_small(n) for n in notes] if self.manner.jotted else notes
        return parted(notes) if self.manner.unstopped and name in ("qualifications", "left_out") else notes

    def _may_say(self, claim: Claim) -> bool:
        """Whether a claim is neither forbidden nor misread."""
        said = f"{claim.np} {claim.clause}".strip()
        sound = claim.stated or not (is_broken(said) or is_ill_ordered(said))
        return bool(said) and not self._bans(claim.text) and self.allows(said) and sound

    @cached_property
    def thoughts(self) -> tuple[Thought, ...]:
        """What the candidate had to say to what was talked about, one thing a note at most."""
        told = thoughts_in(self._typed("discussed"), self.cast, self.names, self.manner.composed)
        return tuple(replace(t, words=in_words(t.words)) for t in told if self.allows(t.words))

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """What is to be done, for this reader or for anybody else."""
        noted, passed = pledged(self._typed("promised"), self._typed("discussed"), crowded=self.cast.crowded)
        found = [p for n in noted for p in self._promised(n)] + [p for n in passed for p in self._promised(n) if is_sure(p)]
        read = [p for p in found if self.allows(p.vp) and may_promise(p, self.manner)]
        fit = [p for r in read if (p := surely(r, loose=self.manner.loose))]
        named = [replace(p, thing=short(p.thing), vp=p.vp.replace(p.thing, short(p.thing))) if p.thing else p for p in fit]
        return tuple({p.vp: replace(p, sent=p.sent or self._is_sent(p)) for p in named}.values())

    def _promised(self, note: str) -> tuple[Promise, ...]:
        return promises_of(lowered(note[:LONGEST_NOTE], self.names), self.cast, self.names)

    def _is_sent(self, promise: Promise) -> bool:
        """Whether a message that has gone out says that the thing came with it."""
        alone, sent = not self.cast.crowded, self.request.sent
        mine = [m for m in sent if alone or whose(str(m.get("to") or ""), self.cast) in ("", "you")]
        return has_gone(promise.thing or promise.vp, [str(m.get("body", "")) for m in mine])

    @cached_property
    def doubt(self) -> Doubt | None:
        """The doubt that was raised about the candidate; None where it is nobody's business."""
        found = doubt_of(self.request.text("concern")[:LONGEST_NOTE], self.cast, self.names)
        return found if found and found.kind != "private" and self.allows(found.np) else None

    @cached_property
    def news(self) -> Claim | None:
        """What the candidate has learned or done since."""
        notes = [] if self.rejected else self.request.texts("news")  # with a no, they tell of the answer
        found = news_in((note[:LONGEST_NOTE] for note in notes), self.cast, self.names)
        return next((claim for claim in found if self.allows(claim.clause)), None)

    @cached_property
    def steps(self) -> str:
        """What was said of the next steps, as a clause to the reader ("you decide within two weeks"); "" where unclear."""
        told = "" if self.rejected else self.request.text("next_steps")[:LONGEST_NOTE]
        return step_told(told, self.cast, self.names, self.allows)

    @cached_property
    def rejected(self) -> bool:
        """Whether the answer was a no."""
        return str(self.request.notes.get("outcome", "")) == "rejected"


# "she asked what id do if a dog snaps i said stop": a sentence of its own, whatever stands before it
_ANSWERED = re.compile(r"(?<=[a-z]) (?=I (?:said|answered|replied|told (?:him|her|them)) )", re.IGNORECASE)
# "Ms Ito spoke about the archive, and her wish to open it": among several people nothing says well whose wish it is
_ANOTHER_THING_OF_THEIRS = re.compile(r", and (?:her|his) [^,.;:]+(?=[.;]|$)")
# A line of somebody who was not there to be written to: "a quiet hall is a hungry one (Bev)"
_SOMEBODYS = re.compile(
    r"^\s*(?:(?P<words>.*\w.*?)[\s.!]*\((?P<a>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\)[\s.]*"
    r"|(?P<b>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?): (?P<rest>.+))$",
    re.DOTALL,
)
_NAMING = ("discussed", "qualifications", "left_out", "promised")
_TYPED = ("discussed", "qualifications", "left_out", "personal", "promised")
# A hard case that the candidate was asked about is no sore point: it is what they were tried by.
_HARD_CASE = re.compile(r"(?:how|what) I would ")
# Words that bind no claim to a point: every trade has them.
_ANYBODYS = word_set("anybodys")
