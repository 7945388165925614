"""Says how long the candidate did what, in the words of somebody who composed their notes: "Seven years as a ship's cook".

Such a note is a phrase that its writer has checked; it wants nothing but its verb. Notes of other hands go through `spells`.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims import Claim
from followup_ai.offline.fit_lines import clean_lines
from followup_ai.offline.fuller import as_worked, belittles
from followup_ai.offline.lexicon import is_gerund
from followup_ai.offline.noun_runs import lacks_article
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.slips import is_slip, points_nowhere
from followup_ai.offline.soundness import is_broken
from followup_ai.offline.spells import AMOUNT, is_agent, my_years, years_of
from followup_ai.offline.wording import indefinite

_LONGEST = 26
_LONG = AMOUNT.pattern.lstrip("^")
# "Master's from Queen's and four years at a theatre", "BSc Forestry, and two seasons planting"
_PARTS = re.compile(rf",? and (?={_LONG})|, (?={_LONG} (?:as|at|in|on|with|of|for|[a-z]+ing)\b)", re.IGNORECASE)
_EXPERIENCE = re.compile(
    r"^'?s? (?:of )?(?:work |working |professional |hands-on )?experience (?P<rest>(?:in|with|of|as|on|at) .+|[a-z]+ing .+)$"
)
_SPENT = ("as", "in", "on", "at", "with", "under", "across", "among", "between", "inside", "aboard", "behind", "within")
# What may stand behind a comma as it is: "…, including night lane closures", "…, the last four running 240 hives"
_GOES_ON = re.compile(r"(?:including|the last|the first|where|with|without|mainly|both|all|and)\b")
_SOMEBODY = re.compile(r"\b(?:they|them|he|she|him|her|you|your|their|his|hers|there|those|these|this)\b", re.IGNORECASE)


def spells_noted(note: str, cast: Cast, names: dict[str, str]) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The spells of time that a composed note tells, as it tells them, and its other parts.

    Args:
        note: as typed.
        cast, names: see `perspective` and `cleaning.recase`.

    Returns:
        a claim for each spell, and what else stood in the note; nothing of either where it tells no spell plainly.
    """
    lines = clean_lines(note, names)
    said = to_reader(expand(lines[0].strip(" .,;:")), cast) if len(lines) == 1 else ""
    if not said or belittles(said) or _SOMEBODY.search(said):
        return (), ()
    parts = [part.strip(" ,") for part in _PARTS.split(said) if part.strip(" ,")]
    told = [(part, _spell(part)) for part in parts]
    claims = tuple(claim for _, claim in told if claim)
    return (claims, tuple(part for part, claim in told if not claim)) if claims else ((), ())


def _spell(part: str) -> Claim | None:
    match = AMOUNT.match(part)
    if match is None or len(part.split()) > _LONGEST or any(not _GOES_ON.match(tail) for tail in part.split(", ")[1:]):
        return None
    long, rest = match[0].strip().rstrip("'’"), part[match.end() :]
    long = long[:1].lower() + long[1:]
    if experienced := _EXPERIENCE.match(rest.replace("’", "'")):
        of = f"{long} of experience {experienced['rest']}"
        return _sound(Claim(f"my {of}", f"I have {of}", part))
    rest = rest.strip()
    first = rest.split()[0].lower().strip(",") if rest else ""
    if first == "of" and not is_agent(re.split(r",| (?:in|at|for|on|with) ", rest)[0]):
        return _sound(Claim(my_years(long, rest), years_of(long, rest[3:]), part))
    if first == "for" and "," not in rest:
        return _sound(Claim(f"my {long} working {rest}", f"I have worked {rest} for {long}", part))
    if first == "as" and is_agent(rest[3:]) and " " not in rest[3:]:
        rest = f"as {indefinite(rest[3:])}"
    if first in _SPENT or is_gerund(first):
        return _sound(Claim(my_years(long, rest), as_worked(f"I have spent {long} {rest}"), part))
    return None


# Whoever writes "as a" leaves out no article behind it: "as a vacuum and cryogenics technician".
_ARTICLED = re.compile(rf"\b(?:{'|'.join(_SPENT)}|for|of) (?:an?|the|my|our|two|three|four|five|six|\d+) ")


def _sound(claim: Claim) -> Claim | None:
    """The claim where nothing in it is amiss, else None."""
    said = claim.clause
    bare = lacks_article(said.split(", ")[0]) and not _ARTICLED.search(said)
    return None if bare or is_slip(said) or is_broken(said) or points_nowhere(said) else claim
