"""Is the reader asked how it goes on?"""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._asking import Ask, only_expects, questions
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import missing_at
from followup_ai.rules._text import Sentence, Words, read

_HIRING = (
    r"(?:cto|ceo|panel|vetting|chat|trial|selection|second|role|position|job|post|hir(?:e|ing)|recruit\w*"
    r"|selection|interview\w*|candida\w+|application"
    r"|applicants?|process|search|vacancy|opening|decision|me\b|this|that|panel|next|us\b|round|you|your|it\b"
    r"|filling|making|making|appointment|opportunity|offer|things)"
)
# How it goes on: nouns and verbs of the process after an interview.
_COURSE = re.compile(
    r"\b(?:next (?:steps?|stages?|rounds?|phases?|move|part|interview)|what (?:is|comes|happens|might be"
    r"|to expect|should i expect|i (?:can|should|might) expect|follows)(?: \w+){0,2} (?:next|from here"
    r"|from me now|after this|now)|what to expect|what (?:is|comes|happens) next"
    r"|time ?(?:lines?|frames?|scales?|table)|timing|schedule|(?:hiring|selection|interview|recruitment"
    r"|application|rest of the) process|the process|decisions?|decid(?:e|ed|es|ing)|status"
    r"|updates?|outcome|results?|where (?:things|matters|you|we|i|it|the \w+|my \w+)(?: \w+){0,3}? (?:stand"
    r"|stands|stood|are|is|were|go|at)|how (?:things|matters) (?:stand|stood|are|look)"
    r"|how (?:it|things|the \w+|matters|we|you)(?: \w+){0,3}? (?:goes?|go|going|proceed|progress\w*|move"
    r"|moving|look|coming|shap\w+) ?(?:on|forward|ahead|from here|along)?|where do (?:we|i|you|things"
    r"|matters) (?:go|stand)"
    r"|hear(?:ing)? back|get(?:ting)? back|(?:when|how soon|whether|if|by when|how long)(?: \w+){0,5} (?:hear"
    r"|expect|know|decide|choose|chosen|learn|happen|told|announce|contact|notified|informed|start|begin|meet"
    r"|take|wait|reply)"
    r"|progress\w*|proceed\w*|news|word|verdict|in the running|under consideration|in contention"
    r"|been considered|being considered|still (?:being )?consider\w*|shortlist\w*|short-list\w*|short list"
    r"|moved? forward|moving forward|move ahead|going forward|(?:been|being|be|was|is) (?:filled|taken|made"
    r"|reached|chosen|selected)"
    r"|fill(?:ed|ing)? the|still (?:open|available|vacant|hiring|looking|recruiting|interviewing|the plan"
    r"|on track|right|realistic|on|hold|holds|stand|stands|true|likely|accurate|the case|expect)"
    r"|second (?:interview|round|meeting|conversation)|another (?:round|interview|stage|conversation|meeting)"
    r"|further (?:rounds?|interviews?|stages?)|final (?:round|interview|stage)|(?:more|other) (?:rounds"
    r"|interviews|stages)|chosen|offer letter|a letter|start date|on its way|on track|go from here|goes? on"
    r"|go ahead|from here|look like from here|the plan|short list"
    r"|made up your mind|reached a|conclusion|settled|successful|selected|panel (?:met|meets|meet|reached)"
    r"|has the panel|closed the search|close the search|wrap up|finali[sz]e\w*|announc\w*|i (?:should|need to"
    r"|must|ought to) (?:prepare|bring|expect)|picked|selection|completed|still choosing|gone to (?:some|any"
    r"|an)\w*|going to (?:ring|call|write|phone|contact)|hold.?up|state of play|this week or next"
    r"|come to a view|trustees|confirmed"
    r"|procedures?|way forward|further (?:conversations?|talks|meetings?|steps?|course)|will (?:you|your \w+"
    r"|someone|somebody|hr|they|i|it)(?: \w+){0,2} (?:call|ring|phone|write|text|e-?mail|contact|hear)"
    r"|has there been a decision|been able to consider|consider(?:ed)? (?:it|me|my)|trial (?:lesson|day|shift"
    r"|period)|panel (?:presentation|interview)|assessment (?:cent(?:er|re)|day)|vetting|background check"
    r"|contract|onboarding|induction|until the (?:letter|offer|call|answer)|(?:got|get|found|find"
    r"|hired) (?:some(?:one|body|1)|anyone)|sorting the|nothing yet|(?:present|current|latest) position|latest"
    r"|appoint\w*|(?:make|made) up (?:your|their) minds?|(?:panel|committee|board|team) (?:has |have "
    r"|had )?(?:met|meets?|sat|sits?|want\w*|see)|see me again|come (?:back|in) again"
    r"|hear(?:ing)? from (?:you or|hr|someone|anyone|whom|who)|the field|narrow\w*|dust settles?|timetable"
    r"|check in again|who (?:will|would|i will|i would|should) (?:i )?(?:meet|hear|speak|talk|call|contact)"
    r"|references|latest|development\w*|check back|circle back|check in again|follow up again"
    r"|follow up with you)\b"
)
_WHEN = re.compile(
    r"\b(?:hold|keep|leave|block|reserve|free|set aside)\b[^?]{0,40}\b(?:week|day|date|monday|tuesday"
    r"|wednesday|thursday|friday|morning|afternoon|diary|calendar|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|\d)"
    r"|\bbefore (?:then|that|friday|you (?:decide|choose|meet)|the (?:decision|panel|deadline|end|next))\b"
    r"|\bin the meantime\b|\bstill\b[^?]{0,30}\b(?:fortnight|week|friday|monday|tuesday|wednesday|thursday"
    r"|end of|month|plan|date)|\b(?:fortnight|week|friday|monday|tuesday|wednesday|thursday|month"
    r"|date)\b[^?]{0,20}\bstill\b"
    r"|\bexpect\b[^?]{0,30}\b(?:call|letter|e-?mail|reply|answer|hear|word)\b|\b(?:call|letter"
    r"|answer) (?:coming|on its way|due|expected)"
)
# Another matter: the course of a project, of the reader's past, of something discussed.
_OTHER_MATTER = re.compile(
    r"\b(?:time ?(?:lines?|frames?|scales?|table)|schedule|decisions?|status|updates?|progress|next steps?"
    r"|outcome|results?|news|timing|plan|process|word) (?:for|of|on|behind|about|with|to|in) (?:the |your "
    rf"|our |that |a |an |any )?(?!(?:\w+ ){{0,9}}?{_HIRING}\b)\w+"
    r"|\b(?:did|had|have) (?:you|they|the team|your team) (?:\w+ )?(?:decide|decided|choose|chosen"
    r"|chose) (?:to|on (?!a candidate|someone|anyone))\b|\bhow (?:do|did|does|is|are|was|were) (?:you|they"
    r"|your \w+|the team|it)(?: \w+){0,2} (?:update|decide|schedul|progress|hear)|\bdecid\w+ (?:against"
    r"|between|how|what|which|to (?:use|move|build|automate|adopt|go with))\b"
    r"|\b(?:your (?:holiday|weekend|trip)|(?:your|the) (?:conference|move|migration|launch|event|new \w+))\b"
    r"|\bhow long have you\b"
)
_FEEDBACK = re.compile(
    r"\b(?:feedback|advice|pointers|suggestions?|critique|criticism|guidance|tips|observations|comments"
    r"|insights?|input|thoughts|impressions?|recommendations?|assessment|evaluation"
    r"|do (?:\w+ )?(?:next time|in future)|practi[sc]e|focus on|one thing|wrong with (?:me|my)|not (?:selected"
    r"|chosen|good enough|picked|shortlisted)|reject\w*|went wrong|unsuccessful|improv\w+|better|stronger"
    r"|differently|fell short|fall short|lack\w*|missing|weak\w*|gaps?|shortcomings?|work on|develop|areas?"
    r"|strengthen|learn from|done more|short of|held me back|tipped|let me down|strengths)\b"
)
_COMPANY_FEEDBACK = re.compile(
    r"\b(?:customer|user|client|patient|reader|visitor) feedback\b|\bfeedback (?:loop|form|system"
    r"|from (?:users|customers|patients))\b"
)


class NextStepsQuestion(Rule):
    """The reader is asked about next steps, timeline, decision or status; after a no, for feedback.

    Why: a message that asks nothing can be read and put away; a question gives the hiring manager a reason to answer.
    Source: the project's guidance on interview follow-up.

    Polite indirect questions count ("I was wondering whether…", "I would appreciate any update"), and anything that asks how
    or when it goes on. Anticipation ("I look forward to hearing…"), a bare offer ("let me know if you need anything"), a
    question told of rather than asked, and a question on another matter do not. To keep in touch nothing need be asked.
    """

    id = "next-steps-question"
    core = True
    asks = "Ask the reader one courteous question about next steps, timeline or decision (after a no: for feedback)."
    remedy = "Ask one courteous question about how or when it goes on, or, where the answer was no, for feedback."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("When might I hear from you?"),
        mail("I was wondering whether there are any updates."),
        mail("Please let me know what the next steps are."),
        mail("You mentioned a decision by Friday: would a reference help before then?"),
        mail("I would appreciate any update you can provide."),
        mail("Should I keep the last week of May free?"),
        mail("You hope to decide within two weeks. Is that still right?"),
        mail("If the timetable has moved, would you let me know?"),
        mail("I'd be glad to know where things stand."),
        mail("Kindly update me on the status of my application."),
        mail("Am I still in the running?"),
        Example(mail("Could you tell me what would have made me a stronger candidate?"), purpose="feedback"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        mail_failing("I look forward to hearing about next steps.", marks=""),
        mail_failing("Let me know if you need anything.", marks=""),
        mail_failing("Should you need references, I have three.", marks=""),
        mail_failing(
            "What is the timeline for the move to streaming?", marks="What is the timeline for the move to streaming?"
        ),
        mail_failing("I'm following up on my interview.", marks=""),
        mail_failing("I won't ask when you will decide.", marks=""),
        mail_failing("You asked me when I could start.", marks=""),
        mail_failing("Should the panel decide early, I can start early.", marks=""),
        mail_failing("Thank you for explaining the next steps so clearly.", marks=""),
        mail_failing("How was the conference in Leeds?", marks="How was the conference in Leeds?"),
        mail_failing("Would you like me to send the talk?", marks="Would you like me to send the talk?"),
        mail_failing("Could you tell me when I will hear about the role?", purpose="feedback"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        wanted = context.purpose.question
        if wanted == "none":
            return not_applicable("No question is needed to keep in touch.")
        near: Words | None = None
        doubtful: Words | None = None
        previous = ""
        for sentence in read(draft).body:
            asked = questions(sentence, previous)
            previous = sentence.plain
            for ask in asked:
                verdict = _asks_feedback(ask) if wanted == "feedback" else _asks_course(ask, sentence)
                if verdict:
                    return passed(
                        f'"{ask.words.text}" asks {"for feedback" if wanted == "feedback" else "how it goes on"}.', ask.words
                    )
                if verdict is None:
                    doubtful = doubtful or ask.words
                elif ask.direct:
                    near = near or ask.words
        if doubtful:
            return passed(f'"{doubtful.text}" can be read as asking how it goes on.', doubtful, sure=False)
        matter = "for feedback" if wanted == "feedback" else "about next steps, timing or the decision"
        if near:
            return failed(f'"{near.text}" asks, but not {matter}.', near)
        return failed(f"The reader is not asked {matter}.", missing_at(draft))


def _asks_course(ask: Ask, sentence: Sentence) -> bool | None:
    """Whether `ask` is about how it goes on; None where one may doubt it."""
    about = ask.about
    if not ask.direct and only_expects(sentence.plain):
        return False
    if (_OTHER_MATTER.search(about) and not _AWAITED.search(about)) or (
        ask.direct and _PAST.match(about) and not _PAST_OF_HIRING.search(about)
    ):
        return False
    timed = ask.direct and bool(_WHEN.search(about))
    if ask.offers:
        return (
            None if timed or ("before" in about and "decid" in about) or (ask.direct and _COURSE.search(ask.before)) else False
        )
    if _COURSE.search(about) or timed:
        return None if not ask.direct and _TALK_OF.search(about) else True
    if not ask.direct:
        return False
    if _COURSE.search(ask.before) or (_ASKS_WHEN.search(about) and _STAGE.search(about)):
        return True
    if _SOCIAL.search(about) or _READERS_WORK.match(about):
        return False
    hinted = _ASKS_WHEN.search(about) or (_STAGE.search(about) and _HINT.search(about))
    return None if hinted or (_TIME.search(about) and _CONCERNED.search(about)) else False


_HINT = re.compile(
    r"\b(?:yet|already|still|date|day|slot|in mind|free|been able|by now|soon|expect|keep|hold|prepare|plan"
    r"|has there|is there|will there|are there)\b"
)
_READERS_WORK = re.compile(
    r"^\W*(?:how (?:do|does|did|have|has|is|are|was|were) (?:you|your|it|they|that)|(?:do|don"
    r"|did) (?:you )?(?:think|find|feel|like|use|remember)|have you (?:read|seen|tried|been|ever)|(?:was|were"
    r"|did)\b)"
)
_AWAITED = re.compile(r"\bhas there been\b|\byet\b")
_TALK_OF = re.compile(
    r"\b(?:discuss|talk about|chat about|speak about|take|move (?:on )?to|proceed with|explore) (?:the |any "
    r"|possible |potential )*next"
)
_ASKS_WHEN = re.compile(
    r"\b(?:when(?! (?:i|you|we|they) )|which day|what (?:day|date|time)|how soon|how long (?:is it|will|might"
    r"|would|until|before|does it|should))\b"
)
_STAGE = re.compile(
    r"\b(?:panel|presentation|interview|hr|cto|ceo|manager|partner|director|principal|head|shift|meeting|chat"
    r"|consider|trial|assessment|test|visit|letter|offer|call|contract|joining|letter|answer|decision|job|role"
    r"|start|round|stage)\b"
)
_PAST = re.compile(r"^\W*(?:was|were|did)\b")
_PAST_OF_HIRING = re.compile(
    r"\b(?:panel|committee|board|role|position|post|job|decision|decide(?! (?:to|on|against|between))"
    r"|candidate|someone|anyone|me|my|application)\b"
)
_TIME = re.compile(
    r"\bwhen\b|\bhow (?:soon|long)\b|\b(?:next|this|coming|end of the|end of|by|before|after"
    r"|until) (?:the )?(?:week|month|fortnight|weekend|year|monday|tuesday|wednesday|thursday|friday|holidays?"
    r"|christmas|summer|spring|autumn|term|quarter|end|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|\w+th\b|\d)|\btomorrow\b|\bfortnight\b|\bdays\b|\bweeks\b"
)
_CONCERNED = re.compile(r"\b(?:i|me|my|we|us|candidates?|panel|board|committee|references?|hr|appoint\w*)\b")
_SOCIAL = re.compile(r"\b(?:coffee|lunch|dinner|drink|beer|tea|conference|book|concert|party|meetup|holiday)\b")


def _asks_feedback(ask: Ask) -> bool:
    return bool(_FEEDBACK.search(ask.about)) and not _COMPANY_FEEDBACK.search(ask.about)
