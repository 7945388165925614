"""The composer's word knowledge: verb forms, proper names, acronyms, abbreviations; read once from words/*.txt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            words = found.setdefault(line[3:].strip(), [])
        elif line and not line.startswith("#"):
            words += line.split()
    return {name: frozenset(words) for name, words in found.items()}


def word_set(name: str) -> frozenset[str]:
    """The words under the heading `name` of lexicon/words.txt."""
    return _word_sets()[name]


@cache
def alternatives(name: str) -> str:
    """The alternatives of an expression under the heading `name` of words/alternatives.txt, joined."""
    _, _, behind = (_FOLDER / "alternatives.txt").read_text(encoding="utf-8").partition(f"\n## {name}\n")
    return "|".join(line for line in behind.partition("\n\n")[0].splitlines() if not line.startswith("#"))


DETERMINERS = word_set("determiners")
PREPOSITIONS = word_set("prepositions")
CONJUNCTIONS = word_set("conjunctions")
SUBJECTS = frozenset(["i", "you", "he", "she", "it", "we", "they", "there"])
AUXILIARIES = word_set("auxiliaries")
WH_WORDS = frozenset(["how", "why", "what", "when", "where", "whether", "which", "who", "whose"])
ADVERBS = word_set("adverbs")
# Words that are as often something else: never recapitalised when typed in lower case.
_EVERYDAY = word_set("everyday") - {"chile", "cuba", "japan", "china", "lille", "kent", "jordan"}


@cache
def capitals() -> dict[str, str]:
    """Lower-case word → the word with the capitals it is written with."""
    table = {}
    for name in ("proper", "acronyms"):
        for line in _lines(name):
            table.update({word.lower(): word for word in line.split()})
    return table


def capitalised(word: str, *, shouted: bool = False) -> str | None:
    """The fixed spelling of a proper name or acronym, or None.

    Args:
        word: as typed.
        shouted: the note is in capitals, so the word's own capitals say nothing.
    """
    low = word.lower()
    known = capitals().get(low)
    if known is None and low.endswith("days") and low[:-1] in capitals():
        return word[:1].upper() + word[1:].lower()
    if known is None or (low in _EVERYDAY and (shouted or word == low)):
        return None
    return known


@cache
def abbreviations() -> dict[str, str]:
    """What is typed in haste → what is meant ("abt" → "about"); "" drops it."""
    pairs = (line.partition("=") for line in _lines("abbreviations"))
    return {typed.strip(): meant.strip() for typed, _, meant in pairs}


def _doubles(base: str) -> bool:
    # One vowel before one consonant at the end of a one-syllable word: "plan" → "planning".
    return bool(re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base)) or base in _DOUBLING


_DOUBLING = word_set("doubling")


def gerund(base: str) -> str:
    """The -ing form of a verb given in its base form."""
    if base == "be":
        return "being"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def third(base: str) -> str:
    """The third person singular of a verb."""
    irregular = {"be": "is", "have": "has"}
    if base in irregular:
        return irregular[base]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


@cache
def _forms() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {"base": {}, "third": {}, "past": {}, "participle": {}, "gerund": {}}
    for line in (*_lines("verbs"), *_lines("verbs-only")):
        base, *rest = line.split()
        past = rest[0] if rest else _past(base)
        participle = rest[1] if len(rest) > 1 else past
        table["base"][base] = base
        table["third"][third(base)] = base
        table["past"][past] = base
        table["participle"][participle] = base
        table["gerund"][gerund(base)] = base
    table["past"].update({"were": "be", "learned": "learn", "dreamed": "dream"})
    table["gerund"].update({"travelling": "travel", "modelling": "model", "labelling": "label"})
    table["past"].update({"travelled": "travel", "modelled": "model", "labelled": "label"})
    return table


def base_of(word: str, form: str) -> str | None:
    """The base form of a known verb if `word` is its `form` ("base", "third", "past", "participle", "gerund")."""
    return _forms()[form].get(word.lower())


def participle(base: str) -> str:
    """The past participle of a known verb in its base form ("do" → "done"); "" where the verb is not known."""
    return next((form for form, of in _forms()["participle"].items() if of == base), "") if base else ""


def past_tense(base: str) -> str:
    """The past tense of a known verb in its base form ("break" → "broke"); "" where the verb is not known."""
    return next((form for form, of in _forms()["past"].items() if of == base), "")


def is_definite_past(word: str) -> bool:
    """A past form that cannot be a participle ("went", "took"), so a clause must be finite."""
    low = word.lower()
    return low in _forms()["past"] and low not in _forms()["participle"] and low not in _forms()["base"]


def is_gerund(word: str) -> bool:
    """A known verb's -ing form."""
    return word.lower() in _forms()["gerund"]


_IN_NAMES = frozenset(("allied", "associated", "certified", "chartered", "licensed", "qualified", "registered", "united"))


def tells_a_deed(word: str) -> bool:
    """Whether a word tells what was done, as "Corrected" before "Leaving Cert", and is of no name, as "United" is."""
    low = word.lower()
    return low not in _IN_NAMES and (low in _forms()["past"] or low.endswith("ed"))


SEVERAL = r"[2-9]|[1-9]\d+|two|three|four|five|six|seven|eight|nine|ten|twelve"
"""Alternatives of an expression: a number of more than one, as a note counts things."""


@cache
def counted_nouns() -> frozenset[str]:
    """Nouns that are only ever counted, so that no sentence has them bare in the singular."""
    return (
        word_set("counted")
        | word_set("places")
        | frozenset(word for line in _lines("nouns") for word in line.split()) - _MASS_NOUNS
    )


_MASS_NOUNS = word_set("mass-nouns")
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ity|ness|ship|ance|ence|ism|ology|ics|care|ware|work|ing)$")


def takes_no_article(head: str) -> bool:
    """Whether a noun phrase with this head reads well without "the" when the note gave none."""
    low = head.lower()
    return low in _MASS_NOUNS or bool(_ABSTRACT.search(low)) or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


@cache
def common_words() -> frozenset[str]:
    """Every word in small letters that the lists hold, with its plural or its verb's forms."""
    verbs = frozenset(form for forms in _forms().values() for form in forms)
    nouns = counted_nouns() | frozenset(f"{noun}s" for noun in counted_nouns())
    listed = frozenset(word for words in _word_sets().values() for word in words)
    usual = frozenset(word for line in _lines("common") for word in line.split())
    return frozenset(word for word in verbs | nouns | listed | usual if word.isalpha() and word.islower())


_SAINTS = (
    "agnes|albans?|andrew|anne|anthony|asaph|austell|barnabas|bartholomew|bernard|bride|catherine|christopher|clare|columba"
    "|cuthbert|david|dunstan|edmund|edward|francis|george|giles|helen|hilda|ives|james|jerome|john|joseph|jude|lawrence|leonard"
    "|luke|margaret|mark|martin|mary|matthew|michael|mungo|neot|nicholas|oswald|patrick|paul|peter|philip|stephen|swithin|teresa"
    "|thomas|vincent|wilfrid"
)
_SAINT = re.compile(rf"\bst\.? (?P<name>{_SAINTS})(?P<s>['’]?s)?\b", re.IGNORECASE)


_OF_WORDS = re.compile(
    r"\b(?:great (?:north|south|manchester|scottish|bristol) run|(?:london|manchester|edinburgh|dublin|paris|berlin|boston"
    r"|new york) (?:half )?marathon|google (?:ads|analytics|sheets|docs|drive|maps|workspace|cloud)"
    r"|microsoft (?:office|teams|word|project)|adobe (?:illustrator|photoshop|premiere|creative suite)"
    r"|(?:british )?red cross|duke of edinburgh|open university|national trust|tour de france|mountain rescue(?= team))\b",
    re.IGNORECASE,
)


def with_saints(text: str) -> str:
    """`text` with saints, and what is called after them, in capitals: "a picture of st marys" → "… St Marys".

    So are names made of everyday words, which nobody can tell from those one by one: "the great north run", "google ads".
    """
    text = _OF_WORDS.sub(lambda m: re.sub(r"\b(?!of\b|de\b|the\b)[a-z]", lambda c: c[0].upper(), m[0]), text)
    return _SAINT.sub(lambda m: f"St {m['name'].capitalize()}{(m['s'] or '').lower()}", text)
