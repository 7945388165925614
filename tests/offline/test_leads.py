"""What introduces a note is taken off it, and tells who told what."""

import pytest

from followup_ai.offline.leads import as_asked, strip_lead
from followup_ai.offline.perspective import Cast


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("Ms Okafor explained the difference between the two teams", "the difference between the two teams"),
        ("Dr Amara spoke about the waiting list", "the waiting list"),
        ("spoke with both partners about conveyancing volume", "conveyancing volume"),
        ("chatted with two of the teachers about marking", "marking"),
    ],
)
def test_what_somebody_else_told_is_the_topic(note: str, rest: str) -> None:
    said, speaker, _ = strip_lead(note, Cast())
    assert said == rest
    assert speaker != "you"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("It was explained to me that the post is funded for two years", "they said that the post is funded for two years"),
        ("I was told that the depot moves in May", "they said that the depot moves in May"),
        ("The new depot in Gent came up several times", "we talked about the new depot in Gent"),
        ("asked me to price a kitchen from a plan, took 20 min", "we talked about pricing a kitchen from a plan"),
        ("had to read a story to a doll", "we talked about reading a story to a doll"),
        (
            "Scenario: a child runs into the road, you are alone",
            "we talked about the scenario of a child running into the road",
        ),
        ("the vet asked how I restrain a cat", "we talked about how I restrain a cat"),
        ("she asked me to send references", "she asked me to send references"),
        ("my gap in 2022 came up, he was okay about it", "we talked about my gap in 2022, he was okay about it"),
    ],
)
def test_a_note_in_the_passive_tells_who_said_it(note: str, told: str) -> None:
    assert as_asked(note, crowded=False) == told
