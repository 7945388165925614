"""What introduces a note is taken off it, and tells who told what."""

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.typed.leads import strip_lead


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
