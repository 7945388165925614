"""What a person notices of things left unsaid in the interview: they reach the reader, whole, beside what they answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.english.perspective import Cast
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Olive Barnes",
    "interviewer": {"name": "Michael Todd"},
    "company": "St Anne's",
    "role": "Parish Administrator",
    "date": "2026-11-22",
    "discussed": ["the food bank on Wednesdays", "hall bookings are in a paper diary", "weddings for next summer"],
    "qualifications": ["12 years as a school secretary"],
    "left_out": ["I set up the online booking for the village hall two years ago, can't believe I forgot to say"],
}


def draft(format: str = "email", purpose: str = "thank-you", seed: int = 0, **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("format", "purpose"), [("email", "thank-you"), ("letter", "thank-you"), ("email", "check-in"), ("letter", "check-in")]
)
@pytest.mark.parametrize("seed", range(3))
def test_what_did_not_come_up_is_said_without_the_aside(format: str, purpose: str, seed: int) -> None:
    said = draft(format, purpose, seed)
    assert "I set up the online booking for the village hall two years ago" in said
    assert "believe" not in said
    assert "forgot to" not in said


@pytest.mark.parametrize("seed", range(6))
def test_it_stands_right_behind_the_note_that_it_answers(seed: int) -> None:
    said = draft(seed=seed)
    between = said[said.index("hall bookings") : said.index("I set up")]
    assert between.count(".") <= 1


@pytest.mark.parametrize("seed", range(4))
def test_it_answers_the_doubt_that_was_raised(seed: int) -> None:
    said = draft("letter", seed=seed, concern="no budgeting experience", left_out=["I ran the school's catering budget"])
    assert said.count("I ran the school's catering budget") == 1


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        (
            "set up a fermentation programme at my last place, forgot to say!!",
            "I set up a fermentation programme at my last place",
        ),
        ("should have mentioned: I can drive the forklift", "I can drive the forklift"),
        ("I can drive the school bus (D1)", "I can drive the school bus"),
        ("didnt say i speak Urdu", "I speak Urdu"),
        ("got a kiln at home and make tiles", "I have a kiln at home and make tiles"),
        ("got a prize for my bread in 2019", "I got a prize for my bread in 2019"),
        ("never said that I fitted two new boilers", "I fitted two new boilers"),
        ("also trained six apprentices", "I trained six apprentices"),
        (
            "at Loop we quarantined flaky tests and build time dropped by half",
            "at Loop we quarantined flaky tests and build time dropped by half",
        ),
        (
            "I started text reminders, no-shows fell from 14 to 6 a week",
            "I started text reminders and no-shows fell from 14 to 6 a week",
        ),
    ],
)
def test_it_is_told_as_the_candidates_own(noted: str, said: str) -> None:
    assert [c.clause for c in additions_of(noted, Cast(), {})] == [said]


@pytest.mark.parametrize(
    "noted",
    [
        "forgot to say!!",
        "should have said this",
        "none really",
        "I rewrote a style guide once, don't mention the paper it was for",
        "at Gorman they asked him for it",
        "the thing with the",
    ],
)
def test_an_aside_alone_a_private_matter_or_a_fragment_adds_nothing(noted: str) -> None:
    assert additions_of(noted, Cast(), {}) == ()


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        (
            "I have kept the parish accounts for two years, never got to say it!",
            "I have kept the parish accounts for two years",
        ),
    ],
)
def test_a_thing_left_unsaid_keeps_its_reason_and_its_figure(noted: str, said: str) -> None:
    claims = additions_of(noted, Cast(frozenset({"michael", "todd"})), {})
    assert [claim.clause or claim.np for claim in claims] == [said]


def test_what_somebody_else_had_asked_about_is_no_reason_for_this_reader() -> None:
    cast = Cast(frozenset({"michael", "todd"}), {"prue": "Prue"}, crowded=True)
    claims = additions_of("I run the Saturday repair club, Prue asked about volunteers", cast, {})
    assert [claim.clause for claim in claims] == ["I run the Saturday repair club"]


@pytest.mark.parametrize("seed", range(4))
def test_a_deed_with_its_figure_goes_before_a_paper_that_names_the_post(seed: int) -> None:
    brought = ["Registered Parish Administrator since 2009", "Typed up 4,000 burial records at St Mark's"]
    said = draft("note", seed=seed, left_out=[], qualifications=brought)
    assert "4,000 burial records" in said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("I worked in grain store with my aunt when I have 15 years", "I worked in a grain store with my aunt when I was 15"),
        ("i wrote checking script for old meters. literally their headache", "I wrote a checking script for old meters"),
        (
            "I have run a sample clearance before; we cleared 1,300 in one winter",
            "I have run a sample clearance before and we cleared 1,300 in one winter",
        ),
        ("I can drive lorry, have C licence", "I can drive a lorry"),
        ("i can play piano", "I can play the piano"),
    ],
)
def test_a_small_word_left_out_is_put_back_and_an_age_told_in_english(noted: str, said: str) -> None:
    (claim,) = additions_of(noted, Cast(frozenset(), {}, crowded=True), {})
    assert claim.clause == said


@pytest.mark.parametrize(
    "noted",
    ["curtains also, if he ever need", "my own van also, if they need", "chickens too, we keep some", "my allotment, if asked"],
)
def test_a_bare_thing_of_which_nothing_is_said_is_left_out(noted: str) -> None:
    assert additions_of(noted, Cast(frozenset({"kent"})), {}) == ()


@pytest.mark.parametrize("noted", ["forklift licence also, if he need it", "welding also, if he ever need"])
def test_a_paper_or_a_skill_says_something_by_its_name(noted: str) -> None:
    assert additions_of(noted, Cast(frozenset({"kent"})), {})
