"""Labelled messages: what a careful reader says of each rule on each message.

A line of `datasets/labelled/<split>-<hand>.jsonl`:
{"id", "interview": a sample's id or an object, "format", "purpose", "subject"?, "body", "now"?, "labels": {rule id: passes},
"why"}.
`now` is when it is judged, with an offset from UTC: for `well-timed`.
One message may be a file of its own, `<split>-<why it exists>.yaml`, with the same fields; the file's name is its id.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from followup_ai.errors import InputError
from followup_ai.formats import load_format, load_purpose
from followup_ai.interviews import interview_from, read_interview, sample_interviews
from followup_ai.models import Interview
from followup_ai.rules import all_rules

FOLDER = Path(__file__).parent / "datasets" / "labelled"
_NEEDED = ("format", "purpose", "body")
_KEYS = {"id", "interview", "format", "purpose", "subject", "body", "now", "labels", "why"}


@dataclass(frozen=True)
class Labelled:
    """One message with its labels: rule id → whether the rule passes; where a reader would hesitate there is none."""

    id: str
    interview: Interview
    format: str
    purpose: str
    subject: str | None
    body: str
    labels: dict[str, bool]
    now: dt.datetime
    """When it is judged; where a message does not say, at ten in the morning of the day after the interview."""

    @property
    def cluster(self) -> str:
        """The interview it is about: figures of messages that share one are not independent."""
        return f"{self.interview.company}/{self.interview.interviewer.name}"


@cache
def sample(name: str) -> Interview:
    """A sample interview by its id.

    Raises:
        InputError: there is none.
    """
    samples = sample_interviews()
    if name not in samples:
        raise InputError(f"There is no sample interview {name!r}; name a file of evals/datasets/interviews.")
    return read_interview(samples[name])


def read_split(split: str, folder: Path = FOLDER) -> list[Labelled]:
    """Every message of a split, in the order of its files.

    Args:
        split: "dev" or "test".
        folder: where the files are.

    Raises:
        InputError: a line cannot be used; the sentence names file and line.
    """
    return list(_of_the_project(split)) if folder == FOLDER else list(_of_files(split, folder))


@cache
def _of_the_project(split: str) -> tuple[Labelled, ...]:
    """A split that does not change while a program runs, and is read for the rules and for their mutants."""
    return tuple(_of_files(split, FOLDER))


def _of_files(split: str, folder: Path) -> list[Labelled]:
    messages: list[Labelled] = []
    seen: dict[str, str] = {}
    for path in sorted(p for p in folder.glob(f"{split}-*") if p.suffix in (".jsonl", ".yaml")):
        for place, data in _told(path):
            message = _read(data, place)
            if message.id in seen:
                raise InputError(f"{place}: the id {message.id!r} is also at {seen[message.id]}; give each message its own.")
            seen[message.id] = place
            messages.append(message)
    return messages


def _told(path: Path) -> Iterator[tuple[str, Any]]:
    """(where it is, what it says) of each message of a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InputError(f"{path.name} cannot be read ({error}); mend it.") from None
    if path.suffix == ".yaml":
        import yaml

        try:
            data = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise InputError(f"{path.name} is not YAML ({' '.join(str(error).split())}); mend it.") from None
        yield path.name, {"id": path.stem, **data} if isinstance(data, dict) else data
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            place = f"{path.name}:{number}"
            try:
                yield place, json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{place}: this line is not JSON ({error.msg} at column {error.colno}); mend it.") from None


def _read(data: Any, place: str) -> Labelled:
    if not isinstance(data, dict):
        raise InputError(f"{place}: a labelled message is an object, not {str(data)[:40]!r}; give {', '.join(sorted(_KEYS))}.")
    if unknown := sorted(set(data) - _KEYS, key=str):
        raise InputError(f"{place}: {unknown[0]!r} is not a field of a labelled message; there are {', '.join(sorted(_KEYS))}.")
    for name in ("id", *_NEEDED):
        if not isinstance(data.get(name), str) or not data[name].strip():
            raise InputError(f"{place}: {name} is {data.get(name)!r}; give it as text.")
    labels, subject = data.get("labels"), data.get("subject")
    if not isinstance(labels, dict):
        told = "missing" if labels is None else repr(labels)
        raise InputError(f"{place}: labels is {told}; give rule ids, each with true or false.")
    if subject is not None and not isinstance(subject, str):
        raise InputError(f"{place}: subject is {subject!r}; give it as text, or leave it out.")
    given = data.get("interview")
    try:
        format, purpose = load_format(data["format"]).id, load_purpose(data["purpose"]).id
        named = sample(given) if isinstance(given, str) else None
    except InputError as error:
        raise InputError(f"{place}: {error}") from None
    interview = named or interview_from(given, place)
    labels = checked_labels(labels, place)
    return Labelled(
        data["id"], interview, format, purpose, subject, data["body"], labels, _moment(data.get("now"), interview, place)
    )


def _moment(told: Any, interview: Interview, place: str) -> dt.datetime:
    """When a message is judged."""
    if told is None:
        return dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    try:
        moment = dt.datetime.fromisoformat(str(told))
    except ValueError:
        moment = dt.datetime.min
    if moment.tzinfo is None:
        raise InputError(f"{place}: now is {told!r}; give a date and time with an offset, such as 2026-05-13T10:00:00+01:00.")
    return moment


def checked_labels(labels: dict[str, Any], place: str) -> dict[str, bool]:
    """Labels whose rules exist and whose values are true or false.

    Raises:
        InputError: a label cannot be used; the sentence names the place.
    """
    known = {rule.id for rule in all_rules()}
    for rule, label in labels.items():
        if rule not in known:
            raise InputError(f"{place}: there is no rule {rule!r}; `followup-ai rules` lists them.")
        if not isinstance(label, bool):
            raise InputError(f"{place}: the label of {rule} is {label!r}; write true or false.")
    return labels
