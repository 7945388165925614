"""What the candidate answered in the conversation is told, whole and in their own sense, or not at all."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.replies import reply_of

ALONE = Cast(frozenset(["pell", "sandra"]))
PANEL = Cast(frozenset(["luis", "ortega"]), {"karen": "Karen"}, crowded=True)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "asked how I'd handle it. I said re-inspect together with both on the roof",
            "re-inspect together with both on the roof",
        ),
        (
            "now they check all rooms. I said I will check only new girls and some random rooms",
            "check only new girls and some random rooms",
        ),
        ("she asked what id do with lads smoking upstairs. said stop the bus, go up, no shouting", "stop the bus and go up"),
        ("We talked about queues. I suggested opening a second till at noon.", "suggest opening a second till at noon"),
    ],
)
def test_an_answer_is_what_the_candidate_would_do(note: str, said: str) -> None:
    reply = reply_of(note, 0, ALONE, {})
    assert reply is not None
    assert reply.vp == said


@pytest.mark.parametrize(
    "note",
    [
        "said the boiler is from 1987",
        "he said we work with three crews",
        "I said I'd been there in 2019",
        "asked about my pay, I said keep it between us, confidential",
    ],
)
def test_what_was_told_is_no_answer(note: str) -> None:
    assert reply_of(note, 0, ALONE, {}) is None


def test_an_answer_given_to_another_of_the_panel_is_not_told_to_this_one() -> None:
    note = "{} asked how I'd cut the files, I said close the oldest ones first"
    assert reply_of(note.format("Karen"), 0, PANEL, {}) is None
    assert reply_of(note.format("Luis"), 0, PANEL, {}) is not None
