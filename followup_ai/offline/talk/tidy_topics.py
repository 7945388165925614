"""Reads the topic of a tidy note as its writer named it: "solar roofs, which bring in half of their orders now".

A grammar that must prove every word loses half a name. Whoever writes short notes of whole words answers for them: the topic
is taken to its first comma, colon or bracket, with the question behind those that says what of it was talked about. What else
is said of it there its owner knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from followup_ai.offline.english.finite import adjective, finite_at, past, tokens_of
from followup_ai.offline.english.kinds import RANK, Point, kind_of
from followup_ai.offline.english.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SEVERAL,
    SUBJECTS,
    base_of,
    capitals,
    is_gerund,
)
from followup_ai.offline.english.noun_runs import is_plural, lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.questions import asks_in_its_order
from followup_ai.offline.english.soundness import is_broken
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.talk.changes import is_ahead
from followup_ai.offline.talk.own_telling import chance_taken, did_themselves, names_a_trial
from followup_ai.offline.typed.cleaning import everyday, tidy
from followup_ai.offline.typed.leads import strip_lead
from followup_ai.offline.typed.phrasing import Writer
from followup_ai.offline.typed.screening import discomfort, is_hostile, is_private, is_to_self, is_unfit
from followup_ai.offline.typed.slips import is_slip
from followup_ai.offline.typed.typos import slips_in
from followup_ai.offline.typed.well_formed import is_topic, states_whole

_MOST = 24
_WITHIN = r"(?:[^():;]|:(?=\d))"
_JOINT = re.compile(rf"(?P<head>{_WITHIN}+?)(?: \((?P<aside>{_WITHIN}+)\)|(?P<mark>[:;]| [-–—]) (?P<told>{_WITHIN}+))?")
# The candidate's own part is told elsewhere, and a question mark or a quotation is no topic's.
_NOT_THEIRS = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|you|your)\b|[?!\"“”<>=|#+~/]|\.(?= |$)|\.\.|->")
# What one gets for the work and where one leaves the car
_OF_TERMS = re.compile(r"\b(?:pay|paid|salar\w+|wages?|bonus\w*|holidays?|parking|overtime|premiums?|allowances?)\b|[$£€]")
_WH = r"(?:how|why|what|who|whose|where|when|whether|which)"
_RELATIVE = re.compile(r", (?:(?:[a-z]+ ){0,2}?(?:of|for|in|on|at|with|to|from) )?(?:which|who|whom|whose|where|when)\b")
HAPPENS = re.compile(
    r"(?:the )?\w+ing (?:starts?|begins?|ends?|stops?|takes|needs|costs|goes|comes|runs|gets|happens|means|seems|became|went|is"
    r"|are|was|were|has|had|will|can)\b"
)
"""How a statement begins that looks like a doing: "pruning starts late"."""
# What several of something do in a stretch of time: "parcel complaints double in December"
_RISES = re.compile(
    r"(?P<who>(?:[a-z][\w'’-]* ){1,4}?)(?P<does>double|triple|treble|peak|rise|fall|drop|halve|dip|soar|stop|start|slow down"
    r"|pick up|come in|run out|go up|go down) (?:in|on|at|by|from|every|over|during|before|after|when|to) .+"
)
_LIST = re.compile(
    rf"(?:between|in|at|for|from|with|of|to|on|and|or|versus) \S+(?: \S+)?, (?!\d|(?:[a-z]+ty|{SEVERAL})\b)"
    r"[^,]+?(?:, [^,]+?)*,? (?:and|or) [^,]+$"
)


def with_what_was_said(points: Iterable[Point], notes: Iterable[str], cast: Cast, *, trusted: bool) -> list[Point]:
    """The points of notes on what was discussed, a topic that was read in part replaced by the whole of it.

    Args:
        points: as they were understood, whatever field they are of.
        notes: of what was discussed, as typed.
        cast: see `perspective`.
        trusted: whether all notes are of a tidy hand; of another only a topic that was understood is told with its rest.
    """
    kept = list(points)
    for number, typed in enumerate(notes):
        note, speaker = _as_told(typed, cast)
        if note == typed and any(_tells_all(p, number, note) for p in kept) and not _is_described(note):
            continue
        whole = (chance_taken(typed, number) if trusted else None) or tidy_topic(note, number, cast, trusted=trusted)
        if whole is None:
            continue
        mine = [p for p in kept if p.field == "discussed" and p.note == number]
        # What somebody asked, did or said keeps its own frame; a topic cut out of the note gives way to all of it.
        if any(p.kind in ("question", "shared") or p.quote or '"' in p.np for p in mine):
            continue
        if not trusted and not any(p.np and whole.np.startswith(p.np) and (p.doubt < 2 or p.np == whole.np) for p in mine):
            continue
        at = next((n for n, p in enumerate(kept) if p in mine), len(kept))
        whole = replace(whole, speaker=whole.speaker or speaker, owner=_owner_of(mine))
        apart = [p for p in mine if p.clause and not whole.np.startswith(p.clause.split(" and ")[0])]
        others = [replace(p, penalty=p.penalty + 3) for p in apart]
        whole = _tried(whole)
        kept = [*kept[:at], whole, *others, *(p for p in kept[at:] if p not in mine)]
    return kept


def _owner_of(points: list[Point]) -> str:
    owners = {p.owner for p in points}
    return owners.pop() if len(owners) == 1 else ""


# "she was concerned with how guests are briefed": what it was about, and not how she was
_MINDED = re.compile(
    r"(?<=[a-z] )(?:was|were|is|are|seemed) (?:very |most |particularly |especially |quite )?(?:concerned"
    r"|interested|curious|keen) (?:with|about|in|on|to (?:know|hear|understand)) (?=\w+ \w+ )"
)
# "That the children grow their own beans": a statement, however it is noted
_THAT_IT_IS = re.compile(r"^That (?=(?:the|they|he|she|their|there|an?|all|every|each|no|most|some|many|nobody|everybody|it) )")
_INQUIRED = re.compile(r"\b(?:ask|wonder|want|push|press|prob|grill|quizz|challeng)")
_AND_THAT = re.compile(r",? and that (?=\w+ )")


def _as_told(note: str, cast: Cast) -> tuple[str, str]:
    """A note without what introduces it ("she told me that …"), and who spoke: "you", or "" where the note does not tell."""
    note = _THAT_IT_IS.sub("", note)
    rest, who, kind = strip_lead(_MINDED.sub("talked about ", note), cast)
    if not kind or who not in ("you", "we") or _INQUIRED.search(note[: -len(rest)]):
        return note, ""
    told = _AND_THAT.sub(" and ", rest.removeprefix("that ")) if kind == "that" else rest
    return told[:1].upper() + told[1:], who if who == "you" else ""


def _tried(point: Point) -> Point:
    """A point on what the candidate was set to do, as that: nobody told them about "a short role play"."""
    if not names_a_trial(point.np):
        return point
    return replace(point, np=re.sub(r"^an? ", "the ", point.np), speaker="I", kind="shared", penalty=point.penalty + 2)


def _tells_all(point: Point, number: int, note: str) -> bool:
    """Whether a point is a statement that takes in nearly the whole of the note."""
    if _does(note):
        return False
    of_it = point.field == "discussed" and point.note == number and bool(point.clause)
    return of_it and len(point.clause.split()) >= 0.75 * len(note.split()) and not _is_unfit(note)


def tidy_topic(note: str, number: int, cast: Cast, *, trusted: bool) -> Point | None:
    """One tidy note as a topic; None where it is anything else, or anything in it is amiss.

    Args:
        note: as typed.
        number: of the note within its field, "discussed".
        cast: see `perspective`.
        trusted: whether all notes are of a tidy hand, so that only what is said of each must be in order.
    """
    words = note.strip().rstrip(".").strip()
    match = _JOINT.fullmatch(words)
    if match is None or did_themselves(words) or _is_private(words) or strip_lead(words, cast)[2]:
        return None
    if not trusted and (_is_odd(words) or len(words.split()) > _MOST):
        return None
    whole = re.sub(rf", and (?={_WH} )", " and ", _small(tidy(match["head"], {}), cast))
    head = whole if _LIST.search(whole) and not _RELATIVE.search(whole) else re.sub(r", (?!and |or ).*$", "", whole)
    head = _before_mine(head)
    topic = "" if _is_odd(head) or not 2 <= len(head.split()) <= _MOST else _headed(head, cast)
    if not topic or states_whole(topic):
        return None
    topic = _ONE_SET.sub(lambda m: f"the {m['what']}{' of' * bool(m['about'])}", topic)
    topic = _WHOSEVER.sub("", topic)
    kind = kind_of(topic if not _OF_TERMS.search(topic) else "holidays", "discussed")
    worse = 2 * (len(topic.removeprefix("the ").split()) < 3)
    worse += 2 * (Writer.is_trouble(words[len(head) :]) and not is_ahead(topic))
    return Point(np=topic, field="discussed", note=number, kind=kind, penalty=RANK.get(kind, 0) + worse)


# "purifiers, and the trouble they have had": the purifiers or the house
_WHOSEVER = re.compile(r",? and (?:the (?:[\w-]+ ){1,3}they|(?:how|why|what) [^,]*\bthey (?:have|had))\b.*$")
# "a scenario about a static caravan": both know which, and "about" stands before it already
_ONE_SET = re.compile(
    r"^an? (?P<what>(?:[\w-]+ ){0,2}(?:scenario|case|exercise|test|task|example|lesson|dictation|drawing))(?P<about> about)?\b"
)
# "the dessert menu changes four times a year": what it does so often, though its verb may be a noun
_CHANGES = re.compile(
    r"(?:the|a|an|their|every) (?:[a-z'’-]+ ){1,3}?(?:changes|closes|opens|moves|runs|turns|grows|doubles|starts|ends|begins"
    r"|rises|falls|peaks|meets|works|sails|flies) (?:every|once|twice|[a-z]+ times|earlier|later|on|in|at|from|with|for) "
)


def _is_unfit(words: str) -> bool:
    return _is_private(words) or _is_odd(words)


def _is_private(words: str) -> bool:
    private = is_private(words) or is_unfit(words) or is_hostile(words) or is_to_self(words)
    return private or bool(discomfort(re.sub(r"\bwhatever the \w+", "", words)))


def _is_odd(words: str) -> bool:
    return bool(_NOT_THEIRS.search(words) or slips_in(words)) or is_slip(words)


_OF_WHEN = re.compile(r",? (?:when|while|because|since) ")


def _before_mine(head: str) -> str:
    """A topic without the time or the reason behind it that tells of the candidate, or of both: "… when only three of us"."""
    mine = _NOT_THEIRS.search(head)
    cuts = [m.start() for m in _OF_WHEN.finditer(head[: mine.start()])] if mine else []
    return head[: cuts[-1]] if cuts else head


def _small(head: str, cast: Cast) -> str:
    first, second = [*head.split(), "", ""][:2]
    low = first.lower()
    named = low in capitals() or low in cast.reader or low in cast.others or _begins_a_name(first, second)
    known = everyday(first) or (first.endswith("ing") and second in DETERMINERS)
    return head[:1].lower() + head[1:] if first[:1].isupper() and first[1:].islower() and known and not named else head


def _begins_a_name(first: str, second: str) -> bool:
    """Whether the first two words of a note are a name: "White Sunday", and not "Teaching English" or "Busy Saturdays"."""
    low = first.lower()
    deed = is_gerund(low) or past(low) or low in DETERMINERS | PREPOSITIONS | SUBJECTS or re.match(rf"{_WH}$", low)
    return second.istitle() and everyday(second) and not deed and not _OF_ANY_DAY.match(low)


_OF_ANY_DAY = re.compile(r"(?:early|late|busy|quiet|long|every|each|last|next|most|some|two|three|all|\w+ly)$")


# "no lift in the archive", "a funny story about …", "BIM level they work at": told in other words elsewhere
_NO_HEAD = re.compile(
    r"^(?:no|not|lack of|short of|more|less|fewer|an? (?:[\w-]+ ){0,2}(?:story|anecdote)) | so (?:more|less|they|we|that's)\b"
    r"|^(?!how\b|why\b|what\b|when\b|where\b|whether\b|who\b|which\b)(?:[\w-]+ ){1,3}(?:they|he|she) ",
    re.IGNORECASE,
)


def _headed(head: str, cast: Cast) -> str:
    """The topic with its article, to the reader; "" where it is no topic, or a statement."""
    rises = _RISES.fullmatch(head)
    if _CHANGES.match(head) or (rises and is_plural(rises["who"].split()[-1])):
        return ""
    if (
        _NO_HEAD.search(head)
        or asks_in_its_order(head)
        or (re.match(rf"{_WH} ", head) and lacks_article(" ".join(head.split()[:3])))
    ):
        return ""
    first, second = [w.strip(",").lower() for w in [*head.split(), "", ""][:2]]
    does = base_of(first, "base") == first and second in (DETERMINERS | SUBJECTS) - {"that"}
    if does or first in AUXILIARIES | SUBJECTS or (past(first) and second in (*DETERMINERS, *PREPOSITIONS, *SUBJECTS, "me")):
        return ""
    counted = re.fullmatch(r"\d{2,3} (?P<what>[a-z]+)", head)
    said = f"the {head}" if counted and is_plural(counted["what"]) else to_reader(expand(with_article(head)), cast)
    if not said or is_broken(said) or not _is_named(said, first):
        return ""
    return said


def _is_named(said: str, first: str) -> bool:
    if re.match(rf"{_WH}\b", said):
        return finite_at(tokens_of(said), 1) > 0 or re.match(rf"{_WH} to\b", said) is not None
    plain = re.split(rf" (?:when|that|who|which|while|since|because|if|until|after|before|due|planned|and {_WH}|you) ", said)[0]
    if first in ("being", "getting"):
        return len(plain.split()) > 3
    return _does(plain) or ((_is_described(plain) or finite_at(tokens_of(plain)) < 1) and is_topic(plain))


def _is_described(words: str) -> bool:
    """Whether what looks like the verb follows a bare adjective, and is what that describes: "long-term lets"."""
    tokens = tokens_of(words.removeprefix("the "))
    return finite_at(tokens) == 1 and ("-" in tokens[0].word or adjective(tokens[0].word))


def _does(words: str) -> bool:
    """Whether words begin with what is done ("boarding pilots in a swell") and tell nothing of it: "pruning starts"."""
    first = words.split()[0].lower().strip(",") if words.split() else ""
    stem = first.removesuffix("ing")
    act = stem != first and (
        is_gerund(first) or base_of(stem, "base") or base_of(f"{stem}e", "base") or base_of(stem[:-1], "base")
    )
    # "replanking the barges": a verb that no list has
    act = act or (stem != first and len(stem) > 3 and first not in PREPOSITIONS and words.split()[1:2] == ["the"])
    told = [w.strip(",").lower() for w in words.split()[1:4]]
    # "cleaning staff left last week": a verb that is nothing but past, and no noun or adjective besides
    past_only = any(past(w) and not base_of(w, "base") and not w.endswith("ed") and w not in _LOOKS_PAST for w in told)
    return bool(act) and not HAPPENS.match(words) and not past_only


_LOOKS_PAST = frozenset(["lost", "broken", "found", "known", "left-over", "bought", "shared", "lead", "read", "set", "cut"])
