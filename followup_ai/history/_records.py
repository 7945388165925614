"""What the history hands out, and how it is written down."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pydantic import ValidationError

from followup_ai import form
from followup_ai.errors import FollowupError, HistoryError
from followup_ai.models import DraftResult, Interview, Report
from followup_ai.timing import Step, country_with_holidays, plan

Fields = Mapping[str, Any]
"""What a form holds: texts, numbers, booleans, dates, None, and lists and mappings of these."""


@dataclass(frozen=True, repr=False)
class Kept:
    """One interview as the list and the board show it.

    Args:
        id: unguessable; safe in an address.
        company, role, reader, date: as typed, the date as YYYY-MM-DD; empty where nothing is typed yet.
        changed: when anything about it last changed (UTC).
        interview: as it was when the form last made sense, with all that was sent; None where it never did.
        country: whose public holidays the plan keeps; None where it is told from the time zone.
        told_on: the day a no came.
        now: the moment that `due` is told for; the clock's where it is None. Where the interview names no zone, its reader is
            taken to be in the zone of this moment, and to keep the holidays kept there.
        found: the words around what was searched for; empty without a search.
    """

    id: str
    company: str
    role: str
    reader: str
    date: str
    changed: dt.datetime
    interview: Interview | None
    country: str | None = None
    told_on: dt.date | None = None
    now: dt.datetime | None = None
    found: str = ""

    @cached_property
    def due(self) -> Step | None:
        """The next step of the plan that is not done; None where nothing is left to send or nothing can be planned."""
        if self.interview is None:
            return None
        zone = "" if self.interview.timezone else str(getattr(self.now and self.now.tzinfo, "key", ""))
        country = self.country or (country_with_holidays(zone) if zone else None)
        try:
            steps = plan(self.interview, self.now, country, told_on=self.told_on).steps
        except FollowupError:  # a country kept by another release: the list must not fail for it
            steps = plan(self.interview, self.now, told_on=self.told_on).steps
        return next((step for step in steps if step.state != "done"), None)


@dataclass(frozen=True, repr=False)
class Version:
    """One text a message has had.

    Args:
        id: grows with time.
        result: what drafting (`DraftResult`, with its attempts) or checking (`Report`) said of exactly this text; None for a
            hand edit nobody judged.
        kept: when (UTC).
        sent_on: the day it was sent, where the candidate confirmed that.
    """

    id: int
    interview_id: str
    format: str
    purpose: str
    to: str
    text: str
    result: DraftResult | Report | None
    kept: dt.datetime
    sent_on: dt.date | None = None


# --- fields, exactly as typed ------------------------------------------------------------------------


def dump_fields(fields: Fields) -> str:
    """Fields as JSON that `load_fields` reads back to equal ones, dates as dates.

    Raises:
        HistoryError: a field holds something that is neither text, number, date nor a list or mapping of these.
    """
    return json.dumps(_plain(fields), sort_keys=True)


def load_fields(text: str) -> dict[str, Any]:
    """What `dump_fields` wrote down."""
    loaded: dict[str, Any] = _lively(json.loads(text))
    return loaded


_DATE, _MOMENT, _ESCAPED = "$date", "$moment", "$$"


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dt.datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, dt.date):
        return {_DATE: value.isoformat()}
    if isinstance(value, Mapping):
        plain = {str(key): _plain(item) for key, item in value.items()}
        return {_ESCAPED: plain} if len(plain) == 1 and next(iter(plain)) in (_DATE, _MOMENT, _ESCAPED) else plain
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise HistoryError(f"A field holds a {type(value).__name__}, which cannot be kept; give text, numbers, dates or lists.")


def _lively(value: Any) -> Any:
    if isinstance(value, list):
        return [_lively(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, inner),) = value.items()
        if key == _DATE:
            return dt.date.fromisoformat(inner)
        if key == _MOMENT:
            return dt.datetime.fromisoformat(inner)
        if key == _ESCAPED:
            return {name: _lively(item) for name, item in inner.items()}
    return {name: _lively(item) for name, item in value.items()}


def writable(text: str) -> str:
    """`text` without what no database takes: half characters become a replacement mark, NUL a blank."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ") if not text.isascii() or "\0" in text else text


# --- words to search and to show ---------------------------------------------------------------------


_BARRED = str.maketrans("łøđħıŧ", "lodhit")
"""Letters that Unicode does not take apart, though people type them without their bar."""


def folded(text: str) -> str:
    """`text` as a search compares it: no case, no accents, one blank between words."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_BARRED)
    return " ".join(writable("".join(c for c in apart if not unicodedata.combining(c))).split())


def texts_in(value: Any) -> Iterator[str]:
    """Every text in fields, dates in figures."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dt.date):
        yield value.isoformat()
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)


def words_of(fields: Fields) -> list[str]:
    """What somebody filled into a form (`followup_ai.form`), text by text; every text of a mapping that is no such form."""
    try:
        return [*form.words_in(fields), *texts_in(fields.get(form.CARRIED))]
    except (TypeError, ValueError, AttributeError):
        return list(texts_in(fields))


def told(fields: Fields) -> Mapping[str, Any]:
    """What a form says so far, as the fields of an interview; nothing of a mapping that is no such form."""
    try:
        return form.fields_of(fields)
    except (TypeError, ValueError, AttributeError):
        return {}


def said(data: Any, *keys: str) -> str:
    """What stands under a key, one level down where there are two, in a line; empty where nothing does."""
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return " ".join(next(texts_in(data), "").split())


def excerpt(text: str, word: str, around: int = 40) -> str:
    """The words of `text` about the first place where `word` (folded) stands; empty where it does not."""
    line = " ".join(text.split())
    at = _place(line, word)
    if at < 0:
        return ""
    start, end = max(0, at - around), min(len(line), at + len(word) + around)
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


def _place(line: str, word: str) -> int:
    """Where `word` begins in `line`, in the line's own characters: folding may make them more or fewer."""
    if word not in folded(line):
        return -1
    low, high = 0, len(line)
    while low < high:  # the shortest beginning that holds the word ends where the word does
        middle = (low + high) // 2
        low, high = (low, middle) if word in folded(line[:middle]) else (middle + 1, high)
    return max(0, low - len(word))


# --- results and interviews ----------------------------------------------------------------------------


def dump_result(result: DraftResult | Report | None) -> str | None:
    """A result as JSON that says which of the two it is."""
    if result is None:
        return None
    kind = "draft" if isinstance(result, DraftResult) else "report"
    return json.dumps({kind: result.model_dump(mode="json", exclude_defaults=True)})


def judged_again(before: DraftResult | Report | None, now: DraftResult | Report) -> DraftResult | Report:
    """What is kept of a text that was judged `before` and is judged `now`: the new verdicts, and how it was written.

    A mere report has nothing to add to what drafting said of the same text.
    """
    if not isinstance(before, DraftResult) or not before.attempts:
        return now
    if not isinstance(now, DraftResult):
        return before
    if now.attempts:
        return now
    return before.model_copy(update={name: getattr(now, name) for name in ("accepted", "verdicts", "certificate")})


@lru_cache(maxsize=64)
def load_result(text: str | None) -> DraftResult | Report | None:
    """What `dump_result` wrote down; None where another release wrote what this one cannot read.

    The page reads every version of a message at each of its runs, so those read last are kept.
    """
    if not text:
        return None
    try:
        data = json.loads(text)
        return DraftResult.model_validate(data["draft"]) if "draft" in data else Report.model_validate(data["report"])
    except (ValueError, KeyError, ValidationError):
        return None


def dump_interview(fields: Fields) -> str | None:
    """The interview a form describes, as JSON; None where it describes none yet, or is no such form."""
    try:
        return form.interview_in(fields).model_dump_json(exclude_defaults=True)
    except (FollowupError, TypeError, ValueError, AttributeError):
        return None


def load_interview(text: str | None) -> Interview | None:
    """The interview as last understood; None where there is none, or today's rules for interviews refuse it."""
    if not text:
        return None
    try:
        return Interview.model_validate_json(text)
    except ValidationError:
        return None
