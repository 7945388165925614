"""The kinds of field an interview is made of: a line, a text, points, a day, an address, a time zone.

Each is a pydantic type that cleans what it is given and, where the meaning is not plain, asks in one sentence. Cleaning
removes what nobody can see (control characters, direction overrides, zero-width characters) and nothing that anybody
can: names of any culture stay exactly as typed.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
import zoneinfo
from collections.abc import Mapping
from typing import Annotated, Any, NoReturn

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from followup_ai.patterns import expression

MAX_LINE = 200
"""Characters of a name, company, role or title."""
MAX_TEXT = 4_000
"""Characters of a point, concern or note on next steps."""
MAX_BODY = 20_000
"""Characters of a message already sent."""
MAX_ITEMS = 50
"""Items of a list."""

_NEWLINES = expression("\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e00ff]"
)
# Joiners are kept where Arabic, Indic and emoji sequences need them: between two such characters, or after a virama
# (old Malayalam spelling ends words so). Variant selectors are kept after a Han character: Japanese names use them.
_SCRIPT = "\u0300-\u167f\u1681-\u1fff\u2070-\u2fff\u3001-\ud7ff\uf900-\U000dffff"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_LOOSE = expression(
    f"(?<![{_SCRIPT}])[\u200c\u200d]|(?<![{_VIRAMA}])[\u200c\u200d](?![{_SCRIPT}])"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)


def clean_text(text: str) -> str:
    """`text` without characters nobody can see and without outer whitespace; newlines and tabs stay.

    Cleaning twice changes nothing more. Composed and decomposed letters are both kept as typed.
    """
    if text.isascii() and text.isprintable():  # nearly every line: nothing of the below is in it
        return text.strip()
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text))
    return (text if text.isascii() else _LOOSE.sub("", text)).strip()


def clean_line(text: str) -> str:
    """`clean_text`, on one line: each newline with the blanks around it becomes one space."""
    return " ".join(part for line in clean_text(text).split("\n") if (part := line.strip()))


def ask(sentence: str) -> NoReturn:
    """Refuse a value with one sentence that says what is wrong and what to write.

    Raises:
        PydanticCustomError: always; pydantic collects it with the field's place.
    """
    raise PydanticCustomError("asked", "{sentence}", {"sentence": sentence})


def shown(value: object) -> str:
    """`value` as a message may show it: one line, at most 60 characters, never a list's or a mapping's contents."""
    if isinstance(value, Mapping):
        return "a group of fields"
    if isinstance(value, list | tuple | set | frozenset):
        return "a list"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "nothing"}[value]
    if isinstance(value, str | float | dt.date) or (isinstance(value, int) and abs(value) < 10**60):
        text = clean_line(str(value)) or "nothing"
        return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
    return "a number too large to read" if isinstance(value, int) else "something other than text"


def is_blank(value: object) -> bool:
    """Whether nothing was written: null, text nobody can see, an empty list or mapping, or a mapping of such."""
    if isinstance(value, str):
        return not clean_text(value)
    if isinstance(value, Mapping):
        return all(v is None or (isinstance(v, str) and not clean_text(v)) for v in value.values())
    return value is None or (isinstance(value, list | tuple) and not value)


# --- text ------------------------------------------------------------------------------------------


def _plain(value: object) -> str:
    """Text from what a careless YAML or JSON file may hold in its place."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        ask(f'{shown(value)} is not text; if "yes" or "no" was meant, put quotes around it.')
    if isinstance(value, int) and abs(value) < 10**60:
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return ask(f"{shown(value)} stands where one text is expected; write it as one text in quotes.")


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        ask(f"this is {len(text):,} characters long and the most is {limit:,}; please shorten it.")
    return text


def _line(value: object) -> str:
    return _within(clean_line(_plain(value)), MAX_LINE)


def _text(value: object) -> str:
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, said),) = value.items()  # "- they said: keep it simple" is a mapping to YAML, a note to its writer
        if isinstance(key, str) and isinstance(said, str | int | float):
            value = f"{key}: {_plain(said)}"
    return _within(clean_text(_plain(value)), MAX_TEXT)


def _body(value: object) -> str:
    return _within(clean_text(_plain(value)), MAX_BODY)


_BULLET = re.compile(r"[-*•–] +")


def as_items(value: object) -> object:
    """What was written where a list is expected, as a list: one text is one point, a bulleted text as many."""
    if isinstance(value, str):
        lines = [line.strip() for line in _NEWLINES.sub("\n", value).split("\n") if line.strip()]
        if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
            return [_BULLET.sub("", line, count=1) for line in lines]
    return list(value) if isinstance(value, list | tuple) else [value]


def _points(value: object) -> object:
    if isinstance(value, Mapping):
        return [{key: said} for key, said in value.items()]
    return as_items(value)


def without_blanks(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """`items` without the empty ones, if there are not too many."""
    kept = tuple(item for item in items if item)
    if len(kept) > MAX_ITEMS:
        ask(f"there are {len(kept):,} items here and the most is {MAX_ITEMS}; please join some or leave some out.")
    return kept


Line = Annotated[str, BeforeValidator(_line)]
"""One line of at most 200 characters."""
Text = Annotated[str, BeforeValidator(_text)]
"""At most 4,000 characters; newlines stay."""
Body = Annotated[str, BeforeValidator(_body)]
"""A message: at most 20,000 characters."""
Points = Annotated[tuple[Text, ...], BeforeValidator(_points), AfterValidator(without_blanks)]
"""At most 50 texts, blank ones dropped; a single text is a list of one."""


# --- names and addresses -----------------------------------------------------------------------------

_NAMED_ADDRESS = expression(r"(?P<name>[^<>@]+)<(?P<email>[^<>\s]+@[^<>\s]+)>")
ADDRESS = expression(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\".]+")
"""An e-mail address."""
_SEVERAL = expression(r"\s(?:and|&)\s", re.IGNORECASE)


def _name(value: object) -> str:
    name = _line(value)
    if _SEVERAL.search(name):
        ask(f'"{shown(name)}" looks like more than one person; give each a name of their own, the others under panel.')
    return name


def _email(value: object) -> str:
    address = _line(value)
    if match := _NAMED_ADDRESS.fullmatch(address):
        address = match["email"]
    address = address.removeprefix("mailto:").removeprefix("<").removesuffix(">")
    if address and (len(address) > 254 or ".." in address or not ADDRESS.fullmatch(address)):
        ask(f'"{shown(address)}" is not an e-mail address; write it like dana@acme.example, or leave it out.')
    return address


def as_person(value: object) -> object:
    """A person given as plain text, as the fields of one: "Dana Whitfield" or "Dana Whitfield <dana@acme.example>"."""
    if not isinstance(value, str):
        return value
    if match := _NAMED_ADDRESS.fullmatch(clean_line(value)):
        return match.groupdict()
    return {"name": value}


Name = Annotated[str, BeforeValidator(_name)]
"""One person's name, kept exactly but for outer whitespace and inner newlines."""
Email = Annotated[str, BeforeValidator(_email)]
"""An address that looks like one; empty where there is none."""


# --- days --------------------------------------------------------------------------------------------

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*\d{1,2}(?::?\d{2})?.{0,30})?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")


def today() -> dt.date:
    """The present day; the one place where dates of an interview look at the clock."""
    return dt.date.today()


def _day_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _likely_days(text: str) -> list[dt.date]:
    """The days that `text`, which is not an ISO date, may stand for; the likeliest first."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
        last = [d for d in (_day_or_none(year, month, n) for n in (31, 30, 29, 28)) if d] if 28 < day < 32 else []
        readings = [_day_or_none(year, month, day), *last[:1], _day_or_none(year, day, month)]
        return [d for d in readings if d][:1]
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
        found = [_day_or_none(year, second, first), _day_or_none(year, first, second)]
        return list(dict.fromkeys(d for d in found if d))
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|\bof\b", " ", text, flags=re.IGNORECASE).split()
    for tried in (" ".join(words), " ".join(words[1:])):  # the second without a weekday
        for pattern in _WRITTEN:
            try:
                return [dt.datetime.strptime(tried.replace("Sept ", "Sep "), pattern).date()]
            except ValueError:
                continue
    return []


def _day(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    numeric = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**8
    text = clean_line(str(value)) if isinstance(value, str) or numeric else ""
    if (match := _ISO.fullmatch(text)) and (day := _day_or_none(*map(int, match.groups()))):
        return day
    likely = " or ".join(day.isoformat() for day in _likely_days("-".join(match.groups()) if match else text[:60]))
    return ask(f"{shown(value)} is not a date; write it as {likely or 'year-month-day, like 2026-05-12'}.")


def _likely_year(day: dt.date, now: dt.date) -> dt.date | None:
    """The same day in the year most probably meant: one with the same digits (2062 for 2026), else the last past one."""
    near = [_day_or_none(now.year + n, day.month, day.day) for n in (1, 0, -1, -2)]
    possible = [d for d in near if d and d - now <= dt.timedelta(days=366)]
    same_digits = [d for d in possible if sorted(str(d.year)) == sorted(str(day.year))]
    past = [d for d in possible if d <= now]
    return next(iter([*same_digits, *past, *possible]), None)


def _recent(day: dt.date) -> dt.date:
    """A day at most 366 days ahead and ten years back; beyond that a slip of the year is likelier than the truth."""
    now = today()
    if dt.timedelta(days=-3653) <= day - now <= dt.timedelta(days=366):
        return day
    meant = _likely_year(day, now)
    offer = f"did you mean {meant.isoformat()}?" if meant else "please check the year."
    where = "more than a year ahead" if day > now else "more than ten years ago"
    return ask(f"{day.isoformat()} is {where}; {offer}")


Day = Annotated[dt.date, BeforeValidator(_day), AfterValidator(_recent)]
"""A day near enough to be believed, written 2026-05-12; a date with a time of day counts as its date."""


# --- choices and time zones ----------------------------------------------------------------------------

_ZONES_BY_HABIT = {
    "aest": "Australia/Sydney", "bst": "Europe/London", "cdt": "America/Chicago", "cest": "Europe/Berlin",
    "cst": "America/Chicago", "eastern": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "gst": "Asia/Dubai", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "nzst": "Pacific/Auckland",
    "pacific": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pst": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "sgt": "Asia/Singapore", "wat": "Africa/Lagos", "eat": "Africa/Nairobi",
    "uk": "Europe/London", "london time": "Europe/London", "mdt": "America/Denver", "sast": "Africa/Johannesburg",
}  # fmt: skip


def _zone(value: object) -> str:
    name = _line(value)
    try:
        return zoneinfo.ZoneInfo(name).key if name else ""
    except (KeyError, ValueError, OSError):
        pass
    typed = name.casefold().replace(" ", "_")
    known = {zone.casefold(): zone for zone in sorted(zoneinfo.available_timezones())}
    if typed in known:
        return known[typed]
    places = {zone: name for zone, name in known.items() if "/" in zone and not zone.startswith("etc/")}
    cities = {zone.rpartition("/")[2]: name for zone, name in places.items()}
    near = difflib.get_close_matches(typed, places, n=1, cutoff=0.75)
    near_city = difflib.get_close_matches(typed.rpartition("/")[2], cities, n=1, cutoff=0.75)
    likely = _ZONES_BY_HABIT.get(name.casefold()) or cities.get(typed)
    likely = likely or next((places[n] for n in near), None) or next((cities[n] for n in near_city), None)
    offer = f"did you mean {likely}?" if likely else "write it as region and city, like Europe/London."
    return ask(f'"{shown(name)}" is not a time zone; {offer}')


_OTHER_WORDS = {
    "accepted": "offer", "declined": "rejected", "hired": "offer", "no": "rejected", "offered": "offer", "open": "pending",
    "refused": "rejected", "reject": "rejected", "rejection": "rejected", "success": "offer", "turned down": "rejected",
    "unknown": "pending", "unsuccessful": "rejected", "waiting": "pending", "yes": "offer",
}  # fmt: skip


def choice(value: object, words: tuple[str, ...]) -> str:
    """`value` as one of `words`, whatever its case; anything else is answered with all of them."""
    said = clean_line(value) if isinstance(value, str) else ""
    word = said.casefold().replace("e-mail", "email")
    if word in words:
        return word
    meant = _OTHER_WORDS.get(word)
    offer = f"did you mean {meant}?" if meant in words else f"write {', '.join(words[:-1])} or {words[-1]}, or leave it out."
    return ask(f'"{shown(value)}" is not one of the words known here; {offer}')


def _channel(value: object) -> str:
    return choice(value, ("email", "phone", "linkedin"))


def _outcome(value: object) -> str:
    return choice(value, ("pending", "rejected", "offer"))


Zone = Annotated[str, BeforeValidator(_zone)]
"""An IANA time zone, or empty."""
known_channel = BeforeValidator(_channel)
"""Reads a preferred channel in any case."""
known_outcome = BeforeValidator(_outcome)
"""Reads an outcome in any case."""
