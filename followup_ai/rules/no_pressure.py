"""Whether the reader is put under pressure."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import in_quotation, sentences
from followup_ai.rules._text import Sentence, Words

_ADVERB = r"(?:(?:really|just|simply|absolutely|do|will|would|urgently|also|still|now|only|must|have to|already) ){0,3}"
_REPLY = r"(?:answers?|reply|replies|response|decision|explanation|confirmation|clarity|verdict|word|news|feedback|update|acknowledg\w+)"
_WRITE = (
    r"(?:reply|respond|answer(?: me)?|get back to me|get in touch|call(?: me)?(?: back)?|write(?: back)?|let me know|confirm|decide"
    r"|tell me|inform me|update me|contact me|revert|advise|e-?mail me|phone me|ring me|make (?:up your mind|a decision|your decision)"
    r"|give me (?:an? |your )?(?:\w+ )?(?:answer|reply|decision|response|update|call)|send me (?:an? |your )?(?:\w+ )?(?:answer|reply|decision"
    r"|response|update|offer)|hire me|offer me)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN = (
    rf"(?:by (?:(?:the )?(?:end|close) of|{_DAY}|(?:this|next|the|that)\b|tomorrow|tonight|noon|midnight|today|eod|cob|\d|(?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december)\b)|no later than|not later than"
    rf"|(?:with)?in (?:the next )?(?:\d+|one|two|three|four|five|seven|twenty|a|an|24|48) (?:business |working )?(?:hours?|days?|week)"
    rf"|before (?:{_DAY}|the end|noon|tomorrow|tonight|\d)|today\b|tomorrow\b|tonight\b)"
)
_AT_ONCE = (
    r"(?:asap|a\.s\.a\.p|immediately|at once|right away|straight ?away|right now|urgently|without (?:further |any )?delay|promptly"
    r"|this instant|now\b(?=[.!]?$))"
)
_COUNT = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|tenth|2nd|3rd|\d{1,2}th|last|final|umpteenth|nth)"
_MESSAGE_NOUN = (
    r"(?:e-?mails?|messages?|attempts?|times?|notes?|letters?|calls?|voice ?mails?|follow[- ]?ups?|reminders?|tries|try|inquir\w+|enquir\w+"
    r"|requests?|dms?|texts?)"
)
_TIMES = r"(?:twice|thrice|(?:two|three|four|five|six|several|multiple|many|numerous|countless|\d+) times|repeatedly|over and over|again and again)"
_MANY = rf"(?:two|three|four|five|six|several|multiple|many|numerous|countless|\d+)(?: \w+)? {_MESSAGE_NOUN}"
_OR_ELSE = (
    r"(?:i(?:'ll| will| shall| would|'d| must|'m going to| am going to| can only| have no choice)(?: \w+){0,3}? (?:assume|withdraw|accept|take|go|look"
    r"|move|pursue|conclude|consider|escalate|complain|report|contact your|stop|decline|presume|sign|post|have to|be forced))"
)

_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        # Demands.
        rf"\b(?:i|and|so|but|we) {_ADVERB}(?:need|require|demand|insist on|must have|am entitled to|deserve) (?:to (?:know(?! (?:more|about|how"
        rf"|your (?:team|product)))|hear(?! more)|have (?:an?|your) {_REPLY})|(?:an?|your|some|the)(?: \w+){{0,2}} {_REPLY}\b|{_REPLY}\b)",
        rf"\bi {_ADVERB}(?:demand|insist)\b(?! (?:forecast\w*|side|curve|planning))",
        rf"\bi (?:fully |do |shall |will be |am |'m )*(?:expect|expecting) (?:an? |your |to (?:hear|receive|have|get|be (?:told|informed|called|contacted)"
        rf"|know)|you to|the courtesy)(?:(?=\w)(?! ?more)(?:\w+ ){{0,3}}{_REPLY}\b)?",
        rf"\bi want (?:an? |your |some )(?:\w+ )?{_REPLY}\b|\bi (?:want|would like|need) you to (?:decide|answer|reply|respond|tell|call|hire)\b",
        rf"\byou (?:must|have to|need to|had better|better|ought to|should(?: really| at least)?) {_WRITE}",
        rf"^(?:so |and |now |just |then )?{_WRITE}\b[^.?!;:]{{0,60}}?\b(?:{_WHEN}|{_AT_ONCE})",
        rf"\b(?:please|kindly|pls|must)(?: \w+)? {_WRITE}\b[^.?!;:]{{0,60}}?\b(?:{_WHEN}|{_AT_ONCE})",
        rf"\b(?:urgent|immediate|prompt|swift) (?:{_REPLY}|action|attention) (?:is )?(?:needed|required|requested|expected)"
        rf"|\bi (?:urgently|desperately) (?:need|require|await)|\bthis is (?:very |really |extremely )?urgent\b|\bi await your (?:immediate|urgent)",
        # Deadlines and ultimatums.
        rf"\b(?:if|unless) (?:i|we|you)\b[^.?!]{{0,80}}\b(?:hear|reply|respond|answer|decide|response|call|offer|get back)\b[^.?!]{{0,60}}\b{_OR_ELSE}",
        rf"\b(?:or|otherwise),? {_OR_ELSE}|\b{_OR_ELSE}[^.?!]{{0,60}}\b(?:unless|if) (?:i|you) (?:hear|reply|respond|do not|don't|call|answer)",
        r"\bor else\b(?=[ ,.!]*(?:$|i\b))|\b(?:your|this is (?:the|my|your)|one) (?:last|final) (?:chance|opportunity|warning|notice|reminder)\b",
        r"\bi (?:can't|cannot|won't|will not|am not going to|'m not going to|refuse to) (?:keep waiting|wait (?:any longer|forever|much longer|around|longer"
        r"|indefinitely|for ever))|\b(?:running out of|losing|lost|limits? of my) patience|\bmy patience\b(?= (?:is|has|ran|wears))",
        r"\b(?:i won't|i will not|don't|do not) take no for an answer|\btake my (?:talents?|skills?|services|business) elsewhere",
        r"\bi(?:'ll| will) (?:keep|continue|go on) (?:calling|writing|e-?mailing|messaging|asking|trying)\b[^.?!]{0,30}\buntil\b"
        r"|\b(?:call|e-?mail|write to|message) you (?:every|each) (?:day|week|hour|morning)",
        r"\b(?:hurry up|make up your mind|stop stalling|the clock is ticking|don't keep me waiting|do not keep me waiting)\b",
        # Counting.
        rf"\b(?:this is|that makes|this makes|here is|this being|that's)(?: now)?(?: already)? (?:my|the) {_COUNT} (?:\w+ )?{_MESSAGE_NOUN}\b",
        rf"\bfor the {_COUNT} time\b(?=[^.?!]*\b(?:asking|writing|e-?mail|contact|follow|request|reply|respond)|[,.])|\b{_MANY} (?:and|but|with|later|to"
        rf" you)?[^.?!]{{0,20}}\b(?:no|without|still|not|unanswered|nothing|silence|ignored)\b",
        rf"\bi(?:'ve| have)?(?: (?:now|already|also|since|personally|both))? (?:written|wrote|e-?mailed|called|messaged|contacted|reached out|followed up|phoned"
        rf"|rung|tried|asked|pinged)\b[^.?!]{{0,40}}\b{_TIMES}|\bi(?:'ve| have)?(?: (?:now|already))? (?:left|sent|written)(?: you)? (?:\w+ )?{_MANY}",
        rf"\bmy (?:previous |last |earlier |other |many |several |two |three |four |five |{_COUNT} )*(?:unanswered|ignored) {_MESSAGE_NOUN}"
        rf"|\bmy (?:\w+ )?(?:\w+ )?{_MESSAGE_NOUN} (?:\w+ ){{0,3}}(?:went|gone|remains?|going|been|were|was|being) (?:\w+ )?(?:unanswered|ignored|unread|unacknowledged)",
        # Guilt.
        r"\b(?:ignor(?:ed|ing)|ghost(?:ed|ing)) (?:me|my)\b|\b(?:being|been|feel|feeling|was|am|get|getting|got) (?:\w+ )?(?:ignored|ghosted|strung along)\b",
        r"\bthe least (?:that )?you (?:can|could|might)\b|\byou owe (?:me|it to me)\b|\b(?:common|basic|simple) (?:courtesy|decency|politeness)\b(?! (?:call|title))",
        rf"\byou (?:still |clearly |obviously |apparently )?(?:haven't|have not|didn't|did not|never|couldn't even|can't even|won't|failed to|neglected to|refuse to)"
        rf" (?:(?:even|yet|bothered to|bother to|so much as) )*(?:(?:got|get|gotten) back to me|repl(?:y|ied) to me|repl(?:y|ied)\b|respond(?:ed)?\b(?! to (?:pages|alerts|incidents))"
        rf"|answer(?:ed)? (?:me|my)|acknowledged? (?:me|my)|call(?:ed)? (?:me )?back|contact(?:ed)? me|let me know|return(?:ed)? my|writ(?:e|ten) back|even)",
        r"\bafter (?:all|everything)\b[^.?!]{0,30}\b(?:time|effort|work|energy|hours)\b[^.?!]{0,20}\bi(?:'ve)?\b",
        r"\b(?:it's|it is|that's|that is|this is|i (?:find|think|consider) (?:it|this)(?: is)?|how) (?:\w+ )?(?:rude|unprofessional|disrespectful|unacceptable|discourteous|inconsiderate)\b",
        r"\bhow (?:hard|difficult) (?:is|can|could) it (?:be )?|\b(?:leave|leaving|left|leaves|keep|keeping|kept) me (?:hanging|in the dark|in limbo|waiting|guessing|dangling)\b",
        r"\b(?:deafening|radio|total|complete|your) silence\b(?=[^.?!]{0,20}\b(?:speaks?|tells?|is|has|says?|loud|since|from|was)\b|[.!]?$)",
        r"\bi(?:'ve| have)? turned down\b[^.?!]{0,50}\bfor (?:you|this|your)\b|\bhave you forgotten (?:about )?me\b|\bdid you (?:even (?:read|get|see)|forget about me)\b",
        r"\byou promised\b[^.?!]{0,20}\b(?:an? (?:answer|reply|decision|call|response|update)|me (?:an?|that|you)|to (?:call|get back|reply|let me know|write|respond)|i would hear)",
        r"\bi(?:'ve| have)? (?:still )?(?:been|am still|'m still) (?:patiently |sitting here )*waiting (?:patiently |here )*(?:for (?:your|an?|over|more|so|\w+ (?:days|weeks|months))|to hear|since)",
    )
)
_UNSURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bi(?:'ve| have)? (?:\w+ )?(?:received|had|got|heard|seen|gotten) (?:no|zero|absolutely no) (?:response|reply|answer|word|acknowledg\w+)[^.?!]{{0,30}}\bmy\b"
        r"|\b(?:no|without (?:a |any )?|despite no) ?(?:response|reply|answer) (?:to|from)[^.?!]{0,20}\bmy (?:\w+ )?(?:e-?mails?|messages?|letters?|calls?|notes?)",
        rf"\b(?:please|kindly)(?: \w+)? {_WRITE}\b[^.?!;:]{{0,60}}?\bas soon as (?:possible|you can)|^{_WRITE}\b[^.?!;:]{{0,40}}?\bas soon as possible",
        r"\b(?:i guess|i suppose|i assume|i take it|i imagine|clearly|apparently|obviously|no doubt|presumably)\b[^.?!]{0,30}\b(?:too busy|more important|don't care"
        r"|doesn't matter|not worth|lost interest|nobody|no one|silence|can't be bothered|ignoring|spam folder|hole)\b",
        r"\b(?:hello\?|anyone there|anybody there|is anyone|are you (?:even|still) there)|\bperhaps (?:my|the|your) (?:e-?mails?|messages?) (?:\w+ ){0,3}(?:spam|lost|black hole)",
        r"\b(?:surely|one would (?:think|hope)|you would think)\b[^.?!]{0,50}\b(?:minute|moment|time|reply|e-?mail|answer|decision)\b|\bcrickets\b",
        r"\btime is (?:running out|of the essence|ticking)\b|\b(?:i )?can(?:'t|not) afford to wait\b|\basap\b",
        r"\bother (?:companies|employers|firms|offers) (?:are|is) (?:waiting|interested|chasing|competing|lining)",
    )
)
_REPORTED = re.compile(
    r"\b(?:you|she|he|they|your \w+|customers?|clients?|patients?|people|users?|parents|callers?|colleagues|the team|dana)(?:'d| had|'ve| have)?(?: \w+)?"
    r" (?:said|say|saying|mentioned|told|tells?|asked|asks?|described|explained|complain(?:ed)?|joked|wrote|writes?|shouts?|insists?|demands?|heard|hear)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no need|without|rather than|instead of|n't)\b[^.?!,;]{0,25}$")
_OFFER = re.compile(r"\b(?:another|other|a second|competing|an) (?:job )?offer|\boffer (?:from|elsewhere|that expires|which expires|deadline)|\bhave (?:received )?an offer")
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NoPressure(Rule):
    """Nothing demands, sets the reader a deadline, threatens, counts ignored messages or lays guilt.

    Why: a hiring manager pressed before the first day expects to be pressed on every day after it.
    Source: the project's guidance on interview follow-up.

    A courteous mention of another offer's date passes; so do pressure as a topic ("the pressure vessel project") and
    what others are reported to have said. Sarcasm about silence fails, unsure.
    """

    id = "no-pressure"
    asks = "Put no pressure on the reader: no demand, deadline, ultimatum, count of messages sent, or guilt."
    remedy = "Ask once, courteously, and leave the timing to the reader."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Could you let me know what the next steps are?"),
        _MESSAGE.format("I have another offer with a reply date of Friday, and Acme remains my first choice. Is a decision likely before then?"),
        _MESSAGE.format("The pressure vessel project interested me."),
        _MESSAGE.format('You said customers write "I need to know by Friday" and mean it.'),
        _MESSAGE.format("You need an answer to churn by Q3, and I have ideas."),
        _MESSAGE.format("You mentioned a decision by Friday; is there any news?"),
        _MESSAGE.format("There is no hurry, and I do not expect an answer before the holiday."),
        _MESSAGE.format("I can't wait to hear how the migration goes."),
        _MESSAGE.format("I will send the link by Friday."),
        _MESSAGE.format("I haven't heard back since our interview and wondered whether there was any update."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("I need to know whether I got it."), marks="I need to know"),
        Example(_MESSAGE.format("Please reply ASAP."), marks="Please reply ASAP"),
        Example(_MESSAGE.format("I expect an answer by Friday."), marks="I expect an answer"),
        Example(_MESSAGE.format("This is my third email."), marks="This is my third email"),
        _MESSAGE.format("If I don't hear from you by Monday, I will assume you are not interested."),
        _MESSAGE.format("Please let me know your decision by Friday."),
        _MESSAGE.format("You haven't replied to my messages."),
        _MESSAGE.format("After all the time I put in, the least you could do is answer."),
        _MESSAGE.format("I have written three times and heard nothing."),
        _MESSAGE.format("I have received no response to my previous email."),
        _MESSAGE.format("I can't wait any longer."),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        read = [s for s in sentences(draft) if s.part not in ("greeting", "name", "date")]
        offer = any(_OFFER.search(s.low) for s in read)
        for patterns, sure in ((_SURE, True), (_UNSURE, False)):
            for sentence in read:
                if words := _pressing(sentence, patterns, offer):
                    return failed(f'"{words.text}" puts pressure on the reader.', words, sure=sure)
        return passed("Nothing presses the reader.")


def _pressing(sentence: Sentence, patterns: tuple[re.Pattern[str], ...], offer: bool) -> Words | None:
    for pattern in patterns:
        for match in pattern.finditer(sentence.low):
            before = sentence.low[: match.start()]
            if in_quotation(sentence, match.start()) or _REPORTED.search(before) or _DENIED.search(before):
                continue
            if offer and re.match(r"(?:please|kindly|if) ", match.group()) and re.search(_WHEN, match.group()):
                continue
            return sentence.words_at(*match.span())
    return None
