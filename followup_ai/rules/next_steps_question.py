"""Is the reader asked how it goes on?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import zip_longest
from typing import ClassVar

from followup_ai.language.dates import MONTH
from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._asking import Ask, only_expects, questions
from followup_ai.rules._base import Example, Outcome, failed, not_applicable, passed
from followup_ai.rules._classifier import SaidRule, judged, own_words
from followup_ai.rules._grammar import grammar
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import missing_at
from followup_ai.rules._surface import listed
from followup_ai.rules._text import Sentence, Words, read
from followup_ai.rules._words import stem

_PROCESS = expression(
    r"\b(?:cto|ceo|panel|vetting|chat|trial|role|position|job|post|hir(?:e|ing)|recruit\w*|selection|interview\w*"
    r"|candida\w+|application|applicants?|process|search|vacancy|opening|decision|me|this|that|us|round|filling|making"
    r"|appointment|opportunity|offer|things|time ?line|start|announc\w*|joining|naming|finals?|board|exercise)\b"
    # "the second hoist" is no second round.
    r"|\b(?:second|next) (?:stages?|steps?|phases?|conversations?|talks?|meetings?|visits?|parts?|ones?|persons?|tests?"
    r"|assessments?|days?|weeks?|months?|few|couple)\b|\b(?:second|next)(?=\W*$)"
)
_COURSE = grammar("next_steps_question.txt")
_MONTHS = MONTH.lower()
_WHEN = expression(
    r"\b(?:hold|keep|leave|block|reserve|free|set aside)\b[^?]{0,40}\b(?:week|day|date|monday|tuesday"
    r"|wednesday|thursday|friday|morning|afternoon|diary|calendar|" + _MONTHS + r"|\d)"
    r"|\bbefore (?:then|that|friday|you (?:decide|choose|meet)|the (?:decision|panel|deadline|end|next))\b"
    r"|\bin the meantime\b|\bstill\b[^?]{0,30}\b(?:fortnight|week|friday|monday|tuesday|wednesday|thursday"
    r"|end of|month|plan|date)\b|\b(?:fortnight|week|friday|monday|tuesday|wednesday|thursday|month"
    r"|date)\b[^?]{0,20}\bstill\b"
    r"|\bexpect\b[^?]{0,30}\b(?:call|letter|e-?mail|reply|answer|hear|word)\b|\b(?:call|letter"
    r"|answer) (?:coming|on its way|due|expected)"
)
# Of what the course or the decision is, where it is named: "the timeline for the move to streaming", "decided on a theme".
_MATTER = expression(
    r"\b(?:(?:decid\w+|decisions?|cho(?:ose|osing|se|sen)|pick(?:ed|ing)?|agreed?|settled?|updates?|status|outcome|progress)"
    r" (?:\w+ )?(?:on|about|upon|over|between|of|for|to|what|which|whether|how)"
    r"|(?:time ?(?:lines?|frames?|scales?|table)|schedule|next steps?|results?|news|timing|latest|verdict|minds?(?: up)?)"
    r" (?:for|of|on|behind|about|with|over|by|at)|(?:plan|process|word|date) (?:for|of|on|behind|about)"
    r"|(?:come|came|gone|heard) back (?:on|about))"
    r" (?!(?:your|the|our|my) (?:side|end|part)\b)(?P<matter>(?:[^,;?]|,(?=\d)){1,80})"
)
# What a question is about: "how is the refit going", "has your neighbour's appeal", "let me know how the fair goes".
_SUBJECT = expression(
    r"\b(?:how|where|when|what|whether|if|has|have|had|is|are|was|did|does|do|will|would|what is|who|which|next|happens"
    r"|comes after|follows|expect|of|for|in|about|over|from|with)(?: (?:is|are|was|did|does|do|will|has|to|for|in|with|next))?"
    r" (?:the|your|that|those|a|an|any|his|her|their|this|these|our) (?P<subject>[\w'-]+(?: [\w'-]+)?)"
)
_SPEAKS_OF_HIRING = expression(
    r"\b(?:hir(?:e|es|ed|ing)|candidates?|applicants?|applications?|vacanc(?:y|ies)|interview\w*|offers?|selection|shortlist\w*"
    r"|decisions?|appointment|recruit\w*|choosing|deciding|search for|successful|the (?:post|role|position|job|opening|search)"
    r" (?:\w+ )?(?:gone|filled|free|open|mine|still|yet|been|closed|paused|taken|sorted)|taking me on|made (?:her|his"
    r"|their|a) choice"
    r"|deadline|joining letter|jury|cast list|get the nod|got the nod|how far with)\b"
)
_PEOPLE = expression(
    r"\b(?:panel|board|committee|trustees?|partners?|directors?|owners?|governors?|boss|management|office|hr|head|manager"
    r"|chef|principal|council|team|vetting|recruiter|others?|selectors?|department|chair|seat|bench|stool|desk|diary|phone"
    r"|paperwork|checks?|clinic|school|ward|firm|company|side|end|field|list|line|lines|picture|plan|way|moment"
    r"|meantime|past|present)\b"
)
_HIRING = expression(
    r"\b(?:appoint\w*|shortlist\w*|bring|take on|taken on|offers?|offered|go(?:ing)? (?:ahead|further|forward|with)|move"
    r"|moving|proceed\w*|invit\w+|forward|further|successful|through|who|whom|someone|somebody|anyone|anybody|no ?one"
    r"|(?<!which )one of|the one|person"
    r"|people|names?|dates?|days?|weeks?|months?|today|tomorrow|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|"
    + _MONTHS
    + r"|\d+(?:st|nd|rd|th)?|(?:thi|fou|fif|six|seven|eigh|nin|ten|eleven|twelf)(?:rd|r?th)|\w+teenth|(?:twen|thir)tieth"
    r"|(?:twenty|thirty)-\w+|track|shifts?|case|file"
    r"|conversation|talk|meeting|visit|where|when|i|my|mine|it|them|those|the same|see|call|ring|write|hear|feedback|we|what"
    r"|both|either|vacanc\w+|job|work|place|spot|seat|chair|bench|team|trainee\w*|results?|outcome|verdict|status|standing"
    r"|updates?|news|progress|steps?|stages?|rounds?|decid\w+|decisions?|choos\w+|choices?|chosen|select\w+|starts?|starting"
    r"|matters|state of|contracts?|references?|checks?|letters?|answers?|repl(?:y|ies))\b"
)
_BUSINESS = expression(
    r"\b(?:move|migration|launch|projects?|roll-?out|event|conference|renovation|building|expansion|merger|campaign|products?"
    r"|systems?|software|platform|study|holiday|weekend|trip|new (?!role|post|job|position|hire)\w+)\b"
)
# Another matter: the course of a project, of the reader's past, of something discussed.
_OTHER_MATTER = expression(
    r"\b(?:did|had|have) (?:you|they|the team|your team) (?:\w+ )?(?:decide|decided|choose|chosen"
    r"|chose) (?:to|on (?!a candidate|someone|anyone|the (?:\d|candidate|post|role|job|position)|monday|tuesday|wednesday"
    r"|thursday|friday))\b|\bhow (?:do|did|does|is|are|was|were) (?:you|they"
    r"|your \w+|the team|it)(?: \w+){0,2} (?:update|decide|schedul|progress|hear)|\bdecid\w+ (?:against"
    r"|between|how|what|which|to (?:use|move|build|automate|adopt|go with))\b"
    r"|\b(?:your (?:holiday|weekend|trip)|(?:your|the) (?:conference|move|migration|launch|event|new \w+))\b"
    r"|\bhow long have you\b"
)
_FEEDBACK = expression(
    r"\b(?:feedback|advice|pointers|suggestions?|critique|criticism|guidance|tips|observations|comments"
    r"|insights?|input|thoughts|impressions?|recommendations?|assessment|evaluation"
    r"|do (?:\w+ )?(?:next time|in future)|practi[sc]e|focus on|one thing|wrong with (?:me|my)|not (?:selected"
    r"|chosen|good enough|picked|shortlisted)|reject\w*|went wrong|unsuccessful|improv\w+|better|stronger"
    r"|differently|fell short|fall short|lack\w*|missing|weak\w*|gaps?|shortcomings?|work on|develop|areas?"
    r"|strengthen|learn from|done more|short of|held me back|tipped|let me down|strengths|reasons?|convinc\w+"
    r"|written account|(?:found|thought|judged|saw|heard) me|where i (?:was|went|came|stumbled|slipped|lost)"
    r"|how i (?:did|came across|could have)|thought of (?:me|my))\b"
)
_COMPANY_FEEDBACK = expression(
    r"\b(?:customer|user|client|patient|reader|visitor) feedback\b|\bfeedback (?:loop|form|system"
    r"|from (?:users|customers|patients))\b"
)


class NextStepsQuestion(SaidRule):
    """The reader is asked about next steps, timeline, decision or status; after a no, for feedback.

    Why: a message that asks nothing can be read and put away; a question gives the hiring manager a reason to answer.
    Source: the project's guidance on interview follow-up.

    Polite indirect questions count ("I was wondering whether…", "I would appreciate any update"), and anything that asks how
    or when it goes on. Anticipation ("I look forward to hearing…"), a bare offer ("let me know if you need anything"), a
    question told of rather than asked, and a question on another matter do not. To keep in touch nothing need be asked.
    """

    id = "next-steps-question"
    title = "A question about what comes next"
    core = True
    found = "pass"
    does = "asks the reader"
    lacks = "The reader is not asked about next steps, timing or the decision."
    asks = "Ask the reader one courteous question about next steps, timeline or decision (after a no: for feedback)."
    remedy = "Ask one courteous question about how or when it goes on, or, where the answer was no, for feedback."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("When might I hear from you?"),
        mail("I'm excited about the role, and please let me know the next steps."),
        mail("Please let me know what the next steps are."),
        mail("You mentioned a decision by Friday: would a reference help before then?"),
        mail("I would appreciate any update you can provide."),
        mail("Should I keep the last week of May free?"),
        mail("You hope to decide within two weeks. Is that still right?"),
        mail("If the timetable has moved, would you let me know?"),
        mail("I'd be glad to know where things stand."),
        mail("Kindly update me on the status of my application."),
        mail("Am I still in the running?"),
        mail("What should I bring to the second conversation?"),
        mail("Before the next step, is there anything else I can send you?"),
        mail("I needn't ask about timing, and I don't. I would only like to know whether there is another trial to come."),
        mail("I had better ask whether you see me among your crew by May."),
        mail("I can't help wondering whether the choice has been made."),
        Example(mail("Could you tell me what would have made me a stronger candidate?"), purpose="feedback"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        mail_failing("I look forward to hearing about next steps.", marks=""),
        mail_failing("Let me know if you need anything.", marks=""),
        mail_failing("Should you need references, I have three.", marks=""),
        mail_failing("Please let me know if there is anything else you need to make a decision.", marks=""),
        mail_failing("If you need anything further to help you decide, please let me know.", marks=""),
        mail_failing(
            "What is the timeline for the move to streaming?", marks="What is the timeline for the move to streaming?"
        ),
        mail_failing("Is there a timeline for the second hoist?", marks="Is there a timeline for the second hoist?"),
        mail_failing("Do I want the job? I do.", marks="Do I want the job?"),
        mail_failing("I'm following up on my interview.", marks=""),
        mail_failing("I won't ask when you will decide.", marks=""),
        mail_failing("You asked me when I could start.", marks=""),
        mail_failing('"What happens next?" is what you have each apprentice say aloud.', marks=""),
        mail_failing("Should the panel decide early, I can start early.", marks=""),
        mail_failing("Thank you for explaining the next steps so clearly.", marks=""),
        mail_failing("How was the conference in Leeds?", marks="How was the conference in Leeds?"),
        mail_failing("Would you like me to send the talk?", marks="Would you like me to send the talk?"),
        mail_failing("Could you tell me when I will hear about the role?", purpose="feedback"),
    )

    def weights_name(self, context: Context) -> str:
        """To ask for feedback is another thing than to ask how it goes on."""
        return "next_steps_question" + (".feedback" if context.purpose.question == "feedback" else "")

    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        wanted = context.purpose.question
        if wanted == "none":
            return not_applicable("No question is needed to keep in touch.")
        feedback = wanted == "feedback"
        notes = _notes_of(context.interview)
        near: tuple[Words, bool] | None = None
        doubtful: Words | None = None
        previous = ""
        body = read(draft).body
        for sentence, then in zip_longest(body, body[1:]):
            asked = questions(sentence, previous)[:_MOST_ASKED]
            previous = sentence.plain
            for ask in asked:
                answer = _asks_feedback(ask) if feedback else _asks_course(ask, then, notes)
                if answer is _Answer.YES:
                    return passed(f'"{ask.words.text}" asks {"for feedback" if feedback else "how it goes on"}.', ask.words)
                if answer is _Answer.PERHAPS:
                    doubtful = doubtful or ask.words
                elif ask.direct:
                    near = near or (ask.words, answer is _Answer.NO)
        if doubtful:
            return passed(f'"{doubtful.text}" can be read as asking how it goes on.', doubtful, sure=False)
        matter = "for feedback" if feedback else "about next steps, timing or the decision"
        if near:
            return failed(f'"{near[0].text}" asks, but not {matter}.', near[0], sure=near[1])
        return failed(f"The reader is not asked {matter}.", missing_at(draft))

    def signs(self, draft: Draft, context: Context, number: int) -> dict[str, float]:
        """Whether a sentence asks at all, and of what: "When will it be decided?" may be said of the hangar just named."""
        if context.purpose.question == "feedback":
            return {}
        sentences = judged(draft)
        around = _Around(sentences, number, _notes_of(context.interview))
        return {name: float(value) for name, value in (*around.asking().items(), *around.matter().items())}


# Nobody asks more in one sentence; it keeps judging linear in the length of a text.
_MOST_ASKED = 20


class _Answer(Enum):
    """Does a question ask how it goes on?"""

    YES = 1
    PERHAPS = 2
    HARDLY = 3
    NO = 4


@dataclass(frozen=True, slots=True)
class _Notes:
    """What the interview tells of the course of things, and of other matters talked about: their longer words."""

    course: frozenset[str]
    talk: frozenset[str]
    names: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def _notes_of(interview: Interview | None) -> _Notes:
    if interview is None:
        return _Notes(frozenset(), frozenset())
    course = _long_words(interview.next_steps or "")
    names = _long_words(f"{interview.company} {interview.role}")
    talk = _long_words(" ".join((*interview.discussed, *interview.personal, *interview.their_words)))
    return _Notes(course - names, talk - course - names, names)


# What was asked or told at another time: "when I asked on Tuesday", "you told us", "Sue has already told me".
_TOLD = expression(
    r"\b(?:you|he|she|they|mrs?|ms|\w+ has|we) (?:\w+ )?(?:told|said|mentioned|explained|asked|promised)\b|\bi (?:\w+ )?asked\b"
    r"|\btold (?:me|us)\b"
)
_POINTING = expression(r"\b(?:it|its|they|them|their|he|she|him|her|ones?|this|these|those|that|there|the)\b")


@dataclass(frozen=True, slots=True)
class _Around:
    """A sentence among those of its message, and what the interview tells.

    Args:
        sentences: those that are judged.
        number: of the sentence.
        notes: of the interview.
    """

    sentences: Sequence[Sentence]
    number: int
    notes: _Notes

    def _plain(self, before: int = 0) -> str:
        """In plain wording the sentence, or the one so many before it; empty where there is none."""
        at = self.number - before
        return (self.sentences[at].plain if before else own_words(self.sentences[at])) if at >= 0 else ""

    def asking(self) -> dict[str, bool]:
        """Whether and how the sentence asks, and where among the questions of the message it stands."""
        sentence, plain = self.sentences[self.number], self._plain()
        then = self.sentences[self.number + 1] if self.number + 1 < len(self.sentences) else None
        asked = questions(sentence, self._plain(1))[:_MOST_ASKED]
        answers = [_asks_course(ask, then, self.notes) for ask in asked]
        best = min(answers, key=lambda answer: answer.value, default=None)
        told = bool(_TOLD.search(plain))
        later = any(s.plain.rstrip().endswith("?") for s in self.sentences[self.number + 1 :])
        is_question = plain.rstrip().endswith("?")
        return {
            "asks nothing": not asked,
            "offers only": bool(asked) and all(ask.offers and not ask.direct for ask in asked),
            "asks indirectly": bool(asked) and not any(ask.direct for ask in asked),
            "told": told,
            "told, asks nothing": told and not asked,
            "last question": is_question and not later,
            "more questions follow": later,
            "at the close": self.number >= len(self.sentences) - 2,
            **{f"answer {answer.name.lower()}": best is answer for answer in _Answer},
        }

    def matter(self) -> dict[str, bool]:
        """Whether the sentence speaks of the hiring or of another matter, by its words and those before it."""
        plain, before = self._plain(), self._plain(1)
        words, earlier = _long_words(plain), _long_words(before)
        stems, stems_before = _stems_of(words), _stems_of(earlier)
        talk, own = _stems_of(self.notes.talk), _stems_of(self.notes.course | self.notes.names)
        of_talk = bool(stems_before & talk)
        course = _COURSE.first(plain)
        return {
            "course": course is not None,
            "course by name": course is not None and course.pattern.family == _BY_NAME,
            "hiring": bool(_SPEAKS_OF_HIRING.search(plain)),
            "hiring before": bool(_SPEAKS_OF_HIRING.search(before) or _PROCESS.search(before)),
            "names": bool(words & self.notes.names),
            "names before": bool(earlier & self.notes.names),
            "told course": bool(words & self.notes.course),
            "other matter": _is_of_other_matter(plain, self.notes),
            "other subject": _has_other_subject(plain, self.notes),
            "talk": bool(stems & talk),
            "talk before": of_talk,
            "talk before, pointed to": of_talk and bool(_POINTING.search(plain)),
            "talk lately": of_talk or not talk.isdisjoint(_stems_of(_long_words(self._plain(2)))),
            "word of before": not stems_before.isdisjoint(stems - own),
        }


@lru_cache(maxsize=512)
def _stems_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


_NO_MATTER = listed(
    "they them will with from that this then than after before about their there week weeks days month would should "
    "could have been were when what which where into over your mine some more most only also again once still first "
    "next last told said team work know want need make come goes early later date time interview decision decide "
    "candidates "
)


def _long_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{4,}|\b[a-z]-[a-z]{2,}", text.lower())) - _NO_MATTER


# "What comes next? For me, a pot of tea.", "When could I start? you asked me at the door."
_ANSWERS = expression(
    r"^\W*(?:for me|in my case|for my part|as for me)\b|^\W*(?:that|this|such) (?:is|was) (?:the|my|your|their) (?:\w+ )?"
    r"question\b"
)
_OF_MYSELF = expression(r"^\W*(?:\w+ ){0,2}?(?:am|do|did|could|can|would|will|shall|have) i\b")
_ANSWERED = expression(r"^\W*(?:yes|no|i (?:am|do|did|could|can|would|will|shall|have)(?: not)?)(?=[,.;:!]|$)")
_ASKED_IT = expression(
    r"^\W*(?:you|he|she|they|someone|somebody|everyone|(?:your|my|the|mrs?) \w+) (?:\w+ )?(?:ask|said|say|wonder|want|cr)"
)
_I_MEAN = expression(r"\bi mean\b|\bthat is\b")
_NO_QUESTION_LONGER = 60
# "Have you decided yet? Between the sage and the oxblood, I mean."
_SAYS_OF_WHAT = expression(r"^\W*(?:between|about|on|over|for|from|with|as to|regarding|as regards)\b[^?]{1,120}$")


def _asks_course(ask: Ask, then: Sentence | None, notes: _Notes) -> _Answer:
    """Whether `ask` is about how it goes on, the sentence `then` following it."""
    about = ask.about
    if then and ask.direct and _answers(about, then):
        return _Answer.NO
    if then and len(about) < _NO_QUESTION_LONGER and (_I_MEAN.search(then.plain) or len(then.plain) < len(about) * 2):
        of = _SAYS_OF_WHAT.match(then.plain)
        if ask.direct and of and not _is_of_hiring(_I_MEAN.sub("", then.plain), notes):
            return _Answer.NO
    if not ask.direct and only_expects(about):
        return _Answer.NO
    if _is_of_other_matter(about, notes) or _ASKS_NOBODY.search(about):
        return _Answer.NO
    named = _COURSE.first(about)
    plainly = named is not None and named.pattern.family != _BY_NAME
    if not plainly and (_is_other_matter(about, notes) or (ask.direct and _is_past(about))):
        return _Answer.NO
    timed = ask.direct and bool(_WHEN.search(about))
    if ask.offers:
        leads_on = timed or ("before" in about and "decid" in about) or (ask.direct and (plainly or _COURSE.first(ask.before)))
        return _Answer.PERHAPS if leads_on else _Answer.NO
    if named or timed:
        of_the_talk = (
            notes.talk & _long_words(about) or (not ask.direct and _TALK_OF.search(about)) or _has_other_subject(about, notes)
        )
        return _Answer.PERHAPS if of_the_talk else _Answer.YES
    return _asks_unnamed(ask, notes) if ask.direct else _Answer.NO


def _answers(about: str, then: Sentence) -> bool:
    """Whether the sentence after a question answers it, or says whose it is: "Do I want it? I do."."""
    if _ANSWERS.match(then.plain) or (then.text[:1].islower() and _ASKED_IT.match(then.plain)):
        return True
    return bool(_OF_MYSELF.match(about) and _ANSWERED.match(then.plain))


def _has_other_subject(about: str, notes: _Notes) -> bool:
    """Whether a thing is spoken of that is neither of the hiring nor one of those who hire."""
    subjects = [m["subject"] for m in _SUBJECT.finditer(about)]
    return any(not (_PEOPLE.search(s) or _is_of_hiring(s, notes)) for s in subjects)


def _asks_unnamed(ask: Ask, notes: _Notes) -> _Answer:
    """The same of a question that names nothing of the process: it may still build on something that does."""
    about = ask.about
    if _SOCIAL.search(about) or _RHETORICAL.search(about):
        return _Answer.NO
    if _COURSE.first(ask.before) or (_ASKS_WHEN.search(about) and _STAGE.search(about)) or notes.course & _long_words(about):
        return _Answer.YES
    if _READERS_WORK.match(about) or notes.talk & _long_words(about):
        return _Answer.NO
    hinted = _ASKS_WHEN.search(about) or (_STAGE.search(about) and _HINT.search(about))
    if (
        hinted
        or _SPEAKS_OF_HIRING.search(about)
        or (_TIME.search(about) and _CONCERNED.search(about))
        or _CONCERNS_ME.search(about)
    ):
        return _Answer.PERHAPS
    return _Answer.HARDLY


def _is_other_matter(about: str, notes: _Notes) -> bool:
    if _AWAITED.search(about):
        return False
    matter = _MATTER.search(about)
    if matter and not _PROCESS.search(matter["matter"]):
        return bool(_BUSINESS.search(matter["matter"]) or notes.talk & _long_words(matter["matter"]))
    return bool(_OTHER_MATTER.search(about))


def _is_of_other_matter(about: str, notes: _Notes) -> bool:
    """Whether all that is said to be decided, or told the course of, is named, and is no matter of the hiring."""
    matters = [m["matter"] for m in _MATTER.finditer(about)]
    return bool(matters) and not any(_is_of_hiring(m, notes) for m in matters)


def _is_of_hiring(matter: str, notes: _Notes) -> bool:
    """Whether a word of the hiring stands in it, or of the role, the company or the course of things in the notes."""
    return bool(_PROCESS.search(matter) or _HIRING.search(matter) or (notes.names | notes.course) & _long_words(matter))


def _is_past(about: str) -> bool:
    return bool(_PAST.match(about)) and not _PAST_OF_HIRING.search(about)


_BY_NAME = "asks about the process by name"
# "Who can ever say what comes next in this business?"
_ASKS_NOBODY = expression(
    r"^\W*(?:(?:and|but|so|still|after all) )?who (?:can|could|would|will|ever|knows?|dares?)(?: (?:ever|really|not|dare))* "
    r"(?:say|know|tell|refuse|resist|guess|foresee|predict|blame|wait|ask|mind|(?=what|how|where|when))\b"
    r"|\bwhatever (?:the|your) (?:\w+ )?(?:time ?line|outcome|decision|results?|answer|verdict|schedule|timing)\b"
)
_RHETORICAL = expression(
    r"^\W*who (?:would|could|can|does|will|is) not\b|^\W*(?:is|are|was|does|do|would) not (?:that|it|this|we|you)\b"
    r"|\b(?:yeah|eh|right|huh|no|innit|is it not|am i right|do you not think)\?$|^\W*(?:and )?(?:is it|was it) true\b"
)
_CONCERNS_ME = expression(
    r"^\W*(?:\w+ ){0,2}?(?:am|do|should|shall|will|can|may|might|have|did|would|must|ought|need) i\b"
    r"|\b(?:for|of|to|with|about) me\b"
)
_HINT = expression(
    r"\b(?:yet|already|still|date|day|slot|in mind|free|been able|by now|soon|expect|keep|hold|prepare|plan"
    r"|has there|is there|will there|are there)\b"
)
_READERS_WORK = expression(
    r"^\W*(?:how (?:do|does|did|have|has|is|are|was|were) (?:you|your|it|they|that)|(?:do|don"
    r"|did) (?:you )?(?:think|find|feel|like|use|remember)|have you (?:read|seen|tried|been|ever)|(?:was|were"
    r"|did)\b)"
)
_AWAITED = expression(r"\bhas there been\b|\byet\b")
_TALK_OF = expression(
    r"\b(?:discuss|talk about|chat about|speak about|take|move (?:on )?to|proceed with|explore) (?:the |any "
    r"|possible |potential )*next"
)
_ASKS_WHEN = expression(
    r"\b(?:when(?! (?:i|you|we|they) )|which day|what (?:day|date|time)|how soon|how long (?:is it|will|might"
    r"|would|until|before|does it|should))\b"
)
_STAGE = expression(
    r"\b(?:panel|presentation|interview|hr|cto|ceo|manager|partner|director|principal|head|shift|meeting|chat"
    r"|consider|trial|assessment|test|visit|letter|offer|call|contract|joining|letter|answer|decision|job|role"
    r"|start|round|stage)\b"
)
_PAST = expression(r"^\W*(?:was|were|did)\b")
_PAST_OF_HIRING = expression(
    r"\b(?:panel|committee|board|role|position|post|job|decision|decide(?! (?:to|on|against|between))"
    r"|candidate|someone|anyone|me|my|application)\b"
)
_TIME = expression(
    r"\bwhen\b|\bhow (?:soon|long)\b|\b(?:next|this|coming|end of the|end of|by|before|after"
    r"|until) (?:the )?(?:week|month|fortnight|weekend|year|monday|tuesday|wednesday|thursday|friday|holidays?"
    r"|christmas|summer|spring|autumn|term|quarter|end|"
    + _MONTHS
    + r"|\w+th\b|\d)|\btomorrow\b|\bfortnight\b|\bdays\b|\bweeks\b"
)
_CONCERNED = expression(r"\b(?:i|me|my|we|us|candidates?|panel|board|committee|references?|hr|appoint\w*)\b")
_SOCIAL = expression(r"\b(?:coffee|lunch|dinner|drink|beer|tea|conference|book|concert|party|meetup|holiday)\b")


def _asks_feedback(ask: Ask) -> _Answer:
    return _Answer.YES if _FEEDBACK.search(ask.about) and not _COMPANY_FEEDBACK.search(ask.about) else _Answer.NO
