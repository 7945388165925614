"""Reads a question that was put to the candidate whole: "Mrs Noor asked what I do with a child who has stopped asking".

What somebody asked is theirs, and they remember it. A tidy note's words are taken as they stand where they mean nobody whom
they do not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from followup_ai.offline.english.finite import finite_at, tokens_of
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT, Cast, expand
from followup_ai.offline.people.speakers import SOMEBODY, doer
from followup_ai.offline.typed.screening import discomfort, is_hostile, is_private, is_unfit
from followup_ai.offline.typed.tactless import is_tactless
from followup_ai.offline.typed.typos import slips_in

_MOST = 26
_ASKED = re.compile(
    rf"(?:{SOMEBODY} (?:also |then )?"
    r"(?P<shown>[a-z]+ (?:me |us )?(?:an?|the|two|three|some|his|her) [^,.;:?!]+?,? and (?:then )?)?"
    r"(?:asked(?: me)?(?: to [a-z]+(?: (?:out|through))?)?|wanted to (?:know|hear))|I was asked) "
    r"(?P<what>(?:how|what|why|when|where|which|whether|in which) (?:[^.;:?!()\"]*? )?I [^.;:?!()\"]+)"
)
_UNEASY = 5
"""The discomfort that a hard case may cause and still be named: it is what the candidate was tried by."""
# "How I would handle a resident who gets dressed at three": what was asked, by whoever asked it
_PUT = re.compile(r"(?P<what>(?:how|what) I (?:would|might) [^.;:?!()\"]+)", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their|theirs)\b")
_ONE = re.compile(r"\b(?:an?|another|one|some) (?P<who>[\w-]+(?: [\w-]+)?)")
_POINTS_BACK = re.compile(r"\b(?:it|its|them|they|their|this|that|these|those|one|both)\b")
_ANYBODY = re.compile(r"\b(?:some|any|no|every)(?:one|body)\b")
# Why one leaves, whether one would move: the candidate's own affair, and no topic for a letter
_OWN_AFFAIR = re.compile(
    r"(?:why I (?:left|leave|am leaving|want|applied)|whether I (?:would|could|can|am|have|minded?)|when I (?:can|could))\b"
)


def asked_whole(note: str, number: int, cast: Cast, *, answered: bool = False) -> Point | None:
    """The question that a note tells was asked; None where it tells of none, or means somebody whom it does not name.

    Args:
        note: as typed.
        number: of the note within its field, "discussed".
        cast: see `perspective`.
        answered: what the candidate said to it is told with it, so that a hard case is no sore point.
    """
    typed = note.strip().rstrip(" .")
    put, match = _PUT.fullmatch(typed), _ASKED.fullmatch(typed)
    if put:
        return _put_to_me(put["what"][:1].lower() + put["what"][1:], number)
    if not match or len(match["what"].split()) > _MOST or _OWN_AFFAIR.match(match["what"]) or slips_in(match["what"]):
        return None
    if match["shown"] and _POINTS_BACK.search(match["what"]):
        return None  # it means what was shown
    what = expand(match["what"])
    if not _may_be_named(what, answered=answered):
        return None
    owner = doer(match["who"], cast) if match["who"] else ""
    if owner is None:
        return None
    if owner not in ("", "you"):
        what = f"{owner}'s question about {what}"
    return Point(np=what, field="discussed", note=number, kind="question" if owner else "", speaker=owner, owner=owner)


def _put_to_me(what: str, number: int) -> Point | None:
    """A question noted without who asked it."""
    sound = len(what.split()) <= _MOST and not slips_in(what) and _may_be_named(what)
    return Point(np=what, field="discussed", note=number, kind="question") if sound else None


def _may_be_named(what: str, *, answered: bool = False) -> bool:
    unfit = is_private(what) or is_unfit(what) or is_hostile(what) or is_tactless(what)
    unfit = unfit or (discomfort(what) > _UNEASY and not answered)
    return not unfit and _names_whom_it_means(what) and finite_at(tokens_of(what), 1) >= 1


def _names_whom_it_means(what: str) -> bool:
    """Whether each "her" and "them" has somebody or several things before it in the same words whom it can mean."""
    pronoun = _MEANS.search(what)
    if not pronoun:
        return True
    before = what[: pronoun.start()]
    if pronoun[0].startswith("the"):
        return any(is_plural(w.strip(",")) for w in before.split() if w.isalpha())
    of_one = re.split(r"\b(?:who|that|whose)\b", before)
    persons = [word for m in _ONE.finditer(of_one[0]) for word in m["who"].split()] if len(of_one) > 1 else []
    known = any(w in ONE_PERSON or w == "child" or PLURAL_AGENT.match(f"{w}s") for w in persons)
    return known or bool(_ANYBODY.search(before))


def with_whole_questions(points: Iterable[Point], notes: Sequence[str], cast: Cast) -> list[Point]:
    """The points, what was understood of a question's note replaced by the question.

    Args:
        points: what can be taken up, of any field.
        notes: of the conversation, as typed.
        cast: see `perspective`.
    """
    asked = {n: point for n, note in enumerate(notes) if (point := asked_whole(note, n, cast))}
    return [*(p for p in points if p.field != "discussed" or p.note not in asked), *asked.values()]
