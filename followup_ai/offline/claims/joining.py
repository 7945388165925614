"""Joins what was talked about to what the candidate brings, and tells which point says enough alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.typed.cleaning import plain, sentences
from followup_ai.offline.typed.phrasing import content

Pair = tuple[Point, Claim]
"""A point and the claim to be said right behind it."""

_LEAST = 0.3
# A paper answers less than what was done; one word that it shares with a topic is not enough.
_PAPER = re.compile(
    r"^(?:my|I (?:have|hold|am|passed|completed) (?:an?|my|the)?) ?(?:[\w'’-]+ ){0,4}"
    r"(?:certificates?|diploma|degree|licen[cs]e|card|ticket|permit|Bachelor|Master|Doctor|BA|BSc|MA|MSc|PhD)\b"
)
_RESULT = re.compile(r"^I (?!have (?:worked|spent|held|been)\b).*\d")
_SHORT_NOTE = 40


def pairs(points: Sequence[Point], claims: Sequence[Claim], shared: Callable[[Claim, Point], float]) -> list[Pair]:
    """The points that something the candidate brings bears on, each with its claim, the closest pair first; two at most.

    Args:
        points: in the order in which they would be taken up.
        claims: what the candidate may say.
        shared: how much a claim and a point have in common.
    """
    fit = [p for p in points if p.penalty < 3 and p.doubt < 3 and p.owner in ("", "you") and p.field != "personal"]
    ranked = sorted(
        (
            (
                shared(c, p) - 0.3 * n - 0.2 * p.doubt - 0.5 * (p.field == "their_words") + _telling(c),
                -n,
                at,
                p,
                c,
            )
            for n, p in enumerate(fit)
            for at, c in enumerate(claims)
            if shared(c, p) > _LEAST
        ),
        key=lambda r: r[:2],
        reverse=True,
    )
    found: list[Pair] = []
    for worth, _, _, point, claim in ranked:
        if worth <= _LEAST and found:
            break
        if worth > _LEAST and all(point is not p and claim is not c for p, c in found):
            found.append((point, claim))
    return found[:2]


def _telling(claim: Claim) -> float:
    """What a claim tells more than bare years do, or less: a deed with its figure most, a paper least."""
    return 0.4 * bool(_RESULT.match(claim.clause)) - 2.0 * bool(_PAPER.match(claim.np or claim.clause))


def tells_much(claim: Claim) -> int:
    """How much a claim tells by itself: 2 for a deed with its figure, 1 for any other deed, 0 for what one is, has or knows.

    Args:
        claim: in the form in which it would be said.
    """
    told = claim.clause
    if (_RESULT.match(told) and not _BARE.match(told)) or _FROM_TO.search(told):
        return 2
    return int(bool(told) and not _BARE.match(told))


_FROM_TO = re.compile(r"\bfrom \S*\d\S*(?: [a-z%]+){0,4}? to \S*\d")
_BARE = re.compile(
    r"(?:I (?:also )?(?:have|hold|am|speak|know|can|was|passed|completed|qualified)\b"
    r"(?! (?:built|led|run|kept|cut|made|trained))"
    r"|my )"
)


def around(point: Point, note: str) -> str:
    """What of a note a point is about: all of a short one, of a long one the sentence that the point comes from."""
    if len(note.split()) <= _SHORT_NOTE:
        return note
    pieces = sentences(plain(note))
    words = content(point.text)
    return max(pieces, key=lambda piece: len(words & content(piece)), default="")


def tells_alone(point: Point) -> bool:
    """Whether a point says something by itself: somebody's line, a statement, a question, or more than a bare noun.

    "Night shifts" alone is a topic and no thought; "the cellar is being re-inventoried in January" is one.
    """
    if point.quote or point.kind in ("question", "shared"):
        return True
    return len(point.clause.split()) >= 4 or len(content(point.np)) >= 3 or bool(re.search(r"\d", point.np))
