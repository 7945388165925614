"""What was cut where no phrase ends reaches nobody, whatever cut it."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.loose_ends import breaks_off
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.stages import stages


@pytest.mark.parametrize(
    "said",
    [
        "you are moving to one roster after Easter and wanted",
        "the morning with the previous",
        "I have a done stock book",
        "the next interview with the someone",
        "three winters as",
        "the change to their new, and the rota",
    ],
)
def test_words_that_break_off_are_known(said: str) -> None:
    assert breaks_off(said)


@pytest.mark.parametrize(
    "said",
    [
        "I trimmed seventy cows on my own, and did the books",
        "a window that closes at 4 a.m.",
        "the beds are tuned twice and, in your opinion, ought to be tuned more",
        "how the roof was stripped and painted",
        "all the best",
        "caring for the elderly",
    ],
)
def test_words_that_end_are_left(said: str) -> None:
    assert not breaks_off(said)


@pytest.mark.parametrize(
    ("note", "stage"),
    [
        ("there is a half-day with the current scheduler before a decision", "the half-day with the current scheduler"),
        ("second interview with somebody from HR", "the second interview"),
        ("a day in the kitchen next week", "the day in the kitchen"),
    ],
)
def test_whom_a_day_is_spent_with_is_named_whole(note: str, stage: str) -> None:
    assert [s.np for s in stages(note, Cast(), {})] == [stage]


@pytest.mark.parametrize("said", ["somebody who gets dressed at three and wants", "the meeting with the artistic"])
def test_a_verb_without_its_object_and_a_kind_without_its_noun_are_no_end(said: str) -> None:
    assert breaks_off(f"I enjoyed talking about {said}.")
