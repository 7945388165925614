"""The advice `fresh`: a message does not repeat one that this reader already has."""

from __future__ import annotations

from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._text import Sentence, fold, read, split_sentences

SAME_SENTENCE = 88
"""Likeness (rapidfuzz ratio, 0 to 100) from which two sentences are the same to a reader."""
SAME_BODY = 80
"""Likeness from which two whole bodies are."""
REPEATED_SHARE = 0.5
"""Share of a body's words in repeated sentences that makes it a repetition."""
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

        body = [s for s in read(draft).body if len(s.text.split()) >= _WORDS]
        words = sum(len(s.text.split()) for s in body)
        for message in earlier:
            folded = fold(message.body)[0]
            old = [folded[a:b].casefold() for a, b in split_sentences(folded)]
            repeated = [s for s in body if any(fuzz.ratio(s.low, o, score_cutoff=SAME_SENTENCE) for o in old)]
            share = sum(len(s.text.split()) for s in repeated) / words if words else 0.0
            if share >= REPEATED_SHARE:
                return _repeats(repeated, message.date.isoformat())
            if body and fuzz.ratio(" ".join(s.low for s in body), " ".join(old)) >= SAME_BODY:
                return _repeats(body, message.date.isoformat())
        return passed("The message says something new.")


def _repeats(sentences: list[Sentence], day: str) -> Outcome:
    return failed(f'"{sentences[0].text[:120]}" repeats the message of {day}.', *sentences)
