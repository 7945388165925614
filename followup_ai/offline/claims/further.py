"""Reads what a qualification goes on to say behind its first comma: "11 years on the roofs, 6 of them heritage slate"."""

from __future__ import annotations

import re

from followup_ai.offline.claims.spells import AGENT, AMOUNT
from followup_ai.offline.english.lexicon import PREPOSITIONS, base_of, is_gerund, word_set
from followup_ai.offline.english.noun_runs import is_plural, lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.typed.articles import after_prepositions
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import is_unfit

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OF_THEM = r"(?: (?:years?|yrs?|months?|seasons?|terms?))?(?: of (?:them|'?em|those|these|which|that|it|the time))?"
_FIGURE = r"[\w.,%£$€]+"
_PER = r"(?: (?:an?|per|in) [\w ]+)?"


def further(piece: str, np: str, clause: str, cast: Cast) -> str:
    """What to set behind a claim for the next piece of its note, with what joins it; "" where nothing sure can be.

    Args:
        piece: the words between the claim's comma and the next, clean.
        np, clause: the claim so far, in the first person; either may be "".
        cast: who is who in the notes.
    """
    piece = piece.strip(" .")
    words = to_reader(expand(piece), cast) or "" if piece and not is_unfit(piece) else ""
    if not words or re.search(r"\b(?:they|he|she|you|your)\b", words):
        return ""
    spell = np if AMOUNT.match(np[3:]) or _HELD_FOR.match(np) else ""
    found = _of_the_time(words, spell) if spell else ""
    if found or not (clause or spell) or (np.endswith(" of experience") and not clause and "years" in words):
        return found
    result = _result(words, clause or "I did it")
    # what came of the years came of the place they were spent at
    return result.replace(", and ", ", where ", 1) if spell and not _AND_DID.match(result) else result


_HELD_FOR = re.compile(r"^my \S+ (?:years?|months?|seasons?) ")
_AND_DID = re.compile(r"^, and (?:[a-z]+ed|ran|led|built|taught|wrote|did|was|were|had) ")


# --- a share of the years ---------------------------------------------------------------------------

_PART = re.compile(rf"^(?P<many>{_NUMBER}|half|most(?! recently\b))(?P<whose>{_OF_THEM}) (?P<rest>\D.+)$", re.IGNORECASE)
_SAID_SO = re.compile(r"\bof\b")
_LAST = re.compile(
    rf"^(?:the |my )?(?P<many>last|first) (?P<few>{_NUMBER})(?: (?:years?|yrs?))? (?P<rest>\D.+)$", re.IGNORECASE
)
_EVERY = re.compile(r"^(?P<what>[a-z][\w -]*?s) (?:every|each) (?:single )?(?:day|night|week|shift|morning|weekend)$")
# "2 tonnes a day": how much was done, not how long
_RATE = re.compile(
    r"(?:(?:about |over |up to |some )?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|a dozen) "
    r"[a-z]+(?: of [a-z]+)? )"
    r"(?:an?|per|every) (?:day|night|week|month|year|season|shift|hour|service|sitting)"
)
_TOTAL = re.compile(rf"^my (?:over |about |nearly |almost )?(?P<n>\d+|{_NUMBER})\b")
_AS_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "half": 0, "most": 0,
}  # fmt: skip


def _as_number(word: str) -> int:
    return int(word) if word.isdigit() else _AS_NUMBERS.get(word.lower(), 30)


def _of_the_time(words: str, np: str) -> str:
    """A share of the years that were named: ", 6 of them on heritage slate"."""
    if _RATE.fullmatch(words):
        return f", with {words}" if _is_plain(words) else ""
    last = _LAST.match(words)
    match = last or _PART.match(words)
    total = _TOTAL.match(np)
    said_so = bool(match and not last and _SAID_SO.search(match["whose"]))
    if match is None or (
        not last
        and (
            (not said_so and _is_count(match["rest"])) or _as_number(match["many"]) >= _as_number(total["n"] if total else "99")
        )
    ):
        often = _EVERY.match(words)
        return f", with {often[0]}" if often and not odd_words(often["what"]) else ""
    rest = _placed(match["rest"], np)
    if last:
        return f", the {last['many'].lower()} {last['few'].lower()} {rest}" if rest else ""
    said_so |= np.endswith(" of experience") and rest.startswith(("in ", "on ", "with ", "at "))
    return f", {match['many'].lower()}{' of them' * said_so} {rest}" if rest else ""


def _is_count(rest: str) -> bool:
    """Whether a number counts things, not years: "two shipped titles", but "seven designing weddings"."""
    return bool(re.fullmatch(r"[a-z]+(?: [a-z]+)?", rest)) and is_plural(rest.split()[-1])


_POST = re.compile(
    r"^(?:(?:the|an?) )?(?:head|deputy|assistant|team|shift|section|lead|senior|acting|branch|store|site|charge|night)\b"
    r"|^(?:manager|supervisor|foreman|leader|lead|deputy|chef|partner|mentor|trainer|owner|director|captain|chargehand"
    r"|charge nurse|matron)\b"
)
_WAS = re.compile(r"^(?:(?:I was|was|as) )?(?:an? |the )?")
_PLACE_OF = re.compile(r"^my \S+(?: \S+)? (?P<prep>in|on|with|at) ")
_SIZED = re.compile(r"\b(\d+) (room|cover|bed|item|seat|cow|acre|litre|tonne|page|storey|person)\b(?= [a-z])")
_HOW = word_set("how-spent")


def _placed(rest: str, np: str) -> str:
    """The rest with the small word that English wants: "heritage slate" → "on heritage slate", "deputy" → "as deputy"."""
    rest = _SIZED.sub(r"\1-\2", rest)
    first = rest.split()[0].lower()
    if first in _HOW:
        return rest
    if rest.startswith(("I was ", "was ")) or _POST.match(rest) or (first in ("a", "an") and AGENT.search(rest.split()[1])):
        rest = f"as {rest[_WAS.match(rest).end() :]}"  # type: ignore[union-attr]
    elif first not in PREPOSITIONS and not is_gerund(first) and first != "as":
        place = _PLACE_OF.match(np)
        small = "as" if AGENT.search(rest) else place["prep"] if place else "with" if rest[:1].isupper() else "in"
        rest = f"{small} {rest}"
    rest = rest if rest.startswith("as ") else after_prepositions(rest, "a")
    named = (
        first in PREPOSITIONS and odd_words(rest) < 3 and not lacks_article(rest)
    )  # its own joint vouches for a trade's word
    return rest if sure_statement(f"I worked {rest}") or _is_plain(rest) or named else ""


def _is_plain(words: str) -> bool:
    return odd_words(words) < 2 and not lacks_article(words)


# --- what came of a deed ----------------------------------------------------------------------------

_THING = (
    r"(?P<what>(?!from\b|down\b|up\b|by\b|to\b)(?:the |our )?[A-Za-z][\w-]*"
    r"(?: (?!(?:was|were|is|are|went|fell|rose|dropped|came|grew)\b)[a-z][\w-]*){0,2})"
)
_RESULTS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"^(?:[Nn]ever|not|without) (?:had )?(?:one|any|a single) (?P<what>[a-z][\w -]*)$", r" without a single \g<what>"),
        (r"^(?:[Nn]ever|not|without) (?:had )?(?P<what>an? [a-z][\w -]*)$", r" without \g<what>"),
        (
            rf"^{_THING} (?P<how>up|down) (?P<rest>(?:by|from|to) {_FIGURE}(?: to {_FIGURE})?{_PER})$",
            r", and \g<what> went \g<how> \g<rest>",
        ),
        (rf"^{_THING} (?P<rest>\d[\d.,]*% to \d[\d.,]*%)$", r", and \g<what> went from \g<rest>"),
        (rf"^{_THING} (?P<rest>from {_FIGURE}(?: [a-z]+){{0,2}}? to {_FIGURE}{_PER})$", r", and \g<what> went \g<rest>"),
        (
            r"^one (?:of (?:them|'?em|those) )?(?:is )?still (?P<where>there|here|with .+)$",
            r", and one of them is still \g<where>",
        ),
        (
            rf"^(?P<many>{_NUMBER}|all|most|both) (?:of (?:them|'?em|those) )?(?:are )?still (?P<where>there|here|with .+)$",
            r", and \g<many> of them are still \g<where>",
        ),
        (
            r"^(?P<what>\d[\d,]* [a-z][a-z ]*?) at (?:the |its |our )?(?P<top>peak|most|busiest)$",
            r", with \g<what> at the \g<top>",
        ),
        # "requisitions on 4 %", "damage on 9 of them"
        (
            r"^(?P<what>[a-z][a-z-]*(?: [a-z][a-z-]*)?) (?P<rest>(?:on|in|for|at) (?:only |just |under )?"
            r"(?:\d[\d.,]* ?(?:%|per cent|percent)|\d[\d.,]* (?:of (?:them|those)|in \d[\d.,]*)))$",
            r", with \g<what> \g<rest>",
        ),
        # "remake rate 2.5 % in the last three years"
        (
            r"^(?:a )?(?P<what>(?:[a-z]+ )?(?:rate|share|average|score|yield|margin|pass mark)) (?:of |at )?"
            r"(?P<rest>(?:under |over |about )?\d[\d.,]* ?(?:%|per cent|percent|in \d+)(?: (?:in|over|for) [a-z\d ]+)?)$",
            r", with a \g<what> of \g<rest>",
        ),
        # "one mould outbreak in five years", "two dead-air incidents in all", "18 arches a month by the second year"
        (
            r"^(?P<rest>(?:only |just )?(?:one|a single) (?P<what>[a-z-]+(?: [a-z-]+)?) in "
            rf"(?:all|{_NUMBER} (?:years|months|seasons)))$",
            r", with \g<rest>",
        ),
        (
            rf"^(?P<rest>(?:only |just )?(?!0\b){_NUMBER} (?P<what>(?:[a-z-]+ )?[a-z-]+s) in "
            rf"(?:all|{_NUMBER} (?:years|months|seasons)))$",
            r", with \g<rest>",
        ),
        (
            r"^(?P<rest>\d[\d.,]* (?P<what>[a-z]+s) (?:an?|per) (?:day|night|week|month|year|shift|hour)"
            r"(?: by the (?:first|second|third|end of the) (?:year|month|season))?)$",
            r", with \g<rest>",
        ),
        # "all three signed inside 5 months"
        (
            r"^(?P<rest>(?:all (?:two|three|four|five|six|\d+|of them)|both) (?P<what>[a-z]+ed) "
            r"(?:in|inside|within|on) [a-z\d ]+)$",
            r", \g<rest>",
        ),
        (r"^(?:a )?(?P<what>(?:caseload|class|team|list|section) of (?:up to )?\d.*)$", r", with a \g<what>"),
        (
            r"^(?P<share>\d[\d.]*%|half|a third) (?:less|fewer) "
            r"(?P<what>(?:[a-z]+ ){0,2}[a-z]+s(?: (?:at|in|on|per) [\w ]+)?)$",
            r", with \g<share> fewer \g<what>",
        ),
        (
            r"^(?P<share>\d[\d.]*%|half|a third) (?P<how>less|more) (?P<what>[a-z]+(?: [a-z]+)?)$",
            r", with \g<share> \g<how> \g<what>",
        ),
    )
)
_ZERO = re.compile(r"^(?P<none>zero|no) (?P<what>[a-z][\w -]*)$")
_OWN = re.compile(r"\b(by|with|in|on|from|at) own ([a-z]+)")
_SEVERAL = frozenset(["staff", "people", "children", "sheep", "men", "women", "cattle", "pupils"])
_MANY = re.compile(
    r"^(?:about |over |some |nearly )?(?:\d[\d,]*\+?|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?P<what>[a-z]+(?: [a-z]+)?)(?: (?:on|in|at|per|under) [\w ]+)?$"
)
# "preparing ANCs, powers of attorney and apostille packs at Khumalo Attorneys": what goes on is the list
_LISTED = re.compile(
    r"^(?!and |\d)(?P<last>[\w'’&-]+(?: [\w'’&-]+){0,2}) and (?P<then>[\w'’&-]+(?: [\w'’&-]+){0,2})"
    r"(?: (?:at|in|for|with) .+)?$"
)
_AS_POST = re.compile(r" as (?:an? )?[\w ]+$")
_CONTINUES = re.compile(
    r"^(?:(?:down|up) (?:from|to) |from .+ to |with (?!no\b)|without |across |including |under |mostly |mainly )"
)
_FINE = re.compile(
    r"^(?:and )?(?:the |my |our )?(?:\w+ ){0,2}?\w+ (?:dropped|fell|rose|halved|doubled|improved|grew|went|came|passed)\b"
)
_DID_ALSO = re.compile(r"^(?:and |also )?(?P<did>[a-z]+) (?P<rest>.+)$")
_IS = re.compile(r"\b(?:am|is|are|was|were|have|has)\b")


def _result(words: str, clause: str) -> str:
    """What came of a deed: ", and complaints dropped by 30%", ", with no findings at the last audit"."""
    for pattern, form in _RESULTS:
        match = pattern.match(words)
        if match:
            return match.expand(form) if odd_words(match.groupdict().get("what") or "") < 2 else ""
    words = re.sub(r"\bcall[ -]?back(?=s?\b)", "callback", words) if _ZERO.match(words) else words
    words = _OWN.sub(lambda m: f"{'through' if m[2] == 'fault' else m[1]} my own {m[2]}", words)
    return (
        (_counted(words) if not _HELD.match(clause) else "")
        or _gone_on(words, clause)
        or _whole(words)
        or _done_too(words, clause)
        or _how_or_why(words, clause)
    )


# "I have held my licence since 2015, with 86 trainees": what is held was not done with them
_HELD = re.compile(r"^I (?:have (?:held|been|passed)|hold|held|passed|am|have (?:an?|my|the)) ")


def _counted(words: str) -> str:
    many = _MANY.match(words)
    if many is None or AMOUNT.match(words) or odd_words(words):
        return ""
    last = many["what"].split()[-1]
    return f", with {words}" if is_plural(last) or last in _SEVERAL else ""


def _gone_on(words: str, clause: str) -> str:
    """What only goes on with the clause: the rest of a list, "from four days to three hours"."""
    listed = None if _AS_POST.search(clause) or base_of(words.split()[0].lower(), "past") else _LISTED.match(words)
    if listed and odd_words(listed["last"]) + odd_words(listed["then"]) < 2 and not _IS.search(words):
        return f", {words}"
    goes_on = _CONTINUES.match(words) and not lacks_article(words)
    return f", {words}" if goes_on and odd_words(words) < 2 else ""


def _whole(words: str) -> str:
    whole = sure_statement(words) or (_FINE.match(words) and _is_plain(words))
    own = words.startswith(("I ", "it ", "this ", "that ", "there "))
    return f", and {words}" if whole and not own and len(words.split()) <= 14 else ""


def _done_too(words: str, clause: str) -> str:
    did = _DID_ALSO.match(words)
    if did is None or not clause.startswith("I ") or re.match(r"I (?:am|have|speak|hold)\b", clause):
        return ""
    past = base_of(did["did"], "past") and not base_of(did["did"], "base")
    return f", and {did[0].removeprefix('and ')}" if past and sure_statement(f"I {did['did']} {did['rest']}") else ""


_WITH = re.compile(r"^(?:with|without|by) (?P<what>.+)$")
# "more than 900 wedding dresses altered in Shiraz"
_COUNTED_DONE = re.compile(
    r"^(?:more than |over |about |around |nearly |almost |some )?\d[\d.,]* (?:[a-z-]+ ){0,2}[a-z-]+s (?P<done>[a-z]+)"
    r"(?: (?:in|for|at|on|by|with) .+)?$"
)


def _how_or_why(words: str, clause: str) -> str:
    """How, where or why a deed was done, in the note's own whole words: ", with night cooling only", ", up from 90"."""
    if len(words.split()) > 18 or not re.match(r"I\b", clause) or odd_words(words) > 1:
        return ""
    if (counted := _COUNTED_DONE.match(words)) and base_of(counted["done"], "participle"):
        return f", with {words}"
    how = _WITH.match(words)
    if how is None or _IS.search(words) or lacks_article(words):
        return ""
    gerund = is_gerund(how["what"].split()[0])
    return f", {words}" if gerund == words.startswith("by ") or words.startswith("without ") else ""
