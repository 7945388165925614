"""Reads the deeds that a note on the background hides behind its first words or tells without a verb of its own."""

from __future__ import annotations

import re

from followup_ai.offline.articles import after_prepositions
from followup_ai.offline.doubts import odd_words
from followup_ai.offline.finite import past
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.lexicon import base_of
from followup_ai.offline.noun_runs import lacks_article
from followup_ai.offline.screening import is_unfit
from followup_ai.offline.sureness import sure_phrase, typed_whole

_FIGURE = r"[£$€]?\d[\d.,]*(?: ?%| per ?cent)?"
_MADE = r"(?:built|made|written|wrote|designed|developed|drawn|set up|created|produced|programmed|recorded|drafted)"
_MANY = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|a hundred)"
_UNITS = r"(?:minutes?|hours?|days?|weeks?|months?)"

# "temperature log with SMS alarm for 5 fridges, built with the biomedical unit", "maths booklets made for a hostel, 2025"
_MADE_THING = re.compile(
    rf"^(?:an? |the |my )?(?P<thing>(?!I\b)[\w'’-]+(?: [\w'’&-]+){{0,8}}?),? (?P<made>{_MADE}) "
    r"(?P<rest>(?:with|for|at|by myself|in|on) .+?)(?:,? (?:in )?(?P<year>(?:19|20)\d\d))?$"
)
# "rain timetable in Puebla: on-time from 61 to 78 percent on wet days"
_MADE_BETTER = re.compile(
    r"^(?:an? |the |my )?(?P<thing>[a-z][\w'’-]*(?: [\w'’-]+){1,4})[:,] (?P<what>[a-z][\w-]*(?: [\w-]+){0,2}?),? "
    rf"(?:went |up |down )?(?P<how>from {_FIGURE} to {_FIGURE}(?: (?:on|in|per|within|over) .+)?)$"
)
# "one real evacuation of 300 guests in 2025"
_ONE_EVENT = re.compile(
    rf"^(?P<how>one|two|three|an?) (?P<event>(?:[a-z]+ ){{0,2}}[a-z]+s? (?:of|with|for) {_MANY} [a-z][\w' -]*?)"
    r"(?P<when> in (?:19|20)\d\d)?$"
)
_TOOK = re.compile(rf"^(?:in )?(?P<long>{_MANY} {_UNITS})$")
_UNHURT = re.compile(r"^(?P<who>nobody|no one|none) (?P<what>hurt|injured|lost)$")
# "rehoused and listed 1,100 glass negatives": the second verb tells what the first is
_TWICE_DID = re.compile(r"^(?P<one>[a-z]+ed) and (?P<two>[a-z]+) (?P<rest>(?:\d|an?\b|the\b|all\b|over\b|my\b|[a-z]+s\b).+)$")
# "five years qualified, three of them in a birth centre"
_LONG_BEEN = re.compile(rf"^(?P<long>{_MANY} (?:years|months)) (?P<how>qualified|registered|certified|accredited|licen[sc]ed)$")
_TRAINED_AND = re.compile(
    r"^(?P<what>(?:[A-Z][\w.+-]* ){1,2}(?:trained|certified|qualified|registered)), and (?P<did>[a-z]+ .+)$"
)
# "PGCE, post-16 maths"
_DEGREE_IN = re.compile(
    r"^(?P<degree>PhD|MSc|MA|BSc|BA|PGCE|MEng|BEng|MEd|BEd|MPhil|MRes|HND|HNC|BTEC), (?P<what>[a-z][\w -]+)$"
)
_PAPER_TOLD = re.compile(
    r"^(?:\d[\d,.]*|[a-z]+) (?:hours|flights|jumps|dives|scopes|cases|lessons|miles|crossings|landings)"
    r"(?: (?:of|in|at) [\w ]+)?$"
)


def hidden_deed(text: str) -> tuple[str, str] | None:
    """What a note without a verb of its own, or with two, tells of the candidate: as a noun phrase and as a clause.

    Args:
        text: one clean line of a note, all its pieces.

    Returns:
        a noun phrase in the first person and a clause with "I", either of them ""; None where the note is of no such kind.
    """
    text = text.strip(" .")
    for read in (_made_better, _made_thing, _twice_did, _long_been, _trained_and, _degree):
        found = read(text)
        if found and not is_unfit(found[0] or found[1]):
            return found
    return None


def _made_better(text: str) -> tuple[str, str] | None:
    match = _MADE_BETTER.match(text)
    if match is None or odd_words(match["thing"]) > 1 or past(match["thing"].split()[0]) or re.search(r"\d", match["thing"]):
        return None
    return f"my {match['thing']}, where {match['what']} went {match['how']}", ""


def _made_thing(text: str) -> tuple[str, str] | None:
    match = _MADE_THING.match(text)
    if match is None or past(match["thing"].split()[0]) or odd_words(match["thing"]) > 1:
        return None
    thing = after_prepositions(match["thing"], "a")
    made = {"written": "wrote", "drawn": "drew"}.get(match["made"], match["made"])
    rest = match["rest"] + (f" in {match['year']}" if match["year"] else "")
    if "," in rest or lacks_article(f"the {thing}") or not re.match(r"(?:with|for|at|by|in|on) (?:an?|the|my|our|[A-Z])", rest):
        return None
    return f"the {thing} that I {made} {rest}", ""


def _twice_did(text: str) -> tuple[str, str] | None:
    match = _TWICE_DID.match(text[:1].lower() + text[1:])
    if match is None or not base_of(match["two"], "past") or base_of(match["one"], "base"):
        return None
    clause = f"I {match['one']} and {match['two']} {match['rest']}"
    plain = re.sub(r"(?<=\d),(?=\d)", "", f"I {match['two']} {match['rest']}")
    return ("", clause) if ", " not in clause and typed_whole(plain) and not odd_words(match["rest"]) else None


def _long_been(text: str) -> tuple[str, str] | None:
    head, _, tail = text.partition(", ")
    match = _LONG_BEEN.match(head)
    if match is None:
        return None
    share = re.match(rf"^(?P<part>{_MANY} of them|the last {_MANY}) (?P<rest>(?:in|on|at|as|with) .+)$", tail)
    behind = f", {share[0]}" if share and not odd_words(share["rest"]) and not lacks_article(share["rest"]) else ""
    return "", f"I have been {match['how']} for {match['long']}{behind}"


def _trained_and(text: str) -> tuple[str, str] | None:
    match = _TRAINED_AND.match(text)
    if match is None or not past(match["did"].split()[0]) or not is_clause(f"I {match['did']}") or "," in match["did"]:
        return None
    whole = not odd_words(match["did"]) and not lacks_article(match["did"])
    return "", f"I am {match['what']}" + (f" and {match['did']}" if whole else "")


def _degree(text: str) -> tuple[str, str] | None:
    match = _DEGREE_IN.match(text)
    return (f"my {match['degree']} in {match['what']}", "") if match and odd_words(match["what"]) < 2 else None


def deeds_in_a_row(pieces: list[str]) -> str:
    """What the pieces of a note tell that begin with something done, as one clause; "" where none is sure to read well.

    Args:
        pieces: clean, in the order of the note.
    """
    done = [p for p in pieces if _is_past(p.split()[0]) and not is_unfit(p)]
    told = [p for p in done if typed_whole(f"I {p}") and not odd_words(p)]
    if not told or told[0] is not done[0]:
        return ""
    follows = len(told) > 1 and pieces.index(told[1]) == pieces.index(told[0]) + 1 and told[1] is done[1]
    return f"I {told[0]}, and {told[1]}" if follows and "," not in told[0] + told[1] else f"I {told[0]}"


def _is_past(word: str) -> bool:
    """Whether a word is a verb's past and nothing else: "known" wants "have" or "am" before it."""
    return bool(past(word)) and not base_of(word, "base") and (bool(base_of(word, "past")) or not base_of(word, "participle"))


def and_one_event(np: str, pieces: list[str]) -> tuple[str, int]:
    """A paper with the event that its note goes on to tell: "my certificate and one evacuation of 300 guests in 2025".

    Args:
        np: what the first piece of the note lets the candidate say, a noun phrase.
        pieces: the pieces behind it, clean.

    Returns:
        the longer phrase and how many of the pieces it took in; `np` and 0 where they tell no such event.
    """
    match = _ONE_EVENT.match(re.sub(r"^and ", "", pieces[0])) if pieces and np.startswith("my ") else None
    if match is None or "," in np or not sure_phrase(f"{match['how']} {match['event']}".replace("one ", "the ")):
        return np, 0
    said, taken = f"{np} and {match[0]}", 1
    took = _TOOK.match(pieces[1]) if len(pieces) > 1 else None
    if took:
        said, taken = f"{said}, done in {took['long']}", 2
    if len(pieces) > taken and (unhurt := _UNHURT.match(pieces[taken])):
        said, taken = f"{said}{' and' if took else ','} with {unhurt['who']} {unhurt['what']}", taken + 1
    return said, taken


def counted_behind(np: str, piece: str) -> str:
    """What a paper was used for, to stand behind it: "my glider licence" and "140 hours" → ", with 140 hours"; ""."""
    paper = re.search(r"\b(?:licen[cs]e|certificate|CELTA|ticket|rating|card|diploma|training)\b", np)
    return f", with {piece}" if paper and "," not in np and _PAPER_TOLD.match(piece) else ""
