"""The advice `keeps-promises`: whatever was promised is mentioned as sent, attached or coming."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import Point, end_of_message, index_of, points_of, prose
from followup_ai.rules._matching import best_match, taken_up


class KeepsPromises(Rule):
    """Every promised item is mentioned as sent, attached or coming.

    Why: a small promise kept the next day is the first piece of work the reader sees. After a no a promise may rest: papers
    and referees are wanted of an applicant only.
    Source: the project's guidance on interview follow-up.
    """

    id = "keeps-promises"
    title = "What you promised"
    required = False
    asks = "Mention everything that was promised as sent, attached or coming."
    remedy = "Say of everything you promised that it is attached, sent or coming."
    passes: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\nThe link to my Kafka talk is attached.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nI will send the Kafka talk tomorrow.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nAs promised, here is the talk on Kafka: the link is below.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nYou will find the Kafka talk enclosed.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nThe recording of my talk about Kafka follows in a second message.\n\nBest regards,\nSam Okafor",
        Example("Dear Dana,\n\nThank you.\n\nBest regards,\nSam Okafor", interview={"promised": []}),
        Example(
            "Dear Dana,\n\nThank you.\n\nBest regards,\nSam Okafor",
            interview={"promised": ["two references"], "outcome": "rejected"},
        ),
        Example(
            "Dear Dana,\n\nI have attached the references and the floor plan.\n\nBest regards,\nSam Okafor",
            interview={"promised": ["two references", "floor plan"]},
        ),
        Example(
            "Dear Dana,\n\nThe certified copy of my licence was handed in at your gate.\n\nBest regards,\nSam Okafor",
            interview={"promised": ["certified copy of my licence"]},
        ),
        Example(
            "Dear Dana,\n\nI am free all week from the 3rd.\n\nBest regards,\nSam Okafor",
            interview={"promised": ["my available dates"]},
        ),
        Example(
            "Dear Dana,\n\nMy registration number is 96I0000E.\n\nBest regards,\nSam Okafor",
            interview={"promised": ["my registration number"]},
        ),
        Example(
            "Dear Dana,\n\nThe recipe for the rye bread is in the post.\n\nBest regards,\nSam Okafor",
            interview={"promised": ["recipe for rye bread"]},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Dear Dana,\n\nThank you for your time.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI have attached my portfolio.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI would love to join Acme.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nYour move to streaming is exciting.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI will send something soon.\n\nBest regards,\nSam Okafor", marks=""),
        Example(
            "Dear Dana,\n\nI have attached the references.\n\nBest regards,\nSam Okafor",
            marks="",
            interview={"promised": ["two references", "floor plan"]},
        ),
        Example(
            "Dear Dana,\n\nThe garden plan is attached.\n\nBest regards,\nSam Okafor",
            marks="",
            interview={"promised": ["recipe for rye bread"]},
        ),
        "Dear Dana,\n\nI enjoyed giving the Kafka talk.\n\nBest regards,\nSam Okafor",
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        if context.purpose.interest == "company" or context.format.characters:
            return not_applicable("This is no place for it: the decision is made, or there is no room.")
        points = points_of(interview, "promised") if interview else ()
        if not interview or not points:
            return not_applicable("The interview records no promise.")
        outcome = _kept(draft, points)
        if outcome.verdict == "fail" and interview.outcome == "rejected":
            return not_applicable("After a no, nobody waits for what was promised to an applicant.")
        return outcome


def _kept(draft: Draft, points: Sequence[Point]) -> Outcome:
    """Whether each point of a promise is mentioned as sent, attached or coming."""
    index, sentences = index_of(draft), prose(draft)
    kept: list[tuple[int, int]] = []
    for point in points:
        if _AVAILABILITY.search(point.text) and (free := next((s for s in sentences if _FREE.search(s.low)), None)):
            kept.append(free.place(0, len(free.text)))
            continue
        match = best_match(point, index)
        if not match.pairs or taken_up(match) is False:
            return failed(f'The promise "{point.text[:120]}" is not mentioned.', end_of_message(draft))
        at = [t.sentence for t in match.tokens]
        beside = sentences[max(min(at) - 1, 0) : max(at) + 2]
        if not any(_COMES.search(sentence.low) or _GIVEN.search(sentence.text) for sentence in beside):
            told = f'The promise "{point.text[:120]}" is mentioned, but not as sent, attached or coming.'
            return failed(told, *match.spans[:1], sure=False)
        kept += match.spans
    return passed("Everything promised is mentioned as sent, attached or coming.", *kept)


_AVAILABILITY = expression(
    r"\bavailab\w*|\b(?:dates?|days|times|slots?) (?:(?:that|when|on which) )?i(?:'m| am| can)\b|\bwhen i(?:'m| am| can)\b"
)
_FREE = expression(
    r"\b(?:i am|i'm|i would be|i'd be|i will be|i'll be|i have been) (?:\w+ )?(?:free|available|at your disposal)\b"
    r"|\bi (?:can|could) (?:do|make|come|be there|start)\b|\bavailab\w+|\b(?:suits?|works?) (?:for )?me\b"
    r"|\b(?:dates|days|diary|calendar|month|week)\b[^.]{0,20}\b(?:open|free|clear)\b"
)
"""Whoever says when they are free keeps the promise to say so."""
_COMES = expression(
    r"\b(?:att(?:at)?ach\w*|enclos\w*|sen[dt]\w*|forward\w*|follow(?:s|ing|"
    r"ed|)|coming|on (?:its|their|the) way|here (?:is|are)|here's|"
    r"comes? (?:to|with|by|in|along)|hand(?:ed|ing)? (?:\w+ ){0,2}(?:in|over|to)|"
    r"left (?:\w+ ){0,3}(?:with|at|for)|(?:is|are) (?:\w+ )?(?:in )?with this|will be (?:on|at|in) your|"
    r"below|above|link\w*|includ\w*|shar(?:e|ed|ing)|post(?:ed|ing)?|"
    r"email\w*|mail\w*|deliver\w*|bring\w*|pass(?:ed|ing)? (?:on|along)|"
    r"as promised|i promised|promise|provide\w*|will (?:be with you|"
    r"reach|arrive|let|get|call|ask|introduce|put|come|drop|give|have)|"
    r"i'll|i will|introduc\w*|asked|put you in touch|in the post|drop(?:ped)? (?:off|in|by)|upload\w*)\b"
)
_GIVEN = expression(
    r"(?:\b(?:is|are)|:) (?:[A-Z]+[- ]?)?[0-9]|\+?[0-9][0-9 ]{7,}"
    r"|\b(?:[Rr]eferees?|[Nn]ames?|[Cc]ontacts?|[Cc]ustomers?)\b.{0,60}(?: is|:) [A-Z]"
)
"""A figure or a name that was promised stands there: "My registration is 96I0000", "My second referee is Jean Cotter"."""
