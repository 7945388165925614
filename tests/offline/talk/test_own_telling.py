"""What the candidate did or told in the conversation is a topic, and no news that they were told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.talk.own_telling import chance_taken, did_themselves, is_of_the_day, names_a_trial, own_topic
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Ann Bell",
    "interviewer": {"name": "Mr Tom Vaughan", "title": "Owner"},
    "company": "Vaughan Tyres",
    "role": "Clerk",
    "date": "2026-11-24",
}


def draft(*discussed: str, reader: str = "Mr Tom Vaughan") -> str:
    interview = Interview.model_validate(NOTES | {"interviewer": {"name": reader}, "discussed": list(discussed)})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", "thank-you", reader, now), new_fence()), 1)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("I did the payment plans", "we talked about the payment plans"),
        ("i ran through my spreadsheet with him", "we talked about my spreadsheet"),
        ("we did the budget together on his laptop", "we talked about the budget"),
        ("I explained my idea for the returns desk", "we talked about my idea for the returns desk"),
        ("he explained the rota", ""),
        ("I was nervous", ""),
    ],
)
def test_what_the_candidate_did_is_a_topic(sentence: str, topic: str) -> None:
    assert own_topic(sentence) == topic


def test_nobody_is_told_what_the_candidate_did_themselves() -> None:
    text = draft("I did the payment plans")
    assert "the payment plans" in text
    assert "I did the payment plans" not in text


def test_a_namesake_of_another_title_is_not_the_reader() -> None:
    text = draft("mrs vaughan does the books and the phones", "the winter tyres")
    assert "books" not in text
    assert "winter tyres" in text


def test_no_she_is_a_mr_and_no_he_a_mrs() -> None:
    assert "you do the books" not in draft("she does the books on Mondays", "the winter tyres")
    assert "you do the books" not in draft("he does the books on Mondays", "the winter tyres", reader="Mrs Joan Ash")
    assert "you want" in draft("she wants a quick reply to every caller", reader="Mrs Joan Ash")


def test_a_reminder_to_oneself_is_no_topic() -> None:
    assert "Kai" not in draft("use they/them for Kai, remember that", "the winter tyres")


@pytest.mark.parametrize(
    ("clause", "of_the_day"),
    [
        ("met at the shed after milking", True),
        ("ok so got there 15 min early", True),
        ("there was nobody at the front desk", True),
        ("the trial was 4am to 10", True),
        ("met the night team", False),
        ("there is nobody on nights", False),
        ("waiting lists are at 40 weeks", False),
    ],
)
def test_how_the_day_went_is_no_topic(clause: str, *, of_the_day: bool) -> None:
    assert is_of_the_day(clause) is of_the_day


@pytest.mark.parametrize("reader", ["Mr Tom Vaughan", "Mary Pugh", "Lin Zhao", "Kent Oyler"])
def test_what_the_candidate_did_is_nothing_that_the_reader_told(reader: str) -> None:
    said = draft("I did a ten minute demonstration lesson on fractions", reader=reader)
    assert "demonstration lesson" in said
    assert not any(heard in said for heard in ("you told", "you said", "hear about", "heard from you", "telling me"))


def test_a_month_of_its_kind_is_no_date_and_what_starts_late_is_a_statement() -> None:
    said = draft("pruning starts late this year because of the wet July")
    assert "pruning starts late this year because of the wet July" in said
    assert not any(f"{about} pruning starts" in said for about in ("about", "hear of", "interested in"))
    assert "the busy December and the quiet January" in draft("the busy December and the quiet January")


def test_what_somebody_would_not_mind_is_no_topic() -> None:
    assert "dinnae" not in draft("dinnae mind fridges", "the winter tyres")


@pytest.mark.parametrize(
    "sentence",
    [
        "climbed the big lime in the yard for her",
        "filleted a haddie and a plaice for him",
        "plaited a six-strand loaf with her",
        "trade test - full head foils on her sister",
        "typing test 1st: 43wpm",
        "consecutive test 12 min, criminal hearing, I missed one number",
        "drove the van round the yard for him",
        "pair coding with Sanjana 40 min, found the bug",
    ],
)
def test_what_the_candidate_did_before_their_eyes_is_their_own(sentence: str) -> None:
    assert did_themselves(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "talked a bit with her about the rota",
        "went through the rota with him",
        "the weld test is on Thursday",
        "dropped the phonics scheme last year",
        "moving the loans desk downstairs",
        "they test the lifts for him every month",
    ],
)
def test_what_they_told_is_not_taken_for_the_candidates_doing(sentence: str) -> None:
    assert not did_themselves(sentence)


@pytest.mark.parametrize("format", ["email", "letter", "note", "linkedin", "call-script"])
@pytest.mark.parametrize("noted", ["trade test - full head foils on her sister", "climbed the big lime in the yard for him"])
def test_nobody_is_thanked_for_telling_what_the_candidate_did(noted: str, format: str) -> None:
    interview = Interview.model_validate(NOTES | {"discussed": [noted]})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    for seed in range(4):
        said = compose(draft_messages(rules.context_for(interview, format, "thank-you", None, now), new_fence()), seed)
        assert "trade test" in said or "big lime" in said
        assert not any(
            words in said for words in ("told me about", "you said about", "exchange about the trade", "heard from you")
        )


def test_what_the_candidate_did_elsewhere_is_no_topic() -> None:
    said = draft("Retreads, and who checks them after 9 months. Did that at the Harbor Depot in '19")
    assert "Harbor Depot" not in said


def test_an_hour_in_the_workshop_was_done_and_not_talked_about() -> None:
    assert names_a_trial("the half-hour in the simulator")
    assert names_a_trial("the written exercise of forty minutes")
    assert not names_a_trial("the hours in the workshop")


def test_a_lesson_taught_before_them_is_a_chance_that_was_given() -> None:
    lesson = chance_taken("Taught a trial lesson on glaciers to a class of thirty", 0)
    assert lesson is not None
    assert lesson.np == "the chance to teach a trial lesson on glaciers"
    assert chance_taken("Gave him a lift to the station", 0) is None
    assert chance_taken("Taught in two rooms at once", 0) is None
