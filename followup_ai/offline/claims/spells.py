"""Reads the spells of time that a note on the candidate's background tells: how long, as what, in what."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    alternatives,
    base_of,
    counted_nouns,
    gerund,
    is_gerund,
    takes_no_article,
    word_set,
)
from followup_ai.offline.typed.wording import indefinite

_PLACES = word_set("places")


AMOUNT = re.compile(
    r"^(?:over |about |around |nearly |almost |more than |at least |roughly |some |just "
    r"over |approx(?:imately)? )?(?:\d[\d,.]*\+?|a|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|several|many|few)"
    r"(?:[ -](?:and a half|one|two|three|four|five|six|seven|eight|nine))?[ -]+(?:full "
    r"|solid |good |happy )?(?:years?|months?|weeks?|seasons?|summers?|decades?|shifts"
    r"|terms|harvests?|vintages?|winters?|springs|autumns|semesters?)'?\b(?: and a half\b)?",
    re.IGNORECASE,
)


AGENT = re.compile(rf"(?:{alternatives('agents')})$", re.IGNORECASE)


def is_agent(words: str) -> bool:
    """Whether words end in what somebody is ("tram driver", "HD tech") and not in a thing that sounds like it ("lobster")."""
    return bool(AGENT.search(words)) and words.split()[-1].lower() not in word_set("no-agents")


def joined(words: str) -> str:
    """A length of time and what it was spent on, with the small word notes leave out ("5 years Go" → "5 years of Go").

    Args:
        words: the clean note, which may begin with a length of time.
    """
    match = AMOUNT.match(words)
    rest = words[match.end() :].strip() if match else ""
    if not match or not rest or words[match.end()] != " ":
        return words
    return _plainly_spent(match.group(), rest) or _joined(words, match.group(), rest)


def _joined(words: str, long: str, rest: str) -> str:
    first = rest.split()[0].lower().strip(",")
    if (
        first in PREPOSITIONS
        or is_gerund(first)
        or first.endswith("ing")
        or first.startswith("'")
        or first in _FOLLOWS_TIME
        or base_of(first, "participle")
        or first in DETERMINERS
    ):
        return words
    head = re.split(r",| (?:in|at|for|on|with|of|and) ", rest)[0]
    if is_agent(head):
        return f"{long} as {indefinite(rest)}"
    if loose := _loosely_spent(long, rest):
        return loose
    named = re.match(r"[A-Z]{2,5}\b(?! in )", rest) and re.search(r" (?:at|in|for|with) ", rest)
    places = re.sub(r"(?:e?s)$", "", head.split()[-1].lower()) in _PLACES or head.split()[-1].lower()[:-3] + "y" in _PLACES
    bulk = first.isupper() or first[:1].isupper() or rest.split()[0][:1].isupper() or takes_no_article(head.split()[-1])
    plain_head = rest.islower() and len(head.split()) < 4 and head.split()[-1] not in GOOD_WORK
    if not bulk and plain_head and not head.endswith("s") and " " not in rest[len(head) :].strip():
        return f"{long} of experience"
    within = bool(named) or (places and head.split()[-1].islower() and head.endswith("s"))
    return f"{long} {'in' if within else 'of'} {rest}"


def _plainly_spent(long: str, rest: str) -> str:
    """A spell of one thing done ("11 years fitting"), or at a place that has its article; ""."""
    first = rest.split()[0].lower().strip(",")
    if re.fullmatch(r"[a-z]+ing(?:,.*)?", rest) and first not in _FOLLOWS_TIME:
        return f"{long} of {rest}"
    if first not in ("the", "a", "an"):
        return ""
    head = re.split(r",| (?:in|at|for|on|with|of|and) ", rest)[0].split()[-1].lower()
    return f"{long} at {rest}" if head in _PLACES else f"{long} of experience"


def _loosely_spent(long: str, rest: str) -> str:
    """A spell in two trades, in a trade at a town, or in what nobody can tell; "" where it is none of these."""
    if _TWO_TRADES.match(rest) and not any(is_gerund(w) for w in rest.split()):
        return f"{long} {'with' if all(_several(w) for w in rest.split(' and ')) else 'in'} {rest}"
    if _TRADE_AND_NAME.match(rest) and rest.split(",")[0].split()[-1].lower() not in word_set("languages"):
        return f"{long} of experience"  # a place, a program or an employer: nobody can tell
    placed = _TRADE_AND_PLACE.match(rest)
    return f"{long} in {placed['trade']} in {placed['place']}" if placed else ""


# "16 seasons lobster and snow crab"
_TWO_TRADES = re.compile(r"^[a-z]+(?: [a-z]+)? and [a-z]+(?: [a-z]+)?$")
# "eleven years hospital laundry Port of Spain": a name of this shape is a town's
_TRADE_AND_PLACE = re.compile(
    r"^(?P<trade>[a-z]+(?: [a-z]+){0,2}) "
    r"(?P<place>(?:[A-Z][a-z]+|St\.?)(?:-| )(?:of|de|del|la|do|da|upon|on|sur|am|im|an der|in)(?:-| )[A-Z][a-z]+)(?=$|,)"
)


_TRADE_AND_NAME = re.compile(r"^(?:[a-z]+ ){1,3}(?<! round )(?<! near )(?<! around )[A-Z][a-z]{3,}(?=$|,)")


def _several(words: str) -> bool:
    return bool(re.search(r"(?<![siu])s$", words))


GOOD_WORK = frozenset(
    ["sales", "retail", "care", "admin", "finance", "law", "construction", "design", "coffee", "pastry", "tech"]
)


_FOLLOWS_TIME = word_set("follows-time")


_MEASURED = re.compile(
    r"\b(?:\d[\d,]*|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many) "
    r"(?:hours|days|weeks|months|years?|seasons?|terms?|summers?|winters?|nights|shifts|decades?)\b"
)


def time_spent(did: str, rest: str) -> str:
    """What was done as time spent on it ("my time running a depot"); "" where its length is told, which is no time's own.

    Args:
        did: the verb in its base form.
        rest: what follows it.
    """
    return "" if _MEASURED.search(rest) else f"my time {gerund(did)} {rest}"


def after_amount(words: str) -> str:
    """The first word behind the length of time that words begin with; ""."""
    match = AMOUNT.match(words)
    rest = words[match.end() :].split() if match else []
    return rest[0] if rest else ""


_SPELL = re.compile(
    r"^my (?P<long>(?:over |about |almost |nearly )?[\w+-]{1,14}(?: [\w-]+)? (?:years|months|seasons)) of (?P<what>.+)$"
)
_PART = re.compile(r",| (?:in|at|for|on|with|of|and|or|from|as|under|across|by) ")
_WORK = word_set("work-without-article")


def spell_told(np: str) -> str:
    """ "my N years of X" as it may be said: of an activity as it stands, else as a post, at a place, or of experience.

    Args:
        np: what the candidate would bring, as a noun phrase ("my 5 years of scheduler in Puebla").

    Returns:
        the phrase, mended ("my 5 years as a scheduler in Puebla"); anything but a spell "of" something unchanged.
    """
    match = _SPELL.match(np)
    if match is None or match["what"].startswith(("experience", "the ", "a ", "an ", "my ")):
        return np
    long, what = match["long"], match["what"]
    head = _PART.split(what)[0]
    last = head.split()[-1]
    if " then " in what or re.search(r" of \d", what) or not _is_activity(last):
        return f"my {long} of experience"
    return np


def _is_activity(word: str) -> bool:
    """Whether a word names an activity or a skill, of which one has years without an article ("nursing", "Go")."""
    low = word.lower()
    several = low.endswith("s") and not low.endswith(("ss", "ics"))  # "books"
    skilled = is_gerund(low) or takes_no_article(low)
    return not word.islower() or low in _WORK or (skilled and not several and low not in counted_nouns())


# "years of banking": a trade that ends like a doing
_TRADES = frozenset(["engineering", "marketing", "accounting", "catering", "banking", "housing", "training", "engraving"])
# "years of study": of these one has years as such
OF_ITSELF = frozenset(["work", "practice", "training", "service", "study", "research", "education", "leadership", "experience"])


def years_of(long: str, what: str) -> str:
    """What years "of" something tell, as a statement: "I have spent six years teaching …", "… of experience in home care".

    Args:
        long: the length of time, as noted.
        what: what stands behind "of".
    """
    words = [w.strip(",.;:") for w in what.split()]
    head = words[: next((at for at, w in enumerate(words) if w.lower() in PREPOSITIONS | {"and", "or"}), len(words))] or words
    second = [*words, "", ""][1]
    acts = not second or second.lower() in DETERMINERS | PREPOSITIONS or not second[:1].islower() or second.endswith("s")
    if is_gerund(words[0]) and words[0] not in _TRADES and acts:
        return f"I have spent {long} {what}"
    last = head[-1]
    bulk = (takes_no_article(last) and not last.endswith("s")) or (is_gerund(last) and len(head) > 1) or last in _TRADES
    if bulk and last not in OF_ITSELF:
        return f"I have {long} of experience in {what}"
    return f"I have {long} of {what}"


def my_years(long: str, rest: str) -> str:
    """Years as one's own ("my six years in care"); "" for "a year", which nobody calls theirs.

    Args:
        long, rest: the length of time, and what it was spent on.
    """
    return "" if long.lower().startswith("a ") else f"my {long} {rest}"
