"""A short statement that leans on the topic before it is left for that topic; what tells enough by itself stays."""

import pytest

from followup_ai.offline.heads import headed_first, is_scrap
from followup_ai.offline.kinds import Point


def test_a_statement_that_leans_on_its_topic_is_left_for_it() -> None:
    topic = Point(np="organic certification", field="discussed")
    for said in (
        "you are in year 2 of conversion",
        "you went too early",
        "you want a process",
        "you have had six in ten years",
    ):
        assert headed_first([topic, Point(clause=said, field="discussed")]) == [topic]


@pytest.mark.parametrize("said", ["you weigh the bins every night", "you want to start a weekend brunch in September"])
def test_a_statement_that_tells_enough_stays(said: str) -> None:
    points = [Point(np="reducing food waste", field="discussed"), Point(clause=said, field="discussed")]
    assert headed_first(points) == points


def test_a_statement_without_a_topic_before_it_stays() -> None:
    points = [Point(clause="you are still on the old version", field="discussed")]
    assert headed_first(points) == points


def test_a_scrap_is_little_of_its_sentence() -> None:
    assert is_scrap(Point(np="the head chef"), "The head chef wants to take the lamb off the menu")
    assert not is_scrap(Point(np="the new milking parlour"), "The new milking parlour, 24 points")
