"""The advice `fresh`: a message does not repeat one that this reader already has."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from followup_ai import anatomy
from followup_ai.formats import format_names
from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._text import Sentence, read

SAME_SENTENCE = 88
"""Likeness (rapidfuzz ratio, 0 to 100) from which two sentences are the same to a reader."""
SAME_BODY = 80
"""Likeness from which two whole bodies are."""
REPEATED_SHARE = 0.5
"""Share of a body's words in repeated sentences that makes it a repetition."""
OLD_SHARE = 0.75
"""Share of an earlier body's words that, said again, makes a repetition of what is new beside them."""
_SHORT = 12
"""Words an earlier body needs for that: "Thank you. When will you know?" may be asked again."""
_WORDS = 5
"""Words a sentence needs to count: "Thank you again." may be said twice."""

_SENT = {
    "sent": [
        {
            "date": "2026-05-13",
            "body": "Dear Dana,\n\nThank you for the talk about your move to streaming. I could help with the migration "
            "from my first day. Could you tell me what the next steps are?\n\nBest regards,\nSam Okafor",
        }
    ]
}
"""What Dana already has, in the examples."""


class Fresh(Rule):
    """The body does not repeat a message already sent to this reader.

    Why: the same words again tell the reader that nobody remembered them.
    Source: the project's guidance on interview follow-up.
    """

    id = "fresh"
    title = "Repeating yourself"
    required = False
    asks = "Repeat nothing of the messages already sent to this reader."
    remedy = "Say something your earlier message did not: news, another point of the conversation, other words."
    passes: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\nThank you for your time.\n\nBest regards,\nSam Okafor",
        Example(
            (
                "Dear Dana,\n\nSince we spoke I have read more about the on-call rota. Has a decision been made?\n\nBest "
                "regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nThank you again. I passed the exam I mentioned, and would be glad to hear how things "
                "stand.\n\nBest regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nIs there any news about the role? I am still keen to join the team at Acme.\n\nBest "
                "regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nThe move to streaming is still on my mind, and so is your rota. May I ask how far "
                "you are with the decision?\n\nBest regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for the talk about your move to streaming. I have since built a small example "
                "of it, and it runs well on an old laptop. May I show it to you?\n\nBest regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
        Example("Dear Dana,\n\nThank you.\n\nBest regards,\nSam Okafor", interview=_SENT),
        Example(
            (
                "Dear Dana,\n\nCould you say when you will decide? My own plans leave all of June open.\n\nBest "
                "regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(
            (
                "Dear Dana,\n\nThank you for the talk about your move to streaming. I could help with the migration "
                "from my first day. Could you tell me what the next steps are?\n\nBest regards,\nSam Okafor"
            ),
            marks="Thank you for the talk about your move to streaming.",
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for the talk about your move to streaming. I could help with the migration "
                "from my first day.\n\nBest regards,\nSam Okafor"
            ),
            marks="Thank you for the talk about your move to streaming.",
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nI could help with the migration from my first day. Could you tell me what the next "
                "steps are?\n\nBest regards,\nSam Okafor"
            ),
            marks="I could help with the migration from my first day.",
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for the talk about your move to streaming! I could help with the migration "
                "from my very first day. Could you tell me what the next steps are?\n\nBest regards,\nSam Okafor"
            ),
            interview=_SENT,
        ),
        Example(
            (
                "Dear Dana,\n\nCould you tell me what the next steps are? Thank you for the talk about your move "
                "to streaming.\n\nBest regards,\nSam Okafor"
            ),
            marks="Could you tell me what the next steps are?",
            interview=_SENT,
        ),
        Example(
            "Dear Dana,\n\nHello again. Could you tell me what the next steps are?\n\nBest regards,\nSam Okafor",
            marks="Could you tell me what the next steps are?",
            interview=_SENT,
        ),
        Example(
            "Dear Dana,\n\nThank you for the talk about your move to streaming.\n\nBest regards,\nSam Okafor",
            marks="Thank you for the talk about your move to streaming.",
            interview=_SENT,
        ),
        Example(
            "Dear Dana,\n\nI could help with the migration from my first day.\n\nBest regards,\nSam Okafor",
            marks="I could help with the migration from my first day.",
            interview=_SENT,
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        earlier = [m for m in context.sent if m.body.strip()]
        if not earlier:
            return not_applicable("No message to this reader is recorded.")
        from rapidfuzz import fuzz  # 15 ms to import, and needed only here

        whole = read(draft).body
        body = [s for s in whole if len(s.text.split()) >= _WORDS]
        words = sum(len(s.text.split()) for s in body)
        candidate = context.interview.candidate if context.interview else ""
        for message in earlier:
            old = _said(message.body, message.format, candidate)
            alike = [(s, o) for s in whole for o in old if fuzz.ratio(s.low, o, score_cutoff=SAME_SENTENCE)]
            repeated = [s for s in body if any(s is one for one, _ in alike)]
            share = sum(len(s.text.split()) for s in repeated) / words if words else 0.0
            if share >= REPEATED_SHARE or _most_of(old, {o for _, o in alike}):
                return _repeats(repeated or [alike[0][0]], message.date.isoformat())
            if body and fuzz.ratio(" ".join(s.low for s in body), " ".join(old)) >= SAME_BODY:
                return _repeats(body, message.date.isoformat())
        return passed("The message says something new.")


@lru_cache(maxsize=64)
def _said(body: str, format: str, candidate: str) -> tuple[str, ...]:
    """The sentences of an earlier message's body, without its greeting and sign-off, in lower case."""
    draft = anatomy.parse(body, format if format in format_names() else "email", candidate=candidate)
    return tuple(sentence.low for sentence in read(draft).body)


def _most_of(old: tuple[str, ...], again: set[str]) -> bool:
    """Whether most of an earlier message is said again, however much is new beside it."""
    told = sum(len(sentence.split()) for sentence in old)
    return told >= _SHORT and sum(len(s.split()) for s in old if s in again) >= OLD_SHARE * told


def _repeats(sentences: list[Sentence], day: str) -> Outcome:
    return failed(f'"{sentences[0].text[:120]}" repeats the message of {day}.', *sentences)
