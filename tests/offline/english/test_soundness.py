"""Words that show a broken reading are refused; sound ones pass."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.soundness import is_broken, is_ill_ordered, tells_of_one
from followup_ai.offline.typed.proving import weighed


@pytest.mark.parametrize(
    "words",
    [
        "you began with a hearing last spring",
        "the presiding judge still mentions it at every meeting",
        "you do em first thing",
        "you want to tag them",
        "how I do it",
        "the council must still approve it",
        "I have worked with bees, and moisture went frm 22 to 18.5",
        "my eleven years in laundry, 2 of them in tonnes a day",
        "the folk wi prams",
        "you ask wha I would change first",
        "you test chlorine every shift na",
    ],
)
def test_a_broken_reading_is_refused(words: str) -> None:
    assert is_broken(words)


@pytest.mark.parametrize(
    "words",
    [
        "you bought a mower and nobody can set it",
        "how you make it easier to ask for help",
        "how you get it right on a Sunday",
        "the people who need it",
        "you are given the night shift",
        "you are called the boss",
        "you are open the whole summer",
        "the 40 NHS frames",
        "you run 12 km of track at 80 kph",
        "that you tested it when the river rose",
        "the way you do it",
        "I wrote the tool and two sites use it now",
        "I trained 62 farmers to harvest only capped comb",
    ],
)
def test_a_sound_one_is_not(words: str) -> None:
    assert not is_broken(words)


@pytest.mark.parametrize("words", ["you snapped 6 last swing", "I ran it and built"])
def test_a_verb_without_what_it_was_done_to_is_refused(words: str) -> None:
    assert is_broken(words)


@pytest.mark.parametrize("words", ["I designed on scanner 600 units", "I broke down camel in Alice 2 years"])
def test_a_learners_order_is_refused(words: str) -> None:
    assert is_ill_ordered(words)


@pytest.mark.parametrize(
    "words",
    ["I spent 2 years in Alice", "I ran a van for six years", "the last two years at the mill", "I worked 3 years there"],
)
def test_a_time_in_its_place_is_not(words: str) -> None:
    assert not is_ill_ordered(words)


def test_the_first_of_two_is_not_left_alone() -> None:
    told = "the rooms are booked in a notebook and the choir and the scouts both came on Monday"
    point = weighed(Point(clause=told, field="discussed"))
    assert "choir" not in point.clause or "scouts" in point.clause
    assert is_broken("I kept the stock book three counts all passed")


def test_what_one_of_the_room_did_is_no_topic() -> None:
    assert tells_of_one("the Anselm asked pump question", {"anselm"})
    assert not tells_of_one("the Anselm pump", {"anselm"})


@pytest.mark.parametrize(
    "text",
    [
        "* station in Dunmore has damp",
    ],
)
def test_words_that_run_two_sentences_together_or_lack_their_head_are_broken(text: str) -> None:
    assert is_broken(text)


@pytest.mark.parametrize(
    "text",
    ["the dog you have in the kitchen", "the sign in the yard", "the station in Dunmore has damp", "parking in Leeds is free"],
)
def test_a_phrase_with_its_head_is_sound(text: str) -> None:
    assert not is_broken(text)
