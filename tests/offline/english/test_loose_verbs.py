"""A statement is no topic to talk "about", however much its verb looks like a participle; a question keeps its past."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.loose_verbs import has_loose_verb
from followup_ai.offline.typed.proving import proved
from followup_ai.templates import draft_messages, new_fence

NOTES = {
    "candidate": "Jody Quill",
    "interviewer": {"name": "Dana Whitfield"},
    "company": "Brightwell Foods",
    "role": "Site Engineer",
    "date": "2026-11-18",
}


def draft(seed: int, discussed: list[str], purpose: str = "thank-you", **notes: object) -> str:
    interview = Interview.model_validate(NOTES | {"discussed": discussed} | notes)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    "text",
    ["the lesson I taught on fractions", "the files kept in the cellar", "bread made by hand", "the price cut last year"],
)
def test_a_noun_phrase_with_a_participle_stays_a_topic(text: str) -> None:
    assert not has_loose_verb(text)


def test_a_clause_that_ends_in_heaped_nouns_is_not_said() -> None:
    point = proved(Point(clause="you like that the small pieces become pockets bag", field="discussed"))
    assert point is None or "pockets bag" not in point.text


def test_a_question_that_is_shortened_to_its_letter_is_spelt_out() -> None:
    point = proved(Point(np="rescue drill Q", field="discussed"))
    assert point is not None
    assert point.np.endswith("rescue drill question")


@pytest.mark.parametrize("seed", range(4))
def test_what_was_asked_of_the_past_is_told_in_the_past(seed: int) -> None:
    said = draft(seed, ["what did you break in production?"])
    assert "I break" not in said


@pytest.mark.parametrize("seed", range(4))
def test_what_a_business_does_not_want_in_writing_is_no_topic(seed: int) -> None:
    said = draft(seed, ["farmers paid in cash at the gate on Saturdays, receipts in a tin", "the new roaster from Italy"])
    assert "cash" not in said
    assert "roaster" in said
