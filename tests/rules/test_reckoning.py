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
        ("You lose about one colony in nine over winter.", "winter losses: 4 of 36 colonies"),
        ("More than four guides in ten speak Welsh.", "guides: 43% Welsh speakers"),
        ("Fifteen thousand litres of tanks is plenty.", "3 tanks of 5,000 litres"),
        ("Three new maps each month keep one busy.", "36 new maps a year"),
        ("With 380 of them unseen there is work left.", "1,140 quilts; a third never seen"),
        ("Forty minutes for a new patient is generous.", "20 min follow-ups, 40 for new patients"),
        ("Dogs bark more than three times as often as cats.", "dogs bark 38 %, cats 12 %"),
        ("Four hours before ten is an early shift.", "shift 5:45-9:45"),
        ("A deficit of thirty-eight and a half thousand is no joke.", "deficit 38,500"),
        ("A fair on the fifth of December is a treat.", "fair on the first Sat of December"),
        ("The new press that comes in March pleases me.", "new press comes week 11"),
        ("No more than fifteen to a class is a blessing.", "15 to a class at most"),
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
