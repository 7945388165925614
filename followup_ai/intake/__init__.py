"""Sorts messy notes into the fields of an interview, by rules and without a model; nothing is dropped.

    found = sort_notes("Met Dana Whitfield (Head of Data) at Acme today for the data engineer role. ...")
    found.fields      what could be told, by field, for the candidate to correct
    found.kept_out    asides and confidences, which belong in no message
    found.leftover    everything else, word for word

Notes are read line by line, then sentence by sentence. A label ("Company: Acme", "Promised:" over a list) decides first; then
what a sentence says of people, company, role and day is taken out of it; then its cue words decide its field. A sentence that
could be placed nowhere is left over, and so is one of which only a part was taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from followup_ai.errors import FollowupError
from followup_ai.fields import clean_text
from followup_ai.intake import _cues, _days, _facts, _labels, _lines, _people
from followup_ai.interviews import parse_interview
from followup_ai.rules._private import private_clauses_of_note
from followup_ai.timing._timeline import read_timeline

__all__ = ["MAX_NOTES", "Sorted", "sort_notes"]

MAX_NOTES = 60_000
"""Characters that are sorted; what is beyond is left over as it is."""

_ROWS = ("discussed", "their_words", "personal", "qualifications", "left_out", "promised", "news")
_TEXTS = ("concern", "next_steps")


@dataclass(frozen=True)
class Sorted:
    """Notes by field.

    Args:
        fields: names of Interview's fields to what was found for them; "people" holds everybody named, the interviewer first.
        kept_out: asides and what was told in confidence.
        leftover: what was not understood, in the order of the notes.
    """

    fields: Mapping[str, Any]
    kept_out: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()


@dataclass
class _Found:
    """What was found so far."""

    today: dt.date
    rows: dict[str, list[str]] = field(default_factory=dict)
    single: dict[str, Any] = field(default_factory=dict)
    people: list[dict[str, str]] = field(default_factory=list)
    kept_out: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)
    spoken: list[tuple[str, str, str]] = field(default_factory=list)
    """Words of theirs, whoever may have said them, and what stood beside them in the notes."""

    def add(self, name: str, text: str) -> None:
        """Puts words into a field; several texts of a field that holds one are joined."""
        text = text.strip()
        if not text:
            return
        if name in _ROWS:
            row = self.rows.setdefault(name, [])
            if text not in row:
                row.append(text)
        elif name in _TEXTS:
            self.single[name] = _joined(self.single[name], text) if name in self.single else text
        elif name not in self.single:
            self.single[name] = text
        elif str(self.single[name]).casefold() != text.casefold():
            self.leftover.append(text)


def _joined(one: str, other: str) -> str:
    return f"{one} {other}" if one[-1:] in ".!?" else f"{one}; {other}"


def sort_notes(text: str, today: dt.date | None = None) -> Sorted:
    """The notes, sorted.

    Args:
        text: notes in any shape; an interview file in YAML or JSON is read as one.
        today: the day that "yesterday" and "on Tuesday" are counted from; the clock's where it is None.
    """
    text = clean_text(text)
    if whole := _as_file(text):
        return Sorted(whole)
    found = _Found(today or dt.date.today())
    head, beyond = text[:MAX_NOTES], text[MAX_NOTES:]
    for line in _lines.read_lines(head):
        _take_line(line, found)
    found.leftover += [beyond.strip()] if beyond.strip() else []
    _finish(found)
    fields: dict[str, Any] = {**found.single, **found.rows}
    if found.people:
        fields["people"] = found.people
    return Sorted(fields, tuple(found.kept_out), tuple(found.leftover))


def _as_file(text: str) -> dict[str, Any] | None:
    """The fields of an interview file; None where the text is not one."""
    if ":" not in text:
        return None
    try:
        data = parse_interview(text).model_dump(mode="json", exclude_defaults=True)
    except (FollowupError, RecursionError):
        return None
    data["people"] = [data.pop("interviewer"), *data.pop("panel", [])]
    return data


# --- one line ------------------------------------------------------------------------------------------


def _take_line(line: _lines.Line, found: _Found) -> None:
    if line.field in _labels.SINGLE:
        _take_single(line.field, line.text, found)
        return
    sentences = _lines.sentences_of(line.text) if not line.quoted else [line.text]
    for number, sentence in enumerate(sentences):
        runs_on = number > 0 and _cues.leaves_label(sentence, line.field, len(sentences))
        _take_sentence(sentence, "" if runs_on else line.field, found)


def _take_single(name: str, text: str, found: _Found) -> None:
    """A labelled fact: a person, a day, a company."""
    if name in ("interviewer", "panel"):
        people, rest = _people.people_in_list(text)
        found.people = _people.merged([*found.people, *people])
        if rest:
            found.leftover.append(text)
    elif name in ("date", "decision_date"):
        day = _days.day_in(text, found.today, ahead=name == "decision_date")
        if day is None:
            found.add("next_steps", text) if name == "decision_date" else found.leftover.append(text)
        else:
            found.add(name, day.isoformat())
    elif name == "preferred_channel":
        channel = _cues.channel_in(text) or _cues.bare_channel(text)
        found.add(name, channel) if channel else found.leftover.append(text)
    elif name == "outcome":
        outcome = _cues.outcome_in(text) or _cues.bare_outcome(text)
        found.add(name, outcome) if outcome else found.leftover.append(text)
    elif name == "candidate" and not _people.people_in_list(text)[0]:
        found.add("qualifications", text)  # "me: one year at Halfords"
    else:
        found.add(name, text)


def _take_sentence(sentence: str, labelled: str, found: _Found) -> None:
    """A sentence, which may hold facts, words of theirs, a confidence."""
    rest = _without_private(sentence, labelled, found)
    if not rest or _takes_about_people(rest, found):
        return
    facts = _facts.facts_in(rest, found.today, alone=not (labelled or found.people))
    _take_facts(facts, rest, found)
    if facts.whole and not labelled:
        return
    if facts.introduces and not labelled:  # who was there is no topic, and what is said beside it hardly one
        found.leftover.append(rest)
        return
    who, beside = _cues.speaker_of(rest)
    for name, words in _cues.placed(rest, labelled):
        if name == "their_words" and who:
            found.spoken.append((words, who, beside))
        if name:
            found.add(name, words)
        else:
            found.leftover.append(words)
        if name == "promised" and _loses_a_name(rest, found):
            found.leftover.append(rest)


def _take_facts(facts: _facts.Facts, sentence: str, found: _Found) -> None:
    if "date" in found.single:
        facts.single.pop("date", None)  # the day of something else is told by its sentence
    for name, value in facts.single.items():
        found.add(name, value)
    found.people = _people.merged([*found.people, *facts.people])
    for name, told in (("preferred_channel", _cues.channel_in(sentence)), ("outcome", _cues.outcome_in(sentence))):
        if told:
            found.single.setdefault(name, told)


def _loses_a_name(sentence: str, found: _Found) -> bool:
    """Whether somebody the sentence names is shown nowhere, as whom something was promised is left out of the promise."""
    shown = f"{found.rows} {found.single} {found.people} {found.leftover} {found.kept_out}"
    return any(name not in shown for name in re.findall(r"(?<=\w )(?!I['\u2019])[A-Z][\w'\u2019-]+", sentence))


def _takes_about_people(sentence: str, found: _Found) -> bool:
    """Takes an address alone on its line, or the title of whoever was named last; returns whether it was one."""
    if mail := _people.MAIL.fullmatch(sentence.strip(" .<>")):
        if not _people.give_mail(found.people, mail.group()):
            found.leftover.append(sentence)
        return True
    if (told := _people.only_mail(sentence)) and _people.give_mail(found.people, told):
        return True
    return _people.title_of_last(sentence, found.people)


def _without_private(sentence: str, labelled: str, found: _Found) -> str:
    """The sentence without its asides and confidences, which are kept out of every field; "" where nothing is left."""
    if not private_clauses_of_note(sentence, spoken=labelled == "their_words"):
        return sentence
    open_part, private = _lines.parted(sentence, private_clauses_of_note)
    if private:
        found.kept_out.append(private)
    return open_part


def _name_speaker(words: str, told: str, beside: str, found: _Found) -> None:
    """Puts before somebody's words who said them, where others were in the room who did not."""
    who = _people.known_as(told, found.people)
    if not who:
        return
    if beside in found.leftover and not _cues.weight_of(beside.replace(told, "")):
        found.leftover.remove(beside)
    row = found.rows.get("their_words", [])
    if len(found.people) > 1 and words in row:
        row[row.index(words)] = f'{who}: "{words}"'


# --- what only the whole tells -----------------------------------------------------------------------------


def _finish(found: _Found) -> None:
    """Names who of several people said what, and reads the decision's day out of what was said of next steps."""
    for words, told, beside in found.spoken:
        _name_speaker(words, told, beside, found)
    said = found.single.get("next_steps", "")
    if said and "decision_date" not in found.single and _cues.is_about_decision(said):
        held = dt.date.fromisoformat(found.single["date"]) if "date" in found.single else found.today
        day = read_timeline(said, held).day
        if day is not None and day >= held:
            found.single["decision_date"] = day.isoformat()
    day_told, held_told = found.single.get("decision_date"), found.single.get("date")
    if day_told and held_told and day_told < held_told:
        del found.single["decision_date"]
        found.leftover.append(f"decision: {day_told}")
