"""Degrees, certificates, licences and clearances that a draft says the candidate holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._contrasts import is_claimed
from followup_ai.rules._evidence import OWN_FIELDS, Evidence, spelt_out
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._quantities import spelt_number
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import OF_ONESELF, VAGUE, WORD, is_stop, plain, root, stem, weight, words_in

_CREDENTIAL = expression(
    r"\b(?P<name>ph\.? ?d|m\.? ?tech|b\.? ?tech|b\.? ?com|m\.? ?com|"
    r"doctorate|mba|m\.? ?sc|b\.? ?sc|m\.? ?eng|b\.? ?eng|master's|"
    r"bachelor's|masters? (?:degree|in|of)|bachelors? (?:degree|in|"
    r"of)|pgce|nvq|hnd|"
    r"(?:security )?clearance|"
    r"cpa|cfa|acca|cima|pmp|prince2|cissp|cisa|shrm|cipd|nebosh|iosh|"
    r"six sigma|black belt|green belt|degree|diploma|certificat(?:e|"
    r"ion)|certified|licen[cs]e|licen[cs]ed|"
    r"chartered|accredited|registered nurse|rn)\b"
)
_CLASS = {
    "phd": "phd ph.d doctorate doctoral dphil", "doctorate": "phd ph.d doctorate doctoral dphil", "mba": "mba",
    "master": "master msc m.sc ma m.a meng m.eng mphil m.phil mba m.ed mlis mls m.l.s mres mpa mph msw mfa mtech m.tech mcom "
    "m.com mplan m.s llm mlitt mpharm mchem mmus mdes m.arch mpp",
    "bachelor": "bachelor bsc b.sc bs b.s ba b.a beng b.eng b.ed bfa bsn bcom b.com btech b.tech llb blis bmls bpharm bmus "
    "bdes bba bca bsw b.arch degree graduate",
    "degree": "degree bsc b.sc bs b.s msc m.sc m.s ba b.a ma m.a beng meng b.ed m.ed bfa mfa bcom b.com mcom m.com mlis mres "
    "mpa mph btech b.tech mtech m.tech mplan mls m.l.s msw bsw bsn phd mba bachelor master doctorate graduat studied univ uni "
    "llb hnd",
    "diploma": "diploma dip hnd degree", "certif": "certif certs cert qualif licen chartered accredit diploma",
    "licen": "licen certif cert qualif ticket card", "registered": "registered rn nurse nmc",
    "chartered": "chartered aca acca fcca acma cima ican icai icas icaew mrics frics mciob mrtpi riba mcips mcipd mice miet",
    "accredit": "accredit certif cert",
}  # fmt: skip
_UNDERWAY = expression(
    r"\b(?:studying|study(?: for)?|working (?:for|towards?|on)|towards?|part[- ]qualified|(?<!semi[- ])(?<!quarter[- ])finalist"
    r"|sitting|modules? done|enrolled|signed up|half ?way|prepar\w+ for|papers? passed|\d of (?:the )?\d|booked"
    r"|start(?:ing|ed)(?! (?:out|off|as|at|with|from)\b)|not yet|in progress|in view|due|failed|retak\w+|finish(?:ing|es)?\b"
    r"|to go|nearly|almost|exams? left)\b"
)
"""What is under way is not held: "studying for ACCA" supports no "qualified accountant"."""
_ANOTHER = expression(
    r"^\W*(?:and |now |currently )*(?:finishing|starting|studying(?: for)?|working (?:for|towards?|on)|sitting) "
    r"(?!(?:in|by|on|at|next|this|soon|it|up|with|now|late|early|mid)\b|\d{4}\b)\w"
)
"""What names another thing that is under way: "Level 4 diploma, finishing Level 6" holds the diploma."""


def _is_under_way(note: str, held: re.Pattern[str]) -> bool:
    """Whether what a note says of a credential is that it is not there yet."""
    pieces = re.split(r"[,;(]", note)
    return any(_UNDERWAY.search(p) and (held.search(p) or not _ANOTHER.search(p)) for p in pieces)


_LACKED = expression(
    r" is (?:the |one )?(?:one |only )?thing (?:that )?i (?:still )?(?:lack|do not have|don't have|am missing)"
    r"|,? (?:which )?i lack\b"
)
_NOT_HELD = expression(r"\b(?:don't|do not|haven't|have not|hasn't|without|lack|lacking|no|not|yet to)\b[^.;,]{0,30}$")
_HOLDS = expression(
    r"\b(?:as an? |i am an? |i'm an? )(?P<held>(?:[\w'-]+ ){1,5})holder\b"
    r"|\b(?:i|i've|i have) (?:\w+ly |already |now |just |since )?(?:hold|passed|completed|gained|obtained|earned|got|finished) "
    r"(?:my|an?|the|both) (?P<got>(?:[\w'/-]+ ?){1,5})"
    r"|\bhaving (?:\w+ly |already |just )?(?:passed|completed|gained|obtained|earned|finished) "
    r"(?:my|an?|the) (?P<done>(?:[\w'/-]+ ?){1,5})"
)
"""Says that a credential is held."""


def _held_too_soon(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """A course, an exam or a credential told as held which all the notes on it call under way."""
    if _UNDERWAY.search(sentence.low):
        return
    yield from _of_the_future(sentence, evidence)
    for m in _HOLDS.finditer(sentence.low):
        held = m[m.lastgroup or 0]
        words = [w for w in (plain(t.group()) for t in WORD.finditer(held)) if not is_stop(w) and stem(w) not in VAGUE]
        if not words:
            continue
        pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words[:2]))
        told = [n for f, n in evidence.notes if f in OWN_FIELDS and pattern.search(n)]
        if _LACKED.match(sentence.low, m.end()):
            continue
        if told and all(_is_under_way(n, pattern) for n in told):
            yield claim_at(sentence, "credential", *m.span(), "", sure=False)


_SAID_HELD = expression(
    r"\b(?:(?:hold|have|with) [\w' ]{3,40}? and (?:the|an?|my)|my|with (?:my|an?|the)|have (?:my|an?)|hold|holding(?: an?)?"
    r"|being an? (?:qualified|certified|chartered|registered)|as an? (?:fully )?(?:qualified|certified|chartered|registered)"
    r"|now that i have (?:my|an?)) "
    r"(?P<what>(?:(?!(?:for|at|with|to|from|about)\b)[\w'/-]+ ?){1,4})"
)


def _of_the_future(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """What the candidate's notes tell as studied for or begun, and nothing tells as had, told as held."""
    begun = _begun(evidence)
    for m in _SAID_HELD.finditer(sentence.low) if begun else ():
        words = [] if _AHEAD.match(sentence.low[m.start("what") :]) else families(m["what"])
        if words and any(words[0] not in held and told.issuperset(words[:2]) for told, held in begun):
            yield claim_at(sentence, "credential", *m.span(), "", sure=False)


@lru_cache(maxsize=64)
def _begun(evidence: Evidence) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What the candidate's notes call begun, as families of its words, each with those of all else they note of themselves."""
    own = [piece for f, n in evidence.notes if f in OWN_FIELDS for piece in re.split(r"[,;(.]", n)]
    begun = [piece for piece in own if _UNDERWAY.search(piece) and not _DONE_TOO.search(piece)]
    return tuple(
        (frozenset(families(piece)), frozenset(word for other in own if other != piece for word in families(other)))
        for piece in begun
    )


_AHEAD = compiled(r"(?:[\w'/-]+ ){0,6}?(?:should|will|is (?:due|to)|ends|finishes|exam|studies|course)\b")
_DONE_TOO = compiled(r"\b(?:passed|completed|obtained|graduated|qualified|since|\d{4}-)\b(?! (?:\d|one|two|three) of)")
"""A note that tells of something had besides."""


def families(text: str) -> list[str]:
    """The families of the telling words of a text, in order."""
    forms = [stem(plain(t.group())) for t in WORD.finditer(text)]
    return [root(form) for form in forms if weight(form) >= 1 and form not in _PAPERS]


_PAPERS = frozenset(
    stem(word) for word in words_in("credential certificate card licence license qualification exam course diploma")
)


def _told_as(form: str) -> str:
    """A pattern for a short form of a degree, and for any word that begins with a long one; "BS EN 9606" is a standard."""
    standard = r"(?! (?:en|iso|\d))" if form == "bs" else ""
    return rf"\b{re.escape(form)}" + ("" if len(form) > 4 else rf"\b{standard}")


_SUBJECT = expression(
    r"\b(?:as an? |my |with (?:an?|my) |have an? |hold an? |being an? )(?P<subject>[a-z]{4,})"
    r" (?:graduate|degree|diploma|certificate|certification|apprenticeship)\b"
)
_OF_NO_SUBJECT = frozenset(
    words_in(
        "first university college honours master masters bachelor bachelors doctoral recent fresh higher advanced foundation "
        "national"
    )
)


def _subjects(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """What a degree is said to be in, where the notes have one in something else: "a mathematics graduate" for philosophy."""
    for m in _SUBJECT.finditer(sentence.low):
        word = plain(m["subject"])
        noted = any(_DEGREE_NOTED.search(note) for field, note in evidence.notes if field in OWN_FIELDS)
        if noted and word not in _OF_NO_SUBJECT and not is_stop(word) and not evidence.kin(word):
            yield claim_at(sentence, "credential", *m.span("subject"), "", sure=False)


_DEGREE_NOTED = compiled(r"\b(?:degree|diploma|graduat\w*|b\.?sc|b\.?a|m\.?sc|m\.?a|certificate|apprentice\w*|cert)\b")


def credential_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """The degrees, papers and clearances of one sentence that are said to be the candidate's."""
    if not OF_ONESELF.search(sentence.low):
        return
    yield from _held_too_soon(sentence, evidence)
    yield from _subjects(sentence, evidence)
    yield from _unknown_papers(sentence, evidence)
    yield from _levels(sentence, evidence)
    yield from _honours(sentence, evidence)
    for m in _CREDENTIAL.finditer(sentence.low):
        before = sentence.low[max(0, m.start() - 40) : m.start()]
        if re.search(
            r"\b(?:your|their|the|great|some|high|certain|that|this|to a|of|any|(?<!as )a) $", before
        ) and not re.search(r"\b(?:my|have|hold|earned|completed|did|got)\b", before):
            continue
        name = m["name"]
        forms = next((f for start, f in _CLASS.items() if name.replace(".", "").replace(" ", "").startswith(start)), name)
        pattern = re.compile("|".join(map(_told_as, forms.split())))
        told = [(f, n) for f, n in evidence.notes if pattern.search(n)]
        if _LACKED.match(sentence.low, m.end()) or _NOT_HELD.search(before):
            continue
        if told and all(_is_under_way(n, pattern) for _, n in told) and not _UNDERWAY.search(sentence.low):
            yield claim_at(sentence, "credential", *m.span(), "", sure=False)
            continue
        source = next((f"{f}: {n[:120]}" for f, n in told), "") or evidence.word(plain(name))
        if not source and name.startswith(("certifi", "diploma", "licen")):
            source = (
                _awarded(before, evidence, words=1 if name == "certified" else 3)
                or _awarded(sentence.low[m.end() : m.end() + 40], evidence, first=True)
                or spelt_out(sentence, m.start(), evidence)
            )
        yield claim_at(sentence, "credential", *m.span(), source)


_PAPER = compiled(
    r"\b(?:[Mm]y|have|hold|an?|the|with) ([A-Z]{2,6}|[A-Z][A-Za-z]*[A-Z]\w*) "
    r"(?:qualifi|certif|licen|card|ticket|member|accredit|credential|badge|exam|diploma|training|course|pass)"
)


def _unknown_papers(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """A paper called by initials that no note has: "my ARLA qualification"."""
    for m in _PAPER.finditer(sentence.text):
        word = plain(m[1])
        if not (evidence.word(word) or evidence.initials.get(word)):
            yield claim_at(sentence, "credential", *m.span(), "", sure=False)


_AT_LEVEL = expression(r"\b(?:level|lvl|grade|band|tier|stage|l)[ -]?(\d|one|two|three|four|five|six|seven|eight)\b")


def _levels(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """The level of a paper where the candidate's notes have other levels only: "NVQ Level 3" for level 2."""
    said = list(_AT_LEVEL.finditer(sentence.low))
    noted = {_level(m) for f, n in evidence.notes if said and f in OWN_FIELDS for m in _AT_LEVEL.finditer(n)}
    yield from (claim_at(sentence, "credential", *m.span(), "", sure=False) for m in said if noted and _level(m) not in noted)


def _level(found: re.Match[str]) -> int:
    return int(found[1]) if found[1].isdigit() else spelt_number(found[1])


_HONOUR = expression(
    r"\b(?:award|prize|medal|scholarship|trophy|commendation|bursary|first[- ]class|distinction|employee of the (?:month|year)"
    r"|promotion|promoted|dean's list|honou?rs)\b"
)


def _honours(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """An honour that no note tells of."""
    for m in _HONOUR.finditer(sentence.low):
        noted = evidence.word(plain(m.group())) or any(_HONOUR.search(note) for _, note in evidence.notes)
        if not noted and is_claimed(sentence.low[: m.start()]):
            yield claim_at(sentence, "credential", *m.span(), "", sure=False)


def _awarded(beside: str, evidence: Evidence, *, first: bool = False, words: int = 3) -> str:
    """The source of a paper that the notes call by what it is of: "CIPP foundation" for "the CIPP foundation certificate"."""
    near = [plain(t.group()) for t in WORD.finditer(beside)]
    near = near[:4] if first else near[-words:]
    found = next((w for w in near if len(w) > 2 and not is_stop(w) and evidence.is_own(w)), "")
    source = evidence.word(found)
    held = not (_PRACTISED.search(source.lower()) or _UNDERWAY.search(source.lower()))
    return source if source.startswith("qualifications:") and held else ""


_PRACTISED = compiled(
    r"\b(?:us(?:e|ed|ing)|yrs?|years?|months?|experience|worked|working)\b(?!.*\b(?:level|grade|pass|distinction))"
)
"""Says that a thing was done or used, which is no paper: "use Tableau at work"."""
