"""Tells what of a note was no matter of the talk: how the day went, how one gets there, what the reader showed or told of old.

A list of topics often ends in a note of odds and ends ("Parking is by the gate. The canteen was clean."): its sentences have
nothing to do with one another. What somebody showed is talked about; nobody tells them that they showed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from followup_ai.offline.english.finite import finite_at, past, tokens_of
from followup_ai.offline.english.kinds import Point, kind_of
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.people.speakers import SOMEBODY, doer, only_names
from followup_ai.offline.typed.cleaning import plain, sentences
from followup_ai.offline.typed.phrasing import content

_ASIDE_COSTS = 9
"""How much better any point of the work would be."""
_LONGEST = 45
_HOME = r"(?:house|housing|flat|room|cottage|caravan|accomm?odation|lodgings?|quarters)"
_ASIDE = re.compile(
    # where one would live, what to bring, how one gets there
    rf"\b{_HOME} (?:that |which )?(?:goes|go|comes|come) with\b|\b(?:staff|company) (?:{_HOME}|bus|minibus)\b"
    rf"|^(?:the |a )?(?:housing|accomm?odation|lodgings) (?:is|are|was|shared|provided|included|free|extra)\b"
    rf"|^the {_HOME} (?:above|over|behind)\b"
    r"|^(?:living|lodgings?|staying) (?:in|with|at)\b|\bbunk room\b|^bring(?:ing)? my\b|\bmy own (?:boots|shoes|tools|car)\b"
    r"|\b(?:from home|door to door|my (?:journey|commute|train|bus|tram|flight|way (?:there|home)))\b"
    # how one felt, and what one was given
    r"|\bI (?:was|felt|got|had been|arrived|came)(?: \w+){0,3} (?:nervous|early|late|tired|relieved|shy|lost|wet|cold|hot)\b"
    r"|\bmy nerves\b|\bkept me (?:waiting|for)\b|\b(?:offered|bought|poured|made) (?:me|us) "
    # how it went, what the weather and the rooms were like
    r"|\bchanged? rooms\b|\bran (?:[\w-]+ ){1,3}over\b|\bnobody (?:seemed to )?mind"
    r"|^it (?:rained|snowed|was (?:\w+ly )?(?:raining|pouring|snowing|freezing|hot|cold|dark|windy|foggy)\b)"
    r"|\b(?:was|were|seemed|looked) (?:very |quite |rather |really )?(?:friendly|warm|nice|pleasant|polite|clean|tidy|locked)\b"
    r"|\b(?:laughed|smiled|apologi[sz]ed)\b"
    # what one had to own up to
    r"|\b(?:errors?|mistakes?|mix-?ups?|slips?|near miss(?:es)?)\b[^.;]*?\bI (?:\w+ )?(?:told|said|admitted|owned|answered)\b"
    r"|\bI (?:messed|mucked|screwed|fluffed|blew|botched|fumbled|froze|stumbled|blanked)\b",
    re.IGNORECASE,
)
# "the bus stops outside": a verb that may be a noun besides
_RUNS = re.compile(r"the \w+ (?:stops|leaves|starts|runs|opens|closes|shuts|works|looks) ", re.IGNORECASE)
_GOES_BACK = re.compile(r"^(?:that|this) |\b(?:it|its|them|their|these|those|there|such|both|one)\b", re.IGNORECASE)


def asides_in(notes: Sequence[str]) -> frozenset[int]:
    """The numbers of the notes that tell of the day, the way there or the lodgings, or are a list of odds and ends.

    Args:
        notes: of the conversation, as typed.
    """
    pieces = [sentences(plain(note)) for note in notes]
    listed = len(notes) > 2 and 2 * sum(len(p) > 1 for p in pieces) <= len(notes)
    return frozenset(
        n
        for n, found in enumerate(pieces)
        if len(notes[n].split()) <= _LONGEST
        and (
            any(map(_ASIDE.search, found))
            or (len(found) > 1 and any(map(_is_of_terms, found)))
            or (listed and 1 < len(found) < 5 and _are_odds_and_ends(found))
        )
    )


def _is_of_terms(sentence: str) -> bool:
    return kind_of(sentence, "discussed") == "logistics"


def _are_odds_and_ends(pieces: Sequence[str]) -> bool:
    """Whether all sentences are statements and none has anything to do with the one before it."""
    stated = all(finite_at(tokens_of(p)) > 0 or _RUNS.match(p) for p in pieces)
    return stated and not any(content(a) & content(b) or _GOES_BACK.search(b) for a, b in pairwise(pieces))


# "She unrolled an old robe and asked me in which order I would dye it": what was shown, to whoever showed it
_SHOWN = re.compile(
    rf"{SOMEBODY} (?P<did>[a-z]+) (?P<to>me |us )?"
    r"(?P<a>an? |the |some |his |her |their |(?=(?:two|three|four|five|six) ))(?P<what>[^,.;:?!]+?)(?P<behind>,? and (?:then )?"
    r"(?:asked me|wanted|had me|let me|watched|waited|told me|said|explained|described)\b.*)"
)
_TELLS = frozenset(["told", "asked", "said", "offered", "made", "gave", "took", "had", "got", "wrote", "sent"])


def shown(note: str, number: int, cast: Cast) -> Point | None:
    """What a note tells was shown to the candidate, as something talked about; None where it tells of no such thing.

    Args:
        note: as typed.
        number: of the note within its field, "discussed".
        cast: see `perspective`.
    """
    match = _SHOWN.fullmatch(note.strip().rstrip(" ."))
    if not match or not past(match["did"]) or match["did"] in _TELLS or finite_at(tokens_of(f"the {match['what']}")) > 0:
        return None
    owner = doer(match["who"], cast)
    thing = to_reader(expand(f"{match['a'] if match['a'] in ('his ', 'her ', 'their ') else 'the '}{match['what']}"), cast)
    if not owner or not thing or len(thing.split()) > 14 or re.search(r"\b(?:I|me|my)\b", thing):
        return None
    return Point(
        np=thing, speaker="we", field="discussed", note=number, kind="shared", owner=owner if cast.crowded else "", penalty=3
    )


def of_the_work(points: Sequence[Point], notes: Sequence[str], cast: Cast) -> list[Point]:
    """The points with what the reader showed as talked about, weighed as `weighed_by_room` does.

    Args:
        points: what can be taken up, of any field.
        notes: of the conversation, as typed.
        cast: see `perspective`.
    """
    showing = {n: point for n, note in enumerate(notes) if (point := shown(note, n, cast))}
    kept = [p for p in points if p.field != "discussed" or p.note not in showing or p.kind == "question"]
    found = weighed_by_room(kept, notes, cast)
    return [*found, *(p for n, p in showing.items() if not any(k.note == n and k.field == "discussed" for k in kept))]


def weighed_by_room(points: Sequence[Point], notes: Sequence[str], cast: Cast) -> list[Point]:
    """The points, far behind all others what was an aside, is a piece of a question or tells readers of their own past.

    Args:
        points, notes, cast: as for `of_the_work`.
    """
    asides = asides_in(notes)
    asked = {p.note for p in points if p.field == "discussed" and p.kind == "question"}
    return [replace(p, penalty=p.penalty + _ASIDE_COSTS * (_is_aside(p, asides) or _is_piece(p, asked, cast))) for p in points]


def _is_aside(point: Point, asides: frozenset[int]) -> bool:
    if point.field == "discussed":
        return point.note in asides or bool(_RUN_DOWN.match(point.clause) or _MINDED.match(point.clause))
    return point.field == "personal" and _is_old_story(point.clause)


def _is_piece(point: Point, asked: set[int], cast: Cast) -> bool:
    """Whether a point is a piece out of somebody's question ("the steps at the bottom"), their name, or what another felt."""
    piece = point.field == "discussed" and point.note in asked and point.kind != "question"
    begun = point.clause.split()[:4] if point.field == "discussed" else []
    of_another = any(w in cast.others.values() for w in begun)
    return piece or of_another or bool(point.np and only_names(point.np.removeprefix("the "), cast))


# "the compressor is old and will be replaced": how their things are, told to whoever has to work with them
_RUN_DOWN = re.compile(
    r"(?:the|your) (?:[\w-]+ ){1,4}(?:is|are) (?:very |quite |all |rather |still )*"
    r"(?:(?:[\w-]+ years )?old|worn(?: out)?|outdated|dirty|shabby|out of date|ancient|run down)\b"
)
# "you were concerned with …": how somebody was, told to them
_MINDED = re.compile(
    r"you (?:were|are|seemed) (?:\w+ly |very |most |quite )?(?:concerned|worried|keen|curious|interested|anxious)\b"
)
# "you were seasick for a year", "you came over in 1998": theirs, unless it is something happy or shared
_HAPPY = re.compile(r"\b(?:won|award\w*|proud|lov\w+|enjoy\w*|born)\b")
_OLD_STORY = re.compile(r"you (?:(?:\w+ly|once|never|always|also|first) )?(?P<did>[a-z]+) ")


def _is_old_story(clause: str) -> bool:
    match = _OLD_STORY.match(clause)
    told = match and (
        not re.match(r"were an? ", clause[match.start("did") :]) if match["did"] == "were" else past(match["did"])
    )
    return bool(told) and not _HAPPY.search(clause) and not re.search(r"\b(?:I|me|my|we|us|our)\b", clause)
