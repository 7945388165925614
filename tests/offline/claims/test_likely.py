"""Of bare words no claim is made that nobody could mean; of a field, a tool or a tongue one is."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.likely import is_unlikely


@pytest.mark.parametrize(
    "said",
    [
        "I have experience with chatty",
        "I have experience with knit",
        "my experience with self-employed",
        "I have two years of experience in experience",
        "I have worked in a seamstress at a bridal shop for three years",
        "I have worked in a apprenticeship for two years",
        "I speak basic Photoshop",
        "I have a DPhil candidate",
        "I have sworn interpreter",
        "I have a level Spanish",
        "I drive and commitment",
        "I have published Danish papers",
    ],
)
def test_what_nobody_can_have_or_be_is_no_claim(said: str) -> None:
    assert is_unlikely(said)


@pytest.mark.parametrize(
    "said",
    [
        "I have experience with hydraulics",
        "I have experience of beekeeping",
        "I have experience with payroll",
        "I have experience with triage",
        "I have worked in glazing for three years",
        "I speak basic Danish",
        "I have a boat licence",
        "I drive and weld",
        "I was a union steward for six years",
        "my thesis won the faculty prize",
    ],
)
def test_a_field_a_tongue_or_a_paper_is_one(said: str) -> None:
    assert not is_unlikely(said)
