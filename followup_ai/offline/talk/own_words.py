"""Takes what somebody composed as they wrote it, where nothing in it is amiss: its writer answers for its English.

Of hasty, learned or spoken notes only what a grammar proves is said; see `manner` for how the two are told apart.
"""

from __future__ import annotations

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.typed.cleaning import Clause
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer

_LONGEST = 24


def stands_as_typed(point: Point, clause: Clause) -> bool:
    """Whether a topic is all that a composed clause names, up to its comma, and nothing in it is amiss.

    Args:
        point: as it was understood.
        clause: the clause of the note it comes from.
    """
    words = point.np.split()
    if not 2 < len(words) <= _LONGEST or point.jotted or clause.aside:
        return False
    ends = {piece.split()[-1].strip(".,") for piece in (clause.text, clause.text.split(", ")[0]) if piece.split()}
    return words[-1] in ends and nothing_amiss(point.np, plainer(point.np))
