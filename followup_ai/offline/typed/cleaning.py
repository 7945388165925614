"""From a note as it was typed to clean clauses: shorthand written out, shouting lowered, quotes kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from followup_ai.language.dates import MONTH, SHORT_MONTH, WEEKDAY, full_month
from followup_ai.language.first_names import is_first_name
from followup_ai.offline.english.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    abbreviations,
    alternatives,
    base_of,
    capitalised,
    capitals,
    is_gerund,
    tells_a_deed,
    with_saints,
    word_set,
)
from followup_ai.offline.typed.common_surnames import is_the_noun
from followup_ai.offline.typed.small_slips import small_slips_mended

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc`", "'"),
        **dict.fromkeys("\u201c\u201d\u00ab\u00bb\u201e", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        "\u2026": "...",
        "\u2192": " -> ",
        "\u2022": "\n",
    }
)
_ADDRESS = re.compile(
    r"(?:\b(?:call|tel|phone|ring|email|e-mail|visit|see|at|or|via)[:\s]+){0,3}(?:(?:https?://"
    r"|\bwww\.)\S+|\S{1,64}@\S{1,255}|\+?\d[\d ()-]{7,18}\d|\b[\w-]{1,60}\.(?:com|org"
    r"|net|io|example|co\.uk|dev)\b\S*)",
    re.IGNORECASE,
)
_EMOTICON = re.compile(r"(?<!\S)(?![xX]3)[:;=8xX]['-]?[()DPpoO/|\\3]+(?!\S)|<3")
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\{.*?\}\}|\{%.*?%\}|```|\*\*|__|^#+ ", re.MULTILINE)


@dataclass(frozen=True)
class Clause:
    """A stretch of a note that may be taken up.

    Args:
        text: clean words, quoted stretches as single private-use characters.
        quotes: those characters → the words quoted.
        sentence: number of the sentence within its note.
        aside: it stood in brackets.
        owner: whose words or topic a label before it says it is ("Bob: …"), as typed; "".
    """

    text: str
    quotes: Mapping[str, str] = field(default_factory=dict)
    sentence: int = 0
    aside: bool = False
    owner: str = ""


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """`text` with straight quotes and without invisible, decorative or markup characters, links and addresses."""
    kept = []
    for char in text.translate(_STRAIGHT):
        category = unicodedata.category(char)
        if char in "\n\t" or category == "Zl":
            kept.append("\n" if char != "\t" else " ")
        elif category in ("Cc", "Cf", "Co", "Cs", "Cn"):
            if char in "\u200c\u200d":
                kept.append(char)
        elif category == "So":
            kept.append(" ")
        elif category == "Mn" and 0xFE00 <= ord(char) <= 0xFE0F:
            continue
        else:
            kept.append(char)
    text = _ONES.sub(r"\1's", "".join(kept))
    text = _DAY_NAMES.sub(lambda m: m[0].title(), text)
    text = _MARKUP.sub(" ", text)
    text = re.sub(r"(?<=[a-z]) & (?=[a-z])", " and ", text)
    text = re.sub(r"(?<=\s)>\s?(?=\d)", "over ", re.sub(r"(?<=\s)<\s?(?=\d)", "under ", text))
    text = re.sub(r"~\s?(?=\d)", "about ", re.sub(r"(\b[a-z]{4,}) ~\s?(?=\d)", _about, text))
    return _EMOTICON.sub(" ", _ADDRESS.sub(" ", text))


# "somebodys job"
_ONES = re.compile(r"\b((?:some|every|any|no)(?:body|one)|(?:child|wo?m)[er]+n(?=s [a-z]))s\b", re.IGNORECASE)
_DAY_NAMES = re.compile(rf"\b(?:{WEEKDAY.lower()})s?\b")


def _about(match: re.Match[str]) -> str:
    word = match.group(1)
    verb = base_of(word, "third") or base_of(word, "base") or base_of(word, "past")
    return f"{word} about " if word in PREPOSITIONS or verb or is_gerund(word) else f"{word}, about "


def one_line(text: str) -> str:
    """`text` with all runs of white space made one space."""
    return " ".join(text.split())


_DOUBLE = re.compile(r'"([^"\n]{2,200})"')
_SINGLE = re.compile(r"(?<![\w'])'((?:[^'\n]|(?<=\w)'(?=\w)){3,200}?)'(?![\w'])")


def take_quotes(text: str) -> tuple[str, dict[str, str]]:
    """`text` with every quoted stretch replaced by one private-use character, and what each stands for."""
    quotes: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        if len(quotes) > 200:
            return match.group()
        mark = chr(0xE000 + len(quotes))
        quotes[mark] = match[1].strip(" ,!?" if match[1].endswith("..") else " ,.!?")
        return mark

    return _SINGLE.sub(keep, _DOUBLE.sub(keep, text)), quotes


_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_SHOUTED_HASTE = frozenset(["lol", "omg", "tbh", "btw", "fyi", "haha", "imo", "im", "abt", "yrs", "yr", "mgr", "dept"])


def _written_out(word: str) -> str:
    """One white-space-separated word with shorthand replaced; its punctuation stays."""
    table = abbreviations()
    low = word.lower()
    if low in table and not (word.isupper() and len(word) > 2 and low not in _SHOUTED_HASTE):
        return table[low]
    match = _EDGES.match(word)
    if match is None:
        return word
    before, core, after = match.groups()
    meant = table.get(core.lower())
    if meant is None:
        return word
    if core.isupper() and core.lower() != "i" and core.lower() not in _SHOUTED_HASTE:
        return word
    if meant and core[:1].isupper() and core[1:].islower():
        meant = meant[:1].upper() + meant[1:]
    return before + meant + after if meant else after.strip("()")


@lru_cache(maxsize=512)
def _shouted(text: str) -> bool:
    letters, words = [c for c in text if c.isalpha()], re.findall(r"[^\W\d_]{2,}", text)
    if len(letters) < 8 and not any(len(word) > 3 and everyday(word) for word in words):
        return False
    return len(letters) > 5 and len(words) > 1 and sum(c.isupper() for c in letters) > 0.75 * len(letters)


@lru_cache(maxsize=4096)
def everyday(word: str) -> bool:
    """Whether a word is common English, so that a capital at the start of a note says nothing."""
    low = word.lower()
    if (
        low in DETERMINERS
        or low in PREPOSITIONS
        or low in SUBJECTS | WH_WORDS
        or base_of(low, "base")
        or is_gerund(low)
        or base_of(low, "past")
    ):
        return True
    if low in ("mr", "mrs", "ms", "dr", "prof") or not low.isascii() or not low.replace("'", "").replace("-", "").isalpha():
        return False
    import simplemma  # lazily: its dictionary takes a tenth of a second

    return all(simplemma.is_known(piece, lang="en") for piece in low.split("'")[0].split("-") if piece)


def recase(text: str, names: Mapping[str, str], *, shouted: bool | None = None) -> str:
    """`text` in sentence case without its first capital, with proper names and acronyms as they are written.

    Args:
        names: lower-case word → spelling, for the people and the company of this interview.
        shouted: it was typed all in capitals; left out, that is told from its letters.
    """
    shouted = _shouted(text) if shouted is None else shouted

    def fix(match: re.Match[str]) -> str:
        before, core, after = _EDGES.match(match.group()).groups()  # type: ignore[union-attr]
        if not core or (
            not shouted
            and re.match(r" (?:\d|[IVX]+\b|Stage|Sigma)", text[match.end() : match.end() + 6])
            and core.istitle()
            and (match.start() > 0 or core.lower() in _NUMBERED or not everyday(core))
        ):
            return match.group()
        noun = core in names and is_the_noun(core, text[: match.start()])
        if not shouted and (noun or _TITLE_AND_NAME.match(text, match.start())):
            return match.group()
        following = re.match(r"\s+([^\W\d_]+)", text[match.end() : match.end() + 40])
        named = bool(
            following
            and following.group(1).istitle()
            and (following.group(1) != "I" or core.lower() in capitals())
            and core.istitle()
            and not (is_gerund(core) or tells_a_deed(core))
            and core.lower() not in DETERMINERS | PREPOSITIONS | SUBJECTS
            and everyday(following.group(1))
        ) or bool(
            following
            and re.fullmatch(r"[A-Z]{2,5}", following.group(1))
            and core.istitle()
            and core.lower().endswith(("s", "a", "o", "i", "u", "x"))
            and not base_of(core.lower().rstrip("s"), "base")
            and match.start() == 0
        )
        return before + _cased(core, shouted, match.start() == 0 and not named, names) + after

    return with_saints(_TOKEN.sub(fix, text))


def _cased(core: str, shouted: bool, first: bool, names: Mapping[str, str]) -> str:
    stem, mark, ending = core.partition("'")
    low = stem.lower()
    if core.lower() == "ma'am" or (core == "It" and first):
        return core.lower()  # and no department of computers
    if low in names and low != "the" and (shouted or stem != low or low not in _COMMON_NAMES):
        return names[low] + mark + (ending.lower() if shouted else ending)
    fixed = capitalised(stem, shouted=shouted)
    if fixed and stem.isupper() and len(stem) > 2 and not shouted and not fixed.isupper() and low not in _STRESSED:
        return core  # "SPARK" is no Spark
    if fixed:
        return fixed + mark + ending.lower()
    if low == "i":
        return "I" + mark + ending.lower()
    if shouted:
        return core if len(stem) <= 5 and not everyday(stem) else core.lower()  # initials, or a dialect's word
    if first and (re.match(r"[RC]$|[A-DF-Z]-[a-z]", stem) or ("-" in stem and stem.split("-")[0].lower() in capitals())):
        return core  # the languages R and C, A-levels, F-gas, and what begins with a name
    plain = len(stem) == 1 or (stem[1:].islower() and everyday(stem) and not (ending == "s" and is_first_name(stem)))
    if first and stem[:1].isupper() and plain:  # "Mark's plan" keeps its capital
        return low + mark + ending
    if stem.isupper() and low in _STRESSED:
        return core.lower()
    return core


def lowered(note: str, names: Mapping[str, str]) -> str:
    """A note typed all in capitals, in sentence case: its pieces alone would not tell that it was shouted."""
    if not _shouted(note):
        return note
    lines = (_TITLED.sub(lambda m: m[0].title(), recase(line, names, shouted=True)) for line in note.split("\n"))
    return "\n".join(lines)


_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof)\b(?=\.? [A-Z])")


_TITLE_AND_NAME = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Sir)\.? [A-Z][a-z]")
_STRESSED, _COMMON_NAMES = word_set("stressed"), word_set("common-names")
_NUMBERED = word_set("numbered")  # "Ward 7" and "Windows 11" are names

_MONTH = re.compile(
    r"\b((?:in|by|from|since|until|till|til|(?:january|february|september|october|november|december) to"
    r"|early|late|mid|next|last|opening|starting"
    r"|end of|this|every|before|after)[ -])(march|may|august)\b(?! (?:be|have|not|need"
    r"|well))"
)
_MEANT_WOULD = re.compile(r"\b((?:how|what|if|that|when|said|where)\s+)id\s", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"\b(B\.S|M\.S|B\.E|M\.D|Ed\.D|Ed\.M|M\.Sc|B\.Sc|M\.A|B\.A|M\.Eng|B\.Eng|M\.Tech|B\.Tech|Ph\.D|B\.Ed|M\.Ed"
    r"|B\.Com|incl|esp|min|max|dept|cert|tel"
    r"|ext|Engr|Er|Fr|Revd|Rev|Hon|Dr|Mr|Mrs|Ms|Mx|Prof|St|No|vs|e\.g|i\.e|approx|etc|Jr|Sr|Inc|Ltd|Co|Eng|Ing|Arch|Adv|Pharm|Alh|Sra|Srta|Dott|approx|refs)\.(?=\s)"
    r"|\b(ch|vols?|figs?|pp|pt|sect|sec|para|ver|ed|refs?|nos|app|bk|art|reg|Rep|Lett|Proc|Trans|Rev|Phys|Chem)\.(?=\s?\d)"
    r"|\b((?-i:[A-Z][a-z]+ (?:Rep|Lett|Proc|Trans|Rev|Phys|Chem|Biol|Sci|Med)))\.(?=\s[A-Z]{2})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]?\s+|\n+|;\s*|\s+[-\u2013\u2014]+\s+|\u2014|\.{3,}|\[\d{1,2}:\d\d\]")
_LABELS = word_set("labels")
_LABELLED = re.compile(r"^([^\W\d][^\n:.;,()]{0,45}):\s+", re.MULTILINE)
_BRACKETS = re.compile(r"(?<!\S)\(([^()]{0,300})\)|\[([^\[\]]{0,300})\]")
_CLAUSE_BREAK = re.compile(
    r",?\s+(?:but|so|although|though|whereas|plus)\s+(?=(?:they|she|he|i|we|it|you|there|that|nobody|everybody|everyone"
    r"|someone|somebody|no one|people)\b)"
    r"|,\s*(?:and\s+|then\s+|(?:right )?now\s+|at the moment\s+|currently\s+|today\s+|at present\s+|so far\s+)*"
    r"(?=(?:they|she|he|i|we|it|you|there)(?:'\w+)?\s)"
    r"|\s+and\s+(?:also\s+)?(?=(?:they|she|he|i|we|it|there)(?:'\w+|\s+(?:nearly |almost |just |then |also )?(?:is|are|was"
    r"|were|has|have|had|will|would|can|do|did|said|asked|told|want|need)\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences, list items and dashes' halves of a plain note."""
    text = re.sub(r"(\S+(?: \S+){3,}?) *(?:->|=>) *", r"\1\n", text)
    text = _LABELLED.sub(_label, text)
    text = re.sub(r"[?!.]+\)", ")", text)
    guarded = _ABBREVIATED.sub(lambda m: m[0][:-1] + "\ue8ff", text)
    pieces = _SENTENCE_END.split(guarded)
    return tuple(piece.replace("\ue8ff", ".").strip() for piece in pieces if piece and piece.strip())


_LABEL_END = "\ue8fd"


def _label(match: re.Match[str]) -> str:
    label = match.group(1)
    if label.lower() in _LABELS:
        return ""
    name = len(label.split()) <= 4 and all(
        w[:1].isupper() or w.lower() in ("van", "von", "der", "de", "la") for w in label.split()
    )
    return f"{label}{_LABEL_END}" if name else f"{label}\n"


def _after_label(text: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Who a label says the words are of ("" where it names nobody here), and the words without such a label."""
    label, mark, rest = text.partition(_LABEL_END)
    if not mark:
        return "", text
    named = any(word.lower() in names for word in re.findall(r"[^\W\d_][\w'’-]+", label))
    return (label, rest) if named else ("", f"{label}. {rest}")


# "only one man is trained on them and he is off sick": he is not the reader
_SOMEBODY = re.compile(
    r"\b(?:an?|one|some|another|other) (?:\w+ )?(?:man|woman|guy|lady|fella|lad|chap|bloke|boy|girl|person|colleague|customer"
    r"|client|patient|student|pupil|driver|nurse|tenant|guest|apprentice|trainee|supplier"
    r"|vendor|contractor|agent|technician|mechanic|engineer|operator|inspector)\b",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"(?:and |but |so )?(?:he|she|his|her)(?:'s)?\b", re.IGNORECASE)


def clauses(sentence: str, names: Mapping[str, str], number: int = 0) -> list[Clause]:
    """The clauses of one sentence, cleaned and in sentence case; brackets come as clauses of their own."""
    owner, sentence = _after_label(sentence, names)
    if not owner and ". " in sentence:
        label, _, rest = sentence.partition(". ")
        if len(label.split()) <= 4 and label[:1].isupper() and "." not in label and len(label) > 3:
            return [c for piece in (label, rest) if piece.strip() for c in _clauses(piece, names, number, "")]
    return _clauses(sentence, names, number, owner)


def _clauses(sentence: str, names: Mapping[str, str], number: int, owner: str) -> list[Clause]:
    held, quotes = take_quotes(sentence)
    asides = [a or b or "" for a, b in _BRACKETS.findall(held)]
    main = _BRACKETS.sub(" ", held)
    found = []
    for text, aside in [(main, False), *((a, True) for a in asides)]:
        for piece in _CLAUSE_BREAK.split(text):
            clean = tidy(piece, names)
            if clean and not (_HE_OR_SHE.match(clean) and _SOMEBODY.search(text[: text.find(piece)])):
                found.append(Clause(clean, {k: v for k, v in quotes.items() if k in clean}, number, aside, owner))
    return found


# "monolith -> services, stalled": what has begun, stopped or is planned is a move, not a sequence of steps.
_UNDER_WAY = re.compile(
    r"^([^\W\d_][\w-]+)\s*(?:->|=>)\s*([^\W\d_][\w-]+)(?=,? (?:stalled|stuck|started|begun|planned|paused|half|halfway"
    r"|in progress|under ?way|ongoing|nearly|almost|due|still|behind|delayed|by|next|this)\b|$|, (?:they|he|she|we)\b)"
)


def tidy(text: str, names: Mapping[str, str]) -> str:
    """One clause with shorthand written out, cased, and bare of stray punctuation."""
    text = _with_units(_after_label(text, names)[1])
    # "Jan said" and "the Leaving Cert": neither a name of somebody nor of an exam is shorthand.
    kept = {w for w in text.split() if w[:1].isupper() and (w == "IM" or w.strip(",.;:!?'\"").lower() in names)}
    kept |= set(re.findall(r"\b[A-Z][a-z]+ (?=([A-Z][a-z]+)\b)", text))
    words = [w if w in kept and not (w == "IM" and _shouted(text)) else _written_out(w) for w in text.split()]
    line = one_line(" ".join(w for w in words if w))
    line = re.sub(r"\b(is|are) (\w+ed) (?=since\b)", lambda m: f"{'has' if m[1] == 'is' else 'have'} been {m[2]} ", line)
    line = re.sub(
        r"\b(is|are) (\w+ing|down|closed|out|vacant|empty|broken|off|shut) (?=since\b)",
        lambda m: f"{'has' if m[1] == 'is' else 'have'} been {m[2]} ",
        line,
    )
    line = re.sub(r"\b(some(?:one|body)|a \w+) who don't\b", r"\1 who doesn't", line)
    line = re.sub(r"\s+\+\s+", " and ", re.sub(r"\s*&\s*", " and ", line) if " & " in line else line)
    if "=" in line:  # "policy -> first author = who wrote it": the arrow explains, it leads nowhere
        line = re.sub(r"\s*->\s*", ": ", line)
    line = _UNDER_WAY.sub(r"the move from \1 to \2", line)
    line = re.sub(r"\s*(?:->|=>)\s*", " to " if len(re.findall(r"->|=>", line)) == 1 else ", ", line)
    line = re.sub(r"\s+/\s+", " and ", re.sub(r"\s+/\s+(?=.*\s/\s)", ", ", line))
    line = re.sub(r"\s+=\s+", ": ", line)  # what stands after it may be anything but what "is" could join
    line = re.sub(
        r"^on[- ]call\b(?=$|,| (?:in|at|for|on|with|of|and|every|one|is|was)\b)", "on-call duty", line, flags=re.IGNORECASE
    )
    line = small_slips_mended(line)
    line = re.sub(r"(?<=[a-z0-9]) (?:v|v\.|vs|vs\.) (?=[\w])", " versus ", line)
    line = _OF_KIN.sub(lambda m: m[0] if _does(line[m.end() :]) or _of_many(line, m) else f"{m[1]} {m[2]}'s", line)
    line = re.sub(r"\b(I|you|we|they) know to (?=[a-z])", r"\1 know how to ", line)
    line = re.sub(r"(?<![\w+#])([cC])(\+\+|#)(?!\w)", lambda m: m[1].upper() + m[2], line)
    line = re.sub(r"(?<!would )(?<!d )\blike (?=\d)", "about ", line)
    line = re.sub(r"\b[aA][- ]levels\b", "A-levels", line)
    line = re.sub(r"\bVP eng\b", "VP of Engineering", line)
    line = re.sub(r"\bon call (?=(?:pattern|rota|phone|work|shifts?|duty|system)\b)", "on-call ", line)
    line = re.sub(r"\b(?:black friday|cyber monday|boxing day)\b", lambda m: m[0].title(), line)
    line = re.sub(r"\b(on|by|from|until|before|after|to) (\d{1,2}(?:st|nd|rd|th))\b(?! [A-Zofjasmdn])", r"\1 the \2", line)
    line = re.sub(
        r"\b(in (?:\d+|one|two|three|four|five|six|ten|a few|a couple of) (?:weeks|days|months))'? times?\b", r"\1", line
    )
    line = _MONTH.sub(lambda m: m.group(1) + m.group(2).capitalize(), line)
    line = _MEANT_WOULD.sub(r"\1I'd ", line)
    line = re.sub(r"\s+([,.;:!?])", r"\1", line)
    line = re.sub(r"^[\W_]+(?<![\"'\ue000-\ue8ff(£$€#])|[\s,.;:!?*_~=<>|\\/+-]+$", "", line).strip()
    loud = _shouted(text) or _shouted(line)
    line = recase(line, names, shouted=True) if loud else recase(line, names)
    line = _PHRASES.sub(lambda m: m.group().title(), line)
    return _PLACE.sub(lambda m: m[1] if everyday(m[1]) or m[1] in capitals() else m[1].capitalize(), line)


# "from lublin too", "at askham as me": a word that no dictionary holds is a place's name where one comes from or was
_PLACE = re.compile(r"(?:(?<=\bfrom )|(?<=\bat ))([a-z]\w{3,})(?= (?:too|also|originally|as|like|same)\b|$)")


_BARE_QUARTER = re.compile(
    r"\b(live|starts?|opens?|closes?|begins?|ends?|launch(?:es|ing)?|due|ready|moving|moves?|ship(?:s|ping)?"
    r"|finish(?:es)?|arrives?)"
    rf" (?=(?:early |mid |late )?(?:Q[1-4]\b|(?!may\b)(?:{MONTH}|{SHORT_MONTH}"
    r"|spring|summer|autumn|winter)\b(?! \d{1,2}\b)|20\d\d\b))",
    re.IGNORECASE,
)
_KIN = "|".join(sorted(word_set("kin")))
# "my uncles takeaway", "at my uncles"
_OF_KIN = re.compile(
    rf"\b(my|his|her|their|your|our) ({_KIN})s(?=$| (?!and\b|or\b|are\b|were\b|have\b|had\b|who\b|in\b|at\b|on\b"
    rf"|to\b|from\b|both\b|all\b)[a-z])",
    re.IGNORECASE,
)


def _of_many(line: str, match: re.Match[str]) -> bool:
    """Whether kin at the end are several people and no house of theirs: "we learned from our grandmothers"."""
    return match.end() == len(line) and not re.search(r"\b(?:at|to|round)$", line[: match.start()].rstrip())


def _does(rest: str) -> bool:
    """Whether the next word is a verb: "his daughters run the shop" tells of several daughters."""
    following = (rest.split() or [""])[0].strip(",.")
    return bool(base_of(following, "base") or base_of(following, "past")) and len(rest.split()) > 1


_UNITS = {"h": "hour", "m": "minute", "w": "week", "y": "year"}
_GLUED = re.compile(r"\b(\d[\d.,]*) ?(hrs?|h|mins?|wks?|mo|mths?|yrs?)(\+)?(?=[\s,.;:)]|$)", re.IGNORECASE)
_AFTER_TIME = (
    PREPOSITIONS
    | CONJUNCTIONS
    | frozenset(["a", "each", "every", "is", "are", "late", "early", "long", "max", "min", "and", "or", "but"])
)
_SHORT_MONTH = re.compile(rf"\b(\d{{1,2}}(?:st|nd|rd|th)?) ({SHORT_MONTH})\b\.?", re.IGNORECASE)
_BARE_DAY = re.compile(
    r"\b(meets?|sits?|decides?|starts?|opens?|closes?|begins?|ends?|votes?|meeting) (?=\d{1,2} [A-Z][a-z]{2,8}\b)"
)


def _with_units(text: str) -> str:
    """Lengths of time and dates written out: "3h+" → "over 3 hours", "4yrs" → "4 years", "meets 3 Dec" → "on 3 December"."""

    def spelt(match: re.Match[str]) -> str:
        number, unit, more = match.groups()
        name = "month" if unit[:2].lower() in ("mo", "mt") else _UNITS[unit[0].lower()]
        following = re.match(r"\s+([^\W\d_]+)", text[match.end() :])
        before_noun = bool(following and following[1].lower() not in _AFTER_TIME)
        if before_noun and unit == "h" and not more and f"{number}h" == match.group():
            return match.group()  # "a 7h batch" reads well as it is
        if (name == "hour" or unit.lower() == "min") and before_noun and not more:
            return f"{number}-{name}"
        return f"{'over ' if more else ''}{number} {name}{'' if number == '1' else 's'}"

    return _BARE_QUARTER.sub(r"\1 in ", _BARE_DAY.sub(r"\1 on ", months_spelt(_GLUED.sub(spelt, text))))


def months_spelt(text: str) -> str:
    """Words with the month of a date written out: "3 Dec." → "3 December"."""
    return _SHORT_MONTH.sub(lambda m: f"{m[1]} {full_month(m[2])}", text)


_PHRASES = re.compile(rf"\b(?:{alternatives('names-of-words')})\b")
