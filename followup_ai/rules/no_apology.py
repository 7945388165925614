"""Does the candidate apologise?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from followup_ai.language.dates import MONTH
from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, failed, passed
from followup_ai.rules._classifier import SaidRule
from followup_ai.rules._grammar import grammar
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import clause_before, is_denied, is_reported
from followup_ai.rules._text import Sentence, Words, read

_OUTRIGHT = expression(r"sorry|soz|apolog")

# --- sorry -------------------------------------------------------------------------------------------------------
_SORRY = expression(
    r"\b(?:(?:i|we) (?:am|are|was|feel|say|must say|have to say|do feel|(?:want|wanted|would like|wish|need"
    r"|have|had|ought) to say|should say) (?:\w+ )?|sorry,? )?(?:sorry|soz)\b"
)
_SORRY_ATTRIBUTE = expression(
    r"\b(?:a|the|that|this|some|such|your|our|their|one|every|each|say|says|said|saying|feel|felt|any|to be|not be"
    r"|being|of|play|plays|played|playing)(?: (?:\w+ly|least|most))? $"
    r"|\bsafe than $|\b(?:you|they|nobody|no one|he|she|who|\w+s) (?:will |would |was |were |are |is )?(?:not "
    r"|never )?(?:be |feel )?$"
)
# Whom one is sorry for: "for the whole team", "for the farmers involved"; letters and errors are no people.
_OTHERS = (
    r"(?:team|crew|people|patients|family|families|person|staff|folk|children|kids|lads|neighbours|neighbors|residents|passengers"
    r"|(?!(?:err|lett|numb|pap|ord|answ|off|matt|oth|tim|figur|stick|post|fold|comput|print|remind|prop|mann)[eo]rs)[a-z]+[eo]rs)"
)
_SYMPATHY = expression(
    r"^ (?:for (?:your (?:loss|losses|family|team|colleague)|whoever|anyone|everyone|him|her|them|those|poor"
    rf"|(?:all )?(?:the|your) (?:(?!my\b)\w+ ){{0,2}}?(?:poor|loss|{_OTHERS}))"
    r"|(?:not )?to (?:hear|learn|read|see|find|discover|miss(?! your (?:call|e-?mail|message))|lose|leave"
    r"|say (?:goodbye|farewell)|have (?:missed you\b|lost|heard|learned|seen)|part|go\b|be leaving|not)"
    r"|not to (?:be|get|have been|hear)|(?:at|on) the (?:news|loss)|about (?:"
    r"your (?!time\b|evening|day\b|inbox|morning|afternoon|weekend|lunch|dinner|wait|carpet|shirt|mug)|the (?:outage|flood|fire"
    r"|layoffs|loss|news|closure|storm|redundanc|accident|strike))"
    r"|(?:that )?(?:you|they|he|she|your|(?!i |we |my |it |this )[a-z]+ (?:could|can|was|were|is|has|had) "
    r"|the (?:role|position|post|job|team|project|company|office|department|outage))\b"
    r"|that (?:the|a|an|they|she|he|his|her|their|[a-z]+s) |it was a no\b"
    r"|(?:that )?(?:it|things|this) (?:did not|didn|was not|went|could not|will not|has not) (?:work|to be"
    r"|turn|go|pan)?|state\b|sight\b|excuse\b|tale\b|mess\b|lot\b)"
)
_OWN_THING = expression(
    r"^ (?:that |about )?(?:my|the (?:\w+ )?(?:link|file|attachment|line|connection|formatting|e-?mail|message|call|delay"
    r"|reply|response|mess|noise|silence|mix-?up|muddle|confusion|typo|handwriting|spelling|interruption|wait|bother|trouble)"
    r"|it (?:has|took|is)|this (?:is|took|comes)) ?"
)
# Somebody's misfortune, told of before one is sorry: "What rotten luck with the hail, I am sorry."
_MISFORTUNE = expression(
    r"\b(?:(?:rotten|bad|hard|tough|rough|ill|cruel) luck|what a (?:pity|loss|blow)|illness|must be hard|fire|flood"
    r"|storm|burglary|accident|funeral|outage)\b[^.]*$"
)
# The board game: "Sorry! is what the day room plays".
_GAME = expression(r"^! (?:is|was|has)\b")
_SAYS_NO_MORE = expression(r"[ .!]*$|,? for (?:you|all of you|everyone|everybody)\b")
_NO_NAME = expression(rf"(?:I|My|Our|It|This|That|All|The|Not|Being|[A-Z][a-z]+day|{MONTH})\b")

# --- apologise ---------------------------------------------------------------------------------------------------
_APOLOGIZE = expression(
    r"\b(?:i|we) (?:(?:do|must|should|would like to|want to|wanted to|have to|had to|need to|ought to|can only"
    r"|wish to|again|am writing to|could only|can not) )?apologiz(?:e|ed)\b"
    r"|\b(?:let me|allow me to|to|and|but|may i|can i|please let me) apologiz(?:e)\b|^apologiz(?:e|ing)\b"
    r"|\b(?:i|we) (?:am|are) apologiz\w+"
)
_APOLOGY = expression(
    r"\b(?:my|our|please accept|accept|many|with(?! an? )|sincere|humble|deepest|huge|a thousand|full of"
    r"|offer(?:ing)?) (?:\w+ ){0,2}?apolog(?:y|ies)\b|\b(?:i|we) (?:\w+ )?owe (?:\w+ ){1,3}?(?:\w+ )?apology\b"
    r"|\bowe you (?:\w+ ){0,2}?apology\b"
    r"|(?:^|[;\u2014\u2013:,] ?(?:and |but )?)\W*apolog(?:y|ies)\b|\bapologies (?:for|if|that|in advance)\b|\bi (?:am"
    r"|feel) (?:\w+ )?apologetic\b|\bapologies$"
)
_MEANS_TO = expression(r"\b(?:i|we) (?:want|wish|would like|need|ought|have|am writing|feel|am calling)")
_APOLOGY_GOES_ON = expression(
    r"(?: profusely| unreservedly| again| sincerely| enough| both)?(?: of my own)?(?:[.,;:!?\u2014\u2013)]| -|$| (?:for"
    r"|of my own|if"
    r"|that|about|to|in|as|but|and i|and hope|on|sir|again|because|over|regarding|once again))"
)
_TO_OTHERS = expression(r"^ (?:\w+ )?to (?!you\b|everyone|all)")

_FORMULAS = grammar("no_apology.txt")
_PUN = expression(r"\b(?:pun|french|cliche|expression|metaphor)\b")
_DENIABLE = expression(r"\b(?:not|never|without|hate|dislike|risk|hope)\b")

_NOTHING_BUT = expression(
    r"\W*(?:i am |we are |please accept my |my )?(?:sorry|apologies|apologise|pardon me|forgive me)"
    r"(?: (?:to|for) (?:bother|disturb|troubl|intrud|pester)\w*(?: you)?| for (?:the|this|my) (?:intrusion"
    r"|interruption|disturbance|bother|delay))?"
    r"(?: again)?[.!]*$"
)


class NoApology(SaidRule):
    """The candidate apologises for nothing, outright or by formula.

    Why: an apology makes a fault of writing at all, and invites the reader to find one.
    Source: the project's guidance on interview follow-up.

    Sympathy ("sorry to hear about the outage"), regret at news, an apology that is only talked about, denied ("I won't
    apologise for my enthusiasm") or made by somebody else pass. "I hate to bother you" and its kin are apologies by formula.
    """

    id = "no-apology"
    of_words = True
    title = "Apologising"
    core = True
    found = "fail"
    does = "may read as an apology"
    lacks = "Nothing is apologised for."
    asks = "Apologise for nothing, not even by formula (“sorry to bother you”, “I hate to chase”)."
    remedy = "Take the apology out and say the thing itself."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("Thank you for your time; the on-call rota gave me plenty to think about."),
        mail("I was sorry to hear about Saturday's outage."),
        mail("I was sorry to learn that the role has been filled."),
        mail("I won't apologise for asking so much about Kafka."),
        mail("The sorry state of the old batch jobs only made me keener."),
        mail("The stock reply of your bank must be the least sorry sentence in English, as you said."),
        mail("Your apology e-mails after an outage are better written than most novels."),
        mail("There is no need to apologise for the late start; the coffee was good."),
        mail("You told me that you once had to say sorry to a whole city."),
        mail("In my last post I apologised to a customer before anybody asked me to."),
        mail("An error budget is a forgiving thing, as you put it."),
        mail("I make no apology for loving boring technology."),
        mail("Would streaming make the pager bother people less at night?"),
        mail("Sorry! is the board game your night shift likes best, you said."),
        mail("I make no excuses for my love of card indexes."),
        mail("The recipe for the beetroot soup is enclosed."),
        mail("I was sorry for the drivers who were caught in Saturday's outage."),
        mail("You asked me to excuse the late figures; they were worth the wait."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        mail_failing("Far be it from me to nag you in release week.", marks="Far be it from me to nag"),
        mail_failing("Sorry to bother you again.", marks="Sorry"),
        mail_failing("My apologies for the slow reply.", marks="My apologies"),
        mail_failing("I apologise if I went on about Kafka.", marks="I apologise"),
        mail_failing("Thank you for your time. I hate to bother you, but is there any news?", marks="I hate to bother you"),
        mail_failing("Please forgive the length of this note.", marks="Please forgive the"),
        mail_failing("Pardon my persistence.", marks="Pardon my"),
        mail_failing("I don't mean to pester you about the decision.", marks="I don't mean to pester you"),
        mail_failing("I hope I'm not disturbing you in a release week.", marks="I hope I'm not disturbing you"),
        mail_failing("I can't apologise enough for the wrong link.", marks="I can't apologise"),
        mail_failing("Thank you for the tour, and I'm sorry I was late for it.", marks="I'm sorry"),
        mail_failing("At the risk of being a nuisance, may I ask about timing?", marks="At the risk of being a nuisance"),
        mail_failing("Kindly excuse my English.", marks="Kindly excuse my"),
        mail_failing("I am sorry for the long letters.", marks="I am sorry"),
    )

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        doubtful: tuple[Words, str] | None = None
        for sentence in read(draft).sentences:
            if sentence.part in ("name", "date"):
                continue
            for words, does, sure in _apologies(sentence):
                if sure:
                    return failed(f'"{words.text}" {does}.', words)
                doubtful = doubtful or (words, does)
        if doubtful:
            return failed(f'"{doubtful[0].text}" {doubtful[1]}.', doubtful[0], sure=False)
        return passed("Nothing is apologised for.")

    def fix(self, draft: Draft, context: Context) -> str | None:
        """Drops sentences that are nothing but the formula ("Sorry to bother you."), where others stand beside them."""
        text = draft.text
        for sentence in reversed(read(draft).body):
            if _NOTHING_BUT.match(sentence.plain):
                after = re.compile(r"[ \t]*").match(text, sentence.end)
                text = text[: sentence.start] + text[after.end() if after else sentence.end :]
        return text if text != draft.text and "\n\n\n" not in text else None


def _apologies(sentence: Sentence) -> Iterator[tuple[Words, str, bool]]:
    """Every apology the candidate makes in earnest, what its words do, and whether a careful reader would be sure."""
    plain = sentence.plain
    outright = (*_sorry(sentence), *_apologize(plain)) if _OUTRIGHT.search(plain) else ()
    for start, end in outright:
        if not (sentence.is_quoted(start) or is_reported(plain, start)):
            yield sentence.words_of(start, end), "apologises", False
    for found in _FORMULAS.find(sentence):
        start, end = found.start, found.end
        if sentence.is_quoted(start) or is_reported(plain, start) or _PUN.search(plain, start, end + 12):
            continue
        if _DENIABLE.search(plain, start, end) or not is_denied(plain, start):
            yield sentence.words_of(start, end), found.pattern.family, found.pattern.sure


def _is_for_somebody(sentence: Sentence, at: int) -> bool:
    """Whether what one is sorry about, from `at` on, is somebody by name: "sorry about Duchess"."""
    rest = sentence.plain[at : at + 200]
    about = re.match(r" (?:about|for) (?:(?:old|poor|dear|little) )?(?=\w)", rest)
    if not about:
        return False
    named = sentence.words_of(at + about.end(), min(len(sentence.plain), at + about.end() + 20)).text
    return named[:1].isupper() and not _NO_NAME.match(named)


def _sorry(sentence: Sentence) -> Iterator[tuple[int, int]]:
    plain = sentence.plain
    for match in _SORRY.finditer(plain):
        start, end = match.span()
        before, rest = clause_before(plain, start), plain[end : end + 200]
        subject = match.group().startswith(("i ", "we "))
        if not subject and (_SORRY_ATTRIBUTE.search(before) or "would be" in before):
            continue
        if _GAME.match(rest) or is_denied(plain, end - len("sorry")) or re.match(r"(?:i|we) (?:am|was|are) not", match.group()):
            continue
        if (_SYMPATHY.match(rest) or _is_for_somebody(sentence, end)) and not _OWN_THING.match(rest):
            continue
        if _SAYS_NO_MORE.match(rest) and _MISFORTUNE.search(plain, 0, start):
            continue
        if "was" in match.group() and not re.match(
            r" (?:i|for|that i|about|to have (?!missed|lost|heard|learned|seen))\b", rest
        ):
            continue
        yield start, end


def _apologize(plain: str) -> Iterator[tuple[int, int]]:
    for match in _APOLOGIZE.finditer(plain):
        start, end = match.span()
        words, rest = match.group(), plain[end : end + 200]
        if "not" in words and "enough" not in rest:
            continue
        if is_denied(plain, start) or _TO_OTHERS.match(rest) or not _APOLOGY_GOES_ON.match(rest):
            continue
        told = words.endswith("ed") or words.startswith(("to ", "and ", "but "))
        promised = _MEANS_TO.search(plain, max(0, start - 60), start)
        done = words.endswith("ed") and re.match(r" (?:to you|for)", rest)
        if told and not promised and not done and not words.startswith("but"):
            continue
        yield start, end
    for match in _APOLOGY.finditer(plain):
        start, end = match.span()
        rest = plain[end : end + 200]
        if is_denied(plain, start) or re.match(
            r"[ -](?!up ?front|of my own|all|everyone|both|for|in|if|that|to you|again|about|and|but|i\b|on|as|with)\w", rest
        ):
            continue
        yield start, end
