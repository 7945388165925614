"""What a jotted note lets the candidate say is whole English, or is not said."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.sure_jotted import reads_well, told_whole


@pytest.mark.parametrize(
    "said",
    [
        "I make exit card every lesson",
        "I have spent four years in teach",
        "I know both",
        "I have experience with well",
        "I would use my van the Mondays when no pick up",
    ],
)
def test_what_is_grammar_and_no_sense_is_not_said(said: str) -> None:
    assert not reads_well(said)


@pytest.mark.parametrize("said", ["I worked in retail for six years", "I can solder a brace", "I speak Tongan"])
def test_what_is_plain_is_said(said: str) -> None:
    assert reads_well(said)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("we did have it & i built the break-glass access with recording, totally blanked", "I built the break-glass access"),
        ("the festival in the park - no house power, ran all on 2 generators", ""),
        ("he asked and i told them about the shop", ""),
        ("wrote the rota for 40 staff when my mum was dying", ""),
    ],
)
def test_the_deed_that_a_piece_tells_whole_is_found(note: str, told: str) -> None:
    assert told_whole(note).startswith(told) if told else not told_whole(note)
