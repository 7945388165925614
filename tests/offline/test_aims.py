"""What the reader aims at, and what they would know of a fact, is told whole."""

import pytest

from followup_ai.offline.aims import aim_of
from followup_ai.offline.perspective import Cast

READER = Cast(frozenset({"dana", "whitfield"}))


@pytest.mark.parametrize(
    ("note", "np"),
    [
        ("rejected milk is at 7% and the target is under 3%", "your aim of getting rejected milk from 7% to below 3%"),
        ("Scrap is at 6% and the target is 2%", "your aim of getting scrap from 6% to 2%"),
        ("turnover is 31% and the goal is under 20%", "your aim of getting turnover from 31% to below 20%"),
        ("late deliveries run at 9%, target below 4%", "your aim of getting late deliveries from 9% to below 4%"),
        ("breakage is 5% and he wants 2%", "your aim of getting breakage from 5% to 2%"),
    ],
)
def test_a_figure_with_its_target_is_the_readers_aim(note: str, np: str) -> None:
    assert aim_of(note, READER, {}) == (np, "")


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        (
            "Training time went from 14 weeks down to 11, and she wants to know if it is still safe.",
            "training time went from 14 weeks down to 11, and you want to know whether it is still safe",
        ),
        (
            "The ward went from 28 beds to 22, and she wants to know whether the night team is still needed.",
            "the ward went from 28 beds to 22, and you want to know whether the night team is still needed",
        ),
        (
            "The kiln takes 9 hours and he wonders whether it could take 6",
            "the kiln takes 9 hours, and you want to know whether it could take 6",
        ),
    ],
)
def test_a_fact_keeps_what_the_reader_would_know_of_it(note: str, clause: str) -> None:
    assert aim_of(note, READER, {}) == ("", clause)


def test_what_somebody_else_wonders_is_not_the_readers_to_know() -> None:
    crowd = Cast(frozenset({"dana"}), others={"omar": "Omar"})
    assert aim_of("The kiln takes 9 hours and Omar wonders whether it could take 6", crowd, {}) == ("", "")
