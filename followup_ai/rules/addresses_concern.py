"""The advice `addresses-concern`: a concern that was raised is met, positively."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from textwrap import shorten
from typing import ClassVar

from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import Point, end_of_message, index_of, points_of, prose
from followup_ai.rules._leaning import note_stems
from followup_ai.rules._matching import Match, best_match, taken_up
from followup_ai.rules._private import private_clauses
from followup_ai.rules._rewording import Details, details_of, nearness_to, shared_in
from followup_ai.rules._text import Sentence, Words, fold


class AddressesConcern(Rule):
    """A concern the interview records is met, positively.

    Why: a doubt left standing is what the reader will remember; one honest sentence often settles it.
    Source: the project's guidance on interview follow-up.

    Met means that the concern is taken up and something is set beside it: what the candidate has done, is doing or will do.
    """

    id = "addresses-concern"
    title = "The doubt they raised"
    required = False
    asks = "If the notes record a concern, meet it in one positive sentence, without inventing experience."
    remedy = "Take up the concern that was raised and say in one sentence how you would meet it."
    passes: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\nI have no experience with your cloud yet, but I am learning it now.\n\nBest regards,\nSam Okafor",
        (
            "Dear Dana,\n\nYour cloud is new to me; I have moved between two others and pick such things up "
            "quickly.\n\nBest regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nAs for the cloud you use, I have started a course.\n\nBest regards,\nSam Okafor",
        (
            "Dear Dana,\n\nYou wondered about my lack of experience with your cloud. I would be ready within "
            "weeks.\n\nBest regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nWorking in your cloud would be a matter of study, and I have begun.\n\nBest regards,\nSam Okafor",
        Example("Dear Dana,\n\nThank you for your time.\n\nBest regards,\nSam Okafor", interview={"concern": ""}),
        Example(
            "Dear Dana,\n\nAbout the nights: I held our ward until eight all winter.\n\nBest regards,\nSam Okafor",
            interview={"concern": "has never run a night shift alone"},
        ),
        Example(
            "Dear Dana,\n\nI could do the night shift: my sister can take the children.\n\nBest regards,\nSam Okafor",
            interview={"concern": "whether I can do nights with small children"},
        ),
        Example(
            "Dear Dana,\n\nI spent all of March on a church spire and slept well.\n\nBest regards,\nSam Okafor",
            interview={"concern": "nervous about heights"},
        ),
        Example(
            "Dear Dana,\n\nThe commute from Hull is no problem for me.\n\nBest regards,\nSam Okafor",
            interview={"concern": "long commute from Hull"},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Dear Dana,\n\nThank you for your time.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI would love to join Acme.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nYour move to streaming is the work I enjoy.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nMy six years running Kafka in production would help.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI look forward to hearing from you.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nThank you for the talk about the rota.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nI am a quick learner.\n\nBest regards,\nSam Okafor", marks=""),
        Example(
            "Dear Dana,\n\nOrdering stock is not something I have ever done.\n\nBest regards,\nSam Okafor",
            interview={"concern": "no experience ordering stock"},
        ),
        Example(
            "Dear Dana,\n\nThe commute is long.\n\nBest regards,\nSam Okafor", interview={"concern": "long commute from Hull"}
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        if context.purpose.interest == "company" or context.format.characters:
            return not_applicable("This is no place for it: the decision is made, or there is no room.")
        if interview is None or not interview.concern:
            return not_applicable("The interview records no concern.")
        index, sentences = index_of(draft), prose(draft)
        private = [clause.text for clause in private_clauses(interview)]
        noted = points_of(interview, "concern")
        points = [p for p in noted if not any(t in p.text or p.text in t for t in private)]
        if not points or points[0] is not noted[0]:  # what follows a concern that is private is why it is
            return not_applicable("The concern is noted as private.")
        matches = sorted((m for m in (best_match(p, index) for p in points) if m.pairs), key=lambda m: -m.score)
        match = next((m for m in matches if taken_up(m) is not False), None)
        if match is None:
            if may := next((m for m in matches if m.fraction >= _HINTED and _meets(m, sentences)), None):
                return passed(f"What it says of {may.quoted} may meet the concern.", *may.spans, sure=False)
            if met := _in_other_words(draft, interview, points):
                return passed(f'"{met.text[:160]}" may meet the concern in other words.', met, sure=False)
            told = shorten(points[0].text, 120, placeholder=" …")
            return failed(f'The concern "{told}" is not met.', end_of_message(draft), sure=False)
        if _meets(match, sentences):
            return passed(f'{match.quoted} meets the concern "{match.point.text[:120]}".', *match.spans)
        return failed(f"{match.quoted} names the concern without meeting it.", *match.spans[:1], sure=False)


def _meets(match: Match, sentences: Sequence[Sentence]) -> bool:
    """Whether something is set beside what is taken up; a sentence that only concedes sets nothing."""
    at = [t.sentence for t in match.tokens]
    beside = [sentences[n].low for n in range(min(at), min(max(at) + 2, len(sentences)))]
    conceded = [bool(_CONCEDES.search(low)) for low in beside]
    return any(
        _MEETS.search(low) or (not concedes and _SAYS.search(low)) for low, concedes in zip(beside, conceded, strict=True)
    )


_NEAR, _TWO_NEAR = 1.0, 2.4
"""From where on a sentence is near to a concern: all of its words, and the two nearest ("the optician's certificate is
enclosed; lenses bring me to 20/20" for "eyesight correction"). Of the labelled messages that share none with theirs, five of
the seven with a sentence beyond both that grants nothing and takes no other note up meet it."""


def _in_other_words(draft: Draft, interview: Interview, points: Sequence[Point]) -> Words | None:
    """The sentence that is nearest to a concern, where it sets something beside it and takes up nothing else of the notes."""
    stems = note_stems(fold(point.text)[0].lower() for point in points)
    details = details_of(interview)
    near = [
        (found.every, sentence.words_at(0, len(sentence.text)))
        for sentence in prose(draft)
        if sentence.part != "subject" and _sets_beside(sentence.low) and not _takes_up_another(sentence, details)
        for found in [nearness_to(sentence.low, stems, None, details.own)]
        if found.every >= _NEAR and found.two >= _TWO_NEAR
    ]
    return max(near, key=itemgetter(0), default=(0.0, None))[1]


def _sets_beside(low: str) -> bool:
    return bool(_MEETS.search(low) or (_SAYS.search(low) and not _CONCEDES.search(low)))


def _takes_up_another(sentence: Sentence, details: Details) -> bool:
    return any(taken_up(match) for match in shared_in(sentence.wording, details))


_HINTED = 0.18
"""Share of a concern's weight from which a word of it is no accident: "nights" of "has never run a night shift alone"."""
_CONCEDES = expression(
    r"\b(?:never|not (?:yet )?(?:something|anything)|i (?:have|had) (?:no|not|never)|i haven't|i've (?:no|never|not)|"
    r"i (?:do not|don't|did not|didn't|cannot|can't) (?:have|know|change|claim|deny)|remains?|i lack)\b"
)
"""What grants a doubt: "Loans remain a thing I have never done"."""
_MEETS = expression(
    r"\b(?:learn\w*|pick(?:ed|ing)? (?:it |that |this |things |\w+ )?up|"
    r"stud(?:y|ied|ying)|course|class(?:es)?|exams?|test|passed|lessons?|taught|training|trained|practis\w*|practic\w*|confident|"
    r"ready|quick\w*|soon|keen|eager|happy|glad|willing|"
    r"plan|prepared|already|since (?:then|we|that)|enrol\w*|started|begun|begins?|working (?:on|"
    r"through)|reading up|transfer\w*|carried over|similar|comparable|same|adapt\w*|"
    r"easily|although|though|while|but|however|instead|by now|no longer|these days|"
    r"solve|arrange\w*|sorted|settle\w*|commit\w*|no obstacle|booked|"
    r"no (?:worry|trouble|problem|concern|difficulty|matter)|welcome|behind (?:me|us)|"
    r"not (?:be )?a problem|problem for me)\b"
)
"""What is set beside a doubt whatever else the sentence grants."""
_SAYS = expression(
    r"\b(?:i have|i've|i did|i do|i can|i could|i will|i'll|i would|i'd|i (?:\w+ly )?\w+ed|my \w+|bring|"
    r"i (?:ran|led|held|taught|gave|took|made|did|built|kept|sat|rent|live|sleep|drive|speak|put)|open|fine|good|well)\b"
)
"""What is set beside it where nothing is granted."""
