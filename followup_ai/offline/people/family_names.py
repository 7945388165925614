"""Tells by which of their names somebody with several is called: as the notes say, as their address has it, or by custom."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from followup_ai.offline.english.lexicon import word_set

_PARTICLES = word_set("particles") | frozenset(["dal", "dalla", "dello", "degli", "y", "e"])
_SECOND_GIVEN = word_set("spanish-second-given")
# Where a person bears the father's name and then the mother's, and is called by the first.
_SPANISH_ZONE = re.compile(
    r"Europe/Madrid|Atlantic/Canary|Africa/(?:Ceuta|Malabo)|America/(?:Argentina/\w+|Buenos_Aires|Mexico_City|Monterrey|Tijuana"
    r"|Merida|Cancun|Chihuahua|Hermosillo|Bogota|Lima|Santiago|Punta_Arenas|Caracas|La_Paz|Montevideo|Asuncion|Guayaquil|Panama"
    r"|Costa_Rica|Guatemala|Tegucigalpa|Managua|El_Salvador|Santo_Domingo|Havana|Puerto_Rico)$"
)
# "Mr Nettleship" and "Mrs Nettleship": of two of one name the notes do not tell which is meant
_HE = re.compile(r"(?:mr|herr|sir)\b", re.IGNORECASE)
_SHE = re.compile(r"(?:mrs|ms|miss|frau|madam|mdm|lady)\b", re.IGNORECASE)
SPANISH_TITLE = re.compile(r"^(?:ing|lic|arq|mtr[oa]|maestr[oa]|srta|señor|señora|señorita)\.?$", re.IGNORECASE)
"""A title that stands before Spanish names alone."""


def folded(word: str) -> str:
    """`word` in small letters without marks, as it stands in an address."""
    bare = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def groups_of(words: list[str]) -> list[str]:
    """The names of a name, each with the particles before it: "Tavares", "da Silva"."""
    groups: list[str] = []
    open_ = ""
    for word in words:
        if word.lower() in _PARTICLES and word != words[-1]:
            open_ += f"{word} "
        else:
            groups.append(f"{open_}{word}")
            open_ = ""
    return groups


def told_by_notes(groups: list[str], titles: str, notes: str, others: Iterable[str]) -> tuple[str, str, int] | None:
    """Title and family name by which notes speak of somebody, and how often; None where they use no title, or all names.

    Args:
        groups: the names of the person, see `groups_of`.
        titles: a pattern of the titles that count.
        notes: the candidate's, as one text.
        others: words of the names of the others in the room, which are not taken for this person's.
    """
    found: dict[str, list[str]] = {}
    for number, group in enumerate(groups):
        if group in others and group != groups[-1]:
            continue
        for match in re.finditer(rf"\b({titles}\.?) {re.escape(group)}(?![\w-])", notes):
            end, family = number + 1, group
            while end < len(groups) and notes[match.end() :].startswith(f"{family.removeprefix(group)} {groups[end]}"):
                family, end = f"{family} {groups[end]}", end + 1
            if end - number < max(2, len(groups)):
                found.setdefault(family, []).append(match[1])
    if not found:
        return None
    family, said = max(found.items(), key=lambda item: len(item[1]))
    couple = {bool(_HE.match(title)) for title in said if _HE.match(title) or _SHE.match(title)}
    return None if len(couple) > 1 else (said[0], family, len(said))


def told_by_address(groups: list[str], address: str) -> str:
    """The family name that stands in somebody's address ("lvillca@…", "h.tavares@…"); "" where none does."""
    local = folded(address.partition("@")[0])
    parts = [p for p in re.split(r"[^a-z]+", local) if p]
    given = folded(groups[0])
    named = [n for n, group in enumerate(groups) if n and _names(folded(group).replace(" ", ""), given, parts)]
    return " ".join(groups[named[0] : named[-1] + 1]) if named and len(groups) > 2 else ""


def _names(family: str, given: str, parts: list[str]) -> bool:
    """Whether one of the parts of an address is a family name, alone or with the given name or its first letter."""
    return any(part in (family, given[:1] + family, given + family, family + given[:1]) for part in parts)


def by_custom(groups: list[str], title: str, zone: str) -> str:
    """The first of the two family names that a Spanish name ends with; "" where it is no such name.

    Args:
        groups: see `groups_of`.
        title: as the name begins.
        zone: the time zone of the interview; "" where it is not known.
    """
    spanish = _SPANISH_ZONE.match(zone) if zone else SPANISH_TITLE.match(title)
    # "Carlos Alberto", and "María del Carmen", to which one name belongs whole
    marian = folded(groups[0]).rstrip(".") in ("maria", "ma") and groups[1].split()[0].lower() in _PARTICLES
    if not spanish or len(groups) < 3 or (len(groups) == 3 and (marian or folded(groups[1]) in _SECOND_GIVEN)):
        return ""
    return groups[-2]
