"""What a person notices of notes on things left unsaid: the reader is told the thing, and nothing of how it was missed."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.typed.unsaid import unsaid


@pytest.mark.parametrize(
    ("noted", "thing"),
    [
        ("never mentioned the open days I ran", "the open days I ran"),
        ("I should have told him about the evening class I teach", "the evening class I teach"),
        ("left out the internship in Lyon", "the internship in Lyon"),
        ("I should have said I already hold the licence", "I already hold the licence"),
        ("I forgot to say that I set it up, and that it still runs", "I set it up, and it still runs"),
        ("they never asked about my budget experience", "my budget experience"),
        ("no chance to mention my Welsh", "my Welsh"),
        ("wanted to bring up the allotment project, ran out of time", "the allotment project"),
        ("didnt get to the part about the prize we won", "the prize we won"),
        ("the tax course never came up", "the tax course"),
        ("Tableau... i just said excel, stupid", "Tableau"),
        ("completely forgot the first aid role, blanked", "the first aid role"),
    ],
)
def test_only_the_thing_is_left_of_the_note(noted: str, thing: str) -> None:
    assert unsaid(noted) == thing


@pytest.mark.parametrize(
    "noted",
    ["never got a complaint in ten years", "never missed a print deadline", "wanted to be a nurse since I was six"],
)
def test_what_only_begins_like_an_aside_stays_whole(noted: str) -> None:
    assert unsaid(noted) == noted


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("left out the internship in Lyon", "my internship in Lyon"),
        ("how I dealt with the flood at the hotel", "I dealt with the flood at the hotel"),
        ("having cared for my own dad for four years", "I cared for my own dad for four years"),
        ("Supervising the student placements", "my experience supervising the student placements"),
        ("first aid at work cert!!!", "I hold a first aid at work certificate"),
        ("my German (B2)", "my German at B2 level"),
    ],
)
def test_a_thing_noted_by_its_name_is_the_candidates(noted: str, said: str) -> None:
    (claim,) = additions_of(noted, Cast(), {})
    assert (claim.clause or claim.np) == said


@pytest.mark.parametrize(
    "noted", ["the project", "didn't explain why I changed from law to HR", "forgot the numbers: 98% on time"]
)
def test_a_thing_of_which_nothing_can_be_told_is_left_out(noted: str) -> None:
    assert additions_of(noted, Cast(), {}) == ()


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("I should have said that I raised the pass rate from 61 to 84", "I raised the pass rate from 61 to 84"),
        ("Forgot to tell them that I keep a lathe at home", "I keep a lathe at home"),
        ("should have mentioned i covered the night desk for two winters", "i covered the night desk for two winters"),
    ],
)
def test_a_deed_that_is_also_a_way_of_saying_stays_with_who_did_it(noted: str, said: str) -> None:
    assert unsaid(noted) == said
