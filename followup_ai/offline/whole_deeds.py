"""Reads a deed that its note tells in whole English, from first word to last: "I reduced reprocess from 6 percent to 2.5".

Where `claims` proves the pieces of a telegram, this asks of a longer sentence that nothing in it is amiss: its writer answers
for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from followup_ai.offline.claims import Claim
from followup_ai.offline.deeds import deeds_in_a_row
from followup_ai.offline.figures import breaks_off, figure_told
from followup_ai.offline.finite import past
from followup_ai.offline.fuller import belittles
from followup_ai.offline.lexicon import PREPOSITIONS, base_of
from followup_ai.offline.noun_runs import lacks_article
from followup_ai.offline.results import result_told
from followup_ai.offline.soundness import is_ill_ordered
from followup_ai.offline.whole_english import joins_on, nothing_amiss, plainer

LONGEST = 36
_STARTS = re.compile(r"^(?P<own>I )?(?P<how>also |then |once |personally )?(?P<did>[a-z]+) (?P<rest>\S+ \S.*)$")
# "At a community pharmacy in Peckham I brought near misses down"
_PLACED = re.compile(r"^(?P<where>(?:[Aa]t|[Ii]n|[Ww]ith|[Oo]n|[Ff]or|[Ss]ince) [^,;]{2,50}?),? (?P<told>I [a-z]+ .+)$")
# Whoever is meant stands in another note, or nowhere.
_SOMEBODY = re.compile(r"\b(?:they|(?<!of )them|he|she|him|her|you|your|their|his|there|those|these|this|said)\b")
_STATES = frozenset(["am", "was", "were", "had", "felt", "thought", "knew", "wanted", "liked", "loved", "left", "lost"])
_TELLS = re.compile(r"\d|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|first|half|third|every|whole|all)\b")


_A_FIGURE = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-[a-z]+)?)\b"
)


def _figures(text: str) -> set[str]:
    return set(_A_FIGURE.findall(text))


def told_whole(found: list[Claim], text: str, pieces: Iterable[list[str]], lines: list[str]) -> tuple[Claim, ...]:
    """The claims of a note, after what a bare figure in it tells; or the deed that it tells whole, where they break off.

    Args:
        found: what the note's pieces let the candidate say.
        text: the note as typed.
        pieces: the first clean line of each of its pieces, where it has one.
        lines: the clean lines of the whole note.
    """
    found = [kept for c in found for kept in [_not_cut(c, lines)] if kept.np or kept.clause]
    if result := next(filter(None, [*map(result_told, lines), *_told_alone(lines, found)]), ""):
        return (Claim(clause=result, text=text), *_besides(found, _figures(result)))
    if not found and (done := deeds_in_a_row([line for piece in pieces for line in piece])):
        return (Claim(clause=done, text=text),)
    if len(found) > 1 or (found and not found[0].clause):
        return tuple(found)
    done = next(filter(None, map(whole_deed, lines)), "")
    goes_on = not found or (done.startswith(found[0].clause) and not found[0].np)
    return (Claim(clause=done, text=text),) if done and goes_on else tuple(found)


def _told_alone(lines: list[str], found: list[Claim]) -> list[str]:
    """What the figures of a note tell all by themselves, but for those that stand behind what else it tells."""
    said = " ".join(f"{c.np} {c.clause}" for c in found)
    behind = [piece for line in lines for piece in line.split(", ")[1:] if f"with {piece}" not in said]
    return [figure_told(piece) for line in lines for piece in (line, line.split(", ")[0])] + [figure_told(p) for p in behind]


def _besides(found: list[Claim], figures: set[str]) -> list[Claim]:
    """The claims, or what stands in them before the first comma, that tell none of the figures."""
    heads = (Claim(c.np.split(", ")[0], c.clause.split(", ")[0], c.text) for c in found)
    pairs = zip(found, heads, strict=True)
    kept = (next((f for f in pair if not _figures(f.np + f.clause) & figures), None) for pair in pairs)
    return [claim for claim in kept if claim]


def _not_cut(claim: Claim, lines: list[str]) -> Claim:
    """A claim in those of its forms that do not end right before the figure they are about."""
    np, clause = ("" if any(breaks_off(form, line) for line in lines) else form for form in (claim.np, claim.clause))
    return Claim(np, clause, claim.text)


def whole_deed(line: str) -> str:
    """A note on the background as the clause it is ("I cut rewash from 9% to 3 by sorting at the ward"); "" where it is none.

    Args:
        line: a clean line of a note, all its pieces.

    Returns:
        the line, or as many of its pieces from the first as hold nothing amiss, with "I" before a verb that stands alone.
    """
    line = line.strip(" .,;")
    placed = _PLACED.match(line)
    where = placed["where"][:1].lower() + placed["where"][1:] + " " if placed else ""
    line = placed["told"] if placed else line
    match = _STARTS.match(line if line.startswith("I ") else line[:1].lower() + line[1:])
    if match is None or not _is_done(match["did"], own=bool(match["own"])) or lacks_article(where):
        return ""
    said = f"{where}I {match['how'] or ''}{match['did']} {match['rest']}"
    pieces = said.split(", ")
    for count in range(len(pieces), 0, -1):
        told = ", ".join(pieces[:count])
        if _is_whole(plainer(told)):
            return told
    return ""


def _is_done(verb: str, *, own: bool) -> bool:
    """Whether a verb tells a deed: in the past and no other word, or anything one does where "I" stands before it."""
    if verb in _STATES or not (past(verb) or (own and base_of(verb, "base"))):
        return False
    return own or not base_of(verb, "base") or verb in ("cut", "put", "set", "ran", "led")


def _is_whole(told: str) -> bool:
    if not 6 <= len(told.split()) <= LONGEST or _SOMEBODY.search(told) or not _TELLS.search(told):
        return False
    if not nothing_amiss(told, told) or is_ill_ordered(told) or belittles(told):
        return False
    pieces = told.split(", ")
    return all(joins_on(piece) or (at > 1 and _is_aside(pieces[at - 1])) for at, piece in enumerate(pieces) if at)


def _is_aside(piece: str) -> bool:
    """Whether a piece stands between two commas and breaks a clause that goes on behind it: ", with two engineers, "."""
    return piece.split()[0].lower() in PREPOSITIONS and len(piece.split()) < 5
