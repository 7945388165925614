"""How long a draft is against what its channel takes, as a person is shown it beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup_ai.models import Context, Draft, Limit, SpokenLimits
from followup_ai.rules._lengths import body_of, call_of, count_words, message_of, spoken_seconds, subject_words, words_said


@dataclass(frozen=True)
class Length:
    """One measure of a draft.

    Args:
        of: what is measured ("Body", "Subject", "Message", "Call", "Voicemail").
        count: how much there is of it.
        unit: "words", "characters" or "seconds"; "" where the things themselves are counted.
        limit: what the channel takes, in the same unit.
    """

    of: str
    count: int
    unit: str
    limit: Limit

    @property
    def fits(self) -> bool:
        """Whether it is within the limit."""
        return (self.limit.min or 0) <= self.count <= (self.limit.max if self.limit.max is not None else self.count)

    @property
    def told(self) -> str:
        """As "Body: 112 words of 50 to 200"; what is wrong is said in words, so that no colour need carry it."""
        limit, unit = self.limit, self.unit.removesuffix("s") if self.count == 1 else self.unit
        span = f"{limit.min} to {limit.max}" if limit.min is not None and limit.max is not None else ""
        span = span or (f"at most {limit.max}" if limit.max is not None else f"at least {limit.min}")
        less, more = ("too short", "too long") if self.unit else ("too few", "too many")
        wrong = "" if self.fits else f", {less}" if self.count < (limit.min or 0) else f", {more}"
        return f"{self.of}: {' '.join(filter(None, (str(self.count), unit)))} ({span}){wrong}"


def lengths(draft: Draft, context: Context) -> tuple[Length, ...]:
    """Every measure the format sets a limit for, in the order of the text, counted as the rule about them counts it."""
    return tuple(_lengths(draft, context))


def _lengths(draft: Draft, context: Context) -> Iterator[Length]:
    format = context.format
    if format.spoken:
        yield from _spoken(draft, format.spoken)
        return
    if format.subject:
        subject = draft.subject.text.strip() if draft.subject else ""
        yield Length("Subject", count_words(subject_words(draft, context)), "words", format.subject.words)
        yield Length("Subject", len(subject), "characters", format.subject.characters)
    if format.words:
        yield Length("Body", sum(count_words(part.text) for part in body_of(draft)), "words", format.words)
    if format.characters:
        yield Length("Message", len(message_of(draft)), "characters", format.characters)


def _spoken(draft: Draft, spoken: SpokenLimits) -> Iterator[Length]:
    call = " ".join(part.text for part in call_of(draft))
    voicemail = draft.voicemail.text if draft.voicemail else ""
    yield Length("Call", spoken_seconds(call, spoken.words_per_minute), "seconds", Limit(max=spoken.call_seconds))
    yield Length(
        "Voicemail", spoken_seconds(voicemail, spoken.words_per_minute), "seconds", Limit(max=spoken.voicemail_seconds)
    )
    yield Length("Talking points", len(draft.points), "", Limit(max=spoken.talking_points))


# --- at reading pace ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cue:
    """A part of a call, and when it is said.

    Args:
        part: "Opening", "Talking point 2", "Question", "Close"; "Voicemail".
        text: its words.
        start, end: seconds from the beginning of the call, or of the voicemail.
    """

    part: str
    text: str
    start: int
    end: int


def cues_of_call(draft: Draft, spoken: SpokenLimits) -> tuple[Cue, ...]:
    """The parts of a call in the order they are said, the voicemail left out."""
    named = [("Opening", draft.opening)]
    named += [(f"Talking point {number}", point) for number, point in enumerate(draft.points, start=1)]
    named += [("Question", draft.question), ("Close", draft.close)]
    parts = [(name, part) for name, part in named if part] or [("Call", part) for part in draft.paragraphs]
    cues: list[Cue] = []
    words = 0
    for name, part in parts:
        start, words = cues[-1].end if cues else 0, words + count_words(words_said(part.text))
        cues.append(Cue(name, part.text, start, -(-words * 60 // spoken.words_per_minute)))
    return tuple(cues)


def cue_of_voicemail(draft: Draft, spoken: SpokenLimits) -> Cue | None:
    """The voicemail, said after the tone; None where there is none."""
    if draft.voicemail is None:
        return None
    seconds = spoken_seconds(draft.voicemail.text, spoken.words_per_minute)
    return Cue("Voicemail", draft.voicemail.text, 0, seconds)


def cue_at(cues: Sequence[Cue], seconds: float) -> Cue | None:
    """The part that is said after so many seconds; None where all is said."""
    return next((cue for cue in cues if seconds < cue.end), None)
