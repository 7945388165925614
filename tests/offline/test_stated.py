"""What telegraphic notes of the commonest kinds tell of the candidate, each in one plain statement."""

from __future__ import annotations

import pytest

from followup_ai.offline.additions import additions_of
from followup_ai.offline.background import qualifications_of
from followup_ai.offline.outcomes import with_their_results
from followup_ai.offline.perspective import Cast

CAST, NAMES = Cast(reader=frozenset({"dana", "whitfield"})), {"dana": "Dana", "whitfield": "Whitfield"}


def said(note: str) -> list[str]:
    return [form for claim in qualifications_of(note, CAST, NAMES) for form in (claim.np, claim.clause) if form]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("licensed for eleven years", "I have been licensed for eleven years"),
        ("sworn since 2014", "I have been sworn since 2014"),
        ("registered since 2009, about 900 visits", "I have been registered since 2009, with about 900 visits"),
        ("insured and bonded since 2016", "I have been insured and bonded since 2016"),
        ("qualified in 2018", "I qualified in 2018"),
        ("Irish first language", "Irish is my first language"),
        ("Kurmanji mother tongue, Turkish same", "Kurmanji and Turkish are both my mother tongues"),
        ("my last class went from 52 to 78 per cent", "my last class went from 52 to 78 per cent"),
        ("average of 13 weeks from instruction to completion", "I average 13 weeks from instruction to completion"),
        ("118% of quota 2025 / 104% 2024", "I reached 118% of quota in 2025 and 104% in 2024"),
        ("SQL daily for three years", "I have used SQL every day for three years"),
        ("email! klaviyo 3 years", "I have used Klaviyo for 3 years"),
        ("12 years since I was 16", "I have done this work for 12 years, since I was 16"),
        ("got my own clients, about 60 would follow me", "I have my own clients, and about 60 of them would follow me"),
        ("got my own tools and van", "I have my own tools and van"),
        ("kept remakes under 2 per cent for the past year", "I have kept remakes under 2 per cent for the past year"),
        ("ran the night desk for the last two years", "I have run the night desk for the last two years"),
        ("cold calls 40-50 a day no problem", "I am used to 40 to 50 cold calls a day"),
        ("cs38 cs39 cs31", "I hold CS38, CS39 and CS31"),
        ("SIA badge till 2027", "my SIA badge is valid until 2027"),
        ("aerial rescue renewed march", "I renewed my aerial rescue in March"),
        ("licence forklift since 2011", "I have held my forklift licence since 2011"),
        ("time served", "I am time-served"),
        ("31 years on the road", "I have spent 31 years on the road"),
        ("coding bootcamp 6 months", "I did a coding bootcamp of 6 months"),
        ("cut waste and sales went UP 9%", "I cut waste and sales went up 9%"),
        ("sold to plant managers for 4 years at the valve co", "I sold to plant managers for 4 years at the valve company"),
    ],
)
def test_a_jotted_qualification_is_one_plain_statement(note: str, told: str) -> None:
    assert told in said(note)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "cooked 3 weeks on a gas ring when the kitchen flooded",
            "I cooked for 3 weeks on a gas ring when the kitchen flooded",
        ),
        ("nursed 4 years in Malawi", "I nursed for 4 years in Malawi"),
        ("I know repair small thing on the truck", "I can repair small things on the truck"),
        ("I know fix simple fault on the press", "I can fix simple faults on the press"),
        ("can drive a van nae bother", "I can drive a van"),
    ],
)
def test_what_was_left_unsaid_is_said_with_its_small_words(note: str, told: str) -> None:
    assert [claim.clause for claim in additions_of(note, CAST, NAMES)] == [told]


@pytest.mark.parametrize("note", ["hand signals thing", "the rota stuff"])
def test_a_note_that_only_points_at_something_is_not_told(note: str) -> None:
    assert not said(note)


@pytest.mark.parametrize(
    ("note", "told", "never"),
    [
        ("five years of Ruby, two of Go", "I have five years of Ruby and two of Go", "of them"),
        ("5 years pharmacist in Osaka, 1 in Kobe", "I have spent 5 years as a pharmacist in Osaka and 1 in Kobe", "of them"),
        ("14 years on trucks, 8 in UK", "I have worked on trucks for 14 years, 8 in the UK", "of them"),
        ("19 years in care, 11 of them nights", "I have worked in care for 19 years, 11 of them nights", "and 11"),
    ],
)
def test_years_are_part_of_others_only_where_the_note_says_so(note: str, told: str, never: str) -> None:
    assert told in said(note)
    assert not [form for form in said(note) if never in form]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("I did 2 years in oncology ward in Cebu", "I did 2 years in an oncology ward in Cebu"),
        ("I ran the ward at night", "I ran the ward at night"),
    ],
)
def test_a_surname_that_is_a_common_noun_is_that_noun_in_small_letters(note: str, told: str) -> None:
    ward = Cast(reader=frozenset({"pauline", "ward"}))
    assert [c.clause for c in additions_of(note, ward, {"pauline": "Pauline", "ward": "Ward"})] == [told]


def test_how_it_turned_out_for_everybody_stands_behind_its_deed() -> None:
    notes = ["cooked for a week on a gas ring", "nobody missed a dinner", "level 3 food safety"]
    assert with_their_results(notes) == ["cooked for a week on a gas ring, and nobody missed a dinner", "level 3 food safety"]


def test_what_was_known_to_whom_is_told_with_its_reason() -> None:
    told = "I know the old relay controllers because my first boss kept them going"
    assert said(told) == [told]
