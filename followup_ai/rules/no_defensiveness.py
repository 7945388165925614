"""Whether the candidate disputes a decision or demands reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, failed, passed
from followup_ai.rules._classifier import SaidRule
from followup_ai.rules._grammar import Pattern, grammar
from followup_ai.rules._speech import is_denied
from followup_ai.rules._surface import is_told_of, sentences
from followup_ai.rules._text import Sentence, Words

_DISPUTES = grammar("no_defensiveness.txt")
_CIVIL = expression(
    r"\bif you (?:are |were |would be |have )?(?:able|willing|happy|free|comfortable|a moment)|\bif (?:it is )?(?:possible"
    r"|appropriate)|\b(?:feedback|grateful|appreciate|would you be willing|improve|learn from|do better)\b"
    r"|\b(?:so|in order) (?:that )?(?:i can|to) (?:improve|learn|grow)\b"
)
_ACCEPTED = expression(
    r"(?:\bthank(?:s| you)\b[^.?!]{0,50}|\b(?:kind|good|generous|fair) of you to[^.?!]{0,40}|(?<!not )\b(?:understand|see"
    r"|accept|respect|appreciate)(?: \w+ly| well)? |\bexplain(?:ed|ing) )$"
)
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NoDefensiveness(SaidRule):
    """Nothing demands reasons or disputes the decision.

    Why: how somebody takes a no is the last thing an interviewer learns of them, and often the reason for the next call.
    Source: the project's guidance on interview follow-up.

    A courteous request for feedback passes, what went wrong with something else (an outage, a launch) passes too. "Why was I
    not chosen" inside a courteous request fails, unsure.
    """

    id = "no-defensiveness"
    of_words = True
    title = "Arguing with the decision"
    found = "fail"
    does = "may read as a dispute"
    lacks = "Nothing is disputed."
    asks = "Take the decision as it is: ask for feedback if you wish, never for reasons, and dispute nothing."
    remedy = "Ask courteously what you could improve, or leave it out."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Could you share any feedback on where I might improve?"),
        _MESSAGE.format("I understand your decision and wish the team well."),
        _MESSAGE.format("I enjoyed hearing what went wrong in the outage and how you mended it."),
        _MESSAGE.format("You asked what went wrong with my first bakery, and I was glad to tell you."),
        _MESSAGE.format("I think you made a mistake-proof process there."),
        _MESSAGE.format("I have no wish to question your decision."),
        _MESSAGE.format("I would be grateful for any advice on my presentation."),
        _MESSAGE.format("You explained why customers were turned down for loans."),
        _MESSAGE.format("Thank you for your decision-making workshop."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("What went wrong?"), marks="What went wrong"),
        Example(_MESSAGE.format("Why wasn't I chosen?"), marks="Why wasn't I chosen"),
        _MESSAGE.format("I think you made a mistake."),
        _MESSAGE.format("I deserve an explanation."),
        _MESSAGE.format("I strongly disagree with your decision."),
        Example(_MESSAGE.format("Please reconsider."), marks="Please reconsider"),
        _MESSAGE.format("I was the most qualified candidate for the job."),
        _MESSAGE.format("I don't understand why you chose somebody else."),
        _MESSAGE.format("It is your loss."),
        _MESSAGE.format("Please explain why I was rejected."),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        outcome = super().judge(draft, context)
        rejected = context.interview is not None and context.interview.outcome == "rejected"
        if outcome.verdict == "pass" or rejected or context.purpose.id not in ("thank-you", "check-in"):
            return outcome
        phrases = self.by_phrases(draft, context)  # before an answer there is no decision to dispute: words alone accuse nobody
        return outcome if phrases.verdict == "fail" else passed(phrases.why, sure=False)

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        doubtful: tuple[Words, str] | None = None
        for sentence in sentences(draft):
            if sentence.part in ("greeting", "name", "date"):
                continue
            for words, pattern in _disputing(sentence):
                if pattern.sure and not _CIVIL.search(sentence.plain):
                    return failed(f'"{words.text}" {pattern.family}.', words)
                doubtful = doubtful or (words, pattern.family)
        if doubtful:
            return failed(f'"{doubtful[0].text}" may be read so that it {doubtful[1]}.', doubtful[0], sure=False)
        return passed("Nothing is disputed.")


def _disputing(sentence: Sentence) -> Iterator[tuple[Words, Pattern]]:
    """Every dispute or demand for reasons that is meant: not quoted, told of, denied, or part of accepting the decision."""
    plain = sentence.plain
    for found in _DISPUTES.find(sentence):
        at = found.start
        if sentence.is_quoted(at) or is_told_of(plain, at) or is_denied(plain, at) or _ACCEPTED.search(plain[:at]):
            continue
        yield sentence.words_of(at, found.end), found.pattern
