"""Whoever runs the place is not told of it: a topic is named, and of a trouble only what it is about."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.talk.owners import to_their_owner


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("waste is running at 7 percent and you would like it under 4", "waste"),
        ("the alarms had never been tested until this spring", "the alarms"),
        ("your pass rate was 71 percent last year", "your pass rate"),
        ("you ran out of cold storage for the plums", "cold storage for the plums"),
        ("the kilns can take only twenty pots at a time, so the firings run at night", "the kilns"),
        ("most late returns come from schools that have no van", "late returns"),
        ("training is one Saturday and ought to be four", "training"),
    ],
)
def test_of_a_trouble_only_its_subject_is_named(told: str, said: str) -> None:
    point = to_their_owner(Point(clause=told, field="discussed"))
    assert (point.np, point.clause) == (said, "")


def test_the_place_alone_comes_behind_what_tells_more() -> None:
    place = to_their_owner(Point(clause="the plant has three shifts and paper time cards", field="discussed"))
    matter = to_their_owner(Point(clause="rotas are published a month ahead", field="discussed"))
    assert place.penalty > matter.penalty + 2


@pytest.mark.parametrize("told", ["you lost two nurses in March", "nobody trusts the scales", "half the team is leaving"])
def test_a_trouble_that_cannot_be_named_comes_last(told: str) -> None:
    assert to_their_owner(Point(clause=told, field="discussed")).penalty >= 8


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("the sash windows come in on the third of May", "the sash windows"),
        ("the Christmas trees come in next week and the netting machine is always a bottleneck", "the Christmas trees"),
        ("demurrage claims are now settled from Madrid", "demurrage claims"),
        ("you are applying for a licence for two strains", "applying for a licence for two strains"),
        ("you want fewer mousses and more fruit", "your wish for fewer mousses and more fruit"),
    ],
)
def test_what_the_reader_told_of_their_house_is_named_and_not_told_back(told: str, named: str) -> None:
    point = to_their_owner(Point(clause=told, field="discussed"))
    assert (point.np, point.clause) == (named, "")


@pytest.mark.parametrize(
    "told", ["each fitter looks after seventy lifts", "you do 110 covers on Saturdays", "night shifts 12 hours"]
)
def test_what_names_no_topic_comes_last(told: str) -> None:
    assert to_their_owner(Point(clause=told, field="discussed")).penalty >= 8


@pytest.mark.parametrize(
    ("np", "said"),
    [
        ("the classroom where the choir meets, which has no piano", "the classroom where the choir meets"),
        ("nervous riders, as the yard takes many of them", "nervous riders"),
        ("drafting deeds for house sales, around fifteen a week", "drafting deeds for house sales"),
        ("a truss that was bent in Leeds and that nobody reported", "the truss"),
        ("six thousand wheels in the old tunnel", "the six thousand wheels in the old tunnel"),
        ("1,300 pickers", "the 1,300 pickers"),
        ("waiting time of 9 days", "the waiting time"),
        ("a walk through an outage I handled", "an outage I handled"),
        ("a pump that you had built for a dairy", "a pump that you built for a dairy"),
        ("your move to ten milkings in seven and wanted", "your move to ten milkings in seven"),
    ],
)
def test_a_topic_is_named_without_what_was_said_of_it(np: str, said: str) -> None:
    assert to_their_owner(Point(np=np, field="discussed")).np == said


@pytest.mark.parametrize(
    "np",
    [
        "the cold rooms, the pumps and the new compressor",
        "how I would split the week, when two are off",
        "forty-five minutes for a recall",
        "the growers who all deliver on the same morning",
        "two years at sea",
    ],
)
def test_a_list_a_question_and_a_measure_stay(np: str) -> None:
    assert to_their_owner(Point(np=np, field="discussed")).np == np


def test_nobody_is_told_their_own_diary() -> None:
    told = Point(clause="you sing in the cathedral choir and rehearse every Wednesday", field="personal")
    assert to_their_owner(told).clause == "you sing in the cathedral choir"


def test_of_a_failing_the_place_is_named_as_lightly_as_any_topic_and_nobody_who_left() -> None:
    failed = to_their_owner(Point(clause="the chemical store failed its last inspection", field="discussed", penalty=5))
    assert (failed.np, failed.penalty) == ("the chemical store", 2)
    tired = to_their_owner(Point(clause="the drivers are tired of the night run", field="discussed"))
    assert tired.penalty >= 8


@pytest.mark.parametrize(
    ("np", "said"),
    [
        ("wind limits and who may stop the lift", "wind limits and who may stop the lift"),
        ("handling a passenger who has missed the last boat", "handling a passenger who has missed the last boat"),
        (
            "allergies and what happens when a teacher cannot say who has them",
            "allergies and what happens when a teacher cannot say who has them",
        ),
        ("a cracked bell of 1870 that hums on one side", "the cracked bell of 1870 that hums on one side"),
        ("a better way of drying herbs", "a better way of drying herbs"),
        (
            "Osei's question about how I speak with parents who work nights",
            "Osei's question about how I speak with parents who work nights",
        ),
        ("the noise complaints from the quay and asked who should answer them", "the noise complaints from the quay"),
    ],
)
def test_a_topic_never_ends_in_half_of_what_follows(np: str, said: str) -> None:
    assert to_their_owner(Point(np=np, field="discussed")).np == said
