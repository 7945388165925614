"""A doubt that was raised is met with what the notes hold against it, and nothing is conceded or made up."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Marta Oliveira",
    "interviewer": {"name": "Hugh Pryce"},
    "company": "Brecon Linen",
    "role": "Laundry Manager",
    "date": "2026-11-24",
    "discussed": ["the theatre drapes that come back grey", "the night boiler"],
    "qualifications": ["eleven years in hotel laundries in Porto", "cut rewash from 9 % to 4 % by sorting at the ward"],
}
SEEDS = range(3)


def draft(concern: str, seed: int = 0, format: str = "letter", **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | {"concern": concern} | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, "thank-you", None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("concern", "met"),
    [
        ("I have never handled theatre linen", "handling theatre linen"),
        ("he worried that I have not supervised more than ten people", "supervising more than ten people"),
        ("no hospital experience", "hospital work"),
        ("No experience of tunnel washers", "tunnel washers"),
        ("I have not handled theatre linen beyond the open day", "handling theatre linen"),
        ("no experience of tunnel washers other than the induction", "tunnel washers"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_new_to_one_is_met_with_the_years_in_the_trade(concern: str, met: str, seed: int) -> None:
    said = next(s for s in re.split(r"(?<=[.?!])\s+", draft(concern, seed)) if met in s.lower())
    assert "eleven years in hotel laundries in Porto" in said
    assert said.lower().startswith((f"as for {met}", f"when it comes to {met}"))
    assert not re.search(r"\b(?:never|not|no|lack|although|unfortunately)\b", said)


@pytest.mark.parametrize(
    ("role", "brings", "concern", "topic"),
    [
        (
            "Backend Developer",
            "five years of Ruby, two of Go",
            "I have not worked with card payment rules before",
            "card payment",
        ),
        ("Pastry Chef de Partie", "four years in a one star kitchen", "I have never led more than two people", "two people"),
        ("Tram Driver", "eight years in parcel delivery", "no experience of split shifts", "split shifts"),
        ("Roofer", "six years on building sites", "never worked with slate", "slate"),
        ("Legal Secretary", "nine years in a busy office", "no experience of probate", "probate"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_years_in_something_else_answer_no_doubt(role: str, brings: str, concern: str, topic: str, seed: int) -> None:
    assert topic not in draft(concern, seed, role=role, qualifications=[brings])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_note_itself_answers_is_said(seed: int) -> None:
    assert "work Sundays" in draft("not sure I would be willing to work Sundays, I will", seed)
    assert "what I know of SAP" in draft("no experience with their stock system (only SAP)", seed)
    assert "what I know of Vue" in draft("React - only Vue so far, they noticed", seed)


@pytest.mark.parametrize(
    "concern",
    [
        "I'm 61 and he asked how long I'd stay",
        "my back was bad last year",
        "he fears I'd find it dull after hotels",
        "they said the pay may be too low for me",
        "I have never worked with their vans, and my visa ends in May",
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_age_health_pay_and_what_nothing_answers_stay_unsaid(concern: str, seed: int) -> None:
    said = draft(concern, seed)
    assert not re.search(r"\b61\b|back was|dull|pay may|visa|too low", said)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_doubt_that_nothing_in_the_notes_answers_is_left_alone(seed: int) -> None:
    said = draft("no experience of tunnel washers", seed, qualifications=["full driving licence"])
    assert "tunnel washers" not in said


@pytest.mark.parametrize("format", ["email", "letter"])
@pytest.mark.parametrize("seed", range(8))
def test_what_was_left_out_stands_behind_no_line_it_does_not_answer(format: str, seed: int) -> None:
    talk = {
        "discussed": ["the rewash in the drapes section", "they lose two porters a month"],
        "their_words": ["clean is a promise"],
    }
    said = draft("", seed, format, left_out=["forgot to say I hold a forklift licence"], **talk)
    before = next((b for b, s in pairwise(re.split(r"(?<=[.?!])\s+", said)) if "forklift" in s), "")
    assert not re.search(r"porters|promise", before), said


@pytest.mark.parametrize("seed", SEEDS)
def test_a_doubt_is_not_met_with_a_deed_that_shares_only_its_town(seed: int) -> None:
    deeds = ["fitted 40 presses at a laundry in Lisbon", "cut rewash from 9 % to 4 % by sorting at the ward"]
    said = draft("I have never worked on call, Lisbon had four engineers", seed, qualifications=deeds)
    assert not re.search(r"\bon call\b", said)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_only_bears_on_the_trade_is_said_plainly(seed: int) -> None:
    said = draft(
        "no sawmill or forestry background", seed, role="Payroll Clerk", qualifications=["ran a payroll for five years"]
    )
    assert "I ran a payroll for five years" in said
    assert "forestry" not in said


@pytest.mark.parametrize("seed", SEEDS)
def test_until_when_something_lacked_is_no_part_of_it(seed: int) -> None:
    said = draft("no budget responsibility up to now", seed)
    assert "up to now" not in said
