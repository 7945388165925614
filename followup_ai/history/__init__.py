"""What is remembered: interviews as typed, every version of every message, and what was confirmed as sent.

    history = History.open()                              # a file in the user's data folder, or FOLLOWUP_DATABASE_URL
    id = history.keep_form(None, fields)                  # at every change; the id goes into the page's address
    version = history.keep_version(id, "email", "thank-you", "Dana Whitfield", text, result)
    history.confirm_sent(version.id, today)
    interview = history.with_sent(id, interview)          # so that `fresh`, `well-timed` and the plan know it

One `History` serves every thread; two processes may share a file. Everything is kept when a call returns: a killed server
loses nothing that was handed over. Importing this module imports SQLAlchemy: pages do it inside their functions.
"""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, delete, insert, update

from followup_ai.errors import HistoryError
from followup_ai.history import _erasing, _finding, _sharing, _statements
from followup_ai.history._opening import default_url, open_engine, reading, sqlite_file, writing
from followup_ai.history._records import (
    Fields,
    Kept,
    Version,
    dump_fields,
    dump_interview,
    dump_result,
    folded,
    judged_again,
    load_fields,
    load_result,
    words_of,
    writable,
)
from followup_ai.history._tables import interviews, preferences, sent, versions
from followup_ai.models import DraftResult, Interview, Report, SentMessage
from followup_ai.panel import Place, message_in

__all__ = ["Fields", "History", "Kept", "Version"]

_opened: dict[str, tuple[object, History]] = {}
_turn = threading.Lock()


class History:
    """Everything remembered in one database; see the module's own words for the way through it.

    Every method raises HistoryError, one sentence, where the database does not answer or an id is not known.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str | None = None) -> History:
        """The history at a URL, made or brought up to date if need be; the same object at every call.

        Args:
            url: any SQLAlchemy URL; where it is empty or None, `history.sqlite3` in the user's own data folder.

        Raises:
            HistoryError: it cannot be opened, holds something else, or was written by a newer program.
        """
        url = url or default_url()
        with _turn:
            identity, known = _opened.get(url, (None, None))
            if known and identity == _identity(url):
                return known
            if known:  # the file was moved away or replaced: what goes on into the old one would be lost
                known.close()
            opened = cls(open_engine(url))
            _opened[url] = _identity(url), opened
            return opened

    @property
    def place(self) -> str:
        """Where it is kept: the file's path, or the database's URL without its password."""
        return str(self._engine.url.database if self._engine.dialect.name == "sqlite" else self._engine.url)

    def close(self) -> None:
        """Lets go of the file; the next `open` takes it up again."""
        self._engine.dispose()
        for url, (_, known) in list(_opened.items()):
            if known is self:
                _opened.pop(url, None)

    # --- the intake --------------------------------------------------------------------------------------

    def keep_form(self, id: str | None, fields: Fields, *, was: Fields | None = None, new: bool = False) -> str:
        """Keeps an intake exactly as typed, finished or not, and the interview it describes.

        Where the fields do not make an interview, the last one that they did make stays, so that list and board go on showing
        it while somebody types.

        Args:
            id: the interview's; None for a new one.
            fields: every field of the form (`followup_ai.form`) by a key of its own; texts, numbers, dates, None, lists and
                mappings of these.
            was: what this window last read or kept. Where it is given, only the fields that differ from it are written, and
                of lists the items that were added or taken out, so that two windows on one interview do not undo each
                other's work.
            new: whether an id that is not known yet is the caller's own (`secrets.token_urlsafe(18)`), for callers who may be
                cut short and call again; without it such an id is refused, for the interview was deleted meanwhile.

        Returns:
            the id, fit for an address and not to be guessed.
        """
        with writing(self._engine) as connection:
            now = _now()
            row = connection.execute(_statements.FORM, {"id": id}).first() if id else None
            if id and row is None and not new:
                raise _finding.unknown(id)
            merged = _merged(load_fields(row.fields), was, fields) if row is not None and was is not None else fields
            values = {"fields": dump_fields(merged), "words": folded(" ".join(words_of(merged))), "changed": now}
            if described := dump_interview(merged):
                values["interview"] = described
            if row is not None:
                connection.execute(update(interviews).where(interviews.c.id == id).values(**values))
            else:
                id = id or secrets.token_urlsafe(18)
                connection.execute(insert(interviews).values(id=id, created=now, **values))
            return str(id)

    def form(self, id: str) -> dict[str, Any]:
        """The fields of an intake, as they were typed last."""
        with reading(self._engine) as connection:
            row = connection.execute(_statements.FORM, {"id": id}).first()
        if row is None:
            raise _finding.unknown(id)
        return load_fields(row.fields)

    def knows(self, id: str) -> bool:
        """Whether there is an interview of this id still."""
        with reading(self._engine) as connection:
            return connection.execute(_statements.KNOWN, {"id": id}).first() is not None

    def keep_plan_choices(self, id: str, country: str | None, told_on: dt.date | None) -> None:
        """Keeps what the plan of one interview goes by: the country or region whose holidays count, the day a no came."""
        values = {"country": country, "told_on": told_on.isoformat() if told_on else None}
        with writing(self._engine) as connection:
            if not connection.execute(update(interviews).where(interviews.c.id == id).values(**values)).rowcount:
                raise _finding.unknown(id)

    def interview(self, id: str, now: dt.datetime | None = None) -> Kept:
        """One interview as the list shows it, with what is due at `now` (the clock's where it is None)."""
        with reading(self._engine) as connection:
            return _finding.one(connection, id, now)

    def interviews(self, search: str = "", now: dt.datetime | None = None) -> list[Kept]:
        """Every interview in which anything is typed, the last changed first.

        Args:
            search: words that must all occur in its fields, in any version of its messages, or in what was sent; case and
                accents do not matter.
            now: the moment that `due` is told for; the clock's where it is None.
        """
        with reading(self._engine) as connection:
            return list(_finding.listed(connection, search, now))

    def board(self, search: str = "", now: dt.datetime | None = None) -> dict[str, list[Kept]]:
        """Every interview found, by what is due: a heading and what belongs under it, the most urgent first; no empty heading.

        Args:
            search, now: as in `interviews`.
        """
        return _finding.board(self.interviews(search, now), now)

    # --- versions ------------------------------------------------------------------------------------------

    def keep_version(
        self, interview_id: str, format: str, purpose: str, to: str, text: str, result: DraftResult | Report | None = None
    ) -> Version:
        """Keeps a text of a message: a draft, an attempt, an alternative, a hand edit.

        Identical text is not kept twice in a row: the version there is comes back, with what `result` says of it now and how it
        was written before. A mere report adds nothing to what drafting said of that text.
        """
        text = writable(text)
        with writing(self._engine) as connection:
            _know(connection, interview_id)
            last = _last_version(connection, interview_id, format, purpose, to)
            if last is not None and last.text == text:
                number = last.id
                if result is not None:
                    told = dump_result(judged_again(load_result(last.result), result))
                    connection.execute(update(versions).where(versions.c.id == number).values(result=told))
            else:
                row: dict[str, Any] = {
                    "interview_id": interview_id,
                    "format": format,
                    "purpose": purpose,
                    "reader": writable(to),
                }
                row |= {"text": text, "result": dump_result(result), "words": folded(f"{to} {text}"), "kept": _now()}
                number = connection.execute(_statements.KEEP_VERSION, row).inserted_primary_key[0]  # type: ignore[index]
                connection.execute(_statements.TOUCH, {"touched": interview_id, "changed": _now()})
            return _version(connection.execute(_statements.VERSION, {"id": number}).one())

    def versions(
        self, interview_id: str, format: str | None = None, purpose: str | None = None, to: str | None = None
    ) -> list[Version]:
        """Every version of an interview's messages, the oldest first; of one message where format, purpose and to are given."""
        wanted = _statements.VERSIONS
        for column, value in ((versions.c.format, format), (versions.c.purpose, purpose), (versions.c.reader, to)):
            if value is not None:
                wanted = wanted.where(column == value)
        with reading(self._engine) as connection:
            return [_version(row) for row in connection.execute(wanted, {"id": interview_id})]

    # --- what was sent ---------------------------------------------------------------------------------------

    def confirm_sent(self, version_id: int, when: dt.date, to: str | None = None) -> SentMessage:
        """Remembers that the candidate sent a version; confirming it again only changes day and reader.

        Args:
            version_id: of exactly the text that was sent.
            when: the day, or the moment with its zone.
            to: who got it, if not the one the version was written to.

        Raises:
            HistoryError: there is no such version, or the day is too far from the present one to be believed.
        """
        day = when.date() if isinstance(when, dt.datetime) else when
        with writing(self._engine) as connection:
            row = connection.execute(_statements.VERSION, {"id": version_id}).first()
            if row is None:
                raise HistoryError(f"There is no version {version_id} of any message; it may have been deleted meanwhile.")
            reader = writable(to or row.reader)
            try:
                message = message_in(Place(row.format, row.purpose, reader), row.text, day)
            except ValidationError as error:
                raise HistoryError(error.errors()[0]["msg"]) from None
            values = {"interview_id": row.interview_id, "version_id": version_id, "reader": reader, "day": day.isoformat()}
            connection.execute(delete(sent).where(sent.c.version_id == version_id))
            connection.execute(insert(sent).values(**values, confirmed=_now()))
            connection.execute(_statements.TOUCH, {"touched": row.interview_id, "changed": _now()})
        return message

    def take_back_sent(self, version_id: int) -> None:
        """Forgets that a version was sent; the version stays. Nothing happens where it was not."""
        with writing(self._engine) as connection:
            connection.execute(delete(sent).where(sent.c.version_id == version_id))

    def sent(self, interview_id: str) -> tuple[SentMessage, ...]:
        """What was confirmed as sent after an interview, in order of day; bodies are cut at what an interview may hold."""
        with reading(self._engine) as connection:
            return _finding.sent_messages(connection, interview_id)

    def with_sent(self, interview_id: str, interview: Interview) -> Interview:
        """`interview` with all that was confirmed as sent besides what it lists itself: for drafting, checking and planning."""
        return _finding.with_messages(interview, self.sent(interview_id))

    # --- preferences -------------------------------------------------------------------------------------------

    def keep_preference(self, name: str, value: Any) -> None:
        """Keeps a choice that holds for every interview, such as samples of the candidate's voice. Never a key.

        Args:
            name: at most 100 characters.
            value: like a field of `keep_form`; None forgets it.
        """
        with writing(self._engine) as connection:
            connection.execute(delete(preferences).where(preferences.c.name == name[:100]))
            if value is not None:
                connection.execute(insert(preferences).values(name=name[:100], value=dump_fields({"value": value})))

    def preference(self, name: str, default: Any = None) -> Any:
        """A choice kept under `name`; `default` where there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(_statements.PREFERENCE, {"name": name[:100]}).first()
        return load_fields(row.value)["value"] if row else default

    # --- taking everything away --------------------------------------------------------------------------------

    def delete(self, interview_id: str) -> None:
        """Deletes an interview with its versions and what was sent, beyond recovery: the file is rewritten without them."""
        with writing(self._engine) as connection:
            _know(connection, interview_id)
            _erasing.delete_rows(connection, interview_id)
        _erasing.erase_traces(self._engine)

    def delete_all(self) -> None:
        """Deletes everything, preferences too, beyond recovery: the file shrinks to that of a new one."""
        with writing(self._engine) as connection:
            _erasing.delete_rows(connection)
        _erasing.erase_traces(self._engine)

    def export_all(self) -> bytes:
        """Everything as one JSON file (UTF-8) that a person can read and `import_all` takes back."""
        with reading(self._engine) as connection:
            return _sharing.export_all(connection)

    def import_all(self, data: bytes) -> int:
        """Takes in what `export_all` wrote, here or elsewhere, all or nothing.

        What is here already is not doubled; of an interview that is in both, the form changed last wins. What the file alone
        knows of a version, that it was sent or what was said of it, is added to the one here. That includes what was taken back
        here since the file was written ("not sent after all"): nothing tells it from what was never here.

        Returns:
            how many interviews the file holds.

        Raises:
            HistoryError: it is no such file, or a newer program wrote it.
        """
        with writing(self._engine) as connection:
            return _sharing.import_all(connection, data)


def _identity(url: str) -> object:
    """Which file a URL leads to at this moment."""
    file = sqlite_file(url)
    if file is None:
        return url
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def _know(connection: Connection, id: str) -> None:
    if connection.execute(_statements.KNOWN, {"id": id}).first() is None:
        raise _finding.unknown(id)


def _merged(kept: Fields, was: Fields, now: Fields) -> dict[str, Any]:
    """`kept` with what changed from `was` to `now`; of a list of rows, what was added or taken out."""
    changed = {key: value for key, value in now.items() if key not in was or was[key] != value}
    for key, rows in changed.items():
        if isinstance(rows, list):
            changed[key] = _merged_rows(kept.get(key), was.get(key), rows)
    gone = was.keys() - now.keys()
    return {key: value for key, value in {**kept, **changed}.items() if key not in gone}


def _merged_rows(kept: Any, was: Any, now: list[Any]) -> list[Any]:
    """The rows in `now` but those taken out elsewhere, that is from `was` to `kept`, and behind them those added elsewhere."""
    kept, was = (rows if isinstance(rows, list) else [] for rows in (kept, was))
    return [row for row in now if row in kept or row not in was] + [row for row in kept if row not in was and row not in now]


def _last_version(connection: Connection, interview_id: str, format: str, purpose: str, to: str) -> Any:
    message = {"id": interview_id, "format": format, "purpose": purpose, "reader": writable(to)}
    return connection.execute(_statements.LAST_VERSION, message).first()


def _version(row: Any) -> Version:
    return Version(
        id=row.id,
        interview_id=row.interview_id,
        format=row.format,
        purpose=row.purpose,
        to=row.reader,
        text=row.text,
        result=load_result(row.result),
        kept=dt.datetime.fromisoformat(row.kept),
        sent_on=dt.date.fromisoformat(row.day) if row.day else None,
    )
