"""The ledger of claims: everything in a draft that the interview must support, tied to the words that do.

A claim is a person, organisation, place or product named; a number, amount, duration, time, date or weekday; a credential;
a link, address or telephone number; a quotation; a promise said to have been made; or something the candidate says they
have done. Courtesies, opinions, wishes, offers and common knowledge are not claims.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from followup_ai.models import Context, Draft, Interview
from followup_ai.rules._content import prose
from followup_ai.rules._evidence import OWN_FIELDS, Evidence, evidence_of
from followup_ai.rules._experience import experience_claims
from followup_ai.rules._ledger import Claim
from followup_ai.rules._names import name_claims
from followup_ai.rules._quantities import Quantity, quantities
from followup_ai.rules._text import Sentence

__all__ = ["Claim", "claims"]


@lru_cache(maxsize=8)
def claims(draft: Draft, context: Context) -> tuple[Claim, ...]:
    """Every claim of a draft, in the order of the text, each supported or not.

    Args:
        draft: whose subject, body, postscript and voicemail are read.
        context: whose interview is the evidence; without one there are no claims to check.

    Returns:
        claims with offsets into `draft.text`; `source` is "field: words of the note", empty where nothing supports it.
    """
    interview = context.interview
    if interview is None:
        return ()
    evidence = evidence_of(interview)
    found: list[Claim] = []
    for sentence in prose(draft):
        contacts = list(_contacts(sentence, evidence))
        found += contacts
        covered = {at for contact in contacts for at in range(contact.start, contact.end)}
        for claim in (
            *_quantity_claims(sentence, evidence, context),
            *_relative_days(sentence, context, interview),
            *_quotations(sentence, evidence),
            *name_claims(sentence, evidence),
            *experience_claims(sentence, evidence, interview),
        ):
            if claim.start not in covered:
                found.append(claim)
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _claim(sentence: Sentence, kind: str, start: int, end: int, source: str, sure: bool = True) -> Claim:
    words = sentence.words_at(start, end)
    return Claim(kind, words.text, words.start, words.end, bool(source), source, sure)


# --- links, addresses, telephone numbers -----------------------------------------------------------

_CONTACT = re.compile(
    r"(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<link>\b(?:https?://|www\.)[^\s<>\")]{1,300}|\b[a-z0-9-]{2,63}\.(?:com|"
    r"org|net|io|dev|ai|co\.uk|me|edu|example)\b(?:/[^\s<>\")]{0,200})?)"
    r"|(?P<phone>(?<![\w.])(?:\+|\()?\d[\d ().-]{7,18}\d(?!\w))",
    re.IGNORECASE,
)
_MY_CONTACT = re.compile(
    r"\b(?:reach|call|phone|ring|text|email|contact|write to) me\b|"
    r"\bmy (?:\w+ )?(?:number|phone|mobile|cell|email|e-mail|address)\b|"
    r"\bi am on\b"
)


def _contacts(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    mine: bool | None = None
    for m in _CONTACT.finditer(sentence.text):
        kind = m.lastgroup or "link"
        text = m.group().rstrip(".,;").casefold()
        if kind == "phone":
            digits = re.sub(r"\D", "", text)
            if len(digits) < 9 or re.fullmatch(r"[\d]{4}-\d\d-\d\d", text):
                continue
            source = "notes" if digits[-9:] in evidence.digits else ""
        else:
            bare = re.sub(r"^https?://(?:www\.)?", "", text).rstrip("/")
            source = next((f"{name}: {note[:120]}" for name, note in evidence.notes if bare in note), "")
        if mine is None:
            mine = bool(_MY_CONTACT.search(sentence.low))
        own = kind != "link" and mine
        yield _claim(sentence, kind, m.start(), m.end(), source, sure=not own)


# --- quantities -------------------------------------------------------------------------------------

# What is offered, proposed or asked is not claimed: "I am free on Monday", "should I keep the week of 8 June?"
_OFFER = re.compile(
    r"\bi(?:'ll| will| can| could|'d (?:be|love|like)| would (?:be|love|like)| hope)\b|\b(?:i am|i'm) (?:\w+ )?(?:free|"
    r"available|around|reachable|in town)\b|\b(?:free|available|availability)\b"
    r"|\b(?:happy|glad|delighted|able|pleased) to (?:\w+ )?(?:talk|"
    r"speak|meet|call|chat|come|join|start|discuss|arrange|visit|do|"
    r"take|answer|hop)\b"
    r"|\b(?:could|can|may|might|shall|should|would) (?:i|we|you|it)\b|"
    r"\bif (?:it|that|you|there|the)\b|\bcall you\b|\bat your convenience\b"
)
_HARMLESS_AFTER = re.compile(
    r"[ -](?:of (?:us|you|them|these|those|the)|things?|points?|topics?|"
    r"questions?|areas?|reasons?|thoughts?|ideas?|words?|minutes?|"
    r"sentences?|"
    r"lines?|ways?|sides?|steps?|moments?|main|key|pages?|subjects?|"
    r"themes?|conversations?|people|parts?|aspects?|directions?)\b"
)
# What the reader is said to have told is no offer, whatever else the sentence offers.
_TOLD = re.compile(
    r"\b(?:decid\w+|decision|deadline|you (?:said|mentioned|hoped?|"
    r"expect(?:ed)?|told|plan(?:ned)?|explained|wanted)|(?:my|i have|"
    r"i've) [^.;]{0,40}years?)\b"
)
_SMALL = 5
_TALK = (
    r"(?:talk(?:ed|ing)?|conversation|interview(?:ed|ing)?|meeting|"
    r"met|chat(?:ted)?|spoke|speaking|discussion|discussed|call|visit|"
    r"panel|session|"
    r"told|said|mentioned|showed|saw|walked|thank(?:s| you)|your time|the time you|see(?:ing)? you)"
)
_TALKED_ON = re.compile(rf"\b{_TALK}\b[^.;?!]{{0,60}}$")
_OF_TALK = re.compile(r"^(?:'s|'|s)? ?(?:\w+ ){0,2}(?:interview|conversation|talk|meeting|chat|call|discussion|visit|panel)\b")
_AHEAD = re.compile(
    r"\b(?:by|before|until|till|next|after|deadline|decision|decide|"
    r"hear|following|this coming|coming)(?: (?:the|on|end of|close of))? ?$"
)
_ROUNDED = re.compile(
    r"(?<!talk )(?<!talked )(?<!talking )(?<!went )(?<!go )\b(?:over|"
    r"more than|well over|upwards of|in excess of|at least)(?: (?:a|"
    r"the|some))? $"
)


def _around(sentence: Sentence, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch, as far as they can bear on it."""
    return sentence.low[max(0, start - 120) : start], sentence.low[end : end + 80]


def _quantity_claims(sentence: Sentence, evidence: Evidence, context: Context) -> Iterator[Claim]:
    offer = bool(_OFFER.search(sentence.low)) and not _TOLD.search(sentence.low)
    for quantity in quantities(sentence.text):
        source = _support(quantity, evidence, context)
        before, after = _around(sentence, quantity.start, quantity.end)
        if not source and (_harmless(quantity, before, after) or (offer and _offered(quantity, before))):
            continue
        if quantity.kind == "weekday" and source and not offer:
            source = _weekday_source(quantity, before, after, evidence)
        sure = True
        if source and _ROUNDED.search(before) and not _also_rounded(quantity, evidence):
            source, sure = "", False
        yield _claim(sentence, quantity.kind, quantity.start, quantity.end, source, sure)


def _support(quantity: Quantity, evidence: Evidence, context: Context) -> str:
    for key in sorted(quantity.keys, key=str):
        if source := evidence.quantities.get(key):
            return source
    today = context.now.date()
    if any(key in (("date", today.month, today.day), ("dom", today.day)) for key in quantity.keys):
        return f"today: {today}"
    number = re.match(r"[\d,]+|[a-z]+(?:-[a-z]+)?", quantity.text.lower())
    if quantity.kind in ("duration", "amount") and number:
        # The notes may leave the unit out ("Kafka: 6").
        bare = quantities(number.group())
        sources = [evidence.quantities.get(k, "") for q in bare if q.kind == "number" for k in q.keys]
        if own := next((s for s in sources if s.startswith(OWN_FIELDS)), ""):
            return own
    if quantity.kind == "duration" and context.interview:
        return _elapsed(quantity, context.interview.date, today)
    return ""


def _elapsed(quantity: Quantity, interview: dt.date, today: dt.date) -> str:
    """A duration that is the time since the interview, to the half week."""
    minutes = next(
        (float(k[1]) * (43_800 if k[0] == "months" else 1) for k in quantity.keys if k[0] in ("minutes", "months")), 0.0
    )
    return f"date: {interview}" if abs(minutes / 1440 - (today - interview).days) <= 3.5 else ""


def _harmless(quantity: Quantity, before: str, after: str) -> bool:
    value = next((k[1] for k in quantity.keys if k[0] == "n"), None)
    if quantity.kind == "number":
        small = isinstance(value, int) and value <= _SMALL and not quantity.text[0].isdigit()
        return small and bool(_HARMLESS_AFTER.match(after) or re.search(r"\b(?:these|those|both|all|the other) $", before))
    if quantity.kind == "duration":
        if any(k[0] in ("minutes", "seconds") and float(k[1]) <= 1440 for k in quantity.keys) and not re.search(
            r"\bmy\b.*$", before
        ):
            return bool(
                re.search(r"\b(?:spare|within|next|last|past|for|few|your|took|take|taking) (?:\w+ ){0,2}$", before)
            ) or after.startswith((" of your", "' of"))
        return bool(re.search(r"\b(?:next|coming|another|past|last|first) (?:few |couple of )?$", before))
    return False


def _offered(quantity: Quantity, before: str) -> bool:
    if quantity.kind == "number":
        return bool(re.search(r"\b(?:at|from|until|till|around|about|after|before) $", before))
    small = quantity.kind == "duration" and any(k[0] == "minutes" for k in quantity.keys)
    return small or quantity.kind in ("time", "date", "weekday", "month", "ordinal")


def _weekday_source(quantity: Quantity, before: str, after: str, evidence: Evidence) -> str:
    """Where the weekday is said of the conversation, only the interview's own (or one in the notes) supports it."""
    day = next(k[1] for k in quantity.keys)
    talked = bool(_OF_TALK.match(after) or (_TALKED_ON.search(before) and not _AHEAD.search(before)))
    source = evidence.quantities[("weekday", day)]
    return evidence.talk_days.get(int(day), "") if talked else source


def _also_rounded(quantity: Quantity, evidence: Evidence) -> bool:
    number = re.escape(quantity.text.split()[0].split("-")[0].lower())
    rounded = re.compile(rf"(?:over|more than|at least|plus|>|upwards)[^.;]{{0,12}}{number}|{number} ?\+|\+")
    return any(rounded.search(note) for _, note in evidence.notes)


_RELATIVE = re.compile(r"\b(?:yesterday|today|this (?:morning|afternoon)|(?P<ago>the other day)|last week|earlier this week)\b")
_ALLOWED_DAYS = {
    "yesterday": (1, 1),
    "today": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "last week": (3, 14),
    "earlier this week": (0, 6),
}
_STALE = 30
"""Days after the interview beyond which the clock is not the message's own, but that of somebody checking it later."""


def _relative_days(sentence: Sentence, context: Context, interview: Interview) -> Iterator[Claim]:
    """ "Yesterday" and the like, said of the conversation, against the clock."""
    days = (context.now.date() - interview.date).days
    for m in _RELATIVE.finditer(sentence.low):
        if m["ago"] or not 0 <= days <= _STALE:
            continue
        before, after = _around(sentence, *m.span())
        if not (_TALKED_ON.search(before) or _OF_TALK.match(after)):
            continue
        low, high = _ALLOWED_DAYS[m.group()]
        fits = low - 1 <= days <= high + 1
        # The clock is the checker's, not always the writer's: a misfit is a doubt, not a fault.
        yield _claim(sentence, "date", *m.span(), f"date: {interview.date}", sure=fits)


# --- quotations ---------------------------------------------------------------------------------------

_QUOTED = re.compile(r"\"([^\"]{9,300})\"|(?<![\w])'([^']{9,300})'(?!\w)")


def _quotations(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """Three words or more in quotation marks must be in the notes, nearly word for word."""
    for m in _QUOTED.finditer(sentence.low):
        phrase = (m.group(1) or m.group(2)).strip(" .,!?")
        if len(phrase.split()) < 3:
            continue
        near = max(evidence.notes, key=lambda note: fuzz.partial_ratio(phrase, note[1]), default=("", ""))
        alike = fuzz.partial_ratio(phrase, near[1]) >= 75 if len(near[1]) >= len(phrase) * 0.6 else False
        group = 1 if m.group(1) else 2
        claim = _claim(sentence, "quotation", *m.span(group), f"{near[0]}: {near[1][:120]}" if alike else "")
        yield replace(claim, sure=False)
