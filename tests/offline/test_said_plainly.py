"""What a message takes up of a conversation, and asks, where the notes tell little or tell it loosely."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.templates import draft_messages, new_fence

NOTES = {
    "candidate": "Ann Bell",
    "interviewer": "Jean-Luc Marchand",
    "company": "Quayside Post",
    "role": "Planner",
    "date": "2026-05-11",
}


def draft(format: str = "email", purpose: str = "thank-you", **fields: object) -> str:
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, None, now), new_fence()), 0)


@pytest.mark.parametrize("purpose", ["thank-you", "check-in", "feedback", "keep-in-touch"])
def test_every_voicemail_tells_how_to_call_back(purpose: str) -> None:
    voicemail = draft("call-script", purpose, discussed=["the night sorting"]).partition("Voicemail:")[2]
    assert "You can reach me on this number." in voicemail


@pytest.mark.parametrize("format_", ["email", "note", "linkedin", "call-script"])
def test_the_readers_own_life_is_not_told_back_to_them(format_: str) -> None:
    said = draft(format_, discussed=["the night sorting"], personal=["JL is learning the cello", "swims every morning"])
    assert "cello" not in said
    assert "swim" not in said


@pytest.mark.parametrize("format_", ["email", "letter", "note", "linkedin-connect"])
def test_hours_and_pay_come_up_only_where_nothing_else_does(format_: str) -> None:
    notes = ["Extra shifts on Saturdays and how they are paid.", "The new sorting machine in the east hall."]
    assert "Saturdays" not in draft(format_, discussed=notes)


@pytest.mark.parametrize("format_", ["email", "letter", "linkedin"])
def test_what_the_reader_has_is_named_before_what_was_left_unsaid_of_it(format_: str) -> None:
    said = draft(
        format_,
        discussed=["They have Polish-speaking customers who come on Fridays."],
        left_out=["I have started learning Polish on Tuesday evenings."],
    )
    assert "your Polish-speaking customers" in said
    assert "you have Polish" not in said


def test_an_answer_behind_an_arrow_is_no_part_of_the_question() -> None:
    said = draft(discussed=["server down in March, asked what I would have done about the lost queue -> page the lead first"])
    assert "to page" not in said


def test_the_interviews_of_others_are_not_prepared_for() -> None:
    said = draft(next_steps="They are interviewing until Friday, and the outcome comes by e-mail.")
    assert "next interview" not in said
    assert "Friday" not in said


def test_a_post_that_will_be_wanted_is_applied_for() -> None:
    news = ["Jean-Luc wrote that it went to somebody from within, and that a night-shift planner will be wanted from March."]
    said = draft(purpose="keep-in-touch", outcome="rejected", discussed=["the night sorting"], news=news)
    assert "the post of night-shift planner from March" in said


@pytest.mark.parametrize("format_", ["email", "letter", "note"])
def test_praise_of_the_candidate_is_not_quoted_back(format_: str) -> None:
    said = draft(format_, discussed=["the night sorting"], their_words=["you check before you load, good"])
    assert "before you load" not in said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Each technician looks after about seventy lifts.", "about each technician"),
        ("That the children grow their own beans.", "about that the children"),
    ],
)
def test_a_statement_is_never_what_was_talked_about(note: str, said: str) -> None:
    assert said not in draft(discussed=[note])


def test_a_question_is_named_whole_or_not_at_all() -> None:
    note = "Door faults in the older blocks and how I find out whether it is the operator, the belt or the safety edge."
    said = draft(discussed=[note])
    assert "the door faults in the older blocks" in said
    assert "operator" not in said
