"""What the parts of the product pass to each other: Interview, Draft, Verdict, Report, Context, DraftResult."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from followup_ai.errors import DraftRejected

VerdictWord = Literal["pass", "fail", "not-applicable"]


# --- the interview -------------------------------------------------------------------------------


class Person(BaseModel):
    """Somebody who was in the room."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=200)
    title: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=254)


class SentMessage(BaseModel):
    """A message the candidate confirmed as sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: dt.date
    format: str = Field(default="email", max_length=50)
    to: str = Field(default="", max_length=200)
    subject: str = Field(default="", max_length=1_000)
    body: str = Field(default="", max_length=20_000)


class Interview(BaseModel):
    """What the candidate tells the program (contract: design, section 3).

    Only candidate, interviewer.name, company, role and date are required.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    candidate: str
    interviewer: Person
    panel: tuple[Person, ...] = ()
    company: str
    role: str
    date: dt.date
    discussed: tuple[str, ...] = ()
    their_words: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    concern: str = ""
    news: tuple[str, ...] = ()
    next_steps: str = ""
    decision_date: dt.date | None = None
    preferred_channel: Literal["email", "phone", "linkedin"] | None = None
    timezone: str = ""
    outcome: Literal["pending", "rejected", "offer"] = "pending"
    sent: tuple[SentMessage, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """The interviewer, then the panel: everybody who may be written to."""
        return (self.interviewer, *self.panel)

    @property
    def details(self) -> tuple[str, ...]:
        """Every note that a specific reference could take up."""
        return (*self.discussed, *self.their_words, *self.personal)


# --- formats and purposes (files under prompts/) -------------------------------------------------


class Limit(BaseModel):
    """A range; `None` leaves an end open. The unit is the field's that holds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: int | None = None
    max: int | None = None


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


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a draft: `text == draft.text[start:end]`, offsets in characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Draft:
    """One message, taken apart by `anatomy.parse`; compared and hashed by identity.

    Every Part's offsets point into `text`. `subject` is the subject's words without "Subject:"; `body` is all
    that follows the subject line, greeting and sign-off included. `paragraphs` are the body's paragraphs between
    greeting and sign-off. `sign_off` is the closing phrase ("Best regards,"), `name` the candidate's name after it.
    In a call script `opening`, `points`, `question`, `close` and `voicemail` are set, and `paragraphs` holds
    opening, points, question and close in order. `quoted` is earlier mail quoted below the message; no rule reads it.
    """

    text: str
    format: str
    body: Part
    subject: Part | None = None
    date: Part | None = None
    greeting: Part | None = None
    paragraphs: tuple[Part, ...] = ()
    sign_off: Part | None = None
    name: Part | None = None
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


class Verdict(BaseModel):
    """What one rule says of one draft."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    required: bool
    verdict: VerdictWord
    sure: bool = True
    why: str
    spans: tuple[Span, ...] = ()
    remedy: str = ""
    """What the candidate (or the model) should do about a failure; empty otherwise."""


class Report(BaseModel):
    """All rules' verdicts on one text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str
    purpose: str
    to: str
    subject: str | None
    body: str
    accepted: bool
    """No required rule fails."""
    verdicts: tuple[Verdict, ...]

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The required rules that fail."""
        return tuple(v for v in self.verdicts if v.required and v.verdict == "fail")


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the draft.

    Args:
        format: the channel the draft is for.
        purpose: why it is written.
        interview: what happened; None when a message is checked without one.
        to: who reads it; None when that is not known.
        sent: messages this reader has already had.
        now: the moment of judging, for rules about time.
    """

    format: Format
    purpose: Purpose
    interview: Interview | None = None
    to: Person | None = None
    sent: tuple[SentMessage, ...] = ()
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))


# --- the result of drafting -------------------------------------------------------------------------


class Certificate(BaseModel):
    """Proof of what was accepted: any edit of the text voids it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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


class Attempt(BaseModel):
    """One reply of the model and what became of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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


class DraftResult(BaseModel):
    """What `draft` returns and `draft --json` prints (contract: design, section 3)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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
    stopped: str = ""
    """Why drafting ended, in a sentence."""
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
    """Every part a rule may read, with its name, in the order of the text."""
    named = [
        ("subject", draft.subject),
        ("date", draft.date),
        ("greeting", draft.greeting),
        *(("paragraph", p) for p in draft.paragraphs),
        ("sign-off", draft.sign_off),
        ("name", draft.name),
        ("postscript", draft.postscript),
        ("voicemail", draft.voicemail),
    ]
    yield from sorted(((n, p) for n, p in named if p is not None), key=lambda pair: pair[1].start)
