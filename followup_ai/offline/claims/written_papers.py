"""Reads the degrees and papers that a tidy phrase names, and says that the candidate has them, with all that it adds."""

from __future__ import annotations

import re

from followup_ai.offline.claims.spells import AMOUNT, is_agent
from followup_ai.offline.claims.written_deeds import COUNTED, first_word, head_of
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, capitals
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.wording import indefinite

DEGREE = (
    r"(?:(?:bachelor|master)(?:['’]s)?(?: degree)?(?= (?:in|of|from|at)\b|$|,)|(?:Bachelor|Master"
    r"|Doctor) of [A-Z]\w+(?: [A-Z]\w+)*|Ph\.?D|DPhil|PharmD|Pharm\.D|M\.?A|M\.?Sc|B\.?A|B\.?Sc|B\.?Eng|M\.?Eng"
    r"|MBA|MRes|MPhil|LLB|LLM|B\.?Ed|M\.?Ed|PGCE|PGDip|PGCert|PGDE|HND|HNC|BTS|BTEC|BS|MS|B\.?Com|MPH|MSW|BSW|BSN|MSN|MBBS|B\.?Tech"
    r"|M\.?Tech|MFA|BFA|MLitt"
    r"|foundation degree|honours degree|degree|diploma|doctorate)"
)
"""A degree's name, as notes have it."""
_LETTERS_FROM = re.compile(r"^(?P<what>[A-Z][A-Za-z.]*[A-Z][A-Za-z.]*)(?P<rest> (?:from|at) [A-Z].*)$")
_A_DEGREE = re.compile(rf"^(?P<what>{DEGREE}\.?)(?P<rest>(?: .*)?)$")
_NO_FIELD = ("in", "of", "on", "from", "at", "with", "and", "for", "by", "since", "as", "degree", "hons")
PAPER_HEAD = re.compile(
    r"(?:licen[cs]es?|certificates?|certifications?|accreditations?|diplomas?|degrees?|qualifications?|tickets?"
    r"|cards?|badges?|clearance"
    r"|endorsements?|ratings?|permits?|registration|membership|award|designation|CoC|CPC|NVQ|SVQ|BTEC|T Level"
    r"|A[- ]levels?|GCSEs?)$",
    re.IGNORECASE,
)
"""The noun that names a paper."""
_LEVELLED = re.compile(
    r"^(?P<name>(?:[\w&'’./-]+ ){1,6})?(?:level|grade|part|class|cat|category) (?:\d|[IVX]+\b|[A-E]\b)(?P<of>(?: in"
    r"| award)?.*)$",
    re.IGNORECASE,
)
SINCE = re.compile(r" since (?P<year>(?:[A-Z][a-z]+ )?(?:19|20)\d\d)(?= and |$)")
_PUBLISHED = re.compile(
    r"^(?!(?:the|my|our|these|those) )(?!.*\bI \w+)(?P<many>\w+|\d+) (?:\w+[- ]?\w* )?"
    r"(?:papers|articles|publications|stories|essays|poems|novels|books)\b"
)


def study(phrase: str) -> tuple[str, str] | None:
    """A degree, with its field, its school and what else stands behind it."""
    match = _A_DEGREE.match(phrase) or _LETTERS_FROM.match(phrase)
    if match is None:
        return None
    what, rest = match["what"], _HOW_STUDIED.sub("", match["rest"])
    if re.fullmatch(r"(?:bachelor|master)['’]s", what):
        what = f"{what} degree"
    first = first_word(rest) if rest.strip() else ""
    if first and not first.startswith("(") and first not in _NO_FIELD and not rest.strip()[:1].isdigit():
        school = _SCHOOL_LAST.search(rest)
        field = rest[: school.start()] if school and _is_school(school[0].strip()) and what != "diploma" else rest
        rest = f"{' in' * bool(field)}{field}{' from' * (field != rest)}{rest[len(field) :]}"
    elif re.fullmatch(r" (?:19|20)\d\d", rest):
        rest = f" ({rest.strip()})"
    rest = _YEAR_LAST.sub(r" (\g<year>)", rest)
    with_years = re.sub(
        rf" with (?P<long>{AMOUNT.pattern.lstrip('^')}) (?:of )?(?P<what>.+?) experience$",
        r" and \g<long> of \g<what> experience",
        rest,
        flags=re.IGNORECASE,
    )
    verb = "hold" if re.match(r"bachelor|master|doctor\b|diploma|doctorate", what, re.IGNORECASE) else "have"
    return f"I {verb} {indefinite(what)}{with_years}", f"my {what}{rest}"


# "MSc spatial planning UWE": a last word in capitals that is no everyday word names the school
_SCHOOL_LAST = re.compile(r"(?<! in)(?<! of)(?<! and)(?<! from)(?<! at) (?P<school>[A-Z][\w'’.-]+)$")
_YEAR_LAST = re.compile(r"(?<=[a-z]) (?P<year>(?:19|20)\d\d)$(?<! in \d{4})(?<! from \d{4})(?<! since \d{4})")
_HOW_STUDIED = re.compile(r",? \(?(?:part|full)[- ]time\)?|,? (?:finished|completed|done)(?= (?:in )?\d{4}$|$)")


def _is_school(word: str) -> bool:
    """Whether a word in capitals names a school or its town, and no subject ("Warsaw", "KNUST", but "Mgt", "English")."""
    return word.isupper() or (len(word) > 4 and (not everyday(word) or word.lower() in capitals()))


# "Second Mate CoC issued in 2025"
_CAME_BY = re.compile(
    r"^(?P<what>(?:[\w&'’./()-]+ ){0,5}[\w()]+) (?P<did>renewed|obtained|gained|passed|completed|finished|awarded|issued)"
    r" (?P<when>(?:in|last|this) [\w ]+|(?:19|20)\d\d)$"
)


def paper(phrase: str) -> tuple[str, str] | None:
    """A paper that one holds, with what it is in, for or until."""
    head = head_of(phrase)
    last = _CLASS.sub("", head).split()[-1].lower() if head else ""
    if _PUBLISHED.match(phrase):
        return f"I have {'' if ' published ' in f' {phrase} ' else 'published '}{phrase}", ""
    if first_word(phrase) in PREPOSITIONS | (DETERMINERS - {"my"}):
        return None
    if gained := _gained(phrase):
        return gained, ""
    if last in _TAKEN and (last != "training" or " " in head):
        return f"I {_TAKEN[last]} {phrase if last == 'training' else indefinite(phrase)}", f"my {phrase}"
    if _UNFINISHED.search(phrase):
        return None
    return _held(re.sub(r"^my ", "", phrase), last) if PAPER_HEAD.search(last) else _levelled(phrase)


_TAKEN = {
    **dict.fromkeys(("apprenticeship", "traineeship", "internship", "placement"), "did"),
    "training": "have",
    "course": "have taken",
}
_CLASS = re.compile(r"(?<=\w) (?:[A-Z]{1,2}\d?E?|\d[A-Z]?)$")
_UNFINISHED = re.compile(r"\b(?:in progress|pending|ongoing|under way|underway|due|expected|nearly|almost)\b")


def _gained(phrase: str) -> str:
    """How a paper was come by: "CFA level II passed", "Second Mate CoC issued in 2025"; "" where that is not told."""
    if came := _CAME_BY.match(phrase):
        what, did, when = came["what"], came["did"], came["when"]
        when = f"in {when}" if when[:1].isdigit() else when
        return f"my {what} was {did} {when}" if did in ("issued", "awarded") else f"I {did} my {what} {when}"
    return ""


_UNCOUNTED = ("clearance", "registration", "membership")
_FORMAL = ("certificate", "diploma", "qualification", "accreditation", "certification")


def _held(bare: str, last: str) -> tuple[str, str]:
    article = "" if is_plural(last) or last in _UNCOUNTED or COUNTED.match(bare) else indefinite(bare)[: -len(bare)]
    if since := SINCE.search(bare):
        behind = re.sub(r"^ and (?=(?:valid|clean|full|current) )", " and a ", bare[since.end() :])
        return f"I have held {article}{bare[: since.start()]} since {since['year']}{behind}", ""
    return f"I {'hold' if last in _FORMAL else 'have'} {article}{bare}", f"my {bare}"


def _levelled(phrase: str) -> tuple[str, str] | None:
    level = None if is_agent(phrase) else _LEVELLED.match(phrase)
    if level is None or not level["name"] or re.search(r"[a-z]ed$", level["name"].strip()):
        return None
    named = re.match(r"(?:NVQ|SVQ|BTEC|CACHE|RSA|ABRSM|AAT|QCF|RQF)\b", phrase)
    return f"I have {indefinite(phrase)}" if named else f"I hold {phrase}", f"my {phrase}"
