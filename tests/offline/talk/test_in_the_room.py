"""What a message takes up is the work: not the way there, the weather or the boots, nor the reader's own past."""

import pytest

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.in_the_room import asides_in, of_the_work, shown

CAST = Cast(frozenset({"dekker"}))
WORK = ["Replanking the two barges", "How the slip is let in summer", "Caulking by hand and who still learns it"]


@pytest.mark.parametrize(
    "note",
    [
        "The bus stops outside the yard every fifteen minutes. Somebody had brought in a parrot.",
        "Security took my scissors at the door. The lift was out of order.",
        "The tram takes forty minutes from home.",
        "I was a little early, and the office was locked.",
        "The cottage that goes with the post has no bath.",
        "Bring my own gloves.",
        "He pointed out the old log books. The wind was so strong that the door would not shut.",
        "The shifts are of twelve hours, three on and four off. Lunch is provided.",
        "Lodging with his aunt, who does not like shoes in the house",
        "The shop cat is called Balzac. It was pouring when I left.",
        "He apologised that there was no tea.",
        "Night work, one week in three. Meals are provided. The uniform is too warm.",
        "Accomodation shared, 2 in a room",
        "about error with the insulin chart, i told it honest",
        "Whiteboard task, I messed up the first part and then got it.",
    ],
)
def test_the_way_there_the_rooms_and_odds_and_ends_are_asides(note: str) -> None:
    assert asides_in([*WORK, note]) == {3}


@pytest.mark.parametrize(
    "note",
    [
        "The night bus to Bergen, and why two drivers share it in winter",
        "Seam checks on the light table. They are testing a camera, but the eye stays.",
        "The lifts are inspected every quarter. Two of them are from 1970.",
        "Fire drills on the ward and how long they take",
        "Labelling errors, and the second check they are bringing in",
    ],
)
def test_what_is_of_the_work_is_no_aside(note: str) -> None:
    assert not asides_in([*WORK, note])


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("She handed me a cracked hinge and asked me what I would do with it", "the cracked hinge"),
        ("He unrolled the plans of the old weir and wanted to know what I saw", "the plans of the old weir"),
        ("She poured two reds and asked me which of them had seen new oak", "the two reds"),
        ("He offered me a coffee and asked me how the drive had been", ""),
        ("She told me a story and asked me what I thought", ""),
    ],
)
def test_what_the_reader_showed_was_talked_about_and_is_not_told_to_them(note: str, said: str) -> None:
    point = shown(note, 0, CAST)
    assert (point.np if point else "") == said
    assert point is None or (point.kind, point.speaker) == ("shared", "we")


@pytest.mark.parametrize(
    ("told", "spared"),
    [
        ("you were seasick for the whole of your first voyage", True),
        ("you nearly drowned as a cadet", True),
        ("you came over from Mayo for one year in 1998", True),
        ("you won the village race three times", False),
        ("you grew up in the town where my mother was born", False),
        ("you keep bees", False),
    ],
)
def test_the_readers_past_is_left_to_them_unless_it_is_happy_or_shared(told: str, spared: bool) -> None:
    (point,) = of_the_work([Point(clause=told, field="personal")], [], CAST)
    assert (point.penalty >= 8) is spared


def test_a_piece_out_of_a_question_is_no_topic() -> None:
    asked = Point(np="how I record a slow sunrise", field="discussed", kind="question", owner="Mette")
    piece = Point(np="the steps at the bottom", field="discussed")
    found = of_the_work(
        [asked, piece], ["Mette asked how I record a slow sunrise so that nobody sees the steps at the bottom"], CAST
    )
    assert [p.penalty >= 8 for p in found] == [False, True]


@pytest.mark.parametrize(
    ("told", "spared"),
    [
        ("the compressor is old and will be replaced", True),
        ("your dishwasher is twenty years old", True),
        ("you were very concerned with how guests are briefed", True),
        ("the old engine will be shown in May", False),
    ],
)
def test_nobody_is_told_how_run_down_their_house_is_or_how_they_felt(told: str, spared: bool) -> None:
    (point,) = of_the_work([Point(clause=told, field="discussed")], ["a note"], CAST)
    assert (point.penalty >= 8) is spared
