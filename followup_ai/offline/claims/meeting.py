"""Meets a doubt that was raised, with what the notes themselves hold against it, and concedes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from followup_ai.language.dates import MONTH
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import KNOWN_INSTEAD, Doubt
from followup_ai.offline.claims.spells import AMOUNT
from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.lexicon import base_of, gerund
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.talk.bearing import SAID_OF_ANY, bears_on, shared_weight
from followup_ai.offline.typed.cleaning import plain
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.phrasing import content
from followup_ai.offline.typed.screening import is_hostile, is_private, is_unfit


@dataclass(frozen=True)
class OwnAnswer:
    """What the note on the doubt says against it.

    Args:
        act: what the candidate will gladly do, to follow "I would gladly" ("work Saturdays"); "".
        known: what the candidate knows instead, to follow "what I know of" ("AWS"); "".
        fact: a statement that settles it ("the thorough examination is booked for January"); "".
    """

    act: str = ""
    fact: str = ""
    known: str = ""


def topic_of(doubt: Doubt) -> str:
    """What a doubt is about, to follow "as for", conceding nothing: "working with a dispensing robot"; "" where unsure."""
    undone = _UNDONE.match(doubt.np)
    if undone and (base := base_of(undone["did"], "participle")):
        topic = f"{gerund(base)}{undone['rest']}"
        joined = re.search(r" (?:or|and) [a-z]+ed\b", topic)
        topic = topic[: joined.start()] if joined else topic
        fits = len(topic.split()) > 1 and len(topic.split()) <= 11 and not lacks_article(topic) and odd_words(topic) < 2
        return topic if fits and not is_unfit(topic) and not _NOT_PLAIN.search(topic) else ""
    if lacking := _LACK_OF_WORK.match(doubt.np):
        return f"{lacking['what']} work"
    if articled := re.match(r"^(?:the )?(?P<what>an? .+)$", doubt.area):
        return f"work in {articled['what']}"
    topic = doubt.topic
    named = bool(re.fullmatch(r"[A-Z][\w+#.-]*", topic))  # "React", which is a verb besides
    return topic if topic and (named or is_noun_phrase(topic)) and not _NOT_PLAIN.search(topic) else ""


_UNDONE = re.compile(r"^my not having (?P<did>[a-z]+)(?P<rest>(?: [\w&/',-]+)*?)(?: (?:yet|before|until now|so far))?$")
_LACK_OF_WORK = re.compile(r"^my (?:lack of|limited|little) (?P<what>(?!experience\b)[\w&/' -]+?) experience$")
_NOT_PLAIN = re.compile(r"\b(?:I|me|myself|it|them|that|this|yet|only|no|not)\b")


def is_undone(doubt: Doubt) -> bool:
    """Whether what a doubt is about was never done or known, and not only little."""
    return doubt.np.startswith(("my not having ", "my lack of "))


def answer_to(
    doubt: Doubt, claims: Sequence[Claim], added: Claim | None, role: str = "", common: frozenset[str] = frozenset()
) -> Claim | None:
    """What the candidate brings that meets a doubt; None where nothing does.

    What was left out and bears on it comes first, then a qualification that shares a telling word with it, then, where it is
    known what the doubt is about, years in the very trade that the role names, which whoever is new to a part of it builds on.
    Other years are no answer: "on working with card payment rules, I would build on five years of Ruby" only shows the gap.

    Args:
        doubt: what was raised.
        claims: what the candidate brings and has not said yet.
        added: what was left out and has not been said yet; None without.
        role: as the interview names it; "" where no years of it are to count.
        common: stems that join nothing in these notes; see `bearing.of_the_trade`.
    """
    wanted = doubt.about - SAID_OF_ANY
    asked = " ".join(wanted)
    if added and shared_weight(added.text, asked, but=common):
        return added
    near = [c for c in claims if not common or shared_weight(c.text, asked, but=common)]
    telling = [c for c in near if _meets(c, wanted, topic_of(doubt)) and not _LACKS_TOO.search(c.text)]
    if telling:
        return telling[0]
    spells = [c for c in claims if AMOUNT.match(c.np.removeprefix("my ")) and not _THIN.search(c.np)]
    spells = spells or [c for c in claims if _FOR_YEARS.search(c.clause)]
    return next((c for c in spells if bears_on(c.text, role)), None) if topic_of(doubt) else None


def _meets(claim: Claim, wanted: frozenset[str], topic: str) -> bool:
    """Whether a claim shares with a doubt what it is about, or more than one word of it; that it was in one town is nothing."""
    shared = (content(claim.text) & wanted) - {name.lower() for name in _PLACED.findall(claim.text)}
    named = {word[:5] for word in content(topic)}
    return len(shared) > 1 or (any(word[:5] in named for word in shared) if topic else bool(shared))


_PLACED = re.compile(r"\b(?:in|at|from|near) (?:the )?([A-Z][a-z]\w+)")
_FOR_YEARS = re.compile(r"^I (?:have )?[a-z]+\b.* for (?:over |about |the last |more than )?[\w.]+ (?:years|seasons)\b")


_LACKS_TOO = re.compile(r"\b(?:not|no|never|only|basic|without|little)\b", re.IGNORECASE)
# A few weeks, and years that say nothing of what was done in them, are nothing to build on.
_THIN = re.compile(r"^my (?:\S+ ){1,2}(?:weeks?|days?|shifts?|months?)\b|\bof experience$|^my \S+ years$")


def own_answer(note: str, cast: Cast) -> OwnAnswer | None:
    """What the note on a doubt says against it itself; None where it says nothing, or nothing sure.

    Args:
        note: as typed.
        cast: who is who in the notes.
    """
    text = plain(note).strip(" .")
    if is_private(text) or is_hostile(text):
        return None
    booked = _BOOKED.search(text)
    if booked and not odd_words(booked["what"]):
        what = re.sub(r"^(?:the |my )", "", booked["what"])
        fact = f"the {what} is {booked['state'].lower()} {booked['when']}"
        return OwnAnswer(fact=fact) if not lacks_article(fact) else None
    if (will := _I_WILL.search(text)) and not _OF_LIFE.search(text):
        act = to_reader(expand(will["what"].strip()), cast) or ""
        fits = act and base_of(act.split()[0], "base") and odd_words(act) < 2 and len(act.split()) <= 9
        return OwnAnswer(act=act) if fits and not is_unfit(act) and sure_statement(f"I would gladly {act}") else None
    if known := _ONLY_KNOWN.search(text) or KNOWN_INSTEAD.match(text):
        return OwnAnswer(known=known["known"].strip())
    return _doing(text, cast)


def _doing(text: str, cast: Cast) -> OwnAnswer | None:
    """What the candidate says of having begun: "…, but I have started a course in it"."""
    begun = _BEGUN.search(text)
    said = to_reader(expand(begun["did"].strip()), cast) or "" if begun else ""
    said = re.sub(r"^I(?:['’]m| am)\b", "I am", re.sub(r"^I['’]ve\b", "I have", said))
    return OwnAnswer(fact=said) if said and not is_unfit(said) and sure_statement(said) and not lacks_article(said) else None


# "No paper for the thorough examination yet, booked for January"
_BOOKED = re.compile(
    r"\b(?:no|not)\b[^.;]*?\b(?:for |of )?"
    r"(?P<what>(?:the |my )?[a-z]+ (?:exam(?:ination)?|test|course|class|training|licen[cs]e))(?: yet)?[,;]? (?:but )?"
    rf"(?:(?:it|that)(?: is|['’]s) |is )?(?P<state>booked|planned|due) (?P<when>(?:for|in) (?:{MONTH}))\b",
    re.IGNORECASE,
)
# "they were not sure I will accept to work Saturdays, I will"
_I_WILL = re.compile(
    r"\b(?:sure|whether|if|that) I (?:will|would|can|could|am willing to|['’]d) "
    r"(?:accept to |agree to |be willing to |want to )?(?P<what>[a-z]+ [\w' -]{3,50}?)[,;.]? (?:and |but )?"
    r"(?:(?:I said |yes,? )?I (?:will|would|can|am)|yes|I said (?:yes|of course))\W*$",
    re.IGNORECASE,
)
# "no experience with their cloud (only AWS)"
_ONLY_KNOWN = re.compile(
    r"\bno (?:\w+ )?(?:experience|knowledge)\b[^.;()]*?[(,] ?(?:but )?(?i:only|just|mainly|mostly) "
    r"(?P<known>[A-Z][\w+#.-]*(?: [A-Z][\w+#.-]*)?)\)?$"
)
_BEGUN = re.compile(
    r"(?:[,;.(] ?|\bbut |\band )(?P<did>I(?:['’]ve| have|['’]m| am)? (?:just |now |already )?"
    r"(?:started|begun|booked|enrolled|passed|registered|signed up|finished|taken|took|learning|taking|studying|doing)\b"
    r"[^,;.()]{5,60})",
    re.IGNORECASE,
)
_OF_LIFE = re.compile(
    r"\b(?:years?|age|old|stay|leave|quit|retire\w*|child\w*|kids?|baby|health|money|pay|salary)\b", re.IGNORECASE
)
