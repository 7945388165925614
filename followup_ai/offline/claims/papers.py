"""Reads notes that name papers and nothing else: "MED A1 + marine first aid", "FBDO 2017, 9 yrs", "B1 Dutch, exam passed"."""

from __future__ import annotations

import re

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.credentials import is_course
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.wording import indefinite

LABEL = re.compile(
    r"^(?:languages?|skills?|software|tools|it|programs?|certificates?|qualifications?|papers)\s*[:\u2013\u2014]\s*(?=\S+ \S)",
    re.IGNORECASE,
)
"""What a note calls the list it goes on with: "languages: French, Italian"."""
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
    if tongue := _of_a_tongue(line):
        return (tongue,)
    if course := _of_a_course(line):
        return (course,)
    items = [i for i in re.split(r",\s+(?:and\s+)?|\s+and\s+", line) if i]
    if len(items) > 4 or not all(_is_paper(i) for i in items):
        return ()
    if len(items) == 1 and not re.search(r"\d", items[0]):
        return ()  # a single paper has its article, which others see to
    held = [_lowered(i) for i in items]
    said = [f"hold {listed(held)}"] if held else []
    return (("", f"I {' and '.join(said)}"),)


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
    return bool(_IN_LETTERS.match(item) or _SAYS_PAPER.match(item))


def _lowered(item: str) -> str:
    item = item[:1].lower() + item[1:] if item[1:2].islower() and item.split()[0].lower() not in LANGUAGES else item
    article = _SAYS_PAPER.match(item) and (not _IN_LETTERS.match(item) or _THE_PAPER.search(item))
    return indefinite(item) if article else item


def listed(items: list[str]) -> str:
    """Items with commas, "and" before the last."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
