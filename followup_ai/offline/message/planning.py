"""Decides what a message says, in which order and how much of it, and writes it sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from followup_ai.offline.claims.joining import tells_alone, tells_much
from followup_ai.offline.message.material import Material
from followup_ai.offline.message.saying import REGISTERS, said_of
from followup_ai.offline.message.settling import SettlingMoves
from followup_ai.offline.talk.frames import is_sore
from followup_ai.offline.typed.phrasing import Writer

__all__ = ["REGISTERS", "Limits", "Plan"]

_ASPIRED = {"email": 128, "letter": 150, "note": 78, "linkedin": 84}
_LEAST = {"email": 52, "letter": 82, "note": 32, "linkedin": 27}
# Up to here what the notes hold is used; below `_LEAST` even what any message can say.
_WANTED = {"email": 92, "letter": 104, "note": 56, "linkedin": 56}
_MOST = {"email": 180, "letter": 265, "note": 82, "linkedin": 108}
_MOST_FACTS = 2
"""Things that a message tells of what the candidate brings; a letter may add what was left unsaid."""
_SHORT_OFFER = 12
"""Words that a message may lack of its least length and be filled with a courtesy or two."""
_HANDWRITTEN_SPARE = 5
"""Words by which a note may come nearer to the channel's 90 where a promise would be left out else."""
_BRIEF = {"check-in": 0.92, "feedback": 0.85, "keep-in-touch": 0.75, "thank-you": 1.0}

# What stands where, paragraph by paragraph; what the notes do not give is skipped.
_ORDERS: dict[str, tuple[tuple[tuple[str, ...], ...], ...]] = {
    "thank-you": (
        (("thanks", "detail"), ("qual", "leftout", "qual2", "concern", "promise"), ("personal", "interest", "question")),
        (("thanks", "qual", "qual2"), ("detail", "leftout", "concern", "promise"), ("personal", "interest", "question")),
        (("opening", "first", "detail"), ("qual", "leftout", "qual2", "concern"), ("promise", "interest", "question")),
        (("thanks", "detail", "qual", "qual2"), ("leftout", "personal", "concern", "promise", "interest", "question")),
        (("thanks", "interest"), ("detail", "qual", "leftout", "qual2", "concern"), ("personal", "promise", "question")),
        (("opening", "first", "qual"), ("detail", "leftout", "qual2", "concern"), ("promise", "interest", "question")),
        (("thanks", "qual"), ("detail", "leftout", "qual2", "concern"), ("personal", "promise", "interest", "question")),
    ),
    # A check-in says first where it comes from, and asks last: behind a question a fact of one's own stands in the air.
    "check-in": (
        (("placing",), ("first", "leftout", "news", "qual", "concern", "promise"), ("interest", "question")),
        (("placing", "interest"), ("first", "leftout", "news", "qual", "concern", "promise"), ("question",)),
        (("placing",), ("news", "first", "qual", "leftout", "concern"), ("promise", "interest", "question")),
        (("placing", "interest"), ("first", "qual", "leftout", "news", "concern"), ("promise", "question")),
    ),
    # After a no, whatever else is asked: what came with it is answered first, and the question stands last.
    "refused": (
        (("thanks", "interest"), ("promise",), ("personal", "question")),
        (("thanks",), ("interest", "promise"), ("question",)),
        (("thanks", "detail"), ("interest", "promise", "question")),
    ),
    "feedback": (
        (("thanks", "detail"), ("no", "ask"), ("company",)),
        (("opening", "first"), ("no", "ask"), ("company",)),
        (("thanks", "detail"), ("no", "company", "ask")),
        (("opening", "first", "detail"), ("no", "ask", "company")),
    ),
    "keep-in-touch": (
        (("thanks", "detail"), ("wish", "promise", "company")),
        (("opening", "first"), ("wish", "promise"), ("company",)),
        (("thanks", "detail"), ("promise", "wish"), ("company",)),
        (("opening", "first", "detail"), ("promise", "wish", "company")),
    ),
}
_FACTS = frozenset({"qual", "qual2", "leftout"})
_NEEDED = frozenset({"thanks", "opening", "placing", "first", "interest", "question", "no", "ask", "company", "wish"})
_FIXED = frozenset({"opening", "interest", "company", "no", "wish", "ask"})
# Which of the rest comes first where room is short.
_WORTH = {
    "email": "promise leftout concern qual detail news personal qual2",
    "letter": "promise leftout concern qual detail news qual2 personal",
    "note": "promise leftout concern qual news personal detail",
    "linkedin": "promise leftout concern qual news personal detail",
}
# Words a sentence of each move has beside those of the notes.
_WORDS = {
    "thanks": 21, "opening": 13, "placing": 18, "first": 9, "detail": 9, "qual": 9, "qual2": 7, "promise": 6,
    "concern": 12, "news": 5, "leftout": 8, "personal": 8, "interest": 12, "question": 20, "no": 14, "ask": 20,
    "company": 15, "wish": 14,
}  # fmt: skip
_FRAMED = "I would still"
"""As many words as stand around what the candidate had to say to a point."""


@dataclass(frozen=True)
class Limits:
    """How long the body is to be, in words: `aim` at best, `wanted` where there is matter, `least` and `most` at any rate."""

    aim: float
    wanted: float
    least: float
    most: float


class Plan(SettlingMoves):
    """What is said to this reader, and how.

    Args:
        material: what can be said.
        salts: moves to be said otherwise than last time → what makes the choice differ.
        room: how much longer (over 1) or shorter (under 1) than usual.
    """

    def __init__(self, material: Material, salts: dict[str, str], room: float = 1.0) -> None:
        super().__init__(material, salts)
        self.room = room
        self._sparing = False

    def paragraphs(self) -> list[list[str]]:
        """The sentences of the body, in one to three paragraphs."""
        limits = self._limits()
        order = self._order()
        chosen = self._affordable(order, limits)
        if left := self._too_loose(order, chosen):
            chosen = chosen - left
        while True:
            written = self._written(order, chosen, limits)
            spare = chosen - _NEEDED | (chosen & {"no"} if limits.most < 120 else set())
            if _count(written) <= limits.most or not spare:
                break
            worst = self._least_worth(spare)
            # What was promised and what was left unsaid go last; what the candidate brings only where fewer words are too many.
            tries = 24 if spare <= {"promise", "leftout"} else 8 if worst in ("qual", "concern") else 0
            if tries and (shorter := self._shorter(order, chosen, limits, tries)):
                return shorter
            chosen = chosen - {worst}
        tries = 0
        while _count(written) > limits.most and tries < 4:
            tries += 1
            self._salts = {**self._salts, "any": f"{self._salts.get('any', '')}shorter{tries}"}
            written = min(written, self._written(order, chosen, limits), key=_count)
        return written

    def _shorter(self, order: tuple[tuple[str, ...], ...], chosen: set[str], limits: Limits, tries: int) -> list[list[str]]:
        """The same said in fewer words, by other phrasings; [] where none of them is short enough."""
        usual = self._salts
        for again in range(tries):
            self._salts = {**usual, "any": f"{usual.get('any', '')}brief{again}"}
            written = self._written(order, chosen, limits)
            if _count(written) <= limits.most + _HANDWRITTEN_SPARE * (self.request.format == "note"):
                return written
        self._salts = usual
        return []

    def _limits(self) -> Limits:
        form, purpose = self.request.format, self.request.purpose
        brief = _BRIEF.get(purpose, 1.0)
        least = _LEAST[form] * max(1.0, self.room)
        wanted = max(least, _WANTED[form] * brief * self.room)
        return Limits(max(_ASPIRED[form] * brief * self.room, least), wanted, least, _MOST[form] * min(1.0, self.room))

    def _order(self) -> tuple[tuple[str, ...], ...]:
        refused = self.material.rejected and not self._after_no
        orders: tuple[tuple[tuple[str, ...], ...], ...] = _ORDERS["refused" if refused else self.request.purpose]
        if not self._points:
            orders = tuple(o for o in orders if "first" not in [m for p in o for m in p]) or orders
        order: tuple[tuple[str, ...], ...] = self.chance("order").choice(orders)
        if self.request.format in ("note", "linkedin"):
            moves = [m for p in order for m in p]
            if "opening" in moves:
                moves = ["thanks" if m == "opening" else m for m in moves if m != "first"]
            cut = max(1, len(moves) - 2 if self.request.purpose == "thank-you" else len(moves) // 2)
            cut = len(order[0]) if "placing" in moves else cut
            order = (tuple(moves[:cut]), tuple(moves[cut:]))
        return self._answered(self._joined(order))

    def _answered(self, order: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        """The order with what was left unsaid right behind the point that it answers, where one of them is taken up."""
        moves = [m for p in order for m in p]
        if "leftout" not in moves:
            return order
        taken_up = (("first" if "first" in moves else "thanks", self._first()), ("detail", self._detail()))
        after = next((m for m, point in taken_up if m in moves and point is not None and self.answers(point)), "")
        return _moved("leftout", after, order) if after else order

    def _beside_its_like(self, order: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        """The order with what was left unsaid and answers nothing behind what else the candidate brings.

        Behind a line that it does not answer it would seem to answer that.
        """
        moves = [m for p in order for m in p]
        at = moves.index("leftout") if "leftout" in moves else 0
        point = {"first": self._first(), "thanks": self._first(), "detail": self._detail()}.get(moves[at - 1]) if at else None
        after = next((m for m in reversed(moves) if m in ("qual", "qual2")), "")
        return _moved("leftout", after, order) if point and after and not self.answers(point) else order

    def _apart(self, order: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        """The order with what bears on nothing in the next paragraph, where it would stand right behind a topic.

        Behind a line of the reader's, a fact of the candidate's that has nothing to do with it reads like a non sequitur.
        """
        moves = [m for p in order for m in p]
        first = self._first()
        if first and "placing" in moves and self.is_placed(first):
            order = tuple(tuple(m for m in p if m != "first") for p in order)  # it is said as one says when one talked
        topics = {"first": self._first(), "thanks": None if "first" in moves else self._first(), "detail": self._detail()}
        found: list[list[str]] = []
        strayed: list[str] = []
        for paragraph in order:
            kept, strayed = [*strayed], []
            for move in paragraph:
                behind = topics.get(kept[-1]) if kept and move in _FACTS else None
                tied = behind and (self.answers(behind) if move == "leftout" else self.claim_for(behind) is not None)
                (strayed if behind and not tied else kept).append(move)
            found.append(kept)
        at = next((n for n, m in enumerate(found[-1]) if m in ("interest", "question", "promise")), len(found[-1]))
        found[-1][at:at] = strayed
        if len(found) > 2 and len(found[1]) == 1 and found[1][0] in _FACTS:
            found[1:3] = [found[1] + found[2]]  # one short sentence is no paragraph
        return tuple(map(tuple, found))

    def _joined(self, order: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        """The order with what the candidate brings right behind the points that it bears on."""
        moves = [m for p in order for m in p]
        taken_up = (("first" if "first" in moves else "thanks", self._first()), ("detail", self._detail()))
        tied = [move for move, point in taken_up if move in moves and point is not None and self.claim_for(point)]
        behind = dict(zip(tied, [m for m in ("qual", "qual2") if m in moves], strict=False))
        without = (tuple(m for m in p if m not in behind.values()) for p in order)
        return tuple(tuple(n for m in p for n in ((m, behind[m]) if m in behind else (m,))) for p in without)

    def _too_loose(self, order: tuple[tuple[str, ...], ...], chosen: set[str]) -> set[str]:
        """Facts of the candidate's to leave for another message: side by side, two that hang on nothing read like a form.

        What was left unsaid is the best reason to write, and goes before any other fact that bears on nothing.
        """
        moves = [m for p in order for m in p if m in chosen]
        loose = self._loose(moves)
        short = self.request.format in ("note", "linkedin")
        paired = sum(m in moves for m in ("qual", "qual2")) > len([m for m in loose if m != "leftout"])
        roomy = self.request.format == "letter" or (not short and "leftout" in moves and not paired)
        most = 2 if roomy else 1
        kept = loose[:most]
        unpaired = [c for c in self.material.qualifications if all(c is not claim for _, claim in self._pairs)]
        if "qual2" in kept and "qual" in moves and "qual" not in loose and not any(map(tells_much, unpaired)):
            kept = [m for m in kept if m != "qual2"]  # "I also qualified in 2018", behind what does answer something
        self._sparing = len(loose) >= most
        return set(loose) - set(kept)

    def _loose(self, moves: list[str]) -> list[str]:
        """Those of the moves that tell of the candidate and bear on nothing that is taken up, what was left unsaid first."""
        points = [p for p in (self._first(), self._detail() if "detail" in moves else None) if p]
        claims = sorted(m for m in moves if m in ("qual", "qual2"))[sum(self.claim_for(p) is not None for p in points) :]
        joined = any(self.answers(p) for p in points) or self.topic_for_addition() is not None
        return ["leftout", *claims] if "leftout" in moves and not joined else claims

    def _to_follow(self, moves: list[str]) -> frozenset[str]:
        """The words of the points behind which what the candidate brings for them is said."""
        taken_up = {"first": self._first(), "thanks": None if "first" in moves else self._first(), "detail": self._detail()}
        behind = [taken_up.get(move) for move, after in pairwise(moves) if after in ("qual", "qual2")]
        return frozenset(point.text for point in behind if point)

    def _affordable(self, order: tuple[tuple[str, ...], ...], limits: Limits) -> set[str]:
        moves = [m for p in order for m in p]
        chosen = {m for m in moves if m in _NEEDED}
        used = sum(self._estimate(m) for m in chosen)
        worth = _WORTH[self.request.format].split()
        for move in worth:
            if move in moves and self._has(move):
                cost = self._estimate(move)
                # What a follow-up is for is tried where it may just fit; what turns out too long is taken out again.
                due = move in ("promise", "leftout", "qual", "concern") and used + cost <= limits.most + 20
                if due or used + cost <= limits.aim + 8:
                    chosen.add(move)
                    used += cost
        return chosen

    def _least_worth(self, spare: set[str]) -> str:
        worth = _WORTH[self.request.format].split()
        return max(sorted(spare), key=lambda m: worth.index(m) if m in worth else -1)

    def _has(self, move: str) -> bool:
        material = self.material
        have: dict[str, object] = {
            "detail": self._detail(),
            "qual": material.qualifications,
            "qual2": sum(c.penalty < 3 for c in material.qualifications) > 1,
            "promise": self.owes(),
            "concern": material.doubt and self.is_met(material.doubt),
            "news": material.news,
            "leftout": self.addition() and not self.answers_doubt(),
            "personal": self._personal(),
        }
        return bool(have.get(move, True))

    def _estimate(self, move: str) -> int:
        point = {"thanks": self._first, "first": self._first, "detail": self._detail, "personal": self._personal}.get(move)
        taken = point() if point else None
        said = taken.text if taken else ""
        claims = self.material.qualifications
        if move in ("qual", "qual2") and claims:
            claim = claims[-1 if move == "qual2" else 0]
            said = claim.np or claim.clause
        if taken and (thought := self.thought(taken)):
            said = f"{said} {_FRAMED} {thought.words}"
        if move == "leftout" and (added := self.addition()):
            said = added.np or added.clause
        if move == "promise":
            said = " and ".join(p.vp for p in self._promised())
        return _WORDS[move] + len(said.split())

    def _written(self, order: tuple[tuple[str, ...], ...], chosen: set[str], limits: Limits) -> list[list[str]]:
        write = self.writer()
        self.begin()
        if "concern" in chosen:
            self.keep_for_doubt()
        self._following = self._to_follow([m for p in order for m in p if m in chosen])
        paragraphs = []
        for moves in self._apart(self._beside_its_like(tuple(tuple(m for m in p if m in chosen) for p in order))):
            sentences = [self._say(move, write) for move in moves]
            paragraphs.append([s for s in sentences if s])
        paragraphs = [p for p in paragraphs if p]
        self._lengthen(paragraphs, write, limits)
        return _parted(_balanced([_said_once(p) for p in paragraphs]), self.request.format)

    def _lengthen(self, paragraphs: list[list[str]], write: Writer, limits: Limits) -> None:
        """Adds what the notes still hold until the wanted length, then what can honestly be said until the least one."""
        points = {p.text for p in self._points}
        claims = {c.np for c in self.material.qualifications} | {c.clause for c in self.material.qualifications}
        of_notes: list[tuple[Callable[[], str], set[str]]] = [
            (lambda: self.qualify_more(write) if self.open and self._has_room_for_facts() else "", claims),
            (lambda: self._another_point(write), points),
        ]
        for filler, alike in of_notes:
            short_of = limits.least if self._sparing and alike is claims else limits.wanted
            if _count(paragraphs) < short_of and _count(paragraphs) + 14 <= limits.most:
                where = _after(paragraphs, alike)
                of_claims = alike is claims
                _put(where, filler(), alike if of_claims else (), heads=of_claims and where is not paragraphs[0])
        if _count(paragraphs) < limits.wanted:
            _put(paragraphs[-1], self.channel(write))
        self._pad(paragraphs, write, limits)

    def _has_room_for_facts(self) -> bool:
        """Whether a message may tell one more thing that the candidate brings: with more than a few it is a list."""
        added = self.addition()
        told = sum(said_of(c) in self._spent for c in self.material.qualifications)
        unsaid = bool(added and said_of(added) in self._spent and self.request.format != "letter")
        return told + unsaid < _MOST_FACTS

    def _pad(self, paragraphs: list[list[str]], write: Writer, limits: Limits) -> None:
        """Adds what any message can honestly say until the least length is reached."""
        if _count(paragraphs) < limits.least:
            _put(_after(paragraphs, {p.text for p in self._points}), self._another_point(write, echoes=2))
        # Whoever is to meet again hardly need offer to.
        offers: tuple[str, ...] = ("offer.any", "talk.any") if self.material.stages else ("talk.any", "offer.any")
        offers = offers if self.open else ("talk.later",)
        # Nobody waits for a no that has come, nor learns afterwards what the work is.
        extra = self.request.purpose if self._after_no or not self.material.rejected else "keep-in-touch"
        keys = (f"extra.{extra}", offers[0], "thanksend.any", *offers[1:])
        if extra == "thank-you" and self.open and limits.least - _count(paragraphs) > _SHORT_OFFER:
            keys = ("offer.both", "extra.thank-you", "thanksend.any")  # one sentence and not three
        for key in keys:
            if _count(paragraphs) < limits.least:
                _put(paragraphs[-1], write.write(key, self.salt("extra")))

    def _another_point(self, write: Writer, echoes: int = 1) -> str:
        """One more point; with nothing of the candidate's behind it only where fewer than `echoes` such were taken up."""
        unused = [p for p in self._points if p.text not in self._spent and p.penalty < 4 and p.kind != "logistics"]
        quoted = any('"' in s for s in write.said)
        sure = [p for p in unused if p.doubt < 1 and not (p.quote and quoted)]
        sure = [p for p in sure if self.backed(p) or (self._echoes < echoes and tells_alone(p))]
        sure = [] if self._after_no else sure  # a no is not answered with a list of what was talked about
        sure = sure if self.open else [p for p in sure if not is_sore(p)]
        return self.detail(write, sure[0]) if sure else ""

    def _say(self, move: str, write: Writer) -> str:
        if move in _FIXED:
            return self.fixed(move, write)
        say: dict[str, Callable[[Writer], str]] = {
            "thanks": self.thank,
            "placing": self.place,
            "first": lambda w: self.detail(w, self._first()),
            "detail": lambda w: self.detail(w, self._detail()),
            "personal": lambda w: self.detail(w, self._personal()),
            "qual": self.qualify,
            "qual2": self.qualify_more,
            "concern": self.concern,
            "promise": self.promise,
            "news": self.news,
            "leftout": self.left_out,
            "question": self.question,
        }
        return say[move](write)


def _after(paragraphs: list[list[str]], said: set[str]) -> list[str]:
    """The last paragraph in which something of `said` stands; the one before the last where nothing does."""
    for paragraph in reversed(paragraphs):
        if any(words and words.lower() in sentence.lower() for sentence in paragraph for words in said):
            return paragraph
    return paragraphs[-2] if len(paragraphs) > 1 else paragraphs[-1]


def _moved(move: str, after: str, order: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The order with one move right behind another."""
    without = (tuple(m for m in p if m != move) for p in order)
    return tuple(tuple(n for m in p for n in ((m, move) if m == after else (m,))) for p in without)


_INCLUDED = "My work has included "


def _said_once(paragraph: list[str]) -> list[str]:
    """A paragraph in which what one's work has included is begun once: "It has also included …"."""
    again = (n and s.startswith(_INCLUDED) and paragraph[n - 1].startswith(_INCLUDED) for n, s in enumerate(paragraph))
    return [s.replace(_INCLUDED, "It has also included ", 1) if a else s for s, a in zip(paragraph, again, strict=True)]


def _put(paragraph: list[str], sentence: str, alike: Collection[str] = (), *, heads: bool = False) -> None:
    """Adds a sentence to a paragraph.

    Args:
        paragraph: is changed.
        sentence: "" adds nothing.
        alike: words of its like, behind the last of which it goes; else it ends the paragraph, before a question.
        heads: it begins the paragraph instead, where nothing is its like.
    """
    if sentence:
        told = (n for n, s in enumerate(paragraph) if any(words and words.lower() in s.lower() for words in alike))
        end = 0 if heads else len(paragraph) - paragraph[-1].endswith("?")
        paragraph.insert(max((n + 1 for n in told), default=end), sentence)


def _count(paragraphs: list[list[str]]) -> int:
    return sum(len(s.split()) for p in paragraphs for s in p)


def _balanced(paragraphs: list[list[str]]) -> list[list[str]]:
    """At most three paragraphs, none of them a single short sentence in the middle."""
    joined: list[list[str]] = []
    for paragraph in paragraphs:
        if joined and len(paragraph) == 1 and len(paragraph[0].split()) < 20 and len(joined) == 1 and len(paragraphs) == 3:
            joined[-1] = joined[-1] + paragraph
        else:
            joined.append(paragraph)
    return joined


_LONGEST_PARAGRAPH = 4
"""Sentences over which an email or a letter is no longer one paragraph."""


def _parted(paragraphs: list[list[str]], form: str) -> list[list[str]]:
    """The paragraphs; where all of a longer letter has come into one, what it asks stands by itself."""
    whole = paragraphs[0] if len(paragraphs) == 1 and form in ("email", "letter") else []
    asks = len(whole) > _LONGEST_PARAGRAPH and whole[-1].endswith("?")
    return [whole[:-1], whole[-1:]] if asks else paragraphs
