"""Reads a jotted spell by its first words alone: so long in such a field, or as such a one.

"6 yrs pastry, chocolate + viennoiserie mostly" says for certain that there were six years, and of what; how the rest hangs on
it nobody can tell. It is asked where nothing else makes a sentence of a note, or only one that says not of what.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.spells import AMOUNT, GOOD_WORK, OF_ITSELF, is_agent
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, base_of, counted_nouns, is_gerund
from followup_ai.offline.typed.cleaning import everyday, plain, tidy
from followup_ai.offline.typed.wording import in_sentence, indefinite

_BEHIND = re.compile(
    r" ?(?:(?P<as>as) (?:an? )?|of |in )?(?P<what>[a-z][a-z'-]+(?: [a-z][a-z'-]+)??)"
    r"(?=$| ?[,;:(&+/.]| [-\u2013] | \d"
    r"| (?:last|most(?:ly)?|mainly|then|so|but|and|with|at|in|for|since|now|incl\w*|inside|on)\b)"
)
_SAYS_NOTHING = re.compile(r"^(?:I have|my) .{1,24}? of experience$")
# "5 years on the front desk 3 of it nights", "9 years as conductor so know …": pieces pasted, and no sentence
_PASTED = re.compile(r"(?<!, )\b\d+ of (?:it|them|those|which)\b|\bas [a-z]+ so (?:I )?[a-z]+\b|\bwork for \d+ years\b")

# "22 year shipyard"
_ONE_OF_MANY = re.compile(r"(?<!\bone )(?<!\b1 )(?<!\ba )(?:year|month|week|season|summer|winter)$")
# "2 years own business", "4 months placement": how one worked, and not in what
_NO_FIELD = frozenset(
    ["own", "self", "part", "full", "time", "placement", "internship", "apprenticeship", "traineeship", "gap", "job", "jobs"]
)


def is_wanting(claims: tuple[Claim, ...]) -> bool:
    """Whether what was made of a note is nothing, tells not of what, or is pasted together."""
    return all(_SAYS_NOTHING.match(c.clause or c.np) or _PASTED.search(c.clause or c.np) for c in claims)


def jotted_spell(note: str, names: dict[str, str]) -> tuple[Claim, ...]:
    """What the first words of a jotted note say of years in a field, or as somebody; () where they say no such thing.

    Args:
        note: as typed.
        names: see `cleaning.recase`.
    """
    strange = {word: name for word, name in names.items() if not everyday(word)}  # of a role only its words are known
    words = _AGENT_FIRST.sub(_years_first, tidy(plain(note), strange))
    if (late := _LAST.search(words)) and all(map(everyday, late["what"].split())):
        post = indefinite(late["what"]) if late["how"] == "as" and is_agent(late["what"]) else late["what"]
        said = f"I have {late['long']} of experience, the last {late['n']} {late['how']} {post}"
        return (Claim(clause=said, text=note),)
    long = AMOUNT.match(words)
    behind = _BEHIND.match(words, long.end()) if long else None
    if long is None or behind is None:
        return ()
    what, first = behind["what"], behind["what"].split()[0]
    if re.match(r" (?:and\b|[+&/])|/", words[behind.end() :]):
        what = first  # "payroll flower + tea": payroll, in two trades
    last = what.split()[-1]
    stray = first in PREPOSITIONS | DETERMINERS | {"mostly", "mainly", "partly"} or base_of(first, "participle")
    if (stray and not is_gerund(first)) or _NO_FIELD & set(what.split()) or not all(map(everyday, what.split())):
        return ()
    spell = _ONE_OF_MANY.sub(r"\g<0>s", long[0])
    if behind["as"] or is_agent(what):
        return (Claim(clause=f"I have worked as {indefinite(what)} for {spell}", text=note),) if is_agent(what) else ()
    if (last not in counted_nouns() or last in GOOD_WORK) and last not in OF_ITSELF:
        return (Claim(clause=f"I have worked in {what} for {spell}", text=note),)
    field = what if last in OF_ITSELF else f"{what} work"
    return (Claim(clause=f"I have {spell} of experience in {field}", text=note),)


# "7 years, last 3 in banquet pastry": of what the others were, the note need not say
_LAST = re.compile(
    rf"(?P<long>{AMOUNT.pattern}),(?: [^,]+,)?(?: the)? last (?P<n>[\w.]+) (?:years )?(?P<how>as|in) "
    r"(?P<what>[a-z][a-z' -]+?)(?=$|,| ?\(| [-–] | (?:at|of|with|running|for)\b| \d)",
    re.IGNORECASE,
)
# "bus driver 11 year", "dresser 4 years touring"
_AGENT_FIRST = re.compile(
    rf"^(?P<who>(?:[a-z-]+ ){{0,2}}[a-z]+),? (?:for )?(?P<long>{AMOUNT.pattern.lstrip('^')})(?P<rest>.*)$"
)


def _years_first(match: re.Match[str]) -> str:
    """A trade and its years in the order in which spells are told: "bus driver 11 year" → "11 year bus driver"."""
    who = match["who"]
    plain_trade = is_agent(who) and not base_of(who.split()[0], "past")
    return f"{match['long']} {who}, {match['rest'].strip(' ,')}".strip(" ,") if plain_trade else match[0]


# "Malby Infirmary", "Ysgol y Dderwen": the name of a house, of two words at least
_HOUSE = re.compile(r"(?:[A-Z][a-z][\w'’-]*)(?: (?:of|and|&|the|for|[a-z]{1,2}))*(?: [A-Z][a-z][\w'’-]*)+$")
_LONG_LAST = re.compile(rf"^(?P<who>[a-z].*?)(?: (?P<long>{AMOUNT.pattern.lstrip('^')}))?$")


def post_at(note: str) -> tuple[Claim, ...]:
    """What a line of a CV says: where, as what and how long ("Malby Infirmary, ward cleaner, 10 years"); () where it is none.

    Args:
        note: tidied.
    """
    where, *rest = (piece.strip() for piece in note.strip(" .").split(", "))
    role = _LONG_LAST.match(rest[0]) if rest and _HOUSE.match(where) else None
    who = role["who"].partition(" (")[0] if role else ""
    if role is None or not is_agent(who):
        return ()
    long = role["long"] or next((piece for piece in rest[1:2] if AMOUNT.fullmatch(piece)), "")
    said = f"I have worked as {indefinite(who)} at {in_sentence(where)}"
    return (Claim(clause=f"{said} for {long}" if long else said, text=note, stated=True),)
