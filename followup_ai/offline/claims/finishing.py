"""Puts the last touches on what the candidate tells of themselves, and holds back what no reader would take for English."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.language.dates import MONTH
from followup_ai.offline.claims.additions import AGED
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import adjective, past
from followup_ai.offline.english.lexicon import DETERMINERS, base_of, participle, word_set
from followup_ai.offline.english.noun_runs import is_plural, is_single, lacks_article
from followup_ai.offline.typed.articles import with_articles
from followup_ai.offline.typed.splices import is_spliced, unspliced
from followup_ai.offline.typed.wording import indefinite

_FIGURE = r"[£$€R]?\d[\d.,]*(?: ?(?:%|k|m)|(?<=\d)(?:k|m))?"
_CHANGED = (
    r"(?:grew|took|brought|cut|raised|got|pushed|lifted|dropped|reduced|increased|improved|moved|built|lowered|shortened|trimmed"
    r"|turned|pulled|halved|doubled|expanded|scaled|went|fell|rose|dropped|came)"
)
# "I grew a yoghurt brand 8k to 61k"
_WITHOUT_FROM = re.compile(
    rf"^(?P<told>.*\b{_CHANGED} (?:[\w'’-]+ ){{0,6}}?)(?<!from )(?<!by )(?<!for )(?<!in )(?<!at )(?<!of )(?<!or )"
    rf"(?P<a>{_FIGURE}(?: [a-z]+)?) to (?P<b>{_FIGURE})(?P<rest>.*)$"
)
_SINCE = re.compile(
    r"^I (?P<did>[a-z]+) "
    r"(?P<what>[^,]*?\bsince (?:I was|I left|the age of|age|childhood|school|(?:19|20)\d\d|[A-Z][a-z]+)\b.*)$"
)
# "I make everybody dehydrate and wait 1 minute": told of what one did then
_TOLD_ONCE = re.compile(r"\d|\b(?:one|two|three|everybody|everyone|them|him|her|after that|first time)\b")
_STATES = word_set("states-in-present")
_ALWAYS = re.compile(
    r"\b(?:every|always|usually|never|often|still|weekly|daily|most|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|(?:an?|each|per) (?:day|week|month|year|night|shift|season))\b"
)
_YEAR = rf"(?:(?:{MONTH})(?: \d{{4}})?|(?:19|20)\d\d|last \w+)"
# "I am trained on SAP in 2017", "I am registered with the council since 2018", "I have done the course in March"
_WHEN = (
    (re.compile(rf"^I am ((?:\w+ )?(?:\w+ed|taught|shown) .*\b(?:in {_YEAR}|last [A-Z]\w+))$"), r"I was \1"),
    (re.compile(rf"^I am ((?:(?! and ).)+ since {_YEAR})$"), r"I have been \1"),
    (re.compile(rf"^I have done (.+ in {_YEAR})$"), r"I did \1"),
    (re.compile(rf"^I have (?:taken|made|passed|finished) (.+ in {_YEAR})$"), r"I completed \1"),
    (re.compile(r"^I (licen[cs]ed|certified|registered|qualified|accredited) (?=in |for |on |to )"), r"I am \1 "),
)
_AHEAD = re.compile(
    r"^I (?P<ends>finish|complete|graduate|qualify|sit|start|get|take) (?P<what>.+ (?:in|on|by) (?:[A-Z]\w+|\d+.*))$"
)


def finished(claim: Claim, *, composed: bool = False) -> Claim:
    """A claim with its clause joined and in the right tense; without the form that no touch makes English.

    Args:
        claim: as its note was read.
        composed: its writer's present tense means the present ("I maintain a library of 2,300 calls").
    """
    if claim.stated:
        return claim
    said = _DID_YEARS.sub(r"I spent \1", _LETTERED.sub(r"I hold \1", AGED.sub(r"\1 I was \2", claim.clause)))
    said = _KIN.sub("my ", _OF_THOSE.sub(r"\1 ", _WITHOUT.sub(r", without \1", said)))
    said = _paused(in_tense(_told_from(unspliced(_AND_HERE.sub(r" and \1 here", said)))))
    loose = not composed and _is_loose_present(said)
    bare = lacks_article(said) or (not composed and _DID_THEN.match(said))
    articled = with_articles(said) if said.startswith("I ") and bare else said
    said = articled if articled != said and not lacks_article(articled) else said
    kept = "" if loose or is_spliced(said) or _THINGS_DONE.match(said) or _in_a_bare(said) else said
    return Claim(_of_any(_sound_np(claim)), _of_any(kept), claim.text)


_DID_THEN = re.compile(r"^I (?!have\b|am\b|was\b|hold\b)[a-z]+ [a-z]")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COUNT = re.compile(
    r"(?<![\w.,£$€%+/:-])(?<!from )(?<!to )(?<!level )(?<!grade )(?<!band )(?<!year )(?<!class )(?<!stage )(?<!type )"
    r"(?P<n>[1-9]) (?=(?:(?!and\b|or\b|to\b|in\b)[a-z-]+ )?(?P<what>[A-Za-z]+))(?![^,]*\bto \d)"
)


def in_words(said: str) -> str:
    """Words of notes that were jotted with their small counts written out, as one writes them to others: "six years".

    Args:
        said: a phrase or a clause; who composed theirs has chosen how to write it.
    """
    return _COUNT.sub(_as_word, said)


def _as_word(match: re.Match[str]) -> str:
    following = match.string[match.end() :].split()
    counted = any(is_plural(word.strip(",.")) for word in following[:2]) or following[0] in ("of", "year", "month", "week")
    counted = counted or match.string[: match.start()].endswith((" the last ", " the first "))
    return f"{_SMALL[int(match['n']) - 1]} " if counted else match[0]


_HOUSES = "|".join(sorted(word_set("places") | {"company", "department", "organi[sz]ation", "team", "unit", "ward"}))
_OUR_HOUSE = re.compile(rf"\bour (?=(?:whole )?(?:{_HOUSES})\b)")
_OURS = re.compile(r"\b[Oo]ur (?!own\b)")


def without_ours(claim: Claim) -> Claim:
    """A claim that calls nothing "our": to the reader, who knows no other house, that would be theirs.

    Args:
        claim: as it would be said.
    """
    np, clause = (_OURS.sub("the ", _OUR_HOUSE.sub("my ", said)) for said in (claim.np, claim.clause))
    return replace(claim, np=np, clause=clause)


# "at the valve company": the reader does not know which
_UNNAMED = re.compile(r"(?P<at>\b(?:at|for|with) )the (?P<what>(?:[a-z]+ ){1,2}(?:company|firm|factory|plant|outfit))(?=$|,)")


# "…, mostly deleting stuff", "… for the Whitby thing", "5 years at conservation authority"
_LOOSELY = re.compile(
    r"(?:, (?:mostly|mainly) [^,]*\b| (?:for|on|in|with|of|and) (?:the |that |some )?(?:\w+ )?)(?:stuff|thing)$"
)
# "cut agency spend 30% in a year", "six years on the tools then 3 as estimator"
_BY_SO_MUCH = re.compile(
    r"^(?P<did>I (?:cut|reduced|raised|lifted|increased|grew|lowered|trimmed|boosted) "
    r"(?:(?!from\b|by\b|to\b)[a-z-]+ ){1,4})(?=\d[\d.]*%)"
)
_THEN = re.compile(r"(?<=[a-z]) then (?=\d+ |(?:two|three|four|five|six|seven|eight|nine|ten) )")
# "as CFO Tembo Packaging"
_POST_AT = re.compile(r"(?<=\bas )(?P<post>[A-Z]{2,4}) (?=[A-Z][a-z])")
_STUFF = re.compile(r"\bthe (?P<what>(?:[\w-]+ ){1,2})stuff\b")
_AT_BARE = re.compile(
    r"(?P<at>\b(?:years|months|seasons|summers|worked) at )(?P<where>(?:[a-z-]+ ){1,2}(?P<head>[a-z]+))(?=$|,| (?:in|for|on)\b)"
)


def _articled_place(match: re.Match[str]) -> str:
    first, head = match["where"].split()[0], match["head"]
    bare = first not in DETERMINERS and not is_plural(head) and head not in ("office", "level", "school", "college")
    return match["at"] + (indefinite(match["where"]) if bare else match["where"])


def _of_any(said: str) -> str:
    said = _THEN.sub(", then ", _BY_SO_MUCH.sub(r"\g<did>by ", _POST_AT.sub(r"\g<post> at ", said)))
    said = _AT_BARE.sub(_articled_place, _STUFF.sub(r"the \g<what>work", _LOOSELY.sub("", said)))
    return _UNNAMED.sub(lambda m: m["at"] + indefinite(m["what"]), said)


# "I did 2 years in an oncology ward"
_DID_YEARS = re.compile(
    r"^I did ((?:\w+ ){1,2}(?:years?|months|weeks|seasons|winters|summers) (?:in|on|at|as|with|of [a-z]+ing|[a-z]+ing)\b)"
)
# "I got C1", of a licence or a card
_LETTERED = re.compile(
    r"^I(?: have|'ve)? got ((?:my |an? |the )?(?:[A-Z]+\d+[A-Z]*(?: and [A-Z]+\d*)?|(?:[\w+&/-]+ ){0,3}"
    r"(?:licen[cs]e|ticket|card|certificate|diploma|CPC|level \d)))$"
)
# "6 years in Dubai, 2 of them in here": the two stand beside the six
_AND_HERE = re.compile(r", (\w+) of them (?:in )?here\b")
# "I did the bookings on one calendar and never a clash"
_WITHOUT = re.compile(r" and (?:never|not) (an? |one )")
# "in 31 of those shows": which ones stands in another note
_OF_THOSE = re.compile(r"(\d+) of (?:those|these) ")
_KIN = re.compile(r"(?<=\band )(?=(?:mum|mam|mom|dad|nan|gran|grandad|granddad) (?:is|was|has|had|runs?|ran|works?|worked)\b)")
# "33 years in machine": where one worked wants its article, whatever stands bare behind other small words
_IN_A_BARE = re.compile(r"\b(?:years|months|seasons|worked) (?:in|on|at) (?P<where>[a-z]+)(?=$|,| for \w+ (?:years|months)$)")
# "mixed loads with a chalk plan": loads that are mixed, and nobody's deed
_THINGS_DONE = re.compile(
    r"^I (?:mixed|used|frozen|fried|dried|damaged|broken|fixed|assorted|baked|salted|smoked|printed|cooked|chilled) "
    r"(?!the |my |our |a |an |all |every |\d)[a-z]+s\b"
)


def _in_a_bare(said: str) -> bool:
    bare = _IN_A_BARE.search(said)
    return bool(bare and is_single(bare["where"]))


# "zero drops": nobody has experience with what never happened
_OF_NONE = re.compile(r"^my experience (?:with|of|in) (?:zero|no|nil|0)\b", re.IGNORECASE)


def _sound_np(claim: Claim) -> str:
    """The phrase for what the candidate brings, where it counts what its note counts and ends in what one can have."""
    np = _AND_HERE.sub(r" and \1 here", claim.np)
    if _OF_NONE.match(np):
        return ""
    spell = re.match(r"^my (?P<long>.+) of experience$", np)
    if spell and re.search(rf"\b(?:in|over|within) (?:the |my )?(?:last |past )?{re.escape(spell['long'])}\b", claim.text):
        return ""  # "two returns in ten years"
    bare = _IN_A_BARE.search(np)
    if bare and is_single(bare["where"]):
        return f"{np[: bare.start()]}{bare[0].split()[0]} of experience" if bare.end() == len(np) else ""
    with_what = re.match(r"^my experience with (?P<first>[a-z]+) ", np)
    return "" if with_what and adjective(with_what["first"]) else np


def _told_from(said: str) -> str:
    """A change with the "from" that its figures leave out: "grew a brand 8k to 61k" → "grew a brand from 8k to 61k"."""
    match = _WITHOUT_FROM.match(said)
    if match is None or match["told"].rstrip().endswith((" from", " between")) or re.search(r"\bfrom \d", match["told"]):
        return said
    down = f"{match['told'].rstrip()} from {match['a']} to {match['b']}{match['rest']}"
    return down.replace("I halved ", "I cut ").replace("I doubled ", "I took ")


def in_tense(said: str) -> str:
    """What has gone on "since" a time in the perfect, and what is yet to end as such: "broke colts since I was 9"."""
    match = _SINCE.match(said)
    base = match and (base_of(match["did"], "past") or (past(match["did"]) and match["did"]))
    if match and base and match["did"] not in ("have", "had", "was", "am", "did"):
        done = participle(base) if base != match["did"] else base
        return f"I have {done or match['did']} {match['what']}"
    for pattern, form in _WHEN:
        if pattern.match(said):
            return pattern.sub(form, said)
    ahead = _AHEAD.match(said)
    return f"I will {ahead['ends']} {ahead['what']}" if ahead else said


# "… down in Townsville and roach complaints went from thirty a month to four"
_CAME_OF_IT = re.compile(
    r"(?<=[a-z\d%]{2}) and (?=(?:the |my |our |their )?(?:[a-z-]+ ){1,3}"
    r"(?:went|fell|rose|dropped|came|climbed|doubled|halved) )"
)


def _paused(said: str) -> str:
    """A long clause with a comma before what came of it."""
    return said if ", " in said or len(said.split()) < 10 else _CAME_OF_IT.sub(", and ", said)


def _is_loose_present(said: str) -> bool:
    """Whether a clause tells in the present what nobody does always or is: the present of a learner, for what was done."""
    match = re.match(r"^I (?P<does>[a-z]+) (?P<what>.+)$", said)
    if match is None or not base_of(match["does"], "base") or past(match["does"]) or _ALWAYS.search(said):
        return False
    return match["does"] not in _STATES and bool(_TOLD_ONCE.search(match["what"]))
