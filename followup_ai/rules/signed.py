"""Whether the message is signed."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._calling import Call, find_calls, may_be_short_for, name_words, plain_name, read_name

_MESSAGE = "Dear Dana,\n\nThank you for your time on Tuesday.\n\n{}"
_SPOKEN = "Opening:\n{}\n\nTalking points:\n- the rota\n\nQuestion:\nWhat are the next steps?\n\nClose:\nThank you."
_INTRODUCED = expression(r"(?:this is|my name is|my name's|i'm|i am|it's|it is|name's)\s+$", re.IGNORECASE)


class Signed(Rule):
    """It ends in the candidate's name; in a call script the caller says it.

    Why: a reader who has met six people in a week should not have to work out who writes.
    Source: the project's guidance on interview follow-up.

    The name alone, full, first or short, is enough: "Best regards" is not needed. A slot ("[Your Name]") is no name,
    and somebody else's name is worse than none.
    """

    id = "signed"
    title = "Your name"
    asks = "End with the candidate's name (in a call script, say it in the opening)."
    remedy = "Put your own name at the end, or say it at the start of the call."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Best regards,\nSam Okafor"),
        _MESSAGE.format("Sam"),
        _MESSAGE.format("Kind regards,\nSam Okafor, PhD\n+44 20 7946 0000"),
        _MESSAGE.format("Thanks again, Sam"),
        _MESSAGE.format("– Sam"),
        _MESSAGE.format("Sincerely,\nOkafor, Sam"),
        _MESSAGE.format("Best,\nSam Okafor\n\nP.S. The talk is online."),
        Example(_MESSAGE.format("Yours in service,\nSgt. Bill Okafor"), interview={"candidate": "William Okafor"}),
        _MESSAGE.format("Ngā mihi\nSam"),
        Example(_SPOKEN.format("Hello Dana, this is Sam Okafor."), format="call-script"),
        Example(_SPOKEN.format("Hi Dana, Sam here from Tuesday's interview."), format="call-script"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\nThank you for your time on Tuesday.",
        _MESSAGE.format("Best regards,"),
        _MESSAGE.format("Best regards,\n[Your Name]"),
        Example(_MESSAGE.format("Best regards,\nAlex Chen"), marks="Alex Chen"),
        Example(_MESSAGE.format("Sincerely,\nSam Smith"), marks="Sam Smith"),
        _MESSAGE.format("I look forward to hearing from you."),
        Example(_SPOKEN.format("Hello Dana, I am calling about the interview."), format="call-script"),
        Example(_SPOKEN.format("Hello Dana, this is Alex Chen."), format="call-script"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        if context.interview is None:
            return _judge_unknown(draft)
        name = context.interview.candidate
        return _judge_spoken(draft, name) if context.format.spoken else _judge_written(draft, name)

    def fix(self, draft: Draft, context: Context) -> str | None:
        closing = draft.sign_off
        if context.interview is None or context.format.spoken or closing is None or draft.name is not None:
            return None
        rest = draft.text[closing.end :]
        if rest.strip():
            return None
        return f"{draft.text[: closing.end].rstrip()}\n{context.interview.candidate}{rest}"


def _judge_unknown(draft: Draft) -> Outcome:
    if draft.name is not None and not draft.name.text.startswith(("[", "<", "{")):
        return passed(f'It is signed "{draft.name.text.strip()}".', draft.name, sure=False)
    return failed("It ends without a name.", (_end(draft), _end(draft)))


def _end(draft: Draft) -> int:
    if draft.postscript is None and draft.quoted is None:
        return draft.body.start + len(draft.body.text.rstrip())
    last = draft.sign_off or (draft.paragraphs[-1] if draft.paragraphs else draft.body)
    return last.end


def _judge_written(draft: Draft, name: str) -> Outcome:
    for start, line in _closing_lines(draft):
        if call := _signature(line, name):
            first, last = _whole(line, call)
            place = (start + first, start + last)
            if call.stranger and not may_be_short_for(call.stranger, read_name(name).first):
                return failed(f'It is signed "{line[first:last]}", not {name}.', place)
            return passed(f'It is signed "{line[first:last]}".', place, sure=call.kind != "piece")
    if draft.name is not None:
        text = draft.name.text.strip()
        if any(may_be_short_for(t.text, read_name(name).first) for t in name_words(text)[:1]) or _initials(text, name):
            return passed(f'It is signed "{text}".', draft.name, sure=False)
        return failed(f'It is signed "{text}", not {name}.', draft.name)
    return failed("It ends without the candidate's name.", (_end(draft), _end(draft)))


def _whole(line: str, call: Call) -> tuple[int, int]:
    """From where to where the name stands in the line, the word that makes it somebody else's included."""
    after = line.find(call.stranger, call.end) if call.stranger else -1
    if after >= 0:
        return call.start, after + len(call.stranger)
    before = line.rfind(call.stranger, 0, call.start) if call.stranger else -1
    return (before if before >= 0 else call.start), call.end


def _initials(text: str, name: str) -> bool:
    return plain_name(text) == "".join(plain_name(w)[:1] for w in read_name(name).words)


def _closing_lines(draft: Draft) -> list[tuple[int, str]]:
    """The lines a signature may stand on, with their offsets: after the last paragraph, or the very last lines."""
    stops = [part.start for part in (draft.postscript, draft.quoted) if part is not None]
    end = draft.body.end
    first = next((part.start for part in (draft.sign_off, draft.name) if part is not None), None)
    if first is None:
        end = min([end, *stops])
        text = draft.text[draft.body.start : end].rstrip()
        first = draft.body.start + max(text.rfind("\n") + 1, 0)
    elif draft.quoted is not None and draft.quoted.start > first:
        end = draft.quoted.start
    lines, at = [], first
    for line in draft.text[first:end].splitlines(keepends=True)[:12]:
        lines.append((at, line.rstrip()))
        at += len(line)
    return lines


def _signature(line: str, name: str) -> Call | None:
    """The candidate's name where it signs: at the start of a line, or at the end of a short or closing one."""
    for call in find_calls(line, name):
        before, after = line[: call.start].strip(" -–—~*_/•"), line[call.end :].strip(" .*_-–—")
        at_start = not before or before.endswith((",", ".", "!", ";", ":")) or len(before.split()) <= 3
        if (not before and (not after or len(after.split()) <= 8)) or (not after and at_start):
            return call
        if call.stranger and not before:
            return call
    return None


def _judge_spoken(draft: Draft, name: str) -> Outcome:
    said = [part for part in (draft.opening, *draft.points, draft.question, draft.close) if part is not None]
    unsure = None
    for part in said or [draft.body]:
        for call in find_calls(part.text, name):
            place = (part.start + call.start, part.start + call.end)
            if call.stranger or not call.text[:1].isupper():
                continue
            after = part.text[call.end : call.end + 12].lower()
            if (
                call.kind == "full"
                or _INTRODUCED.search(part.text[: call.start])
                or after.startswith((" here", " speaking", " calling"))
            ):
                return passed(f'The caller says "{call.text}".', place)
            unsure = unsure or place
    if unsure:
        return passed("The caller's name is said.", unsure, sure=False)
    if draft.voicemail is not None and find_calls(draft.voicemail.text, name):
        return passed("The caller's name is said in the voicemail only.", draft.voicemail, sure=False)
    start = (draft.opening or draft.body).start
    return failed(f"The caller never says the name {name}.", (start, start))
