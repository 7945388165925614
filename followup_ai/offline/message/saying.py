"""The moves of a message: each says one thing, in the form its matter safely supports."""

from __future__ import annotations

import random
from functools import cached_property

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.joining import around, pairs, tells_alone
from followup_ai.offline.claims.news import is_welcome
from followup_ai.offline.claims.plain_claims import also_said
from followup_ai.offline.claims.tact import another_first, is_own_line, shuns_calls, tactful, varied
from followup_ai.offline.claims.telling import is_slight, is_state, telling
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.message.asking import asked
from followup_ai.offline.message.material import Material
from followup_ai.offline.people.request import Request
from followup_ai.offline.talk.bearing import bears_on, of_the_trade, shared_weight
from followup_ai.offline.talk.frames import (
    as_first,
    handle,
    is_asked,
    is_glad,
    is_sore,
    is_trouble,
    kindest_first,
    quotes,
    shape,
    slots_of,
)
from followup_ai.offline.talk.thoughts import Thought
from followup_ai.offline.talk.weight import BUDGET_TOLD, DELICATE, is_sad
from followup_ai.offline.typed.phrasing import Writer, content
from followup_ai.offline.typed.wording import role_slots

REGISTERS = {"email": "e", "letter": "f", "note": "h", "linkedin": "l", "linkedin-connect": "l", "call-script": "s"}
EASY = ("note", "linkedin", "linkedin-connect", "call-script")
"""Formats in which one writes as one speaks, and in few words."""


class Moves:
    """What can be said to this reader, move by move.

    Args:
        material: what can be said.
        salts: moves to be said otherwise than last time → what makes the choice differ.
    """

    def __init__(self, material: Material, salts: dict[str, str]) -> None:
        self.material, self._salts = material, salts
        self.request: Request = material.request
        fit = [p for p in material.points if not (BUDGET_TOLD.search(p.text) or material.opens_door(p.quote))]
        pleasant = [p for p in fit if not DELICATE.search(around(p, self._noted(p)))]
        pleasant = [p for p in pleasant if p.kind != "said" or self.thought(p)]
        pleasant = [p for p in pleasant if not self._left_open(p)] or pleasant
        points = self._answered_first(pleasant if self.open else kindest_first(pleasant, quoting=self._after_no))
        told = material.qualifications if self.open else ()  # after a no, nothing of it stands behind a point
        self._pairs = pairs(points, told, self._shared)
        self._following: frozenset[str] | None = None
        self._points = self._turned(self._fit(points))
        self.begin()

    def _fit(self, points: list[Point]) -> list[Point]:
        """The points in the order in which this message takes them up."""
        theirs = [p for p in points if p.kind == "said" or not is_own_line(p, self.request.texts("discussed"))]
        adds = self.open and self.request.format != "linkedin-connect"  # else what answers it is not said
        theirs = [p for p in theirs if not is_sad(p) or (adds and self.answers(p))] or theirs
        ordered = self._telling_first(tactful(theirs, self.request.text("concern"), self.backed))
        ordered = another_first(varied(ordered, self.request, self.backed, open_=self.open), self.request, self.backed)
        fit = [p for p in ordered if p.penalty < 8 and p.doubt < 3 and p.owner in ("", "you") and self.thought(p)]
        fit = [p for p in fit if p.kind != "said"]  # it begins no message, as nothing tells what it was said to
        best = {p.note: p for p in sorted(fit, key=lambda p: -p.penalty)}  # of one note the surest
        spoken = [p for p in fit if p is best[p.note]]
        if not spoken or self.answers(ordered[0]):
            return ordered
        first = spoken[-1 if self.request.purpose == "check-in" else 0]
        return [first, *(p for p in ordered if p is not first)]

    def begin(self) -> None:
        """Forgets what was said, before writing from the start."""
        self._spent: set[str] = set()
        self._linked: Point | None = None
        self._echoes = 0
        self._kept: Claim | None = None  # what a doubt is going to be met with

    def _telling_first(self, points: list[Point]) -> list[Point]:
        """The points, one first that something the candidate brings bears on; else no bare noun before what tells more."""
        first = next((p for p, _ in self._pairs), None)
        if points and self.open and first and self.answers(points[0]):
            return list(dict.fromkeys((points[0], first, *points)))
        if not points or not self.open or self.answers(points[0]):
            return points
        if first is None and not tells_alone(points[0]):
            sure = [p for p in points if p.penalty < 3 and p.doubt < 2 and p.owner in ("", "you") and p.field != "personal"]
            first = next((p for p in sure if tells_alone(p)), None)
        return [first, *(p for p in points if p is not first)] if first else points

    def backed(self, point: Point) -> bool:
        """Whether something of the candidate's stands behind a point: an answer, a thing left unsaid, or what they bring."""
        return self._followed(point) or self.thought(point) is not None or self.answers(point)

    def _followed(self, point: Point) -> bool:
        """Whether what the candidate brings for a point is going to be said right behind it."""
        return self.claim_for(point) is not None and (self._following is None or point.text in self._following)

    def claim_for(self, point: Point) -> Claim | None:
        """What the candidate brings that is to be said right behind a point; None where nothing bears on it."""
        return next((claim for p, claim in self._pairs if p is point), None)

    def thought(self, point: Point) -> Thought | None:
        """What the candidate had to say to a point when they talked; None where that is not known, or not for this message."""
        if not self.open or self.request.format == "linkedin-connect" or point.field != "discussed":
            return None
        told = next((t for t in self.material.reading.thoughts if t.note == point.note), None)
        if told is None or (told.form == "answer" and not is_asked(point)):
            return None
        return told if told.means in point.text.lower() else None

    def _left_open(self, point: Point) -> bool:
        """Whether a point is a question of which the notes hold the answer, and this message does not."""
        answered = point.field == "discussed" and any(t.note == point.note for t in self.material.reading.thoughts)
        return answered and is_asked(point) and not self.thought(point)

    def _turned(self, points: list[Point]) -> list[Point]:
        """The points; where a draft was found to take up none, those that it began with come last."""
        faulted = int((self._salts.get("points") or "r0").removeprefix("r"))
        again = (
            min(len(points) - 1, max(0, faulted - bool(self.material.missed and self.material.reading.found))) if points else 0
        )
        return [*points[again:], *points[:again]]

    def _answered_first(self, points: list[Point]) -> list[Point]:
        """The points, that one first which something left unsaid answers, where it is as sure to read well as any."""
        if not self.open or self.request.format == "linkedin-connect":
            return points  # what was left unsaid is not said here
        sure = [p for p in points if p.penalty < 3 and p.doubt < 2 and p.owner in ("", "you")]
        fit = [p for p in sure if p.field != "personal" and self.answers(p)]
        return [fit[0], *(p for p in points if p is not fit[0])] if fit else points

    def _shared(self, claim: Claim, point: Point) -> float:
        # What the note says beside the words that will stand there ("eight years in X" of a longer note) hardly joins them.
        said = shared_weight(said_of(claim), point.text, but=self._common)
        own = min(shared_weight(claim.text, point.text, but=self._common), said + 0.5)
        around_it = shared_weight(claim.text, f"{point.text} {around(point, self._noted(point))}", but=self._common)
        # What only stands beside the point in its note counts for less than its own words.
        return 1.5 * own + (around_it - own) / 4

    def _noted(self, point: Point) -> str:
        notes = self.request.texts(point.field)
        return notes[point.note] if point.field == "discussed" and point.note < len(notes) else ""

    def addition(self) -> Claim | None:
        """What did not come up and is worth adding, the one for this reader; None where the notes hold none."""
        return self._added

    @cached_property
    def _added(self) -> Claim | None:
        """Of what was left unsaid that which bears on what was talked about or on the role, else one for each in turn."""
        claims = self.material.left_out
        at = (self.material.position + (self.request.purpose == "check-in")) % len(claims) if claims else 0
        in_turn = [*claims[at:], *claims[:at]]
        sure = [p for p in self.material.points if p.penalty < 3 and p.doubt < 2 and p.owner in ("", "you")]
        fit = [c for c in in_turn if any(self._answers(c, p) for p in sure if p.field != "personal")]
        fit = fit or [c for c in in_turn if bears_on(c.text, self.request.text("role"))] or in_turn
        return fit[0] if fit else None

    def answers(self, point: Point) -> bool:
        """Whether what was left unsaid bears on a point."""
        added = self.addition()
        return added is not None and self._answers(added, point)

    def _answers(self, added: Claim, point: Point) -> bool:
        near = around(point, self._noted(point))
        return shared_weight(added.text, point.text, but=self._common) > 0 or bool(near and self._joins(added.text, near))

    def _joins(self, text: str, note: str) -> bool:
        """Whether what stands beside a point in its note takes up a text's matter: "… and Rhodri runs a signing club"."""
        return len(note.split()) < 20 and shared_weight(text, note, but=self._common) >= 1

    @cached_property
    def _common(self) -> frozenset[str]:
        """What joins nothing here: the words of the role, and those that stand in all manner of notes."""
        fields = ("discussed", "their_words", "personal", "qualifications", "left_out", "promised")
        return of_the_trade(self.request.text("role"), tuple(n for f in fields for n in self.request.texts(f)))

    def salt(self, move: str) -> str:
        """What makes a move differ from the last draft."""
        return self._salts.get(move, "") + self._salts.get("any", "")

    def chance(self, what: str) -> random.Random:
        """A source of choices that depends on the interview, the seed and `what`."""
        return random.Random(f"{self.material.seed}|{what}|{self._salts.get('any', '')}")  # noqa: S311 - a choice of words

    def writer(self) -> Writer:
        """A writer that knows the names of this interview."""
        request, material = self.request, self.material
        day, form = request.day("date"), request.format
        slots = role_slots(request.text("role"), request.text("company"))
        slots["date"] = material.spelt(day) if day else "the day"
        slots["again"] = " again" if request.purpose != "thank-you" else ""
        contract = form in EASY or (form == "email" and self.chance("contract").random() < 0.6)
        return Writer(material.seed, REGISTERS[form], slots, contract, material.banned, not material.cast.crowded, self.open)

    @property
    def open(self) -> bool:
        """Whether the role may still be the candidate's."""
        return not self.material.rejected and self.request.purpose not in ("feedback", "keep-in-touch")

    def best_points(self) -> list[Point]:
        """The points in the order in which they would be taken up."""
        return self._points

    # --- fixed moves: what they say depends on purpose and outcome only ---------------------------------

    def fixed(self, move: str, write: Writer) -> str:
        """One of "opening", "interest", "company", "no", "wish", "future", "ask"."""
        before = []
        if move in ("no", "wish", "interest"):
            praise = None if self._salts.get("praise") else self.material.praise
            if self._tidings and move != "no":
                before.append(write.write("tidings.any", "", {"tidings": self._tidings}))
            if praise:
                key = "praise.told" if praise.told else "praise.any"
                before.append(write.write(key, "", {"praise": praise.thing, "told": praise.told}))
        return " ".join([*before, self._fixed(move, write)])

    @property
    def _tidings(self) -> str:
        """What the reader is thanked for who brought the no, where the opening has not done so."""
        return "" if self.request.format == "call-script" else self.material.tidings

    def _fixed(self, move: str, write: Writer) -> str:
        key, salt = self._fixed_key(move)
        changed, faulted = self.salt(salt), bool(self._salts.get(salt))
        if key == "feedback.rejected" and not faulted:
            # Whoever chose knows why, and hears it back as a reproach; only who asks for advice beyond it names it.
            if self.material.reason:
                return write.write("feedback.reason", "", {"reason": self.material.reason})
            if self._tidings:
                return write.write("feedback.tidings", "", {"tidings": self._tidings})
        door = self.material.door if key in ("keep.future", "interest.company", "feedback.ask") and not faulted else None
        if key == "feedback.ask":
            usual = "feedback.beyond" if self.material.reason else key
            told = "feedback.again" if door and door.when else usual
            if door and door.feedback:
                told = "feedback.asoffered" if door.kept.endswith("feedback") else "feedback.given"
            return write.write(told, changed, door.slots if door else {})
        if door is None or (door.told == "feedback" and self.request.purpose == "feedback"):
            return write.write(key, changed)  # feedback that was offered is asked for at the end
        return write.write(f"keep.{door.told}", "", door.slots)

    def _fixed_key(self, move: str) -> tuple[str, str]:
        offered, refused, purpose = self.material.offered, self.material.rejected, self.request.purpose
        if move == "interest":
            if offered:
                return "interest.offered", "interest"
            if refused:
                return ("interest.door" if self.material.door else "interest.refused"), "interest"
            return ("interest.still" if purpose == "check-in" else "interest.role"), "interest"
        if move == "company":
            move = "future" if purpose == "keep-in-touch" else "company"
        if move == "future":
            return f"keep.future{'offered' if offered else '' if refused else 'pending'}", "interest"
        return {
            "opening": ("thanks.short", "thanks"),
            "company": ("keep.futureoffered" if offered else f"interest.{'company' if refused else 'pending'}", "interest"),
            "no": ("feedback.offered" if offered else "feedback.rejected" if refused else "feedback.silent", "no"),
            # Nobody may be said to have been chosen before a no has come.
            "wish": ("keep.offered" if offered else "keep.wish" if refused else "keep.pending", "wish"),
            # Whoever may still be chosen asks for no advice for the next time, nor for another opening.
            "ask": ("feedback.ask" if refused else "feedback.asksilent", "question"),
        }[move]

    # --- points of the conversation ---------------------------------------------------------------------

    def _first(self) -> Point | None:
        return self._points[0] if self._points else None

    def _detail(self) -> Point | None:
        rest = [p for p in self._points[1:] if p.field != "personal" and p.kind != "logistics" and p.penalty < 5]
        rest = [p for p in rest if not (quotes(p) and quotes(self._points[0]))]  # one line of theirs is enough
        rest = rest if self.open else [p for p in rest if not is_sore(p)]
        rest = [p for p in rest if p.doubt < 2] or [p for p in rest if p.doubt < 3]
        backed = [p for p in rest if self.backed(p)]
        if not self.open and not backed:
            news = self.material.praise or self.material.door
            shared = [p for p in self._points[1:] if p.field == "personal" and not is_trouble(p) and p.penalty < 4]
            telling = [p for p in rest if tells_alone(p) and not (quotes(self._points[0]) and p.doubt)]
            return None if news else next(iter([*shared, *telling]), None)
        if backed or not rest:
            return next(iter(backed), None)
        first = self._points[0]
        if self.backed(first):
            return next((p for p in rest if tells_alone(p)), None)
        # What is thanked for may be followed by a line or a statement; one of those, given back, is enough.
        return next((p for p in rest if not p.np and tells_alone(p)), None) if first.np and not quotes(first) else None

    def _personal(self) -> Point | None:
        personal = [p for p in self._points[1:] if p.field == "personal" and not is_trouble(p)]
        fit = [p for p in personal if p.penalty < (5 if p.owner == "you" else 4)]
        return fit[0] if fit else None

    def thank(self, write: Writer) -> str:
        """Thanks, with the best point taken up."""
        point = self._first()
        if point is None:
            return write.write("thanks.plain", self.salt("thanks"))
        self._note(point)
        key = f"thanks.{'personal' if point.field == 'personal' and shape(point) == 'np' else shape(point)}"
        said = write.write(
            key, self.salt("thanks"), slots_of(point), longest=40, trouble=not is_glad(point), joined=self.backed(point)
        )
        said = said or write.write("thanks.short", self.salt("thanks"))
        return self._with_thought(write, point, said)

    def place(self, write: Writer) -> str:
        """Thanks that say when one talked and of what, for a message that comes later."""
        point = self._first()
        if point is None or not self.is_placed(point):
            return write.write("placing.plain", self.salt("thanks"))
        self._note(point)
        self._linked = None
        return write.write("placing.np", self.salt("thanks"), slots_of(point))

    def is_placed(self, point: Point) -> bool:
        """Whether a point is named as one says when one talked, and not taken up in a sentence of its own."""
        fit = point.field != "personal" and bool(point.np) and shape(point) in ("np", "trouble")
        return fit and not self.backed(point)

    def detail(self, write: Writer, point: Point | None) -> str:
        """One sentence that takes a point up; "" where there is none."""
        if point is None or point.text in self._spent:
            return ""
        alone = not any(p.text in self._spent for p in self._points)
        self._note(point)
        form = shape(point)
        personal = "personal" in (point.field, point.kind) and handle(point) in ("np", "clause") and not is_trouble(point)
        move = "personal" if personal and form in ("np", "ours") else "detail"
        said = write.write(
            f"{move}.{form}", self.salt("detail"), slots_of(point), trouble=not is_glad(point), joined=self.backed(point)
        )
        return self._with_thought(write, point, as_first(said) if alone else said)

    def _with_thought(self, write: Writer, point: Point, said: str) -> str:
        """A sentence on a point with what the candidate had to say to it, where the notes tell that."""
        told = self.thought(point)
        if told is None or (told.words in self._spent and point.kind != "said"):
            return said
        self._spent.add(told.words)
        key = "asked" if told.form == "deed" and told.asked and is_asked(point) else told.form
        return f"{said} {write.write(f'thought.{key}', self.salt('detail'), {'words': told.words})}".strip()

    @property
    def _after_no(self) -> bool:
        return self.request.purpose in ("feedback", "keep-in-touch")

    def _note(self, point: Point) -> None:
        self._spent.add(point.text)
        self._linked = point if point.field != "personal" else None
        self._echoes += point.field != "personal" and not self.backed(point)

    # --- the candidate ----------------------------------------------------------------------------------

    def qualify(self, write: Writer) -> str:
        """The qualification that fits best, tied to the work; "" where the notes give none."""
        claim = self.fitting()
        return self.qualification(write, claim) if claim else ""

    def qualify_more(self, write: Writer) -> str:
        """A second qualification; "" where there is none."""
        if not self._claimed:
            return self.qualify(write)
        claim = self.fitting()
        if claim is None or claim.penalty > 1 or self._is_slight(claim):
            return ""
        self._spent.add(said_of(claim))
        self._linked = None
        if not claim.clause:
            return write.write("more.np", self.salt("qual"), {"qual": claim.np})
        slots = {"qclause": claim.clause, "qalso": also_said(claim.clause)}
        return write.write("more.clause", self.salt("qual"), slots)

    def _is_slight(self, claim: Claim) -> bool:
        """Whether a claim is a paper that many have, and nothing of the role or the conversation asks for it."""
        asked_for = f"{self.request.text('role')} {' '.join(p.text for p in self._points)}"
        return is_slight(claim) and not bears_on(claim.text, asked_for)

    @property
    def _claimed(self) -> bool:
        return any(said_of(c) in self._spent for c in self.material.qualifications)

    def fitting(self) -> Claim | None:
        """The unused qualification that goes best with what was just said, with the role and with what was asked."""
        claims = [c for c in self.material.qualifications if said_of(c) not in self._spent]
        claims = [c for c in claims if c is not self._kept] or ([] if self._claimed else claims)
        if not claims:
            return None
        bearing = self.claim_for(self._linked) if self._linked else None
        if bearing in claims:
            return bearing
        due = [c for p, c in self._pairs if p.text not in self._spent and p in (self._first(), self._detail())]
        due = [
            c
            for c in due
            if self._following is None or any(c is claim and p.text in self._following for p, claim in self._pairs)
        ]
        claims = [c for c in claims if c not in due] or claims  # what bears on a later point waits for it
        role = content(self.request.text("role"))
        near = content(self._linked.text) - role if self._linked else set()
        talked = content(" ".join(p.text for p in self._points)) - role
        # Whoever had the thanks does not read the same again in the message that asks how things stand.
        later = self.request.purpose == "check-in"
        turn = self.material.position + later

        doubted = " ".join(self.material.doubt.about) if self.material.doubt else ""

        def worth(claim: Claim) -> float:
            words = content(claim.text)
            named = len(words & role)
            named = min(1, named) if is_state(claim) else named  # that one is what the post is called tells little
            result = telling(claim) - 3.0 * self._is_slight(claim)
            result += 2.0 * bool(shared_weight(claim.text, doubted, but=self._common))  # says something to the doubt
            return 2.0 * len(words & near) + 1.2 * named + 0.8 * min(3, len(words & talked)) + result - claim.penalty

        ranked = sorted(claims, key=lambda c: -worth(c))
        # Each of a panel hears of another, but of none that is thin.
        strong = [c for c in ranked if worth(c) > worth(ranked[0]) - (0.6 if later else 1.3)]
        return strong[turn % len(strong)] if turn and not self._claimed else ranked[0]

    def qualification(self, write: Writer, claim: Claim) -> str:
        """What the candidate brings, tied to the work."""
        self._spent.add(said_of(claim))
        linked = self._linked is not None and not quotes(self._linked) and self._shared(claim, self._linked) > 0
        self._linked = None
        if not claim.clause:
            return write.write("qual.np", self.salt("qual"), {"qual": claim.np}, linked=linked)
        return write.write("qual.told", self.salt("qual"), {"qclause": claim.clause}, linked=linked)

    # --- news, the question -------------------------------------------------------------------------------

    def news(self, write: Writer) -> str:
        """What has happened since."""
        news = self.material.news
        self._linked = None
        if news is None:
            return ""
        own = news.clause.startswith(("I ", "I'", "my ", "we "))
        theirs = "news.theirs" if is_welcome(news.clause) else "news.seen"
        return write.write("news.clause" if own else theirs, self.salt("news"), {"clause": news.clause})

    def question(self, write: Writer) -> str:
        """The question that fits what is known of the next steps."""
        salt = self.salt("question")
        key, slots = asked(self.material, again=bool(self._salts.get("question")))
        said = write.write(key, salt, slots)
        if self.material.reading.allows(said):
            return said
        key, slots = asked(self.material, again=True)  # what was found at fault must not come back, whoever told it
        return write.write(key, self.salt("question") + "otherwise", slots)

    def channel(self, write: Writer) -> str:
        """A word on the channel the reader prefers, where it is another than this message's."""
        wanted = str(self.request.notes.get("preferred_channel") or "")
        used = {"email": "email", "linkedin": "linkedin", "call-script": "phone"}.get(self.request.format, "")
        shunned = wanted == "phone" and (self.material.rejected or shuns_calls(self.request.text("concern")))
        expected = self.material.announced or self.request.purpose == "keep-in-touch" or shunned
        by_hand = self.request.format in ("letter", "note") and wanted != "phone"
        if wanted not in ("phone", "email", "linkedin") or wanted == used or expected or by_hand:
            return ""
        return write.write(f"channel.{wanted}", self.salt("channel"))


def said_of(claim: Claim) -> str:
    """The words of a claim that tell it from another."""
    return claim.np or claim.clause
