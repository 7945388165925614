"""Reads notes that name papers and nothing else: "MED A1 + marine first aid", "FBDO 2017, 9 yrs", "B1 Dutch, exam passed"."""

from __future__ import annotations

import re

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.credentials import is_course, is_lettered
from followup_ai.offline.english.lexicon import word_set
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.wording import indefinite

LABEL = re.compile(
    r"^(?:languages?|skills?|software|tools|it|programs?|certificates?|qualifications?|papers)\s*[:\u2013\u2014]\s*(?=\S+ \S)",
    re.IGNORECASE,
)
"""What a note calls the list it goes on with: "languages: French, Italian"."""
_PAPERS = word_set("papers-in-letters")
_LONG = (
    r"(?P<long>(?:over |nearly |about )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:years?|yrs?))"
)
# "FBDO 2017, 9 years", "RGN since 2009": letters, the year they were gained, and how long they have been used
_LETTERS_FROM = re.compile(
    rf"^(?P<paper>[A-Z][A-Z0-9]{{1,6}}(?: [A-Z0-9]{{1,3}})?),? "
    rf"\(?(?:since |in |from )?(?P<year>(?:19|20)\d\d)\)?(?:,? (?:and )?{_LONG})?$"
)
_LETTERS_FOR = re.compile(rf"^(?P<paper>[A-Z]{{3,6}}),? (?:for )?{_LONG}$")
_CODE = r"(?:[A-Z]{1,2}\d{0,2}[A-Za-z]?|\d[A-Za-z]?|L\d|[Ll]evel \d|[Cc]lass [A-Z0-9]+|[Gg]rade \d|[Cc]at(?:egory)? [A-Z0-9+]+)"
_IN_LETTERS = re.compile(
    rf"^(?P<letters>[A-Z][A-Z0-9]{{2,6}})(?: (?P<code>{_CODE}))?(?: (?:card|ticket|licen[cs]e|certificate|training))?$"
)
_SAYS_PAPER = re.compile(
    r"^(?!no |not |my )(?:[\w/&.+-]+ ){0,3}(?:licen[cs]e|certificate|ticket|card|permit|diploma)(?: [A-Z0-9+]{1,3})?$"
)
_THE_PAPER = re.compile(r" (?:card|ticket|licen[cs]e|certificate)$")
_EXAM = r"(?:,? (?P<exam>(?:the )?(?:exam |test )?passed)(?P<when> .+)?)?$"
_TONGUE = r"(?P<tongue>[A-Z][a-z]+)"
_LEVELS = (
    re.compile(rf"^(?P<level>[ABC][12]) (?:in |level )?{_TONGUE}{_EXAM}"),
    re.compile(rf"^{_TONGUE} (?:at )?(?P<level>[ABC][12]){_EXAM}"),
)


# "CPC valid until 2028", "licence, no points": how long a paper is good, and that nothing stands against it
_UNTIL = re.compile(
    r",? (?:(?:valid|in date|current|expires?|renewed|runs)(?: (?:till?|until|to|through|in|on))?(?: \S+){0,3}|no points"
    r"|clean|full(?: and clean)?)$",
    re.IGNORECASE,
)


_GRADED = re.compile(r"^[a-z]+(?: [a-z]+){0,2},? [Ll]evel \d$")


def jotted_claims(line: str) -> tuple[Claim, ...]:
    """What a note that only names papers lets the candidate say; none where it is anything else.

    Args:
        line: a clean line, all that its note tells.
    """
    return tuple(Claim(np, clause, line) for np, clause in papers_told(line.strip(" .;")))


def papers_told(line: str) -> tuple[tuple[str, str], ...]:
    """What a note that names nothing but papers lets one say: noun phrases and clauses, either of a pair may be "".

    Args:
        line: the clean note, its "+" written out as "and".

    Returns:
        a pair for each thing said; none where the note is anything else.
    """
    line = _UNTIL.sub("", line)
    if found := _of_letters(line):
        return found
    if tongue := _of_a_tongue(line):
        return (tongue,)
    if course := _of_a_course(line):
        return (course,)
    if _GRADED.match(line):
        return ()  # "food hygiene level 3": a level in something
    items = [i for i in re.split(r",\s+(?:and\s+)?|\s+and\s+", line) if i]
    if len(items) > 4 or not all(_is_paper(i) for i in items) or not any(_is_sure(i) for i in items):
        return ()
    if len(items) == 1 and not re.search(r"\d", items[0]):
        return ()  # a single paper has its article, which others see to
    taken = [_lowered(i) for i in items if _is_taught(i)]
    held = [_lowered(i) for i in items if not _is_taught(i)]
    said = [f"hold {listed(held)}"] if held else []
    said += [f"have training in {listed(taken)}"] if taken else []
    return (("", f"I {' and '.join(said)}"),)


def _of_letters(line: str) -> tuple[tuple[str, str], ...]:
    """Letters with their year, their years, or both: two things to say, since how long one worked is no part of the paper."""
    match = _LETTERS_FROM.match(line) or _LETTERS_FOR.match(line)
    if match is None or (match.re is _LETTERS_FOR and match["paper"] not in _PAPERS):
        return ()
    paper, long = match["paper"], match["long"]
    if match.re is _LETTERS_FOR:
        first = "", f"I hold {paper}"
    elif is_lettered(paper):
        first = "", f"I have been {indefinite(paper)} since {match['year']}"
    else:
        first = "", f"I have held my {paper} since {match['year']}"
    spent = f"{re.sub(r'yrs?$', 'years', long)} of experience" if long else ""
    return (first, (f"my {spent}", f"I have {spent}")) if spent else (first,)


def _of_a_tongue(line: str) -> tuple[str, str] | None:
    match = next((m for pattern in _LEVELS if (m := pattern.match(line))), None)
    if match is None or match["tongue"].lower() not in LANGUAGES:
        return None
    level, tongue, when = match["level"], match["tongue"], match["when"] or ""
    if match["exam"]:
        return "", f"I passed the {level} exam in {tongue}{when if re.match(r' (?:in|last|this|with) ', when) else ''}"
    return "", f"I speak {tongue} at {level} level"


# "first aid at work cert", "manual handling certificate level 2", "mental health first aid"
_A_COURSE = re.compile(
    r"^(?P<what>[a-z][\w ]+?)(?P<cert> cert(?:ificate)?)?(?P<level>,? level \d)?(?P<taught> (?:course|training))?$",
    re.IGNORECASE,
)


def _of_a_course(line: str) -> tuple[str, str] | None:
    match = _A_COURSE.match(line)
    if match is None or not is_course(match["what"]) or (match["level"] and not match["cert"]):
        return None
    what, level = re.sub(r"\b[A-Z](?=[a-z])", lambda m: m[0].lower(), match["what"]), (match["level"] or "").strip(" ,").lower()
    if match["cert"]:
        return "", f"I hold {indefinite(f'{level} {what}'.strip())} certificate"
    return f"my training in {what}", f"I have training in {what}"


def _is_paper(item: str) -> bool:
    return bool(_IN_LETTERS.match(item) or _SAYS_PAPER.match(item) or _is_taught(item))


def _is_sure(item: str) -> bool:
    """Whether an item is a paper beyond doubt, so that the letters beside it are papers, too, and no programs."""
    letters = _IN_LETTERS.match(item)
    known = letters and (letters["letters"] in _PAPERS or (letters["code"] or "")[-1:].isdigit())
    return bool(known or is_course(item) or _SAYS_PAPER.match(item))


def _is_taught(item: str) -> bool:
    """Whether an item is what one is trained in rather than a paper that one holds."""
    return is_course(item) or bool(
        re.match(r"^(?:[a-z]+ ){0,2}(?:first aid|safety|rescue|hygiene|firefighting|survival)(?: training)?$", item)
    )


def _lowered(item: str) -> str:
    item = item[:1].lower() + item[1:] if item[1:2].islower() and item.split()[0].lower() not in LANGUAGES else item
    article = _SAYS_PAPER.match(item) and (not _IN_LETTERS.match(item) or _THE_PAPER.search(item))
    return indefinite(item) if article else item


def listed(items: list[str]) -> str:
    """Items with commas, "and" before the last."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
