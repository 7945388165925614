"""The rule `distinct`: each person of a panel gets a message of their own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar

from followup_ai import anatomy
from followup_ai.formats import format_names
from followup_ai.models import Context, Draft, Interview, SentMessage
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import Point, end_of_message, index_of, points_of
from followup_ai.rules._matching import best_match, taken_up
from followup_ai.rules._private import private_clauses
from followup_ai.rules._sample import mail
from followup_ai.rules._text import read

ALIKE = 75
"""Likeness of two bodies (rapidfuzz ratio, 0 to 100) from which a panel that compares notes calls them one message.

Measured on the project's labelled messages: two written apart about one interview reach 60 at most (786 pairs); one sent
round with names changed and a sentence in four rewritten stays above 75.
"""
_LONGEST = 5_000
"""Characters of a body that are compared."""

_TOM = (
    "Thank you for your time on Tuesday. Your on-call rota sounded kinder than most. Could you tell me what the next steps are?"
)


def _panel(*told: str, **fields: object) -> dict[str, object]:
    """An interview with Tom and Ana beside Dana, where each text of `told` went to Tom."""
    sent = [
        {"date": "2026-05-13", "to": "Tom Reyes", "body": f"Dear Tom,\n\n{text}\n\nBest regards,\nSam Okafor"} for text in told
    ]
    return {"panel": [{"name": "Tom Reyes"}, {"name": "Ana Sousa"}], "sent": sent, **fields}


class Distinct(Rule):
    """Each message to a panel is its own: unlike the others, and with at least one detail that they do not take up.

    Why: people who interview together compare what they got, and a circular tells each of them that nobody in particular was
    listened to.
    Source: the project's guidance on interview follow-up, under panels.

    Bodies are compared between greeting and sign-off. Where the interview records fewer details than there are messages, a
    detail of its own cannot be asked of each, and likeness alone is judged. It applies where messages to others who were in
    the room are known: sent, or drafted beside this one.
    """

    id = "distinct"
    title = "Likeness to your other messages"
    asks = (
        "Write for this reader alone: where several people were in the room, take up what mattered to this one, in words "
        "that would suit none of the others."
    )
    remedy = "Take up something that you tell none of the others, and put the rest in other words."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("Thank you for your time on Tuesday. Your move from nightly batches to streaming is just the work I enjoy."),
        Example(
            mail("Thank you for Tuesday. The move from nightly batches to streaming is a change I would love to help with."),
            interview=_panel(_TOM),
        ),
        Example(
            mail("It was good to find that we both grew up near Leeds, and I liked your line that boring technology wins."),
            interview=_panel(_TOM),
        ),
        Example(
            mail("I enjoyed hearing of the on-call rota, and even more that boring technology wins. When might you decide?"),
            interview=_panel(_TOM),
        ),
        Example(
            mail("Your rota gives people their weekends, which tells me much about Acme. I would be glad to join it."),
            interview=_panel(_TOM, discussed=["the on-call rota"], their_words=[], personal=[]),
        ),
        Example(
            mail("Your streaming plans stayed with me: moving nightly batches is work I have done before. What comes next?"),
            interview=_panel(_TOM, "Near Leeds is where I learned to cycle. Thank you for the talk."),
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(mail(_TOM), interview=_panel(_TOM)),
        Example(mail(_TOM.replace("kinder", "better")), interview=_panel(_TOM)),
        Example(mail(f"{_TOM} I remain very interested."), interview=_panel(_TOM)),
        Example(
            mail(
                "I keep thinking of how your on-call rota is shared out, and would gladly take my turn. When will you decide?"
            ),
            interview=_panel(_TOM),
        ),
        Example(mail(_TOM), interview=_panel(_TOM, discussed=["the on-call rota"], their_words=[], personal=[])),
        Example(
            mail("The on-call rota is the first I have met that lets people sleep. Is there anything else that you need?"),
            interview=_panel("Moving from nightly batches to streaming is my kind of work.", _TOM),
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        others = [m for m in context.panel_messages if m.body.strip()]
        if interview is None or not others:
            return not_applicable("No message to anybody else of this interview is known.")
        drafts = [_parsed(m.body, m.format, interview.candidate) for m in others]
        return _alike(draft, drafts, others) or _own_detail(draft, drafts, interview)


@lru_cache(maxsize=64)
def _parsed(body: str, format: str, candidate: str) -> Draft:
    return anatomy.parse(body, format if format in format_names() else "email", candidate=candidate)


def _body(draft: Draft) -> str:
    return " ".join(sentence.low for sentence in read(draft).body)[:_LONGEST]


def _alike(draft: Draft, drafts: Iterable[Draft], others: Iterable[SentMessage]) -> Outcome | None:
    from rapidfuzz import fuzz

    body = _body(draft)
    for other, message in zip(drafts, others, strict=True):
        likeness = fuzz.ratio(body, _body(other))
        if body and likeness >= ALIKE:
            whom = message.to or "somebody else"
            why = f"It is {likeness:.0f} % like the message to {whom}; from {ALIKE} % on readers see one message."
            return failed(why, *draft.paragraphs[:1])
    return None


def _own_detail(draft: Draft, drafts: list[Draft], interview: Interview) -> Outcome:
    points = _details(interview)
    if len(points) <= len(drafts):
        return passed("It is unlike the others; the interview has too few details for one to each.")
    # A doubt speaks for this message: what may be taken up here counts, what may be taken up elsewhere does not.
    mine = [p for p in points if taken_up(best_match(p, index_of(draft))) is not False]
    told = {p.text for p in points for d in drafts if taken_up(best_match(p, index_of(d)))}
    own = [p for p in mine if p.text not in told]
    if own:
        match = best_match(own[0], index_of(draft))
        return passed(
            f'It is unlike the others, and {match.quoted} takes up "{own[0].text[:120]}" for this reader alone.', *match.spans
        )
    if mine:
        match = best_match(mine[0], index_of(draft))
        return failed(
            f'All it takes up, such as "{mine[0].text[:120]}", another of its readers is told too.', *match.spans, sure=False
        )
    return failed("It takes up no detail that the others do not.", end_of_message(draft), sure=False)


def _details(interview: Interview) -> list[Point]:
    """What was talked about and may be written, a clause each."""
    private = [clause.text for clause in private_clauses(interview)]
    points = points_of(interview, "discussed", "their_words", "personal")
    return [p for p in points if not any(text in p.text or p.text in text for text in private)]
