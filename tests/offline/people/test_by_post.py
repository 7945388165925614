"""Whom a note means by a post, or by a first name and an initial."""

from __future__ import annotations

from followup_ai.offline.people.by_post import by_initial

ROOM = {
    "interviewer": {"name": "Ines Bauer"},
    "panel": [{"name": "Ines Koch"}, {"name": "Tom Ash"}],
    "discussed": ["Ines B asked about the looms", "Ines K runs the dye house", "Tom A timed it"],
    "promised": "the sampler to Ines K.",
}


def test_of_two_of_one_first_name_the_initial_tells_who_is_meant() -> None:
    told = by_initial(ROOM, "Ines Bauer")
    assert told["discussed"] == ["Ines asked about the looms", "Tom A timed it"]
    assert told["promised"] == []


def test_where_nobody_shares_the_first_name_a_note_stays_as_it_is() -> None:
    assert by_initial(ROOM, "Tom Ash") == ROOM
