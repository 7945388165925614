"""JSON Lines in, JSON Lines out: one answer for every line, in order, as soon as it is known, in constant memory.

A bad line yields {"id", "error"} in its place and the run goes on. Blank lines at the very end are no lines; one before
is a bad line, so that answers and lines can be matched by counting. Keys that are not ours are passed over (a line may carry
its owner's labels), except where one looks like a slip of the pen.
"""

from __future__ import annotations

import asyncio
import difflib
import json
import math
import os
import stat
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from followup_ai import anatomy
from followup_ai.errors import FollowupError, InputError, InterviewError
from followup_ai.formats import format_names, purpose_names
from followup_ai.interviews import MAX_BYTES, interview_from, read_interview
from followup_ai.models import Draft, Interview, Span
from followup_ai.rules import check_draft, context_for
from followup_ai.settings import Drafting
from followup_ai.streams import LONGEST_LINE, LONGEST_MESSAGE

AT_ONCE = 8
"""Drafts of one batch under way or waiting for their turn to be written: polite to providers, and what bounds memory."""
_CHECK_KEYS = ("id", "format", "purpose", "interview", "subject", "body", "to")
_DRAFT_KEYS = ("id", "interview", "format", "purpose", "model", "to", "seed")
_GRAVITY = {0: 0, 1: 1, 3: 2, 2: 3}
_KINDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}

Answer = tuple[dict[str, Any], int]
"""What is written for one line, and the exit status it alone would give."""


def worse(one: int, other: int) -> int:
    """The exit status of a run of which parts end with `one` and `other`: 2 beats 3 beats 1 beats 0."""
    return max(one, other, key=_GRAVITY.__getitem__)


@dataclass(frozen=True)
class Defaults:
    """What a line that does not say is taken to say, and where the interview files it names are looked for."""

    format: str | None = None
    purpose: str | None = None
    interview: Interview | None = None
    model: str | None = None
    to: str | None = None
    seed: int = 0
    folder: Path = field(default_factory=Path.cwd)
    how: Drafting = field(default_factory=Drafting)


# --- one line ------------------------------------------------------------------------------------


class BadLine(InputError):
    """A line cannot be used; the message goes on after "Line 3 "."""


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of a batch: its object, or why there is none."""

    number: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""

    @property
    def id(self) -> Any:
        """The line's id; None where it has none or is not known."""
        return self.fields.get("id")


def numbered(raws: Iterable[bytes | None]) -> Iterator[Line]:
    """The lines of an input, parsed (see `streams.lines`)."""
    blank = 0
    for number, raw in enumerate(raws, 1):
        if number == 1 and raw is not None:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw is not None and not raw.strip():
            blank += 1
            continue
        for before in range(number - blank, number):
            yield Line(before, problem="is empty; take it out, or put an object there.")
        blank = 0
        yield _parsed(number, raw)


def _parsed(number: int, raw: bytes | None) -> Line:
    if raw is None:
        return Line(number, problem=f"is longer than {LONGEST_LINE:,} bytes; shorten the texts in it.")
    faults: list[str] = []
    try:
        value = _loads(raw.decode("utf-8"), faults)
    except UnicodeDecodeError as error:
        return Line(number, problem=f"is not UTF-8 (byte {error.start + 1} cannot be read); save the file as UTF-8.")
    except json.JSONDecodeError as error:
        return Line(number, problem=f"is not JSON from column {error.colno} on; write one object on the line.")
    except RecursionError:
        return Line(number, problem="is nested too deeply to be read; write one flat object on the line.")
    except ValueError:  # a whole number of thousands of digits
        return Line(number, problem="has a number too long to be read; write it as text.")
    if not isinstance(value, dict):
        return Line(number, problem=f"is {_KINDS[type(value)]}, not an object; write one object on the line.")
    known = {"id": value["id"]} if _plain(value.get("id")) and "id" in value else {}
    return Line(number, known, faults[0]) if faults else Line(number, value)


def _plain(value: Any) -> bool:
    """Whether a value can be written back as JSON: no NaN and no infinity, wherever they came from."""
    try:
        json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True


def _loads(text: str, faults: list[str]) -> Any:
    """`text` as JSON proper; what Python would let pass is noted in `faults`."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                faults.append(f"has the key {_quoted(key)} twice; keep one of them.")
            found[key] = None if key in found and key == "id" else value
        return found

    def constant(name: str) -> float:
        faults.append(f"holds {name}, which is not JSON; write a number, text or null.")
        return math.nan

    def number(digits: str) -> float:
        value = float(digits)
        return value if math.isfinite(value) else constant(_short(digits))

    return json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_float=number)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _quoted(text: str) -> str:
    return json.dumps(_short(text), ensure_ascii=False)


class _Fields:
    """The fields of one line, each asked for once and found fit."""

    def __init__(self, line: Line, keys: tuple[str, ...]) -> None:
        if line.problem:
            raise BadLine(line.problem)
        self._all = line.fields
        for key in islice(self._all, 50):  # nobody mistypes more, and comparing takes time
            near = difflib.get_close_matches(key.casefold(), keys, n=1, cutoff=0.75) if key not in keys else []
            if near:
                raise BadLine(f"has the key {_quoted(key)}; write {_quoted(near[0])}.")
        if "id" not in self._all:
            self._missing("id", "give every line one, so that its answer can be told")

    def _missing(self, key: str, advice: str) -> NoReturn:
        raise BadLine(f"lacks {_quoted(key)}; {advice}.")

    def _wrong(self, key: str, value: Any, wanted: str) -> NoReturn:
        given = _KINDS[type(value)]
        shown = f"{given} ({_short(json.dumps(value))})" if isinstance(value, (bool, int, float)) else given
        raise BadLine(f"has {shown} as {_quoted(key)}; write {wanted}.")

    def text(self, key: str, advice: str, default: str | None = None) -> str:
        """A text that must be there, in the line or as a default; `advice` says what it is for."""
        value = self._all.get(key, default)
        if value is None and key not in self._all:
            self._missing(key, f"add {advice}")
        if not isinstance(value, str):
            self._wrong(key, value, advice)
        return value

    def text_or_none(self, key: str, advice: str) -> str | None:
        """A text that may be absent, null or empty."""
        value = self._all.get(key)
        if value is not None and not isinstance(value, str):
            self._wrong(key, value, advice)
        return value or None

    def whole_number(self, key: str, default: int) -> int:
        """A whole number that may be absent or null."""
        value = self._all.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(key, value, "a whole number")
        return value

    def interview(self, default: Interview | None, folder: Path) -> Interview | None:
        """The interview the line holds or names; None where the line says null."""
        value = self._all.get("interview", default)
        if isinstance(value, Interview):
            return value
        if "interview" not in self._all:
            self._missing("interview", "add it, as an object or the path of an interview file")
        if isinstance(value, dict):
            if len(json.dumps(value, ensure_ascii=False)) > MAX_BYTES:
                raise BadLine(f"has an interview larger than {MAX_BYTES // 1024} KiB; an interview holds notes only.")
            return interview_from(value, "interview")
        if isinstance(value, str):
            return _interview_at(value, folder)
        if value is not None:
            self._wrong("interview", value, "it as an object or the path of an interview file")
        return None

    def channel(self, defaults: Defaults) -> tuple[str, str]:
        """Format and purpose."""
        format = self.text("format", f"one of {', '.join(format_names())}", defaults.format)
        return format, self.text("purpose", f"one of {', '.join(purpose_names())}", defaults.purpose)


def _interview_at(path: str, folder: Path) -> Interview:
    """The interview in a file named relative to the batch's own folder or, where it is not there, to the working directory."""
    if not path.strip() or "\0" in path:
        raise BadLine(f"names {_quoted(path)} as its interview; write the path of an interview file.")
    for place in (folder / path, Path(path)):
        try:
            state = os.stat(place)
        except OSError:
            continue
        if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):  # a pipe could hold up the whole batch
            raise BadLine(f"names {_quoted(path)} as its interview, which is no file; write the path of an interview file.")
        return _read_once(place, state.st_mtime_ns, state.st_size)
    raise BadLine(f"names the interview {_quoted(path)}, and there is no such file; check the path.")


@lru_cache(maxsize=32)
def _read_once(path: Path, _changed: int, _size: int) -> Interview:
    return read_interview(path)


# --- answers -------------------------------------------------------------------------------------


def _refusal(line: Line, error: Exception) -> Answer:
    """What is written for a line that has no result, in one sentence and on one line."""
    if isinstance(error, InterviewError):
        why, status = f"'s {error.source}: {' '.join(error.problems)}", error.exit_status
    elif isinstance(error, BadLine):
        why, status = f" {error}", error.exit_status
    elif isinstance(error, FollowupError):
        why, status = f": {error}", error.exit_status
    else:  # a fault of ours must not cost the rest of the batch
        why, status = f" met a fault in this program ({type(error).__name__}); run it alone with --debug and report it.", 2
    return {"id": line.id, "error": " ".join(f"Line {line.number}{why}".split())}, status


def check_line(line: Line, defaults: Defaults) -> Answer:
    """Judges the message of one line; never raises.

    Returns:
        {"id", "accepted", "verdicts"} with spans as offsets in characters into the line's own subject and body; or
        {"id", "error"}.
    """
    try:
        fields = _Fields(line, _CHECK_KEYS)
        format, purpose = fields.channel(defaults)
        interview = fields.interview(defaults.interview, defaults.folder)
        subject = fields.text_or_none("subject", "the subject line as text")
        body = fields.text("body", "the message as text")
        if len(body) + len(subject or "") > LONGEST_MESSAGE:
            raise BadLine(f"has a message of {len(body):,} characters; give at most {LONGEST_MESSAGE:,}.")
        if not body.strip():
            raise BadLine('has an empty "body"; put the message there.')
        context = context_for(interview, format, purpose, fields.text_or_none("to", "the reader's name") or defaults.to)
        draft = anatomy.parse(body, format, subject=subject, candidate=interview.candidate if interview else "")
        report = check_draft(draft, context)
    except Exception as error:
        return _refusal(line, error)
    verdicts = [
        {**v.model_dump(exclude={"spans", "remedy"}), "spans": [_placed(span, draft, body) for span in v.spans]}
        for v in report.verdicts
    ]
    return {"id": line.id, "accepted": report.accepted, "verdicts": verdicts}, 0 if report.accepted else 1


def _placed(span: Span, draft: Draft, body: str) -> dict[str, Any]:
    """A span as offsets into what the line gave: a subject line typed at the head of the body belongs to the body."""
    base = draft.subject.start if span.part == "subject" and draft.subject else draft.body.start
    before = len(draft.text) - len(body)
    part, shift = ("body", base - before) if base >= before else ("subject", base - len("Subject: "))
    return {"part": part, "start": max(0, span.start + shift), "end": max(0, span.end + shift)}


async def draft_line(line: Line, defaults: Defaults) -> Answer:
    """Drafts for the interview of one line; never raises.

    Returns:
        what `draft --json` prints, with the line's id; or {"id", "error"}.
    """
    try:
        fields = _Fields(line, _DRAFT_KEYS)
        interview = fields.interview(defaults.interview, defaults.folder)
        if interview is None:
            raise BadLine('has null as "interview"; write it as an object or the path of an interview file.')
        format, purpose = fields.channel(defaults)
        model = fields.text_or_none("model", "a model's name as text") or defaults.model
        to = fields.text_or_none("to", "the reader's name") or defaults.to
        seed = fields.whole_number("seed", defaults.seed)
        from followup_ai.drafting import adraft, in_force

        settings = in_force(None, model, None, defaults.how.fallbacks, defaults.how.allow_unknown_cost)
        second = defaults.how.second_reader
        result = await adraft(interview, format, purpose, to=to, seed=seed, second_reader=second, settings=settings)
    except Exception as error:
        return _refusal(line, error)
    return {**result.model_dump(mode="json"), "id": line.id}, 0 if result.accepted else 1


def written(answer: Mapping[str, Any]) -> str:
    """An answer as one line of plain ASCII JSON, its id first: no character of a text can break the line."""
    return json.dumps({"id": answer["id"], **answer}, ensure_ascii=True, allow_nan=False)


# --- whole batches -------------------------------------------------------------------------------


def check_batch(raws: Iterable[bytes | None], defaults: Defaults, write: Callable[[str], None]) -> int:
    """Judges every line and writes each answer at once.

    Args:
        raws: see `streams.lines`.
        defaults: what lines need not say.
        write: takes one answer, without a line's end.

    Returns:
        the exit status: see `worse`.
    """
    status = 0
    for line in numbered(raws):
        answer, code = check_line(line, defaults)
        write(written(answer))
        status = worse(status, code)
    return status


async def draft_batch(raws: Iterable[bytes | None], defaults: Defaults, write: Callable[[str], None]) -> int:
    """Drafts for every line, `AT_ONCE` of them at a time, and writes the answers in order, each as soon as it may.

    Args, Returns: as for `check_batch`.
    """
    free, found = threading.Semaphore(AT_ONCE), asyncio.Queue[asyncio.Task[Answer] | Exception | None]()
    loop = asyncio.get_running_loop()

    def start(line: Line) -> None:
        found.put_nowait(loop.create_task(draft_line(line, defaults)))

    def feed() -> None:  # in a thread of its own: waiting for input must hold up no draft and no answer
        try:
            for line in numbered(raws):
                free.acquire()
                loop.call_soon_threadsafe(start, line)
            loop.call_soon_threadsafe(found.put_nowait, None)
        except OSError as error:
            loop.call_soon_threadsafe(found.put_nowait, error)
        except RuntimeError:  # the loop was closed: nobody waits for more
            return

    threading.Thread(target=feed, daemon=True).start()
    status = 0
    while (item := await found.get()) is not None:
        if isinstance(item, Exception):
            raise item
        answer, code = await item
        write(written(answer))
        free.release()
        status = worse(status, code)
    return status
