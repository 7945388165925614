"""Is the reader thanked?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, failed, passed
from followup_ai.rules._classifier import SaidRule
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import clause_after, clause_before, is_denied, is_meant, is_reported, missing_at
from followup_ai.rules._text import Sentence, Words, read

_TRIGGER = expression(
    r"thank|bless|danke|diolch|takk|kiitos|mahalo|dziekuje|spasibo|merci|gracias|grazie|arigato|obrigad|asante|shukran"
    r"|unnoticed|forget|grat(?:eful|itude)|appreciat"
    r"|indebted|obliged|cheers|\bta\b|kind|generous|gracious|patient|good of"
    r"|right to expect|deserve|thoughtful of|nice of|decent of"
    r"|were good|itself|more than|a treat|spoil|my hat|my cap|hats? off|privilege|honou?r to|service|received|treated"
    r"|made (?:my|an?)\b"
    r"|your (?:effort|trouble|time|care)|for granted|meant|means|in your debt|owe you|valued|lost on me|repay"
    r"|forgotten|a gift|i know what|any right|what an? |count myself|prize|treasure|cherish|wasted on|lucky|fortunate"
    r"|\bbow\b|curts|salute|pains|care\b|so seriously|looked after|good turn|favou?r\b|store by|\bun\w+ed\b|unsaid|unseen"
)
_OCCASION = (
    r"(?:time|conversation|chat|talk|discussion|interview|meeting|call|opportunity|chance|consideration"
    r"|insights?|advice|cand(?:o|ou)r"
    r"|honesty|openness|frankness|welcome|hospitality|tour|visit|invitation|kindness|patience|generosity"
    r"|warmth|hours?|afternoon|morning"
    r"|minutes|attention|thoughtfulness|explanations?|guidance|session|exchange|courtesy|perspective"
    r"|thoroughness|effort|trouble|care|day|walk|look(?: a?round)?|lunch|coffee|tea|lift)"
)
_THANKS = expression(
    r"\b(?:god bless you for|bless you for|ta (?:much|so much|a lot|loads)|danke|diolch|takk|kiitos|mahalo"
    r"|dziekuje|spasibo|merci|gracias|grazie|arigato|obrigad[oa]"
    r"|asante|shukran|thank(?:ing)? (?:you|(?:all|both|each|everyone|everybody)\b(?! for me)|(?:your|the) (?:team|panel"
    r"|committee))|thanks|cheers for|ta for"
    r"|thanked you|(?:big|many|much|great|say) thank|i (?:\w+ )?thank(?= for\b))\b"
)
_TOPIC_AFTER = expression(
    r"[ -](?:cards?|notes?|letters?|pages?|e-?mails?|messages?|gifts?|videos?|campaigns?|wall|lunch|part(?:y"
    r"|ies)|calls?|notices?)\b"
)
_THIS_NOTE = expression(r"\b(?:this|it|my|writ\w+|sen\w+|owe you)\b[^.]{0,25}$")
_TO_OTHERS = expression(
    r" (?:go(?:es)? )?to (?!you\b|everyone\b|everybody\b|all\b|both\b|the (?:whole |entire )?(?:team|panel)\b"
    r"|your (?:team|panel|colleagues)\b)"
)
_TO_READER_FOR = expression(r" (?:go(?:es)? )?to [^,.;]{0,60}?\bfor\b")
_WILL = expression(r"\b(?:will|would|shall) $")
_NOT_FROM_HERE = expression(
    r"\bto whom\b|\bhope\b[^,;]{0,20} to $|\blook(?:ing)? forward to $|(?<!you )\bdeserves? (?:\w+ ){0,4}$|\bone day\b"
)
_TO_YOU = expression(r"\b(?:to|and|both|with) (?:to )?you\b|\byour (?:team|panel|colleagues)\b")
_PASSED_ON = expression(r"\b(?:pass|give|convey|extend|send|relay|share)\b[^,;]{0,25}$")
_LATER = expression(
    r"\bin (?:advance|anticipation)\b|\bbeforehand\b|\bahead of time\b|\bas soon as you"
    r"|\bwhen(?:ever)? you (?:can|get)|\bearliest convenience|^ for (?:any|your (?:\w+ )?(?:reply|response"
    r"|answer|assistance|cooperation"
    r"|attention to)|letting me know (?:when|whether|if|what|by|how|as soon)|keeping me|updating me"
    r"|getting back to me (?:by|soon|when)"
    r"|an update|(?:a|an) (?:quick|prompt|swift|speedy|early) (?:reply|response|answer|word|note|line|decision)"
    r"|your (?:kind |anticipated )*(?:assistance|cooperation))\b"
)
_AND_FOR = expression(
    r"\b(?:and|also) for (?:the|your|our|having|that|seeing|meeting)\b(?! (?:\w+ )?(?:reply|response|answer))"
)
_SARCASM = expression(
    r"^ (?:a lot )?for (?:nothing|ignoring|wasting|the silence|your silence|not |never |ghosting"
    r"|keeping me waiting|no )|^,? but no thanks"
    # Said to whoever answers the telephone first.
    r"|^(?:,? [\w.]+)? for (?:putting me (?:through|on)|(?:transferring|connecting) me|holding)\b"
    r"|^,? (?:operator\b|i (?:will|shall|can) (?:hold|wait)\b)"
)
_BARE = expression(
    r"^(?: again| so much| very much| kindly| sir| madam| a lot| a million|,? \w+| and (?:\w+ ){1,2}(?:wishes"
    r"|regards))?[.,! ]*$"
)
_GIVEN = expression(r"\byou (?:made|took|gave|spared|found|showed|let|had me)\b")
# "A polite man thanks you for your time", "your cook has my thanks".
_SAID_BY_SOMEBODY = expression(
    r"^[^.;!?]{0,20},['\"]? (?:says|said|reads?|goes|went|squawk\w*|sings?|sang) (?!i\b|we\b)\w"
    r"|^,? i (?:thought|muttered|told myself)\b"
)
_SOMEBODY_THANKS = expression(r"^(?!.*\b(?:i|we|this|my)\b).*\b(?:a|an|the|any|every|one|custom|etiquette|books?)\b")
_HAS_MY_THANKS = expression(
    r"\b(?:your|the|his|her|their|that) (?!(?:whole |entire )?(?:team|panel|colleagues|people|staff|crew)\b)\w+(?: \w+)?"
    r" (?:has|have|gets?|earned|deserves?) (?:\w+ )?(?:my|our) $"
)
_NOT_SURE_WHY = expression(r"\bnot sure (?:for )?(?:what|why)\b")
_CANNOT_ENOUGH = expression(
    r"(?:can|could) (?:not|never) (?:begin to |possibly |adequately )?$|not know how to $|no words to $"
)
_OWN_SAYING = expression(
    r"\b(?:i|we|me|my|let us)\b|^\W*(?:and |also |first )?(?:just |once more )?(?:want\w*|writing|wish\w*|need"
    r"|had|have)?\s*to say|^\W*saying"
)
_SAY_BEFORE = expression(
    r"\b(?:say|says|said|saying|write|writes|writing|print|prints|spell|spells|spelt|reads?|receive[ds]?|get|gets"
    r"|hear|hears)\W*(?:an? )?$"
)
_OTHERS_THANK = expression(
    r"\b(?:they|he|she|who|people|customers|clients|donors|patients|users|students|residents|guests|families"
    r"|volunteers|staff) $"
)

_GRATEFUL = expression(
    r"\b(?:grateful|thankful|appreciative|indebted|obliged)\b(?= (?:for|to|if|that|of|and|indeed|you|beyond|as"
    r"|how|at|by)\b|[,.!;]|$)"
)
_MODAL_BE = expression(r"\b(?:would|should|could|will|shall|might|may|hope)\b[^,;]{0,20}$")
_GRATEFUL_ELSEWHERE = expression(
    r" to have (?:been (?:born|raised|brought)|grown|lived|learn\w*|worked|left)\b| of (?:good|well|fine|sound)\b"
    r"| to your (?:porter|assistant|secretary|receptionist|driver|colleague(?!s)|daughter|son|wife|husband|dog)\b"
    r"| to (?!you|have|be |meet|get|the (?:panel|team)|everyone|all|both|speak|talk|learn|hear|see|visit|sit)"
    r"| that (?!you\b|your\b|we\b|the panel)"
    r"| for (?:my|his|her|their|its|what (?!you)|good|any)\b"
)
_BEYOND = expression(r"\b(?:can|could) not (?:possibly )?be more $")
_OWN_OR_BARE = expression(
    r"\b(?:i|we|me|my)\b|^\W*(?:and |so |also |\w+ly |most |more |am |feeling |left |much |ever |forever )*$"
)

_APPRECIATE = expression(
    r"\b(?:to|and) (?P<give>appreciate)(?= you (?:for|all)\b|(?= (?:your|the) (?:time|kind|effort|opportunity)))"
    r"|(?:^\W*(?:and |so |just |sure |really )?(?=(?:appreciated|valued|appreciate (?:you|the|your|all|that"
    r"|everything)))|\b(?:i|we) (?:do |did |have |had |can |must say i |would (?!like)"
    r"|should |will )?)(?:come to )?(?:and )?(?P<verb>appreciat(?:e|ed)|value|valued|treasured?)\b"
)
_APPRECIATED_OBJECT = expression(
    r"^(?: much)? (?!your (?:\w+ ){1,3}?(?:is|are|was|were|has|have)\b|you (?:are|have)\b)(?:your (?!\w* ?(?:reply"
    r"|response|answer|prompt|help with))|you(?:r)? |(?:the|this|our"
    rf"|that(?! you)|all|every|all of|both|each|such an?) [^,;]{{0,60}}?\b(?:(?:answer|question|word|minute|bit"
    rf"|part|moment)s?|you|your|we|{_OCCASION})\b"
    r"|(?:having|being|meeting|speaking|talking|getting|learning|hearing|seeing|sitting|visiting|discussing)\b"
    r"|(?:that|it|them)(?=[,.;!]|$| and (?:the|your)| more than| greatly)|everything|how (?:you|\w+ly|(?:open|honest"
    r"|generous|kind|candid"
    r"|patient|welcoming|thorough|frank|clear|much (?:time|care|thought)) )|that you (?!are\b|must\b|may\b"
    r"|might\b|will\b|have (?:a|many|so|other)|need|can)|(?:what|the way) you)"
)
_UNDERSTOOD = expression(r" the (?:difficult|complex|scale|challeng|pressure|need|importance|constraints|demands)")
_APPRECIATED_PASSIVE = expression(
    rf"\b(?:your|our|the|this|that|all)\b[^,;]{{0,60}}?\b(?:{_OCCASION}|you)\b[^,;]{{0,40}}? (?:is|was|were|are"
    r"|has been|have been) (?:\w+ )?(?:appreciated|valued)\b"
)
_GRATITUDE = expression(
    r"\b(?:my|our|sincere|deep|deepest|heartfelt|with|express\w*|of|much|great|utmost|warmest"
    r"|in) (?:\w+ ){0,2}?(?:gratitude|appreciation|thankfulness)\b"
    r"(?! (?:of|journal|program|wall|letters?|week|scheme|event|day)\b)"
)
_GRATITUDE_OBJECT = expression(
    r"^(?:[.!,]| (?:to (?:you|everyone|the (?:panel|team)|your)|and|goes to you|for (?:you|your|the|this|our"
    r"|all|having|taking|everything|meeting|giving|being|such|that|an)))"
)

_KIND = expression(
    r"\b(?:kind|good|generous|gracious|decent|nice|thoughtful|sweet|lovely|considerate|hospitable"
    r"|patient) of (?:you|your|the (?:panel|team)|all of you)\b"
    r"|^\W*(?:and )?(?:that|it|this) was (?:\w+ )?(?:kind|generous|gracious|thoughtful|handsome)\W*$"
    r"|\byou (?:both |all )?(?:were|have been|was) (?:\w+ )?(?:kind|generous|good|gracious|patient|hospitable"
    r"|welcoming|considerate|thoughtful)(?: enough| with| in| to)\b"
    r"|\byou (?:both |all )?(?:were|have been) (?:kindness itself|good to (?:me|us)|more than (?:fair|kind|generous"
    r"|patient|good))\b"
    r"|\byour (?:kindness|generosity|hospitality|patience|warmth|thoughtfulness)\b[^,;]{0,40}\b(?:meant|made"
    r"|stayed|touched|moved|put)\b"
)
_IMPLIED = expression(
    r"\bnot (?:take|taken|taking) (?:that|it|your|this|the|any|such|one)\b[^,;]{0,40}\bfor granted\b"
    r"|\b(?:it|that|this|your [^,;]{1,30}|(?:the|our|that) (?:\w+ )?(?:time|conversation|chat|talk|interview"
    r"|hour|welcome)(?: [^,;]{1,30})?) (?:has )?(?:meant|means) (?:a (?:lot|great deal)|much|so much|the world"
    r"|more than|to me)"
    rf"|\byour?\b[^.;]{{1,160}}\b(?:that|this|it|which|{_OCCASION}) (?:was|is|were|has been) not lost on (?:me|us)\b"
    r"|\bnot (?:think|suppose|imagine|believe)\b[^.;]{0,60}\b(?:went|gone|goes) (?:unappreciated|unnoticed)\b"
    r"|\bnot forgotten (?:it|that|this|either|any|your|one)\b[^.;]{0,30}\b(?:kindness|courtesy|generosity|patience"
    r"|welcome|trouble)"
    r"|\bhow (?:shall|can|could|will|may|might|am|do) (?:i|we) (?:to )?(?:\w+ )?repay you\b|\bnot know how (?:to"
    r"|i (?:can|could|shall)) repay you\b"
    r"|\bi know what (?:it|that|this) (?:cost|took|costs)\b(?: (?:you|of you))?"
    rf"|\b{_OCCASION}\b[^.;]{{0,80}}\b(?:was|were|felt like) (?:a|such a|no small|quite a) (?:\w+ )?(?:gift|kindness"
    rf"|courtesy)\b"
    r"|\bthat you [^.;]{1,120}\b(?:meant|means) (?:a (?:lot|great deal)|much|so much|the world|more than) ?(?:to me)?"
    r"|\bmore (?:\w+ ){0,4}than i (?:had any right to |could have |deserved? |dared )(?:expect|hope|ask)\w*|\b(?:not"
    r"|never) (?:go|gone"
    r"|went) unnoticed\b|\bnot (?:soon )?forget (?:your|the) (?:\w+ ){0,2}?(?:kindness|generosity|patience|courtesy"
    r"|welcome|help)\b"
    r"|\bhow (?:kind|good|generous|thoughtful) (?:you were|it was of you|of you)\b"
    r"|\byou(?: have)? made (?:my|an? (?:\w+ ){0,3}?(?:man|woman|person|stranger|beginner|girl|lad|soul|fellow)(?:'s)?) "
    r"(?:\w+ )?(?:day|week|month|year|spring|summer|autumn|winter|feel|welcome)\b|\byou spoil(?:ed|t) (?:me|us)\b"
    r"|\bmy (?:cap|hat) (?:is|goes|comes) off to you\b|\bhats? off to you\b"
    r"(?!:| for (?:running|building|keeping|raising|growing|turning|making (?!me|a|an|such|time)))"
    r"|\bi (?:tip|tipped|doff|raise|take|lift) (?:off )?my (?:hat|cap) (?:off )?to you\b"
    r"|\byour (?:\w+ ){0,3}?(?:frankness|cando(?:u)?r|honesty|advice|patience|help|time|kindness|words) (?:did"
    r"|has done|have done) "
    r"(?:me|us) (?:a|no|much|more)\b|\b(?:privilege|treat|kindness|honou?r|joy) to be (?:\w+ )?(?:given|treated"
    r"|received|shown|fed"
    r"|seen|listened|heard|welcomed|looked after)\b|\bhow (?:\w+ )?(?:i was|you) (?:received|treated|looked after"
    r"|welcomed|fed)\b"
    r"|\byour (?:efforts?|kindness|trouble|time|patience|care)\b[^.;]{0,25} (?:was|were|has been) (?:\w+ )?(?:seen"
    r"|noticed|noted"
    r"|felt)\b|\b(?:that|the|your) [^,;.]{1,40} meant (?:the world|a lot|a great deal|so much)\b"
    r"|\bmore than i (?:had )?(?:looked|hoped|bargained) for\b|\bin your debt\b|\bi owe you (?:one|an?|my|thanks"
    r"|both)\b|\bvalued (?:the|your|our) (?:\w+ )?" + _OCCASION + r"\b"
)

# What was given is called so, or the candidate calls themselves lucky in it, and the reader cannot miss who is meant.
_NOTICED = expression(
    r"\bwhat an? (?:\w+ )?(?:kind|decent|generous|thoughtful|gracious|good|handsome) (?:thing|gesture|act|turn)\b[^.;]{0,60}"
    r"\b(?:me|us|you|so (?:that )?i)\b|\bcount myself (?:\w+ )?(?:lucky|fortunate|blessed|privileged) [^.;]{0,60}\byour?\b"
    r"|\b(?:consider|count|feel) your(?:self|selves) (?:\w+ )?thanked\b"
    r"|\byou\b[^.;]{0,100} (?:and|which) (?:that |this )?i (?:\w+ )?(?:prize|treasure|cherish)\b"
    r"|\b(?:time|hour|trouble|care|pains|kindness|effort|it|that|day|advice) (?:was|were|has been|have been) not wasted on"
    r" (?:me|us)\b|\bi (?:was|am|feel|felt) (?:\w+ )?(?:lucky|fortunate|privileged) that you (?:could|gave|took|made|spared"
    r"|saw|found|had)\b|\b(?:take|consider|picture|call) this (?:as )?(?:a|my) (?:\w+ )?(?:bow|curtsy|curtsey|salute)\b"
    r"|\b(?:nobody|no one|no (?:\w+ )?(?:interviewer|employer|manager|boss|firm)|never) (?:has |have |had )?(?:\w+ )?"
    r"(?:been |taken |gone to |given )(?:me |us )?(?:such|so much|as much|that much|so) (?:pains|care|trouble|time|thought"
    r"|seriously)\b|\bgenerous with (?:me|us|your)\b|\bhow much (?:your|our|the|that|it) [^.;]{0,60}?\bmeans?t?\b"
    r"|\byou(?: have)? d(?:id|one) (?:me|us) (?:a|no small|the|such a) (?:\w+ )?(?:turn|favou?r|kindness|honou?r|service"
    r"|courtesy)\b"
    r"|\b(?:kindness|trouble|time|care|patience|efforts?|pains|courtesy|welcome|generosity)\b[^.;]{0,40}\b(?:unnoticed|unseen"
    r"|unmentioned|unsaid|unremarked|unacknowledged)\b|\bset (?:\w+ )?store by (?:the (?:way|fact)|your|how|that) "
    r"|\backnowledge (?:\w+ )?(?:the|your) (?:\w+ )?(?:trouble|pains|care|efforts?|kindness|patience|generosity)\b"
    r"|\b(?:been|was|felt) so (?:\w+ )?(?:well )?(?:looked after|treated|received|fed) (?:by you|as by you|as i was)\b"
)


class Gratitude(SaidRule):
    """The reader is thanked: for their time, the conversation, the interview, the opportunity, their consideration or insight.

    Why: thanks is what a follow-up is for; a hiring manager who gave an hour notices when none is given.
    Source: the project's guidance on interview follow-up.

    Thanks as a sign-off ("Thanks,"), thanks in advance, thanks to somebody else, denied thanks and "I would appreciate a
    reply" (a request) are not thanks. Thanks may be implied where nobody could miss it. A subject line alone does not thank.
    """

    id = "gratitude"
    title = "Thanks to the reader"
    core = True
    found = "pass"
    does = "thanks the reader"
    lacks = "Nothing thanks the reader."
    asks = "Thank the reader for their time, the conversation, the interview or the opportunity."
    remedy = "Thank the reader for something they gave you: their time, the conversation, the opportunity."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("Thank you for an hour that ran to ninety minutes, and for the honest numbers."),
        mail("I am grateful for your time on Tuesday."),
        mail("It was kind of you to bring the whole rota along."),
        mail("You kept your team waiting so that we could finish the sketch, and I don't take that for granted."),
        mail("What a generous thing to do, stopping the line so that I could try the narrow aisles myself."),
        mail("You did me a good turn with that hour, whichever way it goes."),
        mail("I appreciated how plainly you spoke about the outage."),
        mail("I can't thank you enough for the introduction to your on-call engineers."),
        mail("Please accept my thanks for the interview."),
        mail("I would be remiss not to thank you for the walk round the server room."),
        mail("Thanking you for the opportunity to be interviewed."),
        mail("Your candour about the nightly batches was much appreciated."),
        mail("The streaming question followed me home.", "Thanks so much to you and your team for having me."),
        Example(
            "Opening:\nHello Dana, this is Sam Okafor. I am calling to thank you for Tuesday's conversation.\n\n"
            "Talking points:\n- the move to streaming\n\nQuestion:\nWhen do you expect to decide?\n\nClose:\nGoodbye, Dana.\n\n"
            "Voicemail:\nHello Dana, it is Sam Okafor about the streaming role.",
            format="call-script",
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Dear Dana,\n\nStreaming followed me home.\n\nThanks,\nSam Okafor", marks="Thanks"),
        mail_failing("I would appreciate a reply by return.", marks="I would appreciate"),
        mail_failing("Thanks in advance for a word on timing.", marks="Thanks"),
        mail_failing("Thanks to my first manager I learned to read a query plan.", marks="Thanks"),
        mail_failing("I can't say I'm grateful for the two hours in the lobby.", marks="grateful"),
        mail_failing("Your thank-you cards to early customers are a fine habit.", marks="thank-you"),
        mail_failing("You said customers write to thank you after an outage.", marks="thank you"),
        mail_failing("I appreciate that your week is full.", marks="I appreciate"),
        mail_failing("Please pass my thanks on to whoever fixed the projector.", marks="thanks"),
        mail_failing("I'd be grateful if you could send the slides.", marks="grateful"),
        mail_failing('The sign over the desk, "thank you for not paging", made me laugh.', marks="thank you"),
        mail_failing("Our talk about streaming was a pleasure.", marks=""),
        mail_failing("Would you do me a favour and return the portfolio?", marks=""),
        mail_failing("Hats off to you for keeping such a cluster alive.", marks=""),
        Example(
            "Subject: Thank you for the interview\n\nDear Dana,\n\nStreaming followed me home.\n\nBest,\nSam Okafor", marks=""
        ),
    )

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        reading = read(draft)
        body = reading.body
        near: Words | None = None
        doubtful: Words | None = None
        for sentence in (*reading.of("greeting"), *body, *reading.of("sign-off")):
            if not _TRIGGER.search(sentence.plain):
                continue
            closes = sentence.part == "sign-off" or (bool(body) and sentence is body[-1])
            for words, sure in _thanks(sentence, closes=closes):
                if sure is None:
                    near = near or words
                elif sure:
                    return passed(f'"{words.text}" thanks the reader.', words)
                else:
                    doubtful = doubtful or words
        if doubtful:
            return passed(f'"{doubtful.text}" can be read as thanks.', doubtful, sure=False)
        if near:
            return failed(f'"{near.text}" does not thank the reader for anything they gave.', near)
        return failed("Nothing thanks the reader.", missing_at(draft))


def _thanks(sentence: Sentence, *, closes: bool) -> Iterator[tuple[Words, bool | None]]:
    """Every stretch that looks like thanks, and whether it is: True, False where in doubt, None where it is not."""
    yield from _direct(sentence, closes)
    for judge in (_grateful, _appreciation, _kindness):
        yield from judge(sentence)


def _direct(sentence: Sentence, closes: bool) -> Iterator[tuple[Words, bool | None]]:
    plain = sentence.plain
    for match in _THANKS.finditer(plain):
        start, end = match.span()
        words = sentence.words_of(start, end)
        before, rest = clause_before(plain, start), plain[end : end + 300]
        if (
            _NOT_SURE_WHY.search(rest)
            or _is_other(sentence, start, before, rest, match.group())
            or (_BARE.match(rest) and closes and not _GIVEN.search(plain, 0, start))
        ):
            yield words, None
        else:
            yield words, True


def _is_other(sentence: Sentence, at: int, before: str, rest: str, word: str) -> bool:
    plain = sentence.plain
    own = bool(_OWN_SAYING.search(before))
    if sentence.is_quoted(at) and not own:
        return True
    if _TOPIC_AFTER.match(rest):
        return not _THIS_NOTE.search(before)
    if (
        (_LATER.search(rest) and not _AND_FOR.search(rest))
        or _SARCASM.match(rest)
        or _NOT_FROM_HERE.search(before)
        or _WILL.search(before)
    ):
        return True
    if _TO_OTHERS.match(rest) and not (_TO_READER_FOR.match(rest) and _TO_YOU.search(rest)):
        return True
    if word == "thanks" and _PASSED_ON.search(before):
        return True
    if (_SAY_BEFORE.search(before) and not own) or is_reported(plain, at):
        return True
    if (
        _SAID_BY_SOMEBODY.match(rest)
        or _HAS_MY_THANKS.search(before)
        or (word == "thanks" and rest.startswith(" you") and _SOMEBODY_THANKS.match(before))
    ):
        return True
    if _OTHERS_THANK.search(before) or (
        re.search(r"\b(?:please|would you|could you|do) $", before) and word not in ("thank you", "thanks")
    ):
        return True
    return is_denied(plain, at) and not re.match(r" (?:\w+ )?(?:enough|lightly)\b", rest) and not _CANNOT_ENOUGH.search(before)


def _grateful(sentence: Sentence) -> Iterator[tuple[Words, bool | None]]:
    plain = sentence.plain
    for match in _GRATEFUL.finditer(plain):
        start, end = match.span()
        before, rest = clause_before(plain, start), clause_after(plain, end)
        words = sentence.words_of(start, end)
        beyond = _BEYOND.search(before)
        if not (beyond or (_OWN_OR_BARE.search(before) and is_meant(sentence, start))) or (
            (_MODAL_BE.search(before) and not beyond)
            or _NOT_FROM_HERE.search(before)
            or (_GRATEFUL_ELSEWHERE.match(rest) and not _TO_YOU.search(rest))
        ):
            yield words, None
        else:
            yield words, True


def _appreciation(sentence: Sentence) -> Iterator[tuple[Words, bool | None]]:
    plain = sentence.plain
    for match in _APPRECIATE.finditer(plain):
        rest = plain[match.end() : match.end() + 300]
        at = match.start()
        real = _APPRECIATED_OBJECT.match(rest) and not (_UNDERSTOOD.match(rest) or _LATER.search(rest))
        told = match.group().endswith("ed") or not re.match(r" (?:that|it|them)\W", f"{rest} ")
        meant = (
            told
            and not re.search(r"\b(?:would|should|will)\b", match.group())
            and not (sentence.is_quoted(at) or is_denied(plain, match.end()) or is_reported(plain, at))
        )
        yield sentence.words_of(*match.span()), True if real and meant else None
    for match in _APPRECIATED_PASSIVE.finditer(plain):
        hoped = re.search(
            r"\b(?:would|will|any|attention is|cooperation is|(?:swift|prompt|quick) \w+)\b", match.group()
        ) or is_denied(plain, match.end())
        yield sentence.words_of(*match.span()), None if hoped else True
    for match in _GRATITUDE.finditer(plain):
        at = match.start()
        real = (
            _GRATITUDE_OBJECT.match(plain[match.end() : match.end() + 300])
            and not is_denied(plain, at)
            and not sentence.is_quoted(at)
        )
        own = not (_PASSED_ON.search(clause_before(plain, at)) and " to you" not in plain)
        yield sentence.words_of(*match.span()), True if real and own else None


def _kindness(sentence: Sentence) -> Iterator[tuple[Words, bool | None]]:
    plain = sentence.plain
    for match in _KIND.finditer(plain):
        at = match.start()
        hoped = re.search(r"\b(?:would|will|if|could|may)\b", clause_before(plain, at)) or is_denied(plain, at)
        yield sentence.words_of(*match.span()), None if hoped or sentence.is_quoted(at) or is_reported(plain, at) else True
    for match in (*_IMPLIED.finditer(plain), *_NOTICED.finditer(plain)):
        if (
            re.search(r"\b(?:you|me|myself|so that i)", plain)
            and "would" not in clause_before(plain, match.end())
            and not sentence.is_quoted(match.start())
        ):
            yield sentence.words_of(*match.span()), True
