"""Tells what changes in the reader's house: named as one says it to its owner ("your move to pumice"), and whether it is ahead.

Whoever made a plan needs no report of it. Named, it can be talked about; told as heard, one may wish to have a part in it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.english.finite import finite_at, tokens_of
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.lexicon import SEVERAL, base_of, gerund, is_gerund, word_set
from followup_ai.offline.typed.phrasing import Writer

# "the splinting room is being moved to the ground floor", "you are rebuilding the quay"
_IS_DONE = re.compile(r"(?P<who>(?:the|your) (?:[\w'’-]+ ){0,4}?[\w'’-]+) (?:is|are) (?P<does>being [a-z]+)(?: (?P<what>.+))?")
_DOES = re.compile(
    r"(?:you|(?:the|your) (?:[\w-]+ ){0,2}?[\w-]+) (?:is|are) (?:now |also )?"
    r"(?P<does>(?!thinking|trying|looking|waiting)[a-z]+ing .+)"
)
_NAMED = {"moving": "move", "changing": "change", "switching": "switch", "shifting": "shift", "going": "move"}
# "you are moving from soil beds to pumice in stages", "the platform team is moving from …": who, and from what to what
_MOVES = re.compile(
    rf"(?P<who>you|(?:the|your) (?:[\w-]+ ){{0,2}}[\w-]+) (?:is|are) (?:now |also |slowly |gradually )?"
    rf"(?P<does>{'|'.join(_NAMED)}) (?:over )?(?P<what>(?:from|(?<!going )to) .+)"
)
# A statement of its own behind the change ("…, so every line will get two machines") would hang on its name.
_JOINT = re.compile(r",? (?:so|and|but|because|which is why|as|since|although|though) (?:that )?")

_BUILT = (
    "mov|chang|switch|shift|convert|build|rebuild|open|launch|introduc|replac|redesign|rewrit|restor|renovat|refurbish|plant"
    "|digiti[sz]|develop|trial|test|pilot|expand|extend|creat|bring|tak|merg|automat|moderni[sz]|train"
)
_MAKES = rf"(?:{_BUILT})(?:e|ing)?|start(?:ing)?|set(?:ting)? up"
_HOUSE = rf"(?:the|your) (?:[\w-]+ ){{0,2}}(?:team|department|company|{'|'.join(sorted(word_set('places')))})"
# "you want to go back to foot treading", "the school plans to start teaching Polish"
_PLANS = re.compile(
    rf"(?:you|{_HOUSE}) (?:also |now )?(?:(?:want|plan|hope|intend)s? to|would like to|(?:is|are) (?:planning|hoping) to)"
    r" (?:start (?=[a-z]+ing ))?(?P<do>[a-z]+)(?P<what> .+)"
)
# "you want fewer mousses and more fruit", "you want the croissants made in the house again"
_WISHES = re.compile(
    rf"(?:you|{_HOUSE}) (?:want|wish|would like)(?: for)? (?P<what>(?:fewer|more|less|better) [^,]+?)(?: that .+)?"
)
_HAVE_DONE = re.compile(r"you (?:want|would like) (?P<what>(?:the|your|every|all) (?P<then>.+))")
_AHEAD = re.compile(
    rf"(?:you|{_HOUSE}) (?:(?:is|are) (?:now |also )?(?:planning to |going to |hoping to |about to )?"
    rf"|will |(?:plan|want|hope|intend)s? to |would like to )(?:{_MAKES})\b"
    rf"|your (?:{'|'.join(_NAMED.values())}) (?:over )?(?:from|to)\b|{_HOUSE}['’]s (?:{'|'.join(_NAMED.values())}) "
)
# "starting a lunchtime club", "moving the herd from one block to another", "the changeover from tungsten to LED"
_PROJECT = re.compile(
    r"(?:starting|building|rebuilding|setting up|launching|introducing|replacing|redesigning|rewriting|restoring|renovating"
    r"|converting|digiti[sz]ing|developing|expanding|extending|creating|moderni[sz]ing|preparing for)"
    r" (?:an?|the|your|some|two|more) "
    r"|(?:moving|changing|switching|turning) (?:the|your) .+ (?:from .+ to|into) "
    r"|the (?:planned |coming )?(?:change|changeover|move|switch|shift|conversion|transition) (?:over )?from .+ to "
    r"|the (?:planned |coming )?(?:replacement|introduction|restoration|renovation|refurbishment|rebuilding|digiti[sz]ation"
    r"|moderni[sz]ation|expansion|extension) of "
)
IS_OVER = re.compile(
    r"\b(?:last (?:year|month|week|spring|summer|autumn|winter)|ago|had|was|were|(?:19|20)\d\d"
    r"|(?:in|from) (?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
"""Words that tell of a time that is past, or may be."""
_GETS_RID = re.compile(
    r"\bnew (?:owners?|boss|manager|hands)\b|\bhands\b|\btaking (?:on|over|leave|time|part)\b|\bI\b|\bme\b|\bmy\b"
)


def named(point: Point) -> Point:
    """A statement of a change of the house's as its name: "you are moving to pumice" → "your move to pumice".

    Args:
        point: what can be taken up; anything but such a statement comes back as it is.
    """
    if point.field != "discussed" or point.np or re.search(r"\b(?:I|me|my)\b", point.clause):
        return point
    planned = _PLANS.fullmatch(point.clause)
    if planned and (base_of(planned["do"], "base") or is_gerund(planned["do"])):
        if is_gerund(planned["what"].split()[0]):  # "to stop keeping two lists"
            return replace(point, np=f"your wish to {planned['do']}{_without_its_outcome(planned['what'])}", clause="")
        doing = planned["do"] if is_gerund(planned["do"]) else gerund(planned["do"])
        what = _AND_DO.sub(_and_doing, _without_its_outcome(planned["what"]))
        return replace(point, np=_to_its_owner(f"{doing}{what}"), clause="")
    if wish := _WISHES.fullmatch(point.clause):
        return replace(point, np=f"your wish for {wish['what']}", clause="")
    wanted = _HAVE_DONE.fullmatch(point.clause)
    if wanted and any(base_of(w, "participle") and not base_of(w, "base") for w in wanted["then"].split()[1:5]):
        return replace(point, np=f"your wish to have {wanted['what']}", clause="")
    if done := _IS_DONE.fullmatch(point.clause):
        verb, what = done["does"].split()[-1], _without_its_outcome(done["what"] or "")
        return replace(point, np=" ".join([_ing(verb), done["who"], what]).strip(), clause="") if _ing(verb) else point
    match = _MOVES.fullmatch(point.clause)
    if not match:
        return _doing(point)
    what = _without_its_outcome(match["what"])
    owner = "your" if match["who"] == "you" else f"{match['who']}'{'' if match['who'].endswith('s') else 's'}"
    return replace(point, np=f"{owner} {_NAMED[match['does']]} {what.rstrip(',')}", clause="")


# "to take the desserts off and serve three hundred covers": both are done
_AND_DO = re.compile(rf" and (?:to )?(?P<do>[a-z]+)(?= (?:the|an?|your|all|every|each|more|\d+|{SEVERAL})\b)")


def _and_doing(match: re.Match[str]) -> str:
    return f" and {gerund(match['do'])}" if base_of(match["do"], "base") else match[0]


def _ing(verb: str) -> str:
    base = base_of(verb, "participle")
    return gerund(base) if base else ""


def _doing(point: Point) -> Point:
    """What the house is doing as that doing: "the team is moving settlement to …" → "moving settlement to …"."""
    does = _DOES.fullmatch(point.clause)
    if not does or Writer.is_trouble(point.clause):
        return point
    return replace(point, np=_to_its_owner(_without_its_outcome(does["does"])), clause="")


def _to_its_owner(doing: str) -> str:
    return _OF_ITS_OWN.sub(r"\g<doing>your", doing)


# "the team is moving its controller …": whose team it is hears "moving your controller"
_OF_ITS_OWN = re.compile(r"^(?P<doing>[a-z]+ing (?:[a-z]+ )?)(?:its|their)\b")


def _without_its_outcome(what: str) -> str:
    told = (j for j in _JOINT.finditer(what) if finite_at(tokens_of(what[j.end() :])) > 0)
    joint = next(told, None)
    return what[: joint.start()] if joint else what


def is_ahead(told: str) -> bool:
    """Whether words to the reader tell of something their house builds or changes, in which one may wish to have a part.

    Args:
        told: a statement, or the name of a change.
    """
    planned = _AHEAD.match(told) or (_PROJECT.match(told) and not IS_OVER.search(told))
    return bool(planned) and not _GETS_RID.search(told) and not Writer.is_trouble(told)
