"""What was left unsaid is joined to what it bears on, and no two facts that hang on nothing stand side by side."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Piet Halma",
    "interviewer": {"name": "Sietske Bouma"},
    "company": "Bouma Dairy",
    "role": "Assistant Herd Manager",
    "date": "2026-11-24",
    "their_words": ["a quiet cow is a healthy cow"],
}
STIFF = re.compile(
    r"What (?:I did not mention|I didn't mention|we did(?:n't| not) get to) is|It did(?:n't| not) come up, but|get to it"
)


def draft(format: str, seed: int, **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, "thank-you", None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("noted", "left_out", "topic"),
    [
        ("lameness, and how often the feet are trimmed", "I have my own trimming crush", "lameness"),
        ("the fire drill", "I wrote the drill for my last school", "the fire drill"),
        ("the allotment scheme for tenants", "I ran an allotment for six years", "the allotment scheme for tenants"),
        ("grafting the old pears", "I have my own grafting knives", "grafting the old pears"),
    ],
)
@pytest.mark.parametrize("format", ["email", "letter", "note", "linkedin"])
def test_what_was_left_unsaid_stands_with_the_topic_that_it_bears_on(
    noted: str, left_out: str, topic: str, format: str
) -> None:
    said = draft(format, 0, discussed=["moving 140 cows to two robots", noted], left_out=[left_out])
    sentences = re.split(r"(?<=[.?!])\s+", said)
    at = next((n for n, s in enumerate(sentences) if left_out[2:] in s), None)
    assert at is not None
    assert topic in f"{sentences[at - 1]} {sentences[at]}".lower()


LEFT_OUT = "I ran a chess club for a year"


@pytest.mark.parametrize("format", ["note", "linkedin"])
@pytest.mark.parametrize("seed", range(6))
def test_one_fact_that_hangs_on_nothing_is_enough_for_a_short_message(format: str, seed: int) -> None:
    facts = {
        "qualifications": ["moved a parish library of 900 books", "speak Frisian"],
        "left_out": ["I ran a chess club for a year"],
    }
    said = draft(format, seed, discussed=["grazing from April on the wet land by the canal"], **facts)
    assert sum(words in said for words in ("parish library", "chess club", "Frisian")) <= 1, said


@pytest.mark.parametrize("format", ["email", "letter", "note", "linkedin"])
@pytest.mark.parametrize("seed", range(6))
def test_what_was_left_unsaid_goes_before_other_facts_and_is_told_as_left_out(format: str, seed: int) -> None:
    facts = {"qualifications": ["I moved a parish library of 900 books", "I speak Frisian", "I held a pilot's licence"]}
    said = draft(format, seed, discussed=["grazing from April on the wet land by the canal"], left_out=[LEFT_OUT], **facts)
    before = re.split(r"(?<=[.?!])\s+", said[: said.index(LEFT_OUT[2:])])[-1]
    assert re.search(r"mention|left out", before), said
    assert sum(words in said for words in ("parish library", "Frisian", "pilot")) <= 2, said


@pytest.mark.parametrize("seed", range(12))
def test_a_fact_that_bears_on_nothing_does_not_stand_behind_a_line_of_the_readers(seed: int) -> None:
    facts = {"their_words": ["a wet field forgives nobody"], "qualifications": ["I moved a parish library of 900 books"]}
    said = draft("email", seed, discussed=["grazing from April on the wet land by the canal"], **facts)
    for paragraph in said.split("\n\n"):
        sentences = re.split(r"(?<=[.?!])\s+", paragraph)
        at = next((n for n, s in enumerate(sentences) if "parish library" in s), 0)
        assert not at or not re.search(r"forgives|wet land", sentences[at - 1]), said


@pytest.mark.parametrize("format", ["email", "letter", "note", "linkedin", "call-script"])
@pytest.mark.parametrize("seed", range(6))
def test_what_was_left_unsaid_is_told_as_people_tell_it(format: str, seed: int) -> None:
    said = draft(format, seed, discussed=["the wet land by the canal"], left_out=["I ran a chess club for a year"])
    assert not STIFF.search(said), said


@pytest.mark.parametrize("seed", range(4))
def test_the_more_telling_of_two_loose_facts_is_told(seed: int) -> None:
    facts = {"qualifications": ["three years on a respiratory ward"], "left_out": ["I brought falls down from 11 a month to 4"]}
    assert "11 a month" in draft("email", seed, discussed=["the wet land by the canal"], role="Vet Nurse", **facts)


@pytest.mark.parametrize("format", ["note", "linkedin", "call-script"])
@pytest.mark.parametrize("seed", range(4))
def test_what_answers_the_topic_comes_before_a_loose_fact_left_out(format: str, seed: int) -> None:
    facts = {
        "qualifications": ["trained 35 line managers in return-to-work talks"],
        "left_out": ["I sat on a pay panel for a year"],
    }
    said = draft(format, seed, their_words=[], discussed=["sickness absence in the repairs team"], **facts)
    assert "35 line managers" in said, said
    assert "pay panel" not in said, said


def test_what_an_earlier_message_added_is_not_left_out_any_more() -> None:
    sent = [{"date": "2026-11-25", "format": "email", "to": "Sietske Bouma", "body": f"Something I left out: {LEFT_OUT}."}]
    said = draft("letter", 0, discussed=["the wet land by the canal"], left_out=[LEFT_OUT], sent=sent)
    assert "chess club" not in said


def test_of_two_things_left_out_that_one_is_told_which_the_role_asks_for() -> None:
    said = draft(
        "email", 0, discussed=["the wet land by the canal"], left_out=[LEFT_OUT, "I also kept a herd book for six years"]
    )
    assert "herd book" in said
    assert "I also kept" not in said
