"""How a person may be called: names from any culture, compared as a reader would compare them.

Case, diacritics, apostrophes, hyphens and full stops do not matter ("O’Brien" is "OBrien", "Müller" is "Mueller" or
"Muller"); spelling does. Family-first names, particles, initials and titles are known.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Literal, NamedTuple

from followup_ai.compiled import compiled
from followup_ai.language.titles import TITLES as _TITLES
from followup_ai.language.titles import without_post
from followup_ai.patterns import expression
from followup_ai.rules._short_names import is_short_for
from followup_ai.rules._surface import listed

Kind = Literal["full", "first", "family", "piece"]

_SUFFIXES = listed(
    """
    jr sr ii iii iv phd md mba msc bsc ma ba esq cpa rn frcs dds jd llm dphil edd pe cfa pmp obe mbe cbe frs cissp
    """
)
_PARTICLES = listed(
    "van von der den de da di do du dos das del della la le el al bin ibn ben ter ten te zu zum zur af av ap mac"
)
_HONORIFICS = listed(
    """
    san sama sensei kun ji jee sahib saab garu nim ssi bey hanim sir madam maam mam
    """
)
_NO_NAMES = listed(
    """
    dear hi hello hey good morning afternoon evening day greetings thanks thank you and or the team all everyone
    everybody colleagues folks here there from at of to is am was this i im hope it its again so my our your we in on
    for with as just speaking calling please yes may can could who if et und y e o a an respected esteemed kind ok okay
    great nice
    """
)
_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_WORD = compiled(r"[^\W\d_][^\s,:;!?()\[\]<>{}\"“”«»&/—–|*，。！？：、]*")
_JOINED_HONORIFIC = expression(r"[-‐‑](?:san|sama|sensei|kun|ji|nim|ssi)$", re.IGNORECASE)
_NICKNAME = compiled(r"(?:^|(?<=\s))[\"“(‘'](?P<nick>[^\"”)’']{1,30})[\"”)’'](?=\s|,|$)")


@lru_cache(maxsize=4096)
def plain_name(word: str) -> str:
    """`word` in lower case with nothing but its letters and digits, diacritics dropped."""
    low = word.casefold().translate(_SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", low) if unicodedata.category(c)[0] in "LN")


@lru_cache(maxsize=4096)
def _spellings(word: str) -> tuple[str, str]:
    """The plain forms of `word` with "ü" as "u" and as "ue"; the same twice for most words."""
    return plain_name(word), plain_name(unicodedata.normalize("NFC", word.casefold()).translate(_SPELT_OUT))


TITLES = frozenset(map(plain_name, _TITLES)) | listed(
    """
    brother gen general admiral hr pan kumari thiru principal dean director superintendent president commander officer
    lieutenant justice canon archdeacon monsignor constable coach
    """
)
"""Words that may stand before a surname, folded by `plain_name`; some are everyday words besides."""


class Token(NamedTuple):
    """A word that may belong to a name, with its offsets."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The word folded by `plain_name`."""
        return plain_name(self.text)


_JOINED_TITLE = compiled(r"\b(Mr|Mrs|Ms|Mx|Dr|Prof|Rev)\.(?=[^\W\d_a-z])")
_TAIL = compiled(r"(?:['’]s)?[.'’`…-]{0,99}$")


def name_words(text: str) -> list[Token]:
    """The words of `text` that start with a letter, trailing punctuation and a possessive left out; "Mr.Lang" is two."""
    found = []
    for match in _WORD.finditer(_JOINED_TITLE.sub(r"\1 ", text)):
        word = match.group()
        word = word if word.isalpha() else _TAIL.sub("", word)
        if suffix := None if word.isalpha() else _JOINED_HONORIFIC.search(word):
            cut = match.start() + suffix.start()
            found.append(Token(word[: suffix.start()], match.start(), cut))
            found.append(Token(suffix.group()[1:], cut + 1, match.start() + len(word)))
        elif word:
            found.append(Token(word, match.start(), match.start() + len(word)))
    return found


@dataclass(frozen=True)
class Name:
    """A person's name taken apart: its words without titles and suffixes, and nicknames given in brackets or quotes."""

    given: str
    words: tuple[str, ...]
    nicknames: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The first word, with which most people are addressed; "" for an empty name."""
        return self.words[0] if self.words else ""


@lru_cache(maxsize=256)
def read_name(given: str) -> Name:
    """Takes a name apart: "Whitfield, Dana", "Dr. Robert (Bob) O'Brien Jr.", "Nguyễn Văn An", "李雪"."""
    nicknames = tuple(m["nick"].strip() for m in _NICKNAME.finditer(given))
    before, comma, after = _NICKNAME.sub(" ", without_post(given)).partition(",")
    rest = [w for w in after.split() if plain_name(w) and plain_name(w) not in _SUFFIXES]
    bare = f"{' '.join(rest)} {before}" if comma and rest else before
    words = [w for w in bare.split() if plain_name(w)]
    kept = [w for i, w in enumerate(words) if not (plain_name(w) in TITLES and i < len(words) - 1)]
    while len(kept) > 1 and plain_name(kept[-1]) in _SUFFIXES:
        kept.pop()
    return Name(given, tuple(kept), nicknames)


@lru_cache(maxsize=256)
def forms(given: str) -> dict[str, Kind]:
    """Every way `given` may be written, as plain letters run together, and what each way is."""
    name = read_name(given)
    found: dict[str, Kind] = {}

    def add(kind: Kind, *words: str) -> None:
        for spelt in product(*(sorted(set(_spellings(word))) for word in words[:4])):
            found.setdefault("".join((*spelt, *map(plain_name, words[4:]))), kind)

    words = name.words[:8]
    for order in _full_orders(words):
        add("full", *order)
    for nick in name.nicknames if words else ():
        add("first", nick)
        add("full", nick, words[-1])
    for i, j in combinations(range(len(words) + 1), 2):
        if plain_name(words[j - 1]) not in _PARTICLES or j in (1, len(words)):
            add("first" if i == 0 else "family", *words[i:j])
    for i, word in enumerate(words):
        for piece in filter(lambda piece: len(plain_name(piece)) > 1, re.split(r"[-‐‑]", word)):
            if not i or plain_name(piece) not in _PARTICLES or len(words) == i + 1:
                add("family" if i else "piece", piece)
    found.pop("", None)
    return found


@lru_cache(maxsize=256)
def _beginnings(given: str) -> frozenset[str]:
    """What the `forms` of a name begin with: where no word does, none needs to be put together."""
    return frozenset(form[:end] for form in forms(given) for end in range(len(form) + 1))


def _full_orders(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The ways to write a whole name: as given, without middle names, family name first, with one initial."""
    if len(words) < 2:
        return [words] if words else []
    first, last = words[0], words[-1]
    whole = [words, (first, last), (last, *words[:-1]), (*words[1:], first), (last, first)]
    return [*whole, (first[0], last), (first, last[0])]


@dataclass(frozen=True, slots=True)
class Call:
    """A place where somebody is called by (part of) a name; offsets into the text searched.

    `stranger` is the neighbouring word that makes it somebody else's name ("Smith" in "Dana Smith"), or "".
    """

    text: str
    start: int
    end: int
    kind: Kind
    titled: bool = False
    stranger: str = ""


def find_calls(text: str, given: str) -> list[Call]:
    """Where `text` calls the person named `given`, in order."""
    known, beginnings = forms(given), _beginnings(given)
    tokens = name_words(text)
    calls: list[Call] = []
    at = 0
    while at < len(tokens):
        hit = _longest(text, tokens, at, known, beginnings)
        if hit is None:
            at += 1
            continue
        calls.append(_call(text, tokens, at, *hit, known))
        at = hit[0] + 1
    return calls


def _adjacent(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return len(gap) < 9 and not gap.strip(" \t\u00a0.-‐‑'’")


def _longest(
    text: str, tokens: list[Token], at: int, known: dict[str, Kind], beginnings: frozenset[str]
) -> tuple[int, Kind] | None:
    best = None
    run = tight = ""
    for i in range(at, min(at + 8, len(tokens))):
        if i > at and not _adjacent(text, tokens[i - 1], tokens[i]):
            break
        word = tokens[i].plain
        run += word
        tight += word if i == at or len(word) > 1 else ""
        if run not in beginnings and tight not in beginnings:
            break
        for key in (run, tight):
            if key in known:
                best = (i, known[key])
    return best


def _call(text: str, tokens: list[Token], first: int, last: int, kind: Kind, known: dict[str, Kind]) -> Call:
    start, end = tokens[first].start, tokens[last].end
    before = tokens[first - 1] if first and _adjacent(text, tokens[first - 1], tokens[first]) else None
    after = tokens[last + 1] if last + 1 < len(tokens) and _adjacent(text, tokens[last], tokens[last + 1]) else None
    if after is not None and "." in text[end : after.start] and len(tokens[last].plain) > 2:
        after = None  # a sentence ends there: "Hello Trish. Norman Eccles here."
    titled = before is not None and before.plain in TITLES
    if before is not None and titled:
        start = before.start
    if after is not None and after.plain in _HONORIFICS:
        titled, end, after = True, after.end, None
    stranger = ""
    if after is not None and _is_stranger(after) and kind != "full":
        beyond = tokens[last + 2].plain if last + 2 < len(tokens) else ""
        stranger = "" if known.get(beyond) == "family" else after.text
    if before is not None and not titled and _is_stranger(before) and kind == "family":
        stranger = stranger or before.text
    return Call(text[start:end], start, end, kind, titled, stranger)


_NOBODY = frozenset((*_NO_NAMES, *TITLES, *_HONORIFICS, *_SUFFIXES))


def _is_stranger(token: Token) -> bool:
    word = token.plain
    return len(word) > 1 and token.text[0].isupper() and word not in _NOBODY


def may_be_short_for(short: str, long: str) -> bool:
    """Whether one of two first names may be a short form of the other ("Bill", "William"; "Raj", "Rajesh")."""
    a, b = plain_name(short), plain_name(long)
    if len(a) > len(b):
        a, b = b, a
    return a != b and ((len(a) >= 3 and b.startswith(a)) or is_short_for(a, b) or (len(a) > 2 and is_short_for(b, a)))
