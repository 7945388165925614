"""Understands by whom, how and when the candidate was told to expect an answer: nothing of it need be asked again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.language.dates import WEEKDAY
from followup_ai.language.first_names import is_first_name
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_phrase
from followup_ai.offline.steps.for_some import is_for_all, is_for_some
from followup_ai.offline.steps.stages import BETWEEN, IF_CHOSEN, week_named, when_told
from followup_ai.offline.typed.cleaning import clauses, everyday, plain, sentences
from followup_ai.offline.typed.hedges import without_hedges
from followup_ai.offline.typed.screening import discomfort, is_hostile, is_private, is_unfit


@dataclass(frozen=True)
class Answer:
    """The answer that was announced.

    Args:
        expected: what follows "I look forward to": "your call", "hearing from HR".
        when: as told, to follow it ("on Friday", "after the Aberdeen sale"); "" where that is not
            told, stale, or not sure to read well.
    """

    expected: str
    when: str = ""


_CALL = re.compile(
    r"\b(?:ring(?:s|ing)?|phon(?:e|es|ing)|telephon(?:e|es|ing)|call(?:s|ing)?)\b(?! with\b| w/)"
    r"(?! (?:round )?(?:the |my |all |both |two |three )*(?:references?|referees|refs)\b)",
    re.IGNORECASE,
)
# "she calls the winner", "HR will email the lucky one": nobody can tell yet who that is
_TO_ONE_OF_US = re.compile(
    r"\b(?:ring|phone|telephone|call)(?:s|ing)? (?:up )?the "
    r"(?!candidates|applicants|rest\b|others\b|(?:two|three|four|five|six|\d+)\b)"
    r"|\b(?:e-?mail|text|messag|contact|tell|notif|inform|writ)\w* (?:to )?the (?:\w+ )?(?:one|person|winner|candidate)\b",
    re.IGNORECASE,
)
# "reference calls this week": to others
_CALL_TO_OTHERS = re.compile(
    r"\b(?:reference|referee|employer)s?['’]? calls?\b"
    r"|\b(?:calls?|rings?|phones?|calling|ringing|phoning) (?:the |my |up )?(?:\d+|two|three|four|some|few|a few)? ?"
    r"(?:others?\b|other (?:people|candidates|applicants)|references|referees|(?:old|last|former|previous) (?:boss|employer))",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?:in touch|get(?:s|ting)? back|com(?:e|es|ing) back to me|let(?:s|ting)? (?:\w+ )?know|(?:hear(?:s|ing)?|know)\b"
    r"(?! (?:about|of|how))"
    r"|expect(?:ing)? (?:anything|any news|news|word)|(?:contact|email|text|message|answer|repl[iy]|writ)(?:e|s"
    r"|es|ing)?\b|(?:results?|outcome|verdict|feedback)\b"
    r"|(?:get|gets|receive|expect|sends?)(?: me| out)? (?:an? |the )?(?:\w+ )?letters?\b|letter (?:comes"
    r"|follows|by|in|within|next|this|on|from)\b)",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"\bdecid(?:e|es|ing)\b|\bdecision\b|\bmake (?:up )?(?:his|her|their) minds?\b", re.IGNORECASE)
# What the candidate is to do is no answer, nor is what the reader only thinks of doing.
_OWN_MOVE = re.compile(
    r"\bI(?:'m| am|'ll| will| have| need| must| should| can| ought)? ?(?:to |going to )?(?:\w+ly )?"
    r"(?:ring|phone|call|email|write|contact|chase|let (?:him|her|them) know|decide|get back|be in touch)\b"
    r"|\bfrom me\b|\bmy (?:\w+ )?(?:answer|decision|reply|response|yes)\b|\bI (?:can|could|have to|must|should"
    r"|need to|will|'ll)"
    r" (?:then )?(?:say|tell|answer|reply|accept)\b|^(?:to )?(?:chase|if)\b|^(?:to |I should |I can "
    r"|just )?(?:ring|phone|call|email|text|write|write to|message|contact)"
    r" (?:her|him|them|back)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r" and (?=(?:then )?(?:I|they|she|he|we|you|will|then|calls?|rings?|phones?|lets?|emails?|writes?|answers?|decides?"
    r"|(?:head office|HR|[A-Z][a-z]+|the [a-z]+) (?:will|calls?|rings?|phones?|e-?mails?|writes?|lets?|decides?))\b)"
)
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Sister|Frau|Herr"
_NO_NAME = re.compile(rf"I['’]|(?:{_TITLES})$")
_OFFICES = re.compile(r"\b(?:the |an? )?(HR|human resources|recruit(?:er|ment)|agency|head office|personnel)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\b(?:don'?t know|unclear|(?:did ?n[o']t|never) say|no idea|not sure|nothing (?:said|told|fixed)|unsure"
    r"|not (?:told|said|clear)"
    r"|forgot to ask|no(?:t)? (?:date|timeline|mention)|unknown|tb[cda]|n/?a|none)\b|^\W*$",
    re.IGNORECASE,
)


def is_told(text: str) -> bool:
    """Whether a note on the next steps tells anything of them that a question must not ask for again.

    Args:
        text: the note as typed.
    """
    return not (_UNTOLD.search(text) or is_private(text) or is_hostile(text))


def answer_told(text: str, cast: Cast, names: dict[str, str], *, stale: bool) -> Answer | None:
    """The answer that a note on the next steps announces; None where it announces none, or only to whoever is chosen.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
        stale: written so long after the interview that "Friday" and "next week" no longer mean the days they meant.
    """
    if not is_told(text):
        return None
    before = read = ""
    for sentence in sentences(plain(week_named(without_hedges(text))))[:8]:
        for clause in clauses(sentence, names):
            if IF_CHOSEN.search(clause.text) or is_unfit(clause.text):
                continue
            for piece in (p for told in BETWEEN.split(clause.text) for p in _ANOTHER.split(told)):
                read = f"{read}; {piece}"
                if (takes := _TAKES.match(piece)) and not before:
                    return Answer(
                        "hearing from you", "" if stale else f"in {takes['about'] or ''}{_spoken(takes['span'])}".lower()
                    )
                if _is_denied(piece):
                    return None
                for_others = (is_for_some(read) and not is_for_all(piece)) or _TO_ONE_OF_US.search(piece)
                expected = "" if for_others or _OWN_MOVE.search(piece) else _expected(piece, cast)
                if expected:
                    when = _when(piece, cast, stale=stale)
                    day = when_told(before, stale=stale) if _AFTERWARDS.search(piece) and not when else ""
                    # "she talks to the owner Tuesday and calls me after": the call is not on that day
                    return Answer(expected, re.sub(r"^(?:on )?", "after ", day) if day else when)
                before = piece
    return None


_CALLER = re.compile(r"^(?:[a-z]{3,})(?= (?:will|is|has|to|calls|rings|phones|e-?mails|writes)\b)")
# "don't call us", "no emails": nothing is to be waited for, and the next words may be mockery
_DENIED = re.compile(r"\b(?:no|not|never|do ?n['’]?t|wo ?n['’]?t|will not|nobody)(?: \w+)? ?$", re.IGNORECASE)
_YET = re.compile(r"\b(?:before|until|till|til|unless|yet|hesitate|if|later|sooner|earlier)\b", re.IGNORECASE)


def _is_denied(piece: str) -> bool:
    told = (_CALL.search(piece), _WORD.search(piece))
    return not _YET.search(piece) and any(m and _DENIED.search(piece[: m.start()]) for m in told)


def _expected(piece: str, cast: Cast) -> str:
    call, word = _CALL.search(_CALL_TO_OTHERS.sub("", piece)), _WORD.search(piece)
    if not (call or word or _DECIDES.search(piece)):
        return ""
    office = _OFFICES.search(piece)
    if office:
        bare = office[1].lower()
        who = {
            "hr": "HR",
            "human resources": "HR",
            "recruitment": "the recruiter",
            "head office": "head office",
            "personnel": "personnel",
        }
        return f"hearing from {who.get(bare, f'the {bare}')}"
    piece = _CALLER.sub(lambda m: m[0].capitalize() if is_first_name(m[0]) else m[0], piece)  # "tom will call": no cat
    named = [w.lower() for w in re.findall(r"[^\W\d_][\w'’-]+", piece) if w[:1].isupper() and not _NO_NAME.match(w)]
    if not any(w in cast.reader for w in named):
        other = next((cast.others[w] for w in named if w in cast.others), "")
        if other:
            called = re.search(rf"\b({_TITLES})\.? {re.escape(other)}\b", piece, re.IGNORECASE)
            return f"hearing from {called[1].capitalize() + ' ' if called else ''}{other}"
        if any((not everyday(w) or is_first_name(w)) and not re.search(r"day$|ember$|uary$|tober$", w) for w in named[:1]):
            return "hearing more"  # somebody who was not in the room
        if cast.crowded and re.match(r"(?:he|she)\b", piece, re.IGNORECASE):
            return "hearing more"
    if call:
        return "your call"
    return "hearing from you" if word else "hearing your decision"


def _spoken(span: str) -> str:
    """A span of time as one says it: "2-3 weeks" → "2 to 3 weeks"."""
    return re.sub(r"(?<=\d) ?[-–] ?(?=\d)", " to ", span)


_AFTERWARDS = re.compile(r"\b(?:the (?:next )?day )?after(?:wards| that)?\W*$", re.IGNORECASE)
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|\d{1,2}|a couple of|a few)"
_SPAN = (
    rf"{_COUNT}(?: ?[-–] ?\d{{1,2}}| (?:or|to) (?:so|two|three|four|five|six|eight|ten|twelve|\d{{1,2}}))?"
    r" (?:working |business )?(?:days?|weeks?|months?|fortnight)(?: or (?:so|two)\b)?"
)
_AROUND = re.compile(
    rf"\b(?:(?:by|before|at|towards|until) (?:the )?end of (?:(?:the|this|next) )?(?:week|month)|by the weekend"
    rf"|(?:with)?in (?:the (?:next|coming) |about |around |up to )?{_SPAN}|(?:by|early|later) next week)\b",
    re.IGNORECASE,
)
# "about two weeks", "they said 2-3 weeks": how long it takes until one hears
_TAKES = re.compile(
    r"^(?:(?:he|she|they|it|hr)(?: (?:said|says|think|thinks|thought|reckons?|will|would|could|can|may|might|should|'ll))* )?"
    r"(?:it )?(?:(?:will|would|could|can|may|might|should) )?(?:be |takes? )?(?:up to |in )?"
    rf"(?P<about>(?:about|around|roughly|approx\.?|approximately) )?(?P<span>{_SPAN})(?: from now)?$",
    re.IGNORECASE,
)
# "no feedback before the 28th": an answer may come after it, and none by then
_NOT_BEFORE = re.compile(r"\b(?:no|not|nothing|nobody|never|\w+n['’]t)\b.*?\bbefore\b", re.IGNORECASE)
_UPON = re.compile(
    r"\b(?P<joint>after|before|once|when|as soon as) (?P<what>.+?)(?=,| (?:he|she|they|I|we|you)(?:'ll| will| would)\b|$)",
    re.IGNORECASE,
)
_TOO_NEAR = re.compile(
    r"\b(?:today|tonight|tomorrow|tmrw|same day|yesterday|this (?:evening|afternoon|morning))\b", re.IGNORECASE
)
_FEASTS = re.compile(r"(?:thanksgiving|christmas|new year|easter|diwali|ramadan|eid|advent|hanukkah|passover)$", re.IGNORECASE)


def _when(piece: str, cast: Cast, *, stale: bool) -> str:
    """When the answer is to come, as words to follow "your call"; "" where that is not sure to read well."""
    if _TOO_NEAR.search(piece):
        return ""  # by the time it is read, the day has passed
    if not_before := _NOT_BEFORE.search(piece):
        day = when_told(piece[not_before.end() :], stale=stale)
        feast = re.match(r" (?P<feast>\w+)", piece[not_before.end() :])
        if feast and _FEASTS.match(feast["feast"]):
            return f"after {feast['feast'].capitalize()}"
        return f"after {day.removeprefix('on ')}" if day.startswith("on ") else ""
    around = _AROUND.search(piece)
    if around:
        return "" if stale else re.sub(r"\b(?:the )?end of (the |this |next )?", _the_end_of, _spoken(around[0].lower()))
    upon = _UPON.search(piece)
    if upon is None:
        return when_told(piece, stale=stale).replace("mid ", "mid-")
    joint, what = upon["joint"].lower(), to_reader(expand(upon["what"].strip(" .,;:")), cast) or ""
    if _FEASTS.match(what):
        return f"{joint} {what[:1].upper()}{what[1:]}"
    whole = (is_clause(what) and discomfort(what) < 3) or (
        joint in ("after", "before") and (sure_phrase(what) or what.istitle())
    )
    if whole and len(what.split()) <= 8 and not (stale and _RELATIVE.search(what)):
        return f"{joint} {what}"
    return f"{joint} {what}" if what == "the weekend" and not stale else ""


def _the_end_of(match: re.Match[str]) -> str:
    return f"the end of {match[1] or 'the '}"


_RELATIVE = re.compile(rf"\b(?:weekend|week|tomorrow|{WEEKDAY})\b", re.IGNORECASE)
