"""A promised thing is said as far as it is sure to read well."""

import pytest

from followup_ai.offline.promises.enumerating import kept_by
from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.promises.sure_things import known_words, sure_thing


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the price list from mi cuzn", "the price list"),
        ("laminated glaze tmprtr charts", "the charts"),
        ("my notes on wiring thing", "my notes"),
    ],
)
def test_a_loose_hand_is_taken_at_the_noun_that_is_sure(noted: str, said: str) -> None:
    assert sure_thing(noted, loose=True) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the vetting form back to the matron", "the vetting form"),
        ("the list what to pack", "the list of what to pack"),
        ("the notes how we fold", "the notes on how we fold"),
        ("the valve part nr", "the valve part number"),
        ("floor plans", "the floor plans"),
    ],
)
def test_any_hand_has_its_thing_joined_and_headed(noted: str, said: str) -> None:
    assert sure_thing(noted, loose=False) == said


@pytest.mark.parametrize("loose", [False, True])
@pytest.mark.parametrize(
    "thing",
    [
        "the name of the course I did in Rotorua",
        "a scan of some pages from the copybook",
        "my varifocal dispensing log",
        "the recipe for rye bread",
        "the rota template we used at the hospice",
        "photos of the oak staircase",
        "two photos of the roof",
        "a list of suppliers",
        "the pattern for the tote bag",
        "a video of my barista routine",
        "the article on queue times",
        "the anaesthesia checklist I use for cats over ten years",
    ],
)
def test_a_whole_thing_is_said_as_it_stands(thing: str, loose: bool) -> None:
    assert sure_thing(thing, loose=loose) == thing


def test_a_bare_noun_behind_a_preposition_gets_its_article_from_a_loose_hand() -> None:
    assert sure_thing("the route sheet for night shift", loose=True) == "the route sheet for the night shift"


def test_one_of_a_row_has_its_article_and_a_proof_of_anything_none() -> None:
    assert sure_thing("the name of third referee", loose=False) == "the name of the third referee"
    assert sure_thing("proof of address", loose=False) == "proof of address"


def test_food_is_not_attached() -> None:
    assert kept_by((Promise("send the dozen pies", thing="the dozen pies"),), "email")[0] not in ("attached", "enclosed")


@pytest.mark.parametrize("topic", ["the foal shed", "the loss of the second boat", "the roster in January", "the Friday run"])
def test_words_that_anybody_knows_may_be_taken_up(topic: str) -> None:
    assert known_words(topic)


@pytest.mark.parametrize("topic", ["every third Sunday", "the october to march", "oh the rota", "the wey we cut", "a tuesday"])
def test_a_time_a_sigh_or_a_word_nobody_knows_is_no_topic(topic: str) -> None:
    assert not known_words(topic)
