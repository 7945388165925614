"""What a no leaves open is taken up as told, and nothing is made up where it leaves nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.doors import door_left, praised
from followup_ai.templates import draft_messages, new_fence

NOTES = {
    "candidate": "Jody Quill",
    "interviewer": {"name": "Dana Whitfield"},
    "company": "Southern Coast Ambulance",
    "role": "Paramedic",
    "date": "2026-11-18",
    "discussed": ["the new rota for the night cars"],
    "outcome": "rejected",
}


def draft(purpose: str, seed: int, next_steps: str) -> str:
    interview = Interview.model_validate(NOTES | {"next_steps": next_steps})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=7), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("note", "when", "later"),
    [
        ("it's a no. Said to apply again, next round opens in May", "in May", ""),
        ("told me to try again next year", "next year", ""),
        ("there may be maternity cover from April", "", "the maternity cover from April"),
        (
            "come back once I got 100 full haircuts, shes adding a table in the spring",
            "once I have 100 full haircuts behind me",
            "",
        ),
        ("said to apply again when I've had another year in ICP", "once I have another year in ICP behind me", ""),
        ("told me to reapply with a class B licence", "once I have a class B licence", ""),
        ("hes opening a Shipley branch in april, said to apply", "when the Shipley branch opens in April", ""),
        ("she took her intern back, can ask me again for the june peak", "", "the June peak"),
        ("she'd keep my resume up front for night shift in spring", "", "the night shift in the spring"),
    ],
)
def test_another_round_and_a_later_place_are_heard(note: str, when: str, later: str) -> None:
    door = door_left([note], {})
    assert door is not None
    assert (door.when, door.later) == (when, later)


def test_a_plain_no_leaves_nothing() -> None:
    assert door_left(["they took someone else", "the May order went wrong"], {}) is None


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["keep-in-touch", "check-in"])
def test_who_was_told_to_apply_again_does_not_ask_what_comes_next(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "it's a no, apply again, next round opens in May")
    assert "apply again in May" in said
    assert "If the role opens again" not in said


@pytest.mark.parametrize(
    ("note", "when", "held"),
    [
        ("He'd have me back if I get a season with a night crew", "once I have a season with a night crew", ""),
        ("the new project may need a second person after summer and I may ask her then", "after the summer", ""),
        ("the post is frozen until the new budget, so a no for now", "", "the new budget"),
    ],
)
def test_what_has_to_come_first_is_heard(note: str, when: str, held: str) -> None:
    door = door_left([note], {})
    assert door is not None
    assert (door.when, door.held) == (when, held)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["thank-you", "keep-in-touch"])
def test_who_was_told_what_the_role_waits_for_does_not_ask_what_comes_next(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "the post is frozen until the new budget, so it is a no for now")
    assert "the new budget" in said
    assert "next step" not in said


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("said my handling was the best she saw", "handling"),
        ("whatsapp today, its a no. said arch was strongest of all the trial pieces", "arch"),
        ("said the interview was great fun", ""),
        ("he liked my test piece but they had somebody with more years", "test piece"),
        ("my presentation was very strong she said", "presentation"),
        ("my English was not good enough", ""),
        ("if my welding was better they'd have taken me", ""),
        ("they took someone with more experience", ""),
    ],
)
def test_praise_that_came_with_the_no_is_heard(note: str, what: str) -> None:
    assert praised([note], {}) == what


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["thank-you", "feedback", "keep-in-touch"])
def test_who_was_praised_and_told_when_to_come_back_says_both(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "a no. my handling was the best she saw, come back once I got 100 full haircuts")
    assert "my handling" in said
    assert "once I have 100 full haircuts behind me" in said
    assert "somebody else" not in said
