"""Whether the candidate disputes a decision or demands reasons."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import in_quotation, sentences

_CHOSEN = r"(?:chosen|selected|hired|picked|considered|shortlisted|successful|offered|given|rejected|turned down|passed over|overlooked|dismissed|ruled out|eliminated|good enough|the right fit|a fit|the one)"
_DECISION = r"(?:decision|choice|conclusion|assessment|judg(?:e)?ment|verdict|outcome|rejection|reasoning|reasons?|evaluation)"
_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        # Demands for reasons.
        r"\bwhat (?:exactly |really |on earth |precisely )?(?:went|was) wrong(?=[?!]|$| (?:with (?:my|me)|in my|during my|on my|for me))",
        r"\bwhat (?:exactly )?(?:did i (?:\w+ )?(?:do|say|get) wrong|is wrong with me|did i lack|more (?:do|did|could) you (?:want|need|ask)|was wrong with (?:me|my))",
        rf"\bwhy (?:on earth |exactly )?(?:wasn't|weren't|was|were|am|aren't|haven't|have) (?:i|me)(?: not| never)? (?:\w+ )?{_CHOSEN}",
        rf"\bwhy i (?:wasn't|was|am|haven't been|have not been|didn't|did not)(?: not| never)? (?:\w+ )?(?:{_CHOSEN}|get (?:the|this|an?|it))",
        r"\bwhy (?:did|didn't|have|haven't|would|wouldn't) you (?:not )?(?:\w+ )?(?:choose|chose|chosen|select|selected|hire|hired|pick|picked|reject|rejected|turn(?:ed)? me|pass(?:ed)?"
        r" (?:me|on me)|go with|gone with|give|offer|decide|decided|want me|consider)",
        r"\bwhy you (?:didn't|did not|chose|selected|hired|picked|rejected|turned me|passed|went with|decided (?:not|against|to go))",
        r"\bwhy (?:him|her|them|someone else|somebody else|not me)\?|\bwhat does (?:he|she|the other candidate|this person) have that i\b",
        r"\bi(?: really| think i| feel i| believe i)? (?:deserve|demand|am owed|'m owed|am entitled to|'m entitled to|want|insist on|require|expect) (?:to know (?:why|the reason|what)"
        rf"|an? (?:\w+ )?(?:explanation|{_DECISION})|some (?:explanation|reasons?)|to be told why|answers|reasons)",
        r"\b(?:explain|justify) (?:to me |yourself|yourselves|why |your |the (?:decision|rejection))(?:why|how|decision|choice|reasoning|rejection|i\b|you\b)?",
        # Disputes.
        r"\b(?:you(?:'ve| have)?(?: (?:clearly|obviously|really|may|might|are|have|simply))*|acme|your (?:team|company|panel)) (?:made|making|make|making|committed) (?:a|an|the|such an?)"
        r" (?:\w+ )?(?:mistake|error|wrong (?:decision|choice|call))\b(?!-)",
        rf"\bi (?:strongly |respectfully |completely |totally |fundamentally |must |have to |really |do |still )*(?:disagree|dispute|object to|contest|challenge|question|reject|don't accept|do not accept"
        rf"|cannot accept|can't accept|refuse to accept|don't agree|do not agree|protest|appeal)\b[^.?!]{{0,25}}\b(?:{_DECISION}|being (?:rejected|turned))",
        rf"\b(?:your|the|this|that) {_DECISION} (?:is|was|seems|feels|makes?|made|strikes me as|to reject me (?:is|was)) (?:\w+ ){{0,2}}(?:wrong|unfair|unjust|a mistake|absurd|ridiculous|biased|no sense"
        r"|baffling|incomprehensible|short-?sighted|flawed|disappointing and|unreasonable|an error|premature|nonsense)",
        r"\b(?:it's|it is|it was|this is|this was|that's|that is|that was|i (?:was|feel|felt|think i was)) (?:\w+ ){0,3}(?:unfair(?:ly)?|not fair|unjust(?:ly)?|discriminat\w+|misjudged|wronged|hard done by|overlooked|underestimated)\b",
        r"\bi (?:was|am|'m|know i (?:was|am)|believe i (?:was|am)|still think i (?:was|am)|clearly was|'m clearly) (?:\w+ )?(?:the (?:best|strongest|most qualified|better|ideal|perfect|right)|more (?:than )?(?:qualified|experienced)|better (?:qualified|suited)|overqualified)"
        r"[^.?!]{0,30}\b(?:candidate|applicant|person|than|choice|for (?:this|the|that))\b",
        r"\b(?:your|acme's) loss\b(?! (?:of|ratio|rates?|prevention|adjust))|\byou(?:'ll| will| may| are going to) (?:\w+ )?regret\b|\byou(?:'ll| will) be sorry\b",
        rf"\b(?:reconsider|rethink|reverse|revisit|overturn|change|review) (?:your|this|the|that) (?:\w+ )?(?:decision|mind|choice|rejection)\b",
        r"\bi (?:don't|do not|can't|cannot|fail to|still don't|simply don't|really don't) (?:\w+ )?(?:understand|see|believe|fathom|comprehend) (?:why|how) (?:you|i\b|someone|anyone|somebody|the)[^.?!]{0,30}\b(?:reject|chos|choose|pick|hire|select|not|wasn't|didn't|turn|pass|went|could|decid|other)",
        r"\b(?:wrong|bad|terrible|poor|strange|odd) (?:decision|choice|call)\b(?=[^.?!]{0,20}\b(?:on your part|you made|by you|not to hire)|[.!]$)",
        r"\bi find (?:it|this|that|your decision) (?:\w+ ){0,2}(?:hard to (?:believe|accept|understand)|difficult to (?:believe|accept|understand)|unacceptable|baffling|insulting|offensive)",
        r"\b(?:whoever|the (?:person|candidate)|anyone|someone) you (?:hired|chose|picked|selected)[^.?!]{0,30}\b(?:can't|cannot|couldn't|won't|less|isn't|not)\b",
        r"\bi (?:did|answered|met|fulfil(?:led|ed)?|met|ticked|exceeded) (?:\w+ )?(?:nothing wrong|everything (?:you|right|correctly)|(?:all|every) (?:of )?(?:your|the|single)? ?(?:\w+ )?(?:questions?|requirements?|criteri\w+|box(?:es)?)(?: \w+)?,? (?:so|yet|but|and (?:yet|still)))",
        r"\bin my (?:own )?defen[cs]e\b|\bi must defend (?:myself|my)\b|\bto set the record straight\b",
    )
)
_UNSURE = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bwhat (?:was|were) (?:the|your) (?:real |actual |true )(?:reasons?|problem|issue)",
        r"\bi (?:was|am|'m) (?:\w+ )?(?:shocked|stunned|outraged|appalled|insulted|offended|dismayed|disgusted|bitter|angry|upset|indignant)\b[^.?!]{0,40}\b(?:decision|reject|not|hear|news|learn|chosen|outcome)",
        r"\b(?:surely|obviously|clearly) (?:there (?:has been|was|is|must be)|you) (?:\w+ ){0,2}(?:mistake|mistaken|error|misunderst\w+|overlooked|missed)",
    )
)
_CIVIL = re.compile(
    r"\b(?:if you(?:'re| are)? (?:are |were |would be )?(?:able|willing|happy|free|comfortable)|if (?:it is |it's )?(?:possible|appropriate)|feedback|grateful|appreciate|would you be willing|so (?:that )?i (?:can|could|may|might) (?:improve|learn|grow|do better)|improve|learn from)\b"
)
_REPORTED = re.compile(
    r"\b(?:you|she|he|they|your \w+|customers?|clients?|patients?|candidates|people|users?|parents|pupils|students)(?:'d| had|'ve| have)?(?: \w+)?"
    r" (?:said|say|saying|mentioned|told|asked|ask|described|explained|wonder(?:ed)?|joked|wrote|discussed|spoke|talked|write|demand)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no need to|no wish to|without|rather than|instead of|don't|do not|won't|will not|wouldn't)\b[^.?!,;]{0,25}$")
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
        Example(_MESSAGE.format("Please reconsider your decision."), marks="reconsider your decision"),
        _MESSAGE.format("I was the most qualified candidate for the job."),
        _MESSAGE.format("I don't understand why you chose somebody else."),
        _MESSAGE.format("It is your loss."),
        _MESSAGE.format("Please explain why I was rejected."),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        for patterns, sure in ((_SURE, True), (_UNSURE, False)):
            for sentence in sentences(draft):
                if sentence.part in ("greeting", "name", "date"):
                    continue
                for pattern in patterns:
                    for match in pattern.finditer(sentence.low):
                        before = sentence.low[: match.start()]
                        if in_quotation(sentence, match.start()) or _REPORTED.search(before) or _DENIED.search(before):
                            continue
                        words = sentence.words_at(*match.span())
                        civil = _CIVIL.search(sentence.low) is not None
                        return failed(f'"{words.text}" reads as a dispute or a demand for reasons.', words, sure=sure and not civil)
        return passed("Nothing is disputed.")
