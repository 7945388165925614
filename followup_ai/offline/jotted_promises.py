"""Says a jotted promise in whole words before it is read: "copy ADR" is a copy of one's ADR, "phone no. of" a number."""

from __future__ import annotations

import re

from followup_ai.offline.lexicon import base_of

_NUMBERED = re.compile(
    r"\b(phone|mobile|tel|telephone|contact|ref|reference|card|account|licen[cs]e|registration|reg|serial|passport|staff|policy"
    r"|batch|order|member(?:ship)?)\.? no(?:\. ?|s\.? | (?=of\b|for\b|$))",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:certificates?|certs?|licen[cs]es?|passport|cards?|diplomas?|degrees?|permits?|badges?|tickets?|records?|training"
    r"|course)"
)
_COPY_OF = re.compile(
    rf"^((?:send |bring |e-?mail )?(?:a )?(?:copy|scan)) (?=(?:(?!(?:of|the|my|a)\b)[a-z]+ )?(?:[A-Z]{{2,}}\b|{_PAPER}\b))"
)
# "photocopy of TRCN"
_LETTERED = re.compile(
    r"\b((?:photo)?cop(?:y|ies)|scans?|photos?|pictures?) of (?=[A-Z]{3,6}(?:$|[,;.]| (?:and|&|because|bc)\b))"
)
# "moving + handling cert": what it is called, and nothing that is done
# "copy of CPR card": whose else
_OWN_PAPER = re.compile(
    rf"\b(copy|scan) of (?=(?:(?!the\b|my\b|an?\b|his\b|her\b|their\b)[\w-]+ ){{0,3}}{_PAPER}(?=$|\s*[(,;]))"
)
_CALLED = re.compile(rf"^(?:(send|bring|e-?mail) )?(?:my )?(\w+ing) (?:\+|&|and) (\w+ing) (?={_PAPER}\b)", re.IGNORECASE)
_BOTH_SIDES = re.compile(r"\b(pic|picture|photo|copy|scan) of (?:my |the )?([\w' -]{2,40}?),? both sides\b", re.IGNORECASE)
_ASKED_FIRST = re.compile(
    r"\b(?:ask|check|tell|clear|confirm|ok)(?: (?:it|this|that))?(?: with)? (?:him|her|them|[A-Z]\w+|my \w+)"
    r"(?: about it)? first\b",
    re.IGNORECASE,
)
# ", drop it in or take a photo": the ways it may go
_WAYS = re.compile(r",\s*(?:drop|hand|take|post|text|scan|pop|bring|send|e-?mail) (?:it|them|a|in|over|round|off)\b[^,;]*$")
_TELL_NOBODY = re.compile(r"^(?:tell|inform|notify) (?!(?:him|her|them|you|the|my|everyone|everybody|all|both)\b)[a-z]")

# "pick a night", "list the parts": whatever noun the word could be besides, with an article behind it it is a verb
_DEED = re.compile(
    r"^(?!(?:send|share|forward|e-?mail|bring|provide|circulate|post|text|give|show|lend|need|want|like|love|hope|know"
    r"|owe|own|lack"
    r"|believe|think) )"
    r"(?P<verb>[a-z]+) (?:(?:up|out|off|over|down|through) )?"
    r"(?:an?|the|my|your|his|her|their|our|this|these|those|both|some|another) (?:[\w'’-]+)",
)


# "writing sample, about 3 pages, redacted": without its last word it would promise the contrary
_REDACTED = re.compile(
    r"^(?P<act>(?:send|bring|e-?mail) )?(?:the |a |my )?(?P<what>[a-z][\w -]{2,40}?)(?:, (?:about |around )?\w+ pages?)?,? "
    r"(?P<how>redacted|anonymi[sz]ed|blanked)$"
)
# "cook a trial lunch, date to be fixed"
_OPEN_TAIL = re.compile(
    r",? \(?(?:date|time|day)s? (?:to be (?:fixed|agreed|set|confirmed|decided)|tb[acd]|not (?:yet )?(?:fixed|set)|open)\)?$",
    re.IGNORECASE,
)


# "see if my tutor will write", "work out how many hours I can do", and not "guide how to wash wool", which is sent
_TO_LEARN = re.compile(
    r"^(?!send |share |e-?mail |guide how|notes? |list how|plan how to)(?P<verb>[a-z]+) (?:out |about |up )?"
    r"(?:if|whether|what|how|which|when|where|why) "
)


_VERB = r"(?:send|share|bring|e-?mail|forward|show)"
# What a hand adds for itself: "the question I messed up", "fill in the form properly this time", "one page max"
_FOR_MYSELF = re.compile(
    r" (?:that |which )?I (?:messed up|got wrong|could(?: not|n['’]?t) answer|did(?: not|n['’]?t) know|fluffed|botched"
    r"|bombed|blanked on"
    r"|failed|struggled with)(?=$|[,.;])"
    r"|(?: (?:properly|right|correctly))? this time(?: round)?$|(?<=page|ages|ides|side) (?:max(?:imum)?|at most"
    r"|only)\.?(?=$|[,.;])",
    re.IGNORECASE,
)
# "scan of my diploma (translated one)"
_WHICH_ONE = re.compile(
    rf"^(?P<act>(?:{_VERB} )?(?:(?:a |the )?(?:copy|scan|photo|picture) of )?(?:my |the )?)(?P<what>[\w -]+?) "
    r"\((?:the )?(?P<which>[a-z]+ed|new|old|full|short|long|latest|signed)(?: (?:one|version|copy))?\)$"
)
# A place on the web goes as its address.
_ON_THE_WEB = re.compile(
    rf"^(?:{_VERB} )?(?P<what>(?:the |my )?(?:[\w'’-]+ )?(?:repo|repository|website|blog(?! (?:post|entry|article))"
    rf"|channel|playlist))(?=$"
    rf"|[ ,.;])",
    re.IGNORECASE,
)
# "lesson plan yr 9 fractions": what the plan is for
_FOR_CLASS = re.compile(
    r"\b(plan|worksheet|scheme of work|notes|unit|quiz|sample) (?=(?:yr|year|grade|class|level|band) \d)", re.IGNORECASE
)
_WITH_A = re.compile(
    r",? with (?:(?P<n>explanation|example|index|overview)|(?P<c>note|list|summary|breakdown|key|sketch|diagram|translation))$"
)
# "dates I'm away in August"
_DATES = re.compile(
    rf"^(?:{_VERB} )?(?:the |my )?(?P<days>dates|days|weeks|times) (?:when |that )?(?=I(?:['’]m| am| can|['’]ll| will)\b)"
)
_AS_WHOLE = (
    (_FOR_MYSELF, ""),
    (
        re.compile(
            r"^(?:I am |I'm )?(send|shar|e-?mail|forward|bring|post)ing (?:(?:over|on|across|through) )?(?=\w+ \w)",
            re.IGNORECASE,
        ),
        "",
    ),
    (_WHICH_ONE, r"\g<act>\g<which> \g<what>"),
    (_ON_THE_WEB, r"link to \g<what>"),
    (_FOR_CLASS, r"\1 for "),
    (_WITH_A, lambda m: f" with an {m['n']}" if m["n"] else f" with a {m['c']}"),
    (_DATES, r"the \g<days> when "),
)


def is_deed(promise: str) -> bool:
    """Whether a promise begins with a verb and what is done to it, and is no thing to be sent.

    Args:
        promise: the words after "I will".
    """
    deed = _DEED.match(promise) or _TO_LEARN.match(promise)
    return bool(deed and base_of(deed["verb"], "base"))


def in_whole_words(note: str) -> str:
    """A promise as it was jotted, in words that read as one; "" where it is not the candidate's to keep yet, or tells nobody.

    Args:
        note: the promise, as typed.
    """
    if _ASKED_FIRST.search(note) or _TELL_NOBODY.match(note):
        return ""
    note = note.strip()
    for pattern, form in _AS_WHOLE:
        note = pattern.sub(form, note)
    note = _REDACTED.sub(r"\g<act>\g<how> \g<what>", _OPEN_TAIL.sub("", note))
    note = _WAYS.sub("", _NUMBERED.sub(r"\1 number ", note).rstrip())
    note = _CALLED.sub(lambda m: f"{m[1] or 'send'} my {m[2]} and {m[3]} ", note)
    note = _LETTERED.sub(r"\1 of my ", _OWN_PAPER.sub(r"\1 of my ", _COPY_OF.sub(r"\1 of my ", note)))
    return _BOTH_SIDES.sub(r"\1 of both sides of my \2", note)
