"""Before any model is asked: what cannot hold together in this format, and what advice there is no room for.

Estimates are of the shortest courteous wording; only advice is ever relaxed, required rules never are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.errors import CannotAllHold, InterviewError, NothingToMention
from followup_ai.models import Context, Interview
from followup_ai.patterns import expression
from followup_ai.rules import find_rule
from followup_ai.rules._content import tokens_of
from followup_ai.rules._lengths import count_words
from followup_ai.rules._private import private_clauses_of_note
from followup_ai.rules._text import fold


@dataclass(frozen=True)
class Foresight:
    """What was found before drafting.

    Args:
        relaxed: ids of advice there is no room for, in the order of what is given up first.
        why: a sentence for the person; empty where nothing is relaxed.
    """

    relaxed: tuple[str, ...] = ()
    why: str = ""


_CHARACTERS = {
    "gratitude": 9,  # "Thank you"
    "next-steps-question": 24,  # " What are the next steps?"
    "states-interest": 23,  # " I am still interested."
    "adds-value": 12,
    "addresses-concern": 12,
    "keeps-promises": 12,
}
"""Characters the shortest courteous wording takes, without the words of the notes it must hold."""
_WORDS = {"gratitude": 6, "next-steps-question": 8, "states-interest": 7, "adds-value": 6, "addresses-concern": 6}
"""Words a plain wording takes, without those of the notes."""
_KEPT_FIRST = (
    "names-the-role",
    "states-interest",
    "next-steps-question",
    "signed",
    "keeps-promises",
    "adds-value",
    "addresses-concern",
)
"""Advice in the order in which it gets what room there is; the last is given up first."""
_SHARE = 0.85
"""Part of the limit that is planned with: a model cannot count to the last character."""


def foresee(context: Context) -> Foresight:
    """What to relax in this context.

    Raises:
        InterviewError: nobody is named to write to.
        NothingToMention: the interview records no detail that may be written.
        CannotAllHold: what is required cannot fit the format, whatever the wording.
    """
    interview = context.interview
    if interview is None or context.to is None:
        raise ValueError("drafting needs an interview and a reader")
    _somebody_to_greet(context.to.name)
    _something_to_mention(interview)
    limit, unit = _limit(context)
    if limit is None:
        return Foresight()
    sizes = _sizes(context, interview, unit)
    _must_fit(context, limit, unit)
    advice = [name for name in _KEPT_FIRST if name in sizes and not _required(name, context)]
    room = limit * _SHARE - sum(size for name, size in sizes.items() if name not in advice)
    relaxed: list[str] = []
    for name in advice:
        if sizes[name] > room or relaxed:  # what matters less must not take the room of what matters more
            relaxed.insert(0, name)
        else:
            room -= sizes[name]
    if not relaxed:
        return Foresight()
    text = (
        f"{context.format.name} holds {limit} {unit}, and what is required takes most of them: "
        f"{', '.join(reversed(relaxed))} {'are' if len(relaxed) > 1 else 'is'} advice here and not asked for."
    )
    return Foresight(tuple(relaxed), text)


def _required(name: str, context: Context) -> bool:
    return find_rule(name).required and name not in context.format.advice


_NOBODY = expression(
    r"\W*(?:(?:no idea|not sure|don['’]?t know|unknown|anonymous|n/?a|none|nobody|some(?:one|body)|tb[cd]"
    r"|hr(?: (?:team|lady|guy|person|dept\.?|department))?|(?:mr|mrs|ms|dr|prof)\.?)\W*)?",
    re.IGNORECASE,
)
"""What stands for a name in notes whose writer knows none."""


def _somebody_to_greet(name: str) -> None:
    if _NOBODY.fullmatch(name):
        told = f'"{name[:60]}" is no name to write to; write whom you talked to as you would address them.'
        raise InterviewError([f"interviewer.name: {told}"])


def _something_to_mention(interview: Interview) -> None:
    details = [detail for detail in interview.details if detail.strip()]
    if not details:
        raise NothingToMention(
            "The interview records nothing that was talked about; add one thing under discussed, their_words or personal, "
            "such as a project, a question or a phrase of theirs."
        )
    if not any(_public(detail) for detail in details):
        raise NothingToMention(
            "Everything the interview records of the conversation is marked as private; add one thing that may be written "
            "under discussed, their_words or personal."
        )


def _public(note: str) -> bool:
    """Whether anything is left of a note without what is marked as told in confidence or not to be written."""
    rest = fold(note.replace("\n", " ; "))[0]
    clauses = [text for text, reason in private_clauses_of_note(note) if reason == "private"]
    for text in sorted(clauses, key=len, reverse=True):
        rest = rest.replace(text, " ")
    return not clauses or bool(tokens_of(rest))


def _limit(context: Context) -> tuple[int | None, str]:
    """The most a message may hold, and the unit."""
    format = context.format
    if format.characters and format.characters.max and not format.words:
        return format.characters.max, "characters"
    if format.words and format.words.max:
        return format.words.max, "words"
    return None, ""


def _sizes(context: Context, interview: Interview, unit: str) -> dict[str, float]:
    """What each rule that asks for words takes at the least."""
    measure, wording = (len, _CHARACTERS) if unit == "characters" else (count_words, _WORDS)
    reader = context.to.name if context.to else ""
    sizes: dict[str, float] = {
        "gratitude": wording["gratitude"],
        "specific-reference": min(measure(d) for d in interview.details if d.strip()) * 0.6,
        "states-interest": wording["states-interest"],
        "names-the-role": min(measure(interview.role), measure(interview.company)) + 1,
    }
    if context.purpose.question != "none":
        sizes["next-steps-question"] = wording["next-steps-question"]
    if unit == "characters":  # words are those of the body alone
        sizes |= {"addressed-by-name": min(map(len, reader.split())) + 5, "signed": len(interview.candidate.split()[0]) + 1}
    if interview.qualifications:
        sizes["adds-value"] = wording["adds-value"] + min(map(measure, interview.qualifications)) * 0.6
    if interview.concern:
        sizes["addresses-concern"] = wording["addresses-concern"] + measure(interview.concern) * 0.6
    if interview.promised:
        sizes["keeps-promises"] = sum(measure(p) * 0.7 + 3 for p in interview.promised)
    return sizes


def _must_fit(context: Context, limit: int, unit: str) -> None:
    """Refuses what no wording could fit: names alone that are longer than the whole message."""
    if unit != "characters" or context.to is None:
        return
    shortest = min(map(len, context.to.name.split()), default=0) + len("Hi , thank you")
    if shortest > limit:
        raise CannotAllHold(
            f"{context.format.name} holds {limit} {unit}, and the reader's name with a word of thanks takes {shortest}; "
            "shorten the name in the interview, or choose another format."
        )
