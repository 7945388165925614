"""Finds where a comma alone joins two statements ("I filmed each step, returns fell by half"), and joins or cuts them."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import PRONOUNS, tokens_of
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.noun_runs import lacks_article

# "9 of them in Lisbon", "about 200 a season", "the last in 2024", "22 of the farms": how a figure before it divides
_SHARES = re.compile(
    r"^(?:\w+ )?(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|half|most|some|all|many|none|the last|the first)"
    r" (?:[a-z]+ )?(?:of|in|at|on|for|an?|per|each|every)\b"
)


def is_spliced(said: str) -> bool:
    """Whether a comma alone joins two statements, or hangs a bare figure on one that it does not divide.

    Args:
        said: a clause about to be said; nobody's quoted words.
    """
    pieces = said.split(", ")
    listed = bool(len(pieces) > 2 and re.match(r"(?:and|or) ", pieces[-1]))
    return not listed and any(_bare_figure(p) for p in pieces[1:])


def _bare_figure(piece: str) -> bool:
    """Whether a piece is a figure that nothing joins to what stands before it: "2 years", "about 1,100 cars"."""
    figure = re.match(r"(?:about |around |circa |over |some |only )?[£$€]?\d", piece)
    return bool(figure) and " and " not in piece and not _SHARES.match(piece)


def unspliced(said: str) -> str:
    """A clause whose statements are joined: the last with "and", where it is whole English; what hangs loose is cut.

    Args:
        said: a clause in the past tense, as the note's commas divide it.
    """
    if not is_spliced(said):
        return said
    pieces = said.split(", ")
    at = next((n for n, p in enumerate(pieces) if n and _bare_figure(p)), len(pieces))
    head, rest = ", ".join(pieces[:at]), ", ".join(pieces[at:])
    told = pieces[at] if at < len(pieces) else ""
    whole = is_clause(told) and not lacks_article(told) and tokens_of(told)[0].word not in PRONOUNS - {"i", "we"}
    return f"{head}, and {rest}" if whole and not is_spliced(rest) else head
