"""Numbers, amounts, durations, times and dates in a text, whichever way they are written.

Every quantity has keys; two quantities state the same when they share one. "half past seven" and "0730" share
("time", 450), "a dozen" and "12" share ("n", 12), "a fifth" and "20 %" share ("percent", 20).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from followup_ai.compiled import compiled
from followup_ai.language.dates import MONTH, WEEKDAYS
from followup_ai.patterns import expression
from followup_ai.rules._words import Stretches, words_in

Key = tuple[str | int | float, ...]
Kind = Literal["number", "percent", "amount", "duration", "time", "date", "weekday", "month", "year", "ordinal"]


class Quantity(NamedTuple):
    """One quantity: offsets into the folded text it was found in, and its keys."""

    kind: Kind
    text: str
    start: int
    end: int
    keys: frozenset[Key]


_Reader = Callable[[str, str], Iterator[Quantity]]
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: n for n, word in enumerate(_ONES.split())} | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
_VALUES |= {"fourty": 40, "dozen": 12}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
    "bn": 10**9,
}
_ORDINALS = {
    word: n
    for n, word in enumerate(
        words_in(
            """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third
twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"""
        ),
        1,
    )
}
_MONTHS = MONTH.lower().split("|")
_MONTH_OF = {name: n for n, name in enumerate(_MONTHS, 1)} | {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|"
    r"june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    # A full stop cuts a name short; behind a whole one it ends the sentence: "since March. 5 sites".
    r"dec(?:ember)?)(?:(?<=\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))\.|(?<=\bsept)\.)?"
)
_ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", "[- ]")
_DAY = rf"(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?|(?P<dayword>{_ORDINAL_WORD}))"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
# "Which week of April the second interviews fall in": an ordinal before a noun is no day.
_ALONE = r"[\w-]+(?: (?:of|at|in|for|or|and|is|was|with|to|on|by|as|if|that|we|i|you|it)\b|[^\w ]|$)"
_DATES = (
    expression(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<mm>[01]?\d)-(?P<day>[0-3]?\d)(?![\d-])"),
    expression(rf"(?<![\w.])(?:the )?{_DAY}(?: day)?(?: of)? {_MONTH}\b{_YEAR}"),
    expression(rf"\b{_MONTH} (?:the (?={_ALONE}))?{_DAY}\b(?![:%]){_YEAR}"),
    expression(r"(?<![\d/.])(?P<day>[0-3]?\d)[./](?P<mm>[0-3]?\d)[./](?P<year>(?:20)?\d\d)(?![\d/])"),
)
_SLASHED = expression(r"(?<![\d/.])(?<!year )(?<!years )(?<!grade )(?<!grades )(?P<day>[0-3]?\d)/(?P<mm>[0-3]?\d)(?![\d/])")
_WEEKDAY_STARTS = ("mon", "tue", "tues", "wed", "wednes", "thu", "thur", "thurs", "fri", "sat", "satur", "sun")
_WEEKDAY = expression(r"\b(mon|tues?|wed(?:nes)?|thu(?!s\b)(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b")
_DAY_FOLLOWED = expression(
    r"\.? ?(?:@ ?)?(?:\d{1,2}(?::\d\d)? ?[ap]m\b|\d{1,2}[:.]\d\d\b|\d{1,2}(?:st|nd|rd|th)\b|mornings?\b|"
    r"afternoons?\b|evenings?\b|[ap]m\b)"
)
# "they decide wed", with which a note ends; nobody weds at its end but in "was wed".
_DECIDED_WED = expression(r"(?<!\bbe)(?<!\bto)(?<!\bwere)(?<!\bwas)(?<!\bgot)(?<!\bare)(?<!newly) wed(?=[.,;!?)]|$)")
_LONE_MONTH = expression(rf"\b{_MONTH}\b{_YEAR}")
_MONTH_CUE = expression(
    r"\b(?:in|on|by|of|from|until|till|since|last|next|this|each|every|early|late|mid|before|after|through|during)[ -]$"
)
_SPOKEN_HOUR = r"(?:[01]?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TIMES = (
    expression(rf"\b(?P<part>half|quarter|ten|twenty|five) (?P<way>past|to) (?P<hour>{_SPOKEN_HOUR})\b"),
    expression(r"(?<![\d:.])(?P<hour>[0-2]?\d)[:.h](?P<min>[0-5]\d)(?![\d:.]\d|\d)(?: ?(?P<half>[ap]\.?m\b\.?))?"),
    expression(rf"\b(?P<hour>{_SPOKEN_HOUR}) ?(?P<half>[ap]\.?m\b\.?|o'clock)"),
    expression(
        r"(?<![\d.,\u00a3$\u20ac])(?P<hour>[01]\d|2[0-3])(?P<min>[0-5]\d)(?=h|"
        r" ?hrs| start| shift| till| to | finish| on | sharp|\b)"
    ),
)
_NUMBER_WORD = "|".join([*_VALUES, "hundred", "thousand", "million", "billion"])
_SPELT = expression(
    rf"\b(?:half[- ](?:a[- ])?dozen|half a (?:million|billion)|(?:a |an )?(?:{_NUMBER_WORD})"
    rf"(?:(?:[- ]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )(?:{_NUMBER_WORD})){{0,9}})\b"
    r"(?!-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)"
)
_DIGITS = expression(
    r"(?<![\w./:#@+-])(?P<currency>[\u00a3$\u20ac\u20b9\u20a6]|(?:rs\.?|r|n|rm|ksh|ghs|chf|kr)(?=\d))? ?"
    r"(?P<whole>\d{1,3}(?:[, ']\d{3})+(?!\d)|\d{1,15})(?:\.(?P<part>\d{1,6}))?(?P<fraction>[\u00bd\u00bc\u00be])?"
    r"(?: ?(?P<scale>k|(?<! )m|bn|million|thousand|billion|hundred)\b(?!/))?(?P<ordinal>st|nd|rd|th)?(?P<plus>\+)?"
)
_PARTS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_RANGE = compiled(r"[-\u2013](?<=\d.)(?=\d)")
_AND_A_HALF = expression(r"(?: and a half|-and-a-half)\b")
_SCALE_AFTER = expression(r" (thousand|million|billion)\b")
_DECADE = expression(r"\b(?:a|one|my|the|this|last) decade\b")
_PERCENT = expression(r"[ -]?(?:%|per ?cent\b|pct\b|pc\b|percentage points?\b)")
_FRACTION = expression(
    r"\b(?:(?P<half>(?:by|in|cut|nearly|almost|about|over|than|least|most) half\b(?! an?\b)"
    r"|(?<!and a )(?<!\bis )(?<!\bwas )half (?:of|the|our|their|your|my|are|is)\b(?= )|halv(?:ed|ing|e)\b)"
    r"|(?P<over>a|one|two|three|four)[ -](?P<under>third|quarter|fifth|"
    r"sixth|eighth|tenth)s?(?= (?:of|at|are|were)\b|[.,;!?]|$| (?:less|fewer|more|"
    r"faster|lower|higher|off)\b))"
)
_RATIO = expression(
    r"\b(\d{1,3}|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:one|two|three|four|five|six|seven|eight|nine))"
    r"(?: parts| times|(?: [a-z]+){1,2}(?= (?:in|out of|of) every\b))? (?:in|out of|of every)(?: every)? (?:an? )?"
    r"(\d{1,4}|ten|twenty|fifty|hundred|thousand|(?:a|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)"
    r"|two|three|four|five|six|seven|eight|nine)\b"
    r"(?! ?(?:%|years?|months?|weeks?|days?|hours?|minutes?|am|pm)\b)"
)
_UNDER = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_UNIT = expression(
    r"[ -]?(?:(?:more|full|whole|straight|good|long|odd|or so|of my|working|business|calendar)[ -])?"
    r"(?P<unit>years?|yrs?|yoe|months?|mths?|mos\b|weeks?|wks?|fortnights?|"
    r"days?|hours?|hourly|hrs?|(?<=\d)[yh]\b|(?<=\d )h\b|minutes?|mins?|(?<!twenty-)(?<!thirty-)seconds?|secs?|decades?|quid|"
    r"pounds|dollars|euros|naira|rupees)"
    r"(?:'|\b)(?! groups?\b)"
)
# What may follow a number at once: "12x", "20ish".
_NEARLY = expression(r"x|ish\b")
# "4-5 hrs": four hours as well as five.
_TO_A_DURATION = expression(rf" ?(?:[-\u2013]|to|or) ?\d{{1,4}}(?:\.\d)?{_UNIT.pattern}")
_IN_MONTHS = {"ye": 12, "y": 12, "yr": 12, "yo": 12, "mo": 1, "mt": 1, "de": 120}
_IN_MINUTES = {"we": 10_080, "wk": 10_080, "fo": 20_160, "da": 1_440, "ho": 60, "hr": 60, "h": 60, "mi": 1}
_SINGLE_UNIT = expression(
    r"\b(?:a|one|an) (?P<unit>year|month|week|fortnight|decade|hour|day)(?!-| (?:in|off|out|at a|to day))\b"
)
_ORDINAL_ALONE = expression(rf"\bthe (?:(?P<word>{_ORDINAL_WORD})|(?P<digits>[0-3]?\d)(?:st|nd|rd|th))\b")
# Idioms that count nothing.
_IDIOM = expression(
    r"\b(?:24/7|50/50|1:1|one[- ](?:on|to)[- ]one|9[- ]to[- ]5|nine[- ]to[- ]five|"
    r"one or two|a couple|two cents|two[- ]way|a (?:hundred|million|"
    r"thousand|dozen) (?:times|thanks|ideas|things|thoughts|questions|reasons|miles)"
    r"|thanks a million|first[- ]hand|second[- ]hand|100 ?(?:%|percent)|"
    r"(?:one|an?) (?:[a-z]+ ){1,4}"
    r"(?:beats|is (?:worth|better than|worth more than)|(?:tells|says|does|teaches)(?: you| me)? more than)"
    r" (?:a )?(?:ten|twenty|dozen|fifty|hundred|thousand|\d+)\b|"
    r"(?:one )?hundred per ?cent|110 ?%|back to square one|at sixes|on cloud nine|"
    r"zero)"
)


def spelt_number(words: str) -> int:
    """The value of number words: "two hundred and five" → 205. `words` holds nothing else."""
    if words.startswith("half"):
        return _SCALES.get(words.split()[-1], 12) // 2
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in ("dozen", "hundred"):
            current = max(current, 1) * (12 if word == "dozen" else 100)
        elif word in _SCALES:
            total, current = total + max(current, 1) * _SCALES[word], 0
        elif word in _VALUES:
            current += _VALUES[word]
    return total + current


_ANY_DIGIT = compiled(r"\d")
_LETTERS = compiled(r"[a-z]+")


@lru_cache(maxsize=512)
def quantities(folded: str) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, in order, without overlaps. The text's case matters only to "may" and "march"."""
    low = folded.lower()
    if len(low) != len(folded):  # "İ" and its like; offsets must hold
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in folded)
    kinds = frozenset(_kinds.all_of(low))
    if not kinds:
        return ()
    readers = [read for read in _readers() if read in kinds]
    taken = bytearray(len(low) + 1)
    for m in _IDIOM.finditer(low):
        taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    found: list[Quantity] = []
    for reader in readers:
        for quantity in reader(low, folded):
            if not any(taken[quantity.start : quantity.end]):
                taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
                found.append(quantity)
    return tuple(sorted(found, key=lambda q: q.start))


@cache
def _readers() -> dict[_Reader, frozenset[str]]:
    """What reads each kind, in order, with words of which one stands in every quantity of that kind without a digit."""
    months = [form for name in _MONTHS for form in (name, name[:3])] + ["sept"]
    days = [start + day + s for start in _WEEKDAY_STARTS for day in ("", "day") for s in ("", "s")]
    hours = [hour + half for hour in _SPOKEN_HOUR.strip("(?:)").split("|")[1:] for half in ("", "a", "p", "am", "pm", "o")]
    parts = ["half", "halved", "halving", "halve", "quarters", *_UNDER, *(part + "s" for part in _UNDER)]
    return {
        _read_dates: frozenset(months),
        _read_times: frozenset(hours),
        _read_fractions: frozenset((*parts, *_VALUES, *_SCALES)),
        _read_numbers: frozenset(("decade", *_VALUES, *_SCALES)),
        _read_calendar: frozenset((*_LETTERS.findall(" ".join(_ORDINALS)), *months, *days)),
    }


def _kinds_in(stretch: str) -> tuple[_Reader, ...]:
    counts, words = _ANY_DIGIT.search(stretch), _LETTERS.findall(stretch)
    return tuple([read for read, spelt in _readers().items() if counts or not spelt.isdisjoint(words)])


_kinds = Stretches(_kinds_in)
"""What reads the kinds of quantity that a stretch between spaces may be of."""


def date_keys(day: dt.date, kind: str = "date") -> frozenset[Key]:
    """The keys that a known day supports: its date, day of the month, weekday, month and year."""
    keys: set[Key] = {(kind, day.month, day.day), ("dom", day.day), ("month", day.month), ("year", day.year)}
    return frozenset(keys | {("weekday", day.weekday())})


def _read_dates(low: str, folded: str) -> Iterator[Quantity]:
    for m in _DAYS_SLASHED.finditer(low):
        days: set[Key] = {("dom", int(m[1])), ("dom", int(m[2]))}
        yield Quantity("ordinal", folded[m.start() : m.end()], *m.span(), frozenset(days))
    for pattern in (*_DATES, _SLASHED):
        for m in pattern.finditer(low):
            groups = m.groupdict()
            if groups.get("month") in ("may", "march", "mar") and _is_verb(low, folded, m):
                continue
            day = int(groups["day"]) if groups.get("day") else _ORDINALS[groups["dayword"].replace(" ", "-")]
            pairs = (
                [(int(groups["mm"]), day), (day, int(groups["mm"]))] if groups.get("mm") else [(_month(groups["month"]), day)]
            )
            keys: set[Key] = {("date", month, d) for month, d in pairs if 1 <= month <= 12 and 1 <= d <= 31}
            if keys:
                if pattern is _SLASHED:
                    keys |= {("n", day), ("n", pairs[0][0])}
                yield Quantity("date", folded[m.start() : m.end()], *m.span(), frozenset(keys))


_COUNTED = expression(r"\b(?:my|our|your|his|her|their|these|those|all|both|only) (?:\w+ )?$")
_VERB_AFTER = expression(
    r" (?:be|not|well|also|still|have|help|seem|sound|look|prove|serve|count|come|make|add|give|matter|suit|fit|do|go|take|"
    r"bring|need|want|mean|strike|show|turn|feel|interest|\w+ly)\b"
)


def _is_verb(low: str, folded: str, found: re.Match[str]) -> bool:
    """Whether "may" after a number is the verb: "my 2 may help"."""
    if folded[found.start("month")].isupper():
        return False
    before = low[max(0, found.start() - 30) : found.start()]
    return bool(_COUNTED.search(before) or _VERB_AFTER.match(low, found.end("month")))


def month_named(word: str) -> int:
    """The number of a month by its name or its short form in lower case; 0 where the word is none."""
    return _MONTH_OF.get(word, 0)


def _month(name: str) -> int:
    return _MONTH_OF.get(name.rstrip("."), 0) or _MONTH_OF[name[:3]]


def _read_times(low: str, folded: str) -> Iterator[Quantity]:
    for number, pattern in enumerate(_TIMES):
        for m in pattern.finditer(low):
            groups = m.groupdict()
            hour = int(groups["hour"]) if groups["hour"].isdigit() else _VALUES[groups["hour"]]
            minute = int(groups.get("min") or 0)
            if groups.get("part"):
                minute = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20, "five": 5}[groups["part"]]
                hour, minute = (hour - 1, 60 - minute) if groups["way"] == "to" else (hour, minute)
            whole = hour * 100 + minute
            if number == 3 and 1900 <= whole <= 2100:
                continue  # a year
            keys: set[Key] = {("time", (hour * 60 + minute) % 720)}
            if number in (1, 3) and not groups.get("half"):
                keys |= {("n", whole)} if number == 3 else {("n", float(f"{hour}.{groups['min']}"))}
            yield Quantity("time", folded[m.start() : m.end()], *m.span(), frozenset(keys))


_PART_OF_AN_HOUR = expression(
    r"\b(?:(?P<quarter>(?:a )?quarter of an hour)|(?P<half>half an hour|half[- ]hour)|three[- ]quarters of an hour)\b"
)


_PART_OF_A_YEAR = expression(
    r"\b(?:(?P<quarter>(?:a )?quarter of a year)|(?P<half>half a year|half[- ]year)"
    r"|(?P<more>(?:a|one) year and a quarter)|three[- ]quarters of a year)\b"
)


_OF_A_CENTURY = expression(r"\b(?:(?:a )?(quarter) of a|half an? )(?: ?)century\b")
_COUNT = rf"(?:an?|\d{{1,3}}|(?:{_NUMBER_WORD})(?:[- ](?:{_NUMBER_WORD}))?)"
_COMPOUND = expression(
    rf"\b(?P<whole>{_COUNT})[ -](?P<unit>years?|yrs?|months?|weeks?|wks?|days?|hours?|hrs?)(?:,| and| &)? (?:(?P<half>a half)"
    rf"|(?P<more>{_COUNT.replace('an?', 'one', 1)})[ -]?(?P<part>months?|mths?|weeks?|wks?|days?|minutes?|mins?))\b"
)
"""A duration told in two units: "a year and two months", "an hour and forty minutes"."""
_MAY_GO_ON = compiled(r"(?:r|h|k|y|rs|hs|ks|ys),? (?:and |& )?(?:a half\b|[a-z\d-]+[ -](?:mo|mt|we|wk|da|mi))")


def _read_compounds(low: str, folded: str) -> Iterator[Quantity]:
    for m in _COMPOUND.finditer(low) if _MAY_GO_ON.search(low) else ():
        whole, unit = _counted(m["whole"]), m["unit"]
        first = _duration(whole + 0.5 if m["half"] else whole, unit)
        rest = _duration(_counted(m["more"]), m["part"]) if m["more"] else frozenset()
        (kind, value), *_ = first
        more = next((float(k[1]) for k in rest if k[0] == kind), 0.0)
        if m["half"] or 0 < more < float(value):  # "twelve hours, four days" is no one duration
            keys: set[Key] = {(kind, float(value) + more)}
            yield Quantity("duration", folded[m.start() : m.end()], *m.span(), frozenset(keys))


def _counted(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else spelt_number(word)


def _read_fractions(low: str, folded: str) -> Iterator[Quantity]:
    yield from _read_compounds(low, folded)
    for m in _PART_OF_AN_HOUR.finditer(low):
        minutes = 15 if m["quarter"] else 30 if m["half"] else 45
        yield Quantity("duration", folded[m.start() : m.end()], *m.span(), frozenset({("minutes", minutes)}))
    for m in _PART_OF_A_YEAR.finditer(low):
        months = 3 if m["quarter"] else 6 if m["half"] else 15 if m["more"] else 9
        yield Quantity("duration", folded[m.start() : m.end()], *m.span(), frozenset({("months", months)}))
    for m in _OF_A_CENTURY.finditer(low) if "century" in low else ():
        years = 25 if m[1] else 50
        yield Quantity("duration", folded[m.start() : m.end()], *m.span(), _duration(years, "years"))
    for m in _RATIO.finditer(low):
        over, under = map(_ratio_part, m.groups())
        if 0 < over < under <= 1_000:
            share = 100 * over / under
            keys: set[Key] = {("percent", round(share) if share >= 1 else share), ("fraction", over, under)}
            yield Quantity("percent", folded[m.start() : m.end()], *m.span(), frozenset(keys))
    for m in _FRACTION.finditer(low):
        over = 1 if m["half"] or m["over"] == "a" else _VALUES[m["over"]]
        under = 2 if m["half"] else _UNDER[m["under"]]
        keys = {("percent", round(100 * over / under)), ("fraction", over, under)}
        start = m.end() - 4 if m["half"] and m["half"].endswith("half") else m.start()
        yield Quantity("percent", folded[start : m.end()], start, m.end(), frozenset(keys))


def _ratio_part(word: str) -> int:
    return int(word) if word.isdigit() else spelt_number(word.removeprefix("a "))


def _read_numbers(low: str, folded: str) -> Iterator[Quantity]:
    for m in _SPELT.finditer(low):
        value: float = spelt_number(m.group().removeprefix("a ").removeprefix("an "))
        end = m.end()
        if half := _AND_A_HALF.match(low, end):
            value, end = value + 0.5, half.end()
            if scale := _SCALE_AFTER.match(low, end):
                value, end = value * _SCALES[scale[1]], scale.end()
        yield from _measured(low, folded, m.start(), end, value, currency=False, lone_one=m.group() in ("one", "a", "an"))
    for m in _DECADE.finditer(low):
        yield Quantity("duration", folded[m.start() : m.end()], *m.span(), _duration(10, "years"))
    opened = _RANGE.sub(" ", low)
    for m in _DIGITS.finditer(opened):
        number = float(re.sub(r"[, ']", "", m["whole"]) + (f".{m['part']}" if m["part"] else ""))
        number = (number + _PARTS.get(m["fraction"] or "", 0)) * _SCALES.get(m["scale"] or "", 1)
        value = int(number) if number == int(number) else number
        after = low[m.end() : m.end() + 1]
        if after.isalpha() and not m["scale"] and not (_UNIT.match(low, m.end()) or _NEARLY.match(low, m.end())):
            continue  # 3D, 5G, 401k plans and the like name things
        start, end = m.start() + len(m.group()) - len(m.group().lstrip()), m.end()
        if (half := _AND_A_HALF.match(low, end)) and not m["ordinal"]:
            value, end = value + 0.5, half.end()
        if m["ordinal"]:
            keys: frozenset[Key] = frozenset({("n", value), ("dom", int(value))})
            yield Quantity("ordinal", folded[start : m.end()], start, m.end(), keys)
        elif (range_ := _TO_A_DURATION.match(low, m.end())) and (duration := _duration(value, range_["unit"])):
            yield Quantity("number", folded[start : m.end()], start, m.end(), duration | {("n", value)})
        else:
            yield from _measured(low, folded, start, end, value, currency=bool(m["currency"]))


_AND_MONTHS = expression(r",? (?:and |& )?(\d{1,2}) ?(?:months?|mths?|mos?)\b")
"""What goes on after years: "4 years 2 months"."""


def _measured(
    low: str, folded: str, start: int, end: int, value: float, *, currency: bool, lone_one: bool = False
) -> Iterator[Quantity]:
    value = int(value) if value == int(value) else value
    if percent := _PERCENT.match(low, end):
        keys: set[Key] = {("percent", value), ("n", value)}
        yield Quantity("percent", folded[start : percent.end()], start, percent.end(), frozenset(keys))
    elif (unit := _UNIT.match(low, end)) and not currency:
        name = unit["unit"]
        duration = _duration(value, name)
        if duration and (more := _AND_MONTHS.match(low, unit.end())) and name[0] == "y":
            keys = {("months", 12 * value), ("months", 12 * value + int(more[1]))}
            yield Quantity("duration", folded[start : more.end()], start, more.end(), frozenset(keys))
        elif duration:
            yield Quantity("duration", folded[start : unit.end("unit")], start, unit.end("unit"), duration)
        else:
            yield Quantity("amount", folded[start : unit.end()], start, unit.end(), frozenset({("n", value)}))
    elif currency:
        yield Quantity("amount", folded[start:end], start, end, frozenset({("n", value)}))
    elif low[start:end].isdigit() and end - start == 4 and 1900 <= value <= 2100:
        yield Quantity("year", folded[start:end], start, end, frozenset({("year", value), ("n", value)}))
    elif not lone_one:
        yield Quantity("number", folded[start:end], start, end, frozenset({("n", value)}))


def in_thousands(quantity: Quantity) -> frozenset[Key]:
    """The keys by which an amount is told in thousands: "fifty-eight" for 58k; none for one without a round number."""
    values = [k[1] for k in quantity.keys if k[0] == "n" and isinstance(k[1], int | float)]
    return frozenset(("n", v // 1_000) for v in values if v >= 10_000 and v % 1_000 == 0)


_BARE = compiled(r"[\d.,]*\d")


def bare_value(quantity: Quantity) -> float | None:
    """The number of a quantity without its unit: 8 for "eight days"; None where there is none."""
    if number := _BARE.match(quantity.text):
        try:
            return float(number.group().replace(",", ""))
        except ValueError:
            return None
    value = next((k[1] for k in quantity.keys if k[0] in ("n", "percent")), None)
    if value is None and quantity.kind == "duration":
        words = re.match(r"[a-z]+(?:[- ](?:and )?[a-z]+)*?(?=[ -][a-z]+$)", quantity.text.lower())
        value = spelt_number(words.group()) if words else None
    return float(value) if isinstance(value, int | float) else None


def _duration(value: float, unit: str) -> frozenset[Key]:
    if months := _IN_MONTHS.get(unit[:2]):
        return frozenset({("months", value * months)})
    if minutes := _IN_MINUTES.get("mo" if unit.startswith("mo") else unit[:2]):
        keys: set[Key] = {("minutes", value * minutes)}
        return frozenset(keys)
    return frozenset({("seconds", value)}) if unit.startswith("se") else frozenset()


_OF_A_NAME = expression(r" (?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]+")


_DAYS_SLASHED = compiled(r"(?<![\w/])([0-3]?\d)(?:st|nd|rd|th)?/([0-3]?\d)(?:st|nd|rd|th)\b")


def _read_calendar(low: str, folded: str) -> Iterator[Quantity]:
    for m in _ORDINAL_ALONE.finditer(low):
        value = int(m["digits"]) if m["digits"] else _ORDINALS[m["word"].replace(" ", "-")]
        if value > 3:
            keys: frozenset[Key] = frozenset({("dom", value), ("n", value)})
            yield Quantity("ordinal", folded[m.start() : m.end()], *m.span(), keys)
    for m in _WEEKDAY.finditer(low):
        # "sun", "sat" and "wed" are also ordinary words: they must be capitalised or stand like a day ("thurs" need not).
        short = m.group(1) in ("wed", "sat", "sun") and not low[m.start() : m.end()].rstrip("s").endswith("day")
        dated = _MONTH_CUE.search(low[max(0, m.start() - 20) : m.start()]) or _DAY_FOLLOWED.match(low, m.end())
        dated = dated or (_DECIDED_WED.match(low, m.start() - 1) if m.start() else None)
        if short and not dated and (not folded[m.start()].isupper() or _OF_A_NAME.match(folded, m.end())):
            continue  # "Lekki Sun Power" names a firm
        day = next(n for n, name in enumerate(WEEKDAYS) if name.lower().startswith(m.group(1)[:3]))
        yield Quantity("weekday", folded[m.start() : m.end()], *m.span(), frozenset({("weekday", day)}))
    for m in _LONE_MONTH.finditer(low):
        month, word = _month(m["month"]), m["month"]
        ordinary = word in ("may", "march", "mar", "dec", "jan", "jun", "sep", "oct")
        cued = m["year"] or _MONTH_CUE.search(low[max(0, m.start() - 20) : m.start()])
        if cued or (not ordinary and (folded[m.start()].isupper() or word not in ("august",))):
            start, end = m.span("month")  # the year is a quantity of its own
            yield Quantity("month", folded[start:end], start, end, frozenset({("month", month)}))


def single_units(low: str) -> Iterable[Quantity]:
    """Durations of one unit ("a week", "one year"): support for other ways of writing them, hardly ever claims."""
    for m in _SINGLE_UNIT.finditer(low):
        yield Quantity("duration", m.group(), *m.span(), _duration(1, m["unit"]))
