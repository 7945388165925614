"""A step that the candidate was told will not come is never asked about; one that only has no day yet is."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.stages import stages


def named(note: str) -> list[str]:
    return [stage.np for stage in stages(note, Cast(), {})]


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("second interviews are not planned, they will ring references first", ["the references"]),
        ("no second interview, answer by Friday", []),
        ("there won't be a second round", []),
        ("second interview: none", []),
        ("no trial or second interview, decision in two weeks", []),
        ("they don't do trial shifts", []),
        ("the panel isn't happening", []),
        ("HR will write once references are in, and there is a panel form to be signed first", []),
        ("not a second interview but a trial shift", ["the trial shift"]),
    ],
)
def test_a_step_that_was_denied_is_no_step(note: str, left: list[str]) -> None:
    assert named(note) == left


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("second interview not before January", ["the second interview"]),
        ("second interview is not planned yet", ["the second interview"]),
        ("no date yet for the second interview", ["the second interview"]),
        ("trial shift next week, no need to bring a knife", ["the trial shift"]),
        ("the trial is not paid", ["the trial"]),
    ],
)
def test_a_step_that_has_no_day_yet_still_comes(note: str, left: list[str]) -> None:
    assert named(note) == left
