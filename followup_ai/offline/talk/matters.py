"""Finds a matter to take up in a note of which only what the candidate had to say to it is sure to read well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.english.sureness import sure_phrase
from followup_ai.offline.talk.thoughts import Thought
from followup_ai.offline.talk.whole_questions import asked_whole
from followup_ai.offline.typed.cleaning import Clause


def matters(
    thoughts: Iterable[Thought],
    found: Sequence[Point],
    cast: Cast,
    read: Callable[[Clause, str, int], Iterable[Point]],
    *,
    composed: bool,
) -> Iterator[Point]:
    """What each thought was said to, or the thought itself where that is not known and a statement stands alone.

    Args:
        thoughts: what the candidate had to say, each of another note.
        found: what can be taken up of the notes otherwise; a note that has enough of it is left alone.
        cast: see `perspective`.
        read: reads the points of a clause that stands in a field's note of that number.
        composed: whether the notes are in careful English.
    """
    taken = {p.note for p in found if p.field == "discussed" and p.penalty < 8 and p.doubt < 3}
    for thought in (t for t in thoughts if t.note not in taken):
        sound = thought.about and (composed or sure_phrase(thought.about.removeprefix("They asked ")))
        asked = asked_whole(thought.about, thought.note, cast, answered=True) if sound else None
        # A message that does not tell the answer has something better to take up than the bare question.
        named = [replace(asked, penalty=5)] if asked else []
        named += [p for p in read(Clause(thought.about), "discussed", thought.note) if p.np and p.penalty < 8] if sound else []
        if composed and not named and thought.form == "told" and not thought.means:
            named = [Point(clause=thought.words, speaker="I", field="discussed", note=thought.note, penalty=3, kind="said")]
        yield from named
