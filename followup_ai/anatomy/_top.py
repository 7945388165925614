"""The top of a message: date, addresses, chatter and the greeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from followup_ai.anatomy import _courtesies as courtesies
from followup_ai.anatomy._lines import APART, Line, blocks_of, cut_front, ends_sentence, joined, part, trim
from followup_ai.anatomy._message import Message, is_chatter

_HEAD_LINES = 30
_HEADING = re.compile(
    r"(?:\*\*|__)?[A-Z0-9][\w.'’/&()–-]*[,:]?"
    r"(?: (?:[A-Z0-9(&–-][\w.'’/&()–-]*[,:]?|of|for|the|in|at|and|to|a)){1,9}(?:\*\*|__)?"
)
"""A line of capitalised words without a full stop: "Post of Claims Assessor"."""


def take_top(message: Message, letter: bool) -> None:
    """Finds greeting and date, and what stands above them: addresses, or chatter."""
    at = _greeting_at(message)
    if at is None:
        _take_top_without_greeting(message, letter)
        return
    above, line = message.lines[:at], message.lines[at]
    end = courtesies.greeting_end(message.words(line), alone=True)
    assert end is not None  # noqa: S101 - _greeting_at asked the same
    message.greeting = part(message.text, *trim(message.text, line.start, line.start + end))
    rest = cut_front(message.text, line, line.start + end)
    message.lines = [*([rest] if rest.length else []), *message.lines[at + 1 :]]
    if not rest.length:
        _take_second_greeting(message)
        if letter:
            _take_heading(message)
    _sort_above(message, above, letter)


def _take_second_greeting(message: Message) -> None:
    """ "Dear Dana,\nGood morning from Galway!": both lines greet; so does "Good afternoon," in a paragraph of its own."""
    line = message.lines[0] if len(message.lines) > 1 else None
    if line is None or message.greeting is None or not message.lines[1].gap:
        return
    words = message.words(line)
    if len(words.split()) <= (3 if line.gap else 9) and courtesies.greeting_end(words, alone=False) == len(words):
        message.greeting = part(message.text, message.greeting.start, line.end)
        message.lines = message.lines[1:]


def _take_heading(message: Message) -> None:
    """The line below the salutation that says, in British letters, what the letter is about: "Post of Claims Assessor"."""
    if message.subject is not None or len(message.lines) < 3 or not message.lines[1].gap:
        return
    words = message.words(message.lines[0])
    thanks = words.lower().startswith("thank") and not words.isupper()
    if words.endswith(".") or thanks or courtesies.is_closing(words):
        return
    if _HEADING.fullmatch(words):
        message.subject = part(message.text, message.lines[0].start, message.lines[0].end)
        message.subject_below = True
        message.lines = message.lines[1:]


def _greeting_at(message: Message) -> int | None:
    """The index of the line that greets, as long as no body stands above it; "Dana," greets where "Dear Dana" does not."""
    if message.lines:
        words = message.words(message.lines[0])
        if words.endswith(",") and courtesies.greeting_end(words, alone=True) == len(words):
            return 0
    at = _opener_at(message)
    return at if at is not None else _vocative_at(message)


def _opener_at(message: Message) -> int | None:
    """The index of the first line that starts with "Dear", "Hi" and the like."""
    body = 0
    for at, line in enumerate(message.lines[:_HEAD_LINES]):
        words = message.words(line)
        end = courtesies.greeting_end(words, alone=False)
        if end is not None and (at == 0 or end == len(words) or line.gap or words[:4].lower() == "dear"):
            return at
        if line.length > 70 or (ends_sentence(message.folded, line) and len(words.split()) > 6):
            body += line.length
        if body > 300:
            return None
    return None


def _vocative_at(message: Message) -> int | None:
    """The index of the first line that starts with a bare name, below nothing but a date, an address or chatter."""
    for at, line in enumerate(message.lines[:_HEAD_LINES]):
        words = message.words(line)
        if courtesies.is_date(words):
            continue
        follows = at + 1 < len(message.lines) or line.length > 30
        if follows and courtesies.greeting_end(words, alone=True) is not None:
            return at
        if at == 0 and courtesies.is_candidate(words, message.candidate):
            return None
        if not _is_short(message, line) and not is_chatter(message, line):
            return None
    return None


def _take_top_without_greeting(message: Message, letter: bool) -> None:
    """A date first, and the addresses of a letter; "Dana" alone on the first line greets all the same."""
    lines = message.lines
    if letter:
        count = 0
        while (
            count < min(len(lines) - 1, _HEAD_LINES)
            and _is_short(message, lines[count])
            and not courtesies.is_closing(message.words(lines[count]))
        ):
            count += 1
        dated = any(courtesies.is_date(message.words(line)) for line in lines[:count])
        if dated and count < len(lines):
            message.lines = lines[count:]
            _sort_above(message, lines[:count], letter)
            return
    if len(lines) > 1 and courtesies.is_date(message.words(lines[0])):
        message.date = joined(message.text, lines[:1])
        message.lines = lines = lines[1:]
    if len(lines) > 2 and lines[1].gap and _greets_by_name(message, lines[0]):
        message.greeting = joined(message.text, lines[:1])
        message.lines = lines[1:]


def _greets_by_name(message: Message, line: Line) -> bool:
    words = message.words(line)
    if courtesies.is_closing(words) or courtesies.is_candidate(words, message.candidate):
        return False
    return courtesies.is_name(words, 3) and not words.isupper() and len(words.split()) <= 3


def _is_short(message: Message, line: Line) -> bool:
    """Whether a line may belong to an address: short and no sentence."""
    words = message.words(line)
    return len(words) <= 60 and not (ends_sentence(message.folded, line) and len(words.split()) > 4) and words[-1] not in ":!?"


def _sort_above(message: Message, above: Sequence[Line], letter: bool) -> None:
    """Gives the lines above a greeting their roles: date, address, chatter."""
    for block in blocks_of(above):
        run: list[Line] = []
        addressed = letter or len(block) > 1 or re.search(r"[\d@\[]", message.words(block[0])) is not None
        addressed = addressed and all(_is_short(message, line) for line in block) and not is_chatter(message, block[0])
        for line in block:
            if message.date is None and courtesies.is_date(message.words(line)):
                message.date = joined(message.text, [line])
                _put_above(message, run, addressed)
                run = []
            else:
                run.append(line)
        _put_above(message, run, addressed)


def _put_above(message: Message, run: Sequence[Line], addressed: bool) -> None:
    if run and addressed:
        message.address.append(joined(message.text, run))
    elif run:
        message.before += [replace(run[0], gap=APART), *run[1:]]
