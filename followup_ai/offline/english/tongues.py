"""Reads the languages that the candidate speaks."""

from __future__ import annotations

import re

from followup_ai.language.tongues import BY_CODE
from followup_ai.offline.english.lexicon import word_set

LANGUAGES = word_set("languages")
"""Their names, in small letters."""


_LEVEL = r"(?:native(?: speaker)?|mother tongue|bilingual|fluent|proficient|advanced|good|ok|okay|basic|some|[ABC][12])"
_CODED = re.compile(
    rf"(?:^|(?<=, )|(?<=/ )|(?<=and ))(?:(?P<before>{_LEVEL}) )?(?P<code>{'|'.join(BY_CODE)})"
    rf"(?:[:,]? \(?(?P<level>{_LEVEL})\)?)?(?=$|,| /| and )"
)


_PER_CENT = re.compile(r",? (?:at |about |maybe )?\d{1,3} ?%")


def in_full(words: str) -> str:
    """Languages noted by their codes, by name: "PT native, EN C1, ES ok" → "Portuguese, English C1".

    Args:
        words: the note; one that tells no level beside a code stays as it is, since "IT" and "ES" may be anything.
    """
    if words.split()[:1] and words.split()[0].lower().strip(",:/") in LANGUAGES:
        words = _in_a_row(_PER_CENT.sub("", words))
    codes = list(_CODED.finditer(words))
    if not any(m["before"] or m["level"] for m in codes) or re.sub(r"[ ,/&]|and", "", _CODED.sub("", words)):
        return words
    well = [m for m in codes if (m["before"] or m["level"]) not in ("ok", "okay", "basic", "some")]
    return ", ".join(map(_tongue, well or codes))


_HOW_WELL = frozenset({"native", "fluent", "good", "basic", "some", "working", "conversational", "a", "little", "bit", "of"})
_SO_SO = frozenset({"so-so", "ok", "okay", "and", "+", "&", "level"})


def _in_a_row(words: str) -> str:
    """Languages that nothing parts, parted: "Tagalog English basic Arabic" → "Tagalog, English, basic Arabic"."""
    found: list[str] = []
    before: list[str] = []
    for word in re.split(r"[\s,/]+", words):
        low = word.lower().strip(".")
        if low in LANGUAGES:
            found.append(" ".join([*before, word.capitalize()]))
            before = []
        elif re.fullmatch(r"[ABC][12]", word) and found and not before:
            found[-1] += f" {word}"
        elif low in _HOW_WELL:
            before.append(low)
        elif low not in _SO_SO:
            return words  # more than tongues is told
    return ", ".join(found) if len(found) > 1 and not before else words


def _tongue(match: re.Match[str]) -> str:
    level = match["before"] or match["level"] or ""
    return f"{BY_CODE[match['code']]} {level}" if level[:1].isupper() else BY_CODE[match["code"]]


def spoken_languages(words: str) -> str:
    """ "Italian, French, English, a little German" as a clause, or "" where the words are anything but languages.

    Args:
        words: the clean note.
    """
    words = re.sub(r"^(?:(?:bi|tri|multi)lingual[,:;]?|languages?[,:;]) +(?:in )?", "", words, flags=re.IGNORECASE)
    pieces = [p.strip() for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", words) if p.strip()]
    mixed = re.match(
        r"^(?:speak |speaks )?([A-Z]\w+),? ([A-Z]\w+),? (?:and |& )?(?:a )?(?:little|some|basic) ([A-Z]\w+)$", words
    )
    if mixed and all(w.lower() in LANGUAGES for w in mixed.groups()):
        return f"I speak {mixed[1]}, {mixed[2]} and a little {mixed[3]}"
    singles = words.replace(",", " ").replace(" and ", " ").split()
    if (
        len(singles) > 1
        and all(w.isalpha() and w.istitle() for w in singles)
        and sum(w.lower() in LANGUAGES for w in singles) > 1
    ):
        return f"I speak {', '.join(singles[:-1])} and {singles[-1]}"
    bare = [
        re.sub(
            r"^(?:a little|some|basic|native|fluent|good|working|conversational) | at (?:level [ABC][12]|[ABC][12] level)$",
            "",
            p,
            flags=re.IGNORECASE,
        )
        for p in pieces
    ]
    if len(pieces) < 2 or not all(b.split() and b.split()[0].lower() in LANGUAGES and len(b.split()) < 3 for b in bare):
        return ""
    pieces = [re.sub(r"^native | native$", "", p) for p in pieces]
    return f"I speak {', '.join(pieces[:-1])} and {pieces[-1]}"
