"""The rule `discreet`: nothing private reaches the reader."""

from __future__ import annotations

from typing import ClassVar

from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import Together, expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import prose
from followup_ai.rules._hints import comes_near_private, hint_at_private
from followup_ai.rules._private import carried, private_clauses, same_kind


class Discreet(Rule):
    """Nothing appears that the notes mark as private or told in confidence, and no aside the candidate wrote for themselves.

    Why: a confidence repeated in writing costs the reader's trust at once, and an aside about them costs the offer.
    Source: the project's guidance on interview follow-up.

    A mark ("don't write that", "in confidence", "between us") covers its own clause and the one it points at, not the
    whole note. What a public part of the notes says too may be written. Venting in the message itself fails as well,
    whatever the notes say.
    """

    id = "discreet"
    title = "Private matters"
    asks = "Leave out whatever the notes mark as private or in confidence, and every aside the candidate wrote for themselves."
    remedy = "Take out what the notes mark as private or what you wrote only for yourself."
    passes: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "Dear Dana,\n\nThank you for telling me about the new on-call rota.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["the new on-call rota", "salary band is 52k, not putting that in"]},
        ),
        Example(
            "Dear Dana,\n\nThank you for your time. Your move to streaming is the work I enjoy.\n\nBest regards,\nSam Okafor",
            interview={
                "discussed": ["the move to streaming", "in confidence Gareth leaves in June"],
                "personal": ["the interviewer was rude, I need this"],
            },
        ),
        "Dear Dana,\n\nThank you for the talk about the rota.\n\nBest regards,\nSam Okafor",
        (
            "Dear Dana,\n\nI need a day to get the link to my Kafka talk ready, and will send it then.\n\nBest "
            "regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nThank you for speaking so openly about the on-call rota.\n\nBest regards,\nSam Okafor",
        Example(
            (
                "Dear Dana,\n\nThank you for your time. I would be glad to take my turn on the new rota.\n\nBest "
                "regards,\nSam Okafor"
            ),
            interview={"discussed": ["the new on-call rota", "salary band is 52k, not putting that in"]},
        ),
        Example(
            "Dear Dana,\n\nI would love to help with streaming, in June or whenever suits.\n\nBest regards,\nSam Okafor",
            interview={
                "discussed": ["the move to streaming", "in confidence Gareth leaves in June"],
                "personal": ["the interviewer was rude, I need this"],
            },
        ),
        Example(
            "Dear Dana,\n\nThank you for the talk about privacy rules in streaming.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["privacy rules in streaming; don't write that he was late"]},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "Dear Dana,\n\nThank you for your time. A salary of 52k would suit me well.\n\nBest regards,\nSam Okafor",
            marks="52k",
            interview={"discussed": ["the new on-call rota", "salary band is 52k, not putting that in"]},
        ),
        Example(
            "Dear Dana,\n\nThank you for your time. I was sad to hear that Gareth leaves in June.\n\nBest regards,\nSam Okafor",
            marks="Gareth",
            interview={
                "discussed": ["the move to streaming", "in confidence Gareth leaves in June"],
                "personal": ["the interviewer was rude, I need this"],
            },
        ),
        Example(
            "Dear Dana,\n\nThank you, although you were rude to me.\n\nBest regards,\nSam Okafor",
            marks="rude",
            interview={
                "discussed": ["the move to streaming", "in confidence Gareth leaves in June"],
                "personal": ["the interviewer was rude, I need this"],
            },
        ),
        Example("Dear Dana,\n\nI really need this job.\n\nBest regards,\nSam Okafor", marks="I really need this job"),
        Example(
            "Dear Dana,\n\nI bombed the question about the rota, but thank you.\n\nBest regards,\nSam Okafor", marks="I bombed"
        ),
        Example(
            "Dear Dana,\n\nUgh, what a day, but thank you for the talk about the rota.\n\nBest regards,\nSam Okafor",
            marks="Ugh",
        ),
        Example(
            "Dear Dana,\n\nThank you for your time. I hate my current job and liked your rota.\n\nBest regards,\nSam Okafor",
            marks="I hate my current job",
        ),
        Example(
            "Dear Dana,\n\nThank you for the news that the Oslo office will close.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["the rota. Off the record: the Oslo office will close"]},
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        clauses = private_clauses(interview) if interview else ()
        unsure: Outcome | None = None
        for clause in clauses:
            found = carried(clause, draft)
            if found is None:
                continue
            spans, sure = found
            words = " ".join(draft.text[a:b] for a, b in spans[:4])
            kind = "are marked as private" if clause.reason == "private" else "are an aside"
            outcome = failed(
                f'"{words}" carries what the notes say for yourself alone: "{clause.text[:120]}" {kind}.', *spans, sure=sure
            )
            if sure:
                return outcome
            unsure = unsure or outcome
        for sentence in prose(draft):
            if not _ASIDES.likely(sentence.low):
                continue
            if words_at := sentence.first(_VENTING) or sentence.first(_TO_ONESELF):
                return failed(f'"{words_at.text}" is an aside, not a thing to tell the reader.', words_at)
            if words_at := sentence.first(_CONFIDENCE):
                return failed(f'"{words_at.text}" repeats what was told in confidence.', words_at)
        if unsure or interview is None:
            return unsure or not_applicable("Without an interview nobody can say what was private.")
        if not clauses:
            return passed("The notes mark nothing as private.")
        return _hint(draft, interview) or passed("Nothing private is repeated.")


def _hint(draft: Draft, interview: Interview) -> Outcome | None:
    """Words of a draft that speak of what only private notes speak of; never sure."""
    if told := same_kind(draft, interview):
        words, kind = told
        return failed(f'"{words.text}" speaks of what only private notes speak of ({kind}).', words, sure=False)
    if hint := hint_at_private(draft, interview):
        return failed(f'"{hint.text}" hints at what only private notes speak of.', hint, sure=False)
    if comes_near_private(draft, interview):
        return passed("Nothing private is repeated, though some of it comes near.", sure=False)
    return None


_VENTING = expression(
    r"\b(?:ugh|argh|wtf|ffs|fml)\b"
    r"|\bi (?:totally |completely |really )?(?:bombed|blew|screwed up|messed up|botched|flunked)\b"
    r"|\bi (?:really |badly |desperately )need (?:this|the|that) (?:job|"
    r"role|position|work|money)\b|\bi need (?:this|the) (?:job|money)\b"
    r"|\bi (?:hate|hated|can't stand|loathe) (?:my|the) (?:\w+ )?(?:job|boss|manager|company|commute)\b"
    r"|\bmy (?:current |old |last )?boss is (?:a|an|so|such)\b"
    r"|\b(?:he|she|they|you|your (?:colleague|receptionist|assistant|secretary)|the (?:guy|man|woman|lady|girl|receptionist|"
    r"other interviewer)(?: (?:on|at|in|from) (?:the |your )?\w+)?) (?:was|"
    r"were|seemed) (?:so |very |really |a bit |rather |quite |pretty )?(?:rude|"
    r"arrogant|smug|unfriendly|unpleasant|nasty|horrible|condescending|dismissive|creepy|patroni[sz]ing)\b"
    r"|\bi (?:must|have to|need to|have got to) get this (?:one|job)\b|\bi thought (?:your|the) (?:office|place|building|room) "
    r"(?:smelled|stank|was (?:a dump|filthy|shabby))\b|\byou (?:stupid|silly) \w+\b|\byou idiot\b"
)
# A note of the candidate's to themselves, left in the message.
_TO_ONESELF = expression(
    r"[(\[][^()\[\]]{0,160}?\b(?:leave (?:that|this|it) out|skip (?:that|this|the)|(?:he|she|they) (?:doesn't|don't|"
    r"needn't|does not|"
    r"do not) (?:need to )?know|don't say|they never check|ask (?:him|her|them) about|look at (?:the |my )?notes)\b"
    r"|\b(?:note|memo|reminder) to (?:my)?self\b"
    r"|[(\[] ?(?:do not|don't|dont|remember not to|must not|better not) (?:mention|tell (?:him|her|them)|bring up|"
    r"go on about|say that|write that|let on)\b(?! it[.!,])"
    r"|\b(?:wife|husband|mum|mom|mother|amma|mama|dad|father|papa|sister|brother|partner|friend|agency|recruiter|everyone|"
    r"he|she) "
    r"(?:\w+ )?(?:says?|said|told me|tells me|warned me) (?:not to|don't|never to|(?:that )?i (?:shouldn't|should not|mustn't|"
    r"better not)) (?:tell|mention|bring up|say)\b"
    r"|\bnot that (?:it|they|he|she|anyone|anybody) (?:really |much )?(?:matters?|cares?)\b"
)
_CONFIDENCE = expression(
    r"\b(?:asked|told) me to keep (?:\w+ ){0,4}?(?:to|for|between|under|quiet|secret|private)\b|\bshould stay (?:in the "
    r"room|between us)\b"
    r"|\bhush\b"
    r"|\b(?:told|telling|shared|sharing|said|saying|mentioned|confided|let slip|revealed)\b[^.;?!]{0,40}\b(?:in "
    r"(?:strict(?:est)? )?confidence|"
    r"off the record|confidentially|privately|between us|between ourselves|between you and me)\b,? (?:that|about|how|of|"
    r"there|your|the)\b"
    r"|\bhaven't (?:breathed|told|said) (?:a (?:word|soul)|anyone|anybody)\b|\bi know (?:this|it) is (?:confidential|secret|"
    r"not public)\b|\bwhat you told me (?:in (?:strict )?confidence|off the record|between us|privately)\b(?=,? (?:about|"
    r"on|is|was|that|makes))"
)
_ASIDES = Together((_VENTING, _TO_ONESELF, _CONFIDENCE))
