"""Says what the candidate was told of the next steps as a clause to the reader: "you decide within two weeks"."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.talk.points import understand
from followup_ai.offline.typed.cleaning import Clause
from followup_ai.offline.typed.fit_lines import clean_lines
from followup_ai.offline.typed.hedges import without_hedges

_LONGEST = 14
# A next step is worth building a question on where it tells when, or who decides.
_DECIDES = re.compile(
    r"\b(?:decid\w+|decision|hear|know|get back|be in touch|come back|revert|call|ring|write|reply|answer|approves?"
    r"|meets?|sits?"
    r"|choose|shortlist)\b"
)
_TELLS_WHEN = re.compile(
    r"\b(?:decid\w+|decision|hear|know|week|weeks|days|month|months|by|until|before|after|within|end|meets?"
    r"|interviews?|offers?"
    r"|shortlist\w*|feeds?)\b|\d"
)
# "hears from Tom": who does stands nowhere, and it is the candidate
_WAITS = re.compile(r"(?:hears?|waits?|expects?)\b", re.IGNORECASE)
_OF_US = re.compile(r"\b(?:us|our|we|my answer|from me)\b")
# A day told from the day of the interview is another by the time the message is read.
_DAY = re.compile(r"\b(?:first|mon|tues|wednes|thurs|fri|this|next|today|tomorrow|tonight|yesterday)", re.IGNORECASE)


def step_told(note: str, cast: Cast, names: dict[str, str], allows: Callable[[str], bool]) -> str:
    """What was said of the next steps, as a clause to the reader; "" where that is not clear.

    Args:
        note: as typed.
        cast, names: see `perspective` and `cleaning.recase`.
        allows: whether words may be written at all.
    """
    for line in clean_lines(without_hedges(note), names):
        told = to_reader(expand(line), cast) and not _WAITS.match(line)
        point = understand(Clause(line), cast, "next_steps") if told else None
        said = point.clause if point and not point.penalty else ""
        said = said.split(", ")[0] if len(said.split(", ")[0].split()) >= 4 else said
        if _is_step(said) and sure_statement(said) and allows(said):
            return said
    return ""


def _is_step(said: str) -> bool:
    fits = len(said.split()) <= _LONGEST and re.match(r"(?:you|HR|the|your) ", said)
    return bool(fits and _DECIDES.search(said) and _TELLS_WHEN.search(said)) and not (_OF_US.search(said) or _DAY.search(said))
