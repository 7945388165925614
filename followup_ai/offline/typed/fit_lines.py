"""From a note on the candidate to the clauses of it that may be told."""

from __future__ import annotations

import re

from followup_ai.offline.typed.cleaning import clauses, plain, sentences
from followup_ai.offline.typed.screening import is_hostile, is_private, is_unfit


def clean_lines(text: str, names: dict[str, str]) -> list[str]:
    """The fit clauses of a note, each clean; private ones and unfit ones are gone with the sentence they stand in."""
    found: list[str] = []
    pieces = sentences(plain(text))
    if len(text.split()) <= 60 and any(is_private(piece) for piece in pieces):
        return found
    for number, sentence in enumerate(pieces):
        if is_private(sentence) or is_hostile(sentence):
            continue
        for clause in clauses(sentence, names, number):
            words = clause.text
            for mark, inner in clause.quotes.items():
                words = words.replace(mark, f'"{inner}"')
            if not clause.aside and not is_unfit(words) and re.search(r"\w", words):
                found.append(words)
    return found


_NAMES_ALONE = re.compile(r"^[A-Z][\w+#.]*(?:, (?:and )?(?:[A-Z]|\w+[A-Z])[\w+#.]*)+$")
_COMMON_SKILL = re.compile(r"(?:ing|ion|ment|ship|ence|ance|ity|ics|ism|work|care|ness|y)$")
_BY_A_BODY = re.compile(r"^(?!\w*ly\b|dual\b|well\b|double\b)[a-z]\w+ (?:accredited|chartered|registered|certified|approved)$")


def capital_kept(line: str, text: str) -> str:
    """A clean line with the capital that its note began with, where that is a name's.

    Of names alone ("Maya, ZBrush, Unreal") the first is one, too; a single word that names no skill is a product ("Sage");
    and whoever accredits has a name ("Icon accredited").
    """
    single = " " not in line and not _COMMON_SKILL.search(line)
    named = _NAMES_ALONE.match(text) or (text[:1].isupper() and (single or _BY_A_BODY.match(line)))
    return line[:1].upper() + line[1:] if named else line
