"""What the parts of the product pass to each other: Interview, Draft, Verdict, Report, Context, DraftResult."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo, field_validator, model_validator

from followup_ai.errors import DraftRejected
from followup_ai.fields import (
    Body,
    Day,
    Email,
    Line,
    Name,
    Points,
    Text,
    Zone,
    as_items,
    as_person,
    ask,
    clean_line,
    is_blank,
    known_channel,
    known_outcome,
    shown,
    without_blanks,
)
from followup_ai.readings import Fallback, Reading
from followup_ai.veils import Veiled

VerdictWord = Literal["pass", "fail", "not-applicable"]


# --- the interview -------------------------------------------------------------------------------


class _Told(Veiled, BaseModel):
    """What a candidate tells: a field left blank counts as left out, an unknown field is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_blanks(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        named = {clean_line(key) if isinstance(key, str) else shown(key): value for key, value in data.items()}
        return {key: value for key, value in named.items() if key not in cls.model_fields or not is_blank(value)}


class Person(_Told):
    """Somebody who was in the room: names of at most 200 characters, kept as typed."""

    name: Name
    title: Line = ""
    email: Email = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return as_person(data)


class SentMessage(_Told):
    """A message the candidate confirmed as sent."""

    date: Day
    format: Line = "email"
    to: Line = ""
    subject: Text = ""
    body: Body = ""


if TYPE_CHECKING:
    People = tuple[Person, ...]
    Messages = tuple[SentMessage, ...]
else:  # blank items are dropped after validation, so that a problem's place counts them as its writer does
    _blank = BeforeValidator(lambda item: None if is_blank(item) else item)
    _listed = (BeforeValidator(as_items), AfterValidator(without_blanks))
    People = Annotated[tuple[Annotated[Person | None, _blank], ...], *_listed]
    Messages = Annotated[tuple[Annotated[SentMessage | None, _blank], ...], *_listed]


class Interview(_Told):
    """What the candidate tells the program (contract: design, section 3).

    Only candidate, interviewer.name, company, role and date are required. Texts are cleaned of characters nobody can
    see; a single text counts as a list of one; a name counts as a person.

    Raises:
        ValidationError: pydantic's, with every problem; `interviews.interview_from` puts each in a sentence.
    """

    candidate: Name
    interviewer: Person
    panel: People = ()
    company: Line
    role: Line
    date: Day
    discussed: Points = ()
    their_words: Points = ()
    personal: Points = ()
    qualifications: Points = ()
    left_out: Points = ()
    promised: Points = ()
    concern: Text = ""
    news: Points = ()
    next_steps: Text = ""
    decision_date: Day | None = None
    preferred_channel: Annotated[Literal["email", "phone", "linkedin"] | None, known_channel] = None
    timezone: Zone = ""
    outcome: Annotated[Literal["pending", "rejected", "offer"], known_outcome] = "pending"
    sent: Messages = ()

    @field_validator("decision_date", mode="after")
    @classmethod
    def _decided_after(cls, decision: dt.date | None, info: ValidationInfo) -> dt.date | None:
        held = info.data.get("date")
        if decision and held and decision < held:
            ask(f"{decision.isoformat()} is before the interview on {held.isoformat()}; which of the two dates is right?")
        return decision

    @property
    def people(self) -> tuple[Person, ...]:
        """The interviewer, then the panel: everybody who may be written to."""
        return (self.interviewer, *self.panel)

    @property
    def details(self) -> tuple[str, ...]:
        """Every note that a specific reference could take up."""
        return (*self.discussed, *self.their_words, *self.personal)

    def messages_to(self, reader: Person) -> tuple[SentMessage, ...]:
        """The messages one of `people` has had: those to their name or address, the interviewer also those to nobody named."""
        return tuple(m for m in self.sent if (_is_named(m.to, reader) if m.to else reader == self.interviewer))


def _is_named(to: str, person: Person) -> bool:
    """Whether a message went to a person: "Dana Whitfield", "dana@acme.example", "Tom Reyes, Dana Whitfield <dana@…>"."""
    to = to.casefold()
    names = {to, *(name.strip() for name in re.split(r'[,;<>()&"]|\band\b', to))}
    return person.name.casefold() in names or bool(person.email and person.email.casefold() in re.split(r'[\s,;:<>()"]', to))


# --- formats and purposes (files under prompts/) -------------------------------------------------


class Limit(BaseModel):
    """A range; `None` leaves an end open. The unit is the field's that holds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: int | None = None
    max: int | None = None

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} is above max {self.max}")
        return self


class SubjectLimits(BaseModel):
    """What a subject line must keep to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Limit
    characters: Limit
    front: int = 30
    """Role or a name must stand within this many first characters: phones cut there."""


class SpokenLimits(BaseModel):
    """What a script read aloud must keep to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words_per_minute: int
    call_seconds: int
    voicemail_seconds: int
    talking_points: int


class Format(BaseModel):
    """A channel: one file under prompts/formats."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    parts: tuple[str, ...]
    words: Limit | None = None
    """Words of the body: greeting, sign-off, name and subject do not count."""
    characters: Limit | None = None
    """Characters of the whole message."""
    premium_characters: int | None = None
    """The longer limit paying members of LinkedIn have."""
    subject: SubjectLimits | None = None
    spoken: SpokenLimits | None = None
    handwritten: bool = False
    """Written by hand: no links, no bullets."""
    advice: tuple[str, ...] = ()
    """Rules that are advice in this format."""
    prose: str
    """What the model is told about the format."""

    def with_premium(self) -> Format:
        """The format as paying members of LinkedIn have it; as it is where they have no longer limit."""
        if not self.premium_characters or not self.characters:
            return self
        prose = self.prose.replace(f"{self.characters.max} characters", f"{self.premium_characters} characters")
        return self.model_copy(update={"characters": Limit(max=self.premium_characters), "prose": prose})


class Purpose(BaseModel):
    """Why one writes: one file under prompts/purposes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    question: Literal["next-steps", "feedback", "none"]
    """What `next-steps-question` looks for."""
    interest: Literal["role", "company"]
    """What `states-interest` looks for: the role, team or company; or the company and future openings alone."""
    prose: str
    """What the model is told about the purpose."""


# --- a draft, taken apart -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Part(Veiled):
    """A stretch of a draft: `text == draft.text[start:end]`, offsets in characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, eq=False, repr=False)
class Draft(Veiled):
    """One message, taken apart by `anatomy.parse`; compared and hashed by identity.

    Every Part's offsets point into `text`. `subject` is the subject's words without "Subject:"; `body` is all
    that follows the subject line, greeting and sign-off included. `paragraphs` are the body's paragraphs between
    greeting and sign-off. `sign_off` is the closing phrase ("Best regards,"), `name` the candidate's name after it.
    `address` holds what stands above the greeting of a letter (addresses of sender and recipient) or an email ("To: …"),
    `signature` what stands below the name (title, telephone, links). Chatter above the greeting or below the name is
    among `paragraphs`.
    In a call script `opening`, `points`, `question`, `close` and `voicemail` are set, and `paragraphs` holds
    opening, points, question and close in order; `greeting` then lies inside `opening`. `quoted` is earlier mail quoted
    in the message; no rule reads it.
    """

    text: str
    format: str
    body: Part
    subject: Part | None = None
    date: Part | None = None
    address: tuple[Part, ...] = ()
    greeting: Part | None = None
    paragraphs: tuple[Part, ...] = ()
    sign_off: Part | None = None
    name: Part | None = None
    signature: Part | None = None
    postscript: Part | None = None
    opening: Part | None = None
    points: tuple[Part, ...] = ()
    question: Part | None = None
    close: Part | None = None
    voicemail: Part | None = None
    quoted: Part | None = None


# --- verdicts --------------------------------------------------------------------------------------


class Span(BaseModel):
    """Words a verdict points at: offsets in characters into the draft's subject or body text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: Literal["subject", "body"]
    start: int
    end: int


class Verdict(Veiled, BaseModel):
    """What one rule says of one draft."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    open_fields: ClassVar = frozenset({"rule", "verdict"})

    rule: str
    required: bool
    verdict: VerdictWord
    sure: bool = True
    why: str
    spans: tuple[Span, ...] = ()
    remedy: str = ""
    """What the candidate (or the model) should do about a failure; empty otherwise."""


class ClaimFound(Veiled, BaseModel):
    """One line of the ledger: a statement of fact in a text, and what in the interview supports it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    open_fields: ClassVar = frozenset({"kind"})

    kind: str
    """What is claimed: "name", "number", "duration", "date", "weekday", "experience", "credential", "quotation", …"""
    text: str
    span: Span
    supported: bool
    source: str
    """The field of the interview and its words, "field: words"; empty where nothing supports the claim."""
    sure: bool = True


class Report(Veiled, BaseModel):
    """All rules' verdicts on one text."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    open_fields: ClassVar = frozenset({"format", "purpose"})

    format: str
    purpose: str
    to: str
    subject: str | None
    body: str
    accepted: bool
    """No required rule fails."""
    verdicts: tuple[Verdict, ...]
    claims: tuple[ClaimFound, ...] | None = None
    """The ledger of claims, in the order of the text; None where it was not asked for or there was no interview."""

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The required rules that fail."""
        return tuple(v for v in self.verdicts if v.required and v.verdict == "fail")


@dataclass(frozen=True, repr=False)
class Context(Veiled):
    """What a rule may know besides the draft.

    Args:
        format: the channel the draft is for.
        purpose: why it is written.
        interview: what happened; None when a message is checked without one.
        to: who reads it; None when that is not known.
        sent: messages this reader has already had.
        panel_messages: messages for others who were in the room, sent or drafted.
        now: the moment of judging, for rules about time.
        voice: texts of the candidate's own whose manner the draft is to take on; no rule reads them.
    """

    format: Format
    purpose: Purpose
    interview: Interview | None = None
    to: Person | None = None
    sent: tuple[SentMessage, ...] = ()
    panel_messages: tuple[SentMessage, ...] = ()
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    voice: tuple[str, ...] = ()


# --- the result of drafting -------------------------------------------------------------------------


class Certificate(BaseModel):
    """Proof of what was accepted: any edit of the text voids it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    sha256: str
    """SHA-256 of the accepted text, UTF-8, in hexadecimal."""
    rules: str
    """Version of the rule set that passed it."""

    @staticmethod
    def digest(text: str) -> str:
        """The SHA-256 of `text` (UTF-8), in hexadecimal."""
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def covers(self, text: str) -> bool:
        """Whether `text` is exactly the text that was accepted."""
        return self.digest(text) == self.sha256


class Attempt(Veiled, BaseModel):
    """One reply of the model and what became of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    open_fields: ClassVar = frozenset({"failed", "repaired", "model"})

    text: str
    """The text that was judged, after repair."""
    failed: tuple[str, ...]
    """Ids of the required rules that fail on it."""
    repaired: tuple[str, ...] = ()
    """Ids of the rules whose fix was applied to the model's reply."""
    model: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    seconds: float = 0.0
    calls: int = 1
    """Requests it took, those that failed and were repeated included."""
    cost_usd: float | None = None
    """None where the model has no known price."""


class DraftResult(Veiled, BaseModel):
    """What `draft` returns and `draft --json` prints (contract: design, section 3)."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    open_fields: ClassVar = frozenset({"format", "purpose", "model", "relaxed"})

    id: Any = None
    format: str
    purpose: str
    to: str
    model: str
    text: str
    subject: str | None
    body: str
    accepted: bool
    verdicts: tuple[Verdict, ...]
    attempts: tuple[Attempt, ...]
    cost_usd: float | None
    """None where the model has no known price."""
    calls: int = 0
    """Requests made in all: of every attempt, of models that gave nothing, and of the second reader."""
    stopped: str = ""
    """Why drafting ended, in a sentence."""
    fallbacks: tuple[Fallback, ...] = ()
    """Models that gave nothing, in the order they were asked, each with the reason."""
    relaxed: tuple[str, ...] = ()
    """Ids of advice the model was not asked for, since there is no room for it."""
    readings: tuple[Reading, ...] = ()
    """What the second reader said, one for each attempt it read."""
    certificate: Certificate | None = None
    """Present exactly when `accepted`."""

    def insist(self) -> DraftResult:
        """This result, if it was accepted.

        Raises:
            DraftRejected: a required rule fails.
        """
        if not self.accepted:
            raise DraftRejected(self)
        return self


Message = Mapping[str, str]
"""One turn for a model: {"role": "system" | "user" | "assistant", "content": text}."""


def parts_of(draft: Draft) -> Iterator[tuple[str, Part]]:
    """Every part a rule may read, with its name, in the order of the text; no character comes twice.

    A script's greeting lies inside its opening: the first paragraph then is what follows the greeting.
    """
    named = [
        ("subject", draft.subject),
        ("date", draft.date),
        *(("address", p) for p in draft.address),
        ("greeting", draft.greeting),
        *(("paragraph", rest) for p in draft.paragraphs for rest in _outside(p, draft.greeting)),
        ("sign-off", draft.sign_off),
        ("name", draft.name),
        ("signature", draft.signature),
        ("postscript", draft.postscript),
        ("voicemail", draft.voicemail),
    ]
    yield from sorted(((n, p) for n, p in named if p is not None), key=lambda pair: pair[1].start)


def _outside(paragraph: Part, greeting: Part | None) -> Iterator[Part]:
    """`paragraph` without a greeting that lies inside it."""
    if greeting is None or greeting.end <= paragraph.start or greeting.start >= paragraph.end:
        yield paragraph
        return
    for start, end in ((paragraph.start, greeting.start), (greeting.end, paragraph.end)):
        text = paragraph.text[start - paragraph.start : end - paragraph.start]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            yield Part(text.strip(), start + lead, start + lead + len(text.strip()))
