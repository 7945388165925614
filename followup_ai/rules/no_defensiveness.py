"""Whether the candidate disputes a decision or demands reasons."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._speech import is_denied
from followup_ai.rules._surface import is_told, sentences
from followup_ai.rules._text import Sentence, Words

_CHOSEN = (
    r"(?:chosen|selected|hired|picked|considered|shortlisted|successful|unsuccessful|offered|given|rejected|turned (?:down"
    r"|away)|passed over|overlooked|dismissed|ruled out"
    r"|eliminated|good enough|the right fit|a fit|the one|taken on|refused|declined|not (?:right|enough)|denied)"
)
_CHOOSE = (
    r"(?:choos\w+|chose|chosen|select\w*|hir(?:e|ed|ing)|pick(?:ed|ing)?|reject\w*|turn(?:ed)? (?:me|my)|pass(?:ed)? (?:me"
    r"|on me|over)|(?:go|going|gone|went) with|prefer\w*|decid\w+ (?:not|against)|refus\w+|den(?:y|ied)|overlook\w*|not "
    r"(?:want|give|offer|hire|take|consider))"
)
_DECISION = (
    r"(?:decision|choice|conclusion|assessment|judg(?:e)?ment|verdict|outcome|rejection|reasoning|evaluation|result"
    r"|feedback|refusal)"
)
_BIAS = (
    r"(?:age|race|gender|sex|accent|background|disability|nationality|religion|pregnan\w+|colou?r|name|wheelchair"
    r"|maternity leave|gap year)"
)
_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        # Demands for reasons.
        r"\bwhat (?:exactly |on earth |precisely )?(?:went|was) wrong(?=[?!]|$| (?:with (?:my|me)\b(?! (?:first|last|old))"
        r"|in my (?:interview|application|case)|during my|on my (?:side|part|end)|for me))",
        r"\bwhat (?:exactly |on earth )?(?:(?:did|have) i (?:\w+ )?(?:do|say|get|done|said) wrong|is wrong with me|did i "
        r"lack|more (?:do|did|could) you (?:want|need|ask)|was wrong with (?:me|my))|\bwhat (?:exactly )?i (?:did|said|got"
        r"|have done|had done) (?:\w+ )?wrong",
        rf"\bwhy (?:on earth |exactly )?(?:was|were|am|have|is|had|would|did) (?:not )?(?:i|my \w+)(?: not| "
        rf"never)?[^?.!,]{{0,20}}\b{_CHOSEN}|\bwhy (?:did|do) (?:not i|i not) (?:get|make|receive|land)",
        rf"\bwhy (?:exactly )?(?:i|my (?:application|candidacy|cv)) (?:was|am|have|had|were|did|is)(?: not| "
        rf"never)?[^?.!,]{{0,20}}\b(?:{_CHOSEN}|get (?:the|this|an?|it)|make it)",
        rf"\bwhy (?:on earth )?(?:did|have|would|do|has|is) (?:not )?(?:you|the (?:panel|team|company)|acme)(?: not| "
        rf"ever)? [^?.!]{{0,25}}?\b{_CHOOSE}|\bwhy (?:you|the panel|they) (?:have |had |did |would )?(?:not )?(?:\w+ "
        rf")?{_CHOOSE}",
        r"\bwhy (?:him|her|them|someone else|somebody else|not me)\?|\bfor what reason (?:was|were|did|am|have)\b|\bon "
        r"what (?:grounds|basis) (?:was|were|did|am|have|you)\b",
        rf"\bhow (?:could|can|did|come|is it that|dare) you (?:possibly )?(?:\w+ )?(?:{_CHOOSE}|think)",
        r"\bi (?:think i |feel i |believe i )?(?:deserve|demand|am owed|am entitled to|want|insist on|require|expect"
        r"|would like|need|request|ask for|would want) (?:to know (?:why|the reason)"
        r"|(?:an?|the|some|your) (?:\w+ )?(?:explanation|justification|reasons?)\b(?! (?:of|for) (?:how|the (?!rejection"
        r"|decision|refusal)))|to be told why|answers|reasons)",
        r"\b(?:give|tell|send|provide|owe)\w* me (?:with )?(?:an? |the |some |your )?(?:\w+ )?(?:explanation|justification"
        r"|reasons?) (?:for|why|behind|as to|that) (?:your|my|this|the|i|you|rejecting|not)",
        r"^(?:please |kindly |so |then |now )?(?:explain|justify) (?:to me |yourself|yourselves|why |your |the (?:decision"
        r"|rejection))",
        r"\b(?:who|what)\b[^.?!]{0,50}\b(?:better than (?:me|i|mine)|that i (?:do|did|have|had|could) not|over me\b"
        r"|instead of me\b|ahead of me\b)",
        # Disputes.
        r"(?:^|\b(?:think|believe|feel|fear|sure|convinced|say|respect|honestly|frankly|and|but|that),? )(?:that )?(?:you"
        r"|acme|your (?:team|company|panel)) (?:have |are |may have |might have |must have |would be |were )?(?:\w+ "
        r")?(?:made|making|make|committed) (?:an?|the|such an?) (?:\w+ ){0,2}(?:mistake|error|wrong (?:decision|choice"
        r"|call))\b(?!-)",
        r"\byou (?:are|have) (?:making|made) (?:an?|the) (?:\w+ ){0,2}mistake\b(?!-)|\byou (?:have |may have |must have "
        r")?(?:got|gotten) (?:this|it|me|things) (?:\w+ )?wrong|\byou (?:are|were) wrong (?:to|about (?:me|my|this)|in)\b"
        r"|\bmisjudged (?:me|my)\b",
        rf"\bi (?:\w+ly |must |have to |do |still |beg to )*(?:disagree|dispute|object to|contest|challenge|question"
        rf"|protest|appeal|take issue)\b[^.?!]{{0,25}}\b(?:{_DECISION}|being (?:rejected|turned)|what you (?:said|wrote) "
        rf"about me)",
        rf"\bi (?:do|can|will|could|shall) not (?:agree with|accept|understand|believe|see|fathom|follow"
        rf"|comprehend)\b[^.?!]{{0,20}}\b(?:(?:your|the|this|that|my) (?:\w+ )?{_DECISION}|why you|why i (?:was|did|am)"
        rf"|how (?:you|this|i|the panel|somebody|someone|anyone)|what (?:the|that|this) (?:other|successful|person"
        rf"|candidate))"
        rf"|\bi (?:am at a loss|fail|struggle|find it (?:hard|difficult|impossible)) to (?:understand|see|believe|accept"
        rf"|comprehend|grasp)\b[^.?!]{{0,20}}\b(?:your|why|how|this|that|the|what)\b",
        rf"\b(?:your|the|this|that) {_DECISION} (?:is|was|seems|feels|strikes me as|to reject me (?:is|was)) (?:\w+ "
        rf"){{0,2}}(?:wrong|unfair|unjust|a mistake|absurd|ridiculous|biased|baffling|incomprehensible|short-?sighted"
        rf"|flawed|unreasonable|an error|premature|nonsense|an insult)",
        rf"\b(?:{_DECISION}|this|that|it) (?:\w+ )?(?:makes? no sense|does not make (?:any |much )?sense|does not add "
        rf"up)(?= to me|[.!,]|$| (?:when|given|as|because|since))",
        r"\b(?:questions?|process|interview|decision|panel|assessment|treatment|it|this|that|outcome|treated|rejected"
        r"|judged|test|task|i (?:am|was|feel|felt))\b[^.?!,]{0,20}\b(?:unfair(?:ly)?(?! (?:dismissal|competition|trading))"
        r"|not (?:\w+ )?fair\b|unjust(?:ly)?|rigged|discriminat(?:ed|ory)|prejudiced|wronged|hard done by)",
        r"\b(?:not|never|without|denied)\b[^.?!,]{0,25}\b(?:a |any )?(?:fair|proper|real|decent|true|genuine) (?:hearing"
        r"|chance|shot|go|crack|consideration|opportunity|look)\b|\bi was (?:never|not) (?:\w+ )?(?:considered|taken "
        r"seriously|listened to|in the running)\b|\b(?:you|they|panel|mind\w*) (?:had )?already (?:made up|decided)\b",
        r"\bi (?:was|am|know i (?:was|am)|believe i (?:was|am)|still think i (?:was|am)|would have been) (?:(?!not\b)\w+ "
        r")?(?:the "
        r"(?:best|strongest|most qualified|better|ideal|right)|(?:far |much |clearly )?more (?:than )?(?:qualified"
        r"|experienced|suitable|capable)|better (?:qualified|suited)|overqualified)\b(?! (?:use|way|place|time|thing))"
        r"|\bmy (?:qualifications|experience|skills|results|scores?|cv)(?: \w+)? (?:exceed\w*|surpass\w*|were better|are "
        r"better|was better|beat)\b|\bmore (?:qualified|experienced|suitable) than (?:any|the (?:other|person|candidate)"
        r"|who|every|most|your|anyone)",
        r"\b(?:it is |that is )?(?:your|acme's) loss\b(?=[.!,]|$| (?:not|and|if|then))|\byou (?:will|may|are going to"
        r"|might) (?:\w+ )?(?:regret (?:it|this|not|losing|passing|your|that)|be sorry)\b",
        r"\b(?:ask|urge|want|like|request|please|implore|kindly|hope|beg|invite|encourage)\b(?: that)?(?: you)?(?: to| "
        r"will| would| could| might)?(?: please)? (?:reconsider\b(?! me for (?:future|other|any|another))|think again"
        r"|rethink|look again at my|have another look|take another look|change your mind|reverse|revisit your)"
        r"|\b(?:reconsider|rethink|reverse|revisit|overturn|review) (?:your|this|the|that) (?:\w+ )?(?:decision|choice"
        r"|rejection|refusal)\b|^reconsider\b",
        r"\b(?:i|my)\b[^.?!]{0,60}\b(?:and yet|yet|but|and still|however,?) (?:you|the panel|they) (?:still )?(?:turned"
        r"|rejected|chose|passed|hired|did not|decided|went|picked|refused|overlooked)\b",
        rf"\b(?:was|is|were) (?:it|this|that) (?:because|due to|down to|about) (?:of )?(?:my|i)\b|\b{_BIAS} (?:had "
        rf"(?:something|anything) to do|played an? (?:part|role)|was (?:the reason|a factor|held against)|counted against"
        rf"|worked against)",
        r"\bi (?:had |have )?(?:expected|deserved|deserve|expect) (?:better|more|fairer)\b(?! (?:weather|traffic))"
        r"|\b(?:you|interviewers?|panel|team|nobody|no one) (?:\w+ )?(?:did not|had not|have not|never|do not) (?:\w+ "
        r")?(?:read|listen(?:ed)? to|consider(?:ed)?|understand|understood|bother(?:ed)?) (?:to |with )?(?:my|me|a word)\b",
        r"\b(?:whoever|the (?:person|candidate)|anyone|someone) you (?:hired|chose|picked|selected)[^.?!]{0,30}\b(?:can"
        r"|could|will|is|less|does)\b(?: not)?",
        r"\bi (?:did|answered|met|fulfilled|ticked|exceeded|satisfied) (?:\w+ )?(?:nothing wrong|everything (?:you|right"
        r"|correctly)|(?:all|every)(?: of)?(?: your| the| single)?(?: \w+)?(?: \w+)?,? (?:so|yet|but|and (?:yet|still)))",
        r"\b(?:see|find|follow|grasp|understand) (?:the |any )?(?:logic|sense|rationale|reasoning|justification|point) "
        r"(?:in|of|behind|for)\b[^.?!]{0,25}\b(?:turning|rejecting|your|this|that|not|passing)|\bi (?:need|want|would like"
        r"|am trying|have) to (?:understand|know) why (?:you|i|my|the panel)\b",
        r"\b(?:decision|process|interview|rejection|outcome|result|selection|choice|letter) (?:is|was|were|feels|felt) "
        r"(?:\w+ ){0,2}(?:disgrace\w*|farce|joke|sham|scandal\w*|insult\w*|slap in the face|shameful|shambles|unjustif\w+"
        r"|unfounded|unwarranted|ridiculous|biased|a waste)\b",
        r"\bi (?:would like|wish|want|intend|have decided|plan|am writing) to (?:appeal|contest|challenge|dispute|complain"
        r"|lodge|object)\b|\bi (?:can not|do not|will not) (?:pretend|help (?:thinking|feeling)|shake|agree|accept"
        r"|think)\b[^.?!]{0,30}\b(?:chose|chosen|picked|decided|right (?:decision|choice|call)|that i (?:lack|am|was|do"
        r"|did|have))",
        r"\b(?:it|that) is (?:not|un) ?(?:true|correct|fair|accurate) (?:that|to say) (?:that )?i\b|\byou (?:must|may"
        r"|might) have (?:\w+ )?(?:confused|mixed|mistaken|misread|misunderstood|misheard|misjudged)\b|\b(?:your|the|these"
        r"|those) (?:\w+ )?(?:reasons?|explanation|arguments?|excuses?) (?:do|does|did) not (?:hold|stand|convince|satisfy"
        r"|make|add)",
        r"\b(?:nobody|no one|none|not one)\b[^.?!]{0,30}\b(?:better|more qualified|more experienced|as (?:good|qualified"
        r"|well)) (?:than|as) (?:i|me)\b|\bi (?:am|was) the one who (?:should|deserved)|\bi should have (?:got|gotten"
        r"|been (?:given|chosen|hired|selected|offered)|had|won)\b|\b(?:got|get|landed|won|given|offered) (?:it|the (?:job"
        r"|role|post|position)) (?:over|instead of|ahead of|rather than) (?:me|i)\b",
        r"\b(?:the )?names? of (?:whoever|the person|who|everyone who) (?:made|took|decided|rejected)|\bis this (?:how"
        r"|the way) you (?:treat|handle)|\bwhat (?:has )?changed\?|\byou told me i was (?:\w+ )?(?:perfect|ideal|the|right"
        r"|a strong|a great)[^.?!]{0,40}\b(?:so|yet|but|and)\b",
        r"\b(?:interview|process|panel|you|they|company|decision)\b[^.?!]{0,20}\b(?:was|were|is|are|been) (?:\w+ "
        r")?(?:biased|prejudiced|ageist|sexist|racist|unjustified|discriminating)",
        r"\bin my (?:own )?defen[cs]e\b(?! (?:of|budget|contract))|\bi must defend (?:myself|my)\b|\bset the record straight\b",
        r"\b(?:overlook\w*|passed (?:on|over)|missed|rejected|turned down|lost|ignored) (?:the|a) (?:far |much )?(?:better"
        r"|stronger|best|strongest|superior|right)\b"
        r"|\bcome to regret\b|\b(?:the )?wrong (?:person|candidate|man|woman|one) (?:is|was|got|has|for|in)\b|\bon "
        r"(?:which|what) (?:grounds|basis)\b[^.?!]{0,30}\b(?:i|you|me|my|other)\b",
        r"\b(?:strange|odd|poor|weak|curious|feeble) (?:reason|excuse|explanation|ground)s?\b|\bgrounds on "
        r"which\b[^.?!]{0,80}\b(?:overlooked|rejected|passed|preferred|not)|\bmy right to know\b"
        r"|\bexplain to me\b[^.?!]{0,20}\b(?:why|how)\b|\bwho made (?:that|this|the) (?:decision|determination|choice"
        r"|call)\b|\bwhich of the[^.?!]{0,30}\bdid i (?:fail|miss|not)",
        r"\b(?:want|like|ask|need)\b[^.?!]{0,25}\b(?:look(?:ed)? (?:at )?(?:it |them |this )?again|reviewed|re-?examined"
        r"|looked into|go back and look)|\bwho(?:ever)? (?:did you|you) prefer|\bbasis did you (?:prefer|choose|decide)",
    )
)
_UNSURE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bdid i (?:\w+ )?(?:say|do|get) (?:something|anything|it) wrong\b|\bwhat (?:exactly )?was i (?:missing"
        r"|lacking)\b|\bsurely\b[^.?!]{0,50}\b(?:count|counts|mean|means|matters?|is worth|enough)\b[^.?!]{0,20}[?!]"
        r"|\byou (?:had|have) already (?:picked|chosen|made up your mind|decided)\b",
        r"\bwhat (?:was|were) (?:the|your) (?:\w+ )?(?:reasons?|problem|issue)\b|\b(?:share|know|hear|understand|learn"
        r"|tell me) (?:the |your )?reasons? (?:for|behind|why) (?:your|the|my|this|not)",
        r"\bi (?:was|am) (?:\w+ )?(?:shocked|stunned|outraged|appalled|insulted|offended|dismayed|disgusted|bitter|angry"
        r"|indignant|baffled)\b[^.?!]{0,40}\b(?:decision|reject\w*|not|news|chosen|outcome|you)",
        r"\b(?:surely|obviously|clearly) (?:there (?:has been|was|is|must be)|you) (?:\w+ ){0,2}(?:mistake|mistaken|error"
        r"|misunderst\w+|overlooked|missed)|\b(?:there )?(?:must|has to) be (?:a|some) mistake\b",
        r"\bi was (?:told|assured|led to believe|given to understand|promised)\b[^.?!]{0,30}\b(?:front ?-?runner"
        r"|favou?rite|top choice|job was mine|shoo-in|as good as)|\bled (?:me )?(?:on|to believe)\b[^.?!]{0,30}\b(?:job"
        r"|role|position|offer)\b",
    )
)
_CIVIL = re.compile(
    r"\bif you (?:are |were |would be |have )?(?:able|willing|happy|free|comfortable|a moment)|\bif (?:it is )?(?:possible"
    r"|appropriate)|\b(?:feedback|grateful|appreciate|would you be willing|improve|learn from|do better)\b"
    r"|\b(?:so|in order) (?:that )?(?:i can|to) (?:improve|learn|grow)\b"
)
_ACCEPTED = re.compile(
    r"(?:\bthank(?:s| you)\b[^.?!]{0,50}|\b(?:kind|good|generous|fair) of you to[^.?!]{0,40}|(?<!not )\b(?:understand|see"
    r"|accept|respect|appreciate)(?: \w+ly| well)? |\bexplain(?:ed|ing) )$"
)
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NoDefensiveness(Rule):
    """Nothing demands reasons or disputes the decision.

    Why: how somebody takes a no is the last thing an interviewer learns of them, and often the reason for the next call.
    Source: the project's guidance on interview follow-up.

    A courteous request for feedback passes, what went wrong with something else (an outage, a launch) passes too. "Why was I
    not chosen" inside a courteous request fails, unsure.
    """

    id = "no-defensiveness"
    asks = "Take the decision as it is: ask for feedback if you wish, never for reasons, and dispute nothing."
    remedy = "Ask courteously what you could improve, or leave it out."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Could you share any feedback on where I might improve?"),
        _MESSAGE.format("I understand your decision and wish the team well."),
        _MESSAGE.format("I enjoyed hearing what went wrong in the outage and how you mended it."),
        _MESSAGE.format("You asked what went wrong with my first bakery, and I was glad to tell you."),
        _MESSAGE.format("I think you made a mistake-proof process there."),
        _MESSAGE.format("I have no wish to question your decision."),
        _MESSAGE.format("I would be grateful for any advice on my presentation."),
        _MESSAGE.format("You explained why customers were turned down for loans."),
        _MESSAGE.format("Thank you for your decision-making workshop."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("What went wrong?"), marks="What went wrong"),
        Example(_MESSAGE.format("Why wasn't I chosen?"), marks="Why wasn't I chosen"),
        _MESSAGE.format("I think you made a mistake."),
        _MESSAGE.format("I deserve an explanation."),
        _MESSAGE.format("I strongly disagree with your decision."),
        Example(_MESSAGE.format("Please reconsider."), marks="Please reconsider"),
        _MESSAGE.format("I was the most qualified candidate for the job."),
        _MESSAGE.format("I don't understand why you chose somebody else."),
        _MESSAGE.format("It is your loss."),
        _MESSAGE.format("Please explain why I was rejected."),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        for patterns, sure in ((_SURE, True), (_UNSURE, False)):
            for sentence in sentences(draft):
                if sentence.part not in ("greeting", "name", "date") and (words := _disputing(sentence, patterns)):
                    civil = _CIVIL.search(sentence.plain) is not None
                    return failed(f'"{words.text}" reads as a dispute or a demand for reasons.', words, sure=sure and not civil)
        return passed("Nothing is disputed.")


def _disputing(sentence: Sentence, patterns: tuple[re.Pattern[str], ...]) -> Words | None:
    plain = sentence.plain
    for pattern in patterns:
        for match in pattern.finditer(plain):
            at = match.start()
            if sentence.is_quoted(at) or is_told(plain, at) or is_denied(plain, at) or _ACCEPTED.search(plain[:at]):
                continue
            return sentence.words_of(*match.span())
    return None
