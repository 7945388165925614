"""A question or a topic that was noted in whole English is taken as it was typed, where nothing in it is amiss."""

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.whole_topics import whole_topics


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("how many deliveries per shift is realistic (he said 90)", "how many deliveries per shift is realistic"),
        ("how do I calm a parent who shouts at the gate", "how I calm a parent who shouts at the gate"),
        ("which of the three depots closes first", "which of the three depots closes first"),
        (
            "what they do when two families book the chapel for the same hour",
            "what you do when two families book the chapel for the same hour",
        ),
        ("where the line is between advice and selling", "where the line is between advice and selling"),
        (
            "handover between the night staff and the day staff, and what gets lost",
            "the handover between the night staff and the day staff and what gets lost",
        ),
        ("what happend with the crane and what they changed", "what happened with the crane and what you changed"),
    ],
)
def test_a_whole_question_stands_as_typed(note: str, said: str) -> None:
    points = whole_topics(note, Cast(), {}, 0)
    assert [p.np for p in points] == [said]


@pytest.mark.parametrize(
    "note",
    [
        "how she deals with him when he is late",
        "why not",
        "what lab do if machine broken",
        "how much they pay me per hour",
        "the harvest",
    ],
)
def test_what_is_unclear_or_amiss_is_left(note: str) -> None:
    assert not whole_topics(note, Cast(), {}, 0)


def test_what_both_talked_about_is_the_topic() -> None:
    (point,) = whole_topics("We talked about what to do with a parcel when nobody is at home.", Cast(), {}, 0)
    assert point.np == "what to do with a parcel when nobody is at home"
