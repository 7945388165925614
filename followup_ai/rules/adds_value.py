"""The advice `adds-value`: a qualification is tied to what the role needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import end_of_message, index_of, points_of, prose
from followup_ai.rules._matching import Match, best_match, taken_up
from followup_ai.rules._quantities import quantities
from followup_ai.rules._text import Sentence, Words, fold
from followup_ai.rules._words import OF_ONESELF


class AddsValue(Rule):
    """At least one of the candidate's qualifications is tied to what the role needs.

    Why: thanks are pleasant, a reason to hire is useful; the message is the last chance to give one.
    Source: the project's guidance on interview follow-up.

    A qualification is tied when the sentence that names it, or the one beside it, says what it is good for or takes up
    something that was discussed. A qualification standing alone is a list, not a reason. After a no it is not asked for:
    the decision is made, and pressing one's case then reads as not having heard it.
    """

    id = "adds-value"
    title = "What you bring"
    required = False
    asks = "Tie one of the candidate's qualifications to what the role needs."
    remedy = "Name one thing you bring and say what it would do for this role."
    passes: ClassVar[tuple[str | Example, ...]] = (
        (
            "Dear Dana,\n\nMy six years running Kafka in production would help with your move to streaming.\n\nBest "
            "regards,\nSam Okafor"
        ),
        (
            "Dear Dana,\n\nHaving run Kafka in production for six years, I could contribute to the move from "
            "day one.\n\nBest regards,\nSam Okafor"
        ),
        (
            "Dear Dana,\n\nYour plans for streaming are close to my six years with Kafka in production.\n\nBest "
            "regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nI would bring six years of Kafka in production.\n\nBest regards,\nSam Okafor",
        (
            "Dear Dana,\n\nSix years of Kafka in production taught me what your on-call rota asks of people.\n\nBest "
            "regards,\nSam Okafor"
        ),
        (
            "Dear Dana,\n\nI have run Kafka for six years. That would be of use in your move to streaming.\n\nBest "
            "regards,\nSam Okafor"
        ),
        (
            "Dear Dana,\n\nKafka in production has been my work for six years, and it fits what you need.\n\nBest "
            "regards,\nSam Okafor"
        ),
        Example("Dear Dana,\n\nThank you.\n\nBest regards,\nSam Okafor", interview={"qualifications": []}),
        Example("Dear Dana,\n\nI respect your decision.\n\nBest regards,\nSam Okafor", interview={"outcome": "rejected"}),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "Dear Dana,\n\nThank you for your time. I liked hearing about the rota.\n\nBest regards,\nSam Okafor", marks=""
        ),
        Example("Dear Dana,\n\nI am a hard worker and would be an asset.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI would love to join Acme.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI learn quickly and bring energy.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nThank you for the talk. When do you decide?\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nMy skills fit the role well.\n\nBest regards,\nSam Okafor", marks=""),
        "Dear Dana,\n\nI have six years of running Kafka in production.\n\nBest regards,\nSam Okafor",
        Example("Dear Dana,\n\nYour move to streaming is exciting.\n\nBest regards,\nSam Okafor", marks=""),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        decided = interview is not None and interview.outcome == "rejected"
        if decided or context.purpose.interest == "company" or context.format.characters:
            return not_applicable("This is no place for it: the decision is made, or there is no room.")
        if interview is None or not (interview.qualifications or interview.left_out):
            return not_applicable("The interview records no qualification.")
        index, sentences = index_of(draft), prose(draft)
        topics = points_of(interview, "discussed", "their_words", "concern")
        named = None
        for point in points_of(interview, "qualifications", "left_out"):
            match = best_match(point, index, reach=1)
            if not match.pairs or taken_up(match) is False:
                continue
            named = named or match
            at = match.tokens[0].sentence
            beside = [sentences[n] for n in (at - 1, at, at + 1) if 0 <= n < len(sentences)]
            tied = any(_TIE.search(sentence.low) for sentence in beside)
            if tied or any(_topic_beside(best_match(t, index), at) for t in topics):
                return passed(f'{match.quoted} ties "{point.text[:120]}" to the role.', *match.spans)
        if named:
            return failed(f"{named.quoted} is named, but not what it would do for the role.", *named.spans[:1], sure=False)
        if told := _years_told(interview, sentences):
            return failed(f'"{told.text}" is named, but not what it would do for the role.', told, sure=False)
        return failed("None of the noted qualifications is mentioned.", end_of_message(draft))


def _years_told(interview: Interview, sentences: Sequence[Sentence]) -> Words | None:
    """How long the candidate did something, as their qualifications have it: all that "4 yrs barista" tells of a barista."""
    figures = [q for text in interview.qualifications for q in quantities(fold(text)[0]) if q.kind == "duration"]
    noted = {key for quantity in figures for key in quantity.keys}
    for sentence in sentences if noted else ():
        for quantity in quantities(sentence.text) if OF_ONESELF.search(sentence.low) else ():
            if quantity.kind == "duration" and not noted.isdisjoint(quantity.keys):
                return sentence.words_at(quantity.start, quantity.end)
    return None


def _topic_beside(match: Match, at: int) -> bool:
    return taken_up(match) is True and any(abs(t.sentence - at) <= 1 for t in match.tokens)


_TIE = expression(
    r"\b(?:would|will|could|should|can|might|'d|'ll) (?:\w+ )?(?:help|"
    r"be (?:\w+ )?(?:useful|relevant|handy|of use|an asset|valuable|"
    r"put)|serve|let me|allow|make|bring|fit|add|carry|translate|transfer|"
    r"apply|contribute|support|prove|come)"
    r"|\b(?:relevant|useful|apply|applies|transfers?|translates?|fits?|"
    r"suits?|matches|prepares?|prepared|equips?|equipped|contribute|"
    r"asset|handy)\b"
    r"|\b(?:bring|brings|put|use|draw on|build on|offer)\b|\b(?:your|"
    r"the) (?:team|role|needs?|plans?|work|project)\b|\bstraight (?:into|"
    r"to)\b|\bfrom day one\b|\bwhat you (?:need|are|described)\b"
)
