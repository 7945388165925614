"""Years are said of an activity, as a post, at a place or of experience, and what came to no end is not offered."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.claims.spells import spell_told
from followup_ai.offline.english.perspective import Cast

ALONE = Cast()


@pytest.mark.parametrize(
    ("np", "said"),
    [
        ("my 16 years of hill flock of 900", "my 16 years of experience"),
        ("my twenty-two years of books, hardware and then hotel", "my twenty-two years of experience"),
        ("my 6 years of welding", "my 6 years of welding"),
        ("my 6 years of purchase ledger at Cobham Foods", "my 6 years of purchase ledger at Cobham Foods"),
        ("my 5 years of Go and Postgres", "my 5 years of Go and Postgres"),
        ("my licence", "my licence"),
    ],
)
def test_years_are_of_what_one_has_years_of(np: str, said: str) -> None:
    assert spell_told(np) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Filmed 240 science signs with students at a technical college",
         {"I filmed 240 science signs with students at a technical college"}),
    ],
)  # fmt: skip
def test_a_note_is_offered_as_it_is_held_or_not_at_all(note: str, said: set[str]) -> None:
    assert {form for c in qualifications_of(note, ALONE, {}) for form in (c.np, c.clause) if form} == said


def test_a_result_told_with_its_own_verb_is_given_no_second_one() -> None:
    note = "I fitted on 9 women for a brand in 2024, then we changed the grading, returns was down from 31% to 18%"
    said = " ".join(form for c in qualifications_of(note, ALONE, {}) for form in (c.np, c.clause))
    assert "I fitted on 9 women for a brand in 2024" in said
    assert "was" not in said


def test_when_a_course_was_finished_is_told_once() -> None:
    note = "graduate diploma in intensive care, finished july"
    said = " ".join(form for c in qualifications_of(note, ALONE, {}) for form in (c.np, c.clause))
    assert "diploma" in said
    assert said.count("finished") < 2


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("6 years live in nanny", "my 6 years as a live-in nanny"),
    ],
)
def test_a_post_is_told_without_a_name_that_may_be_a_town_or_a_firm(note: str, said: str) -> None:
    assert said in {c.np for c in qualifications_of(note, ALONE, {})}


def test_a_language_is_spoken_and_not_by_the_hundred() -> None:
    assert {c.clause for c in qualifications_of("Polish / English 60%", ALONE, {})} == {"I speak Polish and English"}
