"""What a rule is: one class in one module, carrying its meaning, proof, remedy and fix.

A module `followup_ai/rules/<id with underscores>.py` defines one subclass of Rule. Discovery, the draft prompt, the
re-prompt, guardrails, the command line, the page, evals and tests all read that class; nothing else is edited.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Literal, NamedTuple, Protocol

from followup_ai import anatomy
from followup_ai.formats import load_format, load_purpose
from followup_ai.models import Context, Draft, Interview, Person, SentMessage, Span, Verdict, VerdictWord
from followup_ai.rules._people import named_again, names_aside, people_of


class Stretch(Protocol):
    """Anything with offsets into `Draft.text`: a Part, a Sentence, a Words."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Outcome(NamedTuple):
    """What `Rule.judge` returns; spans are (start, end) offsets into `Draft.text`."""

    verdict: VerdictWord
    why: str
    spans: tuple[tuple[int, int], ...] = ()
    sure: bool = True


def _offsets(stretches: tuple[Stretch | tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    # A Words is a tuple too, and has its offsets by name.
    return tuple([s if type(s) is tuple else (s.start, s.end) for s in stretches])  # type: ignore[union-attr]


def passed(why: str, *at: Stretch | tuple[int, int], sure: bool = True) -> Outcome:
    """The rule holds; `at` are the words that show it."""
    return Outcome("pass", why, _offsets(at), sure)


def failed(why: str, *at: Stretch | tuple[int, int], sure: bool = True) -> Outcome:
    """The rule is broken; `at` are the words at fault, or the empty place where something is missing."""
    return Outcome("fail", why, _offsets(at), sure)


def not_applicable(why: str) -> Outcome:
    """The rule has nothing to judge here."""
    return Outcome("not-applicable", why)


EXAMPLE_INTERVIEW = Interview.model_validate(
    {
        "candidate": "Sam Okafor",
        "interviewer": {"name": "Dana Whitfield", "title": "Head of Data", "email": "dana@acme.example"},
        "company": "Acme",
        "role": "Senior Data Engineer",
        "date": "2026-05-12",
        "discussed": ["their move from nightly batches to streaming", "the on-call rota"],
        "their_words": ["boring technology wins"],
        "personal": ["we both grew up near Leeds"],
        "qualifications": ["six years running Kafka in production"],
        "promised": ["send the link to my Kafka talk"],
        "concern": "no experience with their cloud",
        "next_steps": "they decide within two weeks",
        "decision_date": "2026-05-26",
    }
)
"""The interview of every rule example that does not bring another."""


def sent_to_others(interview: Interview, reader: Person) -> tuple[SentMessage, ...]:
    """The messages already sent to other people of this interview than `reader`."""
    mine = interview.messages_to(reader)
    to_people = {m for person in interview.people for m in interview.messages_to(person)}
    return tuple(m for m in interview.sent if m in to_people and m not in mine)


@dataclass(frozen=True)
class Example:
    """A message that a rule passes or fails; documentation and test at once.

    Args:
        text: the message as written, "Subject: …" first where there is one.
        marks: for a failing example, the words its first span must cover exactly; None leaves them open.
        format, purpose: ids.
        interview: fields that replace those of EXAMPLE_INTERVIEW.
        to: the reader's name; the interviewer's where it is empty.
    """

    text: str
    marks: str | None = None
    format: str = "email"
    purpose: str = "thank-you"
    interview: Mapping[str, Any] = field(default_factory=dict)
    to: str = ""

    def draft(self) -> Draft:
        """The example's text, taken apart."""
        return anatomy.parse(self.text, self.format, candidate=self.context().interview.candidate)  # type: ignore[union-attr]

    def context(self) -> Context:
        """The context the example is judged in; the clock stands at the day after the interview."""
        fields = EXAMPLE_INTERVIEW.model_dump() | dict(self.interview)
        interview = Interview.model_validate(fields)
        to = next((p for p in interview.people if p.name == self.to), interview.interviewer)
        return Context(
            format=load_format(self.format),
            purpose=load_purpose(self.purpose),
            interview=interview,
            to=to,
            sent=interview.messages_to(to),
            panel_messages=sent_to_others(interview, to),
            now=dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC),
        )


class Rule(ABC):
    """One named requirement on a draft. The subclass's docstring is its documentation, printed by `followup-ai rules ID`.

    The docstring's first line says what passes, as one sentence; then, under "Why:", why a hiring manager cares, with the
    source; then, where useful, the hard cases and how they are decided.
    """

    id: ClassVar[str]
    """Kebab-case; the module's name with hyphens."""
    title: ClassVar[str] = ""
    """What it is about, in a reader's words, for the page: a noun that suits a pass and a failure; "" for the id in words."""
    asks: ClassVar[str]
    """What a draft must do, as an instruction to the model: one sentence."""
    remedy: ClassVar[str]
    """What to do about a failure, in the second person: one sentence. `str.format` is never applied to it."""
    required: ClassVar[bool] = True
    core: ClassVar[bool] = False
    of_words: ClassVar[bool] = False
    """Whether it asks only what words say, so that names which are words as well ("Mercy", "Will") are put aside first."""
    passes: ClassVar[tuple[str | Example, ...]]
    fails: ClassVar[tuple[str | Example, ...]]

    @abstractmethod
    def judge(self, draft: Draft, context: Context) -> Outcome:
        """Decides; reads nothing but its arguments and never raises, whatever the text."""

    def fix(self, draft: Draft, context: Context) -> str | None:
        """The whole text with this rule's fault mended where that cannot change meaning; None where it could.

        Called only when `judge` fails. Must be idempotent.
        """
        return None

    def check(self, draft: Draft, context: Context) -> Verdict:
        """The verdict of this rule: `judge` with spans turned into offsets of subject and body."""
        names = people_of(context.interview) if self.of_words else ()
        read = names_aside(draft, names) if names else draft
        outcome = self.judge(read, context)
        required = self.required and self.id not in context.format.advice
        remedy = self.remedy if outcome.verdict == "fail" else ""
        places = tuple([_place_of(draft, *place) for place in outcome.spans])
        why = outcome.why if read is draft else named_again(outcome.why, names)
        return _verdict(self.id, required, outcome.verdict, outcome.sure, why, remedy, places)


_Place = tuple[Literal["subject", "body"], int, int]
"""Words of a draft: offsets into its subject or its body."""


@lru_cache(maxsize=512)
def _verdict(
    rule: str, required: bool, verdict: VerdictWord, sure: bool, why: str, remedy: str, places: tuple[_Place, ...]
) -> Verdict:
    """Many verdicts say what others have said: of other drafts, of the same one before an edit."""
    spans = tuple([Span(part=part, start=start, end=end) for part, start, end in places])
    return Verdict(rule=rule, required=required, verdict=verdict, sure=sure, why=why, spans=spans, remedy=remedy)


def span_of(draft: Draft, start: int, end: int) -> Span:
    """The words of a draft from `start` to `end` (offsets into `Draft.text`), as offsets into its subject or body."""
    part, first, last = _place_of(draft, start, end)
    return Span(part=part, start=first, end=last)


def _place_of(draft: Draft, start: int, end: int) -> _Place:
    subject = draft.subject
    if subject is not None and subject.start <= start <= subject.end:
        return "subject", start - subject.start, min(end, subject.end) - subject.start
    first, last = draft.body.start, draft.body.end
    return "body", min(max(start, first), last) - first, min(max(end, first), last) - first
