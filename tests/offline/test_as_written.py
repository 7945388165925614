"""What a tidy note tells of the candidate is said whole, in its own words."""

from __future__ import annotations

import pytest

from followup_ai.offline.as_written import claims_as_written
from followup_ai.offline.manner import manner_of
from followup_ai.offline.perspective import Cast

_NOBODY = Cast(frozenset(), {}, crowded=False)


def said(note: str) -> list[str]:
    return [claim.clause for claim in claims_as_written(note, _NOBODY)]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("do my own gearbox rebuilds", "I do my own gearbox rebuilds"),
        ("own three draught horses", "I own three draught horses"),
        ("play the church organ", "I play the church organ"),
        ("grow tomatoes under glass and sell them at the market", "I grow tomatoes under glass and sell them at the market"),
        ("submitted a patch to the nginx docs", "I submitted a patch to the nginx docs"),
        ("harvested four seasons in Alsace", "I harvested for four seasons in Alsace"),
        ("Scrap rate kept below 2% for a year", "I kept the scrap rate below 2% for a year"),
        ("can teach forklift refreshers (RTITB instructor)", "I can teach forklift refreshers (RTITB instructor)"),
        ("write for the county angling paper", "I write for the county angling paper"),
        ("raised on a hill farm in Powys", "I was raised on a hill farm in Powys"),
        ("coached 40 apprentices since 2018", "I have coached 40 apprentices since 2018"),
    ],
)
def test_a_deed_wants_nothing_but_its_doer(note: str, told: str) -> None:
    assert said(note) == [told]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("called to the bar in 2017", "I was called to the bar in 2017"),
        ("licensed as a blaster", "I am licensed as a blaster"),
        ("registered with the HCPC since 2015", "I have been registered with the HCPC since 2015"),
        ("PALS and TNCC certified", "I am PALS and TNCC certified"),
        ("ACCA, CIMA since 2020", "I have held ACCA and CIMA since 2020"),
        ("currently studying for CISSP", "I am currently studying for CISSP"),
        ("parish councillor for six years", "I have worked as a parish councillor for six years"),
        ("school governor for five years", "I have been a school governor for five years"),
        ("Plumber by trade", "I am a plumber by trade"),
        ("comfortable with till work, stock counts and orders", "I am comfortable with till work, stock counts and orders"),
        ("line cook for six years, sous chef for two", "I have worked as a line cook for six years and as a sous chef for two"),
    ],
)
def test_what_one_is_or_was_made_is_said_with_the_verb_it_wants(note: str, told: str) -> None:
    assert said(note) == [told]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Fluent Welsh, WJEC A2", "I speak fluent Welsh (WJEC A2)"),
        ("French (DALF C1) and everyday Arabic", "I speak French (DALF C1) and everyday Arabic"),
        ("I read Latin, Greek, Hebrew and some Syriac", "I read Latin, Greek, Hebrew and some Syriac"),
        ("C licence since 2014 and valid ADR", "I have held a C licence since 2014 and a valid ADR"),
        ("rigging certificate (LOLER)", "I hold a rigging certificate (LOLER)"),
        ("MA in typography, Reading", "I have an MA in typography from Reading"),
        ("BSc Midwifery with 6 yrs labour ward experience", "I have a BSc in Midwifery and 6 years of labour ward experience"),
        ("City & Guilds Level 2, brickwork", "I hold City & Guilds Level 2 in brickwork"),
        ("welding course (EN 9606), finished in June", "I finished my welding course (EN 9606) in June"),
        ("three papers, one as first author", "I have published three papers, one as first author"),
        ("Chief Mate CoC issued in 2022", "my Chief Mate CoC was issued in 2022"),
        ("good working knowledge of HACCP", "I have a good working knowledge of HACCP"),
        ("a clean motorcycle licence", "I have a clean motorcycle licence"),
        ("STCW Tanker Safety, valid to 2029", "I have STCW Tanker Safety, valid to 2029"),
    ],
)
def test_a_tongue_or_a_paper_keeps_its_class_its_school_and_its_years(note: str, told: str) -> None:
    assert said(note) == [told]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Seven years in packaging (glass)", "I have worked in packaging (glass) for seven years"),
        (
            "Translated 60 contracts in 2024, half of them in shipping",
            "I translated 60 contracts in 2024, half of them in shipping",
        ),
        (
            "Ten years in practice, from first sketch to handover",
            "I have worked in practice for ten years, from first sketch to handover",
        ),
        ("Ran a tea round in Leith; takings rose by 12%", "I ran a tea round in Leith, and takings rose by 12%"),
        ("dug wells for eight years, surveyed for three", "I dug wells for eight years and surveyed for three"),
        (
            "shelf work and cashing up, no losses in a year",
            "my work has included shelf work and cashing up, with no losses in a year",
        ),
        ("felled over 300 oaks, the tallest of 31 metres", "I felled over 300 oaks, the tallest of 31 metres"),
    ],
)
def test_the_half_behind_a_comma_or_in_a_bracket_stays(note: str, told: str) -> None:
    assert said(note) == [told]


def test_what_a_note_lists_is_told_one_by_one() -> None:
    assert said("PharmD, licensed in 2016") == ["I have a PharmD", "I was licensed in 2016"]
    assert said("diploma in optics, then 9 years in a lens factory") == [
        "I hold a diploma in optics",
        "I have worked in a lens factory for 9 years",
    ]


@pytest.mark.parametrize(
    "note",
    [
        "11 yrs roofs, 6 of em slate",
        "ran 3 kitchens -> now head chef",
        "seven year in hotels of five stars",
        "not much Excel",
        "he said my German is fine",
        "salary was 31k, don't mention",
        "UEFA licence in progress",
    ],
)
def test_a_jotting_a_doubt_and_an_aside_are_left_to_others(note: str) -> None:
    assert said(note) == []


def test_an_aside_in_a_bracket_is_left_out() -> None:
    assert said("grade 6 piano (a bit rusty)") == said("grade 6 piano")


def test_a_learners_single_slip_or_the_letters_of_a_paper_leave_notes_tidy() -> None:
    notes = [
        "Asked about the night shift and the new lift",
        "first aider at work (renewed 2025)",
        "GMDSS GOC",
        "ran 40 bays in Hull",
    ]
    assert manner_of(notes).tidy
    assert manner_of([*notes[:1], "Cert III in Cleaning Operations", *notes[2:], "I clean offices at night"]).composed
    assert not manner_of([*notes, "they no have lift", "customer come back", "six dress in a day"]).tidy


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Trained new staff in Polish, Czech and English", "I trained new staff in Polish, Czech and English"),
        ("Hold category C licence and three route cards", "I hold a category C licence and three route cards"),
        ("Rebuild pumps and dosing valves myself", "I rebuild pumps and dosing valves myself"),
        ("Ran audits in Leeds, York and Hull", "I ran audits in Leeds, York and Hull"),
    ],
)
def test_a_row_at_the_end_is_no_list_of_claims(note: str, said: str) -> None:
    assert said in [claim.clause for claim in claims_as_written(note, Cast())]
