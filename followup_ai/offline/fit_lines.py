"""From a note on the candidate to the clauses of it that may be told."""

from __future__ import annotations

import re

from followup_ai.offline.cleaning import clauses, plain, sentences
from followup_ai.offline.screening import is_hostile, is_private, is_unfit


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
