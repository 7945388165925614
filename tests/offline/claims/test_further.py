"""What a qualification goes on to say behind its first comma stays with it, in words that a letter can carry."""

from __future__ import annotations

import pytest
from claims_told import claims_of

from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.english.perspective import Cast


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("11 yr on the roofs, 6 of em heritage slate", "my 11 years on the roofs, six of them on heritage slate"),
        ("9 yrs hygienist, last 3 in a perio office", "my nine years as a hygienist, the last three in a perio office"),
        (
            "rewrote our denial letter templates, complaints dropped by 30%",
            "I rewrote the denial letter templates, and complaints dropped by 30%",
        ),
        ("fluent in isiZulu, English and Afrikaans", "I am fluent in isiZulu, English and Afrikaans"),
        ("trained 5 new starters, 4 still there", "I trained five new starters, and four of them are still there"),
        ("introduced linting, 70% less bugs at release", "I introduced linting, with 70% fewer bugs at release"),
    ],
)
def test_the_telling_half_behind_the_comma_is_kept(note: str, said: str) -> None:
    assert said in claims_of(note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("i was foreman 3 years for a crew of 9", "I have spent three years as a foreman for a crew of 9"),
        ("I speak polish, ukrainian and some romanian", "I speak Polish, Ukrainian and some Romanian"),
        ("Diploma in paralegal studies", "I hold a diploma in paralegal studies"),
    ],
)
def test_a_telegram_is_said_in_full(note: str, said: str) -> None:
    assert said in claims_of(note)


@pytest.mark.parametrize(
    "note", ["no helicopter or retrieval time", "matric, no degree", "failed CP1 in April", "GCP cert expired in August"]
)
def test_nobody_offers_what_they_lack(note: str) -> None:
    assert not any("no " in said or "fail" in said or "expired" in said for said in claims_of(note))


def test_a_certificate_is_no_post() -> None:
    assert not any("time as" in said for said in claims_of("lead work level 3", "LEAD WORK LEVEL 3"))


def test_a_break_is_not_announced() -> None:
    assert not any("break" in said for said in claims_of("10 yrs community before break, 4 as manager of a 12000 item branch"))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "ran a lettuce greenhouse of 6,000 square metres in Barka, with night cooling only",
            "I ran a lettuce greenhouse of 6,000 square metres in Barka, with night cooling only",
        ),
        ("took part in two audits, with no finding in my section", "I took part in two audits, with no finding in my section"),
        (
            "twenty-two years of sewing, more than 900 wedding dresses altered in Shiraz",
            "I have twenty-two years of sewing, with more than 900 wedding dresses altered in Shiraz",
        ),
    ],
)
def test_how_where_and_how_many_stay_with_the_deed(note: str, told: str) -> None:
    assert qualifications_of(note, Cast(frozenset(["dana"])), {})[0].clause == told


def test_what_was_hoped_or_undone_is_not_set_behind_a_deed() -> None:
    said = qualifications_of("ran a crew of 9, because I hoped to be foreman", Cast(frozenset(["dana"])), {})[0].clause
    assert "hoped" not in said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("surveyed 140 barns in five years, queries on 3 %", "I surveyed 140 barns in five years, with queries on 3 %"),
        (
            "threw 900 jugs at the pottery, breakage on 12 of them",
            "I threw 900 jugs at the pottery, with breakage on 12 of them",
        ),
        ("ran the kennels at Crewe, one escape in four years", "I ran the kennels at Crewe, with one escape in four years"),
        (
            "built the glazing line in Leeds, 30 panes a day by the second year",
            "I built the glazing line in Leeds, with 30 panes a day by the second year",
        ),
        ("settled three claims with the growers, all three signed within 4 months",
         "I settled three claims with the growers, all three signed within four months"),
    ],
)  # fmt: skip
def test_the_figure_that_shows_how_well_it_went_stays_with_the_deed(note: str, said: str) -> None:
    assert said in claims_of(note)


def test_the_years_of_a_rate_are_not_made_the_years_of_a_career() -> None:
    said = claims_of("glazed 4,000 tiles by hand, breakage rate 2 % in the last three years")
    assert not any("three years of experience" in claim for claim in said)


@pytest.mark.parametrize(
    ("note", "said"),
    [],
)
def test_what_is_held_has_nothing_counted_behind_it(note: str, said: str) -> None:
    assert claims_of(note) == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("volunteered 60 hours at the hospice shop", "I volunteered 60 hours at the hospice shop"),
        ("ran a dairy of 80 cows for six years", "I ran a dairy of 80 cows for six years"),
        ("led the night line for three seasons", "I led the night line for three seasons"),
    ],
)
def test_a_deed_with_its_length_is_not_also_time_spent(note: str, said: str) -> None:
    assert claims_of(note) == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("6 year experience, 2 of them in Germany", "my six years of experience, two of them in Germany"),
        ("4.5 yrs exp, 2 in L2", "I have 4.5 years of experience, two of them in L2"),
        ("4 month experience in packing", "my four months of experience in packing"),
        ("NVQ 3 completed last summer", "I completed my NVQ 3 last summer"),
        ("forklift licence obtained 2021", "I obtained my forklift licence in 2021"),
    ],
)  # fmt: skip
def test_a_length_of_time_and_a_step_that_was_finished_are_said_in_english(note: str, said: str) -> None:
    assert said in claims_of(note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("six years in retail, mostly in shoes", "my six years in retail, mostly in shoes"),
        ("11 years on the roofs, most of it on heritage slate", "my 11 years on the roofs, most of them on heritage slate"),
    ],
)  # fmt: skip
def test_what_the_years_went_to_of_late_or_for_the_most_part_stays_in_its_own_words(note: str, said: str) -> None:
    assert said in claims_of(note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("nine years on nights, five of them alone", "I have worked on nights for nine years, five of them alone"),
        ("Third-year law student", "I am a third-year law student"),
        ("trainee accountant", "I am a trainee accountant"),
        ("SCADA engineer", "I am a SCADA engineer"),
        ("MRSA nurse", "I am an MRSA nurse"),
    ],
)
def test_who_one_is_and_how_one_worked_is_told_as_people_say_it(note: str, said: str) -> None:
    assert said in claims_of(note)


def test_how_quickly_one_works_is_no_share_of_the_years() -> None:
    assert not any("of them" in said for said in claims_of("17 years on truck tyres, 8 minutes a tyre"))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Master's degree in conservation from NOVA Lisbon.", "I hold a master's degree in conservation from NOVA Lisbon"),
        ("Bachelor of Nursing (2018)", "I hold a Bachelor of Nursing"),
        ("15 years on the quay, four fishing boats", "I have worked on the quay for 15 years, with four fishing boats"),
        ("PT native, EN C1, ES ok", "I speak Portuguese and English at C1 level"),
        ("NL (native), EN (C1), DE (B2)", "I speak Dutch, English at C1 level and German at B2 level"),
        ("reduced error rate from 5% to 1%", "I reduced the error rate from 5% to 1%"),
        ("cut onboarding time from 10 days to 4", "I cut onboarding time from 10 days to 4"),
    ],
)  # fmt: skip
def test_a_degree_a_shift_a_tongue_and_a_level_are_said_in_english(note: str, said: str) -> None:
    assert said in claims_of(note)


@pytest.mark.parametrize("note", ["bit of Terraform", "capcut, canva, bit of premiere, sprout", "bit of welding, MIG mainly"])
def test_a_bit_of_a_skill_is_no_deed(note: str) -> None:
    assert not any("bit" in said for said in claims_of(note))
