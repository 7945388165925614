"""What the candidate tells of themselves stands in a frame that its words fit."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.fitting import fitted, telling_ones


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("I have worked on boilers electric and wood for 8 years", "I have worked on electric and wood boilers for 8 years"),
        ("I have 7 years of insurance", "I have worked in insurance for 7 years"),
    ],
)  # fmt: skip
def test_a_phrase_takes_the_frame_of_its_kind(said: str, better: str) -> None:
    assert fitted(Claim(clause=said)).clause == better


@pytest.mark.parametrize(
    "said",
    [
        "I am a forklift driver in Leeds",
        "I am a certificate holder",
        "I have 5 years of experience in retail",
        "I have three years of Go and Postgres",
        "I have spent 6 years as a dock supervisor in Hull",
        "I have worked in schools and nurseries for 8 years",
        "I have worked with adults and children for 8 years",
        "I have two years of study",
        "I hold a diploma in horticulture",
    ],
)
def test_a_phrase_that_fits_stands(said: str) -> None:
    assert fitted(Claim(clause=said)).clause == said


def test_years_are_left_unsaid_where_it_is_not_told_of_what() -> None:
    bare, told = Claim(clause="I have 4.5 years of experience"), Claim(clause="I hold a forklift licence")
    assert telling_ones([bare, told]) == [told]
