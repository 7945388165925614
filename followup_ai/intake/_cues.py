"""The words by which a sentence of notes tells what it is: a promise, a doubt, a next step, somebody's words, small talk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from followup_ai.intake._people import NAME
from followup_ai.rules._words import words_in


def _cue(*alternatives: str) -> re.Pattern[str]:
    """Any of these, as whole words, in any case."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


def _lead(*alternatives: str) -> re.Pattern[str]:
    """Any of these, with the blanks after it, in any case; where it begins a sentence it can be cut off."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\s*", re.IGNORECASE)


_THEM = r"(?:her|him|them|(?-i:[A-Z])[\w'’-]+)"
_WOULD = r"(?:i['’]?d|i['’]ll|i would|i will)"
_GIVING = r"(?:send|share|e-?mail|forward|post|mail|introduce|provide|give|get|dig out|look up|write up)"

_PROMISE = _lead(
    rf"i (?:have |had |also )*(?:promised|offered|agreed|volunteered)(?: {_THEM})?(?: to| that {_WOULD})?",
    rf"(?:i(?:'ve)? |^)(?:said|told {_THEM})(?: that)? {_WOULD}",
    rf"(?:promised|agreed|offered)(?: {_THEM})?(?: to)?",
    rf"(?:i )?(?:need|have|must|should|remember|don['’]t forget|got) to (?={_GIVING})",
    r"i owe (?:her|him|them)",
    r"to ?do\b:?",
    r"action\b:?",
    rf"(?:i['’]ll|i['’]d|i will|i am going to|i['’]m going to|going to|gonna) (?={_GIVING})",
    rf"(?<![\w,] )(?={_GIVING} (?:her|him|them|over|the|my|a)\b)",
)
_ASKED_FOR = _cue(
    r"(?:she|he|they|[A-Z]\w+) (?:asked|wants|wanted|would like|requested)(?: me)? (?:to (?:send|see|share|email)|for)"
    r"(?: \w+)? (?:my|a|an|the|some)"
)
_DOUBT = _cue(
    r"worr(?:y|ied|ies)", r"concern(?:ed|s)?", r"doubt(?:s|ed|ful)?", r"hesitan\w+", r"hesitat\w+", r"s[ck]eptical",
    r"reservations?", r"not (?:sure|convinced) (?:i|that i|about my|whether i)", r"my lack of", r"lack(?:ed|ing)?",
    r"too (?:junior|senior|inexperienced)", r"too (?:little|few|long) \w+ (?:experience|exp)", r"(?:over|under)-?qualified",
    r"pushed (?:back|me) on", r"(?:a|my|the) gap", r"gaps? in", r"wondered (?:if|whether) i", r"asked (?:why i left|no)",
    r"weak(?:ness|er)? (?:on|in|point)", r"i (?:don['’]t|do not) have (?:any|much|enough)", r"no experience",
    r"i haven['’]t (?:used|worked|done|managed)", r"i(?:['’]ve| have) only (?:ever )?(?:used|worked|done|managed)",
    r"i(?:['’]ve| have) never (?:worked|managed|used|done)",
)  # fmt: skip
_THEIR_WORRY = _cue(
    r"(?:their|our|the team['’]s|main|biggest) (?:worry|concern|headache)",
    r"they .{0,60}\bworr(?:y|ied) about (?!me\b|my\b|how i\b|whether i\b|i\b)",
    r"they(?:['’]re| are| were) (?:worried|concerned) (?:about|that) (?!me\b|my\b|the fact that i\b|how i\b|whether i\b|i\b)",
)
_NEXT = _cue(
    r"next steps?", r"next (?:round|stage|interview)", r"(?:2nd|second|3rd|third|final) (?:round|interview|stage)",
    r"hear (?:back|from)", r"get(?:ting)? back to me", r"let me know", r"in touch",
    r"decid\w+(?! (?:whether|if|how|what|which|where|between|against)\b(?! i\b))", r"decision",
    r"make (?:an? )?offer", r"shortlist\w*", r"other candidates", r"still (?:interviewing|seeing)",
    r"seeing (?:\w+ ){1,2}(?:more|other) (?:people|candidates?|applicants?)",
    r"will (?:ring|call|phone|e-?mail|write to|tell) (?:everyone|everybody|all|me|us)", r"references?(?: check)?",
    r"take-?home", r"assignment", r"trial (?:day|shift)", r"start date", r"background check", r"dbs check", r"timeline",
    r"i(?:['’]ll| will| should) hear", r"expect to hear", r"by (?:the )?end of", r"by (?:mon|tues|wednes|thurs|fri)day",
    r"come back (?:for|in)", r"wrap(?:ping)? up interviews", r"hear (?:by|on|in|within|before)",
    r"(?:he|she|they)(?:['’]d|['’]ll| will| would) (?:ring|call|phone|text|message|e-?mail|write|contact)",
)  # fmt: skip
_DECISION = _cue(r"decid\w+", r"decision", r"hear\w*", r"get back", r"let me know", r"in touch", r"answer", r"offer", r"know")
_PERSONAL = _cue(
    r"we both", r"both (?:of us|grew|love|went|have|from|like|support|play|run)", r"grew up",
    r"also (?:from|plays|runs|went|loves|grew)", r"same (?:school|uni\w*|college|town|village|street|football|team we)",
    r"(?:her|his|their) (?:son|daughter|kids?|children|dog|cat|wife|husband|garden|allotment|marathon|holiday|wedding|baby)",
    r"hobb(?:y|ies)", r"marathon", r"triathlon", r"allotment", r"sourdough", r"fellow \w+", r"bonded over", r"small talk",
    r"laughed about", r"small world", r"mutual (?:friend|acquaintance)",
    r"(?:she|he) (?:also )?(?:bakes?|sings?|climbs?|cycles?|sails?|knits?|gardens?|surfs?|supports?)",
)  # fmt: skip
_DONE = (
    r"have|led|ran|built|managed|worked|spent|shipped|migrated|trained|taught|wrote|designed|cut|saved|reduced|increased|grew"
    r"|launched|rebuilt|redesigned|automated|improved|organi[sz]ed|supervised|mentored|delivered|introduced|set up"
    r"|degree|certificat\w+|licen[cs]e\w*|years?|yrs?|experience|exp|background|speak"
)
_MINE = re.compile(
    rf"^(?:and |also |then )?(?:i|i['’]ve|my)\b.{{0,40}}?\b(?:{_DONE})\b"
    rf"|\b(?:told|explained to|walked|showed) {_THEM} (?:about|through|how) (?:my|i|\w+ing)\b"
    r"|\bmentioned (?:my|that i|how i|(?:the|a|an) [\w\s'-]{2,40} i (?:did|made|built|wrote|ran|led))\b"
    r"|\b\w+\+? (?:years?|yrs?)['’]? (?:of |running |in |as |doing |at |with |on )"
    r"|\bmy (?:time|work|years|stint|experience|degree|project|thesis|training) (?:at|on|in|with|as|running)\b",
    re.IGNORECASE,
)
_LEFT_OUT = _lead(
    r"(?:i )?(?:(?:completely|totally|stupidly) )?forgot to (?:mention|say|bring up|add|tell \w+)(?: that| about)?",
    r"(?:i )?(?:didn['’]t|did not) (?:get to )?(?:mention|say|bring up|talk about|tell (?:them|her|him))(?: that| about)?",
    r"(?:i )?should(?:['’]ve| have) (?:said|mentioned|told (?:them|her|him))(?: that| about)?",
    r"(?:i )?wish i(?:['’]d| had) (?:said|mentioned)(?: that| about)?",
    r"(?:i )?never got to (?:mention|say|talk about)",
)
_NEWS = _cue(
    r"since (?:then|the interview)", r"(?:they|the company) (?:just |have |has )*(?:announced|raised|won|launched|acquired)",
    r"(?:saw|read|heard|noticed) (?:on linkedin |in the (?:news|papers?) |today )?(?:that )?(?:they|the company|their)",
    r"press release",
)  # fmt: skip
_NOISE = re.compile(
    r"\b(?:parking|parked|bus|train was|traffic|late (?:start|because)|nervous|nerves|felt|feel like"
    r"|i think (?:it|i) (?:went|did)"
    r"|went (?:well|badly|ok|okay|great|fine)|vibes?|gut feeling|salary|pay|paid|wage|money|package|bonus|holiday allowance"
    r"|days off|dress code|wore|coffee was|fingers crossed|hope i get|really want|not sure how|tired|hungry|stressed"
    r"|(?:nice|great|good|lovely|friendly|pleasant) (?:chat|talk|people|team|conversation|guy|woman|lady|meeting))\b"
    r"|\b\d+k\b|[£$€]\d",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"^(?:(?:so|and|also|then) )?(?:(?:we|i|they|she|he) )?(?:(?:also|mostly|mainly|then) )?"
    r"(?:talked|spoke|chatted|discussed|went|covered|dug|touched)"
    r"(?: (?:for )?(?:a lot|a fair bit|a bit|quite a (?:bit|lot)|lots|loads|ages|a (?:good )?while|at length|mostly"
    r"|mainly|briefly|a little))?"
    r"(?: about| abt| re| through| over| into| on)? ",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"“(?P<a>[^“”\n]{3,300})”|(?<![\w\"])\"(?P<b>[^\"\n]{3,300})\"(?!\w)|«(?P<c>[^«»\n]{3,300})»"
    r"|(?<!\w)‘(?P<d>[^‘’\n]{8,300})’(?!\w)|(?<![\w'])'(?P<e>[^'\n]{8,300})'(?!\w)"
)
_BY_ME = re.compile(r"\b(?:i|i've) (?:said|told|answered|replied|asked)\b[^\"“']{0,30}$", re.IGNORECASE)
_SAID = frozenset(
    words_in(
        """she he they said says say told me us that line phrase quote words like liked loved i it was is the her his their a
        really great stuck with and also as put called keeps kept saying we this about of to at in interviewer head boss manager
        love nice one memorable good lol which what lovely brilliant wonderful goes adds added"""
    )
)
_TO = r"(?:her|him|them)"
_CHANNEL = (
    (
        "email",
        _cue(
            r"(?:prefers?|rather|best by|reach \w+ (?:by|on|via)|contact \w+ (?:by|via)|drop \w+ an|send \w+ an) e-?mail",
            rf"e-?mail (?:is best|preferred|{_TO}|not (?:phone|call))",
        ),
    ),
    (
        "phone",
        _cue(
            r"(?:prefers?|rather|best by) (?:a |the )?(?:phone|calls?|ring|telephone)",
            r"(?:said|told me|asked me|likes people) to (?:call|ring|phone)",
            rf"(?:give {_TO} a (?:call|ring)|(?:call|ring|phone) {_TO}(?! back))",
            r"by phone",
        ),
    ),
    ("linkedin", _cue(r"(?:prefers?|via|over|by|through|message \w+ on|add \w+ on|connect on) linked ?in")),
)
_OUTCOME = (
    (
        "rejected",
        _cue(
            r"(?:they|she|he) (?:said no|rejected|turned me down|chose (?:someone|another))",
            r"(?:they|she|he) went with (?:someone|somebody|another)",
            r"i (?:was|got|have been) (?:rejected|turned down)", r"(?:got|received) (?:a |the )?(?:rejection|no)",
            r"didn['’]t get (?:it|the job|the role)", r"unsuccessful", r"not (?:been )?selected",
            r"(?:gone|go|going) with (?:someone|somebody|another)",
        ),
    ),
    (
        "offer",
        _cue(
            r"(?:they|she|he) (?:made|gave|sent) me an offer", r"(?:i )?got (?:an|the) offer",
            r"offered me the (?:job|role|position)", r"i got (?:it|the job)",
        ),
    ),
)  # fmt: skip


def channel_in(text: str) -> str:
    """The channel somebody asked for; "" where none is named."""
    return next((channel for channel, pattern in _CHANNEL if pattern.search(text)), "")


def bare_channel(text: str) -> str:
    """The channel a labelled answer names in a word."""
    low = text.casefold()
    words = {
        "email": ("email", "e-mail", "mail"),
        "phone": ("phone", "call", "telephone", "ring"),
        "linkedin": ("linkedin", "linked in"),
    }
    return next((channel for channel, named in words.items() if any(w in low for w in named)), "")


def outcome_in(text: str) -> str:
    """How it ended, where a sentence tells it; "" else."""
    return next((outcome for outcome, pattern in _OUTCOME if pattern.search(text)), "")


def bare_outcome(text: str) -> str:
    """The outcome a labelled answer names in a word."""
    low = text.casefold()
    words = {
        "rejected": ("reject", "no", "unsuccessful", "declined"),
        "offer": ("offer", "yes", "got it"),
        "pending": ("pending", "waiting", "open", "unknown"),
    }
    return next((outcome for outcome, named in words.items() if any(re.search(rf"\b{w}", low) for w in named)), "")


def is_about_decision(text: str) -> bool:
    """Whether what was said of next steps speaks of when an answer comes."""
    return bool(_DECISION.search(text))


def placed(sentence: str, labelled: str) -> Iterator[tuple[str, str]]:
    """Fields and words of a sentence: what goes where; the field is "" for what was not understood.

    Args:
        sentence: without what is private.
        labelled: the field that a label or heading named; "" where there is none.
    """
    if labelled == "their_words":
        rest, quotes = _quotes_in(sentence)
        yield from (("their_words", words) for words in (quotes if speaker_in(rest) else [_unquoted(sentence)]))
        return
    rest, quotes = _quotes_in(sentence)
    for words in quotes:
        yield "their_words", words
    if quotes and (left := weight_of(rest)) < _ENOUGH:
        if left:
            yield "", rest.strip(" .,;")
        return
    if labelled:
        yield labelled, _stripped(sentence, labelled)
        return
    name = _field_of(sentence)
    if name == "discussed":
        yield from (("discussed", point) for point in _topics(sentence))
    else:
        yield name, _stripped(sentence, name) if name else sentence


_FIELDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("left_out", lambda said: bool(_LEFT_OUT.search(said))),
    ("promised", lambda said: bool(_PROMISE.search(said) or _ASKED_FOR.search(said))),
    ("next_steps", lambda said: bool(outcome_in(said) and _NEXT.search(said))),
    ("", lambda said: bool(outcome_in(said))),
    ("concern", lambda said: bool(_DOUBT.search(said)) and not _THEIR_WORRY.search(said)),
    ("news", lambda said: bool(_NEWS.search(said))),
    ("next_steps", lambda said: bool(_NEXT.search(said))),
    ("personal", lambda said: bool(_PERSONAL.search(said))),
    ("qualifications", lambda said: bool(_MINE.search(said))),
    ("next_steps", lambda said: bool(channel_in(said))),
    ("", lambda said: bool(_NOISE.search(said))),
)
"""Fields by cue, the most telling first; "" for what belongs nowhere."""


def _field_of(sentence: str) -> str:
    """The field whose cue a sentence bears; what bears none is what was talked about, if it says enough."""
    for name, bears in _FIELDS:
        if bears(sentence):
            return name
    if re.match(r"(?i)(?:subject|to|cc|sent)\s*:|my (?:e-?mail|mail|phone|mobile|number|address)\b", sentence):
        return ""
    if re.match(r"(?i)my \w+ \w+", sentence):
        return "qualifications"
    own = re.match(r"(?i)(?:i|i'm|i\u2019m|my|me)\b", sentence) and not _TALKED.match(sentence)
    return "" if own or len(re.findall(r"[^\W\d_]{3,}", sentence)) < 2 else "discussed"


_AND_ALSO = re.compile(r"^(?:(?:and|also|then|plus|oh|so)\b[,\s]*)+", re.IGNORECASE)
_A_FEW = 3
"""Sentences up to which a label is taken to be for all that stands on its line."""


def leaves_label(sentence: str, label: str, sentences: int) -> bool:
    """Whether a sentence that stands on after a label's first one is about something else.

    Args:
        sentence: the sentence.
        label: the field the label names; "" for none.
        sentences: how many stand on the line.
    """
    own = _field_of(sentence)
    if own == label or label in ("", "their_words"):
        return False
    return own != "discussed" if label in _LISTS else own != "discussed" or sentences > _A_FEW


_LISTS = frozenset(["discussed", "personal", "qualifications", "left_out", "promised", "news"])
"""Fields of several points, to which a sentence without a cue of its own belongs where it stands under their label."""


def _stripped(sentence: str, name: str) -> str:
    """A sentence without the words that only say which field it is for."""
    pattern = {"promised": _PROMISE, "left_out": _LEFT_OUT}.get(name)
    if name == "promised":
        sentence = _AND_ALSO.sub("", sentence)
    match = pattern.match(sentence) if pattern else None
    if match and name == "promised" and not sentence[match.end() :].strip(" ."):
        match = None
    words = sentence[match.end() :] if match else sentence
    return words.strip(" .;,") if name in ("promised", "left_out", "discussed", "personal", "qualifications") else words.strip()


def _topics(sentence: str) -> list[str]:
    """What was talked about, a point each where a short list was told."""
    match = _TALKED.match(sentence)
    if match is None:
        return [sentence.strip(" .;,")]
    rest = sentence[match.end() :].strip(" .;,")
    parts = [p.strip(" .;,") for p in re.split(r",\s*(?:and\s+)?|\s+and\s+(?=(?:their|the|how|why|what|whether)\b)", rest)]
    listed = (
        len(parts) > 1
        and all(1 <= len(p.split()) <= 9 for p in parts)
        and not re.search(r"\b(?:which|who|because|so that|where)\b", rest)
    )
    return [p for p in parts if p] if listed else [rest or sentence.strip(" .")]


def _quotes_in(sentence: str) -> tuple[str, list[str]]:
    """A sentence without their words, and those words; what the candidate said stays where it is."""
    quotes: list[str] = []

    def take(match: re.Match[str]) -> str:
        words = next(group for group in match.groups() if group)
        if _BY_ME.search(sentence[: match.start()]) or len(words.split()) < 2:
            return match.group()
        quotes.append(words.strip(" ,"))
        return " "

    return _QUOTE.sub(take, sentence), quotes


_SPEAKER = re.compile(rf"^\W*(?:(?:and|then|also|but)\s+)?(?P<who>{NAME})")
_SPOKEN_BY = re.compile(
    rf"(?:\(|\u2013|\u2014|-|\b(?:said|says|according to|from|by|was|told us|told me))\s*(?P<who>{NAME})\W*$"
)


def speaker_in(beside: str) -> str:
    """The name of whoever said a quotation, as the words beside it have it; "" where they name nobody."""
    told = _SPEAKER.match(beside) or _SPOKEN_BY.search(beside)
    return told["who"] if told else ""


def speaker_of(sentence: str) -> tuple[str, str]:
    """Who said what a sentence quotes ("" where it is not told), and the words that stand beside it."""
    rest = _quotes_in(sentence)[0].strip(" .,;")
    return speaker_in(rest), rest


_ENOUGH = 3
"""Words of weight beside a quotation that make its sentence a point of its own."""


def weight_of(rest: str) -> int:
    """Words of weight that stand beside a quotation."""
    return sum(word.casefold() not in _SAID for word in re.findall(r"[^\W\d_]{2,}", rest))


def _unquoted(words: str) -> str:
    return re.sub(r"^[\"'\u201c\u2018\u00ab]+|[\"'\u201d\u2019\u00bb]+\.?$", "", words.strip()).strip()
