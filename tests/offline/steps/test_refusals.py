"""What was said with a no is heard: the praise, the reason; neither is asked for again, and no grudge is told back."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.refusals import praised, reason_of
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Jody Quill",
    "interviewer": {"name": "Dana Whitfield"},
    "company": "Southern Coast Ambulance",
    "role": "Paramedic",
    "date": "2026-11-18",
    "discussed": ["the new rota for the night cars"],
    "outcome": "rejected",
}


def draft(purpose: str, seed: int, **notes: Any) -> str:
    interview = Interview.model_validate(NOTES | notes)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=7), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("note", "thing", "told"),
    [
        ("said my handling was the best she saw", "my handling", "my handling was the best you had seen"),
        ("said arch was strongest of all the pieces", "my arch", "my arch was the strongest of all the pieces"),
        ("wrote the arch was the best he saw from a trainee", "my arch", "my arch was the best you had seen from a trainee"),
        ("said my sauce was the best he'd tasted in years", "my sauce", "my sauce was the best you had tasted in years"),
        ("because the dock idea was the best they heard", "my dock idea", "my dock idea was the best you had heard"),
        ('"your mock class was the most alive of the day"', "my mock class", "my mock class was the most alive of the day"),
        ("said my tray was one of the best they saw", "my tray", "my tray was one of the best you had seen"),
        ("my case on transit documents was the strongest of all", "my case on transit documents",
         "my case on transit documents was the strongest"),
        ("rang to say that my work on humidity had impressed them all", "my work on humidity", ""),
        ("She spoke highly of my drawings and wished me luck", "my drawings", ""),
        ("he liked my test piece but they had somebody with more years", "my test piece", ""),
        ("my presentation was very strong she said", "my presentation", ""),
        ("I was runner up, they said", "", "I came second"),
        ("she wrote that it was close", "", "it was close"),
    ],
)  # fmt: skip
def test_praise_that_came_with_the_no_is_heard(note: str, thing: str, told: str) -> None:
    found = praised([note], {})
    assert found is not None
    assert (found.thing, found.told) == (thing, told)


@pytest.mark.parametrize(
    "note",
    [
        "said the interview was great fun",
        "my English was not good enough",
        "if my welding was better they'd have taken me",
        "The other candidate's test was the best of all",
        "they took someone with more experience",
    ],
)
def test_no_praise_is_made_up(note: str) -> None:
    assert praised([note], {}) is None


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (
            "they had chosen somebody who could also look after the organ",
            "you chose somebody who could also look after the organ",
        ),
        ("no. they went w/ someone who has a forklift ticket", "you chose somebody who has a forklift ticket"),
        ("wanted somebody who already knows their booking system", "you wanted somebody who already knows your booking system"),
        ("another candidate had more experience with pumps, but", "another candidate had more experience with pumps"),
        ("job went to internal lad", "you filled the role from within"),
        ("the post went to a nurse from their Cork clinic", "you chose a nurse from your Cork clinic"),
        ("someone with roofing tickets got the job", "you chose somebody with roofing tickets"),
        ("they hired two drivers with trailer licences", "you chose two drivers with trailer licences"),
        ("the job was given to a baker from inside the company", "you filled the role from within"),
        ("mentioned a scheme that may need people from May", ""),
        ("they took someone younger with less baggage", ""),
        ("they chose someone who is a friend of the owner", ""),
        ("the May order went wrong", ""),
    ],
)
def test_the_reason_is_heard_and_no_grudge(note: str, reason: str) -> None:
    assert reason_of([note], Cast(), {}) == reason


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["feedback", "keep-in-touch", "check-in"])
def test_praise_is_answered_wherever_it_stands_and_the_reason_where_one_asks_for_more(purpose: str, seed: int) -> None:
    told = "She rang: turned me down, they chose somebody who speaks Dutch. my handover was the best of the six"
    for field in ("news", "next_steps", "discussed"):
        said = draft(purpose, seed, **{field: told if field == "next_steps" else [*NOTES["discussed"], told]})
        assert "my handover was the best of the six" in said
        # Whoever asks what was missing has heard it; told back elsewhere, it sounds like a reproach
        assert ("you chose somebody who speaks Dutch" in said) == (purpose == "feedback")


@pytest.mark.parametrize("seed", range(4))
def test_who_was_told_the_reason_asks_only_for_more(seed: int) -> None:
    said = draft("feedback", seed, next_steps="they chose somebody who speaks Dutch")
    assert any(words in said for words in ("anything else in my interview", "further feedback"))


@pytest.mark.parametrize("seed", range(4))
def test_a_place_that_may_come_and_a_time_to_write_are_taken_up_together(seed: int) -> None:
    said = draft(
        "keep-in-touch", seed, news=["said no, but there'll be a second night post soon and to get back in touch in May"]
    )  # fmt: skip
    assert "get in touch again in May about the second night post" in said


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("purpose", ["feedback", "keep-in-touch"])
def test_nobody_is_read_their_own_troubles_after_a_silence(purpose: str, seed: int) -> None:
    told = [
        "they lost two crews this year",
        "she is off for her chemo on Fridays",
        "you were open that three of eleven are repeats",
    ]
    said = draft(purpose, seed, outcome="pending", discussed=told, their_words=["slow is smooth"])
    assert "slow is smooth" in said.lower()
    assert "chemo" not in said
    assert "you were open" not in said


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("format_", ["email", "letter", "call-script"])
def test_after_a_no_nobody_asks_how_it_is_going(format_: str, seed: int) -> None:
    interview = Interview.model_validate(NOTES | {"news": ["they chose somebody else"], "outcome": "rejected"})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=20), dt.time(10), dt.UTC)
    said = compose(draft_messages(rules.context_for(interview, format_, "check-in", None, now), new_fence()), seed)
    assert not any(words in said for words in ("where things stand", "how things are going", "wait for it"))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("purpose", ["thank-you", "check-in", "feedback", "keep-in-touch"])
@pytest.mark.parametrize("news", ["", "it's a no, they took somebody with a flight licence"])
def test_a_no_is_regretted_or_thanked_for_before_it_is_understood(purpose: str, seed: int, news: str) -> None:
    said = draft(purpose, seed, news=[news] if news else [])
    before = re.split(r"\bI (?:understand|respect)", said)[0]
    assert re.search(r"\bsorry\b|had hoped|(?:would|I'd) have liked|for (?:telling me|letting me know)", before)
    assert "the answer was no" not in said
