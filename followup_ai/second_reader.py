"""A second reader: a model that reads a draft against the meaning of the rules, in one call.

It must quote the words it objects to. A quote that does not stand in the draft, or a rule it was not asked about, is thrown
away; what is left can only fail a rule, never pass one. Knows no network: the loop asks, this module words and reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from followup_ai.models import Context, Draft, Message, Part, Span, Verdict
from followup_ai.readings import Objection, Reading
from followup_ai.replies import Reply
from followup_ai.rules import all_rules
from followup_ai.rules._text import fold
from followup_ai.templates import new_fence, reader_messages
from followup_ai.veils import Veiled

Scope = Literal["all", "unsure"]
"""What the second reader is asked about: every rule about sense, or those whose verdict was not sure."""

_COUNTED = frozenset(
    {"paragraph-limit", "channel-fit", "calm-punctuation", "no-placeholders", "proofread", "well-timed", "fresh"}
)
"""Rules decided by counting or comparing, where a model's reading adds nothing."""


@dataclass(frozen=True, repr=False)
class Questions(Veiled):
    """One call to make: what to send, and the rules it asks about."""

    open_fields: ClassVar = frozenset({"rules"})

    messages: tuple[Message, ...]
    rules: tuple[str, ...]


def questions(draft: Draft, context: Context, verdicts: Iterable[Verdict], scope: Scope = "all") -> Questions | None:
    """What to ask of a draft; None where there is nothing to ask.

    Args:
        draft: what is to be read.
        context: must have an interview and a reader.
        verdicts: what the rules said of it.
        scope: which verdicts are to be read again.
    """
    open_ = {v.rule for v in verdicts if v.verdict != "not-applicable" and (scope == "all" or not v.sure)}
    asked = [rule for rule in all_rules() if rule.id in open_ - _COUNTED]
    if not asked:
        return None
    messages = reader_messages(context, draft, asked, new_fence())
    return Questions(tuple(messages), tuple(rule.id for rule in asked))


def reading_of(reply: Reply, draft: Draft, asked: Sequence[str], attempt: int = 1) -> Reading:
    """What a reply objects to, without what it made up; one that says neither objections nor "none" agrees to nothing.

    Args:
        reply: the second reader's.
        draft: what it read.
        asked: ids of the rules it was asked about.
        attempt: number of the attempt.
    """
    kept: dict[tuple[str, str], Objection] = {}
    discarded = 0
    understood = _NOTHING.fullmatch(reply.text) or _records(reply.text)
    for rule, words, why in _lines(reply.text):
        place = find_words(draft, words)
        if rule not in asked or place is None:
            discarded += 1
            continue
        exact = draft.text[place[0] : place[1]]
        kept.setdefault((rule, exact), Objection(rule=rule, words=exact, why=_plain(why)))
    return Reading(
        attempt=attempt,
        model=reply.model,
        asked=tuple(asked),
        objections=tuple(kept.values()),
        discarded=discarded,
        problem="" if understood else f"{reply.model} names no rule and does not say none; name another second reader.",
        prompt_tokens=reply.prompt_tokens,
        completion_tokens=reply.completion_tokens,
        seconds=round(reply.seconds, 3),
        cost_usd=reply.cost_usd,
    )


def together(verdicts: Iterable[Verdict], reading: Reading, draft: Draft) -> tuple[Verdict, ...]:
    """The verdicts of both readers: a rule fails if either fails it, and the reason says who objects.

    Where the second reader was asked about an unsure pass and has no objection, the pass is sure.
    """
    return tuple(_both(verdict, reading, draft) for verdict in verdicts)


def _both(verdict: Verdict, reading: Reading, draft: Draft) -> Verdict:
    if reading.problem or verdict.rule not in reading.asked:
        return verdict
    objections = [o for o in reading.objections if o.rule == verdict.rule]
    if not objections:
        return verdict if verdict.verdict != "pass" or verdict.sure else verdict.model_copy(update={"sure": True})
    said = " ".join(f'The second reader, {reading.model}, objects to "{_plain(o.words)}" ("{o.why}").' for o in objections)
    if verdict.verdict == "fail":
        return verdict.model_copy(update={"why": f"{verdict.why} {said}"})
    spans = tuple(span for o in objections for span in _spans(draft, o.words))
    remedy = next(rule.remedy for rule in all_rules() if rule.id == verdict.rule)
    return verdict.model_copy(update={"verdict": "fail", "sure": False, "why": said, "spans": spans, "remedy": remedy})


def _spans(draft: Draft, words: str) -> Iterable[Span]:
    place = find_words(draft, words)
    if place is None:
        return
    parts: tuple[tuple[Literal["subject", "body"], Part | None], ...] = (("subject", draft.subject), ("body", draft.body))
    for name, part in parts:
        if part is not None and part.start <= place[0] <= part.end:
            yield Span(part=name, start=place[0] - part.start, end=min(place[1], part.end) - part.start)
            return


_BEGINS = re.compile(r"[\s*`|\-\d.)]{0,8}([A-Za-z]{2,20}(?:-[A-Za-z]{1,20}){0,4})[`*]{0,3}\s{0,9}\|")
_NOTHING = re.compile(r"\W*(?:none|no objections?|nothing(?: to object(?: to)?)?)\W*", re.IGNORECASE)
_MOST = 40
"""Objections read of one reply; a model that writes more is not reading."""


def _lines(text: str) -> Iterable[tuple[str, str, str]]:
    """The objections of a reply: rule, words, why. Words may run over the end of a line."""
    for record in _records(text)[:_MOST]:
        rule, words, *why = (part.strip() for part in record[:5000].strip(" |").split("|"))
        if words:
            yield rule.strip("*`-.) 0123456789").lower(), words, " ".join(filter(None, why))


def _records(text: str) -> list[str]:
    """The rows that begin with a rule, each with the rows in which it goes on."""
    found: list[str] = []
    for row in text.splitlines():
        if _BEGINS.match(row):
            found.append(row)
        elif found and found[-1].strip(" |").count("|") < 2 and len(found[-1]) < 5000:
            found[-1] += f" {row}"
    return found


_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb` "


def find_words(draft: Draft, words: str) -> tuple[int, int] | None:
    """Where the words stand in the draft (case, white space and forms of quotes aside), as offsets; None where nowhere.

    Words of fewer than three letters or digits are in any text, and stand nowhere.
    """
    sought = _squeezed(words.strip(_QUOTES))[0]
    if sum(c.isalnum() for c in sought) < 3:
        return None
    text, places = _squeezed(draft.text)
    at = text.find(sought)
    while at >= 0:
        end = at + len(sought)
        if _whole(text, at, end):
            return places[at], places[end - 1] + 1
        at = text.find(sought, at + 1)
    return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch neither begins nor ends within a word."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not before and not after


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Folded lower-case text with white space as single spaces, and where each character stood."""
    folded, origin = fold(text)
    kept: list[str] = []
    places: list[int] = []
    for at, char in enumerate(folded):
        low = char.lower() if len(char.lower()) == 1 else char
        if low.isspace():
            if kept and kept[-1] == " ":
                continue
            low = " "
        kept.append(low)
        places.append(origin[at])
    return "".join(kept), places


_LONGEST_WHY = 200


def _plain(text: str) -> str:
    """A model's words, to be quoted: one line, without double quotes of its own, cut at length."""
    line = " ".join(text.replace('"', "'").split())
    return line if len(line) <= _LONGEST_WHY else line[: _LONGEST_WHY - 1] + "…"
