"""What is taken up of a conversation is what the reader is glad to be reminded of, and can be understood alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.talk.weight import is_taken_back, unwelcome, worth_of
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Moira Keddie",
    "interviewer": {"name": "Alan Birse"},
    "company": "Birse Haulage",
    "role": "Yard Coordinator",
    "date": "2026-11-24",
    "discussed": ["moving the weighbridge records onto tablets"],
}
FORMATS = ("email", "letter", "note", "linkedin", "linkedin-connect", "call-script")


def draft(format: str = "email", purpose: str = "thank-you", seed: int = 0, **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, None, now), new_fence()), seed)


def test_what_the_note_takes_back_is_told() -> None:
    assert is_taken_back("you do hourly checks", "she said they do hourly checks but they are trying to move away from it")
    assert not is_taken_back("you do hourly checks", "they do hourly checks and log each one")
    assert not is_taken_back("you sell the bread", "they sell the bread but also the recipe")


@pytest.mark.parametrize(
    ("sad", "words"),
    [
        ("the accident they had in the spring", "accident"),
        ("two drivers on the night shift have hearing aids", "hearing aids"),
        ("closing on Mondays from January", "closing"),
        ("the redundancies in the paint shop", "redundanc"),
        ("a lad was injured on the ramp last year", "injured"),
    ],
)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("purpose", ["thank-you", "keep-in-touch"])
def test_misfortunes_and_cuts_are_not_what_struck(sad: str, words: str, format: str, purpose: str) -> None:
    assert (
        words not in draft(format, purpose, discussed=[sad, "moving the weighbridge records onto tablets"]).split("\n", 3)[-1]
    )


@pytest.mark.parametrize("seed", range(4))
def test_of_two_lines_the_one_that_confesses_no_failing_is_quoted(seed: int) -> None:
    lines = ["we give away the milk", "hire for curiosity"]
    assert "give away" not in draft("email", "feedback", seed, their_words=lines, discussed=[])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("purpose", ["feedback", "keep-in-touch"])
def test_others_health_is_not_taken_up_where_what_answers_it_stays_unsaid(format: str, purpose: str) -> None:
    talk = {"discussed": ["two of the drivers have hearing aids", "moving the weighbridge records onto tablets"]}
    assert "hearing aids" not in draft(format, purpose, **talk, left_out=["I have level 1 British Sign Language"])


@pytest.mark.parametrize(
    "told",
    [
        Point(clause="you were actually lovely tho", field="discussed"),
        Point(clause="the week after the boss bought me a watch", field="discussed"),
        Point(np="the good old girl", field="discussed"),
    ],
)
def test_a_verdict_on_the_reader_and_the_candidates_own_past_are_told_to_nobody(told: Point) -> None:
    assert unwelcome(told) >= 8


@pytest.mark.parametrize(
    "told",
    [
        Point(clause="the boss bought a second van in May", field="discussed"),
        Point(np="the good old days of the foundry", field="discussed"),
        Point(np="the hard people problem", field="discussed"),
    ],
)
def test_what_was_told_of_the_house_is_welcome(told: Point) -> None:
    assert unwelcome(told) < 8


def test_a_line_in_praise_of_whoever_would_quote_it_gives_way_to_any_other() -> None:
    praise = Point(quote="you didn't even look up when the lights went", speaker="you", field="their_words")
    maxim = Point(quote="a quiet child is not a child who understands", speaker="you", field="their_words")
    assert worth_of(praise, frozenset()) > worth_of(maxim, frozenset()) + 5


def test_a_line_that_begins_with_a_quotation_keeps_both_its_marks() -> None:
    said = draft("email", "thank-you", 0, their_words=["'I don't know' was the right answer"], discussed=[])
    assert "'I don't know' was the right answer" in said
