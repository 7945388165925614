"""Puts a figure that a hasty or learner's note tells in an order of its own into the usual one: "before 20 complaint now 2"."""

from __future__ import annotations

import re

from followup_ai.offline.doubts import odd_words
from followup_ai.offline.finite import past
from followup_ai.offline.lexicon import base_of
from followup_ai.offline.noun_runs import is_plural, is_single, lacks_article
from followup_ai.offline.shorthand import shorthand_spelt

_FIGURE = r"[£$€]?\d[\d.,]*(?: ?%|(?:k|m|ms|kg|g|t)\b)?"
_RATE = r"(?: (?:an?|per|in an?|each|every) (?:day|night|week|month|year|shift|hour|season|term|quarter))?"
_NOUN = (
    r"(?P<what>(?!(?:from|in|at|on|to|of|and|for|only|an?|per|was|is|now|(?:year|month|week|day|hour"
    r"|minute|second)s?)\b)[a-z][\w-]*(?: (?!(?:now|and|after|but)\b)[a-z][\w-]*)?)"
)
_NOW = (
    r"(?:[,;]? (?:and |but )?(?:now|after(?:wards)?|today|then|at the end|by the end|later)(?: (?:it is"
    r"|it was|is|was))?(?: only| just)?)"
)
_ARROW = re.compile(rf"(?P<a>\d[\d.,]*(?:%|[a-z]{{1,2}}\b)?(?:(?: [a-z]+)?{_RATE})) ?(?:->|=>|→|—>|–>) ?(?:only )?(?=[£$€]?\d)")
# "before 20 complaints, now 2", "before in a month 20 falls, after only 6"
_BEFORE_NOW = (
    re.compile(
        rf"\b(?:before|used to be|was|at first|first) (?P<a>{_FIGURE}) {_NOUN}(?P<rate>{_RATE}){_NOW} (?P<b>{_FIGURE})"
        rf"(?P<rest>{_RATE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NOUN}(?: (?:was|were|used to be|before))+ (?P<a>{_FIGURE})(?P<rate>{_RATE}){_NOW} "
        rf"(?P<b>{_FIGURE})(?P<rest>{_RATE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bfrom (?P<a>{_FIGURE}) {_NOUN}(?P<rate>{_RATE}) to (?:only )?(?P<b>{_FIGURE})(?P<rest>{_RATE})", re.IGNORECASE
    ),
)
# "at Bauers SCC 310 to 165": where it was stands behind
_PLACE_FIRST = re.compile(
    rf"^(?P<where>(?:at|in|with) (?:[A-Z][\w'’&]+ ?){{1,3}}?),? (?P<told>[A-Za-z][\w-]*"
    rf"(?: [a-z][\w-]*){{0,2}} (?:from )?{_FIGURE}{_RATE} to {_FIGURE}{_RATE})$"
)
# "340 call-outs last year only 2 went back"
_ONLY = re.compile(
    r"(?<=[a-z\d]),? (?=only (?:\d+|one|two|three|four|five) (?:of them )?(?:went|came|were|was|got|failed"
    r"|broke|returned|had)\b)"
)
# "ran germ tests, 4,200 in 2025"
_COUNT_BEHIND = re.compile(
    r"^(?P<lead>(?:I )?)(?P<did>[a-z]+) (?P<what>(?:[a-z-]+ )?[a-z-]+s), (?P<n>\d[\d,]*)(?P<when> (?:in"
    r"|last|this) [\w ]+?| (?:a|per) \w+)(?=$|,)"
)
_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (one|two|three|four|five|six|seven|eight|nine)\b", re.I
)


# "14 years on trucks from which 8 in the UK"
_OF_WHICH = re.compile(
    r",? (?:from|of|out of) (?:which|it|these|them|that) "
    r"(\d+|two|three|four|five|six|seven|eight|nine|ten)(?: years?)? (?=\w+ )"
)


def in_order(text: str) -> str:
    """A note on the background with its figures in the order in which English tells them.

    Args:
        text: as typed: "lost samples 40/yr -> 3", "before 20 complaint now 2", "ran tests, 4,200 in 2025".

    Returns:
        "lost samples 40 a year to 3", "complaints from 20 to 2", "ran 4,200 tests in 2025"; a note of no such kind unchanged.
    """
    if not re.search(r"\d|\b(?:twenty|thirty|forty|fifty|sixty) ", text, re.IGNORECASE) or len(text) > 400:
        return text
    text = _OF_WHICH.sub(r", \1 of them ", text)
    text = _TENS.sub(lambda m: f"{m[1]}-{m[2]}", text)
    text = _ARROW.sub(
        lambda m: f"{'' if m.string[: m.start()].endswith('from ') else 'from '}{m['a']} to ",
        shorthand_spelt(text) if "/" in text else text,
    )
    for pattern in _BEFORE_NOW:
        text = pattern.sub(_from_to, text)
    text = _ONLY.sub(", and ", text)
    if placed := _PLACE_FIRST.match(text.strip(" .")):
        text = f"{placed['told']} {placed['where']}"
    return _COUNT_BEHIND.sub(_counted, text)


def _from_to(match: re.Match[str]) -> str:
    what = match["what"]
    if past(what.split()[0]) and not is_plural(what.split()[-1]):
        return match[0]
    several = f"{what}s" if is_single(what.split()[-1]) else what
    return f"{several} from {match['a']}{_each(match['rate'])} to {match['b']}{_each(match['rest'])}"


def _each(rate: str) -> str:
    return re.sub(r"\bin an? ", "a ", rate)


def _counted(match: re.Match[str]) -> str:
    if not past(match["did"]) or base_of(match["what"].split()[0], "participle"):
        return match[0]
    return f"{match['lead']}{match['did']} {match['n']} {match['what']}{match['when']}"


# --- figures that say it all by themselves ---------------------------------------------------------

_MANY = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
# "14 kids out of 17 caught up to their class in reading"
_SHARE = re.compile(
    rf"^(?P<n>{_MANY}) (?P<who>[a-z]+) (?:out )?of (?P<m>{_MANY}) (?P<did>[a-z]+)(?P<rest> .{{3,60}})?$|"
    rf"^(?P<k>{_MANY}) (?:out )?of (?P<l>{_MANY}) (?P<whom>[a-z]+) (?P<done>[a-z]+)(?P<tail> .{{3,60}})?$"
)
# "1 reopened of 75 incidents in 2025"
_UNDONE = re.compile(
    rf"^(?:only )?(?P<n>{_MANY}) (?P<did>[a-z]+) (?:out )?(?:of|in|from) (?P<m>{_MANY})(?P<what> [a-z-]+s)"
    rf"(?P<rest> (?:in|at|on|since|last|over) [\w ]+)?$"
)
# "8 minutes a tyre"
_PACE = re.compile(
    r"^(?P<about>about )?(?P<n>\d+|[a-z]+)[ -](?P<unit>minutes?|seconds?|hours?) (?P<per>(?:an?|per) [a-z]+(?: [a-z]+)?)$"
)
_OF_TIME = re.compile(r"\b(?:day|night|week|month|year|shift|hour|season|lesson|session)s?$")
# "95 packets a day"
_OUTPUT = re.compile(
    r"^(?P<about>about )?(?P<n>\d[\d,]*) (?P<what>(?:[a-z-]+ )?[a-z-]+s) (?P<per>(?:an?|per) (?:day|night"
    r"|week|shift|hour|season|morning|service))$"
)
_HARM = (
    r"(?P<what>(?:(?:lost[- ]time|chargeable|blameworthy|at[- ]fault|reportable|medication|safety) )?"
    r"(?:accident|incident|complaint|injur(?:y|ie)|error|claim|crash|collision|recall|breach|violation"
    r"|fatalit(?:y|ie)|defect))s?"
)
_YEARS = r"(?P<long>(?:over |about |almost |nearly )?(?:\d+|[a-z]+(?:-[a-z]+)?) (?:years|seasons|months))"
# "31 years milking no accident", "no accident in 31 years", "never an accident, 31 years"
_CLEAN = (
    re.compile(
        rf"^{_YEARS}(?: of| in| on)?(?P<doing>(?: the)?(?: [a-z-]+){{0,3}}?),? (?:and |with )?"
        rf"(?:no|zero|0|without|never|not)(?: an?| one| any| a single)? {_HARM}(?P<rest>(?: (?:at|with|on) .+)?)$"
    ),
    re.compile(
        rf"^(?:no|zero|0|never|not)(?: an?| one| any| a single)? {_HARM},? (?:in |for |over )?{_YEARS}(?P<doing>)(?P<rest>)$"
    ),
)
# "zero damage 14 month", "0 lost parcels, 2 years": a record, and no time spent
_NONE_FOR = re.compile(
    r"^(?:zero|0|nil) (?P<what>(?:[a-z]+ )?[a-z-]+),? (?:in |for |over )?(?:the )?(?P<last>(?:last|past) )?"
    r"(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?P<unit>year|yr|month|season)s?$"
)
_NEVER_SO = re.compile(
    r"^never (?:been |a day )?(?P<how>late|off|ill|sick|absent|off sick),? (?:in |for |over )(?P<n>\d+|[a-z]+) "
    r"(?P<unit>year|month|season)s$"
)
_SHARE_OF = re.compile(
    r"^(?:my )?(?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?),? (?:is |was |of |at |= ?)?"
    r"(?P<figure>\d[\d.]* ?%)(?P<rest> (?:at|in|over|on|for) .+)?$"
)
_RATES = re.compile(
    r"\b(?:rate|fix|attendance|accuracy|retention|satisfaction|occupancy|uptime|compliance|score|pass"
    r"|yield|waste|wastage|shrink"
    r"|utili[sz]ation|turnover|conversion|completion|punctuality|availability|scrap|margin|coverage)$"
)


def figure_told(piece: str) -> str:
    """What a bare figure on the candidate's work says all by itself, as a clause; "" where it is of no known kind.

    Args:
        piece: a clean piece of a note ("8 minutes a tyre", "31 years milking no accident", "first time fix 92%").
    """
    piece = piece.strip(" .")
    for read in (_clean_record, _none_for, _never, _share, _undone, _pace, _output, _rate):
        if said := read(piece):
            return said
    return ""


def _clean_record(piece: str) -> str:
    match = next((m for p in _CLEAN if (m := p.match(piece))), None)
    if match is None:
        return ""
    doing = match["doing"].strip()
    stem = match["what"]
    many = f"{stem}s" if not stem.endswith(("y", "ie")) else f"{stem.removesuffix('ie').removesuffix('y')}ies"
    spent = f" of {doing}" if doing and doing.split()[-1].endswith("ing") and not odd_words(doing) else ""
    return f"I have had no {many} in {match['long']}{spent}{match['rest'] if not lacks_article(match['rest']) else ''}"


def _none_for(piece: str) -> str:
    """A record of nothing bad ("zero damage 14 month"), or of never having been late: the note's own words, no experience."""
    if so := _NEVER_SO.match(piece):
        return f"I have never been {so['how']} in {so['n']} {so['unit']}s"
    match = _NONE_FOR.match(piece)
    if match is None or odd_words(match["what"]):
        return ""
    last = f"the {match['last']}" if match["last"] else ""
    return f"I have had no {match['what']} in {last}{match['n']} {match['unit'].replace('yr', 'year')}s"


# "11 years fitting, never had a wheel come back loose"
_NEVER = re.compile(
    rf"^{_YEARS}(?: of)? (?P<doing>[a-z-]+ing(?: [a-z]+){{0,3}}),? (?:and )?never (?P<did>[a-z]+) (?P<what>.{{4,60}})$"
)


def _never(piece: str) -> str:
    match = _NEVER.match(piece)
    if match is None or not base_of(match["did"], "participle") or odd_words(f"{match['doing']} {match['what']}"):
        return ""
    if lacks_article(match["what"]) or lacks_article(match["doing"]):
        return ""
    return f"in {match['long']} of {match['doing']} I have never {match['did']} {match['what']}"


def _share(piece: str) -> str:
    match = _SHARE.match(piece)
    if match is None:
        return ""
    n, m, who, did = (
        (match["n"], match["m"], match["who"], match["did"])
        if match["n"]
        else (match["k"], match["l"], match["whom"], match["done"])
    )
    rest = (match["rest"] if match["n"] else match["tail"]) or ""
    whole = past(did) and is_plural(who) and not odd_words(f"{who}{rest}") and not lacks_article(rest.strip() or "it")
    return f"{n} of {m} {who} {did}{rest}" if whole else ""


def _undone(piece: str) -> str:
    match = _UNDONE.match(piece)
    if match is None or not base_of(match["did"], "participle") or odd_words(match["what"]):
        return ""
    none = match["n"] in ("0", "zero")
    verb = "was" if match["n"] in ("1", "one") else "were"
    return (
        f"{'none' if none else 'only ' + match['n']} of {match['m']}{match['what']} {verb} {match['did']}{match['rest'] or ''}"
    )


def _pace(piece: str) -> str:
    match = _PACE.match(piece)
    if match is None or _OF_TIME.search(match["per"]) or odd_words(match["per"]):
        return ""
    unit = match["unit"] if match["n"] in ("1", "one") or match["unit"].endswith("s") else f"{match['unit']}s"
    return f"my usual pace is {match['about'] or ''}{match['n']} {unit} {match['per']}"


def _output(piece: str) -> str:
    match = _OUTPUT.match(piece)
    if match is None or odd_words(match["what"]) or re.search(r"\b(?:hours|days|shifts|pounds|dollars|euros)$", match["what"]):
        return ""
    return f"my usual pace is {match['about'] or ''}{match['n']} {match['what']} {match['per']}"


def _rate(piece: str) -> str:
    match = _SHARE_OF.match(piece)
    if match is None or not _RATES.search(match["what"]) or odd_words(match["what"]) or past(match["what"].split()[0]):
        return ""
    what = re.sub(r"first[ -]time (fix|pass)$", r"first-time \1", match["what"])
    what = f"{what} rate" if re.search(r"\b(?:fix|pass)$", what) else what
    return f"my {what} is {match['figure'].replace(' %', '%')}{match['rest'] or ''}"


def breaks_off(said: str, line: str) -> bool:
    """Whether what a note would say ends right before the figure it was about: "my first time fix", of "first time fix 92%".

    Args:
        said: the words in the first person.
        line: the clean note.
    """
    last = re.escape(" ".join(said.split()[-2:]).lower())
    return bool(said) and bool(
        re.search(
            rf"(?:^|\W){last}[:=]? (?:of |at |is |from )?[£$€]?\d[\d.,]*(?!\d|(?:st|nd|rd|th)\b)(?! "
            rf"(?:years?|months?)\b)(?!(?<=(?:19|20)\d\d)\b)",
            line.lower(),
        )
    )
