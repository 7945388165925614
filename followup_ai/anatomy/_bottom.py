"""The bottom of a message: postscript, sign-off, name, signature, and chatter below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from followup_ai.anatomy import _courtesies as courtesies
from followup_ai.anatomy._lines import (
    APART,
    Line,
    bullet,
    cut_back,
    cut_front,
    ends_sentence,
    fold,
    joined,
    part,
    read_lines,
    trim,
)
from followup_ai.anatomy._message import Message, is_chatter
from followup_ai.models import Part
from followup_ai.patterns import expression

_POSTSCRIPT = expression(
    r"[*_]*(?:(?:[pP]\. ?){1,3}[sS]\b\.?|P{1,3}\.?S\.?(?=[ :,.\-–—*])|p{1,3}s(?=[:.])|post ?scriptum"
    r"|postscript(?=:)|N\.? ?B\.(?= )|N\.?B\.?(?=:))[*_ ]*[:.,\-–—]*",
    re.ASCII,
)
_CONTACT = expression(
    r"@|https?:|www\.|\.(?:com|org|net|io|dev|me|co|edu|uk|de|example)\b|linkedin|github|(?:\+|\("
    r"|\b)\d[\d ().\-/]{5,}|\b(?:phone|tel|mobile|cell|email|e-mail|"
    r"portfolio|pronouns)\b|^(?:encl|enc|cc|attach|enclos|sent from|get outlook|he/him|she/her|they/them|m:|t:|p:|e:)",
    re.IGNORECASE,
)
_FOOT_LINES = 16


def take_postscript(message: Message) -> None:
    """Finds "P.S. …": from its line to the end of its block, further postscripts included."""
    lines = message.lines
    first = next((at for at, line in enumerate(lines) if _starts_postscript(message, line, at)), None)
    if first is None:
        return
    last = first + 1
    while last < len(lines):
        line = lines[last]
        words = message.words(line)
        if courtesies.is_closing(words) or courtesies.is_candidate(words, message.candidate) or words == "--":
            break
        if line.gap >= APART or (line.gap and not _starts_postscript(message, line, last)):
            break
        if (
            last == len(lines) - 1
            and ends_sentence(message.folded, lines[last - 1])
            and courtesies.is_name(words, 3)
            and not message.candidate
        ):
            break
        last += 1
    message.postscript = joined(message.text, lines[first:last])
    rest = [replace(line, gap=APART) for line in lines[last : last + 1]] + lines[last + 1 :]
    message.lines = lines[:first] + rest


def _starts_postscript(message: Message, line: Line, at: int) -> bool:
    match = _POSTSCRIPT.match(message.words(line)[:40])
    if match is None:
        return False
    plain = not re.search(r"[.:,\-–—*]", match.group())  # "PS I forgot …": only near the end
    return not plain or at >= len(message.lines) - 4


def postscripts(found: Part) -> tuple[Part, ...]:
    """Each of the postscripts that stand in `found`, the postscript of a Draft: "P.S. …" and "P.P.S. …" are two."""
    text, base = fold(found.text), found.start
    starts = [line.start for line in read_lines(found.text) if _POSTSCRIPT.match(text, line.start, line.end)]
    cuts = [0, *(at for at in starts if at), len(found.text)]
    places = [trim(found.text, a, b) for a, b in pairwise(cuts)]
    return tuple(Part(found.text[a:b], base + a, base + b) for a, b in places)


def take_bottom(message: Message) -> None:
    """Finds sign-off, name and signature, from the last lines upwards."""
    delimiter = _delimiter(message)
    foot = message.lines[delimiter:]
    message.lines = message.lines[:delimiter]
    at = _closing_at(message)
    if at is not None:
        _take_from(message, at)
    elif not _take_one_line_closing(message) and not _take_name_alone(message):
        _take_tail(message)
    _take_signature(message, foot[1:])


def _delimiter(message: Message) -> int:
    """The index of the line "--" that mail programs put above a signature; the number of lines where there is none."""
    for at in range(len(message.lines) - 1, -1, -1):
        if message.words(message.lines[at]) == "--":
            return at
    return len(message.lines)


def _closing_at(message: Message) -> int | None:
    """The index of the line that closes the message, the name on a later line or missing."""
    lines = message.lines
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _FOOT_LINES), -1):
        words = message.words(lines[at])
        below = lines[at + 1 :]
        named = bool(below) and _is_name_line(message, below[0], after_closing=courtesies.is_closing(words))
        if courtesies.is_closing(words):
            told = below and (is_chatter(message, below[0]) or _CONTACT.search(message.words(below[0])))
            if named or told or (not below and at > 0):
                return _first_of_two(message, at)
        elif named and len(below) <= 6 and courtesies.closing_before_name(words) and not _CONTACT.search(words):
            return _first_of_two(message, at)
        elif named and (_thanks_reader(message, words) or _closes_unknown(message, at)):
            return at
    return None


def _closes_unknown(message: Message, at: int) -> bool:
    """ "Pozdrawiam\nWojtek": a few words apart from the text, in whatever language, right above a name and its details."""
    line, below = message.lines[at], message.lines[at + 1 :]
    if (
        not line.gap
        or at == 0
        or below[0].gap
        or bullet(message.folded, line)
        or not courtesies.open_closing(message.words(line))
    ):
        return False
    known = courtesies.is_candidate(_called(message.words(below[0])), message.candidate)
    if not known and (ends_sentence(message.folded, below[0]) or courtesies.is_name(message.words(line))):
        return False
    return all(_is_signature(message, other, None) for other in below[1:])


def _first_of_two(message: Message, at: int) -> int:
    """ "Many thanks,\\n\\nKind regards,": both lines close."""
    above = message.lines[at - 1] if at else None
    if above is None or message.lines[at].gap >= APART:
        return at
    open_ended = message.words(above).rstrip("*_ ").endswith(",")
    wish = open_ended and not message.lines[at].gap and above.gap and courtesies.closing_before_name(message.words(above))
    if not wish and not courtesies.is_closing(message.words(above)):
        return at
    return at - 1 if open_ended or not message.lines[at].gap else at


def _thanks_reader(message: Message, words: str) -> bool:
    """ "Thanks again, Dana!" above the candidate's name: the name in it is the reader's."""
    if message.greeting is None or len(words) > 60:
        return False
    match = re.match(r"(.{4,40}?),? ([^\W\d_][\w'-]*)[,.!]?$", words)
    return bool(match and courtesies.is_closing(match.group(1)) and match.group(2) in message.greeting.text)


def _is_name_line(message: Message, line: Line, after_closing: bool) -> bool:
    words = message.words(line).lstrip("-–—~ ")
    called = _called(words)
    if courtesies.is_candidate(called, message.candidate) or courtesies.is_name(called):
        return not (courtesies.is_closing(words) and not courtesies.is_candidate(called, message.candidate))
    return after_closing and len(words) <= 40 and len(words.split()) <= 3 and not ends_sentence(message.folded, line)


def _called(words: str) -> str:
    """The name at the front of a signature line: "Sam Okafor | Engineer", "Sam Okafor, PMP"."""
    return re.split(r" *[|•·(/] *| +[-–—] +|, (?!jr|sr)", words, maxsplit=1, flags=re.IGNORECASE)[0].strip()


def _take_from(message: Message, at: int) -> None:
    """The closing starts at line `at`; name and signature follow."""
    lines = message.lines
    last = at
    if at + 1 < len(lines) and lines[at + 1].gap < APART:
        below = message.words(lines[at + 1])
        open_ended = at + 2 < len(lines) and courtesies.closing_before_name(below) and not courtesies.is_name(below)
        closes = courtesies.is_closing(below) or open_ended
        last += closes and not courtesies.is_candidate(below, message.candidate)
    message.sign_off = joined(message.text, lines[at : last + 1])
    message.lines, rest = lines[:at], lines[last + 1 :]
    if rest and _is_name_line(message, rest[0], after_closing=True):
        rest = _take_name(message, rest)
    _take_signature(message, rest)


def _take_name(message: Message, lines: Sequence[Line]) -> list[Line]:
    """The name at the start of the first line; returns what is left."""
    line = lines[0]
    words = message.words(line)
    lead = len(words) - len(words.lstrip("-–—~ "))
    end = line.start + lead + len(_called(words[lead:]))
    if end <= line.start + lead:
        end = line.end
    message.name = part(message.text, line.start + lead, end)
    at = end
    while at < line.end and message.folded[at] in " |•·,-–—/*_.":
        at += 1
    rest = cut_front(message.text, line, at) if at < line.end else None
    return [*([replace(rest, gap=0)] if rest else []), *lines[1:]]


def _take_signature(message: Message, lines: Sequence[Line]) -> None:
    """What stands below the name: contact lines are the signature, sentences are chatter."""
    lines = _without_marks(message, lines)
    if lines and message.name is None and _is_name_line(message, lines[0], after_closing=False):
        lines = _take_name(message, lines)
    kept = 0
    while (
        kept < len(lines)
        and (not kept or lines[kept].gap < APART)
        and _is_signature(message, lines[kept], lines[kept - 1] if kept else None)
    ):
        kept += 1
    if kept and message.signature is None:
        message.signature = joined(message.text, lines[:kept])
        lines = lines[kept:]
    if lines:
        message.after += [replace(lines[0], gap=APART), *lines[1:]]


def _without_marks(message: Message, lines: Sequence[Line]) -> list[Line]:
    """The lines but for "--"; the one behind it keeps apart what stood apart before it, such as what was below a subject."""
    kept: list[Line] = []
    gap = 0
    for line in lines:
        gap = max(gap, line.gap)
        if message.words(line) != "--":
            kept.append(replace(line, gap=gap))
            gap = 0
    return kept


def _is_signature(message: Message, line: Line, above: Line | None) -> bool:
    words = message.words(line)
    if is_chatter(message, line) and not _CONTACT.search(words):
        return False
    if _CONTACT.search(words) and (len(words) <= 120 and len(words.split()) <= 12):
        return True
    sentence = ends_sentence(message.folded, line) and len(words.split()) >= 5
    return (
        not sentence
        and len(words) <= 90
        and len(words.split()) <= 12
        and not (above and line.gap > 1 and len(words.split()) > 8)
    )


def _take_one_line_closing(message: Message) -> bool:
    """ "Thanks again, Sam" or "– Sam" on a line of its own, near the end."""
    lines = message.lines
    for at in range(len(lines) - 1, max(0 if message.greeting is None else -1, len(lines) - 8), -1):
        words = message.words(lines[at])
        found = courtesies.closing_with_name(words, message.candidate)
        if at and bullet(message.folded, lines[at]) and bullet(message.folded, lines[at - 1]):
            return False
        if found is None or not all(
            _is_signature(message, line, None) or is_chatter(message, line) for line in lines[at + 1 :]
        ):
            continue
        closes, named = found
        start = lines[at].start
        lead = len(words) - len(words.lstrip("*_ "))
        if closes > lead:
            message.sign_off = part(message.text, start, start + closes)
        message.lines, below = lines[:at], [cut_front(message.text, lines[at], start + named), *lines[at + 1 :]]
        _take_signature(message, _take_name(message, below))
        return True
    return False


def _take_name_alone(message: Message) -> bool:
    """The candidate's name on a line, with at most contact lines below; else a name-like last line after a sentence."""
    lines = message.lines
    for at in range(len(lines) - 1, max(0, len(lines) - 8) - (message.greeting is not None), -1):
        words = message.words(lines[at])
        below = lines[at + 1 :]
        known = courtesies.is_candidate(_called(words), message.candidate)
        alone = at > 0 and (lines[at].gap > 0 or ends_sentence(message.folded, lines[at - 1]))
        guessed = courtesies.is_slot(words) or (
            alone and courtesies.is_name(_called(words), 3) and not ends_sentence(message.folded, lines[at])
        )
        if below and not known and not any(_CONTACT.search(message.words(line)) for line in below):
            guessed = courtesies.is_slot(words)
        if (known or guessed) and all(_is_signature(message, line, None) or is_chatter(message, line) for line in below):
            message.lines = lines[:at]
            _take_signature(message, _take_name(message, lines[at:]))
            _take_trailing_closing(message)
            return True
    return False


def _take_trailing_closing(message: Message) -> None:
    """ "… See you soon! Thanks," with the name on the next line."""
    if not message.lines:
        return
    line = message.lines[-1]
    window = max(line.start, line.end - 100)
    at = courtesies.trailing_closing(message.folded[window : line.end])
    if at is not None:
        message.sign_off = part(message.text, window + at, line.end)
        message.lines[-1] = cut_back(message.text, line, window + at)


def _take_tail(message: Message) -> None:
    """A closing behind the last sentence, on the same line."""
    if not message.lines:
        return
    line = message.lines[-1]
    window = max(line.start, line.end - 160)
    found = courtesies.tail_closing(message.folded[window : line.end], message.candidate)
    if found is None:
        return
    starts, closes, named = (window + at for at in found)
    if closes > starts:
        message.sign_off = part(message.text, *trim(message.text, starts, closes))
    message.name = part(message.text, *trim(message.text, named, line.end))
    body = cut_back(message.text, line, starts)
    message.lines[-1:] = [body] if body.length else []
