"""What the candidate has, as a statement of it and beside another statement."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.plain_claims import also_said, statement_of
from followup_ai.offline.typed.phrasing import phrase_book


@pytest.mark.parametrize(
    ("np", "told"),
    [
        ("my level 3 in care", "I have my level 3 in care"),
        ("my HIAB ticket", "I have my HIAB ticket"),
        ("my food handler manager certification", "I have my food handler manager certification"),
        ("my 6 seasons of climbing", "I have spent 6 seasons climbing"),
        ("my 7 years as a nurse in Manila", "I have worked as a nurse in Manila for 7 years"),
        ("my experience of stair building", "I have experience of stair building"),
        ("my time running a depot", ""),
        ("my training on interpreting for children", ""),
    ],
)
def test_what_one_has_is_stated(np: str, told: str) -> None:
    assert statement_of(np) == told


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("I ran a depot", "I also ran a depot"),
        ("I have run a depot", "I have also run a depot"),
        ("I have my HIAB ticket", "I also have my HIAB ticket"),
        ("I qualified in 2018", "I qualified in 2018"),
        ("I am a first aider", "I am also a first aider"),
        ("I have never missed a start", "I have never missed a start"),
        ("Welsh is my first language", "Welsh is my first language"),
    ],
)
def test_a_second_statement_says_that_it_is_one_more(clause: str, told: str) -> None:
    assert also_said(clause) == told


def test_no_frame_for_what_one_brings_says_what_it_would_be_good_for_or_labels_it() -> None:
    frames = [p for move, ps in phrase_book().items() if move.split(".")[0] in ("qual", "more") for _, p in ps]
    added = [p for move, ps in phrase_book().items() if move.split(".")[0] == "leftout" for _, p in ps]
    assert frames
    assert added
    assert not [p for p in frames for empty in ("should", "useful", "of use", "experience", ":", "add that") if empty in p]
    assert not [p for p in added for empty in ("should be", "useful", "of use", "experience", "add that") if empty in p]
