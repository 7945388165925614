"""What came of a deed is said behind it, and no telegram that may be something else."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.outcomes import outcome_of, told_on


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("broken seals fell from 14 to 2 in a winter", ", and broken seals fell from 14 to 2 in a winter"),
        ("late calls 31 a day to 6", ", and late calls went from 31 a day to 6"),
        ("wages 12 to 15", ""),
        ("pupils 11 to 16", ""),
        ("weekends 9 to 3", ""),
        ("cut errors 9 to 2", ""),
        (
            "brought late returns from 80 down to 11 without one letter",
            " and brought late returns from 80 down to 11 without one letter",
        ),
    ],
)
def test_what_came_of_a_deed_is_read(piece: str, said: str) -> None:
    assert outcome_of(piece) == said


def test_it_is_said_behind_its_deed_unless_told_elsewhere() -> None:
    claim = Claim(clause="I trained 12 porters", text="trained 12 porters, broken seals fell from 14 to 2")
    told, as_it_was = told_on([claim])[0]
    assert told.clause == "I trained 12 porters, and broken seals fell from 14 to 2"
    assert as_it_was is claim
    other = Claim(clause="I brought broken seals down from 14 to 2", text="")
    assert told_on([claim, other])[0][0] is claim
