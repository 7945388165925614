"""How to greet and sign: the reader's name as given, never a guessed title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from followup_ai.language.first_names import is_first_name
from followup_ai.language.titles import TITLES, is_post, without_post
from followup_ai.offline.english.lexicon import base_of, capitalised, word_set
from followup_ai.offline.people.family_names import SPANISH_TITLE, by_custom, groups_of, told_by_address, told_by_notes
from followup_ai.offline.typed.cleaning import everyday

# Besides those, ones whose short forms may be words or names of their own; at the head of a name they hardly are.
_TITLES = TITLES | frozenset(
    """
    m er eng ir mag bc mw gov lic arq inż mgr kpt kapt kpn drs cik ibu dato dato’ dato'
    """.split()  # noqa: SIM905 - read as words
)
# Titles that are everyday words or given names besides: they count before two names, or with their full stop.
_BRIEF_TITLE = re.compile(r"^(?:Me|Ds|Sh|Hj|Pn|Tn|Bp|Pr|Br|Pak|Bu|En|Ven|Bro|Dom)\.?$")
# Given names written short with a full stop: "Wm. Pratt", "Md. Rahman", "Ma. Teresa Cruz".
_SHORT_GIVEN = re.compile(
    r"^(?:wm|chas|thos|geo|jas|jos|robt?|edw|alex|benj|danl?|saml|jno|st|ste|sta|md|mohd|muh|ma|fco|fdo|gmo|nath|theo|fredk"
    r"|richd|phil|chr|th|kh|yu|ch|ph|joh|jr)\.$",
    re.IGNORECASE,
)
_STYLED = re.compile(r"^(?:the|rt|right|most|very|he|hrh|hh|h\.e)\.?$", re.IGNORECASE)
# How one speaks to somebody and never writes to them: it is left out, and the name greeted whole.
_SPOKEN = frozenset(["oga", "ma'am", "ma’am", "maam", "boss", "kuya", "ate", "gaffer", "guv", "bro", "bros", "sis", "egbon"])
# Titles of two words, and ranks that are everyday words besides.
_RANKS = re.compile(
    r"(?:group captain|wing commander|squadron leader|flight lieutenant|flying officer|air commodore|air marshal"
    r"|pilot officer"
    r"|rear admiral|vice admiral|admiral|brigadier|major general|general|lieutenant colonel|lieutenant commander"
    r"|warrant officer|staff sergeant|chief inspector|detective inspector|detective sergeant|chief superintendent"
    r"|superintendent|chief constable|canon|archdeacon|monsignor|abbot|mother superior|brother|deacon|elder"
    r"|his honour|her honour|lt\.? col\.?|lt\.? cdr\.?|maj\.? gen\.?|wg\.? cdr\.?|sqn\.? ldr\.?|flt\.? lt\.?|det\.? sgt\.?"
    r"|professor dr|prof\.? dr\.?|assistant professor|associate professor) ",
    re.IGNORECASE,
)
_BY_FIRST_NAME = re.compile(r"^(?:sir|dame|don|doña|dña|ibu|bu|bapak|pak|encik|cik|puan|tuan)\.?$", re.IGNORECASE)
# What a person is called by before the surname where it is no title: the whole is the greeting.
_BYNAMES = frozenset(
    """
    big old auld young little team auntie aunty uncle mama baba papa teacher mother bhai sardar tía tío tia tio farmer
    """.split()  # noqa: SIM905 - read as words
)
_CALLINGS = _BYNAMES | frozenset(
    """
    coach officer inspector detective sergeant commander captain lieutenant major principal dean deacon elder
    brother chief minister ambassador provost guru ustadh maestro nurse constable warden chaplain mister missus
    """.split()  # noqa: SIM905 - read as words
)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|rn|esq|obe|mbe|cbe|frcs|msc|ma|mba|cpa|pe|dds)\.?$", re.IGNORECASE)
# Letters after a name, of a profession or a degree: "LCSW", "FCCA", "MEng".
_LETTERS = re.compile(r"^(?:[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z.]{0,3}(?:[ -][A-Z]{1,4})?)$")
_PARTICLES = word_set("particles")
# Family names that come first in their own order; the whole name is the safe greeting.
_FAMILY_FIRST = word_set("family-first")
_LATIN_GIVEN_WITH = word_set("latin-given-with")


def is_calling(word: str) -> bool:
    """Whether a word before a name tells what somebody is and is an everyday word besides ("Coach", "Elder")."""
    return word.lower() in _CALLINGS


def is_title(word: str) -> bool:
    """Whether a word is a title that stands before a name ("Prof", "Mrs")."""
    return word.lower().removesuffix(".") in _TITLES


_HE = re.compile(r"^(?:mr|sir|lord|herr|mister|monsieur|señor|sr|signor|pan|brother|father|fr|uncle)\.? ", re.IGNORECASE)
_SHE = re.compile(
    r"^(?:mrs|ms|miss|dame|lady|frau|madam|madame|mme|señora|sra|signora|pani|sister|mother|auntie|aunty) ", re.IGNORECASE
)


def contrary_pronouns(name: str) -> frozenset[str]:
    """The pronouns that a title rules out: no "she" for a Mr; none where a name has no such title ("Dr", "Prof").

    Args:
        name: as the interview gives it.
    """
    if _HE.match(name) and not re.match(r"(?:sr|fr)\b", name, re.IGNORECASE):
        return frozenset(["she", "her", "hers", "herself"])
    return frozenset(["he", "him", "his", "himself"]) if _SHE.match(name.replace(".", "")) else frozenset()


def names_namesake(text: str, name: str) -> bool:
    """Whether words name somebody of the reader's surname with a title that is not the reader's: "mrs vaughan", of Mr Vaughan.

    Args:
        text: of a note.
        name: the reader's, as the interview gives it.
    """
    contrary, words = contrary_pronouns(name), name_words(name)
    if not contrary or not words:
        return False
    titles = "mrs|ms|miss|lady|madam|mother" if "she" in contrary else "mr|sir|lord|master|father"
    return bool(re.search(rf"\b(?:{titles})\.? {re.escape(words[-1])}\b", text, re.IGNORECASE))


def _leads(words: list[str]) -> bool:
    """Whether the first of several words is a title: known, or cut short with a full stop ("Kpl. Jan Maas")."""
    first = words[0]
    if len(words) < 2 or _SHORT_GIVEN.match(first):
        return False
    cut = len(first) > 2 and first.endswith(".") and re.fullmatch(r"[^\W\d_]{2,}(?:[.-][^\W\d_]{2,})*\.", first) is not None
    brief = _BRIEF_TITLE.match(first) is not None and len(words) > 2
    return cut or brief or is_title(first)


# Whom custom calls by the title and the given name, where the notes do so: "Sister Mary Perpetua", "Imam Yusuf".
_GIVEN_AFTER = re.compile(
    r"^(?:sister|sr|brother|br|bro|mother|father|fr|dom|swami|imam|rabbi|sheikh|shaykh|pastor|chef|coach|ustaz|ustazah|ustadh"
    r"|haji|hj|hajia|alhaji|alhaja|mallam|ibu|bu|bapak|pak|don|doña|dña|dona|auntie|uncle|miss|nurse|venerable|ven|bhante)\.?$",
    re.IGNORECASE,
)
_ENDINGS = r"(?:san|sama|sensei|ji|nim|ssi|bhai|didi)"
_WITH_ENDING = re.compile(rf"-{_ENDINGS}\b")


# "Mdm Noraini binte Yusof", "Mr Ravi s/o Kumar": what stands behind is the father's name, by which nobody is called
_FATHERS = re.compile(r"(?<=\S) (?:bin|binte|binti|bint|bte|ibni|anak|[asd]/[lpo]) (?=\S)", re.IGNORECASE)


_MOTHERS = re.compile(r"(?<=\w) [iy] [A-ZÀ-Ý][\w'’-]+$")


def _without_mothers(name: str) -> str:
    """A name without the mother's behind the father's, by which nobody is called: "Castellví i Roig", "Ortega y Gasset"."""
    mothers = _MOTHERS.search(name)
    return name[: mothers.start()] if mothers and len(name[: mothers.start()].split()) > 1 else name


# An associate professor is greeted as a professor
_RANKED_BELOW = re.compile(
    r"^(?:assoc(?:iate)?|asst|assistant|adj(?:unct)?|emer(?:itus|ita)?|hon(?:orary)?)\.? (?=prof)", re.IGNORECASE
)


# A German degree stands before a name on paper, and is never said
_DEGREE = re.compile(
    r"^dipl(?:om)?\.?(?:-[\w.-]+|\s(?:ing|inf|kfm|phys|chem|biol|math|psych|wirt|des)\w*\.?)?(?:\s?\(FH\))?\s(?=\w)",
    re.IGNORECASE,
)


def called(name: str, notes: str, *, address: str = "", zone: str = "", others: Iterable[str] = ()) -> str:
    """What stands after "Dear": as the notes call the person, where custom has it ("Shirakawa-san"), else `greeting_name`.

    Args:
        name: as the interview gives it.
        notes: the candidate's notes as one text.
        address: the person's e-mail address, which tells the family name where there are two; "" where it is not known.
        zone: the time zone of the interview; "" where it is not known.
        others: words of the names of the others in the room.
    """
    name = _without_mothers(_RANKED_BELOW.sub("", _DEGREE.sub("", without_post(name))))
    if father := _FATHERS.search(name):
        given = "|".join(map(re.escape, name[: father.start()].split()))
        if noted := re.search(rf"\b{_NOTED}\.? (?:{given})(?![\w-])", notes):
            return noted.group()
        return name[: father.start()].strip() if is_title(name.split()[0]) else greeting_name(name)
    words = name.split()
    if (alone := _alone(words)) and (told := _told_with(alone, notes)):
        return told
    if len(words) > 2 and _GIVEN_AFTER.match(words[0]):
        for end in range(len(words) - 1, 1, -1):
            given = " ".join(map(re.escape, words[1:end]))
            if re.search(rf"\b{re.escape(words[0])} {given}(?![\w-]| {re.escape(words[end])})", notes):
                return " ".join(words[:end])
    for word in words if _WITH_ENDING.search(notes) else ():
        met = re.search(rf"(?<![\w-]){re.escape(word)}-{_ENDINGS}\b", notes)
        if met and word[:1].isupper():
            return met.group()
    return _as_noted(words, notes, others) or _by_family(words, notes, address, zone) or greeting_name(name)


def _by_family(words: list[str], notes: str, address: str, zone: str) -> str:
    """Title and the family name that somebody with a title and several names is called by; "" where the last will do."""
    # by no other title is part of a name known for one
    known = words and (words[0].lower().rstrip(".") in TITLES or SPANISH_TITLE.match(words[0]))
    if len(words) < 4 or not known or _BY_FIRST_NAME.match(words[0]) or _leads(words[1:]) or "," in " ".join(words):
        return ""
    title, groups = words[0], groups_of(words[1:])
    told = told_by_notes(groups[1:], rf"(?:{_NOTED}|{re.escape(title.rstrip('.'))})", notes, ())
    if told:
        longer = told[0].lower().startswith(title.rstrip(".").lower()) and len(told[0]) > len(title)
        return f"{told[0] if longer else title} {told[1]}"
    family = told_by_address(groups, address) or by_custom(groups, title, zone)
    return f"{title} {family}" if family else ""


_NOTED = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Capt|Captain|Engr|Herr|Frau|Madam|Mdm|Sir|Lady|Judge|Sheriff|Pastor|Rabbi|Imam)"
)


def _as_noted(words: list[str], notes: str, others: Iterable[str]) -> str:
    """Title and family name, where the notes speak so of somebody whose name is given without a title; "" otherwise.

    Whom the notes call by the first name as often is greeted by it.
    """
    if len(words) < 2 or _leads(words) or words[0].lower() in _CALLINGS or "," in " ".join(words):
        return ""
    told = told_by_notes(groups_of(words), _NOTED, notes, others)
    by_first = len(re.findall(rf"\b{re.escape(words[0])}\b(?! {re.escape(words[1])})", notes))
    if told is None or told[2] <= by_first - told[2] * (told[1] == words[0]):
        return ""
    return f"{told[0]} {told[1]}"


def _alone(words: list[str]) -> str:
    """The title that is all a name holds ("the sir", "Oga", "Mdm"), without "the"; "" where it holds more."""
    bare = [w for w in words if w.lower() != "the"]
    low = bare[0].lower().rstrip(".") if len(bare) == 1 else ""
    return bare[0] if low in _SPOKEN or low in _CALLINGS or low in _TITLES else ""


def _told_with(title: str, notes: str) -> str:
    """The greeting of somebody the notes call by this title and a name ("Oga Emeka" → "Emeka", "Hajji Noori"); "" without."""
    met = re.search(rf"\b{re.escape(title.rstrip('.'))}\.? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)", notes)
    behind = re.search(rf"\b(?P<name>[A-Z][\w'’-]+) {re.escape(title.lower())}\b", notes)
    found = met or behind
    if found is None:
        return title[:1].upper() + title[1:] if title.islower() else ""
    spoken = title.lower().rstrip(".") in _SPOKEN or behind is found
    return found["name"] if spoken else greeting_name(f"{title} {found['name']}")


def _fold(word: str) -> str:
    bare = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def _latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())


def greeting_name(name: str) -> str:
    """What stands after "Dear": title and surname where a title is given, else the first name, else the whole name.

    Args:
        name: as the interview gives it.
    """
    name = _without_mothers(without_post(" ".join(name.split())))
    head, *letters = (piece.strip() for piece in name.split(","))
    if not all(_SUFFIX.match(piece) or _LETTERS.match(piece) for piece in letters):
        return name
    head = re.sub(r"\s*\([^()]*\)", "", head)
    words = re.sub(r"\s*[(\[\"“'][^)\]\"”']*[)\]\"”'](?=\s|$)", "", head).split()
    while len(words) > 1 and _SUFFIX.match(words[-1]):
        words.pop()
    if not words or not _latin("".join(words)):
        return name
    while len(words) > 1 and words[0].lower().rstrip(".") in ("he", "hrh", "hh", "h.e") and words[0].isupper():
        words.pop(0)
    if is_post(name):
        return " ".join(w[:1].upper() + w[1:] for w in words)
    if len(words) > 1 and words[0].lower() in _SPOKEN:
        return " ".join(words[1:])
    if _POST.search(words[-1]) and (words[0].lower() == "the" or words[-1].islower()):
        return " ".join(w[:1].upper() + w[1:] for w in words if w.lower() != "the")
    words = _from_title(words)
    titled = _titled(words)
    if titled:
        return titled
    if len(words) > 1 and words[0].lower() in _CALLINGS:
        return " ".join(words) if len(words) == 2 or words[0].lower() in _BYNAMES else f"{words[0]} {surname(words[1:])}"
    return _given(words)


def _from_title(words: list[str]) -> list[str]:
    """The words of a name from the title on that stands behind a post: "Headteacher Mrs Jones" is greeted as "Mrs Jones"."""
    led = _leads(words) or words[0].lower() in _CALLINGS or _STYLED.match(words[0]) or _RANKS.match(" ".join(words))
    courtesy = next((n for n, w in enumerate(words[1:-1], 1) if _COURTESY_ALONE.match(w)), 0)
    return words if led or not courtesy else words[courtesy:]


# A post given in place of a name: "Hotel manager", "The Principal".
_POST = re.compile(
    r"^(?:manager|owner|director|supervisor|foreman|principal|head|lead|recruiter|officer|coordinator|manageress|leader)$",
    re.IGNORECASE,
)
_COURTESY_ALONE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|mdm|madam)\.?$", re.IGNORECASE)


def _titled(words: list[str]) -> str:
    """Title and surname, where the name begins with a title or a rank; "" otherwise."""
    words = list(words)
    while len(words) > 2 and _STYLED.match(words[0]):
        words.pop(0)  # "Rt Revd Dr Marsh" is greeted as "Dr Marsh"
    rank = _RANKS.match(" ".join(words))
    if rank and len(words) > len(rank.group().split()):
        return f"{rank.group().strip()} {surname(words[len(rank.group().split()) :])}"
    titles: list[str] = []
    while _leads(words) or (titles and len(words) > 1 and words[0].lower() == "canon"):
        titles.append(words.pop(0))
    if titles:
        if _BY_FIRST_NAME.match(titles[-1]) and len(titles) == 1:
            return f"{titles[0]} {words[0]}"
        title = titles[0]
        if re.match(r"(?:mag|ing|dipl|di|mmag|lic|mba)\b", title, re.IGNORECASE):  # the doctorate goes before
            title = next((t for t in titles[1:] if re.match(r"^(?:dr|prof)\.?$", t, re.IGNORECASE)), title)
        if re.match(r"rev", title, re.IGNORECASE):
            title = next((t for t in titles[1:] if re.match(r"^(?:dr|prof|canon)\.?$", t, re.IGNORECASE)), title)
        learned = next((t for t in titles[1:] if re.match(r"^(?:dr|prof)\.?$", t, re.IGNORECASE)), "")
        return f"{title} {learned} {surname(words)}" if learned and title in ("Frau", "Herr") else f"{title} {surname(words)}"
    return ""


def _given(words: list[str]) -> str:
    first = words[0]
    if len(words) == 1:
        return first
    if _PARTICLES & {first.lower()} or first.endswith(".") or _BRIEF_TITLE.match(first):
        return " ".join(words)
    folded = _fold(first)
    marked = folded != first.lower()
    family_first = folded in _FAMILY_FIRST and (marked or folded not in _LATIN_GIVEN_WITH or len(words) > 2)
    family_first |= bool(_JAPANESE.search(folded)) and not _JAPANESE.search(_fold(words[-1]))
    if family_first or _gives_family_first(words) or (len(first.rstrip(".")) == 1):
        return " ".join(words)
    return first


# How most Japanese family names end: "Ishikawa Noriko" is greeted whole, "Noriko Ishikawa" by the first name
_JAPANESE = re.compile(
    r"[a-z]{2}(?:kawa|gawa|moto|mura|yama|shima|jima|zaki|saki|naka|shita|guchi|hashi|bayashi|sawa|zawa|hara|tani|numa)$"
)


# A given name of two syllables, as names are written whose family name comes first: "Seo-yeon", "Mei-ling".
_SYLLABLES = re.compile(r"^[A-Z][a-z]{1,5}-[a-z]{1,5}$")


def _gives_family_first(words: list[str]) -> bool:
    return len(words) == 2 and _SYLLABLES.match(words[1]) is not None and _fold(words[0]) in _FAMILY_FIRST


_BESIDES = frozenset(["st", "ste", "saint", "dal", "dalla", "dello", "degli"])
"""Words before a family name that are none alone, nor an article of any tongue."""


def surname(words: list[str]) -> str:
    """The family name of a name without title, particles included."""
    if len(words) == 1 or _gives_family_first(words):
        return words[0]
    if _fold(words[0]) in _FAMILY_FIRST and _fold(words[-1]) not in _FAMILY_FIRST and _fold(words[0]) != words[0].lower():
        return " ".join(words)
    folded = [_fold(w) for w in words]
    if len(words) == 3 and folded[0] in _FAMILY_FIRST - _LATIN_GIVEN_WITH and folded[2] not in _FAMILY_FIRST:
        return words[0]
    start = len(words) - 1
    # "Mrs van Wyk" and "Signora Dal Pozzo" give no first name
    first = (
        0 if words[0].islower() or words[0].lower() in ("dal", "della", "dalla", "dello", "degli", "del", "von", "ter") else 1
    )
    while start > first and words[start - 1].lower().rstrip(".") in _PARTICLES | _BESIDES:
        start -= 1
    return " ".join(words[start:])


def name_words(name: str) -> list[str]:
    """The words of a name that may stand for the person in a note, titles and suffixes left out."""
    pieces = without_post(name).split()
    while pieces and _leads(pieces):
        pieces.pop(0)
    return [
        w
        for w in re.findall(r"[^\W\d_][\w'’-]+", " ".join(pieces))
        if not is_title(w) and w.lower() not in _CALLINGS and not _SUFFIX.match(w) and w.lower() not in _PARTICLES
    ]


_COURTESY = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|shri|smt|sri|herr|frau|señor|señora|monsieur|madame)\.?\s+(?=\S+\s+\S)", re.IGNORECASE
)


def untitled(name: str) -> str:
    """The name as one signs it: "Ms. Ada Klein" signs "Ada Klein", "Dr. Ada Klein" and "Mr Patel" as they stand."""
    return _COURTESY.sub("", name)


_SMALL = frozenset(
    ["of", "and", "the", "for", "in", "at", "to", "with", "on", "or", "a", "an", "de", "la", "von", "van", "der"]
)


# "John Smith (he/him)", "Dana??": how one speaks of somebody, or doubts it, is no part of the name
_BESIDE = re.compile(r"\s*(?:\((?:he|she|they|xe|ze)/[\w/ ]+\)|[?!]+)\s*$", re.IGNORECASE)


def _in_order(name: str) -> str:
    """A person's name with the family name last where a comma puts it first: "Whitfield, Dana"."""
    name = _BESIDE.sub("", name)
    family, comma, given = name.partition(", ")
    words = given.split()
    told = comma and 0 < len(words) < 3 and len(family.split()) < 4 and not is_post(given)
    if not told or any(_tells_a_post(w) for w in words) or (_is_given(family.split()[0]) and not _is_given(words[0])):
        return name
    return f"{given} {family}"


def _is_given(word: str) -> bool:
    return bool(is_first_name(word.capitalize()))


def _tells_a_post(word: str) -> bool:
    """Whether a word behind a name's comma is a title, letters or a post: "Dana Whitfield, PhD", "Grace Lee, Sales"."""
    known = _SUFFIX.match(word) or (_LETTERS.match(word) and not _is_given(word))
    return bool(known or is_title(word) or _POST.match(word) or not word.isalpha() or (everyday(word) and not _is_given(word)))


def restored(name: str, *, person: bool = False) -> str:
    """A name, role or company typed all in capitals or all in small letters, in the letters it is usually written with.

    Args:
        name: as typed; a spelling with capitals and small letters is left as it is.
        person: a person's name, whose particles stay small and whose every other word takes a capital.
    """
    name = _in_order(name) if person else name
    letters = [c for c in _OWN_SMALL.sub("M", name) if c.isalpha()]
    shouted = len(letters) > 3 and all(c.isupper() for c in letters) and len(name.split()) > (0 if person else 1)
    whispered = person and bool(letters) and all(c.islower() for c in letters) and _latin("".join(letters))
    if not shouted and not whispered:
        titled = person and len(name.split()) > 1 and is_title(name.split()[0])
        name = name[:1].upper() + name[1:] if titled else name
        return name if person else _SMALL_WORD.sub(lambda m: capitalised(m[0]) or m[0], name)
    words = re.split(r"(\s+|-|/|(?<=\w)['’](?=\w{2}))", name)
    return "".join(_restored_word(w, first=not at, person=person, shouted=shouted) for at, w in enumerate(words))


# "saturday assistant", "spanish teacher": a word that has a capital wherever it stands
_SMALL_WORD = re.compile(r"(?<![\w.@/'’-])[a-z]{3,}(?![\w.@/'’])")
# "BRENT McCASKILL": who shouts a name leaves the small letters that are its own
_OWN_SMALL = re.compile(r"\bMa?c(?=[A-Z]{2})")


def _restored_word(word: str, *, first: bool, person: bool, shouted: bool) -> str:
    low = word.lower()
    if person and low in _PARTICLES and not first:
        return low
    if not person and low in _SMALL and not first:
        return low
    fixed = capitalised(word, shouted=shouted)
    if fixed:
        return fixed
    acronym = shouted and not person and len(word) <= 4 and word.isalpha() and not re.search(r"[aeiouy]", low)
    if acronym or (shouted and not person and len(word) <= 2):
        return word
    if shouted and re.match(r"\d+[A-Z]{2,}$", word):
        return word  # "2IC"
    if own := _OWN_SMALL.match(word):
        return own[0] + low[own.end() :].capitalize()
    if person and low.startswith("mc") and len(low) > 4:
        return "Mc" + low[2:].capitalize()
    return word[:1].upper() + low[1:]


def _in_a_title(word: str, typed: str) -> bool:
    """Whether a capital is a course's or a book's ("Books and Library Materials"): the notes have the word without one, too."""
    return (
        everyday(word)
        and bool(re.search(rf"\b{word} [A-Z]", typed))
        and bool(re.search(rf"(?<!-)\b{word.lower()}\b(?!-)", typed))
    )


def spellings(people: Iterable[str], company: str, typed: str, longest: int) -> dict[str, str]:
    """Lower-case word → spelling, for the people, the company and the products of an interview.

    Args:
        people: the candidate's and everybody's name.
        company: its name.
        typed: the notes as they were typed.
        longest: characters of them that are read for products.
    """
    found: dict[str, str] = {}
    for source in people:
        words = [w for w in re.findall(r"[^\W\d_][\w’-]+", source) if not is_calling(w) and not (is_title(w) and len(w) > 3)]
        found.update({w.lower(): w for w in words if w[:1].isupper()})
    products = re.findall(r"\b(?:from|to|on|in|with|using|into|uses?|and) ([A-Z][a-z]{2,12})\b", typed[:longest])
    products = [w for w in products if not base_of(w, "base") and not is_title(w) and not _in_a_title(w, typed)]
    found.update({w.lower(): w for w in products if w.lower() not in found})
    found.update({w.lower(): w for w in re.findall(r"\b[A-Z]{3,6}\b", typed) if not typed.isupper() and not everyday(w)})
    named = [w for w in re.findall(r"[^\W\d_][\w’-]+", company) if w[:1].isupper()]
    found.update({w.lower(): w for w in named if not everyday(w)})
    return found
