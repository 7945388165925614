"""Does the candidate say they are interested?"""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._speech import clause_before, is_denied, is_reported, missing_at
from followup_ai.rules._text import Sentence, Words, read

_PLACE = (
    r"(?:role|position|job|post|opportunity|opportunities|opening|openings|vacancy|team|company|firm|organi[sz]ation|school|hospital|museum|charity|clinic|trust|council|agency|group|department|"
    r"studio|practice|institute|university|college|bank|restaurant|hotel|library|lab|office|career|future|work|kind of work|place|prospect|possibility|chance|idea|thought|mission|internship|apprenticeship|placement|fellowship|project|venture|crew|shop|store|brand|business)"
)
_JOINING = r"(?:join|work|working|joining|be(?:ing)? (?:a )?(?:part|member)|become|becoming|contribut\w+|help\w*|bring\w*|play\w*|support\w*|add|adding|build\w*|take (?:on|up)|taking (?:on|up)|start\w*|serve|serving|do (?:this|it|the)|be (?:on|at|with|doing|considered|working)|being (?:on|at|with|considered)|grow|be there|get (?:this|the|to (?:work|join|help|build))|have (?:this|the) (?:job|role)|accept|pursu\w+|step into|stepping into|collaborat\w+|learn from|teach\w*|manage|lead\w*|run|running|put|use|explore|exploring|move forward|moving forward|continue|continuing|proceed\w*|go forward|come aboard|be your|being your|make|tackle|hear (?:of|about|if|when) (?:other|future|any|similar|another|new))"
_FEELING = r"(?:interested|interesting|keen|enthusiastic|excited|eager|passionate|delighted|thrilled|glad|happy|pleased|proud|honou?red|drawn|attracted|committed|motivated|inspired|hopeful|energi[sz]ed|fascinated|intrigued|enthused|convinced|sold|certain|sure|ready|taken|determined|set|willing|serious|bullish)"
_BE = r"(?:am|are|was|remain|remained|feel|felt|left|came away|come away|continue to be|stay|have been|have become|became|grew|have grown|would be|will be|could not be|can not be)"

_INTEREST: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern), sure)
    for pattern, sure in (
        (
            rf"\b(?:i|we) (?:\w+ )?{_BE} (?:\w+ ){{0,2}}?(?:more |as )?{_FEELING}(?: than)?(?: as| and \w+)? (?:in|about|by|at|on|to|for|of|with|that|than)\b(?P<object>[^.;!?]*)",
            True,
        ),
        (rf"^(?:\w+ ){{0,3}}?{_FEELING} (?:in|about|by|at|on|to|for) (?P<object>[^.;!?]*)", False),
        (
            r"\b(?:my|our) (?:\w+ ){0,3}?(?:interest|enthusiasm|desire|excitement|eagerness|keenness|wish|passion|commitment|motivation|hope)\b(?P<object>[^.;!?]*)",
            True,
        ),
        (
            rf"\b(?:i|we) (?:would |will |do |have |should )?(?:\w+ )?(?:love|like|want|wanted|hope|wish|long|aspire|welcome|relish|jump at|cherish|value|be up|aim|intend|choose|pick)\b(?P<object>[^.;!?]*)",
            True,
        ),
        (rf"\blook(?:ing)? forward to (?P<object>[^.;!?]*)", True),
        (
            rf"\b(?:role|position|job|post|opportunity|work|team|company|acme|prospect\b[^,;]{{0,40}}|idea\b[^,;]{{0,40}}|thought\b[^,;]{{0,40}}) (?:\w+ ){{0,2}}?(?:appeals?|excites?|interests?|attracts?|draws?|inspires?|suits?|fascinates?|intrigues?|motivates?|enthuses?|calls|speaks|tempts?|thrills?|energi[sz]es)(?: to)?(?: me| my)?\b",
            True,
        ),
        (
            rf"\b(?:role|position|job|post|opportunity|team|company|acme|it|this) (?:\w+ )?(?:is|sounds|seems|feels|looks|would be|remains)(?: like)? (?:\w+ ){{0,3}}?(?:one i|exactly (?:the|what)|just (?:the|what)|what i|where i|the (?:one|right|kind|sort|place|job)|my (?:first|top|dream|preferred|number one)|attractive|appealing|exciting|interesting|compelling|a (?:great|good|perfect|strong|natural|dream|wonderful|fantastic) (?:fit|match|job|opportunity|role|place))\b",
            True,
        ),
        (rf"\bi (?:can|could|would) (?:\w+ )?(?:picture|see|imagine|envision|envisage) (?:myself|me)\b", True),
        (
            rf"\b(?:it|this|that|which) (?:is|would be|sounds like) (?:\w+ )?(?:work|a (?:role|job|place|team|position|company)|the (?:\w+ )?(?:work|role|job|place|team|company)) (?:that |where |which )?i (?:would|want|hope|could|can|will)\b",
            True,
        ),
        (
            rf"\bi find (?:the |this |your )?(?:\w+ )?{_PLACE}\b[^.;]{{0,30}}\b(?:attractive|appealing|exciting|interesting|compelling|inspiring|fascinating)\b",
            True,
        ),
        (
            rf"\b(?:wanting|hoping to get|hoping for|eager for|keen for|hungry for) (?:the|this|that) (?:job|role|position|post)\b|\bcount me in\b|\b(?:still|very much|firmly|remain) (?:very much )?(?:interested|keen|in the (?:running|hat|ring)|on board)\b|\bi am (?:all )?in\b(?=[.!,]|$)",
            True,
        ),
        (
            rf"\b(?:strengthen|confirm|reinforce|deepen|heighten|increas|grew|cement|renew|intensif|reaffirm|affirm|solidif|rais|sharpen|fuel)\w* (?:my|our) (?:\w+ ){{0,2}}?(?:interest|enthusiasm|desire|wish|excitement|commitment|belief|conviction|sense|feeling|view)",
            True,
        ),
        (
            rf"\b(?:made|makes|left|leaves|has) me (?:\w+ ){{0,3}}?(?:{_FEELING}|want|wanting|hoping)\b(?P<object>[^.;!?]*)",
            True,
        ),
        (
            rf"\b(?:keep|bear|have) me in mind\b|\bconsider me (?:for|should|if|again|in)\b|\bstay(?:ing)? in (?:touch|contact)\b|\bkeep(?:ing)? in (?:touch|contact)\b|\bpaths (?:will |may |might |do )?(?:\w+ )?cross\b|\bapply again\b|\breapply\b",
            False,
        ),
    )
)
_ABOUT_PLACE = re.compile(rf"\b(?:{_PLACE}|acme|this|it|you|your|with you|joining|{_JOINING})\b")
_ELSEWHERE = re.compile(
    r"^(?: to)? (?:hear|hearing|see|seeing|know|knowing|learn|learning(?! from)|read|reading|send|sending|share|sharing|meet|meeting|speak|speaking|talk|talking|discuss|discussing|find out|thank|say|ask|provide|answer|receive|receiving|get your|schedule|chat|visit)\b"
    r"|^(?: to| in| about| by| on)? (?:the )?(?:next steps?|your (?:reply|response|decision|answer)|how |what |when |whether |my |his |her |their |gardening|a reply)"
)
_TRIGGER = re.compile(
    r"interest|keen|enthus|excit|eager|passion|love|like|want|hop(?:e|ing)|wish|forward|appeal|attract|draw|inspir|suit|picture|imagin|see myself|see me|envis|find|strengthen|confirm|reinforc|deepen|delight|thrill|glad|happy|proud|hono"
    r"|jump|welcome|desire|choice|convinced|sold|certain|count me|in mind|touch|paths|apply|first|dream|exactly|right|fit|aspire|would be|motivat|commit|consider me|long to|relish|ready|hungry"
)
_PAST_OR_VOID = re.compile(
    r"\b(?:used to|no longer|lost|lose|without|conflict of|had i|were i|would have|if i were|no more|not any ?more)\b"
)


class StatesInterest(Rule):
    """The candidate says they are interested in the role, the team or the company; after a no, in the company or future openings.

    Why: a hiring manager choosing between equals picks the one who said they want the job; a bare thanks leaves it open.
    Source: the project's guidance on interview follow-up.

    Interest in a topic ("I was interested to hear about your migration"), somebody else's interest, and interest denied or
    told of do not count; interest in imperfect English does.
    """

    id = "states-interest"
    asks = "Say that the candidate is interested in the role, the team or the company (after a no: in the company or future openings)."
    remedy = "Say in your own words that you are interested in the role, the team or the company."
    passes: ClassVar[tuple[str | Example, ...]] = ()
    fails: ClassVar[tuple[str | Example, ...]] = ()

    def judge(self, draft: Draft, context: Context) -> Outcome:
        names = _names(context)
        doubtful: Words | None = None
        for sentence in read(draft).body:
            if not _TRIGGER.search(sentence.plain):
                continue
            for words, sure in _interest(sentence, names, later=context.purpose.interest == "company"):
                if sure:
                    return passed(f'"{words.text}" states interest.', words)
                doubtful = doubtful or words
        if doubtful:
            return passed(f'"{doubtful.text}" can be read as interest.', doubtful, sure=False)
        return failed("The message does not say that the candidate is interested.", missing_at(draft))


def _names(context: Context) -> re.Pattern[str] | None:
    if context.interview is None:
        return None
    words = re.findall(r"\w{3,}", f"{context.interview.company} {context.interview.role}".lower())
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") if words else None


def _interest(sentence: Sentence, names: re.Pattern[str] | None, *, later: bool) -> list[tuple[Words, bool]]:
    plain = sentence.plain
    found = []
    for pattern, sure in _INTEREST:
        for match in pattern.finditer(plain):
            start = match.start()
            about = match.groupdict().get("object")
            end = match.end() - len(about or "")
            if sentence.is_quoted(start) or is_reported(plain, start) or _denied(plain, start, end):
                continue
            if about is not None and not _on_place(about, names):
                continue
            found.append((sentence.words_of(*match.span()), sure or later))
    return found


def _denied(plain: str, start: int, end: int) -> bool:
    words = plain[start:end]
    if re.search(
        r"\bnot be more\b|\bnot (?:merely|only|just)\b|\bnot (?:faded|waned|changed|diminished|wavered|cooled)\b", plain
    ):
        return False
    return (
        is_denied(plain, start)
        or bool(re.search(r"\b(?:not|never|no)\b", words))
        or bool(_PAST_OR_VOID.search(clause_before(plain, start) + words))
    )


def _on_place(about: str, names: re.Pattern[str] | None) -> bool:
    if _ELSEWHERE.match(about):
        return False
    return not about.strip() or bool(_ABOUT_PLACE.search(about)) or bool(names and names.search(about))
