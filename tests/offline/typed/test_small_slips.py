"""Spelling that a careful writer would have mended, and what looks like it and is left alone."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.cleaning import lowered, tidy
from followup_ai.offline.typed.small_slips import marked, small_slips_mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I speak polish, ukrainian and some romanian", "I speak Polish, Ukrainian and some Romanian"),
        ("we polish the brass on Fridays", "we polish the brass on Fridays"),
        ("licensed in TX OK and KS", "licensed in TX, OK and KS"),
        ("COME IN OR GO", "COME IN OR GO"),
        ("the leak on 2 floor", "the leak on the second floor"),
        ("5 shifts and 2 floors", "5 shifts and 2 floors"),
        ("one is off since aug", "one is off since August"),
        ("a decision by dec 4", "a decision by December 4"),
        ("they may mar the finish", "they may mar the finish"),
        ("instructions in Malayalam Hindi Tamil", "instructions in Malayalam, Hindi and Tamil"),
        ("I speak Ilocano Tagalog and little bit Spanish", "I speak Ilocano, Tagalog and a little Spanish"),
        ("isiZulu, Sesotho, English and some Afrikaans", "isiZulu, Sesotho, English and some Afrikaans"),
        ("sorted no shows at bold st", "sorted no-shows at Bold St"),
        ("you want SOMEONE WHO CAN DO repairs", "you want someone who can do repairs"),
        ("drop him t' grading sheet from me own van", "drop him the grading sheet from my own van"),
    ],
)
def test_names_of_tongues_states_floors_and_months(typed: str, meant: str) -> None:
    assert small_slips_mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i cant teach them", "I can't teach them"),
        ("Dont look back, i'm serious", "Don't look back, I'm serious"),
        ("the ivy and the import", "the ivy and the import"),
        ("swam the 400 IM at Wright State", "swam the 400 IM at Wright State"),
    ],
)
def test_contractions_get_their_marks(typed: str, meant: str) -> None:
    assert marked(typed) == meant


@pytest.mark.parametrize(
    ("shouted", "told"),
    [
        ("POURED SLABS IN A DEEP VALLEY", "poured slabs in a deep valley"),
        ("WE WORK AT THE MAIN BEACH", "we work at the main beach"),
    ],
)
def test_a_shouted_place_keeps_its_capitals(shouted: str, told: str) -> None:
    assert lowered(shouted, {}) == told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("five years on the road with my own van", "five years on the road with my own van"),
        ("the shop on albert road", "the shop on Albert Road"),
    ],
)
def test_a_street_has_a_name_and_the_road_has_none(typed: str, kept: str) -> None:
    assert tidy(typed, {}) == kept


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("LAMENESS IN FOOTBATHS", "lameness in footbaths"),
        ("THE CREW AT TELEHANDLER TRAINING", "the crew at telehandler training"),
    ],
)
def test_a_place_that_was_shouted_has_its_capital_again(shouted: str, said: str) -> None:
    assert lowered(shouted, {}) == said
