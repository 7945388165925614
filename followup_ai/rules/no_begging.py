"""Does the message plead or show desperation?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, failed, passed
from followup_ai.rules._classifier import SaidRule
from followup_ai.rules._grammar import Pattern, grammar
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import clause_before, is_denied, is_reported
from followup_ai.rules._text import Sentence, Words, read

_PLEAS = grammar("no_begging.txt")
# A plea may itself be put as a denial ("I can't take another no"); only one that is not can be denied.
_DENIABLE = expression(r"\b(?:not|never|no|nobody|no one|without|nothing|nowhere|none|hardly|barely)\b")
# "A man who begged us, please, please, not to turn it down", "the girl begged for one more, just one, pleeease".
_ANOTHER_BEGS = expression(
    r"\b(?!(?:i|we|and|to|would|will|must|not|please|just)\b)\w+ (?:\w+ly |once |even |all |always |just )?"
    r"(?:begs|begged|pleads|pleaded|implored|cried|screamed|shouted|shrieked)\b(?! you\b)"
)
_THANKED = expression(r"\bthank")


class NoBegging(SaidRule):
    """Nothing in the message pleads or shows desperation.

    Why: a plea moves the question from what the candidate brings to what they lack, and a hiring manager cannot answer it.
    Source: the project's guidance on interview follow-up.

    A courteous please, enthusiasm, thanks for the chance to interview, other people's need ("the ward's desperate need for
    nurses"), set phrases ("begs the question") and denied pleas pass.
    """

    id = "no-begging"
    of_words = True
    title = "Pleading"
    core = True
    found = "fail"
    does = "may read as a plea"
    lacks = "Nothing pleads."
    asks = "Do not plead, and show no desperation or hardship: the tone is of one adult to another."
    remedy = "Take the plea out; say what you would bring instead of what you need."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("I would love to join the team."),
        mail("Thank you for the chance to interview, and please give my regards to the night shift."),
        mail("You said that customers beg for fewer dashboards."),
        mail("That begs the question of who owns the schema."),
        mail("The region's desperate need for engineers is no secret."),
        mail("I won't beg for the job; I would rather earn it."),
        mail("I need the job description for my records."),
        mail("I beg to remain, dear Dana, your obedient reader."),
        mail("I will give my hundred percent on call."),
        mail("Families counting on the food bank get their slot by text, you told me."),
        mail("I would do anything for my pupils, and they know it."),
        mail('"Please, please, no more dashboards" was the line of the day.'),
        mail("It would be a privilege to work with you."),
        mail("I have had brides on the phone, begging for a Saturday in June."),
        mail("You give newcomers a chance to break things, which is rare."),
        mail("Nobody had ever taken me through a contract line by line."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        mail_failing("Please, please think of me when you decide.", marks="Please, please"),
        mail_failing("I'm begging you to look at my file again.", marks="I'm begging"),
        mail_failing("I really need this job.", marks="I really need this job"),
        mail_failing("I would do anything to be on your team.", marks="I would do anything to be"),
        mail_failing("Just give me a chance, Dana.", marks="Just give me a chance"),
        mail_failing("My children are counting on this.", marks="My children are counting on this"),
        mail_failing("You are my only hope.", marks="You are my only hope"),
        mail_failing("Nobody else will hire me at my age.", marks="Nobody else will hire me"),
        mail_failing("To be plain, I am desperate.", marks="I am desperate"),
        mail_failing("I would work for free until you are convinced.", marks="I would work for free"),
        mail_failing("Kindly consider my case sympathetically.", marks="consider my case sympathetically"),
        mail_failing(
            "Your move from nightly batches to streaming stayed with me all week, as did your line that boring technology "
            "wins; I'm begging you to let me show how my six years of running Kafka would be of use there.",
            marks="I'm begging",
        ),
        mail_failing("I can't afford to lose this.", marks="I can't afford to lose"),
    )

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        doubtful: tuple[Words, str] | None = None
        for sentence in read(draft).sentences:
            if sentence.part in ("name", "date"):
                continue
            for words, pattern in _pleas(sentence):
                if pattern.sure:
                    return failed(f'"{words.text}" {pattern.family}.', words)
                doubtful = doubtful or (words, pattern.family)
        if doubtful:
            return failed(f'"{doubtful[0].text}" may be read so that it {doubtful[1]}.', doubtful[0], sure=False)
        return passed("Nothing pleads.")


def _pleas(sentence: Sentence) -> Iterator[tuple[Words, Pattern]]:
    """Every plea that the candidate makes in earnest: not quoted, told of, denied, or part of a thanks."""
    plain = sentence.plain
    for found in _PLEAS.find(sentence):
        start, end = found.start, found.end
        if sentence.is_quoted(start) or is_reported(plain, start) or is_reported(plain, end):
            continue
        if _ANOTHER_BEGS.search(plain, 0, start):
            continue
        denied = not _DENIABLE.search(plain, start, end) and (is_denied(plain, start) or is_denied(plain, end))
        if not denied and not _THANKED.search(clause_before(plain, start)):
            yield sentence.words_of(start, end), found.pattern
