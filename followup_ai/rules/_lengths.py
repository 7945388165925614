"""Lengths as a person would count them: words, and seconds of speech; and what of a draft they are counted in."""

from __future__ import annotations

import re

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Part
from followup_ai.patterns import expression

_GAPS = compiled(r"[\s\u2014\u2015\u2e3a\u2e3b]+|--+")
_CHARACTER_WORDS = expression(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts written without spaces between words: each character counts, as word processors count it."""
_REPLY = expression(r"^\s*(?:(?:re|fwd?|aw|sv|tr)\s*:)", re.IGNORECASE)
_STAGE = expression(r"\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]")


def count_words(text: str) -> int:
    """How many words a person would count in `text`.

    A hyphenated word, a number, an address and "and/or" are one word each; a dash, bullet or other lone mark is none;
    words joined by an em dash are two.
    """
    if text.isascii():
        chunks = _GAPS.split(text) if "--" in text else text.split()
        return sum(map(str.isalnum, chunks)) + sum([any(map(str.isalnum, c)) for c in chunks if not c.isalnum()])
    count = 0
    for chunk in _GAPS.split(text):
        if single := 0 if chunk.isascii() else len(_CHARACTER_WORDS.findall(chunk)):
            rest = _CHARACTER_WORDS.sub("", chunk)
            count += single + any(c.isalnum() for c in rest)
        else:
            count += any(c.isalnum() for c in chunk)
    return count


def words_said(text: str) -> str:
    """`text` as it is said aloud: without stage directions in brackets."""
    return _STAGE.sub(" ", text)


def spoken_seconds(text: str, words_per_minute: int) -> int:
    """Seconds it takes to say `text` aloud, rounded up; stage directions take none."""
    return -(-count_words(words_said(text)) * 60 // words_per_minute)


# --- what is counted of a draft --------------------------------------------------------------------------


def body_of(draft: Draft) -> list[Part]:
    """What counts as the body; the whole message where no part of it could be told."""
    return [*draft.paragraphs, *([draft.postscript] if draft.postscript else [])] or [draft.body]


def message_of(draft: Draft) -> str:
    """What counts where a channel limits the characters of the whole message."""
    return draft.body.text.strip()


def reply_mark(draft: Draft) -> re.Match[str] | None:
    """The "Re:" that a subject begins with; None where there is none."""
    return _REPLY.match(draft.subject.text) if draft.subject else None


def is_reply(draft: Draft, context: Context) -> bool:
    """Whether something was written before that a message may reply to: earlier mail, or the no that it answers."""
    rejected = context.interview is not None and context.interview.outcome == "rejected"
    return bool(context.sent) or draft.quoted is not None or rejected or context.purpose.id == "keep-in-touch"


def subject_words(draft: Draft, context: Context) -> str:
    """The subject whose words count: without the "Re:" of a reply."""
    subject = draft.subject.text if draft.subject else ""
    mark = reply_mark(draft)
    return subject[mark.end() :] if mark and is_reply(draft, context) else subject


def call_of(draft: Draft) -> list[Part]:
    """The parts of a call that are said, in order, the voicemail left out; the paragraphs where no part could be told."""
    named = (draft.opening, *draft.points, draft.question, draft.close)
    return [part for part in named if part is not None] or list(draft.paragraphs)
