"""Facts a sentence of notes tells: who was met, the company, the role, the day, the candidate's own name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from followup_ai.intake._days import CALENDAR, day_in
from followup_ai.intake._people import CAP, MAIL, PARTICLE, give_mail, people_alone, people_met, title_in
from followup_ai.rules._words import words_in


@dataclass
class Facts:
    """What was taken out of a sentence.

    Args:
        single: company, role, date, candidate.
        people: who was met.
        whole: whether nothing of weight is left of the sentence besides.
        introduces: whether little more is left than who was met, where, or for what.
    """

    single: dict[str, str] = field(default_factory=dict)
    people: list[dict[str, str]] = field(default_factory=list)
    whole: bool = False
    introduces: bool = False


_JOB = (
    r"(?:engineer|developer|manager|nurse|teacher|analyst|designer|officer|assistant|director|lead|curator|technician|cook"
    r"|chef(?: de \w+)?"
    r"|electrician|consultant|specialist|coordinator|administrator|representative|rep|associate|accountant|driver|researcher"
    r"|scientist|architect|intern|clerk|supervisor|agent|editor|writer|apprentice|welder|mechanic|plumber|carer|midwife|paralegal"
    r"|solicitor|lawyer|counsel|dev|swe|recruiter|planner|buyer|trainer|tutor|lecturer|professor|librarian|translator|producer"
    r"|photographer|marketer|strategist|actuary|auditor|biologist|chemist|physicist|pharmacist|therapist|physiotherapist"
    r"|psychologist|surveyor|cashier|barista|waiter|waitress|sommelier|receptionist|secretary|dispatcher|operator|executive|vp"
    r"|cto|cfo|ceo|adviser|advisor|controller|foreman|joiner|carpenter|gardener|ranger|pilot|steward|guard|warden|worker"
    r"|practitioner|fellow|postdoc|sre|pm|qa)"
)
_ABOUT = re.compile(
    r"\b(?:interview\w*|on-?site|screen(?:ing)?|round|met|spoke|chatted|talked to|call (?:with|w/)|panel|applied"
    r"|(?:role|position|job) (?:is|was)"
    r"|it was (?=today|yesterday|this (?:morning|afternoon)|on \w+day))\b",
    re.IGNORECASE,
)
_CALLED = r"(?:role|position|job|post|opening|vacancy)"
_BEFORE_JOB = r"(?:[\w&/'+.#-]+\s+)"
_DASH = r"(?:[,|:\u2013\u2014]|\s-)"
_ENDS = rf"(?=\s*(?:$|[,.;()|])|\s+(?:at|with|today|yesterday|on|in|{_CALLED}|interview)\b|\s*@|\s+[-\u2013\u2014])"
_OF = r"(?:\s+(?:of|for)\s+[A-Z][\w&'-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w&'-]*){0,3})?"
_ROLE = (
    re.compile(
        rf"(?i:\b{_CALLED}\s+(?:is|was|:)\s+(?:for\s+)?(?:the|an?)?)\s*(?P<role>{_BEFORE_JOB}{{0,5}}?(?i:{_JOB}){_OF})(?=\W*$)"
    ),
    re.compile(
        rf"(?i:\b(?:for|about|re|regarding))\s+(?:(?i:the|an?|their|this)\s+)?"
        rf"(?P<role>(?:[\w&/,'+.#()-]+\s+){{0,6}}?[\w&/'+.#()-]+)\s+(?i:{_CALLED})\b"
    ),
    re.compile(rf"(?i:\b(?:for|as|re:))\s+(?:(?i:the|an?|their)\s+)?(?P<role>{_BEFORE_JOB}{{0,5}}?(?i:{_JOB}){_OF}){_ENDS}"),
    re.compile(rf"(?:^|[,;|@\u2013\u2014-]\s*)(?P<role>{_BEFORE_JOB}{{0,4}}?(?i:{_JOB}){_OF})\s*(?i:{_CALLED}|interview)\b"),
    re.compile(rf"(?:^|[,;|@\u2013\u2014-]\s*)(?P<role>{_BEFORE_JOB}{{0,4}}?(?i:{_JOB}){_OF})\s*(?:@|\bat\b)\s*(?=\w)"),
    re.compile(rf"^(?P<role>{_BEFORE_JOB}{{0,4}}(?i:{_JOB}){_OF})\s*{_DASH}\s+(?=[A-Z0-9])"),
    re.compile(rf"^[^,|]{{2,60}}{_DASH}\s+(?P<role>{_BEFORE_JOB}{{0,4}}(?i:{_JOB}){_OF})(?=\s*(?:[,.|(]|$|\s[-\u2013]))"),
)
_WORD = r"[A-Z0-9\u00c0-\u017d][\w&'\u2019.+-]*"
_FIRM = rf"(?:the\s+)?{_WORD}(?:\s+(?:of\s+|the\s+|and\s+|&\s+|de\s+|for\s+(?=[A-Z]))?{_WORD}){{0,4}}"
_COMPANY = (
    re.compile(rf"(?:\bat|@|\bfrom|\bover at)\s*(?P<company>{_FIRM})"),
    re.compile(rf"^(?P<company>{_FIRM})\s+(?:interview|on-?site|screen|call)\b"),
    re.compile(rf"^(?P<company>{_FIRM})\s*{_DASH}\s+(?={_BEFORE_JOB}{{0,4}}(?i:{_JOB})\b)"),
    re.compile(rf"(?i:\b{_JOB})(?:\s+(?i:{_CALLED}))?\s*{_DASH}\s+(?P<company>{_FIRM})\s*(?:[,.|(\u2013-]|$)"),
    re.compile(
        rf"(?i:interview|interviewed|screen)\s+(?i:with|for)\s+(?P<company>{_FIRM})(?=\s+(?i:for|as|about)\b|\s*[,.;]|$)"
    ),
)
_COMPANY_LOW = re.compile(
    r"\b(?:at|from) (?P<company>[a-z][\w&'.-]+"
    r"(?: (?!(?:for|about|with|today|yesterday|on|the|in|as|re|this|last)\b)[a-z][\w&'.-]+)?)"
    r"(?=\s*(?:[,.;]|$|\s(?:for|about|with|today|yesterday|on|as|re|this|last)\b))"
)
_ME = re.compile(
    r"\b(?:[Mm]y name is|[Ii] am called|[Tt]his is|[Ii]'m|[Ii]\u2019m|[Ii] am)\s+"
    rf"(?P<name>{CAP}\s+(?:{PARTICLE}\s+){{0,2}}{CAP}(?:\s+{CAP})?)\b"
)
_ORGANISED = re.compile(
    r"(?i)\b(?:ltd|inc|gmbh|llc|plc|group|bank|hospital|school|trust|council|university|college|museum|hotel|clinic|labs?|logistics"
    r"|systems|solutions|software|technolog\w+|industries|services|studios?|foods|energy|health\w*|foundation|society|institute"
    r"|airways|motors|pharma\w*|media|consulting|capital|ventures|association|academy|centre|center)\b"
)
_PLAIN = frozenset(
    words_in(
        """a an the i my me we our they their them she her he his it its this that and or but so for with w at from on in of to
        by as about re had have has was were is are been be got just did do interview interviewed interviewing met meet meeting
        spoke talked chatted chat call phone video zoom teams round first second third final onsite site person screen screening
        role position job post opening vacancy today yesterday morning afternoon evening this last next panel also then there
        plus who is whose joined introduced named called hiring later th st nd rd am pm sept tues weds thur thurs
        someone somebody m name hosp"""
    )
) | {name.casefold() for name in CALENDAR}


_JOB_ALONE = re.compile(rf"(?:[A-Z0-9][\w&/'+.#-]*\s+(?:(?:of|and)\s+)?){{1,4}}(?=[A-Z])(?i:{_JOB}){_OF}")
"""With capitals throughout, as a job is written: "nice manager" is none."""
_NO_DAY = re.compile(
    rf"(?i)\b(?:\d+(?:st|nd|rd|th)?|{'|'.join((*CALENDAR, 'tues', 'thurs', 'thur', 'weds', 'sept', 'on', 'the', 'of'))})\b|\W"
)


def facts_in(sentence: str, today: dt.date, *, alone: bool = False) -> Facts:
    """Who, where, for what and when, as far as a sentence about an interview tells it.

    Args:
        sentence: of the notes.
        today: what "yesterday" is counted from.
        alone: whether a job that is the whole sentence may be the one interviewed for.
    """
    if single := _whole_fact(sentence, today, alone):
        return Facts(single, whole=True)
    facts = Facts()
    headline = _is_headline(sentence)
    if school := _ORGANISED_LOW.match(sentence):
        facts.single["company"] = school["company"].title()
    if me := _ME.search(sentence):
        facts.single["candidate"] = me["name"]
    people = people_met(sentence) or ([] if headline else people_alone(sentence))
    for person in people:
        _take_person(person, sentence, facts)
    for mail in MAIL.findall(sentence):
        give_mail(facts.people, mail)
    if headline or _ABOUT.search(sentence):
        _take(facts, sentence, today)
    left = _left_of(sentence, facts) if facts.single or facts.people else _MANY
    facts.whole = not left
    facts.introduces = left < _MANY and bool(headline or _ABOUT.search(sentence))
    return facts


def _whole_fact(sentence: str, today: dt.date, alone: bool) -> dict[str, str]:
    """The job or the day that a sentence is and nothing else; empty where it is more."""
    bare = sentence.strip(" .")
    if alone and _JOB_ALONE.fullmatch(bare):
        return {"role": _role_of(bare)}
    day = None if _NO_DAY.sub("", sentence) else day_in(sentence, today)
    return {"date": day.isoformat()} if day and day <= today else {}


def _take_person(person: dict[str, str], sentence: str, facts: Facts) -> None:
    """Takes somebody who was met, or the house that stands where a person may."""
    if firm := _firm_in_title(person):
        facts.single.setdefault("company", firm)
    if firm := _organised_name(person["name"], sentence):
        facts.single["company"] = firm
    elif not _is_company(person["name"], sentence):
        facts.people.append(person)
    elif _ORGANISED.search(person["name"]):
        facts.single["company"] = person["name"]
        facts.single |= {"role": person["title"]} if "title" in person else {}


def _is_headline(sentence: str) -> bool:
    """A line such as "Acme - Senior Data Engineer" or "Data Engineer @ Acme, 12 May"."""
    if len(sentence.split()) > 14 or re.search(r"[.!?]\s*\w", sentence) or re.match(r"(?i)(?:i|we|she|he|they)\b", sentence):
        return False
    parted = re.search(r"@|\bat\s+[A-Z]|[|,\u2013\u2014]|\s-\s", sentence)
    return bool(parted) and bool(re.search(rf"(?i)\b{_JOB}\b", sentence))


_DUE = re.compile(r"(?i)\b(?:by|before|until|till|no later than)\s+(?:the\s+)?(?:end of\s+)?(?:\w+day|\d|\w{3,9}\s+\d)")
"""A day something is due by, which is not the day of the interview."""


def _take(facts: Facts, sentence: str, today: dt.date) -> None:
    names = {p["name"] for p in facts.people}
    for pattern in _ROLE:
        if (match := pattern.search(sentence)) and _fits_role(_role_of(match["role"]), facts.people):
            facts.single.setdefault("role", _role_of(match["role"]))
            break
    for pattern in _COMPANY:
        match = pattern.search(sentence)
        name = _company_of(match["company"]) if match else ""
        if name and not any(known in name for known in names) and name != facts.single.get("role"):
            facts.single.setdefault("company", name)
            break
    else:
        low = _COMPANY_LOW.search(sentence) if sentence == sentence.lower() else None
        if low and not re.search(r"\d", low["company"]):
            facts.single.setdefault("company", low["company"].title())
    if not _DUE.search(sentence) and (day := day_in(sentence, today)):
        facts.single["date"] = day.isoformat()


def _fits_role(words: str, people: Iterable[dict[str, str]]) -> bool:
    words = words.strip()
    taken = {value.casefold() for p in people for value in p.values()}
    first = words.split()[0].casefold() if words else ""
    return 0 < len(words.split()) <= 8 and words.casefold() not in taken and first not in _NO_ROLE and "w/" not in words


_NO_ROLE = frozenset(words_in("the this their that then and with w/ so but my she he they i we her his who next meet met"))
_SET_OUT = re.compile(
    r"(?i)^(?:(?:the )?(?:job|role|position|it|vacancy)(?:['\u2019]s| is| was|:)\s+)?(?:(?:the|an?|their|this)\s+)?"
)


def _role_of(words: str) -> str:
    words = words.strip()
    words = _SET_OUT.sub("", words, count=1).strip()
    shouted = words.isupper() and " " in words
    return words.title() if (words == words.lower() or shouted) and len(words) > 4 else words


_NO_COMPANY = re.compile(
    rf"(?:the\s+)?(?:\d|(?:{'|'.join(CALENDAR)}|HR|Zoom|Teams|Google Meet|Skype|Head|Senior|First|Second|Final|I|My)\b)"
)


def _company_of(words: str) -> str:
    words = re.split(r"\s+(?:on|for|as)\s", words)[0].strip(" .,'\u2019")
    words = re.sub(r"['\u2019]s$", "", words)
    return "" if _NO_COMPANY.match(words) or len(words) < 2 else words


def _is_company(name: str, sentence: str) -> bool:
    """Whether what stands where a person may is a company: "interview with Acme for the data role"."""
    if _ORGANISED.search(name):
        return True
    if len(name.split()) > 1:
        return False
    told = re.search(
        rf"(?i:\b(?:interview\w*|on-?site|screen)\s+(?:with|for|at))\s+{re.escape(name)}(?=\s+(?i:for|as|about)\b|[,.]|$)",
        sentence,
    )
    return bool(told) and not re.search(r"\bat\s+[A-Z]", sentence)


_KIND = (
    r"(?:(?:primary|secondary|high|general|community) )?(?:school|hospital|hosp|college|academy|university|uni|clinic"
    r"|museum|hotel|bank|council|trust|nursery|care home|practice|library)"
)
_ORGANISED_LOW = re.compile(
    rf"(?P<company>(?:(?!for|the|at|my|in|an?\b)[a-z][\w'\u2019.&-]* ){{1,3}}{_KIND})(?=\s*(?:,|-|\.?$))"
)
"""A firm typed in small letters at the start of a line: "greenfield primary school, year 3 teacher"."""


def _organised_name(name: str, sentence: str) -> str:
    """The firm that stands where a person may, in whatever letters: "interview w/ st brigids hosp"; "" where it is none."""
    told = re.search(rf"(?i)\b{re.escape(name)} {_KIND}\b", sentence)
    return told.group().title() if told else ""


def _firm_in_title(person: dict[str, str]) -> str:
    """The employer that stands behind a title ("head of ops, Northgate Logistics"), which it is taken out of; "" else."""
    title, comma, firm = person.get("title", "").rpartition(", ")
    if not comma or not _ORGANISED.search(firm) or len(firm.split()) < 2 or title_in(firm):
        return ""
    person["title"] = title
    return firm.title() if firm == firm.lower() else firm


_MANY = 6
"""Words beside the facts from which a sentence is a point of its own."""


def _left_of(sentence: str, facts: Facts) -> int:
    """Words a sentence holds beside the facts taken from it and those they hang on."""
    taken = " ".join([*facts.single.values(), *(value for p in facts.people for value in p.values())]).casefold()
    known = set(re.findall(r"[^\W_]+", taken)) | _PLAIN
    return sum(word.casefold() not in known for word in re.findall(r"[^\W\d_]+", sentence))
