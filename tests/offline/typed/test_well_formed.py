"""What is a topic and what a statement, where a word could make it either."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.well_formed import is_topic


def test_what_several_things_do_is_no_topic_whatever_the_verb() -> None:
    assert not is_topic("the old scans garble Cyrillic names")


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
    assert is_topic(np)


def test_what_starts_on_an_hour_is_no_topic() -> None:
    assert not is_topic("cups on 4.45am")
    assert is_topic("the yard on Tuesdays")
    assert is_topic("the boiler from 1988")
    assert not is_topic("the shift from 6")
    assert not is_topic("the hours")


def test_what_somebody_did_is_no_topic() -> None:
    assert not is_topic("the taught a trial lesson on fractions")
    assert not is_topic("sketched the new counter on an envelope")
    assert is_topic("broken fridges in the shop")
