"""Writes out the usual shorthand of notes where it can mean but one thing: "D/N shift", "2x/wk", "22 year", "4 the garden"."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.language.dates import MONTH, SHORT_MONTH
from followup_ai.offline.english.lexicon import SEVERAL, base_of, capitals, is_gerund, word_set

_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_TIMES = {
    "wk": "week",
    "mo": "month",
    "mth": "month",
    "hr": "hour",
    "yr": "year",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "y": "year",
}
_TIME = r"(?P<time>wk|week|day|d|mo|mth|month|hr|h|hour|yr|y|year|night|shift)"
_SPELLS = r"(?:year|month|week|day|hour|minute|season|term|winter|summer)"
_AFTER_SPELL = word_set("behind-a-length")


def _each(time: str) -> str:
    spelt = _TIMES.get(time.lower(), time.lower())
    return f"{'an' if spelt == 'hour' else 'a'} {spelt}"


def _rate(match: re.Match[str]) -> str:
    return f"{match['n']} {_each(match['time'])}"


def _times(match: re.Match[str]) -> str:
    often = {"1": "once", "2": "twice", "3": "three times", "4": "four times", "5": "five times"}.get(
        match["n"], f"{match['n']} times"
    )
    return f"{often} {_each(match['time'])}"


def _several(match: re.Match[str]) -> str:
    following = (match["next"] or "").lower()
    goes_on = not following or following in _AFTER_SPELL or is_gerund(following)
    return f"{match['n']} {match['spell']}s" if goes_on else match[0]


def _to_do(match: re.Match[str]) -> str:
    return f"{match['before']} to {match['does']}" if base_of(match["does"], "base") else match[0]


def _small(match: re.Match[str]) -> str:
    number = int(match["n"])
    return f"{_SMALL[number - 1] if 0 < number <= len(_SMALL) else number}-minute "


def _nth(match: re.Match[str]) -> str:
    return {"1st": "first ", "2nd": "second ", "3rd": "third "}[match["nth"]]


_WRITTEN_OUT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"(?<=[a-z]) D ?/ ?N shifts?\b", " on day and night shifts"),
        (r"\bD ?/ ?N\b", "day and night"),
        (r"(?<=\d) ?pct\b", "%"),
        (r"\bdiff (?=[a-z]+s\b)", "different "),
        (rf"\b(?P<n>[1-9])x ?(?:/|a |per |each |every ){_TIME}\b", _times),
        (rf"(?<![\d/])(?P<n>[£$€R]?\d[\d.,]*[km]?) ?/ ?{_TIME}\b(?!/)", _rate),
        (
            rf"\b(?P<n>(?!(?:19|20)\d\d )(?:{SEVERAL})) (?P<spell>{_SPELLS})\b"  # "the 2024 season"
            r"(?![-'’])(?= (?P<next>[A-Za-z]+)|[,.;:]|$)",
            _several,
        ),
        (r"(?<=[a-z] )4 (?=(?:the|my|our|an?|her|his|their|your|all)\b(?!\.))", "for "),
        (
            r"\b(?P<before>free|want|wants|wanted|have|has|had|need|needs|able|ready|like|used|trying|going|how|where)"
            r" 2 (?P<does>[a-z]+)\b",
            _to_do,
        ),
        (
            r"\b(every|each|one|another) (kid|child|boy|girl|patient|guest|customer|client|student|pupil|driver|dog|horse"
            r"|bride)s "
            r"(?=[a-z]+s?\b)(?!are\b|were\b|have\b|had\b|and\b|or\b|in\b|at\b|on\b|with\b|who\b|that\b)",
            r"\1 \2's ",
        ),
        (r"\b(?P<n>\d+)[- ]min (?=[a-z])", _small),
        (
            r"\b(\d+) (inch|foot|metre|meter|litre) (?=[a-z])"
            r"(?!in\b|of\b|at\b|and\b|or\b|to\b|from\b|deep\b|long\b|wide\b|high\b|per\b)",
            r"\1-\2 ",
        ),
        (r"\bno shows?\b(?= (?:are|were|at|in|on|from|for|went|fell|dropped|rose|came)\b|$)", "no-shows"),
        (r"\bin (?:the )?([A-Z][a-z]+) side\b", r"on the \1 side"),
        (r"\b(\d0|\d00) odd (?=[a-z])", r"\1-odd "),
        (
            r"(?:(?<=^)|(?<=\band )|(?<=, ))(?=(?:mum|mam|mom|dad|nan|granddad|grandad|gran) "
            r"(?:is|was|has|had|does|did|ran|runs|worked|works)\b)",
            "my ",
        ),
        (r"^(?=(?:thesis|dissertation|apprenticeship|internship|final project) (?:is|was)\b)", "my "),
        (r"\b2nd[ -]hand (?=[a-z])", "second-hand "),
        (rf"\b(?P<nth>1st|2nd|3rd) (?!(?:of|in|on|at|to|and)\b|{MONTH}|{SHORT_MONTH})(?=[A-Za-z])", _nth),
        (r"\bok (?=[A-Z][a-z]+)", "some "),
        (r"\b(route|road|flight|train|line|service|leg|trip) ([A-Z]\w+) to ([A-Z]\w+)", r"\1 from \2 to \3"),
        (r"\b([A-Z][a-z]+) to ([A-Z][a-z]+) (?=(?:route|run|road|line|crossing|leg|service|flight)\b)", r"\1-\2 "),
    )
)


_COUNTED = re.compile(rf"\b(?P<n>(?:\d[\d,.]*|{'|'.join(_SMALL)}) )(?P<what>[A-Z][a-z]+s)\b(?! [A-Z])", re.ASCII)


def counted_small(note: str) -> str:
    """A jotted note in which what is counted has a small letter: "22 Years", "in two Phases".

    Args:
        note: as typed.
    """
    return _COUNTED.sub(lambda m: f"{m['n']}{m['what'].lower()}" if m["what"].lower() not in capitals() else m[0], note)


def shorthand_spelt(line: str) -> str:
    """A clause with its shorthand written out: "14 guards D/N shift" → "14 guards on day and night shifts".

    Args:
        line: one clean clause; "w/", "abt" and the like are written out by their list already.
    """
    for pattern, form in _WRITTEN_OUT:
        line = pattern.sub(form, line)
    return line
