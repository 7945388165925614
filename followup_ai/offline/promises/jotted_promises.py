"""Says a jotted promise in whole words before it is read: "copy ADR" is a copy of one's ADR, "phone no. of" a number."""

from __future__ import annotations

import re

from followup_ai.language.first_names import is_first_name
from followup_ai.offline.english.lexicon import base_of, is_definite_past, participle
from followup_ai.offline.promises.promised_things import OF_SOMEBODY
from followup_ai.offline.typed.cleaning import everyday

_NUMBERED = re.compile(
    r"\b(phone|mobile|tel|telephone|contact|ref|reference|card|account|licen[cs]e|registration|reg|serial|passport|staff|policy"
    r"|batch|order|member(?:ship)?)\.? no(?:\. ?|s\.? | (?=of\b|for\b|$))",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:certificates?|certs?|licen[cs]es?|passport|cards?|diplomas?|degrees?|permits?|badges?|tickets?|records?|training"
    r"|course|thesis|dissertation)"
)
# "copy of CPR card": whose else
_OWN_PAPER = re.compile(
    r"\b(copy|scan|title|abstract|summary|chapter) of "
    rf"(?=(?:(?!the\b|my\b|an?\b|his\b|her\b|their\b)[\w-]+ ){{0,3}}{_PAPER}(?=$|\s*[(,;]))"
)
_BOTH_SIDES = re.compile(r"\b(pic|picture|photo|copy|scan) of (?:my |the )?([\w' -]{2,40}?),? both sides\b", re.IGNORECASE)
_ASKED_FIRST = re.compile(
    r"\b(?:ask|check|tell|clear|confirm|ok)(?: (?:it|this|that))?(?: with)? (?:him|her|them|[A-Z]\w+|my \w+)"
    r"(?: about it)? first\b",
    re.IGNORECASE,
)
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
# A place on the web goes as its address.
_ON_THE_WEB = re.compile(
    rf"^(?:{_VERB} )?(?P<what>(?:the |my )?(?:[\w'’-]+ )?(?:repo|repository|website|blog(?! (?:post|entry|article))"
    rf"|channel|playlist))(?! link)(?=$"
    rf"|[ ,.;])",
    re.IGNORECASE,
)


def _is_name(word: str) -> bool:
    import simplemma  # its dictionary takes a tenth of a second, and knows some names as names: "karen" is "Karen"

    return is_first_name(word) or not everyday(word) or simplemma.lemmatize(word, lang="en").istitle()


# "send karen my NI no.", "text tom the list", "tom: confirm the date", "martin - let him know": where a person has to stand
_PERSON_BEHIND = re.compile(
    r"^(?P<before>(?:send|text|e-?mail|give|show|lend|forward|tell|ask|ring|call|phone|bring|pass|let|whatsapp|message) )"
    r"(?P<who>[a-z]{2,})(?= (?:my|the|an?|our|some|both|two|three|\d+|if|whether|about|abt|know|re)\b)"
    r"|^(?P<led>[a-z]{2,})(?=(?::| [-\u2013\u2014]) +[a-z]+ )"
)
_NO_PERSON = frozenset("him her them me us you it everyone everybody all one this that".split())  # noqa: SIM905 - read as words


def _with_capital(match: re.Match[str]) -> str:
    who = match["who"] or match["led"]
    named = who not in _NO_PERSON and (is_first_name(who) if match["led"] else _is_name(who))
    return f"{match['before'] or ''}{who.title()}" if named else match[0]


# "cook a trial lunch, date to be fixed"
_OPEN_TAIL = re.compile(
    r",? \(?(?:date|time|day)s? (?:to be (?:fixed|agreed|set|confirmed|decided)|tb[acd]|not (?:yet )?(?:fixed|set)|open)\)?$",
    re.IGNORECASE,
)
# "NI no.", "update service no", "the ref no of the course", and not "he said no"
_ITS_NUMBER = re.compile(
    r"(?<=[\w)] )(?<!\bsay )(?<!\bsaid )(?<!\bor )(?<!\ba )(?<!\bis )"
    r"(?:no\.(?=\s*$|\s*[,;)]| (?:of|for)\b)|no(?= (?:of|for)\b))",
    re.IGNORECASE,
)
# "Martin - let him know": the dash of a label
_LABEL_DASH = re.compile(r"^([A-Z][a-z'’]+) [-\u2013\u2014] (?=[a-z]+ )")
# "portfolio, pdf not the big file": what is not sent is not to be said
_NOT_THAT = re.compile(
    r",? (?:(?:in |as )?(?:an? )?(?:pdf|word|jpe?g|paper|hard copy|scan),? )?(?:and )?not the [\w ]+$", re.IGNORECASE
)
_NO_WORD = re.compile(r"[\s,]+(?:ha(?:ha)*|lol|po|x{1,3}|innit|eh)\W*$", re.IGNORECASE)
_IVE = re.compile(r"\b(?:IVE|[Ii]ve|I['’]VE)\b")
_HAVE_SPOKE = re.compile(r"\b(?P<have>I['’]ve|I have|have|has) (?P<past>[a-z]+)\b")
_FRONT_BACK = re.compile(r"\b(cards?|licen[cs]e|permit|badge|passport),? fro?nt (?:\+|and|&|n) back$")


def _in_participle(match: re.Match[str]) -> str:
    """ "I've spoke" as grammar has it: "I've spoken"."""
    past = match["past"]
    whole = participle(base_of(past, "past") or "") if is_definite_past(past) else ""
    return f"{match['have']} {whole or past}"


_PERSON = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sister|Chef)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
# "the plan to Ines cc Tom": who gets a copy besides is no part of what is sent
_COPIED = re.compile(
    rf"(?<=\w)\)?[\s,;(\u2013\u2014-]+(?:cc(?:['’]?(?:ed|ing))?|c\.c\.|copying(?: in)?|(?:with )?(?:a )?copy to):? "
    rf"(?:me|us|{_PERSON}(?:(?:,| and| &) {_PERSON})*)\)?[. ]*$"
)
# "the plan - to Ines", "the plan (for Dr Ines)"
_FOR_BEHIND = re.compile(rf"(?<=\w)(?:,|;|:| [-\u2013\u2014]| \() ?(?P<to>to|for) (?P<name>{_PERSON})\)?[. ]*$")
# "a copy from the licence": of it, in most tongues but this one
_COPY_FROM = re.compile(
    r"\b((?:photo)?cop(?:y|ies)|scans?) from (?=(?:the |my )?(?:[\w-]+ ){0,3}[\w-]+(?: both sides)?$)", re.IGNORECASE
)
# "two refs, one must be a supervisor", "the medical, expires in June": what one has to mind, and nothing that is sent
_TO_MIND = re.compile(
    r", (?:(?:at least )?(?:one|two|both|all|each|it|they) (?:must|has to|have to|should|needs?)|expir(?:es|ing)|valid"
    r"|(?:in|as|with) [\w ]+ if)\b[^,;]*$"
)
_AS_A = re.compile(r"(?<=\w )as (?=(?:character )?(?:reference|referee|witness|guarantor|back-?up|example)[. ]*$)")
# "a link to the talk, or the slides if it is not up yet": what is done where the first cannot be is seen then
_OR_ELSE = re.compile(r"(?:, or (?:at least |else )?(?:the|my|an?|some)| or at least) .+$")
# "the name of my vet and his number", "a reference from Graeme, his mobile too": whose it is would be taken for the reader's
_AND_THEIR_NUMBER = re.compile(
    r"(?P<whose>\b(?:of|from|for) .*?),? (?:(?:and|with|plus|[+&]) )?(?:his|her|their) (?:own |work |phone |mobile |contact )?"
    r"(?:numbers?|no\.?|mobile|cell|phone|e-?mail|address|details|contacts?)(?: no\.?| number)?(?: too| also| as well)?\.?$",
    re.IGNORECASE,
)
# "Pat Lyons' number", "Joe Byrne's mobile": its capital is a name's, whatever it could be at the beginning of a note
_BY_NAME = re.compile(rf"^(?={OF_SOMEBODY}[a-z])")
_AS_WHOLE = (
    (_OR_ELSE, ""),
    (_AND_THEIR_NUMBER, r"\g<whose>, with contact details"),
    (_BY_NAME, "send "),
    (re.compile(r"\bfoto(?=s?\b)"), "photo"),
    (re.compile(r"^scan (?:the |my )?(?!of |results? |reports? |data |from |both )(?=[a-z])", re.IGNORECASE), "scan of my "),
    (re.compile(r"\b(once|when|if|as soon as|after) its (?=[a-z]+)", re.IGNORECASE), r"\1 it is "),
    (_COPIED, ""),
    (_FOR_BEHIND, r" \g<to> \g<name>"),
    (_COPY_FROM, r"\1 of "),
    (_TO_MIND, ""),
    (_AS_A, "as a "),
    (re.compile(r"^(?:the |my )?no\.? (?=(?:of|for)\b)", re.IGNORECASE), "number "),
    (_NO_WORD, ""),
    (_IVE, "I've"),
    (re.compile(r"^(?:ILL|Ill|ill) (?=[a-z]+ )(?!for\b|in\b|health\b)"), "I'll "),
    (_HAVE_SPOKE, _in_participle),
    (re.compile(r"\b(?:the |a )?(?:1|one)[ -]?pager\b"), "the one-pager"),
    (_FRONT_BACK, r"\1, both sides"),
    (_NOT_THAT, ""),
    (_FOR_MYSELF, ""),
    (_PERSON_BEHIND, _with_capital),
    (_LABEL_DASH, r"\1: "),
    (_ITS_NUMBER, "number"),
    (
        re.compile(
            r"^(?:I am |I'm )?(send|shar|e-?mail|forward|bring|post)ing (?:(?:over|on|across|through) )?(?=\w+ \w)",
            re.IGNORECASE,
        ),
        "",
    ),
    (_ON_THE_WEB, r"link to \g<what>"),
)


def is_deed(promise: str) -> bool:
    """Whether a promise begins with a verb and what is done to it, and is no thing to be sent.

    Args:
        promise: the words after "I will".
    """
    deed = _DEED.match(promise) or _TO_LEARN.match(promise)
    return bool(deed and base_of(deed["verb"], "base"))


# "phone nr of my last manager": a thing to send, and nobody to ring
_PHONE_NUMBER = re.compile(r"\b(?:phone|mobile|tel)\.? (?:nr|no|num)\b\.?", re.IGNORECASE)


def in_whole_words(note: str) -> str:
    """A promise as it was jotted, in words that read as one; "" where it is not the candidate's to keep yet, or tells nobody.

    Args:
        note: the promise, as typed.
    """
    if _ASKED_FIRST.search(note) or _TELL_NOBODY.match(note):
        return ""
    note = _PHONE_NUMBER.sub("phone number", note.strip())
    for pattern, form in _AS_WHOLE:
        note = pattern.sub(form, note)
    note = _REDACTED.sub(r"\g<act>\g<how> \g<what>", _OPEN_TAIL.sub("", note))
    note = _NUMBERED.sub(r"\1 number ", note).rstrip()
    note = _OWN_PAPER.sub(r"\1 of my ", note)
    return _BOTH_SIDES.sub(r"\1 of both sides of my \2", note)
