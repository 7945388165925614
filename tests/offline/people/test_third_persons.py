"""What the reader's people suffer, and the one child whom everybody there knows, is told to nobody; the rest of a note is."""

from __future__ import annotations

import pytest

from followup_ai.offline.people.third_persons import discreet


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("ran the kitchen alone for 3 weeks after Marco broke his wrist", "ran the kitchen alone for 3 weeks"),
        ("covered the depot for a winter while my manager was going through a divorce", "covered the depot for a winter"),
        ("did the rota for 2 yrs because Dave was off with stress", "did the rota for 2 yrs"),
        ("the lady in room 12 who wanders, and the new alarm mats", "the new alarm mats"),
        ("one lad in Y9 who throws chairs; the new hoist; being his key worker", "the new hoist"),
        ("their little girl with the feeding tube", ""),
        ("the sous chef who left in May; the new pass", "the new pass"),
        ("a tenant in flat 12 who owes four months, the arrears process", "the arrears process"),
        ("Bed 6, who shouts at night, and how they calm her", ""),
        ("the Henderson twins (year 2)", ""),
        ("cook went off sick in June and never came back", ""),
        ("Tom was diagnosed with MS so they need cover fast", ""),
    ],
)
def test_the_private_matters_of_others_are_left_out(note: str, kept: str) -> None:
    assert discreet(note) == kept


@pytest.mark.parametrize(
    "note",
    [
        "They asked how I would settle a resident with dementia who gets up at three and wants to go to mass.",
        "one to one support for a Y4 boy with autism, two years",
        "the children in year 6 who are going up in September",
        "maternity cover for Lena, nine months",
        "Kate had her hands full with the Christmas orders, so I did the till",
        "a room that sleeps 6, who cleans it",
        "how they hand over when the night nurse is off sick",
        "the woman who founded the place in 1974 still comes in",
    ],
)
def test_what_harms_nobody_stays(note: str) -> None:
    assert discreet(note) == note
