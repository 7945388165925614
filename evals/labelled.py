"""Labelled messages: what a careful reader says of each rule on each message.

A line of `datasets/labelled/<split>-<hand>.jsonl`:
{"id", "interview": a sample's id or an object, "format", "purpose", "subject"?, "body", "labels": {rule id: passes}, "why"}.
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
from followup_ai.interviews import interview_from, read_interview, sample_interviews
from followup_ai.models import Interview
from followup_ai.rules import all_rules

FOLDER = Path(__file__).parent / "datasets" / "labelled"
SPLITS = ("dev", "test")
_KEYS = {"id", "interview", "format", "purpose", "subject", "body", "labels", "why"}


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

    @property
    def now(self) -> dt.datetime:
        """When it is judged: at ten in the morning of the day after the interview, whatever the day is today."""
        return dt.datetime.combine(self.interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)


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
    messages: list[Labelled] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob(f"{split}-*.jsonl")):
        for place, line in _lines(path):
            message = _read(line, place)
            if message.id in seen:
                raise InputError(f"{place}: the id {message.id!r} is also at {seen[message.id]}; give each message its own.")
            seen[message.id] = place
            messages.append(message)
    return messages


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield f"{path.name}:{number}", line


def _read(line: str, place: str) -> Labelled:
    try:
        data: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: this line is not JSON ({error.msg} at column {error.colno}); mend it.") from None
    if unknown := sorted(set(data) - _KEYS):
        raise InputError(f"{place}: {unknown[0]!r} is not a field of a labelled message; there are {', '.join(sorted(_KEYS))}.")
    checked_labels(data["labels"], place)
    given = data["interview"]
    interview = sample(given) if isinstance(given, str) else interview_from(given, place)
    return Labelled(data["id"], interview, data["format"], data["purpose"], data.get("subject"), data["body"], data["labels"])


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
