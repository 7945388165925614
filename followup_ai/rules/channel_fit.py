"""Whether the message has the parts and the length of its channel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Interview, Limit
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._calling import plain_name
from followup_ai.rules._lengths import (
    body_of,
    call_of,
    count_words,
    is_reply,
    message_of,
    reply_mark,
    spoken_seconds,
    subject_words,
    words_said,
)
from followup_ai.rules._surface import listed

_LINK = expression(r"https?://|\bwww\.\w|\b[\w-]+\.(?:com|org|net|io|dev|co\.uk|app|me|ly|example)/\w|\]\(", re.IGNORECASE)
_BULLET = compiled(r"^[ \t]*(?:[-*\u2022\u2013\u25aa\u25cf]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)
_GOODBYE = expression(
    r"\b(?:thank|bye|have a (?:good|great|lovely|nice)|take care|speak (?:soon|then)|talk (?:soon|then)|look forward)",
    re.IGNORECASE,
)
_SALUTED = compiled(r"\s*[^\n]{1,60}[,:!][ \t]*(?:\r?\n|\r)")
"""A short first line that ends like a greeting, in whatever language."""
_SLOT = expression(r"^\W*(?:(?:dear|hi|hello|hey) )?[\[{<(]{1,2}[^\[\]{}<>()]{1,40}[\]}>)]{1,2}\W*$", re.IGNORECASE)
"""A greeting whose name is still to be filled in."""
_DEFAULT_TEXT = expression(r"\b(?:add you to|join) (?:my|your) (?:professional |linkedin )*network\b", re.IGNORECASE)
"""What LinkedIn writes into a request by itself."""
_THANKED = expression(
    r"\b(?:thank|grateful|gratitude|appreciat|kind of you|enjoyed|pleasure|great|good|lovely|nice)\w*", re.IGNORECASE
)
_COMMON = listed(
    """
    senior junior lead principal head chief of the and for in a an to at on with role position job interview thank you
    your time our follow up following re team manager assistant associate director officer
    """
)
"""Words of a role or company that alone do not say which it is."""
_LOOSE = listed("manager assistant associate director officer")

Fault = tuple[str, tuple[int, int]]

_BODY = (
    "Thank you for talking with me on Tuesday about the Senior Data Engineer role. Your account of moving from nightly "
    "batches to"
    " streaming stayed with me, and my six years running Kafka would be of use there.\n\nI remain very interested. Could you"
    " tell me what the next steps are, and when you expect to decide?"
)
_EMAIL = "Subject: {}\n\nDear Dana,\n\n{}\n\nBest regards,\nSam Okafor"
_NOTE = "Dear Dana,\n\n{}\n\nKind regards,\nSam Okafor"
_SHORT = (
    "Thank you for Tuesday. Your story of moving the whole rota stayed with me, and I would be glad to join Acme."
    " When do you decide, and may I help?"
)
_LETTER = "13 May 2026\n\nDear Dana,\n\n{}\n\nYours sincerely,\nSam Okafor"
_SCRIPT = (
    "Opening:\nHello Dana, this is Sam Okafor, calling about the data role.\n\nTalking points:\n- Thank you for "
    "Tuesday.\n- Kafka.\n\n"
    "Question:\nCould you tell me the next steps?\n\nClose:\nThank you, goodbye.\n\nVoicemail:\n{}"
)


class ChannelFit(Rule):
    """It has the parts and the length of its channel.

    Why: phones cut subjects, cards have edges, LinkedIn refuses the 201st character, and nobody reads a second page.
    Source: the project's guidance on interview follow-up; the limits are those of prompts/formats.

    Words are counted as a person would; only the body's count. In an email's subject the role, the company or a name
    stands within the characters a phone shows, and "Re:" only where something is replied to. A script is timed by its words.
    """

    id = "channel-fit"
    title = "Parts and length"
    asks = "Keep to the parts and lengths the format asks for."
    remedy = "Add the part that is missing, or bring the length within the limit."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _EMAIL.format("Senior Data Engineer interview: thank you", _BODY),
        _EMAIL.format("Thank you, Dana, for Tuesday", _BODY),
        _EMAIL.format("Acme data role: next steps", _BODY + "\n\nP.S. The talk is at https://sam.example/talk"),
        Example(_NOTE.format(_SHORT), format="note"),
        Example(_LETTER.format(_BODY + " I look forward to the day." * 6), format="letter"),
        Example("Hi Dana,\n\n" + _SHORT + "\n\nSam Okafor", format="linkedin"),
        Example("Hi Dana, thank you for Tuesday; the rota story stayed with me. Sam Okafor", format="linkedin-connect"),
        Example(
            _SCRIPT.format("Hello Dana, this is Sam Okafor about the data role. Please call me back."), format="call-script"
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\n" + _BODY + "\n\nBest regards,\nSam Okafor",
        Example(_EMAIL.format("Thanks", _BODY), marks="Thanks"),
        Example(_EMAIL.format("Re: Senior Data Engineer interview", _BODY), marks="Re:"),
        Example(_EMAIL.format("Thank you so very much for all of your time today", _BODY)),
        Example(_EMAIL.format("A few words of thanks after our conversation: Acme", _BODY)),
        _EMAIL.format("Senior Data Engineer interview: thank you", "Thank you for Tuesday."),
        _EMAIL.format("Senior Data Engineer interview: thank you", _BODY + " And so it goes on." * 40),
        Example(_NOTE.format(_SHORT + " See https://sam.example/talk"), format="note", marks="https://"),
        Example(_LETTER.format(_BODY + " I look forward to the day." * 6).removeprefix("13 May 2026\n\n"), format="letter"),
        Example("Hi Dana, " + "thank you for Tuesday, truly. " * 8, format="linkedin-connect"),
        Example(
            "Hi Dana, I'd like to add you to my professional network.",
            format="linkedin-connect",
            marks="add you to my professional network",
        ),
        Example(_SCRIPT.format("Hello Dana, it is Sam. " + "Please call me. " * 30), format="call-script"),
        Example(_SCRIPT.format("").removesuffix("\n\nVoicemail:\n"), format="call-script"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        faults = list(_faults(draft, context))
        if faults:
            return failed(
                " ".join(why for why, _ in faults),
                *(place for _, place in faults),
                sure=not (_only_premium(draft, context, faults) or _only_pardoned(faults)),
            )
        return passed("Parts and length are those of the channel.")


def _faults(draft: Draft, context: Context) -> Iterator[Fault]:
    if context.format.spoken:
        yield from _spoken_faults(draft, context)
        return
    yield from _missing_parts(draft, context)
    yield from _length_faults(draft, context)
    if context.format.subject and draft.subject is not None and draft.subject.text.strip():
        yield from _subject_faults(draft, context)
    if context.format.handwritten:
        for pattern, what in ((_LINK, "a link"), (_BULLET, "a bullet")):
            if match := pattern.search(draft.text, draft.body.start, draft.body.end):
                yield f"A note written by hand has no room for {what}.", match.span()


def _only_premium(draft: Draft, context: Context, faults: list[Fault]) -> bool:
    premium = context.format.premium_characters
    return premium is not None and len(faults) == 1 and len(message_of(draft)) <= premium


_PARDONED = ("The sign-off is missing.", "Neither role nor a name stands within")
"""Faults over which careful readers of the labelled messages differ where nothing else is amiss: a quarter let them pass."""


def _only_pardoned(faults: list[Fault]) -> bool:
    return len(faults) == 1 and faults[0][0].startswith(_PARDONED)


def _missing_parts(draft: Draft, context: Context) -> Iterator[Fault]:
    start, end = draft.body.start, draft.body.start + len(draft.body.text.rstrip())
    parts = context.format.parts
    subject = draft.subject is not None and bool(draft.subject.text.strip())
    if "subject" in parts and not subject:
        yield "The subject is missing.", (start, start)
    if "date" in parts and draft.date is None:
        yield "The date at the top is missing.", (start, start)
    if (
        "greeting" in parts
        and draft.greeting is None
        and context.format.characters is None
        and not _SALUTED.match(draft.body.text)
    ):
        yield "The greeting is missing.", (start, start)
    if draft.greeting is not None and context.format.characters is None and _SLOT.match(draft.greeting.text):
        yield "The greeting names nobody yet.", (draft.greeting.start, draft.greeting.end)
    connects = context.format.id == "linkedin-connect" and not _THANKED.search(draft.body.text)
    if connects and (offered := _DEFAULT_TEXT.search(draft.text, draft.body.start, draft.body.end)):
        yield "It is the text LinkedIn offers, without thanks or a word of the conversation.", offered.span()
    if ("sign-off" in parts or "name" in parts) and draft.sign_off is None and draft.name is None:
        yield "The sign-off is missing.", (end, end)


def _outside(limit: Limit, count: int) -> str:
    """What is wrong with `count`, as "the limit is 200" or "at least 50 are needed"; "" when it is within the limit."""
    if limit.max is not None and count > limit.max:
        return f"the limit is {limit.max}"
    if limit.min is not None and count < limit.min:
        return f"at least {limit.min} are needed"
    return ""


def _length_faults(draft: Draft, context: Context) -> Iterator[Fault]:
    body = body_of(draft)
    place = (min(part.start for part in body), max(part.end for part in body))
    if context.format.words:
        count = sum(count_words(part.text) for part in body)
        if wrong := _outside(context.format.words, count):
            yield f"The body has {count} words; {wrong}.", place
    if context.format.characters:
        count = len(message_of(draft))
        if wrong := _outside(context.format.characters, count):
            premium = context.format.premium_characters
            also = f" ({premium} with Premium)" if premium else ""
            yield f"The message has {count} characters; {wrong}{also}.", (draft.body.start, draft.body.end)


def _subject_faults(draft: Draft, context: Context) -> Iterator[Fault]:
    subject, limits = draft.subject, context.format.subject
    if subject is None or limits is None:
        return
    whole = (subject.start, subject.end)
    reply = reply_mark(draft)
    if reply and not is_reply(draft, context):
        yield (
            '"Re:" says this is a reply, and it is none.',
            (subject.start + len(reply.group()) - len(reply.group().lstrip()), subject.start + reply.end()),
        )
    words = subject_words(draft, context)
    count = count_words(words)
    if wrong := _outside(limits.words, count):
        yield f"The subject has {count} words; {wrong}.", whole
    if wrong := _outside(limits.characters, len(subject.text.strip())):
        yield f"The subject has {len(subject.text.strip())} characters; {wrong}.", whole
    if context.interview is not None and not _named_in_front(words.strip(), limits.front, context.interview):
        yield f"Neither role nor a name stands within the first {limits.front} characters of the subject.", whole


def _named_in_front(subject: str, front: int, interview: Interview) -> bool:
    """Whether a word of role, company or a person begins within the first `front` characters."""
    ends = [m.end() for m in re.finditer(r"[^\s-]+", subject) if m.start() < front]
    shown = [
        key
        for w in re.split(r"[\s/—–-]+", subject[: max(ends, default=front)])
        if (key := plain_name(re.sub(r"['’]s$", "", w)))
    ]
    people = (interview.candidate, *(person.name for person in interview.people))
    telling = {plain_name(w) for text in (interview.role, interview.company, *people) for w in re.split(r"[\s/—–-]+", text)}
    role = [plain_name(w) for w in interview.role.split() if plain_name(w)]
    initials = "".join(w[0] for w in role if w not in ("of", "the", "and", "for"))
    if any(word in telling - _COMMON - {""} or (len(initials) > 1 and word == initials) for word in shown):
        return True
    run, cjk = "".join(shown), [plain_name(t) for t in (interview.company, interview.role, *people)]
    loose = [word for word in shown if word in _LOOSE and word in role]
    return bool(loose) or any(name and name in run for name in cjk)


def _spoken_faults(draft: Draft, context: Context) -> Iterator[Fault]:
    spoken = context.format.spoken
    if spoken is None:
        return
    start, end = draft.body.start, draft.body.start + len(draft.body.text.rstrip())
    call = call_of(draft)
    said = " ".join(part.text for part in call)
    if draft.opening is None:
        yield "The opening is missing.", (start, start)
    if context.purpose.question != "none" and draft.question is None and "?" not in words_said(said):
        yield "The question is missing.", (end, end)
    if draft.close is None and not (call and _GOODBYE.search(call[-1].text)):
        yield "The close is missing.", (end, end)
    if draft.voicemail is None or not draft.voicemail.text.strip():
        yield "The voicemail is missing.", (end, end)
    elif (seconds := spoken_seconds(draft.voicemail.text, spoken.words_per_minute)) > spoken.voicemail_seconds:
        yield (
            f"The voicemail takes {seconds} seconds to say; the limit is {spoken.voicemail_seconds}.",
            (draft.voicemail.start, draft.voicemail.end),
        )
    if (seconds := spoken_seconds(said, spoken.words_per_minute)) > spoken.call_seconds:
        yield f"The call takes {seconds} seconds to say; the limit is {spoken.call_seconds}.", (start, end)
    if len(draft.points) > spoken.talking_points:
        extra = (draft.points[spoken.talking_points].start, draft.points[-1].end)
        yield f"There are {len(draft.points)} talking points; the limit is {spoken.talking_points}.", extra
