"""A change of the reader's house is named to its owner, and nothing of the reader's is told as news behind a colon."""

import re

import pytest

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.talk.changes import is_ahead, named
from followup_ai.offline.typed.phrasing import phrase_book


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("you are moving from paper charts to tablets in May", "your move from paper charts to tablets in May"),
        ("the bakery is switching to local flour in autumn", "the bakery's switch to local flour in autumn"),
        ("the two depots are changing over to electric vans", "the two depots' change to electric vans"),
        ("you are moving to a new hall, so every loom is taken apart", "your move to a new hall"),
        ("the splint room is being moved to the ground floor in May", "moving the splint room to the ground floor in May"),
        ("you are replacing the last steam kettles this winter", "replacing the last steam kettles this winter"),
        ("you want to go back to foot treading for the reserve", "going back to foot treading for the reserve"),
        ("you are planning to open a second nursery", "opening a second nursery"),
    ],
)
def test_a_change_is_named(told: str, said: str) -> None:
    assert named(Point(clause=told, field="discussed")).np == said


@pytest.mark.parametrize(
    "told",
    [
        "you are closing the night desk",
        "you want to see me cut a seam",
        "the price of feed is moving",
        "you have moved from gas to wood",
    ],
)
def test_what_is_no_change_from_one_thing_to_another_stays_a_statement(told: str) -> None:
    assert named(Point(clause=told, field="discussed")).clause == told


@pytest.mark.parametrize(
    ("told", "ahead"),
    [
        ("you are replacing the last steam kettles this winter", True),
        ("you plan to open a second nursery in Ghent", True),
        ("your move to pumice in stages", True),
        ("the museum is digitising its glass plates", True),
        ("starting a choir for the residents", True),
        ("the changeover from coal to wood chips", True),
        ("moving the herd from two milkings to three", True),
        ("the restoration of the east windows", True),
        ("the restoration of the east windows last year", False),
        ("cutting the second crop of hay", False),
        ("opening the gates at four", False),
        ("you are looking for somebody who can weld overhead", False),
        ("you are closing the night desk", False),
        ("the council is building a bypass", False),
        ("you are taking on two apprentices", False),
        ("you are short of drivers", False),
    ],
)
def test_one_wishes_to_have_a_part_only_in_what_the_house_makes_or_changes(told: str, ahead: bool) -> None:
    assert is_ahead(told) is ahead


def test_no_phrasing_tells_the_readers_own_news_behind_a_colon() -> None:
    told = [p for key, rows in phrase_book().items() if re.match(r"thanks|detail|personal", key) for _, p in rows]
    assert not [p for p in told if ": {clause}" in p or ": {np}" in p]


def test_what_the_house_does_with_its_own_is_told_as_the_readers() -> None:
    assert (
        named(Point(clause="the team is moving its controllers to Linux", field="discussed")).np
        == "moving your controllers to Linux"
    )


def test_of_two_things_planned_both_are_told_as_doings() -> None:
    planned = Point(
        clause="you want to take the plated desserts off the menu and serve three hundred covers", field="discussed"
    )
    assert named(planned).np == "taking the plated desserts off the menu and serving three hundred covers"
