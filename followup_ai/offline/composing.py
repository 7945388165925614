"""Plans a message for its purpose and format, writes it, and lays it out."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field

from followup_ai.errors import ModelUseless
from followup_ai.offline.layout import lay_out, lay_out_connect, lay_out_script
from followup_ai.offline.material import Material
from followup_ai.offline.phrasing import Writer, content
from followup_ai.offline.points import Point
from followup_ai.offline.request import Request

_REGISTERS = {"email": "e", "letter": "f", "note": "h", "linkedin": "l", "linkedin-connect": "l", "call-script": "s"}
_ASPIRED = {"email": 105, "letter": 140, "note": 62, "linkedin": 68, "linkedin-connect": 30, "call-script": 110}
_LEAST = {"email": 55, "letter": 86, "note": 34, "linkedin": 29, "linkedin-connect": 0, "call-script": 0}
_MOST = {"email": 185, "letter": 270, "note": 82, "linkedin": 108, "linkedin-connect": 40, "call-script": 190}


def compose_request(request: Request, seed: int) -> str:
    """The draft a request asks for.

    Raises:
        ModelUseless: the format is not one the composer can write.
    """
    if request.format not in _REGISTERS:
        raise ModelUseless(f"The offline composer cannot write the format {request.format!r}; use another model for it.")
    text = _attempt(request, seed, round=len(request.findings))
    tries = 1
    while text in request.earlier and tries < 6:
        text = _attempt(request, seed + 7_919 * tries, round=len(request.findings))
        tries += 1
    return text


def _attempt(request: Request, seed: int, round: int) -> str:
    key = _key(request, seed)
    banned = tuple(_banned(request)) if round else ()
    material = Material(request, key, banned)
    plan = Plan(material, _salts(request), _room(request))
    if request.format == "call-script":
        return lay_out_script(material, plan.writer("s", True), plan)
    if request.format == "linkedin-connect":
        return lay_out_connect(material, plan)
    return lay_out(material, plan.paragraphs())


def _key(request: Request, seed: int) -> str:
    digest = hashlib.sha256(json.dumps(request.notes, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()
    return f"{seed}|{digest}|{request.format}|{request.purpose}|{request.reader}"


_REPAIRED_BY = {
    "gratitude": ("thanks",), "specific-reference": ("thanks", "detail"), "next-steps-question": ("question",),
    "states-interest": ("interest",), "names-the-role": ("thanks", "interest"), "adds-value": ("qual",), "addresses-concern": ("concern",),
    "keeps-promises": ("promise",),
}  # fmt: skip


def _salts(request: Request) -> dict[str, str]:
    """Which moves are to be said otherwise: move → a salt for its choice."""
    salts: dict[str, str] = {}
    for number, findings in enumerate(request.findings, 1):
        for finding in findings:
            for move in _REPAIRED_BY.get(finding.rule, ("any",)):
                salts[move] = f"r{number}"
    return salts


_KEPT_ANYWAY = frozenset("role position job interview conversation company team decision thank you".split())


def _banned(request: Request) -> list[str]:
    spared = {request.reader.lower(), request.candidate.lower(), request.text("company").lower(), request.text("role").lower()}
    found = []
    for findings in request.findings:
        for finding in findings:
            if finding.rule in ("channel-fit", "paragraph-limit", "addressed-by-name", "signed", "names-the-role"):
                continue
            for words in finding.words:
                low = words.lower().strip(" .,;:!?\"'")
                if len(low) > 2 and low not in spared and not set(low.split()) <= _KEPT_ANYWAY:
                    found.append(low)
    return found


def _room(request: Request) -> float:
    """How much longer (over 1) or shorter (under 1) than usual to write, from what was found of the length."""
    room = 1.0
    for findings in request.findings:
        for finding in findings:
            if finding.rule != "channel-fit":
                continue
            if re.search(r"too (?:short|few|little)|at least|shorter than|fewer than|under the|below|lengthen|add ", finding.text):
                room *= 1.3
            else:
                room *= 0.72
    return room


@dataclass
class Plan:
    """What is said, in which order, and how long it may get.

    Args:
        material: what can be said.
        salts: moves to be said otherwise.
        room: how much longer or shorter than usual.
    """

    material: Material
    salts: dict[str, str]
    room: float = 1.0
    _writer: Writer | None = field(default=None, repr=False)

    @property
    def request(self) -> Request:
        return self.material.request

    def salt(self, move: str) -> str:
        """The salt of a move, "" where it stays as it was."""
        return self.salts.get(move, "") + self.salts.get("any", "")

    def writer(self, register: str, contract: bool) -> Writer:
        """A writer that knows the names of this interview."""
        request, material = self.request, self.material
        day = request.day("date")
        slots = role_slots(request.text("role"), request.text("company"))
        slots["date"] = material.spelt(day) if day else "the day"
        slots["again"] = " again" if request.purpose != "thank-you" else ""
        return Writer(material.seed, register, slots, contract, material.banned, alone=not material.cast.crowded)

    def paragraphs(self) -> list[list[str]]:
        """The sentences of the body, paragraph by paragraph (one to three)."""
        form = self.request.format
        contract = form in ("note", "linkedin") or (form == "email" and hash_bit(self.material.seed))
        write = self.writer(_REGISTERS[form], contract)
        self._writer = write
        wanted = self._moves(write)
        return wanted

    # --- the moves ---------------------------------------------------------------------------------

    def _moves(self, write: Writer) -> list[list[str]]:
        purpose, form = self.request.purpose, self.request.format
        points = list(self.material.points)
        first = points[0] if points else None
        aim = _ASPIRED[form] * self.room
        short = form in ("note", "linkedin")
        if short and first:
            opening = [self.thanks(write, first)]
        else:
            opening = [self.thanks(write, first)]
        closing = self._closing(write)
        middle: list[str] = []
        used = count(opening) + count(closing)
        for sentence in self._middle(points[1:], first, write, purpose, form):
            if used + len(sentence.split()) > aim + 12 and used >= _LEAST[form]:
                continue
            middle.append(sentence)
            used += len(sentence.split())
        used = self._lengthen(write, middle, used, form, points)
        while used > _MOST[form] * min(1, self.room) and middle:
            used -= len(middle.pop().split())
        return _paragraphs(opening, middle, closing, form)

    def _lengthen(self, write: Writer, middle: list[str], used: int, form: str, points: list[Point]) -> int:
        for move in ("interest.role" if self.request.purpose in ("thank-you", "check-in") else "", "offer.any", "thanksend.any", "talk.any"):
            if used >= _LEAST[form] * max(1, self.room):
                break
            if move:
                sentence = write.write(move)
                if sentence:
                    middle.append(sentence)
                    used += len(sentence.split())
        return used

    def _middle(self, points: list[Point], first: Point | None, write: Writer, purpose: str, form: str) -> list[str]:
        found: list[str] = []
        short = form in ("note", "linkedin")
        if purpose in ("feedback", "keep-in-touch"):
            return self._after_no(points, write, short)
        claim = self._fitting(first, 0)
        if not short and points and purpose == "thank-you":
            found.append(self.detail(write, points[0]))
        if claim and purpose == "thank-you":
            found.append(self.qualification(write, claim))
        if purpose == "check-in" and self.material.news:
            found.append(self.news(write))
        if purpose == "thank-you" and not short and self.material.concern:
            found.append(self.concern(write, self._fitting(None, 1) or claim))
        if purpose == "thank-you" and self.material.promises:
            found.append(self.promise(write))
        if form in ("letter", "email") and purpose == "thank-you" and self.material.left_out:
            found.append(self.left_out(write))
        return [s for s in found if s]

    def _after_no(self, points: list[Point], write: Writer, short: bool) -> list[str]:
        if self.request.purpose == "feedback":
            found = [write.write("feedback.rejected" if self.material.rejected else "feedback.silent", self.salt("feedback"))]
        else:
            found = [write.write("keep.wish", self.salt("keep"))]
        if not short and points:
            found.insert(0, self.detail(write, points[0]))
        return [s for s in found if s]

    def _closing(self, write: Writer) -> list[str]:
        purpose = self.request.purpose
        if purpose == "feedback":
            return [write.write("interest.company", self.salt("interest")), write.write("feedback.ask", self.salt("question"))]
        if purpose == "keep-in-touch":
            return [write.write("keep.future", self.salt("interest"))]
        interest = write.write("interest.still" if purpose == "check-in" else "interest.role", self.salt("interest"))
        return [interest, self.question(write)]

    def thanks(self, write: Writer, point: Point | None) -> str:
        """Thanks for the conversation, taking a point up."""
        if point is None:
            return write.write("thanks.plain", self.salt("thanks"))
        return write.write(f"thanks.{handle(point)}", self.salt("thanks"), 42, **slots(point))

    def detail(self, write: Writer, point: Point) -> str:
        """A second point taken up."""
        move = "personal" if point.field == "personal" and handle(point) in ("np", "clause") else "detail"
        return write.write(f"{move}.{handle(point)}", self.salt("detail"), **slots(point))

    def qualification(self, write: Writer, claim: object) -> str:
        """What the candidate brings, tied to the work."""
        np, clause = getattr(claim, "np", ""), getattr(claim, "clause", "")
        if np:
            return write.write("qual.np", self.salt("qual"), qual=np)
        return write.write("qual.clause", self.salt("qual"), qclause=clause)

    def _fitting(self, point: Point | None, nth: int) -> object | None:
        claims = list(self.material.qualifications)
        if not claims:
            return None
        wanted = content(point.text if point else "") | content(self.request.text("role"))
        claims.sort(key=lambda c: -len(content(c.text) & wanted))
        turn = self.material.position
        return claims[(nth + turn) % len(claims)] if nth < len(claims) else None

    def concern(self, write: Writer, claim: object | None) -> str:
        """The doubt that was raised, met."""
        doubt = self.material.concern
        qual = getattr(claim, "np", "") if claim else ""
        if doubt is None:
            return ""
        if doubt.np:
            return write.write("concern.np" if qual else "concern.nplain", self.salt("concern"), concern=doubt.np, qual=qual)
        return write.write("concern.clause" if qual else "concern.clauseplain", self.salt("concern"), concern=doubt.clause, qual=qual)

    def promise(self, write: Writer) -> str:
        """What was promised, as coming."""
        return write.write("promise.vp", self.salt("promise"), promise=" and ".join(self.material.promises[:3]))

    def news(self, write: Writer) -> str:
        """What has happened since."""
        news = self.material.news
        if news is None:
            return ""
        own = news.clause.startswith(("I ", "I'", "my ", "we "))
        return write.write("news.np" if news.np else "news.clause" if own else "news.theirs", self.salt("news"), clause=news.clause, np=news.np)

    def left_out(self, write: Writer) -> str:
        """What did not come up."""
        claim = self.material.left_out[0]
        return write.write("leftout.np" if claim.np else "leftout.clause", self.salt("leftout"), np=claim.np, clause=claim.clause)

    def question(self, write: Writer) -> str:
        """The question that fits what is known of the next steps."""
        material = self.material
        salt = self.salt("question")
        if self.request.purpose == "check-in":
            return write.write("question.checkin", salt)
        if material.decision:
            return write.write("question.date", salt, decision=material.decision)
        if material.steps and not material.decision_passed:
            return write.write("question.steps", salt, steps=material.steps)
        return write.write("question.open", salt)


def hash_bit(text: str) -> bool:
    """A bit that depends on all of `text`."""
    return bool(hashlib.sha256(text.encode("utf-8", "replace")).digest()[0] & 1)


def count(sentences: list[str]) -> int:
    """The words of some sentences."""
    return sum(len(s.split()) for s in sentences)


def handle(point: Point) -> str:
    """The grammatical form in which a point is taken up: "np", "clause", "quote" or "jotted"."""
    return "np" if point.np else "clause" if point.clause else "quote" if point.quote else "jotted"


def slots(point: Point) -> dict[str, str]:
    """The slots a point fills."""
    return {"np": point.np, "clause": point.clause, "quote": point.quote, "jotted": point.jotted}


_ROLE_NOUN = re.compile(r"\b(?:role|position|job|post|apprenticeship|internship|placement|fellowship|traineeship|scheme|programme|program|residency|contract)$", re.IGNORECASE)


def short_role(role: str) -> str:
    """The role without what a comma, bracket or dash adds to it ("Staff Nurse, Acute Medical Unit (nights)")."""
    role = re.sub(r"^(?:the|an?)\s+", "", " ".join(role.split()), flags=re.IGNORECASE)
    short = re.split(r"\s*[,(\[]|\s[-–—|:]\s|:\s", role)[0].strip()
    return short if len(short) > 2 else role


def role_slots(role: str, company: str) -> dict[str, str]:
    """The role and the company in the forms sentences need."""
    role = short_role(role)
    company = " ".join(company.split())
    noun = "" if _ROLE_NOUN.search(role) else " role"
    article = "an" if re.match(r"[aeio]|u(?!ni|se|k)|(?:HR|RN|MRI|SRE|SEO|LPN|MD|NHS|FX|X)\b", role, re.IGNORECASE if not role[:2].isupper() else 0) else "a"
    if role[:2].isupper() and role.split()[0].isupper() and len(role.split()[0]) < 5:
        article = "an" if role[0] in "AEFHILMNORSX" else "a"
    return {"role": f"the {role}{noun}", "role_short": "this role" if len(role.split()) > 2 else f"the {role}{noun}", "a_job": role if role[:1].isupper() and noun else f"{article} {role}", "job": role, "company": company}


def _paragraphs(opening: list[str], middle: list[str], closing: list[str], form: str) -> list[list[str]]:
    if form in ("note", "linkedin"):
        first, rest = [*opening, *middle], closing
        return [p for p in (first, rest) if p]
    return [p for p in (opening + middle[:1], middle[1:], closing) if p] if count(middle) > 40 else [p for p in (opening, middle, closing) if p]
