"""Whether the reader is put under pressure."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._speech import is_denied
from followup_ai.rules._surface import is_told, sentences
from followup_ai.rules._text import Sentence, Words

_ADVERB = r"(?:(?:\w+ly|still|just|now|already|do|would|will|also|only) ){0,3}"
_REPLY = (
    r"(?:answers?|reply|replies|response|decision|explanation|confirmation|clarity|verdict|word|news|feedback|update|yes "
    r"or (?:a )?no"
    r"|acknowledg\w+|commitment)"
)
_WRITE = (
    r"(?:reply|respond|answer(?: me)?|get back to me|get in touch|call(?: me)?(?: back)?|write(?: back)?|let me know"
    r"|confirm|decide"
    r"|tell me|inform me|update me|contact me|revert|advise|e-?mail me|phone me|ring me|make (?:up your minds?|an? "
    r"decision|your decision|a choice)"
    rf"|(?:give|send|get|provide) me (?:(?:an?|your|some|the|with) )?(?:\w+ )?(?:{_REPLY}|call|offer|contract)|hire me"
    rf"|offer me)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_WHEN = (
    rf"(?:by (?:(?:the )?(?:end|close) of|(?:this |next |coming )?{_DAY}|(?:this|next) (?:week|month|morning|afternoon"
    rf"|evening)|tomorrow|tonight|noon"
    rf"|midnight|today|eod|eow|cob|\d|the \d|{_MONTH})|(?:no|not) later than|within (?:the )?(?:next |coming )?(?:\w+ "
    rf")?(?:\w+ )?(?:hours?|days?|week)"
    rf"|in the next (?:\w+ )?(?:hours?|days?)|before (?:{_DAY}|the (?:end|weekend|week)|close|noon|tomorrow|tonight|\d)"
    rf"|today\b|tomorrow\b|tonight\b|this (?:week|afternoon|morning)\b)(?!'s)"
)
_AT_ONCE = (
    r"(?:asap|a\.s\.a\.p|immediately|at once|right away|straight ?away|right now|urgently|without (?:further |any |more "
    r")?delay|promptly"
    r"|quickly|this instant|(?<=\w )now\b(?=[.!]?$))"
)
# Between the verb and the date: nothing that gives the date another owner ("let me know if Tuesday suits you").
_SAME_MATTER = (
    r"(?:(?!\b(?:if|whether|that|which|what|when|who|where|how) (?:you\b|it\b|that\b|there\b|i (?:can|could|should|may)\b"
    r"|\w+day\b)|[.?!;:]).){0,60}?"
)
_COUNT = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|\d{1,2}th|last|final|umpteenth|nth)"
_NOUN = (
    r"(?:e-?mails?|messages?|attempts?|times?|notes?|letters?|calls?|voice ?mails?|follow[- ]?ups?|reminders?|tries|try"
    r"|inquir\w+"
    r"|requests?|dms?|texts?)"
)
_SOME = r"(?:two|three|four|five|six|seven|several|multiple|many|numerous|countless|\d+)"
_TIMES = rf"(?:twice|thrice|{_SOME} (?:\w+ )?times|repeatedly|over and over|again and again)"
_WROTE = (
    r"(?:written|wrote|e-?mailed|called|messaged|contacted|reached out|followed up|phoned|rung|rang|tried|asked|pinged"
    r"|texted|left|sent)"
)
_UNHEARD = (
    r"(?:no (?:response|reply|answer|word|acknowledg\w+|avail|result)|without (?:a |any |one |so much as )?(?:\w+ "
    r")?(?:reply|response|answer|word)|heard nothing|to no avail|nothing back|unanswered|silence|been ignored)"
)
_LEAVE = (
    r"(?:i|we) (?:will|shall|would|must|am going to|have to|can only|have no choice|am forced|may|might)(?: (?!never"
    r"|not)\w+){0,3}? (?:assume"
    r"|withdraw|accept|take (?:the|another|my|it|that)"
    r"|go (?:with|to|elsewhere|for)|look elsewhere|move on|pursue|conclude|consider (?:the|this|my|it|other)|escalate"
    r"|complain|report|contact your|stop|decline|presume|sign|join|post|cancel|remove myself|understand that|regard (?:the"
    r"|this|it))\b"
)
_ANSWERED = (
    r"(?:(?:got(?:ten)?|get) back to me|repl(?:y|ied)|respon(?:d|ded)|answer(?:ed)?|acknowledged?|call(?:ed)?(?: me)? back"
    r"|contact(?:ed)? me|let me know"
    r"|return(?:ed)? my|writ(?:e|ten) back|written to me|call(?:ed)? me|given me)"
)
_COURTESY = (
    r"(?:bother(?:ed)?|the (?:\w+ )?(?:courtesy|decency|politeness|manners)|seen fit|found the time|find the time|deigned"
    r"|taken the (?:time|trouble)|take the trouble|managed?)"
)

_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        # Demands.
        rf"\bi {_ADVERB}(?:(?:need|require|must|have) (?:to (?:know(?! (?:more|about|how|which|the (?:team|product)))"
        rf"|hear (?:from|back|your|by|soon|today)|be (?:told|informed)))"
        rf"|(?:need|require|demand|deserve|must have|am (?:owed|due)|insist on|have a right to|am entitled to|want) (?:to "
        rf"know (?:if|whether|when|where i stand|your|by)|(?:(?:an?|your|some|the|that|this)(?: \w+){{0,2}} )?{_REPLY}\b))",
        rf"\b(?:and|so|but) {_ADVERB}need to (?:know|hear)\b(?! (?:more|about|how))|\bi {_ADVERB}(?:demand|insist)\b "
        rf"(?:that|on|to|you|an?)\b",
        rf"(?<!can )(?<!may )(?<!could )(?<!should )(?<!might )\bi (?:(?:fully|do|shall|will|be|am) ){{0,2}}(?:expect"
        rf"|expecting) (?:to (?:hear (?:from|back|by|soon|your)"
        rf"|receive|be (?:told|informed|called|contacted))|you to|better|more from|the (?:\w+ )?courtesy|your (?:call"
        rf"|e-?mail|letter|offer)|(?:an?|your|some) (?:\w+ ){{0,2}}{_REPLY})",
        rf"\bi (?:had |would have |have )?expected (?:better|more (?:from|of) (?:you|a|your)|to (?:hear|have heard) "
        rf"(?:from|back|by|something|sooner|already|last)|(?:an?|your|some) (?:\w+ )?{_REPLY})|\bi should have heard\b",
        rf"\bi (?:want|would like|need|expect|require|ask|urge|would ask|would urge|request|am asking) (?:that )?you "
        rf"(?:to )?{_WRITE}{_SAME_MATTER}\b(?:{_WHEN}|{_AT_ONCE})|\bi (?:want|need|expect|urge) you to {_WRITE}",
        rf"\byou (?:must|have to|need to|had better|better|ought to|should(?: at least)?) (?!call (?!me)){_WRITE}",
        rf"(?:^|\b(?:please|kindly|must|so|and|then|do|just|but|pls) ){_WRITE}\b{_SAME_MATTER}\b(?:{_WHEN}|{_AT_ONCE})",
        rf"^(?:\w+ )?(?:by|before|no later than) [^,.?!]{{0,25}},? (?:please |kindly )?{_WRITE}\b",
        rf"\b(?:urgent|immediate|prompt|swift) (?:{_REPLY}|action|attention) (?:is )?(?:needed|required|requested|expected"
        rf"|necessary)"
        rf"|\bi (?:urgently|desperately) (?:need|require|await)|\b(?:this|it|matter) is (?:a matter of (?:\w+ )?)?urgen\w+"
        rf"|\bas (?:a matter of )?(?:\w+ )?urgen(?:t|cy)\b(?=[.!]|$)|\bi await your (?:immediate|urgent|prompt)",
        # Deadlines and ultimatums.
        r"\b(?:giv(?:e|ing)|allow(?:ing)?) you (?:until|till|(?:\w+ ){1,3}to (?:decide|reply|respond|answer)|one "
        r"(?:more|last|final) (?:chance|week|day))|\byou have (?:until|till) [^.?!]{1,30} to (?:decide|reply|respond"
        r"|answer|let me|make|call|confirm)",
        rf"\b(?:if|unless) (?:i|we|you|there|nobody|no one)\b[^.?!]{{0,90}}?\b{_LEAVE}|\b(?:or|or else|otherwise|because"
        rf"|before),? {_LEAVE}|\b{_LEAVE}[^.?!]{{0,60}}?\b(?:unless (?:i|you)|if (?:i do not|you do not|you can not|there "
        rf"is no))\b",
        r"\bor else\b(?=[ ,.!]*(?:$|i\b))|\b(?:your|this is (?:the|my|your)|one) (?:last|final) (?:chance|opportunity"
        r"|warning|notice)\b(?=[.!,]|$| (?:to|before|and|for))",
        r"\bi (?:can not|will not|am not going to|refuse to|am not (?:willing|prepared) to) (?:keep waiting|wait (?:any "
        r"longer|forever|much longer|around|longer|indefinitely|for ever))"
        r"|\b(?:running out of|losing|lost|(?:the )?limits? of my|end of my) patience|\bmy patience (?:is|has|ran|wears"
        r"|will)\b",
        r"\b(?:will not|do not|never) take no for an answer|\btake my (?:talents?|skills?|services|business) elsewhere"
        r"|\bi can not afford to wait\b",
        r"\bi (?:will|shall|am going to|intend to) (?:be )?(?:keep |continue |go on )?(?:to )?(?:call|phon|ring|e-?mail"
        r"|writ|messag|ask|check)\w*(?: in| on)?(?: again| back| you| your \w+)*,? (?:every|each|until|till|daily)\b",
        r"^(?:so |please |and |just )?(?:hurry up|make up your minds?|stop (?:stalling|ignoring|wasting))\b|\bthe clock "
        r"is ticking\b(?=[.!,]|$)|\bdo not (?:keep me|keep people|leave it|leave me (?:hanging|waiting|in)|wait|delay"
        r"|ignore (?:me|my|this)|make "
        r"me (?:wait|chase|ask)|waste my|disregard (?:me|my|this))\b",
        r"^answer me\b|\bi need an? (?:\w+ )?yes\b|^(?:so |just |please )?(?:yes or no|am i (?:getting|in|hired|selected"
        r"|getting it))\b[^?]{0,40}\?|\bis it a? ?yes or (?:a )?no\b|\b(?:not )?drag (?:this|it) out\b",
        r"\b(?:expedite|hurry|speed up|hasten|rush) (?:\w+ )?(?:your|the|this|my) (?:\w+ )?(?:decision|process|answer"
        r"|reply|response|application|selection)|\b(?:it is )?only (?:fair|right) (?:that )?you (?:tell|let|answer|reply"
        r"|give|inform)",
        r"\b(?:more than|been (?:very |extremely |so )?) ?patient\b(?=[.!,]|$| (?:enough|and|but|so|with you))|\bwill not "
        r"(?:be )?(?:hold(?:ing)? (?:out|off|on)|wait(?:ing)?) (?:for (?:you|ever|much)|out|any|long|around)|\bcan not "
        r"(?:hold|keep|put) (?:the |my |this |that )?(?:other|another|them|current)[^.?!]{0,25}\b(?:any longer|off|waiting"
        r"|much longer)",
        rf"\beither (?:i|you)\b[^.?!]{{0,60}}\bor (?:i|you) |\b(?:a|my|the) (?:last|final|hard) (?:term|deadline|date)\b"
        rf"|\bi await (?:your|the|an?) (?:\w+ )?{_REPLY} (?:within|by|before|no later)"
        rf"|\bi (?:shall |will |do )?expect (?:the same|it|this|that|them) (?:within|by|before|no later)|\bi (?:have"
        rf"|believe i have) a right to\b|\bentitles me to\b|\bi need the (?:result|outcome|decision) (?:by|before|today"
        rf"|now)",
        rf"^(?:and |so |now )?let (?:your \w+|someone|somebody|them|the \w+) {_WRITE}\b{_SAME_MATTER}\b{_WHEN}|\byou have "
        rf"(?:until|till) [^.?!]{{1,30}},? (?:then|or|after that|before) (?:i|we)\b|\bnobody has (?:\w+ )?(?:reverted"
        rf"|replied|responded|called|answered)"
        rf"|\bcan not (?:even )?(?:get|send|spare|write) (?:me )?one (?:line|word|call)|\bturned down (?:another|the|two"
        rf"|an?) \w+ for\b|\bhit me back\b|\bno excuses\b(?=[.!]|$)",
        # Counting.
        rf"\b(?:this is|that makes|this makes|here is|this being|that is|this will be|these are)(?: now)?(?: already)? "
        rf"(?:my|the) {_COUNT} (?:and (?:last|final) )?(?:\w+ )?{_NOUN}\b|^(?:{_COUNT}|another|friendly) reminder\b",
        rf"\b{_COUNT} time (?:that )?(?:i|now that i) (?:am|have|write|ask|will|had|must)\b|\b(?:asking|writing|e-?mailing"
        rf"|calling|contacting you|following up|requesting)[^.?!,]{{0,30}} for the {_COUNT} time\b|\bfor the {_COUNT} "
        rf"time,",
        rf"\b{_SOME}(?: \w+)? {_NOUN}(?: \w+)?,? (?:and|but|with|later|yet|now|without|still|to)\b[^.?!]{{0,25}}\b(?:no"
        rf"|without|still|not|unanswered|nothing|silence|ignored)\b",
        rf"\bi (?:have )?(?:now |already |also |since |personally |both )?(?!called you (?!twice|{_SOME}|about|on|at"
        rf"|and)){_WROTE}\b[^.?!]{{0,40}}?\b(?:{_TIMES}|{_SOME} "
        rf"(?:\w+ )?{_NOUN})|\bi (?:have )?(?:now |already )?{_WROTE}\b[^.?!]{{0,60}}?\b{_UNHEARD}",
        rf"\bmy (?:\w+ ){{0,2}}(?:unanswered|ignored) {_NOUN}|\bmy (?:\w+ ){{0,2}}{_NOUN} (?:\w+ ){{0,3}}(?:went|gone"
        rf"|remains?|going|been|were|was|being|go) (?:\w+ )?(?:unanswered|ignored|unread|unacknowledged|into a void)",
        rf"\b(?:once|yet) again (?:i (?:am|have|must)|asking|writing|following|chasing)|\b(?:writing|following up|asking"
        rf"|e-?mailing|calling|chasing)(?: \w+)? yet again\b|\b(?:write|ask|call|e-?mail|chase|follow up)(?: \w+)? an? "
        rf"{_COUNT} time\b|\bas i have (?:asked|said|written|requested) (?:before|already|repeatedly|many)|\bmy (?:last "
        rf"|previous |other )?{_SOME} {_NOUN} (?:went|got|have (?:gone|got)|were|received)",
        r"\bi (?:have )?(?:never|not) (?:got|get|received|had|gotten|receive) (?:an? |any |one )?(?:reply|response|answer"
        r"|word|acknowledg\w+) (?:to|from|for) (?:my|any|you|your)",
        # Guilt and complaint.
        r"\b(?:ignor(?:ed|ing)|ghost(?:ed|ing)) (?:me|my)\b|\bi (?:am|was|feel|felt|have been|am being|am left|have felt"
        r"|am beginning to feel|am starting to feel) (?:\w+ ){0,2}(?:ignored|ghosted|strung along|forgotten|led on"
        r"|disrespected|fobbed off|messed around)\b",
        r"\bthe least (?:that )?you (?:can|could|might)\b|\byou owe (?:me|it to me)\b",
        rf"\b(?:nobody|no one|not|never|none|without|failed|neither)\b[^.?!,]{{0,25}}\b{_COURTESY} (?:to"
        rf"|of)\b[^.?!]{{0,15}}\b(?:repl|respon|answer|writ|call|acknowledg|contact|let|get|tell|inform|email|update)"
        rf"|\b(?:basic|common|simple) (?:courtesy|decency|politeness|manners)\b(?=[.!,]| (?:of|to|would|and|is|that))",
        rf"\byou (?:still |clearly |obviously |apparently )?(?:have|did|do|could|can|has|had|will) (?:still )?(?:not"
        rf"|never) (?:(?:even|yet|so much as|bothered to|bother to|once) )*{_ANSWERED}(?! to (?:pages|alerts|incidents))"
        rf"|\byou (?:still )?(?:failed|neglected|refuse|refused|forgot) to {_ANSWERED}|\byou never {_ANSWERED}",
        r"\bwhy (?:have|has|did|do|is|are|does) (?:not )?(?:you|nobody|no one|there|your \w+|anyone|i|it|the "
        r"\w+)\b[^?.!]{0,30}\b(?:repl|respon|answer|call(?:ed)? me|heard|hear from|ignor|silen|written|contact|taking"
        r"|take so|dragg)",
        r"\bhow (?:much )?long(?:er)? (?:do|must|will|should|am|are|does|can|shall) (?:i|you|we|it|this|one|a (?:candidate"
        r"|person))\b[^?.!]{0,20}\b(?:wait|expect|supposed|need|drag)|\bwhat (?:on earth )?is (?:going on|taking (?:you "
        r")?so long|the (?:hold-?up|delay))\b",
        r"\b(?:it )?would (?:be|have been) (?:nice|good|polite|courteous|decent) (?:if|of|for|to) (?:you|someone|somebody"
        r"|anyone|at least|your)\b[^.?!]{0,40}\b(?:bother\w*|could|had|answer|reply|respon\w+|update|let|tell)\b|\b(?:let "
        r"me down|leave me in suspense|let me hang|disappoint me)\b|\bi took (?:unpaid |a day'?s? )?leave\b",
        r"\b(?:tell|warn|inform|let) (?:people|others|everyone|the press|my network)\b[^.?!]{0,30}\bhow you treat|\bhow "
        r"you (?:treat|handle) (?:applicants|candidates|people)\b|\bis this how\b[^.?!]{0,20}\btreat"
        r"|\bcounting\b(?=[.!]?$)|\b(?:simple|short|quick|single|one)(?:-line)? (?:e-?mail|reply|answer|call"
        r"|line)\b[^.?!]{0,20}\b(?:takes?|taking|is (?:too|not too) (?:much|hard)|too much)",
        r"\byou (?:agreed|promised|said|told me) (?:that )?you would\b[^.?!]{0,50}\b(?:and|but|yet) (?:you )?(?:did|have"
        r"|never|nothing)\b|\bwe agreed\b[^.?!]{0,40}\byou (?:did|have) not\b",
        r"\bafter (?:all|everything)\b[^.?!]{0,30}\b(?:time|effort|work|energy|hours|trouble)\b[^.?!]{0,20}\bi\b",
        r"\b(?:it|that|this|which|silence|treatment|behaviou?r) (?:is|was|feels|seems|strikes me as)"
        r" (?:\w+ )?(?:rude|unprofessional|disrespectful|unacceptable|discourteous|inconsiderate|poor form|bad manners"
        r"|not good enough|no way to treat)\b|\bhow (?:rude|unprofessional)\b|\bi (?:find|think|consider) (?:it|this"
        r"|that) (?:\w+ )?(?:rude|unprofessional|disrespectful|unacceptable|discourteous)",
        r"\bhow (?:hard|difficult) (?:is|can|could) it (?:be )?|\b(?:(?:can|do|should) not )?(?:leave|leaving|left|leaves"
        r"|keep|keeping|kept) (?:me|people|candidates|applicants|us) (?:hanging|in the dark|in limbo|waiting|guessing"
        r"|dangling)\b",
        r"\b(?:deafening|radio|stony|total|complete|your|this) silence\b(?=[^.?!]{0,25}\b(?:speaks?|tells?|is|has|says?"
        r"|since|from|was|hurts?|deafening)\b|[.!]?$)",
        r"\b(?:turned|passed|let|given|put) (?:down|up|go|off|aside)\b[^.?!]{0,50}\b(?:for|because of|waiting (?:for|on)"
        r"|on account of) (?:you|this|your)\b|\b(?:declined|refused|rejected|missed)\b[^.?!]{0,40}\b(?:offers?|jobs?"
        r"|positions?|roles?|opportunit\w+)\b[^.?!]{0,25}\b(?:for|because of|waiting (?:for|on)) (?:you|this)\b",
        r"\bhave you forgotten (?:about )?me\b|\bdid you (?:even (?:read|get|see)|forget about me)\b|\bmy time is (?:\w+ "
        r")?(?:valuable|precious|limited|money|worth)",
        r"\byou promised\b[^.?!]{0,20}\b(?:an? (?:answer|reply|decision|call|response|update)|me (?:an? (?:answer|reply"
        r"|decision|call|response|update)|that you)|to (?:call|get back|reply|let me know|write|respond)|(?:that )?i "
        r"would hear)",
        r"\bi (?:have |am )?(?:still )?(?:been |am still |have been )?(?:sitting here |just |patiently )?waiting "
        r"(?:patiently )?(?:for (?:an?|over|more|so|\w+) (?:\w+ )?(?:days|weeks|months|long)|since (?!we)|for weeks|for "
        r"months)|\bi am still waiting\b|\bstill waiting (?:for|on) (?:your|that|an?|the) (?:\w+ )?(?:answer|reply"
        r"|response|decision|call|word)",
        r"\b(?:your|the|this|such|any|complete|total) (?:complete |total |utter )?lack of (?:communication|response|reply"
        r"|replies|feedback|courtesy|respect|updates?|contact|news|urgency)\b(?=[^.?!]*\b(?:disappoint|frustrat|surpris"
        r"|poor|unaccept|bad|rude|hurt|annoy|upset|is|has)|[.!]|$)",
        rf"\bi trust (?:that )?you will (?:\w+ )?{_WRITE}\b|\bi trust (?:that )?i will not (?:have|need) to\b",
    )
)
_UNSURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bi (?:have )?(?:\w+ )?(?:received|had|got|heard|seen|gotten) (?:no|zero|absolutely no) (?:response|reply"
        rf"|answer|word|acknowledg\w+)[^.?!]{{0,30}}\bmy\b"
        rf"|\b(?:no|without (?:a |any )?|despite no) ?(?:response|reply|answer) (?:to|from)[^.?!]{{0,20}}\bmy (?:\w+ "
        rf"){{0,2}}{_NOUN}|\bnot (?:a|one|so much as a) (?:single )?(?:word|line|reply|peep)\b",
        r"\bwhen will i (?:know|hear|get (?:an?|my|your))\b|\bi (?:have )?rearranged my (?:whole )?life\b|\byou said "
        r"(?:\w+ ){1,4}(?:days?|weeks?|months?)[.;,]? it (?:is|has been) (?:now )?\w+",
        rf"(?:^|\b(?:please|kindly)(?: \w+)? ){_WRITE}\b{_SAME_MATTER}\bas soon as (?:possible|you can)|\b(?:could|can"
        rf"|would|will) you (?:please )?{_WRITE}\b{_SAME_MATTER}\b{_AT_ONCE}",
        r"\b(?:i (?:guess|suppose|assume|take it|imagine|gather)|clearly|apparently|obviously|no doubt|presumably"
        r"|evidently)\b[^.?!]{0,40}\b(?:too busy|more important|not important|do not care|does not matter|not worth|lost "
        r"interest|nobody|no one|silence"
        r"|can not be bothered|ignoring|spam folder|hole|better things)\b|\b(?:not|hardly|barely) (?:important|good|worthy"
        r"|interesting) enough (?:to|for) (?:merit|warrant|deserve|get|a|you)|\b(?:merit|warrant|deserve|worth) (?:a|even "
        r"a|your|so much as a) (?:\w+ )?(?:reply|answer|response)\b",
        r"\bhello\? ?\?|\b(?:anyone|anybody) (?:there|home)\?|\bare you (?:even |still )there\b|\bperhaps (?:my|the|your) "
        r"(?:e-?mails?|messages?) (?:\w+ ){0,3}(?:spam|lost|black hole)",
        r"\b(?:surely|one would (?:think|hope)|you would think)\b[^.?!]{0,50}\b(?:minute|moment|time|reply|e-?mail|answer"
        r"|decision)\b|^crickets\b|\bsilence is (?:golden|an answer)",
        r"\btime is (?:running out|of the essence|ticking)\b(?=[.!,;]|$| (?:for|here|and|so))|\b(?:please|kindly|reply"
        r"|respond|answer|back)\b[^.?!]{0,30}\basap\b|\ba (?:quick|fast|speedy) (?:yes|decision)\b",
        r"\bother (?:companies|employers|firms|offers) (?:are|is) (?:waiting|interested|chasing|competing|lining)|\b(?:it "
        r")?would be a (?:shame|pity) (?:if|to) (?:i (?:had|have)|you (?:lost|missed|lose|miss)|lose|miss)|\bas you "
        r"(?:keep|continue to) (?:ignor|delay)\w+",
    )
)
_OFFER = re.compile(
    r"\b(?:another|other|a second|competing|an) (?:job )?offer|\boffer (?:from|elsewhere|that expires|which expires"
    r"|deadline)|\bhave (?:received )?an offer",
)
_COURTEOUS = re.compile(r"(?:please|kindly|if) ")
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
        _MESSAGE.format(
            "Another offer has a reply date of Friday, and Acme is my first choice. Is a decision likely before then?"
        ),
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
        offer = any(_OFFER.search(s.plain) for s in read)
        for patterns, sure in ((_SURE, True), (_UNSURE, False)):
            for sentence in read:
                if words := _pressing(sentence, patterns, offer):
                    return failed(f'"{words.text}" puts pressure on the reader.', words, sure=sure)
        return passed("Nothing presses the reader.")


def _pressing(sentence: Sentence, patterns: tuple[re.Pattern[str], ...], offer: bool) -> Words | None:
    plain = sentence.plain
    for pattern in patterns:
        for match in pattern.finditer(plain):
            at = match.start()
            if sentence.is_quoted(at) or is_told(plain, at) or is_denied(plain, at):
                continue
            if offer and _COURTEOUS.match(match.group()) and re.search(_WHEN, match.group()):
                continue
            return sentence.words_of(*match.span())
    return None
