"""Weighs what heads a note against what is said of it: neither its head alone nor a statement without its head tells enough."""

from __future__ import annotations

import re

from followup_ai.offline.kinds import Point

# "you are still on the old version", "your view that you went too early", "you want a process": of what, stands before it
_FIGURE = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_LEANS = re.compile(
    r"^(?:your view that )?you (?:(?:are|were) (?:(?:still|now|only|already|just) )*(?:on|in|at|through)(?: [\w'’-]+){1,6}"
    rf"|(?:went|stopped|tried|did|started)(?: [\w'’-]+){{1,2}}|(?:have |had |have had ){_FIGURE}(?: in [\w-]+ [a-z]+)?"
    r"|want (?:an?|some) [a-z]+)$"
)


def headed_first(points: list[Point]) -> list[Point]:
    """The points of a note without the short statements that lean on its topic: "SAP, they are still on the old version".

    Args:
        points: in the order in which the note tells them.
    """
    headed, kept = False, []
    for point in points:
        if not (headed and point.field == "discussed" and _LEANS.match(point.clause or point.np)):
            kept.append(point)
        headed = headed or bool(point.np and point.penalty < 8 and not point.np.startswith("your view"))
    return kept


def is_scrap(point: Point, sentence: str) -> bool:
    """Whether a phrase is so little of its sentence that what was said of it is lost: "the head chef" of what he wants.

    Args:
        point: what was understood of the sentence.
        sentence: as noted.
    """
    return bool(point.np) and len(point.np.split()) < 0.4 * len(sentence.split(", ")[0].split())
