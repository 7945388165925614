"""A figure is told whole and in the order of English, however a hasty or learner's note gives it, or not at all."""

from __future__ import annotations

import pytest

from followup_ai.offline.background import qualifications_of
from followup_ai.offline.figures import figure_told, in_order
from followup_ai.offline.perspective import Cast


@pytest.mark.parametrize(
    ("note", "ordered"),
    [
        ("senior carer 6 years, before 20 complaint now 2", "senior carer 6 years, complaints from 20 to 2"),
        ("complaints were 20 a month now 2", "complaints from 20 a month to 2"),
        ("lost samples 40/yr -> 3", "lost samples from 40 a year to 3"),
        ("at Bauers SCC 310 to 165", "SCC 310 to 165 at Bauers"),
        ("did 340 call-outs last year only 2 went back", "did 340 call-outs last year, and only 2 went back"),
        ("ran germ tests, 4,200 in 2025", "ran 4,200 germ tests in 2025"),
        ("thirty one years no accident", "thirty-one years no accident"),
        ("mon to fri 9 to 5", "mon to fri 9 to 5"),
        ("from 2019 to 2024 at the mill", "from 2019 to 2024 at the mill"),
    ],
)
def test_figures_are_put_in_the_order_of_english(note: str, ordered: str) -> None:
    assert in_order(note) == ordered


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("8 minutes a tyre", "my usual pace is 8 minutes a tyre"),
        ("95 packets a day", "my usual pace is 95 packets a day"),
        ("31 years milking no accident", "I have had no accidents in 31 years of milking"),
        ("no accident in 31 years", "I have had no accidents in 31 years"),
        ("first time fix 92%", "my first-time fix rate is 92%"),
        ("14 kids out of 17 caught up to their class", "14 of 17 kids caught up to their class"),
        ("1 reopened of 75 incidents in 2025", "only 1 of 75 incidents was reopened in 2025"),
        ("11 years fitting, never had a wheel come back", "in 11 years of fitting I have never had a wheel come back"),
        ("40 hours a week", ""),
        ("English 60%", ""),
        ("6 years roofing", ""),
    ],
)
def test_a_bare_figure_says_it_all_by_itself(piece: str, said: str) -> None:
    assert figure_told(piece) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("bookmobile 4 yrs, signups 30 -> 110 a month", "I brought signups up from 30 to 110 a month"),
        ("incidents 9 a week to 3 a week in Westgate", "I brought incidents down from 9 a week to 3 a week in Westgate"),
        ("waste from 9% to 2%", "I brought waste down from 9% to 2%"),
        ("lost samples 40/yr -> 3", "I brought lost samples down from 40 a year to 3"),
        ("Class III license, held eleven years", "I have held my Class III license for eleven years"),
        ("ex army 15 yrs", "I have worked in the army for 15 years"),
        ("14 years on trucks from which 8 in UK", "I have worked on trucks for 14 years, 8 of them in the UK"),
    ],
)
def test_a_qualification_keeps_its_figure(note: str, said: str) -> None:
    assert said in [claim.clause for claim in qualifications_of(note, Cast(), {})]


def test_no_claim_ends_before_the_figure_that_it_is_about() -> None:
    told = qualifications_of("first time fix 92% since spring", Cast(), {})
    assert all("92%" in (c.np + c.clause) or "fix" not in (c.np + c.clause) for c in told)


def test_what_was_reached_of_late_is_no_time_spent() -> None:
    assert qualifications_of("cell count under 120 last 4 seasons", Cast(), {}) == ()
    assert qualifications_of("retention above 90% for the past 3 years", Cast(), {}) == ()


def test_a_code_behind_a_paper_is_no_subject() -> None:
    (claim,) = qualifications_of("MED A3, good to 2028", Cast(), {})
    assert claim.np == "my MED A3"
