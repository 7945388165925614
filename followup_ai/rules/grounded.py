"""The rule `grounded`: every fact in the draft comes from the interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from followup_ai.models import Context, Draft, Interview
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._claims import Claim, claims
from followup_ai.rules._content import prose
from followup_ai.rules._evidence import Evidence, evidence_of
from followup_ai.rules._words import plain, weight, words_in


class Grounded(Rule):
    """Every person, employer, number, date, credential and claim of experience in the draft comes from the interview.

    Why: a reader who finds one invented fact doubts all others, and the candidate has to answer for it in the next round.
    Source: the project's guidance on interview follow-up.

    The draft is read as a ledger of claims (`_claims.claims`), each tied to the words of the notes that support it.
    Another way of writing the same is faithful: "half past seven" for 0730, "a dozen" for 12, "the twelfth" for 2026-05-12.
    Rounding up, changing or adding is not: "over six years" for six. A weekday said of the conversation must be the
    interview's own. Opinions, wishes, courtesies and offers ("I am free on Monday") are not claims. A number the candidate
    says they can be called at is theirs to know.
    """

    id = "grounded"
    title = "Facts from your notes"
    asks = "State no person, employer, number, date, credential or experience that is not in the notes, and none differently."
    remedy = "Take out what the notes do not say, or write it as they do."
    passes: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\nThank you for our talk on Tuesday about the Senior Data Engineer role.\n\nBest regards,\nSam Okafor",
        (
            "Dear Dana,\n\nMy six years running Kafka in production would help with your move to streaming.\n\nBest "
            "regards,\nSam Okafor"
        ),
        (
            "Dear Dana,\n\nThank you for our conversation yesterday. I will send the link to my Kafka talk this "
            "week.\n\nBest regards,\nSam Okafor"
        ),
        (
            "Dear Dana,\n\nYou hope to decide by the twenty-sixth of May, or within a fortnight. Is there anything "
            "I can add before then?\n\nBest regards,\nSam Okafor"
        ),
        Example(
            "Dear Dana,\n\nThank you for talking with me about the waiting time of nine days, and about the contract length of "
            "six months.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["waiting time 9 days, should be 3", "contract length is 6 months"]},
        ),
        "Dear Dana,\n\nOne clear chart beats ten dashboards.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nI am free on Monday at 3 pm, should you want to talk again.\n\nBest regards,\nSam Okafor",
        Example(
            "Dear Dana,\n\nThank you for showing me how a dozen welders start at half past seven.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["0730 start, 12 welders"]},
        ),
        Example(
            "Dear Dana,\n\nCutting waste by a fifth is a goal I would gladly share.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["they want to cut waste by 20%"]},
        ),
        (
            "Dear Dana,\n\nI have thought a lot about what you said on the rota, and I would love to help.\n\nBest "
            "regards,\nSam Okafor"
        ),
        Example(
            "Dear Dana,\n\nYou said you'd ring on Monday: morning or evening? I could offer three full days a week, and I can "
            "come up to Leeds at short notice. I have much interest to work for Acme.\n\nBest regards,\nSam Okafor",
            interview={"next_steps": "will ring on Monday"},
        ),
        "Dear Dana,\n\nThank you for the hour you gave me. These two points stayed with me.\n\nBest regards,\nSam Okafor",
        Example(
            "Dear Dana,\n\nThank you for our talk about the role at Lekki Sun Power.\n\nBest regards,\nSam Okafor",
            interview={"company": "Lekki Sun Power"},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Dear Dana,\n\nThank you for our talk on Thursday.\n\nBest regards,\nSam Okafor", marks="Thursday"),
        Example(
            "Dear Dana,\n\nThank you, and please thank Marcus Bell for the tour.\n\nBest regards,\nSam Okafor",
            marks="Marcus Bell",
        ),
        Example(
            "Dear Dana,\n\nMy eight years running Kafka in production would help with your move.\n\nBest regards,\nSam Okafor",
            marks="eight years",
        ),
        Example("Dear Dana,\n\nAt my last company we cut costs by 20 %.\n\nBest regards,\nSam Okafor", marks="20 %"),
        Example("Dear Dana,\n\nI hold an MBA, which would help with the rota.\n\nBest regards,\nSam Okafor", marks="MBA"),
        Example(
            "Dear Dana,\n\nI led a restaurant kitchen.\n\nBest regards,\nSam Okafor",
            marks="I led a restaurant kitchen",
        ),
        Example(
            "Dear Dana,\n\nYou said you decide by 28 May. May I send anything before?\n\nBest regards,\nSam Okafor",
            marks="28 May",
        ),
        Example(
            "Dear Dana,\n\nAs a former consultant at Deloitte I know how a rota is planned.\n\nBest regards,\nSam Okafor",
            marks="As a former consultant at Deloitte",
        ),
        Example(
            "Dear Dana,\n\nPlease see my work at www.samokafor-data.example for more.\n\nBest regards,\nSam Okafor",
            marks="www.samokafor-data.example",
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        if context.interview is None:
            return not_applicable("Without an interview there is nothing to compare the facts with.")
        ledger = claims(draft, context)
        wrong = [c for c in ledger if not c.supported and (c.sure or c.kind in _TELLING)]
        if not wrong:
            return _unless_in_doubt(draft, context.interview, ledger)
        wrong.sort(key=_how_little)
        first = wrong[0]
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        noted = f': the notes have "{first.against[:100]}"' if first.against else ""
        return failed(f'Nothing in the interview supports "{first.text}"{more}{noted}.', *wrong, sure=_is_told_otherwise(first))


def _how_little(claim: Claim) -> tuple[bool, bool]:
    """How far a claim is from being surely wrong, to compare."""
    return not _is_told_otherwise(claim), not claim.sure


def _is_told_otherwise(claim: Claim) -> bool:
    """Whether the notes say otherwise; what they only lack may be another way of telling what they have.

    A whole name is of somebody or something, a day of the talk is the interview's, and of an amount one does not speak loosely.
    """
    if bool(claim.against) or (claim.kind == "detail" and claim.sure):
        return True
    whole_name = claim.kind == "name" and " " in claim.text
    return claim.sure and (whole_name or claim.kind in _EXACT)


_EXACT = frozenset(("weekday", "date", "amount"))


def _unless_in_doubt(draft: Draft, interview: Interview, ledger: Sequence[Claim]) -> Outcome:
    """A pass, and what leaves it in doubt: a claim the notes lack, or a word beside one.

    Only where all telling words of the sentences that claim something are the notes' own is nothing exchanged among them.
    """
    doubt = next((c for c in ledger if not (c.sure or c.supported)), None)
    if doubt is not None:
        return passed(f'"{doubt.text}" is not in the notes, and may well be right.', sure=False)
    all_told = f"All {len(ledger)} claims come from the interview"
    word = next(_unnoted_words(draft, evidence_of(interview), ledger), "")
    if word:
        return passed(f'{all_told}, as far as their words tell: "{word}" beside them is in no note.', sure=False)
    return passed(f"{all_told}.", sure=all(c.sure for c in ledger))


def _unnoted_words(draft: Draft, evidence: Evidence, ledger: Sequence[Claim]) -> Iterator[str]:
    """The telling words that no note has, nor one of their kin, in the sentences of a draft that claim something."""
    claimed = [claim.start for claim in ledger if claim.kind not in _OF_THE_CALENDAR]
    for sentence in prose(draft):
        first, last = sentence.place(0, len(sentence.text))
        if sentence.part != "subject" and any(first <= start < last for start in claimed):
            words = {plain(text): text for text in sentence.wording.texts if not text[0].isdigit()}
            telling = (text for word, text in words.items() if weight(word) >= 1 and word not in _OF_LETTERS)
            yield from (text for text in telling if not evidence.kin(plain(text)))


_OF_LETTERS = frozenset(
    words_in(
        "exchange above aside gladly beforehand whenever certificate valid pleasure delighted grateful thoughtful conversation"
        " memorable vivid cheerful courteous generous warmly truly afterwards sincerely eagerly happily wonderful splendid"
    )
)
"""What any letter says of a talk and its writer's mood, or beside a paper that is a claim of its own."""
_OF_THE_CALENDAR = frozenset(("weekday", "date"))


_TELLING = frozenset(("experience", "credential", "detail"))
"""Kinds of claims that fail even where one hesitates over what supports them; of others only a doubt is left."""
