"""Reads jotted notes on what the candidate can do and holds: lists of tools and skills, what they do daily, what they are.

Each form is a plain one that says no more than the note: "Figma, InDesign, some After Effects" is a knowledge of two programs.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims import Claim
from followup_ai.offline.cleaning import everyday
from followup_ai.offline.doubts import odd_words
from followup_ai.offline.finite import adjective
from followup_ai.offline.lexicon import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    counted_nouns,
    is_gerund,
    participle,
    takes_no_article,
    word_set,
)
from followup_ai.offline.noun_runs import is_plural, lacks_article
from followup_ai.offline.papers import papers_told
from followup_ai.offline.spells import AMOUNT, is_agent
from followup_ai.offline.tongues import LANGUAGES
from followup_ai.offline.whole_english import nothing_amiss, plainer
from followup_ai.offline.wording import indefinite

_NAME = r"[A-Za-z]*[A-Z][\w.+#/-]*(?: (?:[A-Z\d][\w.+#/-]*))?"
_NAMES = rf"{_NAME}(?:(?:,| and|,? &) {_NAME}){{0,3}}"
LABEL = re.compile(
    r"^(?:languages?|skills?|software|tools|it|programs?|certificates?|qualifications?|papers)\s*[:\u2013\u2014]\s*(?=\S+ \S)",
    re.IGNORECASE,
)
"""What a note calls the list it goes on with: "languages: French, Italian"."""
# "nurse prescriber course done"
_COMPLETED = re.compile(
    r"^(?:my |the )?(?P<what>(?:[\w&/.'-]+ ){1,4}"
    r"(?:course|training|exam|diploma|module|apprenticeship|degree|test|level \d)),? "
    r"(?:is |was |now |just )*(?P<did>done|completed|passed|finished)$"
)
_CLEAN = re.compile(
    r"^(?:I have an? )?(?P<what>(?:clean|spotless|perfect|full) (?:[a-z]+ ){0,2}(?:record|history|licen[cs]e)),?"
    r"(?: for| since)? ?(?P<long>\w+ years|(?:19|20)\d\d)?$"
)
# "speaking at public inquiries twice"
_TIMES = re.compile(r"^(?P<act>[a-z]+ing) (?P<rest>\S+ .*(?:twice|\w+ times|for \w+ (?:years|seasons)))$")
# "known for punctuality", "chosen as captain": what others did
_DONE_TO_ONE = re.compile(r"^\w+ (?:as|for|by|to)\b")
# "have worked under GLP in a contract lab"
_PERFECT = re.compile(r"^(?:I )?(?:have|'ve) (?:also |always |now )?(?P<done>[a-z]+) \S")
# "SAP FI and DATEV daily use", "SQL every day"
_DAILY = re.compile(
    rf"^(?P<what>{_NAMES}),? (?:in )?(?:daily use|(?:used? )?(?P<how>daily|every day|every week|weekly)(?: use)?)"
    r"(?:,? (?:for )?(?P<long>\d+ (?:years|months))|,? (?:and )?(?:some|(?:a )?(?:bit|little) of|basic) .+)?$"
)
# "Kubernetes in production, EKS mostly"
_IN_PRODUCTION = re.compile(rf"^(?P<what>{_NAMES}) in prod(?:uction)?(?:,.*)?$")
_PAPERS = r"(?:certificates?|licen[cs]es?|tickets?|cards?|qualifications?|endorsements?)"
# "spraying certificates PA1 and PA2": what they are called, and nothing that is done
_CODED = re.compile(rf"^(?P<what>(?:[a-z]+ )?[a-z]+ing {_PAPERS}(?: [A-Z\d][A-Z\d+]*(?:(?:,| and) [A-Z\d][A-Z\d+]*)*)?)$")
_LEVEL = re.compile(r"^(?P<what>[a-z]+(?: (?:and )?[a-z]+){0,2}),? (?P<level>level|grade) (?P<n>\d)$", re.IGNORECASE)
# "F-gas cat 1"
_IN_CATEGORY = re.compile(r"^(?P<what>[A-Z][\w-]*),? cat(?:egory)?\.? (?P<n>\d|[A-Z]\d?)$")
_SIGNED_OFF = re.compile(r"^(?P<what>[a-z]+(?:(?:,| and) [a-z]+)*),? (?:I am |all |both )?signed off$")
_DEPARTMENT = re.compile(
    r"^(?P<where>A&E|A and E|ICU|ITU|NICU|PICU|CCU|HDU|CAMHS|QA|HR)(?: for)?,? (?P<long>\w+ (?:years|months))(?:,.*)?$"
)
_FOR_SEASONS = re.compile(r"^(?P<did>[a-z]{3,}ed),? (?:for )?(?P<long>\w+ (?:years|seasons|summers|winters|months))(?:,.*)?$")
_SINCE = re.compile(r"^(?P<who>[A-Za-z][\w -]{3,40}?)(?:, [a-z]+(?: [a-z]+)?)?,? since (?P<year>(?:19|20)\d\d)$")
_OF_TONGUES = re.compile(
    r"^(?P<who>[a-z][a-z -]{3,30}?),? (?P<a>[A-Z]\w+)(?:[-/–]| to | and )(?P<b>[A-Z]\w+)(?P<at> (?:at|for|in) .+)?$"
)
_IS_OF = re.compile(r"^(?P<who>(?:[a-z-]+ ){0,2}[a-z-]+) (?P<for>(?:for|to|at) [a-z][a-z ]{2,40})$")
_PAPERS_IN_LETTERS = word_set("papers-in-letters") | {
    "QTS",
    "QTLS",
    "DBS",
    "CPC",
    "BSc",
    "MSc",
    "BA",
    "MA",
    "PhD",
    "PGCE",
    "PGDE",
    "GCSE",
    "NMC",
    "HCPC",
}
_ART = re.compile(r"(?:tion|tomy|phy|logy|istry|ics|ism|ance|ence|ment|ship|care|work|ness|raphy|craft)$")
# When one can work, and what one has at home, is no skill.
_NO_SKILL = re.compile(
    r"\b(?:nights?|weekends?|days|hours|holidays|evenings|shifts?|children|kids|car|van|transport|years?)\b", re.IGNORECASE
)
_LIKE_AN_ADJECTIVE = re.compile(r"(?:[cntr]ial|onal|ical|ental|ural|istic|tive|ous|ful|able|ible)$")
_LACKING = re.compile(r"\b(?:no|not|nearly|almost|former|ex|retired|trainee|lapsed|expired|un\w+|until|till|was|before|once)\b")
# "some After Effects", "a bit of ArcGIS": what is known but little is left to the rest
_A_LITTLE = re.compile(
    r"^(?:and )?(?:some|(?:a )?(?:bit|little|touch) of|a (?:bit|little)|basic|beginner|learning|ok|okay) ", re.IGNORECASE
)


def jotted_claims(line: str) -> tuple[Claim, ...]:
    """What a note that only names papers, tools or a trade lets the candidate say; none where it is anything else.

    Args:
        line: a clean line, all that its note tells.
    """
    words = line.strip(" .;")
    return tuple(Claim(np, clause, line) for np, clause in papers_told(words) or jotted_skills(words))


def jotted_skills(line: str) -> tuple[tuple[str, str], ...]:
    """What a jotted note lets one say: a noun phrase and a clause, either of them may be ""; none where it is of no plain kind.

    Args:
        line: the clean note, its "+" written out as "and".
    """
    for reading in (_used, _held, _spent, _being, _listed):
        if found := reading(line):
            return (found,)
    return ()


def told_done(line: str) -> tuple[Claim, ...]:
    """What a note tells as done that leaves out "I" or "I have" ("driven in snow"), for where no other reading has it.

    Args:
        line: a clean line, all that its note tells.
    """
    words = line.strip(" .;")
    if (times := _TIMES.match(words)) and (done := participle(base_of(times["act"], "gerund") or "")):
        words = f"have {done} {times['rest']}"
    first = words.split()[0]
    if (
        base_of(first, "participle")
        and not (base_of(first, "past") or base_of(first, "base"))
        and not _DONE_TO_ONE.match(words)
    ):
        words = f"have {words.split(', ')[0]}"  # "driven in snow, five winters in Norway"
    match = _PERFECT.match(words)
    if match is None or not base_of(match["done"], "participle"):
        return ()
    said = words if words.startswith("I ") else f"I {words}"
    whole = 5 <= len(said.split()) <= 18 and "," not in said and not re.search(r"\b(?:good|fluent|fluently)$", said)
    return (Claim("", said, line),) if whole and nothing_amiss(said, plainer(said)) else ()


def _used(line: str) -> tuple[str, str] | None:
    if match := _DAILY.match(line):
        often = {"weekly": "every week", "every week": "every week"}.get(match["how"] or "", "every day")
        return "", f"I have used {match['what']} {often} for {match['long']}" if match[
            "long"
        ] else f"I use {match['what']} {often}"
    if match := _IN_PRODUCTION.match(line):
        return f"my experience with {match['what']} in production", ""
    return None


def _held(line: str) -> tuple[str, str] | None:
    if (match := _COMPLETED.match(line)) and not _LACKING.search(line):
        return "", f"I have {'passed' if match['did'] == 'passed' else 'completed'} my {match['what']}"
    if match := _CLEAN.match(line):
        long = match["long"] or ""
        since = f" since {long}" if long[:2] in ("19", "20") and long.isdigit() else f" for {long}" * bool(long)
        return "", f"I have {'had ' if long else ''}a {match['what']}{since}"
    if match := _CODED.match(line):
        return f"my {match['what']}", ""
    if (match := _LEVEL.match(line)) and not odd_words(match["what"]) and takes_no_article(match["what"].split()[-1].lower()):
        what = f"{match['level'].lower()} {match['n']} in {match['what'].lower()}"
        return f"my {what}", f"I have a {what}"
    if match := _IN_CATEGORY.match(line):
        return f"my {match['what']} category {match['n']}", ""
    if (match := _SIGNED_OFF.match(line)) and not any(base_of(w, "past") for w in match["what"].split()):
        return "", f"I am signed off for {match['what']}"
    return None


def _spent(line: str) -> tuple[str, str] | None:
    if match := _DEPARTMENT.match(line):
        return f"my {match['long']} in {match['where'].replace(' and ', '&')}", ""
    if (match := _FOR_SEASONS.match(line)) and not _LACKING.search(line):
        return "", f"I {match['did']} for {match['long']}"
    if (match := _SINCE.match(line)) and "," in line and is_agent(match["who"]) and not _LACKING.search(line):
        return "", f"I have been {indefinite(_lowered(match['who']))} since {match['year']}"
    return None


def _being(line: str) -> tuple[str, str] | None:
    """What the candidate is: "first aider at work", "solicitor, 5 PQE, mostly family", "sworn translator German-Spanish"."""
    if _LACKING.search(line):
        return None
    if match := _OF_TONGUES.match(line):
        spoken = is_agent(match["who"]) and {match["a"].lower(), match["b"].lower()} <= LANGUAGES
        return ("", f"I am {indefinite(match['who'])} for {match['a']} and {match['b']}") if spoken else None
    if (match := _IS_OF.match(line)) and _is_trade(match["who"]) and not lacks_article(line.partition(" ")[2]):
        return "", f"I am {indefinite(line)}"
    first, *rest = line.split(", ")
    first = _lowered(first)
    fits = (
        rest
        and _is_trade(first)
        and not any(base_of(piece.split()[0], "past") or re.match(r".*\b(?:years|since)\b", piece) for piece in rest)
    )
    return ("", f"I am {indefinite(first)}") if fits else None


def _is_trade(who: str) -> bool:
    return (
        who.islower()
        and who not in LANGUAGES
        and not AMOUNT.match(who)
        and is_agent(who)
        and odd_words(who) < 2
        and not base_of(who.split()[0], "past")
    )


def _lowered(words: str) -> str:
    first = words.split()[0]
    common = everyday(first) and words[1:2].islower() and first.lower() not in LANGUAGES
    return words[:1].lower() + words[1:] if common else words


def _listed(line: str) -> tuple[str, str] | None:
    """A list of programs and skills, each of them named: what is known but little left out, unless nothing else is named."""
    items = [
        i.strip() for i in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+(?=(?:some|(?:a )?bit|a little) )", line) if i.strip()
    ]
    if not 2 <= len(items) <= 6:
        return None
    known = [i for i in items if not _A_LITTLE.match(i)]
    if not known or not all(map(_is_skill, known)):
        return None
    named = [i for i in known if re.fullmatch(_NAME, i)]
    if any(w.lower() in LANGUAGES for i in items for w in i.split()) or (len(known) == len(items) and len(named) == len(items)):
        return None  # tongues are spoken; names alone have readers of their own
    kept = known[:4]
    said = kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {kept[-1]}"
    return f"my experience with {said}", ""


def _is_skill(item: str) -> bool:
    """Whether words of a list name a program, a technique or a kind of work, and no paper, person or deed."""
    if item.split()[0] in _PAPERS_IN_LETTERS:
        return False
    if re.fullmatch(_NAME, item):
        return True
    words = item.split()
    first, last = words[0], words[-1]
    if len(words) > 3 or not re.fullmatch(r"[A-Za-z][A-Za-z -]*s?", item) or odd_words(item) > 1 or _LACKING.search(item):
        return False
    small = {w.lower() for w in words} & (DETERMINERS | PREPOSITIONS | ADVERBS)
    if (
        small
        or _NO_SKILL.search(item)
        or (base_of(first, "past") and first not in counted_nouns())
        or is_agent(item)
        or _describes(last)
    ):
        return False
    alone = len(words) == 1 and everyday(last) and not takes_no_article(last) and not _ART.search(last)
    return is_plural(last) or is_gerund(last) or (last not in counted_nouns() and not alone)


def _describes(word: str) -> bool:
    """Whether a word describes what is left unsaid ("commercial", "registered") and names nothing."""
    done = base_of(word, "past") or base_of(word, "participle") or re.search(r"[a-z]{3}ed$", word)
    return bool(done or adjective(word) or _LIKE_AN_ADJECTIVE.search(word))
