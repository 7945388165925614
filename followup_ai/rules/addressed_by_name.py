"""Whether the greeting names the reader."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Part
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._calling import Call, find_calls, may_be_short_for, name_words, read_name

_GENERIC = expression(
    r"(?:to whom(?:ever)? it may concern|greetings|(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|all|everyone|team|sir|madam|sirs|sir or madam|sir/madam|(?:the )?(?:hiring|recruiting|recruitment|interview)"
    r" (?:manager|team|committee|panel)|recruiter|interviewer))?)",
    re.IGNORECASE,
)
_LENITED = compiled(r"(?<=^A [BCDFGMPST])h")
"""The vocative of Irish: "A Dhiarmuid, a chara," calls Diarmuid."""
_MESSAGE = "Dear {},\n\nThank you for your time on Tuesday.\n\nBest regards,\nSam Okafor"
_SPOKEN = "Opening:\n{}\nTalking points:\n- the rota\nQuestion:\nWhat are the next steps?\nClose:\nThank you."


def _to(name: str, greeted: str) -> Example:
    return Example(_MESSAGE.format(greeted), interview={"interviewer": {"name": name}})


class AddressedByName(Rule):
    """The greeting calls the reader by the name the interview gives.

    Why: a name costs nothing and its absence says that the message went to many; a wrong or misspelt one says worse.
    Source: the project's guidance on interview follow-up.

    First name, full name, or title and surname all do, in either order, with or without accents; the title need not be
    in the notes. A short form that the notes do not have ("Dan" for Daniel) fails, unsure. In a call script the name may
    be said anywhere in the opening, in a connection request anywhere in the note.
    """

    id = "addressed-by-name"
    title = "The reader's name"
    asks = "Greet the reader by name: first name, or title and surname, spelt as the notes spell it."
    remedy = "Greet the reader by the name in your notes, spelt as it is there."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Dana"),
        _MESSAGE.format("Ms Whitfield"),
        _MESSAGE.format("Ms.Whitfield"),
        _MESSAGE.format("Dr. Whitfield"),
        _MESSAGE.format("Dana Whitfield"),
        _MESSAGE.format("Dana and Tom"),
        _to("Pat O'Brien", "Mr. O’Brien"),
        _to("Joost van der Berg", "Mr van der Berg"),
        _to("Jürgen Müller", "Herr Mueller"),
        _to("Kim Min-jun", "Min-jun"),
        _to("Yuki Tanaka", "Tanaka-san"),
        Example(
            "A Dhiarmuid, a chara,\n\nThank you.\n\nLe meas,\nSam Okafor", interview={"interviewer": {"name": "Diarmuid Lacey"}}
        ),
        Example("Hi Dana, thank you for yesterday. The rota stayed with me. Sam Okafor", format="linkedin-connect"),
        Example(_SPOKEN.format("Good morning, may I speak to Dana Whitfield? This is Sam Okafor."), format="call-script"),
        Example(_SPOKEN.format("Hello Dana. Sam Okafor here."), format="call-script"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Hi there,\n\nThank you for your time.\n\nBest regards,\nSam Okafor", marks="Hi there,"),
        Example(_MESSAGE.format("Hiring Manager"), marks="Dear Hiring Manager,"),
        Example("Dear Hiring Team,\n\nThank you, Dana, for your time.\n\nBest,\nSam Okafor", marks="Dear Hiring Team,"),
        Example(_MESSAGE.format("Tom"), marks="Dear Tom,"),
        Example(_MESSAGE.format("Ms Whitfeld"), marks="Dear Ms Whitfeld,"),
        Example(_MESSAGE.format("Dana Smith"), marks="Dear Dana Smith,"),
        _to("Daniel Whitfield", "Dan"),
        Example(_SPOKEN.format("Hello, this is Sam Okafor."), format="call-script"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        if context.to is None:
            return not_applicable("Whom the message is for is not known.")
        name = context.to.name
        if context.format.spoken:
            return _judge_spoken(draft, name)
        if draft.greeting is None:
            return _judge_without_greeting(draft, context, name)
        return _judge_greeting(draft, draft.greeting, name, context)

    def fix(self, draft: Draft, context: Context) -> str | None:
        if context.to is None or draft.greeting is None or context.format.spoken:
            return None
        greeting = draft.greeting
        words = greeting.text.strip().rstrip(",:!.;-– ")
        if not _GENERIC.fullmatch(words):
            return None
        tail = greeting.text[len(greeting.text.rstrip()) :]
        name = " ".join(context.to.name.split())
        return f"{draft.text[: greeting.start]}Dear {name},{tail}{draft.text[greeting.end :]}"


def _judge_greeting(draft: Draft, greeting: Part, name: str, context: Context) -> Outcome:
    calls = find_calls(greeting.text, name)
    good = [call for call in calls if not call.stranger]
    words = greeting.text.strip()
    if good:
        return _judge_call(good, greeting, name)
    if calls:
        return failed(f'"{words}" is not the name in the notes, {name}.', greeting)
    if find_calls(_LENITED.sub("", greeting.text), name):
        return passed(f'"{words}" calls the reader.', greeting)
    first = read_name(name).first
    if any(may_be_short_for(token.text, first) for token in name_words(greeting.text)):
        return failed(f'"{words}" shortens or changes a name the notes give as {name}.', greeting, sure=False)
    if context.format.id == "linkedin-connect" or not name_words(words)[1:]:
        spoken = [call for call in find_calls(_start(draft, greeting.end), name) if not call.stranger]
        if spoken:
            return passed(f'The reader is called "{spoken[0].text}".', sure=False)
    return failed(f'"{words}" does not name the reader, {name}.', greeting)


def _judge_call(good: list[Call], part: Part, name: str) -> Outcome:
    best = min(good, key=lambda call: (call.kind == "piece", call.kind == "family" and not call.titled))
    place = (part.start + best.start, part.start + best.end)
    if best.kind == "piece":
        return failed(f'"{best.text}" is only part of the first name of {name}.', place, sure=False)
    sure = best.kind in ("full", "first") or best.titled
    return passed(f'The reader is called "{best.text}".', place, sure=sure)


def _start(draft: Draft, at: int, length: int = 200) -> str:
    return draft.text[at : min(at + length, draft.body.end)]


def _judge_without_greeting(draft: Draft, context: Context, name: str) -> Outcome:
    anywhere = context.format.id == "linkedin-connect"
    start = draft.body.start
    text = draft.body.text if anywhere else _start(draft, start)
    good = [call for call in find_calls(text, name) if not call.stranger and call.kind != "piece"]
    if good:
        place = (start + good[0].start, start + good[0].end)
        return passed(f'The reader is called "{good[0].text}".', place, sure=anywhere)
    return failed(f"No greeting names the reader, {name}.", (start, start))


def _judge_spoken(draft: Draft, name: str) -> Outcome:
    opening = draft.opening or draft.greeting or draft.body
    calls = find_calls(opening.text, name)
    good = [call for call in calls if not call.stranger]
    if good:
        return _judge_call(good, opening, name)
    if calls:
        place = (opening.start + calls[0].start, opening.start + calls[0].end)
        return failed(f'"{calls[0].text} {calls[0].stranger}" is not the name in the notes, {name}.', place, sure=False)
    for part in (*draft.points, draft.question, draft.close, draft.voicemail):
        if part is not None and any(not call.stranger for call in find_calls(part.text, name)):
            return passed("The reader's name is said, though not in the opening.", sure=False)
    return failed(f"The script never says the name of the reader, {name}.", (opening.start, opening.start))
