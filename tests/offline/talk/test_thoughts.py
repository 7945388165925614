"""What the candidate had to say to a matter stands beside it, whole and in their own sense, or not at all."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.matters import matters
from followup_ai.offline.talk.thoughts import thought_of

ALONE = Cast(frozenset(["pell", "sandra"]))
PANEL = Cast(frozenset(["luis", "ortega"]), {"karen": "Karen"}, crowded=True)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "asked how I'd settle it. I said re-inspect the roof with both parties",
            "re-inspect the roof with both parties",
        ),
        (
            "now they check all rooms. I said I will check only new girls and some random rooms",
            "check only new girls and some random rooms",
        ),
        ("she asked what id do with lads smoking upstairs. said stop the bus, go up, no shouting", "stop the bus and go up"),
        ("We talked about queues. I suggested opening a second counter at noon.", "suggest opening a second counter at noon"),
        ("cell count up since june, I said look at liner slip b4 blaming the milkers", "look at liner slip before blaming"),
        ("kiln times too short. i said add an hour at 600 1st & he laughed", "add an hour at 600 first"),
        ("a guest has locked himself out at 2am, what would i do. i said walk him up and check his name", "walk him up"),
    ],
)
def test_an_answer_is_what_the_candidate_would_do(note: str, said: str) -> None:
    thought = thought_of(note, 0, ALONE, {})
    assert thought is not None
    assert thought.form == "deed"
    assert thought.words.startswith(said)


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        (
            "Sandra asked about supervising, and I said I had two new graduates and met each of them every second Thursday.",
            "I had two new graduates and met each of them every second Thursday",
        ),
        (
            "Lapse assumptions. I argued that a missed payment is not yet a lapse, and that it should be cut by day.",
            "a missed payment is not yet a lapse",
        ),
        (
            "the geese go lame on the concrete. told her we limed the yard & lameness dropped by half",
            "we limed the yard and lameness dropped by half",
        ),
    ],
)
def test_a_statement_is_read_as_it_was_made(note: str, clause: str) -> None:
    thought = thought_of(note, 3, ALONE, {})
    assert thought is not None
    assert (thought.form, thought.note) == ("told", 3)
    assert thought.words.startswith(clause)


def test_a_bare_answer_stands_behind_the_question_it_was_given_to() -> None:
    thought = thought_of("he asked what I check when a pupil faints. I said first the door, then the pulse", 0, ALONE, {})
    assert thought is not None
    assert (thought.form, thought.words) == ("answer", "first the door, then the pulse")
    assert thought.about == "They asked what I check when a pupil faints"


@pytest.mark.parametrize(
    "note",
    [
        "said the boiler is from 1987",
        "he said we work with three crews",
        "I said I'd been there in 2019",
        "asked about my pay, I said keep it between us, confidential",
        "do you sleep well? I said I go to bed at ten",
        "he asked about stats and I said I was not sure",
        "I said it would be fine",
        "thickened fluids are overused, I told him I had stopped a third of mine after reviewing them",
        "asked where I see myself in five years. said running a site",
        "I would be at college on Tuesdays and in the workshop for the other four days",
        "she asked how I'd get them to stop. I said clear the yard, but only if they agree",
        "They asked me to cover a late with one driver short. I split one between two of them.",
    ],
)
def test_nothing_is_read_that_is_anothers_weak_or_points_elsewhere(note: str) -> None:
    assert thought_of(note, 0, ALONE, {}) is None


def test_an_answer_given_to_another_of_the_panel_is_not_told_to_this_one() -> None:
    note = "{} asked how I'd cut the files, I said close the oldest ones first"
    assert thought_of(note.format("Karen"), 0, PANEL, {}) is None
    assert thought_of(note.format("Luis"), 0, PANEL, {}) is not None
    assert thought_of(note.format("they"), 0, PANEL, {}) is not None


@pytest.mark.parametrize(("composed", "taken"), [(True, ["I learned to swim at fifty"]), (False, [])])
def test_a_statement_whose_matter_is_not_known_stands_alone_where_the_notes_are_in_careful_english(
    composed: bool, taken: list[str]
) -> None:
    thought = thought_of("I told her I learned to swim at fifty. She laughed.", 2, ALONE, {})
    assert thought is not None
    found = list(matters([thought], [], ALONE, lambda *_: [], composed=composed))
    assert [p.text for p in found] == taken
    assert not list(matters([thought], [Point(np="the pool", field="discussed", note=2)], ALONE, lambda *_: [], composed=True))
