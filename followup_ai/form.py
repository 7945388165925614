"""The intake form as plain values: what a page shows and keeps, and the way between them and an interview.

A form is a flat mapping that survives JSON. A single field lies under its key ("company"). A list lies under its key as the
ids of its rows (`"discussed": ["discussed-1", "9f2c41"]`), each row under its id; a person's parts lie under "<id>.name",
"<id>.title" and "<id>.email". Ids are never reused, so a row keeps its identity whatever is removed above it, and two windows
on one interview can save what they change without overwriting each other's.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from followup_ai.errors import InterviewError
from followup_ai.fields import MAX_ITEMS
from followup_ai.interviews import interview_from
from followup_ai.models import Interview

Values = dict[str, Any]
"""What the form holds."""


@dataclass(frozen=True)
class Field:
    """One input of the form.

    Args:
        key: the field of Interview it fills.
        label: what the candidate reads above it.
        kind: a line of text, a longer text, rows of one text each, a day, or a choice.
        example: shown inside while it is empty.
        choices: for a choice; "" stands for no answer.
        row: for rows, what one of them is called ("point").
    """

    key: str
    label: str
    kind: Literal["line", "text", "rows", "day", "choice"]
    example: str = ""
    choices: tuple[str, ...] = ()
    row: str = ""


FACTS = (
    Field("candidate", "Your name", "line", "Priya Raman"),
    Field("company", "Company", "line", "Acme"),
    Field("role", "Role", "line", "Senior Data Engineer"),
    Field("date", "Date of the interview", "day"),
)
"""With one person's name, all that is required."""
REMEMBERED = (
    Field("discussed", "What you talked about", "rows", "their move from nightly batches to streaming", row="point"),
    Field("their_words", "Words of theirs that stayed with you", "rows", "boring technology wins", row="phrase"),
    Field("qualifications", "What you bring to this role", "rows", "six years running Kafka in production", row="strength"),
    Field("promised", "What you promised to send or do", "rows", "send the link to my Kafka talk", row="promise"),
)
NEXT = (
    Field("next_steps", "What they said happens next", "line", "they decide within two weeks"),
    Field("decision_date", "The day they named for a decision", "day"),
    Field("preferred_channel", "How they asked to be contacted", "choice", choices=("", "email", "phone", "linkedin")),
    Field("outcome", "Outcome so far", "choice", choices=("pending", "rejected", "offer")),
)
FURTHER = (
    Field("concern", "A doubt they raised about you", "line", "no experience with their cloud"),
    Field("personal", "Something personal that came up", "rows", "we both grew up near Leeds", row="detail"),
    Field("left_out", "Worth adding that did not come up", "rows", "I also ran the migration at Norfolk", row="addition"),
    Field("news", "News since the interview", "rows", "their funding round was announced", row="item"),
    Field("timezone", "Where they are, as a time zone", "line", "Europe/London"),
)
FIELDS = (*FACTS, *REMEMBERED, *NEXT, *FURTHER)
PEOPLE = "people"
"""The key of the list of people; the first of them is the interviewer."""
PARTS = ("name", "title", "email")
"""What is told of a person."""
NOTES = "notes"
"""The key of pasted notes that are not sorted yet."""
LEFTOVER = "leftover"
"""The key of pasted words that were put in no field."""
KEPT_OUT = "kept_out"
"""The key of pasted asides and confidences, which no model is given."""
CARRIED = "carried"
"""The key of what a loaded interview says that the form has no field for, as JSON."""

_BY_KEY = {field.key: field for field in FIELDS}


def first_row(key: str) -> str:
    """The id of a list's first row: the same in every window, so that a blank form has it already."""
    return f"{key}-1"


def new_row() -> str:
    """An id that no other row has, in whatever window it is made."""
    return secrets.token_hex(4)


def rows_of(values: Mapping[str, Any], key: str) -> list[str]:
    """The ids of a list's rows, in order; at least one."""
    return list(values.get(key) or [first_row(key)])


def with_row(values: Mapping[str, Any], key: str) -> Values:
    """What changes when a row is added at the end of a list."""
    return {key: [*rows_of(values, key), new_row()]}


def without_row(values: Mapping[str, Any], key: str, row: str) -> Values:
    """What changes when a row is taken out; the last one left is emptied instead."""
    left = [r for r in rows_of(values, key) if r != row]
    return {key: left or [new_row()], **dict.fromkeys(keys_of_row(key, row))}


def keys_of_row(key: str, row: str) -> list[str]:
    """The keys under which a row's words lie."""
    return [f"{row}.{part}" for part in PARTS] if key == PEOPLE else [row]


def is_blank_form(values: Mapping[str, Any]) -> bool:
    """Whether nobody has filled anything in."""
    return not any(words_in(values)) and not values.get(CARRIED)


def words_in(values: Mapping[str, Any]) -> Iterator[str]:
    """Every text somebody filled in, in the order of the form."""
    for field in FIELDS:
        keys = rows_of(values, field.key) if field.kind == "rows" else [field.key]
        yield from (str(values[k]) for k in keys if values.get(k) and not (field.key == "outcome" and values[k] == "pending"))
    for row in rows_of(values, PEOPLE):
        yield from (str(values[f"{row}.{part}"]) for part in PARTS if values.get(f"{row}.{part}"))
    yield from (str(values[key]) for key in (NOTES, LEFTOVER) if values.get(key))


# --- from an interview and back ------------------------------------------------------------------------


def form_of(told: Mapping[str, Any] | Interview) -> Values:
    """The form an interview fills.

    Args:
        told: an interview, or the fields of one that may still lack some.
    """
    data = told.model_dump(mode="json", exclude_defaults=True) if isinstance(told, Interview) else dict(told)
    people = [p for p in (data.pop("interviewer", None), *data.pop("panel", ())) if p]
    values: Values = {}
    ids = [first_row(PEOPLE), *(new_row() for _ in people[1:])]
    if people:
        values[PEOPLE] = ids
    for row, person in zip(ids, people, strict=False):
        values |= {f"{row}.{part}": person[part] for part in PARTS if person.get(part)}
    for field in FIELDS:
        said = data.pop(field.key, None)
        if not said:
            continue
        if field.kind == "rows":
            rows = [first_row(field.key), *(new_row() for _ in said[1:])]
            values |= {field.key: rows, **dict(zip(rows, (" ".join(str(s).split()) for s in said), strict=True))}
        elif field.kind == "line":
            values[field.key] = " ".join(str(said).split())
        else:
            values[field.key] = said.isoformat() if isinstance(said, dt.date) else said
    if data:
        values[CARRIED] = data
    return values


def with_notes(values: Mapping[str, Any], found: Mapping[str, Any], leftover: str, kept_out: str) -> Values:
    """What changes when sorted notes come into a form: rows are added, what is filled in already stays.

    Args:
        values: the form.
        found: fields of an interview, and "people".
        leftover, kept_out: what was put in no field; it is added to what lies there, and so are points that a list, which
            holds at most fifty, has no room for.
    """
    changes: Values = {}
    extra = list(filter(None, (values.get(LEFTOVER), leftover)))
    for key, said in found.items():
        field = _BY_KEY.get(key)
        if key == PEOPLE:
            changes |= _with_people(values, said)
        elif field is not None and field.kind == "rows":
            room = max(0, MAX_ITEMS - sum(bool(values.get(row)) for row in rows_of(values, key)))
            changes |= _with_rows(values, key, said[:room])
            extra += [f"{field.label}: {text}" for text in said[room:]]
        elif field is None:
            changes[CARRIED] = {**(values.get(CARRIED) or {}), **changes.get(CARRIED, {}), key: said}
        elif not values.get(key) or (key == "outcome" and values[key] == "pending"):
            changes[key] = said
        elif str(values[key]) != str(said):
            extra.append(f"{field.label}: {said}")
    if extra:
        changes[LEFTOVER] = "\n".join(extra)
    if kept_out:
        changes[KEPT_OUT] = "\n".join(filter(None, (values.get(KEPT_OUT), kept_out)))
    return changes


def _with_rows(values: Mapping[str, Any], key: str, texts: Iterable[str]) -> Values:
    filled = [row for row in rows_of(values, key) if values.get(row)]
    had = {str(values[row]) for row in filled}
    new = {(first_row(key) if not filled and not at else new_row()): text for at, text in enumerate(texts) if text not in had}
    return {key: [*filled, *new], **new}


def _with_people(values: Mapping[str, Any], people: Sequence[Mapping[str, str]]) -> Values:
    rows = [row for row in rows_of(values, PEOPLE) if _person(values, row)]
    by_name = {name.casefold(): row for row in rows if (name := _person(values, row).get("name"))}
    changes: Values = {}
    if rows and "name" not in (half_told := _person(values, rows[0])):
        unknown = [person for person in people if person["name"].casefold() not in by_name]
        if (meant := _meant(half_told, unknown)) is not None:
            by_name[meant["name"].casefold()] = rows[0]
    for person in people:
        row = by_name.get(person["name"].casefold()) or (new_row() if rows else first_row(PEOPLE))
        rows += [row] if row not in rows else []
        changes |= {f"{row}.{part}": person[part] for part in PARTS if person.get(part) and not values.get(f"{row}.{part}")}
    return {PEOPLE: rows, **changes}


def _meant(half_told: Mapping[str, str], people: Iterable[Mapping[str, str]]) -> Mapping[str, str] | None:
    """Who of some people an interviewer told without a name may be: whom most of it fits and nothing of it contradicts."""

    def fitting(person: Mapping[str, str]) -> list[bool]:
        return [person[part].casefold() == said.casefold() for part, said in half_told.items() if person.get(part)]

    return max((person for person in people if all(fitting(person))), key=lambda person: len(fitting(person)), default=None)


def fields_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says, as the fields of an interview; those nobody filled in are left out."""
    data: dict[str, Any] = dict(values.get(CARRIED) or {})
    people = [_person(values, row) for row in rows_of(values, PEOPLE)]
    people = [person for person in people if person]
    if people:
        data["interviewer"], data["panel"] = people[0], people[1:]
    for field in FIELDS:
        said: Any = values.get(field.key)
        if field.kind == "rows":
            said = [text for row in rows_of(values, field.key) if (text := str(values.get(row) or "").strip())]
        elif isinstance(said, str):
            said = said.strip()
        if said:
            data[field.key] = said
    return data


def _person(values: Mapping[str, Any], row: str) -> dict[str, str]:
    told = {part: str(values.get(f"{row}.{part}") or "").strip() for part in PARTS}
    return {part: said for part, said in told.items() if said}


def interview_in(values: Mapping[str, Any]) -> Interview:
    """The interview the form describes.

    Raises:
        InterviewError: one sentence for each problem, each opening with the label of its field.
    """
    try:
        return interview_from(fields_of(values), "form")
    except InterviewError as error:
        raise InterviewError([_in_form_words(problem) for problem in error.problems], "") from None


_PEOPLE_LABELS = {"interviewer": "Who interviewed you", "panel": "Who else was in the room"}


def label_of(field: str) -> str:
    """What the form calls a field of an interview ("Words of theirs that stayed with you"); one it has not, by its own name."""
    name = field.partition("[")[0].partition(".")[0]
    return _BY_KEY[name].label if name in _BY_KEY else _PEOPLE_LABELS.get(name, name.replace("_", " ").capitalize())


_PLACE = re.compile(r"(?P<field>\w+)(?:\[(?P<number>\d+)\])?(?:\.(?P<part>\w+))?: (?P<sentence>.*)", re.DOTALL)
_PART_LABELS = {"name": "Who interviewed you", "title": "Their title", "email": "Their email"}


def _in_form_words(problem: str) -> str:
    """A problem with its place named as the form names it."""
    found = _PLACE.fullmatch(problem)
    if found is None:
        return "The form is empty: fill in the five fields at the top." if problem.startswith("nothing is written") else problem
    field, part = found["field"], found["part"] or ""
    if field in ("interviewer", "panel"):
        label = _PART_LABELS.get(part, _PART_LABELS["name"])
        label += f", person {int(found['number']) + 2}" if found["number"] else ""
    else:
        label = _BY_KEY[field].label if field in _BY_KEY else field
        label += f", {_BY_KEY[field].row} {int(found['number']) + 1}" if found["number"] and field in _BY_KEY else ""
    return f"{label}: {found['sentence']}"
