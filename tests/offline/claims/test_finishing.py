"""What a reader sees of a deed that its note tells in a learner's tense or without its small words."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.finishing import finished, without_ours


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("I took the queue from 40 minutes to 12", "I took the queue from 40 minutes to 12"),
        (
            "I kept the diary for two doctors and never a clash since May",
            "I kept the diary for two doctors, without a clash since May",
        ),
        (
            "I have worked as a carer in Cork for 6 years, 2 of them in here",
            "I have worked as a carer in Cork for 6 years and 2 here",
        ),
        ("I lost the light in 12 of those shows and sent nobody home", "I lost the light in 12 shows and sent nobody home"),
        ("I can sew and dad is a cutter", "I can sew and my dad is a cutter"),
        ("I got C1", "I hold C1"),
        ("I've got a forklift licence", "I hold a forklift licence"),
        ("I joined a crew when I have 14 years", "I joined a crew when I was 14"),
        ("I run sessions in Swedish and Finnish", "I run sessions in Swedish and Finnish"),
    ],
)
def test_a_deed_is_told_in_its_tense_with_its_small_words(read: str, said: str) -> None:
    assert finished(Claim(clause=read)).clause == said


def test_what_happened_in_ten_years_is_no_experience_of_ten_years() -> None:
    assert finished(Claim(np="my ten years of experience", text="two returns in ten years")).np == ""
    assert finished(Claim(np="my ten years of experience", text="ten years on the lathe")).np == "my ten years of experience"


def test_nobody_has_experience_with_what_never_happened() -> None:
    assert finished(Claim(np="my experience with zero drops")).np == ""


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (
            "I sold to plant managers for 4 years at the valve company",
            "I sold to plant managers for 4 years at a valve company",
        ),
        ("I ran the stores at the paint factory", "I ran the stores at a paint factory"),
        ("I drove for the egg firm", "I drove for an egg firm"),
        ("I ran the stores at the Ardle paint factory", "I ran the stores at the Ardle paint factory"),
    ],
)
def test_an_employer_whom_the_note_does_not_name_is_any_of_its_kind(read: str, said: str) -> None:
    assert finished(Claim(clause=read)).clause == said


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("I did 2 years in an oncology ward in Cebu", "I spent 2 years in an oncology ward in Cebu"),
        ("I did three seasons on a trawler", "I spent three seasons on a trawler"),
        ("I did six months as a porter", "I spent six months as a porter"),
        ("I did the accounts for two years", "I did the accounts for two years"),
    ],
)
def test_time_is_spent_and_not_done(read: str, said: str) -> None:
    assert finished(Claim(clause=read)).clause == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("I built our ingest checks in Python", "I built the ingest checks in Python"),
        ("I wrote the leaflet our unit gives out", "I wrote the leaflet my unit gives out"),
        ("I ran our own brewery", "I ran our own brewery"),
    ],
)
def test_nothing_of_another_house_is_called_ours(told: str, said: str) -> None:
    assert without_ours(Claim(clause=told)).clause == said
