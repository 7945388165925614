"""Figures that follow from the notes though they do not state them."""

import pytest
from ledgers import unsupported


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("Over a hundred wells still give water.", "112 wells drilled"),
        ("Just short of fifty seats is a good size.", "48 seats"),
        ("About ninety kilos of flour a day is a lot.", "87 kg flour a day"),
        ("You want to bring debtor days down by thirteen.", "debtor days 58, board wants 45"),
        ("More than halving the wait was a feat.", "wait down from 800 to 350 minutes"),
        ("Some forty per cent of it is sold at Easter.", "Easter = 41 pct"),
    ],
)
def test_what_a_reader_reckons_from_the_notes_is_supported(body: str, noted: str) -> None:
    assert unsupported(body, discussed=[noted]) == []


@pytest.mark.parametrize(
    ("body", "noted", "words"),
    [
        ("Over a hundred wells still give water.", "88 wells drilled", "a hundred"),
        ("My over six years of grinding helped.", "six years of grinding", "six years"),
        ("Fifty seats is a good size for me.", "48 seats", "Fifty"),
        ("I liked our talk about fifty seats.", "48 seats", "fifty"),
        ("I have passed all thirteen papers.", "11 of 13 papers passed", "thirteen"),
    ],
)
def test_rounding_up_and_all_for_a_part_are_not(body: str, noted: str, words: str) -> None:
    assert words in unsupported(body, qualifications=[noted])
