"""Tells which frames fit a point, and the words it puts into them."""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.talk.changes import IS_OVER, is_ahead
from followup_ai.offline.talk.own_telling import names_a_trial
from followup_ai.offline.typed.phrasing import Writer


def handle(point: Point) -> str:
    """The grammatical form in which a point is taken up: "np", "clause" or "quote"."""
    return "np" if point.np else "clause" if point.clause else "quote"


# Trouble that one can help with: its noun says that it is one.
_TROUBLED = re.compile(
    r"^(?:the|your|a|an|this)? ?(?:[\w'-]+ ){0,4}"
    r"(?:backlogs?|shortages?|problems?|gaps?|delays?|issues?|turnover|churn|bottlenecks?"
    r"|errors?|no-shows?|complaints?|defects?|attrition|downtime|overruns?|queues?|waiting lists?|shrinkage|waste|absence"
    r"|losses|leaks?|mess|headaches?"
    r"|challenges?|difficult(?:y|ies)|bugs?|outages?|mis-\w+|rework|drop-off|returns)\b(?! (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^(?:your|the|[A-Z][\w'’-]+'s) questions?\b")


# "how I settle a frightened child": the candidate was asked it, and would not like to hear more about it
_OF_MYSELF = re.compile(r"^(?:how|what|why|whether|where|when|who|which) I\b")


def is_asked(point: Point) -> bool:
    """Whether a point is a question that was put to the candidate, so that an answer may follow it."""
    return bool(point.np and (point.kind == "question" or _OF_MYSELF.match(point.np)))


def shape(point: Point) -> str:
    """Which frames fit a point: its grammatical form, and for some matters frames of their own."""
    form = handle(point) if point.kind != "said" else "said"  # of that the sentence on a thought tells all
    return _phrase_shape(point) if form == "np" else _clause_shape(point) if form == "clause" else form


def _phrase_shape(point: Point) -> str:
    if point.np.startswith(("our ", "the chance to ")) or (point.speaker == "I" and names_a_trial(point.np)):
        return "ours"
    if _ASKED.match(point.np) or point.kind == "question":
        return "asked"
    if _OF_MYSELF.match(point.np) or point.np.startswith("whether "):
        return "ours"
    # Nobody helps with "how I dealt with it", with "guests arriving late", or with what is over ("the 14 August outage").
    over = IS_OVER.search(point.np) or _ON_A_DAY.search(point.np)
    stands = point.kind == "problem" and _TROUBLED.match(point.np) and not over
    return "trouble" if stands else "np"


_ON_A_DAY = re.compile(rf"\b(?:{MONTH})\b")


def _clause_shape(point: Point) -> str:
    ours = re.match(r"(?:we|our|you and I|both of us)\b", point.clause)
    if ours or (point.field == "personal" and re.search(r"\b(?:I|me|my)\b", point.clause)):  # "your aunt taught me to swim"
        return "oursclause"
    return "clause"


def is_trouble(point: Point) -> bool:
    """Whether a point is a trouble of the reader's, so that gladness about it would be out of place."""
    return point.kind == "problem" or Writer.is_trouble(point.np or point.clause)


def is_glad(point: Point) -> bool:
    """Whether one may be glad of a point: no trouble, and no figure or act that might be one.

    "7 in 90 went out on the wrong van" and "logs on three laptops" hold no word of trouble and are no pleasure to hear of.
    """
    words = point.np or point.clause
    told = bool(point.clause) and not point.np and not re.match(r"(?:we|our|both of us)\b", point.clause)
    unsure = told or bool(re.search(r"\d", words))
    return not (is_trouble(point) or _GRAVE.search(words)) and (Writer.is_good(words) or not unsure)


# What nobody enjoyed talking about, however well it was met
_GRAVE = re.compile(
    r"\b(?:end of life|dying|bereave\w*|grie(?:f|v)\w*|cannot|violen\w*|abus\w+|evict\w*|homeless\w*|fights?|safeguarding"
    r"|restrain\w*|suicid\w*|palliative|terminally|assault\w*|overdoses?)\b",
    re.IGNORECASE,
)


def is_sore(point: Point) -> bool:
    """Whether a point is a trouble, a figure, or a line said to the candidate, which nobody wants read back beside a no."""
    return is_trouble(point) or bool(re.search(r"\d", point.clause)) or bool(_YOURS.search(point.quote))


# "I can teach you volts": beside a no, it is a reproach; "a knot you hurry" is of anybody
_YOURS = re.compile(r"\b(?:I|[Ww]e)\b.*\byou(?:r|rs)?\b")


def kindest_first(points: list[Point], *, quoting: bool) -> list[Point]:
    """The points for a message after a no, or a long silence: last those that read the reader's own troubles back to them.

    Args:
        points: in the order of their worth.
        quoting: whether a line of the reader's is the best thing to begin with.
    """
    theirs = [
        p for p in points if not p.np.startswith("my ") and p.speaker != "I"
    ]  # what the candidate showed is not thanked for
    points = theirs if any(p.penalty < 5 for p in theirs) else points
    sore = [p for p in points if is_sore(p) or p.penalty >= 8]
    lines = [p for p in points if p.quote and p not in sore and p.penalty < 4][: int(quoting)]
    return [*lines, *(p for p in points if p not in sore and p not in lines), *sore]


_WILL_I = re.compile(r"\bI (?:will|can)\b(?!n't)")

# "how many boxes I can shift": what one is able to do is not what one would do
_OF_ABILITY = re.compile(r"how (?:many|much|fast|far|soon|well|high|heavy)\b.* I can\b")


def slots_of(point: Point) -> dict[str, str]:
    """The words of a point by grammatical form, a question that was put to the candidate named as one.

    "mine" is filled where the candidate told or did it ("I did a demonstration lesson"), so that nobody says they heard it,
    and "ahead" where it is a change in which one may have a part.
    """
    np = point.np
    mine = "mine" if point.speaker == "I" or (point.kind == "shared" and point.speaker == "we") else ""
    if np and point.kind == "question" and not _ASKED.match(np) and not np.startswith("our "):
        whose = {"you": "your", "": "the"}.get(point.owner, f"{point.owner}'s")
        np = f"{whose} question about {np if _OF_ABILITY.match(np) else re.sub(_WILL_I, 'I would', np)}"
    elif np.startswith("whether ") or _OF_MYSELF.match(np):
        np = f"our exchange about {np}"  # nobody hears "about whether", or what they do themselves
    np = _CLOCK.sub(r"\g<half>.m.", np)
    quote = point.quote
    if _TWO_SENTENCES.search(quote):
        quote = quote[:1].upper() + quote[1:]  # "we have time here. That is the treatment": one letter of two is not small
    return {
        "np": np,
        "clause": point.clause,
        "quote": quote,
        "mine": mine,
        "ahead": "ahead" if is_ahead(np) else "",
    }


# "by 5 p.m": the stop that a topic lost at its end
_CLOCK = re.compile(r"(?<=\d )(?P<half>[ap])\.m$")
_TWO_SENTENCES = re.compile(r"[.!?] [A-Z]")


def quotes(point: Point) -> bool:
    """Whether a point is somebody's own line."""
    return bool(point.quote) or '"' in point.np


def as_first(said: str) -> str:
    """A sentence that takes up another point of the conversation, where it is the first one after all.

    Args:
        said: as it is put where one came before it.
    """
    said = said.replace("Thank you, too, ", "Thank you ", 1)
    return re.sub(r"^((?:I was|You|It was(?: \w+)?|I|We) )also ", r"\1", said)
