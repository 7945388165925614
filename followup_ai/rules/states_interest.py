"""Does the candidate say they are interested?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.patterns import Together, expression
from followup_ai.rules._base import Example, Outcome, failed, passed
from followup_ai.rules._classifier import SaidRule
from followup_ai.rules._grammar import grammar
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import clause_before, is_denied, is_reported, missing_at
from followup_ai.rules._text import KEPT_SENTENCES, Wording, Words, read

_PLACE = (
    r"(?:roles?|positions?|jobs?|posts?|opportunit(?:y|ies)|openings?|vacanc(?:y|ies)|team|company|firm"
    r"|organi[sz]ation|school|hospital|museum|charity"
    r"|clinic|trust|council|agency|group|department|studio|practice|institute|university|college|bank"
    r"|restaurant|hotel|library|lab|career|mission"
    r"|place|prospect|possibility|internship|apprenticeship|placement|fellowship|crew|kitchen|ward|shop|store"
    r"|kind of work|sort of work|working|gig)"
)
_JOINING = (
    r"(?:join\w*|apply\w*|work(?:ing)? (?:with|for|at|on|in|under|alongside|together|there|here|as)|work"
    r"|be(?:ing)? (?:a |an )?(?:\w+ )?(?:part|member|considered|on|at|with|doing|there|your|one of)|becom(?:e"
    r"|ing)"
    r"|contribut\w+|help(?:ing)?|bring(?:ing)?|play(?:ing)? a|support(?:ing)?|add to|take (?:on|up|this|the)"
    r"|taking (?:on|up)|start(?:ing)?|serv(?:e|ing)|do (?:this|it|the|that)|doing"
    r"|get (?:this|the|started|to (?:work|join|help|build|do))|have (?:this|the) (?:job|role|position"
    r"|opportunity|chance)|accept|pursu\w+|step(?:ping)? into|collaborat\w+|learn(?:ing)? from|grow"
    r"|move forward|moving forward"
    r"|continue in|go(?:ing)? forward|come aboard|put my|apply my|use my|stay in (?:the|this)|sign on|sign up"
    r"|teach\w*|lead\w*|build\w*|come (?:and )?work)\b"
)
_FEELING = (
    r"(?:interest(?:ed|ing)|keen(?:er)?|enthusiastic|excited|eager|passionate|delighted|thrilled|glad|happy"
    r"|pleased|proud|honou?red|drawn|attracted|committed|motivated|inspired|energi[sz]ed|fascinated|intrigued"
    r"|enthused"
    r"|convinced|sold|certain|sure|ready|taken|determined|set|willing|serious|fond|hungry|game"
    r"|fired up|stoked|pumped|psyched|buzzing|hyped|jazzed|chuffed|raring|itching|all for)"
)
_BE = (
    r"(?:am|are|was|were|remain|remained|continues?|feel|felt|left|leave|came away|come away|continue to be"
    r"|stay|have been|have become|became|grew|have grown|would be|would feel|will be|could not be|can not be"
    r"|should be)"
)

# What the candidate feels, wants or hopes; the group "object" is what for, and has to be the role, the team or the company.
_INTEREST: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (expression(pattern), sure)
    for pattern, sure in (
        (
            rf"\b(?:i|we) (?:\w+ )?{_BE} (?:\w+ ){{0,4}}?{_FEELING}(?: than (?:before )?| as"
            r"| and \w+)*(?P<object> (?:in|about|by|at|on|to|for|of|with|that|than)\b[^.;!?]{0,200})",
            True,
        ),
        (
            r"\b(?:i|we) (?:am|are|remain|stay|feel|have been|would be|came away|left|continue to be"
            r"|have become) (?:\w+ ){0,2}?(?:interested|keen|eager|enthusiastic|excited)(?: as ever)?(?=[.,;!]| and\b"
            r"| but\b|$| than (?:when|i|it|be|ever|my))",
            True,
        ),
        (
            r"^\W*(?:(?:still|remain|remaining|very|as|and|more|being|feeling|but|yet"
            rf"|much) )*{_FEELING}(?P<object> (?:in|about|by|at|on|to|for)\b[^.;!?]{{0,200}})",
            False,
        ),
        (
            r"\b(?:my|our) (?:\w+ ){0,3}?(?:interest|enthusiasm|desire|excitement|eagerness|keenness|wish|passion"
            r"|commitment|motivation)\b(?P<object>(?: (?:in|for|to|about|of)\b[^.;!?]{0,200})?)",
            True,
        ),
        (
            r"\b(?:an|a|have|had|great|strong|keen|genuine|continued|continuing|sincere|sustained"
            r"|with) (?:\w+ )?(?:interest|enthusiasm|desire)\b(?P<object> (?:in|for|to)\b[^.;!?]{0,200})",
            False,
        ),
        (
            r"\b(?:i|we) (?:would |will |do |have |should |am |really )?(?:\w+ )?(?:love|like|want|wanted|desire|yearn"
            r"|long|aspire|welcome|relish|jump at|leap at|cherish|aim|intend|choose"
            r"|pick)\b(?: much)?(?P<object> [^.;!?]{0,200})",
            True,
        ),
        (
            r"\b(?:(?:i|we) (?:\w+ )?(?:hope|wish)|hoping|wanting|wishing)(?: much)?(?P<object> (?:to|(?:that )?(?:i"
            r"|we|you)|for (?:the|this|a))\b[^.;!?]{0,200})",
            True,
        ),
        (r"\blook(?:ing)? forward(?P<object> to [^.;!?]{0,200})", True),
        (
            r"\b(?:role|position|job|post|opportunity|work|team|company|(?:prospect|idea|thought"
            r"|chance)\b[^,;]{0,60}) (?:\w+ ){0,2}?"
            r"(?:appeals?|excites?|interests?|attracts?|draws?|inspires?|suits?|fascinates?|intrigues?|motivates?"
            r"|enthuses?|calls|speaks|tempts?|thrills?|energi[sz]es)(?: to)? me\b|\b(?:role|position|job|post|work"
            r"|opportunity|team|company) (?:\w+ )?appeals?\b",
            True,
        ),
        (
            r"\b(?:role|position|job|post|opportunity|team|company|it|this|that) (?:\w+ )?(?:is|was|sounds|seems|feels"
            r"|looks|would be|remains)(?: like)? (?:\w+ ){0,2}?"
            r"(?:(?:the|a|one|exactly|just|what|where|the (?:one|kind|sort|type) of) ?(?:\w+ ){0,3}?(?:that |where "
            r"|which )?i (?:would (?:like|love|want|choose|be)|want|hope|could see|can see|am looking"
            r"|have been (?:looking|hoping)|was hoping|have wanted)|my (?:first|top|dream|preferred"
            r"|number one) (?:choice|preference|job|pick)|(?:an )?(?:attractive|appealing|exciting|compelling) (?:one"
            r"|prospect|role|opportunity|position|job))",
            True,
        ),
        (r"\bi (?:can|could|would) (?:\w+ )?(?:picture|see|imagine|envision|envisage) (?:myself|me)\b(?! (?:out|home))", True),
        (
            rf"\bi (?:find|found) (?:the |this |your )?(?:\w+ )?{_PLACE}\b[^.;]{{0,30}}\b(?:attractive|appealing"
            r"|exciting|interesting|compelling|inspiring|fascinating)\b",
            True,
        ),
        (
            r"\b(?:work (?:that |which )?i would (?:be|like|love|choose|do)|wanting|hoping to get|hoping for|eager for"
            r"|keen for|hungry for) (?:the|this|that) (?:job|role|position|post)\b|\bcount me in\b|\b(?:still"
            r"|very much|firmly|remain) (?:very much )?(?:interested|keen)\b(?=[.,;!]|$| and| but)"
            r"|\bhat (?:is )?(?:still |firmly )?in the ring\b|\bi am (?:all )?in(?=[.!,]|$| for )|\bi want in\b"
            r"|\bi would sign\b|\bremain (?:a |an )?(?:keen|interested|enthusiastic|eager|willing)\b"
            r"|\bmy answer\b[^.;]{0,30}\b(?:is|would be|remains) (?:still )?yes\b"
            r"|\binterested[:;,\u2014] (?:and )?(?:i am|yes)\b|\bfor this (?:job|role)\b(?=[.!]|$)",
            True,
        ),
        (
            r"\b(?:strengthen|confirm|reinforc|deepen|heighten|increas|grew|cement|renew|intensif|reaffirm|affirm"
            r"|solidif|rais|sharpen|fuel)\w* (?:my|our) (?:\w+ ){0,2}?(?:interest|enthusiasm|desire|wish|excitement"
            r"|commitment|belief|conviction|sense that|feeling that|view that)",
            True,
        ),
        (
            rf"\b(?:made|makes|left|leaves|has) me (?:\w+ ){{0,3}}?(?:{_FEELING}|want|wanting"
            rf"|hoping)\b(?P<object>[^.;!?]{{0,200}})",
            True,
        ),
        (
            r"\b(?:if|should|when|whenever)\b(?![^.;!?]*\bfeedback\b)[^.;!?]{0,60}"
            r"\b(?:opens?|comes up|opening|vacanc\w+|position|role"
            r"|chang\w+|arises?)\b[^.;!?]{0,60}\bi would (?:be )?(?:\w+ )?(?:happy|glad|delighted|love|like|pleased"
            r"|grateful|welcome|interested)\b",
            False,
        ),
        (
            r"\bmy (?:first|top|dream|preferred|number one) (?:choice|preference|job|pick)\b"
            r"|\bthe undersigned (?:continues|remains|is)(?: to be)? (?:\w+ )?(?:interested|keen)\b",
            True,
        ),
        (
            r"\b(?:role|position|job|post)\b[^,.;]{0,40}\b(?:is|would be|seems|sounds"
            r"|feels)(?: like)? an? (?:perfect|great|good|strong|natural|ideal|excellent|wonderful) (?:fit|match)\b",
            False,
        ),
        (
            r"\b(?:which|that) (?:\w+ )?(?:interests|attracts|excites|appeals to|tempts) me\b|\b(?:is|are|would be"
            r"|remains?) my dream\b",
            True,
        ),
        (r"\bi would (?:gladly|happily)(?P<object> [^.;!?]{0,200})", True),
        (r"\bwould apply\b|\bkeen as\b|\bnothing would (?:please|delight|make) me\b", True),
        (
            r"\b(?:keep|bear|have) me in mind\b|\bconsider me (?:for|should|if|again|in)\b|\b(?:remain|be|stay|keep"
            r"|staying|keeping)(?: \w+)? in (?:touch|contact)\b|\bpaths (?:\w+ ){0,2}cross\b"
            r"|\bapply(?:ing)? (?:\w+ )?again\b|\breapply\b|\bwork together\b",
            False,
        ),
    )
)
_TELLING = Together(_INTEREST, itemgetter(0))
_WAYS = grammar("states_interest.txt")
# Who pleads for the job wants it, however unwisely it is said.
_PLEAS = grammar("no_begging.txt")
_WANTS = frozenset(("asks to be chosen", "shows need", "would do anything", "says what a no would do"))
_ANY_JOB = expression(r"\b(?:a|any) (?:job|work|income|salary)\b|\bneed work\b")
"""Who needs a job, whichever it is, wants none in particular."""
_LATER = "leaves the door open for later"
_GLAD_OF_WORD = expression(
    r"\bif\b[^.;!?]*\b(?:feedback|insights?|pointers|comments?|suggestions)\b[^.;!?]*\bi [^.;!?]*(?:grateful|glad)$"
)
"""Glad of what they may say of the application, not of working there."""
_THAN = expression(r"^ (?:(?:more )?than(?: before| it was)?|as)(?= )")
_ABOUT_PLACE = expression(
    rf"\b(?:{_PLACE}\b|{_JOINING})|^ (?:in |about |by |for |on |to )?(?:it|this|that)(?: more| even| now|$|,)"
)
# "to join", "to be part of": what the candidate would do there.
_TO_DO = expression(
    r"^ (?:(?:of |at |for |in |by )?(?:a |the |any |an )?(?:\w+ )?(?:opportunity|chance|possibility|prospect"
    r"|privilege|idea|thought) (?:of |to )+|(?:\w+ )?to )(?:one day |possibly |someday )?(?P<deed>[^,]*)"
)
_DEED = expression(
    rf"^(?:{_JOINING}|(?:be|being|have|having|see|spend|spending|bring|bringing|give|put|make|keep|stay|come"
    rf"|move|move forward|explore|exploring|explor|pursue|consider)\b.{{0,50}}\b(?:{_PLACE})\b"
    r"|(?:hear|hearing|learn|learning|know|be told|be notified) (?:of|about|if|when) (?:any |other |future "
    r"|similar |another |new )+(?:\w+ )?(?:roles?|openings?|opportunit|positions?|vacanc|jobs?))"
)
_LOOKING_ON = expression(
    r"(?:see|hear|read|learn|know|thank|send|discuss|talk|speak|visit|meet|find|ask|say|share|wish|follow"
    r"|express|understand|hear|check|reach|touch|inquire|enquire|look in|connect|circle|get (?:in touch|back))\b"
)
_THAT_CLAUSE = expression(r"^ (?:that )?(?P<who>i|we|you|he|she|they|it|this|the|your|everyone)\b(?P<rest>.*)")
_I_WILL = expression(
    rf"(?: \w+)? (?:can|could|will|would|get to|may|might|am)\b(?! (?:have )?(?:received?|heard?|hear|get an|know|been told)\b)"
    rf".*\b(?:{_PLACE}|{_JOINING}|do it|part of|back)"
    r"|.*\b(?:right|fit|suited|match)\b"
)
_FITS = expression(r"\b(?:right|fit|for me|where i|what i|one for|place for|suits)\b")
_VERB = expression(
    r" (?:goes|go|is|was|were|has|have|had|began|started|dates|grew|when|because|since|after|despite|even|given)\b"
)
_NO_OBJECT = expression(
    r"^(?: about| in| by| at| with| of)? (?:how|what(?! (?:you are|the (?:team|company)|i))|when|whether|why"
    r"|your (?:reply|response|decision|answer|feedback|thoughts|interest)|(?:my|his|her|their) (?!future|next)"
    r"|the next (?:steps?|round|stage)|next (?:steps?|round|stage))\b"
    r"|^ for (?:you|the (?:team|company|role to)|them|your)\b|^ (?:about|in|by) (?:hearing|seeing|learning"
    r"|reading|the (?:move|launch|search|news|rest))\b"
)


def _on_place(about: str, names: re.Pattern[str] | None) -> bool:
    """Whether what is felt or wanted concerns the role, the team, the company, or working there."""
    if not about:
        return True
    about = _THAN.sub("", about)
    if deed := _TO_DO.match(about):
        if not re.match(r"(?:the|a|an|any|this|that|your|it|such|being considered)\b", deed["deed"]):
            return bool(_DEED.match(deed["deed"])) or bool(
                names and names.search(deed["deed"]) and not _LOOKING_ON.match(deed["deed"])
            )
        about = " " + deed["deed"]
    if _NO_OBJECT.match(about):
        return False
    if clause := _THAT_CLAUSE.match(about):
        mine = clause["who"] in ("i", "we")
        if mine:
            return bool(_I_WILL.match(clause["rest"]))
        if about.startswith(" that") or clause["who"] in ("he", "she", "they", "everyone"):
            return bool(_FITS.search(about))
        if clause["who"] == "you":
            return bool(
                re.search(
                    r"\b(?:consider|keep|have|let|take|think of|remember|choose|contact|reach out to|call) (?:me|us)\b", about
                )
            )
    noun = _VERB.split(about, maxsplit=1)[0]
    return bool(_ABOUT_PLACE.search(noun)) or bool(names and names.search(noun))


_PAST_OR_VOID = expression(
    r"\b(?:used to|no longer|lost|lose|withdraw\w*|declin\w+|conflict of|had i|were i|would have|if i were"
    r"|no more|not any ?more|withdr\w+|until i)\b"
)
_VOID_AFTER = expression(r"\buntil i\b|\bi (?:am|have) withdr\w+|\bnot any ?more\b")
_STEADY = expression(
    r"\bnot be (?:more|happier|keener)\b|\bnot (?:merely|only|just)\b|\bnot (?:faded|waned|changed|diminished"
    r"|wavered|cooled|dimmed|lessened)\b|\bnothing would\b|\bnever (?:been )?(?:more|so|wavered)\b|\bno less\b"
)


class StatesInterest(SaidRule):
    """The candidate says they are interested in the role, team or company; after a no, in the company or future openings.

    Why: a hiring manager choosing between equals picks the one who said they want the job; a bare thanks leaves it open.
    Source: the project's guidance on interview follow-up.

    Interest in a topic ("I was interested to hear about your migration"), somebody else's interest, and interest denied or
    told of do not count; interest in imperfect English does.
    """

    id = "states-interest"
    title = "Your interest"
    found = "pass"
    does = "states interest"
    lacks = "The message does not say that the candidate is interested."
    asks = "Say that the candidate is interested in the role, team or company (after a no: in the company or later openings)."
    remedy = "Say in your own words that you are interested in the role, the team or the company."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("I remain very interested in the role."),
        mail("The rota did not put me off; I would love to join."),
        mail("Our talk only strengthened my interest."),
        mail("I am very interesting in the position."),
        mail("I can see myself on that team."),
        mail("This is the job I want."),
        mail("I'd be glad to work with you on the move to streaming."),
        mail("The position appeals to me more after our talk."),
        mail("I'm excited about the opportunity."),
        mail("I look forward to the possibility of working at Acme."),
        Example(mail("Please keep me in mind for future openings."), purpose="keep-in-touch"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        mail_failing("I was interested to hear about the batches.", marks=""),
        mail_failing("I am no longer interested in the role.", marks=""),
        mail_failing("You asked whether I was interested in management.", marks=""),
        mail_failing("I am interested in how you handle on-call.", marks=""),
        mail_failing("I'd love to hear more about the rota.", marks=""),
        mail_failing("Your interest in my portfolio was flattering.", marks=""),
        mail_failing("Customers love the new dashboards.", marks=""),
        mail_failing("I look forward to hearing from you.", marks=""),
        mail_failing("I enjoyed learning about the role.", marks=""),
        mail_failing("I hope you find the right person for the role.", marks=""),
        mail_failing("Thank you for your time.", marks=""),
        Example(mail("If you can share any feedback, I would be grateful."), marks="", purpose="feedback"),
    )

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        names = _names(interview.company, interview.role) if interview else None
        doubtful: Words | None = None
        for sentence in read(draft).body:
            for start, end, sure, own in _interest(sentence.wording, names, context.purpose.interest == "company"):
                if own and sentence.is_quoted(start):
                    continue
                words = sentence.words_of(start, end)
                if sure:
                    return passed(f'"{words.text}" states interest.', words)
                doubtful = doubtful or words
        if doubtful:
            return passed(f'"{doubtful.text}" can be read as interest.', doubtful, sure=False)
        return failed("The message does not say that the candidate is interested.", missing_at(draft))


_NO_NAME = frozenset(["the", "and", "for", "ltd", "inc", "llc", "plc", "pvt", "gmbh"])


@lru_cache(maxsize=64)
def _names(company: str, role: str) -> re.Pattern[str] | None:
    words = [w for w in re.findall(r"\w{3,}", f"{company} {role}".lower()) if w not in _NO_NAME]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") if words else None


@lru_cache(maxsize=KEPT_SENTENCES)
def _interest(wording: Wording, names: re.Pattern[str] | None, later: bool) -> list[tuple[int, int, bool, bool]]:
    """(start, end) in plain wording of what states interest, whether surely, and whether it does only in one's own words."""
    plain = wording.plain
    found = []
    for seen in _WAYS.found(wording):
        if seen.pattern.family == _LATER and _GLAD_OF_WORD.search(plain[: seen.end]):
            continue
        own = (later or seen.pattern.family != _LATER) and not is_reported(plain, seen.start)
        if own and not _denied(plain, seen.start, seen.end):
            found.append((seen.start, seen.end, seen.pattern.sure, True))
    pleas = (p for p in _PLEAS.found(wording) if p.pattern.family in _WANTS)
    found += [(p.start, p.end, False, False) for p in pleas if not _ANY_JOB.search(plain[p.start : p.end])]
    for pattern, sure in _TELLING.likely(plain):
        for match in _overlapping(pattern, plain):
            start = match.start()
            about = match.groupdict().get("object")
            end = match.end() - len(about or "")
            if is_reported(plain, start) or _denied(plain, start, end):
                continue
            if about is None or _on_place(about, names):
                found.append((*match.span(), sure or later, True))
    return found


def _overlapping(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """Matches of `pattern`, those included that begin inside the object of another ("I want that, because I want to join")."""
    match = pattern.search(plain)
    while match:
        yield match
        head = match.start("object") if match.groupdict().get("object") else match.end()
        match = pattern.search(plain, max(head, match.start() + 1))


def _denied(plain: str, start: int, end: int) -> bool:
    words = plain[start:end]
    if _STEADY.search(plain, max(0, start - 120), end + 120):
        return False
    return (
        is_denied(plain, start)
        or bool(_VOID_AFTER.search(plain, end, end + 160))
        or bool(re.search(r"\b(?:not|never|no)\b", words))
        or bool(_PAST_OR_VOID.search(clause_before(plain, start) + words))
    )
