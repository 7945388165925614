"""A deed that a note tells in whole English is said whole; one with anything amiss is not."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.whole_deeds import LONGEST, deed_begun, whole_deed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "raised the revenue per room by 18 percent in two years at a hotel of 96 rooms in Nosy Be",
            "I raised the revenue per room by 18 percent in two years at a hotel of 96 rooms in Nosy Be",
        ),
        (
            "I reduced reprocess from 6 percent to 2.5 percent at my present mill, by recording every correction",
            "I reduced reprocess from 6 percent to 2.5 percent at my present mill, by recording every correction",
        ),
        (
            "I got 212 kids through a summer reading challenge last year, up from 90",
            "I got 212 kids through a summer reading challenge last year, up from 90",
        ),
        (
            "At a community pharmacy in Peckham I brought near misses down from 26 a month to 7 by separating the packs",
            "at a community pharmacy in Peckham I brought near misses down from 26 a month to 7 by separating the packs",
        ),
        (
            "I worked on 70 floor repairs and I wrote, with two engineers, the repair sheet that cut the wait to two days",
            "I worked on 70 floor repairs and I wrote, with two engineers, the repair sheet that cut the wait to two days",
        ),
        (
            "triaged 600 open tickets in 3 weeks for Ostwind, 210 were dupes",
            "I triaged 600 open tickets in 3 weeks for Ostwind",
        ),
        ("sorted no shows at Bold St from 8 a week to 1, no deposits", "I sorted no shows at Bold St from 8 a week to 1"),
    ],
)
def test_a_whole_sentence_is_said_whole(line: str, said: str) -> None:
    assert whole_deed(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "designed on scanner 600 units in my last lab",  # a learner's order
        "broke down camel at an abattoir in Alice 2 years",
        "drove bus with 40 kids in village",  # articles left out
        "they told me about the 14 vans on the road",  # somebody else's
        "I gave him the 12 pages that he wanted",  # who?
        "was in charge of 40 staff at the mill",  # what one is, which others read
        "registered nurse since 2019 in Leeds hospital",
        "I kept 12 goats + 3 cows on the farm",
        "I lost my rag with 3 customers in the shop",
        "I hate the 4 hours that we wait for the van",
    ],
)
def test_what_has_anything_amiss_is_left_to_others(line: str) -> None:
    assert whole_deed(line) == ""


def test_a_ramble_is_no_sentence_to_repeat() -> None:
    assert whole_deed("I ran 3 shops in the town " + "and then the market on the square " * LONGEST) == ""


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("ran the pass at my last hotel alone 5 months when chef was ill", "I ran the pass at my last hotel"),
        ("brought booking app live in two yards", ""),
        ("failed the crane test in May", ""),
    ],
)
def test_a_deed_in_shorthand_is_told_as_far_as_it_is_sure(piece: str, said: str) -> None:
    assert deed_begun(piece) == said
