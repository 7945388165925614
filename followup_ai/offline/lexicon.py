"""The composer's word knowledge: verb forms, proper names, acronyms, abbreviations; read once from lexicon/*.txt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"

DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their some any no every each both all several many few most "
    "more less another one two three four five six seven eight nine ten eleven twelve".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below beneath beside between beyond by despite "
    "down during except for from in inside into like near of off on onto out outside over past per since than through "
    "throughout till to toward towards under until up upon via with within without re regarding versus vs".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor so yet because although though while whereas if unless when where whether that".split()
)
SUBJECTS = frozenset("i you he she it we they there".split())
AUXILIARIES = frozenset(
    "is are am was were has have had will would can could shall should must may might do does did isn't aren't wasn't weren't "
    "hasn't haven't hadn't won't wouldn't can't couldn't shouldn't don't doesn't didn't cannot".split()
)
WH_WORDS = frozenset("how why what when where whether which who whose".split())
ADVERBS = frozenset(
    "also really just still already often usually always never now then only even actually basically currently mostly mainly "
    "recently probably apparently both all quite very so too once soon rarely sometimes regularly personally especially "
    "originally previously finally simply largely partly fully nearly almost further ever again".split()
)
# Words that are as often something else: never recapitalised when typed in lower case.
_EVERYDAY = frozenset(
    "teams slack spark react node notion zoom excel workday confluence agile waterfall oracle queens hull derby cork lima cali "
    "looker angular flask phoenix dar polish latin outlook champagne burgundy bath reading nice georgia salvador bordeaux "
    "it us un ma ba mod sec pos ar ml cad sen ta ate mit lse cd md bim may march august pa eu ci bergen bern split bari kent "
    "aires dar addis columbus jordan chile cuba turkey china japan scrum express trinidad lille".split()
) - {"chile", "cuba", "japan", "china", "lille", "kent", "jordan"}


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


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
    if known is None or (low in _EVERYDAY and (shouted or word == low)):
        return None
    return known


@cache
def abbreviations() -> dict[str, str]:
    """What is typed in haste → what is meant ("abt" → "about"); "" drops it."""
    pairs = (line.partition("=") for line in _lines("abbreviations"))
    return {typed.strip(): meant.strip() for typed, _, meant in pairs}


_VOWELS = "aeiou"


def _doubles(base: str) -> bool:
    # One vowel before one consonant at the end of a one-syllable word: "plan" → "planning".
    return bool(re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base)) or base in _DOUBLING


_DOUBLING = frozenset("refer transfer commit submit admit prefer begin forget refit permit control program procur".split())


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
    for line in _lines("verbs"):
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


def is_definite_past(word: str) -> bool:
    """A past form that cannot be a participle ("went", "took"), so a clause must be finite."""
    low = word.lower()
    return low in _forms()["past"] and low not in _forms()["participle"] and low not in _forms()["base"]


def is_gerund(word: str) -> bool:
    """A known verb's -ing form."""
    return word.lower() in _forms()["gerund"]


_MASS_NOUNS = frozenset(
    "pricing staffing safeguarding retention training onboarding turnover burnout churn research feedback progress equipment "
    "logistics software hardware music literature poetry history maths mathematics physics chemistry biology ecology data "
    "literacy numeracy phonics hygiene safety security compliance governance procurement payroll football cricket rugby tennis "
    "gardening hiking running cycling climbing fishing sailing cooking baking pottery knitting chess jazz opera theatre "
    "wine coffee tea bread sourdough cheese seafood meat welding plumbing carpentry joinery masonry scaffolding concrete steel "
    "wood timber work teamwork paperwork homework fieldwork overtime childcare parenting parenthood".split()
)
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ity|ness|ship|ance|ence|ism|ology|ics|care|ware|work|ing)$")


def takes_no_article(head: str) -> bool:
    """Whether a noun phrase with this head reads well without "the" when the note gave none."""
    low = head.lower()
    return low in _MASS_NOUNS or bool(_ABSTRACT.search(low)) or (low.endswith("s") and not low.endswith(("ss", "us", "is")))
