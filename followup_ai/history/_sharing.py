"""Everything as one file, out and in again."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Connection, insert, select, update

from followup_ai.errors import HistoryError
from followup_ai.history._records import folded, load_fields, words_of, writable
from followup_ai.history._statements import KEEP_VERSION, VERSIONS
from followup_ai.history._tables import interviews, preferences, sent, versions

FILE_VERSION = 1
_MAX_BYTES = 256 * 1024 * 1024


def _moment(text: str) -> str:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC).isoformat(timespec="microseconds")


def _day(text: str) -> str:
    return dt.date.fromisoformat(text).isoformat()


_Moment = Annotated[str, AfterValidator(_moment)]
_Day = Annotated[str, AfterValidator(_day)]
_Text = Annotated[str, AfterValidator(writable)]
_Short = Annotated[str, Field(max_length=60), AfterValidator(writable)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Sent(_Model):
    to: _Text
    day: _Day
    confirmed: _Moment


class _Version(_Model):
    format: _Short
    purpose: _Short
    to: _Text
    text: _Text
    kept: _Moment
    result: dict[str, Any] | None = None
    sent: _Sent | None = None


class _Interview(_Model):
    id: str = Field(pattern=r"^[A-Za-z0-9_-]{16,40}$")
    created: _Moment
    changed: _Moment
    fields: dict[str, Any]
    interview: dict[str, Any] | None = None
    country: Annotated[str, Field(max_length=20)] | None = None
    told_on: _Day | None = None
    versions: list[_Version] = []


class _File(_Model):
    followup_ai_history: int
    interviews: list[_Interview]
    preferences: dict[Annotated[str, Field(max_length=100)], Any] = {}


# --- out -----------------------------------------------------------------------------------------------


def export_all(connection: Connection) -> bytes:
    """All tables as indented JSON, oldest interview first; the caller's transaction makes it one state."""
    told = [
        _told(connection, row) for row in connection.execute(select(interviews).order_by(interviews.c.created, interviews.c.id))
    ]
    kept = {row.name: json.loads(row.value) for row in connection.execute(select(preferences).order_by(preferences.c.name))}
    file = _File(followup_ai_history=FILE_VERSION, interviews=told, preferences=kept)
    # Half a character, which only a broken program can have typed, has no UTF-8: escaped, it survives.
    data = file.model_dump(mode="python", exclude_none=True)
    try:
        return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, indent=1).encode("ascii")


def _told(connection: Connection, row: Any) -> _Interview:
    return _Interview(
        id=row.id,
        created=row.created,
        changed=row.changed,
        fields=json.loads(row.fields),
        interview=json.loads(row.interview) if row.interview else None,
        country=row.country,
        told_on=row.told_on,
        versions=_versions_of(connection, row.id),
    )


def _versions_of(connection: Connection, id: str) -> list[_Version]:
    both = select(versions, sent.c.reader.label("sent_to"), sent.c.day, sent.c.confirmed).join_from(
        versions, sent, sent.c.version_id == versions.c.id, isouter=True
    )
    return [
        _Version(
            format=row.format,
            purpose=row.purpose,
            to=row.reader,
            text=row.text,
            kept=row.kept,
            result=json.loads(row.result) if row.result else None,
            sent=_Sent(to=row.sent_to, day=row.day, confirmed=row.confirmed) if row.day else None,
        )
        for row in connection.execute(both.where(versions.c.interview_id == id).order_by(versions.c.id))
    ]


# --- in ------------------------------------------------------------------------------------------------


def import_all(connection: Connection, data: bytes) -> int:
    """Takes a file in, inside the caller's transaction; returns how many interviews it holds.

    Raises:
        HistoryError: it is no such file, or a newer program wrote it.
    """
    file = _read(data)
    for told in file.interviews:
        _take_in(connection, told)
    for name, value in file.preferences.items():
        if not connection.execute(select(preferences.c.name).where(preferences.c.name == name)).first():
            connection.execute(insert(preferences).values(name=name, value=json.dumps(value, sort_keys=True)))
    return len(file.interviews)


def _read(data: bytes) -> _File:
    if len(data) > _MAX_BYTES:
        raise HistoryError(f"The file is larger than {_MAX_BYTES // 1024 // 1024} MiB; choose one that this program exported.")
    try:
        loaded = json.loads(data)
        if not isinstance(loaded, dict) or not isinstance(loaded["followup_ai_history"], int):
            raise TypeError
        if loaded["followup_ai_history"] > FILE_VERSION:
            raise HistoryError("A newer followup-ai exported this file; bring the program up to date and import it again.")
        file = _File.model_validate(loaded)
        for told in file.interviews:
            load_fields(json.dumps(told.fields))
        return file
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])[:80]
        raise HistoryError(
            f"The file is damaged at {place}, so nothing was imported; export it again where it came from."
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise HistoryError("This is no file that followup-ai exported; choose one made with “Export everything”.") from None


def _take_in(connection: Connection, told: _Interview) -> None:
    fields = load_fields(json.dumps(told.fields))
    values: dict[str, Any] = {
        "fields": json.dumps(told.fields, sort_keys=True),
        "interview": json.dumps(told.interview) if told.interview else None,
        "words": folded(" ".join(words_of(fields))),
        "changed": told.changed,
        "country": told.country,
        "told_on": told.told_on,
    }
    known = connection.execute(select(interviews.c.changed).where(interviews.c.id == told.id)).first()
    if known is None:
        connection.execute(insert(interviews).values(id=told.id, created=told.created, **values))
    elif known.changed < told.changed:
        connection.execute(update(interviews).where(interviews.c.id == told.id).values(**values))
    here = {(r.format, r.purpose, r.reader, r.text, r.kept): r for r in connection.execute(VERSIONS, {"id": told.id})}
    for version in told.versions:
        known = here.get((version.format, version.purpose, version.to, version.text, version.kept))
        number = known.id if known else _added(connection, told.id, version)
        if version.result and not (known and known.result):
            result = json.dumps(version.result)
            connection.execute(update(versions).where(versions.c.id == number).values(result=result))
        if version.sent and not (known and known.day):
            values = {"reader": version.sent.to, "day": version.sent.day, "confirmed": version.sent.confirmed}
            connection.execute(insert(sent).values(interview_id=told.id, version_id=number, **values))


def _added(connection: Connection, id: str, version: _Version) -> int:
    """The number of a version's text, which is not here yet."""
    row = {"interview_id": id, "format": version.format, "purpose": version.purpose, "reader": version.to}
    row |= {"text": version.text, "words": folded(f"{version.to} {version.text}"), "kept": version.kept}
    return int(connection.execute(KEEP_VERSION, row).inserted_primary_key[0])  # type: ignore[index]
