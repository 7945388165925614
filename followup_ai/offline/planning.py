"""Decides what a message says, in which order and how much of it, and writes it sentence by sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from followup_ai.offline.background import Claim
from followup_ai.offline.material import Material
from followup_ai.offline.phrasing import Writer, content
from followup_ai.offline.points import Point
from followup_ai.offline.request import Request
from followup_ai.offline.wording import role_slots

REGISTERS = {"email": "e", "letter": "f", "note": "h", "linkedin": "l", "linkedin-connect": "l", "call-script": "s"}
_ASPIRED = {"email": 120, "letter": 150, "note": 62, "linkedin": 70}
_LEAST = {"email": 56, "letter": 88, "note": 35, "linkedin": 30}
_MOST = {"email": 180, "letter": 265, "note": 80, "linkedin": 106}
_BRIEF = {"check-in": 0.8, "feedback": 0.85, "keep-in-touch": 0.75, "thank-you": 1.0}

# What stands where, paragraph by paragraph; what the notes do not give is skipped.
_ORDERS: dict[str, tuple[tuple[tuple[str, ...], ...], ...]] = {
    "thank-you": (
        (("thanks", "detail"), ("qual", "concern", "leftout", "promise"), ("personal", "interest", "question")),
        (("thanks", "qual"), ("detail", "personal", "concern", "leftout", "promise"), ("interest", "question")),
        (("opening", "first", "detail"), ("qual", "concern", "leftout", "personal"), ("promise", "interest", "question")),
        (("thanks", "detail", "qual", "personal"), ("concern", "leftout", "promise", "interest", "question")),
        (("thanks", "interest"), ("detail", "qual", "concern", "leftout"), ("personal", "promise", "question")),
        (("opening", "interest"), ("first", "qual", "detail", "concern"), ("leftout", "promise", "personal", "question")),
    ),
    "check-in": (
        (("thanks", "detail"), ("news", "qual"), ("interest", "question")),
        (("thanks",), ("interest", "news", "qual", "question")),
        (("opening", "first"), ("news", "interest", "qual"), ("question",)),
        (("opening", "interest"), ("first", "qual", "news", "question")),
    ),
    "feedback": (
        (("thanks",), ("no", "detail"), ("company", "ask")),
        (("opening", "first"), ("no", "ask"), ("company",)),
        (("thanks", "detail"), ("no", "company", "ask")),
        (("opening", "no"), ("first", "detail"), ("ask", "company")),
    ),
    "keep-in-touch": (
        (("thanks", "detail"), ("wish", "company")),
        (("opening", "first"), ("wish",), ("company",)),
        (("thanks",), ("wish", "detail"), ("company",)),
        (("opening", "wish"), ("first", "detail", "company")),
    ),
}
_NEEDED = frozenset({"thanks", "opening", "first", "interest", "question", "no", "ask", "company", "wish"})
# Which of the rest comes first where room is short.
_WORTH = {
    "email": "detail qual promise concern news personal leftout",
    "letter": "detail qual promise concern news leftout personal",
    "note": "promise qual news personal detail",
    "linkedin": "qual promise news personal detail",
}


@dataclass(frozen=True)
class Limits:
    """How long the body is to be, in words."""

    aim: float
    least: float
    most: float


class Plan:
    """What is said to this reader, and how.

    Args:
        material: what can be said.
        salts: moves to be said otherwise than last time → what makes the choice differ.
        room: how much longer (over 1) or shorter (under 1) than usual.
    """

    def __init__(self, material: Material, salts: dict[str, str], room: float = 1.0) -> None:
        self.material, self._salts, self.room = material, salts, room
        self.request: Request = material.request
        self._points = list(material.points)
        self.begin()

    def begin(self) -> None:
        """Forgets what was said, before writing from the start."""
        self._spent: set[str] = set()
        self._linked: Point | None = None

    @property
    def wish(self) -> str:
        """Which good wishes fit: nobody may be said to have been chosen before a no has come."""
        return "keep.wish" if self.material.rejected else "keep.pending"

    def salt(self, move: str) -> str:
        """What makes a move differ from the last draft; "" where it stays as it was."""
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
        easy = form in ("note", "linkedin", "linkedin-connect", "call-script")
        contract = easy or (form == "email" and self.chance("contract").random() < 0.6)
        return Writer(material.seed, REGISTERS[form], slots, contract, material.banned, alone=not material.cast.crowded)

    # --- the body ------------------------------------------------------------------------------------

    def paragraphs(self) -> list[list[str]]:
        """The sentences of the body, in one to three paragraphs."""
        limits = self._limits()
        order = self._order()
        chosen = self._affordable(order, limits)
        while True:
            written = self._written(order, chosen, limits)
            spare = chosen - _NEEDED | (chosen & {"no"} if limits.most < 120 else set())
            if _count(written) <= limits.most or not spare:
                break
            chosen = chosen - {self._least_worth(spare)}
        tries = 0
        while _count(written) > limits.most and tries < 4:
            tries += 1
            self._salts = {**self._salts, "any": f"{self._salts.get('any', '')}shorter{tries}"}
            written = min(written, self._written(order, chosen, limits), key=_count)
        return written

    def _limits(self) -> Limits:
        form, purpose = self.request.format, self.request.purpose
        brief = _BRIEF.get(purpose, 1.0)
        least = _LEAST[form] * max(1.0, self.room)
        return Limits(max(_ASPIRED[form] * brief * self.room, least), least, _MOST[form] * min(1.0, self.room))

    def _order(self) -> tuple[tuple[str, ...], ...]:
        orders: tuple[tuple[tuple[str, ...], ...], ...] = _ORDERS.get(self.request.purpose, _ORDERS["thank-you"])
        if not self._points:
            orders = tuple(o for o in orders if "first" not in [m for p in o for m in p]) or orders
        order: tuple[tuple[str, ...], ...] = self.chance("order").choice(orders)
        if self.request.format in ("note", "linkedin"):
            moves = [m for p in order for m in p]
            cut = max(1, len(moves) - 2 if self.request.purpose == "thank-you" else len(moves) // 2)
            order = (tuple(moves[:cut]), tuple(moves[cut:]))
            if any(m == "opening" for m in moves):
                order = tuple(tuple("thanks" if m == "opening" else m for m in p if m != "first") for p in order)
        return order

    def _affordable(self, order: tuple[tuple[str, ...], ...], limits: Limits) -> set[str]:
        moves = [m for p in order for m in p]
        chosen = {m for m in moves if m in _NEEDED}
        used = sum(self._estimate(m) for m in chosen)
        for move in _WORTH[self.request.format].split():
            if move in moves and self._has(move):
                cost = self._estimate(move)
                if used + cost <= limits.aim + 10:
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
            "promise": material.promises,
            "concern": material.concern,
            "news": material.news,
            "leftout": material.left_out,
            "personal": self._personal(),
        }
        return bool(have.get(move, True))

    def _estimate(self, move: str) -> int:
        material = self.material
        words = {
            "thanks": 21,
            "opening": 13,
            "first": 9,
            "detail": 9,
            "qual": 9,
            "promise": 6,
            "concern": 12,
            "news": 5,
            "leftout": 8,
            "personal": 8,
            "interest": 13,
            "question": 21,
            "no": 16,
            "ask": 21,
            "company": 15,
            "wish": 15,
        }[move]
        point = (
            self._first()
            if move in ("thanks", "first")
            else self._detail()
            if move == "detail"
            else self._personal()
            if move == "personal"
            else None
        )
        said = point.text if point else ""
        if move == "qual" and material.qualifications:
            said = material.qualifications[0].np or material.qualifications[0].clause
        if move == "promise":
            said = " and ".join(material.promises[:3])
        return words + len(said.split())

    def _written(self, order: tuple[tuple[str, ...], ...], chosen: set[str], limits: Limits) -> list[list[str]]:
        write = self.writer()
        self.begin()
        paragraphs = []
        for moves in order:
            sentences = [self._say(move, write) for move in moves if move in chosen]
            paragraphs.append([s for s in sentences if s])
        paragraphs = [p for p in paragraphs if p]
        self._lengthen(paragraphs, write, limits)
        return _balanced(paragraphs)

    def _lengthen(self, paragraphs: list[list[str]], write: Writer, limits: Limits) -> None:
        """Adds what can honestly be added until the least length is reached."""
        middle = paragraphs[-2] if len(paragraphs) > 1 else paragraphs[-1]
        fillers: list[Callable[[], str]] = [
            lambda: self._extra_detail(write),
            lambda: self._extra_qualification(write),
            lambda: write.write("talk.any", self.salt("talk")),
            lambda: write.write("offer.any", self.salt("offer")),
            lambda: write.write("thanksend.any", self.salt("thanks")),
        ]
        for at, filler in enumerate(fillers):
            if _count(paragraphs) >= limits.least:
                return
            sentence = filler()
            if sentence:
                (middle if at < 2 else paragraphs[-1]).append(sentence)

    def _extra_detail(self, write: Writer) -> str:
        unused = [p for p in self._points if p.text not in self._spent and p.penalty < 6]
        return self.detail(write, unused[0]) if unused else ""

    def _extra_qualification(self, write: Writer) -> str:
        unused = [c for c in self.material.qualifications if (c.np or c.clause) not in self._spent]
        return self.qualification(write, unused[0]) if unused else ""

    # --- the moves -----------------------------------------------------------------------------------

    def _say(self, move: str, write: Writer) -> str:
        say: dict[str, Callable[[Writer], str]] = {
            "thanks": self._thanks,
            "first": lambda w: self._about(w, self._first()),
            "detail": lambda w: self._about(w, self._detail()),
            "personal": lambda w: self._about(w, self._personal()),
            "qual": self.qualify,
            "concern": self.concern,
            "promise": self.promise,
            "news": self.news,
            "leftout": self._left_out,
            "question": self.question,
        }
        if move in say:
            return say[move](write)
        no = "feedback.rejected" if self.material.rejected else "feedback.silent"
        interest = "interest.still" if self.request.purpose == "check-in" else "interest.role"
        company = "keep.future" if self.request.purpose == "keep-in-touch" else "interest.company"
        key, salt = {
            "opening": ("thanks.short", "thanks"),
            "interest": (interest, "interest"),
            "no": (no, "no"),
            "ask": ("feedback.ask", "question"),
            "company": (company, "interest"),
            "wish": (self.wish, "wish"),
        }[move]
        return write.write(key, self.salt(salt))

    def _first(self) -> Point | None:
        return self._points[0] if self._points else None

    def _detail(self) -> Point | None:
        rest = [p for p in self._points[1:] if p.field != "personal" and p.penalty < 8]
        kinds = (
            [p for p in rest if handle(p) != handle(self._points[0])]
            if len(rest) > 1 and self.chance("kind").random() < 0.5
            else []
        )
        return (kinds or rest)[0] if rest else None

    def _personal(self) -> Point | None:
        found = [p for p in self._points[1:] if p.field == "personal" and p.penalty < 4]
        return found[0] if found else None

    def _about(self, write: Writer, point: Point | None) -> str:
        return self.detail(write, point) if point else ""

    def _thanks(self, write: Writer) -> str:
        point = self._first()
        if point is None:
            return write.write("thanks.plain", self.salt("thanks"))
        self._note(point)
        return write.write(f"thanks.{handle(point)}", self.salt("thanks"), _slots(point), longest=40)

    def _note(self, point: Point) -> None:
        self._spent.add(point.text)
        self._linked = point if point.field != "personal" else None

    def detail(self, write: Writer, point: Point) -> str:
        """One sentence that takes a point up."""
        self._note(point)
        move = "personal" if point.field == "personal" and handle(point) in ("np", "clause") else "detail"
        return write.write(f"{move}.{handle(point)}", self.salt("detail"), _slots(point))

    def qualify(self, write: Writer) -> str:
        """The qualification that fits best, tied to the work; "" where the notes give none."""
        claim = self._fitting()
        return self.qualification(write, claim) if claim else ""

    def _fitting(self) -> Claim | None:
        """The unused qualification that goes best with what was just said and with the role."""
        claims = [c for c in self.material.qualifications if (c.np or c.clause) not in self._spent]
        if not claims:
            return None
        point = self._linked
        wanted = content(point.text if point else "") | content(self.request.text("role"))
        turn = self.material.position
        ranked = sorted(claims, key=lambda c: (-len(content(c.text) & wanted), c.penalty))
        return ranked[turn % len(ranked)] if turn else ranked[0]

    def qualification(self, write: Writer, claim: Claim) -> str:
        """What the candidate brings, tied to the work."""
        self._spent.add(claim.np or claim.clause)
        linked = self._linked is not None
        self._linked = None
        if claim.np and (not claim.clause or self.chance("qual" + claim.np).random() < 0.75):
            return write.write("qual.np", self.salt("qual"), {"qual": claim.np}, linked=linked)
        return write.write("qual.clause", self.salt("qual"), {"qclause": claim.clause}, linked=linked)

    def concern(self, write: Writer) -> str:
        """A lack that was raised, met with what bears on it or with the will to learn; "" for any other doubt.

        A doubt repeated as a fact about oneself does more harm than silence, so a worry or a trait is left alone.
        """
        doubt = self.material.concern
        if doubt is None or not doubt.np or not _LACK.search(doubt.np):
            return ""
        qual = self._answer_to(doubt.np)
        if not qual and not _LEARNABLE.search(doubt.np):
            return ""
        self._spent.add(qual)
        self._linked = None
        key = "concern.np" if qual else "concern.nplain"
        return write.write(key, self.salt("concern"), {"concern": doubt.np, "qual": qual})

    def _answer_to(self, doubt: str) -> str:
        """The unused qualification that shares a word with the doubt, as a noun phrase; "" where none does."""
        asked = content(doubt) - {"experience", "lack", "years"}
        fitting = [c.np for c in self.material.qualifications if c.np and c.np not in self._spent and content(c.text) & asked]
        return fitting[0] if fitting else ""

    def promise(self, write: Writer) -> str:
        """What was promised, as coming."""
        self._linked = None
        promises = self.material.promises[: 2 if self.request.format in ("note", "linkedin", "call-script") else 3]
        return write.write("promise.vp", self.salt("promise"), {"promise": _joined(promises)}) if promises else ""

    def news(self, write: Writer) -> str:
        """What has happened since."""
        news = self.material.news
        self._linked = None
        if news is None:
            return ""
        own = news.clause.startswith(("I ", "I'", "my ", "we "))
        key = "news.np" if news.np else "news.clause" if own else "news.theirs"
        return write.write(key, self.salt("news"), {"clause": news.clause, "np": news.np})

    def _left_out(self, write: Writer) -> str:
        claims = self.material.left_out
        if not claims:
            return ""
        claim = claims[self.material.position % len(claims)]
        self._linked = None
        key = "leftout.np" if claim.np else "leftout.clause"
        return write.write(key, self.salt("leftout"), {"np": claim.np, "clause": claim.clause})

    def question(self, write: Writer) -> str:
        """The question that fits what is known of the next steps."""
        material, salt = self.material, self.salt("question")
        if material.decision:
            return write.write("question.date", salt, {"decision": material.decision})
        if self.request.purpose == "check-in":
            return self._asked_again(write, salt)
        if material.steps and not material.decision_passed:
            return write.write("question.steps", salt, {"steps": material.steps})
        return write.write("question.open", salt)

    def _asked_again(self, write: Writer, salt: str) -> str:
        """The question of a check-in: from what was told of the date or the next step, where anything was."""
        material, day = self.material, self.request.day("decision_date")
        if day and material.decision_passed:
            return write.write("question.datepassed", salt, {"day": material.spelt(day)})
        if material.steps and not salt:
            return write.write("question.stepstold", salt, {"steps": material.steps})
        return write.write("question.checkin", salt)

    def best_points(self) -> list[Point]:
        """The points in the order in which they would be taken up."""
        return self._points


_LEARNABLE = re.compile(
    r"\b(?:lack of|little|limited|no)\b.*\b(?:experience|knowledge|background|training|skills?|exposure|practice)\b"
)
_LACK = re.compile(r"\b(?:no|not|never|lack|little|limited|only|new to|gap|gaps|without|less|few)\b|n't\b", re.IGNORECASE)


def handle(point: Point) -> str:
    """The grammatical form in which a point is taken up: "np", "clause", "quote" or "jotted"."""
    return "np" if point.np else "clause" if point.clause else "quote" if point.quote else "jotted"


def _slots(point: Point) -> dict[str, str]:
    return {"np": point.np, "clause": point.clause, "quote": point.quote, "jotted": point.jotted}


def _joined(promises: tuple[str, ...]) -> str:
    """Promises as one verb phrase: "send the PDF and the names of two referees"."""
    said: list[str] = []
    for promise in promises:
        verb, _, rest = promise.partition(" ")
        said.append(rest if said and rest and said[0].split()[0] == verb and not rest.startswith("you ") else promise)
    return " and ".join(said)


def _count(paragraphs: list[list[str]]) -> int:
    return sum(len(s.split()) for p in paragraphs for s in p)


def _balanced(paragraphs: list[list[str]]) -> list[list[str]]:
    """At most three paragraphs, none of them a single short sentence in the middle."""
    joined: list[list[str]] = []
    for paragraph in paragraphs:
        if joined and len(paragraph) == 1 and len(paragraph[0].split()) < 12 and len(joined) == 1 and len(paragraphs) == 3:
            joined[-1] = joined[-1] + paragraph
        else:
            joined.append(paragraph)
    return joined
