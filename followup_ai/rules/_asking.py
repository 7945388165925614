"""Is the reader asked something, and about what: direct questions, indirect ones, and what only looks like them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from followup_ai.patterns import expression
from followup_ai.rules._speech import clause_before, is_denied, is_reported
from followup_ai.rules._text import KEPT_SENTENCES, Sentence, Wording, Words

_REQUEST = (
    r"(?:(?:let|tell|keep|give|send|share|say (?=if|when|whether|which|who|how|by)|inform|update"
    r"|advise|notify|confirm|indicate|revert|remind|drop|shed"
    r"|clarify|advice|intimate|apprise|appraise|acquaint|enlighten|assist|sketch|spell out|walk me|favour me"
    r"|oblige me|fill|ping|text|buzz|holler|respond|reply|get back)\b)"
)
# A request put to the reader: "please let me know", "kindly update me", "could you share", "if you could tell me".
_ASKED_TO = expression(
    rf"(?:^\W*|[,;:\u2014\u2013] ?|\b(?:please|kindly|do|just|then) ){_REQUEST}|\b(?:and|so"
    rf"|but) {_REQUEST} (?:me|us)\b|\b(?:please|kindly) [^.;?!]{{0,80}}\band {_REQUEST}"
    rf"|\b(?:could|can|would|will|might|may) you (?:\w+ ){{0,4}}?{_REQUEST}|\byou (?:could|can|would|might|may"
    r"|will)(?: please| kindly| just| possibly| also| at least)? (?:be (?:able|willing|so kind as"
    rf"|kind enough) to )?{_REQUEST}"
    r"|\b(?:mind|possible) (?:sharing|telling|letting|updating|giving|confirming|advising)\b"
    r"|\bpossible (?:for you )?to (?:let|tell|share|give|confirm|update|know|get|have|say)\b"
    r"|\bif you (?:could|can|would|might|are able to|were able to)(?: kindly| just| please)?"
    r" (?:say|name|identify|pinpoint|point(?: out| to)?|single out|pick out)\b"
    r"|\byou (?:might|may|could|can|would|will) be able to (?:say|tell|share|give|point|shed|offer)"
)
_TO_KNOW = (
    r"(?:to (?:\w+ly )?(?:ask|know|hear|learn|inquire|check|find out|see|understand|get|request|receive"
    r"|clarify|confirm|follow up|have|discover|be told)|in (?:knowing|learning|hearing|finding out"
    r"|understanding)"
    r"|(?:knowing|hearing|learning|asking|having|getting|receiving)|for (?:a|an|any|some|your|more|the)|about"
    r"|whether|if|when|how|what|where|on|regarding)"
)
# The candidate's wish to know, each in its grammar: "I'd love to hear when", "I was wondering whether", "may I ask".
_WISH = expression(
    rf"(?:\b(?:i|we|and|but) |^\W*)(?:would|should|will) (?:\w+ ){{0,2}}?(?:love|like|appreciate|value|welcome|prefer|want"
    r"|be (?:\w+ )?(?:glad|happy|grateful|pleased|interested|curious|keen|delighted|eager|obliged|thankful"
    r"|appreciative|indebted|relieved))\b"
    rf"|\b(?:i|we) (?:am|was|are|were|have been|remain|had been) (?:\w+ ){{0,2}}?(?:wondering|curious"
    r"|hoping (?:to|for|that you|you|we|i)|asking|inquiring|(?:eager|keen|anxious|interested|looking|trying"
    rf"|calling|writing|reaching out|checking in|following up|touching base|here|hopeful) {_TO_KNOW})"
    r"|\b(?:i|we) (?:just |also )?(?:wonder(?:ed)?\b|hoped? (?:that )?(?:you|to (?:know|learn|find out|get"
    r"|receive|have))|(?:want|wanted|wish|wished|like|need|thought i would|meant|forgot|ought|have"
    r"|had) (?:to )?(?:ask|know|hear|learn|inquire|check|find out|see|request|get an|follow up (?:on|about"
    r"|regarding|to)|clarify|understand))"
    r"|\b(?:i|we) (?:had better|must|only|venture to|have to|can not help but) (?=ask\b|inquire\b)"
    r"|\b(?:i|we) (?:\w+ )?(?:find|found) (?:myself|ourselves) (?:curious|wondering|asking)\b|\bcan not help wondering\b"
    r"|\b(?:this|it|my reason|my purpose) (?:is|was) (?:only |just )?to (?:ask|inquire|find out|know)\b"
    r"|(?:^\W*|\b(?:i|we) )(?:thought|figured|reckoned|guessed) (?:i|we) (?:would|had|should|might)(?: better| best| just)?"
    r" (?:ask|check|see|find out|inquire)\b|\bi ask myself (?:if|whether|when|what|how|who)\b"
    r"|^\W*(?:just |also |and )?(?:wondering|curious|hoping (?:to|for|you)|checking|inquiring|asking"
    r"|following up|reaching out|calling|writing|phoning|ringing|e-?mailing)\b|\b(?:may|might|can"
    r"|could) i (?:\w+ )?(?:ask|inquire|know|check|get|have|request|follow up|hear|learn|trouble you)\b"
    r"|\b(?:touching base|checking in|following up|reaching out|circling back|getting in touch|popping up) to (?:see|ask|check"
    r"|find out|know|learn|inquire|hear)\b|\bwonder(?:ing|ed)? (?:if|whether|when|how|what|where|about|who)|\b(?:and|also"
    r"|so) (?:ask|asking"
    r"|inquire|inquiring|check|find out|see) (?:about|if|whether|when|how|what|where|on|after)\b|\b(?:note"
    r"|line|message|e-?mail|word|call|write|phone|ring|calling|writing|phoning|ringing|e-?mailing) to (?:ask"
    r"|inquire|check|find out|see)\b"
    r"|\b(?:helpful|useful|good|great|nice|wonderful|lovely|kind|easier|grand|handy) (?:for me )?(?:to (?:know"
    r"|hear|have|learn|get|receive|find out)|if)\b|\bhelp(?:s)? (?:me )?(?:\w+ )?(?:to )?(?:plan )?to know\b"
    r"|\b(?:my|one|a|another|quick|small|brief|last|final)(?: \w+)? question\b|\blooking for (?:an|any|some)\b"
    r"|^\W*(?:\w+ )?any (?:idea|news|word|update|updates|chance|sense|progress)\b|\bany (?:update|updates|news"
    r"|information|word|insight|clarity)\b[^.;]{0,60}\b(?:would|will) be\b"
    r"|\b(?:set|put) my mind at (?:rest|ease)\b|\bi am all ears\b|\bi would take it kindly\b"
    r"|\bcould do with (?:knowing|hearing|a word|an idea)\b"
    r"|\bit interests me\b|\bi would give (?:something|anything|a lot|much) to know\b"
    r"|\bgrateful for (?:a|an|any|some) (?:\w+ )?(?:word|update|indication|idea|news|sense|line|information)\b"
)
_EXPECTING = expression(
    r"\blook(?:ing)? forward\b|\bawait|\bexcited (?:about|for|to)\b|\bthrilled\b|\bfingers crossed\b"
    r"|\bcan not wait\b|\bnext steps? (?:are|is) clear\b|\bhop(?:e|ing) to hear (?:back )?(?:from|of|about"
    r"|soon)|\blove to hear from\b|\bglad to hear from\b|\b(?:trust|sure|confident|no doubt|know) (?:that )?you will\b"
    r"|\bhearing from you\b"
)
_OFFER = expression(
    r"\b(?:let me know|tell me|say|contact me|reach out|call me|shout|ask)\b[^.?!]{0,25}\b(?:if|should|whether"
    r"|whatever|anything|with any|what else) ?(?:there is |there are |you |i can |anything |any |further "
    r"|more |else )*"
    r"(?:need|require|questions?|would like (?:me|more|further|any|to (?:see|have|discuss|talk))|want"
    r"|can (?:provide|help|send|do|share|answer)|i can|information|be of|help|assistance|like (?:me|more"
    r"|further)|concerns|missing|think of|unclear)"
    r"|\b(?:let me know|tell me|say|contact me|reach out|call me|shout|ask)\b[^.?!]{0,25}\b(?:if|whether|should)"
    r" (?:any|anything|a|some|something|further|more|other) (?:[\w-]+ ){0,4}?(?:is|are|be|remains?)"
    r" (?:still |yet |at all )?(?:missing|needed|required|unclear|wanting|lacking|outstanding)\b"
    r"|\b(?:would|do) you (?:like|want|need|care for) (?:me|a|an|the|any|my|anything|more|further|another"
    r"|some)\b|\b(?:shall|should|can|may|could|might) i (?:\w+ )?(?:send|share|provide|forward|bring|offer"
    r"|help|introduce|put you|pass|answer|add|show)\b|\banything else (?:you|i)\b"
    r"|\bany (?:questions|other information|further information|more information)\b"
    r"|\b(?:glad|happy|pleased|delighted|love|like) to (?:provide|send|share|answer|offer|supply|forward|discuss|join|bring"
    r"|come|start|help|show|explain|elaborate|put)\b"
)

# What an offer may come after: "if you need anything further to decide, please let me know".
_NEEDED = expression(
    r"\byou (?:\w+ )?(?:need|require|want|wish to see|would like to see|have (?:any |further |more |other )*(?:questions?"
    r"|queries|doubts|concerns))\b|\b(?:anything|something|information|details?|documents?|papers?|references?) (?:\w+ ){0,3}?"
    r"(?:i can|i could|i may|i might|missing|unclear|needed|required|wanting|lacking|helpful|useful)\b"
    r"|\bi (?:can|could|may|might) (?:\w+ )?(?:provide|help|send|supply|share|answer|clarify|clear up|be of|add)\b"
)


class Ask(NamedTuple):
    """Something asked of the reader: the words that ask, and what follows them in the sentence."""

    words: Words
    about: str
    direct: bool
    """Put as a question rather than as a wish or request."""
    offers: bool
    """What is asked is whether the reader needs something."""
    before: str = ""
    """What a question builds on: the words before it in its sentence, or the sentence it points back to."""


_DIRECT_OPENING = (
    r"(?:when|what|where|how|which|who|whether|why|could|can|would|will|shall|should|may|might|is|are|am|was"
    r"|were|do|does|did|has|have|had|any|anything)"
)
_ASKS_WITHOUT_MARK = expression(
    r"^\W*(?:(?:and|so|also|but|then|now|please|kindly|sir|madam)\W+)*(?:(?:when|what|where|how (?:soon|long"
    r"|does|do|is|are|will|would)|which)\b(?: \w+){0,3}? (?:will|would|can|could|do|does|might|may|should|is"
    r"|are|shall|happens|comes)\b|(?:could|can|would|will|may|might) (?:you|i|we|it be possible)\b"
    r"|any (?:news|word|update|updates|idea|progress)\b|(?:is|are|has|did|does|am|will) (?:the|you|there|it|i|we|they|your)\b)"
)
_SUBORDINATE = expression(
    r"^\W*(?:when|once|whatever|whichever|where|what) (?:you|i|we|the|a|it|your|they|he|she|that)\b(?!.*\?)"
)


# "Any update would be welcome": what is asked for stands before the words that ask.
_WELCOME = expression(r"\b(?:would|will) (?:be )?(?:\w+ )?(?:appreciated|welcomed?|helpful|great|useful|lovely|wonderful)\b")
_CONDITION_FIRST = expression(r"^\W*(?:if|should|once|when|whenever|as soon as|in case)\b[^,]{0,160}, ?")
_POINTS_BACK = expression(r"\b(?:that|this|it|those|still|then|enlighten me|fill me in)\b")
_INTERROGATIVE = expression(
    r"^\W*(?:\w+ ){0,2}?(?:when|what|where|how|which|who|why|could|can|would|will|shall|should|may|might|is"
    r"|are|am|was|were|do|does|did|has|have|had|any)\b"
)
# "You will be choosing soon, won't you?", "Monday's meeting was to settle it: did it?"
_TAG = expression(
    r"\W*(?:is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|should|shall)(?: not)? "
    r"(?:i|you|he|she|it|we|they|there|that)\?"
)
_NO_QUESTION_LONGER = 90
_LONGEST_ASK = 300


def questions(sentence: Sentence, previous: str = "") -> list[Ask]:
    """Every question, request or wish to know that the candidate puts to the reader in this sentence.

    Args:
        sentence: the sentence read.
        previous: the sentence before it in plain wording, which a short question may point back to ("Is that still right?").
    """
    if sentence.quotes:
        return _asked(sentence, previous)
    return [ask._replace(words=sentence.here(ask.words)) for ask in _asked_anywhere(sentence.wording, previous)]


@lru_cache(maxsize=KEPT_SENTENCES)
def _asked_anywhere(wording: Wording, previous: str) -> list[Ask]:
    return _asked(wording.alone(), previous)


def _asked(sentence: Sentence, previous: str) -> list[Ask]:
    plain = sentence.plain
    found: list[Ask] = []
    last = len(plain.rstrip("\"')] "))
    if plain[:last].endswith("?") and not sentence.is_quoted(last - 1):
        start = _question_start(plain)
        if _TAG.match(plain, start):
            start = 0
        if _INTERROGATIVE.match(plain[start:]) or not is_reported(plain, last - 1):
            ask = _ask(sentence, start, len(plain), direct=True)
            back = previous if len(ask.about) < _NO_QUESTION_LONGER and _POINTS_BACK.search(ask.about) else ""
            found.append(ask._replace(about=_with_condition(plain, start) + ask.about, before=plain[:start] or back))
    elif _ASKS_WITHOUT_MARK.match(plain) and not _SUBORDINATE.match(plain) and not sentence.is_quoted(last - 1):
        found.append(_ask(sentence, 0, len(plain), direct=True))
    for pattern in (_ASKED_TO, _WISH):
        for match in pattern.finditer(plain):
            start = match.start()
            if sentence.is_quoted(start) or is_reported(plain, start) or _is_withheld(plain, start, match.end()):
                continue
            ask, condition = _ask(sentence, start, len(plain), direct=False), _with_condition(plain, start)
            found.append(ask._replace(about=condition + ask.about, offers=ask.offers or bool(_NEEDED.search(condition))))
    welcome = (m for m in _WELCOME.finditer(plain) if not (sentence.is_quoted(m.start()) or is_denied(plain, m.start())))
    found += (_ask(sentence, 0, m.end(), direct=False)._replace(about=plain) for m in welcome)
    return found


def _with_condition(plain: str, start: int) -> str:
    """The condition that a request leans on: "If the timetable has changed, would you let me know?"."""
    condition = _CONDITION_FIRST.match(plain, 0, start)
    return condition.group() if condition else ""


_WITHHELD = expression(r"\b(?:not|never|no need|without|nothing|no longer|rather than|instead of|no questions?)\b")


def _is_withheld(plain: str, start: int, end: int) -> bool:
    words = plain[start:end]
    undone = re.search(
        r"\bnot (?:mind|hesitate)|\bnot (?:yet )?(?:heard|received|had|sure|certain|know)", clause_before(plain, end)
    )
    return not undone and (is_denied(plain, start) or bool(_WITHHELD.search(words)) or is_denied(plain, end - 1))


def _question_start(plain: str) -> int:
    """Where the question itself begins: after "You mentioned a decision by Friday:" or ", and"."""
    start = 0
    for edge in re.finditer(r"[:;\u2014\u2013] ?|, (?:and |so |but )?(?=(?:" + _DIRECT_OPENING + r")\b)", plain):
        start = edge.end()
    return start if start < len(plain) - 3 else 0


def _ask(sentence: Sentence, start: int, end: int, *, direct: bool) -> Ask:
    end = min(end, start + _LONGEST_ASK)
    about = sentence.plain[start:end]
    return Ask(sentence.words_of(start, end), about, direct, bool(_OFFER.search(about)))


def only_expects(plain: str) -> bool:
    """Whether the sentence looks forward to something rather than asking for it."""
    return bool(_EXPECTING.search(plain))
