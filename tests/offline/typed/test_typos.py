"""What a reader sees of words that their writer misspelt, and of a trade's own words."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.typos import is_slip_of_hand, slips_mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the delivry was late agian", "the delivery was late again"),
        ("alredy weldin since mornin", "already welding since morning"),
        ("the varifocal lenses", "the varifocal lenses"),
    ],
)
def test_a_slip_with_one_likely_meaning_is_mended(typed: str, meant: str) -> None:
    assert slips_mended(typed) == meant


@pytest.mark.parametrize(("word", "slip"), [("fone", True), ("befor", True), ("polytunnel", False), ("genset", False)])
def test_a_trades_word_is_no_slip(word: str, slip: bool) -> None:
    assert is_slip_of_hand(word) == slip
