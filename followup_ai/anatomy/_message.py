"""Takes apart a written message: header, greeting, paragraphs, sign-off, name, signature, postscript, quoted mail.

Each line gets a role, from the edges inwards; what is left in the middle is the body. A line that holds two things
("Hi Ana, thanks for …", "… next week. Thanks, Sam") is cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from followup_ai.anatomy import _courtesies as courtesies
from followup_ai.anatomy._lines import (
    APART,
    Line,
    blocks_of,
    cut_back,
    cut_front,
    ends_sentence,
    joined,
    paragraphs_of,
    part,
    trim,
)
from followup_ai.anatomy._quotes import HEADER, quotations
from followup_ai.models import Part

_SUBJECT = re.compile(r"[>#*_\"' -]*subject(?: line)?[*_\"' ]*:[*_ ]*", re.IGNORECASE)
_REFERENCE = re.compile(r"[*_]*(?:re|aw|fwd?|wg)[*_]* ?: ?", re.IGNORECASE)
_MARK = re.compile(r"(?:'''|~~~)\w*$|[-*_=~#+ ]{3,}$|[—–]{2,}$")
_POSTSCRIPT = re.compile(
    r"[*_]*(?:(?:[pP]\. ?){1,3}[sS]\b\.?|P{1,3}\.?S\.?(?=[ :,.\-–—*])|p{1,3}s(?=[:.])|post ?scriptum|postscript(?=:))[*_ ]*[:.,\-–—]*",
    re.ASCII,
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\.(?:com|org|net|io|dev|me|co|edu|uk|de|example)\b|linkedin|github|(?:\+|\(|\b)\d[\d ().\-/]{5,}|\b(?:phone|tel|mobile|cell|email|e-mail|"
    r"portfolio|pronouns)\b|^(?:encl|enc|cc|attach|enclos|sent from|get outlook|he/him|she/her|they/them|m:|t:|p:|e:)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"(?:note|notes|feel free|let me know if you|i hope this (?:helps|works)|here(?:'s| is| are)|sure|certainly|of course|absolutely|okay|ok|below is|"
    r"this (?:draft|email|version|message|letter)|would you like|if you(?:'d| would) like|want me to|as an ai|draft|word count|remember to|tip|"
    r"(?:e-?mail|body|message|letter|note)(?: body| text)?:)(?:\b|$|(?<=:))",
    re.IGNORECASE,
)
_HEAD_LINES = 30
_FOOT_LINES = 16


@dataclass
class Message:
    """What was found; lines not yet given a role are in `lines`."""

    text: str
    folded: str
    candidate: str
    lines: list[Line]
    script: bool = False
    subject: Part | None = None
    subject_below: bool = False
    """Whether other words stand above the subject line."""
    date: Part | None = None
    address: list[Part] = field(default_factory=list)
    greeting: Part | None = None
    before: list[Line] = field(default_factory=list)
    """Lines above the greeting that are neither address nor header: chatter."""
    sign_off: Part | None = None
    name: Part | None = None
    signature: Part | None = None
    after: list[Line] = field(default_factory=list)
    """Sentences below the name: chatter."""
    postscript: Part | None = None
    quoted: Part | None = None

    def words(self, line: Line) -> str:
        """The folded words of a line."""
        return self.folded[line.start : line.end]

    def paragraphs(self) -> list[Part]:
        """The body's paragraphs, and chatter above and below it, in order."""
        runs = (self.before, self.lines, self.after)
        return [joined(self.text, p) for run in runs for p in paragraphs_of(self.text, self.folded, run)]


def take_header(message: Message) -> None:
    """Removes fences and separators, then subject and header lines; puts earlier mail into `quoted`."""
    lines = message.lines
    own = 0
    while (
        own < len(lines) and own < 12 and (HEADER.match(message.words(lines[own])) or _SUBJECT.match(message.words(lines[own])))
    ):
        own += 1
    runs = quotations(message.folded, lines, own)
    if message.script:  # its parts are joined over lines: only what stands below them all can be earlier mail
        runs = [run for run in runs if run[1] == len(lines)]
    if runs:
        first, last = max(runs, key=lambda run: lines[run[1] - 1].end - lines[run[0]].start)
        message.quoted = part(message.text, lines[first].start, lines[last - 1].end)
    gone = {at for first, last in runs for at in range(first, last)}
    header = {at for at in range(own) if HEADER.match(message.words(lines[at]))}
    message.address += [joined(message.text, [lines[at]]) for at in sorted(header)]
    message.lines = [_after_gap(lines, at, gone | header) for at in range(len(lines)) if at not in gone | header]
    _drop_marks(message)
    _take_subject(message)


def _after_gap(lines: Sequence[Line], at: int, gone: Iterable[int]) -> Line:
    """The line; where the one above was taken out, as if a blank line stood before it."""
    return replace(lines[at], gap=APART) if at - 1 in gone else lines[at]


def _drop_marks(message: Message) -> None:
    kept: list[Line] = []
    gap = 0
    for line in message.lines:
        if line.length <= 80 and _MARK.match(message.words(line)) and message.words(line) != "--":
            gap = APART
        else:
            kept.append(replace(line, gap=max(gap, line.gap)))
            gap = 0
    message.lines = kept


def _take_subject(message: Message) -> None:
    """ "Subject: …" within the first lines, or "Re: …" as the first line or right above the greeting."""
    for at, line in enumerate(message.lines[: 1 if message.script else 10]):
        words = message.words(line)
        match = _SUBJECT.match(words)
        if match is None and (at == 0 or line.length <= 100) and (match := _REFERENCE.match(words)):
            if (
                at > 0
                and not (line.gap and courtesies.is_date(message.words(message.lines[at - 1])))
                and not _greets_next(message, at)
            ):
                continue
            match = re.match("", words)  # "Re:" belongs to the subject as given
        if match is None:
            continue
        start, end = trim(message.text, line.start + match.end(), line.end)
        rest = message.lines[at + 1 :]
        if (
            start == end
            and rest
            and rest[0].length <= 100
            and courtesies.greeting_end(message.words(rest[0]), alone=False) is None
        ):
            start, end, rest = rest[0].start, rest[0].end, rest[1:]
        while start < end and message.text[end - 1] in "*_" and words[0] in "*_>#":
            end -= 1
        if message.subject is None:
            message.subject = part(message.text, *trim(message.text, start, end))
            above = [*message.address, *([message.quoted] if message.quoted else [])]
            message.subject_below = at > 0 or any(p.start < start for p in above)
        if rest:
            rest[0] = replace(rest[0], gap=APART)
        message.lines = [*message.lines[:at], *rest]
        return


def _greets_next(message: Message, at: int) -> bool:
    near = [*message.lines[max(0, at - 1) : at], *message.lines[at + 1 : at + 2]]
    return any(courtesies.greeting_end(message.words(line), alone=False) == line.length for line in near)


# --- the top ---------------------------------------------------------------------------------------


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
    _sort_above(message, above, letter)


def _greeting_at(message: Message) -> int | None:
    """The index of the line that greets: the first that does, as long as no body stands above it."""
    seen = 0
    for at, line in enumerate(message.lines[:_HEAD_LINES]):
        words = message.words(line)
        end = courtesies.greeting_end(words, alone=False)
        if end is not None and (at == 0 or end == len(words) or line.gap or _dear(words)):
            return at
        if line.length > 70 or (ends_sentence(message.folded, line) and len(words.split()) > 6):
            seen += line.length
        if seen > 300:
            break
    for at, line in enumerate(message.lines[:_HEAD_LINES]):
        words = message.words(line)
        if courtesies.is_date(words):
            continue
        if courtesies.greeting_end(words, alone=True) is not None and at + 1 < len(message.lines) + (words != words.rstrip()):
            return at
        if courtesies.greeting_end(words, alone=True) is not None and line.length > 30:
            return at
        if at == 0 and _is_name_alone(message, line):
            return None
        if not _is_short(message, line) and not _is_chatter(message, line):
            return None
    return None


def _dear(words: str) -> bool:
    return words[:4].lower() == "dear"


def _is_name_alone(message: Message, line: Line) -> bool:
    return courtesies.is_candidate(message.words(line), message.candidate)


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


def _is_chatter(message: Message, line: Line) -> bool:
    return _CHATTER.match(message.words(line).lstrip("*_# ")) is not None


def _sort_above(message: Message, above: Sequence[Line], letter: bool) -> None:
    """Gives the lines above a greeting their roles: date, address, chatter."""
    for block in blocks_of(above):
        run: list[Line] = []
        addressed = letter or len(block) > 1 or re.search(r"[\d@\[]", message.words(block[0])) is not None
        addressed = addressed and all(_is_short(message, line) for line in block) and not _is_chatter(message, block[0])
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


# --- the bottom ------------------------------------------------------------------------------------


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
            if named or not below or _is_chatter(message, below[0]) or _CONTACT.search(message.words(below[0])):
                return _first_of_two(message, at)
        elif named and len(below) <= 6 and courtesies.closing_before_name(words) and not _CONTACT.search(words):
            return _first_of_two(message, at)
        elif named and _thanks_reader(message, words):
            return at
    return None


def _first_of_two(message: Message, at: int) -> int:
    """ "Many thanks,\\n\\nKind regards,": both lines close."""
    above = message.lines[at - 1] if at else None
    if above is None or message.lines[at].gap >= APART or not courtesies.is_closing(message.words(above)):
        return at
    open_ended = message.words(above).rstrip("*_ ").endswith(",")
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
        last += courtesies.is_closing(below) and not courtesies.is_candidate(below, message.candidate)
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
    lines = [line for line in lines if message.words(line) != "--"]
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


def _is_signature(message: Message, line: Line, above: Line | None) -> bool:
    words = message.words(line)
    if _is_chatter(message, line) and not _CONTACT.search(words):
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
        if found is None or not all(
            _is_signature(message, line, None) or _is_chatter(message, line) for line in lines[at + 1 :]
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
        if (known or guessed) and all(_is_signature(message, line, None) or _is_chatter(message, line) for line in below):
            message.lines = lines[:at]
            _take_signature(message, _take_name(message, lines[at:]))
            return True
    return False


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


def body_of(message: Message, base: int) -> Part:
    """All that follows the subject line; all of the text where other words stand above that line.

    Args:
        message: taken apart.
        base: where the text after a subject kept apart starts; 0 where there was none.
    """
    text, subject = message.text, message.subject
    if base or subject is None:
        return part(text, base, len(text))
    if message.subject_below:
        return part(text, 0, len(text))
    start, _ = trim(text, _line_end(text, subject.end), len(text))
    return part(text, start, len(text))


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "\n\r":
        at += 1
    return at
