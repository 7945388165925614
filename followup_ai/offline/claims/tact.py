"""Chooses among what can be taken up: nothing that touches the candidate's own doubt, and not one line in every message."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from followup_ai.offline.claims.joining import tells_alone
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.people.request import Request
from followup_ai.offline.talk.bearing import bears_on
from followup_ai.offline.talk.frames import is_sore, quotes
from followup_ai.offline.typed.phrasing import content, is_bare_thing

_FORMATS = ("email", "letter", "note", "linkedin", "linkedin-connect", "call-script")
_PURPOSES = ("thank-you", "check-in", "feedback", "keep-in-touch")


def tactful(points: Sequence[Point], doubted: str, backed: Callable[[Point], bool]) -> list[Point]:
    """The points, those last that touch what the candidate is doubted for or asked for and that nothing stands behind.

    Whoever needs every other Saturday off does not bring up the children who come in on Saturdays.

    Args:
        points: in the order in which they would be taken up.
        doubted: the note on the doubt; "" without one.
        backed: whether something of the candidate's stands behind a point.
    """
    touchy = [p for p in points if doubted and bears_on(doubted, p.text) and not backed(p)]
    return [*(p for p in points if p not in touchy), *touchy]


# "i'd have the numbers by half nine", "I said we'd": what the candidate said, and not what they liked of what was said
_I_SAID = re.compile(
    r"^(?:(?:and|so|but|well|then|he|she|they|wrote|that|yeah|yes|ok) )*(?:i['’]?d|i said|i told (?:him|her|them)|i answered"
    r"|i explained|i would|i['’]?ve|i have|i always|i do|i never|my (?:answer|line|rule|way))\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[,.;:!?]+ | (?:and|but|so) (?=i\b|i['’]|id\b|he\b|she\b|they\b|mr\b|mrs\b)", re.IGNORECASE)


def is_own_line(point: Point, notes: Sequence[str]) -> bool:
    """Whether a line noted as the reader's is the candidate's own, which somebody only wrote down.

    Args:
        point: a line.
        notes: what was noted of the conversation, as typed.
    """
    words = content(point.quote)
    pieces = (piece for note in notes for piece in _PIECES.split(note) if _I_SAID.match(piece.strip()))
    return len(words) > 1 and any(words <= content(piece) for piece in pieces)


def in_turn(request: Request, what: str) -> bool:
    """Whether this message is one of every second of an interview's, counted for each matter from its own beginning.

    Args:
        request: tells format, purpose and interview.
        what: the matter in which they take turns.
    """
    turn = random.Random(f"{request.candidate}|{request.text('company')}|{what}").randrange(2)  # noqa: S311 - a choice of words
    return (_FORMATS.index(request.format) + _PURPOSES.index(request.purpose) + turn) % 2 == 0


def varied(points: list[Point], request: Request, backed: Callable[[Point], bool], *, open_: bool) -> list[Point]:
    """The points without somebody's lines, where this message is one of those that take up something as good instead.

    The messages of one interview that all quote one line read like a form: every second one has another thing to say.

    Args:
        points: in the order in which they would be taken up.
        request: tells format, purpose and interview.
        backed: whether something of the candidate's stands behind a point.
        open_: whether the role may still be the candidate's.
    """
    if not in_turn(request, "lines"):
        return points
    told = [p for p in points if not quotes(p) or p.owner == "you"]
    first = told[0] if told else None
    sure = first and first.penalty < 3 and first.doubt < 2 and first.owner in ("", "you") and first.field == "discussed"
    alone = first and tells_alone(first) and not is_bare_thing(first.np)
    telling = first and (alone or backed(first)) and (open_ or (first.np and not is_sore(first)))
    return told if sure and telling else points


def another_first(points: list[Point], request: Request, backed: Callable[[Point], bool]) -> list[Point]:
    """The points, the second before the first where a message of thanks has taken up the first and the second is as good.

    Whoever had the thanks and then the check-in would read the same sentence twice.

    Args:
        points: in the order in which they would be taken up.
        request: tells the purpose.
        backed: whether something of the candidate's stands behind a point.
    """
    if request.purpose not in ("check-in", "keep-in-touch") or len(points) < 2 or quotes(points[0]):
        return points
    first, second, *rest = points
    sure = second.penalty < 3 and second.doubt < 2 and second.owner in ("", "you") and second.field == "discussed"
    as_good = sure and second.kind in ("", "number") and tells_alone(second) and not is_sore(second)
    return [second, first, *rest] if as_good and (backed(second) or not backed(first)) else points


_OF_PHONES = re.compile(r"\b(?:(?:tele)?phones?|calls?)\b", re.IGNORECASE)


def shuns_calls(doubted: str) -> bool:
    """Whether the candidate's own worry is the telephone, so that no call is asked for.

    Args:
        doubted: the note on the doubt; "" without one.
    """
    return bool(_OF_PHONES.search(doubted))
