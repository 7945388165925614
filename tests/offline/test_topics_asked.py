"""Topics of the candidate's own doing are questions, what is done to one thing has its article, and bare facts come last."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.message.reading import reading_of
from followup_ai.offline.people.request import Request
from followup_ai.offline.talk.frames import shape, slots_of
from followup_ai.offline.talk.weight import unwelcome
from followup_ai.offline.typed.cleaning import recase
from followup_ai.offline.typed.small_slips import small_slips_mended


def _found(*notes: str) -> list[str]:
    about = {
        "candidate": "Ann Poe",
        "interviewer": {"name": "Bo Lee"},
        "company": "Acme",
        "role": "Clerk",
        "discussed": [*notes],
    }
    request = Request("email", "thank-you", "Ann Poe", "Bo Lee", dt.date(2026, 4, 22), about)
    found = sorted(reading_of(request).found, key=lambda pair: pair[1])
    return [p.np or p.clause for p, _ in found]


@pytest.mark.parametrize("first", ["Whether", "What", "How", "Why", "When", "Where", "Who", "Maybe"])
def test_no_question_word_keeps_its_capital(first: str) -> None:
    assert recase(f"{first} I hope to qualify", {}) == f"{first.lower()} I hope to qualify"


@pytest.mark.parametrize("note", ["Ward 7 at night", "Excel II course"])
def test_names_with_a_figure_keep_theirs(note: str) -> None:
    assert recase(note, {})[0] == note[0]


@pytest.mark.parametrize(
    "asked",
    [
        "how I settle children who are frightened of the chair",
        "what I would do if a passenger refused to fold a pram",
        "what I did the night the radio failed",
        "why I left the shop floor for the office",
        "where I see myself in five years",
        "whether I would take an apprentice along",
    ],
)
def test_nobody_hears_more_about_their_own_doing(asked: str) -> None:
    point = Point(np=asked, field="discussed")
    assert shape(point) == "ours"
    assert slots_of(point)["np"] == f"our exchange about {asked}"


@pytest.mark.parametrize("told", ["how you settle children", "what the crew does in fog", "how irrigation is planned"])
def test_what_the_reader_does_is_heard_of(told: str) -> None:
    assert shape(Point(np=told, field="discussed")) == "np"


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("inspection of room", "the inspection of the room"),
        ("cleaning of machine", "the cleaning of the machine"),
        ("inspection of rooms", "the inspection of rooms"),
        ("inspection of stock", "the inspection of stock"),
        ("division of labour", "the division of labour"),
    ],
)
def test_one_thing_that_something_is_done_to_has_its_article(noted: str, said: str) -> None:
    assert with_article(noted) == said


def test_two_counts_in_a_row_are_two_things() -> None:
    assert small_slips_mended("1,150 bins a round 3 on a crew") == "1,150 bins a round, 3 on a crew"
    assert small_slips_mended("40 pallets an hour 2 to a bay") == "40 pallets an hour, 2 to a bay"
    assert small_slips_mended("20 covers a night 12 months running") == "20 covers a night 12 months running"
    assert not any("round 3" in said for said in _found("1,150 bins a round 3 on a crew, walk about 11 mile"))


@pytest.mark.parametrize("fact", ["LIMS is from 2009", "the till is from 2011", "the lifts are all from the 1970s"])
def test_how_old_a_thing_is_comes_last(fact: str) -> None:
    assert unwelcome(Point(clause=fact, field="discussed")) >= 10


def test_a_better_topic_comes_before_how_old_a_thing_is() -> None:
    better = "moving the cold store without stopping the line"
    assert _found("LIMS is from 2009")[1:] == []
    assert _found("LIMS is from 2009", better)[0] == better


def test_what_the_shift_pays_is_no_topic_and_what_follows_from_one_is_left() -> None:
    assert _found("rotating shift 3 cycle, 24% shift premium") == []
    assert _found("water butts coming in April on the allotments so more deliveries")[0].endswith("on the allotments")


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("three ways to sharpen a chisel", "three ways to sharpen a chisel"),
        ("nine hours that nobody counts", "nine hours that nobody counts"),
    ],
)
def test_so_many_of_which_something_is_told_are_known_ones(noted: str, said: str) -> None:
    assert with_article(noted) == said
