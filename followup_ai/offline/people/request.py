"""Reads the conversation a model is given: what is asked for, the notes, and what was found wrong with earlier drafts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from followup_ai.errors import ModelUseless
from followup_ai.offline.people.by_post import by_initial, named_by_post
from followup_ai.offline.people.names import called, restored, untitled
from followup_ai.offline.people.third_persons import without_third_persons
from followup_ai.offline.typed.at_the_door import let_in

_USELESS = (
    "The offline composer only answers requests for one draft with notes between fences; use another model for anything else."
)


@dataclass(frozen=True)
class Finding:
    """One thing that was found wrong with an earlier draft.

    Args:
        rule: the id of the rule.
        text: why and remedy, as told.
        words: the words at fault.
    """

    rule: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """What the messages ask for.

    Args:
        format, purpose: ids as written.
        candidate, reader: names.
        today: the day of writing; None where the line could not be read.
        notes: the interview, as a mapping of plain values.
        findings: what was found wrong, one tuple for each earlier draft.
        earlier: those drafts.
    """

    format: str
    purpose: str
    candidate: str
    reader: str
    today: dt.date | None
    notes: Mapping[str, Any]
    findings: tuple[tuple[Finding, ...], ...] = ()
    earlier: tuple[str, ...] = ()

    def texts(self, field: str) -> list[str]:
        """What the texts of a field of the notes tell, whether it holds one or a list."""
        value = self.notes.get(field)
        values = value if isinstance(value, list) else [value]
        told = (let_in(str(v), field) for v in values if isinstance(v, (str, int, float)))
        return [text for text in told if text.strip()]

    def text(self, field: str) -> str:
        """A field of the notes as one text; "" where it is missing."""
        return " ".join(self.texts(field))

    @property
    def sent(self) -> list[dict[str, object]]:
        """The messages that the notes hold as sent already, each with its "to" and "body" where those are known."""
        return [m for m in self.notes.get("sent") or [] if isinstance(m, dict)]

    @property
    def said(self) -> str:
        """All that the notes tell of the conversation, as one text: how people are called in it."""
        return " ".join(self.text(f) for f in ("discussed", "their_words", "personal", "promised", "concern", "next_steps"))

    def called(self, name: str) -> str:
        """What stands after "Dear" for somebody who was in the room, as the notes and their address tell it."""
        panel = self.notes.get("panel")
        people = [
            p for p in [self.notes.get("interviewer"), *(panel if isinstance(panel, list) else [])] if isinstance(p, dict)
        ]
        address = next((str(p.get("email") or "") for p in people if p.get("name") == name), "")
        others = {w for p in people if p.get("name") != name for w in str(p.get("name")).split()}
        zone = str(self.notes.get("timezone") or "")
        return called(name, self.said, address=address, zone=zone, others=others)

    def day(self, field: str) -> dt.date | None:
        """A field of the notes as a date."""
        try:
            return dt.date.fromisoformat(str(self.notes.get(field)))
        except ValueError:
            return None


_HEADER = re.compile(r"\A\s*Format: (.+)\nPurpose: (.+)\nFrom: (.+)\nTo: (.+)\nToday: (.+)\n")
_FINDING = re.compile(r"^- ([a-z-]{3,40}): (.*)$")
_WORDS = re.compile(r'The words: ((?:"[^"]*"(?:; )?)+)')
_QUOTED = re.compile(r'"([^"]+)"')
# Where the reason quotes the words at fault, they are not told twice.
_IN_REASON = re.compile(r'^"(?P<first>[^"]+)" (?!names\b)|\bsupports "(?P<claim>[^"]+)"')


def read_request(messages: Sequence[Mapping[str, Any]]) -> Request:
    """The request that a conversation makes.

    Raises:
        ModelUseless: the conversation does not ask for a draft in the product's own words.
    """
    contents = [(str(m.get("role", "")), str(m.get("content") or "")) for m in messages if isinstance(m, Mapping)]
    at = next((i for i, (role, text) in enumerate(contents) if role == "user" and _HEADER.match(text)), None)
    if at is None:
        raise ModelUseless(_USELESS)
    asked = contents[at][1]
    format_, purpose, candidate, reader, today = (g.strip() for g in _HEADER.match(asked).groups())  # type: ignore[union-attr]
    notes = _notes(asked)
    if not notes.get("company") or not notes.get("role"):
        raise ModelUseless(_USELESS)
    later, name = contents[at + 1 :], restored(reader, person=True)
    return Request(
        format_,
        purpose,
        untitled(restored(candidate, person=True)),
        name,
        _spelt(today),
        without_third_persons(named_by_post(by_initial(_in_usual_letters(notes), name), name)),
        tuple(_findings(text) for role, text in later if role == "user"),
        tuple(_inside_fence(text) for role, text in later if role == "assistant"),
    )


def _in_usual_letters(notes: dict[str, Any]) -> dict[str, Any]:
    """The notes with names, role and company that were typed in capitals only (people's also in small letters) restored."""

    def person(value: Any) -> Any:
        if isinstance(value, dict):
            return {**value, "name": restored(str(value.get("name", "")), person=True)}
        return restored(value, person=True) if isinstance(value, str) else value

    fixed = dict(notes)
    for key in ("role", "company"):
        fixed[key] = restored(str(notes[key]))
    for key in ("interviewer", "writing_to"):
        if key in notes:
            fixed[key] = person(notes[key])
    if isinstance(notes.get("panel"), list):
        fixed["panel"] = [person(p) for p in notes["panel"]]
    return fixed


def _inside_fence(text: str) -> str:
    """An earlier draft without the marker lines it comes back between."""
    first, _, rest = text.partition("\n")
    return rest[: -len(first)].rstrip("\n") if rest.endswith(f"\n{first}") else text


def _notes(asked: str) -> dict[str, Any]:
    start = re.search(r"^The notes:\n(.+)\n", asked, re.MULTILINE)
    if start is None:
        raise ModelUseless(_USELESS)
    fence = start.group(1)
    end = asked.rfind(f"\n{fence}", start.end() - 1)
    if end < 0:
        raise ModelUseless(_USELESS)
    try:
        notes = yaml.load(asked[start.end() : end], Loader=_LOADER)  # noqa: S506 - the C twin of SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ModelUseless(_USELESS) from error
    if not isinstance(notes, dict):
        raise ModelUseless(_USELESS)
    return notes


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _spelt(day: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(day, "%d %B %Y").date()
    except ValueError:
        return None


def _findings(text: str) -> tuple[Finding, ...]:
    found = []
    for line in text.splitlines():
        match = _FINDING.match(line.strip())
        if match:
            quoted = _WORDS.search(match.group(2))
            words = _QUOTED.findall(quoted.group(1)) if quoted else _words_in_reason(match.group(2))
            found.append(Finding(match.group(1), match.group(2), tuple(words)))
    return tuple(found)


def _words_in_reason(reason: str) -> list[str]:
    return [m["first"] or m["claim"] for m in _IN_REASON.finditer(reason)]
