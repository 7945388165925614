"""Takes apart a call script: opening, talking points, question, close and voicemail, labelled or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from followup_ai.anatomy import _courtesies as courtesies
from followup_ai.anatomy._lines import (
    Line,
    bullet,
    cut_front,
    ends_sentence,
    joined,
    paragraphs_of,
    part,
    read_lines,
    starts_sentence,
    trim,
)
from followup_ai.anatomy._message import Message, body_of
from followup_ai.compiled import compiled
from followup_ai.models import Draft, Part
from followup_ai.patterns import expression

_NUMBERED = compiled(r"(?:(?:step|part|section) )?(?:#?\d{1,2}|[ivx]{1,4}|[a-f])[.):] *", re.IGNORECASE)
_NOTE = r"(?: *[(\[][^()\[\]]{0,60}[)\]])?"
_KINDS = {
    "voicemail": (
        r"(?:(?:and |or )?(?:if|when) [^.:\n]{0,40}(?:voice ?-?mail|no answer|machine|message|does(?:n't"
        r"| not) (?:answer|pick up)|no(?:body| one) (?:answers|picks up|is there))"
        r"[^.:\n]{0,20}|(?:for |the |leaving (?:a )?)?(?:voice ?-?mails?|vm|answering machine|answerphone|no answer)"
        r"(?: ?[/&-]? ?(?:script|message|version|text|alternative|option|drop|if no answer|to leave))*|(?:message"
        r"|what) to leave[^.:\n]{0,30}|leave (?:a|this) (?:message|voicemail)[^.:\n]{0,20})"
    ),
    "opening": (
        r"(?:opening|open|opener|intro(?:duction)?|greeting|hook|start|hello|warm[- ]?up|who(?: i am|'s calling)?|"
        r"(?:if|when) (?:s?he|they|dana|you|\w+) (?:answers?|picks? up|gets? through)[^.:\n]{0,20}|live(?: call| answer)?)"
        r"(?: (?:line|lines|statement|remarks|script))?(?: ?(?:&|and|/|,) ?(?:intro(?:duction)?|greeting|purpose"
        r"|reason|thanks?|thank[- ]you|opening))*"
    ),
    "points": (
        r"(?:(?:key |main |talking |discussion |selling |my |core |central |top )*(?:talking[- ])?(?:points?|topics?"
        r"|messages?|highlights?)(?: of (?:the )?(?:call|discussion|conversation))?"
        r"(?: to (?:make|mention|cover|hit))?(?: ?[#(]?\d{1,2}\)?)?|body|middle|content|discussion|thank[- ]?you"
        r"|thanks|gratitude|appreciation|reason(?: for (?:my |the )?call(?:ing)?)?|purpose|"
        r"(?:the )?main part|reminder|interest|enthusiasm|value(?: add(?:ed)?)?|qualifications?|what to say|bridge"
        r"|specifics?|detail|reference|follow[- ]?up)"
    ),
    "question": r"(?:the |my |your |main |key |one |closing |(?:and )?(?:then|now|finally|lastly) )*"
    r"(?:questions?|asks?|request|inquiry|next[- ]steps?"
    r"|call to action|cta|timeline)(?: ?(?:&|and|/|,|-) ?(?:questions?|asks?|next[- ]steps?"
    r"|timeline))*(?: (?:question|ask))?",
    "close": r"(?:the )?(?:clos(?:e|ing|er|ure)|wrap[- ]?up|end(?:ing)?|sign[- ]?off|good-?bye|farewell|outro"
    r"|conclusion|(?:and |then )?to (?:finish|close|end|wrap up)|thanks and (?:good-?bye|close)|exit)"
    r"(?: (?:line|lines|statement|remarks))?(?: ?(?:&|and|/"
    r"|,) ?(?:thanks?|thank[- ]you|goodbye))*",
    "title": r"(?:(?:phone |call |telephone |follow[- ]?up |check[- ]?in |thank[- ]you |live |cold )*(?:script"
    r"|call)s?(?: script)?(?: (?:for|to|with|:|–|-)[^.:\n]{0,60})?)",
}
_LABELS = {kind: expression(rf"{words}{_NOTE}(?= *(?::|$|[*_\])]| [-–—] ))", re.IGNORECASE) for kind, words in _KINDS.items()}
_ORDER = ("voicemail", "opening", "points", "question", "close", "title")
_UNKNOWN = expression(rf"[A-Z][\w'/& -]{{1,40}}{_NOTE}:$")
_UNKNOWN_BOLD = expression(r"(?:\*\*|__)[^*_:\n]{2,40}(?::(?:\*\*|__)|(?:\*\*|__) ?:)")
_LEAD_IN = expression(r"((?!you\b|me\b|caller\b)[A-Z][\w'-]+(?: [\w'-]+){0,3}): (?=\S)", re.IGNORECASE)
_LABEL_END = compiled(r"[*_ ]*(?:[:\])]|[-–—](?= ))?[\])*_:=# ]*")
_NAMES_POINTS = expression(r"point|topic|message|highlight|body|middle|main part|to say", re.IGNORECASE)
_SEVERAL_POINTS = expression(
    r"(?:points|topics|messages|highlights|body|middle|content|discussion|part|to say)(?!.*\d)", re.IGNORECASE
)
_SPEAKER = expression(r"[\"'*_ ]*[A-Z][\w .']{0,24}:[*_ ]*(?=(?:hi|hello|hey|good)\b)", re.IGNORECASE)
_DIRECTION = expression(r"[*_]*(?:\([^()]{1,120}\)|\[[^\[\]]{1,120}\]|<[^<>]{1,120}>)[.*_]*$")


@dataclass
class Section:
    """What stands under one label; `single` where the label announces one point, not several."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    single: bool = False


@dataclass(frozen=True)
class Label:
    """A label at the start of a line: its kind, and where the spoken words behind it start.

    `single` where it announces one point; `weak` where its words may as well lead a bullet ("Interest:").
    """

    kind: str
    end: int
    single: bool = False
    weak: bool = False


def _label(message: Message, line: Line) -> Label | None:
    """The label the line starts with, if any."""
    words = message.folded[line.start : min(line.end, line.start + 140)]
    lead = len(words) - len(words.lstrip("#*_>[(-•= "))
    number = _NUMBERED.match(words, lead)
    at = number.end() if number else lead
    at += len(words[at:]) - len(words[at:].lstrip("*_ "))
    shouted = line.length <= 40 and words.rstrip("*_ ").isupper()
    decorated = number is not None or shouted or any(c in words[:at] for c in "#*_[(=")
    for kind in _ORDER:
        match = _LABELS[kind].match(words, at)
        if match and (label := _known_label(line, words, match, kind, decorated)):
            return label
    if decorated and _UNKNOWN.match(words, at) and len(words.split()) <= 6:
        return Label("unknown", line.end, single=True, weak=True)
    front = len(words) - len(words.lstrip("#->•0123456789.) "))
    if bold := _UNKNOWN_BOLD.match(words, front):
        return Label("unknown", line.start + bold.end(), single=True, weak=True)
    if line.gap and (lead_in := _LEAD_IN.match(words)) and not courtesies.is_candidate(lead_in.group(1), message.candidate):
        return Label("lead-in", line.start + lead_in.end(), single=True, weak=True)
    return None


def _known_label(line: Line, words: str, match: re.Match[str], kind: str, decorated: bool) -> Label | None:
    """The label whose words matched, if a colon, a dash or the end of the line shows that it is one."""
    tail = _LABEL_END.match(words, match.end())
    spent = tail.end() if tail else match.end()
    whole = spent >= len(words.rstrip())
    weak = kind == "points" and not _NAMES_POINTS.search(match.group())
    dashed = decorated and spent > match.end() + 1
    ending = words[match.end() : spent]
    if not (":" in ending or "]" in ending or (")" in ending and whole) or dashed or (whole and (decorated or not weak))):
        return None
    single = kind == "points" and not _SEVERAL_POINTS.search(match.group())
    return Label(kind, min(line.end, line.start + spent), single, weak)


def _sections(message: Message) -> list[Section]:
    """The script cut at its labels; the first section, of kind "", is what stands above them."""
    sections = [Section("")]
    seen: set[str] = set()
    for line in message.lines:
        label = _label(message, line)
        if label is None or _is_inner(label, line, sections[-1].kind, seen, bullet(message.folded, line) is not None):
            sections[-1].lines.append(line)
            continue
        kind = label.kind
        if kind in ("unknown", "lead-in"):
            kind = "points" if seen & {"opening", "points"} or sections[-1].kind else "title"
        seen.add(kind)
        rest = cut_front(message.text, line, label.end)
        sections.append(Section(kind, [replace(rest, gap=1)] if rest.length else [], label.single))
    return sections


def _is_inner(label: Label, line: Line, inside: str, seen: set[str], bulleted: bool) -> bool:
    """Whether a label stands within the part `inside` and is none of the call's own."""
    if label.kind == "lead-in" and inside not in ("opening", "points"):
        return True
    if inside == "voicemail":
        return label.kind not in ("voicemail", "title") and (label.kind in seen or label.weak)
    return inside == "points" and bulleted and label.weak and label.end < line.end


def _merge(sections: list[Section]) -> list[Section]:
    """Neighbours of one kind become one, save points."""
    merged: list[Section] = []
    for section in sections:
        if merged and merged[-1].kind == section.kind and section.kind != "points":
            merged[-1].lines += section.lines
        elif section.lines:
            merged.append(section)
    return merged


def read_script(message: Message, base: int) -> Draft:
    """The Draft of a call script whose header has been taken.

    Args:
        message: its lines, subject and quoted mail set.
        base: where the body starts at the earliest.
    """
    sections = _sections(message)
    labelled = {s.kind for s in sections if s.lines} - {"", "title", "voicemail"}
    sections = _merge(sections)
    voicemail = next((joined(message.text, s.lines) for s in sections if s.kind == "voicemail"), None)
    spoken = [s for s in sections if s.kind != "voicemail"]
    extra = [s for s in sections if s.kind == "voicemail"][1:]
    found = _from_labels(message, spoken) if labelled else _from_paragraphs(message, [line for s in spoken for line in s.lines])
    found.other += [joined(message.text, s.lines) for s in extra]
    if found.question is None:
        _find_question(message.text, found)
    opening = found.opening
    spoken_parts = [p for p in (opening, *found.points, found.question, found.close, *found.other) if p]
    return Draft(
        text=message.text,
        format="call-script",
        body=body_of(message, base),
        subject=message.subject,
        address=tuple(message.address),
        greeting=_spoken_greeting(message, opening) if opening else None,
        paragraphs=tuple(sorted(spoken_parts, key=lambda p: p.start)),
        opening=opening,
        points=tuple(found.points),
        question=found.question,
        close=found.close,
        voicemail=voicemail,
        quoted=message.quoted,
    )


def _spoken_greeting(message: Message, opening: Part) -> Part | None:
    """The greeting that starts the opening, past stage directions and the name of the speaker."""
    for line in read_lines(message.text[: opening.end], opening.start)[:3]:
        words = message.words(line)[:300]
        if _DIRECTION.match(words):
            continue
        speaker = _SPEAKER.match(words)
        front = speaker.end() if speaker else 0
        end = courtesies.spoken_greeting_end(words[front:])
        if end is None or courtesies.is_candidate(words[front : front + end], message.candidate):
            return None
        return part(message.text, *trim(message.text, line.start + front, line.start + front + end))
    return None


@dataclass
class Spoken:
    """The parts of a call, as far as found; `other` is text that belongs to none of them."""

    opening: Part | None = None
    points: list[Part] = field(default_factory=list)
    question: Part | None = None
    close: Part | None = None
    other: list[Part] = field(default_factory=list)


def _from_labels(message: Message, sections: Sequence[Section]) -> Spoken:
    """The parts as the labels name them."""
    found = Spoken()
    has_opening = any(s.kind == "opening" for s in sections)
    has_close = any(s.kind == "close" for s in sections) or sum(s.kind == "points" for s in sections) > 1
    for section in _with_points(message, sections):
        whole = joined(message.text, section.lines)
        if section.kind == "points":
            tail = [] if has_close else _unlisted_tail(message, section)
            found.points += _points(message, replace(section, lines=section.lines[: len(section.lines) - len(tail)]))
            if tail:
                found.close = joined(message.text, tail)
        elif section.kind == "opening" and found.opening is None:
            found.opening = whole
        elif section.kind == "question" and found.question is None:
            found.question = whole
        elif section.kind == "close" and found.close is None:
            found.close = whole
        elif section.kind in ("", "title") and not has_opening and found.opening is None:
            found.opening = whole
        else:
            found.other.append(whole)
    return found


def _with_points(message: Message, sections: Sequence[Section]) -> Iterator[Section]:
    """The sections; where no label announces points, the list that stands apart below the opening is a section of them."""
    announced = any(s.kind == "points" for s in sections)
    for section in sections:
        listed = (at for at, line in enumerate(section.lines) if at and line.gap and bullet(message.folded, line))
        cut = next(listed, None) if section.kind == "opening" and not announced else None
        if cut is None:
            yield section
        else:
            yield replace(section, lines=section.lines[:cut])
            yield Section("points", section.lines[cut:])


def _unlisted_tail(message: Message, section: Section) -> list[Line]:
    """The lines below a list of points that are said afterwards: a paragraph of its own, with no bullet."""
    marks = [at for at, line in enumerate(section.lines) if bullet(message.folded, line)]
    if not marks:
        return []
    level = section.lines[marks[-1]].indent
    after = range(marks[-1] + 1, len(section.lines))
    cut = next((at for at in after if section.lines[at].gap and section.lines[at].indent <= level), len(section.lines))
    return [] if all(_DIRECTION.match(message.words(line)) for line in section.lines[cut:]) else section.lines[cut:]


def _points(message: Message, section: Section) -> list[Part]:
    """The talking points under one label: each bullet, else each paragraph, stage directions included."""
    lines = section.lines
    if section.single:
        return [joined(message.text, lines)]
    marks = {at for at, line in enumerate(lines) if bullet(message.folded, line)}
    if not marks:
        parts = [joined(message.text, lines[a:b]) for a, b in _by_paragraph(message, lines)]
        return _told_off(message, parts[0]) if len(parts) == 1 else parts
    if marks == {0} and len(told := _told_off(message, joined(message.text, lines))) > 1:
        return told
    level = min(lines[at].indent for at in marks)
    starts = [at for at in sorted(marks) if lines[at].indent <= level + 1]
    starts += [
        at for at in range(starts[0] + 1, len(lines))
        if at not in marks and lines[at].gap and lines[at].indent <= level and not _DIRECTION.match(message.words(lines[at]))
    ]  # fmt: skip
    cuts = sorted({*starts, len(lines)})
    cuts[0] = 0 if starts and starts[0] == cuts[0] else cuts[0]  # the line that introduces the bullets goes with the first
    return [joined(message.text, lines[a:b]) for a, b in pairwise(cuts)]


# "First, the tanks. Second, the casks. And third, …": each begins a sentence.
_TOLD_OFF = expression(
    r"(?:^|(?<=[.!?;] )|(?<=[.!?;]\n))(?:and |but |then )?(?P<nth>first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?"
    r"|fifth(?:ly)?|sixth(?:ly)?|\(?\d[.)](?!\d)|last(?:ly)?|finally)(?:,| of all,?|(?<=[.)])) (?=\S)",
    re.IGNORECASE,
)
_NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth")


def _told_off(message: Message, whole: Part) -> list[Part]:
    """The points of one paragraph that tells them off, "First, … Second, … And third, …"; else the paragraph."""
    text = message.folded[whole.start : whole.end]
    starts, due = [], 0
    for match in _TOLD_OFF.finditer(text):
        nth = match["nth"].lower().strip("().")
        ends = due > 1 and nth in ("last", "lastly", "finally")
        if due < len(_NUMBERS) and (nth.removesuffix("ly") == _NUMBERS[due] or nth == str(due + 1) or ends):
            starts.append(whole.start + match.start())
            due += 1
    if due < 2:
        return [whole]
    starts[0] = whole.start
    return [part(message.text, *trim(message.text, a, b)) for a, b in pairwise([*starts, whole.end])]


def _by_paragraph(message: Message, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Index ranges of paragraphs; where every line is a sentence of its own, each line is one."""
    own = len(lines) > 1 and all(ends_sentence(message.folded, line) and starts_sentence(message.text, line) for line in lines)
    cuts = [0]
    for at, line in enumerate(lines):
        if at and (own or line.gap) and not _DIRECTION.match(message.words(line)):
            cuts.append(at)
    return list(pairwise([*cuts, len(lines)]))


def _from_paragraphs(message: Message, lines: list[Line]) -> Spoken:
    """The parts of an unlabelled script, by their place: first, between, the question that stands apart, last."""
    found = Spoken()
    blocks = paragraphs_of(message.text, message.folded, lines)
    if len(blocks) == 1 and len(lines) > 2 and not any(line.gap for line in lines):
        blocks = [lines[a:b] for a, b in _by_paragraph(message, lines)]
    blocks = [block for block in blocks if block]
    first = next((at for at, block in enumerate(blocks) if _greets(message, block[0])), 0)
    found.other = [joined(message.text, block) for block in blocks[:first]]
    blocks = blocks[first:]
    if not blocks:
        return found
    if len(blocks) > 2 and _asks(message, blocks[0]) and _greets(message, blocks[1][0]):
        blocks[:2] = [[*blocks[0], *blocks[1]]]  # "May I speak to Dana Whitfield?", and then hello
    cut = next((at for at, line in enumerate(blocks[0]) if at and bullet(message.folded, line)), len(blocks[0]))
    found.opening = joined(message.text, blocks[0][:cut])
    middle = [block for block in (blocks[0][cut:], *blocks[1:]) if block]
    if (
        middle
        and not any(bullet(message.folded, line) for line in middle[-1])
        and not (len(middle) == 1 and _asks(message, middle[0]))
    ):
        found.close = joined(message.text, middle.pop())
    asking = next((block for block in reversed(middle) if _asks(message, block)), None)
    for block in middle:
        if block is asking:
            found.question = joined(message.text, block)
        else:
            found.points += (
                _points(message, Section("points", block)) if _listed(message, block) else [joined(message.text, block)]
            )
    return found


def _greets(message: Message, line: Line) -> bool:
    return courtesies.spoken_greeting_end(message.words(line)[:200]) is not None


def _asks(message: Message, block: Sequence[Line]) -> bool:
    return message.words(block[-1]).rstrip("\"'*_) ").endswith("?") and not _listed(message, block)


def _listed(message: Message, block: Sequence[Line]) -> bool:
    return any(bullet(message.folded, line) for line in block)


def _find_question(text: str, found: Spoken) -> None:
    """A question that shares its paragraph with the close: the paragraph is cut behind it."""
    close = found.close
    if close is None:
        return
    mark = max(close.text.rfind("?"), close.text.rfind("？"))
    if mark < 0:
        return
    start, end = trim(text, close.start + mark + 1, close.end)
    while start < end and text[start] in "\"'”’)*_":
        start += 1
    start, end = trim(text, start, end)
    found.question = part(text, close.start, start if start == end else close.start + mark + 1)
    found.close = part(text, start, end) if start < end else None
