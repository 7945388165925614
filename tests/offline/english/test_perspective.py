"""What a note tells of somebody is turned to them with the verb it meant."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.people.by_post import named_by_post

KEITH = Cast(reader=frozenset(["keith", "prowse"]))


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("he's bought a 2nd hand edger", "you have bought a 2nd hand edger"),
        ("she's trained two apprentices", "you have trained two apprentices"),
        ("he's lost 4 cooks since May", "you have lost 4 cooks since May"),
        ("she's run the bar 9 years", "you have run the bar 9 years"),
        ("he's set up a rota", "you have set up a rota"),
        ("she's left the trade", "you have left the trade"),
        ("he's cut the hours", "you have cut the hours"),
        ("Keith's planted 300 vines", "you have planted 300 vines"),
        ("the hotel's lost two cooks", "the hotel has lost two cooks"),
        ("she's been there 9 years", "you have been there 9 years"),
        ("he's worried about rot", "you are worried about rot"),
        ("she's based in the annexe", "you are based in the annexe"),
        ("he's known in the trade", "you are known in the trade"),
        ("she's called the boss", "you are called the boss"),
        ("he's given the night shift", "you are given the night shift"),
        ("he's retired", "you are retired"),
        ("it's made of oak", "it is made of oak"),
        ("it's lined with lead", "it is lined with lead"),
    ],
)
def test_a_short_s_is_has_where_something_was_done_and_is_where_it_tells_a_state(noted: str, told: str) -> None:
    assert to_reader(expand(noted), KEITH) == told


@pytest.mark.parametrize("noted", ["Keith's van is full", "the baker's oven", "she's a baker", "he's in on the job"])
def test_what_belongs_to_somebody_stays_theirs(noted: str) -> None:
    assert " has " not in f" {expand(noted)} "


def test_who_does_a_thing_themselves_is_not_the_reader() -> None:
    cast = Cast(reader=frozenset({"ines"}))
    assert to_reader("they want clerks to file the plans themselves", cast) == "you want clerks to file the plans themselves"
    assert to_reader("they file the plans themselves", cast) is not None
    assert to_reader("they do it themselves", cast) == "you do it yourselves"
    assert to_reader("the two organs and how often they are voiced", cast) == "the two organs and how often they are voiced"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("the head gardener's plan for the terrace", "Keane's plan for the terrace"),
        ("a second van, which the head gardener wants by May", "a second van, which Keane wants by May"),
        ("the head gardener position and its hours", "the head gardener position and its hours"),
        ("the gardener's cottage", "the gardener's cottage"),
    ],
)
def test_the_reader_is_known_by_their_post(note: str, told: str) -> None:
    notes = {"interviewer": {"name": "Marion Keane", "title": "Head Gardener, Estates"}, "discussed": [note]}
    assert named_by_post(notes, "Marion Keane")["discussed"] == [told]
    assert named_by_post(notes | {"panel": [{"name": "Tom Pratt", "title": "Head gardener"}]}, "Marion Keane")["discussed"] == [
        note
    ]


def test_what_is_anothers_stays_theirs() -> None:
    assert to_reader("Tom's hives and his honey", Cast(frozenset(["keane"]))) == "Tom's hives and his honey"
