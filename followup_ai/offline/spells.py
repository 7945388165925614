"""Reads the spells of time that a note on the candidate's background tells: how long, as what, in what."""

from __future__ import annotations

import re

from followup_ai.offline.credentials import is_lettered
from followup_ai.offline.lexicon import DETERMINERS, PREPOSITIONS, base_of, is_gerund, takes_no_article, word_set
from followup_ai.offline.wording import indefinite

_PLACES = word_set("places")


AMOUNT = re.compile(
    r"^(?:over |about |around |nearly |almost |more than |at least |roughly |some |just "
    r"over |approx(?:imately)? )?(?:\d[\d,.]*\+?|a|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|several|many|few)"
    r"(?:[ -](?:and a half|one|two|three|four|five|six|seven|eight|nine))?[ -]+(?:full "
    r"|solid |good |happy )?(?:years?|months?|weeks?|seasons?|summers?|decades?|shifts"
    r"|terms)'?\b",
    re.IGNORECASE,
)


AGENT = re.compile(
    r"(?:[a-z]{3,}(?:er|or|ist|ian|eer)|au pair|\w*professional|barista|nurse|chef|cook|paralegal|waitress|coach"
    r"|guard|mechanic"
    r"|volunteer)$",
    re.IGNORECASE,
)


def joined(words: str) -> str:
    """A length of time and what it was spent on, with the small word notes leave out ("5 years Go" → "5 years of Go").

    Args:
        words: the clean note, which may begin with a length of time.
    """
    match = AMOUNT.match(words)
    rest = words[match.end() :].strip() if match else ""
    if match is None or not rest or words[match.end() : match.end() + 1] != " ":
        return words
    first = rest.split()[0].lower().strip(",")
    what = rest.removeprefix("of ")
    if is_lettered(what.split()[0].strip(",")) or (what != rest and AGENT.fullmatch(what)):
        return f"{match.group()} as {indefinite(what)}"
    if (
        first in ("mostly", "mainly")
        and len(rest.split()) > 1
        and rest.split()[1].lower() not in PREPOSITIONS
        and not is_gerund(rest.split()[1])
    ):
        return f"{match.group()} {first} on {rest.split(' ', 1)[1]}"
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
    if AGENT.search(head) and not head.lower().endswith(tuple(word_set("no-agents"))):
        return f"{match.group()} as {indefinite(rest)}"
    season = re.search(r"(?:season|summer)s?$", match.group()) and rest.split(",")[0].istitle()
    if season or re.match(r"(?:UK|US|USA|UAE|EU)\b", rest):
        return f"{match.group()} in {'the ' * rest.isupper()}{rest}"
    if re.match(r"[A-Z]{2,5} in [A-Z]", rest):
        return f"{match.group()} with {rest}"
    named = re.match(r"[A-Z]{2,5}\b(?! in )", rest) and re.search(r" (?:at|in|for|with) ", rest)
    places = re.sub(r"(?:e?s)$", "", head.split()[-1].lower()) in _PLACES or head.split()[-1].lower()[:-3] + "y" in _PLACES
    if re.match(r"(?:first|second|third|1st|2nd|3rd|front) line$", rest):
        return f"{match.group()} of experience"
    bulk = first.isupper() or first[:1].isupper() or rest.split()[0][:1].isupper() or takes_no_article(head.split()[-1])
    plain_head = rest.islower() and len(head.split()) < 4 and head.split()[-1] not in _GOOD_WORK
    if not bulk and plain_head and not head.endswith("s") and " " not in rest[len(head) :].strip():
        return f"{match.group()} of experience"
    within = bool(named) or (places and head.split()[-1].islower() and head.endswith("s"))
    return f"{match.group()} {'in' if within else 'of'} {rest}"


_GOOD_WORK = frozenset(
    ["sales", "retail", "care", "admin", "finance", "law", "construction", "design", "coffee", "pastry", "tech"]
)


_FOLLOWS_TIME = word_set("follows-time")


def after_amount(words: str) -> str:
    """The first word behind the length of time that words begin with; ""."""
    match = AMOUNT.match(words)
    rest = words[match.end() :].split() if match else []
    return rest[0] if rest else ""
