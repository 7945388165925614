"""Has a model sort notes into the fields, and takes over no word that does not stand in them.

    found = sort_by_model("Met Dana Whitfield at Acme …", settings)

Asides and confidences are taken out by rules before anything is sent. Of the answer, a line counts only where its words stand
in the notes; whatever of the notes no such line takes up is left over, word for word. So a model can sort badly, but neither
invent nor drop anything unseen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from followup_ai import llm
from followup_ai.budgets import Budget
from followup_ai.errors import ModelUseless
from followup_ai.fields import clean_text
from followup_ai.intake import MAX_NOTES, Sorted
from followup_ai.intake._lines import parted, read_lines, sentences_of
from followup_ai.models import Message
from followup_ai.rules._private import private_clauses_of_note
from followup_ai.rules._text import fold
from followup_ai.settings import Settings
from followup_ai.templates import new_fence, sorting_messages, without_fence

_ROWS = {
    "discussed": "a thing that was talked about",
    "their_words": "the interviewer's own words, as quoted",
    "personal": "something personal that came up, a shared place or hobby",
    "qualifications": "what the candidate brings: experience, skill, result",
    "left_out": "what the candidate wishes to have said, and did not",
    "promised": "what the candidate promised to send or do",
    "news": "what was learned after the interview",
}
_TEXTS = {
    "candidate": "the candidate's own name",
    "company": "the company's name",
    "role": "the job's title",
    "concern": "a doubt that was raised about the candidate",
    "next_steps": "what was said about how it goes on",
    "timezone": "where they are, where the notes name a time zone such as Europe/London",
}
_PEOPLE = {
    "interviewer": "who led the interview: name | title | email, as far as noted",
    "panel": "somebody else in the room: name | title | email, as far as noted",
}
_DAYS = {"date": "the day of the interview", "decision_date": "the day by which they decide"}
_CHOICES = {"preferred_channel": ("email", "phone", "linkedin"), "outcome": ("pending", "rejected", "offer")}
_APART = {"private": "an aside, a confidence, or what is not to be written", "other": "everything else"}
_SAID = {name: f"one of {', '.join(words)}, where the notes say so" for name, words in _CHOICES.items()}
FIELDS = {**_TEXTS, **_PEOPLE, **_DAYS, **_ROWS, **_SAID, **_APART}
"""What a model may sort into, and what it is told of each."""

_LINE = re.compile(r"^[\s*`\-\u2022]{0,6}([a-z_]{4,20})[`*]{0,3}\s?:[`*]{0,3}\s*(\S.{0,1999})$", re.IGNORECASE)
_MOST = 400
"""Lines of an answer that are read."""


@dataclass(frozen=True)
class Question:
    """What a model is sent to sort notes.

    Args:
        messages: the turns.
        told: the notes as they stand in them, without asides and confidences.
        private: those.
        fence: the line before and after the notes.
    """

    messages: list[Message]
    told: str
    private: tuple[str, ...]
    fence: str


def messages_for(text: str, today: dt.date) -> Question:
    """What a model is sent to sort notes.

    Args:
        text: the notes.
        today: the day that "yesterday" is counted from.
    """
    told, private = _without_private(clean_text(text)[:MAX_NOTES])
    fence = new_fence()
    return Question(sorting_messages(told, FIELDS, today, fence), told, private, fence)


def sort_by_model(text: str, settings: Settings, today: dt.date | None = None) -> Sorted:
    """The notes, sorted by the model of the settings.

    Args:
        text: notes in any shape.
        settings: whose model is asked, within whose limits.
        today: the day that "yesterday" is counted from; the clock's where it is None.

    Raises:
        ModelUnavailable, BudgetSpent: the model could not be asked.
        ModelUseless: its answer sorts nothing; the notes are to be sorted by rules instead.
    """
    today = today or dt.date.today()
    question = messages_for(text, today)
    budget = Budget.within(settings)
    reply = llm.complete(question.messages, settings.model, budget=budget)
    found = read_answer(without_fence(reply.text, question.fence), question.told, today)
    if not found.fields:
        raise ModelUseless(f"{settings.model} sorted nothing of your notes; they are as they were: sort them on this machine.")
    beyond = clean_text(text)[MAX_NOTES:].strip()
    return Sorted(found.fields, (*question.private, *found.kept_out), (*found.leftover, *([beyond] if beyond else [])))


def read_answer(answer: str, notes: str, today: dt.date) -> Sorted:
    """A model's answer, held against the notes.

    Args:
        answer: lines "field: words".
        notes: what it was given.
        today: no interview lies more than two years from it.
    """
    read = _Notes(notes)
    single: dict[str, str] = {}
    rows: dict[str, list[str]] = {}
    people: list[dict[str, str]] = []
    for name, said in _lines(answer):
        if name in _DAYS or name in _CHOICES:
            if told := _day(said, today) if name in _DAYS else _choice(name, said):
                single.setdefault(name, told)
        elif name in _PEOPLE:
            if person := _person(said, read):
                people.insert(0 if name == "interviewer" else len(people), person)
        elif name in _ROWS or name == "private":
            if read.take(said) and said not in rows.setdefault(name, []):
                rows[name].append(said)
        elif name in _TEXTS and name not in single and read.take(said):
            single[name] = said
    private = rows.pop("private", [])
    fields = {**single, **{name: texts for name, texts in rows.items() if texts}, **({"people": people} if people else {})}
    return Sorted(fields, tuple(private), tuple(read.left()))


class _Notes:
    """The notes word by word, with those marked that an answer took up."""

    def __init__(self, text: str) -> None:
        told = [(line, sentence) for line, read in enumerate(read_lines(text)) for sentence in sentences_of(read.text)]
        self._sentences = [sentence for _, sentence in told]
        self._line = [line for line, _ in told]
        self._words = [(word, at) for at, sentence in enumerate(self._sentences) for word in _words(sentence)]
        self._taken: set[int] = set()

    def take(self, said: str) -> bool:
        """Marks these words as taken up; returns False where no line of the notes holds them, one after the other."""
        wanted = _words(said)
        for start in range(len(self._words) - len(wanted) + 1) if wanted else ():
            found = self._words[start : start + len(wanted)]
            if [word for word, _ in found] == wanted and self._line[found[0][1]] == self._line[found[-1][1]]:
                self._taken.update(range(start, start + len(wanted)))
                return True
        return False

    def left(self) -> Iterator[str]:
        """The sentences of which any word but a bare connecting one was taken up nowhere."""
        missed = {
            sentence for at, (word, sentence) in enumerate(self._words) if at not in self._taken and word not in _CONNECTING
        }
        yield from (sentence for at, sentence in enumerate(self._sentences) if at in missed)


_CONNECTING = frozenset(
    re.findall(
        r"\w+",
        "a an the and or of for to in on at as by from with about we i they he she it you who our their his her my was were is "
        "are be been had has have said says told talked spoke asked mentioned met interview role job position company today "
        "yesterday monday tuesday wednesday thursday friday",
    )
)
"""Words that tell nothing by themselves once what stands beside them is sorted."""


def _lines(answer: str) -> Iterator[tuple[str, str]]:
    for row in answer.splitlines()[:_MOST]:
        match = _LINE.match(row.rstrip()[:2_100])
        if match and match[1].casefold() in FIELDS:
            yield match[1].casefold(), match[2].strip().strip('"\u201c\u201d')


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text)[0].casefold())


def _day(said: str, today: dt.date) -> str | None:
    try:
        day = dt.date.fromisoformat(said[:10])
    except ValueError:
        return None
    return day.isoformat() if abs((day - today).days) <= 2 * 366 else None


def _choice(name: str, said: str) -> str | None:
    return said.casefold() if said.casefold() in _CHOICES[name] else None


def _person(said: str, read: _Notes) -> dict[str, str]:
    """A person as the notes name them; empty where they do not."""
    parts = [part.strip() for part in said.split("|")]
    if not read.take(parts[0]):
        return {}
    person = {"name": parts[0]}
    for part in parts[1:3]:
        if read.take(part):
            person["email" if "@" in part else "title"] = part
    return person


def _without_private(text: str) -> tuple[str, tuple[str, ...]]:
    """Notes without their asides and confidences, and those."""
    told: list[str] = []
    private: list[str] = []
    for line in text.split("\n"):
        if not private_clauses_of_note(line):
            told.append(line)
            continue
        for sentence in sentences_of(line.strip(" \t-*\u2022>")):
            rest, aside = parted(sentence, private_clauses_of_note) if private_clauses_of_note(sentence) else (sentence, "")
            told += [rest] if rest else []
            private += [aside] if aside else []
    return "\n".join(told), tuple(private)
