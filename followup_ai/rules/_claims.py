"""The ledger of claims: everything in a draft that the interview must support, tied to the words that do.

A claim is a person, organisation, place or product named; a number, amount, duration, time, date or weekday; a credential;
a link, address or telephone number; a quotation; a promise said to have been made; or something the candidate says they
have done. Courtesies, opinions, wishes, offers and common knowledge are not claims.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._content import prose
from followup_ai.rules._contrasts import contrast_claims
from followup_ai.rules._evidence import HEARSAY, TOLD, Evidence, evidence_of, holds_hearsay
from followup_ai.rules._experience import deeds_in, experience_claims
from followup_ai.rules._figures import OF_TALK, TALKED_ON, quantity_claims
from followup_ai.rules._hearsay import TOLD_OF, attributes
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._names import name_claims
from followup_ai.rules._scopes import scope_claims
from followup_ai.rules._slots import slot_claims
from followup_ai.rules._text import Sentence, Wording

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
    if context.interview is None:
        return ()
    evidence, today = evidence_of(context.interview), context.now.date()
    found = [
        _here(claim, sentence)
        for sentence in prose(draft)
        for claim in _held_to_account(sentence.wording, sentence.part == "subject", evidence, today)
    ]
    found += _titles(draft, context.interview)
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _titles(draft: Draft, interview: Interview) -> Iterator[Claim]:
    """A title before the candidate's own name, in the signature too, that neither their name nor their notes have."""
    first = interview.candidate.split()[0]
    for m in _TITLE.finditer(draft.text) if first in draft.text else ():
        at = m.end()
        if not draft.text.startswith(first, at) or draft.text[at + len(first) : at + len(first) + 1].isalnum():
            continue
        title = m[1].casefold()
        if not any(re.search(rf"\b{title}\b|\bph\.?d|\bdoctor", note) for _, note in evidence_of(interview).notes):
            yield Claim("credential", m[1], m.start(1), m.end(1), False, "")


_TITLE = compiled(r"\b(Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Captain)\.? ")
_KEPT = 256
"""So many sentences' claims are remembered; each entry holds on to what its interview supports."""


def _claims_in(wording: Wording, subject: bool, evidence: Evidence, today: dt.date) -> Iterator[Claim]:
    """The claims of a sentence, wherever it stands: with offsets into its text."""
    contacts, others = _of_any_day(wording, subject, evidence)
    yield from contacts
    covered = {at for contact in contacts for at in range(contact.start, contact.end)}
    for claim in (*_of_this_day(wording, evidence, today), *others):
        if claim.start not in covered:
            yield claim


@lru_cache(maxsize=_KEPT)
def _of_any_day(wording: Wording, subject: bool, evidence: Evidence) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Links, addresses and numbers; and the other claims that are the same whenever the sentence is written."""
    sentence = wording.alone("subject" if subject else "paragraph")
    contacts = tuple(_contacts(sentence, evidence))
    others = (
        *_quotations(sentence, evidence),
        *name_claims(sentence, evidence),
        *experience_claims(sentence, evidence),
        *contrast_claims(sentence, evidence),
        *slot_claims(sentence, evidence),
        *scope_claims(sentence, evidence),
    )
    return contacts, tuple({(claim.start, claim.end, claim.supported): claim for claim in reversed(others)}.values())[::-1]


@lru_cache(maxsize=_KEPT)
def _of_this_day(wording: Wording, evidence: Evidence, today: dt.date) -> tuple[Claim, ...]:
    """The claims that the day of writing may support."""
    sentence = wording.alone()
    return (*quantity_claims(sentence, evidence, today), *_relative_days(sentence, evidence.interview, today))


def _here(claim: Claim, sentence: Sentence) -> Claim:
    """A claim of a sentence by itself as one of the draft."""
    start, end = sentence.place(claim.start, claim.end)
    return claim._replace(start=start, end=end)


# --- what others may have put into the notes ---------------------------------------------------------------


def _held_to_account(wording: Wording, subject: bool, evidence: Evidence, today: dt.date) -> list[Claim]:
    """The claims of a sentence; what rests on words that may be another's stands only where it tells of the talk."""
    made = list(_claims_in(wording, subject, evidence, today))
    told = any(c.supported and c.source.startswith(_TOLD) for c in made)
    heard = holds_hearsay(evidence.interview) if made else False
    if not (told or heard):
        return made
    sentence = wording.alone()
    if heard and not attributes(sentence):
        made = _again(made, wording, subject, evidence_of(evidence.interview, HEARSAY), today)
    stated = deeds_in(sentence) if told else []
    if told and evidence.interview.outcome != "offer" and (granted := _GRANTED.search(sentence.low)):
        stated.append((granted.start(), len(sentence.text)))
    if not stated:
        return made
    held = _again(made, wording, subject, evidence_of(evidence.interview, TOLD), today)
    own = [any(start <= claim.start < end for start, end in stated) for claim in made]
    return [strict if stands_alone else claim for claim, strict, stands_alone in zip(made, held, own, strict=True)]


_GRANTED = expression(
    r"\b(?:accept(?:ing)?|thank(?:s| you)|grateful|appreciate|look(?:ing)? forward to|delighted|glad)\b"
    r"(?: (?!about\b|over\b)\w+){0,5}?"  # "our talk about the contract" grants nothing
    r" (?:offer of|offered|salary|wages?|pay(?:ing)?|bonus|package|covering|contract|raise|corner office|company car)\b"
    r"|\b(?:sent|paid|wired|transferred|deposited|enclosed|attached)(?: \w+){0,3}? (?:fee|deposit|payment|money|sum|amount)\b"
)
"""Takes pay or an offer for granted, which nobody has made as long as the outcome is not one, or says that one has paid."""
_DAYS = frozenset(("date", "weekday", "month", "time", "ordinal"))
_TOLD = ("discussed:", "their_words:", "next_steps:", "personal:", "concern:", "news:")


def _again(made: list[Claim], wording: Wording, subject: bool, evidence: Evidence, today: dt.date) -> list[Claim]:
    """The claims of a sentence as they are with less evidence."""
    if not any(claim.supported for claim in made):
        return made
    stands = {(c.kind, c.start): c.supported for c in _claims_in(wording, subject, evidence, today)}
    asked = wording.text.endswith("?")
    quoted = [(c.start, c.end) for c in made if c.kind == "quotation" and c.supported]

    def is_lost(claim: Claim) -> bool:
        # "is 28 September still the day?" states nothing, and what stands in another's words is told as theirs
        if any(start <= claim.start < end for start, end in quoted) or (asked and claim.kind in _DAYS):
            return False
        seen = claim.kind != "name" or claim.start == 0  # without its note, a word is no name: it lost it
        return claim.supported and not stands.get((claim.kind, claim.start), seen)

    return [c._replace(supported=False, source="", sure=True) if is_lost(c) else c for c in made]


# --- links, addresses, telephone numbers -----------------------------------------------------------

_CONTACT = expression(
    r"(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<link>\b(?:https?://|www\.)[^\s<>\")]{1,300}|\b[a-z0-9-]{2,63}\.(?:com|"
    r"org|net|io|dev|ai|co\.uk|me|edu|example)\b(?:/[^\s<>\")]{0,200})?)"
    r"|(?P<hidden>\bh[xX]{2}ps?:\S{1,300}|\b[\w-]{2,63} ?[\[({] ?(?:\.|dot) ?[\])}] ?[a-z]{2,10}\S{0,200}"
    r"|\b[\w-]{2,63} dot (?:com|org|net|io|dev|ai|co|me|edu|example)\b(?: (?:slash|dot) \w{1,60}){0,9})"
    r"|(?P<spelt>\b(?:(?:plus|double|triple|oh|zero|one|two|three|four|five|six|seven|eight|nine),?[ -]){6,20}"
    r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred)\b)"
    r"|(?P<phone>(?<![\w.])(?:\+|\()?\d[\d ().-]{7,18}\d(?!\w)|(?<![\w.-])\d{3}[ -]\d{4}(?![\w-]))",
    re.IGNORECASE,
)
_LOCAL = 7
"""Digits of a number without its area, as North Americans write them: 555-0188."""
_MANY_DIGITS = compiled(r"\d[\d ().-]{7}")
_IN_WORDS = expression(r" dot |\b(?:double|oh|zero|three|five|seven|nine)[ -](?:double|oh|zero|one|four|five|six|eight)\b")
_MY_CONTACT = expression(
    r"\b(?:reach|call|phone|ring|text|email|contact|write to) me\b|"
    r"\bmy (?:\w+ )?(?:number|phone|mobile|cell|email|e-mail|address)\b|"
    r"\b(?:be|me) (?:reached|contacted)\b|\b(?:reachable|available) (?:at|on|by|under)\b|"
    r"\bfeel free to (?:call|ring|phone|text|e-?mail|contact|reach)\b|\bi(?: am|'m) (?:on|at)\b"
)


def _contacts(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    mine: bool | None = None
    text = sentence.text
    marked = "@" in text or "/" in text or _IN_WORDS.search(text) or text.find(".", 0, len(text) - 1) >= 0
    if not (marked or _MANY_DIGITS.search(text)):
        return
    trusted = [(name, note) for name, note in evidence.notes if name not in TOLD_OF or name == "concern"]
    for m in _CONTACT.finditer(sentence.text):
        kind = m.lastgroup or "link"
        text = m.group().rstrip(".,;").casefold()
        if kind == "phone":
            digits = re.sub(r"\D", "", text)
            local = len(digits) == _LOCAL and _MY_CONTACT.search(sentence.low)
            if (len(digits) < 9 and not local) or re.fullmatch(r"[\d]{4}-\d\d-\d\d", text):
                continue
            source = next((f"{name}: {digits}" for name, note in trusted if digits[-9:] in re.sub(r"\D", "", note)), "")
        else:
            bare = re.sub(r"^https?://(?:www\.)?", "", text).rstrip("/")
            source = next((f"{name}: {note[:120]}" for name, note in trusted if bare in note), "")
        if mine is None:
            mine = bool(_MY_CONTACT.search(sentence.low))
        handed = kind == "phone" and digits[-9:] in evidence.digits
        own = kind not in ("link", "hidden") and mine and not handed
        yield claim_at(sentence, {"hidden": "link", "spelt": "phone"}.get(kind, kind), m.start(), m.end(), source, sure=not own)


# --- days told from the clock ---------------------------------------------------------------------

_RELATIVE = expression(r"\b(?:yesterday|today|this (?:morning|afternoon)|(?P<ago>the other day)|last week|earlier this week)\b")
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


def _relative_days(sentence: Sentence, interview: Interview, today: dt.date) -> Iterator[Claim]:
    """ "Yesterday" and the like, said of the conversation, against the clock."""
    days = (today - interview.date).days
    for m in _RELATIVE.finditer(sentence.low):
        if m["ago"] or not 0 <= days <= _STALE:
            continue
        before, after = sentence.low[max(0, m.start() - 120) : m.start()], sentence.low[m.end() : m.end() + 80]
        if not (TALKED_ON.search(before) or OF_TALK.match(after)):
            continue
        low, high = _ALLOWED_DAYS[m.group()]
        fits = low - 1 <= days <= high + 1
        # The clock is the checker's, not always the writer's: a misfit is a doubt, not a fault.
        yield claim_at(sentence, "date", *m.span(), f"date: {interview.date}", sure=fits)


# --- quotations ---------------------------------------------------------------------------------------

_QUOTED = expression(r"\"([^\"]{9,300})\"|(?<![\w])'([^']{9,300})'(?!\w)")


def _quotations(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """Three words or more in quotation marks must be in the notes, nearly word for word."""
    for m in _QUOTED.finditer(sentence.low):
        phrase = (m.group(1) or m.group(2)).strip(" .,!?")
        if len(phrase.split()) < 3:
            continue
        from rapidfuzz import fuzz  # 15 ms to import, and seldom needed

        near = max(evidence.notes, key=lambda note: fuzz.partial_ratio(phrase, note[1]), default=("", ""))
        alike = fuzz.partial_ratio(phrase, near[1]) >= 75 if len(near[1]) >= len(phrase) * 0.6 else False
        group = 1 if m.group(1) else 2
        claim = claim_at(sentence, "quotation", *m.span(group), f"{near[0]}: {near[1][:120]}" if alike else "")
        yield claim._replace(sure=False)
