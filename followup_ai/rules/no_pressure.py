"""Whether the reader is put under pressure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, failed, passed
from followup_ai.rules._classifier import SaidRule
from followup_ai.rules._grammar import Pattern, grammar
from followup_ai.rules._speech import is_denied
from followup_ai.rules._surface import is_told_of, sentences
from followup_ai.rules._text import Sentence, Words

_PRESSURE = grammar("no_pressure.txt")
_OFFER = expression(
    r"\b(?:another|other|a second|competing|an) (?:job )?offer|\boffer (?:from|elsewhere|that expires|which expires"
    r"|deadline)|\bhave (?:received )?an offer",
)
_COURTEOUS = expression(r"(?:please|kindly|if) ")
_LEAVES_ROOM = expression(
    r"\bif (?:at all )?(?:possible|you (?:can|could|are able|know|have|happen)|there is|it (?:is|suits)|that is|"
    r"convenient|feasible)|\b(?:would|could|might|may)\b|\bideally\b|\bwhether\b|\bshould you\b"
)
"""What leaves the reader room where another offer's date is told: without it "please let me know by noon" sets a deadline."""
_OWN_DUTY = expression(r"\b(?:i|we) $")
# What stands before "I need to know" where it is no demand: "should I expect an answer?", "what I need to know about kilns".
_NO_DEMAND = expression(
    r"\b(?:can|may|could|should|might|do|would|shall|did|must|what|which|all|everything|anything|thing|things|one|unless|that"
    r"|much|questions?|time|day|where) $"
)
# "the library job you have until June": what somebody has until then is told of, and is no deadline
_HELD = expression(r"\b(?:an?|the|your|that|this|those|these)(?: (?!you|i|we)[\w-]+){1,4} $")
_I = compiled(r"(?:i|we) (?!was under|have heard)")
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NoPressure(SaidRule):
    """Nothing demands, sets the reader a deadline, threatens, counts ignored messages or lays guilt.

    Why: a hiring manager pressed before the first day expects to be pressed on every day after it.
    Source: the project's guidance on interview follow-up.

    A courteous mention of another offer's date passes; so do pressure as a topic ("the pressure vessel project") and
    what others are reported to have said. Sarcasm about silence fails, unsure.
    """

    id = "no-pressure"
    of_words = True
    title = "Pressure on the reader"
    found = "fail"
    does = "may press the reader"
    lacks = "Nothing presses the reader."
    asks = "Put no pressure on the reader: no demand, deadline, ultimatum, count of messages sent, or guilt."
    remedy = "Ask once, courteously, and leave the timing to the reader."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Could you let me know what the next steps are?"),
        _MESSAGE.format(
            "Another offer has a reply date of Friday, and Acme is my first choice. Is a decision likely before then?"
        ),
        _MESSAGE.format("I have an offer elsewhere that I must answer by Friday; would it be possible to hear before then?"),
        _MESSAGE.format("The pressure vessel project interested me."),
        _MESSAGE.format('You said customers write "I need to know by Friday" and mean it.'),
        _MESSAGE.format("You need an answer to churn by Q3, and I have ideas."),
        _MESSAGE.format("You mentioned a decision by Friday; is there any news?"),
        _MESSAGE.format("I was told that the new tariff is on offer by Friday."),
        _MESSAGE.format("I enjoyed our talk about the library job you have until June."),
        _MESSAGE.format("There is no hurry, and I do not expect an answer before the holiday."),
        _MESSAGE.format("I can't wait to hear how the migration goes."),
        _MESSAGE.format("I will send the link by Friday."),
        _MESSAGE.format("As I said I would, I am sending you the preprint of my third chapter today."),
        _MESSAGE.format("I have moved my dentist's appointment so that the whole of Thursday is clear."),
        _MESSAGE.format("I haven't heard back since our interview and wondered whether there was any update."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("I need to know whether I got it."), marks="I need to know"),
        Example(_MESSAGE.format("Please reply ASAP."), marks="Please reply ASAP"),
        Example(_MESSAGE.format("Please note that you have until Friday."), marks="you have until"),
        Example(
            _MESSAGE.format("I expect an offer by Friday, as two others are waiting."), marks="I expect an offer by Friday"
        ),
        Example(_MESSAGE.format("I expect an answer by Friday."), marks="I expect an answer"),
        Example(_MESSAGE.format("This is my third email."), marks="This is my third email"),
        _MESSAGE.format("If I don't hear from you by Monday, I will assume you are not interested."),
        _MESSAGE.format("Please let me know your decision by Friday."),
        _MESSAGE.format("I have another offer, so please let me know by noon tomorrow."),
        _MESSAGE.format("You haven't replied to my messages."),
        _MESSAGE.format("After all the time I put in, the least you could do is answer."),
        _MESSAGE.format("I have written three times and heard nothing."),
        _MESSAGE.format("I have received no response to my previous email."),
        _MESSAGE.format("I can't wait any longer."),
    )

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        read = [s for s in sentences(draft) if s.part not in ("greeting", "name", "date")]
        offer = any(_OFFER.search(s.plain) for s in read)
        doubtful: tuple[Words, str] | None = None
        for sentence in read:
            for words, pattern in _pressing(sentence, offer):
                if pattern.sure:
                    return failed(f'"{words.text}" {pattern.family}.', words)
                doubtful = doubtful or (words, pattern.family)
        if doubtful:
            return failed(f'"{doubtful[0].text}" may be read so that it {doubtful[1]}.', doubtful[0], sure=False)
        return passed("Nothing presses the reader.")


def _pressing(sentence: Sentence, offer: bool) -> Iterator[tuple[Words, Pattern]]:
    """Every press that the candidate means: not quoted, told of or denied, and no date of another offer told courteously."""
    plain = sentence.plain
    for found in _PRESSURE.find(sentence):
        start, end = found.start, found.end
        if sentence.is_quoted(start) or is_told_of(plain, start) or is_denied(plain, start):
            continue
        if _I.match(plain, start) and _NO_DEMAND.search(plain, max(0, start - 12), start):
            continue
        if (
            offer
            and found.pattern.family == "tells the reader what to do"
            and _COURTEOUS.match(plain, start)
            and _LEAVES_ROOM.search(plain)
        ):
            continue
        if plain.startswith("must", start) and _OWN_DUTY.search(plain, max(0, start - 3), start):
            continue
        if plain.startswith("you have", start) and _HELD.search(plain, max(0, start - 40), start):
            continue
        yield sentence.words_of(start, end), found.pattern
