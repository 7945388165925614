"""What is a topic and what a statement, where a word could make it either."""

from __future__ import annotations

import pytest

from followup_ai.offline.kinds import Point
from followup_ai.offline.well_formed import is_topic, reshaped


@pytest.mark.parametrize(
    "clause", ["12 cancelled ward rounds a month at the annexe", "four damaged pallets a day on the north dock"]
)
def test_a_count_of_things_is_a_topic(clause: str) -> None:
    assert reshaped(Point(clause=clause)).np == f"the {clause}"


@pytest.mark.parametrize("clause", ["12 missed the bus a week", "12 drivers left in a week", "nine failed and left a year ago"])
def test_what_somebody_did_stays_a_statement(clause: str) -> None:
    assert reshaped(Point(clause=clause)).clause == clause


def test_what_several_things_do_is_a_statement_whatever_the_verb() -> None:
    assert reshaped(Point(np="the old scans garble Cyrillic names")).clause == "old scans garble Cyrillic names"


@pytest.mark.parametrize(
    "np",
    [
        "the sports hall roof",
        "the glare of the noon sun",
        "the systems review",
        "the scans of Cyrillic names",
        "the goods lift",
    ],
)
def test_a_topic_stays_one(np: str) -> None:
    assert reshaped(Point(np=np)).np == np


def test_what_starts_on_an_hour_is_no_topic() -> None:
    assert not is_topic("cups on 4.45am")
    assert is_topic("the yard on Tuesdays")
    assert is_topic("the boiler from 1988")
    assert not is_topic("the shift from 6")
    assert not is_topic("the hours")
