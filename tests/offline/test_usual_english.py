"""A note in a learner's order is told in the order that English has, or not at all."""

import pytest

from followup_ai.offline.usual_english import usual_claims


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("I am nurse since 12 years in hospital of Lisbon", "I have worked as a nurse in a hospital in Lisbon for 12 years"),
        ("work in kitchen since 2018, first as helper", "I have worked in a kitchen since 2018"),
        ("work with old people 3 years in care home", "I have worked with old people in a care home for 3 years"),
        ("I have experience 5 year in hotel as receptionist", "I have 5 years of experience in a hotel as a receptionist"),
        ("I was working as cook 3 years in school kitchen", "I have worked as a cook in a school kitchen for 3 years"),
        ("truck driver from 2010, never accident", "I have worked as a truck driver since 2010"),
        ("I made course of first aid last year", "I took a course in first aid last year"),
        ("have certificate for food hygiene", "I have a certificate in food hygiene"),
        ("diploma of electrician from Tashkent", "I have a diploma as an electrician from Tashkent"),
        ("I finished training for forklift in march", "I took forklift training in March"),
        ("I did internship in bank", "I did an internship at a bank"),
        ("responsible of team with 6 person", "I am responsible for a team with 6 people"),
        ("I can operate crane and forklift", "I can operate a crane and a forklift"),
    ],
)
def test_what_a_learners_order_means_is_said_in_the_usual_one(note: str, said: str) -> None:
    assert [claim.clause for claim in usual_claims(note)] == [said]


@pytest.mark.parametrize(
    "note",
    [
        "in my old job I reduce waste 20%",
        "lobster since 4 years",
        "I was in hospital 3 years",
        "work wtih childern 4 years",
        "no experience 2 years in sales",
        "I led a team of six on the night shift",
    ],
)
def test_what_is_of_no_known_kind_or_not_sure_is_left(note: str) -> None:
    assert usual_claims(note) == ()
